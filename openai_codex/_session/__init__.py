"""The waist: everything above it is written once, for tasks, and derived for threads.

Two sessions with the same five verbs, `request`, `notify`, `subscribe`, `sleep` and `close`: the verbs of
`AsyncSession` are awaited, those of `Session` block the calling thread.
"""

from typing import TYPE_CHECKING, Any

from actors import ConnectionStatistics, Mail, decoded

from .._protocol.codec import ends_with
from ._blocking import Session
from ._blocking_streams import Stream, Subscription
from ._native import AsyncSession
from ._native_streams import AsyncStream, AsyncSubscription
from ._taps import AsyncTap, Tap

if TYPE_CHECKING:
    from ._periodic import AsyncLock, AsyncPeriodic, Lock, Periodic

__all__ = [
    "AsyncLock",
    "AsyncPeriodic",
    "AsyncSession",
    "AsyncStream",
    "AsyncSubscription",
    "AsyncTap",
    "ConnectionStatistics",
    "Mail",
    "decoded",
    "ends_with",
    "Lock",
    "Periodic",
    "Session",
    "Stream",
    "Subscription",
    "Tap",
]


def __getattr__(name: str) -> Any:
    # For pools only, and what anyio loads for a lock is a tenth of what the import of the SDK costs.
    if name in ("AsyncLock", "AsyncPeriodic", "Lock", "Periodic"):
        from . import _periodic

        return getattr(_periodic, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
