"""The model provider that tests embed: a loopback server that answers the runtime from a script.

It knows which reply belongs to which request and what was asked; `_http` serves, `replies` says what a model says.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, TypeAlias

import attrs

from ._http import HOST, ProviderServer
from .replies import Reply, failure, text


@attrs.frozen(eq=False)
class ModelRequest:
    """One request that the runtime sent to the model."""

    number: int
    """Counts from 1 over the life of the provider."""
    path: str
    headers: Mapping[str, str] = attrs.field(repr=False)
    """By lower-case name."""
    body: dict[str, Any] = attrs.field(repr=False)
    """The parsed JSON: `model`, `instructions`, `input`, `tools` and so on."""

    @property
    def last_user_text(self) -> str:
        """What the user said last, which is the prompt of the turn; empty if nothing was said."""
        for item in reversed(self._input()):
            if item.get("type") == "message" and item.get("role") == "user":
                texts = [part.get("text", "") for part in item.get("content", []) if part.get("type") == "input_text"]
                # The runtime puts the image of a file between two texts of its own.
                if said := [text for text in texts if not text.startswith(("<image ", "</image>"))]:
                    return str(said[-1])
        return ""

    @property
    def has_tool_output(self) -> bool:
        """Whether this request brings the output of a tool, so follows a `tool_call`."""
        items = self._input()
        return bool(items) and str(items[-1].get("type", "")).endswith("_output")

    def _input(self) -> list[dict[str, Any]]:
        return self.body.get("input") or []


Script: TypeAlias = Reply | Sequence[Reply] | Callable[[ModelRequest], Reply]
"""What the model says: one reply to everything, one reply for each request, or a function of the request."""


class ScriptExhausted(Exception):
    """More requests came than the script has replies."""


class ModelProvider:
    """A scripted model on 127.0.0.1, in front of which the real runtime runs offline.

        with ModelProvider(text("Hello!")) as provider, isolated_home(provider) as home:
            with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
                ...

    The script is one of

    - a `Reply`, given to every request;
    - a list of replies, one for each request in order. A request beyond its end is refused (HTTP 400, which fails
      the turn with a message that says so), since a request that the test did not expect is a finding;
    - a function `(ModelRequest) -> Reply`. It runs in the thread of its connection, at the same time as others if
      turns run at the same time.

    What a script raises is answered with HTTP 400 and raised again where the `with` block is left (unless the block
    raises by itself), so an `assert` in a script fails the test. It serves asyncio, trio and sync programs alike:
    its threads are its own. Entering and leaving block for a few milliseconds.
    """

    def __init__(self, script: Script | None = None, *, keep_requests: int = 1000) -> None:
        self._script: Script = text("ok") if script is None else script
        self._script_start = 0
        self._count = 0
        self._requests: deque[ModelRequest] = deque(maxlen=keep_requests)
        self._fault: BaseException | None = None
        self._lock = threading.Lock()
        self._lifecycle = threading.Lock()
        self._server: ProviderServer | None = None
        self._closed = False

    def __repr__(self) -> str:
        state = "closed" if self._closed else "new" if self._server is None else f"at {self.url}"
        return f"<ModelProvider {state}, {self._count} requests>"

    @property
    def url(self) -> str:
        """The `base_url` to configure; RuntimeError before `start()`."""
        if self._server is None:
            raise RuntimeError("the ModelProvider has not been started")
        return f"http://{HOST}:{self._server.server_port}/v1"

    @property
    def requests(self) -> tuple[ModelRequest, ...]:
        """The requests so far, oldest first; only the newest `keep_requests` are kept."""
        with self._lock:
            return tuple(self._requests)

    @property
    def request_count(self) -> int:
        """How many requests have come, those included that are no longer kept."""
        return self._count

    def replies(self, script: Script) -> None:
        """Use another script from the next request on; a list begins with its first reply."""
        with self._lock:
            self._script = script
            self._script_start = self._count

    def start(self) -> ModelProvider:
        """Listen on a free port. `with` does it."""
        with self._lifecycle:
            if self._closed:
                raise RuntimeError("a closed ModelProvider cannot be started again; make another")
            if self._server is None:
                self._server = ProviderServer(self._answer)
                self._server.start()
        return self

    def close(self) -> None:
        """Drop every connection, also those that wait at a gate, and end every thread. Calling it twice is fine."""
        with self._lifecycle:
            if self._closed:
                return
            self._closed = True
            if self._server is not None:
                self._server.stop()

    def __enter__(self) -> ModelProvider:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
        if error is None and self._fault is not None:
            raise self._fault

    def _answer(self, path: str, headers: Mapping[str, str], body: dict[str, Any]) -> tuple[int, Reply]:
        with self._lock:
            self._count += 1
            request = ModelRequest(self._count, path, headers, body)
            self._requests.append(request)
            script, position = self._script, self._count - self._script_start
        try:
            return request.number, _choose(script, position, request)
        except BaseException as error:  # noqa: BLE001  raised again by __exit__; pytest.fail() is a BaseException
            with self._lock:
                if self._fault is None:
                    self._fault = error
            return request.number, failure(400, f"the script of the ModelProvider raised {error!r}")


def _choose(script: Script, position: int, request: ModelRequest) -> Reply:
    if isinstance(script, Reply):
        return script
    if callable(script):
        reply = script(request)
        if not isinstance(reply, Reply):  # pyright: ignore[reportUnnecessaryIsInstance]  not every caller is typed
            raise TypeError(f"the script returned {reply!r}, not a Reply")
        return reply
    if position > len(script):
        raise ScriptExhausted(f"request {position} came, the script has {len(script)} replies")
    return script[position - 1]
