"""Enums are open: they have their members, and take what a newer server says."""

from __future__ import annotations

import enum
import gc
import pickle
from typing import Any

import orjson
import pytest

from openai_codex._wire import WireEnum, to_wire
from openai_codex.generated import v2_all as wire

ENUMS = [cls for cls in vars(wire).values() if isinstance(cls, enum.EnumMeta) and cls is not WireEnum]


def test_an_enum_is_an_ordinary_enum() -> None:
    assert isinstance(wire.TurnStatus.in_progress, enum.Enum)
    assert [member.value for member in wire.TurnStatus] == ["completed", "interrupted", "failed", "inProgress"]
    assert wire.TurnStatus("inProgress") is wire.TurnStatus.in_progress
    assert wire.TurnStatus["in_progress"] is wire.TurnStatus.in_progress
    assert wire.TurnStatus.in_progress.name == "in_progress"
    assert wire.TurnStatus.in_progress in wire.TurnStatus
    assert len(wire.TurnStatus) == len(wire.TurnStatus.__members__) == 4
    assert list(reversed(wire.TurnStatus))[0] is wire.TurnStatus.in_progress  # noqa: RUF015
    assert repr(wire.TurnStatus.failed) == "<TurnStatus.failed: 'failed'>"
    assert f"{wire.TurnStatus.failed} {wire.TurnStatus.failed!s:>20}" == "TurnStatus.failed    TurnStatus.failed"


@pytest.mark.parametrize("cls", ENUMS, ids=lambda cls: cls.__name__)
def test_every_member_of_every_enum_is_itself_in_every_way(cls: Any) -> None:
    assert len(cls) > 0
    for name, member in cls.__members__.items():
        assert type(member) is cls
        assert cls(member.value) is cls[name] is getattr(cls, name) is member
        assert member == member.value
        assert hash(member) == hash(member.value)
        assert pickle.loads(pickle.dumps(member)) is member
        assert orjson.dumps(member) == orjson.dumps(member.value)
        assert type(to_wire(member)) is str


def test_an_unknown_value_becomes_a_member_that_nothing_remembers() -> None:
    status: Any = wire.TurnStatus("paused")
    assert isinstance(status, wire.TurnStatus)
    assert (status.value, status.name, status) == ("paused", "paused", "paused")
    assert status == wire.TurnStatus("paused")
    assert {"paused": 1}[status] == 1
    assert status not in list(wire.TurnStatus)
    assert pickle.loads(pickle.dumps(status)) == status
    assert orjson.dumps({"status": status}) == b'{"status":"paused"}'
    before = len(wire.TurnStatus)
    for number in range(1000):
        wire.TurnStatus(f"status {number}")
    gc.collect()
    assert len(wire.TurnStatus) == before


def test_the_strings_of_a_union_are_members_of_it() -> None:
    assert isinstance(wire.AskForApprovalValue.never, wire.AskForApproval)
    assert wire.AskForApproval(root=wire.AskForApprovalValue.never) is wire.AskForApprovalValue.never
    assert wire.AskForApprovalValue.never.root is wire.AskForApprovalValue.never


def test_an_enum_takes_the_keyword_of_the_wrapping_models() -> None:
    made: Any = wire.AgentMessageDelivery
    assert made(root="async") is wire.AgentMessageDelivery.async_
    assert made(root="async").root == "async"


def test_what_is_no_string_is_no_member() -> None:
    made: Any = wire.TurnStatus
    with pytest.raises(ValueError, match="3 is not a valid TurnStatus"):
        made(3)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = made.nonsense


def test_open_strings_have_the_members_that_are_known() -> None:
    assert wire.ReasoningEffort.high == "high"
    assert wire.ReasoningEffort("extreme").value == "extreme"
    assert wire.ReasoningSummaryValue.auto is wire.ReasoningSummary.auto
