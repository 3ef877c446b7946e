"""Kontrollen av det packade: det som ändrats, saknas eller lagts till sägs, också inne i zip-filen och mejlet."""

from __future__ import annotations

import io
import shutil
import unicodedata
import zipfile
from email import message_from_bytes, policy

import pytest
from mapprov import innehall, kor
from sandprov import FORMULARET, PLANEN, filen, packad_att_kopiera

from redovisning import Anvandningsfel, OlasbarFil
from redovisning.sandning.forteckning import FORTECKNING, Forteckning, Ofullstandig, las_forteckning, sha256
from redovisning.sandning.kontroll import kontrollera
from redovisning.sandning.namn import ar_filnamn


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """Ger en packad mapp att kopiera: att packa tar längre tid än att kontrollera."""
    return packad_att_kopiera(tmp_path_factory.mktemp("packad"))


@pytest.fixture
def sandning(original, tmp_path):
    """Ger en kopia av det packade, i en egen mapp."""
    shutil.copytree(original.mapp, tmp_path / "sändning-2024-09-29")
    filer = tuple(tmp_path / "sändning-2024-09-29" / v.name for v in original.filer)
    return type(original)(tmp_path / "sändning-2024-09-29", filer, original.rapport)


def avvikelser(sandning) -> list[str]:
    (kontroll,) = kontrollera(sandning.mapp)
    return list(kontroll.avvikelser)


def test_en_orord_mapp_ar_oforandrad_ocksa_flyttad_och_med_datorns_egna_filer(sandning, tmp_path):
    flyttad = sandning.mapp.rename(tmp_path / "arkiv")
    for namn in ("Thumbs.db", ".DS_Store", "~$dovisning.docx"):
        (flyttad / namn).write_bytes(b"x")
    (kontroll,) = kontrollera(flyttad)
    assert kontroll.oforandrad
    assert kontroll.forteckning.uppgifter["packad"] == "2024-09-29"


def test_en_mapp_som_inte_finns_sags_inte_vara_opackad(tmp_path):
    with pytest.raises(Anvandningsfel, match="mappen finns inte"):
        kontrollera(tmp_path / "fel-stavad")


def test_en_andrad_en_borttagen_och_en_tillagd_fil_sags(sandning):
    (sandning.mapp / FORMULARET).write_bytes(b"nytt")
    (sandning.mapp / PLANEN).unlink()
    (sandning.mapp / "ny.txt").write_bytes(b"ny")
    assert avvikelser(sandning) == [
        f"{FORMULARET}: har ändrats sedan det packades.",
        f"{PLANEN}: saknas.",
        "ny.txt: har lagts till.",
    ]


@pytest.mark.parametrize("gor", ["tom", "mapp", "lank"])
def test_en_fil_som_blivit_nagot_annat_sags(sandning, gor):
    fil = sandning.mapp / PLANEN
    data = fil.read_bytes()
    fil.unlink()
    if gor == "tom":
        fil.write_bytes(b"")
    elif gor == "mapp":
        fil.mkdir()
    else:
        (sandning.mapp.parent / "annan.pdf").write_bytes(data)
        fil.symlink_to(sandning.mapp.parent / "annan.pdf")
    assert avvikelser(sandning) == [f"{PLANEN}: är inte längre den fil som packades."]


def andra_zip(fil, andra):
    """Skriver om zip-filen med innehållet som ``andra`` ger."""
    with zipfile.ZipFile(io.BytesIO(fil.read_bytes())) as z:
        filer = andra({n: z.read(n) for n in z.namelist()})
    with zipfile.ZipFile(fil, "w") as z:
        for namn, data in filer.items():
            z.writestr(namn, data)


def test_det_som_andrats_inne_i_zip_filen_sags_fil_for_fil(sandning):
    andra_zip(filen(sandning, ".zip"), lambda f: {FORMULARET: f[FORMULARET] + b"x", "virus.exe": b"x"})
    (avvikelse,) = avvikelser(sandning)
    assert f"{FORMULARET} har ändrats" in avvikelse
    assert "virus.exe har lagts till" in avvikelse
    assert f"{PLANEN} saknas" in avvikelse


def test_samma_fil_tva_ganger_i_zip_filen_lases_inte(sandning):
    fil = filen(sandning, ".zip")
    with zipfile.ZipFile(fil) as z:
        data = z.read(FORMULARET)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(fil, "a") as z:
        z.writestr(FORMULARET, data)
    (avvikelse,) = avvikelser(sandning)
    assert "går inte att se" in avvikelse


def test_samma_bilaga_tva_ganger_i_mejlet_sags(sandning):
    fil = filen(sandning, ".eml")
    m = message_from_bytes(fil.read_bytes(), policy=policy.SMTP)
    m.add_attachment((sandning.mapp / PLANEN).read_bytes(), maintype="application", subtype="pdf", filename=PLANEN)
    fil.write_bytes(m.as_bytes())
    (avvikelse,) = avvikelser(sandning)
    assert f"{PLANEN} finns mer än en gång" in avvikelse


def test_en_omskriven_zip_med_samma_filer_sags_vara_det(sandning):
    andra_zip(filen(sandning, ".zip"), lambda f: f)
    (avvikelse,) = avvikelser(sandning)
    assert avvikelse.endswith("Filerna i den är oförändrade.")


def test_en_fil_med_vag_ut_ur_mappen_i_zip_filen_lases_inte(sandning):
    andra_zip(filen(sandning, ".zip"), lambda f: f | {"../../ut.txt": b"x"})
    (avvikelse,) = avvikelser(sandning)
    assert "går inte att se" in avvikelse


def test_en_utbytt_bilaga_i_mejlet_sags_och_andrad_text_skiljs_fran_den(sandning):
    fil = filen(sandning, ".eml")
    m = message_from_bytes(fil.read_bytes(), policy=policy.SMTP)
    del m["X-Unsent"]
    m["From"] = "kim@example.se"
    fil.write_bytes(m.as_bytes())
    (avvikelse,) = avvikelser(sandning)
    assert avvikelse.endswith("Filerna i den är oförändrade.")
    for del_ in m.walk():
        if del_.get_filename() == PLANEN:
            del_.set_content(b"utbytt", "application", "pdf", filename=PLANEN)
    fil.write_bytes(m.as_bytes())
    (avvikelse,) = avvikelser(sandning)
    assert f"{PLANEN} har ändrats" in avvikelse


@pytest.mark.parametrize(
    "skrap", [b"inget mejl alls", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", b"\xff" * 40]
)
def test_ett_sonder_mejl_ar_andrat_och_inget_engelskt_fel(sandning, skrap):
    filen(sandning, ".eml").write_bytes(skrap)
    (avvikelse,) = avvikelser(sandning)
    assert "har ändrats" in avvikelse


def test_en_andrad_forteckning_sags(sandning):
    fil = sandning.mapp / FORTECKNING
    fil.write_text(fil.read_text("utf-8").replace("2024-09-29", "2024-09-30"), "utf-8")
    assert avvikelser(sandning) == [f"{FORTECKNING}: har ändrats sedan det packades."]


def test_en_forteckning_som_sparats_om_med_radslut_fran_windows_ar_densamma(sandning):
    fil = sandning.mapp / FORTECKNING
    fil.write_bytes(b"\xef\xbb\xbf" + fil.read_bytes().replace(b"\n", b"\r\n"))
    assert avvikelser(sandning) == []


@pytest.mark.parametrize(
    "rad", ["../ut.txt", "/etc/ut.txt", "C:\\ut.txt", "mapp/ut.txt", "con.txt", "..", "ut\x07.txt"]
)
def test_en_forteckning_som_pekar_ut_ur_mappen_anvands_inte(sandning, rad):
    fil = sandning.mapp / FORTECKNING
    fil.write_text(f"{fil.read_text('utf-8')}{'0' * 64}  {rad}\n", "utf-8")
    with pytest.raises(Anvandningsfel, match="inte är en fil i mappen"):
        kontrollera(sandning.mapp)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b"# annat\n",
        "# Förteckning över det som är packat att skicka\n".encode(),
        "# Förteckning över det som är packat att skicka\nen rad till\n".encode(),
    ],
)
def test_en_forteckning_som_inte_ar_en_sags_vara_det(sandning, text):
    (sandning.mapp / FORTECKNING).write_bytes(text)
    with pytest.raises((Anvandningsfel, OlasbarFil)):
        kontrollera(sandning.mapp)


def test_en_fil_som_inte_gar_att_oppna_ar_varken_oforandrad_eller_andrad(sandning, monkeypatch, capsys):
    from redovisning.grind_utfall import olasbar
    from redovisning.sandning import kontroll

    def last(fil):
        if fil.name == PLANEN:
            raise olasbar("kan_inte_lasas", fil.name)
        return fil.read_bytes()

    monkeypatch.setattr(kontroll, "hamta", last)
    assert kor("kontrollera", sandning.mapp) == 2
    assert "går inte att öppna" in capsys.readouterr().err


def test_en_forteckning_som_ar_en_lank_lases_inte(sandning, tmp_path):
    fil = sandning.mapp / FORTECKNING
    fil.rename(tmp_path / "annan.txt")
    fil.symlink_to(tmp_path / "annan.txt")
    with pytest.raises(Anvandningsfel, match="länk"):
        kontrollera(sandning.mapp)


def test_en_mapp_utan_nagot_packat_sags_vara_det(tmp_path):
    with pytest.raises(Anvandningsfel, match="inget packat"):
        kontrollera(tmp_path)


def test_en_regions_mapp_kontrollerar_allt_som_packats_i_den(sandning, capsys):
    shutil.copytree(sandning.mapp, sandning.mapp.with_name("sändning-2024-09-30"))
    (sandning.mapp / PLANEN).unlink()
    assert [k.oforandrad for k in kontrollera(sandning.mapp.parent)] == [False, True]
    assert kor("kontrollera", sandning.mapp.parent) == 1
    ut = capsys.readouterr().out
    assert f"{PLANEN}: saknas." in ut
    assert "oförändrad sedan den packades (2024-09-29). 4 filer stämmer" in ut


def test_kommandots_utgangsvarden(sandning, tmp_path, capsys):
    fore = innehall(sandning.mapp)
    assert kor("kontrollera", sandning.mapp) == 0
    assert innehall(sandning.mapp) == fore
    (sandning.mapp / FORTECKNING).write_bytes(b"x")
    assert kor("kontrollera", sandning.mapp) == 2
    assert kor("kontrollera", tmp_path / "finns inte") == 2


def test_forteckningen_ar_densamma_efter_att_ha_lasts():
    f = Forteckning({"packad": "2024-09-29"}, {"Å ä ö.docx": sha256(b"x")})
    assert las_forteckning(f.text().encode()) == f


def test_samma_fil_tva_ganger_med_olika_summor_ar_ingen_forteckning():
    text = Forteckning({}, {"a.docx": sha256(b"x")}).text() + f"{sha256(b'y')}  a.docx\n"
    with pytest.raises(Ofullstandig, match="en gång till"):
        las_forteckning(text.encode())


@pytest.mark.parametrize("namn", ["a.docx", "Redovisning 2024 Åre (ny).docx", ".dold", "consul.txt"])
def test_vanliga_namn_ar_filnamn(namn):
    assert ar_filnamn(namn)


def test_samma_namn_med_bokstaverna_skrivna_pa_tva_satt_sags(tmp_path):
    """macOS delar å i a och en ring; Linux och Windows tar det för ett annat namn, och filen vore en till."""
    namn = "Plan Skåne.docx"
    (tmp_path / namn).write_bytes(b"planen")
    (tmp_path / FORTECKNING).write_text(Forteckning({}, {namn: sha256(b"planen")}).text(), "utf-8")
    assert kontrollera(tmp_path)[0].oforandrad
    (tmp_path / unicodedata.normalize("NFD", namn)).write_bytes(b"planen")
    if len(list(tmp_path.iterdir())) == 2:
        pytest.skip("filsystemet skiljer inte på dem")
    assert kontrollera(tmp_path)[0].avvikelser == (
        f"{namn}: finns två gånger, med å, ä eller ö skrivna på olika sätt.",
    )
