"""What a client hands out that is not a wire model by itself: notifications and the server's metadata."""

from __future__ import annotations

from typing import Any

import attrs

from ._wire import JsonObject


@attrs.define
class UnknownNotification:
    """The payload of a notification that this SDK has no class for, or that does not fit its class."""

    params: JsonObject


@attrs.define
class Notification:
    """One event from the server: its method, and a payload of the class that belongs to the method."""

    method: str
    payload: Any


@attrs.define
class ServerInfo:
    """Who answered the handshake."""

    name: str
    version: str


@attrs.define
class InitializeResponse:
    """What the server said of itself in the handshake."""

    user_agent: str
    server_info: ServerInfo
    platform_family: str | None = None
    platform_os: str | None = None
    codex_home: str | None = None

    # The same, spelled as existing code does.
    @property
    def userAgent(self) -> str:
        """`user_agent`."""
        return self.user_agent

    @property
    def serverInfo(self) -> ServerInfo:
        """`server_info`."""
        return self.server_info

    @property
    def platformFamily(self) -> str | None:
        """`platform_family`."""
        return self.platform_family

    @property
    def platformOs(self) -> str | None:
        """`platform_os`."""
        return self.platform_os
