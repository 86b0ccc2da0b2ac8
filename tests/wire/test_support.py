"""What a server does not know is refused with the right words, and what it knows is not: over the whole history."""

from __future__ import annotations

import itertools
import json
import pickle
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openai_codex import StartError, UnsupportedByRuntimeError, __version__
from openai_codex._protocol import support
from openai_codex.generated import history as table
from openai_codex.generated.v2_all import AudioUserInput, ImageDetail, ImageUserInput, ThreadListParams, TurnStartParams

from .history import json_at, script

history = script("modelgen.support")
KEPT = script("modelgen.history").load()
# Runtimes that say the same are one case.
DIFFERENT = [
    version
    for number, version in enumerate(KEPT.versions)
    if not number or KEPT.column(version) != KEPT.column(KEPT.versions[number - 1])
]
# Whatever JSON there is.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def refusal(version: str, method: str, params: Any) -> UnsupportedByRuntimeError | None:
    """What is raised for params."""
    try:
        support.check(version, method, params)
    except UnsupportedByRuntimeError as error:
        return error
    return None


def known_in(when: str, version: str) -> bool:
    """Whether a version is in what the table tells, read on its own."""
    versions = KEPT.versions
    at = versions.index(version)
    return any(
        versions.index(since) <= at < (versions.index(until) if until else len(versions))
        for since, _, until in (span.partition("<") for span in (when.partition(" ")[0] or versions[0]).split(","))
    )


@pytest.mark.parametrize("version", DIFFERENT)
def test_what_a_server_does_not_know_is_refused_by_name(version: str) -> None:
    for method, when in table.REQUESTS.items():
        error = refusal(version, method, {})
        assert (error is None) == known_in(when, version), method
        if error is not None:
            assert (error.what, error.running) == (method, version)
            assert f"{method} is not known to the running app-server, {version}: " in str(error)
            assert error.since in when
            continue
        for path, told in table.PARAMS.get(method, {}).items():
            error = refusal(version, method, json_at(path))
            if not known_in(told, version):
                assert error is not None, (method, path)
                assert error.what.startswith(f"{method}: ")
                assert error.running == version
                assert f" {error.since} " in str(error)


@pytest.mark.parametrize("version", DIFFERENT)
def test_nothing_of_a_servers_own_schema_is_refused(version: str) -> None:
    facts = KEPT.column(version)
    unfolder = history.Unfolder(facts)
    for place, shape in facts.items():
        direction, _, method = place.partition(":")
        if direction == "request":
            for definition in {*shape.split("|")} & unfolder.below.keys():
                for path, _ in unfolder.node(definition).paths():
                    assert refusal(version, method, json_at(path)) is None, (method, path)
        elif direction == "serverRequest":
            answer = shape.removesuffix("Params") + "Response"
            for path, _ in unfolder.node(answer).paths():
                support.check_answer(version, method, json_at(path))


@pytest.mark.parametrize("version", DIFFERENT)
def test_null_and_the_default_say_what_leaving_out_says(version: str) -> None:
    for method, paths in table.PARAMS.items():
        if not known_in(table.REQUESTS[method], version):
            continue
        for path, told in paths.items():
            default = told.partition(" ")[2]
            if path.endswith("]") or not path.rpartition(".")[2].isidentifier():
                continue
            above = path[: path.rindex(".")]
            if above and refusal(version, method, json_at(above, {})) is not None:
                continue
            assert refusal(version, method, json_at(path, None)) is None
            if default:
                assert refusal(version, method, json_at(path, json.loads(default))) is None


@pytest.mark.parametrize(
    ("method", "params", "what", "since"),
    [
        ("turn/start", {"toolOutput": {"name": "x"}}, "turn/start: toolOutput", "0.151.0"),
        ("turn/start", {"serviceTierForTurn": "fast"}, "turn/start: serviceTierForTurn", "0.151.0"),
        ("thread/list", {"sectionId": "s"}, "thread/list: sectionId", "0.147.0"),
        ("thread/list", ThreadListParams(section_id="s"), "thread/list: sectionId", "0.147.0"),
        ("turn/start", {"input": [AudioUserInput(url="x")]}, 'turn/start: input[0].type "audio"', "0.145.0"),
        (
            "turn/start",
            TurnStartParams(thread_id="t", input=[ImageUserInput(url="x", detail=ImageDetail.low)]),
            'turn/start: input[0].detail "low"',
            "0.135.0",
        ),
        ("turn/start", {"additionalContext": {"k": {}}}, "turn/start: additionalContext", "0.135.0"),
        ("thread/queue/add", {}, "thread/queue/add", "0.148.0"),
        ("thread/sample", {}, "thread/sample", "0.164.0"),
    ],
)
def test_plain_json_and_models_are_looked_into(method: str, params: Any, what: str, since: str) -> None:
    error = refusal("0.133.0", method, params)
    assert error is not None
    assert (error.what, error.since, error.running) == (what, since, "0.133.0")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.what, again.since, again.running) == (str(error), what, since, "0.133.0")


def test_a_place_in_a_list_and_in_a_map_is_named() -> None:
    params = {"input": [{"type": "text", "text": ""}, {"type": "audio", "fileId": "f"}]}
    error = refusal("0.163.0", "turn/start", params)
    assert error is not None
    assert error.what == "turn/start: input[1].fileId"
    error = refusal("0.163.0", "turn/start", {"additionalContext": {"a": {"name": "n"}}})
    assert error is not None
    assert error.what == "turn/start: additionalContext['a'].name"


def test_the_way_out_names_a_runtime_that_knows_it() -> None:
    older = refusal("0.147.0", "turn/start", {"toolOutput": {}})
    assert older is not None
    assert f"install openai-codex-cli-bin=={__version__}." in str(older)
    pinned = refusal(__version__, "thread/sample", {})
    assert pinned is not None
    assert "name another runtime with CodexConfig.codex_bin" in str(pinned)
    gone = refusal("0.171.0", "review/start", {"delivery": "detached"})
    assert gone is not None
    assert "runtimes knew it from 0.133.0 until 0.166.0 came" in str(gone)
    assert gone.since == "0.133.0"


def test_what_the_table_does_not_tell_of_is_left_to_the_server() -> None:
    assert refusal("0.133.0", "thread/dance", {"a": 1}) is None
    assert refusal("0.133.0", "thread/list", {"sortKey": "by_mood", "mood": 1}) is None
    assert refusal("0.133.0", "turn/start", {"input": "not a list", "toolOutput": None}) is None


@pytest.mark.parametrize("version", ["0.171.1", "0.172.0-alpha.1", "1.0.0", "0.0.0", "0.0.0-dev", "unknown", ""])
def test_a_version_that_the_table_does_not_reach_refuses_nothing(version: str) -> None:
    assert refusal(version, "thread/rollback", {}) is None
    assert refusal(version, "turn/start", {"input": [{"type": "audio", "url": "x"}], "toolOutput": {}}) is None
    assert support.missing(version) == ([], [], [], [])
    support.check_range(version)


@pytest.mark.parametrize(
    ("version", "knows"),
    [
        ("0.151.0", True),
        ("0.151.0+build.7", True),
        ("0.151.0-linux-x64", True),
        ("0.151", True),
        ("v0.151.0", True),
        (" 0.151.0 ", True),
        ("0.151.7", True),
        ("0.152.0-alpha.2", True),
        ("0.151.0-alpha.15", False),
        ("0.151.0rc1", False),
        ("0.151.0.dev3", False),
        ("0.150.9", False),
    ],
)
def test_a_version_counts_as_the_one_in_the_table_before_it(version: str, knows: bool) -> None:
    assert support.is_known(version, "turn/start", ".toolOutput") is knows
    assert (refusal(version, "turn/start", {"toolOutput": {}}) is None) is knows


@pytest.mark.parametrize("version", ["0.132.9", "0.115.0", "0.100.0-alpha.1", "0.133.0-alpha.3", "0.9"])
def test_a_server_below_the_range_is_refused_with_both_versions_and_the_way_out(version: str) -> None:
    with pytest.raises(StartError) as caught:
        support.check_range(version)
    text = str(caught.value)
    assert version in text
    assert "0.133.0" in text
    assert f"openai-codex-cli-bin=={__version__}" in text


@pytest.mark.parametrize("version", [*KEPT.versions, "0.133.0+x"])
def test_a_server_of_the_range_is_not_refused(version: str) -> None:
    support.check_range(version)


def test_the_range_is_that_of_the_history() -> None:
    assert support.supported_range() == (KEPT.versions[0], KEPT.versions[-1]) == ("0.133.0", "0.171.0")
    assert __version__ in KEPT.versions


def test_it_can_be_asked_since_when_something_is_known() -> None:
    assert support.since("thread/start") == "0.133.0"
    assert support.since("thread/sample") == "0.164.0"
    assert support.since("thread/sample", ".allowInProgressTurn") == "0.169.0"
    assert support.since("turn/start", ".input[]<type=audio>.url") == "0.145.0"
    assert support.since("turn/start", ".toolOutputs") == "0.133.0"
    assert support.since("thread/dance") is None


def test_what_is_missing_shrinks_to_nothing() -> None:
    missing = [support.missing(version) for version in KEPT.versions]
    for older, newer in itertools.pairwise(missing):
        assert set(newer.methods) <= set(older.methods)
        assert set(newer.notifications) <= set(older.notifications)
    assert missing[-1] == ([], [], [], [])
    assert "thread/queue/add" in support.missing("0.147.0").methods
    assert ("turn/start", ".toolOutput") in support.missing("0.147.0").paths


@given(params=JSON, version=st.sampled_from(DIFFERENT), method=st.sampled_from(sorted(table.PARAMS)))
def test_whatever_is_passed_nothing_else_is_raised(params: Any, version: str, method: str) -> None:
    refusal(version, method, params)


def test_the_table_is_not_imported_with_the_package() -> None:
    program = "import sys, openai_codex._async.client; assert 'openai_codex.generated.history' not in sys.modules"
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)
