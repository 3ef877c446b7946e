"""Ett ifyllt formulär är lika giltigt som det tomma: valideraren finner inget nytt, och paketet hänger ihop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.etree import _Element
from mallxml import VAL, xml
from myndighetsformular import Formularfil
from openxml_audit import FileFormat, OpenXmlValidator
from test_word_fyllning import helt_utkast

from redovisning import resurser, skriv
from redovisning.paket import Paket
from redovisning.word.namnrymd import REL, w

W14_PARAID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
FORMULAR: dict[str, Callable[[], bytes]] = {
    "egen": lambda: resurser.mall("2024", "redovisning.docx").read_bytes(),
    "myndighetens, hela celler": lambda: Formularfil("cell", "rik").bytes(),
    "myndighetens, i stycken": lambda: Formularfil("rad", "text", numrering=True).bytes(),
    "myndighetens, block": lambda: Formularfil("block", "rik", numrering=True).bytes(),
}


@pytest.fixture(scope="module", params=FORMULAR)
def par(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Ger det tomma formuläret och samma formulär ifyllt, med listor, flera stycken och tre kontaktpersoner."""
    mapp = tmp_path_factory.mktemp("giltighet")
    tomt = mapp / "tomt.docx"
    tomt.write_bytes(FORMULAR[request.param]())
    return tomt, skriv(helt_utkast(kontakter=3), mapp / "ifyllt.docx", mall=tomt)


@pytest.fixture(scope="module")
def ifyllt(par: tuple[Path, Path]) -> Paket:
    """Ger det ifyllda formulärets paket."""
    return Paket(par[1].read_bytes())


def fynd(fil: Path) -> Counter[tuple[str, str]]:
    """Ger validerarens fynd som (del, beskrivning), räknade."""
    return Counter(
        (f.part_uri, f.description) for f in OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(fil).errors
    )


def berattelser(paket: Paket) -> dict[str, _Element]:
    """Ger rötterna för de delar som har text."""
    return {n: xml(paket, n) for n in paket.namn if n.startswith("word/") and n.endswith(".xml")}


def test_valideraren_finner_inget_nytt_i_det_ifyllda(par: tuple[Path, Path]) -> None:
    tomt, full = par
    assert fynd(full) - fynd(tomt) == Counter()


def test_valideraren_ser_ett_fel_som_laggs_dit(par: tuple[Path, Path], tmp_path: Path) -> None:
    _, full = par
    paket = Paket(full.read_bytes())
    trasigt = tmp_path / "trasigt.docx"
    dokument = paket.las("word/document.xml")
    trasigt.write_bytes(paket.med({"word/document.xml": dokument.replace(b"<w:body>", b"<w:body><w:finnsinte/>", 1)}))
    assert fynd(trasigt) - fynd(full)


def test_nummer_pa_kontroller_och_stycken_ar_unika(ifyllt: Paket) -> None:
    rot = xml(ifyllt, "word/document.xml")
    kontroller = [e.get(VAL, "") for pr in rot.iter(w("sdtPr")) for e in pr.iterfind(w("id"))]
    assert kontroller
    assert [n for n, antal in Counter(kontroller).items() if antal > 1] == []
    assert all(-(2**31) <= int(n) < 2**31 for n in kontroller)
    stycken = [e.get(W14_PARAID) for e in rot.iter() if W14_PARAID in e.attrib]
    assert len(stycken) == len(set(stycken))


def test_listornas_nummer_finns_i_numreringen(ifyllt: Paket) -> None:
    numrering = xml(ifyllt, "word/numbering.xml")
    lista = {n.get(w("numId")): n for n in numrering.iter(w("num"))}
    mallar = {a.get(w("abstractNumId")) for a in numrering.iter(w("abstractNum"))}
    dokument = xml(ifyllt, "word/document.xml")
    anvanda = {n.get(VAL) for n in dokument.iter(w("numId"))}
    i_stycken = all(e.getparent().tag == w("p") for e in dokument.iter(w("sdt")))  # type: ignore[union-attr]
    assert len(anvanda) >= 2 or i_stycken  # ett fält inne i ett stycke rymmer inga listor
    assert anvanda <= lista.keys()
    assert all(n.find(w("abstractNumId")).get(VAL) in mallar for n in lista.values())  # type: ignore[union-attr]


def test_varje_relation_leder_till_en_del_och_varje_hanvisning_till_en_relation(ifyllt: Paket) -> None:
    kallor = ["", *(n for n in ifyllt.namn if not n.endswith(".rels"))]
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for kalla in kallor:
        relationer = ifyllt.relationer(kalla)
        assert [v.mal for v in relationer.values() if not v.extern and v.mal not in ifyllt] == [], kalla
        if kalla.startswith("word/") and kalla.endswith(".xml"):
            rot = xml(ifyllt, kalla)
            hanvisade = {v for e in rot.iter() for a, v in e.attrib.items() if a.startswith(r)}
            assert hanvisade <= relationer.keys(), kalla


def test_relationernas_nummer_ar_unika_i_varje_del(ifyllt: Paket) -> None:
    for namn in (n for n in ifyllt.namn if n.endswith(".rels")):
        nummer = [e.get("Id") for e in xml(ifyllt, namn).iter(f"{{{REL}}}Relationship")]
        assert len(nummer) == len(set(nummer)), namn


def test_varje_del_har_en_innehallstyp_och_varje_typ_en_del(ifyllt: Paket) -> None:
    rot = xml(ifyllt, "[Content_Types].xml")
    andelser = [e.get("Extension", "").lower() for e in rot.iter(f"{CT}Default")]
    egna = [e.get("PartName", "") for e in rot.iter(f"{CT}Override")]
    assert len(andelser) == len(set(andelser))
    assert len(egna) == len(set(egna))
    assert {n.removeprefix("/") for n in egna} <= set(ifyllt.namn)
    utan = [n for n in ifyllt.namn if f"/{n}" not in egna and n.rpartition(".")[2].lower() not in andelser]
    assert [n for n in utan if n not in ("[Content_Types].xml", "docProps/thumbnail.bin")] == []


def test_varje_cell_slutar_med_ett_stycke(ifyllt: Paket) -> None:
    celler = [c for rot in berattelser(ifyllt).values() for c in rot.iter(w("tc"))]
    assert celler
    for cell in celler:
        sist = cell[-1]
        while sist.tag == w("sdt"):
            innehall = sist.find(w("sdtContent"))
            assert innehall is not None
            assert len(innehall)
            sist = innehall[-1]
        assert sist.tag == w("p")


def test_ingen_ledtext_och_inget_tomt_marke_ar_kvar_i_det_besvarade(ifyllt: Paket) -> None:
    rot = xml(ifyllt, "word/document.xml")
    assert list(rot.iter(w("showingPlcHdr"))) == []
    assert {s.get(VAL) for s in rot.iter(w("rStyle"))} & {"Platshllartext"} == set()
