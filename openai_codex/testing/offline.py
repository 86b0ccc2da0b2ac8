"""What the examples run on: the person's own Codex login if there is one, else a scripted model.

It imports no client: `ExampleSetup.config` is what makes one, when asked.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from .home import isolated_home
from .provider import ModelProvider, ModelRequest, Script
from .replies import Reply, deltas

if TYPE_CHECKING:
    from openai_codex import CodexConfig

EXAMPLES_VARIABLE = "OPENAI_CODEX_EXAMPLES"
"""The environment variable that forces "offline" or "account"."""

_WORD_GAP_SECONDS = 0.02
"""Enough for a person to see that the answer is streamed."""

_COUNT = re.compile(r"\bcount\b.*?\bto (\d+)", re.IGNORECASE)
_HIGHEST_COUNT = 1000
"""Some twenty seconds: longer than any example lets it count."""


@attrs.frozen
class ExampleSetup:
    """What an example needs to make its client."""

    description: str
    """One line that says which model answers."""
    env: dict[str, str] | None = None
    """For `CodexConfig.env`; None with the person's own login."""
    cwd: str | None = None
    """For `CodexConfig.cwd`; None with the person's own login."""

    @property
    def config(self) -> CodexConfig:
        """The same as a `CodexConfig`."""
        from openai_codex import CodexConfig

        return CodexConfig(env=self.env, cwd=self.cwd)


@contextmanager
def example_config(script: Script | None = None) -> Generator[ExampleSetup, None, None]:
    """Set an example up, and say on stderr in one line which model it uses.

        with example_config() as setup, Codex(setup.config) as codex:
            ...

    With a Codex login (an auth.json in $CODEX_HOME or ~/.codex) the example runs on it. Without one it runs
    offline, in an isolated home, on `script` or else on `friendly_model`. OPENAI_CODEX_EXAMPLES=offline or
    =account forces one of them; the latter also serves a login that is kept in a keyring, which is not looked for.
    """
    choice = os.environ.get(EXAMPLES_VARIABLE, "")
    if choice not in ("", "offline", "account"):
        raise ValueError(f'{EXAMPLES_VARIABLE} must be "offline" or "account", not {choice!r}')
    own = codex_home()
    if choice == "account" or (not choice and has_login(own)):
        yield _announced(ExampleSetup(f"Using the Codex login in {own} ({EXAMPLES_VARIABLE}=offline avoids it)."))
        return
    reason = "as asked" if choice else f"no Codex login in {own}"
    with ModelProvider(friendly_model if script is None else script) as provider, isolated_home(provider) as home:
        description = f"Using the offline scripted model ({reason}; {EXAMPLES_VARIABLE}=account uses yours)."
        unheard = _Unheard()
        logging.getLogger("openai_codex.server").addHandler(unheard)
        try:
            yield _announced(ExampleSetup(description, home.env, str(home.workspace)))
        finally:
            logging.getLogger("openai_codex.server").removeHandler(unheard)


class _Unheard(logging.Handler):
    """Takes what the server warns of, such as that it knows no model of this name, which is so on purpose here."""

    def emit(self, record: logging.LogRecord) -> None:
        """It is nobody's trouble."""


def codex_home() -> Path:
    """The home that a runtime uses when nothing else is said."""
    configured = os.environ.get("CODEX_HOME")
    return Path(configured) if configured else Path.home() / ".codex"


def has_login(home: Path) -> bool:
    """Whether the home has an auth.json with an API key or a token in it; what it cannot read is no login."""
    try:
        stored: Any = json.loads((home / "auth.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(stored, dict) and _holds_secret(stored)  # pyright: ignore[reportUnknownArgumentType]


def friendly_model(request: ModelRequest) -> Reply:
    """The model of the examples: streams a short answer to the prompt, as JSON where a schema asks for it.

    Asked to "count to 300" it does, one number every 20 ms: a turn that is long enough to steer or interrupt.
    """
    prompt = " ".join(request.last_user_text.split())
    shown = f" and showed me {images}" if (images := _images(request)) else ""
    answer = f'You said: "{_shortened(prompt)}"{shown}. I am a scripted model that runs offline, so that is all I know.'
    schema = _output_schema(request)
    if schema is not None:
        answer = json.dumps(_sample(schema, _shortened(prompt)))
    elif asked := _COUNT.search(prompt):
        answer = " ".join(map(str, range(1, min(int(asked[1]), _HIGHEST_COUNT) + 1)))
    words = answer.split(" ")
    return deltas([*(f"{word} " for word in words[:-1]), words[-1]], gap=_WORD_GAP_SECONDS)


def _announced(setup: ExampleSetup) -> ExampleSetup:
    # On stderr, so that what the example prints can be piped on.
    sys.stderr.write(f"{setup.description}\n")
    sys.stderr.flush()
    return setup


def _holds_secret(stored: dict[str, Any]) -> bool:
    for name, value in stored.items():
        if isinstance(value, dict):
            if _holds_secret(value):  # pyright: ignore[reportUnknownArgumentType]
                return True
        elif isinstance(value, str) and value and name.lower().endswith(("_key", "token", "identity")):
            return True
    return False


def _shortened(prompt: str, limit: int = 120) -> str:
    return prompt if len(prompt) <= limit else f"{prompt[: limit - 1]}…"


def _images(request: ModelRequest) -> str:
    """The images of the last thing the user said, by their media types."""
    for item in reversed(request.body.get("input") or []):
        if item.get("role") == "user":
            urls = [part["image_url"] for part in item.get("content", []) if part.get("type") == "input_image"]
            return " and ".join(f"an {url.partition(';')[0].removeprefix('data:')}" for url in urls)
    return ""


def _output_schema(request: ModelRequest) -> dict[str, Any] | None:
    schema = request.body.get("text", {}).get("format", {}).get("schema")
    return schema if isinstance(schema, dict) else None  # pyright: ignore[reportUnknownVariableType]


def _sample(schema: dict[str, Any], words: str) -> Any:
    """The simplest value that the schema allows, for the schemas that examples use: no references, no unions."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = kind[0]  # pyright: ignore[reportUnknownVariableType]
    if kind == "object":
        return {name: _sample(part, words) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [_sample(schema.get("items", {}), words)]
    plain: dict[str, Any] = {"integer": 1, "number": 1.0, "boolean": True, "null": None}
    return plain.get(str(kind), words)  # pyright: ignore[reportUnknownArgumentType]
