# Generated from openai_codex/_async/rpc.py by scripts/unasync.py. Edit that file instead.
"""The base of the namespace of all methods: one call, checked and sent.

The namespace itself is generated from the schema, see `openai_codex.generated`.
"""

from __future__ import annotations

from typing import Any, TypeVar

from .._protocol.params import checked_params
from .._session import Session

T = TypeVar("T")
N = TypeVar("N", bound="RpcNode")


class RpcNode:
    """A place in the namespace of the protocol's methods."""

    __slots__ = ("_session", "_timeout")

    def __init__(self, session: Session, timeout: float | None = None) -> None:
        self._session = session
        self._timeout = timeout

    def _call(self, method: str, result: type[T], params: Any = None) -> T:
        return self._session.request(method, checked_params(method, params), result, timeout=self._timeout)

    def with_timeout(self: N, seconds: float) -> N:
        """The same methods with a deadline of their own, in place of `CodexConfig.request_timeout`.

        Args:
            seconds: How long each call may wait for its answer. `RequestTimeoutError` is raised after that.
        """
        return type(self)(self._session, seconds)
