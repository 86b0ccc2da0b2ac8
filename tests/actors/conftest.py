"""What the tests of the actors share."""

from __future__ import annotations

import pytest

from actors import pipe, process


@pytest.fixture
def short_graces(monkeypatch: pytest.MonkeyPatch) -> None:
    """End a stubborn child soon: the steps are the same, only shorter."""
    monkeypatch.setattr(process.Child.end, "__defaults__", (0.1,))
    monkeypatch.setattr(process, "TERMINATE_GRACE", 0.1)
    monkeypatch.setattr(pipe, "OBITUARY_GRACE", 0.1)
