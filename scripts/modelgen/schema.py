"""The kept schema: reading it, checking it, renewing it from the runtime.

The runtime's JSON schema does not say everything. What else it says elsewhere is kept as facts: the methods and fields
that are experimental (absent from the stable schema), and from its TypeScript the properties where null and absent
differ and the notifications that only the TypeScript names.

Lives here: files and the runtime's binary. Must not know what a definition means.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, TypedDict, cast

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "scripts" / "schema"
COMBINED = "codex_app_server_protocol.schemas.json"
FACTS = "facts.json"
NEWER = "newer.json"
# How the sentence begins that says since when there is something.
SINCE = "Since runtime "
SUMS = "SHA256SUMS"

_METHOD = re.compile(r'"method": "([^"]+)", "params": (\w+)')
_DOUBLE = re.compile(r"(\w+)\??: [^,;{}]*\| null \| null")


class Facts(TypedDict):
    """What the combined schema does not say."""

    runtime: str
    experimental_methods: list[str]
    experimental_fields: dict[str, list[str]]
    experimental_server_requests: list[str]
    double_options: dict[str, list[str]]
    typescript_notifications: dict[str, str]


class StaleSchema(Exception):
    """The kept schema is not what it says it is."""


def digest(*names: str) -> str:
    """Return the SHA-256 of kept files, one after the other."""
    return hashlib.sha256(b"".join((KEPT / name).read_bytes() for name in names)).hexdigest()


def verify() -> None:
    """Raise `StaleSchema` unless the kept files are the ones in SHA256SUMS."""
    if (KEPT / SUMS).read_text() != _sums():
        raise StaleSchema(f"scripts/schema does not match its {SUMS}")


def load() -> tuple[dict[str, Any], Facts]:
    """Return the combined schema and the facts beside it."""
    combined = cast("dict[str, Any]", json.loads((KEPT / COMBINED).read_text()))
    return combined, cast("Facts", json.loads((KEPT / FACTS).read_text()))


def definitions(combined: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return every definition by its name, those at the root and those under `v2`; no name means two things."""
    root = cast("dict[str, dict[str, Any]]", combined["definitions"])
    v2 = cast("dict[str, dict[str, Any]]", root["v2"])
    return {**{name: schema for name, schema in root.items() if name != "v2"}, **v2}


def from_runtime(*, check: bool) -> list[str]:
    """Renew the kept files from the installed runtime, or only compare; return the names that differ."""
    fresh = _ask(_runtime_binary())
    stale = [name for name, text in fresh.items() if not (KEPT / name).exists() or (KEPT / name).read_text() != text]
    if not check:
        KEPT.mkdir(exist_ok=True)
        for name in stale:
            (KEPT / name).write_text(fresh[name])
        seal()
    return stale


def seal() -> None:
    """Write the checksums of the kept files."""
    (KEPT / SUMS).write_text(_sums())


def fresh() -> tuple[dict[str, Any], Facts]:
    """Return the schema and the facts of the installed runtime, without keeping them."""
    return told_by(_runtime_binary())


def installed_version() -> str:
    """Return the version of the installed runtime, as it says itself."""
    return version_of(_runtime_binary())


def version_of(binary: Path) -> str:
    """Return the version of a runtime, as it says itself."""
    return subprocess.run([binary, "--version"], check=True, capture_output=True, text=True).stdout.split()[-1]


def told_by(binary: Path) -> tuple[dict[str, Any], Facts]:
    """Return the schema and the facts of a runtime."""
    files = _ask(binary)
    return cast("dict[str, Any]", json.loads(files[COMBINED])), cast("Facts", json.loads(files[FACTS]))


def _sums() -> str:
    return "".join(f"{digest(name)}  {name}\n" for name in (COMBINED, FACTS, NEWER))


@cache
def _ask(binary: Path) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as scratch:
        combined = _run(binary, "generate-json-schema", "--experimental", out=Path(scratch) / "all") / COMBINED
        stable = _run(binary, "generate-json-schema", out=Path(scratch) / "stable") / COMBINED
        typescript = _run(binary, "generate-ts", "--experimental", out=Path(scratch) / "ts")
        text = combined.read_text()
        facts = _facts(json.loads(text), json.loads(stable.read_text()), typescript)
    facts["runtime"] = version_of(binary)
    return {COMBINED: text, FACTS: json.dumps(facts, indent=2, sort_keys=True) + "\n"}


def _runtime_binary() -> Path:
    # The package of the runtime carries no types.
    runtime: Any = importlib.import_module("codex_cli_bin")
    return cast("Path", runtime.bundled_codex_path())


def _run(binary: Path, *arguments: str, out: Path) -> Path:
    subprocess.run([binary, "app-server", *arguments, "--out", out], check=True, capture_output=True)
    return out


def _facts(combined: dict[str, Any], stable: dict[str, Any], typescript: Path) -> Facts:
    doubles: dict[str, list[str]] = {}
    for path in sorted(typescript.rglob("*.ts")):
        found = sorted(set(_DOUBLE.findall(path.read_text())))
        if found:
            doubles[path.stem] = found
    named = dict(_METHOD.findall((typescript / "ServerNotification.ts").read_text()))
    known = methods(definitions(combined)["ServerNotification"])
    return {
        "runtime": "",
        "experimental_methods": _only_first(combined, stable, "ClientRequest"),
        "experimental_fields": _fields_only_first(definitions(combined), definitions(stable)),
        "experimental_server_requests": _only_first(combined, stable, "ServerRequest"),
        "double_options": doubles,
        "typescript_notifications": {method: name for method, name in named.items() if method not in known},
    }


def _only_first(combined: dict[str, Any], stable: dict[str, Any], union: str) -> list[str]:
    return sorted(methods(definitions(combined)[union]).keys() - methods(definitions(stable)[union]).keys())


def _fields_only_first(first: dict[str, dict[str, Any]], second: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Return the properties that a class has in one schema and not in the other."""
    fields = {
        name: sorted(first[name].get("properties", {}).keys() - second[name].get("properties", {}).keys())
        for name in sorted(first.keys() & second.keys())
    }
    return {name: found for name, found in fields.items() if found}


def methods(union: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the branches of a union of envelopes by method."""
    return {branch["properties"]["method"]["enum"][0]: branch for branch in union["oneOf"]}
