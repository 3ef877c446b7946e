"""Mallen som planen byggs på: öppnad, prövad och tömd på det som inte ska vara kvar.

Står ``[[plan]]`` ensamt i ett stycke i mallen hamnar planen där och allt omkring är kvar. Annars är mallens innehåll
ett exempel, och bara formatmallar, sidhuvud, sidfot, marginaler och logotyp används.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.parts.numbering import NumberingPart
from docx.section import Section
from lxml.etree import LxmlError, _Element

from redovisning import resurser
from redovisning.fel import MallFel
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.paket import INNEHALLSTYPER
from redovisning.plandokument.wordxml import element, texten, w

if TYPE_CHECKING:
    from docx.document import Document as Worddokument

PLATS = "[[plan]]"
PLANMALL = "handlingsplan.docx"
_MALLRELATION = "/relationships/attachedTemplate"
_MALLTYP, _DOKUMENTTYP = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"


@dataclass(frozen=True)
class Mall:
    """Den öppnade mallen. Planen ska stå före ``plats``; ``inledd`` när mallen har egna sidor före den."""

    dokument: Worddokument
    plats: _Element
    sektion: Section
    inledd: bool

    @property
    def textbredd(self) -> int:
        """Textens bredd på sidan, i tjugondels punkter; utan uppgifter i mallen en A4-sida med två centimeters kant."""
        return _textbredd(self.sektion)

    def numrering(self) -> _Element:
        """Ger numreringens rot; delen skapas när mallen saknar den."""
        del_ = self.dokument.part
        try:
            rot: _Element = del_.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
            return rot
        except KeyError:
            namn = (
                del_.package.next_partname("/word/numbering%d.xml") if del_.package else PackURI("/word/numbering.xml")
            )
            ny = NumberingPart(namn, CONTENT_TYPE.WML_NUMBERING, element("numbering"), del_.package)  # type: ignore[arg-type]
            del_.relate_to(ny, RELATIONSHIP_TYPE.NUMBERING)
            nytt: _Element = ny.element
            return nytt


def _textbredd(sektion: Section) -> int:
    bredd, vanster, hoger = sektion.page_width, sektion.left_margin, sektion.right_margin
    if bredd is None or vanster is None or hoger is None:
        return 9638
    return int(bredd.twips - vanster.twips - hoger.twips)


def oppna(mall: Mottagen | None) -> Mall:
    """Ger mallen, eller projektets egen när ingen anges.

    Raises:
        MallFel: filen är inget Word-dokument, går inte att öppna, saknar formatmallar eller har ``[[plan]]`` på fel
            ställe.
        OlasbarFil: en del i paketet är skadad.
    """
    mottagen = mall or slapp_in(resurser.mall(PLANMALL))
    namn = mottagen.sokvag.name
    if mottagen.slag is not Filslag.WORD:
        raise _duger_inte(namn, "filen är inget Word-dokument. Ange en mall som är sparad som .docx eller .dotx.")
    paket = mottagen.paket()
    paket.prova()
    # python-docx har en egen XML-tolk; varje del ska först ha gått genom projektets.
    for del_namn in paket.namn:
        if del_namn.lower().endswith((".xml", ".rels")):
            paket.xml(del_namn)
    typer = paket.las(INNEHALLSTYPER)
    data = paket.med({INNEHALLSTYPER: typer.replace(_MALLTYP, _DOKUMENTTYP)}) if _MALLTYP in typer else mottagen.data
    dokument = _oppnat(data)
    if dokument is None:
        raise _duger_inte(
            namn,
            "mallen går inte att öppna. Något i den saknas eller är trasigt; spara den på nytt i Word och försök igen.",
        )
    return _stall_i_ordning(dokument, namn)


def _duger_inte(namn: str, problem: str) -> MallFel:
    return MallFel(namn, [problem], "planen kan inte byggas på mallen")


def _oppnat(data: bytes) -> Worddokument | None:
    """Ger dokumentet, eller inget när något som planen behöver saknas eller är trasigt.

    python-docx läser delarna först när de används, så de prövas här.
    """
    try:
        dokument = Document(io.BytesIO(data))
        dokument.part.part_related_by(RELATIONSHIP_TYPE.STYLES)
        delar = [dokument.element.body, dokument.styles.element, dokument.core_properties]
        for relation in dokument.part.rels.values():
            if relation.reltype in (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS):
                delar.append(relation.target_part.element)
        for sektion in dokument.sections:
            _textbredd(sektion)
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, LxmlError):
        return None
    return None if any(d is None for d in delar) else dokument


def _stall_i_ordning(dokument: Worddokument, namn: str) -> Mall:
    kropp: _Element = dokument.element.body
    platser = [p for p in kropp.iterchildren(w("p")) if texten(p).strip() == PLATS]
    if len(platser) > 1 or len(platser) != sum(texten(p).count(PLATS) for p in kropp.iter(w("p"))):
        raise _duger_inte(
            namn, f"{PLATS} ska stå en gång, ensamt i ett eget stycke som inte ligger i en tabell eller ruta."
        )
    sist = _sista_sektionen(kropp)
    _glom_mallens_plats(dokument)
    if not platser:
        for barn in [b for b in kropp if b is not sist]:
            kropp.remove(barn)
        return Mall(dokument, sist, Section(sist, dokument.part), inledd=False)  # type: ignore[arg-type]
    (plats,) = platser
    inledd = any(
        texten(e) or any(True for _ in e.iter(w("drawing"), w("pict"))) for e in plats.itersiblings(preceding=True)
    )
    sektion = next((s for e in (plats, *plats.itersiblings()) for s in e.iter(w("sectPr"))), sist)
    if plats.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        # Stycket bär ett avsnittsbyte och måste vara kvar; bara orden tas bort.
        for r in list(plats.iterchildren(w("r"))):
            plats.remove(r)
        return Mall(dokument, plats, Section(sektion, dokument.part), inledd)  # type: ignore[arg-type]
    nasta = plats.getnext()
    kropp.remove(plats)
    return Mall(dokument, sist if nasta is None else nasta, Section(sektion, dokument.part), inledd)  # type: ignore[arg-type]


def _sista_sektionen(kropp: _Element) -> _Element:
    """Ger dokumentets sista sektion; saknas den blir den en A4-sida."""
    sist = kropp[-1] if len(kropp) else None
    if sist is None or sist.tag != w("sectPr"):
        kanter = {"top": 1418, "right": 1134, "bottom": 1134, "left": 1134, "header": 567, "footer": 567, "gutter": 0}
        sist = OxmlElement("w:sectPr")
        sist.append(OxmlElement("w:pgSz", {w("w"): "11906", w("h"): "16838"}))
        sist.append(OxmlElement("w:pgMar", {w(namn): str(matt) for namn, matt in kanter.items()}))
        kropp.append(sist)
    return sist


def _glom_mallens_plats(dokument: Worddokument) -> None:
    """Tar bort pekaren till mallfilen som dokumentet kom ur: den är en sökväg i någons dator eller nät."""
    try:
        del_ = dokument.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    except KeyError:
        return
    for e in list(del_.element.iterchildren(w("attachedTemplate"))):  # type: ignore[attr-defined]
        e.getparent().remove(e)
    for rid in [r for r, relation in del_.rels.items() if relation.reltype.endswith(_MALLRELATION)]:
        del del_.rels[rid]
