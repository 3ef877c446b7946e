"""Märket sist i en sida som projektet skrev: det visar att ingen har ändrat sidan, så att den får ersättas."""

from __future__ import annotations

import re
from hashlib import sha256

_MARKE = re.compile(rb"<!-- redovisning ([0-9a-f]{64}) -->\n\Z")


def markt(text: str) -> bytes:
    """Ger sidan som UTF-8 med märket sist."""
    data = text.encode()
    return data + f"<!-- redovisning {_summa(data)} -->\n".encode()


def orord(data: bytes) -> bool:
    """Sant för en sida som projektet skrev och ingen har ändrat."""
    m = _MARKE.search(data)
    return m is not None and m[1].decode() == _summa(data[: m.start()])


def _summa(data: bytes) -> str:
    return sha256(data).hexdigest()
