"""How a turn begins by a call whose answer names it, and how it is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._protocol.meters import Meter
from .._session import AsyncSession, AsyncStart, AsyncSubscription, stop_now, stop_turn
from .._turn.policy import TurnPolicy
from ..errors import BudgetExceededError, InternalRpcError, RequestTimeoutError
from .loadable import AsyncLoadable
from .logged_in import check_login

if TYPE_CHECKING:
    from .._session import Undo
    from .turn import AsyncTurnHandle

H = TypeVar("H", bound="AsyncTurnHandle")


def stopping(
    kind: type[AsyncTurnHandle],
    thread_id: str,
    subscription: AsyncSubscription,
    policy: TurnPolicy,
    turn_id: str | None = None,
) -> Undo:
    """How a turn is stopped when its subscription is given up."""
    return stop_turn(
        thread_id,
        subscription.mailbox,
        turn_id,
        named=kind._named,
        agents=bool(policy.subagents),
        terminals=bool(policy.terminals),
    )


async def start_turn(
    thread: AsyncLoadable,
    method: str,
    params: Any,
    result: type[Any],
    handle: type[H],
    *,
    policy: TurnPolicy,
    wants: frozenset[str] | None = None,
    deadline: float | None = None,
) -> H:
    """Begin a turn by a call whose answer names it, on a thread that is loaded if need be. Cancelled, it is undone."""
    start = await _entered(thread, policy, deadline)
    ended = None
    try:
        while True:
            await thread._load(start.request_time())
            await check_login(thread._session, thread.id)
            begun = await _begun(thread, method, params, result, handle, policy, wants, start)
            if not isinstance(begun, InternalRpcError):
                return begun
            ended = await start.tries(begun, ended)
    except RequestTimeoutError as error:
        start.leave()
        raise start.explained(error) from error
    except BaseException:
        start.leave()
        raise


async def meter_of(
    session: AsyncSession, thread_id: str, policy: TurnPolicy, handle: type[AsyncTurnHandle]
) -> Meter | None:
    """What counts the tokens of a turn that is about to start; None if they may be as many as they are."""
    if policy.max_tokens is None and policy.budget is None:
        return None
    if policy.budget is not None and not policy.budget.left:
        raise BudgetExceededError(f"no turn was started: {policy.budget!r}")
    connection = await session.open()

    def stop(turn_id: str) -> None:
        undo = stop_now(
            thread_id,
            turn_id,
            named=handle._named,
            agents=bool(policy.subagents),
            terminals=bool(policy.terminals),
        )
        session.undoing.begin(connection, undo)

    return Meter(policy.max_tokens, policy.budget, stop)


async def _entered(thread: AsyncLoadable, policy: TurnPolicy, deadline: float | None) -> AsyncStart:
    """The start of a turn that may begin now. A thread that had to be started again has another id since then."""
    while True:
        thread_id = thread.id
        start = AsyncStart(thread._session, thread_id, policy.when_busy or "join", deadline)
        await start.enter()
        try:
            await thread._load(start.request_time())
        except BaseException:
            start.leave()
            raise
        if thread.id == thread_id:
            return start
        start.leave()


async def _begun(
    thread: AsyncLoadable,
    method: str,
    params: Any,
    result: type[Any],
    handle: type[H],
    policy: TurnPolicy,
    wants: frozenset[str] | None,
    start: AsyncStart,
) -> H | InternalRpcError:
    """The turn, or that the server refused it."""
    session = thread._session
    start.meter = await meter_of(session, thread.id, policy, handle)
    # Opened in the step that receives the answer: no event falls between the two.
    subscription = session.subscribe(start.bind, wants, thread.id)
    undo = stopping(handle, thread.id, subscription, policy)
    try:
        started = await session.request(
            method,
            {**params, "threadId": thread.id},
            result,
            opens=subscription,
            undo=undo,
            timeout=start.request_time(),
        )
    except InternalRpcError as error:
        subscription.close()
        return error
    except BaseException:
        subscription.close()
        raise
    return handle(session, thread.id, started.turn.id, subscription, start.deadline, policy)
