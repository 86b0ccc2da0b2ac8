# Generated from tests/client/_async/test_rpc_offline.py by scripts/unasync.py. Edit that file instead.
"""Every method of `codex.rpc` that can be called without a network, called on the real runtime."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from openai_codex import Codex, CodexConfig, JsonRpcError
from openai_codex._wire import response_class, to_wire
from openai_codex.generated.rpc_sync import Rpc
from openai_codex.testing import Gate, ModelProvider, deltas, gate, isolated_home, text
from openai_codex.types import TurnStatus

from ..rpc_schema import problems_of_answer
from ..rpc_table import ANSWERED, FILES, SERVER, THREADS, assert_as_stated
from ..support import PATIENCE, Together

pytestmark = pytest.mark.anyio

# The schema says `turn_id` in an entry where the runtime says `turnId`.
SCHEMA_IS_WRONG = {"thread/timeline/list"}

FREE = {"type": "dangerFullAccess"}
MCP_SERVER = Path(__file__).parents[1] / "mcp_server.py"


class Calls:
    """A session that remembers what came of each method, and looks at each answer: its class, and the schema's view."""

    def __init__(self, codex: Codex) -> None:
        self._session = codex._session
        self.rpc = Rpc(cast("Any", self))
        self.outcomes: dict[str, Any] = {}

    def request(self, method: str, params: Any, result: Any, *, timeout: float | None) -> Any:
        try:
            answer = self._session.request(method, params, result, timeout=PATIENCE)
        except JsonRpcError as error:
            self.outcomes.setdefault(method, error)
            raise
        assert isinstance(answer, response_class(method))
        if method not in SCHEMA_IS_WRONG:
            assert problems_of_answer(response_class(method).__name__, to_wire(answer)) == [], method
        self.outcomes[method] = ANSWERED
        return answer


def refused(call: Callable[[], Any]) -> None:
    with pytest.raises(JsonRpcError):
        call()


def encoded(plain: str) -> str:
    return base64.b64encode(plain.encode()).decode()


def said(prompt: str) -> list[dict[str, object]]:
    return [{"type": "text", "text": prompt}]


def test_files_and_processes(config: CodexConfig) -> None:
    with Codex(config) as codex:
        calls = Calls(codex)
        rpc, here = calls.rpc, Path(config.cwd or "")
        rpc.fs.create_directory(path=here / "made")
        rpc.fs.write_file(path=here / "made" / "a.txt", data_base64=encoded("written"))
        rpc.fs.copy(source_path=here / "made" / "a.txt", destination_path=here / "b.txt")
        read = rpc.fs.read_file(path=str(here / "b.txt"))
        assert base64.b64decode(read.data_base64) == b"written"
        assert (rpc.fs.get_metadata(path=here / "made")).is_directory
        assert {entry.file_name for entry in (rpc.fs.read_directory(path=here)).entries} == {"made", "b.txt"}
        assert (rpc.fs.watch(path=here, watch_id="w")).path == str(here)
        rpc.fs.unwatch(watch_id="w")

        found = rpc.fuzzy_file_search(query="b.txt", roots=[str(here)])
        assert [file.path for file in found.files] == ["b.txt"]
        rpc.fuzzy_file_search.session_start(session_id="s", roots=(str(here),))
        rpc.fuzzy_file_search.session_update(session_id="s", query="b")
        rpc.fuzzy_file_search.session_stop(session_id="s")
        rpc.fs.remove(path=here / "b.txt")
        assert not (here / "b.txt").exists()

        done = rpc.command.exec(command=["echo", "hello"], sandbox_policy=FREE, env={"A": None})
        assert (done.exit_code, done.stdout) == (0, "hello\n")
        with Together() as together:
            together.start(
                lambda: rpc.command.exec(
                    command=["cat"], process_id="c", tty=True, sandbox_policy=FREE, env={"A": None}
                )
            )
            until_it_runs(lambda: rpc.command.exec.resize(process_id="c", size={"rows": 24, "cols": 80}))
            rpc.command.exec.write(process_id="c", delta_base64=encoded("typed\n"))
            rpc.command.exec.terminate(process_id="c")
        assert together.outcomes[0].exit_code != 0

        rpc.process.spawn(command=["cat"], cwd=here, process_handle="p", tty=True)
        rpc.process.resize_pty(process_handle="p", size={"rows": 24, "cols": 80})
        rpc.process.write_stdin(process_handle="p", delta_base64=encoded("typed\n"))
        rpc.process.kill(process_handle="p")
    assert_as_stated(calls.outcomes, FILES)


def until_it_runs(call: Callable[[], Any]) -> None:
    """Ask for a command until the server knows it: it was asked for in another task."""
    for _ in range(1000):
        try:
            call()
        except JsonRpcError:
            continue
        return
    raise AssertionError("the command never ran")


def test_threads_turns_and_projects(provider: ModelProvider) -> None:
    # A model that the runtime knows; of others it does not change settings in a turn.
    switching = {"step_model_switching": True}
    with isolated_home(provider, model="gpt-6.1-sol", features=switching) as home:
        with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            calls = Calls(codex)
            thread = codex.thread_start()
            thread.run("Hello.")
            stored(calls.rpc, thread.id)
            attached(calls.rpc, thread.id)
            spoken(calls.rpc, thread.id)
            interrupted(codex, calls.rpc, provider)
            moved(calls.rpc, thread.id)
            projects(calls.rpc, str(home.workspace))
    assert_as_stated(calls.outcomes, THREADS)


def stored(rpc: Rpc, thread_id: str) -> None:
    """What was said, in every way to look at it."""
    assert (rpc.thread.list()).data[0].id == thread_id
    assert (rpc.thread.loaded.list()).data == [thread_id]
    turn = (rpc.thread.turns.list(thread_id=thread_id)).data[0]
    entry = (rpc.thread.items.list(thread_id=thread_id, sort_direction="asc")).data[0]
    same = rpc.thread.items.read(thread_id=thread_id, turn_id=turn.id, item_ids=[entry.item.root.id])
    assert same.data[0].item == entry.item
    assert (rpc.thread.search(search_term="Hello")).data[0].thread.id == thread_id
    assert (rpc.thread.search_occurrences(thread_id=thread_id, search_term="Hello")).data
    assert (rpc.thread.timeline.list(thread_id=thread_id)).data
    read = rpc.thread.read(thread_id=thread_id)
    assert read.read_state is not None
    revision = read.read_state.revision
    rpc.thread.read_state.update(thread_id=thread_id, expected_revision=revision, operation={"type": "read"})
    refused(lambda: rpc.thread.prediction.request(thread_id=thread_id, source_turn_id=turn.id))
    action = {"type": "command", "source": "shell", "command": "ls", "cwd": "/"}
    event = {"id": "e", "status": "denied", "turn_id": turn.id, "action": action, "started_at_ms": 1}
    rpc.thread.approve_guardian_denied_action(thread_id=thread_id, event=event)


def attached(rpc: Rpc, thread_id: str) -> None:
    """What is kept beside a thread."""
    rpc.thread.name.set(thread_id=thread_id, name="A name")
    rpc.thread.metadata.update(thread_id=thread_id, git_info={"branch": "main"})
    rpc.thread.settings.update(thread_id=thread_id, effort="high", service_tier=None)
    rpc.thread.memory_mode.set(thread_id=thread_id, mode="disabled")
    assert (rpc.thread.increment_elicitation(thread_id=thread_id)).paused
    assert not (rpc.thread.decrement_elicitation(thread_id=thread_id)).paused
    key: dict[str, Any] = {"attachment_type": "note", "identity_key": "k"}
    rpc.thread.attachment.add(thread_id=thread_id, payload={"a": [1, None]}, **key)
    assert (rpc.thread.attachment.list(thread_id=thread_id)).data[0].payload == {"a": [1, None]}
    assert (rpc.thread.attachment_owner.list(**key)).data[0].thread_id == thread_id
    rpc.thread.attachment.remove(thread_id=thread_id, **key)
    goal = rpc.thread.goal.set(thread_id=thread_id, objective="Be done.", status="paused", token_budget=None)
    assert (rpc.thread.goal.get(thread_id=thread_id)).goal == goal.goal
    assert (rpc.thread.goal.clear(thread_id=thread_id)).cleared
    section = (rpc.thread_section.create(name="Mine")).section
    assert section in (rpc.thread_section.list()).data
    rpc.thread_section.update(section_id=section.id, name="Ours")
    rpc.thread.section.move(thread_id=thread_id, section_id=section.id)
    rpc.thread.section.move(thread_id=thread_id, section_id=None)
    rpc.thread_section.delete(section_id=section.id)
    message = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "x"}]}
    rpc.thread.inject_items(thread_id=thread_id, items=[message])
    assert (rpc.thread.background_terminals.list(thread_id=thread_id)).data == []
    assert not (rpc.thread.background_terminals.terminate(thread_id=thread_id, process_id="1")).terminated
    rpc.thread.background_terminals.clean(thread_id=thread_id)


def spoken(rpc: Rpc, thread_id: str) -> None:
    """Realtime: its start is answered at once, the scripted provider offers no voices."""
    assert (rpc.thread.realtime.list_voices()).voices.v1
    rpc.thread.realtime.start(thread_id=thread_id, output_modality="text", prompt=None)
    chunk = {"data": "", "numChannels": 1, "sampleRate": 24000}
    rpc.thread.realtime.append_audio(thread_id=thread_id, audio=chunk)
    rpc.thread.realtime.append_text(thread_id=thread_id, text="x")
    rpc.thread.realtime.append_speech(thread_id=thread_id, text="x")
    rpc.thread.realtime.stop(thread_id=thread_id)


def interrupted(codex: Codex, rpc: Rpc, provider: ModelProvider) -> None:
    """A turn that is steered, changed, queued behind, and stopped; and turns that nobody waits for."""
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    thread = codex.thread_start()
    handle = thread.turn("Hello.")
    hold.wait_until_reached()
    names: dict[str, Any] = {"thread_id": thread.id}
    first = rpc.thread.queue.add(client_user_message_id="1", input=said("one"), **names)
    second = rpc.thread.queue.add(client_user_message_id="2", input=said("two"), **names)
    ids = [second.queued_submission.id, first.queued_submission.id]
    rpc.thread.queue.update(queued_submission_id=ids[0], input=said("second"), **names)
    rpc.thread.queue.reorder(queued_submission_ids=ids, **names)
    assert [queued.id for queued in (rpc.thread.queue.list(**names)).data] == ids
    assert (rpc.thread.queue.delete(queued_submission_id=ids[1], **names)).deleted
    settled = rpc.turn.settings.update(turn_id=handle.id, approvals_reviewer="user", **names)
    assert settled.status.value == "applied"
    steered = rpc.turn.steer(expected_turn_id=handle.id, input=said("More."), **names)
    assert steered.turn_id == handle.id
    rpc.turn.interrupt(turn_id=handle.id, **names)
    assert (handle.run()).status is TurnStatus.interrupted
    assert (rpc.thread.queue.start(**names)).turn.status is TurnStatus.in_progress

    rpc.turn.start(thread_id=another(rpc), input=said("Hello."), effort="low")
    rpc.thread.compact.start(thread_id=another(rpc))
    rpc.thread.shell_command(thread_id=another(rpc), command="true")
    rpc.review.start(thread_id=another(rpc), target={"type": "custom", "instructions": "Look."})


def another(rpc: Rpc) -> str:
    return (rpc.thread.start(ephemeral=True, approval_policy="never")).thread.id


def moved(rpc: Rpc, thread_id: str) -> None:
    """A thread that is copied, cut, put away and taken out again."""
    turn = (rpc.thread.turns.list(thread_id=thread_id)).data[-1]
    fork = rpc.thread.fork(thread_id=thread_id, exclude_turns=True, ephemeral=True)
    assert fork.thread.id != thread_id
    rpc.thread.revert(thread_id=thread_id, before_turn_id=turn.id)
    assert (rpc.thread.unsubscribe(thread_id=thread_id)).status.value == "unsubscribed"
    assert (rpc.thread.resume(thread_id=thread_id, exclude_turns=True)).thread.id == thread_id
    rpc.thread.archive(thread_id=thread_id)
    assert (rpc.thread.unarchive(thread_id=thread_id)).thread.id == thread_id
    rpc.thread.delete(thread_id=thread_id)


def projects(rpc: Rpc, here: str) -> None:
    key = "00000000-0000-4000-8000-00000000000"
    made = (rpc.project.create(idempotency_key=f"{key}1", name="One", roots=[{"path": here}])).project
    other = (rpc.project.import_(idempotency_key=f"{key}2", name="Two", roots=[], metadata={"a": "b"})).project
    assert (rpc.project.read(project_id=made.id)).project == made
    assert (rpc.project.update(project_id=made.id, name="First")).project.name == "First"
    rpc.project.move(project_id=other.id, before_project_id=made.id)
    assert [project.id for project in (rpc.project.list()).data] == [other.id, made.id]
    rpc.project.delete(project_id=made.id)


def test_the_server_its_settings_and_its_accounts() -> None:
    tiny = f"[mcp_servers.tiny]\ncommand = '{sys.executable}'\nargs = ['{MCP_SERVER}']"
    with ModelProvider(text("unused")) as provider, isolated_home(provider, config=tiny) as home:
        with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            calls = Calls(codex)
            settings(calls.rpc, str(home.workspace))
            accounts(calls.rpc)
            mcp(calls.rpc, (codex.thread_start()).id)
            plugins(calls.rpc, home.workspace)
            remote(calls.rpc)
    assert_as_stated(calls.outcomes, SERVER)


def settings(rpc: Rpc, here: str) -> None:
    refused(lambda: rpc.initialize(client_info={"name": "n", "version": "1"}))
    assert (rpc.server.diagnostics()).process.id > 0
    assert (rpc.model.list()).data
    assert (rpc.model_provider.capabilities.read()).web_search
    assert {mode.name for mode in (rpc.collaboration_mode.list()).data} == {"Plan", "Default"}
    assert not (rpc.memory.status()).v2_ready
    rpc.memory.reset()
    rpc.rollout.compress()
    assert (rpc.experimental_feature.list()).data
    assert (rpc.experimental_feature.enablement.set(enablement={})).enablement == {}
    assert (rpc.permission_profile.list()).data
    rpc.config.value.write(key_path="model_verbosity", value="low", merge_strategy="replace")
    rpc.config.batch_write(edits=[{"keyPath": "model", "value": "other", "mergeStrategy": "upsert"}])
    assert (rpc.config.read(include_layers=True)).config.model == "other"
    assert (rpc.config_requirements.read()).requirements is None
    assert (rpc.hooks.list(cwds=[here])).data[0].hooks == []
    assert (rpc.skills.list(cwds=[here], force_reload=True)).data[0].cwd == here
    rpc.skills.extra_roots.set(extra_roots=[here])
    assert not (rpc.skills.config.write(enabled=False, name="some")).effective_enabled
    assert (rpc.mock.experimental_method(value="echo")).echoed == "echo"
    assert (rpc.external_agent_config.detect(include_home=False)).items == []
    assert (rpc.external_agent_config.import_(migration_items=[])).import_id
    rpc.external_agent_config.import_.record_history(provider_id="p", item_type_results=[])
    rpc.external_agent_config.import_.read_histories()
    assert (rpc.environment.info(environment_id="local")).cwd
    # Nobody listens there.
    rpc.environment.add(environment_id="e", exec_server_url="ws://127.0.0.1:9")
    assert (rpc.environment.status(environment_id="e")).status.value in {"pending", "disconnected"}
    rpc.windows_sandbox.readiness()
    rpc.windows_sandbox.setup_start(mode="unelevated", cwd=here)


def accounts(rpc: Rpc) -> None:
    rpc.account.login.start({"type": "apiKey", "apiKey": "not-a-key"})
    cancelled = rpc.account.login.cancel(login_id="00000000-0000-4000-8000-000000000000")
    assert cancelled.status.value == "notFound"
    rpc.account.logout()
    assert (rpc.account.read()).account is None
    refused(lambda: rpc.account.rate_limits.read())
    refused(lambda: rpc.account.rate_limit_reset_credit.consume(idempotency_key="k"))
    refused(lambda: rpc.account.usage.read())
    refused(lambda: rpc.account.workspace_messages.read())
    refused(lambda: rpc.account.send_add_credits_nudge_email(credit_type="credits"))
    assert not (rpc.account.gateway_oauth.read()).required
    refused(lambda: rpc.account.gateway_oauth.login())
    rpc.account.gateway_oauth.cancel()
    assert (rpc.account.bedrock.discover()).profiles == []
    assert not (rpc.account.bedrock.check_gov_cloud_requirements()).is_gov_cloud
    refused(lambda: rpc.account.bedrock.setup({"type": "environment", "region": "us-east-1"}))
    assert (rpc.user_verification.status()).credential_id is None
    rpc.user_verification.cancel(request_id=5)
    refused(lambda: rpc.user_verification.enroll())
    refused(lambda: rpc.user_verification.delete())
    refused(lambda: rpc.user_verification.verify(challenge="YWJj", title="t", description="d"))


def mcp(rpc: Rpc, thread_id: str) -> None:
    names: dict[str, Any] = {"thread_id": thread_id, "server": "tiny"}
    called = rpc.mcp_server.tool.call(tool="greet", arguments={}, **names)
    assert called.content == [{"type": "text", "text": "hello"}]
    assert (rpc.mcp_server.resource.read(uri="tiny://one", **names)).contents
    assert [server.name for server in (rpc.mcp_server_status.list()).data] == ["tiny"]
    rpc.config.mcp_server.reload()
    refused(lambda: rpc.mcp_server.oauth.login(name="nobody"))
    refused(lambda: rpc.mcp_server.event.stream.start(subscription_id="s", name="n", arguments={}, **names))
    rpc.mcp_server.event.stream.stop(subscription_id="s")


def plugins(rpc: Rpc, here: Path) -> None:
    assert (rpc.plugin.list()).marketplaces == []
    assert (rpc.plugin.search(search_term="x")).data == []
    assert (rpc.plugin.installed()).marketplaces == []
    assert (rpc.plugin.reconcile()).changed_plugins == []
    rpc.plugin.uninstall(plugin_id="some@where")
    refused(lambda: rpc.plugin.read(plugin_name="x", marketplace_path=here / "none.json"))
    refused(lambda: rpc.plugin.install(plugin_name="x", marketplace_path=here / "none.json"))
    names: dict[str, Any] = {"remote_marketplace_name": "m", "remote_plugin_id": "p", "skill_name": "s"}
    refused(lambda: rpc.plugin.skill.read(**names))
    refused(lambda: rpc.plugin.share.save(plugin_path=here / "none"))
    refused(lambda: rpc.plugin.share.update_targets(remote_plugin_id="p", discoverability="PRIVATE", share_targets=[]))
    refused(lambda: rpc.plugin.share.list())
    refused(lambda: rpc.plugin.share.checkout(remote_plugin_id="p"))
    refused(lambda: rpc.plugin.share.delete(remote_plugin_id="p"))
    refused(lambda: rpc.marketplace.add(source=str(here / "none")))
    refused(lambda: rpc.marketplace.remove(marketplace_name="none"))
    refused(lambda: rpc.marketplace.upgrade(marketplace_name="none"))
    assert (rpc.app.list()).data == []
    assert (rpc.app.read(app_ids=["a"])).missing_app_ids == ["a"]
    assert (rpc.app.installed()).apps == []


def remote(rpc: Rpc) -> None:
    assert (rpc.remote_control.status.read()).status.value == "disabled"
    refused(lambda: rpc.remote_control.enable())
    refused(lambda: rpc.remote_control.disable())
    refused(lambda: rpc.remote_control.client.list(environment_id="e"))
    refused(lambda: rpc.remote_control.client.revoke(environment_id="e", client_id="c"))
    refused(lambda: rpc.remote_control.pairing.start())
    refused(lambda: rpc.remote_control.pairing.status(pairing_code="c"))
