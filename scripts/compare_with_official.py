"""Run the same scenarios on the official SDK and on ours, in every colour, and print where they differ.

    python scripts/compare_with_official.py                       installs the official SDK into a temporary environment
    python scripts/compare_with_official.py --official PYTHON     uses the environment of that Python
    python scripts/compare_with_official.py steer interrupt       only these scenarios

All of them talk to the real runtime, in a home of its own each, in front of the same scripted model, which runs in
this process. The official SDK runs `scenarios.py` in its own environment and sees nothing of ours. The exit code is
1 if there is a difference that EXPECTED does not explain, or if an explanation is not needed any more.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from scenarios import SCENARIOS

import openai_codex
from openai_codex.testing import (
    Gate,
    ModelProvider,
    ModelRequest,
    Script,
    deltas,
    failure,
    gate,
    isolated_home,
    text,
)

ROOT = Path(__file__).resolve().parent.parent
VERSION = "0.163.0"
LIMIT = 120  # seconds for one scenario of the official SDK
NOTHING = "(nothing)"

# Differences that are meant to be there: a pattern for `scenario.place`, and why.
_OWN_CLASS = "our errors are a CodexError too, with a class of their own"
_OWN_WORDS = "our own words; code may not be shared and neither may sentences"
EXPECTED: dict[str, str] = {
    "metadata.1": "there the version drags the rest of the user agent along",
    "options.cwd is a str": "a path is a str here, with a `root` besides",
    "failed_turn.0.class": "D12: a failed turn raises a TurnFailedError, which is a RuntimeError too",
    "failed_turn.0.caught as.CodexError": "D12: a failed turn raises a CodexError",
    "read_to_the_end_twice.class": _OWN_CLASS,
    "read_to_the_end_twice.caught as.RuntimeError": "a TurnIncompleteError as well, which is a RuntimeError",
    "read_to_the_end_twice.words": _OWN_WORDS,
    "login_account_logout.*.workspace_routing": "D15: there the field is missing, here all are read",
    "bad_option.an enum made of nonsense": "D11: enums are open, for values newer than the SDK",
    "bad_option.*.class": _OWN_CLASS,
    "bad_option.*.caught as.CodexError": _OWN_CLASS,
    "bad_option.*.words": _OWN_WORDS,
    "bad_input.a list with a str*": "a list may hold plain strings here",
    "bad_input.asked": "a list may hold plain strings here",
    "bad_input.*.class": _OWN_CLASS,
    "bad_input.*.caught as.CodexError": _OWN_CLASS,
    "bad_input.*.words": _OWN_WORDS,
    "no_server.0.class": _OWN_CLASS,
    "no_server.0.caught as.*": _OWN_CLASS,
    "no_server.1.class": "D12: a StartError, which is a TransportClosedError",
    "no_server.?.words": _OWN_WORDS,
    "closed_client.words": _OWN_WORDS,
    "imports.openai_codex.models*": "BaseModel is pydantic's, which is not used here",
}


def story() -> Script:
    return deltas(["Once ", "upon ", "a ", "time."])


def held() -> Script:
    # The gate is never opened: who steers or interrupts makes the runtime leave it.
    return [deltas(["part", gate(Gate()), "rest"]), text("after")]


SCRIPTS: dict[str, Callable[[], Script]] = {
    "stream_order": story,
    "events_are_typed": story,
    "steer": held,
    "interrupt": held,
    "join": held,
    "failed_turn": lambda: [failure(500), failure(429, type="usage_limit_reached"), text("better")],
}


SETTINGS: dict[str, dict[str, Any]] = {
    # The model wants a login, as the real one does; any key will do.
    "login_account_logout": {"config_overrides": ["model_providers.mock.requires_openai_auth=true"]},
}


class Blocking:
    """An object of the async client, used from a thread: what is awaitable is awaited in the loop."""

    def __init__(self, portal: BlockingPortal, inner: Any) -> None:
        self._portal = portal
        self._inner = inner

    def __enter__(self) -> Blocking:
        self._call(self._inner.__aenter__)
        return self

    def __exit__(self, *error: object) -> None:
        self._call(partial(self._inner.__aexit__, *error))

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if name == "stream":
            return lambda: self._iterate(value())
        if not callable(value):
            return value

        def call(*args: Any, **options: Any) -> Any:
            return self._call(partial(value, *args, **options))

        return call

    def _call(self, function: Callable[[], Any]) -> Any:
        value = self._portal.call(function)
        return Blocking(self._portal, value) if type(value).__name__.startswith("Async") else value

    def _iterate(self, stream: Any) -> Iterator[Any]:
        end = object()
        while (event := self._portal.call(anext, stream, end)) is not end:
            yield event


class AsyncColour:
    """The package, its async client in place of the sync one."""

    def __init__(self, portal: BlockingPortal) -> None:
        self._portal = portal

    def __getattr__(self, name: str) -> Any:
        return getattr(openai_codex, name)

    def Codex(self, config: Any) -> Blocking:
        return Blocking(self._portal, openai_codex.AsyncCodex(config))


def run_ours(name: str, settings: dict[str, Any], sdk: Any) -> Any:
    try:
        return SCENARIOS[name](sdk, openai_codex.CodexConfig(**settings))
    except Exception as error:  # noqa: BLE001  it goes into the table
        return {"the scenario itself failed": f"{type(error).__name__}: {error}"}


def run_official(name: str, settings: dict[str, Any], python: str) -> Any:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"SCENARIO_CONFIG": json.dumps(settings), "SCENARIO_NAMES": os.environ["SCENARIO_NAMES"]}
    command = [python, "-E", "-s", str(ROOT / "scripts" / "scenarios.py"), name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=LIMIT, check=True)
    except subprocess.TimeoutExpired:
        return {"the scenario itself failed": f"no end within {LIMIT} s"}
    except subprocess.CalledProcessError as error:
        return {"the scenario itself failed": error.stderr[-500:]}
    return json.loads(done.stdout)["seen"]


def observe(name: str, run: Callable[[str, dict[str, Any]], Any]) -> Any:
    """What one colour sees, and what the model saw of it, without what differs from run to run."""
    with ExitStack() as stack:
        script = SCRIPTS.get(name, partial(text, "A fine answer."))()
        provider = stack.enter_context(ModelProvider(script))
        home = stack.enter_context(isolated_home(provider))
        settings: dict[str, Any] = {"env": home.env, "cwd": str(home.workspace)}
        seen = run(name, {**settings, **SETTINGS.get(name, {})})
        asked = [_asked(request) for request in provider.requests]
        base = str(home.workspace.parent)
    words = json.dumps({"seen": seen, "asked": asked}, default=repr, sort_keys=True)
    words = words.replace(base, "<base>")
    words = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<id>", words)
    return json.loads(re.sub(r"127\.0\.0\.1:\d+", "<provider>", words))


def _asked(request: ModelRequest) -> dict[str, Any]:
    body = request.body
    reasoning: dict[str, Any] = body.get("reasoning") or {}
    shape: dict[str, Any] = body.get("text") or {}
    last = [item for item in body["input"] if item.get("role") != "developer"][-1]
    return {
        "told": last.get("content") or last.get("output"),
        "model": body["model"],
        "effort": reasoning.get("effort"),
        "tier": body.get("service_tier"),
        "format": shape.get("format"),
    }


def differences(official: Any, ours: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    """Where two observations differ, as narrowly as they do."""
    if type(official) is type(ours) is dict:
        for key in sorted(official.keys() | ours.keys()):
            yield from differences(official.get(key, NOTHING), ours.get(key, NOTHING), f"{place}.{key}")
    elif type(official) is type(ours) is list and len(official) == len(ours):
        for index, (theirs, our) in enumerate(zip(official, ours, strict=True)):
            yield from differences(theirs, our, f"{place}.{index}")
    elif official != ours:
        yield place, official, ours


def official_python(stack: ExitStack) -> str:
    """A new environment with the official SDK; its Python."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="official-sdk-")))
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    subprocess.run([python, "-m", "pip", "install", "--quiet", f"openai-codex=={VERSION}"], check=True)
    return python


def short(value: Any) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 160 else f"{words[:157]}..."


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--official", metavar="PYTHON", help="a Python that has the official SDK")
    parser.add_argument("names", nargs="*", metavar="SCENARIO", help="all unless given")
    arguments = parser.parse_args()
    names: list[str] = arguments.names or list(SCENARIOS)
    if unknown := set(names) - SCENARIOS.keys():
        parser.error(f"no such scenario: {', '.join(sorted(unknown))}")
    surface = json.loads((ROOT / "tests" / "data" / "official_surface.json").read_text("utf-8"))
    os.environ["SCENARIO_NAMES"] = json.dumps({key: surface[key] for key in surface if key.startswith("openai_codex")})
    with ExitStack() as stack:
        python: str = arguments.official or official_python(stack)
        colours: dict[str, Any] = {
            backend: AsyncColour(stack.enter_context(start_blocking_portal(backend))) for backend in ("asyncio", "trio")
        }
        colours["sync"] = openai_codex
        return compare(names, colours, python)


def compare(names: list[str], colours: dict[str, Any], python: str) -> int:
    """Print the table and what is behind it; returns the exit code."""
    found: dict[str, dict[str, tuple[Any, Any]]] = {}
    print(f"{'scenario':<24}" + "".join(f"{colour:<12}" for colour in (*colours, "official")), flush=True)
    for name in names:
        official = observe(name, partial(run_official, python=python))
        cells: list[str] = []
        for colour, sdk in colours.items():
            seen = observe(name, partial(run_ours, sdk=sdk))
            differ = list(differences(official, seen, name))
            unexplained = 0
            for place, theirs, ours in differ:
                found.setdefault(place.replace(".seen", "", 1), {})[colour] = (theirs, ours)
                unexplained += reason_of(place.replace(".seen", "", 1)) is None
            cells.append(f"{unexplained} DIFFER" if unexplained else f"{len(differ)} meant" if differ else "same")
        failed = "the scenario itself failed" in str(official)
        print(f"{name:<24}" + "".join(f"{cell:<12}" for cell in (*cells, "FAILED" if failed else "ran")), flush=True)
    print(f"\n{len(found)} differences")
    for place, colour_values in found.items():
        theirs, ours = next(iter(colour_values.values()))
        print(f"\n{place}  ({', '.join(colour_values)})\n  official: {short(theirs)}\n  ours:     {short(ours)}")
        if len({short(value) for _, value in colour_values.values()}) > 1:
            print("  the colours differ:", {colour: short(value) for colour, (_, value) in colour_values.items()})
        print(f"  {'why:      ' + (reason_of(place) or '') if reason_of(place) else 'NOT EXPLAINED'}")
    needed = {pattern for pattern in EXPECTED if any(fnmatchcase(place, pattern) for place in found)}
    stale = [pattern for pattern in EXPECTED if pattern not in needed and pattern.split(".")[0] in names]
    for pattern in stale:
        print(f"\nnot needed any more: {pattern}")
    return int(bool(stale) or any(reason_of(place) is None for place in found))


def reason_of(place: str) -> str | None:
    return next((reason for pattern, reason in EXPECTED.items() if fnmatchcase(place, pattern)), None)


if __name__ == "__main__":
    sys.exit(main())
