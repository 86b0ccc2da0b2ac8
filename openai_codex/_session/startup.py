"""From a configuration to a connection that has shaken hands, or to an error that says what went wrong."""

from __future__ import annotations

import logging
import math
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

import anyio

from actors import (
    ActorError,
    Command,
    Connection,
    Mail,
    Mailbox,
    MailboxPolicy,
    Message,
    PeerFault,
    PipeClosed,
    Startable,
    TaskReply,
    decoded,
    printable,
)

from .._config import CodexConfig, Telemetry, server_of
from .._protocol.codec import encode
from .._protocol.ledger import TurnLedger
from .._protocol.methods import CONFIG_WARNING, HOOKS_LIST, INITIALIZE, INITIALIZED
from .._protocol.support import check_range, is_older, supported_range
from .._requests import RequestBook
from .._retry import backoff
from .._tools.calls import ThreadTools
from ..errors import CodexError, StartError, UnsupportedByRuntimeError
from ..models import InitializeResponse, ServerInfo
from .dialect import CodexDialect
from .reconcile import find_parent, watch_threads

if TYPE_CHECKING:
    from .._hooks.desk import HookDesk
    from .._telemetry import Tracing

logger = logging.getLogger("openai_codex.session")


# What a server says that was in another's way, and how often and in what seconds it is tried again. A server takes
# 0.2 s to set its databases up, on a busy machine many times that.
_RACE = "failed to initialize sqlite state runtime"
RACE_ATTEMPTS = 12
RACE_DELAY = 0.05
RACE_MOST = 1.0
RACE_JITTER = 0.8

# There is one for each thing that is wrong with a configuration; beyond this the newest are kept.
KEPT_NOTICES = 64


class Notices(Mailbox):
    """A mailbox that nobody empties: it keeps the warnings about the configuration, for any thread to look at."""

    __slots__ = ("messages",)

    def __init__(self) -> None:
        super().__init__(MailboxPolicy(wants=frozenset({CONFIG_WARNING})))
        self.messages: tuple[Message, ...] = ()

    def _hand_over(self, mail: list[Mail]) -> None:
        self._queued = 0
        # Replaced whole, so that a thread that looks at it needs no lock.
        self.messages = (*self.messages, *decoded(mail))[-KEPT_NOTICES:]

    def _hand_over_end(self) -> None:
        """They stay."""


def tracing_of(config: CodexConfig) -> Tracing | None:
    """What makes the spans that a configuration asks for. Raises InvalidOptionError if OpenTelemetry is not there."""
    if config.telemetry is not False:
        from .._telemetry import Tracing

        return Tracing(Telemetry() if config.telemetry is True else config.telemetry)
    return None


Started: TypeAlias = "tuple[Connection, InitializeResponse, Notices]"


async def start(
    config: CodexConfig, ledger: TurnLedger, book: RequestBook, tools: ThreadTools, tracing: Tracing | None = None
) -> Started:
    """Start the server and shake hands. Whatever goes wrong, and if it is cancelled, no child is left.

    Servers that set up the databases of a new home at the same time are in each other's way, and all but one end. So
    such a start is tried again, within the time that a start has.
    """
    limit = math.inf if config.start_timeout is None else config.start_timeout
    deadline = anyio.current_time() + limit
    for pause in backoff(RACE_ATTEMPTS, RACE_DELAY, RACE_MOST, RACE_JITTER):
        try:
            return await _start(config, ledger, book, tools, tracing, deadline)
        except StartError as error:
            if _RACE not in error.stderr_tail or anyio.current_time() + pause >= deadline:
                raise
        logger.warning("the app-server could not set up its databases; it is started again in %.2f s", pause)
        await anyio.sleep(pause)
    return await _start(config, ledger, book, tools, tracing, deadline)


async def _start(
    config: CodexConfig,
    ledger: TurnLedger,
    book: RequestBook,
    tools: ThreadTools,
    tracing: Tracing | None,
    deadline: float,
) -> Started:
    since = monotonic()
    desk = None
    try:
        desk = _hook_desk(config, ledger, tracing)
        server = server_of(config, () if desk is None else desk.overrides)
    except BaseException as error:
        if desk is not None:
            desk.close()
        # Some errors of ours are an OSError as well; the others mean no more descriptors, say.
        if isinstance(error, OSError) and not isinstance(error, CodexError):
            raise StartError(f"the app-server could not be started: {error}") from error
        raise
    dialect = CodexDialect(ledger, book, tools, tracing, lambda thread_id: find_parent(connection, thread_id))
    connection = Connection(server, dialect, max_line_bytes=config.max_line_bytes)
    try:
        with anyio.fail_after(deadline - anyio.current_time()):
            await connection.open()
            _load_models()
            metadata = await _shake_hands(connection, config, attests=book.attests)
            if desk is not None:
                await _open_hooks(desk, connection, metadata.server_info.version)
    except BaseException as error:
        await connection.close()
        if desk is not None:
            desk.close()
        # TimeoutError is an OSError, and an environment with a NUL in it a ValueError.
        if isinstance(error, (OSError, ActorError, ValueError)) and not isinstance(error, CodexError):
            raise _explained(error, _name_of(server), connection, config) from error
        raise
    logger.info(
        "started the app-server: pid %s, version %s, in %.0f ms",
        connection.child_pid,
        printable(metadata.server_info.version),
        (monotonic() - since) * 1e3,
    )
    connection.start(watch_threads, connection, ledger, book)
    notices = Notices()
    connection.open_mailbox(None, notices)
    if tracing is not None:
        connection.start(_end_spans, tracing)
    return connection, metadata, notices


async def _shake_hands(connection: Connection, config: CodexConfig, *, attests: bool) -> InitializeResponse:
    reply = TaskReply()
    params = {
        "clientInfo": {
            "name": config.client_name,
            "title": config.client_title,
            "version": config.client_version,
        },
        # The server asks for attestations only if it was told that somebody makes them.
        "capabilities": {"experimentalApi": config.experimental_api, "requestAttestation": attests},
    }
    connection.ask(INITIALIZE, encode(params), reply)
    metadata = _metadata(await reply)
    # Only now is the version known, so what it does not know of `initialize` itself was overlooked.
    check_range(metadata.server_info.version)
    connection.notify(INITIALIZED)
    return metadata


def _hook_desk(config: CodexConfig, ledger: TurnLedger, tracing: Tracing | None) -> HookDesk | None:
    """Who answers the runtime's hooks, if the program has any."""
    if config.hooks is not None and config.server is None:
        from .._hooks.desk import HookDesk, check_hooks

        # Again: the rest of the configuration may have changed since they were given.
        check_hooks(config.hooks, config.config_overrides, config.launch_args_override)
        return HookDesk(config.hooks, ledger.context_in, None if tracing is None else tracing.hook)
    return None


async def _open_hooks(desk: HookDesk, connection: Connection, version: str) -> None:
    """Answer hooks from now on. Raises if the runtime would not run them all."""
    for event, since in desk.needed.items():
        if is_older(version, since):
            message = f"the runtime {version} has no hook {event}; it is there since {since}"
            raise UnsupportedByRuntimeError(message, what=event, since=since, running=version)
    connection.start(desk.run, connection.start)
    reply = TaskReply()
    connection.ask(HOOKS_LIST, encode({}), reply)
    try:
        listed = await reply
    except PeerFault as error:
        raise UnsupportedByRuntimeError(
            f"the runtime {version} does not tell its hooks, so CodexConfig.hooks cannot be used: {error.message}",
            what=HOOKS_LIST,
            since=supported_range()[0],
            running=version,
        ) from error
    desk.check(listed)


async def _end_spans(tracing: Tracing) -> None:
    """See the end of the connection, which cancels this."""
    try:
        await anyio.sleep_forever()
    finally:
        tracing.lost()


def _load_models() -> None:
    """Import the models while the server starts, which takes it longer."""
    from ..generated import history as history
    from ..generated import v2_all as v2_all


def _metadata(result: Any) -> InitializeResponse:
    """What the server says of itself; its version is only in the user agent, `name/version (system) ...`."""
    match result:
        case {"userAgent": str(user_agent)} if "/" in user_agent:
            name, _, rest = user_agent.partition("/")
            server = ServerInfo(name.strip(), (rest.split() or [""])[0])
            if server.name and server.version:
                return InitializeResponse(
                    user_agent=user_agent,
                    server_info=server,
                    platform_family=result.get("platformFamily"),
                    platform_os=result.get("platformOs"),
                    codex_home=result.get("codexHome"),
                )
        case _:
            pass
    raise StartError(
        "what was started is no Codex app-server of a protocol this SDK knows: its answer to initialize "
        "names no user agent. Leave CodexConfig.codex_bin out to use the runtime that is installed with this package."
    )


def _name_of(server: Startable) -> str:
    return server.argv[0] if isinstance(server, Command) else type(server).__name__


def _explained(error: Exception, program: str, connection: Connection, config: CodexConfig) -> StartError:
    """The error of a failed start: what was started, what happened, what it said, what to try."""
    tail = connection.stderr_tail.strip()
    said = f" It said:\n{tail}" if tail else ""
    advice = (
        "Check CodexConfig.codex_bin."
        if config.codex_bin is not None and config.launch_args_override is None
        else "Check the CodexConfig, CODEX_HOME and the config.toml in it."
    )
    exit_code = error.exit_code if isinstance(error, PipeClosed) else None
    match error:
        case TimeoutError():
            what = f"gave no answer to the handshake within {config.start_timeout:g} s"
        case PeerFault():
            what = f"refused the handshake: {error.message}"
        case PipeClosed():
            what = f"ended before it was ready: {error.reason}"
        case _:
            what = f"could not be started: {error}"
    return StartError(f"{program} {what.rstrip('.')}. {advice}{said}", exit_code=exit_code, stderr_tail=tail)
