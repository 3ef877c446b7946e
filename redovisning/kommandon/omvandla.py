"""``redovisning omvandla``: samma svar i ett annat slags fil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, lagg_till_ersatt, lagg_till_mall, vag
from redovisning.kommandon.utskrift import (
    meddela_ansvariga,
    meddela_antal,
    meddela_bara_i_kallan,
    meddela_bredvid,
    meddela_formular,
    meddela_hela_filen,
    meddela_plan_ur_sig_sjalv,
    visa_skrivna,
)

if TYPE_CHECKING:
    from argparse import Namespace

_ANTECKNING = "EX18"
"""En anteckning i en arbetsbok. Den följer med till en annan, om den hör till en fråga."""


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "omvandla",
        "Läser svaren ur en fil och skriver dem i en annan. Ändelsen på UT avgör slaget:\n"
        ".yaml, .xlsx, .docx eller .json.\n"
        "Det i IN som UT inte kan bära, till exempel kommentarer och text utanför fälten, nämns på skärmen.",
        '  redovisning omvandla "Redovisning 2024 Region Halland.docx" Halland/redovisning.yaml --ersatt\n'
        '  redovisning omvandla redovisning.yaml utkast.docx --mall "Redovisningsmall 2024.docx"',
    )
    t.add_argument("in_", type=vag, metavar="IN", help="utkastet att läsa: en fil, en mapp med ett, eller något packat")
    t.add_argument("ut", type=vag, metavar="UT", help="filen att skriva")
    lagg_till_mall(t)
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Omvandlar filen och skriver vägen till den nya."""
    from datetime import date

    from redovisning.arbetsmapp import lagg_schema
    from redovisning.filer import filslag, skriv
    from redovisning.granskning import granska
    from redovisning.grind import Filslag
    from redovisning.leverans import bara_i_kallan
    from redovisning.pa_plats import pa_plats
    from redovisning.underlag import PLANNAMN
    from redovisning.utlamning import lamna_ut
    from redovisning.utpekat import granska_utpekat, las_utpekat

    underlag, utkast = las_utpekat(val.in_)
    rapport = granska(utkast, underlag.mapp)
    slag = filslag(val.ut)
    hela = utkast.omfattar is None
    till_word, ar_plan = slag is Filslag.WORD and hela, utkast.dokument.filnamn == PLANNAMN
    egen_mall = underlag.planmall if ar_plan else underlag.mall
    mall = egen_mall if val.mall is None and till_word else val.mall
    hinder = pa_plats(utkast, val.ut).hinder if slag is Filslag.YAML else ""
    if underlag.mapp is not None and slag in (Filslag.WORD, Filslag.EXCEL):
        lamna_ut(utkast)
    if slag is Filslag.EXCEL and ar_plan:
        from redovisning.mappgranskning import hamta_utfall

        hamta_utfall(utkast, underlag.mapp)
    ut = skriv(utkast, val.ut, mall, ersatt=val.ersatt)
    if slag is Filslag.YAML and hela:
        lagg_schema(ut.parent, utkast)
    visa_skrivna([ut])
    if ut != val.ut:
        meddela_bredvid(ut)
    elif hinder:
        meddela_hela_filen(ut, hinder)
    if till_word and ar_plan:
        meddela_plan_ur_sig_sjalv(utkast, underlag.fil)
    elif till_word:
        meddela_formular(mall, rapport.formular)
    bara_i = bara_i_kallan(utkast, rapport)
    if slag is Filslag.EXCEL:
        bara_i = tuple(a for a in bara_i if a.kod != _ANTECKNING or not a.falt)
    meddela_bara_i_kallan(bara_i, underlag.fil, ut)
    if slag is not Filslag.EXCEL:
        meddela_ansvariga(utkast, ut)
    # Det som sägs gå att visa är det som visas: också det i själva filen och bredvid den.
    meddela_antal(granska_utpekat(val.in_, date.today()).rapport, val.in_)
    return 0
