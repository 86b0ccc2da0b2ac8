"""No planted secret reaches a recording, wherever it was planted."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from openai_codex import Codex, CodexConfig
from openai_codex._recording import SECRET, Redaction, restore
from openai_codex.testing import ModelProvider, ScriptedServer, deltas, isolated_home, record, replay

API_KEY = "planted-api-key-0001"
ENVIRONMENT_SECRET = "planted-in-the-environment-0002"
PLAIN_VALUE = "a-plain-value-of-the-environment"
TOKEN = "sk-proj-planted0003planted"


def cleaned(value: Any, **environment: str) -> Any:
    redaction = Redaction({"<cwd>": "/work/project", "<home>": "/home/someone"}, environment)
    redaction.learn(value)
    return redaction.clean(value)


def test_nothing_that_was_planted_in_a_real_session_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    # The model says secrets back, one of them in pieces.
    said = deltas(["The key is planted-", "api-key", "-0001 and ", f"{TOKEN[:9]}", f"{TOKEN[9:]}", " ", PLAIN_VALUE])
    with ModelProvider(said) as model, isolated_home(model) as home:
        env = {**home.env, "SERVICE_PASSWORD": ENVIRONMENT_SECRET, "SOME_SETTING": PLAIN_VALUE}
        with Codex(record(path, CodexConfig(env=env, cwd=str(home.workspace)))) as codex:
            codex.login_api_key(API_KEY)
            prompt = f"Authorization: Bearer abcdef123456. {ENVIRONMENT_SECRET} in {home.workspace} and {home.home}"
            recorded = codex.thread_start(config={"shell_environment_policy.set": {"A": "planted-setting"}})
            result = recorded.run(prompt)
            assert result.final_response is not None
            assert API_KEY in result.final_response
    written = path.read_text("utf-8")
    for secret in (API_KEY, ENVIRONMENT_SECRET, PLAIN_VALUE, TOKEN, TOKEN[9:], "abcdef123456", "planted-setting"):
        assert secret not in written
    for place in (home.home, home.workspace, home.home.parent, Path.home()):
        assert str(place) not in written
    assert "The key is <secret> and <secret> <env:SOME_SETTING>" in written


def test_a_client_that_sends_other_secrets_is_served_by_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    with Codex(record(path, CodexConfig(server=ScriptedServer("ok")))) as codex:
        first = codex.thread_start(cwd="/one/place").run(f"Use {TOKEN} now")
    with Codex(replay(path)) as codex:
        second = codex.thread_start(cwd="/another/place").run("Use sk-another-secret now")
    assert first.final_response == second.final_response == "ok"


@pytest.mark.parametrize(
    "secret",
    [
        "sk-abcdefghijkl",
        "ghp_0123456789abcdef",
        "github_pat_0123456789abcdef",
        "AKIAIOSFODNN7EXAMPLE",
        "xoxb-12345-abcdef",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
        "AIzaSyA1234567890abcdefghijklmnop",
    ],
)
def test_a_secret_of_a_known_shape_is_found_in_the_middle_of_a_text(secret: str) -> None:
    assert cleaned(f"before {secret} after") == "before <secret> after"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Authorization: Bearer abc.def-123", "Authorization: Bearer <secret>"),
        ("OPENAI_API_KEY=abcdefgh", "OPENAI_API_KEY=<secret>"),
        ('"client_secret": "abcdefgh"', '"client_secret": "<secret>"'),
        ("postgres://user:pass@db/x", "postgres://<secret>@db/x"),
        ("https://x.test/cb?code=abc&a=1", "https://x.test/cb?code=<secret>&a=1"),
    ],
)
def test_what_stands_beside_a_secret_stays(text: str, clean: str) -> None:
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ({"params": {"type": "apiKey", "apiKey": "plain words"}}, {"params": {"type": "apiKey", "apiKey": SECRET}}),
        (
            {"accessToken": "abcd", "id_token": "efgh", "refresh-token": "ijkl"},
            {"accessToken": SECRET, "id_token": SECRET, "refresh-token": SECRET},
        ),
        ({"env": {"A": "1", "B": None}}, {"env": {"A": SECRET, "B": None}}),
        ({"environment": {"A": "1"}}, {"environment": {"A": SECRET}}),
        ({"http_headers": {"X": "1"}}, {"http_headers": {"X": SECRET}}),
        ({"attestation": "abcd", "signature": "efgh"}, {"attestation": SECRET, "signature": SECRET}),
        # What only sounds like one.
        ({"tokenUsage": {"totalTokens": 5}, "maxTokens": 7}, {"tokenUsage": {"totalTokens": 5}, "maxTokens": 7}),
        ({"text": "the token is a word, sk- is not a key"}, {"text": "the token is a word, sk- is not a key"}),
    ],
)
def test_secrets_are_known_by_the_names_of_members(message: Any, kept: Any) -> None:
    assert cleaned(message) == kept


LONG = 1 << 20


@pytest.mark.parametrize("run", ["a", "key", "key ", "eyJ-", "://", "&a", "Bearer ", "?"])
def test_a_long_run_is_cleaned_in_one_pass(run: str) -> None:
    # A shape that is tried anew from each place in the run would take hours.
    text = run * (LONG // len(run))
    redaction = Redaction({}, {f"SOME_VARIABLE_{number}": f"/a/value/{number}" for number in range(60)})
    assert len(redaction.text(text)) <= 2 * len(text)


def test_strings_under_telling_names_are_secret_and_numbers_are_not() -> None:
    value = {"apiKey": "abc", "accessToken": "def", "tokenUsage": {"totalTokens": 3}, "headers": {"A": "b"}, "key": "x"}
    expected = {"apiKey": "<secret>", "accessToken": "<secret>", "tokenUsage": {"totalTokens": 3}}
    assert cleaned(value) == {**expected, "headers": {"A": "<secret>"}, "key": "x"}


def test_a_value_that_was_secret_once_is_secret_everywhere() -> None:
    value = [{"text": "it is hunter22"}, {"password": "hunter22"}, {"hunter22": 1}, {"url": "/?q=hunter22"}]
    assert "hunter22" not in json.dumps(cleaned(value))


def test_a_secret_is_found_as_it_is_spelled_in_json_and_in_a_url() -> None:
    value = [{"password": 'a"b/c d'}, json.dumps({"p": 'a"b/c d'}), "/?p=a%22b%2Fc%20d"]
    assert cleaned(value)[1:] == ['{"p": "<secret>"}', "/?p=<secret>"]


def test_answers_to_secret_questions_are_secret() -> None:
    question = {"questions": [{"id": "q1", "isSecret": True}, {"id": "q2", "isSecret": False}]}
    answers = {"answers": {"q1": {"answers": ["hunter22"]}, "q2": {"answers": ["blue"]}}}
    found = cleaned([question, answers])[1]["answers"]
    assert found == {"q1": {"answers": ["<secret>"]}, "q2": {"answers": ["blue"]}}


def test_base64_is_looked_into() -> None:
    encoded = base64.b64encode(b"key sk-abcdefghijkl\xff").decode()
    found = cleaned({"dataBase64": encoded, "deltaBase64": "no base64!"})
    assert base64.b64decode(found["dataBase64"]) == b"key <secret>\xff"
    assert found["deltaBase64"] == "<secret>"


def test_values_of_the_environment_go_and_short_plain_ones_stay() -> None:
    text = "production-database on C.UTF-8 with pass1"
    found = cleaned(text, HOST_NAME="production-database", LANG="C.UTF-8", DB_PASSWORD="pass1")
    assert found == "<env:HOST_NAME> on C.UTF-8 with <env:DB_PASSWORD>"


def test_paths_become_placeholders_the_longest_first_and_come_back() -> None:
    value = {"cwd": "/work/project/src", "/home/someone/x": ["/home/someone"]}
    found = cleaned(value, PROJECT="/work/project/src")
    assert found == {"cwd": "<env:PROJECT>", "<home>/x": ["<home>"]}
    assert restore({"<home>/x": ["<cwd>"]}, {"<home>": "/h", "<cwd>": "/c"}) == {"/h/x": ["/c"]}
