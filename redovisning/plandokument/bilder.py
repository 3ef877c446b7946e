"""Diagrammen i planen: bilden med sin alternativtext, och en numrerad bildtext under."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import nsmap, qn
from lxml import etree

from redovisning.plandokument.stilar import Stil
from redovisning.plandokument.wordxml import element, stycke
from redovisning.xmltolk import heltal

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.diagram.diagrammet import Diagram
    from redovisning.plandokument.skrift import Skrift

_EMU_PER_TUM = 914_400
_EMU_PER_TWIP = 635
_RAMAR = ("w", "wp", "a", "pic", "r")


def diagrammen(skrift: Skrift, diagram: Sequence[Diagram]) -> Iterator[_Element]:
    """Ger varje diagram: bilden i ett eget stycke och bildtexten efter."""
    for d in diagram:
        yield stycke(skrift.stilar[Stil.BILD], element("r", _teckning(skrift, d)))
        yield skrift.bildtext("Diagram", d.rubrik, fore=False)


def _teckning(skrift: Skrift, diagram: Diagram) -> _Element:
    """Bilden ritas i sin egen storlek, eller så bred som texten om den är bredare."""
    rid, bild = skrift.mall.dokument.part.get_or_add_image(io.BytesIO(diagram.bild("png")))
    bredd = int(bild.px_width / bild.horz_dpi * _EMU_PER_TUM)
    hojd = int(bild.px_height / bild.vert_dpi * _EMU_PER_TUM)
    hogst = skrift.mall.textbredd * _EMU_PER_TWIP
    if bredd > hogst:
        bredd, hojd = hogst, hojd * hogst // bredd
    nummer = str(_ledigt(skrift))
    namn = f"{diagram.namn}.png"
    storlek = {"cx": str(bredd), "cy": str(hojd)}
    return element(
        "drawing",
        _e(
            "wp:inline",
            _e("wp:extent", **storlek),
            _e("wp:docPr", id=nummer, name=namn, descr=diagram.alttext),
            _e("wp:cNvGraphicFramePr", _e("a:graphicFrameLocks", noChangeAspect="1")),
            _e(
                "a:graphic",
                _e(
                    "a:graphicData",
                    _e(
                        "pic:pic",
                        _e("pic:nvPicPr", _e("pic:cNvPr", id=nummer, name=namn), _e("pic:cNvPicPr")),
                        _e(
                            "pic:blipFill",
                            _e("a:blip", **{qn("r:embed"): rid}),
                            _e("a:stretch", _e("a:fillRect")),
                        ),
                        _e(
                            "pic:spPr",
                            _e("a:xfrm", _e("a:off", x="0", y="0"), _e("a:ext", **storlek)),
                            _e("a:prstGeom", _e("a:avLst"), prst="rect"),
                        ),
                    ),
                    uri=nsmap["pic"],
                ),
            ),
            distT="0",
            distB="0",
            distL="0",
            distR="0",
        ),
    )


def _e(namn: str, *barn: _Element, **attribut: str) -> _Element:
    e = etree.Element(qn(namn), attribut, nsmap={p: nsmap[p] for p in _RAMAR})
    e.extend(barn)
    return e


def _ledigt(skrift: Skrift) -> int:
    """Ger bildens nummer: bilderna i mallen, också i dess sidhuvud, har lägre."""
    dokument = skrift.mall.dokument
    rotter = [dokument.element, *(r.target_part.element for r in dokument.part.rels.values() if _har_rot(r))]
    finns = (e.get("id", "") for rot in rotter for e in rot.iter(qn("wp:docPr")))
    return max((heltal(i) or 0 for i in finns), default=0) + skrift.nasta("bild")


def _har_rot(relation: object) -> bool:
    return not relation.is_external and hasattr(relation.target_part, "element")  # type: ignore[attr-defined]
