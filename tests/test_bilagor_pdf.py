"""En PDF som bifogas: hel, öppen, utan sådant som körs, med text att söka i, och byte för byte som den kom."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import pytest
from bilageprov import HALLAND, funna, koder, pdf, prova, sida
from pypdf import PdfWriter
from pypdf.annotations import FreeText, Highlight
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from redovisning.anmarkning import Niva
from redovisning.dolda import pdffynd
from redovisning.grind_utfall import UTFALL

UNDERLAG = Path(__file__).parent / "underlag"


def uppslag(**varden: object) -> DictionaryObject:
    """Ger ett uppslag; text som börjar med snedstreck är ett namn."""
    ut = DictionaryObject()
    for nyckel, varde in varden.items():
        namn = isinstance(varde, str) and varde.startswith("/")
        skrivet = NameObject(varde) if namn else TextStringObject(varde) if isinstance(varde, str) else varde
        ut[NameObject(f"/{nyckel}")] = skrivet
    return ut


def i_roten(skrivare: PdfWriter, **varden: object) -> None:
    skrivare.root_object.update(uppslag(**varden))


def markering(skrivare: PdfWriter, **varden: object) -> None:
    hela = uppslag(Type="/Annot", Rect=RectangleObject((10, 10, 50, 50)), **varden)
    skrivare.pages[0][NameObject("/Annots")] = ArrayObject([skrivare._add_object(hela)])


def test_en_hel_pdf_bifogas_byte_for_byte_med_sakert_namn(tmp_path):
    data = pdf(HALLAND)
    bilaga = prova(tmp_path, data, "Handlingsplan slutlig VERSION 3.PDF", "Halland")
    assert funna(bilaga) == []
    assert bilaga.data == data
    assert bilaga.namn == "Handlingsplan 2024 Region Halland.pdf"


@pytest.mark.parametrize(
    "data",
    [
        pdf(andra=lambda s: s.encrypt("hemligt", algorithm="RC4-128")),
        pdf(andra=lambda s: s.encrypt("", "agarens", algorithm="RC4-128")),
        (UNDERLAG / "krypterad-aes256.pdf").read_bytes(),
    ],
    ids=["med lösenord", "bara spärrar", "nyare kryptering"],
)
def test_en_krypterad_pdf_bifogas_inte(tmp_path, data):
    bilaga = prova(tmp_path, data)
    ((kod, mening),) = funna(bilaga)
    assert (kod, bilaga.data) == ("BI01", None)
    assert mening.startswith("PDF-filen är krypterad")
    assert bilaga.anmarkningar[0].niva is Niva.FEL


def test_en_avklippt_pdf_bifogas_inte_fast_den_gar_att_laga(tmp_path):
    hel = pdf(*["Region Halland"] * 5)
    for langd in (20, len(hel) // 2, len(hel) - 10):
        ((kod, mening),) = funna(prova(tmp_path, hel[:langd]))
        assert kod == "BI01"
        assert mening.startswith("PDF-filen är skadad eller avklippt.")


def test_en_pdf_utan_sidor_ar_skadad(tmp_path):
    ut = pdf(andra=lambda s: s.remove_page(0))
    assert funna(prova(tmp_path, ut))[0][1].startswith("PDF-filen är skadad")


def test_innehallet_avgor_inte_namnet(tmp_path):
    assert funna(prova(tmp_path, b"Handlingsplan 2024", "handlingsplan.pdf"))[0][1].startswith("Filen har ett namn")
    assert prova(tmp_path, pdf(), "handlingsplan.docx").namn == "Handlingsplan 2024 Region Halland.pdf"


# --- det som körs -----------------------------------------------------------------------------------------------

FARLIGT = {
    "skript i namnträdet": (
        lambda s: i_roten(
            s,
            Names=uppslag(JavaScript=uppslag(Names=ArrayObject([TextStringObject("a"), uppslag(S="/JavaScript")]))),
        ),
        "ett skript (JavaScript)",
    ),
    "skript när filen öppnas": (
        lambda s: i_roten(s, OpenAction=s._add_object(uppslag(S="/JavaScript", JS="app.alert(1)"))),
        "ett skript (JavaScript)",
    ),
    "skript utan slag": (lambda s: i_roten(s, AA=uppslag(WC=uppslag(JS="x"))), "ett skript (JavaScript)"),
    "start av program": (
        lambda s: markering(s, Subtype="/Link", A=uppslag(S="/Launch", F="c:/windows/system32/cmd.exe")),
        "en knapp eller länk som startar ett program",
    ),
    "program efter en vanlig länk": (
        lambda s: markering(s, Subtype="/Link", A=uppslag(S="/URI", Next=ArrayObject([uppslag(S="/Launch")]))),
        "en knapp eller länk som startar ett program",
    ),
    "skript hos knappens förälder": (
        lambda s: markering(s, Subtype="/Widget", Parent=s._add_object(uppslag(AA=uppslag(K=uppslag(JS="x"))))),
        "ett skript (JavaScript)",
    ),
    "inbäddad fil": (lambda s: s.add_attachment("löner.xlsx", b"PK"), "en inbäddad fil («löner.xlsx»)"),
    "film": (lambda s: markering(s, Subtype="/RichMedia"), "ljud eller film"),
    "XFA-formulär": (lambda s: i_roten(s, AcroForm=uppslag(XFA=ArrayObject())), "ett formulär av det äldre slaget XFA"),
}


@pytest.mark.parametrize("fall", FARLIGT)
def test_det_som_kan_koras_stoppar_bilagan(tmp_path, fall):
    andra, vad = FARLIGT[fall]
    bilaga = prova(tmp_path, pdf(andra=andra))
    ((kod, mening),) = funna(bilaga)
    assert kod == "BI02"
    assert mening.startswith(f"filen har {vad}. ")
    assert bilaga.data is None


def test_vanliga_lankar_och_bokmarken_stoppar_inte(tmp_path):
    def andra(s: PdfWriter) -> None:
        markering(s, Subtype="/Link", A=uppslag(S="/URI", URI="https://example.se"))
        s.add_outline_item(title="Nuläge", page_number=0)

    assert funna(prova(tmp_path, pdf(andra=andra))) == []


# --- det som blivit kvar ----------------------------------------------------------------------------------------


def test_kommentarer_namns_med_sida_och_ord(tmp_path):
    def andra(s: PdfWriter) -> None:
        punkter = ArrayObject([FloatObject(n) for n in (50, 550, 200, 550, 50, 570, 200, 570)])
        s.add_annotation(1, FreeText(text="Stämmer siffran?", rect=(50, 550, 200, 650)))
        s.add_annotation(1, Highlight(rect=(50, 550, 200, 650), quad_points=punkter))

    bilaga = prova(tmp_path, pdf(HALLAND, "Andra sidan", andra=andra))
    ((kod, mening),) = funna(bilaga)
    assert kod == "DO03"
    assert "2 kommentarer är kvar på sida 2: «Stämmer siffran?» och en markering utan ord." in mening
    assert bilaga.data is not None


def test_forfattarens_namn_ar_ett_rad(tmp_path):
    bilaga = prova(tmp_path, pdf(andra=lambda s: s.add_metadata({"/Author": "Kim Exempel"})))
    assert koder(bilaga) == ["DO09"]
    assert "«Kim Exempel»" in bilaga.anmarkningar[0].meddelande
    assert koder(prova(tmp_path, pdf(andra=lambda s: s.add_metadata({"/Author": "Region Halland"})))) == []


def test_en_inskannad_pdf_har_ingen_text_att_soka_i(tmp_path):
    bilaga = prova(tmp_path, pdf("", ""))
    ((kod, mening),) = funna(bilaga)
    assert kod == "BI06"
    assert mening.startswith("filen har ingen text att söka i")
    assert bilaga.data is not None


def test_regionens_namn_soks_pa_sida_efter_sida_till_ett_tak(tmp_path, monkeypatch):
    monkeypatch.setattr(pdffynd, "_MEST_TEXT", 200)
    assert koder(prova(tmp_path, pdf("", "", HALLAND))) == []
    assert koder(prova(tmp_path, pdf("ett", "två", "tre" * 40, HALLAND))) == ["DO18", "BI07"]


def test_sidorna_efter_taket_namns_sa_att_ingen_tror_att_de_ar_provade(tmp_path, monkeypatch):
    """Ett personnummer på sista sidan hittas inte då, och det måste den som skickar filen få veta."""
    sidor = (HALLAND, "tre" * 40, "fyra", "850709-9805")
    assert "PU01" in koder(prova(tmp_path, pdf(*sidor)))
    monkeypatch.setattr(pdffynd, "_MEST_TEXT", 200)
    (mening,) = (m for kod, m in funna(prova(tmp_path, pdf(*sidor))) if kod == "DO18")
    assert "sida 2–4 " in mening
    (mening,) = (m for kod, m in funna(prova(tmp_path, pdf(HALLAND, "tre" * 60))) if kod == "DO18")
    assert "sida 2 " in mening


def test_personnumret_pa_sida_301_hittas(tmp_path):
    sidor = [HALLAND, *[""] * 299, "850709-9805"]
    assert ("PU01", True) in [(kod, "på sida 301" in m) for kod, m in funna(prova(tmp_path, pdf(*sidor)))]


# --- trasigt och orimligt ---------------------------------------------------------------------------------------


def test_for_manga_sidor_eller_objekt_ar_orimligt(tmp_path, monkeypatch):
    data = pdf("a", "b", "c")
    monkeypatch.setattr("redovisning.grind_pdf.MAX_SIDOR", 2)
    assert funna(prova(tmp_path, data))[0][1].startswith("PDF-filen packar upp sig till orimligt mycket")
    monkeypatch.undo()
    monkeypatch.setattr(pdffynd, "_MAX_OBJEKT", 4)
    assert funna(prova(tmp_path, data))[0][1].startswith("PDF-filen packar upp sig till orimligt mycket")


def test_en_strom_som_svaller_stoppas(tmp_path, monkeypatch):
    monkeypatch.setattr("redovisning.grind_pdf._MAX_UPPACKAT", 10_000)

    def stor(s: PdfWriter) -> None:
        sida(s, "x" * 100_000)
        s.pages[1].compress_content_streams()

    data = pdf("", andra=stor)
    assert len(data) < 10_000
    assert funna(prova(tmp_path, data))[0][1].startswith("PDF-filen packar upp sig till orimligt mycket")


def test_slumpvis_skadade_filer_ger_alltid_ett_utfall_och_inga_engelska_rader(tmp_path, capfd):
    slump = random.Random(2024)
    hel = pdf(HALLAND, "Andra sidan", andra=lambda s: s.add_outline_item(title="Nuläge", page_number=0))
    sagt = set()
    for _ in range(150):
        data = bytearray(hel)
        for _ in range(slump.randint(1, 30)):
            data[slump.randrange(8, len(data))] = slump.randrange(256)
        bilaga = prova(tmp_path, bytes(data))
        sagt |= set(funna(bilaga))
        assert (bilaga.data is None) == bool({"BI01", "BI02"} & set(koder(bilaga)))
    assert {"BI01"} <= {kod for kod, _ in sagt}
    kanda = tuple(UTFALL[k] for k in ("pdf_skadad", "pdf_skyddad", "pdf_orimlig"))
    assert all(mening.startswith(kanda) for kod, mening in sagt if kod == "BI01")
    assert capfd.readouterr() == ("", "")


def test_bibliotekets_logg_gar_att_slas_pa_av_den_som_vill(tmp_path, caplog):
    data = pdf().replace(b"startxref\n", b"startxref\n9")
    with caplog.at_level(logging.WARNING, "pypdf"):
        prova(tmp_path, data)
    assert caplog.records


def test_hjalpen_laddar_inte_pdf_biblioteket():
    import subprocess
    import sys

    kod = "import sys, redovisning, redovisning.bilagor.bilaga; sys.exit('pypdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kod], check=False).returncode == 0
