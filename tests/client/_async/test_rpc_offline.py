"""Every method of `codex.rpc` that can be called without a network, called on the real runtime."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from openai_codex import AsyncCodex, CodexConfig, JsonRpcError
from openai_codex._wire import response_class, to_wire
from openai_codex.generated.rpc_async import AsyncRpc
from openai_codex.testing import Gate, ModelProvider, deltas, gate, isolated_home, text
from openai_codex.types import TurnStatus

from ..rpc_schema import problems_of_answer
from ..rpc_table import ANSWERED, FILES, SERVER, THREADS, assert_as_stated
from ..support import PATIENCE, AsyncTogether

pytestmark = pytest.mark.anyio

# The schema says `turn_id` in an entry where the runtime says `turnId`.
SCHEMA_IS_WRONG = {"thread/timeline/list"}

FREE = {"type": "dangerFullAccess"}
MCP_SERVER = Path(__file__).parents[1] / "mcp_server.py"


class AsyncCalls:
    """A session that remembers what came of each method, and looks at each answer: its class, and the schema's view."""

    def __init__(self, codex: AsyncCodex) -> None:
        self._session = codex._session
        self.rpc = AsyncRpc(cast("Any", self))
        self.outcomes: dict[str, Any] = {}

    async def request(self, method: str, params: Any, result: Any, *, timeout: float | None) -> Any:
        try:
            answer = await self._session.request(method, params, result, timeout=PATIENCE)
        except JsonRpcError as error:
            self.outcomes.setdefault(method, error)
            raise
        assert isinstance(answer, response_class(method))
        if method not in SCHEMA_IS_WRONG:
            assert problems_of_answer(response_class(method).__name__, to_wire(answer)) == [], method
        self.outcomes[method] = ANSWERED
        return answer


async def refused(call: Callable[[], Any]) -> None:
    with pytest.raises(JsonRpcError):
        await call()


def encoded(plain: str) -> str:
    return base64.b64encode(plain.encode()).decode()


def said(prompt: str) -> list[dict[str, object]]:
    return [{"type": "text", "text": prompt}]


async def test_files_and_processes(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        calls = AsyncCalls(codex)
        rpc, here = calls.rpc, Path(config.cwd or "")
        await rpc.fs.create_directory(path=here / "made")
        await rpc.fs.write_file(path=here / "made" / "a.txt", data_base64=encoded("written"))
        await rpc.fs.copy(source_path=here / "made" / "a.txt", destination_path=here / "b.txt")
        read = await rpc.fs.read_file(path=str(here / "b.txt"))
        assert base64.b64decode(read.data_base64) == b"written"
        assert (await rpc.fs.get_metadata(path=here / "made")).is_directory
        assert {entry.file_name for entry in (await rpc.fs.read_directory(path=here)).entries} == {"made", "b.txt"}
        assert (await rpc.fs.watch(path=here, watch_id="w")).path == str(here)
        await rpc.fs.unwatch(watch_id="w")

        found = await rpc.fuzzy_file_search(query="b.txt", roots=[str(here)])
        assert [file.path for file in found.files] == ["b.txt"]
        await rpc.fuzzy_file_search.session_start(session_id="s", roots=(str(here),))
        await rpc.fuzzy_file_search.session_update(session_id="s", query="b")
        await rpc.fuzzy_file_search.session_stop(session_id="s")
        await rpc.fs.remove(path=here / "b.txt")
        assert not (here / "b.txt").exists()

        done = await rpc.command.exec(command=["echo", "hello"], sandbox_policy=FREE, env={"A": None})
        assert (done.exit_code, done.stdout) == (0, "hello\n")
        async with AsyncTogether() as together:
            together.start(
                lambda: rpc.command.exec(
                    command=["cat"], process_id="c", tty=True, sandbox_policy=FREE, env={"A": None}
                )
            )
            await until_it_runs(lambda: rpc.command.exec.resize(process_id="c", size={"rows": 24, "cols": 80}))
            await rpc.command.exec.write(process_id="c", delta_base64=encoded("typed\n"))
            await rpc.command.exec.terminate(process_id="c")
        assert together.outcomes[0].exit_code != 0

        await rpc.process.spawn(command=["cat"], cwd=here, process_handle="p", tty=True)
        await rpc.process.resize_pty(process_handle="p", size={"rows": 24, "cols": 80})
        await rpc.process.write_stdin(process_handle="p", delta_base64=encoded("typed\n"))
        await rpc.process.kill(process_handle="p")
    assert_as_stated(calls.outcomes, FILES)


async def until_it_runs(call: Callable[[], Any]) -> None:
    """Ask for a command until the server knows it: it was asked for in another task."""
    for _ in range(1000):
        try:
            await call()
        except JsonRpcError:
            continue
        return
    raise AssertionError("the command never ran")


async def test_threads_turns_and_projects(provider: ModelProvider) -> None:
    # A model that the runtime knows; of others it does not change settings in a turn.
    switching = {"step_model_switching": True}
    with isolated_home(provider, model="gpt-6.1-sol", features=switching) as home:
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            calls = AsyncCalls(codex)
            thread = await codex.thread_start()
            await thread.run("Hello.")
            await stored(calls.rpc, thread.id)
            await attached(calls.rpc, thread.id)
            await spoken(calls.rpc, thread.id)
            await interrupted(codex, calls.rpc, provider)
            await moved(calls.rpc, thread.id)
            await projects(calls.rpc, str(home.workspace))
    assert_as_stated(calls.outcomes, THREADS)


async def stored(rpc: AsyncRpc, thread_id: str) -> None:
    """What was said, in every way to look at it."""
    assert (await rpc.thread.list()).data[0].id == thread_id
    assert (await rpc.thread.loaded.list()).data == [thread_id]
    turn = (await rpc.thread.turns.list(thread_id=thread_id)).data[0]
    entry = (await rpc.thread.items.list(thread_id=thread_id, sort_direction="asc")).data[0]
    same = await rpc.thread.items.read(thread_id=thread_id, turn_id=turn.id, item_ids=[entry.item.root.id])
    assert same.data[0].item == entry.item
    assert (await rpc.thread.search(search_term="Hello")).data[0].thread.id == thread_id
    assert (await rpc.thread.search_occurrences(thread_id=thread_id, search_term="Hello")).data
    assert (await rpc.thread.timeline.list(thread_id=thread_id)).data
    read = await rpc.thread.read(thread_id=thread_id)
    assert read.read_state is not None
    revision = read.read_state.revision
    await rpc.thread.read_state.update(thread_id=thread_id, expected_revision=revision, operation={"type": "read"})
    await refused(lambda: rpc.thread.prediction.request(thread_id=thread_id, source_turn_id=turn.id))
    action = {"type": "command", "source": "shell", "command": "ls", "cwd": "/"}
    event = {"id": "e", "status": "denied", "turn_id": turn.id, "action": action, "started_at_ms": 1}
    await rpc.thread.approve_guardian_denied_action(thread_id=thread_id, event=event)


async def attached(rpc: AsyncRpc, thread_id: str) -> None:
    """What is kept beside a thread."""
    await rpc.thread.name.set(thread_id=thread_id, name="A name")
    await rpc.thread.metadata.update(thread_id=thread_id, git_info={"branch": "main"})
    await rpc.thread.settings.update(thread_id=thread_id, effort="high", service_tier=None)
    await rpc.thread.memory_mode.set(thread_id=thread_id, mode="disabled")
    assert (await rpc.thread.increment_elicitation(thread_id=thread_id)).paused
    assert not (await rpc.thread.decrement_elicitation(thread_id=thread_id)).paused
    key: dict[str, Any] = {"attachment_type": "note", "identity_key": "k"}
    await rpc.thread.attachment.add(thread_id=thread_id, payload={"a": [1, None]}, **key)
    assert (await rpc.thread.attachment.list(thread_id=thread_id)).data[0].payload == {"a": [1, None]}
    assert (await rpc.thread.attachment_owner.list(**key)).data[0].thread_id == thread_id
    await rpc.thread.attachment.remove(thread_id=thread_id, **key)
    goal = await rpc.thread.goal.set(thread_id=thread_id, objective="Be done.", status="paused", token_budget=None)
    assert (await rpc.thread.goal.get(thread_id=thread_id)).goal == goal.goal
    assert (await rpc.thread.goal.clear(thread_id=thread_id)).cleared
    section = (await rpc.thread_section.create(name="Mine")).section
    assert section in (await rpc.thread_section.list()).data
    await rpc.thread_section.update(section_id=section.id, name="Ours")
    await rpc.thread.section.move(thread_id=thread_id, section_id=section.id)
    await rpc.thread.section.move(thread_id=thread_id, section_id=None)
    await rpc.thread_section.delete(section_id=section.id)
    message = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "x"}]}
    await rpc.thread.inject_items(thread_id=thread_id, items=[message])
    assert (await rpc.thread.background_terminals.list(thread_id=thread_id)).data == []
    assert not (await rpc.thread.background_terminals.terminate(thread_id=thread_id, process_id="1")).terminated
    await rpc.thread.background_terminals.clean(thread_id=thread_id)


async def spoken(rpc: AsyncRpc, thread_id: str) -> None:
    """Realtime: its start is answered at once, the scripted provider offers no voices."""
    assert (await rpc.thread.realtime.list_voices()).voices.v1
    await rpc.thread.realtime.start(thread_id=thread_id, output_modality="text", prompt=None)
    chunk = {"data": "", "numChannels": 1, "sampleRate": 24000}
    await rpc.thread.realtime.append_audio(thread_id=thread_id, audio=chunk)
    await rpc.thread.realtime.append_text(thread_id=thread_id, text="x")
    await rpc.thread.realtime.append_speech(thread_id=thread_id, text="x")
    await rpc.thread.realtime.stop(thread_id=thread_id)


async def interrupted(codex: AsyncCodex, rpc: AsyncRpc, provider: ModelProvider) -> None:
    """A turn that is steered, changed, queued behind, and stopped; and turns that nobody waits for."""
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    thread = await codex.thread_start()
    handle = await thread.turn("Hello.")
    hold.wait_until_reached()
    names: dict[str, Any] = {"thread_id": thread.id}
    first = await rpc.thread.queue.add(client_user_message_id="1", input=said("one"), **names)
    second = await rpc.thread.queue.add(client_user_message_id="2", input=said("two"), **names)
    ids = [second.queued_submission.id, first.queued_submission.id]
    await rpc.thread.queue.update(queued_submission_id=ids[0], input=said("second"), **names)
    await rpc.thread.queue.reorder(queued_submission_ids=ids, **names)
    assert [queued.id for queued in (await rpc.thread.queue.list(**names)).data] == ids
    assert (await rpc.thread.queue.delete(queued_submission_id=ids[1], **names)).deleted
    settled = await rpc.turn.settings.update(turn_id=handle.id, approvals_reviewer="user", **names)
    assert settled.status.value == "applied"
    steered = await rpc.turn.steer(expected_turn_id=handle.id, input=said("More."), **names)
    assert steered.turn_id == handle.id
    await rpc.turn.interrupt(turn_id=handle.id, **names)
    assert (await handle.run()).status is TurnStatus.interrupted
    assert (await rpc.thread.queue.start(**names)).turn.status is TurnStatus.in_progress

    await rpc.turn.start(thread_id=await another(rpc), input=said("Hello."), effort="low")
    await rpc.thread.compact.start(thread_id=await another(rpc))
    await rpc.thread.shell_command(thread_id=await another(rpc), command="true")
    await rpc.review.start(thread_id=await another(rpc), target={"type": "custom", "instructions": "Look."})


async def another(rpc: AsyncRpc) -> str:
    return (await rpc.thread.start(ephemeral=True, approval_policy="never")).thread.id


async def moved(rpc: AsyncRpc, thread_id: str) -> None:
    """A thread that is copied, cut, put away and taken out again."""
    turn = (await rpc.thread.turns.list(thread_id=thread_id)).data[-1]
    fork = await rpc.thread.fork(thread_id=thread_id, exclude_turns=True, ephemeral=True)
    assert fork.thread.id != thread_id
    await rpc.thread.revert(thread_id=thread_id, before_turn_id=turn.id)
    assert (await rpc.thread.unsubscribe(thread_id=thread_id)).status.value == "unsubscribed"
    assert (await rpc.thread.resume(thread_id=thread_id, exclude_turns=True)).thread.id == thread_id
    await rpc.thread.archive(thread_id=thread_id)
    assert (await rpc.thread.unarchive(thread_id=thread_id)).thread.id == thread_id
    await rpc.thread.delete(thread_id=thread_id)


async def projects(rpc: AsyncRpc, here: str) -> None:
    key = "00000000-0000-4000-8000-00000000000"
    made = (await rpc.project.create(idempotency_key=f"{key}1", name="One", roots=[{"path": here}])).project
    other = (await rpc.project.import_(idempotency_key=f"{key}2", name="Two", roots=[], metadata={"a": "b"})).project
    assert (await rpc.project.read(project_id=made.id)).project == made
    assert (await rpc.project.update(project_id=made.id, name="First")).project.name == "First"
    await rpc.project.move(project_id=other.id, before_project_id=made.id)
    assert [project.id for project in (await rpc.project.list()).data] == [other.id, made.id]
    await rpc.project.delete(project_id=made.id)


async def test_the_server_its_settings_and_its_accounts() -> None:
    tiny = f"[mcp_servers.tiny]\ncommand = '{sys.executable}'\nargs = ['{MCP_SERVER}']"
    with ModelProvider(text("unused")) as provider, isolated_home(provider, config=tiny) as home:
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            calls = AsyncCalls(codex)
            await settings(calls.rpc, str(home.workspace))
            await accounts(calls.rpc)
            await mcp(calls.rpc, (await codex.thread_start()).id)
            await plugins(calls.rpc, home.workspace)
            await remote(calls.rpc)
    assert_as_stated(calls.outcomes, SERVER)


async def settings(rpc: AsyncRpc, here: str) -> None:
    await refused(lambda: rpc.initialize(client_info={"name": "n", "version": "1"}))
    assert (await rpc.server.diagnostics()).process.id > 0
    assert (await rpc.model.list()).data
    assert (await rpc.model_provider.capabilities.read()).web_search
    assert {mode.name for mode in (await rpc.collaboration_mode.list()).data} == {"Plan", "Default"}
    assert not (await rpc.memory.status()).v2_ready
    await rpc.memory.reset()
    await rpc.rollout.compress()
    assert (await rpc.experimental_feature.list()).data
    assert (await rpc.experimental_feature.enablement.set(enablement={})).enablement == {}
    assert (await rpc.permission_profile.list()).data
    await rpc.config.value.write(key_path="model_verbosity", value="low", merge_strategy="replace")
    await rpc.config.batch_write(edits=[{"keyPath": "model", "value": "other", "mergeStrategy": "upsert"}])
    assert (await rpc.config.read(include_layers=True)).config.model == "other"
    assert (await rpc.config_requirements.read()).requirements is None
    assert (await rpc.hooks.list(cwds=[here])).data[0].hooks == []
    assert (await rpc.skills.list(cwds=[here], force_reload=True)).data[0].cwd == here
    await rpc.skills.extra_roots.set(extra_roots=[here])
    assert not (await rpc.skills.config.write(enabled=False, name="some")).effective_enabled
    assert (await rpc.mock.experimental_method(value="echo")).echoed == "echo"
    assert (await rpc.external_agent_config.detect(include_home=False)).items == []
    assert (await rpc.external_agent_config.import_(migration_items=[])).import_id
    await rpc.external_agent_config.import_.record_history(provider_id="p", item_type_results=[])
    await rpc.external_agent_config.import_.read_histories()
    assert (await rpc.environment.info(environment_id="local")).cwd
    # Nobody listens there.
    await rpc.environment.add(environment_id="e", exec_server_url="ws://127.0.0.1:9")
    assert (await rpc.environment.status(environment_id="e")).status.value in {"pending", "disconnected"}
    await rpc.windows_sandbox.readiness()
    await rpc.windows_sandbox.setup_start(mode="unelevated", cwd=here)


async def accounts(rpc: AsyncRpc) -> None:
    await rpc.account.login.start({"type": "apiKey", "apiKey": "not-a-key"})
    cancelled = await rpc.account.login.cancel(login_id="00000000-0000-4000-8000-000000000000")
    assert cancelled.status.value == "notFound"
    await rpc.account.logout()
    assert (await rpc.account.read()).account is None
    await refused(lambda: rpc.account.rate_limits.read())
    await refused(lambda: rpc.account.rate_limit_reset_credit.consume(idempotency_key="k"))
    await refused(lambda: rpc.account.usage.read())
    await refused(lambda: rpc.account.workspace_messages.read())
    await refused(lambda: rpc.account.send_add_credits_nudge_email(credit_type="credits"))
    assert not (await rpc.account.gateway_oauth.read()).required
    await refused(lambda: rpc.account.gateway_oauth.login())
    await rpc.account.gateway_oauth.cancel()
    assert (await rpc.account.bedrock.discover()).profiles == []
    assert not (await rpc.account.bedrock.check_gov_cloud_requirements()).is_gov_cloud
    await refused(lambda: rpc.account.bedrock.setup({"type": "environment", "region": "us-east-1"}))
    assert (await rpc.user_verification.status()).credential_id is None
    await rpc.user_verification.cancel(request_id=5)
    await refused(lambda: rpc.user_verification.enroll())
    await refused(lambda: rpc.user_verification.delete())
    await refused(lambda: rpc.user_verification.verify(challenge="YWJj", title="t", description="d"))


async def mcp(rpc: AsyncRpc, thread_id: str) -> None:
    names: dict[str, Any] = {"thread_id": thread_id, "server": "tiny"}
    called = await rpc.mcp_server.tool.call(tool="greet", arguments={}, **names)
    assert called.content == [{"type": "text", "text": "hello"}]
    assert (await rpc.mcp_server.resource.read(uri="tiny://one", **names)).contents
    assert [server.name for server in (await rpc.mcp_server_status.list()).data] == ["tiny"]
    await rpc.config.mcp_server.reload()
    await refused(lambda: rpc.mcp_server.oauth.login(name="nobody"))
    await refused(lambda: rpc.mcp_server.event.stream.start(subscription_id="s", name="n", arguments={}, **names))
    await rpc.mcp_server.event.stream.stop(subscription_id="s")


async def plugins(rpc: AsyncRpc, here: Path) -> None:
    assert (await rpc.plugin.list()).marketplaces == []
    assert (await rpc.plugin.search(search_term="x")).data == []
    assert (await rpc.plugin.installed()).marketplaces == []
    assert (await rpc.plugin.reconcile()).changed_plugins == []
    await rpc.plugin.uninstall(plugin_id="some@where")
    await refused(lambda: rpc.plugin.read(plugin_name="x", marketplace_path=here / "none.json"))
    await refused(lambda: rpc.plugin.install(plugin_name="x", marketplace_path=here / "none.json"))
    names: dict[str, Any] = {"remote_marketplace_name": "m", "remote_plugin_id": "p", "skill_name": "s"}
    await refused(lambda: rpc.plugin.skill.read(**names))
    await refused(lambda: rpc.plugin.share.save(plugin_path=here / "none"))
    await refused(
        lambda: rpc.plugin.share.update_targets(remote_plugin_id="p", discoverability="PRIVATE", share_targets=[])
    )
    await refused(lambda: rpc.plugin.share.list())
    await refused(lambda: rpc.plugin.share.checkout(remote_plugin_id="p"))
    await refused(lambda: rpc.plugin.share.delete(remote_plugin_id="p"))
    await refused(lambda: rpc.marketplace.add(source=str(here / "none")))
    await refused(lambda: rpc.marketplace.remove(marketplace_name="none"))
    await refused(lambda: rpc.marketplace.upgrade(marketplace_name="none"))
    assert (await rpc.app.list()).data == []
    assert (await rpc.app.read(app_ids=["a"])).missing_app_ids == ["a"]
    assert (await rpc.app.installed()).apps == []


async def remote(rpc: AsyncRpc) -> None:
    assert (await rpc.remote_control.status.read()).status.value == "disabled"
    await refused(lambda: rpc.remote_control.enable())
    await refused(lambda: rpc.remote_control.disable())
    await refused(lambda: rpc.remote_control.client.list(environment_id="e"))
    await refused(lambda: rpc.remote_control.client.revoke(environment_id="e", client_id="c"))
    await refused(lambda: rpc.remote_control.pairing.start())
    await refused(lambda: rpc.remote_control.pairing.status(pairing_code="c"))
