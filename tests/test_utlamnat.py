"""Minnet i en utlämnad fil: det visar vad som har ändrats, bär ingen text och överlever i varje slag av fil."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from mapprov import exempelutkast, kor
from strategier import utkast as slumpade

from redovisning import dela, las, resurser, skapa, skriv
from redovisning.dokument.falt import hitta_falt
from redovisning.grind import slapp_in
from redovisning.paket import Paket
from redovisning.utkast import nytt_utkast
from redovisning.utlamnat import avtryck, utlamnat
from redovisning.utlamning import lamna_ut
from redovisning.yamlfil.minnesrader import med_minnet
from redovisning.yamlfil.skrivning import yaml_text

pytestmark = pytest.mark.usefixtures("egen_mapp")
LANG = "Medlen har gått till två nya mottagningar i länet."


def hade(stig: str, text: str, utkast) -> bool | None:
    return utkast.utlamnat.hade(utkast.dokument, hitta_falt(utkast.dokument, stig), text)


def med(**svar: str):
    utkast = nytt_utkast(2024)
    for namn, text in svar.items():
        utkast.satt(namn.replace("__", "."), text)
    return utkast


# --- vad minnet säger och inte säger -----------------------------------------------------------------------------


def test_minnet_kanner_igen_svaret_som_det_var_och_inget_annat():
    utkast = med(bup__medel=LANG, generellt__vardplatser="nej")
    lamna_ut(utkast)
    assert hade("bup.medel", LANG, utkast) is True
    assert hade("bup.medel", LANG + " Och en till.", utkast) is False
    assert hade("generellt.vardplatser", "nej", utkast) is True
    assert hade("generellt.vardplatser", "ja", utkast) is False
    assert hade("bup.resultat", LANG, utkast) is False


def test_samma_text_pa_tva_fragor_ger_olika_avtryck():
    utkast = med(bup__medel=LANG, bup__resultat=LANG)
    tryck = utlamnat(utkast.dokument, utkast.texter()).svar
    assert tryck["bup.medel"] != tryck["bup.resultat"]


@pytest.mark.parametrize(
    ("stig", "text"),
    [
        ("kontaktpersoner[0].namn", "Kim Exempelsson som svarar på alla frågor om redovisningen"),
        ("kontaktpersoner[0].telefon", "070-1740605"),
        ("kontaktpersoner[0].epost", "kim@example.se"),
        ("kontaktpersoner[0].kommentar", "Kim Exempelsson, 070-1740605"),
        ("bup.medel", "ett.mycket.langt.namn.pa.en.person@example.se"),
        ("region", "Region Exempel"),
    ],
)
def test_det_som_gar_att_gissa_lamnar_inget_avtryck_men_att_nagot_stod_dar_syns(stig, text):
    """Annars gick ett borttaget telefonnummer att räkna fram ur filen: en dator hinner pröva alla nummer som finns."""
    utkast = nytt_utkast(2024)
    utkast.satt(stig, text)
    lamna_ut(utkast)
    falt = hitta_falt(utkast.dokument, stig)
    assert avtryck(utkast.dokument, falt, text) == ""
    assert hade(stig, text, utkast) is None
    assert utkast.utlamnat.antal(falt) == 1


def test_i_en_lista_far_posten_ha_bytt_plats():
    lang = "Nås säkrast på förmiddagarna, aldrig på fredagar."
    utkast = nytt_utkast(2024)
    utkast.satt("kontaktpersoner[1].kommentar", lang)
    utkast.satt("kontaktpersoner[0].namn", "Kim")
    lamna_ut(utkast)
    assert hade("kontaktpersoner[0].kommentar", lang, utkast) is True
    assert utkast.utlamnat.antal_poster("kontaktpersoner") == 2


def test_en_ledtext_minns_som_inget_svar():
    utkast = med(bup__medel="Klicka eller tryck här för att ange text.")
    lamna_ut(utkast)
    assert utkast.utlamnat.svar == {}


# --- i filerna ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("som", ["xlsx", "docx", "yaml"])
def test_en_del_minns_vad_den_hade_i_alla_slag(som):
    skriv(exempelutkast(), "hela.yaml")
    (fil,) = dela("hela.yaml", ["3.7"], "ut", som=som).filer
    del_ = las(fil)
    assert {stig for stig in del_.utlamnat.svar if stig != "region"} == {s for s in del_.texter() if s != "region"}
    assert all(hade(stig, text, del_) for stig, text in del_.texter().items() if stig != "region")


@settings(max_examples=8, deadline=None)
@given(slumpade())
def test_minnet_ar_detsamma_genom_word_excel_och_yaml(utkast):
    utkast.omfattar = frozenset({"", "bup", "generellt"})
    utkast.svar = {s: svar for s, svar in utkast.svar.items() if utkast.ingar(hitta_falt(utkast.dokument, s))}
    lamna_ut(utkast)
    for namn in ("del.docx", "del.xlsx", "del.yaml"):
        Path(namn).unlink(missing_ok=True)
        assert las(skriv(utkast, namn)).utlamnat == utkast.utlamnat


def test_samma_svar_ger_samma_byte():
    skriv(exempelutkast(), "hela.yaml")
    for som in ("xlsx", "docx", "yaml"):
        filerna = [dela("hela.yaml", ["3.7"], mapp, som=som).filer[0].read_bytes() for mapp in ("a", "b")]
        assert filerna[0] == filerna[1]


def test_leveransen_minns_och_byggs_om_utan_fraga_nar_ingen_har_rort_den(exempel):
    fil = skapa(exempel).filer[0]
    assert las(fil).utlamnat.svar.keys() == las(exempel / "redovisning.yaml").texter().keys()
    text = (exempel / "redovisning.yaml").read_text("utf-8")
    (exempel / "redovisning.yaml").write_text(text.replace("vårdplatser", "vårdplatserna"), "utf-8")
    igen = las(skapa(exempel).filer[0])
    assert "vårdplatserna" in " ".join(igen.texter().values())
    assert not [s for s, t in igen.texter().items() if hade(s, t, igen) is False]


def test_regionens_eget_utkast_ar_aldrig_utlamnat(exempel):
    Path("annan").mkdir()
    assert kor("omvandla", exempel / "redovisning.yaml", "annan/redovisning.xlsx") == 0
    assert las("annan/redovisning.xlsx").utlamnat is None


def test_en_fil_utan_minne_gar_att_lasa_som_forut():
    assert las(resurser.mall("2024", "redovisning.docx")).utlamnat is None
    skriv(exempelutkast(), "hela.docx")
    assert las("hela.docx").utlamnat is None


def test_en_utlamnad_fil_som_omvandlas_behaller_minnet_av_hur_den_var(capsys):
    """Annars såg ändringen i den ut som om den alltid hade stått där, och försvann när filerna slogs ihop."""
    skriv(med(bup__medel=LANG), "hela.yaml")
    (fil,) = dela("hela.yaml", ["3.7"], "ut").filer
    andrad = las(fil)
    andrad.satt("bup.medel", "Något helt annat än det som stod här från början.")
    skriv(andrad, "andrad.docx")
    assert kor("omvandla", "andrad.docx", "andrad.yaml") == kor("omvandla", "andrad.yaml", "andrad.xlsx") == 0
    assert hade("bup.medel", LANG, las("andrad.xlsx")) is True
    assert hade("bup.medel", andrad["bup.medel"], las("andrad.xlsx")) is False


def test_minnet_kan_inte_lasas_som_svar_i_xml():
    skriv(med(bup__medel=LANG), "hela.yaml")
    (fil,) = dela("hela.yaml", ["3.7"], "ut", som="docx").filer
    paket = slapp_in(fil).paket()
    assert isinstance(paket, Paket)
    (market,) = (paket.las(n).decode() for n in paket.namn if n == "customXml/item1.xml")
    assert "mottagningar" not in market
    assert 'falt="bup.medel" avtryck="' in market


# --- raderna i YAML -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("radslut", ["\n", "\r\n"])
def test_minnesraderna_byts_nar_delen_lamnas_ut_pa_nytt(radslut):
    utkast = med(bup__medel=LANG)
    utkast.omfattar = frozenset({"bup"})
    lamna_ut(utkast)
    data = yaml_text(utkast).replace("\n", radslut).encode()
    assert med_minnet(data, utkast) == data
    nytt = med(bup__medel=LANG + " Nu tre.")
    nytt.omfattar = utkast.omfattar
    lamna_ut(nytt)
    bytt = med_minnet(data, nytt)
    assert med_minnet(bytt, utkast) == data
    utan = med_minnet(bytt, med())
    assert b"utl\xc3\xa4mnat" not in utan
    assert utan.endswith(radslut.encode())


def test_en_del_i_yaml_som_delas_ut_igen_minns_det_nya_och_behaller_kommentarerna():
    skriv(med(bup__medel=LANG), "hela.yaml")
    (fil,) = dela("hela.yaml", ["3.7"], "ut", som="yaml").filer
    fil.write_text(fil.read_text("utf-8").replace("bup:\n", "bup:\n  # Kim kollar\n"), "utf-8")
    skriv(med(bup__medel=LANG + " Nu tre."), "hela.yaml", ersatt=True)
    (igen,) = dela("hela.yaml", ["3.7"], "ut", som="yaml", ersatt=True).filer
    assert hade("bup.medel", LANG + " Nu tre.", las(igen)) is True
    assert "# Kim kollar" in igen.read_text("utf-8")


def test_en_trasig_minnesrad_raknas_inte():
    utkast = med(bup__medel=LANG)
    utkast.omfattar = frozenset({"bup"})
    lamna_ut(utkast)
    Path("del.yaml").write_text(yaml_text(utkast).replace("# utlämnat: bup.medel ", "# utlämnat: bup.medel x"), "utf-8")
    assert las("del.yaml").utlamnat.svar == {}
