"""Påhittade handlingsplaner att prova med, och en påhittad regions Word-mall med egna stilar och logotyp."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from lxml.etree import _Element
from matplotlib.figure import Figure

from redovisning.diagram.diagrammet import Diagram
from redovisning.diagram.tabell import Tabell
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.grind import Mottagen, slapp_in_data
from redovisning.plandokument.bygge import plandokument
from redovisning.plandokument.wordxml import texten, w
from redovisning.utkast import Utkast

OM = {
    "region": "Region Exempel",
    "plantitel": "Handlingsplan för ökad tillgänglighet 2024–2025",
    "giltig_fran": "2024-01-01",
    "giltig_till": "2025-12-31",
    "beslutad_av": "Hälso- och sjukvårdsnämnden",
    "beslutsdatum": "2024-02-14",
    "diarienummer": "EX 2024/0123",
    "utgava": "1.2",
}
LITEN = OM | {
    "texter.sammanfattning": "Planen samlar det som regionen gör för att fler ska få vård i tid.",
    "texter.nulage": "I mars 2024 fick 68 % ett första besök inom 90 dagar.\n\nTre saker håller tillbaka:\n\n"
    "- få operationssalar\n- få specialister\n- ojämna flöden\n\nArbetet görs i den här ordningen:\n\n"
    "1. Mät.\n2. Ändra.\n3. Mät igen.",
    "texter.styrning_och_ledning": "Nämnden beslutar om planen.\nDirektören håller i den.",
    "texter.uppfoljning": "Planen följs upp varje tertial.",
    "texter.jamstalldhetsanalys": "Väntan skiljer sig åt mellan kvinnor och män.",
    "malsattningar[0].nummer": "M1",
    "malsattningar[0].malsattning": "Alla får ett första besök inom 90 dagar.",
    "atgarder[0].omrade": "Operation",
    "atgarder[0].rubrik": "Kvällsoperationer",
    "atgarder[0].sikt": "kort",
    "atgarder[0].ansvarig": "Verksamhetschef operation",
    "atgarder[0].start": "2024-03-01",
    "atgarder[0].slut": "2024-12-31",
    "atgarder[0].mal": "M1",
    "atgarder[0].status": "pågår",
    "atgarder[1].omrade": "Operation",
    "atgarder[1].rubrik": "Ny operationssal",
    "atgarder[1].sikt": "lång",
    "atgarder[2].rubrik": "Gemensam väntelista",
    "atgarder[2].beskrivning": "En lista för hela regionen.",
    "indikatorer[0].styrmatt": "Första besök inom 90 dagar",
    "indikatorer[0].malvarde": "≥ 80 %",
    "indikatorer[0].uppfoljningsperiod": "mars 2024",
    "indikatorer[0].utfall_kvinnor": "66 %",
    "indikatorer[0].utfall_man": "81 %",
    "indikatorer[0].tidigare_kvinnor": "62 %",
    "indikatorer[0].mal": "M1",
}
_OMRADEN = (
    "Operation och anestesi",
    "Barn- och ungdomspsykiatri",
    "Primärvård",
    "Standardiserade vårdförlopp inom cancersjukvården och diagnostik",
    "Ögonsjukvård",
    "",
)
_VAD = (
    "Fler mottagningstider på kvällar och helger",
    "Gemensam remissbedömning för hela länet med återkoppling till den som skickade remissen inom en vecka",
    "Ny väg in",
    "Produktions- och kapacitetsplanering vecka för vecka",
    "Digitala uppföljningsbesök",
)
_LANGT = (
    "Verksamheten lägger om schemat så att två salar är öppna till klockan 20 tre dagar i veckan. Patienter som har "
    "väntat längst kallas först.\n\n- Bemanning ur den egna poolen.\n- Kallelser skickas tre veckor före.\n"
    "- Återbud fylls samma dag.\n\nDärefter prövas modellen på de andra orterna."
)


def plan(svar: dict[str, str] | None = None, **andrade: str) -> Utkast:
    """Ger ett utkast med svaren, utan argument den lilla planen. I namnen är ``__`` en punkt."""
    ut = Utkast(Handlingsplan)
    for stig, text in (
        (LITEN if svar is None else svar) | {n.replace("__", "."): t for n, t in andrade.items()}
    ).items():
        ut.satt(stig, text)
    return ut


def stor_plan(antal: int = 60) -> Utkast:
    """Ger en plan med många åtgärder, långa namn, långa texter och listor."""
    ut = plan(OM)
    for i, namn in enumerate(Handlingsplan.model_fields["texter"].annotation.model_fields):
        stycken = [_LANGT, f"I avsnitt {i + 1} av planen är {60 + i} % det som går att nå under året."] * 2
        ut.satt(f"texter.{namn}", "\n\n".join(stycken))
    for i in range(6):
        ut.satt(f"malsattningar[{i}].nummer", f"M{i + 1}")
        ut.satt(f"malsattningar[{i}].malsattning", f"Minst {70 + i} % får vård inom den tid som är lovad.")
        ut.satt(f"malsattningar[{i}].omrade", _OMRADEN[i])
    for i in range(antal):
        _satt_atgard(ut, i)
    for i in range(14):
        _satt_indikator(ut, i)
    return ut


def _satt_atgard(ut: Utkast, i: int) -> None:
    uppgifter = {
        "omrade": _OMRADEN[i % len(_OMRADEN)],
        "rubrik": f"{_VAD[i % len(_VAD)]} ({i + 1})",
        "beskrivning": _LANGT * (1 + i % 4) if i % 3 else "Kort om saken.",
        "problem": "Det finns fler remisser än tider." if i % 2 else "",
        "sikt": ("kort", "lång", "")[i % 3],
        "ansvarig": "Verksamhetschefen för den opererande verksamheten" if i % 4 else "",
        "start": f"2024-{1 + i % 12:02d}-01" if i % 5 else "",
        "slut": f"{2024 + i % 2}-{12 - i % 6:02d}-28" if i % 7 else "",
        "forvantad_effekt": "Väntetiden kortas med tio dagar.\n\n1. Först på de större orterna.\n2. Sedan överallt.",
        "kostnad": "1,2 miljoner kronor" if i % 6 == 0 else "",
        "mal": f"M{1 + i % 6}",
        "status": ("ej påbörjad", "pågår", "klar", "avbruten")[i % 4],
        "kommentar": "Prövas på nytt efter sommaren." if i % 9 == 0 else "",
    }
    for namn, text in uppgifter.items():
        ut.satt(f"atgarder[{i}].{namn}", text)


def _satt_indikator(ut: Utkast, i: int) -> None:
    uppgifter = {
        "framgangsfaktor": ("God tillgänglighet", "Jämlik vård")[i % 2],
        "styrmatt": f"Andel som får ett första besök i den specialiserade vården inom 90 dagar, område {i + 1}",
        "malvarde": ("≥ 80 %", "Öka", "Minska med 50 % jämfört med 2020", "enligt beslut")[i % 4],
        "uppfoljningsperiod": "januari–augusti 2024",
        "utfall": f"{60 + 2 * i} %" if i % 3 == 0 else "",
        "utfall_kvinnor": f"{62 + 2 * i} %" if i % 3 else "",
        "utfall_man": f"{69 + i} %" if i % 3 else "",
        "tidigare": "58 %",
        "tidigare_kvinnor": "60 %",
        "tidigare_man": "70 %",
        "mal": f"M{1 + i % 6}",
        "kalla": "Egen statistik",
    }
    for namn, text in uppgifter.items():
        ut.satt(f"indikatorer[{i}].{namn}", text)


def regionens_mall(*, plats: bool = True, tilltal: str = ".docx") -> Mottagen:
    """Ger en påhittad regions mall: egna stilar med svenska id, logotyp i sidhuvudet och en egen första sida."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    dokument = Document()
    for namn, storlek in (("Heading 1", 20), ("Heading 2", 14), ("Normal", 11), ("Title", 30)):
        stil = dokument.styles[namn]
        assert stil.type == WD_STYLE_TYPE.PARAGRAPH
        stil.font.name, stil.font.size, stil.font.color.rgb = (
            "Liberation Serif",
            Pt(storlek),
            RGBColor(0x14, 0x50, 0x3C),
        )
    dokument.styles["Heading 1"].element.set(dokument.styles["Heading 1"].element.keys()[1], "Rubrik1")
    for stil in ("List Bullet", "List Number", "Caption"):
        dokument.styles[stil].delete()
    sektion = dokument.sections[0]
    sektion.left_margin, sektion.right_margin = Cm(3), Cm(2.5)
    sektion.page_width, sektion.page_height = Cm(21), Cm(29.7)
    sektion.header.paragraphs[0].add_run().add_picture(io.BytesIO(logotyp()), width=Cm(3))
    sektion.footer.paragraphs[0].text = "Region Exempel, 000 00 Exempelköping"
    if plats:
        dokument.add_paragraph("Regionens eget försättsblad")
        dokument.add_paragraph("[[plan]]")
        dokument.add_paragraph("Regionens egen slutsida")
    else:
        dokument.add_paragraph("Skriv rubriken här")
    ut = io.BytesIO()
    dokument.save(ut)
    return slapp_in_data(Path(f"regionens mall{tilltal}"), ut.getvalue())


def logotyp() -> bytes:
    """Ger en liten bild."""
    bild = Figure(figsize=(2, 0.5))
    bild.text(0.02, 0.2, "Region Exempel", color="#14503C", fontsize=14)
    ut = io.BytesIO()
    bild.savefig(ut, format="png", metadata={"Software": None})
    return ut.getvalue()


def provdiagram(
    rubrik: str = "Första besök inom 90 dagar", alttext: str = "Andelen ökar från 62 till 68 %."
) -> Diagram:
    """Ger ett litet diagram."""

    def rita() -> Figure:
        bild = Figure(figsize=(6.3, 2.2))
        bild.subplots().plot([62, 64, 68])
        return bild

    return Diagram("tidsserie", "forsta-besok", rubrik, alttext, Tabell(("Period", "Andel"), (("mars", "68"),)), rita)


def kropp(utkast: Utkast, **val: object) -> _Element:
    """Ger det byggda dokumentets kropp."""
    return Document(io.BytesIO(plandokument(utkast, **val))).element.body  # type: ignore[arg-type]


def stycken(rot: _Element, stil: str) -> list[str]:
    """Ger texten i de stycken som har formatmallen."""
    return [texten(p) for p in rot.iter(w("p")) if (s := p.find(f"{w('pPr')}/{w('pStyle')}")) is not None
            and s.get(w("val")) == stil]  # fmt: skip


def tabellen(rot: _Element, rubrik: str) -> list[list[str]]:
    """Ger tabellen med den rubriken, en lista av celltexter per rad."""
    (tabell,) = (t for t in rot.iter(w("tbl")) if t.find(f"{w('tblPr')}/{w('tblCaption')}").get(w("val")) == rubrik)  # type: ignore[union-attr]
    return [[" ".join(texten(p) for p in c.iter(w("p"))) for c in r.iter(w("tc"))] for r in tabell.iter(w("tr"))]
