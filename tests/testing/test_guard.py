"""Which runtimes the guard of the pytest plugin takes for ones that talk to a real model provider."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from actors import Command
from openai_codex import CodexConfig
from openai_codex._config import command_of
from openai_codex.testing import isolated_home
from openai_codex.testing._guard import why_real

LOOPBACK = 'model_provider = "mine"\n[model_providers.mine]\nbase_url = "http://127.0.0.1:1/v1"\n'


def started(home: Path, config: str | None = None, *words: str) -> Command:
    """The command of a runtime in a home with this config.toml."""
    if config is not None:
        (home / "config.toml").write_text(config, "utf-8")
    return Command((sys.executable, *words, "app-server"), env={"CODEX_HOME": str(home)})


def test_an_isolated_home_is_offline() -> None:
    with isolated_home("http://127.0.0.1:1/v1") as home:
        assert why_real(command_of(CodexConfig(env=home.env))) is None


def test_an_isolated_home_in_front_of_another_machine_is_not() -> None:
    with isolated_home("https://models.example/v1") as home:
        found = why_real(command_of(CodexConfig(env=home.env)))
    assert found is not None
    assert "https://models.example/v1" in found


@pytest.mark.parametrize("url", ["http://localhost:1", "http://127.8.8.8/v1", "http://[::1]:80/v1"])
def test_loopback_has_several_names(tmp_path: Path, url: str) -> None:
    assert why_real(started(tmp_path, LOOPBACK.replace("http://127.0.0.1:1/v1", url))) is None


@pytest.mark.parametrize(
    "config",
    [
        None,
        "",
        "not TOML",
        "model_provider = 1",
        "model_providers = 1",
        LOOPBACK.replace('model_provider = "mine"', ""),
        LOOPBACK.replace("127.0.0.1", "10.0.0.1"),
        LOOPBACK.replace("127.0.0.1", "127.0.0.1.example"),
        LOOPBACK.replace("base_url", "other"),
        f'profile = "p"\n{LOOPBACK}[profiles.p]\nmodel_provider = "openai"\n',
    ],
)
def test_anything_else_is_a_real_provider(tmp_path: Path, config: str | None) -> None:
    assert why_real(started(tmp_path, config)) is not None


@pytest.mark.parametrize(
    ("words", "offline"),
    [
        (("--config", 'model_provider="openai"'), False),
        (("-c", "model_provider=openai"), False),
        (("--config=model_providers.mine.base_url='https://models.example'",), False),
        (("--config", 'model="other"'), True),
    ],
)
def test_the_command_line_has_the_last_word(tmp_path: Path, words: tuple[str, ...], offline: bool) -> None:
    assert (why_real(started(tmp_path, LOOPBACK, *words)) is None) is offline


def test_the_home_is_found_as_the_runtime_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".codex").mkdir()
    (tmp_path / ".codex" / "config.toml").write_text(LOOPBACK, "utf-8")
    assert why_real(Command((sys.executable, "app-server"), env={"HOME": str(tmp_path)})) is None
    monkeypatch.setenv("CODEX_HOME", str(tmp_path))
    assert why_real(Command((sys.executable, "app-server"))) is not None


def test_what_starts_no_runtime_is_left_alone(tmp_path: Path) -> None:
    assert why_real(Command((sys.executable, "server.py"))) is None
    assert why_real(Command((str(tmp_path / "missing"), "app-server"))) is None
    assert why_real(started(tmp_path / "missing")) is None
