"""What the server's words about a failure mean: why, whether to try again, when, and what one can do about it.

Whoever asks that of an error asks here. The functions take a turn's error as it came from the wire and trust nothing in
it. Pure. They must not know turns, threads and who asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

import orjson

from .._wire import WireEnum

# A `TurnError` in its wire form, or what should have been one.
Said: TypeAlias = Any


class FailureReason(WireEnum):
    """Why a turn failed, in the protocol's words. A word that is newer than this SDK is a member as well.

    These are the kinds of `codexErrorInfo`; `active_turn_not_steerable` and those of HTTP carry more, which is in the
    error itself.
    """

    __module__ = "openai_codex.types"

    context_window_exceeded = "contextWindowExceeded"
    session_budget_exceeded = "sessionBudgetExceeded"
    usage_limit_exceeded = "usageLimitExceeded"
    rate_limit_exceeded = "rateLimitExceeded"
    flex_unavailable = "flexUnavailable"
    server_overloaded = "serverOverloaded"
    cyber_policy = "cyberPolicy"
    misalignment_policy_violation = "misalignmentPolicyViolation"
    too_many_denials = "tooManyDenials"
    internal_server_error = "internalServerError"
    unauthorized = "unauthorized"
    bad_request = "badRequest"
    thread_rollback_failed = "threadRollbackFailed"
    sandbox_error = "sandboxError"
    other = "other"
    """The server gives no reason, or one that it has no word for."""
    model_not_found = "modelNotFound"
    policy_capacity_unavailable = "policyCapacityUnavailable"
    bio_policy = "bioPolicy"
    inference_hook_denied = "inferenceHookDenied"
    http_connection_failed = "httpConnectionFailed"
    response_stream_connection_failed = "responseStreamConnectionFailed"
    response_stream_disconnected = "responseStreamDisconnected"
    response_too_many_failed_attempts = "responseTooManyFailedAttempts"
    active_turn_not_steerable = "activeTurnNotSteerable"


# Reasons that pass by themselves, whoever asked. Those of HTTP do if their status does.
_PASSING = frozenset(
    {
        "flexUnavailable",
        "internalServerError",
        "policyCapacityUnavailable",
        "rateLimitExceeded",
        "serverOverloaded",
    }
)
_OF_HTTP = frozenset(
    {
        "httpConnectionFailed",
        "responseStreamConnectionFailed",
        "responseStreamDisconnected",
        "responseTooManyFailedAttempts",
    }
)
# A request that timed out, came too early or too often. From 500 on it is the other side's fault.
_PASSING_STATUS = frozenset({408, 409, 425, 429})
_NOT_LOGGED_IN = frozenset({401, 403})

# A stream that was cut is `other` to the server, and this is how it then begins.
_CUT = "stream disconnected"

_LATER = re.compile(
    r"try again in\s+(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|seconds?|m|minutes?|h|hours?)\b", re.IGNORECASE
)
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0}

# Reasons whose words begin with the runtime's own, up to a colon. Those of others may be a provider's, who may repeat
# what was asked of it.
_OWN_WORDS = (
    _PASSING
    | _OF_HTTP
    | {"contextWindowExceeded", "sessionBudgetExceeded", "unauthorized", "usageLimitExceeded", "modelNotFound"}
)

# Items that touch nothing outside of the conversation. Others, and those that are newer than this SDK, may have done
# something that a second try would do again.
_HARMLESS = frozenset(
    {
        "agentMessage",
        "contextCompaction",
        "enteredReviewMode",
        "exitedReviewMode",
        "hookPrompt",
        "imageView",
        "plan",
        "reasoning",
        "userMessage",
        "webSearch",
    }
)

# Percent of a window that is used up.
_USED_UP = 100

LOGIN_ADVICE = (
    "Log in with `codex login` on the command line, or in Python with `login_chatgpt()` or `login_api_key(...)` of the "
    "client; `openai-codex doctor` shows what is wrong"
)


def reason_of(said: Said) -> str:
    """The kind of an error's `codexErrorInfo`; "other" if it has none."""
    info = _member(said, "codexErrorInfo")
    if isinstance(info, dict):
        info = next(iter(info), None)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return str(info) if isinstance(info, str) else "other"


def http_status_of(said: Said) -> int | None:
    """The HTTP status that the model's provider answered with, if the error names one."""
    status = _member(_member(_member(said, "codexErrorInfo"), reason_of(said)), "httpStatusCode")
    return status if isinstance(status, int) else None


def passes(said: Said) -> bool:
    """Whether the cause of an error may be gone when the same is asked again a little later."""
    reason, status = reason_of(said), http_status_of(said)
    if reason in _PASSING:
        return True
    if reason in _OF_HTTP:
        return status is None or status >= 500 or status in _PASSING_STATUS
    return reason == "other" and _text(said, "message").lower().startswith(_CUT)


def seconds_until_retry(said: Said) -> float | None:
    """How many seconds the provider asks to wait; None if it does not say."""
    found = _LATER.search(_text(said, "message")) or _LATER.search(_text(said, "additionalDetails"))
    if found is None:
        return None
    unit = found[2].lower()
    return float(found[1]) * (0.001 if unit.startswith(("ms", "milli")) else _SECONDS[unit[0]])


def words_of(said: Said) -> str:
    """An error in the words of whoever made it: of a provider's JSON only the message, and the details behind it."""
    message = _said_in_json(_text(said, "message")) or "the server gave no reason"
    details = _said_in_json(_text(said, "additionalDetails"))
    return message if not details or details in message else f"{message} ({details})"


def public_words_of(said: Said) -> str:
    """The words of an error that are the runtime's own, and repeat nothing that was asked; empty if none are."""
    message, details = _text(said, "message"), _text(said, "additionalDetails")
    if reason_of(said) == "other":
        return _CUT if message.lower().startswith(_CUT) else ""
    if reason_of(said) not in _OWN_WORDS or message.lstrip().startswith("{"):
        return ""
    own = [words for text in (message, details) if (words := text.partition(":")[0].strip())]
    return " (".join(own) + ")" * (len(own) - 1)


def advice_for(said: Said) -> str:
    """What one can do about an error, as a sentence; empty if there is nothing to say."""
    reason = reason_of(said)
    if reason == "unauthorized" or http_status_of(said) in _NOT_LOGGED_IN:
        return f"{LOGIN_ADVICE}."
    if reason == "contextWindowExceeded":
        return "`thread.compact()` makes room: it replaces the history by a summary."
    if reason == "modelNotFound":
        return "`models()` of the client lists those that there are."
    return ""


def explained(said: Said) -> str:
    """The words of an error and what one can do about it."""
    words, advice = words_of(said), advice_for(said)
    return f"{words.rstrip('.')}. {advice}" if advice else words


def acts(kind: object) -> bool:
    """Whether an item of this type may have done something: run a command, changed a file, called a tool."""
    return kind not in _HARMLESS


def resets_at(limits: Any) -> int | None:
    """When limits of use that are reached are reset, in Unix seconds; None if none is, or nobody knows.

    If several are used up, all of them must be.
    """
    resets = [window["resetsAt"] for window in _windows(limits) if _percent(window) >= _USED_UP]
    return max(resets, default=None)


def _windows(limits: Any) -> Iterable[dict[str, Any]]:
    windows = (_member(limits, name) for name in ("primary", "secondary", "individualLimit"))
    return [window for window in windows if isinstance(_member(window, "resetsAt"), int)]


def _percent(window: Any) -> float:
    used = _member(window, "usedPercent")
    if isinstance(used, (int, float)):
        return used
    left = _member(window, "remainingPercent")
    return _USED_UP - left if isinstance(left, (int, float)) else 0


def _said_in_json(text: str) -> str:
    """The message in a text that is JSON; the text itself if it is not JSON, or has no message."""
    if not text.lstrip().startswith("{"):
        return text
    try:
        body: Any = orjson.loads(text)
    except ValueError:
        return text
    error = _member(body, "error")
    if isinstance(error, str):
        return error
    places = (error, "message"), (error, "detail"), (body, "message"), (body, "detail")
    return next((found for place, name in places if (found := _text(place, name))), text)


def _member(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _text(value: Any, name: str) -> str:
    text = _member(value, name)
    return text if isinstance(text, str) else ""
