"""How an approval looks to a person at a terminal. Pure: a request in, lines out.

Everything that a model or a tool may have chosen stands in lines of its own with a mark before each, also where the
terminal would break the line. So nothing in it can look like a line of ours, such as another question, and nothing in
it steers the terminal. What would be run is shown whole.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from actors import printable

from .._requests.approvals import (
    Approval,
    ApprovalAnswer,
    CommandApproval,
    Elicitation,
    FileChangeApproval,
    PermissionsApproval,
)
from .._wire import to_wire

# Characters of the reason, which decides nothing.
_REASON = 400

_MARK = "  | "
_NARROWEST = 20


def question(request: Approval, width: int) -> str:
    """What is asked, as lines of at most `width` columns."""
    lines = _asked(request, width)
    reason = request.message if isinstance(request, Elicitation) else request.reason
    if reason:
        lines.append("Why, in its own words:")
        lines += _quoted(reason if len(reason) <= _REASON else f"{reason[:_REASON]}…", width)
    return "\n".join(lines) + "\n"


def prompt(request: Approval) -> str:
    """Which answers there are."""
    always = ", [a]lways in this session" if can_last(request) else ""
    show = ", [s]how the change" if can_show(request) else ""
    return f"[y]es, [n]o{always}{show}? "


def change(request: Approval, width: int) -> str:
    """The changes to the files themselves."""
    changes = (request.changes or ()) if isinstance(request, FileChangeApproval) else ()
    lines: list[str] = []
    for each in changes:
        wire: Any = to_wire(each)
        lines += [*_quoted(f"{_kind(wire)} {wire['path']}", width), *_quoted(wire["diff"], width), ""]
    return "\n".join(lines) + "\n"


def answered(request: Approval, word: str) -> ApprovalAnswer | None:
    """The answer that a person's word means. None if it means none: only these words approve anything."""
    match word.strip().lower():
        case "y" | "yes":
            return request.accept()
        case "a" | "always" if can_last(request):
            return request.accept_for_session()
        case "n" | "no":
            return request.decline()
        case _:
            return None


def can_last(request: Approval) -> bool:
    """Whether the answer can hold for the session."""
    offered = request.meta.get("persist") if isinstance(request, Elicitation) else ["session"]
    return isinstance(offered, list) and "session" in offered


def can_show(request: Approval) -> bool:
    """Whether there is a change to be shown."""
    return isinstance(request, FileChangeApproval) and bool(request.changes)


def _asked(request: Approval, width: int) -> list[str]:
    match request:
        case CommandApproval(network=network) if network is not None:
            return ["May the agent reach this host?", *_quoted(f"{network.protocol.value} {network.host}", width)]
        case CommandApproval():
            what = "this be typed into its terminal" if request.kind == "writeStdin" else "the agent run this command"
            lines = [f"May {what}?", *_quoted(request.command or "a command that the server does not show", width)]
            lines += ["In the directory:", *_quoted(request.cwd, width)] if request.cwd else []
            if request.additional_permissions is not None:
                lines += ["With these permissions:", *_quoted(_json(to_wire(request.additional_permissions)), width)]
            return lines
        case FileChangeApproval():
            lines = ["May the agent change these files?", *_files(request, width)]
            if request.grant_root is not None:
                lines += ["And write here for the rest of the session:", *_quoted(request.grant_root, width)]
            return lines
        case PermissionsApproval():
            return ["May the agent have these permissions?", *_quoted(_json(to_wire(request.permissions)), width)]
        case _:
            tool = ["With these arguments:", *_quoted(_json(request.tool_arguments), width)]
            return ["May the agent run a tool of this MCP server?", *_quoted(request.server_name, width), *tool]


def _files(request: FileChangeApproval, width: int) -> list[str]:
    if request.changes is None:
        return _quoted("which ones is not known here", width)
    wires: list[Any] = [to_wire(each) for each in request.changes]
    return [line for wire in wires for line in _quoted(f"{_kind(wire)} {wire['path']}", width)]


def _kind(wire: Any) -> str:
    kind: dict[str, Any] = wire["kind"]
    said = {key: value for key, value in kind.items() if key != "type" and value is not None}
    return str(kind.get("type")) + (f" {_json(said)}" if said else "")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _quoted(text: str, width: int) -> list[str]:
    most = max(width, _NARROWEST) - len(_MARK) - 1
    return [_MARK + part for line in printable(text).expandtabs(4).split("\n") for part in _broken(line, most)]


def _broken(line: str, most: int) -> Iterator[str]:
    """A line in parts of so many columns. Wide characters take two; what takes none is counted as one."""
    part, columns = "", 0
    for character in line:
        takes = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if columns + takes > most:
            yield part
            part, columns = "", 0
        part += character
        columns += takes
    yield part
