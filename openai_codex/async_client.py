"""`AsyncCodexClient`, the official SDK's client of single requests, for programs that were written for it.

New programs use `openai_codex.AsyncCodex`, whose `request` and `rpc` reach every method of the protocol.
"""

from ._async.lowlevel import AsyncCodexClient
from ._config import CodexConfig

__all__ = ["AsyncCodexClient", "CodexConfig"]
