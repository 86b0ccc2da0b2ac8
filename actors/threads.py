"""A check for tests: what belongs to the thread of a loop and is called in another one.

It is off unless somebody turns it on, and then it costs nothing: the methods are only marked.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from .errors import WrongThread

F = TypeVar("F", bound=Callable[..., Any])


class InLoop(Protocol):
    """An object that lives in a loop."""

    @property
    def loop_thread(self) -> int | None:
        """Identifies the loop's thread; None until it runs."""
        ...


def of_loop(method: F) -> F:
    """Mark a method of an `InLoop` that belongs to the thread of its loop."""
    method.__of_loop__ = True  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]
    return method


def check_threads(kind: type[InLoop]) -> Callable[[], None]:
    """From now on the marked methods of a class raise WrongThread in any other thread than their loop's.

    Returns what ends the check.
    """
    marked = {name: method for name, method in vars(kind).items() if hasattr(method, "__of_loop__")}
    for name, method in marked.items():
        setattr(kind, name, _checked(f"{kind.__name__}.{name}", method))

    def end() -> None:
        for name, method in marked.items():
            setattr(kind, name, method)

    return end


def _checked(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def checked(self: InLoop, *args: Any, **keywords: Any) -> Any:
        here = threading.get_ident()
        if self.loop_thread not in (None, here):
            raise WrongThread(
                f"{name} belongs to the thread of its loop, and was called in {threading.current_thread().name}; "
                "give it to Connection.post"
            )
        return method(self, *args, **keywords)

    return checked
