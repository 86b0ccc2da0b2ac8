"""What the server's words about a failure mean."""

from __future__ import annotations

import re
from typing import Any

import pytest

from openai_codex._protocol.trouble import (
    FailureReason,
    acts,
    advice_for,
    http_status_of,
    passes,
    reason_of,
    resets_at,
    seconds_until_retry,
    words_of,
)
from openai_codex.generated import v2_all


def said(info: Any = None, message: str = "words", **more: Any) -> dict[str, Any]:
    return {"message": message, "codexErrorInfo": info, **more}


def test_every_kind_of_the_protocol_is_a_reason_and_no_other_is() -> None:
    values = {value.value for value in v2_all.CodexErrorInfoValue}
    # What has more to tell is an object with one key, the name of the class's own field.
    members = {
        next(iter(v2_all.__dict__[name].__annotations__))
        for name in v2_all.__dict__
        if name.endswith("CodexErrorInfo") and name not in ("CodexErrorInfo", "UnknownCodexErrorInfo")
    }
    camel = {re.sub(r"_(.)", lambda found: found[1].upper(), name) for name in members}
    assert {reason.value for reason in FailureReason} == values | camel


@pytest.mark.parametrize(
    ("error", "reason", "status", "again"),
    [
        (said("serverOverloaded"), "serverOverloaded", None, True),
        (said("rateLimitExceeded"), "rateLimitExceeded", None, True),
        (said("internalServerError"), "internalServerError", None, True),
        (said("flexUnavailable"), "flexUnavailable", None, True),
        (said({"responseStreamDisconnected": {"httpStatusCode": None}}), "responseStreamDisconnected", None, True),
        (said({"responseTooManyFailedAttempts": {"httpStatusCode": 429}}), "responseTooManyFailedAttempts", 429, True),
        (said({"responseTooManyFailedAttempts": {"httpStatusCode": 401}}), "responseTooManyFailedAttempts", 401, False),
        (said({"httpConnectionFailed": {"httpStatusCode": None}}), "httpConnectionFailed", None, True),
        (said({"httpConnectionFailed": {"httpStatusCode": 502}}), "httpConnectionFailed", 502, True),
        (said({"httpConnectionFailed": {"httpStatusCode": 404}}), "httpConnectionFailed", 404, False),
        (said("other", "stream disconnected before completion: reset"), "other", None, True),
        (said("other", "the words 'stream disconnected' in another place"), "other", None, False),
        (said("usageLimitExceeded"), "usageLimitExceeded", None, False),
        (said("contextWindowExceeded"), "contextWindowExceeded", None, False),
        (said("unauthorized"), "unauthorized", None, False),
        (said("cyberPolicy"), "cyberPolicy", None, False),
        (said("newerThanThisSdk"), "newerThanThisSdk", None, False),
        (said({"newerThanThisSdk": {"httpStatusCode": "500"}}), "newerThanThisSdk", None, False),
        (said(None), "other", None, False),
        (said({}), "other", None, False),
        (said(["serverOverloaded"]), "other", None, False),
        ({}, "other", None, False),
        (None, "other", None, False),
        ("serverOverloaded", "other", None, False),
    ],
)
def test_an_error_says_why_and_whether_to_try_again(error: Any, reason: str, status: int | None, again: bool) -> None:
    assert (reason_of(error), http_status_of(error), passes(error)) == (reason, status, again)
    assert FailureReason(reason) == reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"error": {"message": "no such model", "code": null}}', "no such model"),
        ('{"error": "no such model"}', "no such model"),
        ('{"detail": "no such model"}', "no such model"),
        ('{"message": "no such model"}', "no such model"),
        ('{"error": {"message": ""}}', '{"error": {"message": ""}}'),
        ("{no JSON", "{no JSON"),
        ('{"other": 1}', '{"other": 1}'),
        ("plain words", "plain words"),
        ("", "the server gave no reason"),
    ],
)
def test_the_words_are_the_providers_and_not_its_json(text: str, words: str) -> None:
    assert words_of(said(message=text)) == words


def test_details_stand_behind_the_message_once() -> None:
    assert words_of(said(message="a", additionalDetails="because")) == "a (because)"
    assert words_of(said(message="a because", additionalDetails="because")) == "a because"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Please try again in 1.5s.", 1.5),
        ("try again in 20 seconds", 20.0),
        ("Try again in 250ms", 0.25),
        ("try again in 250 milliseconds", 0.25),
        ("try again in 2 minutes", 120.0),
        ("try again in 1h", 3600.0),
        ("try again in 3 weeks", None),
        ("try again later", None),
    ],
)
def test_a_pause_that_the_provider_asks_for_is_read(text: str, seconds: float | None) -> None:
    assert seconds_until_retry(said(message=text)) == seconds


def test_a_limit_is_reset_when_the_last_of_its_full_windows_is() -> None:
    full, later, open_ = {"usedPercent": 100, "resetsAt": 5}, {"usedPercent": 120, "resetsAt": 9}, {"usedPercent": 40}
    assert resets_at({"primary": full, "secondary": later}) == 9
    assert resets_at({"primary": full, "secondary": {**open_, "resetsAt": 99}}) == 5
    assert resets_at({"primary": {**full, "resetsAt": None}}) is None
    assert resets_at({"individualLimit": {"remainingPercent": 0, "resetsAt": 7}}) == 7
    nonsenses: list[Any] = [None, {}, [], {"primary": "x"}, {"primary": {"resetsAt": "x"}}]
    for nonsense in nonsenses:
        assert resets_at(nonsense) is None


def test_who_is_not_logged_in_is_told_how_and_a_full_context_how_to_make_room() -> None:
    for error in (said("unauthorized"), said({"httpConnectionFailed": {"httpStatusCode": 401}})):
        assert "login" in advice_for(error)
        assert "doctor" in advice_for(error)
    assert "compact" in advice_for(said("contextWindowExceeded"))
    assert advice_for(said("serverOverloaded")) == ""


def test_an_item_that_is_not_known_to_be_harmless_may_have_done_something() -> None:
    assert [kind for kind in ("agentMessage", "reasoning", "userMessage", "plan") if acts(kind)] == []
    for kind in ("commandExecution", "fileChange", "mcpToolCall", "dynamicToolCall", "newerThanThisSdk", None):
        assert acts(kind)
