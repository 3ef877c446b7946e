"""Läsa och skriva filer: samma svar genom alla medier, och inget halvt eller tappat när något inte går."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from mapprov import exempelutkast, innehall, kor
from myndighetsformular import Formularfil, stycke
from paketbygge import bokdelar
from regelfall import helt_utkast

from redovisning import (
    Anvandningsfel,
    InteEttFormular,
    MalfilAndrad,
    MallFel,
    OlasbarFil,
    SkrivFel,
    TextKanInteBaras,
    granska,
    las,
    nytt_utkast,
    resurser,
    skriv,
)
from redovisning.fritext import dela
from redovisning.granskning.meddelanden import KATALOG, anmark
from redovisning.paket import Paket, packa
from redovisning.utkast import Utkast


@pytest.fixture
def exempel() -> Utkast:
    """Ger exemplets utkast."""
    return exempelutkast()


# --- exemplet -------------------------------------------------------------------------------------------------------


def test_exemplet_besvarar_varje_fraga_utan_fel_och_varningar(exempel):
    rapport = granska(exempel)
    assert [str(a) for a in (*rapport.fel, *rapport.varningar)] == []
    assert [stig for stig, _ in exempel.vagar() if exempel[stig] is None] == []
    assert exempel.antal_poster("kontaktpersoner") == 2


def test_exemplet_har_bade_punktlistor_och_en_numrerad_lista(exempel):
    slag = {block.slag for text in exempel.texter().values() for block in dela(text)}
    assert slag == {"stycke", "punkt", "nummer"}


# --- skriv ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("andelse", [".yaml", ".yml", ".json", ".docx", ".DOCX", ".xlsx"])
def test_alla_svar_kommer_tillbaka_ur_varje_slags_fil(exempel, tmp_path, andelse):
    vag = skriv(exempel, tmp_path / f"ut{andelse}")
    assert vag == tmp_path / f"ut{andelse}"
    assert las(vag).texter() == exempel.texter()


@pytest.mark.parametrize("namn", ["ut.xls", "ut.pdf", "ut.odt", "ut", "ut.docx.txt"])
def test_andra_andelser_namner_dem_som_finns(exempel, tmp_path, namn):
    with pytest.raises(Anvandningsfel, match=r"\.docx.*\.yaml.*\.json"):
        skriv(exempel, tmp_path / namn)
    assert innehall(tmp_path) == {}


def test_en_mall_till_nagot_annat_an_word_vagras(exempel, tmp_path):
    with pytest.raises(Anvandningsfel, match=r"\.docx"):
        skriv(exempel, tmp_path / "ut.yaml", mall=resurser.mall("2024", "redovisning.docx"))
    assert innehall(tmp_path) == {}


def test_text_som_inte_foljer_med_stoppar_skrivningen(exempel, tmp_path):
    kod = next(m.kod for m in KATALOG.values() if m.hindrar)
    varden = dict.fromkeys(("rad", "kolumn", "nyckel", "ord", "citat", "forslag", "annan", "var", "antal", "svar"), "1")
    exempel.anmarkningar.append(anmark(kod, exempel, "bup.medel", **{**varden, **KATALOG[kod].exempel}))
    with pytest.raises(TextKanInteBaras, match=kod) as fel:
        skriv(exempel, tmp_path / "ut.docx")
    assert fel.value.anmarkningar == exempel.anmarkningar
    assert innehall(tmp_path) == {}


def test_styrtecken_som_word_inte_kan_bara_namns_med_fraga_och_kod(exempel, tmp_path):
    exempel.satt("bup.medel", "Medlen\x01 har använts")
    with pytest.raises(SkrivFel, match=r"3\.7 «Hur har 2024 års medel.*» \(bup\.medel\): U\+0001"):
        skriv(exempel, tmp_path / "ut.docx")
    assert innehall(tmp_path) == {}


@pytest.mark.parametrize("andelse", [".yaml", ".json"])
def test_styrtecken_gar_att_bara_i_text(exempel, tmp_path, andelse):
    exempel.satt("bup.medel", "Medlen\x01 har använts")
    assert las(skriv(exempel, tmp_path / f"ut{andelse}"))["bup.medel"] == "Medlen\x01 har använts"


def test_en_skrivare_som_tappar_ett_svar_avslojas_av_aterlasningen(exempel, tmp_path, monkeypatch):
    import redovisning.jsonfil.skrivning as skrivning

    hel = skrivning.json_text

    def tappar(utkast: Utkast) -> str:
        kopia = Utkast(utkast.dokument)
        for stig, text in utkast.texter().items():
            if stig != "bup.resultat":
                kopia.satt(stig, text)
        return hel(kopia)

    monkeypatch.setattr(skrivning, "json_text", tappar)
    (tmp_path / "ut.json").write_text("det gamla", "utf-8")
    with pytest.raises(SkrivFel) as fel:
        skriv(exempel, tmp_path / "ut.json", ersatt=True)
    forsta, fraga, rad = str(fel.value).splitlines()
    assert forsta == "ut.json: när filen lästes tillbaka stämde den inte med utkastet i:"
    assert fraga == "  - 3.7 «Resultatet av genomförda insatser» (bup.resultat)"
    assert "det som fanns är orört" in rad
    assert "Behåll utkastet redovisning.yaml" in rad
    assert innehall(tmp_path) == {"ut.json": b"det gamla"}


def test_en_skrivare_som_ger_en_trasig_fil_avslojas_av_aterlasningen(exempel, tmp_path, monkeypatch):
    import redovisning.word.skrivning as skrivning

    monkeypatch.setattr(skrivning, "fyll", lambda *_: b"PK\x03\x04 men inte mer")
    with pytest.raises(SkrivFel, match=r"inte att läsa tillbaka(?s:.*)orört(?s:.*)Behåll utkastet"):
        skriv(exempel, tmp_path / "ut.docx")
    assert innehall(tmp_path) == {}


@pytest.mark.parametrize("namn", ["ut.yaml", "ut.json", "ut.docx", "ut.xlsx"])
def test_bara_den_fil_som_begardes_skrivs(exempel, tmp_path, namn):
    skriv(exempel, tmp_path / namn)
    assert list(innehall(tmp_path)) == [namn]


def test_samma_utkast_ger_samma_bytes(exempel, tmp_path):
    for andelse in (".yaml", ".json", ".docx"):
        ett, tva = skriv(exempel, tmp_path / f"ett{andelse}"), skriv(exempel, tmp_path / f"tva{andelse}")
        assert ett.read_bytes() == tva.read_bytes()


# --- mallen ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("namn", ["x.json", "x.yaml", "x.xlsx", "x.txt"])
def test_en_mall_av_fel_slag_vagras_med_en_mening_fore_allt_annat(exempel, tmp_path, namn):
    mall = tmp_path / namn
    mall.write_bytes(
        {".json": b"{}", ".xlsx": packa(list(bokdelar().items()))}.get(mall.suffix, b"formular: 2024\nregion: x\n")
    )
    exempel.satt("bup.medel", "Text\x01")
    fore = innehall(tmp_path)
    with pytest.raises(Anvandningsfel, match=rf"{namn}: .* ingen Word-fil; ange .*\.docx\.$") as fel:
        skriv(exempel, tmp_path / "ut.docx", mall=mall)
    assert len(str(fel.value).splitlines()) == 1
    assert innehall(tmp_path) == fore


def test_en_word_fil_som_inte_ar_ett_formular_sags_vara_det(exempel, tmp_path):
    paket = Paket(Formularfil().bytes())
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    brev = f'<w:document xmlns:w="{w}"><w:body>{stycke("Kära regioner")}</w:body></w:document>'
    (tmp_path / "brev.docx").write_bytes(paket.med({paket.huvuddel: brev.encode()}))
    with pytest.raises(InteEttFormular, match=r"brev\.docx"):
        skriv(exempel, tmp_path / "ut.docx", mall=tmp_path / "brev.docx")
    assert not (tmp_path / "ut.docx").exists()


def test_ett_ifyllt_formular_duger_som_mall_bara_for_samma_svar(exempel, tmp_path):
    ifyllt = skriv(exempel, tmp_path / "ifyllt.docx")
    assert las(skriv(exempel, tmp_path / "igen.docx", mall=ifyllt)) == exempel
    exempel.satt("bup.medel", "Ett annat svar.")
    with pytest.raises(MallFel, match=r"3\.7 .* redan ifyllt"):
        skriv(exempel, tmp_path / "ut.docx", mall=ifyllt)
    assert not (tmp_path / "ut.docx").exists()


# --- tomt i Word ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mall", ["egen", "myndighetens"])
def test_en_ledtext_som_enda_svar_blir_ett_tomt_falt_i_word(tmp_path, mall):
    formular = None
    if mall == "myndighetens":
        formular = tmp_path / "mall.docx"
        formular.write_bytes(Formularfil("block").bytes())
    ledtexter = {
        "vantetidsdata.svarsfrekvens_95": "Välj ett objekt.",
        "bup.medel": "klicka eller tryck här för att ange text",
        "kontaktpersoner[0].telefon": "Klicka eller tryck här för att ange text.",
    }
    utkast = helt_utkast(ledtexter)
    assert {a.falt for a in granska(utkast).anmarkningar if a.kod == "PR01"} == set(ledtexter)
    fore = utkast.texter()
    tillbaka = las(skriv(utkast, tmp_path / "ut.docx", mall=formular)).texter()
    assert tillbaka == {stig: text for stig, text in fore.items() if stig not in ledtexter}
    assert utkast.texter() == fore


@pytest.mark.parametrize("namn", ["ut.yaml", "ut.json"])
def test_en_ledtext_skrivs_som_den_star_i_text(tmp_path, namn):
    utkast = helt_utkast({"vantetidsdata.svarsfrekvens_95": "Välj ett objekt."})
    assert las(skriv(utkast, tmp_path / namn)) == utkast


def test_en_tom_kontaktperson_tar_ingen_rad_i_word(tmp_path):
    utkast = nytt_utkast()
    utkast.satt("region", "Region Halland")
    utkast.satt("kontaktpersoner[0].namn", "Välj ett objekt.")
    utkast.satt("kontaktpersoner[2].namn", "Alva Exempelsson")
    utkast.satt("kontaktpersoner[4].epost", "elsa@example.se")
    assert las(skriv(utkast, tmp_path / "ut.docx")).texter() == {
        "region": "Region Halland",
        "kontaktpersoner[0].namn": "Alva Exempelsson",
        "kontaktpersoner[1].epost": "elsa@example.se",
    }


# --- läs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("namn", ["vantetider.csv", "Vantetider.TSV"])
def test_en_tabell_lases_inte_som_svar_utan_visas_ratt_kommando(tmp_path, namn):
    (tmp_path / namn).write_text("indikator;region\ntelefon;Region Halland\n", "utf-8")
    with pytest.raises(OlasbarFil, match="redovisning vantetider") as fel:
        las(tmp_path / namn)
    assert fel.value.kod == "tabell"


@pytest.mark.parametrize(
    "text",
    [
        "Redovisning 2024,,\nRegion,Region Exempel,\nFormulär,redovisning 2024,,\n",
        "Nr;Fråga;Svar;Läge;Anteckning;Id\r\n3.7.1;Medel?;Två;Besvarad;;bup.medel\r\n",
        "Formulär\thandlingsplan 2024",
    ],
)
def test_ett_blad_ur_arbetsboken_sparat_som_csv_sags_vara_det(tmp_path, text, capsys):
    """Excel sparar bara ett blad som CSV. Rådet att ange en indikator hade lett helt fel."""
    (fil := tmp_path / "redovisning.csv").write_bytes(text.encode("cp1252"))
    with pytest.raises(OlasbarFil, match=r"ett enda blad ur arbetsboken.*spara den som Excel-arbetsbok \(\.xlsx\)"):
        las(fil)
    assert kor("granska", fil) == 2
    assert "ett enda blad ur arbetsboken" in capsys.readouterr().err


def test_innehallet_avgor_inte_andelsen(exempel, tmp_path):
    vag = skriv(exempel, tmp_path / "ut.docx")
    vag.rename(tmp_path / "ut.yaml")
    assert las(tmp_path / "ut.yaml") == exempel


def test_en_arbetsbok_utan_blad_ar_skadad(tmp_path):
    (tmp_path / "redovisning.xlsx").write_bytes(packa(list(bokdelar().items())))
    with pytest.raises(OlasbarFil, match="förteckningen över blad är tom") as fel:
        las(tmp_path / "redovisning.xlsx")
    assert fel.value.kod == "arbetsbok_skadad"


@pytest.mark.parametrize("vag", list(permutations(["yaml", "json", "docx", "xlsx"], 3)), ids="-".join)
def test_svaren_ar_desamma_genom_alla_medier_i_varje_ordning(exempel, tmp_path, vag):
    utkast = exempel
    for i, andelse in enumerate(vag):
        utkast = las(skriv(utkast, tmp_path / f"{i}.{andelse}"))
    assert utkast == exempel


# --- ersätta --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("andelse", [".yaml", ".json", ".docx", ".xlsx"])
def test_samma_innehall_en_gang_till_ror_inte_filen(exempel, tmp_path, andelse):
    fil = skriv(exempel, tmp_path / f"ut{andelse}")
    fore = fil.stat().st_mtime_ns
    assert skriv(exempel, fil) == fil
    assert skriv(exempel, fil, ersatt=True) == fil
    assert fil.stat().st_mtime_ns == fore
    assert list(innehall(tmp_path)) == [fil.name]


def test_en_orord_word_fil_ersatts_utan_kopia(exempel, tmp_path):
    fil = skriv(exempel, tmp_path / "ut.docx")
    exempel.satt("bup.medel", "Ett annat svar.")
    skriv(exempel, fil)
    assert las(fil) == exempel
    assert list(innehall(tmp_path)) == ["ut.docx"]


@pytest.mark.parametrize("namn", ["ut.yaml", "ut.json", "ut.docx", "ut.xlsx"])
def test_en_fil_som_nagon_annan_skrev_ersatts_bara_med_ersatt_och_sparas_da(exempel, tmp_path, namn: str):
    fil, gammalt = tmp_path / namn, b"n\xc3\xa5gon annans"
    fil.write_bytes(gammalt)
    with pytest.raises(MalfilAndrad, match="ersatt"):
        skriv(exempel, fil)
    assert innehall(tmp_path) == {namn: gammalt}
    assert las(skriv(exempel, fil, ersatt=True)) == exempel
    assert [v.read_bytes() for v in tmp_path.glob(f"ut (sparad*{Path(namn).suffix}")] == [gammalt]
