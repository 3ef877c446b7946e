"""``redovisning skapa``: det ifyllda Word-formuläret, planen och diagrammen ur en regions mapp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, lagg_till_ersatt, lagg_till_mall, vag
from redovisning.kommandon.utskrift import (
    meddela,
    meddela_antal,
    meddela_bara_i_kallan,
    meddela_bredvid,
    meddela_formular,
    visa_skrivna,
)

if TYPE_CHECKING:
    from argparse import Namespace


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "skapa",
        "Fyller i Word-formuläret med svaren i mappen. Utkastet får ha luckor: obesvarade frågor behåller sin\n"
        "ledtext. Har mappen en handlingsplan läggs den bredvid: byggd ur handlingsplan.yaml eller .xlsx (på\n"
        "planmall.docx om den finns), eller regionens färdiga fil som den är. Har den väntetider (vantetider.csv,\n"
        ".xlsx eller .yaml) ritas diagrammen. Med planens fil, eller en mapp där bara den finns, skapas bara planen;\n"
        "då är --mall regionens Word-mall för den.",
        "  redovisning skapa Halland\n"
        "  redovisning skapa Halland/handlingsplan.yaml\n"
        '  redovisning skapa Halland --mall "Redovisningsmall 2024.docx"\n'
        "  redovisning skapa Halland --ut Leverans --ersatt",
    )
    t.add_argument("underlag", type=vag, metavar="MAPP|FIL", help="regionens mapp, eller utkastets fil")
    t.add_argument("--ut", type=vag, metavar="MAPP", help="mappen för filerna (förval: leverans, bredvid utkastet)")
    lagg_till_mall(t)
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Skapar leveransen och skriver filernas vägar."""
    from redovisning.leverans import skapa

    leverans = skapa(val.underlag, val.ut, mall=val.mall, ersatt=val.ersatt)
    visa_skrivna(leverans.filer)
    for fil in leverans.bredvid:
        meddela_bredvid(fil)
    for mening in leverans.saknas:
        meddela(mening)
    if leverans.plan:
        meddela(f"{leverans.plan.name}: sidnumren i innehållsförteckningen kommer när du uppdaterar den i Word (F9).")
    if not leverans.bara_planen:
        meddela_formular(leverans.mall, leverans.rapport.formular)
    meddela_bara_i_kallan(leverans.bara_i_utkastet, val.underlag, leverans.filer[0])
    if not leverans.rapport.komplett:
        vad = "Planen" if leverans.bara_planen else "Leveransen"
        meddela(f"{vad} är ett utkast och inte klar att skicka: det finns fel kvar.")
    meddela_antal(leverans.rapport, val.underlag)
    return 0
