"""`ServerRequest`, the base of every question of the server. Small: it is imported with the SDK.

It must not know the kinds of requests, nor how they are served.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs


@attrs.frozen
class ServerRequest:
    """A question of the server, as its handler sees it.

    `openai_codex.requests` has a subclass for each kind. A request that has none, or whose parameters do not fit it,
    is a plain `ServerRequest`, with the raw dict as `params`.
    """

    method: str
    """The name of the request in the protocol."""
    params: Any
    """What the server sent, as an object of the class that the protocol has for it."""


# The handler of a mapping takes the request of its method, and may answer with a dict or an object of the protocol.
Handler: TypeAlias = Callable[[Any], Any]
