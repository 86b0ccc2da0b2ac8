"""The errors of turns that went wrong, and what one does about them: try again, wait for a reset, or neither. Pure."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from .._lazy_models import wire
from .._protocol.records import TurnRecord, is_limit, may_have_acted
from .._protocol.trouble import acts, explained, words_of
from .._wire import WireError, to_wire
from ..errors import TransportClosedError, TurnFailedError, TurnTimeoutError, UsageLimitError, is_retryable_error

if TYPE_CHECKING:
    from ..generated.v2_all import ThreadItem, Turn, TurnError

E = TypeVar("E", bound=TurnFailedError)

# A limit is not lifted in the very second that was said.
RESET_SLACK = 1.0


def failed_turn(turn: Turn, items: Sequence[ThreadItem], record: TurnRecord, resets_at: int | None) -> TurnFailedError:
    """The error of a turn that ended as failed.

    Args:
        turn: The turn, as its end says.
        items: The items that it completed.
        record: What was said of it beside.
        resets_at: When the account's limit is reset, in case that is what it ran into.
    """
    said: Any = to_wire(getattr(turn, "error", None))
    acted = may_have_acted(record) or any(acts(getattr(item, "type", None)) for item in items)
    message = explained(said)
    if not is_limit(said):
        return TurnFailedError(message, turn=turn, acted=acted)
    if resets_at is not None:
        message = f"{message.rstrip('.')}. It is reset at {_utc(resets_at)}."
    return UsageLimitError(message, turn=turn, acted=acted, resets_at=resets_at)


def late_turn(turn_id: str, record: TurnRecord) -> TurnTimeoutError:
    """The error of a turn that passed its deadline."""
    message = f"turn {turn_id} passed its deadline and was interrupted{trouble_before(record)}"
    return TurnTimeoutError(message, turn_id=turn_id, last_error=last_error(record))


def cut_off_turn(error: TransportClosedError, record: TurnRecord) -> TransportClosedError:
    """The error of a turn whose server is gone, with what the server said of the turn before."""
    if type(error) is not TransportClosedError or record.error is None:
        return error
    return TransportClosedError(
        f"{error}{trouble_before(record)}",
        exit_code=error.exit_code,
        stderr_tail=error.stderr_tail,
        last_error=last_error(record),
    )


def last_error(record: TurnRecord) -> TurnError | None:
    """The last error that was told of a turn, as an object."""
    try:
        return None if record.error is None else wire.TurnError.model_validate(record.error)
    except WireError:
        return None


def trouble_before(record: TurnRecord) -> str:
    """The last error that was told of a turn, to be put behind what happened to it."""
    return "" if record.error is None else f"; the last error was: {words_of(record.error)}"


def pause_before_retry(error: BaseException, pause: float) -> float | None:
    """Seconds to wait before the same is tried again, `pause` at least; None if it must not be."""
    if not is_retryable_error(error):
        return None
    asked = error.retry_after if isinstance(error, TurnFailedError) else None
    return pause if asked is None else max(pause, asked)


def pause_until_reset(error: BaseException, now: float | None = None) -> float | None:
    """Seconds until a limit of use is reset and the same may be tried again; None if it must not be, or nobody knows.

    `now` is the time in Unix seconds. The turn must have done nothing yet that it would do again.
    """
    if not isinstance(error, UsageLimitError) or error.acted or error.resets_at is None:
        return None
    return max(0.0, error.resets_at - (time.time() if now is None else now)) + RESET_SLACK


def _utc(seconds: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(seconds))
