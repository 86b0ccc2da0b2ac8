"""`AsyncCodexClient`: the official SDK's lower layer, one request at a time, as a face over a session.

For programs that were written for it. It adds nothing to a session, and no other module here needs it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from .._config import CodexConfig
from .._lazy_models import wire
from .._official.shapes import ApprovalHandler, absent, handlers_of, params_dict, validated
from .._official.shapes import input_items as _items
from .._protocol import methods
from .._protocol.codec import encode
from .._protocol.routes import login_key, login_key_of_result, route, turn_key_of_result
from .._retry import async_retry_on_overload
from .._session import AsyncSession, AsyncStream, AsyncSubscription, AsyncTap, Mail, cancel_login, known_by, stop_turn
from ..errors import InvalidInputError, TransportClosedError, TurnIncompleteError, translated
from ..models import InitializeResponse, Notification
from .closing import AsyncClosing

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._wire import JsonObject
    from ..generated.v2_all import (
        AccountLoginCompletedNotification,
        AgentMessageDeltaNotification,
        CancelLoginAccountResponse,
        GetAccountParams,
        GetAccountResponse,
        LoginAccountParams,
        LoginAccountResponse,
        LogoutAccountResponse,
        ModelListResponse,
        ThreadArchiveResponse,
        ThreadCompactStartResponse,
        ThreadForkParams,
        ThreadForkResponse,
        ThreadGoalClearResponse,
        ThreadGoalSetResponse,
        ThreadGoalStatus,
        ThreadListParams,
        ThreadListResponse,
        ThreadReadResponse,
        ThreadResumeParams,
        ThreadResumeResponse,
        ThreadSetNameResponse,
        ThreadStartParams,
        ThreadStartResponse,
        ThreadUnarchiveResponse,
        TurnCompletedNotification,
        TurnInterruptResponse,
        TurnStartParams,
        TurnStartResponse,
        TurnSteerResponse,
    )

T = TypeVar("T")


class _Events(AsyncStream):
    """What comes for one turn or login, or for none."""

    def __init__(self, source: AsyncSubscription | AsyncTap) -> None:
        super().__init__()
        self.source = source

    async def _more(self) -> list[Mail] | None:
        return await self.source.receive()


class AsyncCodexClient(AsyncClosing):
    """The official SDK's client of single requests. New programs use `AsyncCodex`.

    Enter it, or call `start`; that starts a server, and makes the handshake. A turn that was started here is followed
    by its notifications, or by `wait_for_turn_completed`; nothing stops it when the caller leaves.

    Args:
        config: How the server is started.
        approval_handler: Called with the method and the params of every question of the server; returns the answer
            as a dict. Without one, or if it fails, nothing is approved.

    Raises:
        InvalidInputError: `config` has handlers as well.
    """

    __module__ = "openai_codex.async_client"

    def __init__(self, config: CodexConfig | None = None, approval_handler: ApprovalHandler | None = None) -> None:
        self.config: CodexConfig = config or CodexConfig()
        if approval_handler is not None and self.config.handlers:
            raise InvalidInputError("give either approval_handler or CodexConfig.handlers, not both")
        self._handler = approval_handler
        self._held: AsyncSession | None = None
        self._global: _Events | None = None
        self._turns: dict[str, _Events] = {}
        self._logins: dict[str, _Events] = {}

    @classmethod
    def _over(cls, session: AsyncSession) -> Self:
        made = cls(session.config)
        made._held = session
        return made

    def __getattr__(self, name: str) -> Any:
        raise absent(type(self).__name__, name)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def start(self) -> None:
        """Start the server and make the handshake. Twice is fine."""
        if self._held is not None:
            return
        config = (
            self.config if self._handler is None else attrs.evolve(self.config, handlers=handlers_of(self._handler))
        )
        session = AsyncSession(config)
        await session.open()
        self._global = _Events(session.tap(_of_nobody, _of_nobody))
        self._held = session

    async def close(self) -> None:
        """End the server. Twice is fine; `start` starts another."""
        held, self._held = self._held, None
        self._global = None
        self._turns.clear()
        self._logins.clear()
        if held is not None:
            await held.close()

    _leave = close

    @property
    def _session(self) -> AsyncSession:
        if self._held is None:
            raise TransportClosedError("the client is not started: enter it, or call start()")
        return self._held

    async def initialize(self) -> InitializeResponse:
        """What the server said of itself in the handshake, which `start` made."""
        await self._session.open()
        return self._session.metadata

    async def request(self, method: str, params: JsonObject | None, *, response_model: type[T]) -> T:
        """Send a request, and return its answer as what `response_model.model_validate` makes of it.

        Raises:
            CodexError: The answer is no JSON object.
            JsonRpcError: The server refused it; the subclasses say why.
        """
        return validated(response_model, await self._session.request(method, params_dict(params), object), method)

    async def request_with_retry_on_overload(
        self,
        method: str,
        params: JsonObject | None,
        *,
        response_model: type[T],
        max_attempts: int = 3,
        initial_delay_s: float = 0.25,
        max_delay_s: float = 2.0,
    ) -> T:
        """`request`, sent again while the server is overloaded."""
        return await async_retry_on_overload(
            lambda: self.request(method, params, response_model=response_model),
            max_attempts=max_attempts,
            initial_delay_s=initial_delay_s,
            max_delay_s=max_delay_s,
        )

    async def notify(self, method: str, params: JsonObject | None = None) -> None:
        """Send a notification."""
        session = self._session
        connection = await session.open()
        with translated():
            session.in_loop(connection, connection.notify, method, None if params is None else encode(params))

    async def next_notification(self) -> Notification:
        """Wait for the next notification that is of no turn, login or process."""
        session = self._session
        if self._global is None:
            self._global = _Events(session.tap(_of_nobody, _of_nobody))
        return await _next(self._global, TransportClosedError("this client was closed"))

    async def turn_start(
        self,
        thread_id: str,
        input_items: list[JsonObject] | JsonObject | str,
        params: TurnStartParams | JsonObject | None = None,
    ) -> TurnStartResponse:
        """Start a turn, whose notifications are kept from its first one on. Cancelled, the turn is stopped."""
        session = self._session
        subscription = session.subscribe(turn_key_of_result, None, thread_id)
        body: Any = {**params_dict(params), "threadId": thread_id, "input": _items(input_items)}
        undo = stop_turn(thread_id, subscription.mailbox)
        try:
            started = await session.request(
                methods.TURN_START, body, wire.TurnStartResponse, opens=subscription, undo=undo
            )
        except BaseException:
            subscription.close()
            raise
        self._turns[started.turn.id] = _Events(subscription)
        return started

    def register_turn_notifications(self, turn_id: str) -> None:
        """For programs that call it. The notifications of a turn are kept from its start, and what came early too."""

    def unregister_turn_notifications(self, turn_id: str) -> None:
        """Keep no more notifications of a turn."""
        _forget(self._turns, turn_id)

    async def next_turn_notification(self, turn_id: str) -> Notification:
        """Wait for the next notification of a turn. Raises TurnIncompleteError after its last."""
        if turn_id not in self._turns:
            self._turns[turn_id] = _Events(await self._session.listen(turn_id))
        return await _next(self._turns[turn_id], TurnIncompleteError(f"turn {turn_id} has no more events"))

    async def wait_for_turn_completed(self, turn_id: str) -> TurnCompletedNotification:
        """Wait for the end of a turn."""
        while True:
            event = await self.next_turn_notification(turn_id)
            if event.method == methods.TURN_COMPLETED:
                _forget(self._turns, turn_id)
                ended: TurnCompletedNotification = event.payload
                return ended

    async def stream_text(
        self, thread_id: str, text: str, params: TurnStartParams | JsonObject | None = None
    ) -> AsyncIterator[AgentMessageDeltaNotification]:
        """Start a turn and yield the pieces of its text. One that is left early runs on."""
        turn_id = (await self.turn_start(thread_id, text, params)).turn.id
        try:
            while True:
                event = await self.next_turn_notification(turn_id)
                if event.method == methods.TURN_COMPLETED:
                    break
                if event.method == methods.ITEM_AGENT_MESSAGE_DELTA:
                    yield event.payload
        finally:
            _forget(self._turns, turn_id)

    async def turn_interrupt(self, thread_id: str, turn_id: str) -> TurnInterruptResponse:
        """Interrupt a turn."""
        params = {"threadId": thread_id, "turnId": turn_id}
        return await self._session.request(
            methods.TURN_INTERRUPT, params, wire.TurnInterruptResponse, interrupts=turn_id
        )

    async def turn_steer(
        self, thread_id: str, expected_turn_id: str, input_items: list[JsonObject] | JsonObject | str
    ) -> TurnSteerResponse:
        """Add input to a running turn."""
        params = {"threadId": thread_id, "expectedTurnId": expected_turn_id, "input": _items(input_items)}
        return await self._ask(methods.TURN_STEER, params, wire.TurnSteerResponse)

    async def thread_start(self, params: ThreadStartParams | JsonObject | None = None) -> ThreadStartResponse:
        """Start a thread."""
        return await self._ask(methods.THREAD_START, params, wire.ThreadStartResponse)

    async def thread_resume(
        self, thread_id: str, params: ThreadResumeParams | JsonObject | None = None
    ) -> ThreadResumeResponse:
        """Resume a stored thread."""
        return await self._ask(methods.THREAD_RESUME, params, wire.ThreadResumeResponse, threadId=thread_id)

    async def thread_fork(
        self, thread_id: str, params: ThreadForkParams | JsonObject | None = None
    ) -> ThreadForkResponse:
        """Fork a stored thread."""
        return await self._ask(methods.THREAD_FORK, params, wire.ThreadForkResponse, threadId=thread_id)

    async def thread_list(self, params: ThreadListParams | JsonObject | None = None) -> ThreadListResponse:
        """One page of the stored threads."""
        return await self._ask(methods.THREAD_LIST, params, wire.ThreadListResponse)

    async def thread_read(self, thread_id: str, include_turns: bool = False) -> ThreadReadResponse:
        """A stored thread, with its turns if that is asked for."""
        params: JsonObject = {"threadId": thread_id, "includeTurns": include_turns}
        return await self._ask(methods.THREAD_READ, params, wire.ThreadReadResponse)

    async def thread_archive(self, thread_id: str) -> ThreadArchiveResponse:
        """Archive a thread."""
        return await self._ask(methods.THREAD_ARCHIVE, None, wire.ThreadArchiveResponse, threadId=thread_id)

    async def thread_unarchive(self, thread_id: str) -> ThreadUnarchiveResponse:
        """Take a thread out of the archive."""
        return await self._ask(methods.THREAD_UNARCHIVE, None, wire.ThreadUnarchiveResponse, threadId=thread_id)

    async def thread_set_name(self, thread_id: str, name: str) -> ThreadSetNameResponse:
        """Name a thread."""
        return await self._ask(methods.THREAD_NAME_SET, {"name": name}, wire.ThreadSetNameResponse, threadId=thread_id)

    async def thread_compact(self, thread_id: str) -> ThreadCompactStartResponse:
        """Start the compaction of a thread; it is over when its turn is."""
        return await self._ask(methods.THREAD_COMPACT_START, None, wire.ThreadCompactStartResponse, threadId=thread_id)

    async def thread_goal_clear(self, thread_id: str) -> ThreadGoalClearResponse:
        """Clear the goal of a thread."""
        return await self._ask(methods.THREAD_GOAL_CLEAR, None, wire.ThreadGoalClearResponse, threadId=thread_id)

    async def thread_goal_set(
        self, thread_id: str, *, objective: str | None = None, status: ThreadGoalStatus | None = None
    ) -> ThreadGoalSetResponse:
        """Set or change the goal of a thread."""
        given = {"objective": objective, "status": status}
        params = {name: value for name, value in given.items() if value is not None}
        return await self._ask(methods.THREAD_GOAL_SET, params, wire.ThreadGoalSetResponse, threadId=thread_id)

    async def pause_goal(self, thread_id: str) -> ThreadGoalSetResponse:
        """Pause the goal of a thread."""
        return await self.thread_goal_set(thread_id, status=wire.ThreadGoalStatus.paused)

    async def model_list(self, include_hidden: bool = False) -> ModelListResponse:
        """The models that the server offers."""
        return await self._ask(methods.MODEL_LIST, {"includeHidden": include_hidden}, wire.ModelListResponse)

    async def account_read(self, params: GetAccountParams | JsonObject | None = None) -> GetAccountResponse:
        """The account that the server works for."""
        return await self._ask(methods.ACCOUNT_READ, params, wire.GetAccountResponse)

    async def account_logout(self) -> LogoutAccountResponse:
        """Forget the account."""
        return await self._ask(methods.ACCOUNT_LOGOUT, None, wire.LogoutAccountResponse)

    async def account_login_start(self, params: LoginAccountParams | JsonObject) -> LoginAccountResponse:
        """Begin a login, whose completion is kept from now on. Cancelled, the login is."""
        session = self._session
        subscription = session.subscribe(login_key_of_result)
        try:
            response = await session.request(
                methods.ACCOUNT_LOGIN_START,
                params_dict(params),
                wire.LoginAccountResponse,
                opens=subscription,
                undo=cancel_login,
            )
        except BaseException:
            subscription.close()
            raise
        login_id: str | None = getattr(response, "login_id", None)
        if login_id is None:
            subscription.close()
        else:
            self._logins[login_id] = _Events(subscription)
        return response

    async def account_login_cancel(self, login_id: str) -> CancelLoginAccountResponse:
        """End a login."""
        return await self._ask(methods.ACCOUNT_LOGIN_CANCEL, {"loginId": login_id}, wire.CancelLoginAccountResponse)

    def register_login_notifications(self, login_id: str) -> None:
        """For programs that call it. The notifications of a login are kept from its start, and what came early too."""

    def unregister_login_notifications(self, login_id: str) -> None:
        """Keep no more notifications of a login."""
        _forget(self._logins, login_id)

    async def next_login_notification(self, login_id: str) -> Notification:
        """Wait for the next notification of a login."""
        if login_id not in self._logins:
            self._logins[login_id] = _Events(await self._session.listen(login_key(login_id)))
        return await _next(self._logins[login_id], TransportClosedError("the login ended without saying how"))

    async def wait_for_login_completed(self, login_id: str) -> AccountLoginCompletedNotification:
        """Wait for the end of a login."""
        while True:
            event = await self.next_login_notification(login_id)
            if event.method == methods.ACCOUNT_LOGIN_COMPLETED:
                _forget(self._logins, login_id)
                completed: AccountLoginCompletedNotification = event.payload
                return completed

    async def _ask(self, method: str, params: Any, result: type[T], **more: str) -> T:
        return await self._session.request(method, {**params_dict(params), **more}, result)


def _of_nobody(mail: list[Mail]) -> list[Mail]:
    return [each for each in mail if route(known_by(each)) is None]


async def _next(events: _Events, ended: Exception) -> Notification:
    try:
        return await events.__anext__()
    except StopAsyncIteration:
        raise ended from None


def _forget(kept: dict[str, _Events], id: str) -> None:
    events = kept.pop(id, None)
    if events is not None:
        events.source.close()
