# Generated from openai_codex/_session/_async/__init__.py by scripts/unasync.py. Edit that file instead.
"""The verbs of a session, written once over what differs by colour: tasks or threads."""
