"""Vårdgarantins indikatorer 0–3–90–90, och de som följer samma väntan på annat sätt: genomförda, 60 dagar, längre."""

from __future__ import annotations

from dataclasses import replace

from redovisning.vantetider.indikator import Grans, Indikator, Mal, Raknar, Riktning, Slag
from redovisning.vantetider.indikatorkallor import (
    HALLAND,
    MATPUNKTER_2023,
    NY_MODELL,
    NY_TELEFON,
    VANTETIDER_I_VARDEN,
    VARDGARANTIN,
    halland,
    lag,
    norrbotten,
    uppfoljning,
)

_PRIMARVARD = (
    Indikator(
        "telefon",
        "Telefontillgänglighet i primärvården",
        "Telefon",
        Raknar.GENOMFORDA,
        lag(0),
        mal=(halland(95),),
        brott=(NY_TELEFON,),
        andra_namn=("Telefontillgänglighet", "N79179"),
        kalla=VARDGARANTIN,
    ),
    Indikator(
        "medicinsk_bedomning",
        "Medicinsk bedömning i primärvården inom 3 dagar",
        "Medicinsk bedömning",
        Raknar.GENOMFORDA,
        lag(3),
        mal=(halland(90),),
        brott=(NY_MODELL,),
        andra_namn=("Medicinsk bedömning", "Medicinsk bedömning inom 3 dagar", "N79173"),
        kalla=VARDGARANTIN,
        familj="medicinsk_bedomning",
    ),
    Indikator(
        "medicinsk_bedomning_samma_dag",
        "Medicinsk bedömning i primärvården samma dag",
        "Bedömning samma dag",
        Raknar.GENOMFORDA,
        uppfoljning(0, VANTETIDER_I_VARDEN),
        brott=(NY_MODELL,),
        kalla=VANTETIDER_I_VARDEN,
        familj="medicinsk_bedomning",
    ),
)


def _specialiserad(
    nyckel: str, namn: str, kort: str, *andra: tuple[str, ...], mal: tuple[Mal, ...]
) -> tuple[Indikator, ...]:
    """Ger indikatorerna för första besök eller operation: väntande, genomförda, inom 60 dagar och lång väntan."""
    vantande, genomforda = andra
    grund = Indikator(
        nyckel,
        f"{namn}: väntande som väntat högst 90 dagar",
        kort,
        Raknar.VANTANDE,
        lag(90),
        mal=mal,
        utan_pvv=True,
        brott=(NY_MODELL,),
        andra_namn=vantande,
        kalla=VARDGARANTIN,
        familj=nyckel,
    )
    genomford = replace(
        grund,
        nyckel=f"{nyckel}_genomforda",
        namn=f"{namn}: genomförda inom 90 dagar",
        kort=f"{kort}, genomförda",
        raknar=Raknar.GENOMFORDA,
        mal=(),
        utan_pvv=None,
        andra_namn=genomforda,
        familj=f"{nyckel}_genomforda",
    )
    regional = replace(
        grund,
        nyckel=f"{nyckel}_60",
        namn=f"{namn}: väntande som väntat högst 60 dagar",
        kort=f"{kort} 60 dagar",
        granser=uppfoljning(60, HALLAND, Slag.REGIONAL),
        mal=(halland(80),),
        utan_pvv=None,
        andra_namn=(),
        region="Region Halland",
        kalla=HALLAND,
    )
    lang = (
        replace(
            grund,
            nyckel=f"{nyckel}_over_{dagar}",
            namn=f"{namn}: väntande som väntat mer än {dagar} dagar",
            kort=f"{kort}, mer än {dagar} dagar",
            granser=(Grans(kalla=kalla, dagar=dagar, slag=Slag.UPPFOLJNING, over=True),),
            riktning=Riktning.LAGRE,
            mal=(),
            utan_pvv=None,
            andra_namn=(),
            kalla=kalla,
        )
        for dagar, kalla in ((90, HALLAND), (150, MATPUNKTER_2023), (180, HALLAND))
    )
    return (grund, genomford, regional, *lang)


VARDGARANTI: tuple[Indikator, ...] = (
    *_PRIMARVARD,
    *_specialiserad(
        "forsta_besok",
        "Första besök i specialiserad vård",
        "Första besök",
        ("Första besök", "Första besök i specialiserad vård", "Första kontakt", "N79221"),
        ("Genomförda första besök", "N79222"),
        mal=(norrbotten(100),),
    ),
    *_specialiserad(
        "operation",
        "Operation/åtgärd i specialiserad vård",
        "Operation/åtgärd",
        ("Operation/åtgärd", "Operation/åtgärd i specialiserad vård", "Operation", "N79223"),
        ("Genomförda operationer/åtgärder", "N79224"),
        mal=(norrbotten(100),),
    ),
)
