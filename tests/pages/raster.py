"""Pages as small grey pictures, compared with those kept beside the tests.

A reference is a contact sheet of all pages. Pages are compared through a coarse grid, so that the
smoothing of an edge does not count, and a line of text that moved does. After a wanted change:
``DERIVE_GOLDEN=write pytest tests/pages``, and look at the pictures.
"""

from __future__ import annotations

import os
import struct
import subprocess
import zlib
from pathlib import Path

import numpy as np

from tests.pages.tools import program

REFERENCES = Path(__file__).parent / "references"
WRITE = "DERIVE_GOLDEN"  # "write" in the environment: what is seen is right
DOTS = 20  # to an inch
ACROSS = 6  # pages
SHADES = 16
GRID, DIFFERENT, SHARE = 4, 16, 0.02  # dots; of 255; of the grid of a page


def rasterised(pdf: Path) -> list[np.ndarray]:
    """Every page, grey."""
    folder = pdf.parent / "raster"
    folder.mkdir(exist_ok=True)
    command = [program("pdftoppm"), "-gray", "-r", str(DOTS), pdf, folder / "page"]
    subprocess.run(command, check=True, capture_output=True)
    return [_pgm(path.read_bytes()) for path in sorted(folder.glob("page-*.pgm"))]


def differences(pages: list[np.ndarray], name: str) -> list[str]:
    """What is not as it was; nothing where the references are to be written."""
    path, sheet = REFERENCES / f"{name}.png", contact_sheet(pages)
    if os.environ.get(WRITE) == "write":
        path.write_bytes(png(sheet))
    kept = read_png(path.read_bytes())
    if kept.shape != sheet.shape:
        return [f"the pages are {sheet.shape} dots in all, and were {kept.shape}"]
    height, width = pages[0].shape
    told = []
    for number in range(len(pages)):
        down, right = divmod(number, ACROSS)
        place = np.s_[down * height : (down + 1) * height, right * width : (right + 1) * width]
        share = changed(sheet[place], kept[place])
        if share > SHARE:
            told.append(f"{share:.1%} of page {number + 1} is not as it was")
    return told


def changed(page: np.ndarray, other: np.ndarray) -> float:
    """The share of the grid in which two pages differ."""
    return float(np.mean(np.abs(coarse(page) - coarse(other)) > DIFFERENT))


def coarse(page: np.ndarray) -> np.ndarray:
    height, width = (size // GRID * GRID for size in page.shape)
    cells = page[:height, :width].reshape(height // GRID, GRID, width // GRID, GRID)
    return cells.mean(axis=(1, 3))


def contact_sheet(pages: list[np.ndarray]) -> np.ndarray:
    """All pages side by side in few shades."""
    height, width = pages[0].shape
    rows = -(-len(pages) // ACROSS)
    sheet = np.full((rows * height, min(len(pages), ACROSS) * width), 255, dtype=np.uint8)
    for number, page in enumerate(pages):
        down, right = divmod(number, ACROSS)
        sheet[down * height : (down + 1) * height, right * width : (right + 1) * width] = page
    return (np.rint(sheet / 255 * (SHADES - 1)) * (255 // (SHADES - 1))).astype(np.uint8)


def _pgm(content: bytes) -> np.ndarray:
    kind, size, most, dots = content.split(b"\n", 3)
    assert (kind, most) == (b"P5", b"255")
    width, height = map(int, size.split())
    return np.frombuffer(dots, dtype=np.uint8).reshape(height, width)


def png(dots: np.ndarray) -> bytes:
    """A grey PNG of 4 bits a dot."""
    height, width = dots.shape
    even = np.pad(dots // (255 // (SHADES - 1)), ((0, 0), (0, width % 2)))
    packed = (even[:, ::2] << 4 | even[:, 1::2]).astype(np.uint8)
    lines = b"".join(b"\0" + line.tobytes() for line in packed)
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def read_png(content: bytes) -> np.ndarray:
    """A PNG that ``png`` wrote."""
    width, height = struct.unpack(">II", content[16:24])
    (size,) = struct.unpack(">I", content[33:37])
    lines = np.frombuffer(zlib.decompress(content[41 : 41 + size]), dtype=np.uint8)
    packed = lines.reshape(height, 1 + (width + 1) // 2)[:, 1:]
    dots = np.stack([packed >> 4, packed & 15], axis=2).reshape(height, -1)[:, :width]
    return dots * np.uint8(255 // (SHADES - 1))
