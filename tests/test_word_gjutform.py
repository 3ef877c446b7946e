"""Ett berett formulär används om och om igen: varje fyllning ska bli som om den vore den första."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from myndighetsformular import NIVAER, PROMPT, Formularfil

from redovisning.dokument.falt import Svarstyp, falten
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.grind import Filslag, Mottagen
from redovisning.paket import Paket
from redovisning.utkast import Utkast
from redovisning.word import gjutform
from redovisning.word.lasning import las_word
from redovisning.word.skrivning import fyll
from redovisning.word.vandring import T, text_i

BRODTEXT = "word/document.xml"


def mall(data: bytes) -> Mottagen:
    return Mottagen(Path("mall.docx"), Filslag.WORD, data)


def utkast(text: str, kontakter: int = 1, utom: str = "") -> Utkast:
    ut = Utkast(Redovisning2024)
    for falt in falten(Redovisning2024):
        for i in range(kontakter if falt.lista else 1):
            if falt.nyckel != utom:
                ut.satt(falt.stig(i), "ja" if falt.typ is Svarstyp.JA_NEJ else text)
    return ut


def las(data: bytes) -> Utkast:
    return las_word(Mottagen(Path("ut.docx"), Filslag.WORD, data))


def med_brodtext(data: bytes, andra) -> bytes:
    paket = Paket(data)
    return paket.med({BRODTEXT: andra(paket.las(BRODTEXT).decode()).encode()})


UTKAST = [
    utkast("Kort svar."),
    utkast("Ett stycke.\n\n- en punkt\n- en till\n\n1. först\n2. sedan", kontakter=3),
    utkast("Rad ett\nrad två", utom="vardformedling.medel"),
    Utkast(Redovisning2024),
    utkast("Tecken: <b> & ]]> \u2011 \u00ad\toch  flera blanka"),
]


@pytest.mark.parametrize("slag", ["rik", "text"])
@pytest.mark.parametrize("niva", NIVAER)
def test_ordningen_mellan_fyllningar_spelar_ingen_roll(niva: str, slag: str):
    data = Formularfil(niva, slag).bytes()
    gjutform._beredd.cache_clear()
    i_foljd = [fyll(u, mall(data)) for u in [*UTKAST, *reversed(UTKAST)]]
    for ordnade, nr in ((i_foljd[: len(UTKAST)], 1), (list(reversed(i_foljd[len(UTKAST) :])), 2)):
        for u, fick in zip(UTKAST, ordnade, strict=True):
            gjutform._beredd.cache_clear()
            assert fick == fyll(u, mall(data)), nr


def test_ett_stort_formular_bereds_for_varje_fyllning(monkeypatch: pytest.MonkeyPatch):
    data = Formularfil().bytes()
    fore = fyll(UTKAST[0], mall(data))
    gjutform._beredd.cache_clear()
    monkeypatch.setattr(gjutform, "_STORST", 10)
    assert fyll(UTKAST[0], mall(data)) == fore
    assert gjutform._beredd.cache_info().currsize == 0


@pytest.mark.parametrize("prefix", ["", "ns0:"])
def test_svaret_far_formularets_egna_prefix(prefix: str):
    def byt(text: str) -> str:
        text = re.sub(r"(</?)w:", rf"\1{prefix}", text).replace("xmlns:w=", f"xmlns:{prefix or 'w:'}"[:-1] + "=")
        namnrymd = re.search(r'xmlns:\w+="([^"]+/main)"', text)
        assert namnrymd
        if prefix:
            return text.replace(" w:", f" {prefix}")
        return text.replace("<document ", f'<document xmlns="{namnrymd[1]}" ')

    data = med_brodtext(Formularfil().bytes(), byt)
    for u in UTKAST[:3]:
        ut = fyll(u, mall(data))
        assert las(ut).texter() == u.texter()
        text = Paket(ut).las(BRODTEXT).decode()
        assert f"<{prefix}p>" in text
        assert "<w:p>" not in text
        assert text.count("xmlns") == Paket(data).las(BRODTEXT).decode().count("xmlns")


def test_en_kontroll_runt_flera_falts_celler_fylls_falt_for_falt():
    kontroll = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"

    def sla_ihop(text: str) -> str:
        return re.sub(
            r"<w:tr>(?!<w:tc>)((?:(?!</w:tr>).)*)</w:tr>",
            lambda m: (
                f"<w:tr>{kontroll}{re.sub('<w:sdt>.*?<w:sdtContent>|</w:sdtContent></w:sdt>', '', m[1])}"
                "</w:sdtContent></w:sdt></w:tr>"
            ),
            text,
        )

    data = med_brodtext(Formularfil("cell").bytes(), sla_ihop)
    assert Paket(data).las(BRODTEXT).count(kontroll.encode()) > 5
    for u in UTKAST:
        ut = fyll(u, mall(data))
        assert las(ut).texter() == u.texter()
    obesvarat = Paket(fyll(UTKAST[3], mall(data))).las(BRODTEXT).decode()
    assert obesvarat.count("showingPlcHdr") == Paket(data).las(BRODTEXT).decode().count("showingPlcHdr")


def test_ett_formular_med_egna_ledtexter_fylls():
    data = med_brodtext(Formularfil().bytes(), lambda text: text.replace(PROMPT, "Skriv regionens svar här."))
    u = utkast("Ett svar.")
    ut = fyll(u, mall(data))
    assert las(ut).texter() == u.texter()
    assert b"Skriv regionens svar" not in Paket(ut).las(BRODTEXT)


def test_styrtecken_skrivs_aldrig():
    u = utkast("svar\x01")
    with pytest.raises(ValueError, match="styrtecken"):
        fyll(u, mall(Formularfil().bytes()))


def test_texten_ar_densamma_med_kommentarer_och_svansar_i_xml():
    rot = etree.fromstring(
        f'<p xmlns="{T[1:-2]}"><r><t>ett</t> två<t>tr<!--k-->e</t></r><!--k--> fyra<?i?><t/><r><t>fem</t></r></p>'
    )
    for element in rot.iter(etree.Element):
        assert "".join(text_i(element)) == "".join(element.itertext(T))
