"""One turn without its server: its input and options, its result, its text, its typed answer.

It must not know sessions, anyio and threads of the system.
"""
