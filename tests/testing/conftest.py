"""A minimal JSON-RPC client for the real runtime, so that these tests need nothing of the SDK's own client."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from typing import IO, Any

import pytest

from openai_codex.testing import IsolatedHome, ModelProvider, Script, isolated_home

TIMEOUT = 60.0

# Imported like this because the package has no types.
CODEX = str(import_module("codex_cli_bin").bundled_codex_path())

Message = dict[str, Any]


class Runtime:
    """One app-server process; every wait is bounded by TIMEOUT."""

    def __init__(self, home: IsolatedHome) -> None:
        self.home = home
        self.stderr = ""
        self.seen: list[Message] = []
        """Every message that has been read."""
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._next_id = 0
        self._process = subprocess.Popen(
            [CODEX, "app-server", "--listen", "stdio://"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=home.workspace,
            env={**os.environ, **home.env},
        )
        self._readers = [
            threading.Thread(target=self._read, args=(self._process.stdout,)),
            threading.Thread(target=self._drain, args=(self._process.stderr,)),
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stdout: IO[bytes]) -> None:
        for line in stdout:
            self._lines.put(line)

    def _drain(self, stderr: IO[bytes]) -> None:
        self.stderr = stderr.read().decode(errors="replace")

    def send(self, message: Message) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        self._process.stdin.flush()

    def read_until(self, wanted: Callable[[Message], bool]) -> Message:
        while True:
            message: Message = json.loads(self._lines.get(timeout=TIMEOUT))
            self.seen.append(message)
            if wanted(message):
                return message

    def request(self, method: str, params: Message) -> Any:
        self._next_id += 1
        number = self._next_id
        self.send({"id": number, "method": method, "params": params})
        answer = self.read_until(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def notification(self, method: str) -> Message:
        """The params of the next such notification."""
        return self.read_until(lambda message: message.get("method") == method)["params"]

    def initialize(self) -> None:
        info = {"name": "testing_tests", "version": "0"}
        self.request("initialize", {"clientInfo": info, "capabilities": {"experimentalApi": True}})
        self.send({"method": "initialized"})

    def start_thread(self) -> str:
        return self.request("thread/start", {"cwd": str(self.home.workspace)})["thread"]["id"]

    def start_turn(self, thread: str, prompt: str) -> str:
        started = self.request("turn/start", {"threadId": thread, "input": [{"type": "text", "text": prompt}]})
        return started["turn"]["id"]

    def run(self, prompt: str) -> Message:
        """One turn on a new thread, once it has ended."""
        self.start_turn(self.start_thread(), prompt)
        return self.notification("turn/completed")["turn"]

    def deltas(self, method: str = "item/agentMessage/delta") -> list[str]:
        return [message["params"]["delta"] for message in self.seen if message.get("method") == method]

    def completed_items(self, kind: str) -> list[Message]:
        items = [m["params"]["item"] for m in self.seen if m.get("method") == "item/completed"]
        return [item for item in items if item["type"] == kind]

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._process.stdin.close()
        try:
            self._process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(TIMEOUT)
            raise
        finally:
            for reader in self._readers:
                reader.join(TIMEOUT)
            self._process.stdout.close()
            self._process.stderr.close()


StartRuntime = Callable[..., tuple[Runtime, ModelProvider]]


@pytest.fixture
def start_runtime() -> Iterator[StartRuntime]:
    """Start the real runtime in an isolated home in front of a provider with the given script."""
    with ExitStack() as stack:

        def start(script: Script, **home_options: Any) -> tuple[Runtime, ModelProvider]:
            provider = stack.enter_context(ModelProvider(script))
            home = stack.enter_context(isolated_home(provider, **home_options))
            runtime = Runtime(home)
            stack.callback(runtime.close)
            runtime.initialize()
            return runtime, provider

        yield start
