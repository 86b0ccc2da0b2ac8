"""Deciding about approvals: rules as data, and answers that come later. `openai_codex.approvals` is the public front.

It must not know connections, threads and turns.
"""
