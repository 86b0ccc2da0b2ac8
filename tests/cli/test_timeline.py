"""Timelines of recorded sessions, in the terminal and as a page."""

from __future__ import annotations

import json
import os
import re
import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest

from openai_codex._cli.axis import Axis
from openai_codex._cli.page import page
from openai_codex._cli.show import lines
from openai_codex._cli.timeline import ASKED, EVENTS, ITEMS, REQUESTS, TURNS, Timeline, read

from .support import TRACES, Cli

SENDERS = {"c2s": "client", "s2c": "server"}
RECORDED = sorted(TRACES.glob("*.jsonl"))


def recording(path: Path) -> list[bytes]:
    """A trace of the tests, which has a form of its own, in the form of recordings."""
    lines: list[bytes] = []
    for line in path.read_bytes().splitlines():
        entry = json.loads(line)
        if "NOTE" in entry:
            entry = {"t": 0.0, "note": entry["NOTE"]}
        else:
            said = {"raw": entry["raw"]} if "raw" in entry else {"message": entry["msg"]}
            entry = {"t": entry["t"], "from": SENDERS[entry["dir"]], **said}
        lines.append(json.dumps(entry).encode())
    return lines


def of(name: str) -> Timeline:
    return read(recording(TRACES / f"{name}.jsonl"))


def test_a_session_becomes_requests_turns_items_and_questions() -> None:
    timeline = of("command_approval_accepted")
    by_kind = {kind: [span.name for span in timeline.spans if span.kind == kind] for kind in (REQUESTS, TURNS, ITEMS)}
    assert by_kind == {
        REQUESTS: ["initialize", "thread/start", "turn/start"],
        TURNS: ["turn"],
        ITEMS: ["userMessage", "commandExecution", "agentMessage"],
    }
    (asked,) = [span for span in timeline.spans if span.kind == ASKED]
    assert asked.name == "item/commandExecution/requestApproval"
    assert asked.detail.startswith("accept: ")
    assert timeline.lanes == ["requests", "thread 1: turns", "thread 1: items", "thread 1: asked", "events"]
    assert all(span.duration is not None and span.duration >= 0 for span in timeline.spans)


@pytest.mark.parametrize(
    ("trace", "kind", "status"),
    [
        ("command_approval_declined", ASKED, "declined"),
        ("command_approval_error_answer", ASKED, "failed"),
        ("failed_turn_http_500", TURNS, "failed"),
        ("interrupt_midstream", TURNS, "declined"),
        ("eof_mid_turn", TURNS, "open"),
        ("retried_stream", ITEMS, "open"),
        ("unknown_method", REQUESTS, "failed"),
    ],
)
def test_how_it_ended_is_told(trace: str, kind: str, status: str) -> None:
    assert status in {span.status for span in of(trace).spans if span.kind == kind}


def test_deltas_are_counted_and_threads_are_told_apart() -> None:
    (message,) = [span for span in of("streaming_30_deltas").spans if span.name == "agentMessage"]
    assert message.pieces == 30
    assert {span.thread for span in of("eight_threads_interleaved").spans if span.kind == TURNS} == set(range(1, 9))


def test_a_review_that_changes_its_id_is_one_turn() -> None:
    turns = [span for span in of("review_start").spans if span.kind == TURNS]
    assert [span.status for span in turns] == ["ok"]


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_every_recorded_session_is_read_whole(path: Path) -> None:
    timeline = read(recording(path))
    assert timeline.unreadable == 0
    entries = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert timeline.messages == sum("dir" in entry for entry in entries)
    shown = lines(timeline)
    assert len(shown) == len(timeline.spans) + len(timeline.notes) + 4
    assert not any(re.search("[\x00-\x1f\x7f]", line) for line in shown)


def test_what_is_no_record_costs_itself_only() -> None:
    good = b'{"from":"client","t":0.5,"message":{"id":1,"method":"m"}}'
    timeline = read([b"not json", b"[]", b'{"from":"up","t":1,"message":{}}', b'{"from":"server"}', b"", good])
    assert timeline.unreadable == 4
    assert [(span.name, span.status) for span in timeline.spans] == [("m", "open")]


@pytest.mark.parametrize("at", ["1e308", "Infinity", "NaN", "-1", '"soon"'])
def test_a_message_at_no_time_of_a_session_is_left_out_of_the_page(at: str) -> None:
    timeline = read([f'{{"from":"client","t":{at},"message":{{"id":1,"method":"m"}}}}'.encode()])
    assert (timeline.unreadable, timeline.messages) == (1, 0)
    assert page(timeline, "none").startswith("<!doctype html>")


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.labels: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)
        self.links += [str(values[name]) for name in ("src", "href") if name in values]
        if tag == "button" and "bar" in (values.get("class") or "").split():
            self.labels.append(values["aria-label"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", ["command_approval_accepted", "eight_threads_interleaved", "malformed_lines"])
def test_a_page_is_well_formed_needs_nothing_else_and_names_every_bar(name: str) -> None:
    timeline = of(name)
    source = page(timeline, f"{name}.jsonl")
    found = Page(source)
    assert found.open == []
    assert found.links == []
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", source)
    assert len(found.labels) == len(timeline.spans)
    assert all(found.labels)
    assert source.count("<tr data-row=") == len(timeline.spans)


def test_nothing_in_a_record_becomes_markup_or_ends_the_script() -> None:
    evil = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>\x1b[31m'
    entry = {"from": "server", "t": 0.1, "message": {"method": evil, "params": {"message": evil}}}
    source = page(read([json.dumps(entry).encode(), json.dumps({"t": 0, "note": evil}).encode()]), evil)
    assert "<img" not in source
    assert source.count("</script>") == 2
    assert "\x1b" not in source
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', source, re.DOTALL)
    assert data is not None
    (told,) = json.loads(data[1])
    assert json.loads(told["messages"][0])["method"] == evil


def test_waiting_is_cut_short_and_order_is_kept() -> None:
    axis = Axis([0.1, 0.5, 1.0, 1801.0, 1801.5, 1990.0], 1990.5)
    assert axis.cuts == [(1.0, 1801.0), (1801.5, 1990.0)]
    moments = [0.0, 0.1, 0.5, 1.0, 900.0, 1801.0, 1801.5, 1990.0, 1990.5]
    places = [axis.place(moment) for moment in moments]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0.0, 1.0)
    assert axis.place(1801.0) - axis.place(1.0) < 0.1
    assert not any(start < tick < end for tick in axis.ticks() for start, end in axis.cuts)


def test_a_short_session_is_drawn_to_scale() -> None:
    axis = Axis([0.1, 0.9], 1.0)
    assert axis.cuts == []
    assert axis.place(0.5) == pytest.approx(0.5)
    assert axis.ticks() == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    assert Axis([], 0.0).place(0.0) == 0.0


def test_show_writes_a_page_and_complains_in_words(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "quickstart.jsonl"
    file.write_bytes(b"\n".join(recording(TRACES / "quickstart_turn.jsonl")))
    trace = str(file)
    assert cli("show", trace, "--html", str(tmp_path / "page.html")).returncode == 0
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o600
    (tmp_path / "empty.jsonl").touch()
    for words, said in (
        ([str(tmp_path / "none.jsonl")], "cannot read"),
        ([str(tmp_path / "empty.jsonl")], "holds no recorded messages"),
        ([trace, "--html", str(tmp_path / "no" / "page.html")], "cannot write"),
    ):
        done = cli("show", *words)
        assert done.returncode == 1
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_events_are_on_a_lane_of_their_own() -> None:
    timeline = of("quickstart_turn")
    assert timeline.lanes[-1] == EVENTS
    assert any(span.name == "configWarning" for span in timeline.spans if span.kind == EVENTS)
