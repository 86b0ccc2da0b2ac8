"""`AsyncTerminals`: the commands that outlived the turns which started them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._lazy_models import wire
from .._protocol import methods
from .threadview import AsyncThreadView

if TYPE_CHECKING:
    from ..generated.v2_all import ThreadBackgroundTerminal

# A method here is called `list`.
_Terminals: TypeAlias = "list[ThreadBackgroundTerminal]"


class AsyncTerminals(AsyncThreadView):
    """The background terminals of a thread: interrupting a turn does not end the commands that it runs.

    Experimental: needs `CodexConfig.experimental_api`.
    """

    __module__ = "openai_codex.views"

    __slots__ = ()

    async def list(self) -> _Terminals:
        """Every command that still runs."""
        return await self._list(methods.THREAD_BACKGROUND_TERMINALS_LIST, wire.ThreadBackgroundTerminalsListResponse)

    async def terminate(self, process_id: str) -> bool:
        """End one of them, by its `process_id`; whether it was still running."""
        method = methods.THREAD_BACKGROUND_TERMINALS_TERMINATE
        answer = await self._ask(method, wire.ThreadBackgroundTerminalsTerminateResponse, processId=process_id)
        return answer.terminated

    async def clean(self) -> None:
        """End all of them. They are listed for a moment longer."""
        await self._ask(methods.THREAD_BACKGROUND_TERMINALS_CLEAN, wire.ThreadBackgroundTerminalsCleanResponse)
