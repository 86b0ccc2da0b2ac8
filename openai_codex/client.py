"""`CodexClient`, the official SDK's client of single requests, for programs that were written for it.

New programs use `openai_codex.Codex`, whose `request` and `rpc` reach every method of the protocol.
"""

from pathlib import Path as _Path

from ._config import CodexConfig
from ._official.shapes import ApprovalHandler
from ._sync.lowlevel import CodexClient

__all__ = ["ApprovalHandler", "CodexClient", "CodexConfig", "default_codex_home"]


def default_codex_home() -> str:
    """The directory that the server keeps its state in unless `CODEX_HOME` names another."""
    return str(_Path.home() / ".codex")
