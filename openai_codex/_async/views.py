"""What clients and threads offer beside their turns. Each part is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.taps import select
from .._session import AsyncSession, decoded

if TYPE_CHECKING:
    from .._turn.policy import TurnPolicy
    from ..generated.v2_all import (
        ConfigWarningNotification,
        GetAccountRateLimitsResponse,
        GetAccountTokenUsageResponse,
        ReviewTarget,
    )
    from .files import AsyncFiles
    from .goal import AsyncGoal
    from .mcp import AsyncMcp
    from .notifications import AsyncNotifications
    from .processes import AsyncProcesses
    from .queue import AsyncQueue
    from .review import AsyncReviewHandle
    from .terminals import AsyncTerminals
    from .turn import AsyncTurnHandle


class AsyncClientViews:
    """The part of a client that is about the server and the machine it runs on."""

    _session: AsyncSession

    @property
    def processes(self) -> AsyncProcesses:
        """Commands that this program runs through the server, in its sandbox or out of it."""
        from .processes import AsyncProcesses

        return AsyncProcesses(self._session)

    @property
    def fs(self) -> AsyncFiles:
        """The files of the machine that the server runs on. No sandbox holds these."""
        from .files import AsyncFiles

        return AsyncFiles(self._session)

    def notifications(self, *methods: str, thread_id: str | None = None) -> AsyncNotifications:
        """What the server tells from now on, of turns and of everything else, as typed `Notification` objects.

        It collects from this call on, or, if the client is not connected yet, from its first use. Any number of
        them may be open at once.

        Args:
            methods: Only these, such as `thread/status/changed`; none means all of them. A name that this SDK does
                not know is no error, because a newer server may: it just may never come.
            thread_id: Only what is about this thread.
        """
        from .notifications import AsyncNotifications

        return AsyncNotifications(self._session.tap(select(frozenset(methods) or None, thread_id)))

    async def config_warnings(self) -> list[ConfigWarningNotification]:
        """What the server found wrong with its configuration, at its start and since; the newest 64.

        With a broken config.toml it starts with defaults, says so here, and refuses every thread.
        """
        # They follow the handshake; whatever it answers now comes behind them.
        await self._session.request(methods.THREAD_LOADED_LIST, {"limit": 1}, wire.ThreadLoadedListResponse)
        kind = wire.ConfigWarningNotification
        return [kind.model_validate(message["params"]) for message in decoded(self._session.notices)]

    async def rate_limits(self) -> GetAccountRateLimitsResponse:
        """How much of the account's limits is used, and when they are reset.

        Raises:
            InvalidRequestError: There is no ChatGPT login.
            InternalRpcError: The service could not be asked.
        """
        return await self._session.request(methods.ACCOUNT_RATE_LIMITS_READ, {}, wire.GetAccountRateLimitsResponse)

    async def usage(self, *, thread_id: str | None = None) -> GetAccountTokenUsageResponse:
        """How many tokens the account has used; with `thread_id` as that thread's provider counts them.

        Raises:
            InvalidRequestError: There is no ChatGPT login.
            InternalRpcError: The service could not be asked.
        """
        params = {} if thread_id is None else {"threadId": thread_id}
        return await self._session.request(methods.ACCOUNT_USAGE_READ, params, wire.GetAccountTokenUsageResponse)


class AsyncThreadViews:
    """The part of a thread that is about more than the turns that this program starts."""

    __slots__ = ()

    if TYPE_CHECKING:
        _session: AsyncSession
        id: str

        async def _load(self, seconds: float | None = None) -> None: ...

        def _policy_of(self, policy: TurnPolicy | None = None) -> TurnPolicy: ...

    @property
    def goal(self) -> AsyncGoal:
        """What the thread works for by itself, turn after turn."""
        from .goal import AsyncGoal

        return AsyncGoal(self)

    @property
    def mcp(self) -> AsyncMcp:
        """The MCP servers of the thread: whether they start, are ready or have failed."""
        from .mcp import AsyncMcp

        return AsyncMcp(self._session, self.id)

    @property
    def queue(self) -> AsyncQueue:
        """The messages that the thread will take when its turn is over."""
        from .queue import AsyncQueue

        return AsyncQueue(self)

    @property
    def terminals(self) -> AsyncTerminals:
        """The commands that outlived the turns which started them."""
        from .terminals import AsyncTerminals

        return AsyncTerminals(self)

    def events(self, *methods: str, subagents: bool = False) -> AsyncNotifications:
        """Everything about this thread from now on, its turns' events included, whoever started them.

        Like `notifications` of the client. What the turns' own streams get is not touched.

        Args:
            methods: Only these, such as `thread/name/updated`; none means all of them.
            subagents: Also the threads that this thread's agents start, and theirs. They are threads of their own,
                which this client never made: `event.payload.thread_id` says whose an event is.
        """
        from .notifications import AsyncNotifications

        methods_wanted = frozenset(methods) or None
        return AsyncNotifications(self._session.tap(select(methods_wanted, self.id, subagents=subagents)))

    async def review(self, target: ReviewTarget | Mapping[str, object] | str) -> AsyncReviewHandle:
        """Start a turn in which a reviewer looks at changes; read it like any turn.

        Args:
            target: What to review: a `ReviewTarget`, the same as a dict in wire names such as
                `{"type": "uncommittedChanges"}`, or instructions in words.

        Raises:
            InvalidInputError: This is no target; nothing was sent.
            InvalidRequestError: There is no such thread, or it cannot take a review.
        """
        from .review import start_review

        return await start_review(self, target)

    async def shell_command(self, command: str, *, timeout: float | None = None) -> AsyncTurnHandle:
        """Run a command line in the thread's shell as its user, UNSANDBOXED, and tell the agent of it.

        The handle is on the turn that the server makes of it; its result has the command and its output among the
        items. While a turn is running on the thread, the command runs within that turn and the handle is one more
        on it. Cancelled before it returns, a command in a turn of its own is stopped, one within another turn is not.

        Args:
            command: A command line, with pipes, quoting and all.
            timeout: Seconds that the command may take; by default an hour.

        Raises:
            InvalidRequestError: There is no such thread, or the command is empty.
            RequestTimeoutError: The command did not begin within `CodexConfig.request_timeout`.
        """
        from .shell import start_shell_command

        return await start_shell_command(self, command, timeout)
