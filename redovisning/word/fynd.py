"""Fynden: det i en Word-fil som ett svar inte kan bära, med de ord det gäller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml.etree import _Element

from redovisning.word.namnrymd import r, w
from redovisning.word.vandring import P, T, text_i

VAL = w("val")
AV = frozenset({"0", "false", "off", "none", "baseline"})
STRUKEN_TEXT = w("delText")
_FORMAT = {
    w("b"): "fetstil",
    w("i"): "kursiv",
    w("u"): "understrykning",
    w("strike"): "genomstruket",
    w("dstrike"): "genomstruket",
    w("highlight"): "överstrykningspenna",
    w("vertAlign"): "upphöjt eller nedsänkt",
}
_DOLD, _TEXTRUTA = w("vanish"), w("txbxContent")
NAMNGIVNA_FORMAT = (*_FORMAT, _DOLD)
"""Teckenformaten som ``Fyndsamlare.format`` namnger."""


@dataclass(frozen=True)
class Fynd:
    """Något i filen som svaret inte kan bära. ``kod`` ur katalogen, ``ord`` är orden det gäller."""

    kod: str
    ord: str
    extra: str = ""


class Fyndsamlare:
    """Samlar fynden i en cell. Hämtfunktionerna ger länkmål, och text i kommentarer och fotnoter, när de behövs."""

    def __init__(self, lankmal: Callable[[str], str], bitext: Callable[[str, str], str]) -> None:
        self._lankmal = lankmal
        self._bitext = bitext
        self.fynd: list[Fynd] = []

    def en_gang(self, kod: str, text: str) -> None:
        """Lägger till ett fynd som inte redan finns."""
        if Fynd(kod, text) not in self.fynd:
            self.fynd.append(Fynd(kod, text))

    def namn(self, kod: str, text: str, extra: str = "") -> None:
        """Lägger till ett fynd. Word delar en mening i flera körningar; grannar av samma slag blir ett fynd."""
        if not text.strip():
            return
        fore = self.fynd[-1] if self.fynd else None
        if fore and fore.kod == kod and fore.extra == extra:
            self.fynd[-1] = Fynd(kod, fore.ord + text, extra)
        else:
            self.fynd.append(Fynd(kod, text, extra))

    def format(self, egenskaper: _Element, text: str) -> None:
        """Namnger fetstil, dold text och andra format på texten."""
        if not text.strip():
            return
        namn: list[str] = []
        for e in egenskaper:
            if e.get(VAL, "1") in AV:
                continue
            if e.tag == _DOLD:
                self.namn("WO12", text)
            elif e.tag in _FORMAT and _FORMAT[e.tag] not in namn:
                namn.append(_FORMAT[e.tag])
        if namn:
            self.namn("WO05", text, " och ".join(namn))

    def struken(self, element: _Element, *taggar: str) -> None:
        """Namnger struken text i elementet."""
        self.namn("WO02", "".join(text_i(element, *(taggar or (STRUKEN_TEXT, T)))))

    def lank(self, lank: _Element, text: str) -> None:
        """Namnger en länk vars mål är ett annat än dess text."""
        rid = lank.get(r("id"))
        self.mal(self._lankmal(rid) if rid else "", text)

    def mal(self, mal: str, text: str) -> None:
        """Namnger ett länkmål som inte står i texten."""
        if mal and mal.removeprefix("mailto:").split("?")[0].rstrip("/").casefold() not in text.casefold():
            self.fynd.append(Fynd("WO11", text, mal))

    def hanvisning(self, hanvisning: _Element) -> None:
        """Namnger fotnoten, slutnoten eller kommentaren som hänvisningen pekar på."""
        slag = {w("footnoteReference"): "fotnot", w("endnoteReference"): "slutnot"}.get(str(hanvisning.tag))
        if slag:
            self.namn("WO10", self._bitext(slag, hanvisning.get(w("id"), "")))
        else:
            self.namn("WO04", self._bitext("kommentar", hanvisning.get(w("id"), "")))

    def bild(self, bild: _Element) -> None:
        """Namnger en bild med dess alternativtext, eller orden i en textruta."""
        rutor = ["".join(text_i(p, T, STRUKEN_TEXT)) for ruta in bild.iter(_TEXTRUTA) for p in ruta.iter(P)]
        if ord_ := " ".join(t for t in dict.fromkeys(rutor) if t.strip()):
            self.fynd.append(Fynd("WO13", ord_))
            return
        namn = next((e for e in bild.iter() if str(e.tag).endswith("}docPr")), None)
        alternativ = (namn.get("descr") or namn.get("title") or namn.get("name") or "") if namn is not None else ""
        self.fynd.append(Fynd("WO06", f"«{alternativ}»" if alternativ else "utan alternativtext"))

    def inbaddat(self, element: _Element) -> None:
        """Namnger ett inbäddat dokument."""
        self.fynd.append(Fynd("WO15", element.get(r("id"), "utan namn")))
