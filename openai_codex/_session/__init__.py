"""The waist: everything above it is written once, for tasks, and derived for threads.

`AsyncSession` and `Session` have the same verbs: `request`; `subscribe`, `listen`, `begin` and `finish`; `tap`; `undo`.
They are written once too, in `_async`, over the contract of a colour: the first awaits them, the second blocks. Beside
the verbs a session has what it knows: the ledger of turns, the threads' tools, the handlers of requests.
"""

from typing import TYPE_CHECKING, Any

from actors import ConnectionStatistics, Mail, decoded

from .._protocol.codec import ends_with
from ._async.starts import AsyncStart
from ._async.streams import AsyncStream, AsyncSubscription
from ._async.taps import AsyncTap
from ._sync.starts import Start
from ._sync.streams import Stream, Subscription
from ._sync.taps import Tap
from .blocking import Session
from .native import AsyncSession, Load
from .revealing import Revealer
from .undo import cancel_login, stop_helpers, stop_now, stop_turn, stop_unnamed, take_back

if TYPE_CHECKING:
    from .periodic import AsyncLock, AsyncPeriodic, Lock, Periodic
    from .replies import Undo

__all__ = [
    "AsyncLock",
    "AsyncPeriodic",
    "AsyncSession",
    "AsyncStart",
    "AsyncStream",
    "AsyncSubscription",
    "AsyncTap",
    "ConnectionStatistics",
    "Load",
    "Lock",
    "Mail",
    "Periodic",
    "Revealer",
    "Session",
    "Start",
    "Stream",
    "Subscription",
    "Tap",
    "Undo",
    "cancel_login",
    "decoded",
    "ends_with",
    "stop_helpers",
    "stop_now",
    "stop_turn",
    "stop_unnamed",
    "take_back",
]


def __getattr__(name: str) -> Any:
    # For pools only, and what anyio loads for a lock is a tenth of what the import of the SDK costs.
    if name in ("AsyncLock", "AsyncPeriodic", "Lock", "Periodic"):
        from . import periodic

        return getattr(periodic, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
