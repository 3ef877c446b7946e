"""Filerna som följer med: mallar, scheman och exempel, i utcheckningen eller i det installerade paketet."""

from __future__ import annotations

from pathlib import Path

_PAKET = Path(__file__).parent


def _katalog(namn: str) -> Path:
    """I ett installerat paket ligger katalogen inuti det, i utcheckningen bredvid."""
    inuti = _PAKET / namn
    return inuti if inuti.is_dir() else _PAKET.parent / namn


def mall(*delar: str) -> Path:
    """Ger vägen till en fil under ``mallar/``, till exempel ``mall("2024", "redovisning.docx")``."""
    return _katalog("mallar").joinpath(*delar)


def grunddel(fil: str) -> bytes:
    """Ger en fil under ``mallar/grund``. Radsluten jämnas ut: en utcheckning i Windows ska ge samma dokument."""
    return mall("grund", fil).read_bytes().replace(b"\r\n", b"\n")


def schema(ar: int, filnamn: str = "redovisning") -> Path:
    """Ger vägen till årgångens JSON Schema; ``filnamn`` är dokumentets (``Dokument.filnamn``)."""
    return _katalog("schemas") / schemanamn(ar, filnamn)


def schemanamn(ar: int, filnamn: str = "redovisning") -> str:
    """Ger schemats filnamn, det som YAML-filens första rad pekar på."""
    return f"{filnamn}-{ar}.schema.json"
