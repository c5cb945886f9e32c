"""Frames as Squelch writes them, as far as one must know them to carry them.

A head of 20 bytes (name, kind, version, bytes of the body), the body, a checksum of 8 bytes. The body begins with the part
that the frame is for. Checksums and versions are looked at by the executable, which refuses what it does not know.
"""

import struct
from typing import Iterator, NamedTuple

_HEAD = struct.Struct("<7scIQ")
_ROUTE = struct.Struct("<I")
_NAME = b"SQUELCH"
_CHECKSUM = 8
_END = "Z"
_COUNT = struct.Struct("<Q")

# Kinds that are for one part of the accounts or of the stories; all others are sums.
ROUTED = frozenset("PKMQRLV")


class FrameError(Exception):
    """Bytes that are no whole row of frames."""


class Frame(NamedTuple):
    kind: str
    destination: int
    data: bytes


def split(data: bytes) -> Iterator[Frame]:
    """The frames of a stage's output, which must end as it says itself."""
    place = 0
    count = 0
    view = memoryview(data)
    while place < len(data):
        if len(data) - place < _HEAD.size:
            raise FrameError("a frame is cut off")
        name, kind, _, size = _HEAD.unpack_from(data, place)
        if name != _NAME:
            raise FrameError("not a frame")
        end = place + _HEAD.size + size + _CHECKSUM
        if end > len(data):
            raise FrameError("a frame is cut off")
        if size < _ROUTE.size:
            raise FrameError("a frame without a destination")
        kind = kind.decode("ascii", "replace")
        if kind == _END:
            (told,) = _COUNT.unpack_from(data, end - _CHECKSUM - _COUNT.size)
            if told != count or end != len(data):
                raise FrameError(f"{count} frames where {told} were written")
            return
        (destination,) = _ROUTE.unpack_from(data, place + _HEAD.size)
        yield Frame(kind, destination, bytes(view[place:end]))
        count += 1
        place = end
    raise FrameError("the frames have no end")
