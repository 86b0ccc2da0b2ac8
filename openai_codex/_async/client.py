"""`AsyncCodex`: one app-server and everything that is asked of it as a whole."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from .._config import CodexConfig
from .._options import ApprovalMode, Sandbox, approval_fields, given, sandbox_mode
from .._session import AsyncSession
from ..generated.v2_all import ThreadStartResponse
from ..models import InitializeResponse
from .thread import AsyncThread

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._wire import JsonObject
    from ..generated.v2_all import Personality, ThreadSource, ThreadStartSource


class AsyncCodex:
    """A Codex app-server: a process of its own, started and ended with this object.

    Enter it with `async with`, or just use it and call `close`. Any number of tasks may use it at once,
    and any of them may close it. Every method raises `TransportClosedError` when the server is gone.
    """

    def __init__(self, config: CodexConfig | None = None) -> None:
        self._session = AsyncSession(config)

    async def __aenter__(self) -> Self:
        await self._session.open()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    @property
    def metadata(self) -> InitializeResponse:
        """What the server said of itself in the handshake."""
        return self._session.metadata

    async def close(self) -> None:
        """End the server and whatever runs on it.

        Everyone who waits for it gets a `TransportClosedError`. Takes some tens of milliseconds, a few
        seconds at most if the server does not react; not cut short by cancellation. Twice is fine.
        """
        await self._session.close()

    async def thread_start(
        self,
        *,
        approval_mode: ApprovalMode = ApprovalMode.auto_review,
        base_instructions: str | None = None,
        config: JsonObject | None = None,
        cwd: str | None = None,
        developer_instructions: str | None = None,
        ephemeral: bool | None = None,
        model: str | None = None,
        model_provider: str | None = None,
        personality: Personality | None = None,
        sandbox: Sandbox | None = None,
        service_name: str | None = None,
        service_tier: str | None = None,
        session_start_source: ThreadStartSource | None = None,
        thread_source: ThreadSource | None = None,
    ) -> AsyncThread:
        """Start a new thread.

        Args:
            approval_mode: Who decides when the agent asks for more than its sandbox allows.
            base_instructions: Replaces the instructions that the model is given first.
            config: Settings for this thread, as in config.toml.
            cwd: Working directory of the agent; relative to the server's.
            developer_instructions: Added to the instructions, with a developer's authority.
            ephemeral: Whether to keep the thread in memory only.
            model: Name of the model.
            model_provider: Name of a model provider in config.toml.
            personality: How the agent talks.
            sandbox: What the agent's commands may touch.
            service_name: Name of the service this thread is for.
            service_tier: Service tier of the model.
            session_start_source: What led to this thread.
            thread_source: What the thread is labelled as in listings.

        Raises:
            InvalidOptionError: A preset is none; nothing was sent.
            InvalidRequestError: The server refuses the options, or cannot load its configuration.
        """
        params = given(
            baseInstructions=base_instructions,
            config=config,
            cwd=cwd,
            developerInstructions=developer_instructions,
            ephemeral=ephemeral,
            model=model,
            modelProvider=model_provider,
            personality=personality,
            sandbox=sandbox_mode(sandbox),
            serviceName=service_name,
            serviceTier=service_tier,
            sessionStartSource=session_start_source,
            threadSource=thread_source,
        )
        params.update(approval_fields(approval_mode))
        started = await self._session.request("thread/start", params, ThreadStartResponse)
        return AsyncThread(self._session, started.thread.id)
