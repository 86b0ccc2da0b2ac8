"""A small JSON-RPC server for tests, as badly behaved as it is asked to be. Stand-alone: standard library only.

Every request is answered before the next line is read, but for `hold` (answered by a later `release`), `ask`
(answered by our answer to what it asks) and `silent`. Run as `child.py [ignore-eof] [ignore-term]`.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

SLEEPER = "import signal; signal.pause()"
IN, OUT, ERR = 0, 1, 2

Json = dict[str, Any]
Id = Any


def write(data: bytes, descriptor: int = OUT) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def lines() -> Iterator[bytes]:
    parts: list[bytes] = []
    while chunk := os.read(IN, 1 << 20):
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield b"".join([*parts, line])
            parts.clear()
        parts.append(rest)


class Server:
    def __init__(self) -> None:
        self.held: dict[str, Id] = {}
        self.asking: dict[str, Id] = {}
        self.seen: list[str] = []
        self.answers: list[Json] = []
        self.closed_stdin = False

    def send(self, *messages: Json) -> None:
        write(b"".join(json.dumps(message).encode() + b"\n" for message in messages))

    def serve(self) -> None:
        for line in lines():
            message = json.loads(line)
            if "method" not in message:
                self.answered(message)
                continue
            self.seen.append(message["method"])
            handler = getattr(self, "on_" + message["method"], None)
            params: Json = message.get("params") or {}
            if handler is None:
                if "id" in message:
                    self.fault(message["id"], -32601, "no such method")
                continue
            result = handler(message.get("id"), **params)
            if result is not None and "id" in message:
                self.send({"id": message["id"], "result": result})
            if self.closed_stdin:
                signal.pause()

    def fault(self, id: Id, code: int, text: str, data: object = None) -> None:
        self.send({"id": id, "error": {"code": code, "message": text, "data": data}})

    def answered(self, message: Json) -> None:
        self.answers.append(message)
        id = self.asking.pop(json.dumps(message["id"]), None)
        if id is not None:
            self.send({"id": id, "result": message})

    # Answers

    def on_echo(self, id: Id, **params: object) -> Json:
        return params

    def on_add(self, id: Id, a: int, b: int) -> Json:
        return {"sum": a + b}

    def on_fail(self, id: Id, code: int, message: str, data: object = None) -> None:
        self.fault(id, code, message, data)

    def on_silent(self, id: Id) -> None:
        pass

    def on_hold(self, id: Id, name: str) -> None:
        self.held[name] = id

    def on_release(self, id: Id, name: str) -> Json:
        self.send({"id": self.held.pop(name), "result": {"released": name}})
        return {"released": name}

    def on_seen(self, id: Id) -> Json:
        return {"methods": self.seen, "answers": self.answers}

    def on_huge(self, id: Id, size: int) -> Json:
        return {"text": "x" * size}

    # Notifications

    def on_tell(self, id: Id, before: Sequence[Json] = (), after: Sequence[Json] = ()) -> None:
        """Notifications before and after the answer, all in one write."""
        self.send(*before, {"id": id, "result": {"key": "k"}}, *after)

    def on_flood(self, id: Id, key: str, count: int) -> Json:
        write(b"".join(b'{"method":"n","params":{"key":"%s","i":%d}}\n' % (key.encode(), i) for i in range(count)))
        return {"count": count}

    def on_raw(self, id: Id, text: str) -> Json:
        """Any bytes, given as latin-1."""
        write(text.encode("latin-1"))
        return {"written": len(text)}

    # Requests of ours

    def on_ask(self, id: Id, method: str, ask_id: Id, params: object = None) -> None:
        self.asking[json.dumps(ask_id)] = id
        self.send({"id": ask_id, "method": method, "params": params})

    # Bad ends

    def on_exit(self, id: Id, code: int = 0, stderr: str = "", last: str = "", answer: bool = False) -> None:
        if answer:
            self.send({"id": id, "result": {}})
        write(stderr.encode(), ERR)
        write(last.encode("latin-1"))
        os._exit(code)

    def on_die(self, id: Id, number: int) -> None:
        os.kill(os.getpid(), number)

    def on_complain(self, id: Id, text: str, times: int = 1) -> Json:
        for _ in range(times):
            write(text.encode(), ERR)
        return {}

    def on_close_stdout(self, id: Id) -> None:
        os.close(OUT)
        signal.pause()

    def on_close_stdin(self, id: Id) -> Json:
        os.close(IN)
        self.closed_stdin = True
        return {}

    def on_stop_reading(self, id: Id) -> Json:
        """Answer, then neither read nor write any more."""
        self.closed_stdin = True
        return {}

    def on_spawn(self, id: Id, own_pipes: bool = True, own_session: bool = False) -> Json:
        """A grandchild on our pipes that never ends by itself."""
        null = None if own_pipes else subprocess.DEVNULL
        argv = [sys.executable, "-I", "-S", "-c", SLEEPER]
        return {"pid": subprocess.Popen(argv, stdin=null, stdout=null, start_new_session=own_session).pid}


def main() -> None:
    if "ignore-term" in sys.argv:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Server().serve()
    while "ignore-eof" in sys.argv:
        signal.pause()
    os._exit(0)


if __name__ == "__main__":
    main()
