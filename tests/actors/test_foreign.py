"""`pass_on`: what foreign code raised is its own affair, unless it was ended by us."""

from __future__ import annotations

import anyio
import pytest

from actors import pass_on
from actors.foreign import is_ours
from tests.actors.support import PATIENCE


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, GeneratorExit, SystemExit])
async def test_what_nobody_cancelled_is_not_passed_on(kind: type[BaseException]) -> None:
    await pass_on(kind())
    with anyio.CancelScope() as scope:
        scope.cancel()
        with anyio.CancelScope(shield=True):
            await pass_on(kind())


@pytest.mark.anyio
async def test_in_a_cancelled_scope_the_cancellation_is_passed_on_and_not_the_error() -> None:
    reached = False
    with anyio.fail_after(PATIENCE), anyio.CancelScope() as scope:
        try:
            scope.cancel()
            raise ValueError("on the way out")
        except ValueError as error:
            await pass_on(error)
        reached = True
    assert scope.cancelled_caught
    assert not reached


def test_a_coroutine_that_is_closed_where_no_loop_runs_is_let_go() -> None:
    assert is_ours(GeneratorExit())
    assert not is_ours(ValueError())
    coroutine = pass_on(GeneratorExit())
    with pytest.raises(GeneratorExit):
        coroutine.send(None)
