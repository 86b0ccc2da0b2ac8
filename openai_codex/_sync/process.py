# Generated from openai_codex/_async/process.py by scripts/unasync.py. Edit that file instead.
"""`Process`: a process that the server runs for this program, and what it writes."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .._protocol.params import checked_params
from .._protocol.processes import Kind, OutputChunk, ProcessExit, chunk_of, exit_of
from .._session import Mail, Session, Subscription, decoded
from ..errors import CodexError, InvalidRequestError, TransportClosedError
from .closing import Closing

if TYPE_CHECKING:
    from typing_extensions import Self

# A process is gone some milliseconds after it is killed. One that is killed while it starts may not be known yet,
# so it is killed again, this often and after so many seconds each.
KILLS = 5
KILL_GRACE = 1.0


class ProcessOutput:
    """An iterator over what a process writes, up to its end. One reader at a time.

    Leaving it, or Ctrl-C in it, leaves the process running, and the next iteration goes on where this one
    stopped.
    """

    __module__ = "openai_codex.views"

    def __init__(self, subscription: Subscription) -> None:
        self._subscription = subscription
        # In reverse, because a list is popped at its end.
        self._chunks: list[OutputChunk] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> OutputChunk:
        while not self._chunks:
            mail = self._subscription.receive()
            if mail is None:
                raise StopIteration
            chunks = [chunk_of(message) for message in decoded(mail)]
            self._chunks = [chunk for chunk in chunks if chunk is not None][::-1]
        return self._chunks.pop()


class Process(Closing):
    """A process that was started; `id` was chosen for it here. Leaving its `with` kills it if it still runs."""

    __module__ = "openai_codex.views"

    def __init__(self, session: Session, kind: Kind, id: str, output: Subscription, exit: Subscription) -> None:
        self.id: str = id
        self._session = session
        self._kind = kind
        self._subscription = output
        self._output = ProcessOutput(output)
        self._ends = exit
        self._reading = session.lock()
        self._exit: ProcessExit | None = None

    @property
    def exit_code(self) -> int | None:
        """The exit code, once `wait` has returned; None before."""
        return None if self._exit is None else self._exit.exit_code

    def output(self) -> ProcessOutput:
        """What the process writes, as it comes and to its end: `OutputChunk` objects with bytes.

        What nobody reads is kept, within the output limit of the process and the bounds of every stream.

        Raises:
            InvalidRequestError: While iterating, the server refused to start the command.
            StreamOverflowError: While iterating, this was read too slowly.
        """
        return self._output

    def wait(self) -> int:
        """Wait for the end of the process and return its exit code. Any number of waiters, any number of times.

        On Ctrl-C, it kills the process.

        Raises:
            InvalidRequestError: The server refused to start the command.
            TransportClosedError: The server is gone, and the process with it.
        """
        try:
            return (self._ended()).exit_code
        except CodexError:
            raise
        except BaseException:
            self._stop()
            raise

    def write(self, data: bytes | str) -> None:
        """Write to the process's standard input; text as UTF-8. It must have been started with `stdin=True`.

        Raises:
            InvalidRequestError: It has ended, or its standard input is not open.
        """
        raw = data.encode() if isinstance(data, str) else data
        self._tell(self._kind.write, deltaBase64=b64encode(raw).decode())

    def close_stdin(self) -> None:
        """Close the process's standard input: it reads the end of it.

        Raises:
            InvalidRequestError: It has ended, or its standard input is not open.
        """
        self._tell(self._kind.write, closeStdin=True)

    def resize(self, *, rows: int, cols: int) -> None:
        """Tell a process that was started with `tty=True` the size of its terminal, in characters.

        Raises:
            InvalidRequestError: It has ended, or has no terminal.
        """
        self._tell(self._kind.resize, size={"rows": rows, "cols": cols})

    def kill(self) -> None:
        """End the process. `wait` then says how it ended. Killing one that has ended is fine."""
        with suppress(InvalidRequestError):  # there is no such process any more
            self._tell(self._kind.kill)

    def close(self) -> None:
        """Kill the process if it still runs, and forget what it wrote. Bounded; Ctrl-C ends only the wait for it."""
        self._stop()
        self._subscription.close()
        self._ends.close()
        self._session.finish(self._kind.key(self.id))

    _leave = close

    def _tell(self, method: str, **params: Any) -> None:
        checked = checked_params(method, {self._kind.id_field: self.id, **params})
        self._session.request(method, checked, object)

    def _ended(self, timeout: float | None = None) -> ProcessExit:
        # One reader at a time: whoever takes the end has kept it before the next one looks.
        with self._reading:
            while self._exit is None:
                mail: list[Mail] | None = self._ends.receive(timeout)
                if mail is None:
                    raise TransportClosedError("the process ended without saying how")
                self._exit = exit_of(decoded(mail)[-1])
            return self._exit

    def _stop(self) -> None:
        """Kill the process because nobody waits for it any more, and see it end."""
        with self._session.cleanup(2 * KILLS * KILL_GRACE):
            for _ in range(KILLS):
                if self._exit is not None or self._session.closed:
                    return
                try:
                    self.kill()
                    self._ended(KILL_GRACE)
                except TimeoutError:
                    continue
                except CodexError:
                    return  # the server is gone, and the process with it, or it was never started
