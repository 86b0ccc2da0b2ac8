"""A setting that means nothing is refused where it is given, by a word that names it."""

from __future__ import annotations

import math
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import (
    AsyncCodex,
    AsyncCodexPool,
    Codex,
    CodexConfig,
    CodexPool,
    InvalidInputError,
    InvalidOptionError,
    RestartPolicy,
    Telemetry,
)

WRONG: list[Any] = [object(), 3.5j, b"/tmp"]

TIMES = ["start_timeout", "request_timeout"]
SETTINGS = [field.name for field in attrs.fields(CodexConfig)]


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("value", WRONG, ids=lambda value: type(value).__name__)
def test_a_setting_of_no_sensible_type_names_itself(name: str, value: Any) -> None:
    with pytest.raises(InvalidInputError, match=f"CodexConfig.{name}"):
        CodexConfig(**{name: value})


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_that_is_assigned_is_checked_too(name: str) -> None:
    config = CodexConfig()
    with pytest.raises(InvalidInputError, match=f"CodexConfig.{name}"):
        setattr(config, name, object())


@pytest.mark.parametrize("name", TIMES)
@pytest.mark.parametrize("value", ["5", True, timedelta(seconds=5), [5]], ids=repr)
def test_a_time_is_a_number(name: str, value: Any) -> None:
    with pytest.raises(InvalidInputError, match=rf"CodexConfig.{name} is a number of seconds, not "):
        CodexConfig(**{name: value})


def test_a_timedelta_is_told_how_to_become_a_number() -> None:
    with pytest.raises(InvalidInputError, match=r"total_seconds\(\)"):
        CodexConfig(request_timeout=timedelta(seconds=5))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("name", TIMES)
@pytest.mark.parametrize("value", [-1, -0.5, math.nan])
def test_a_time_is_not_negative(name: str, value: float) -> None:
    settings: Any = {name: value}
    with pytest.raises(InvalidOptionError, match=f"CodexConfig.{name}"):
        CodexConfig(**settings)


@pytest.mark.parametrize("name", TIMES)
def test_a_time_may_be_no_limit(name: str) -> None:
    for value in (None, 0, math.inf):
        settings: Any = {name: value}
        assert getattr(CodexConfig(**settings), name) == value


@pytest.mark.parametrize("name", ["client_name", "experimental_api", "config_overrides", "uvloop"])
def test_a_setting_without_a_none_says_so(name: str) -> None:
    settings: Any = {name: None}
    with pytest.raises(InvalidInputError, match=f"CodexConfig.{name} .* not None"):
        CodexConfig(**settings)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"restart": True}, "RestartPolicy"),
        ({"config_overrides": "model='x'"}, "a tuple of settings"),
        ({"config_overrides": {"model": "x"}}, "a tuple of settings"),
        ({"config_overrides": [1]}, r"config_overrides\[0\]"),
        ({"launch_args_override": "codex app-server"}, "a tuple of strings"),
        ({"inherit_env": "PATH"}, "a collection of names"),
        ({"env": {"A": 1}}, r"CodexConfig.env\['A'\]"),
        ({"uvloop": 1}, "True or False"),
        ({"telemetry": "yes"}, "Telemetry"),
    ],
)
def test_common_slips_are_told_how_it_is_written(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        CodexConfig(**settings)


@pytest.mark.parametrize(
    "settings", [{"config_overrides": ("model",)}, {"cwd": ""}, {"cwd": "a\0b"}, {"cwd": "\udcff"}]
)
def test_a_value_that_no_server_understands_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(InvalidOptionError, match=next(iter(settings))):
        CodexConfig(**settings)


@pytest.mark.parametrize("name", ["codex_bin", "cwd"])
def test_a_path_may_be_a_path_object(name: str, tmp_path: Path) -> None:
    settings: Any = {name: tmp_path}
    assert getattr(CodexConfig(**settings), name) == tmp_path


def test_the_policies_of_a_configuration_are_checked_alike() -> None:
    with pytest.raises(InvalidInputError, match=r"RestartPolicy.window"):
        RestartPolicy(window="60")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidOptionError, match=r"RestartPolicy.max_restarts"):
        RestartPolicy(max_restarts=-1)
    with pytest.raises(InvalidInputError, match=r"RestartPolicy.on_restart"):
        RestartPolicy(on_restart=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidInputError, match=r"Telemetry.content"):
        Telemetry(content="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("client", [Codex, AsyncCodex, CodexPool, AsyncCodexPool])
@pytest.mark.parametrize("config", ["/usr/bin/codex", "", {"cwd": "/tmp"}, {}, Path("codex"), CodexConfig], ids=repr)
def test_a_client_is_given_a_configuration_and_nothing_else(client: Any, config: Any) -> None:
    with pytest.raises(InvalidInputError, match="config must be a CodexConfig"):
        client(config)


@pytest.mark.parametrize("value", ["5", True, timedelta(seconds=5)], ids=repr)
def test_the_times_of_a_pool_are_checked_alike(value: Any) -> None:
    with pytest.raises(InvalidInputError, match="idle_timeout is a number of seconds"):
        AsyncCodexPool(idle_timeout=value)


def test_a_configuration_shows_what_was_set_and_no_secret() -> None:
    config = CodexConfig(
        cwd="/tmp",
        env={"OPENAI_API_KEY": "sk-secret"},
        config_overrides=('model_providers.x.api_key="sk-secret"',),
        launch_args_override=("codex", "--key", "sk-secret"),
        handlers={"item/tool/requestUserInput": lambda request: {}},
    )
    assert repr(config) == (
        "CodexConfig(launch_args_override=('codex', ...), config_overrides=('model_providers.x.api_key=...',), "
        "cwd='/tmp', env={'OPENAI_API_KEY': ...}, handlers=<dict>)"
    )
    assert repr(CodexConfig()) == "CodexConfig()"


def test_an_async_client_that_was_not_used_says_so() -> None:
    assert repr(AsyncCodex()) == "<AsyncCodex not connected>"
