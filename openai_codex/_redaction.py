"""Taking secrets, and what belongs to one machine, out of messages and texts: the one redactor.

It knows where secrets are found: under telling names, in known shapes, in the environment, and wherever else a value
stands that was once seen in such a place. It knows no files and no connections.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import platform
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

SECRET = "<secret>"
PLACEHOLDER = re.compile(r"<secret>|<env:[^<>]*>")
"""What stands for text that is in no recording."""

# Names of fields whose strings are secret, and of objects all of whose strings are.
_SECRET_NAME = re.compile(
    r"(api|access|private|secret|signing|encryption)[_-]?key(_?id)?$|secret|token$|passwo?r?d|passphrase|authorization"
    r"|cookie|credential|auth_?url|user_?code|verification_?(url|uri)|jwt|bearer|installation_?id|attestation|signature$",
    re.IGNORECASE,
)
_SECRET_OBJECT = re.compile(r"^env(ironment|_?vars)?$|environment_?variables|headers$|(^|\.)set$", re.IGNORECASE)

# Shapes of secrets. Where there is a group, it stays. None may begin with a run of characters that many texts are made
# of: it would be tried from each place in the run, and a long line takes minutes.
_SHAPES = [
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL),
    re.compile(r"\b((?:Bearer|Basic)\s+)[\w.~+/=-]{6,}", re.IGNORECASE),
    re.compile(r"(?<![\w-])eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?"),
    re.compile(r"\b(?:sk|pk|rk)-[\w-]{6,}|\bgh[pousr]_\w{10,}|\bgithub_pat_\w{10,}|\bxox[a-z]-[\w-]{6,}"),
    re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{12,}|\bAIza[\w-]{20,}"),
    re.compile(r"(://)[^/\s:@]*:[^/\s@]+(?=@)"),
    re.compile(r"([?&][\w.-]*(?:key|token|secret|code|state|sig|signature|password)=)[^&\s\"'<]+", re.IGNORECASE),
    re.compile(
        r"((?:key|token|secret|passwo?r?d|authorization)[\"']?\s*[:=]\s*[\"']?)(?!Bearer|Basic)[^\s\"',;<]{6,}",
        re.IGNORECASE,
    ),
]

# Shorter values are words that stand anywhere: `1`, `true`, `C.UTF-8`.
_LEAST_SECRET = 4
_LEAST_VALUE = 8
# Characters beyond which a text is long.
_LONG = 4096


def places(cwd: str | None, environment: Mapping[str, str]) -> dict[str, str]:
    """The paths that differ from machine to machine, by what stands for them."""
    home = environment.get("HOME") or environment.get("USERPROFILE") or str(Path.home())
    codex_home = environment.get("CODEX_HOME") or os.path.join(home, ".codex")
    return {"<cwd>": os.path.abspath(cwd or "."), "<codex-home>": codex_home, "<home>": home}


class Redaction:
    """What is taken out of one session. `learn` from every message first, then `clean` each."""

    def __init__(self, paths: Mapping[str, str], environment: Mapping[str, str]) -> None:
        self._values: dict[str, str] = {}
        self._known: re.Pattern[str] | None = None
        self._secret_questions: set[str] = set()
        # As a whole only: many are words.
        self._host = platform.node()
        for name, value in environment.items():
            if len(value) >= (_LEAST_SECRET if _SECRET_NAME.search(name) else _LEAST_VALUE):
                self._remember(value, f"<env:{name}>")
        for placeholder, path in paths.items():
            if len(path) > 1:  # not the root, which is in every path
                self._values |= {path: placeholder, os.path.realpath(path): placeholder}

    def learn(self, value: Any, *, secret: bool = False) -> None:
        """Remember every string that stands where secrets stand."""
        match value:
            case {"id": str(id), "isSecret": True}:
                self._secret_questions.add(id)
            case dict():
                for name, part in _items(value):
                    self.learn(part, secret=secret or self._is_secret(name, part))
            case list():
                for part in value:  # pyright: ignore[reportUnknownVariableType]
                    self.learn(part, secret=secret)
            case str() if secret and len(value) >= _LEAST_SECRET:
                self._remember(value, SECRET)
            case _:
                pass

    def _remember(self, value: str, placeholder: str) -> None:
        # Also as it stands in JSON that is inside of a string, and in a URL.
        for spelling in (value, json.dumps(value)[1:-1], quote(value, safe="")):
            self._values.setdefault(spelling, placeholder)
        self._known = None

    def clean(self, value: Any, *, secret: bool = False) -> Any:
        """The same without secrets and with placeholders for paths."""
        match value:
            case dict():
                return {
                    self.text(name): self._binary(part)
                    if name.lower().endswith("base64") and isinstance(part, str)
                    else self.clean(part, secret=secret or self._is_secret(name, part))
                    for name, part in _items(value)
                }
            case list():
                return [self.clean(part, secret=secret) for part in value]  # pyright: ignore[reportUnknownVariableType]
            case str():
                return SECRET if secret and value else self.text(value)
            case _:
                return value

    def text(self, text: str) -> str:
        """Free text, cleaned."""
        if text and text == self._host:
            return "<host>"
        if len(text) > _LONG:
            # To look for each value by itself costs less than to try all of them at every place.
            known = _any_of([value for value in self._values if value in text])
        else:
            known = self._known = self._known or _any_of(self._values)
        text = known.sub(lambda found: self._values[found[0]], text)
        for shape in _SHAPES:
            text = shape.sub(lambda found: (found[1] if found.re.groups else "") + SECRET, text)
        return text

    def _is_secret(self, name: str, part: Any) -> bool:
        if name in self._secret_questions:
            return True
        return bool(_SECRET_OBJECT.search(name) if isinstance(part, dict) else _SECRET_NAME.search(name))

    def _binary(self, encoded: str) -> str:
        try:
            data = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            return SECRET  # what cannot be read cannot be cleaned
        text = data.decode("utf-8", "surrogateescape")
        cleaned = self.text(text)
        return encoded if cleaned == text else base64.b64encode(cleaned.encode("utf-8", "surrogateescape")).decode()


def _any_of(values: Iterable[str]) -> re.Pattern[str]:
    # The longest first, or a path would be taken out of the middle of a value that begins with it.
    longest_first = sorted(values, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def restore(value: Any, paths: Mapping[str, str]) -> Any:
    """Put the paths of this machine where placeholders stand for them."""
    return mapped(value, lambda text: PATH_PLACEHOLDER.sub(lambda found: paths[found[0]], text))


PATH_PLACEHOLDER = re.compile(r"<cwd>|<codex-home>|<home>")


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The same JSON with every string changed, the names of fields too."""
    match value:
        case dict():
            return {change(name): mapped(part, change) for name, part in _items(value)}
        case list():
            return [mapped(part, change) for part in value]  # pyright: ignore[reportUnknownVariableType]
        case str():
            return change(value)
        case _:
            return value


def _items(value: Any) -> list[tuple[str, Any]]:
    return list(value.items())
