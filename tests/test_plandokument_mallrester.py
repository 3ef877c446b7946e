"""Det ur mallens exempel som inget i planen visar följer inte med: bilder, kommentarer, noter och inbäddade filer."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bilageprov import stycke
from docx import Document
from docx.document import Document as Worddokument
from doldprov import bild, med_delar
from planprov import logotyp, plan, regionens_mall

from redovisning.fel import MallFel
from redovisning.grind import Mottagen, slapp_in_data
from redovisning.paket import INNEHALLSTYPER, Paket
from redovisning.plandokument.bygge import plandokument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTER = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    f'<w:footnote w:id="5">{stycke("Kims not")}</w:footnote></w:footnotes>'
)


def forra_arets_plan() -> Mottagen:
    """Ger en mall som är en gammal plan, med bild, kommentar, länk, not och inbäddad arbetsbok i texten."""
    dokument: Worddokument = Document(io.BytesIO(regionens_mall(plats=False).data))
    dokument.add_picture(io.BytesIO(bild("JPEG")))
    dokument.add_comment(dokument.paragraphs[0].runs, text="Kims kommentar", author="Kim Exempel")
    dokument.part.relate_to("https://example.se/kim", f"{RELATION}/hyperlink", is_external=True)
    ut = io.BytesIO()
    dokument.save(ut)
    data = med_delar(
        ut.getvalue(),
        {"word/embeddings/gammal.xlsx": b"PK kim", "word/footnotes.xml": NOTER},
        [
            ("word/document.xml", "rE", "package", "embeddings/gammal.xlsx"),
            ("word/document.xml", "rF", "footnotes", "footnotes.xml"),
        ],
    )
    typer = Paket(data).las(INNEHALLSTYPER)
    andelse = b'<Default Extension="xlsx" ContentType="application/octet-stream"/><Override'
    return slapp_in_data(Path("mall.docx"), Paket(data).med({INNEHALLSTYPER: typer.replace(b"<Override", andelse, 1)}))


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_inget_ur_en_gammal_plan_ligger_kvar_bakom_den_nya():
    mall = forra_arets_plan()
    fore, paket = Paket(mall.data), Paket(plandokument(plan(), mall=mall))
    assert "word/comments.xml" in fore
    allt = b"".join(paket.las(n) for n in paket.namn)
    assert b"Kim" not in allt
    assert b"kim" not in allt
    assert not [n for n in paket.namn if n.endswith((".jpg", ".jpeg", ".xlsx")) or "comments" in n]
    assert b"separator" in paket.las("word/footnotes.xml")


def test_logotypen_och_det_som_star_omkring_platsen_ar_kvar():
    dokument: Worddokument = Document(io.BytesIO(regionens_mall().data))
    dokument.add_picture(io.BytesIO(bild("JPEG")))
    stycket = dokument.paragraphs[0]
    dokument.add_comment(stycket.runs, text="Mallens anvisning", author="")
    ut = io.BytesIO()
    dokument.save(ut)
    paket = Paket(plandokument(plan(), mall=slapp_in_data(Path("mall.docx"), ut.getvalue())))
    bilderna = [paket.las(n) for n in paket.namn if n.startswith("word/media/")]
    assert logotyp() in bilderna
    assert bild("JPEG") in bilderna
    assert b"Mallens anvisning" in paket.las("word/comments.xml")


def test_en_mall_som_inte_duger_sags_vara_planens_mall():
    with pytest.raises(MallFel, match="planen kan inte byggas på mallen"):
        plandokument(plan(), mall=slapp_in_data(Path("mall.yaml"), b"a: b\n"))
