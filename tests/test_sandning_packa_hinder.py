"""Det som hindrar att något packas, eller hålls utanför: ändrade filer, länkar, personnummer."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilageprov import pdf
from mapprov import innehall, kor
from sandprov import (
    DAG,
    FORMULARET,
    i_mejlet,
    packad,
    regionmapp,
    regionmapp_med_plan,
)

from redovisning import Anvandningsfel, MalfilAndrad, las, skapa
from redovisning.anmarkning import Niva
from redovisning.fel import PackningStoppad, SkrivFel
from redovisning.sandning import packning


@pytest.fixture
def mapp(tmp_path):
    return regionmapp_med_plan(tmp_path)


# --- ändrat för hand -------------------------------------------------------------------------------------------------


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


# --- det som inte borde lämna huset ----------------------------------------------------------------------------------


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


# --- länkar och fel mapp ---------------------------------------------------------------------------------------------


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
