"""A small JSON-RPC server for tests, as badly behaved as it is asked to be. Stand-alone: standard library only.

Every request is answered before the next line is read, but for `hold` (answered by a later `release`), `ask`
(answered by our answer to what it asks) and `silent`. Run as `child.py [ignore-eof] [ignore-term]`.
"""

import json
import os
import signal
import subprocess
import sys

SLEEPER = "import signal; signal.pause()"
IN, OUT, ERR = 0, 1, 2


def write(data, descriptor=OUT):
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def lines():
    parts = []
    while chunk := os.read(IN, 1 << 20):
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield b"".join([*parts, line])
            parts.clear()
        parts.append(rest)


class Server:
    def __init__(self):
        self.held = {}
        self.asking = {}
        self.seen = []
        self.answers = []
        self.closed_stdin = False

    def send(self, *messages):
        write(b"".join(json.dumps(message).encode() + b"\n" for message in messages))

    def serve(self):
        for line in lines():
            message = json.loads(line)
            if "method" not in message:
                self.answered(message)
                continue
            self.seen.append(message["method"])
            handler = getattr(self, "on_" + message["method"], None)
            params = message.get("params") or {}
            if handler is None:
                if "id" in message:
                    self.fault(message["id"], -32601, "no such method")
                continue
            result = handler(message.get("id"), **params)
            if result is not None and "id" in message:
                self.send({"id": message["id"], "result": result})
            if self.closed_stdin:
                signal.pause()

    def fault(self, id, code, text, data=None):
        self.send({"id": id, "error": {"code": code, "message": text, "data": data}})

    def answered(self, message):
        self.answers.append(message)
        id = self.asking.pop(json.dumps(message["id"]), None)
        if id is not None:
            self.send({"id": id, "result": message})

    # Answers

    def on_echo(self, id, **params):
        return params

    def on_add(self, id, a, b):
        return {"sum": a + b}

    def on_fail(self, id, code, message, data=None):
        self.fault(id, code, message, data)

    def on_silent(self, id):
        pass

    def on_hold(self, id, name):
        self.held[name] = id

    def on_release(self, id, name):
        self.send({"id": self.held.pop(name), "result": {"released": name}})
        return {"released": name}

    def on_seen(self, id):
        return {"methods": self.seen, "answers": self.answers}

    def on_huge(self, id, size):
        return {"text": "x" * size}

    # Notifications

    def on_tell(self, id, before=(), after=()):
        """Notifications before and after the answer, all in one write."""
        self.send(*before, {"id": id, "result": {"key": "k"}}, *after)

    def on_flood(self, id, key, count):
        write(b"".join(b'{"method":"n","params":{"key":"%s","i":%d}}\n' % (key.encode(), i) for i in range(count)))
        return {"count": count}

    def on_raw(self, id, text):
        """Any bytes, given as latin-1."""
        write(text.encode("latin-1"))
        return {"written": len(text)}

    # Requests of ours

    def on_ask(self, id, method, ask_id, params=None):
        self.asking[json.dumps(ask_id)] = id
        self.send({"id": ask_id, "method": method, "params": params})

    # Bad ends

    def on_exit(self, id, code=0, stderr="", last="", answer=False):
        if answer:
            self.send({"id": id, "result": {}})
        write(stderr.encode(), ERR)
        write(last.encode("latin-1"))
        os._exit(code)

    def on_die(self, id, number):
        os.kill(os.getpid(), number)

    def on_complain(self, id, text, times=1):
        for _ in range(times):
            write(text.encode(), ERR)
        return {}

    def on_close_stdout(self, id):
        os.close(OUT)
        signal.pause()

    def on_close_stdin(self, id):
        os.close(IN)
        self.closed_stdin = True
        return {}

    def on_stop_reading(self, id):
        """Answer, then neither read nor write any more."""
        self.closed_stdin = True
        return {}

    def on_spawn(self, id, own_pipes=True):
        """A grandchild on our pipes that never ends by itself."""
        null = None if own_pipes else subprocess.DEVNULL
        argv = [sys.executable, "-I", "-S", "-c", SLEEPER]
        return {"pid": subprocess.Popen(argv, stdin=null, stdout=null).pid}


def main():
    if "ignore-term" in sys.argv:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Server().serve()
    while "ignore-eof" in sys.argv:
        signal.pause()
    os._exit(0)


if __name__ == "__main__":
    main()
