"""Show the model an image that is in memory: as a data URL, beside the text."""

import base64
import struct
import zlib

from openai_codex import Codex, ImageInput, TextInput
from openai_codex.testing import example_config


def png(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    """An image of one color."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits a channel, RGB
    pixels = (b"\0" + bytes(color) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


image = png(64, 64, (200, 30, 30))
url = "data:image/png;base64," + base64.b64encode(image).decode()  # a remote URL would be refused
print(f"Image: {len(image)} bytes, as a URL {len(url)} characters")

with example_config() as setup, Codex(setup.config) as codex:
    thread = codex.thread_start()
    result = thread.run([TextInput("Which color is this image?"), ImageInput(url)])
    print("Answer:", result.final_response)
