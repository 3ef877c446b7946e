"""Planens Word-dokument mot python-docx, som bara skriver lika många stycken och lika stora tabeller i en tom fil."""

from __future__ import annotations

import io

from benchmarks.matt import medianer, rad
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.plandokument.bygge import plandokument
from redovisning.utkast import Utkast

ATGARDER = 60


def plan() -> Utkast:
    """Ger en påhittad plan med sextio åtgärder, text i varje avsnitt och tio indikatorer."""
    ut = Utkast(Handlingsplan)
    ut.satt("region", "Region Exempel")
    for namn in ("sammanfattning", "nulage", "behovsanalys", "samverkan", "uppfoljning"):
        ut.satt(f"texter.{namn}", "\n\n".join(f"Stycke {n} om väntetider i regionen." for n in range(12)))
    for i in range(ATGARDER):
        uppgifter = {
            "omrade": f"Område {i % 6}",
            "rubrik": f"Åtgärd {i}",
            "beskrivning": "Fler tider.\n\n- kväll\n- helg",
            "sikt": ("kort", "lång")[i % 2],
            "ansvarig": "Verksamhetschef",
            "start": "2024-03-01",
            "slut": "2025-06-30",
        }
        for falt, text in uppgifter.items():
            ut.satt(f"atgarder[{i}].{falt}", text)
    for i in range(10):
        for falt, text in {"styrmatt": f"Mått {i}", "malvarde": "≥ 90 %", "utfall": "86 %"}.items():
            ut.satt(f"indikatorer[{i}].{falt}", text)
    return ut


def med_python_docx(stycken: int, tabeller: list[tuple[int, list[int]]]) -> bytes:
    """Skriver stycken i brödtext och tabeller, rad för rad, med så många stycken i varje cell som planen har."""
    import docx

    dokument = docx.Document()
    for n in range(stycken):
        dokument.add_paragraph(f"Stycke {n} om väntetider i regionen.")
    for kolumner, celler in tabeller:
        tabell = dokument.add_table(len(celler) // kolumner, kolumner)
        for cell, antal in zip(tabell._cells, celler, strict=True):
            cell.text = "text"
            for _ in range(antal - 1):
                cell.add_paragraph("text")
    ut = io.BytesIO()
    dokument.save(ut)
    return ut.getvalue()


def byggets_kvoter(varv: int) -> list[str]:
    """Bygget, från utkast till byte, mot python-docx på samma mängd."""
    import docx

    utkast = plan()
    fardigt = docx.Document(io.BytesIO(plandokument(utkast)))
    tabeller = [(len(t.columns), [len(c.paragraphs) for c in t._cells]) for t in fardigt.tables]
    stycken = len(fardigt.paragraphs)
    golv, vart = medianer(
        [lambda: med_python_docx(stycken, tabeller), lambda: plandokument(utkast)],
        max(5, varv // 6),
    )
    return [rad("Planen i Word: bygget / python-docx, samma stycken och tabeller", vart / golv, "≤ 3")]
