"""Reglerna om obesvarade frågor, ja och nej, ledtexter och text utanför fälten."""

from __future__ import annotations

import pytest
from regelfall import funna, helt_utkast, koder

from redovisning.anmarkning import Niva
from redovisning.dokument.falt import Krav, falten
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.granskning import granska
from redovisning.granskning.ledtexter import LEDTEXTER, ar_ledtext, ledtext_i
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.plats import Formularplats, Textplats
from redovisning.utkast import Svar, Utkast, nytt_utkast

# --- obesvarade frågor ------------------------------------------------------------------------------------------


def test_ett_tomt_utkast_ger_en_anmarkning_per_obligatorisk_fraga():
    saknade = [a.falt for a in granska(nytt_utkast(2024)).anmarkningar if a.kod == "OB01"]
    assert saknade == [f.stig() for f in falten(Redovisning2024) if f.krav is Krav.JA]


def test_ett_helt_avsnitt_som_saknas_ger_en_anmarkning_per_fraga():
    utkast = helt_utkast()
    for stig in [s for s in utkast.svar if s.startswith("vardplatser.")]:
        utkast.satt(stig, "")
    anm = granska(utkast).anmarkningar
    assert [a.falt for a in anm if a.kod == "OB01"] == [
        "vardplatser.medel",
        "vardplatser.disponibla_vardplatser",
        "vardplatser.resursallokering",
    ]
    assert [a.falt for a in anm if a.kod == "OB02"] == ["vardplatser.resultat"]


@pytest.mark.parametrize(
    ("stig", "gor"),
    [
        ("region", "Skriv regionens namn."),
        ("kontaktpersoner[0].epost", "Fyll i uppgiften."),
        ("generellt.vardplatser", "Svara ja eller nej."),
        ("bup.medel", "Skriv ett svar, eller hänvisa till redovisningen för 2023 om samma fråga fanns då."),
    ],
)
def test_meddelandet_sager_vad_som_ska_skrivas(stig, gor):
    (a,) = funna("OB01", {stig: ""})
    assert (a.falt, a.niva) == (stig, Niva.FEL)
    assert a.meddelande == f"svar saknas, och frågan måste besvaras. {gor}"


def test_en_andra_kontaktperson_behover_alla_uppgifter_forst_nar_nagot_star_dar():
    assert not funna("OB01", {"kontaktpersoner[1].namn": ""})
    saknade = [a.falt for a in funna("OB01", {"kontaktpersoner[1].namn": "Robin Exempelsson"})]
    assert saknade == ["kontaktpersoner[1].telefon", "kontaktpersoner[1].epost"]


def test_en_tom_forsta_rad_racker_inte_som_skal_nar_en_annan_kontaktperson_finns():
    utkast = helt_utkast({"kontaktpersoner[1]": {"namn": "A", "telefon": "070-1740606", "epost": "a@example.se"}})
    for namn in ("namn", "telefon", "epost"):
        utkast.satt(f"kontaktpersoner[0].{namn}", "", Textplats(4, 1))
    assert "OB01" not in koder(utkast)


def test_ett_svar_som_lasaren_redan_gett_fel_saknas_inte_ocksa():
    utkast = helt_utkast({"bup.medel": "", "bup.resultat": ""})
    utkast.anmarkningar.append(anmark("JN01", utkast, "bup.medel", svar="x", flytta=""))
    utkast.anmarkningar.append(anmark("RE03", utkast, "bup.resultat"))
    anm = granska(utkast).anmarkningar
    assert [a.kod for a in anm if a.falt == "bup.medel"] == ["JN01"]
    assert "OB02" in {a.kod for a in anm if a.falt == "bup.resultat"}


def test_resultatrutan_i_handlingsplanen_far_vara_tom():
    assert koder(helt_utkast({"handlingsplan.resultat": ""})) == set()


# --- ja och nej -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("svar", ["kanske", "Ja/nej", "no", "true", "x", "jag vet inte", "nejdå", "{svar}"])
def test_ett_svar_som_inte_ar_ja_eller_nej(svar):
    (a,) = funna("JN01", {"vantetidsdata.svarsfrekvens_95": svar})
    assert a.meddelande == f"svaret är «{svar}». Svara ja eller nej."
    assert a.niva is Niva.FEL


@pytest.mark.parametrize("svar", ["Ja, delvis", "nej - från oktober", "Ja (två av tre)", "JA delvis", "nej: se nedan"])
def test_en_forklaring_efter_svaret_ska_flyttas_till_kommentaren(svar):
    (a,) = funna("JN01", {"generellt.vardplatser": svar})
    assert a.meddelande == (
        f"svaret är «{svar}». Svara ja eller nej, och flytta förklaringen till «Ev. kommentar» (generellt.kommentar)."
    )


def test_ett_osynligt_tecken_i_svaret_syns_i_meddelandet():
    (a,) = funna("JN01", {"generellt.vardplatser": "ja\u200b"})
    assert "«ja[U+200B]»" in a.meddelande


@pytest.mark.parametrize("svar", ["ja", "Nej", " NEJ. ", "ja "])
def test_ja_och_nej_godtas_hur_de_an_skrivs(svar):
    assert not funna("JN01", {"generellt.vardplatser": svar})


def test_ett_avsnitt_utan_kommentarsfalt_hanvisar_till_ett_textfalt(monkeypatch):
    utkast = helt_utkast({"generellt.vardplatser": "Ja, delvis"})
    utan = [(stig, f) for stig, f in utkast.vagar() if stig != "generellt.kommentar"]
    monkeypatch.setattr(Utkast, "vagar", lambda _: iter(utan))
    (a,) = [a for a in granska(utkast).anmarkningar if a.kod == "JN01"]
    assert a.meddelande.endswith("och flytta förklaringen till ett textfält i samma avsnitt.")


# --- ledtexter --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ledtext", LEDTEXTER)
def test_en_ledtext_som_enda_svar_raknas_som_tomt(ledtext):
    anm = granska(helt_utkast({"bup.medel": ledtext})).anmarkningar
    assert {a.kod for a in anm if a.falt == "bup.medel"} == {"OB01", "PR01"}


@pytest.mark.parametrize("ledtext", ["VÄLJ ETT OBJEKT", " Välj  ett\xa0objekt. ", "Välj ett objekt.\u200b"])
def test_en_ledtext_kanns_igen_oavsett_blanktecken_och_skiftlage(ledtext):
    anm = granska(helt_utkast({"generellt.vardplatser": ledtext})).anmarkningar
    assert {a.kod for a in anm if a.falt == "generellt.vardplatser"} >= {"OB01", "PR01"}
    assert "JN01" not in {a.kod for a in anm}


@pytest.mark.parametrize(
    "text", ["Välj ett objekt i listan, sa de.", "Klicka på tiden.", "Det går att välja ett objekt."]
)
def test_vanlig_text_ar_ingen_ledtext(text):
    assert not ar_ledtext(text)
    assert ledtext_i(text) is None


def test_en_ledtext_inne_i_ett_svar_citeras():
    (a,) = funna("PR01", {"bup.medel": "Ett team.\n\nKlicka eller tryck\xa0här för att ange text. Och mer."})
    assert a.meddelande == (
        "ledtexten «Klicka eller tryck här för att ange text.» står kvar inne i svaret. Ta bort den."
    )


# --- text utanför fälten ----------------------------------------------------------------------------------------


def test_text_utanfor_falten_namns_med_sina_ord_och_sitt_avsnitt():
    utkast = helt_utkast()
    utkast.utanfor += [
        Svar("Vi har också öppnat en avdelning.\n" + "mer text " * 50, Formularplats("3.2")),
        Svar("Lös rad", Textplats(3, 1)),
        Svar("Missiv", Formularplats("")),
    ]
    forsta, tredje, andra = [a for a in granska(utkast).anmarkningar if a.kod.startswith("UT")]
    assert (forsta.kod, forsta.plats) == ("UT01", Formularplats("3.2"))
    assert forsta.meddelande.startswith("text står utanför de blå fälten i 3.2: «Vi har också öppnat")
    assert len(forsta.meddelande) < 300
    assert (andra.kod, andra.plats) == ("UT01", Textplats(3, 1))
    assert "de blå fälten: «Lös rad»" in andra.meddelande
    assert (tredje.kod, tredje.niva) == ("UT02", Niva.RAD)


# --- uppräkningar i meddelanden ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delar", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c"), ("abcde", "a, b, c och 2 till")],
)
def test_en_upprakning_visar_hogst_tre(delar, text):
    assert rakna_upp(delar) == text
