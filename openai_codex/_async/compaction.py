"""A compaction: a turn that the server begins on its own, and that no other turn of the thread can run beside."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .._lazy_models import wire
from .._protocol import methods
from .._session import AsyncStart, stop_unnamed
from ..errors import RequestTimeoutError
from .loadable import AsyncLoadable

if TYPE_CHECKING:
    from ..generated.v2_all import ThreadCompactStartResponse


async def start_compaction(thread: AsyncLoadable) -> ThreadCompactStartResponse:
    """Begin it as soon as the policy of the thread allows. Cancelled, it is undone."""
    await thread._load()
    session, policy = thread._session, thread._policy_of()
    limit = policy.timeout
    deadline = None if limit is None or limit == math.inf else session.time() + limit
    # A compaction that joins a turn breaks it off, so joining is not what anybody means.
    start = AsyncStart(session, thread.id, "wait" if policy.when_busy == "wait" else "raise", deadline)
    await start.enter()
    try:
        await thread._load(start.request_time())
        start.compacts()
        return await session.request(
            methods.THREAD_COMPACT_START,
            {"threadId": thread.id},
            wire.ThreadCompactStartResponse,
            undo=stop_unnamed(thread.id),
            timeout=start.request_time(),
        )
    except RequestTimeoutError as error:
        start.leave()
        raise start.explained(error) from error
    except BaseException:
        start.leave()
        raise
