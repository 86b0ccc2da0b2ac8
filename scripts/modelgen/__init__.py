"""Derives `openai_codex/generated` from the schema that the pinned runtime writes about itself.

schema     the kept files: reading, checksums, renewing them from the runtime
ir         what a definition is, in our words
classify   from JSON schema to those words
emit       from those words to Python
tables     the tables of methods
shapes     from JSON schema to facts that can be compared between runtimes
history    every fact with the runtimes that have it, one kept file
union      the pinned runtime's schema, with what the newest known one has more
support    from the history to the table of what each runtime does not know
rpc        the namespace of methods, in both colours
"""
