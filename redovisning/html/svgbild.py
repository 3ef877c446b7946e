"""Diagrammens bilder inne i sidan, där de bokstäver och märken som flera bilder ritar står en enda gång.

Diagrammens SVG har redan egna id:n och inga stilar. Här läggs det som bilderna delar först i sidan. Då räcker en
megabyte till många bilder, och varje id finns en gång.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from markupsafe import Markup

from redovisning.synligt import synligt
from redovisning.xmltolk import tolka_xml

if TYPE_CHECKING:
    from redovisning.diagram.diagrammet import Diagram

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_PEKARE = re.compile(r"#([\w.-]+)")
_SPILL = re.compile(r' xmlns(?::\w+)?="[^"]*"|<defs(?: xmlns[^>]*)?/>|<g(?: xmlns[^>]*)?/>')
_INTE_I_BILDEN = ("title", "desc")
"""Rubriken och beskrivningen står i sidan, bredvid bilden."""


class Bildblad:
    """Bilderna i en sida. ``gemensamt`` är det som de delar, och ska stå i sidan före dem."""

    def __init__(self) -> None:
        self._delat: dict[str, str] = {}

    def bild(self, diagram: Diagram, beskrivning: str) -> Markup:
        """Ger bilden som ``<svg>``. ``beskrivning`` är id på texten i sidan som säger vad bilden visar."""
        from redovisning.diagram.utfil import svg_del

        rot = tolka_xml(synligt(svg_del(diagram)).encode(), f"{diagram.namn}.svg")
        nya = self._flytta_ut(rot)
        for element in rot.iter(etree.Element):
            _peka_om(element, nya)
        inre = "".join(_som_html(barn) for barn in rot)
        linjer = "".join(f' {n}="{rot.get(n)}"' for n in ("viewBox", "stroke-linejoin", "stroke-linecap") if rot.get(n))
        return Markup(f'<svg role="img" aria-labelledby="{beskrivning}"{linjer}>{inre}</svg>')  # noqa: S704 -- serialiserat ur ett träd, med all text skyddad

    @property
    def gemensamt(self) -> Markup:
        """Ger en osynlig ``<svg>`` med det som bilderna delar; tom när inga bilder finns."""
        if not self._delat:
            return Markup()
        inre = "".join(f'<g id="{id_}">{xml}</g>' for xml, id_ in self._delat.items())
        return Markup(f'<svg class="dold" aria-hidden="true" width="0" height="0"><defs>{inre}</defs></svg>')  # noqa: S704

    def _flytta_ut(self, rot: etree._Element) -> dict[str, str]:
        """Tar bort allt som sidan har en gång för alla bilder. Ger gammalt id → nytt.

        En klippyta kan inte ligga i en grupp. Den står kvar, med ett eget id.
        """
        nya: dict[str, str] = {}
        for element in list(rot.iter(etree.Element)):
            namn = element.tag.removeprefix(_SVG)
            if namn in _INTE_I_BILDEN:
                _ta_bort(element)
            elif namn == "path" and (id_ := _ta_ut(element, "id")):
                nya[id_] = self._delat.setdefault(_som_html(element), f"t{len(self._delat)}")
                _ta_bort(element)
        return nya


def _peka_om(element: etree._Element, nya: dict[str, str]) -> None:
    if pekare := _ta_ut(element, _HREF):
        element.set("href", _PEKARE.sub(lambda m: f"#{nya.get(m[1], m[1])}", pekare))


def _som_html(element: etree._Element) -> str:
    """Ger elementet utan namnrymd och utan luft, som det ska stå i HTML."""
    for e in element.iter(etree.Element):
        e.tag = e.tag.removeprefix(_SVG)
        e.text = e.tail = None
    return _SPILL.sub("", etree.tostring(element, encoding="unicode"))


def _ta_ut(element: etree._Element, attribut: str) -> str:
    """Tar bort attributet och ger dess värde, tomt när det inte finns."""
    varde = element.get(attribut, "")
    if varde:
        del element.attrib[attribut]
    return varde


def _ta_bort(element: etree._Element) -> None:
    if (ovanfor := element.getparent()) is not None:
        ovanfor.remove(element)
