"""Whoever imports a model by the name the official package gives it finds it here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from openai_codex._wire import (
    notification_decoder,
    params_class,
    response_class,
    wire_class,
)
from openai_codex.generated import methods, v2_all

ROOT = Path(__file__).resolve().parents[2]
OFFICIAL = ROOT / "tests" / "data" / "official_v2_names.txt"
# Left behind by the tool that made the official models; they stand for nothing on the wire.
ARTEFACTS = {"CodexAppServerProtocolV2", "Indice"}


def test_every_official_name_is_here_but_for_artefacts_of_its_generator() -> None:
    names = {line for line in OFFICIAL.read_text().splitlines() if not line.startswith("#")}
    assert len(names) > 1000
    assert {name for name in names if not hasattr(v2_all, name)} == ARTEFACTS


def test_every_definition_of_the_schema_is_here() -> None:
    schema = json.loads((ROOT / "scripts" / "schema" / "codex_app_server_protocol.schemas.json").read_text())
    root: dict[str, Any] = schema["definitions"]
    names = (root.keys() - {"v2"}) | root["v2"].keys()
    assert len(names) == 885
    assert {name for name in names if not hasattr(v2_all, name)} == set()


def test_the_tables_name_classes_that_exist() -> None:
    named = [name for entry in methods.CLIENT_METHODS.values() for name in entry[:2]]
    named += [name for entry in methods.SERVER_REQUESTS.values() for name in entry[:2]]
    named += list(methods.NOTIFICATIONS.values())
    assert all(isinstance(wire_class(name), type) for name in named if name is not None)
    assert (len(methods.CLIENT_METHODS), len(methods.SERVER_REQUESTS), len(methods.NOTIFICATIONS)) == (189, 11, 89)
    assert sum(entry[2] for entry in methods.CLIENT_METHODS.values()) == 79
    assert sum(entry[2] for entry in methods.SERVER_REQUESTS.values()) == 1


def test_methods_are_looked_up_in_either_direction() -> None:
    assert params_class("turn/start") is v2_all.TurnStartParams
    assert response_class("config/value/write") is v2_all.ConfigWriteResponse
    assert params_class("account/logout") is None
    assert response_class("account/logout") is v2_all.LogoutAccountResponse
    assert params_class("item/tool/call") is v2_all.DynamicToolCallParams
    assert response_class("item/tool/call") is v2_all.DynamicToolCallResponse
    assert params_class("turn/completed") is v2_all.TurnCompletedNotification
    assert params_class("rawResponseItem/completed") is v2_all.RawResponseItemCompletedNotification
    assert params_class("initialized") is None


@pytest.mark.parametrize("lookup", [params_class, response_class])
def test_an_unknown_method_is_a_key_error(lookup: Any) -> None:
    with pytest.raises(KeyError):
        lookup("thread/teleport")


def test_a_notification_of_an_unknown_method_has_no_decoder() -> None:
    assert notification_decoder("thread/teleported") is None
