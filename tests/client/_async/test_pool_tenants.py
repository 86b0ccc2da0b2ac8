"""Tenants of a pool: homes, environments and servers of their own, within the limits of the pool."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from openai_codex import (
    AsyncCodex,
    AsyncCodexPool,
    AsyncThread,
    CodexConfig,
    InvalidInputError,
    InvalidOptionError,
    InvalidRequestError,
    PoolFullError,
    TransportClosedError,
)
from openai_codex.testing import IsolatedHome, ModelProvider, isolated_home

from ..conftest import ANSWER
from ..issuer import Issuer

pytestmark = pytest.mark.anyio


@pytest.fixture
def homes(provider: ModelProvider) -> Generator[list[IsolatedHome]]:
    """Two more homes for the runtime, with the same model."""
    with ExitStack() as stack:
        yield [stack.enter_context(isolated_home(provider)) for _ in range(2)]


@pytest.fixture
def issuer() -> Generator[Issuer]:
    """The service that accounts are of."""
    with Issuer() as issuer:
        yield issuer


async def environment_of(thread: AsyncThread) -> dict[str, str]:
    """The environment of the process that has the thread, as the system tells it."""
    pid = (await thread._session.open()).child_pid
    pairs = Path(f"/proc/{pid}/environ").read_bytes().decode().split("\0")
    return dict(pair.split("=", 1) for pair in pairs if pair)


async def test_tenants_share_no_server_no_home_and_no_environment(
    config: CodexConfig, home: IsolatedHome, homes: list[IsolatedHome]
) -> None:
    config.env = {**home.env, "SECRET_OF_THE_POOL": "1"}
    async with AsyncCodexPool(config, size=1) as pool:
        ann = pool.tenant("ann", home=str(homes[0].home), env={**homes[0].env, "SECRET_OF_ANN": "2"})
        bob = pool.tenant("bob", home=str(homes[1].home), env={**homes[1].env, "SECRET_OF_BOB": "3"})
        assert pool.statistics() == []
        threads = [await tenant.thread_start() for tenant in (pool, ann, bob)]
        for thread in threads:
            assert (await thread.run("Hello.")).final_response == ANSWER
        found = [await environment_of(thread) for thread in threads]
        assert [env["CODEX_HOME"] for env in found] == [str(place.home) for place in (home, *homes)]
        assert [env["CODEX_SQLITE_HOME"] for env in found] == [env["CODEX_HOME"] for env in found]
        secrets = [{name for name in env if name.startswith("SECRET_OF_")} for env in found]
        assert secrets == [{"SECRET_OF_THE_POOL"}, {"SECRET_OF_ANN"}, {"SECRET_OF_BOB"}]
        for tenant, thread in zip((pool, ann, bob), threads, strict=True):
            assert [listed.id for listed in (await tenant.thread_list()).data] == [thread.id]
        with pytest.raises(InvalidRequestError):
            await ann.thread_resume(threads[2].id)
        told = [(member.tenant, member.threads) for member in pool.statistics()]
        assert told == [("", 1), ("ann", 1), ("bob", 1)]


async def test_a_tenant_keeps_its_login_to_itself(
    config: CodexConfig, homes: list[IsolatedHome], issuer: Issuer
) -> None:
    config.env = {**(config.env or {}), **issuer.env}
    config.config_overrides = issuer.overrides
    async with AsyncCodexPool(config, size=1) as pool:
        ann, bob = [
            pool.tenant(name, home=str(place.home), env={**place.env, **issuer.env})
            for name, place in zip(("ann", "bob"), homes, strict=True)
        ]
        await ann.login_api_key("sk-example")
        assert (await ann.account()).account is not None
        assert (await bob.account()).account is None
        assert (await pool.account()).account is None


async def test_a_tenant_is_known_by_its_name(config: CodexConfig, homes: list[IsolatedHome]) -> None:
    place = homes[0]
    async with AsyncCodexPool(config) as pool:
        ann = pool.tenant("ann", home=str(place.home), env=place.env)
        assert ann.name == "ann"
        assert pool.tenant("ann") is ann
        assert pool.tenant("ann", home=str(place.home), env=place.env) is ann
        assert pool.tenant("") is pool
        with pytest.raises(InvalidOptionError, match="already"):
            pool.tenant("ann", home=str(homes[1].home))


async def test_a_function_may_say_how_a_tenant_is_configured(config: CodexConfig, homes: list[IsolatedHome]) -> None:
    asked: list[str] = []

    def config_for(name: str) -> CodexConfig:
        asked.append(name)
        return CodexConfig(env=homes[len(asked) - 1].env, cwd=str(homes[len(asked) - 1].workspace))

    async with AsyncCodexPool(config, config_for=config_for) as pool:
        for name in ("ann", "bob", "ann"):
            thread = await pool.tenant(name).thread_start()
            assert (await thread.read()).thread.cwd == str(homes[["ann", "bob"].index(name)].workspace)
    assert asked == ["ann", "bob"]


async def test_what_is_no_tenant_is_refused(config: CodexConfig, home: IsolatedHome, homes: list[IsolatedHome]) -> None:
    async with AsyncCodexPool(config, config_for=None) as pool:
        with pytest.raises(InvalidOptionError, match="there is no tenant 'nobody'"):
            pool.tenant("nobody")
        with pytest.raises(InvalidOptionError, match="no home"):
            pool.tenant("ann", env={"A": "1"})
        with pytest.raises(InvalidInputError, match="string"):
            pool.tenant(7)  # type: ignore[arg-type]
        with pytest.raises(InvalidInputError, match="must be a string"):
            pool.tenant("ann", home=str(homes[0].home), env={"A": 1})  # type: ignore[dict-item]
        with pytest.raises(InvalidOptionError, match="'ann' and '' would share the home"):
            pool.tenant("ann", home=str(home.home))
        pool.tenant("ann", home=str(homes[0].home))
        link = home.workspace / "link"
        link.symlink_to(homes[0].home)
        with pytest.raises(InvalidOptionError, match="'bob' and 'ann' would share the home"):
            pool.tenant("bob", home=str(link))
        assert pool.statistics() == []
    async with AsyncCodexPool(config, config_for=lambda name: None) as pool:  # type: ignore[arg-type, return-value]
        with pytest.raises(InvalidInputError, match="CodexConfig"):
            pool.tenant("ann")


async def test_no_more_servers_than_allowed_are_started(config: CodexConfig, homes: list[IsolatedHome]) -> None:
    async with AsyncCodexPool(config, size=2, most=2) as pool:
        ann, bob = [
            pool.tenant(name, home=str(place.home), env=place.env)
            for name, place in zip(("ann", "bob"), homes, strict=True)
        ]
        await ann.models()
        await bob.thread_start()
        # Both may have two, and share what the pool may have.
        for _ in range(2):
            await bob.thread_start()
        assert [(member.tenant, member.threads) for member in pool.statistics()] == [("ann", 0), ("bob", 3)]
        with pytest.raises(PoolFullError, match="2 servers"):
            await pool.thread_start()
        with pytest.raises(PoolFullError):
            await pool.models()
    with pytest.raises(TransportClosedError, match="pool was closed"):
        await ann.models()


async def test_a_server_that_was_closed_as_idle_makes_room_for_another_tenants(
    config: CodexConfig, homes: list[IsolatedHome]
) -> None:
    async with AsyncCodex(config) as other, AsyncCodexPool(config, most=1, idle_timeout=0.5) as pool:
        ann, bob = [
            pool.tenant(name, home=str(place.home), env=place.env)
            for name, place in zip(("ann", "bob"), homes, strict=True)
        ]
        await ann.models()
        refused = 0
        while True:
            try:
                await bob.models()
                break
            except PoolFullError:
                refused += 1
                await other.models()
        assert refused
        assert [member.tenant for member in pool.statistics()] == ["bob"]
