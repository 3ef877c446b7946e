"""Om ett formulär går att fylla: varje fråga ska finnas exakt en gång och ha en egen ruta."""

from __future__ import annotations

from redovisning.anmarkning import kort
from redovisning.dokument.falt import falten
from redovisning.fel import MallFel
from redovisning.utkast import Utkast
from redovisning.word.delar import Worddelar
from redovisning.word.karta import Karta, Ruta
from redovisning.word.lasning import inget_formular, lydelser, narmaste, textlasare, titelns_ar
from redovisning.word.ledtexter import visar_inget
from redovisning.word.vandring import celltext

_EGEN_LEDTEXT = "WO16"
"""Fyndet när ett fält är märkt som tomt och visar en text i ledtextens teckenformat som inte är någon av Words."""


def hinder(tomt: Utkast, karta: Karta, delar: Worddelar) -> list[str]:
    """Ger det som hindrar att formuläret fylls, en mening per fråga. ``tomt`` säger vilka frågor som ska finnas.

    Raises:
        InteEttFormular: filen är ett annat dokument.
        MallFel: formuläret är ett annat års; då sägs bara det.
    """
    if not karta.fragor:
        raise inget_formular(delar)
    ar = titelns_ar(delar.kropp)
    if ar is not None and ar != tomt.dokument.ar:
        fel_ar = f"formuläret är för {ar} men svaren är för {tomt.dokument.ar}. Använd rätt års formulär."
        raise MallFel(delar.mottagen.sokvag.name, [fel_ar])
    problem = []
    lika = lydelser(karta)
    med_cell = {r.falt.nyckel for r in karta.rutor}
    for falt in filter(tomt.ingar, falten(tomt.dokument)):
        antal = karta.fragor[falt.nyckel]
        if antal == 1 and falt.nyckel in med_cell:
            continue
        namn = f"{falt.avsnitt.namn} «{kort(falt.fraga.text, 70)}»"
        if antal == 0:
            narmast = narmaste(falt.fraga.text, lika)
            tips = f" Närmast är «{kort(narmast, 90)}»." if narmast else ""
            problem.append(f"{namn}: frågan finns inte i formuläret.{tips} Använd ett oändrat formulär.")
        elif antal > 1:
            problem.append(
                f"{namn}: frågan står {antal} gånger i formuläret; det går inte att veta vilken som gäller. Ta "
                f"bort den ena."
            )
        else:
            problem.append(f"{namn}: frågan saknar ruta att svara i. Använd ett oändrat formulär.")
    for ruta, andra in karta.sammanslagna:
        fragor = ", ".join(f"«{kort(f.fraga.text, 50)}»" for f in andra)
        problem.append(
            f"{rutans_namn(ruta)}: svarscellen är sammanslagen med den för {fragor}. Använd ett oändrat formulär."
        )
    return problem


def redan_ifyllda(karta: Karta, delar: Worddelar) -> list[tuple[Ruta, str]]:
    """Ger rutorna där det står något, med svaret i var och en. En ledtext räknas inte, inte heller formulärets egen."""
    lasare = textlasare(delar)
    ut: list[tuple[Ruta, str]] = []
    for ruta in karta.rutor:
        if visar_inget(celltext(ruta.cell)):
            continue
        text, fynd = lasare.cell(ruta.cell)
        if text or {f.kod for f in fynd} != {_EGEN_LEDTEXT}:
            ut.append((ruta, text))
    return ut


def rutans_namn(ruta: Ruta) -> str:
    """Ger rutans avsnitt och fråga, att visa i ett meddelande."""
    return f"{ruta.falt.avsnitt.namn} «{kort(ruta.falt.fraga.text, 70)}»"
