"""En del av ett dokument: hur avsnitten sägs, hur den överlever i varje medium, och att den inte tas för det hela."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mapprov import exempelutkast
from provplan import Provplan, provplan

from redovisning import OfullstandigtUtkast, granska, las, skriv
from redovisning.bidrag.uppdelning import del_av
from redovisning.dokument import FORMULAR
from redovisning.fel import Anvandningsfel
from redovisning.omfattning import hitta_avsnitt, omfattade_delar, tolka_avsnitt
from redovisning.paket import Paket
from redovisning.utkast import Utkast
from redovisning.yamlfil.lasning import las_data
from redovisning.yamlfil.skrivning import yaml_text

F2024 = FORMULAR[2024]
MEDIER = [".yaml", ".docx", ".xlsx"]


def delen(*nycklar: str) -> Utkast:
    return del_av(exempelutkast(), nycklar)


# --- avsnitten ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("skrivet", "nycklar"),
    [
        ("3.3", ("kompetensforsorjning",)),
        (" 3.3. ", ("kompetensforsorjning",)),
        ("bup", ("bup",)),
        ("barn- och  ungdomspsykiatri", ("bup",)),
        ("3.7 Barn- och ungdomspsykiatri", ("bup",)),
        ("Kontaktuppgifter", ("",)),
        ("3.7,3.1", ("vardformedling", "bup")),
        ("Vårdplatser, överbeläggningar och utlokaliseringar, 3.1", ("vardformedling", "vardplatser")),
        (
            "3.4 Förvaltning av register, modeller för datainsamling, dess data och informationsinnehåll",
            ("vantetidsdata",),
        ),
        ("Generellt,,3.3,", ("generellt", "kompetensforsorjning")),
    ],
)
def test_ett_avsnitt_sags_med_nummer_rubrik_eller_nyckel(skrivet, nycklar):
    assert tolka_avsnitt(F2024, skrivet) == nycklar


@pytest.mark.parametrize(
    ("skrivet", "mening"),
    [
        ("3.9", "avsnittet «3.9» finns inte. Avsnitten är Kontaktuppgifter, Generellt, 3.1"),
        ("3.3, generelt", "avsnittet «generelt» finns inte. Menade du Generellt?"),
        ("", "finns inte. Avsnitten är"),
        (" , ", "finns inte. Avsnitten är"),
    ],
)
def test_ett_okant_avsnitt_ger_det_narmaste_eller_alla(skrivet, mening):
    with pytest.raises(Anvandningsfel) as fel:
        tolka_avsnitt(F2024, skrivet)
    assert mening in str(fel.value)


def test_tomt_ar_inget_avsnitt():
    assert hitta_avsnitt(F2024, " . ") is None


def test_en_del_har_sina_avsnitts_fragor_och_regionen():
    nycklar = [f.nyckel for _, tabeller in omfattade_delar(delen("bup")) for _, fs in tabeller for f in fs]
    assert nycklar == ["region", "bup.medel", "bup.resultat"]
    rubriker = [d for d, _ in omfattade_delar(delen("bup"))]
    assert (rubriker[0].rubrik, rubriker[0].avslut, rubriker[0].ingress) == ("Kontaktuppgifter", "", "")
    assert rubriker[1].avslut


def test_delen_tar_med_svaren_och_vem_som_svarar_och_det_som_ska_ses_over():
    hela = exempelutkast()
    hela.besvaras_av = {"bup": "Kim", "generellt": "Alva"}
    hela.att_granska = {"bup.medel": "från 2023, granska", "generellt.kommentar": "från 2023, granska"}
    ut = del_av(hela, ("bup",))
    assert ut.texter() == {s: t for s, t in hela.texter().items() if s == "region" or s.startswith("bup.")}
    assert set(ut.svar) == set(ut.texter())
    assert ut.besvaras_av == {"bup": "Kim"}
    assert ut.att_granska == {"bup.medel": "från 2023, granska"}


# --- medierna -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("andelse", MEDIER)
@pytest.mark.parametrize("nycklar", [("kompetensforsorjning",), ("", "generellt", "bup")])
def test_en_del_overlever_i_varje_medium(tmp_path, andelse, nycklar):
    ut = delen(*nycklar)
    tillbaka = las(skriv(ut, tmp_path / f"del{andelse}"))
    assert tillbaka == ut
    assert tillbaka.omfattar == frozenset(nycklar)
    assert (tillbaka.anmarkningar, tillbaka.utanfor, tillbaka.vid_sidan) == ([], [], [])


@pytest.mark.parametrize("andelse", MEDIER)
def test_en_tom_del_overlever_i_varje_medium(tmp_path, andelse):
    ut = Utkast(F2024)
    ut.omfattar = frozenset({"innovation"})
    tillbaka = las(skriv(ut, tmp_path / f"del{andelse}"))
    assert (tillbaka.texter(), tillbaka.omfattar, tillbaka.anmarkningar) == ({}, ut.omfattar, [])


@pytest.mark.parametrize("andelse", MEDIER)
def test_samma_del_ger_samma_byte(tmp_path, andelse):
    a, b = (skriv(delen("bup"), tmp_path / f"{n}{andelse}") for n in "ab")
    assert a.read_bytes() == b.read_bytes()


def test_en_del_av_ett_annat_dokument_i_yaml():
    ut = del_av(provplan(), ("insatser",))
    text = yaml_text(ut)
    assert text.startswith("# del: 2\n")
    assert "slutord" not in text


def test_en_del_kan_inte_bli_json_eller_fylla_ett_helt_formular(tmp_path):
    with pytest.raises(Anvandningsfel, match=r"JSON-fil kan inte säga vilka avsnitt.*slaihop"):
        skriv(delen("bup"), tmp_path / "del.json")
    with pytest.raises(Anvandningsfel, match=r"helt formulär \(mall.docx\) kan inte fyllas"):
        skriv(delen("bup"), tmp_path / "del.docx", "mall.docx")
    assert not list(tmp_path.iterdir())


def test_ett_avsnitt_som_nagon_sjalv_lagt_till_i_en_del_raknas_med():
    text = yaml_text(delen("bup")) + "\ninnovation:\n  medel: Också det här.\n"
    utkast = las_data(text.encode())
    assert utkast.omfattar == {"bup", "innovation"}
    assert utkast.texter()["innovation.medel"] == "Också det här."


@pytest.mark.parametrize("rad", ["# del: 3.33", "#DEL :bup, okänt", "# del: hela"])
def test_en_rad_om_delen_som_inte_gar_att_forsta_namns_och_filen_lases_som_hela(rad):
    text = yaml_text(delen("bup")).replace("# del: 3.7", rad)
    utkast = las_data(text.encode(), Path("del.yaml"))
    (anmarkning,) = utkast.anmarkningar
    assert utkast.omfattar is None
    assert anmarkning.kod == "DE03"
    assert str(anmarkning).startswith("del.yaml:1:1 varning DE03: filen säger att den är en del med «")
    assert "DE01" not in {a.kod for a in granska(utkast).anmarkningar}


@pytest.mark.parametrize("fore", ["formular: 2024\n", "region: |\n"])
def test_raden_om_delen_galler_bara_bland_kommentarerna_overst(fore):
    assert las_data(f"{fore}# del: 3.7\n".encode()).omfattar is None


@pytest.mark.parametrize(("byte", "kod"), [("3.33", "DE03"), ("3.7 och så vidare", "DE03")])
def test_en_andrad_rad_om_delen_i_word_namns(tmp_path, byte, kod):
    fil = skriv(delen("bup"), tmp_path / "del.docx")
    paket = Paket(fil.read_bytes())
    andrad = paket.las(paket.huvuddel).replace(b"omfattar: 3.7", f"omfattar: {byte}".encode())
    fil.write_bytes(paket.med({paket.huvuddel: andrad}))
    utkast = las(fil)
    assert utkast.omfattar is None
    assert kod in {a.kod for a in utkast.anmarkningar}
    assert [svar.text for svar in utkast.utanfor] == [f"Delen omfattar: {byte}"]
    assert "WO09" in {a.kod for a in utkast.anmarkningar}


def test_word_delen_har_bara_sina_rubriker_och_ingen_anvisning_om_att_skicka_in(tmp_path):
    paket = Paket(skriv(delen("bup"), tmp_path / "del.docx").read_bytes())
    text = re.sub(r"<[^>]+>", " ", paket.las(paket.huvuddel).decode())
    assert "Barn- och ungdomspsykiatri" in text
    assert "skicka tillbaka filen till den som gav dig den" in text
    assert not re.search("Kompetensförsörjning|senast den|punktlistan ovan|Kontaktperson", text)


# --- granskningen -------------------------------------------------------------------------------------------------


def test_granskningen_av_en_del_talar_bara_om_dess_fragor():
    ut = Utkast(F2024)
    ut.satt("region", "Region Halland")
    ut.omfattar = frozenset({"bup"})
    rapport = granska(ut)
    assert [(a.kod, a.falt) for a in rapport.anmarkningar] == [
        ("OB01", "bup.medel"),
        ("OB02", "bup.resultat"),
        ("DE01", None),
    ]
    (rad,) = rapport.rad
    assert rad.meddelande == "filen är en del av dokumentet: 3.7. De andra avsnitten granskas inte här."


@pytest.mark.parametrize("nycklar", [(n,) for n in ("", "generellt", "vantetidsdata", "handlingsplan")])
def test_varje_del_av_exemplet_gar_att_granska(nycklar):
    assert {a.kod for a in granska(delen(*nycklar)).anmarkningar} == {"DE01", "RE03"}


def test_en_hel_del_ar_anda_ingen_hel_modell():
    ut = delen("bup")
    assert granska(ut).komplett
    with pytest.raises(OfullstandigtUtkast) as fel:
        ut.modell()
    (felet,) = fel.value.rapport.fel
    assert felet.kod == "DE02"
    assert "bara en del av dokumentet: 3.7" in felet.meddelande


def test_en_hel_modell_av_ett_helt_dokument_har_inget_fel_om_delar():
    assert type(exempelutkast().modell()) is F2024.klass
    assert isinstance(provplan().modell(), Provplan)
