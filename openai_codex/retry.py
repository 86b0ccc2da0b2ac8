"""`retry_on_overload`, where the official SDK has it. It is `openai_codex.retry_on_overload`."""

from ._retry import retry_on_overload
from .errors import is_retryable_error

__all__ = ["is_retryable_error", "retry_on_overload"]
