"""Planen på regionens egen Word-mall: dess stilar, sidhuvud och innehåll är kvar."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Worddokument
from openxml_audit import OpenXmlValidator
from planprov import plan, provdiagram, regionens_mall

from redovisning import resurser
from redovisning.fel import MallFel
from redovisning.grind import Mottagen, slapp_in_data
from redovisning.paket import INNEHALLSTYPER, Paket
from redovisning.plandokument.bygge import plandokument
from redovisning.plandokument.wordxml import element, texten, w


def andrad(mall: Mottagen, andra: Callable[[Worddokument], object], namn: str = "mall.docx") -> Mottagen:
    """Ger mallen sedan den har ändrats med python-docx."""
    dokument = Document(io.BytesIO(mall.data))
    andra(dokument)
    ut = io.BytesIO()
    dokument.save(ut)
    return slapp_in_data(Path(namn), ut.getvalue())


def texterna(data: bytes) -> list[str]:
    return [texten(p) for p in Document(io.BytesIO(data)).element.body.iterchildren(w("p")) if texten(p)]


def test_det_som_star_omkring_platsen_ar_kvar_och_planen_star_dar():
    text = texterna(plandokument(plan(), mall=regionens_mall()))
    assert text[0] == "Regionens eget försättsblad"
    assert text[-1] == "Regionens egen slutsida"
    assert text[1] == "Handlingsplan för ökad tillgänglighet 2024–2025"
    assert "[[plan]]" not in "".join(text)


def test_utan_plats_ar_mallens_innehall_ett_exempel():
    text = texterna(plandokument(plan(), mall=regionens_mall(plats=False)))
    assert text[0] == "Handlingsplan för ökad tillgänglighet 2024–2025"
    assert "Skriv rubriken här" not in text


def test_sidhuvud_sidfot_logotyp_och_marginaler_ar_mallens():
    mall = regionens_mall()
    fore, efter = Paket(mall.data), Paket(plandokument(plan(), mall=mall, diagram=[provdiagram()]))
    assert set(fore.namn) - set(efter.namn) == {"docProps/thumbnail.jpeg"}, (
        "miniatyren visar mallens sida, inte planens"
    )
    bilder = [n for n in fore.namn if n.startswith("word/media/")]
    assert bilder
    assert all(fore.las(n) == efter.las(n) for n in bilder)
    sektion = Document(io.BytesIO(efter._data)).sections[0]
    assert sektion.footer.paragraphs[0].text == "Region Exempel, 000 00 Exempelköping"
    assert len(sektion.header._element.findall(f".//{w('drawing')}")) == 1
    assert round(sektion.left_margin.cm, 1) == 3  # type: ignore[union-attr]


def test_mallens_rubrikstilar_anvands_och_de_som_saknas_laggs_till():
    dokument = Document(io.BytesIO(plandokument(plan(), mall=regionens_mall())))
    rubriken = next(p for p in dokument.paragraphs if p.text == "Sammanfattning")
    assert rubriken.style.name == "Heading 1"  # type: ignore[union-attr]
    assert rubriken.style.font.name == "Liberation Serif"  # type: ignore[union-attr]
    assert rubriken._p.find(f"{w('pPr')}/{w('numPr')}") is not None
    namnen = {s.name for s in dokument.styles}
    assert {"List Bullet", "Caption", "Plantabell", "Planuppgift"} <= namnen


def test_svenska_namn_pa_stilarna_duger():
    def svenska(d: Worddokument) -> None:
        for engelskt, svenskt in (("heading 1", "Rubrik 1"), ("Title", "Rubrik")):
            stil = next(s for s in d.styles.element if s.find(w("name")) is not None
                        and s.find(w("name")).get(w("val")).casefold() == engelskt.casefold())  # fmt: skip
            stil.find(w("name")).set(w("val"), svenskt)
            stil.set(w("customStyle"), "1")

    mall = andrad(regionens_mall(), svenska)
    stilar = Document(io.BytesIO(plandokument(plan(), mall=mall))).styles.element
    namnen = Counter(s.find(w("name")).get(w("val")).casefold() for s in stilar.iter(w("style")))
    assert namnen["rubrik 1"] == 1
    assert namnen["heading 1"] == 0


def test_en_rubrikstil_med_egen_numrering_far_ingen_till():
    dokument = Document(io.BytesIO(plandokument(plan(), mall=slapp_in_data(Path("m.docx"), _egen_mall()))))
    rubriken = next(p for p in dokument.paragraphs if p.text == "Sammanfattning")
    assert rubriken._p.find(f"{w('pPr')}/{w('numPr')}") is None


def test_en_dotx_blir_ett_dokument():
    paket = Paket(regionens_mall().data)
    typer = paket.las(INNEHALLSTYPER).replace(b"document.main+xml", b"template.main+xml")
    mall = slapp_in_data(Path("mall.dotx"), paket.med({INNEHALLSTYPER: typer}))
    assert b"template.main" not in Paket(plandokument(plan(), mall=mall)).las(INNEHALLSTYPER)


def test_mallens_plats_och_upphovsperson_foljer_inte_med():
    def signera(d: Worddokument) -> None:
        d.core_properties.author = "Regionens handläggare"
        rid = d.part._settings_part.relate_to(
            "file:///hemligt/mall.dotx",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
            is_external=True,
        )
        pekare = d.settings.element.makeelement(w("attachedTemplate"))
        pekare.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", rid)
        d.settings.element.insert(0, pekare)

    paket = Paket(plandokument(plan(), mall=andrad(regionens_mall(), signera)))
    allt = b"".join(paket.las(n) for n in paket.namn if n.endswith((".xml", ".rels")))
    assert b"hemligt" not in allt
    assert b"attachedTemplate" not in allt
    assert "handläggare".encode() not in allt


def test_dokumentet_ar_pa_svenska_aven_i_en_engelsk_mall():
    dokument = Document(io.BytesIO(plandokument(plan(), mall=regionens_mall())))
    (sprak,) = dokument.styles.element.iterfind(f"{w('docDefaults')}//{w('lang')}")
    assert sprak.get(w("val")) == "sv-SE"


def test_platsen_pa_fel_stalle_sags():
    mall = andrad(regionens_mall(), lambda d: d.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("[[plan]]"))
    with pytest.raises(MallFel, match="en gång, ensamt i ett eget stycke"):
        plandokument(plan(), mall=mall)


def test_en_mall_som_inte_ar_word_vagras():
    with pytest.raises(MallFel, match="inget Word-dokument"):
        plandokument(plan(), mall=slapp_in_data(Path("mall.yaml"), b"a: 1\n"))


def test_en_mall_utan_stilar_vagras():
    def utan_stilar(d: Worddokument) -> None:
        for rid in [r for r, relation in d.part.rels.items() if relation.reltype.endswith("/styles")]:
            del d.part.rels[rid]

    with pytest.raises(MallFel, match="går inte att öppna"):
        plandokument(plan(), mall=andrad(regionens_mall(), utan_stilar))


def test_en_mall_vars_sidmatt_inte_gar_att_lasa_vagras():
    """python-docx läser måtten först när de behövs, och då på engelska."""

    def trasiga_matt(d: Worddokument) -> None:
        next(d.element.body.iter(w("pgSz"))).set(w("w"), "bred")

    with pytest.raises(MallFel, match="går inte att öppna"):
        plandokument(plan(), mall=andrad(regionens_mall(), trasiga_matt))


def test_en_mall_utan_sidmatt_far_en_a4_sida():
    def utan_sektion(d: Worddokument) -> None:
        for e in list(d.element.body.iter(w("sectPr"))):
            e.getparent().remove(e)

    data = plandokument(plan(), mall=andrad(regionens_mall(plats=False), utan_sektion))
    sektion = Document(io.BytesIO(data)).sections[-1]
    assert (sektion.page_width.twips, sektion.page_height.twips) == (11906, 16838)


def test_planen_lagger_inga_fel_till_mallens(tmp_path: Path):
    mall = regionens_mall()
    fore, efter = tmp_path / "mall.docx", tmp_path / "plan.docx"
    fore.write_bytes(mall.data)
    efter.write_bytes(plandokument(plan(), mall=mall, diagram=[provdiagram()]))
    assert len(OpenXmlValidator().validate(efter).errors) <= len(OpenXmlValidator().validate(fore).errors)


def _egen_mall() -> bytes:
    return resurser.mall("handlingsplan.docx").read_bytes()


@pytest.mark.parametrize(("rubrikens", "planens"), [("14503C", "14503C"), ("FFD966", "404040"), ("auto", "404040")])
def test_tabellerna_far_mallens_rubrikfarg_om_vit_text_syns_pa_den(rubrikens, planens):
    def farga(d: Worddokument) -> None:
        for farg in d.styles["Heading 1"].element.iter(w("color")):
            farg.set(w("val"), rubrikens)

    data = plandokument(plan(), mall=andrad(regionens_mall(), farga))
    dokument = Document(io.BytesIO(data))
    stil = next(s for s in dokument.styles.element if s.get(w("styleId")) == "Plantabell")
    assert {e.get(w("color")) for e in stil.iter(w("top"))} == {planens, None}
    fyllningar = {e.get(w("fill")) for e in dokument.element.body.iter(w("shd"))}
    assert fyllningar == {planens}
    assert "1F3864" not in Paket(data).las("word/styles.xml").decode()


def test_ett_tomt_sidhuvud_i_mallen_raknas_inte_och_sidnumret_kommer_med():
    def tom(d: Worddokument) -> None:
        for del_ in (d.sections[0].header, d.sections[0].footer):
            for p in list(del_._element):
                del_._element.remove(p)
            del_.add_paragraph()

    dokument = Document(io.BytesIO(plandokument(plan(), mall=andrad(regionens_mall(), tom))))
    assert "Region Exempel" in "".join(p.text for p in dokument.sections[0].header.paragraphs)
    assert "NUMPAGES" in "".join(e.text or "" for e in dokument.sections[0].footer._element.iter(w("instrText")))


def test_en_tabells_rubrik_far_luft_fore_nar_mallens_format_saknar_den():
    def utan_luft(d: Worddokument) -> None:
        d.styles.add_style("Caption", 1)

    def luften(mall: Mottagen | None) -> set[bool]:
        rot = Document(io.BytesIO(plandokument(plan(), mall=mall))).element.body
        rubriker = [p for p in rot.iter(w("p")) if texten(p).startswith("Tabell 2. ")]
        return {p.find(f"{w('pPr')}/{w('spacing')}") is not None for p in rubriker}

    assert luften(None) == {False}
    assert luften(andrad(regionens_mall(), utan_luft)) == {True}


def test_med_numrerade_rubriker_i_mallen_ar_forteckningens_rubrik_onumrerad_och_filen_giltig(tmp_path: Path):
    def numrera(d: Worddokument) -> None:
        numrering = d.part.numbering_part.element
        niva = element(
            "lvl", element("start", val=1), element("numFmt", val="decimal"), element("lvlText", val="%1."), ilvl=0
        )
        numrering.insert(0, element("abstractNum", element("multiLevelType", val="multilevel"), niva, abstractNumId=77))
        numrering.append(element("num", element("abstractNumId", val=77), numId=77))
        for stil in ("Heading 1", "TOC Heading"):
            d.styles[stil].element.get_or_add_pPr()._add_numPr()._add_numId().val = 77

    mall = andrad(regionens_mall(), numrera)
    data = plandokument(plan(), mall=mall)
    fore, efter = tmp_path / "mall.docx", tmp_path / "plan.docx"
    fore.write_bytes(mall.data)
    efter.write_bytes(data)
    fel = [
        {e.description for e in OpenXmlValidator().validate(fil).errors if "stylesWithEffects" not in str(e)}
        for fil in (fore, efter)
    ]
    # Granskaren känner inte noll, som i Word betyder: ingen numrering.
    assert fel[1] - fel[0] == {"Numbering definition '0' referenced but not found"}
    stycken = {
        p.text: p._p.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for p in Document(io.BytesIO(data)).paragraphs
    }
    assert stycken["Sammanfattning"] is None, "rubrikens format numrerar själv"
