"""Show the model an image that is a file: the server reads it."""

import asyncio
import struct
import tempfile
import zlib
from pathlib import Path

from openai_codex import AsyncCodex, LocalImageInput, TextInput
from openai_codex.testing import example_config


def write_png(path: Path, width: int, height: int, color: tuple[int, int, int]) -> None:
    """Make an image of one color."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits a channel, RGB
    pixels = (b"\0" + bytes(color) * width) * height
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


async def main() -> None:
    with example_config() as setup, tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "blue.png")
        write_png(path, 64, 64, (30, 60, 200))
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()
            result = await thread.run([TextInput("Which color is this image?"), LocalImageInput(str(path))])
            print("File:", path.name)
            print("Answer:", result.final_response)


if __name__ == "__main__":
    asyncio.run(main())
