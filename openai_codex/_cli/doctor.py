"""`doctor`: everything that a turn needs, looked at one after the other, and what to do about what is missing."""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import attrs

from actors import ThreadMailbox, decoded

from .. import Codex, CodexConfig, CodexError, JsonRpcError
from .._config import command_of
from .._version import __version__
from . import COMPLETED, FAILED
from .output import one_line, show, show_json
from .settings import config_of
from .versions import describe, describe_missing

# Seconds in which a harmless command in the sandbox must end.
SANDBOX_TIMEOUT = 20.0
# Seconds in which what the server warns of at its start has begun to come, and after which it has all come.
WARNINGS_TIMEOUT = 2.0
QUIET = 0.1

_LINE = 300


@attrs.frozen
class Finding:
    """What was looked at, how it is, and what to do about it."""

    name: str
    status: str
    """`ok`, `note` (it works, but) or `problem`."""
    detail: str
    advice: str = ""


def main(options: argparse.Namespace) -> int:
    """Look at everything and print it; returns the exit code."""
    findings = examine(config_of(options))
    healthy = all(finding.status != "problem" for finding in findings)
    if options.json:
        show_json({"ok": healthy, "checks": [attrs.asdict(finding) for finding in findings]})
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            show(f"{finding.status:<7}  {finding.name:<{width}}  {finding.detail}")
            if finding.advice:
                show(f"{'':<7}  {'':<{width}}  -> {finding.advice}")
        show("\nEverything that a turn needs is there." if healthy else "\nThere are problems.")
    return COMPLETED if healthy else FAILED


def examine(config: CodexConfig) -> list[Finding]:
    """All findings. What needs a server is left out if none starts."""
    findings = [Finding("python", "ok", f"{sys.version.split()[0]}, openai-codex {__version__}"), _loops()]
    try:
        program = command_of(config).argv[0]
    except CodexError as error:
        advice = "Check --codex-bin." if config.codex_bin else f"pip install openai-codex-cli-bin=={__version__}"
        return [*findings, Finding("runtime", "problem", str(error), advice)]
    started = time.monotonic()
    try:
        with Codex(config) as codex:
            milliseconds = (time.monotonic() - started) * 1e3
            findings.append(Finding("runtime", "ok", f"{program}, started in {milliseconds:.0f} ms"))
            findings += [*_version(codex), _home(codex), *_configuration(codex), _login(codex), _sandbox(codex)]
    except CodexError as error:
        advice = "Read what it said. CODEX_HOME must be a directory that exists, and its config.toml must be valid."
        findings.append(Finding("runtime", "problem", str(error), advice))
    return findings


def _loops() -> Finding:
    found = [f"anyio {version('anyio')}", f"trio {version('trio')}"]
    try:
        found.append(f"uvloop {version('uvloop')} (used if CodexConfig.uvloop is set)")
    except PackageNotFoundError:
        found.append("no uvloop (optional: pip install uvloop)")
    return Finding("loop", "ok", "asyncio, " + ", ".join(found))


def _version(codex: Codex) -> list[Finding]:
    running = codex.metadata.server_info.version
    findings = [Finding("version", *describe(running))]
    if (missing := describe_missing(running)) is not None:
        findings.append(Finding("protocol", *missing))
    return findings


def _home(codex: Codex) -> Finding:
    home = codex.metadata.codex_home
    if home is None:
        return Finding("home", "note", "the server did not say where it keeps its files")
    if not os.access(home, os.W_OK | os.X_OK):
        advice = "Threads and logins are stored there: make it writable, or set CODEX_HOME to another directory."
        return Finding("home", "problem", f"{home} is not writable", advice)
    return Finding("home", "ok", f"{home} is writable")


def _configuration(codex: Codex) -> list[Finding]:
    """What the server warned of as it read its configuration."""
    mailbox = ThreadMailbox()
    connection = codex._session.open()
    # What came before anybody asked is kept; the request below sees to it that the rest has come too.
    connection.post(connection.open_mailbox, None, mailbox)
    findings: list[Finding] = []
    try:
        codex.request("config/read", {})
    except JsonRpcError as error:
        advice = "Correct config.toml: without it no thread can be started."
        findings.append(Finding("config", "problem", one_line(error.message, _LINE), advice))
    warned: list[dict[str, Any]] = []
    wait = WARNINGS_TIMEOUT
    # Something always comes at the start, the status of the remote control for one, and in one piece or in several.
    with suppress(TimeoutError):
        while mail := mailbox.receive(wait):
            warned += [message["params"] for message in decoded(mail) if message["method"] == "configWarning"]
            wait = QUIET
    connection.post(connection.close_mailbox, None, mailbox)
    mailbox.close()
    for warning in warned:
        text = one_line(" ".join(filter(None, [warning.get("summary"), warning.get("details")])), _LINE)
        if warning.get("path") is None:
            findings.append(Finding("config", "note", text))
        elif not any(finding.status == "problem" for finding in findings):
            place: dict[str, dict[str, Any]] = warning.get("range") or {}
            line = place.get("start", {}).get("line")
            where = f"{warning['path']}, line {line}" if line else warning["path"]
            findings.append(Finding("config", "problem", f"{text} ({where})", "Correct that line."))
    return findings or [Finding("config", "ok", "config.toml is valid, or missing")]


def _login(codex: Codex) -> Finding:
    try:
        state: Any = codex.request("account/read", {"refreshToken": False})
    except CodexError as error:
        return Finding("login", "problem", one_line(str(error), _LINE), "Log in again: codex login")
    account = state.get("account")
    if account is not None:
        # Neither the address nor the key: what is printed here ends up in bug reports.
        return Finding("login", "ok", f"logged in ({account.get('type', 'unknown')})")
    if state.get("requiresOpenaiAuth"):
        advice = "Run `codex login`, or call Codex().login_api_key(...) or login_chatgpt() once."
        return Finding("login", "problem", "nobody is logged in, and the model provider wants it", advice)
    return Finding("login", "ok", "the model provider needs none")


def _sandbox(codex: Codex) -> Finding:
    command = ["cmd", "/c", "ver"] if os.name == "nt" else ["true"]
    params = {"command": command, "sandboxPolicy": {"type": "readOnly"}, "timeoutMs": int(SANDBOX_TIMEOUT * 1e3)}
    try:
        outcome: Any = codex.request("command/exec", params, timeout=2 * SANDBOX_TIMEOUT)
    except CodexError as error:
        outcome = {"exitCode": None, "stderr": str(error)}
    if outcome["exitCode"] == 0:
        return Finding("sandbox", "ok", f"`{' '.join(command)}` ran in a read-only sandbox")
    said = one_line(outcome.get("stderr") or "", _LINE) or f"exit code {outcome['exitCode']}"
    advice = (
        "The agent's commands will fail. On Linux the sandbox needs unprivileged user namespaces, which many "
        "containers forbid; if the machine itself is the sandbox, use full access."
    )
    return Finding("sandbox", "problem", f"`{' '.join(command)}` failed in a read-only sandbox: {said}", advice)
