"""The command that the runtime starts for each hook: it hands the event to the program and prints the answer.

It runs as `python -I -S relay.py SOCKET KEYFILE`: nothing is imported from `PATH`, the working directory or
site-packages, and every import here is paid for by each tool call. The secret stays in a file of mode 0600, because
any user may read a command line. Both sides prove that they know it: neither a listener that took the socket's name
nor a stranger that connects is believed.

The talk, with lengths of four bytes, big-endian:
  relay:   nonce (32), proof of the relay (32), length and event
  program: proof of the program (32), length and answer
Each proof covers the nonce and the message beside it, so that no answer fits another question.

Without an answer it exits with 2: for the runtime, a hook that blocks. Doubt never lets a tool call through.
"""

from __future__ import annotations

import os
import sys
from _blake2 import blake2b  # `hmac` and `hashlib` would load OpenSSL
from _socket import AF_UNIX, SOCK_STREAM
from _socket import socket as Socket

NONCE = 32
PROOF = 32
MAX_MESSAGE = 64 * 1024 * 1024


def proof(key: bytes, role: bytes, nonce: bytes, message: bytes) -> bytes:
    """What only someone with the key can say about this message."""
    return blake2b(nonce + message, digest_size=PROOF, key=key, person=role).digest()


def exactly(sock: Socket, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        part = sock.recv(min(count - len(data), 65536))
        if not part:
            raise EOFError("the program has closed the connection")
        data += part
    return bytes(data)


def ask(path: str, key: bytes, event: bytes) -> bytes:
    sock = Socket(AF_UNIX, SOCK_STREAM)
    try:
        sock.connect(path)
        nonce = os.urandom(NONCE)
        sock.sendall(nonce + proof(key, b"relay", nonce, event) + len(event).to_bytes(4, "big") + event)
        said = exactly(sock, PROOF)
        size = int.from_bytes(exactly(sock, 4), "big")
        if size > MAX_MESSAGE:
            raise ValueError("the answer is too long")
        answer = exactly(sock, size)
    finally:
        sock.close()
    if said != proof(key, b"program", nonce, answer):
        raise ValueError("the answer is not the program's")
    return answer


def main() -> int:
    try:
        with open(sys.argv[2], "rb") as file:
            key = file.read()
        answer = ask(sys.argv[1], key, sys.stdin.buffer.read())
    except Exception as error:  # noqa: BLE001  # Python itself would exit with 1, which blocks nothing
        sys.stderr.write(f"The program that installed this hook did not answer: {type(error).__name__}\n")
        return 2
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
