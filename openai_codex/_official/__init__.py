"""What the faces of the official SDK's lower layer need beside a session: the shapes that its calls take and give.

It must not know connections. The faces themselves are `_async/lowlevel.py` and its derived twin.
"""
