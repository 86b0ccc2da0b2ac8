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
from .._requests.command_line import simple_words
from .._requests.serve import called
from .._wire import WireModel
from ..errors import InvalidInputError
from .arguments import words_stay
from .harmless import is_harmless, is_relative
from .paths import is_free, resolved_directory
from .programs import Program, program, told_apart, why_not

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
    _program: Program | None
    """None if the program may run others: then nothing is known of its arguments."""

    def __call__(self, request: Approval) -> ApprovalAnswer | None:
        if not isinstance(request, CommandApproval) or not _is_mere_command(request):
            return None
        words = list(request.words or ())
        count = len(self._words)
        if tuple(words[:count]) != self._words or (self._exact and len(words) > count):
            return None
        try:
            stays = self._is_free(request.cwd, words)
        except (OSError, ValueError):
            return None
        return request.accept() if stays else None

    def _is_free(self, cwd: str | None, words: list[str]) -> bool:
        """Whether a command that begins as it should does nothing else than its program is known to do, and `under`."""
        if self._program is not None:
            return is_harmless(self._program, words, self._under, cwd)
        if self._under is None:
            return True
        if cwd is None or not is_free(self._under, cwd):
            return False
        own = [words[0]] if is_relative(words[0]) else []
        return words_stay([*own, *words[len(self._words) :]], self._under, cwd)

    def __repr__(self) -> str:
        under = "" if self._under is None else f", under={str(self._under)!r}"
        runs = ", runs_programs=True" if self._program is None else ""
        return f"allow_command({self._prefix!r}{under}{', exact=True' if self._exact else ''}{runs})"


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
        # A field that is newer than this version may name a file too.
        if paths is None or change.model_extra or change.kind.root.model_extra:
            return False
        return all(is_free(self._under, path) for path in paths)

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


def allow_command(
    prefix: str,
    *,
    under: str | os.PathLike[str] | None = None,
    exact: bool = False,
    runs_programs: bool = False,
) -> AllowCommand:
    """Let a command run, outside of the sandbox if it asks to, that begins with these words.

    It must surely be one simple command: taken out of `bash|sh|zsh -c|-lc`, without operators, redirections,
    expansions, assignments, escapes, or `..`. It is compared word by word: `grep -n` allows `grep -n name src`, and
    neither `grep -nR name` nor `grep name`. What else asks (input to a running terminal, network access, additional
    permissions, another machine) is never a mere command.

    The program must be one of those that are known to do nothing but read, print or change the files that they are
    given (`ls`, `cat`, `grep`, `touch` and so on, see the page on approvals), and every option of the command one that
    keeps it so. All others, such as `git`, `pytest`, `make` and `env`, run what the agent may have written: a rule for
    one of them amounts to full access, and must say so with `runs_programs=True`.

    Args:
        prefix: The first words, quoted as in a shell where a word holds blanks.
        under: A directory, needed by programs that change files. The working directory must be it or lie in it, and so
            must everything in the arguments that may be a path, with symlinks resolved and looked at now: it is no
            sandbox. Nothing in a `.git`, `.codex` or `.agents` directory does.
        exact: Whether nothing may follow the words.
        runs_programs: Whether the program may run others, and code that it finds: any program may then be named, and
            with `under` only the words that the agent adds are looked at.

    Raises:
        InvalidInputError: The prefix is no simple command; it may do more than is known, and `runs_programs` was not
            said; a program that changes files has no `under`; there is no such directory, or your home is in it.
    """
    words = simple_words(prefix) if isinstance(prefix, str) else None  # pyright: ignore[reportUnnecessaryIsInstance]
    if not words:
        raise InvalidInputError(f"allow_command: prefix must be the words of one simple command, not {prefix!r}")
    root = None if under is None else resolved_directory("allow_command: under", under)
    known = None if runs_programs else _harmless(words, root)
    return AllowCommand(prefix, tuple(words), root, exact, known)


def _harmless(words: list[str], root: Path | None) -> Program:
    """The program of a rule that is to run no others. Raises InvalidInputError if it may."""
    known = program(words[0])
    why = why_not(words[0]) if known is None else None
    if known is not None and told_apart(known, words[1:]) is None:
        why = "has no such arguments that are known to be harmless"
    if known is None or why is not None:
        raise InvalidInputError(
            f"allow_command: {' '.join(words)!r}: {words[0]} {why}, so the rule would amount to full access; "
            "say runs_programs=True if that is meant"
        )
    if known.writes and root is None:
        raise InvalidInputError(f"allow_command: {words[0]} changes files; say under=, the directory it may do so in")
    # A login shell reads its start-up files from there, before the command.
    if root is not None and Path(os.path.realpath(os.path.expanduser("~"))).is_relative_to(root):
        raise InvalidInputError(f"allow_command: under must not hold your home directory, as {str(root)!r} does")
    return known


def allow_changes(*, under: str | os.PathLike[str]) -> AllowChanges:
    """Let files be changed that all lie in a directory, with symlinks resolved; deletions and moves too.

    What would be changed must be known (`FileChangeApproval.changes`), and the request must not ask for more than
    these changes (`grant_root`). Never allowed is what is in a `.git`, `.codex` or `.agents` directory below it, in
    whatever spelling a file system may take for it: whoever may write there may run commands.

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
