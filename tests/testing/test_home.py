"""Isolated homes, and what the examples run on."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path
from typing import Any

import attrs
import pytest

import openai_codex
from openai_codex.testing import (
    ExampleSetup,
    ModelProvider,
    ModelRequest,
    Reply,
    example_config,
    friendly_model,
    isolated_home,
    text,
)
from openai_codex.testing import home as home_module
from openai_codex.testing._steps import render

URL = "http://127.0.0.1:9/v1"


def test_the_config_names_the_provider_and_switches_the_network_off(tmp_path: Path) -> None:
    with ModelProvider() as provider, isolated_home(provider, root=tmp_path) as home:
        config = (home.home / "config.toml").read_text(encoding="utf-8")
        assert f'base_url = "{provider.url}"' in config
    for line in ('model = "mock-model"', 'sandbox_mode = "read-only"', "stream_max_retries = 0", "apps = false"):
        assert line in config.splitlines()


def test_extra_config_may_hold_top_level_keys_and_tables(tmp_path: Path) -> None:
    tomllib: Any = pytest.importorskip("tomllib", reason="new in Python 3.11")
    extra = 'model_reasoning_summary = "auto"\n[mcp_servers.x]\ncommand = "y"'
    with isolated_home(URL, root=tmp_path, config=extra, model='m"ü', features={"apps": True, "x": False}) as home:
        config = tomllib.loads((home.home / "config.toml").read_text(encoding="utf-8"))
    assert config["model"] == 'm"ü'
    assert config["model_reasoning_summary"] == "auto"
    assert config["mcp_servers"] == {"x": {"command": "y"}}
    assert config["features"]["apps"] is True
    assert config["features"]["x"] is False
    assert config["features"]["plugins"] is False


def test_the_temporary_directory_of_the_runtime_does_not_hold_its_home(tmp_path: Path) -> None:
    with isolated_home(URL, root=tmp_path) as home:
        temporary = Path(home.env["TEMP" if os.name == "nt" else "TMPDIR"])
        assert temporary.is_dir()
        assert temporary not in home.home.parents
        assert temporary not in home.workspace.parents
        assert home.env["CODEX_HOME"] == home.env["CODEX_SQLITE_HOME"] == str(home.home)


def test_nothing_is_left_behind_also_when_the_block_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with isolated_home(URL, root=tmp_path) as home:
            (home.workspace / "file").touch()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_read_only_trees_and_dangling_links_are_removed_too(tmp_path: Path) -> None:
    with isolated_home(URL, root=tmp_path) as home:
        locked = home.workspace / "locked"
        locked.mkdir()
        (locked / "file").touch()
        if os.name != "nt":
            (home.workspace / "link").symlink_to("nowhere")
        (locked / "file").chmod(stat.S_IREAD)
        locked.chmod(stat.S_IREAD | stat.S_IEXEC)
    assert list(tmp_path.iterdir()) == []


def test_a_tree_that_is_gone_already_is_no_error(tmp_path: Path) -> None:
    with isolated_home(URL, root=tmp_path) as home:
        home.home.parent.rename(tmp_path / "elsewhere")


@pytest.mark.parametrize("failures", [2, 1000])
def test_a_tree_that_is_in_use_is_tried_again_and_then_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    attempts: list[Path] = []
    rmtree = shutil.rmtree

    def remove(path: Path) -> None:
        attempts.append(path)
        if len(attempts) <= failures:
            raise PermissionError(path)
        rmtree(path)

    monkeypatch.setattr(home_module, "_REMOVE_PAUSE_SECONDS", 0)
    with isolated_home(URL, root=tmp_path) as home:
        (home.workspace / "file").touch()
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "rmtree", remove)
            home_module._remove(home.home.parent)
            assert home.home.exists() == (failures == 1000)
    assert 2 < len(attempts) < 100


def request(prompt: str, **body: Any) -> ModelRequest:
    message = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": prompt}]}
    return ModelRequest(1, "/v1/responses", {}, {"input": [message], **body})


def said(reply: Reply) -> str:
    events = [step for step in render(reply, 1) if isinstance(step, dict)]
    return "".join(event["delta"] for event in events if "delta" in event)


def test_the_friendly_model_mentions_the_prompt() -> None:
    assert 'You said: "What is   this?"'.replace("   ", " ") in said(friendly_model(request("What is\n this?")))
    assert len(said(friendly_model(request("long " * 1000)))) < 300


def test_the_friendly_model_counts_as_far_as_it_is_asked_to() -> None:
    assert said(friendly_model(request("Count from 1 to 12."))) == " ".join(map(str, range(1, 13)))
    assert said(friendly_model(request("count slowly to 1000000"))).endswith(" 999 1000")
    assert "You said" in said(friendly_model(request("What counts is to 5 people the same.")))


def test_the_friendly_model_tells_which_images_it_was_shown() -> None:
    image = {"type": "input_image", "image_url": "data:image/png;base64,AAAA"}
    content = [
        {"type": "input_text", "text": "Look"},
        {"type": "input_text", "text": '<image name=[Image #1] path="a.png">'},
        image,
        {"type": "input_text", "text": "</image>"},
    ]
    asked = ModelRequest(1, "/v1/responses", {}, {"input": [{"type": "message", "role": "user", "content": content}]})
    assert asked.last_user_text == "Look"
    assert 'You said: "Look" and showed me an image/png.' in said(friendly_model(asked))


def test_the_friendly_model_keeps_to_a_schema() -> None:
    schema = {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "tags": {"type": "array", "items": {"enum": ["a", "b"]}},
            "count": {"type": ["integer", "null"]},
            "kind": {"const": "note"},
            "done": {"type": "boolean"},
        },
    }
    answer = said(friendly_model(request("Plan it", text={"format": {"type": "json_schema", "schema": schema}})))
    assert json.loads(answer) == {"title": "Plan it", "tags": ["a"], "count": 1, "kind": "note", "done": True}


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CODEX_HOME", str(tmp_path))
    monkeypatch.delenv("OPENAI_CODEX_EXAMPLES", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    "stored", [{"OPENAI_API_KEY": "sk-secret"}, {"OPENAI_API_KEY": None, "tokens": {"access_token": "sk-secret"}}]
)
def test_examples_use_a_login_that_is_there(
    own_home: Path, capsys: pytest.CaptureFixture[str], stored: dict[str, Any]
) -> None:
    (own_home / "auth.json").write_text(json.dumps(stored))
    with example_config() as setup:
        assert (setup.env, setup.cwd) == (None, None)
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{setup.description}\n")
    assert "login" in err
    assert "secret" not in err


@pytest.mark.parametrize(
    "stored",
    ["", "{", "[]", "\x00", '{"OPENAI_API_KEY": null, "auth_mode": "chatgpt"}', '{"tokens": {"id_token": ""}}'],
)
def test_examples_run_offline_without_a_login_that_can_be_read(
    own_home: Path, capsys: pytest.CaptureFixture[str], stored: str
) -> None:
    (own_home / "auth.json").write_text(stored)
    with example_config() as setup:
        assert setup.env is not None
        assert setup.env["CODEX_HOME"] != str(own_home)
        assert setup.cwd is not None
        assert Path(setup.cwd).is_dir()
    assert not Path(setup.cwd).exists()
    assert "offline scripted model" in capsys.readouterr().err


def test_the_variable_forces_either(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_CODEX_EXAMPLES", "account")
    with example_config() as setup:
        assert setup.env is None
    (own_home / "auth.json").write_text('{"OPENAI_API_KEY": "sk-secret"}')
    monkeypatch.setenv("OPENAI_CODEX_EXAMPLES", "offline")
    with example_config(text("mine")) as setup:
        assert setup.env is not None
    monkeypatch.setenv("OPENAI_CODEX_EXAMPLES", "both")
    with pytest.raises(ValueError, match="OPENAI_CODEX_EXAMPLES"), example_config():
        pass


def test_without_codex_home_the_login_is_looked_for_in_the_persons_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CODEX_HOME", raising=False)
    monkeypatch.delenv("OPENAI_CODEX_EXAMPLES", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".codex").mkdir()
    (tmp_path / ".codex" / "auth.json").write_text('{"personal_access_token": "x"}')
    with example_config() as setup:
        assert str(tmp_path / ".codex") in setup.description


def test_a_setup_makes_the_config_of_a_client_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    @attrs.frozen(kw_only=True)
    class Config:
        env: dict[str, str] | None
        cwd: str | None

    monkeypatch.setattr(openai_codex, "CodexConfig", Config, raising=False)
    setup = ExampleSetup("", {"A": "b"}, "/here")
    assert setup.config == Config(env={"A": "b"}, cwd="/here")
