"""`AsyncFiles`: the files of the machine that the server runs on, and what changes among them."""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias
from uuid import uuid4

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.params import checked_params
from .._protocol.routes import watch_key
from .._session import AsyncSession, AsyncSubscription, decoded, take_back
from ..errors import CodexError, InvalidInputError, InvalidOptionError, TransportClosedError
from .closing import AsyncClosing
from .rpc import AsyncRpcNode

if TYPE_CHECKING:
    from typing_extensions import Self

    from ..generated.v2_all import FsChangedNotification, FsGetMetadataResponse, FsReadDirectoryEntry

AnyPath: TypeAlias = "str | os.PathLike[str]"
# A method here is called `list`.
_Entries: TypeAlias = "list[FsReadDirectoryEntry]"

# Seconds that the end of a watch may take; it takes some milliseconds.
UNWATCH_GRACE = 5.0


class AsyncFiles(AsyncRpcNode):
    """The files of the server's machine. No sandbox holds these calls: they may do what the server's user may.

    Paths are absolute: `InvalidOptionError` is raised for others, and nothing is sent. What the file system refuses is
    an `InternalRpcError`. A call that is cancelled may still have its effect.
    """

    __module__ = "openai_codex.views"

    __slots__ = ()

    async def read(self, path: AnyPath) -> bytes:
        """What a file holds, whole."""
        answer = await self._call(methods.FS_READ_FILE, wire.FsReadFileResponse, {"path": _absolute(path)})
        return b64decode(answer.data_base64)

    async def write(self, path: AnyPath, data: bytes | str) -> None:
        """Write a file, in place of what it held; text as UTF-8."""
        raw = data.encode() if isinstance(data, str) else data
        params = {"path": _absolute(path), "dataBase64": b64encode(raw).decode()}
        await self._call(methods.FS_WRITE_FILE, wire.FsWriteFileResponse, params)

    async def list(self, path: AnyPath) -> _Entries:
        """What is in a directory, in no particular order: `file_name`, `is_directory`, `is_file` of each."""
        params = {"path": _absolute(path)}
        return (await self._call(methods.FS_READ_DIRECTORY, wire.FsReadDirectoryResponse, params)).entries

    async def stat(self, path: AnyPath) -> FsGetMetadataResponse:
        """What a path is, and when it was made and changed, in Unix milliseconds."""
        return await self._call(methods.FS_GET_METADATA, wire.FsGetMetadataResponse, {"path": _absolute(path)})

    async def remove(self, path: AnyPath, *, recursive: bool = False, missing_ok: bool = False) -> None:
        """Remove a file, or a directory: an empty one, or with `recursive` all that is in it."""
        params = {"path": _absolute(path), "recursive": recursive, "force": missing_ok}
        await self._call(methods.FS_REMOVE, wire.FsRemoveResponse, params)

    async def copy(self, source: AnyPath, destination: AnyPath, *, recursive: bool = False) -> None:
        """Copy a file, or with `recursive` a directory."""
        params = {"sourcePath": _absolute(source), "destinationPath": _absolute(destination), "recursive": recursive}
        await self._call(methods.FS_COPY, wire.FsCopyResponse, params)

    async def mkdir(self, path: AnyPath, *, parents: bool = False) -> None:
        """Make a directory; with `parents` those above it too, and then it may be there already."""
        params = {"path": _absolute(path), "recursive": parents}
        await self._call(methods.FS_CREATE_DIRECTORY, wire.FsCreateDirectoryResponse, params)

    def watch(self, path: AnyPath) -> AsyncFileWatch:
        """What changes at a path, or below it if that is a directory, from the moment it is entered or first read.

        Use `async with`: the server watches until it is closed. The server joins changes that follow each other
        closely.
        """
        return AsyncFileWatch(self._session, _absolute(path))


class AsyncFileWatch(AsyncClosing):
    """An async iterator over changes: `changed_paths` of each. One reader at a time.

    It ends when it or its client is closed. Cancelled while it waits, it goes on watching; closing it ends that.
    """

    __module__ = "openai_codex.views"

    def __init__(self, session: AsyncSession, path: str) -> None:
        self._session = session
        self._path = path
        self._id = str(uuid4())
        self._subscription: AsyncSubscription | None = None
        # In reverse, because a list is popped at its end.
        self._changes: list[FsChangedNotification] = []
        self._closed = False

    async def __aenter__(self) -> Self:
        await self._begin()
        return self

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> FsChangedNotification:
        while not self._changes:
            if self._closed:
                raise StopAsyncIteration
            subscription = await self._begin()
            try:
                mail = await subscription.receive()
            except TransportClosedError:
                if self._session.closed:
                    raise StopAsyncIteration from None
                raise
            if mail is None:
                raise StopAsyncIteration
            kind = wire.FsChangedNotification
            self._changes = [kind.model_validate(message["params"]) for message in decoded(mail)][::-1]
        return self._changes.pop()

    async def aclose(self) -> None:
        """Watch no more. Bounded; not cut short by cancellation. Twice is fine."""
        self._closed = True
        self._changes.clear()
        subscription, self._subscription = self._subscription, None
        if subscription is not None:
            subscription.close()
            await self._unwatch()

    _leave = aclose

    async def _begin(self) -> AsyncSubscription:
        if self._subscription is None:
            # Open before anything is sent: a change may come before the answer.
            subscription = await self._session.listen(watch_key(self._id))
            params = checked_params(methods.FS_WATCH, {"path": self._path, "watchId": self._id})
            undo = take_back(methods.FS_UNWATCH, {"watchId": self._id}, watch_key(self._id))
            try:
                await self._session.request(methods.FS_WATCH, params, wire.FsWatchResponse, undo=undo)
            except BaseException:
                subscription.close()
                raise
            self._subscription = subscription
        return self._subscription

    async def _unwatch(self) -> None:
        with self._session.cleanup(UNWATCH_GRACE), suppress(CodexError):
            await self._session.request(methods.FS_UNWATCH, {"watchId": self._id}, object, timeout=UNWATCH_GRACE)
        self._session.finish(watch_key(self._id))


def _absolute(path: AnyPath) -> str:
    try:
        text = os.fspath(path)
    except TypeError as error:
        raise InvalidInputError(f"path must be a path: {error}") from error
    if not os.path.isabs(text):
        raise InvalidOptionError(f"path must be absolute, not {text!r}")
    return text
