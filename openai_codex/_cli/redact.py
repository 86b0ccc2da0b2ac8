"""Leaving secrets out of what is recorded: by the names of members, by how secrets look, and by what they are.

A prompt is no secret here: whoever records a session wants to see it. What a prompt, a command or a file holds
that only its owner knows for a secret cannot be told from other text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LEFT_OUT = "[left out]"

# Members whose text is a secret, whatever it looks like. Compared without case, `-` and `_`.
_NAMES = re.compile(
    r"(?:api|access|secret|private)key(?:id)?$|token$|secret$|password$|passphrase$|authorization$|cookie$"
    r"|credentials?$|usercode$|authurl$|attestation$|signature$"
)
# Members whose members are all taken for secrets.
_TABLES = frozenset({"env", "environment", "envvars", "httpheaders", "envhttpheaders", "headers", "set"})
_LOOKS = re.compile(
    r"\bsk-[A-Za-z0-9_-]{6,}"  # keys of the API
    r"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*"  # JSON web tokens
    r"|(?<=[Bb]earer )[A-Za-z0-9._~+/=-]{6,}"
    r"|\bgh[opsur]_[A-Za-z0-9]{16,}|\bgithub_pat_[A-Za-z0-9_]{16,}|\bAKIA[A-Z0-9]{16}\b|\bxox[abprs]-[A-Za-z0-9-]{10,}"
)
_VARIABLES = re.compile(r"KEY|TOKEN|SECRET|PASSW|CREDENTIAL|AUTH", re.IGNORECASE)
# A shorter value would be found in ordinary words.
_SHORTEST = 8


class Redactor:
    """Leaves secrets out of messages; `environment` is where the server finds some of them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        values = {value for name, value in environment.items() if _VARIABLES.search(name) and len(value) >= _SHORTEST}
        # The longest first, for one may begin with another.
        known = sorted(values, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def message(self, value: Any) -> Any:
        """A copy of a message, or of a part of one, without its secrets."""
        match value:
            case str():
                return self.text(value)
            case list():
                return [self.message(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
            case dict():
                return {str(name): self._member(str(name), item) for name, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            case _:
                return value

    def text(self, text: str) -> str:
        """A text without what is, or looks like, a secret."""
        if self._known is not None:
            text = self._known.sub(LEFT_OUT, text)
        return _LOOKS.sub(LEFT_OUT, text)

    def _member(self, name: str, value: Any) -> Any:
        plain = name.lower().replace("-", "").replace("_", "")
        if isinstance(value, str) and value and _NAMES.search(plain):
            return LEFT_OUT
        if isinstance(value, dict) and plain in _TABLES:
            return {key: LEFT_OUT if isinstance(item, str) else self.message(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType]
        return self.message(value)
