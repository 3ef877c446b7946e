"""Fyller ett formulär i Word: myndighetens fil eller vår egen kopia. Bara svaren ändras.

Allt prövas innan något skrivs: varje fråga ska finnas exakt en gång och fälten ska vara tomma. Passar något inte
namnges det, och ingen fil blir till.
"""

from __future__ import annotations

import zlib

from lxml.etree import _Element

from redovisning.anmarkning import kort
from redovisning.dokument.falt import falten, kanonisk
from redovisning.fel import MallFel
from redovisning.grind import Mottagen
from redovisning.utkast import Utkast
from redovisning.word import kontrollmarke
from redovisning.word.bindning import Bindningar
from redovisning.word.delar import Worddelar
from redovisning.word.karta import Karta, Ruta, celltext, kartlagg
from redovisning.word.kontroller import Formgivare, hitta_kontroll, listpost, saknas_i_listan, skriv_svar
from redovisning.word.lasning import inget_formular, narmaste, textlasare, titelns_ar
from redovisning.word.ledtexter import visar_inget
from redovisning.word.numrering import Numrering
from redovisning.word.pakettillagg import Tillagg
from redovisning.word.rader import Postrader
from redovisning.xmltolk import skriv_xml


def fyll(utkast: Utkast, mall: Mottagen) -> bytes:
    """Ger formuläret med utkastets svar. Obesvarade fält behåller sin ledtext.

    Raises:
        InteEttFormular: filen är ett annat dokument.
        MallFel: en fråga saknas, står två gånger eller är redan besvarad, eller formuläret är ett annat års.
        OlasbarFil: formuläret gick inte att läsa.
    """
    utkast = utkast.utan_luckor()
    delar = Worddelar(mall)
    delar.paket.prova()
    levande = delar.hall_vid_liv()
    karta = kartlagg(delar.kropp, utkast.dokument)
    if not karta.fragor:
        raise inget_formular(delar)
    problem = _passar(utkast, karta, delar)
    if problem:
        raise MallFel(mall.sokvag.name, problem)
    rutor = _rutor(utkast, karta, delar.rot)
    numrering = Numrering(delar.numrering())
    bindningar = Bindningar(delar)
    formgivare = Formgivare(delar.liststil)
    redan = {r.stig: r.cell for r in karta.rutor if not visar_inget(celltext(r.cell))}
    for stig, text in utkast.texter().items():
        if stig in redan:
            continue
        kontroll = hitta_kontroll(rutor[stig])
        post = listpost(kontroll, text)
        if saknas_i_listan(kontroll, text):
            problem.append(
                f"{_namn(rutor[stig])}: fältets lista har inte svaret «{text}». Använd ett oändrat formulär."
            )
            continue
        if kontroll.slag == "ofyllbar" or not bindningar.skriv(kontroll.egenskaper, post[1] if post else text):
            problem.append(
                f"{_namn(rutor[stig])}: fältet är av ett slag som inte kan fyllas i härifrån. Använd programmets "
                f"kopia av formuläret."
            )
            continue
        skriv_svar(kontroll, text, numrering, formgivare.form(kontroll))
    if problem:
        raise MallFel(mall.sokvag.name, problem)
    del levande
    return _paketera(utkast, delar, numrering, bindningar)


def _passar(utkast: Utkast, karta: Karta, delar: Worddelar) -> list[str]:
    """Ger hindren, ett per fråga, alla på en gång."""
    ar = titelns_ar(delar.kropp)
    if ar is not None and ar != utkast.dokument.ar:
        return [f"formuläret är för {ar} men svaren är för {utkast.dokument.ar}. Använd rätt års formulär."]
    problem = []
    lika = [celltext(e) for _, e in karta.utanfor]
    med_cell = {r.falt.nyckel for r in karta.rutor}
    for falt in falten(utkast.dokument):
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
        problem.append(f"{_namn(ruta)}: svarscellen är sammanslagen med den för {fragor}. Använd ett oändrat formulär.")
    return problem + _redan_ifyllda(utkast, karta, delar)


def _redan_ifyllda(utkast: Utkast, karta: Karta, delar: Worddelar) -> list[str]:
    lasare = textlasare(delar)
    problem = []
    for ruta in karta.rutor:
        if visar_inget(celltext(ruta.cell)):
            continue
        text, _ = lasare.cell(ruta.cell)
        if not text:
            continue
        if kanonisk(ruta.falt, text) != utkast[ruta.stig]:
            problem.append(
                f"{_namn(ruta)}: fältet är redan ifyllt med «{kort(text)}». Använd ett tomt formulär som mall."
            )
    return problem


def _namn(ruta: Ruta) -> str:
    return f"{ruta.falt.avsnitt.namn} «{kort(ruta.falt.fraga.text, 70)}»"


def _rutor(utkast: Utkast, karta: Karta, rot: _Element) -> dict[str, Ruta]:
    """Ger rutan för varje väg, med nya rader för poster som inte får plats."""
    rutor = karta.rutor
    for lista in {f.lista for f in falten(utkast.dokument) if f.lista}:
        egna = [r for r in rutor if r.falt.lista == lista]
        ovriga = [r for r in rutor if r.falt.lista != lista]
        rutor = [*ovriga, *Postrader(lista, egna).utoka(utkast.antal_poster(lista), rot)]
    ut: dict[str, Ruta] = {}
    for ruta in rutor:
        ut.setdefault(ruta.stig, ruta)
    return ut


def _paketera(utkast: Utkast, delar: Worddelar, numrering: Numrering, bindningar: Bindningar) -> bytes:
    tillagg = Tillagg(delar)
    andrade = {delar.huvuddel: skriv_xml(delar.rot)}
    andrade |= {namn: skriv_xml(rot) for namn, rot in bindningar.andrade.items()}
    if numrering.andrad and numrering.rot is not None:
        tillagg.satt_numrering(skriv_xml(numrering.rot))
    eget = kontrollmarke.delnamn(delar.paket)
    tillagg.gor_till_dokument()
    tillagg.relation(kontrollmarke.RELATION, eget)
    bidelar = {n: d for n, d in kontrollmarke.bidelar(eget).items() if n not in delar.paket}
    for namn in bidelar:
        if not namn.endswith(".rels"):
            tillagg.innehallstyp(namn, kontrollmarke.EGENSKAPSTYP)
    andrade |= tillagg.andrade()
    nya = tillagg.nya() | bidelar
    summor = delar.paket.summor() | {n: (zlib.crc32(d), len(d)) for n, d in {**andrade, **nya}.items()}
    marke = kontrollmarke.marke(summor, eget, utkast.dokument.ar)
    if eget in delar.paket:
        andrade[eget] = marke
    else:
        nya[eget] = marke
    return delar.paket.med(andrade, nya)
