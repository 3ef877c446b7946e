"""Sidnumren i innehållsförteckningen på PDF-kopian: hämtade ur en första kopia och ifyllda i den andra."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from planprov import plan, regionens_mall
from pypdf import PdfReader, PdfWriter
from sandprov import DAG

from redovisning.paket import Paket
from redovisning.plandokument.bygge import plandokument
from redovisning.plandokument.wordxml import w
from redovisning.sandning.pdfkopia import pdfkopia
from redovisning.sandning.pdfsidnummer import Innehallsforteckning

RUBRIKER = [
    *("1 Sammanfattning", "2 Nuläge", "3 Övergripande målsättning", "4 Styrning och ledning", "5 Åtgärder"),
    *("5.1 Operation", "5.2 Utan angivet område", "5.3 Tidslinje", "6 Uppföljning", "6.1 Indikatorer"),
    *("6.2 Utfall och måluppfyllelse", "7 Jämställdhetsanalys"),
]
"""Det som LibreOffice har som bokmärken för den lilla planen."""


def kopia(rubriker: list[str]) -> bytes:
    """Ger en PDF med en sida per rubrik, och rubriken som bokmärke till den."""
    skrivare = PdfWriter()
    for nummer, rubrik in enumerate(rubriker):
        skrivare.add_blank_page(595, 842)
        skrivare.add_outline_item(title=rubrik, page_number=nummer)
    ut = io.BytesIO()
    skrivare.write(ut)
    return ut.getvalue()


def raderna(data: bytes) -> list[str]:
    """Ger förteckningens rader, med tabbar som ett snedstreck."""
    rot = Document(io.BytesIO(data)).element.body
    rader = [p for p in rot.iter(w("p")) if any(True for _ in p.iter(w("hyperlink")))]
    delar = (w("t"), w("tab"))
    bitar = ([e for r in p.iter(w("r")) for e in r if e.tag in delar] for p in rader)
    return ["".join("/" if e.tag == w("tab") else e.text or "" for e in rad) for rad in bitar]


def test_varje_rubrik_far_sin_sida_med_punktlinje():
    data = plandokument(plan())
    ifylld = Innehallsforteckning(data).ifylld(kopia(["Något före", *RUBRIKER, "Något efter"]))
    assert ifylld is not None
    vantat = [f"{r.replace(' ', '/', 1)}/{sida}" for sida, r in enumerate(RUBRIKER, 2)]
    assert raderna(ifylld) == vantat
    tabbar = [t for t in Document(io.BytesIO(ifylld)).element.body.iter(w("tab")) if t.get(w("val")) == "right"]
    assert {t.get(w("leader")) for t in tabbar} == {"dot"}
    assert not Innehallsforteckning(ifylld), "en ifylld förteckning rörs inte igen"


def test_bara_forteckningen_andras():
    data = plandokument(plan(), mall=regionens_mall())
    ifylld = Innehallsforteckning(data).ifylld(kopia(RUBRIKER))
    assert ifylld is not None
    fore, efter = Paket(data), Paket(ifylld)
    assert fore.namn == efter.namn
    assert [n for n in fore.namn if fore.las(n) != efter.las(n)] == ["word/document.xml"]


@pytest.mark.parametrize("rubriker", [RUBRIKER[:-1], [*RUBRIKER[1:], RUBRIKER[0]], []])
def test_saknas_en_rubrik_bland_bokmarkena_gissas_inga_sidor(rubriker):
    assert Innehallsforteckning(plandokument(plan())).ifylld(kopia(rubriker or ["Annat"])) is None


def test_en_forteckning_som_word_har_fyllt_i_lamnas_som_den_ar():
    dokument = Document(io.BytesIO(plandokument(plan())))
    sista = [r for p in dokument.element.body.iter(w("p")) for r in p.iter(w("r")) if "PAGEREF" in _kod(p)][-2]
    sista.text = "9"
    ut = io.BytesIO()
    dokument.save(ut)
    assert not Innehallsforteckning(ut.getvalue())


@pytest.mark.parametrize("data", [b"inget paket", plandokument(plan({"region": "Region Exempel"}))])
def test_ett_dokument_utan_forteckning_kopieras_en_gang(data):
    sett: list[bytes] = []
    pdfkopia(data, DAG, Path("soffice"), _korare(sett))
    assert sett == [data]


def test_kopian_gors_om_med_numren_ifyllda():
    sett: list[bytes] = []
    data = plandokument(plan())
    kopian = pdfkopia(data, DAG, Path("soffice"), _korare(sett))
    forsta, andra = sett
    assert forsta == data
    assert raderna(andra)[-1] == "7/Jämställdhetsanalys/12"
    assert len(PdfReader(io.BytesIO(kopian)).pages) == len(RUBRIKER)


def _kod(stycke) -> str:
    return "".join(e.text or "" for e in stycke.iter(w("instrText")))


def _korare(sett: list[bytes]):
    def kor(argument, miljo, tid):
        ut = Path(argument[argument.index("--outdir") + 1])
        sett.append((ut / "dokument.docx").read_bytes())
        (ut / "dokument.pdf").write_bytes(kopia(RUBRIKER))

    return kor
