"""`AsyncCodexPool`: several app-servers behind one surface, and `AsyncCodexTenant`: the same for one of its users.

What a tenant is made of lives here; which server a call goes to, and when one starts and ends, lives in `members`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from .._config import CodexConfig, RestartPolicy, config_of, homes_of
from .._lazy_models import wire
from .._options import checked, count, path
from .._placing import MemberStatistics
from .._session import Lock
from .._shown import counted, shown
from ..errors import InvalidInputError, InvalidOptionError
from .client import AsyncCodex
from .closing import AsyncClosing
from .members import AsyncMembers
from .pages import AsyncPages
from .thread import AsyncThread

if TYPE_CHECKING:
    from typing import Concatenate

    from typing_extensions import ParamSpec

    from ..generated.v2_all import GetAccountResponse, ModelListResponse, ThreadArchiveResponse, ThreadListResponse
    from ..generated.v2_all import Thread as ListedThread

    P = ParamSpec("P")

R = TypeVar("R")

# The tenant that the pool is for itself.
OWN = ""


def _like(method: Callable[Concatenate[Any, P], R]) -> Callable[[Callable[..., R]], Callable[Concatenate[Any, P], R]]:
    """Give a method the signature of one of the client's, which it passes its arguments on to."""

    def decorate(function: Callable[..., R]) -> Callable[Concatenate[Any, P], R]:
        setattr(function, "__wrapped__", method)  # noqa: B010 - where `inspect.signature` looks; functions do not declare it
        return function

    return decorate


class AsyncCodexTenant:
    """One user of a pool, with a home, an environment and servers that no other tenant of it shares.

    Made by `AsyncCodexPool.tenant`. Its methods are those of `AsyncCodex` and raise what those raise, and:
    `PoolFullError` if a server would have to be started and the pool runs as many as it may, `StartError` if one
    cannot be started, `TransportClosedError` if the pool was closed. Cancelled while a server starts, they leave
    none behind.
    """

    __module__ = "openai_codex"

    def __init__(self, members: AsyncMembers, name: str) -> None:
        self._members = members
        self._name = name

    def __repr__(self) -> str:
        mine = [each for each in self._members.statistics() if each.tenant == self._name]
        return shown(self, f"{self._name!r}:" if self._name else "", counted(len(mine), "running server"))

    @property
    def name(self) -> str:
        """The tenant's name; empty for the pool itself."""
        return self._name

    @_like(AsyncCodex.thread_start)
    async def thread_start(self, **options: Any) -> AsyncThread:
        """Start a new thread on the server with the fewest running turns, of those the one with the fewest threads.

        The arguments are those of `AsyncCodex.thread_start`. If the server is lost before it answers, another one that
        runs is asked.
        """
        return await self._members.place(self._name, lambda codex: codex.thread_start(**options))

    @_like(AsyncCodex.thread_resume)
    async def thread_resume(self, thread_id: str, **options: Any) -> AsyncThread:
        """Go on with a thread on the server that has it loaded; if none of this pool has, where `thread_start` would.

        The arguments are those of `AsyncCodex.thread_resume`.
        """
        return await self._members.place(self._name, lambda codex: codex.thread_resume(thread_id, **options), thread_id)

    @_like(AsyncCodex.thread_fork)
    async def thread_fork(self, thread_id: str, **options: Any) -> AsyncThread:
        """Start a new thread with a copy of the history of another, on the server that has that one loaded.

        The arguments are those of `AsyncCodex.thread_fork`.
        """
        return await self._members.place(self._name, lambda codex: codex.thread_fork(thread_id, **options), thread_id)

    @_like(AsyncCodex.thread_list)
    async def thread_list(self, **filters: Any) -> ThreadListResponse:
        """One page of the threads that are stored in the home, whichever server wrote them."""
        async with self._members.visit(self._name) as codex:
            return await codex.thread_list(**filters)

    @_like(AsyncCodex.threads)
    def threads(self, *, page_size: int | None = None, **filters: Any) -> AsyncPages[ListedThread]:
        """All stored threads, page by page; the arguments are those of `AsyncCodex.threads`."""
        filters["sort_key"] = filters.get("sort_key") or wire.ThreadSortKey.updated_at
        return AsyncPages(lambda cursor: self.thread_list(cursor=cursor, limit=page_size, **filters))

    async def thread_archive(self, thread_id: str) -> ThreadArchiveResponse:
        """Unload a thread, on the server that has it, and put it into the archive."""
        async with self._members.visit(self._name, thread_id) as codex:
            archived = await codex.thread_archive(thread_id)
            self._members.forget(self._name, thread_id)
            return archived

    async def thread_unarchive(self, thread_id: str) -> AsyncThread:
        """Take a thread out of the archive. Resume it to go on with it."""
        async with self._members.visit(self._name, thread_id) as codex:
            return await codex.thread_unarchive(thread_id)

    async def models(self, *, include_hidden: bool = False) -> ModelListResponse:
        """The models that the servers offer; `include_hidden` adds those that pickers do not show."""
        async with self._members.visit(self._name) as codex:
            return await codex.models(include_hidden=include_hidden)

    async def account(self, *, refresh_token: bool = False) -> GetAccountResponse:
        """The account that the servers work for; `refresh_token` renews its token first."""
        async with self._members.visit(self._name) as codex:
            return await codex.account(refresh_token=refresh_token)

    async def login_api_key(self, api_key: str) -> None:
        """Log every running server in with an API key. It is stored in the home, where later ones find it."""
        await self._members.each(self._name, lambda codex: codex.login_api_key(api_key))

    async def logout(self) -> None:
        """Make every running server, and the home, forget the account."""
        await self._members.each(self._name, lambda codex: codex.logout())

    async def request(self, method: str, params: Any = None, *, timeout: float | None = None) -> Any:
        """Send any request, as `AsyncCodex.request` does, to the server that has the thread which `params` name.

        If they name none, or nobody has it, any server gets it. A thread that is loaded by a request is not found again
        by its id; `thread_start`, `thread_resume` and `thread_fork` see to that.
        """
        known: Any = params
        named = known.get("threadId") if isinstance(params, Mapping) else getattr(params, "thread_id", None)
        async with self._members.visit(self._name, named if isinstance(named, str) else None) as codex:
            return await codex.request(method, params, timeout=timeout)


class AsyncCodexPool(AsyncCodexTenant, AsyncClosing):
    """Several Codex app-servers that are used like one.

    Threads are spread over the servers; a thread stays on its server, and its turns run there. A server that crashes
    costs its own turns only, which are told so by `TurnLostError`, and is started again. Enter the pool with
    `async with`, or use it and call `close`. A server starts when it is needed first, not before.

    The pool is itself the tenant of its own configuration; `tenant` makes others.

    Args:
        config: How the servers are started. Without a restart policy they have the default `RestartPolicy`.
        size: How many servers each tenant has at most.
        most: How many servers there are at most in all; by default as many as the tenants need.
        idle_timeout: Seconds after which a server is closed on which no turn ran and of which nothing was asked; by
            default none is. Its `AsyncThread` objects then say that the client was closed, and an ephemeral thread is
            lost; others go on with `thread_resume(thread.id)`.
        config_for: Called by `tenant` with a name it does not know, for the tenant's configuration.

    Raises:
        InvalidOptionError: `size` or `most` is below 1, or `idle_timeout` is not above 0.
    """

    __module__ = "openai_codex"

    def __init__(
        self,
        config: CodexConfig | None = None,
        *,
        size: int = 2,
        most: int | None = None,
        idle_timeout: float | None = None,
        config_for: Callable[[str], CodexConfig] | None = None,
    ) -> None:
        for name, number in (("size", size), ("most", size if most is None else most)):
            if count(name, number) < 1:
                raise InvalidOptionError(f"{name} must be at least 1, not {number!r}")
        if idle_timeout is not None and not checked("idle_timeout", idle_timeout) > 0:
            raise InvalidOptionError(f"idle_timeout must be above 0 seconds, not {idle_timeout!r}")
        super().__init__(AsyncMembers(size, most, idle_timeout), OWN)
        self._config = config_of(config)
        self._config_for = config_for
        self._guard = Lock()
        self._tenants: dict[str, AsyncCodexTenant] = {}
        self._configs: dict[str, CodexConfig] = {}
        self._admit(self, self._config)

    def tenant(
        self, name: str, *, home: str | os.PathLike[str] | None = None, env: Mapping[str, str] | None = None
    ) -> AsyncCodexTenant:
        """The tenant of this name, made the first time. Starts nothing.

        Args:
            name: Any name.
            home: Directory for the tenant's login, settings and threads (CODEX_HOME); it must exist.
            env: Variables for the tenant's servers, on top of what `CodexConfig.inherit_env` lets through: the
                pool's own `CodexConfig.env` is not handed on. The rest of the configuration is the pool's.

        Raises:
            InvalidOptionError: There is no tenant of this name, and no `home` or `config_for` to make it; there is
                one, made otherwise; or it would share a home with another.
            InvalidInputError: An argument has another type.
        """
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] - annotations stop nobody
            raise InvalidInputError(f"the name of a tenant must be a string, not {type(name).__name__}")
        if home is not None:
            home = path("home", home)
            own = {**(env or {}), "CODEX_HOME": home, "CODEX_SQLITE_HOME": home}
            config = attrs.evolve(self._config, env=own)
        elif env is not None:
            raise InvalidOptionError(f"tenant {name!r} is given an environment and no home of its own")
        elif (known := self._tenants.get(name)) is not None:
            return known
        elif self._config_for is None:
            raise InvalidOptionError(f"there is no tenant {name!r}: the first time, say its home")
        else:
            config = self._config_for(name)
        return self._admit(AsyncCodexTenant(self._members, name), config)

    def statistics(self) -> list[MemberStatistics]:
        """Every server that runs, whose it is, and how busy: a snapshot for monitoring."""
        return self._members.statistics()

    async def close(self) -> None:
        """End every server and whatever runs on it, one after the other, as `AsyncCodex.close` does. Twice is fine."""
        await self._members.close()

    _leave = close

    def _admit(self, tenant: AsyncCodexTenant, config: CodexConfig) -> AsyncCodexTenant:
        """The tenant of this name and configuration: the one given, unless there was one before."""
        name = tenant.name
        if not isinstance(config, CodexConfig):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidInputError(f"config of tenant {name!r} must be a CodexConfig, not {type(config).__name__}")
        config = attrs.evolve(config, env=dict(config.env or {}), restart=config.restart or RestartPolicy())
        with self._guard:
            if name in self._tenants:
                if config != self._configs[name]:
                    raise InvalidOptionError(f"there is a tenant {name!r} already, with another home or environment")
                return self._tenants[name]
            homes = homes_of(config)
            for other, theirs in self._configs.items():
                if shared := homes & homes_of(theirs):
                    raise InvalidOptionError(f"tenants {name!r} and {other!r} would share the home {min(shared)}")
            self._members.admit(name, config)
            self._tenants[name], self._configs[name] = tenant, config
            return tenant
