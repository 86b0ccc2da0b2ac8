"""Derives `openai_codex/generated` from the schema that the pinned runtime writes about itself.

schema     the kept files: reading, checksums, renewing them from the runtime
ir         what a definition is, in our words
classify   from JSON schema to those words
emit       from those words to Python
tables     the tables of methods
rpc        the namespace of methods, in both colours
"""
