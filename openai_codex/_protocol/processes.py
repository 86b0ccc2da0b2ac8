"""The two kinds of processes that a server runs for its client, and pieces of what they write. Pure."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ..errors import CodexError
from . import methods
from .routes import exec_key, process_key

if TYPE_CHECKING:
    from actors import Key, Message


@attrs.frozen
class OutputChunk:
    """A piece of what a process wrote.

    `stream` says where to. A chunk may begin or end within a character: join the bytes before decoding them.
    `truncated` is set on the last chunk of a stream that wrote more than the output limit.
    """

    stream: Literal["stdout", "stderr"]
    data: bytes
    truncated: bool = False


@attrs.frozen
class ProcessExit:
    """How a process ended, and what it wrote if that was not streamed."""

    __module__ = "openai_codex.views"

    exit_code: int
    stdout: str
    stderr: str


@attrs.frozen
class Kind:
    """How a kind of process is talked about: its methods, the field that holds its id, its key."""

    id_field: str
    key: Callable[[str], Key]
    start: str
    output: str
    exited: str
    write: str
    resize: str
    kill: str


SANDBOXED = Kind(
    id_field="processId",
    key=exec_key,
    start=methods.COMMAND_EXEC,
    output=methods.COMMAND_EXEC_OUTPUT_DELTA,
    exited=methods.COMMAND_EXEC,  # its own answer, see `begin` of the session
    write=methods.COMMAND_EXEC_WRITE,
    resize=methods.COMMAND_EXEC_RESIZE,
    kill=methods.COMMAND_EXEC_TERMINATE,
)
UNSANDBOXED = Kind(
    id_field="processHandle",
    key=process_key,
    start=methods.PROCESS_SPAWN,
    output=methods.PROCESS_OUTPUT_DELTA,
    exited=methods.PROCESS_EXITED,
    write=methods.PROCESS_WRITE_STDIN,
    resize=methods.PROCESS_RESIZE_PTY,
    kill=methods.PROCESS_KILL,
)


def exit_of(message: Message) -> ProcessExit:
    """The end of a process in its last message. Raises CodexError if that says nothing of it."""
    match message["params"]:
        case {"exitCode": int(code), "stdout": str(stdout), "stderr": str(stderr)}:
            return ProcessExit(code, stdout, stderr)
        case _:
            raise CodexError(f"{message['method']} does not say how the process ended")


def chunk_of(message: Message) -> OutputChunk | None:
    """The piece of output in a message, None if it holds none."""
    params: Any = message["params"]
    match params:
        case {"deltaBase64": str(text), "stream": ("stdout" | "stderr") as stream}:
            return OutputChunk(stream, b64decode(text), bool(params.get("capReached")))
        case _:
            return None
