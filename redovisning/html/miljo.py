"""Hur en sida blir till: mallarna under ``mallar/html``, där all text utifrån är data och aldrig mall eller kod."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from redovisning import resurser
from redovisning.html.kontrollmarke import markt
from redovisning.synligt import synligt


def sida(mall: str, **varden: object) -> bytes:
    """Ger sidan som en mall ger med värdena, med kontrollmärke sist. Samma värden ger samma byte.

    Alla texter ur ``varden`` skyddas, och styrtecken i dem syns som koder. En mall som bygger på ``grund.html`` får
    sidans ram, stilen och en säkerhetspolicy som inte släpper in något utifrån.
    """
    return markt(_miljo().get_template(mall).render(**varden))


@lru_cache
def _miljo() -> Environment:
    katalog = resurser.mall("html")
    miljo = Environment(
        loader=FileSystemLoader(katalog),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_synlig,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    stil = (katalog / "grund.css").read_text("utf-8")
    miljo.globals["stil"] = Markup(stil)  # noqa: S704 -- projektets egen stilmall
    # Stilmallens kontrollsumma gör att bara den får användas; inget skript och ingen adress släpps in alls.
    summa = b64encode(sha256(stil.encode()).digest()).decode()
    miljo.globals["policy"] = f"default-src 'none'; style-src 'sha256-{summa}'; img-src data:; base-uri 'none'"
    return miljo


def _synlig(varde: Any) -> Any:
    return synligt(varde) if isinstance(varde, str) and not isinstance(varde, Markup) else varde
