"""The relay command: what it prints, and whom it believes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from openai_codex._hooks import relay

KEY = b"k" * 32
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")


def run(
    serve: Callable[[socket.socket], None] | None,
    cwd: Path | None = None,
    outcome: str = "deny",
    seconds: float = 20,
    pid: int | None = None,
) -> subprocess.CompletedProcess[bytes]:
    with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX) as listener:
        path, key = os.path.join(place, relay.SOCKET), os.path.join(place, relay.KEY)
        Path(key).write_bytes(KEY)
        listener.bind(path)
        thread = None
        if serve is not None:
            listener.listen()
            listener.settimeout(20)

            def one() -> None:
                with listener.accept()[0] as sock:
                    sock.settimeout(20)
                    serve(sock)

            thread = threading.Thread(target=one)
            thread.start()
        source = Path(relay.__file__).read_text("utf-8")
        words = [place, str(os.getpid() if pid is None else pid), str(seconds), outcome]
        command = [sys.executable, "-I", "-S", "-c", source, *words]
        done = subprocess.run(command, input=b'{"event":1}', capture_output=True, timeout=20, cwd=cwd)
        if thread is not None:
            thread.join(20)
        return done


def answering(key: bytes, role: bytes = b"program", other_nonce: bool = False) -> Callable[[socket.socket], None]:
    def serve(sock: socket.socket) -> None:
        with sock.makefile("rb") as stream:
            nonce, said = stream.read(relay.NONCE), stream.read(relay.PROOF)
            event = stream.read(int.from_bytes(stream.read(4), "big"))
        assert said == relay.proof(KEY, b"relay", nonce, event)
        nonce = bytes(relay.NONCE) if other_nonce else nonce
        sock.sendall(relay.proof(key, role, nonce, b"{}") + (2).to_bytes(4, "big") + b"{}")

    return serve


def closing(sock: socket.socket) -> None:
    pass


def test_the_answer_of_the_program_is_printed() -> None:
    done = run(answering(KEY))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{}", b"")


@pytest.mark.parametrize(
    "serve",
    [
        pytest.param(None, id="nobody listens"),
        pytest.param(closing, id="closed at once"),
        pytest.param(answering(b"x" * 32), id="another key"),
        pytest.param(answering(KEY, role=b"relay"), id="the proof of the other side"),
        pytest.param(answering(KEY, other_nonce=True), id="the answer to another question"),
    ],
)
def test_without_an_answer_of_the_program_it_blocks(serve: Callable[[socket.socket], None] | None) -> None:
    done = run(serve)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"did not answer" in done.stderr


def test_without_an_answer_a_hook_that_only_looks_blocks_nothing() -> None:
    done = run(closing, outcome="continue")
    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system tells who listens")
def test_a_listener_that_is_another_process_is_not_believed() -> None:
    done = run(closing, pid=os.getpid() + 1)
    assert done.returncode == 2
    assert b"ValueError" in done.stderr


def test_it_waits_no_longer_than_it_was_told() -> None:
    def silent(sock: socket.socket) -> None:
        while sock.recv(65536):
            pass

    done = run(silent, seconds=0.2)
    assert done.returncode == 2
    assert b"TimeoutError" in done.stderr or b"timeout" in done.stderr


def test_nothing_is_imported_from_the_working_directory(tmp_path: Path) -> None:
    for name in ("os", "_socket", "_blake2", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)")
    assert run(answering(KEY), tmp_path).returncode == 0
