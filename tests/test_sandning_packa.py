"""Det packade: mejlet, zip-filen och förteckningen har det som svaren säger."""

from __future__ import annotations

import hashlib
import zipfile

import pytest
from bilageprov import pdf
from mapprov import innehall, kor
from sandprov import (
    ADRESSEN,
    DAG,
    FORMULARET,
    PLANEN,
    filen,
    i_mejlet,
    i_zip,
    las_mejl,
    packad,
    regionmapp,
    regionmapp_med_plan,
)

from redovisning import Anvandningsfel, las, skapa
from redovisning.fel import PackningStoppad
from redovisning.sandning import packning


@pytest.fixture
def mapp(tmp_path):
    return regionmapp_med_plan(tmp_path)


def test_mappen_zip_filen_och_mejlet_har_samma_filer(mapp):
    sandning = packad(mapp)
    losa = {v.name: v.read_bytes() for v in sandning.filer if v.suffix in (".docx", ".pdf")}
    assert list(losa) == [FORMULARET, PLANEN]
    assert i_mejlet(sandning) == losa
    assert i_zip(sandning) == losa
    assert losa[PLANEN] == (mapp / "handlingsplan.pdf").read_bytes()


def test_mejlet_ar_ett_utkast_till_myndigheten_med_vad_som_ar_bifogat_och_vem_som_svarar(mapp):
    m = las_mejl(filen(packad(mapp), ".eml"))
    assert m["X-Unsent"] == "1"
    assert m["To"] == ADRESSEN
    assert m["Subject"] == "Redovisning av överenskommelsen om ökad tillgänglighet 2024: Region Exempel"
    assert m["From"] is None, "avsändaren är den som skickar"
    text = m.get_body().get_content()
    assert f"- {FORMULARET}: den ifyllda redovisningen" in text
    assert f"- {PLANEN}: handlingsplanen" in text
    assert "- Alva Exempelsson, 070-1740605, alva.exempelsson@example.se" in text


def test_granskningen_utkastet_och_anvisningarna_skickas_aldrig(mapp):
    skapa(mapp)
    assert (mapp / "leverans" / "granskning.html").is_file()
    (mapp / "leverans" / "anteckning.docx").write_text("intern", "utf-8")
    assert set(i_mejlet(packad(mapp))) == {FORMULARET, PLANEN}


def test_forteckningen_har_summan_av_varje_fil_och_gar_att_lasa_av_manniskor(mapp):
    sandning = packad(mapp)
    rader = sandning.filer[-1].read_text("utf-8").splitlines()
    assert "# packad: 2024-09-29" in rader
    assert "# utkast: redovisning.yaml" in rader
    assert any(r.startswith("# granskningen av mappen: 0 fel, ") for r in rader)
    assert not any("trots" in r for r in rader)
    for fil in sandning.filer[:-1]:
        assert f"{hashlib.sha256(fil.read_bytes()).hexdigest()}  {fil.name}" in rader


def test_samma_svar_och_dag_ger_samma_byte_och_ingen_ny_mapp(mapp, tmp_path):
    forsta = packad(mapp)
    assert packad(mapp).mapp == forsta.mapp
    andra = packad(mapp, ut=tmp_path / "annan")
    assert innehall(forsta.mapp) == innehall(andra.mapp)


def test_en_redan_packad_mapp_rors_inte_nar_svaren_har_andrats(mapp):
    forsta = packad(mapp)
    fore = innehall(forsta.mapp)
    svar = (mapp / "redovisning.yaml").read_text("utf-8")
    (mapp / "redovisning.yaml").write_text(svar.replace("070-1740605", "070-1740609"), "utf-8")
    andra = packad(mapp)
    assert (forsta.mapp.name, andra.mapp.name) == ("sändning-2024-09-29", "sändning-2024-09-29-2")
    assert innehall(forsta.mapp) == fore
    assert las(andra.filer[0])["kontaktpersoner[0].telefon"] == "070-1740609"


def test_en_vald_mapp_med_nagot_annat_i_rors_inte(mapp, tmp_path):
    ut = tmp_path / "ut"
    ut.mkdir()
    (ut / "viktigt.txt").write_text("viktigt", "utf-8")
    with pytest.raises(Anvandningsfel, match="inget skrivs över"):
        packad(mapp, ut=ut)
    assert set(innehall(ut)) == {"viktigt.txt"}


# --- namn ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "region", ["Region Jämtland Härjedalen", "Åsa–Öland " + "mycket långt namn " * 30, "A/B\r\nBcc: x"]
)
def test_namn_med_svenska_bokstaver_langa_namn_och_radbrytningar_kommer_hela_fram(tmp_path, region):
    sandning = packad(regionmapp(tmp_path, region=region))
    namn = sandning.filer[0].name
    assert set(i_mejlet(sandning)) == set(i_zip(sandning)) == {namn}
    m = las_mejl(filen(sandning, ".eml"))
    assert m["Bcc"] is None
    assert m.defects == []
    assert "\n" not in m["Subject"]
    with zipfile.ZipFile(filen(sandning, ".zip")) as z:
        (post,) = z.infolist()
    assert namn.isascii() or post.flag_bits & 0x800, "utan märket läser Windows namnet med fel teckentabell"


# --- fel och skäl ----------------------------------------------------------------------------------------------------


def test_ett_utkast_med_fel_packas_inte_och_inget_andras(tmp_path):
    mapp = regionmapp(tmp_path, bup__medel="")
    fore = innehall(mapp)
    with pytest.raises(PackningStoppad, match=r"OB01 3\.7") as fel:
        packad(mapp)
    assert [a.kod for a in fel.value.anmarkningar] == ["OB01"]
    assert innehall(mapp) == fore


def test_med_ett_skal_packas_det_anda_och_skalet_star_i_forteckningen(tmp_path):
    sandning = packad(regionmapp(tmp_path, bup__medel=""), trots="3.7 kommer\nsenare, se 19850709-9805")
    text = sandning.filer[-1].read_text("utf-8")
    assert "# packad trots fel: 3.7 kommer senare, se 198507••-••••\n" in text
    assert "# granskningen av mappen: 1 fel, " in text
    assert "# därutöver i filerna som skickas: 0 fel, " in text, "felet i svaret står i mappens rad"
    assert "senare" not in str(las_mejl(filen(sandning, ".eml")))


def test_ett_tomt_skal_ar_inget_skal(tmp_path, capsys):
    mapp = regionmapp(tmp_path, bup__medel="")
    with pytest.raises(PackningStoppad):
        packad(mapp, trots="  ")
    assert kor("packa", mapp, "--trots", "") == 2
    assert "--trots: värdet är tomt" in capsys.readouterr().err


# --- storlek, diagram och kommandot ----------------------------------------------------------------------------------


def test_ett_for_stort_mejl_sags_med_sin_storlek(mapp, monkeypatch):
    monkeypatch.setattr(packning, "MEJLGRANS", 20_000)
    assert any("Många mejlservrar tar inte emot" in m and " kB" in m for m in packad(mapp).meddelanden)


@pytest.mark.parametrize(("antal", "visas"), [(1, "1 kB"), (21_499, "21 kB"), (3_440_000, "3,4 MB")])
def test_storlekar_visas_som_manniskor_laser_dem(antal, visas):
    from redovisning.sandning.brevtext import storlek

    assert storlek(antal) == visas


def test_ett_vanligt_mejl_ar_inte_for_stort(mapp):
    assert not any("mejlservrar" in m for m in packad(mapp).meddelanden)


def test_diagrammen_skickas_bara_nar_regionen_vill_det(tmp_path):
    mapp = regionmapp(tmp_path)
    rader = ["indikator;region;period;antal inom;antal totalt;källa"]
    rader += [f"telefon;Region Exempel;2024-0{m};80;100;Påhittad" for m in (1, 2, 3)]
    (mapp / "vantetider.csv").write_text("\n".join(rader), "utf-8")
    utan = packad(mapp)
    assert set(i_mejlet(utan)) == {FORMULARET}
    assert any("--diagram" in m for m in utan.meddelanden)
    med = packad(mapp, med_diagram=True)
    assert {"tidsserie-telefon.png", "diagram.txt"} < set(i_mejlet(med))
    assert i_mejlet(med) == i_zip(med)
    text = las_mejl(filen(med, ".eml")).get_body().get_content()
    assert "- tidsserie-telefon.png: diagram över väntetiderna, " in text
    assert "- diagram.txt: diagrammen i ord och som tabeller, " in text


def test_kommandot_skriver_vagarna_pa_standard_ut_och_resten_pa_standard_fel(mapp, capsys):
    assert kor("packa", mapp, "--datum", DAG) == 0
    ut, fel = capsys.readouterr()
    assert [r.rpartition("/")[2] for r in ut.splitlines()][-1] == "forteckning.txt"
    assert ADRESSEN in fel


def test_kommandot_med_fel_ger_tva_och_sager_hur_man_packar_anda(tmp_path, capsys):
    assert kor("packa", regionmapp(tmp_path, bup__medel="")) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert "--trots" in fel


def test_ett_datum_som_inte_finns_ar_ett_fel(mapp, capsys):
    assert kor("packa", mapp, "--datum", "29/9") == 2
    assert "«29/9» är inget datum" in capsys.readouterr().err


def test_en_plan_for_sig_har_ingen_mottagare(tmp_path):
    from redovisning import resurser

    (tmp_path / "handlingsplan.yaml").write_bytes(resurser.mall("exempel", "handlingsplan.yaml").read_bytes())
    with pytest.raises(Anvandningsfel, match="ingen mottagare"):
        packad(tmp_path / "handlingsplan.yaml")


def test_en_fil_med_fel_i_leveransen_sags_ga_att_flytta_undan_och_sedan_gar_det_att_packa(mapp):
    skapa(mapp)
    los = mapp / "leverans" / "gammal lista.pdf"
    los.write_bytes(pdf("Region Exempel: Kim Exempelsson 850709-9805."))
    with pytest.raises(PackningStoppad, match=r"leverans/gammal lista\.pdf fel PU01") as fel:
        packad(mapp)
    assert f"Flytta undan den och packa igen:\n  {los}\n" in str(fel.value)
    los.rename(mapp.parent / los.name)
    packad(mapp)


def test_ett_fel_i_svaren_sags_inte_ga_att_flytta_undan(mapp):
    svar = (mapp / "redovisning.yaml").read_text("utf-8")
    (mapp / "redovisning.yaml").write_text(svar.replace("vardplatser: ja", "vardplatser: kanske", 1), "utf-8")
    with pytest.raises(PackningStoppad) as fel:
        packad(mapp)
    assert "Flytta undan" not in str(fel.value)


def test_ett_personnummer_i_planens_filnamn_namns_maskerat_och_foljer_inte_med(mapp):
    (mapp / "handlingsplan.pdf").rename(mapp / "handlingsplan 850709-9805.pdf")
    sandning = packad(mapp)
    assert "DO17" in [a.kod for a in sandning.om_filerna]
    assert "9805" not in sandning.rapport.som_text()
    assert not [v for v in sandning.filer if "9805" in v.name or b"850709-9805" in v.read_bytes()]
