"""What the runtime warns of in the tests' environment: it is told on stderr, and is nobody's trouble here."""

SERVER_WARNINGS = ("configuration: Codex could not find bubblewrap", "Model metadata for `mock-model` not found")


def own_words(errors: str) -> str:
    """What a program wrote to stderr beside them."""
    return "".join(line for line in errors.splitlines(keepends=True) if not line.startswith(SERVER_WARNINGS))
