"""Det dolda i en regions mapp: utkastets egen fil, mallarna, det färdiga i leveransen, och filer som inte är utkast."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilageprov import del_, pdf, stycke, word
from doldprov import EXIF_GPS, bild, exif, med_delar, med_egenskaper, skriv
from mapprov import kor
from openpyxl import load_workbook
from openpyxl.comments import Comment
from regelfall import helt_utkast

from redovisning import skapa
from redovisning import skriv as skriv_utkast
from redovisning.anmarkning import Anmarkning
from redovisning.mappgranskning import granska_underlag
from redovisning.paket import Paket
from redovisning.underlag import finn_underlag

HALLAND = {"region": "Region Halland"}


def granskat(vag: Path) -> list[Anmarkning]:
    return granska_underlag(finn_underlag(vag)).anmarkningar


def dolda(vag: Path) -> list[tuple[str | None, str]]:
    return [(a.kalla, a.kod) for a in granskat(vag) if a.kod[:2] in ("DO", "PU", "BI")]


def test_ett_utkast_i_word_provas_ocksa_pa_det_som_inte_syns(tmp_path):
    fil = skriv_utkast(helt_utkast(HALLAND), tmp_path / "svar.docx")
    assert dolda(fil) == []
    fil.write_bytes(med_egenskaper(fil.read_bytes()))
    assert {kod for _, kod in dolda(fil)} == {"DO08", "DO09", "DO12", "DO13", "DO14"}


def test_ett_utkast_i_excel_provas_ocksa_pa_det_som_inte_syns(tmp_path):
    fil = skriv_utkast(helt_utkast(HALLAND), tmp_path / "svar.xlsx")
    assert dolda(fil) == []
    fil.write_bytes(med_egenskaper(fil.read_bytes()))
    assert {kod for _, kod in dolda(fil)} == {"DO08", "DO09", "DO12", "DO13", "DO14"}


def ersatt_forsta(fil: Path, forut: bytes, nu: bytes) -> None:
    paket = Paket(fil.read_bytes())
    innehall = paket.las(paket.huvuddel)
    assert forut in innehall
    fil.write_bytes(paket.med({paket.huvuddel: innehall.replace(forut, nu, 1)}))


def test_en_sparad_andring_som_lasaren_namner_vid_sin_fraga_sags_inte_en_gang_till(tmp_path):
    fil = skriv_utkast(helt_utkast({**HALLAND, "bup.medel": "Unikt svar"}), tmp_path / "svar.docx")
    ersatt_forsta(
        fil, b"Unikt svar</w:t>", b'Unikt svar</w:t></w:r><w:ins w:id="9"><w:r><w:t>nytt</w:t></w:r></w:ins><w:r><w:t/>'
    )
    koder = {a.kod for a in granskat(fil)}
    assert "WO03" in koder
    assert "DO04" not in koder


def test_sidfoten_i_ett_utkast_provas_ocksa_pa_personnummer(tmp_path):
    fil = skriv_utkast(helt_utkast(HALLAND), tmp_path / "svar.docx")
    sidfot = del_("ftr", stycke("Handläggare 850709-9805"))
    fil.write_bytes(
        med_delar(fil.read_bytes(), {"word/sidfot.xml": sidfot}, [("word/document.xml", "rS", "footer", "sidfot.xml")])
    )
    (a,) = [a for a in granskat(fil) if a.kod.startswith("PU")]
    assert "i sidfoten: «8507••-••••»" in a.meddelande


# --- mallen -----------------------------------------------------------------------------------------------------


def test_namnet_i_mallen_namns_for_det_foljer_med_till_formularet(tmp_path):
    skriv_utkast(helt_utkast(HALLAND), tmp_path / "redovisning.yaml")
    tomt = skriv_utkast(helt_utkast({**HALLAND, "bup.medel": ""}), tmp_path / "mall.docx")
    assert dolda(tmp_path) == []
    tomt.write_bytes(med_egenskaper(tomt.read_bytes()))
    assert ("mall.docx", "DO09") in dolda(tmp_path)


def test_en_mall_som_inte_gar_att_lasa_hindrar_inte_granskningen(tmp_path):
    skriv_utkast(helt_utkast(HALLAND), tmp_path / "redovisning.yaml")
    skriv(tmp_path, b"PK\x03\x04trasig", "mall.docx")
    skriv(tmp_path, b"text", "planmall.docx")
    assert dolda(tmp_path) == []


def test_en_kommentar_vid_ett_svar_i_excel_sags_en_gang(tmp_path):
    fil = skriv_utkast(helt_utkast({**HALLAND, "bup.medel": "Unikt svar"}), tmp_path / "svar.xlsx")
    bok = load_workbook(fil)
    (cell,) = [c for blad in bok for rad in blad for c in rad if c.value == "Unikt svar"]
    cell.comment = Comment("Stämmer?", "Kim")
    bok.save(fil)
    koder = [a.kod for a in granskat(fil)]
    assert koder.count("EX14") == 1
    assert "DO03" not in koder


# --- leveransen -------------------------------------------------------------------------------------------------


@pytest.fixture
def levererad(tmp_path: Path) -> Path:
    """Ger en mapp vars leverans är skapad."""
    skriv_utkast(helt_utkast(HALLAND), tmp_path / "redovisning.yaml")
    skapa(tmp_path)
    return tmp_path


def test_en_nyskapad_leverans_har_inget_dolt(levererad):
    assert dolda(levererad) == []


def test_det_som_lagts_till_i_leveransen_for_hand_provas(levererad):
    (fil,) = (levererad / "leverans").glob("*.docx")
    fil.write_bytes(med_egenskaper(fil.read_bytes()))
    skriv(levererad / "leverans", bild("JPEG", exif(EXIF_GPS)), "foto.jpg")
    skriv(levererad / "leverans", pdf("Region Skåne"), "bilaga.pdf")
    assert {
        ("leverans/Redovisning 2024 Region Halland.docx", "DO09"),
        ("leverans/foto.jpg", "DO02"),
        ("leverans/bilaga.pdf", "BI08"),
    } <= set(dolda(levererad))
    assert {k for _, k in [(a.kalla, a.kod) for a in skapa(levererad, ersatt=True).rapport.anmarkningar]} >= {"DO02"}


def test_en_skadad_fil_i_leveransen_sags(levererad):
    skriv(levererad / "leverans", b"", "tom.docx")
    assert dolda(levererad) == [("leverans/tom.docx", "BI01")]


def test_en_sparad_kopia_i_leveransen_ar_inget_som_skickas(levererad):
    skriv(levererad / "leverans", med_egenskaper(word()), "Redovisning (sparad 2024-09-01 kl 12.30).docx")
    assert dolda(levererad) == []


def test_den_bifogade_planen_namns_en_gang(levererad):
    skriv(levererad, med_egenskaper(word()), "handlingsplan.docx")
    skapa(levererad)
    assert [kalla for kalla, kod in dolda(levererad) if kod == "DO09"] == ["handlingsplan.docx"]


# --- vilken fil som helst ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "namn", "kod"),
    [
        (med_egenskaper(word()), "brev.docx", "DO09"),
        (pdf("Se 850709-9805"), "brev.pdf", "PU01"),
        (bild("JPEG", exif(EXIF_GPS)), "foto.jpg", "DO02"),
    ],
)
def test_granska_tar_vilken_fil_som_helst_och_sager_att_den_inte_har_svar(tmp_path, capsys, data, namn, kod):
    fil = skriv(tmp_path, data, namn)
    slut = kor("granska", fil)
    ut = capsys.readouterr().out
    assert "DO16" in ut
    assert f" {kod}" in ut
    assert slut == (1 if kod == "PU01" else 0)


def test_en_skadad_fil_gar_fortfarande_inte_att_granska(tmp_path):
    fil = skriv(tmp_path, b"PK\x03\x04skadad", "brev.docx")
    assert kor("granska", fil) == 2


# --- filens namn -----------------------------------------------------------------------------------------------------

NUMMER = "850709-9805"


@pytest.mark.parametrize("namn", [f"Svar {NUMMER}.docx", f"{NUMMER}.yaml", f"lista_19{NUMMER}.pdf"])
def test_ett_personnummer_i_filens_namn_namns_maskerat_och_visas_aldrig(tmp_path, namn, capsys):
    fil = tmp_path / namn
    data = {".docx": word(), ".yaml": b"formular: 2024\nregion: Region Exempel\n", ".pdf": pdf("Region Exempel")}
    fil.write_bytes(data[fil.suffix])
    for som in ("text", "json", "html"):
        kor("granska", fil, "--format", som)
        text = "".join(capsys.readouterr())
        assert "DO17" in text
        assert NUMMER not in text


def test_ett_datum_och_ett_klockslag_i_namnet_ar_inget_personnummer(tmp_path, capsys):
    fil = tmp_path / "Svar 2024-09-29 kl 15.30.docx"
    fil.write_bytes(word())
    kor("granska", fil)
    assert "DO17" not in capsys.readouterr().out


def test_numret_visas_inte_nar_filen_inte_gar_att_lasa(tmp_path, capsys):
    fil = tmp_path / f"{NUMMER}.docx"
    fil.write_bytes(b"inte en fil")
    for som in ("text", "html"):
        assert kor("granska", fil, "--format", som) == 2
        text = "".join(capsys.readouterr())
        assert "8507••-••••" in text
        assert NUMMER not in text


def test_en_fil_i_leveransen_med_personnummer_i_namnet_namns(tmp_path, capsys):
    skriv_utkast(helt_utkast(), tmp_path / "redovisning.yaml")
    (tmp_path / "leverans").mkdir()
    (tmp_path / "leverans" / f"{NUMMER}.pdf").write_bytes(pdf("Region Exempel"))
    kor("granska", tmp_path)
    text = capsys.readouterr().out
    assert "leverans/8507••-••••.pdf varning DO17" in text
    assert NUMMER not in text
