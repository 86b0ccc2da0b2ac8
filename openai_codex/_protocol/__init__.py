"""The meaning of messages, without I/O: what they belong to, what they begin and end, how they become values.

It must not know sessions, handlers, and who reads.
"""
