"""The pytest plugin: fixtures for offline tests, recordings, and a guard against real models.

pytest loads it by itself where this package is installed. It knows pytest; everything else is in its neighbours.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from actors import Command

from .. import AsyncCodex, Codex, CodexConfig
from .._config import start_checks
from ._guard import RealProviderError, why_real
from .home import IsolatedHome, isolated_home
from .provider import ModelProvider
from .recording import record
from .replaying import RecordedServer, replay

REAL_MODEL = "codex_real_model"
RECORDING = "codex_recording"

_MARKERS = (
    f"{REAL_MODEL}: this test may talk to a real model provider",
    f"{RECORDING}(path=None): run on a recorded session; the path is relative to the test's file",
)

_guard_key = pytest.StashKey["Guard"]()
_failed_key = pytest.StashKey[bool]()


class Guard:
    """Fails tests that would talk to a real model provider."""

    def __init__(self) -> None:
        self.active: bool = False
        self.prevented: list[str] = []

    def check(self, command: Command) -> None:
        """Raise RealProviderError, while a test runs that may not do it."""
        if self.active and (reason := why_real(command)) is not None:
            message = (
                f"this test would talk to a real model: {reason}. Use the fixtures `codex` or `codex_config`, a "
                f"ScriptedServer or a recording, or allow it with @pytest.mark.{REAL_MODEL} or --codex-real-model"
            )
            self.prevented.append(message)
            raise RealProviderError(message)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("codex", "Codex")
    group.addoption(
        "--codex-record",
        choices=["none", "once", "all"],
        default="none",
        help=f"record the sessions of tests marked {RECORDING}: none, those without a recording (once), or all",
    )
    group.addoption("--codex-real-model", action="store_true", help="let every test talk to a real model provider")


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers and put the guard up."""
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)
    guard = config.stash[_guard_key] = Guard()
    start_checks.append(guard.check)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the guard down."""
    if (guard := config.stash.get(_guard_key, None)) is not None and guard.check in start_checks:
        start_checks.remove(guard.check)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Guard the test, its fixtures included."""
    guard = item.config.stash[_guard_key]
    guard.prevented.clear()
    guard.active = not item.config.getoption("--codex-real-model") and item.get_closest_marker(REAL_MODEL) is None
    try:
        return (yield)
    finally:
        guard.active = False


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail the test also if it caught what the guard raised."""
    outcome = yield
    if prevented := item.config.stash[_guard_key].prevented:
        pytest.fail(prevented[0], pytrace=False)
    return outcome


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember failures, for fixtures that end differently then."""
    _hide_private_frames()
    report = yield
    item.stash[_failed_key] = item.stash.get(_failed_key, False) or report.failed
    return report


def _hide_private_frames() -> None:
    """Show of a traceback that passed through the SDK the test's own lines; `--full-trace` shows all of it."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("openai_codex._", "actors.")):
            vars(module)["__tracebackhide__"] = True


@pytest.fixture
def model_provider() -> Generator[ModelProvider]:
    """A scripted model. It says "ok" to everything until the test gives it other `replies`."""
    with ModelProvider() as provider:
        yield provider


@pytest.fixture
def codex_home(model_provider: ModelProvider) -> Generator[IsolatedHome]:
    """A home and a workspace for the runtime, with `model_provider` as its model. Removed after the test."""
    with isolated_home(model_provider) as home:
        yield home


@pytest.fixture
def codex_record_config() -> CodexConfig:
    """What `--codex-record=once` records: the installed runtime with your own login. Override it for another."""
    return CodexConfig()


@pytest.fixture
def codex_config(request: pytest.FixtureRequest) -> Generator[CodexConfig]:
    """The configuration of `codex` and `async_codex`: the real runtime in `codex_home`.

    In a test marked `codex_recording` it is the recording, or with `--codex-record=once` what records it.
    """
    marker: pytest.Mark | None = request.node.get_closest_marker(RECORDING)
    if marker is None:
        home: IsolatedHome = request.getfixturevalue("codex_home")
        yield CodexConfig(env=home.env, cwd=str(home.workspace))
        return
    path = _recording_path(request, *marker.args, **marker.kwargs)
    config: CodexConfig = request.getfixturevalue("codex_record_config")
    mode = request.config.getoption("--codex-record")
    if mode == "all" or (mode == "once" and not path.exists()):
        # To record from a real model is what was asked for.
        request.config.stash[_guard_key].active = False
        yield record(path, config)
        if request.node.stash.get(_failed_key, False):
            path.unlink(missing_ok=True)  # the session of a failed test is not the one to keep
        return
    if not path.exists():
        pytest.fail(f"there is no recording {path}; run with --codex-record=once to make it", pytrace=False)
    replayed = replay(path, config)
    yield replayed
    server = replayed.server
    if isinstance(server, RecordedServer) and server.mismatch and not request.node.stash.get(_failed_key, False):
        pytest.fail(server.mismatch, pytrace=False)  # the program caught the error


@pytest.fixture
def codex(codex_config: CodexConfig) -> Generator[Codex]:
    """A sync client, offline and open."""
    with Codex(codex_config) as codex:
        yield codex


@pytest.fixture
def async_codex(codex_config: CodexConfig) -> AsyncCodex:
    """An async client, offline and not started: enter it in the test, `async with async_codex as codex:`.

    So it runs in the test's own event loop, under whichever plugin runs async tests.
    """
    return AsyncCodex(codex_config)


def _recording_path(request: pytest.FixtureRequest, path: str | None = None) -> Path:
    if path is None:
        path = f"recordings/{request.path.stem}/{re.sub(r'[^A-Za-z0-9_.-]+', '_', request.node.name)}.jsonl"
    return request.path.parent / path
