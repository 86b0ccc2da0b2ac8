"""An MCP server of a few lines, over stdio: `ask` asks the person for a name, `danger` needs approval. Stand-alone."""

import json
import sys
from typing import Any

Json = dict[str, Any]

NAME_FORM: Json = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
TOOLS: list[Json] = [
    {
        "name": "ask",
        "description": "ask",
        "inputSchema": {"type": "object", "properties": {}},
        "annotations": {"readOnlyHint": True},
    },
    {
        "name": "danger",
        "description": "danger",
        "inputSchema": {"type": "object", "properties": {}},
        "annotations": {"destructiveHint": True, "openWorldHint": True, "readOnlyHint": False},
    },
]


def write(message: Json) -> None:
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
    sys.stdout.flush()


def say(id: Any, text: str) -> None:
    write({"id": id, "result": {"content": [{"type": "text", "text": text}]}})


def serve() -> None:
    calls: dict[int, Any] = {}
    for line in sys.stdin:
        message: Json = json.loads(line)
        method, id, params = message.get("method"), message.get("id"), message.get("params", {})
        if method == "initialize":
            server = {"name": "probe", "version": "1"}
            answer: Json = {
                "protocolVersion": params["protocolVersion"],
                "capabilities": {"tools": {}},
                "serverInfo": server,
            }
            write({"id": id, "result": answer})
        elif method == "tools/list":
            write({"id": id, "result": {"tools": TOOLS}})
        elif method == "tools/call" and params["name"] == "ask":
            question = len(calls) + 1000
            calls[question] = id
            form = {"message": "Your name?", "requestedSchema": NAME_FORM}
            write({"id": question, "method": "elicitation/create", "params": form})
        elif method == "tools/call":
            say(id, "the danger is done")
        elif method is None and id in calls:
            say(calls.pop(id), "elicited " + json.dumps(message.get("result", message.get("error"))))
        elif id is not None:
            write({"id": id, "result": {}})


if __name__ == "__main__":
    serve()
