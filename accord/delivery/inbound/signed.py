"""Mail inside its own signature (S/MIME `signed-data`, RFC 8551): the words are taken out, the certificate is not.

The certificate names the address and often more of whoever signed; nobody reads it here, and nobody is proven by it.
"""

from collections.abc import Iterator

SEQUENCE, NAME, OCTETS, OCTETS_IN_PIECES, TAGGED = 0x30, 0x06, 0x04, 0x24, 0xA0
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
MOST = 10_000
"""Pieces that are looked at."""


class _Torn(ValueError):
    """The bytes are no signature, or not all of it."""


def content_of(signed: bytes) -> bytes | None:
    """Return the mail inside a signature, or None when there is none (RFC 5652, 5.1: eContent)."""
    try:
        whole = _first(signed, SEQUENCE)
        if _first(whole, NAME) != SIGNED_DATA:
            return None
        data = _first(_tagged(whole), SEQUENCE)
        inner = next(body for tag, body in _pieces(data) if tag == SEQUENCE)
        return _octets(_tagged(inner))
    except (_Torn, StopIteration, RecursionError):
        return None


def _first(block: bytes, wanted: int) -> bytes:
    for tag, body in _pieces(block):
        if tag == wanted:
            return body
        break
    raise _Torn


def _tagged(block: bytes) -> bytes:
    """Return what stands under the tag [0] behind the name of a kind."""
    return next(body for tag, body in _pieces(block) if tag == TAGGED)


def _octets(block: bytes) -> bytes:
    """Return the bytes of a string that may come in pieces."""
    out = bytearray()
    for tag, body in _pieces(block):
        if tag == OCTETS:
            out += body
        elif tag == OCTETS_IN_PIECES:
            out += _octets(body)
        else:
            raise _Torn
    return bytes(out)


def _pieces(block: bytes) -> Iterator[tuple[int, bytes]]:
    """Give tag and content of each piece (X.690), in a length that is told or up to its end mark."""
    place, count = 0, 0
    while place < len(block) and block[place : place + 2] != b"\0\0":
        count += 1
        if count > MOST:
            raise _Torn
        tag, begun, end, place = _piece(block, place, 0)
        yield tag, block[begun:end]


def _piece(block: bytes, place: int, depth: int) -> tuple[int, int, int, int]:
    """Return tag, beginning and end of the content, and where the next piece begins."""
    if place + 2 > len(block) or depth > 30:
        raise _Torn
    tag, length = block[place], block[place + 1]
    begun = place + 2
    if length == 0x80:
        end = begun
        while block[end : end + 2] != b"\0\0":
            _tag, _begun, _end, end = _piece(block, end, depth + 1)
        return tag, begun, end, end + 2
    if length & 0x80:
        more = length & 0x7F
        length = int.from_bytes(block[begun : begun + more], "big")
        begun += more
    if begun + length > len(block):
        raise _Torn
    return tag, begun, begun + length, begun + length
