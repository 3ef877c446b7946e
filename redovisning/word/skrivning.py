"""Fyller ett formulär i Word: myndighetens fil eller vår egen kopia. Bara svaren ändras.

Allt prövas innan något skrivs: varje fråga ska finnas exakt en gång och fälten ska vara tomma. Passar något inte
namnges det, och ingen fil blir till.
"""

from __future__ import annotations

from redovisning.anmarkning import kort
from redovisning.dokument.falt import kanonisk
from redovisning.fel import MallFel
from redovisning.grind import Mottagen
from redovisning.utkast import Utkast
from redovisning.word.bindning import Bindningar
from redovisning.word.gjutform import Gjutform, Ifyllt, gjutform
from redovisning.word.ifyllning import innehall, lage
from redovisning.word.kontroller import Kontroll
from redovisning.word.numrering import Numrering
from redovisning.word.passning import rutans_namn


def fyll(utkast: Utkast, mall: Mottagen) -> bytes:
    """Ger formuläret med utkastets svar. Obesvarade fält behåller sin ledtext.

    Raises:
        InteEttFormular: filen är ett annat dokument.
        MallFel: en fråga saknas, står två gånger eller är redan besvarad, eller formuläret är ett annat års.
        OlasbarFil: formuläret gick inte att läsa.
    """
    utkast = utkast.utan_luckor()
    form = gjutform(mall, utkast)
    if problem := form.hinder + _andra_svar(utkast, form):
        raise MallFel(mall.sokvag.name, problem)
    redan = {ruta.stig for ruta, _ in form.ifyllda}
    numrering = Numrering(form.numreringsgrund)
    bindningar = Bindningar(form.delar)
    svar: dict[str, Ifyllt] = {}
    for stig, text in utkast.texter().items():
        if stig in redan:
            continue
        kontroll = form.kontroller[stig]
        if hindret := _fyllningshinder(kontroll, text, bindningar):
            problem.append(f"{rutans_namn(kontroll.ruta)}: {hindret}")
            continue
        text = kontroll.stavning(text)
        laget = lage(kontroll, text)
        svar[stig] = Ifyllt(laget, innehall(kontroll, laget, text, form.form(stig), numrering).encode())
    if problem:
        raise MallFel(mall.sokvag.name, problem)
    return form.paketering.ihop(form.gjut(svar), bindningar.andrade(), numrering.andrad(), utkast.utlamnat)


def mallens_hinder(utkast: Utkast, mall: Mottagen) -> list[str]:
    """Ger det som gör att formuläret inte går att fylla med utkastets svar, en mening för varje hinder.

    Raises:
        InteEttFormular: filen är ett annat dokument.
        OlasbarFil: formuläret gick inte att läsa.
    """
    utkast = utkast.utan_luckor()
    try:
        form = gjutform(mall, utkast)
    except MallFel as fel:
        return fel.problem
    return form.hinder + _andra_svar(utkast, form)


def _andra_svar(utkast: Utkast, form: Gjutform) -> list[str]:
    """Ger hindren i ett formulär som redan är ifyllt med andra svar."""
    return [
        f"{rutans_namn(ruta)}: fältet är redan ifyllt med «{kort(text)}». Använd ett tomt formulär som mall."
        for ruta, text in form.ifyllda
        if text and kanonisk(ruta.falt, text) != utkast[ruta.stig]
    ]


def _fyllningshinder(kontroll: Kontroll, text: str, bindningar: Bindningar) -> str:
    """Ger varför svaret inte kan stå i fältet, eller tomt. Bunden data skrivs."""
    if kontroll.saknar(text):
        return f"fältets lista har inte svaret «{text}». Använd ett oändrat formulär."
    post = kontroll.post(text)
    bunden_text = post[1] if post else text
    if kontroll.slag == "ofyllbar" or (kontroll.bunden and not bindningar.skriv(kontroll.egenskaper, bunden_text)):
        return "fältet är av ett slag som inte kan fyllas i härifrån. Använd programmets kopia av formuläret."
    return ""
