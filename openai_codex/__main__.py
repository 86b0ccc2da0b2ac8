"""`python -m openai_codex`: see `openai_codex._cli`. Not for the directory of an agent, see there."""

import sys

from ._cli import main

if __name__ == "__main__":
    sys.exit(main())
