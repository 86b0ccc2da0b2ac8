# Generated from openai_codex/_async/mcp.py by scripts/unasync.py. Edit that file instead.
"""`Mcp`: the MCP servers of a thread, and waiting until they have started."""

from __future__ import annotations

import logging
import math
from contextlib import suppress
from functools import partial
from typing import Any

from .._options import seconds as check_seconds
from .._protocol import methods
from .._protocol.mcp import McpServer
from .._session import Session
from ..errors import CodexError

logger = logging.getLogger("openai_codex.server")

# Seconds that the server may take to read its configuration.
CONFIG_TIMEOUT = 10.0


class Mcp:
    """The MCP servers of a thread."""

    __module__ = "openai_codex.views"

    def __init__(self, session: Session, thread_id: str) -> None:
        self._session = session
        self._thread_id = thread_id

    def status(self) -> tuple[McpServer, ...]:
        """The thread's servers by name, and whether each of them starts, is ready or has failed.

        It is what the server has told so far of a thread that was started or resumed here: nothing is asked, and no
        server is started.
        """
        return self._session.look(partial(self._session.ledger.mcp.of, self._thread_id))

    def wait(self, seconds: float) -> tuple[McpServer, ...]:
        """Wait until the thread's servers are ready or have failed, `seconds` at the most, and return their `status()`.

        For threads that were resumed or forked; `thread_start(wait_for_mcp=...)` does it at once. On Ctrl-C, it only
        stops waiting.

        Raises:
            InvalidInputError, InvalidOptionError: This is no number of seconds.
        """
        check_seconds("seconds", seconds)
        wait_for_mcp(self._session, self._thread_id, seconds)
        return self.status()


def wait_for_mcp(
    session: Session, thread_id: str, seconds: float, config: dict[str, Any] | None = None, cwd: str | None = None
) -> None:
    """Wait until the MCP servers of a thread are ready or have failed, `seconds` at the most.

    `config` and `cwd` are what the thread was started with. Those that are late are logged, and go on starting.
    """
    deadline = session.time() + seconds
    names = _configured(session, config, cwd, seconds)
    starts = session.ledger.mcp
    while session.alive is not None:
        news = session.reply()
        late = session.look(partial(starts.unready, thread_id, names, news))
        if not late:
            return
        try:
            told = session.answered(news, None if deadline == math.inf else max(0.0, deadline - session.time()))
        finally:
            session.tell_loop(starts.forget, thread_id, news)
        if not told:
            logger.warning("MCP servers of thread %s have not started in %g s: %s", thread_id, seconds, ", ".join(late))
            return


def _configured(session: Session, config: dict[str, Any] | None, cwd: str | None, seconds: float) -> set[str]:
    """The servers that a thread is to have. Others may be announced: those of plugins are in no configuration."""
    servers: dict[str, Any] = {}
    params = {} if cwd is None else {"cwd": cwd}
    with suppress(CodexError):
        read: Any = session.request(methods.CONFIG_READ, params, object, timeout=min(max(seconds, 0.1), CONFIG_TIMEOUT))
        servers.update(_servers_of(read.get("config")))
    servers.update(_servers_of(config))
    return {name for name, server in servers.items() if _is_on(server)}


def _is_on(server: dict[str, Any] | None) -> bool:
    return isinstance(server, dict) and server.get("enabled") is not False


def _servers_of(config: dict[str, Any] | None) -> dict[str, Any]:
    """The servers of a configuration, or of one in dotted keys."""
    if not isinstance(config, dict):
        return {}
    servers: dict[str, Any] | None = config.get("mcp_servers")
    found = dict(servers) if isinstance(servers, dict) else {}
    for key in config:
        parts = str(key).split(".")
        if parts[0] == "mcp_servers" and len(parts) > 1:
            found.setdefault(parts[1], {})
            if parts[2:] == ["enabled"]:
                found[parts[1]] = {"enabled": config[key]}
    return found
