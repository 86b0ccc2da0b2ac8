"""Eight kinds of secrets, to be planted where a program has them."""

from __future__ import annotations

# Name of the variable that holds it, the text it is planted as, and the part of it that nobody may read.
KINDS: dict[str, tuple[str, str]] = {
    "SERVICE_API_KEY": ("sk-proj-planted0001planted", "planted0001"),
    "SIGNING_KEY": ("-----BEGIN PRIVATE KEY-----\nMIIEplanted0002\n-----END PRIVATE KEY-----", "MIIEplanted0002"),
    "DATABASE_URL": ("postgres://user:planted0003@db.test/x", "planted0003"),
    "MAPS_KEY": ("AIzaSyPlanted0004abcdefghijklmnop", "Planted0004"),
    "BASIC_HEADER": ("Authorization: Basic cGxhbnRlZDAwMDU6cGxhbnRlZA==", "cGxhbnRlZDAwMDU6"),
    "CALLBACK": ("https://x.test/cb?access_token=planted0006", "planted0006"),
    "DB_PASSWORD": ("DB_PASSWORD=planted0007", "planted0007"),
    "SESSION_JWT": ("eyJhbGciOiJIUzI1NiJ9.eyJwbGFudGVkMDAwOCI6MX0.c2lnbmF0dXJl", "eyJwbGFudGVkMDAwOCI6MX0"),
}
ENVIRONMENT = {name: text for name, (text, _) in KINDS.items()}
# All of them as a person may paste them into a prompt, or a model may say them.
PASTED = "\n".join(ENVIRONMENT.values())


def leaked(text: str) -> list[str]:
    """The kinds of which something can be read in a text."""
    return [name for name, (_, hidden) in KINDS.items() if hidden in text]
