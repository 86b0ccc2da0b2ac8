"""`LineBuffer`: the lines do not depend on how the bytes were cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actors.protocol.framing import LineBuffer

lines = st.lists(st.binary(max_size=12).map(lambda piece: piece.replace(b"\n", b"")), max_size=6)
cuts = st.lists(st.integers(0, 90), max_size=8)


def cut(wire: bytes, at: list[int]) -> list[bytes]:
    """The pieces of `wire`, never an empty one: a read of no bytes is the end of the stream."""
    places = sorted({0, len(wire), *(place for place in at if place < len(wire))})
    return [wire[start:end] for start, end in pairwise(places)]


def fed(buffer: LineBuffer, chunks: list[bytes]) -> list[bytes]:
    return [line for chunk in chunks for line in buffer.feed(chunk)]


@given(lines, st.binary(max_size=5).map(lambda piece: piece.replace(b"\n", b"")), cuts)
@settings(deadline=None)
def test_lines_do_not_depend_on_the_chunking(want: list[bytes], rest: bytes, at: list[int]) -> None:
    wire = b"".join(line + b"\n" for line in want) + rest
    for chunks in ([wire] if wire else [], [wire[i : i + 1] for i in range(len(wire))], cut(wire, at)):
        buffer = LineBuffer()
        assert fed(buffer, chunks) == want
        assert buffer.end() == rest
        assert buffer.oversized == 0


@given(st.lists(st.integers(0, 20), max_size=6), st.integers(0, 20), cuts)
@settings(deadline=None)
def test_an_oversized_line_costs_only_itself_in_every_chunking(sizes: list[int], rest: int, at: list[int]) -> None:
    limit = 10
    pieces = [bytes([65 + number]) * size for number, size in enumerate(sizes)]
    wire = b"".join(piece + b"\n" for piece in pieces) + b"z" * rest
    for chunks in ([wire[i : i + 1] for i in range(len(wire))], cut(wire, at)):
        buffer = LineBuffer(limit)
        # A line that comes whole inside one chunk is in memory already and is kept; cut lines obey the limit.
        got = fed(buffer, chunks)
        short = [piece for piece in pieces if len(piece) <= limit]
        assert [line for line in got if len(line) <= limit] == short
        assert len(got) + buffer.oversized - (rest > limit) == len(pieces)
        assert buffer.end() == (b"" if rest > limit else b"z" * rest)


def test_a_line_of_exactly_the_limit_is_kept() -> None:
    buffer = LineBuffer(4)
    assert fed(buffer, [b"ab", b"cd", b"\n"]) == [b"abcd"]
    assert buffer.oversized == 0


def test_a_line_one_byte_over_the_limit_is_dropped_and_counted() -> None:
    buffer = LineBuffer(4)
    assert fed(buffer, [b"ab", b"cde", b"\nok\n"]) == [b"ok"]
    assert buffer.oversized == 1


def test_an_oversized_line_is_counted_once_however_long_it_goes_on() -> None:
    buffer = LineBuffer(4)
    assert fed(buffer, [b"abcde", b"f" * 100, b"g", b"\n", b"next\n"]) == [b"next"]
    assert buffer.oversized == 1


def test_the_end_of_an_oversized_line_may_come_without_a_byte_before_it() -> None:
    buffer = LineBuffer(4)
    assert fed(buffer, [b"abcde", b"\n\n"]) == [b""]


def test_an_oversized_line_that_never_ends_leaves_nothing() -> None:
    buffer = LineBuffer(4)
    assert fed(buffer, [b"abc", b"def"]) == []
    assert buffer.end() == b""
    assert fed(buffer, [b"next\n"]) == [b"next"]


def test_the_unfinished_line_is_handed_out_once() -> None:
    buffer = LineBuffer()
    assert fed(buffer, [b"one\ntw", b"o"]) == [b"one"]
    assert buffer.end() == b"two"
    assert buffer.end() == b""


@pytest.mark.parametrize("chunk", [b"\n", b"\r\n", b"\n\n"])
def test_blank_lines_are_lines(chunk: bytes) -> None:
    assert LineBuffer().feed(chunk) == chunk.split(b"\n")[:-1]


def test_the_head_of_an_oversized_line_stands_for_it() -> None:
    buffer = LineBuffer(4, head=3)
    assert fed(buffer, [b"ab", b"cde", b"fgh", b"i\nok\n", b"1234", b"5", b"\n"]) == [b"abc", b"ok", b"123"]
    assert buffer.oversized == 2


def test_the_head_of_a_line_that_never_ends_is_its_rest() -> None:
    buffer = LineBuffer(4, head=6)
    assert fed(buffer, [b"ab", b"c" * 100, b"d" * 100]) == []
    assert buffer.end() == b"abcccc"
