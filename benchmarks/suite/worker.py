"""One measurement in a process of its own: `python -m suite.worker '{"measure": "stream", ...}'`.

It prints one line of JSON. The process ends without ceremony: what a client leaves running must not hang the suite.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import Any


def main() -> None:
    """Measure what the command line says."""
    task: dict[str, Any] = json.loads(sys.argv[1])
    module, _, function = task.pop("measure").partition(".")
    values = getattr(importlib.import_module(f"suite.{module}"), function)(**task)
    print(json.dumps(values), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
