"""The methods of a client that start, resume, fork and store threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.params import enum_value, given
from .._turn.options import (
    MODE_NOT_SAID,
    ApprovalMode,
    Sandbox,
    approval_fields,
    mode_to_follow,
    mode_to_start,
    sandbox_mode,
)
from .._turn.policy import TurnPolicy, check_policy, check_seconds
from ..errors import CodexError
from .listings import AsyncThreadListings
from .loadable import learn_model, remember
from .thread import AsyncThread

if TYPE_CHECKING:
    from .._requests import Handler
    from .._requests.handlers import Handlers, HandlerTable
    from .._tools.offers import Offer
    from .._tools.tool import Tool
    from .._wire import JsonObject
    from ..generated.v2_all import (
        Personality,
        ThreadArchiveResponse,
        ThreadForkResponse,
        ThreadResumeResponse,
        ThreadSource,
        ThreadStartSource,
    )


T = TypeVar("T")

# What a subscription wants that is only there to see a result come.
NOTHING: frozenset[str] = frozenset()


def _offer(tools: Sequence[Tool[..., Any]] | None) -> Offer | None:
    """The tools as the session keeps them; None if nothing is said of them."""
    if tools is not None:
        from .._tools.offers import offer_of

        return offer_of(tools)
    return None


class AsyncThreadMethods(AsyncThreadListings):
    """The part of a client that is about its threads."""

    async def thread_start(
        self,
        *,
        approval_mode: ApprovalMode | None = MODE_NOT_SAID,
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
        handlers: Handlers | Mapping[str, Handler] | None = None,
        tools: Sequence[Tool[..., Any]] | None = None,
        policy: TurnPolicy | None = None,
        wait_for_mcp: float | None = None,
    ) -> AsyncThread:
        """Start a new thread.

        Args:
            approval_mode: Who decides when the agent asks for more than its sandbox allows. Not said, it is this
                program if there are handlers of approvals, here or in the `CodexConfig`, else the server's own
                reviewer; `ApprovalMode` has the table. None leaves it to the server's configuration.
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
            handlers: Who answers what the server asks for this thread and its sub-agents, before
                `CodexConfig.handlers`: `Handlers` or a mapping, as there. They hold until the thread is archived or
                resumed with others, also over a restart of the server. If the server cannot say whose sub-agent a
                thread is, its requests are declined.
            tools: Functions that the model may call, made with `openai_codex.tools.tool`. The server stores
                with the thread what they are called and take; the functions are known to this client only.
            policy: How the turns of this thread are run, where a call does not say; before `CodexConfig.policy`.
            wait_for_mcp: Seconds to wait, at the most, until the MCP servers of the thread are ready or have failed; by
                default none. The first turn lacks the tools of a server that is not ready. Servers that fail or are
                late are no error: the logger `openai_codex.server` tells them, and `thread.mcp.status()` shows them.

        Raises:
            InvalidOptionError: There is no such preset; nothing was sent.
            InvalidInputError: These are no handlers, one of the tools is not a tool, or two have one name; nothing was
                sent.
            InvalidRequestError: The server refuses the options, or cannot load its configuration.
        """
        check_policy("policy", policy)
        if wait_for_mcp is not None:
            check_seconds("wait_for_mcp", wait_for_mcp)
        params = given(
            baseInstructions=base_instructions,
            config=config,
            cwd=cwd,
            developerInstructions=developer_instructions,
            ephemeral=ephemeral,
            model=model,
            modelProvider=model_provider,
            personality=enum_value("Personality", "personality", personality),
            sandbox=sandbox_mode(sandbox),
            serviceName=service_name,
            serviceTier=service_tier,
            sessionStartSource=enum_value("ThreadStartSource", "session_start_source", session_start_source),
            threadSource=thread_source,
        )
        table = self._table(handlers)
        handled = self._session.requests.decides_approvals or (table is not None and table.decides_approvals)
        params.update(approval_fields(mode_to_start(approval_mode, handled=handled)))
        offer = _offer(tools)
        if offer:
            from .._tools.offers import specs_of

            params.update(dynamicTools=specs_of(offer))

        async def start() -> str:
            started = await self._open(methods.THREAD_START, params, wire.ThreadStartResponse, table)
            self._session.tools.bind(started.thread.id, offer)
            learn_model(self._session, started.thread.id, started)
            if wait_for_mcp is not None:
                from .mcp import wait_for_mcp as wait

                await wait(self._session, started.thread.id, wait_for_mcp, config, cwd)
            return started.thread.id

        return AsyncThread(self._session, await start(), None, policy, None if ephemeral else start)

    async def thread_resume(
        self,
        thread_id: str,
        *,
        approval_mode: ApprovalMode | None = None,
        base_instructions: str | None = None,
        config: JsonObject | None = None,
        cwd: str | None = None,
        developer_instructions: str | None = None,
        include_turns: bool | None = None,
        model: str | None = None,
        model_provider: str | None = None,
        personality: Personality | None = None,
        sandbox: Sandbox | None = None,
        service_tier: str | None = None,
        handlers: Handlers | Mapping[str, Handler] | None = None,
        tools: Sequence[Tool[..., Any]] | None = None,
        policy: TurnPolicy | None = None,
    ) -> AsyncThread:
        """Go on with a stored thread, or join one that is loaded.

        What is not given stays as the thread has it; `ApprovalMode` says when `handlers` change its mode. The other
        arguments are those of `thread_start`. If the thread is loaded already, the server goes by none of them; the
        approval mode is then changed with the thread's next turn.

        Args:
            thread_id: Id of the thread.
            include_turns: Whether the server sends the stored turns along, which is slow for a long
                thread. The model knows them in any case; `Thread.read` shows them too.
            tools: The functions of the tools that the thread was started with, which the server cannot store. It
                takes no new ones: the model is offered what it was offered before.

        Raises:
            InvalidInputError: One of the tools is not a tool, or two have one name; nothing was sent.
            InvalidRequestError: There is no such thread, it has no turn yet, or another process writes to it.
        """
        check_policy("policy", policy)
        params = given(
            threadId=thread_id,
            baseInstructions=base_instructions,
            config=config,
            cwd=cwd,
            developerInstructions=developer_instructions,
            excludeTurns=not include_turns,
            model=model,
            modelProvider=model_provider,
            personality=enum_value("Personality", "personality", personality),
            sandbox=sandbox_mode(sandbox),
            serviceTier=service_tier,
        )
        params.update(approval_fields(approval_mode))
        await remember(self._session, thread_id, params)
        offer = _offer(tools)
        table = self._table(handlers)
        # A goal of the thread may start turns as soon as it is loaded, so its handlers are there before.
        before = None if table is None else self._session.requests.claim(thread_id, table)
        try:
            resumed = await self._open(methods.THREAD_RESUME, params, wire.ThreadResumeResponse, table)
        except BaseException:
            if table is not None:
                self._session.requests.claim(thread_id, before)
            raise
        self._session.tools.bind(resumed.thread.id, offer)
        learn_model(self._session, resumed.thread.id, resumed)
        return self._thread(resumed, approval_mode, table, policy)

    async def thread_fork(
        self,
        thread_id: str,
        *,
        approval_mode: ApprovalMode | None = None,
        base_instructions: str | None = None,
        config: JsonObject | None = None,
        cwd: str | None = None,
        developer_instructions: str | None = None,
        ephemeral: bool | None = None,
        include_turns: bool | None = None,
        model: str | None = None,
        model_provider: str | None = None,
        sandbox: Sandbox | None = None,
        service_tier: str | None = None,
        thread_source: ThreadSource | None = None,
        handlers: Handlers | Mapping[str, Handler] | None = None,
        tools: Sequence[Tool[..., Any]] | None = None,
        policy: TurnPolicy | None = None,
    ) -> AsyncThread:
        """Start a new thread with a copy of the history of another.

        What is not given is taken from that thread, its tools included but not its handlers. The arguments are those
        of `thread_start` and `thread_resume`.

        Raises:
            InvalidInputError: One of the tools is not a tool, or two have one name; nothing was sent.
            InvalidRequestError: There is no such thread, or it has no turn yet.
        """
        check_policy("policy", policy)
        params = given(
            threadId=thread_id,
            baseInstructions=base_instructions,
            config=config,
            cwd=cwd,
            developerInstructions=developer_instructions,
            ephemeral=ephemeral,
            excludeTurns=not include_turns,
            model=model,
            modelProvider=model_provider,
            sandbox=sandbox_mode(sandbox),
            serviceTier=service_tier,
            threadSource=thread_source,
        )
        params.update(approval_fields(approval_mode))
        await remember(self._session, thread_id, params)
        offer = _offer(tools)
        table = self._table(handlers)
        forked = await self._open(methods.THREAD_FORK, params, wire.ThreadForkResponse, table)
        self._session.tools.inherit(forked.thread.id, thread_id)
        self._session.tools.bind(forked.thread.id, offer)
        learn_model(self._session, forked.thread.id, forked)
        return self._thread(forked, approval_mode, table, policy)

    async def thread_archive(self, thread_id: str) -> ThreadArchiveResponse:
        """Unload a thread and put it into the archive."""
        archived = await self._session.request(
            methods.THREAD_ARCHIVE, {"threadId": thread_id}, wire.ThreadArchiveResponse
        )
        self._session.tools.forget(thread_id)
        return archived

    async def thread_unarchive(self, thread_id: str) -> AsyncThread:
        """Take a thread out of the archive. Resume it to go on with it."""
        params = {"threadId": thread_id}
        restored = await self._session.request(methods.THREAD_UNARCHIVE, params, wire.ThreadUnarchiveResponse)
        if not isinstance(restored.thread, wire.Thread):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise CodexError("the answer to thread/unarchive does not fit the protocol: it has no thread")
        return AsyncThread(self._session, restored.thread.id)

    def _table(self, handlers: Handlers | Mapping[str, Handler] | None) -> HandlerTable | None:
        return None if handlers is None else self._session.requests.table(handlers, of_thread=True)

    async def _open(self, method: str, params: Any, result: type[T], table: HandlerTable | None) -> T:
        """Ask for a thread. Its handlers are entered in the step that receives the answer, before any request of it."""
        if table is None:
            return await self._session.request(method, params, result)
        subscription = self._session.subscribe(self._session.requests.claims(table), NOTHING)
        try:
            return await self._session.request(method, params, result, opens=subscription)
        finally:
            subscription.close()

    def _thread(
        self,
        found: ThreadResumeResponse | ThreadForkResponse,
        said: ApprovalMode | None,
        table: HandlerTable | None,
        policy: TurnPolicy | None,
    ) -> AsyncThread:
        handled = table is not None and table.decides_approvals
        mode = mode_to_follow(
            said, handled=handled, policy=found.approval_policy.root, reviewer=found.approvals_reviewer
        )
        return AsyncThread(self._session, found.thread.id, mode, policy)
