"""The look-up of notifications by method, under the names that the official SDK has for it.

Lives here: the text of that module. It holds no table: it is made of the others when somebody imports it.
"""

from __future__ import annotations

from .emit import HEADER

_BODY = '''"""The class of each notification by its method, and the turn that one is about."""

from __future__ import annotations

from typing import Any, TypeAlias

import attrs

from .._wire import WireModel, wire_class
from .methods import NOTIFICATIONS

KnownNotificationPayload: TypeAlias = WireModel

NOTIFICATION_MODELS: dict[str, type[KnownNotificationPayload]] = {
    method: wire_class(name) for method, name in NOTIFICATIONS.items()
}
"""The class of what each notification of the server carries."""


def _with_field(name: str) -> tuple[type[WireModel], ...]:
    models: list[Any] = list(dict.fromkeys(NOTIFICATION_MODELS.values()))
    return tuple(model for model in models if name in attrs.fields_dict(model))


DIRECT_TURN_ID_NOTIFICATION_TYPES: tuple[type[WireModel], ...] = _with_field("turn_id")
"""The classes that name their turn."""

NESTED_TURN_NOTIFICATION_TYPES: tuple[type[WireModel], ...] = _with_field("turn")
"""The classes that hold their turn."""


def notification_turn_id(payload: object) -> str | None:
    """The id of the turn that a payload is about; None if it is about none."""
    if isinstance(payload, NESTED_TURN_NOTIFICATION_TYPES):
        payload = getattr(payload, "turn", None)
        turn_id: object = getattr(payload, "id", None)
    else:
        turn_id = getattr(payload, "turn_id", None) if isinstance(payload, DIRECT_TURN_ID_NOTIFICATION_TYPES) else None
    return turn_id if isinstance(turn_id, str) else None
'''


def registry_source(*, source: str, digest: str) -> str:
    """Return the text of `notification_registry.py`."""
    return HEADER.format(source=source, digest=digest) + _BODY
