# Generated from openai_codex/_async/__init__.py by scripts/unasync.py. Edit that file instead.
"""The client, its threads and their turns."""
