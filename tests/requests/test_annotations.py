"""The public types of handlers and answers stand in annotations that are evaluated, as those of a program may be."""

from __future__ import annotations

import importlib
from typing import Any, Optional, get_args

import pytest

from openai_codex import requests
from openai_codex.generated import v2_all as wire

MODULES = ["openai_codex", "openai_codex.requests", "openai_codex.approvals", "openai_codex.types"]
ANSWERS_AND_HANDLERS = [name for name in requests.__all__ if name.endswith(("Answer", "Handler"))]


@pytest.mark.parametrize("module", MODULES)
def test_no_public_name_stands_for_the_name_of_a_type_only(module: str) -> None:
    loaded = importlib.import_module(module)
    texts = [name for name in loaded.__all__ if isinstance(getattr(loaded, name), str)]
    assert texts == (["__version__"] if module == "openai_codex" else [])


def test_answers_and_handlers_may_be_left_out_in_an_annotation() -> None:
    assert len(ANSWERS_AND_HANDLERS) > 15
    for name in ANSWERS_AND_HANDLERS:
        kind: Any = getattr(requests, name)
        assert (kind | None) == Optional[kind], name  # noqa: UP045 - compared with what the operator makes


def test_the_answer_to_an_approval_is_that_of_any_kind() -> None:
    assert get_args(requests.ApprovalAnswer) == (
        wire.CommandExecutionRequestApprovalResponse,
        wire.FileChangeRequestApprovalResponse,
        wire.PermissionsRequestApprovalResponse,
        wire.McpServerElicitationRequestResponse,
    )


def test_the_module_has_no_other_names() -> None:
    assert not hasattr(requests, "Nothing")
