"""The benchmark suite runs and reports what it promises. Nothing here looks at a time: machines differ."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 90


def run(*arguments: str, fails: bool = False) -> str:
    """What the command prints."""
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert bool(done.returncode) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any], str, Path]:
    """The table, the JSON, the picture, and where the JSON is, of the three cheapest measurements."""
    directory = tmp_path_factory.mktemp("benchmarks")
    saved, drawn = directory / "samples.json", directory / "bars.svg"
    names = ("import", "round-trip", "stream")
    printed = run(*names, "--quick", "--official", "none", "--json", str(saved), "--picture", str(drawn))
    return printed, json.loads(saved.read_text("utf-8")), drawn.read_text("utf-8"), saved


def test_the_table_has_a_row_for_everything_that_was_asked_for(report: tuple[str, dict[str, Any], str, Path]) -> None:
    printed = report[0]
    for title in (
        "import openai_codex",
        *(f"round trip, {colour}" for colour in ("asyncio", "trio", "sync")),
        *(f"{how}, {colour}" for how in ("stream", "run()") for colour in ("asyncio", "trio", "sync")),
    ):
        assert f"\n{title} " in printed
    for title in ("turns at once", "unread", "first result"):
        assert title not in printed
    assert "goals met" in printed


def test_the_json_has_all_samples_and_where_they_come_from(report: tuple[str, dict[str, Any], str, Path]) -> None:
    document = report[1]
    assert document["errors"] == []
    assert document["rounds"] == 1
    assert {"date", "python", "cpus", "system", "packages"} <= set(document["machine"])
    samples = document["samples"]
    for colour in ("asyncio", "trio", "sync"):
        assert len(samples[f"round-trip/{colour}/p50"]["ours"]) >= 1
        assert samples[f"stream/stream-{colour}/events"]["ours"][0] > 0
    assert samples["stream/bytes/events"]["floor"][0] > 0
    assert not any("official" in sides for sides in samples.values())
    rows = {row["figure"]: row for row in document["rows"]}
    assert rows["stream/stream-asyncio/events"]["goal"] == ">= 0.75x floor"
    assert isinstance(rows["stream/stream-asyncio/events"]["met"], bool)
    assert rows["import/package/time"]["met"] is None


def test_the_picture_has_bars_of_ours_and_of_the_floor(report: tuple[str, dict[str, Any], str, Path]) -> None:
    assert report[2].startswith("<svg ")
    assert report[2].count("<rect ") > 10


def test_a_run_is_compared_with_a_saved_one(report: tuple[str, dict[str, Any], str, Path]) -> None:
    saved = report[3]
    document = json.loads(saved.read_text("utf-8"))
    # As if a call had taken a quarter of an hour then.
    document["samples"]["round-trip/sync/p50"]["ours"] = [1e9]
    other = saved.with_name("slow.json")
    other.write_text(json.dumps(document), "utf-8")
    printed = run("round-trip", "--quick", "--official", "none", "--compare", str(other))
    assert "better round trip, sync" in printed


def test_a_name_that_does_not_exist_is_refused() -> None:
    assert "there are import, start" in run("nothing", "--official", "none", fails=True)
