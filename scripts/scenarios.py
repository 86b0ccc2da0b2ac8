"""What programs do with the SDK, as functions that run on any implementation of it.

    python scripts/scenarios.py NAME      one of them, in whatever environment this Python belongs to

Each takes the package as `sdk` and a configuration, and returns what it saw as JSON data: answers, events in
order, the names and words of errors. They know the public surface of `openai_codex` and nothing else, so that
the official SDK runs them as they are; `compare_with_official.py` compares what comes back.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from functools import partial
from typing import Any

from scenario_tools import SCENARIOS, failure_of, outcome, scenario, summary, types, until_compacted, watch, wire

__all__ = ["SCENARIOS"]

MISSING = "01a1fbec-af1c-7e31-8498-d0bdc09ce25d"
PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


@scenario
def quickstart(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        return summary(codex.thread_start().run("Say hello in one sentence."))


@scenario
def metadata(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        said = codex.metadata
        return [said.serverInfo.name, said.serverInfo.version, said.platformFamily, said.platformOs]


@scenario
def stream_order(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        turn = codex.thread_start().turn("Tell me a story.")
        return watch(turn)


@scenario
def events_are_typed(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        turn = codex.thread_start().turn("Tell me a story.")
        return [[event.method, type(event.payload).__name__] for event in turn.stream()]


@scenario
def options(sdk: Any, config: Any) -> Any:
    kinds = types()
    with sdk.Codex(config) as codex:
        thread = codex.thread_start(
            approval_mode=sdk.ApprovalMode.deny_all,
            base_instructions="Be a test.",
            config={"model_reasoning_effort": "low"},
            cwd=config.cwd,
            developer_instructions="Answer shortly.",
            ephemeral=False,
            model="another-model",
            model_provider="mock",
            personality=kinds.Personality.pragmatic,
            sandbox=sdk.Sandbox.read_only,
            service_name="tests",
            service_tier="flex",
            thread_source=kinds.ThreadSource("user"),
        )
        first = thread.run("One.")
        second = thread.run(
            [sdk.TextInput("Two,"), sdk.TextInput("really.")],
            approval_mode=sdk.ApprovalMode.auto_review,
            cwd=config.cwd,
            effort=kinds.ReasoningEffort("high"),
            model="third-model",
            output_schema={"type": "object", "properties": {}, "additionalProperties": False},
            personality=kinds.Personality.friendly,
            sandbox=sdk.Sandbox.full_access,
            source="a clock",
            summary=kinds.ReasoningSummary("concise"),
            turn_service_tier="priority",
        )
        stored = thread.read().thread
        kept = [stored.ephemeral, stored.model_provider, stored.cwd.root == config.cwd, stored.source.root.value]
        return {"turns": [summary(first), summary(second)], "kept": kept, "cwd is a str": stored.cwd == config.cwd}


@scenario
def every_input(sdk: Any, config: Any) -> Any:
    picture = os.path.join(config.cwd, "SKILL.md")
    with open(picture, "w", encoding="utf-8") as file:
        file.write("---\nname: tidy\ndescription: Tidies up.\n---\nPut everything in its place.\n")
    with sdk.Codex(config) as codex:
        thread = codex.thread_start(model="gpt-5.5")
        inputs = (
            "text",
            sdk.TextInput("an item"),
            [sdk.TextInput("look"), sdk.ImageInput(PIXEL)],
            sdk.LocalImageInput("/no/such/image.png"),
            [sdk.TextInput("tidy"), sdk.SkillInput("tidy", picture)],
            [sdk.TextInput("ask"), sdk.MentionInput("drive", "app://drive")],
            sdk.ExternalMessage("mail", "You have mail.", namespace="post"),
            sdk.ExternalMessage("mail", [{"type": "input_text", "text": "Structured."}]),
        )
        return [summary(thread.run(input)) for input in inputs]


@scenario
def resume(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Remember me.")
    with sdk.Codex(config) as codex:
        again = codex.thread_resume(thread.id)
        return [again.id == thread.id, summary(again.run("Do you?")), len(again.read(include_turns=True).thread.turns)]


@scenario
def fork(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Common.")
        other = codex.thread_fork(thread.id, model="fork-model")
        return [other.id != thread.id, summary(other.run("Only here.")), summary(thread.run("Only there."))]


@scenario
def list_pages(sdk: Any, config: Any) -> Any:
    kinds = types()
    with sdk.Codex(config) as codex:
        for number in range(3):
            codex.thread_start().run(f"thread {number}")
        pages: list[list[str]] = []
        cursor = None
        while not pages or cursor is not None:
            page = codex.thread_list(limit=2, cursor=cursor, sort_key=kinds.ThreadSortKey.updated_at)
            pages.append([found.preview for found in page.data])
            cursor = page.next_cursor
        filters: list[dict[str, Any]] = [
            {"cwd": config.cwd},
            {"cwd": kinds.ThreadListCwdFilter(root=[config.cwd])},
            {"cwd": "/nowhere"},
            {"search_term": "thread 1"},
            {"source_kinds": [kinds.ThreadSourceKind.exec]},
            {"model_providers": []},
            {"archived": True},
            {"sort_direction": kinds.SortDirection.asc},
        ]
        return [pages, [[found.preview for found in codex.thread_list(**options).data] for options in filters]]


@scenario
def archive(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Keep me.")
        answer = type(codex.thread_archive(thread.id)).__name__
        counts = [len(codex.thread_list().data), len(codex.thread_list(archived=True).data)]
        refused = failure_of(sdk, lambda: codex.thread_resume(thread.id))
        restored = codex.thread_unarchive(thread.id)
        return [answer, counts, refused, restored.id == thread.id, len(codex.thread_list().data)]


@scenario
def name(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Hello.")
        answer = type(thread.set_name("A name")).__name__
        return [answer, thread.read().thread.name, [found.name for found in codex.thread_list().data]]


@scenario
def read_turns(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        early = failure_of(sdk, lambda: thread.read(include_turns=True))
        thread.run("Hello.")
        turns = thread.read(include_turns=True).thread.turns
        prompt, answer = (item.root for turn in turns for item in turn.items)
        said = [prompt.content[0].root.text, answer.text]
        return [early, thread.read().thread.turns, [turn.status.value for turn in turns], said]


@scenario
def compact(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("A long story.")
        answer = type(thread.compact()).__name__
        until_compacted(thread)
        return [answer, summary(thread.run("And now?"))]


@scenario
def steer(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        turn = codex.thread_start().turn("Do this.")
        seen = watch(turn, lambda: turn.steer("Do that instead."))
        return [seen, failure_of(sdk, lambda: turn.steer("Too late."))]


@scenario
def interrupt(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Take long.")
        seen = watch(turn, lambda: turn.interrupt())
        return [seen, summary(thread.run("And now?"))]


@scenario
def join(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("One.")
        joined: list[Any] = []
        seen = watch(turn, lambda: joined.append(thread.turn("Two.")))
        return [seen, joined[0].id == turn.id]


@scenario
def failed_turn(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        failure = failure_of(sdk, lambda: thread.run("Fail."))
        seen = watch(thread.turn("Fail again."))
        return [failure, seen, summary(thread.run("And now?"))]


@scenario
def read_to_the_end_twice(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        turn = codex.thread_start().turn("Hello.")
        turn.run()
        return failure_of(sdk, turn.run)


@scenario
def login_account_logout(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        before = codex.account()
        answer = codex.login_api_key("sk-example")
        during = codex.account(refresh_token=False)
        codex.logout()
        after = codex.account()
        return [answer, *[account.model_dump(mode="json") for account in (before, during, after)]]


@scenario
def unknown_thread(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        calls = (codex.thread_resume, codex.thread_fork, codex.thread_archive, codex.thread_unarchive)
        return [[failure_of(sdk, partial(call, id)) for call in calls] for id in (MISSING, "nonsense")]


@scenario
def bad_option(sdk: Any, config: Any) -> Any:
    kinds = types()
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        return {
            "sandbox": failure_of(sdk, lambda: codex.thread_start(sandbox="nonsense")),
            "approval_mode": failure_of(sdk, lambda: thread.run("x", approval_mode="nonsense")),
            "an enum made of nonsense": failure_of(sdk, lambda: kinds.Personality("nonsense")),
            "personality": failure_of(sdk, lambda: thread.run("x", personality="nonsense")),
            "sort_direction": failure_of(sdk, lambda: codex.thread_list(sort_direction="nonsense")),
            "max_attempts": failure_of(sdk, lambda: sdk.retry_on_overload(print, max_attempts=0)),
            "tool_name": failure_of(sdk, lambda: thread.run(sdk.ExternalMessage("", "x"))),
        }


@scenario
def bad_input(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        return {
            "a number": failure_of(sdk, lambda: thread.run(7)),
            "a list of numbers": failure_of(sdk, lambda: thread.run([7])),
            "a list with a str": failure_of(sdk, lambda: thread.run(["text"])),
            "a remote image": failure_of(sdk, lambda: thread.run(sdk.ImageInput("https://example.invalid/a.png"))),
            "limit": failure_of(sdk, lambda: codex.thread_list(limit="many")),
        }


@scenario
def too_large_input(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        thread = codex.thread_start()
        return failure_of(sdk, lambda: thread.run("x" * ((1 << 20) + 1)))


@scenario
def model_list(sdk: Any, config: Any) -> Any:
    with sdk.Codex(config) as codex:
        return [
            [[model.id, model.hidden] for model in codex.models(include_hidden=hidden).data] for hidden in (False, True)
        ]


@scenario
def model_methods(sdk: Any, config: Any) -> Any:
    models = wire()
    with sdk.Codex(config) as codex:
        result = codex.thread_start().run("Hello.")
        listed = codex.models()
    item = result.items[-1]
    data = item.model_dump(mode="json", by_alias=True)
    data["id"] = "an-id"
    again = models.ThreadItem.model_validate(data)
    cwd = models.ThreadListCwdFilter(root=["/a"])
    return {
        "item": again.model_dump(mode="json"),
        "by alias": again.model_dump(mode="json", by_alias=True),
        "json": json.loads(again.model_dump_json(by_alias=True)),
        "without none": again.model_dump(mode="json", by_alias=True, exclude_none=True),
        "root": type(again.root).__name__,
        "equal": models.ThreadItem.model_validate(data) == again,
        "copy": again.root.model_copy(update={"text": "other"}).text,
        "list": sorted(listed.model_dump(mode="json", by_alias=True)["data"][0]),
        "filter": [cwd.root, cwd.model_dump(mode="json")],
        "roots": {
            "ReasoningSummary": outcome(lambda: models.ReasoningSummary(root="concise").root.value),
            "ReasoningSummary dumped": outcome(lambda: models.ReasoningSummary("auto").model_dump(mode="json")),
            "RequestId": outcome(lambda: models.RequestId(root=5).root),
            "RequestId dumped": outcome(lambda: models.RequestId(root=5).model_dump(mode="json")),
            "AbsolutePathBuf": outcome(lambda: models.AbsolutePathBuf(root="/a").root),
            "AbsolutePathBuf dumped": outcome(lambda: models.AbsolutePathBuf(root="/a").model_dump_json()),
            "AskForApproval": outcome(lambda: models.AskForApproval(root="never").root.value),
            "AskForApproval dumped": outcome(lambda: models.AskForApproval("never").model_dump(mode="json")),
            "FunctionCallOutputBody": outcome(lambda: models.FunctionCallOutputBody(root="text").root),
        },
        "made by hand": models.TextUserInput(type="text", text="t").model_dump(mode="json", exclude_none=True),
        "from json": models.ModelListResponse.model_validate_json(listed.model_dump_json(by_alias=True)) == listed,
        "invalid": failure_of(sdk, lambda: models.Turn.model_validate({"id": 7}))["caught as"],
    }


def enter(sdk: Any, config: Any) -> None:
    with sdk.Codex(config):
        pass


@scenario
def no_server(sdk: Any, config: Any) -> Any:
    missing = sdk.CodexConfig(codex_bin="/no/such/codex")
    ends = sdk.CodexConfig(launch_args_override=(sys.executable, "-c", "input()"))
    return [failure_of(sdk, partial(enter, sdk, broken)) for broken in (missing, ends)]


@scenario
def closed_client(sdk: Any, config: Any) -> Any:
    codex = sdk.Codex(config)
    thread = codex.thread_start()
    codex.close()
    codex.close()
    return failure_of(sdk, thread.read)


@scenario
def imports(sdk: Any, config: Any) -> Any:
    names = json.loads(os.environ.get("SCENARIO_NAMES", "{}"))
    return {
        module: [found for found in wanted if not hasattr(importlib.import_module(module), found)]
        for module, wanted in names.items()
    }


def main(name: str) -> None:
    """Run one scenario on the SDK of this environment; prints one line of JSON."""
    sdk = importlib.import_module("openai_codex")
    config = sdk.CodexConfig(**json.loads(os.environ["SCENARIO_CONFIG"]))
    try:
        seen = SCENARIOS[name](sdk, config)
    except Exception:  # noqa: BLE001  it goes into the table
        seen = {"the scenario itself failed": traceback.format_exc().splitlines()[-1]}
    print(json.dumps({"seen": seen}, default=repr))


if __name__ == "__main__":
    main(sys.argv[1])
