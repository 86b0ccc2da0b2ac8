"""An MCP server with one tool, `slow_tool`, that takes its time to start: until a file is there."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

for line in sys.stdin:
    message = json.loads(line)
    result: Any
    if message.get("method") == "initialize":
        deadline = time.monotonic() + 30
        while not Path(sys.argv[1]).exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        version = message["params"]["protocolVersion"]
        server = {"name": "slow", "version": "1"}
        result = {"protocolVersion": version, "capabilities": {"tools": {}}, "serverInfo": server}
    elif message.get("method") == "tools/list":
        tool: Any = {"name": "slow_tool", "description": "d", "inputSchema": {"type": "object", "properties": {}}}
        result = {"tools": [tool]}
    elif "id" in message:
        result = {}
    else:
        continue
    print(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}), flush=True)
