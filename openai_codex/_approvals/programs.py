"""The programs that only read, print or change the files that they are given, with the options that keep it so.

A list of what is known to be harmless, not of what is known to be dangerous: a program that is missing here costs its
user one argument, one that were missing there would cost the sandbox. Pure; it must not know requests nor disks.

An option is missing here if it runs a program, names a file in its own word (`-ofile`), reads names of files out of a
file, follows the symlinks that it finds, or writes somewhere else; to the GNU, the BSD or the BusyBox program of that
name.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

import attrs

Operands = Literal["none", "text", "format", "paths", "files", "pattern", "target"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@attrs.frozen
class Program:
    """The arguments that a program may have.

    Operands are `none`, `text`, a `format` that begins with `+`, `paths`, `files` that may be no directories, a
    `pattern` before paths, or paths before the `target` that they go to.
    """

    operands: Operands
    flags: str = ""
    """The letters of options without a value."""
    numbers: str = ""
    """The letters of those with a number, in the same word or the next."""
    texts: str = ""
    """The letters of those with a text that names nothing, in the next word."""
    long: str = ""
    """The long options without a value."""
    values: str = ""
    """The long options with a text behind `=`."""
    no_pattern: str = ""
    """The options, letters and long ones, beside which the first operand is no pattern."""
    count: bool = False
    """Whether `-5` is an option."""
    writes: bool = False
    built_in: bool = False
    """Whether every shell has it, so that no file is looked for."""


@attrs.frozen
class Arguments:
    """The arguments of a program, told apart."""

    options: tuple[str, ...]
    texts: tuple[str, ...]
    """What surely names no file. The operands of `echo` and its like are among the paths."""
    paths: tuple[str, ...]


_LINES = Program("paths", "qvz", numbers="nc", long="quiet silent verbose", values="lines bytes", count=True)
_DIGEST = Program("paths", "bt")
_NOTHING = Program("none", built_in=True)

PROGRAMS: dict[str, Program] = {
    # What prints what it is told, or what is so.
    "echo": Program("text", built_in=True),
    "pwd": Program("none", "LP", built_in=True),
    "true": _NOTHING,
    "false": _NOTHING,
    "basename": Program("text"),
    "dirname": Program("text"),
    "date": Program("format", "uRI", long="utc universal rfc-email", values="iso-8601 rfc-3339"),
    "uname": Program("none", "amnoprsv"),
    "whoami": Program("none"),
    "id": Program("text", "gGnru"),
    "nproc": Program("none"),
    "uptime": Program("none"),
    # What reads.
    "cat": Program(
        "paths",
        "AbeEnstTuv",
        long="number number-nonblank show-all show-ends show-nonprinting show-tabs squeeze-blank",
    ),
    "head": _LINES,
    "tail": _LINES,
    "wc": Program("paths", "clmLw", long="bytes chars lines words max-line-length"),
    "ls": Program(
        "paths",
        "1aAbcdfFgGhiklmnopqrRsStuUx",
        long="all almost-all human-readable size recursive reverse directory inode numeric-uid-gid no-group "
        "classify color",
        values="color sort time time-style format",
    ),
    "stat": Program("paths", "t", texts="c", long="terse", values="format printf"),
    "file": Program("paths", "bi", long="brief mime mime-type mime-encoding"),
    "du": Program(
        "paths",
        "abchkmsx",
        numbers="d",
        long="all apparent-size bytes human-readable summarize total",
        values="max-depth",
    ),
    "df": Program("paths", "ahiklmP", long="all human-readable inodes local portability total"),
    "realpath": Program("paths"),
    "readlink": Program("paths", "fn"),
    "cmp": Program("files", "bls", long="print-bytes silent quiet verbose"),
    "comm": Program("files", "123"),
    "cut": Program("paths", "ns", numbers="bcf", texts="d", values="delimiter fields bytes characters"),
    "diff": Program(
        "files",
        "abBcdeinqsuwy",
        numbers="U",
        long="brief report-identical-files ignore-case ignore-all-space ignore-space-change ignore-blank-lines minimal "
        "side-by-side text color",
        values="unified color width",
    ),
    "grep": Program(
        "pattern",
        "EFGPchHilLnoqrsvwx",
        numbers="ABCm",
        texts="e",
        long="extended-regexp fixed-strings basic-regexp perl-regexp ignore-case invert-match word-regexp "
        "line-regexp count "
        "files-with-matches files-without-match only-matching quiet silent no-messages with-filename no-filename "
        "line-number recursive color colour",
        values="regexp include exclude exclude-dir color colour max-count context after-context before-context",
        no_pattern="e regexp",
    ),
    "rg": Program(
        "pattern",
        "cFHiIlnNoPqsSvwx",
        numbers="ABCm",
        texts="egtT",
        long="files hidden no-ignore ignore-case smart-case case-sensitive fixed-strings word-regexp line-regexp "
        "invert-match "
        "count files-with-matches files-without-match only-matching quiet with-filename no-filename line-number "
        "no-line-number json multiline no-heading heading",
        values="regexp glob iglob type type-not max-count context after-context before-context color max-depth sort",
        no_pattern="e regexp files",
    ),
    "md5sum": _DIGEST,
    "sha1sum": _DIGEST,
    "sha256sum": _DIGEST,
    "sha512sum": _DIGEST,
    "cksum": Program("paths"),
    # What changes files, and is told which. None of them goes through directories: a symlink in one leads anywhere.
    "touch": Program("paths", "acm", numbers="t", texts="d", values="date", long="no-create", writes=True),
    "mkdir": Program("paths", "pv", numbers="m", long="parents verbose", writes=True),
    "rmdir": Program("paths", "v", long="verbose", writes=True),
    "rm": Program("paths", "fv", long="force verbose", writes=True),
    "cp": Program("target", "fnpv", long="force no-clobber verbose", writes=True),
    "mv": Program("target", "fnv", long="force no-clobber verbose", writes=True),
}

# Why some of those that are missing are: for the text of the error.
_RUNS_WHAT_IT_IS_GIVEN = _words(
    "ash awk bash bun bundle busybox bwrap cargo-run chroot chrt cmd command csh dash deno doas docker env eval exec "
    "expect fakeroot find firejail fish flock gawk gdb ionice java kubectl ksh lua mawk nice node nodejs nohup npx "
    "ocaml "
    "osascript parallel perl php pipx podman powershell proot pwsh pypy python R Rscript ruby runuser screen script "
    "sed "
    "setarch setpriv setsid sh ssh start-stop-daemon stdbuf strace su sudo systemd-run taskset tclsh time timeout tmux "
    "toybox uv uvx unshare watch xargs xvfb-run zsh printf test ["
)
_RUNS_WHAT_AN_OPTION_NAMES = _words(
    "at curl crontab ed emacs ex fd git info less man more nano nmap nvim openssl rsync scp sftp sort split tar "
    "tcpdump "
    "vi view vim wget zip unzip"
)
_RUNS_WHAT_IS_IN_ITS_DIRECTORY = _words(
    "ant bazel black cargo clang cmake coverage dotnet eslint flake8 g++ gcc gh git go gradle gradlew hg jest just "
    "ld make "
    "meson mix mvn mvnw mypy ninja nox npm pip pip3 pnpm poetry pre-commit prettier pylint pyright pytest rake ruff "
    "rustc svn tox tsc yarn"
)
_VERSION = re.compile(r"[0-9.]+$")

_NUMBER = re.compile(r"[+-]?[0-9][0-9,.-]*[kKMGb]?")
_SYSTEM = _words("/bin /usr/bin")


def program(name: str) -> Program | None:
    """The program of a command's first word, if it is one of these; None for others and for those of other places."""
    place, _, plain = name.rpartition("/")
    return PROGRAMS.get(plain) if "/" not in name or place in _SYSTEM else None


def why_not(name: str) -> str:
    """What is to be said about a program that is not one of these."""
    plain = PurePosixPath(name).name
    names = {plain, _VERSION.sub("", plain)}
    if names & _RUNS_WHAT_IT_IS_GIVEN:
        return "runs the commands that it is given"
    if names & _RUNS_WHAT_IS_IN_ITS_DIRECTORY:
        return "runs what the directory that it works in says"
    if names & _RUNS_WHAT_AN_OPTION_NAMES:
        return "has options that run other programs"
    return "is not known to run nothing else"


def told_apart(known: Program, words: list[str]) -> Arguments | None:
    """The arguments of a program; None if one of them is not known to be harmless.

    Options are read wherever they stand, as GNU programs do: to others a late one is an operand, which is a path here
    only if it begins with no dash.
    """
    if known.operands == "text" and not known.flags:
        return Arguments((), (), tuple(words))
    options: list[str] = []
    texts: list[str] = []
    operands: list[str] = []
    pattern = known.operands == "pattern"
    rest = iter(words)
    for word in rest:
        if word == "--":
            operands.extend(rest)
        elif not word.startswith("-"):
            operands.append(word)
        else:
            kind = _kind(known, word)
            if kind is None:
                return None
            options.append(word)
            names = {word[2:].partition("=")[0]} if word.startswith("--") else set(word[1:])
            pattern = pattern and names.isdisjoint(known.no_pattern.split())
            if kind == "value":
                value = next(rest, None)
                # What comes next in a prefix is not known yet; of a whole command it is nothing.
                if value is not None:
                    if word[-1] in known.numbers and not _NUMBER.fullmatch(value):
                        return None
                    texts.append(value)
    if pattern and operands:
        texts.append(operands.pop(0))
    match known.operands:
        case "none" if operands:
            return None
        case "format" if not all(word.startswith("+") for word in operands):
            return None
        case "format":
            return Arguments(tuple(options), (*texts, *operands), ())
        case _:
            return Arguments(tuple(options), tuple(texts), tuple(operands))


def _kind(known: Program, word: str) -> Literal["flag", "value"] | None:
    """Whether an option is complete, or its value is the next word; None if it is not known."""
    if word.startswith("--"):
        name, has_value, _ = word[2:].partition("=")
        return "flag" if name in (known.values if has_value else known.long).split() else None
    letters = word[1:]
    if not letters or (known.count and letters.isascii() and letters.isdigit()):
        return "flag" if letters else None
    for position, letter in enumerate(letters):
        glued = letters[position + 1 :]
        if letter in known.flags:
            continue
        if letter in known.numbers and glued:
            return "flag" if _NUMBER.fullmatch(glued) else None
        # A text glued to its option cannot be told from more options, so it has a word of its own.
        return "value" if letter in known.numbers + known.texts and not glued else None
    return "flag"
