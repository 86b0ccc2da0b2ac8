"""Whether, and after what delay, a server that is gone is started again. Counts restarts; starts nothing."""

from __future__ import annotations

from collections import deque

from .._config import RestartPolicy

# Beyond these a delay is above any limit, and soon above what a float can hold.
MOST_DOUBLINGS = 64


class RestartBudget:
    """The restarts that a policy still allows."""

    def __init__(self, policy: RestartPolicy | None) -> None:
        self._policy = policy
        self._times: deque[float] = deque()

    @property
    def allowed(self) -> bool:
        """Whether there is a policy at all."""
        return self._policy is not None

    def spend(self, now: float) -> float | None:
        """Count a restart at `now`, in seconds. Returns how long to wait before it; None if it is one too many."""
        policy = self._policy
        if policy is None:
            return None
        while self._times and now - self._times[0] > policy.window:
            self._times.popleft()
        if len(self._times) >= policy.max_restarts:
            return None
        delay: float = min(policy.max_delay, policy.initial_delay * 2 ** min(len(self._times), MOST_DOUBLINGS))
        self._times.append(now)
        return delay

    def refund(self) -> None:
        """The last restart was given up by whoever wanted it, which says nothing of the server."""
        self._times.pop()

    @property
    def spent(self) -> int:
        """How many restarts are counted within the window."""
        return len(self._times)
