"""Recorded sessions: the form of their files, and the secrets that stay out of them.

`trace` of the command line and `openai_codex.testing.record` write them, `show` and `replay` read them. It must not
know clients, connections and who listens.
"""

from .._redaction import PLACEHOLDER, SECRET, Redaction, places, restore
from .file import FORMAT, VERSION, JsonObject, RecordingWriter, StrPath, cleaned_lines, private_file

__all__ = [
    "FORMAT",
    "JsonObject",
    "PLACEHOLDER",
    "RecordingWriter",
    "Redaction",
    "SECRET",
    "StrPath",
    "VERSION",
    "cleaned_lines",
    "places",
    "private_file",
    "restore",
]
