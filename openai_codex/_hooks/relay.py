"""The command that the runtime starts for each hook: it hands the event to the program and prints the answer.

Its source stands on the command line, `python -I -S -c SOURCE DIRECTORY PID SECONDS OUTCOME`: the runtime trusts it by
its hash, and no file that an agent may write is run. Nothing is imported from `PATH`, the working directory or
site-packages, and every import here is paid for by each tool call. The secret stays in a file of mode 0600, because
any user may read a command line. Both sides prove that they know it, and the listener must be the process PID: an
agent reads the files of its user, and may put a directory of its own in this one's place.

The talk, with lengths of four bytes, big-endian:
  relay:   nonce (32), proof of the relay (32), length and event
  program: proof of the program (32), length and answer
Each proof covers the nonce and the message beside it, so that no answer fits another question.

Without an answer within SECONDS it exits with 2 where OUTCOME is `deny`: for the runtime, a hook that blocks. Any other
OUTCOME exits with 1, which blocks nothing and is told as a hook that failed.
"""

from __future__ import annotations

import _socket
import os
import sys
from _blake2 import blake2b  # `hmac` and `hashlib` would load OpenSSL

SOCKET = "s"
KEY = "key"
NONCE = 32
PROOF = 32
MAX_MESSAGE = 64 * 1024 * 1024


def proof(key: bytes, role: bytes, nonce: bytes, message: bytes) -> bytes:
    """What only someone with the key can say about this message."""
    return blake2b(nonce + message, digest_size=PROOF, key=key, person=role).digest()


def peer(sock: _socket.socket) -> tuple[int | None, int | None]:
    """The process and the user at the other end, as the system knows them; None for what it does not tell."""
    number = int.from_bytes
    if sys.platform == "linux":
        said = sock.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, 12)  # pid, uid, gid
        return number(said[:4], sys.byteorder), number(said[4:8], sys.byteorder)
    if sys.platform == "darwin":
        said = sock.getsockopt(0, 1, 76)  # SOL_LOCAL, LOCAL_PEERCRED: version, uid, groups
        return number(sock.getsockopt(0, 2, 4), sys.byteorder), number(said[4:8], sys.byteorder)
    return None, None


def exactly(sock: _socket.socket, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        part = sock.recv(min(count - len(data), 65536))
        if not part:
            raise EOFError("the program has closed the connection")
        data += part
    return bytes(data)


def ask(path: str, key: bytes, event: bytes, pid: int, seconds: float) -> bytes:
    sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect(path)
        if peer(sock)[0] not in (pid, None):
            raise ValueError("the listener is not the program")
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
        place, pid, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
        with open(f"{place}/{KEY}", "rb") as file:
            key = file.read()
        answer = ask(f"{place}/{SOCKET}", key, sys.stdin.buffer.read(), pid, seconds)
    except Exception as error:  # noqa: BLE001  # Python itself would exit with 1, which blocks nothing
        sys.stderr.write(f"The program that installed this hook did not answer: {type(error).__name__}\n")
        return 2 if sys.argv[4:] == ["deny"] else 1
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
