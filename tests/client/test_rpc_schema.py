"""Every method of `codex.rpc`, in both colours, against the JSON schema: where it is, what it takes, what it sends."""

from __future__ import annotations

import inspect
import pydoc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import pytest

from openai_codex import InvalidInputError, __version__
from openai_codex._async.rpc import AsyncRpcNode
from openai_codex._protocol import support
from openai_codex._sync.rpc import RpcNode
from openai_codex._wire import UNSET, response_class, structure, wire_class
from openai_codex.generated.methods import CLIENT_METHODS
from openai_codex.generated.rpc_async import AsyncRpc
from openai_codex.generated.rpc_sync import Rpc

from .rpc_schema import METHODS, maximal, minimal, params_schema, problems, python_name
from .rpc_table import FILES, SCHEMA_ONLY, SERVER, THREADS

COLOURS: list[Any] = [AsyncRpc, Rpc]
UNIONS = {"account/login/start", "account/bedrock/setup"}


class Recorded:
    """A session that keeps what it was asked to send."""

    def __init__(self) -> None:
        self.sent: Any = None

    def request(self, method: str, params: Any, result: Any, *, timeout: float | None = None) -> Any:
        self.sent = (method, params, result, timeout)
        return self

    def __await__(self) -> Iterator[Any]:
        return iter(())


def finish(call: Any) -> None:
    """Run a call that waits for nothing, of either colour."""
    if inspect.iscoroutine(call):
        with pytest.raises(StopIteration):
            call.send(None)


def find(rpc: Any, method: str) -> Any:
    for segment in method.split("/"):
        rpc = getattr(rpc, python_name(segment))
    return rpc


def arguments(method: str, params: Any) -> dict[str, Any]:
    if method in UNIONS:
        return {"params": params}
    properties: dict[str, Any] = params or {}
    return {python_name(wire): value for wire, value in properties.items()}


def sent_by(colour: Any, method: str, given: dict[str, Any]) -> Any:
    session = Recorded()
    finish(find(colour(session), method)(**given))
    sent_method, params, result, timeout = session.sent
    assert sent_method == method
    assert result is response_class(method)
    assert timeout is None
    return params


def paths(rpc: Any, prefix: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of everything in the namespace that can be called."""
    if isinstance(rpc, (AsyncRpcNode, RpcNode)):
        if prefix and callable(rpc):
            yield prefix
        for name in dir(rpc):
            if not name.startswith("_") and name != "with_timeout":
                yield from paths(getattr(rpc, name), (*prefix, name))
    else:
        yield prefix


def test_the_protocol_has_189_methods() -> None:
    assert len(METHODS) == 189
    assert METHODS.keys() == CLIENT_METHODS.keys()


def test_the_table_of_what_the_runtime_does_states_each_method_once() -> None:
    newer = support.missing(__version__).methods
    assert sorted([*FILES, *THREADS, *SERVER, *SCHEMA_ONLY, *newer]) == sorted(METHODS)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_method_that_the_pinned_runtime_lacks_says_since_when_there_is_one(colour: Any) -> None:
    for method in METHODS:
        function = find(colour(Recorded()), method)
        function = type(function).__call__ if isinstance(function, (AsyncRpcNode, RpcNode)) else function
        first = (inspect.getdoc(function) or "").split("Args:", maxsplit=1)[0]
        since = f"Since runtime {support.since(method)}."
        assert (since in first) == (method in support.missing(__version__).methods), method


@pytest.mark.parametrize("colour", COLOURS)
def test_the_namespace_holds_every_method_and_nothing_else(colour: Any) -> None:
    found = sorted(paths(colour(Recorded())))
    assert found == sorted(tuple(map(python_name, method.split("/"))) for method in METHODS)


@pytest.mark.parametrize("colour", COLOURS)
def test_each_method_takes_exactly_the_parameters_of_the_schema(colour: Any) -> None:
    for method in METHODS:
        taken = inspect.signature(find(colour(Recorded()), method)).parameters
        if method in UNIONS:
            assert list(taken) == ["params"]
            continue
        required, optional, nullable = fields(method)
        assert taken.keys() == {python_name(wire) for wire in required | optional}, method
        for wire in required | optional:
            parameter = taken[python_name(wire)]
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, method
            assert parameter.default is (inspect.Parameter.empty if wire in required else UNSET), (method, wire)
            accepted = parameter.annotation.split(" | ")
            assert ("Unset" in accepted) == (wire in optional), (method, wire)
            # What takes any JSON takes null without saying so.
            assert "object" in accepted or ("None" in accepted) == (wire in nullable), (method, wire)


def fields(method: str) -> tuple[set[str], set[str], set[str]]:
    """The properties of a method's params: required, optional, and those that take null."""
    schema = params_schema(method) or {}
    required: set[str] = set(schema.get("required", ()))
    optional: set[str] = schema.get("properties", {}).keys() - required
    nullable = {wire for wire in required | optional if not problems(method, {**minimal(method), wire: None})}
    return required, optional, nullable


@pytest.mark.parametrize("colour", COLOURS)
def test_each_method_says_in_words_what_it_sends_and_what_it_returns(colour: Any) -> None:
    for method, (_, response, experimental) in CLIENT_METHODS.items():
        function = find(colour(Recorded()), method)
        function = type(function).__call__ if isinstance(function, (AsyncRpcNode, RpcNode)) else function
        text = inspect.getdoc(function) or ""
        assert f"`{method}`" in text
        assert ("Experimental: needs" in text) == experimental, method
        assert inspect.signature(function).return_annotation == response, method


@pytest.mark.parametrize("colour", COLOURS)
def test_what_is_required_alone_is_sent_as_it_is(colour: Any) -> None:
    for method in METHODS:
        params = minimal(method) if params_schema(method) else None
        assert problems(method, params) == [], method
        assert sent_by(colour, method, arguments(method, params)) == params, method


@pytest.mark.parametrize("colour", COLOURS)
def test_everything_at_once_is_sent_as_it_is_with_each_choice_in_turn(colour: Any) -> None:
    for method in filter(params_schema, METHODS):
        for params in maximal(method):
            assert problems(method, params) == [], method
            assert sent_by(colour, method, arguments(method, params)) == params, method


def test_objects_of_the_protocol_are_sent_as_the_json_that_they_stand_for() -> None:
    for method in filter(params_schema, METHODS):
        kind = wire_class(cast("str", CLIENT_METHODS[method][0]))
        for params in maximal(method):
            made: Any = structure(kind, params)
            given = {name: made if method in UNIONS else getattr(made, name) for name in arguments(method, params)}
            assert sent_by(Rpc, method, given) == params, method


def test_an_explicit_none_is_sent_as_null_and_unset_is_not_sent() -> None:
    for method in METHODS.keys() - UNIONS:
        _, optional, nullable = fields(method)
        required = minimal(method) if params_schema(method) else None
        given = arguments(method, required)
        assert sent_by(Rpc, method, {**given, **dict.fromkeys(map(python_name, optional), UNSET)}) == required
        nulls: dict[str, None] = dict.fromkeys(optional & nullable)
        if nulls:
            sent = sent_by(Rpc, method, {**given, **dict.fromkeys(map(python_name, nulls))})
            assert sent == {**(required or {}), **nulls}, method


def test_a_null_that_the_schema_does_not_take_is_refused() -> None:
    refused = 0
    for method in METHODS.keys() - UNIONS:
        required, optional, nullable = fields(method)
        for wire in (required | optional) - nullable:
            given = arguments(method, {**minimal(method), wire: None})
            with pytest.raises(InvalidInputError, match=f"^{method}: {python_name(wire)}: "):
                sent_by(Rpc, method, given)
            refused += 1
    assert refused > 200


def test_a_deadline_goes_with_every_call_below_it() -> None:
    session = Recorded()
    rpc = Rpc(cast("Any", session))
    rpc.with_timeout(5).thread.goal.get(thread_id="t")
    assert session.sent[3] == 5
    rpc.thread.with_timeout(6).list()
    assert session.sent[3] == 6
    rpc.thread.list()
    assert session.sent[3] is None


def test_experimental_and_deprecated_parameters_are_marked() -> None:
    text = inspect.getdoc(Rpc(cast("Any", Recorded())).thread.start) or ""
    assert "mock_experimental_field: Test-only" in text
    assert text.count("Experimental.") == 12
    assert "personality: `friendly` and `pragmatic` no longer select a style. Deprecated." in text
    assert " ".join(text.split()).count("None clears the setting; leaving it out keeps it.") == 1


def test_help_shows_the_methods_of_a_node() -> None:
    thread = Rpc(cast("Any", Recorded())).thread
    assert {"start", "list", "goal", "queue"} <= set(dir(thread))
    assert inspect.getdoc(thread) == "The methods under `thread`."
    text = pydoc.plain(pydoc.render_doc(thread))
    assert "fork(" in text
    assert "exclude_turns: 'bool | Unset' = UNSET" in text
    assert "Sends `thread/inject_items`." in text


def test_paths_tuples_and_any_mapping_are_sent_as_json() -> None:
    path, read_only = Path("/a/b"), MappingProxyType({"type": "readOnly"})
    assert sent_by(Rpc, "fs/readFile", {"path": path}) == {"path": str(path)}
    given = {"command": ("ls", "-l"), "sandbox_policy": read_only}
    sent = {"command": ["ls", "-l"], "sandboxPolicy": {"type": "readOnly"}}
    assert sent_by(Rpc, "command/exec", given) == sent


@pytest.mark.parametrize(("client", "colour"), [("Codex", "sync"), ("AsyncCodex", "async")])
def test_importing_the_package_loads_no_namespace_and_using_one_loads_its_own(client: str, colour: str) -> None:
    code = f"""
import sys, openai_codex
loaded = lambda: {{name.rpartition(".")[2] for name in sys.modules if name.startswith("openai_codex.generated")}}
print(sorted(loaded()))
made = openai_codex.{client}.rpc.func(type("", (), {{"_session": None}})())
print(sorted(loaded()), type(made).__module__)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["[]", f"['generated', 'rpc_{colour}'] openai_codex.generated.rpc_{colour}"]
