"""A web service that streams turns to browsers, as server-sent events. A browser that leaves stops its turn.

python examples/21_web_service/service.py [port]

The browser's page is `page.html`. Needs starlette and uvicorn. It listens on this machine only, has no login, and
so lets the agent only read. Each page that is opened is a session with a token and threads of its own; who may open one
is for a proxy with a login to say, in front of it.
"""

import secrets
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import urlsplit

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from openai_codex import (
    ApprovalMode,
    AsyncCodex,
    AsyncThread,
    AsyncTurnHandle,
    CodexError,
    Sandbox,
    ThreadBusyError,
    TurnPolicy,
)
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, TurnCompletedNotification

# The names that browsers know this service by. Any other in a request is a web page that was given this address.
HOSTS = ["127.0.0.1", "localhost"]
# The oldest session goes when there are more; the bytes of one request.
SESSIONS, BODY = 1000, 65536
# What else a page may do.
CONTENT = (
    *("default-src 'none'", "connect-src 'self'", "img-src data:"),
    *("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"),
)
# A thread takes one turn at a time, and none for longer than this in seconds.
POLICY = TurnPolicy(timeout=600, when_busy="raise")


class Rights(TypedDict):
    """What the agent may do. Said when a thread starts, and again with each of its turns."""

    sandbox: Sandbox
    approval_mode: ApprovalMode


RIGHTS = Rights(sandbox=Sandbox.read_only, approval_mode=ApprovalMode.deny_all)


class SameOrigin:
    """Refuses what a page of another site sends. Programs that are no browsers name no origin; they need the token."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and urlsplit(origin).netloc != headers["host"]:
                await JSONResponse({"error": "another origin"}, 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def threads_of(request: Request) -> dict[str, AsyncThread]:
    """The threads of the session that a request belongs to."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    sessions: dict[str, dict[str, AsyncThread]] = request.app.state.sessions
    if scheme.lower() != "bearer" or token not in sessions:
        raise HTTPException(401, "no session: open the page again", {"WWW-Authenticate": "Bearer"})
    return sessions[token]


def thread_of(threads: dict[str, AsyncThread], thread_id: str) -> AsyncThread:
    """One of a session's threads. Any other is somebody else's, and is not said to be there."""
    if thread_id not in threads:
        raise HTTPException(404, "the session has no such thread")
    return threads[thread_id]


async def question_of(request: Request) -> tuple[str, str | None]:
    """The prompt of a request, and the thread that it names."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "the body must be JSON")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY:
            raise HTTPException(413, "the body is too long")
    try:
        asked: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        asked = None
    match asked:
        case {"prompt": str(prompt), "thread": str(thread) | (None as thread)} if prompt.strip():
            return prompt, thread or None
        case _:
            raise HTTPException(400, 'the body must be {"prompt": "...", "thread": "..." or null}')


def event(name: str, **data: str) -> bytes:
    """One server-sent event."""
    return b"event: %b\ndata: %b\n\n" % (name.encode(), orjson.dumps(data))


async def events(turn: AsyncTurnHandle) -> AsyncGenerator[bytes]:
    """What the browser is told of a turn. A browser that leaves, leaves the turn's scope, and that stops the turn."""
    try:
        async with turn:
            yield event("started", thread=turn.thread_id, turn=turn.id)
            async for notification in turn.stream():
                match notification.payload:
                    case AgentMessageDeltaNotification(delta=text):
                        yield event("text", text=text)
                    case TurnCompletedNotification(turn=ended):
                        yield event("ended", status=ended.status.value)
                    case _:
                        pass
    except BaseException:
        print("The browser left; stopped turn", turn.id, flush=True)
        raise


async def ask(request: Request) -> StreamingResponse:
    """Run a turn in a new thread of the session, or in the one of its threads that is named."""
    codex: AsyncCodex = request.app.state.codex
    threads = threads_of(request)
    prompt, thread_id = await question_of(request)
    if thread_id is None:
        thread = await codex.thread_start(**RIGHTS)
        threads[thread.id] = thread
    else:
        thread = thread_of(threads, thread_id)
    turn = await thread.turn(prompt, policy=POLICY, **RIGHTS)
    return StreamingResponse(events(turn), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def history(request: Request) -> JSONResponse:
    """How the turns of a thread of the session ended."""
    thread = thread_of(threads_of(request), request.path_params["thread"])
    stored = (await thread.read(include_turns=True)).thread
    return JSONResponse([turn.status.value for turn in stored.turns])


async def page(request: Request) -> HTMLResponse:
    """Begin a session."""
    sessions: dict[str, dict[str, AsyncThread]] = request.app.state.sessions
    token, nonce = secrets.token_urlsafe(), secrets.token_urlsafe()
    sessions[token] = {}
    if len(sessions) > SESSIONS:
        del sessions[next(iter(sessions))]
    text = Path(__file__).with_name("page.html").read_text("utf-8")
    own = f"script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'"
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "; ".join([own, *CONTENT]),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    return HTMLResponse(text.replace("{token}", token).replace("{nonce}", nonce), headers=headers)


async def refused(_: Request, error: Exception) -> Response:
    """What cannot be done, without a word of why: that is for the log."""
    if isinstance(error, HTTPException):
        return JSONResponse({"error": error.detail}, error.status_code, error.headers)
    if isinstance(error, ThreadBusyError):
        return JSONResponse({"error": "the thread has a turn that has not ended"}, 409)
    return JSONResponse({"error": "the agent cannot be asked now"}, 503)


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncGenerator[None]:
    """One server for all browsers, as long as the service runs."""
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            app.state.codex, app.state.sessions = codex, {}
            yield


app = Starlette(
    routes=[
        Route("/", page, methods=["GET"]),
        Route("/ask", ask, methods=["POST"]),
        Route("/history/{thread}", history, methods=["GET"]),
    ],
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
        Middleware(SameOrigin),
    ],
    exception_handlers={HTTPException: refused, CodexError: refused},
    lifespan=lifespan,
)


if __name__ == "__main__":
    config = uvicorn.Config(app, port=int(sys.argv[1]) if len(sys.argv) > 1 else 8000, log_level="warning")
    listening = config.bind_socket()
    listening.listen()
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    with suppress(KeyboardInterrupt):  # by then everything has been closed
        uvicorn.Server(config).run(sockets=[listening])
