"""Ursprunget: vem som svarade vad, ur vilken fil och när. Ligger bredvid resultatet och skickas aldrig in.

Där står också allt som någon har skrivit men som inte kom med i resultatet: texter som valdes bort, text utanför
fälten, kommentarer och anteckningar.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from redovisning.anmarkning import frageord
from redovisning.dokument.falt import hitta_falt
from redovisning.granska_igen import fingeravtryck
from redovisning.omfattning import avsnitten, omfattningens_namn
from redovisning.plats import Formularplats

if TYPE_CHECKING:
    from redovisning.bidrag.klasser import Alternativ, Bidrag, Fragesvar, Inlaga, Sammanslagning
    from redovisning.utkast import Svar

_VAD = (
    "Varifrån svaren i {fil} kommer, och det som stod i filerna men inte kom med. besvaras_av är ifyllt av dem som "
    "svarade, sparad_av står i filens egenskaper och andrad är filens tid (UTC). tidigare är varifrån svaret kom när "
    "filen själv slogs ihop. Den här filen ska inte skickas in."
)

URSPRUNG = " ursprung.json"
"""Slutet på filens namn; framför står resultatets namn utan ändelse."""

UPPGIFTER = ("andrad", "sparad_av", "sha256")
"""Det om en fil som följer med när dess svar slås ihop en gång till."""


def ursprung(sammanslagning: Sammanslagning, resultat: str) -> bytes:
    """Ger filens innehåll: JSON med svenska nycklar, samma för samma filer. ``resultat`` är resultatets namn."""
    innehall = {
        "vad": _VAD.format(fil=resultat),
        "filer": [_fil(b) for b in sammanslagning.bidrag],
        "svar": [_fraga(f) for f in sammanslagning.fragor],
        "vid_sidan": [rad for b in sammanslagning.bidrag for rad in _vid_sidan(b, sammanslagning)],
    }
    return (json.dumps(innehall, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def _fil(bidrag: Bidrag) -> dict[str, Any]:
    utkast = bidrag.utkast
    del_ = "" if utkast.omfattar is None else omfattningens_namn(utkast.dokument, utkast.omfattar)
    return _utan_tomma(
        fil=bidrag.namn,
        slag=bidrag.slag,
        del_av_dokumentet=del_,
        andrad=bidrag.andrad.isoformat().replace("+00:00", "Z") if bidrag.andrad else "",
        sparad_av=bidrag.sparad_av,
        besvaras_av={d.namn: vem for n, d in avsnitten(utkast.dokument).items() if (vem := utkast.besvaras_av.get(n))},
        sha256=bidrag.summa,
    )


def _fraga(fraga: Fragesvar) -> dict[str, Any]:
    return _utan_tomma(
        falt=fraga.stig,
        fraga=frageord(fraga.falt),
        fingeravtryck=fingeravtryck(fraga.vald.text) if fraga.vald and fraga.vald.text else "",
        borttaget=fraga.vald is not None and not fraga.vald.text,
        ur=[_ur(inlaga) for inlaga in fraga.vald.inlagor] if fraga.vald else [],
        bortvalda=[_bortvald(alternativ) for alternativ in fraga.bortvalda],
    )


def _bortvald(alternativ: Alternativ) -> dict[str, Any]:
    vad = {"text": alternativ.text} if alternativ.text else {"borttaget": True}
    return {**vad, "ur": [_ur(inlaga) for inlaga in alternativ.inlagor]}


def _ur(inlaga: Inlaga) -> dict[str, Any]:
    """Filen och platsen för ett svar, vem som enligt filen besvarar avsnittet, och märket om svaret ska ses över.

    Är filen själv hopslagen, och svaret orört sedan dess, står också varifrån det kom då.
    """
    utkast = inlaga.bidrag.utkast
    falt = hitta_falt(utkast.dokument, inlaga.stig)
    return _utan_tomma(
        fil=inlaga.bidrag.namn,
        plats=str(inlaga.svar.plats or ""),
        besvaras_av=utkast.besvaras_av.get(falt.avsnitt.nyckel, "") if falt else "",
        att_granska=utkast.att_granska.get(inlaga.stig, ""),
        tidigare=list(inlaga.bidrag.tidigare.get((inlaga.stig, fingeravtryck(inlaga.svar.text)), ())),
    )


def _vid_sidan(bidrag: Bidrag, sammanslagning: Sammanslagning) -> Iterator[dict[str, Any]]:
    utkast = bidrag.utkast
    for slag, texterna in (("utanför fälten", utkast.utanfor), ("vid sidan av svaren", utkast.vid_sidan)):
        yield from (_rad(bidrag, slag, svar) for svar in texterna)
    for anmarkning in utkast.anmarkningar:
        yield {"fil": bidrag.namn, "slag": "anmärkning", "text": str(anmarkning)}
    med_svar = {i.stig for f in sammanslagning.fragor for a in f.alternativ for i in a.inlagor if i.bidrag is bidrag}
    for stig, text in utkast.att_granska.items():
        if stig not in med_svar:
            yield {"fil": bidrag.namn, "slag": "att granska", "falt": stig, "text": text}


def _rad(bidrag: Bidrag, slag: str, svar: Svar) -> dict[str, Any]:
    match svar.plats:
        case Formularplats(avsnitt):
            plats = avsnitt
        case _:
            plats = str(svar.plats or "")
    return _utan_tomma(fil=bidrag.namn, slag=slag, plats=plats, text=svar.text)


def _utan_tomma(**varden: Any) -> dict[str, Any]:
    return {namn: varde for namn, varde in varden.items() if varde not in ("", [], {}, False)}
