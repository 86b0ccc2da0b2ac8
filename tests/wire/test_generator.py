"""The generated files say what the kept schema says, and the kept schema is what the runtime says."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "generate_models.py"
GENERATED = ROOT / "openai_codex" / "generated"


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The script as a module."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [str(SCRIPT.parent), *sys.path])
    yield importlib.import_module("generate_models")
    for name in set(sys.modules) - before:
        if name.split(".")[0] in {"generate_models", "modelgen"}:
            del sys.modules[name]


def test_what_is_checked_in_is_what_the_schema_says() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--check"], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_kept_schema_is_the_one_of_the_pinned_runtime() -> None:
    pytest.importorskip("codex_cli_bin")
    command = [sys.executable, SCRIPT, "--from-runtime", "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_changed_file_is_named_as_stale(
    generator: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "generated"
    shutil.copytree(GENERATED, target)
    monkeypatch.setattr(generator, "TARGET", target)
    assert generator.main(["--check"]) == 0
    models = target / "v2_all.py"
    models.write_text(models.read_text().replace("item_id: str\n", "item_id: int\n", 1))
    (target / "methods.py").unlink()
    assert generator.main(["--check"]) == 1
    out = capsys.readouterr().out
    assert out == "stale: openai_codex/generated/v2_all.py\nstale: openai_codex/generated/methods.py\n"


def test_a_changed_header_is_stale_and_a_changed_layout_is_not(generator: Any, tmp_path: Path) -> None:
    target = tmp_path / "generated"
    shutil.copytree(GENERATED, target)
    methods = target / "methods.py"
    text = methods.read_text()
    methods.write_text(text + "\n\n")
    assert generator.stale(target) == []
    methods.write_text(text.replace("sha256 of the schema: ", "sha256 of the schema: 0", 1))
    assert generator.stale(target) == ["methods.py"]


def test_a_schema_that_does_not_match_its_checksum_is_refused(
    generator: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "schema"
    shutil.copytree(ROOT / "scripts" / "schema", kept)
    monkeypatch.setattr(generator.schema, "KEPT", kept)
    facts = kept / "facts.json"
    facts.write_text(facts.read_text() + "\n")
    assert generator.main(["--check"]) == 1
    assert "SHA256SUMS" in capsys.readouterr().out


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_output_does_not_depend_on_the_run(generator: Any, seed: str) -> None:
    code = "import generate_models, sys; sys.stdout.write(''.join(generate_models.derive().values()))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SCRIPT.parent), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    assert done.stdout.decode() == "".join(generator.derive().values())


def test_writing_gives_the_files_that_are_checked_in(generator: Any, tmp_path: Path) -> None:
    pytest.importorskip("ruff")
    generator.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in GENERATED.glob("*.py"))
    assert generator.stale(tmp_path) == []
    for path in tmp_path.iterdir():
        assert path.read_text() == (GENERATED / path.name).read_text()
