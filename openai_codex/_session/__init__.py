"""The waist: everything above it is written once, for tasks, and derived for threads.

Two sessions with the same five verbs, `request`, `notify`, `subscribe`, `sleep` and `close`: the verbs of
`AsyncSession` are awaited, those of `Session` block the calling thread.
"""

from actors import ConnectionStatistics, Mail, decoded

from ._blocking import Session
from ._blocking_streams import Stream, Subscription
from ._codec import ends_with
from ._native import AsyncSession
from ._native_streams import AsyncStream, AsyncSubscription
from ._periodic import AsyncLock, AsyncPeriodic, Lock, Periodic
from ._taps import AsyncTap, Tap

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
