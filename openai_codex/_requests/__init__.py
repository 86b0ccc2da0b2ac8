"""Answering the server: the requests it makes, who answers them, and what is answered when nobody does.

`openai_codex.requests` is the public front of the kinds and of `Handlers`; they are imported when they are first used.
It must not know sessions, threads and turns.
"""

from .base import Handler, ServerRequest
from .book import RequestBook
from .serve import RequestHandlers, called

__all__ = ["Handler", "RequestBook", "RequestHandlers", "ServerRequest", "called"]
