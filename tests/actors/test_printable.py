"""Text that is shown steers no terminal."""

from __future__ import annotations

import json
import sys

from actors import ActorStopped, PeerFault, PipeClosed, printable, printable_json

from ..hostile import HOSTILE, steering


def test_no_character_that_steers_a_terminal_is_left_and_none_disappears() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = printable(everything)
    assert steering(everything)
    assert not steering(shown)
    assert len(shown) == len(everything)


def test_other_text_stays_as_it_is() -> None:
    text = "A\tword,\n\u05e9\u05dc, 日本語, 👩\u200d💻, e\u0301"
    assert printable(text) == text


def test_json_stays_the_same_value() -> None:
    value = {HOSTILE: [HOSTILE, "a\tb\n"]}
    text = json.dumps(value, ensure_ascii=False)
    assert steering(text)
    assert not steering(printable_json(text))
    assert json.loads(printable_json(text)) == value


def test_errors_are_printable_as_text_and_hold_the_words() -> None:
    for error in (ActorStopped(HOSTILE), PeerFault(-32600, HOSTILE), PipeClosed(HOSTILE)):
        assert not steering(str(error))
        assert HOSTILE in error.args
