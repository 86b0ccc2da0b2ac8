"""An app-server of a few lines that answers at once, dies where it is told to, and runs no model. Stand-alone.

Run as `scripted_server.py [STEP KIND]`: at that step it ends in that way, see `at` and `die`. A turn with the prompt
"held" begins, and goes on by one event, at each `test/step`; any other one is over as soon as it began.
"""

import json
import os
import signal
import sys
from typing import Any

IN, OUT, ERR = 0, 1, 2
LAST_WORDS = "last words"
HELD_EVENTS = 4

Json = dict[str, Any]


def write(data: bytes, descriptor: int = OUT) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def line(message: Json) -> bytes:
    return json.dumps(message).encode() + b"\n"


def die(kind: str) -> None:
    """End in one of many ways."""
    write(LAST_WORDS.encode() + b"\n", ERR)
    if kind == "stdout":
        os.close(OUT)
        while os.read(IN, 65536):
            pass
    elif kind == "stubborn":
        os.close(OUT)
        signal.pause()
    elif kind == "KILL":
        os.kill(os.getpid(), signal.SIGKILL)
    elif kind == "TERM":
        os.kill(os.getpid(), signal.SIGTERM)
    os._exit({"exit": 3}.get(kind, 0))


class Server:
    def __init__(self, step: str = "", kind: str = "") -> None:
        self.step, self.kind = step, kind
        self.waiting = 0
        self.turns: dict[str, Json] = {}
        self.logins: dict[str, str] = {}
        self.thread_count = 0
        self.methods: list[str] = []
        self.answers: list[Json] = []
        self.shapes: dict[str, str] = {}

    def at(self, step: str) -> None:
        if step == self.step:
            die(self.kind)

    def tell(self, method: str, **params: Any) -> None:
        write(line({"method": method, "params": params, "emittedAtMs": 1}))

    def refuse(self, id: int, text: str) -> None:
        write(line({"id": id, "error": {"code": -32600, "message": text}}))

    def serve(self) -> None:
        rest = b""
        while chunk := os.read(IN, 1 << 20):
            *lines, rest = (rest + chunk).split(b"\n")
            for text in lines:
                self.receive(json.loads(text))
        self.at("closing")
        os._exit(0)

    def receive(self, message: Json) -> None:
        if "method" not in message:
            self.answers.append(message)
            return
        method = message["method"]
        self.methods.append(method)
        self.at(method)
        handler = getattr(self, "on_" + method.replace("/", "_"), None)
        if "id" not in message:
            self.at("between")
        elif method in self.shapes:
            write(b'{"id":%d,"result":%s}\n' % (message["id"], self.shapes[method].encode()))
        elif handler is None:
            self.refuse(message["id"], f"unknown variant {method}")
        elif (result := handler(message["id"], **message["params"])) is not None:
            write(line({"id": message["id"], "result": result}))
            self.after(method)

    def after(self, method: str) -> None:
        """What happens by itself once a request was answered."""
        for turn in self.turns.values():
            while turn["prompt"] != "held" and turn["status"] == "inProgress":
                self.go_on(turn)
            if turn["status"] == "interrupted" and not turn["told"]:
                self.complete(turn)

    # Turns

    def go_on(self, turn: Json) -> None:
        names = {"threadId": turn["thread"], "turnId": turn["id"]}
        item = {"type": "agentMessage", "id": "item", "text": "said"}
        turn["events"] += 1
        if turn["events"] == 1:
            self.tell("turn/started", threadId=turn["thread"], turn=self.wire(turn))
        elif turn["events"] < HELD_EVENTS:
            self.tell("item/agentMessage/delta", **names, itemId="item", delta="said")
        elif turn["events"] == HELD_EVENTS:
            self.tell("item/completed", **names, item=item, completedAtMs=1)
        else:
            turn["status"] = "completed"
            self.complete(turn)
        self.at(f"event {turn['events']}")

    def complete(self, turn: Json) -> None:
        turn["told"] = True
        self.tell("turn/completed", threadId=turn["thread"], turn=self.wire(turn))
        self.at("between turns")

    def wire(self, turn: Json) -> Json:
        return {"id": turn["id"], "items": [], "itemsView": "notLoaded", "status": turn["status"], "error": None}

    def on_thread_start(self, id: int, **params: Any) -> Json:
        self.thread_count += 1
        thread = {"id": f"thread {self.thread_count}", "sessionId": "s", "preview": "", "ephemeral": False}
        thread |= {"historyMode": "paginated", "modelProvider": "m", "createdAt": 1, "updatedAt": 1, "recencyAt": 1}
        thread |= {"status": {"type": "idle"}, "path": None, "cwd": "/", "cliVersion": "0.163.0", "turns": []}
        thread |= {"source": "vscode", "canAcceptDirectInput": True, "projectId": None, "originator": "o"}
        answer = {"thread": thread, "model": "m", "modelProvider": "m", "cwd": "/", "approvalPolicy": "on-request"}
        return {**answer, "approvalsReviewer": "user", "sandbox": {"type": "dangerFullAccess"}}

    def on_thread_resume(self, id: int, **params: Any) -> Json:
        return self.on_thread_start(id)

    def on_turn_start(self, id: int, threadId: str, input: list[Json], **params: Any) -> Json:
        prompt = input[0]["text"] if input else ""
        if prompt == "half a line":
            write(b'{"id":%d,"result":{"turn":' % id)
            self.at("half")
        turn: Json = {"id": f"turn {len(self.turns)}", "thread": threadId, "status": "inProgress"}
        turn |= {"prompt": prompt, "events": 0, "told": False}
        self.turns[turn["id"]] = turn
        return {"turn": self.wire(turn)}

    def on_turn_interrupt(self, id: int, threadId: str, turnId: str) -> Json | None:
        # Without an id it is the turn of the thread that runs, or is about to.
        meant = [turnId] if turnId else [id for id, turn in self.turns.items() if turn["thread"] == threadId]
        if not meant:
            return {}  # as the real one
        turn = self.turns[meant[-1]]
        if turnId and not turn["events"]:
            # As the real one: between the answer to turn/start and turn/started there is no active turn.
            self.refuse(id, "no active turn to interrupt")
            return None
        if turn["status"] == "inProgress":
            turn["status"] = "interrupted"
        elif turn["status"] == "interrupted":
            return None  # the real one never answers either
        return {}

    # Logins

    def on_account_login_start(self, id: int, **params: Any) -> Json:
        login = f"login {len(self.logins)}"
        self.logins[login] = "open"
        return {"type": "chatgpt", "loginId": login, "authUrl": "https://localhost/"}

    def on_account_login_cancel(self, id: int, loginId: str) -> Json:
        self.logins[loginId] = "cancelled"
        return {"status": "canceled"}

    # The rest

    def on_initialize(self, id: int, **params: Any) -> Json:
        return {"userAgent": "scripted/0.163.0 (x)"}

    def on_model_list(self, id: int, **params: Any) -> Json:
        return {"data": [], "nextCursor": None}

    def on_account_read(self, id: int, **params: Any) -> None:
        """Never answered; the third one is the end, if one is wanted there."""
        self.waiting += 1
        if self.waiting == 3:
            self.at("three waiting")

    def on_test_step(self, id: int) -> Json:
        for turn in self.turns.values():
            if turn["status"] == "inProgress":
                self.go_on(turn)
        for login, state in self.logins.items():
            if state == "open":
                self.logins[login] = "done"
                self.tell("account/login/completed", loginId=login, success=True, error=None)
        return {}

    def on_test_state(self, id: int) -> Json:
        return {
            "turns": {turn["id"]: turn["status"] for turn in self.turns.values()},
            "methods": self.methods,
            "answers": self.answers,
        }

    def on_test_raw(self, id: int, text: str) -> Json:
        """Write this line, with `$ID` for the id of this request, then answer it as well."""
        write(text.replace("$ID", str(id)).encode("latin-1"))
        return {}

    def on_test_shape(self, id: int, method: str, text: str) -> Json:
        """From now on answer a method with this JSON."""
        self.shapes[method] = text
        return {}

    def on_test_repeat(self, id: int, text: str, count: int, stream: int = OUT) -> Json:
        """Write something many times."""
        data = text.encode() * 1000
        for _ in range(count // 1000):
            write(data, stream)
        return {}

    def on_test_large(self, id: int, turnId: str, size: int) -> Json:
        """A notification of this size, for a turn."""
        self.tell("item/agentMessage/delta", threadId="t", turnId=turnId, itemId="item", delta="x" * size)
        return {}

    def on_test_deaf(self, id: int) -> None:
        """Read and write no more."""
        write(line({"id": id, "result": {}}))
        signal.pause()


if __name__ == "__main__":
    Server(*sys.argv[1:]).serve()
