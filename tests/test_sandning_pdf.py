"""PDF-kopiorna: vad LibreOffice får göra, och vad som ordnas efteråt. Inget program startas här."""

from __future__ import annotations

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from bilageprov import pdf
from mapprov import kor
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from sandprov import DAG, FORMULARET, i_mejlet, packad, regionmapp

from redovisning import OlasbarFil
from redovisning.fel import SkrivFel
from redovisning.sandning import pdfkopia as modul
from redovisning.sandning.pdfkopia import finn_libreoffice, pdfkopia
from redovisning.sandning.pdfordning import ordna

KOPIAN = FORMULARET.replace(".docx", ".pdf")


def ritande(strom: bytes, *, lank: bool = False) -> bytes:
    """Ger en PDF vars enda sida har det innehållet, och kanske en länk."""

    def andra(skrivare: PdfWriter) -> None:
        sida = skrivare.pages[0]
        sida["/Contents"].get_object().set_data(strom)
        if lank:
            egenskaper = {"/Type": "/Annot", "/Subtype": "/Link"}
            a = DictionaryObject({NameObject(n): NameObject(v) for n, v in egenskaper.items()})
            a[NameObject("/Rect")] = ArrayObject(NumberObject(n) for n in (0, 0, 9, 9))
            sida[NameObject("/Annots")] = ArrayObject([skrivare._add_object(a)])

    return pdf("x", andra=andra)


def sidan(data: bytes):
    return PdfReader(io.BytesIO(data)).pages[0]


def innehallet(data: bytes) -> list[str]:
    return sidan(data)["/Contents"].get_object().get_data().decode().split("\n")


def lathund(svar: bytes | Exception, sett: list):
    """Ger en körare som minns argumenten och lägger en PDF där LibreOffice skulle ha gjort det."""

    def kor_(argument, miljo, tid):
        ut = Path(argument[argument.index("--outdir") + 1])
        profil = (ut / "profil" / "user" / "registrymodifications.xcu").read_text("utf-8")
        sett.append((list(argument), dict(miljo), tid, profil, (ut / "dokument.docx").read_bytes()))
        if isinstance(svar, Exception):
            raise svar
        (ut / "dokument.pdf").write_bytes(svar)

    return kor_


# --- det som LibreOffice får göra ---------------------------------------------------------------------------------


def test_libreoffice_far_en_egen_profil_utan_makron_och_nat_och_inget_namn_utifran(monkeypatch):
    monkeypatch.setenv("HEMLIGT", "x")
    sett: list = []
    pdfkopia(b"PK dokument", DAG, Path("/lo/soffice"), lathund(pdf("text"), sett))
    ((argument, miljo, tid, profil, dokument),) = sett
    assert argument[0] == str(Path("/lo/soffice"))
    assert argument[1].startswith("-env:UserInstallation=file:")
    assert {"--headless", "--norestore"} < set(argument)
    assert "PDFUACompliance" in argument[argument.index("--convert-to") + 1]
    assert Path(argument[-1]).name == "dokument.docx"
    assert dokument == b"PK dokument"
    assert tid == modul.TIDSGRANS
    assert "DisableMacrosExecution" in profil
    assert miljo["https_proxy"] == "http://127.0.0.1:9"
    assert "HEMLIGT" not in miljo
    assert not Path(argument[-1]).parent.exists(), "inget lämnas kvar"


@pytest.mark.parametrize(
    ("svar", "mening"),
    [
        (TimeoutError(), "inte klart på 120 sekunder"),
        (FileNotFoundError(), "inte att starta"),
        (b"trasig", "ingen hel PDF"),
    ],
)
def test_det_som_gar_fel_blir_en_svensk_mening(svar, mening):
    with pytest.raises(SkrivFel, match=mening):
        pdfkopia(b"x", DAG, Path("soffice"), lathund(svar, []))


def test_ett_program_som_inte_blir_klart_avslutas():
    with pytest.raises(TimeoutError):
        modul._kor([sys.executable, "-c", "import time; time.sleep(60)"], dict(os.environ), 0.2)


def test_ett_program_som_gar_men_inte_gor_nagot_ger_ingen_kopia():
    with pytest.raises(SkrivFel, match="ingen hel PDF"):
        pdfkopia(b"x", DAG, Path(sys.executable))


def test_ett_program_som_inte_finns_sags_vara_det(monkeypatch):
    def finns_inte(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("subprocess.Popen", finns_inte)
    with pytest.raises(SkrivFel, match="inte att starta"):
        pdfkopia(b"x", DAG, Path("finns-inte"))


def test_ett_program_i_mappen_man_star_i_kors_inte(egen_mapp, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda namn: str(egen_mapp / namn))
    monkeypatch.setattr(modul, "_PA_MAC", egen_mapp / "finns inte")
    assert finn_libreoffice() is None


def test_libreoffice_hittas_dar_windows_lagger_det(tmp_path, monkeypatch):
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr("shutil.which", lambda namn: None)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert finn_libreoffice() == program


# --- i det packade ------------------------------------------------------------------------------------------------


def test_kopian_ligger_bredvid_formularet_i_mejlet(tmp_path):
    sandning = packad(regionmapp(tmp_path), pdf=lambda data, dag: b"%PDF " + str(dag).encode())
    assert list(i_mejlet(sandning)) == [FORMULARET, KOPIAN]
    assert i_mejlet(sandning)[KOPIAN] == b"%PDF 2024-09-29"


def test_gar_kopian_inte_att_gora_packas_resten_och_det_sags(tmp_path):
    def nej(data: bytes, dag: date) -> bytes:
        raise SkrivFel("LibreOffice gick inte att starta.")

    sandning = packad(regionmapp(tmp_path), pdf=nej)
    assert list(i_mejlet(sandning)) == [FORMULARET]
    assert f"{FORMULARET}: ingen PDF-kopia. LibreOffice gick inte att starta." in sandning.meddelanden


def test_saknas_libreoffice_sags_det_pa_en_rad(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(modul, "finn_libreoffice", lambda: None)
    assert kor("packa", regionmapp(tmp_path), "--pdf", "--datum", DAG) == 0
    assert [r for r in capsys.readouterr().err.splitlines() if "LibreOffice" in r] == [modul.SAKNAS]


# --- det som ordnas efteråt ---------------------------------------------------------------------------------------


def test_en_linje_utanfor_markningen_blir_utsmyckning():
    ut = innehallet(ordna(ritande(b"q 0 0 m 9 9 l S Q /P <</MCID 0>> BDC 1 1 m 2 2 l S EMC"), DAG, "x"))
    assert ut.count("/Artifact BMC") == 1
    assert ut.index("/Artifact BMC") < ut.index("0 0 m") < ut.index("S") < ut.index("EMC")
    assert "/P << /MCID 0 >> BDC" in " ".join(ut).replace("<<\n", "<< ")


def test_en_bana_som_bara_klipper_ar_ingen_linje():
    assert "/Artifact BMC" not in innehallet(ordna(ritande(b"0 0 9 9 re W n BT (x) Tj ET"), DAG, "x"))


def test_sidor_med_lankar_far_tabbordning_och_lankarna_skrivs_ut():
    med, utan = (sidan(ordna(ritande(b"", lank=har), DAG, "x")) for har in (True, False))
    assert med["/Tabs"] == "/S"
    assert med["/Annots"][0].get_object()["/F"] == 4
    assert "/Tabs" not in utan


def test_dagen_ar_det_enda_datumet_och_samma_innehall_ger_samma_byte():
    def daterad(tid: str) -> bytes:
        return pdf("x", andra=lambda s: s.add_metadata({"/Title": "Å", "/ModDate": tid, "/CreationDate": tid}))

    a, b = (ordna(daterad(f"D:2026112720214{n}Z"), DAG, "x") for n in (1, 2))
    assert a == b
    uppgifter = PdfReader(io.BytesIO(a)).metadata
    assert uppgifter["/CreationDate"] == "D:20240929120000Z"
    assert uppgifter["/Title"] == "Å"
    assert "/ModDate" not in uppgifter
    assert ordna(a, DAG, "x") == a


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 avklippt", pdf("x")[:200]])
def test_en_trasig_pdf_far_ett_namngivet_utfall(data):
    with pytest.raises(OlasbarFil):
        ordna(data, DAG, "x")
