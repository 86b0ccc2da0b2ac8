"""The rules that a `Policy` is made of. Each says yes, no, or nothing to a request for permission.

A rule is anything that can be called with an `Approval` and returns one of its answers, or None. These are objects
with a `repr` that the audit record names them by.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs

from .._requests.approvals import Approval, ApprovalAnswer, CommandApproval, FileChangeApproval
from .._requests.serve import called
from .._wire import WireModel
from ..errors import InvalidInputError
from .commands import command_words, paths_in, simple_words
from .paths import is_protected, lies_under, resolved_directory

if TYPE_CHECKING:
    from ..generated.v2_all import FileUpdateChange

Rule: TypeAlias = Callable[[Approval], "ApprovalAnswer | Awaitable[ApprovalAnswer | None] | None"]

# The name of the environment that is this machine; paths of any other mean nothing here.
LOCAL = "local"


@attrs.frozen(repr=False)
class AllowCommand:
    """The rule of `allow_command`."""

    _prefix: str
    _words: tuple[str, ...]
    _under: Path | None
    _exact: bool

    def __call__(self, request: Approval) -> ApprovalAnswer | None:
        if not isinstance(request, CommandApproval) or not _is_mere_command(request):
            return None
        words = command_words(request.command or "")
        if words is None or tuple(words[: len(self._words)]) != self._words:
            return None
        rest = words[len(self._words) :]
        if (self._exact and rest) or not self._stays_under(request.cwd, rest):
            return None
        return request.accept()

    def _stays_under(self, cwd: str | None, arguments: list[str]) -> bool:
        if self._under is None:
            return True
        paths = paths_in(arguments)
        if cwd is None or paths is None or not lies_under(self._under, cwd):
            return False
        return all(lies_under(self._under, path, cwd) for path in paths)

    def __repr__(self) -> str:
        under = "" if self._under is None else f", under={str(self._under)!r}"
        return f"allow_command({self._prefix!r}{under}{', exact=True' if self._exact else ''})"


@attrs.frozen(repr=False)
class AllowChanges:
    """The rule of `allow_changes`."""

    _under: Path

    def __call__(self, request: Approval) -> ApprovalAnswer | None:
        if not isinstance(request, FileChangeApproval) or not request.changes or request.grant_root is not None:
            return None
        if request.params.model_extra or not all(self._allows(change) for change in request.changes):
            return None
        return request.accept()

    def _allows(self, change: FileUpdateChange) -> bool:
        paths = paths_of(change)
        return paths is not None and all(lies_under(self._under, path) and not is_protected(path) for path in paths)

    def __repr__(self) -> str:
        return f"allow_changes(under={str(self._under)!r})"


@attrs.frozen(repr=False)
class Ask:
    """The rule of `ask`."""

    _function: Rule

    async def __call__(self, request: Approval) -> ApprovalAnswer | None:
        answer: ApprovalAnswer | None = await called(self._function, request)
        return answer

    def __repr__(self) -> str:
        return f"ask({rule_name(self._function)})"


@attrs.frozen(repr=False)
class Deny:
    """The rule of `deny`."""

    def __call__(self, request: Approval) -> ApprovalAnswer:
        return request.decline()

    def __repr__(self) -> str:
        return "deny()"


def allow_command(prefix: str, *, under: str | os.PathLike[str] | None = None, exact: bool = False) -> AllowCommand:
    """Let a command run that begins with these words.

    It must surely be one simple command: taken out of `bash|sh|zsh -c|-lc`, without operators, redirections,
    expansions, assignments, escapes, or `..`. It is compared word by word: `git status` allows
    `git status --short`, and neither `git statusx` nor `git -c x status`. What else asks (input to a running terminal,
    network access, additional permissions, another machine) is never a mere command.

    The command runs outside the sandbox if it asked to, and does whatever its program does: `pytest` runs the code of
    the tests, `git` what the repository's settings say, and `under` keeps nobody from opening other files.

    Args:
        prefix: The first words, quoted as in a shell where a word holds blanks.
        under: A directory. The working directory must be it or lie in it, and so must everything in the arguments that
            may be a path, with symlinks resolved.
        exact: Whether nothing may follow the words.

    Raises:
        InvalidInputError: The prefix is no simple command, or there is no such directory.
    """
    words = simple_words(prefix) if isinstance(prefix, str) else None  # pyright: ignore[reportUnnecessaryIsInstance]
    if not words:
        raise InvalidInputError(f"allow_command: prefix must be the words of one simple command, not {prefix!r}")
    root = None if under is None else resolved_directory("allow_command: under", under)
    return AllowCommand(prefix, tuple(words), root, exact)


def allow_changes(*, under: str | os.PathLike[str]) -> AllowChanges:
    """Let files be changed that all lie in a directory, with symlinks resolved; deletions and moves too.

    What would be changed must be known (`FileChangeApproval.changes`), and the request must not ask for more than
    these changes (`grant_root`). Never allowed is what is in a `.git`, `.codex` or `.agents` directory: whoever may
    write there may run commands.

    Raises:
        InvalidInputError: There is no such directory.
    """
    return AllowChanges(resolved_directory("allow_changes: under", under))


def ask(function: Rule) -> Ask:
    """Let a function decide: it returns one of the request's answers, or None to leave it to the next rule.

    It may be async, or sync, and then runs in a worker thread; a `PendingApprovals` is one.

    Raises:
        InvalidInputError: It cannot be called.
    """
    if not callable(function):
        raise InvalidInputError(f"ask: the function must be one, not {type(function).__name__}")
    return Ask(function)


def deny() -> Deny:
    """Decline whatever comes here. Every policy ends like this anyway."""
    return Deny()


def rule_name(rule: object) -> str:
    """What the audit record calls a rule."""
    name: str | None = getattr(rule, "__qualname__", None)
    return name if name is not None and not isinstance(rule, type) else repr(rule)


def paths_of(change: FileUpdateChange) -> list[str] | None:
    """Every path that a change touches; None if it is of a kind that this version does not know."""
    kind = change.kind.root
    match getattr(kind, "type", None):
        case "add" | "delete":
            return [change.path]
        case "update":
            target: str | None = getattr(kind, "move_path", None)
            return [change.path] if target is None else [change.path, target]
        case _:
            return None


def _is_mere_command(request: CommandApproval) -> bool:
    """Whether a request asks for nothing but to run a command on this machine."""
    params = request.params
    more: tuple[WireModel | list[object] | str | None, ...] = (
        params.network_approval_context,
        params.additional_permissions,
        params.approval_id,
    )
    return (
        request.kind == "command"
        and not any(asked is not None for asked in more)
        and not params.proposed_network_policy_amendments
        and params.environment_id in (None, LOCAL)
        # A newer server may ask for things that this version has no name for.
        and not params.model_extra
    )
