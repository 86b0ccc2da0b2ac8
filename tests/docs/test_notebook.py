"""The notebook runs from top to bottom, offline, and its kept outputs are what it prints.

    python tests/docs/test_notebook.py --write

runs it and keeps the new outputs.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "sdk_walkthrough.ipynb"
SECONDS = 100

# In a process of its own: the kernel's client leaves an event loop and its sockets to the end of the process.
EXECUTE = """
import json, sys
import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=60, kernel_name="python3", record_timing=False).execute()
print(nbformat.writes(notebook))
"""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def executed() -> dict[str, Any]:
    """The notebook with the outputs of a run of now."""
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, str(NOTEBOOK)],
        env={**os.environ, "OPENAI_CODEX_EXAMPLES": "offline", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return cleaned(found)


def kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(NOTEBOOK.read_text("utf-8"))
    return found


def cleaned(notebook: dict[str, Any]) -> dict[str, Any]:
    """Without what depends on the machine that ran it."""
    notebook["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in code_cells(notebook):
        cell["metadata"] = {}
        # What goes to stderr says which model answered, and why.
        outputs = [output for output in cell["outputs"] if output.get("name") != "stderr"]
        # How many pieces the kernel sends a text in differs from run to run.
        text = [line for output in outputs if output["output_type"] == "stream" for line in output["text"]]
        whole = "".join(text).splitlines(keepends=True)
        rest = [output for output in outputs if output["output_type"] != "stream"]
        cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": whole}] * bool(whole) + rest
    return notebook


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def printed(cell: dict[str, Any]) -> str:
    """Everything a cell printed or returned, as one text, without ids and times."""
    pieces: list[str] = []
    for output in cell["outputs"]:
        found = output.get("text") or output.get("data", {}).get("text/plain", "")
        pieces.append("".join(found))
    return re.sub(r"\b\d+ ms\b", "… ms", _UUID.sub("…", "".join(pieces)))


def test_every_cell_prints_what_is_kept() -> None:
    before, now = code_cells(kept()), code_cells(executed())
    assert len(before) == len(now) >= 8
    for old, new in zip(before, now, strict=True):
        assert printed(new) == printed(old), "".join(old["source"])


def test_the_kept_outputs_are_real_and_name_no_machine() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert not re.search(r"/(home|root|tmp|Users|var|work|private)/|[A-Z]:\\\\", text)
    assert not re.search(r"127\.0\.0\.1|localhost", text)
    cells = code_cells(kept())
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert sum(bool(cell["outputs"]) for cell in cells) >= 6


def test_the_notebook_awaits_at_the_top_level_and_uses_the_sync_client() -> None:
    sources = ["".join(cell["source"]) for cell in code_cells(kept())]
    assert any(re.search(r"^\w.*\bawait |^await |^async (for|with)", source, re.MULTILINE) for source in sources)
    assert any(re.search(r"\bCodex\(", source) for source in sources)


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    NOTEBOOK.write_text(json.dumps(executed(), indent=1, ensure_ascii=False) + "\n", "utf-8")
