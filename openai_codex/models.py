"""What a client hands out that is no wire model by itself: notifications and the server's metadata.

The payload classes of notifications can be imported from here too, as existing code does; they live in
`openai_codex.generated.v2_all`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from ._wire import JsonObject, JsonScalar, JsonValue, WireModel

if TYPE_CHECKING:
    from .generated.v2_all import (
        AccountLoginCompletedNotification,
        AccountRateLimitsUpdatedNotification,
        AccountUpdatedNotification,
        AgentMessageDeltaNotification,
        AppListUpdatedNotification,
        CommandExecutionOutputDeltaNotification,
        ConfigWarningNotification,
        ContextCompactedNotification,
        DeprecationNoticeNotification,
        ErrorNotification,
        FileChangeOutputDeltaNotification,
        ItemCompletedNotification,
        ItemStartedNotification,
        McpServerOauthLoginCompletedNotification,
        McpToolCallProgressNotification,
        PlanDeltaNotification,
        RawResponseItemCompletedNotification,
        ReasoningSummaryPartAddedNotification,
        ReasoningSummaryTextDeltaNotification,
        ReasoningTextDeltaNotification,
        TerminalInteractionNotification,
        ThreadGoalClearedNotification,
        ThreadGoalUpdatedNotification,
        ThreadNameUpdatedNotification,
        ThreadStartedNotification,
        ThreadTokenUsageUpdatedNotification,
        TurnCompletedNotification,
        TurnDiffUpdatedNotification,
        TurnPlanUpdatedNotification,
        TurnStartedNotification,
        WindowsWorldWritableWarningNotification,
    )

__all__ = [
    "Notification",
    "NotificationPayload",
    "UnknownNotification",
    "InitializeResponse",
    "ServerInfo",
    "JsonObject",
    "JsonScalar",
    "JsonValue",
    # payloads
    "AccountLoginCompletedNotification",
    "AccountRateLimitsUpdatedNotification",
    "AccountUpdatedNotification",
    "AgentMessageDeltaNotification",
    "AppListUpdatedNotification",
    "CommandExecutionOutputDeltaNotification",
    "ConfigWarningNotification",
    "ContextCompactedNotification",
    "DeprecationNoticeNotification",
    "ErrorNotification",
    "FileChangeOutputDeltaNotification",
    "ItemCompletedNotification",
    "ItemStartedNotification",
    "McpServerOauthLoginCompletedNotification",
    "McpToolCallProgressNotification",
    "PlanDeltaNotification",
    "RawResponseItemCompletedNotification",
    "ReasoningSummaryPartAddedNotification",
    "ReasoningSummaryTextDeltaNotification",
    "ReasoningTextDeltaNotification",
    "TerminalInteractionNotification",
    "ThreadGoalClearedNotification",
    "ThreadGoalUpdatedNotification",
    "ThreadNameUpdatedNotification",
    "ThreadStartedNotification",
    "ThreadTokenUsageUpdatedNotification",
    "TurnCompletedNotification",
    "TurnDiffUpdatedNotification",
    "TurnPlanUpdatedNotification",
    "TurnStartedNotification",
    "WindowsWorldWritableWarningNotification",
]


@attrs.define
class UnknownNotification:
    """The payload of a notification that this SDK has no class for, or that does not fit its class."""

    params: JsonObject


NotificationPayload: TypeAlias = WireModel | UnknownNotification


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


def __getattr__(name: str) -> Any:
    # The generated models are imported when somebody asks for one here, not for the few names above.
    if name in __all__:
        from .generated import v2_all

        return getattr(v2_all, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
