"""A web service that streams turns to browsers, as server-sent events. A browser that leaves stops its turn.

python examples/21_web_service/service.py [port]

The browser's page is `page.html`. Needs starlette and uvicorn. It listens on this machine only, has no login, and
so lets the agent only read.
"""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, StreamingResponse
from starlette.routing import Route

from openai_codex import ApprovalMode, AsyncCodex, AsyncTurnHandle, Sandbox
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, TurnCompletedNotification


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
    """Run a turn in a thread of its own, or in the one that is named."""
    codex: AsyncCodex = request.app.state.codex
    if thread_id := request.query_params.get("thread"):
        thread = await codex.thread_resume(thread_id)
    else:
        thread = await codex.thread_start(sandbox=Sandbox.read_only, approval_mode=ApprovalMode.deny_all)
    turn = await thread.turn(request.query_params["prompt"])
    return StreamingResponse(events(turn), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def history(request: Request) -> JSONResponse:
    """How the turns of a thread ended."""
    thread = await request.app.state.codex.thread_resume(request.path_params["thread"])
    stored = (await thread.read(include_turns=True)).thread
    return JSONResponse([turn.status.value for turn in stored.turns])


async def page(request: Request) -> FileResponse:
    return FileResponse(Path(__file__).with_name("page.html"))


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncGenerator[None]:
    """One server for all browsers, as long as the service runs."""
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            app.state.codex = codex
            yield


app = Starlette(
    routes=[Route("/", page), Route("/ask", ask), Route("/history/{thread}", history)],
    lifespan=lifespan,
)


if __name__ == "__main__":
    config = uvicorn.Config(app, port=int(sys.argv[1]) if len(sys.argv) > 1 else 8000, log_level="warning")
    listening = config.bind_socket()
    listening.listen()
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    with suppress(KeyboardInterrupt):  # by then everything has been closed
        uvicorn.Server(config).run(sockets=[listening])
