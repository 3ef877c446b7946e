"""Indikatorerna vid sidan av vårdgarantin: återbesök, BUP, psykiatri, cancervårdens förlopp och inkomna vårdbegäran."""

from __future__ import annotations

from dataclasses import replace

from redovisning.vantetider.indikator import Indikator, Raknar, Riktning
from redovisning.vantetider.indikatorkallor import (
    KOLADA,
    MATPUNKTER_2023,
    NY_MODELL,
    OVERENSKOMMELSEN,
    bup,
    halland,
    uppfoljning,
)


def _bup_indikator(nyckel: str, vad: str) -> tuple[Indikator, ...]:
    """Ger BUP-mätpunkten som genomförda och som väntande."""
    genomforda = Indikator(
        f"bup_{nyckel}",
        f"BUP: {vad} inom 30 dagar, genomförda",
        f"BUP {vad}",
        Raknar.GENOMFORDA,
        bup(),
        mal=(halland(75),),
        utan_pvv=True,
        brott=(NY_MODELL,),
        kalla=OVERENSKOMMELSEN,
    )
    vantande = replace(
        genomforda,
        nyckel=f"bup_{nyckel}_vantande",
        namn=f"BUP: {vad}, väntande som väntat högst 30 dagar",
        kort=f"BUP {vad}, väntande",
        raknar=Raknar.VANTANDE,
        mal=(),
        utan_pvv=None,
    )
    return genomforda, vantande


def _ovrig(nyckel: str, namn: str, kort: str, raknar: Raknar, kalla: str, *andra_namn: str) -> Indikator:
    return Indikator(nyckel, namn, kort, raknar, andra_namn=andra_namn, kalla=kalla)


OVRIGA: tuple[Indikator, ...] = (
    replace(
        _ovrig("aterbesok", "Återbesök inom medicinskt måldatum", "Återbesök", Raknar.GENOMFORDA, MATPUNKTER_2023),
        mal=(halland(80),),
    ),
    *_bup_indikator("forsta_besok", "första besök"),
    *_bup_indikator("utredning", "utredning"),
    *_bup_indikator("behandling", "behandling"),
    replace(
        _ovrig(
            "bup_utredning_behandling",
            "BUP: utredning eller behandling inom 30 dagar",
            "BUP utredning/behandling",
            Raknar.OKANT,
            KOLADA,
            "U79119",
        ),
        granser=bup(),
    ),
    replace(
        _ovrig(
            "bup_forsta_besok_90",
            "BUP: första besök inom 90 dagar",
            "BUP 90 dagar",
            Raknar.OKANT,
            KOLADA,
            "U72552",
        ),
        granser=uppfoljning(90, KOLADA),
    ),
    replace(
        _ovrig(
            "allmanpsykiatri_90",
            "Allmänpsykiatri: första besök inom 90 dagar",
            "Allmänpsykiatri",
            Raknar.OKANT,
            KOLADA,
            "U79049",
        ),
        granser=uppfoljning(90, KOLADA),
    ),
    replace(
        _ovrig(
            "svf_andel",
            "Cancer: andel som utreds i ett standardiserat vårdförlopp",
            "SVF, andel i förlopp",
            Raknar.OKANT,
            KOLADA,
            "N70643",
        ),
        mal=(halland(80, over=True),),
    ),
    replace(
        _ovrig(
            "svf_ledtid",
            "Cancer: standardiserade vårdförlopp inom ledtiden",
            "SVF inom ledtid",
            Raknar.OKANT,
            KOLADA,
            "N79198",
        ),
        mal=(halland(60, over=True),),
    ),
    *(
        replace(
            _ovrig(nyckel, namn, kort, Raknar.INKOMNA, "regionens egen statistik", *andra),
            riktning=Riktning.INGEN,
            enhet="antal",
        )
        for nyckel, namn, kort, andra in (
            ("vardbegaran", "Inkomna vårdbegäran", "Vårdbegäran", ("Remissinflöde", "Vårdbegäran", "Remisser")),
            ("egen_vardbegaran", "Inkomna egna vårdbegäran", "Egen vårdbegäran", ("Egen vårdbegäran", "Egenremisser")),
        )
    ),
)
