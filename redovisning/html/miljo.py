"""Hur en sida blir till: mallarna under ``mallar/html``, där all text utifrån är data och aldrig mall eller kod."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
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
    sidans ram, stilen och en säkerhetspolicy som inte släpper in något utifrån. Bredvid mallen kan ligga en stilmall
    (``.css``) som läggs till ramens, och ett skript (``.js``).
    """
    return markt(_miljo().get_template(mall).render(**_ram(mall.removesuffix(".html")), **varden))


@lru_cache
def _miljo() -> Environment:
    return Environment(
        loader=FileSystemLoader(resurser.mall("html")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_synlig,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


@lru_cache
def _ram(namn: str) -> Mapping[str, object]:
    """Ger stilen, skriptet och policyn. Kontrollsummorna gör att inget annat än just de två får användas."""
    stil = _text("grund.css") + _text(f"{namn}.css")
    skript = _text(f"{namn}.js")
    policy = [
        "default-src 'none'",
        f"style-src '{_summa(stil)}'",
        *([f"script-src '{_summa(skript)}'"] if skript else []),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # Projektets egna stilmallar och skript, inget ur ett svar.
    return {"stil": Markup(stil), "skript": Markup(skript), "policy": "; ".join(policy)}  # noqa: S704


def _text(namn: str) -> str:
    fil = resurser.mall("html", namn)
    return fil.read_text("utf-8") if fil.is_file() else ""


def _summa(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _synlig(varde: Any) -> Any:
    return synligt(varde) if isinstance(varde, str) and not isinstance(varde, Markup) else varde
