"""Telemetry that is off costs no import, and telemetry that cannot be on says what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def python(source: str) -> None:
    """Run source in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", source], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_without_telemetry_nothing_of_it_is_imported() -> None:
    python(
        "import sys\n"
        "from openai_codex import AsyncCodex, CodexConfig\n"
        "codex = AsyncCodex(CodexConfig())\n"
        "assert codex._session.tracing is None\n"
        "assert not {'opentelemetry', 'openai_codex._telemetry'} & set(sys.modules)\n"
    )


def test_without_the_package_the_error_names_the_extra() -> None:
    python(
        "import sys\n"
        "sys.modules['opentelemetry'] = None\n"
        "from openai_codex import AsyncCodex, Codex, CodexConfig, InvalidOptionError\n"
        "for client in (AsyncCodex, Codex):\n"
        "    try:\n"
        "        client(CodexConfig(telemetry=True))\n"
        "    except InvalidOptionError as error:\n"
        "        assert 'openai-codex[otel]' in str(error)\n"
        "    else:\n"
        "        raise AssertionError('it was made')\n"
    )
