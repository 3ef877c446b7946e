"""Det packade: mejlet, zip-filen och förteckningen har det som svaren säger, och inget annat lämnar huset."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from bilageprov import pdf
from mapprov import innehall, kor
from sandprov import ADRESSEN, DAG, FORMULARET, PLANEN, filen, i_mejlet, i_zip, las_mejl, packad, regionmapp

from redovisning import Anvandningsfel, MalfilAndrad, las, skapa
from redovisning.anmarkning import Niva
from redovisning.fel import PackningStoppad, SkrivFel
from redovisning.sandning import packning


@pytest.fixture
def mapp(tmp_path):
    """Ger en regions mapp med svaren och en färdig plan som PDF."""
    mapp = regionmapp(tmp_path)
    (mapp / "handlingsplan.pdf").write_bytes(pdf("Handlingsplan för Region Exempel 2024."))
    return mapp


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


# --- namn ---------------------------------------------------------------------------------------------------------


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


# --- fel och skäl -------------------------------------------------------------------------------------------------


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


# --- ändrat för hand ----------------------------------------------------------------------------------------------


def andra_i_word(fil, fran=b"", till=b""):
    """Sparar om filen som Word gör: märket stämmer inte längre. Byter också ut en text, om en anges."""
    from redovisning.paket import Paket

    paket = Paket(fil.read_bytes())
    text = paket.las("word/document.xml")
    assert fran in text
    fil.write_bytes(paket.med({"word/document.xml": text.replace(fran, till, 1) + b"\n"}))


def test_ett_omsparat_formular_med_samma_svar_skickas_som_det_ar(mapp):
    fil = skapa(mapp).filer[0]
    andra_i_word(fil)
    sparat = fil.read_bytes()
    assert i_mejlet(packad(mapp))[FORMULARET] == sparat


def test_ett_formular_med_andra_svar_skrivs_inte_over_och_skickas_inte(mapp):
    fil = skapa(mapp).filer[0]
    andra_i_word(fil, b"070-1740605", b"070-1740655")
    fore = innehall(mapp)
    with pytest.raises(MalfilAndrad, match="Telefonnummer") as fel:
        packad(mapp)
    assert "redovisning stam-av" in str(fel.value)
    assert innehall(mapp) == fore


def test_en_byggd_plan_som_andrats_for_hand_skrivs_inte_over(tmp_path):
    from redovisning import resurser

    mapp = regionmapp(tmp_path)
    (mapp / "handlingsplan.yaml").write_bytes(resurser.mall("exempel", "handlingsplan.yaml").read_bytes())
    (plan,) = (v for v in skapa(mapp).filer if v.name.startswith("Handlingsplan"))
    andra_i_word(plan)
    fore = innehall(mapp)
    with pytest.raises(MalfilAndrad, match=r"namnet handlingsplan\.docx"):
        packad(mapp)
    assert innehall(mapp) == fore


def test_ett_annat_dokument_pa_formularets_plats_skickas_inte(mapp, tmp_path):
    from redovisning import resurser, skriv
    from redovisning.paket import Paket

    fil = skapa(mapp).filer[0]
    plan = las(resurser.mall("exempel", "handlingsplan.yaml"))
    fil.unlink()
    andrad = Paket(skriv(plan, tmp_path / "plan.xlsx").read_bytes()).med({}, {"xl/mer.xml": b"<a/>"})
    fil.write_bytes(andrad)
    with pytest.raises(MalfilAndrad, match="ett annat dokument"):
        packad(mapp)


def test_en_bifogad_plan_som_bytts_i_mappen_hanvisar_till_skapa(mapp):
    skapa(mapp)
    (mapp / "handlingsplan.pdf").write_bytes(pdf("En ny handlingsplan för Region Exempel."))
    fore = innehall(mapp)
    with pytest.raises(MalfilAndrad, match="redovisning skapa"):
        packad(mapp)
    assert innehall(mapp) == fore


def test_en_fil_som_ar_oppen_i_word_packas_inte(mapp, monkeypatch):
    from skrivprov import nekas

    skapa(mapp)
    svar = (mapp / "redovisning.yaml").read_text("utf-8")
    (mapp / "redovisning.yaml").write_text(svar.replace("070-1740605", "070-1740609"), "utf-8")
    fore = innehall(mapp)
    monkeypatch.setattr("redovisning.filskrivning.os.replace", nekas)
    monkeypatch.setattr("redovisning.filskrivning.VANTETIDER", ())
    with pytest.raises(SkrivFel, match="Stäng filen och packa igen"):
        packad(mapp)
    assert innehall(mapp) == fore


# --- det som inte borde lämna huset -------------------------------------------------------------------------------


def lagg_till_text(fil, text):
    """Skriver ett stycke sist i formuläret, utanför fälten, som någon gör i Word."""
    stycke = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:sectPr"
    andra_i_word(fil, b"<w:sectPr", stycke.encode())


def test_ett_personnummer_utanfor_falten_stoppar_packningen_och_skrivs_inte_ut(mapp):
    lagg_till_text(skapa(mapp).filer[0], "Ring Tolvan, 19121212-1212")
    fore = innehall(mapp)
    with pytest.raises(PackningStoppad, match="PU01") as fel:
        packad(mapp)
    assert "1212-1212" not in str(fel.value)
    assert innehall(mapp) == fore
    sandning = packad(mapp, trots="avtalat")
    assert "# därutöver i filerna som skickas: 1 fel, " in sandning.filer[-1].read_text("utf-8")


def test_en_varning_om_en_fil_stoppar_inte_men_visas_och_raknas(mapp, capsys):
    fil = skapa(mapp).filer[0]
    dolt = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>till mig själv</w:t></w:r></w:p><w:sectPr"
    andra_i_word(fil, b"<w:sectPr", dolt.encode())
    assert kor("packa", mapp, "--datum", DAG) == 0
    ut, visat = capsys.readouterr()
    assert f"{FORMULARET} varning " in visat
    assert "«till mig själv»" in visat
    forteckning = Path(ut.splitlines()[-1]).read_text("utf-8")
    assert "# därutöver i filerna som skickas: 0 fel, 1 varning" in forteckning


# --- länkar och fel mapp ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lankad", ["redovisning.yaml", "handlingsplan.pdf"])
def test_en_lank_till_en_fil_nagon_annanstans_packas_inte(mapp, tmp_path, lankad):
    utanfor = tmp_path / lankad
    (mapp / lankad).rename(utanfor)
    (mapp / lankad).symlink_to(utanfor)
    with pytest.raises(Anvandningsfel, match="länk"):
        packad(mapp)
    assert set(innehall(mapp)) == {"redovisning.yaml", "handlingsplan.pdf"}


def test_en_leveransmapp_som_leder_nagon_annanstans_skrivs_inte(mapp, tmp_path):
    (tmp_path / "annan").mkdir()
    (mapp / "leverans").symlink_to(tmp_path / "annan")
    with pytest.raises(Anvandningsfel, match="länk"):
        packad(mapp)
    assert innehall(tmp_path / "annan") == {}


def test_en_mapp_som_ar_en_lank_i_sig_gar_bra(mapp, tmp_path):
    (tmp_path / "genvag").symlink_to(mapp)
    assert packad(tmp_path / "genvag").filer


def test_en_lank_med_mappens_namn_far_ligga_och_nasta_nummer_anvands(mapp, tmp_path):
    (tmp_path / "annan").mkdir()
    (mapp / f"sändning-{DAG}").symlink_to(tmp_path / "annan")
    assert packad(mapp).mapp.name == f"sändning-{DAG}-2"
    assert innehall(tmp_path / "annan") == {}


def test_gar_en_fil_inte_att_skriva_finns_inget_av_det_packade(mapp, monkeypatch):
    skapa(mapp)
    fore = innehall(mapp)
    riktig = packning.skriv_fil

    def full_disk(fil, data, **val):
        if fil.suffix == ".eml":
            raise SkrivFel(f"{fil}: filen kunde inte skrivas: disken är full.")
        return riktig(fil, data, **val)

    monkeypatch.setattr(packning, "skriv_fil", full_disk)
    with pytest.raises(SkrivFel, match="disken är full"):
        packad(mapp)
    assert innehall(mapp) == fore


def test_en_bifogad_plan_som_inte_gar_att_lasa_for_alla_raknas_med(tmp_path):
    from tillganglighetsprov import dokument, rubrik

    mapp = regionmapp(tmp_path)
    (mapp / "handlingsplan.docx").write_bytes(dokument(rubrik("Region Exempel", "Rubrik2")))
    assert "TG03" in {a.kod for a in packad(mapp).rapport.varningar}


def test_det_egna_formularet_gar_att_lasa_for_alla_men_myndighetens_provas_inte(mapp, tmp_path):
    from myndighetsformular import Formularfil

    assert not [a for a in packad(mapp).om_filerna if a.kod.startswith("TG")]
    formular = tmp_path / "formular.docx"
    formular.write_bytes(Formularfil().bytes())
    assert not [a for a in packad(mapp, mall=formular).om_filerna if a.kod.startswith("TG")]


def test_words_lasfil_i_leveransen_hindrar_inget(mapp):
    skapa(mapp)
    (mapp / "leverans" / "~$dovisning 2024 Region Exempel.docx").write_bytes(b"\x05Alva " + b" " * 48 + b"\x05")
    assert packad(mapp).rapport.fel == []


def test_en_mapp_utan_plan_packas_men_det_sags(tmp_path):
    assert any("Ingen handlingsplan följer med" in m for m in packad(regionmapp(tmp_path)).meddelanden)


def test_en_plan_som_inte_gar_att_bifoga_raknas_inte_till_det_som_skickas(tmp_path):
    """Annars säger förteckningen att en skadad fil har gått i väg, och meddelandet att ingen fil fanns."""
    mapp = regionmapp(tmp_path)
    (mapp / "handlingsplan.docx").write_text("inte ett dokument", "utf-8")
    sandning = packad(mapp, trots="Planen kommer senare")
    assert not [a for a in sandning.om_filerna if a.niva is Niva.FEL]
    assert any("den i mappen går inte att använda" in m for m in sandning.meddelanden)


def test_tva_planer_sags_nar_ingen_av_dem_kommer_med(tmp_path):
    mapp = regionmapp(tmp_path)
    for namn in ("handlingsplan ny.docx", "handlingsplan gammal.docx"):
        (mapp / namn).write_text("en plan", "utf-8")
    sandning = packad(mapp, trots="Planen kommer senare")
    assert any(m.startswith("Inget ur handlingsplan") for m in sandning.meddelanden)
    assert any("den i mappen går inte att använda" in m for m in sandning.meddelanden)


# --- storlek, diagram och kommandot -------------------------------------------------------------------------------


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
