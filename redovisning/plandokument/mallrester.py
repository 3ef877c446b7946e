"""Det ur mallens exempel som ligger kvar i paketet när texten är borttagen: bilder, kommentarer, inbäddade filer.

Inget i dokumentet visar det, men den som får filen kan ta fram det. En mall är ofta förra årets plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from redovisning.plandokument.wordxml import w
from redovisning.xmltolk import skriv_xml, tolka_xml

if TYPE_CHECKING:
    from docx.document import Document as Worddokument
    from docx.opc.part import Part

_NAMNRYMDER = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "urn:schemas-microsoft-com:office:office",
)
_UTPEKADE = frozenset(
    {
        *("image", "hyperlink", "chart", "chartEx", "oleObject", "package", "aFChunk", "subDocument", "control"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "header", "footer", "video", "media"),
        *("hdphoto", "printerSettings"),
    }
)
"""Slag av relationer som texten pekar ut med sitt id; andra, som formatmallarna, gäller utan att pekas ut."""
_KOMMENTARER = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"})
_NOTER = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}


def ta_bort_resterna(dokument: Worddokument) -> None:
    """Tar bort delar som texten inte pekar på, kommentarer utan plats och noter utan hänvisning."""
    rot: _Element = dokument.part.element
    anvanda = {str(v) for e in rot.iter() for k, v in e.attrib.items() if str(k)[1:].partition("}")[0] in _NAMNRYMDER}
    kommenterat = next(rot.iter(w("commentReference")), None) is not None
    for rid, relation in list(dokument.part.rels.items()):
        slag = relation.reltype.rpartition("/")[2]
        if (slag in _UTPEKADE and rid not in anvanda) or (slag in _KOMMENTARER and not kommenterat):
            del dokument.part.rels[rid]
        elif slag in _NOTER and not relation.is_external:
            _utan_losa_noter(relation.target_part, rot, *_NOTER[slag])


def _utan_losa_noter(del_: Part, rot: _Element, tagg: str, hanvisning: str) -> None:
    """Tar bort de noter som ingen text hänvisar till. Avskiljarna, som har en typ, är formatet och inte texten."""
    anvanda = {e.get(w("id")) for e in rot.iter(w(hanvisning))}
    noterna = tolka_xml(del_.blob, str(del_.partname))
    losa = [e for e in noterna.iterchildren(w(tagg)) if not e.get(w("type")) and e.get(w("id")) not in anvanda]
    for e in losa:
        noterna.remove(e)
    if losa:
        del_._blob = skriv_xml(noterna)
