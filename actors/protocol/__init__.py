"""Machines without I/O: framing, the JSON-RPC peer, routing, the backlog of a slow reader.

Nothing here awaits, reads a clock, logs or imports anyio. The actors decide *when*; these decide *what*.
"""
