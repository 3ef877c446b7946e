"""Ett Word-dokument som bifogas: utan makron, kommentarer, spårade ändringar och dold text, med regionens namn."""

from __future__ import annotations

import pytest
from bilageprov import HALLAND, W, del_, funna, koder, prova, rubrik, stycke, word
from grindfall import FALL
from paketbygge import ORDTYP, delar, relationer

from redovisning import nytt_utkast, skriv
from redovisning.anmarkning import Niva
from redovisning.bilagor.bilaga import prova_bilaga
from redovisning.paket import Paket, packa

NAMN = "handlingsplan.docx"
PLAN = stycke(HALLAND)
TEXT = "<w:r><w:t>tolv veckor</w:t></w:r>"
DOLD = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>bara internt</w:t></w:r>"


def kort_del(tagg: str, text: str, id_: str = "1") -> str:
    """Ger en del med en enda not eller kommentar."""
    en = tagg.removesuffix("s")
    return del_(tagg, f'<w:{en} w:id="{id_}" w:author="Kim Exempel">{stycke(text)}</w:{en}>')


def test_ett_rent_dokument_bifogas_byte_for_byte(tmp_path):
    data = word(rubrik("Nuläge"), PLAN, rader=(("r1", "hyperlink", "https://example.se"),))
    bilaga = prova(tmp_path, data, "Handlingsplan-HALLAND.docx")
    assert funna(bilaga) == []
    assert bilaga.data == data
    assert bilaga.namn == "Handlingsplan 2024 Region Halland.docx"


# --- det som inte går att bifoga --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "utfall", ["makron", "losenordsskyddad", "gammalt_format", "opendocument", "skadad", "rtf", "dtd", "strikt_ooxml"]
)
def test_det_som_grinden_stoppar_far_grindens_mening(tmp_path, utfall):
    data = next(d for kod, namn, d in FALL if kod == utfall and not namn.endswith(".xlsx"))
    bilaga = prova(tmp_path, data, NAMN)
    ((kod, mening),) = funna(bilaga)
    assert (kod, bilaga.data, bilaga.namn) == ("BI01", None, NAMN)
    assert bilaga.anmarkningar[0].niva is Niva.FEL
    assert mening.endswith("Filen bifogas inte förrän den är rättad.")


def test_en_mall_en_textfil_och_en_fil_som_saknas_bifogas_inte(tmp_path):
    mallen = packa(list(delar(typ=ORDTYP.replace("document.main", "template.main")).items()))
    assert funna(prova(tmp_path, mallen, NAMN))[0][1].startswith("Filen är en mall (.dotx eller .xltx)")
    assert funna(prova(tmp_path, b"handlingsplan: 2024\n", "h.yaml"))[0][1].startswith("Filen är en textfil")
    (tmp_path / "mapp.docx").mkdir()
    assert koder(prova_bilaga(tmp_path / "mapp.docx", None)) == ["BI01"]
    assert koder(prova_bilaga(tmp_path / "saknas.docx", None)) == ["BI01"]


def test_en_activex_kontroll_stoppar_bilagan(tmp_path):
    bilaga = prova(tmp_path, word(rader=(("r1", "control", "activeX/activeX1.xml"),)), NAMN)
    assert koder(bilaga) == ["BI02"]
    assert "filen har en ActiveX-kontroll." in bilaga.anmarkningar[0].meddelande
    assert bilaga.data is None


def test_formularet_med_planens_namn_ar_fel_fil(tmp_path):
    """Annars skickas formuläret två gånger, och planen inte alls."""
    utkast = nytt_utkast()
    utkast.satt("region", HALLAND)
    skriv(utkast, tmp_path / "Handlingsplan.docx")
    assert "BI12" in koder(prova_bilaga(tmp_path / "Handlingsplan.docx", HALLAND))


def test_en_plan_med_en_av_formularets_rubriker_i_en_tabell_ar_en_plan(tmp_path):
    cell = f"<w:tc>{stycke('Kontaktperson')}</w:tc>"
    data = word(
        PLAN, f"<w:tbl><w:tr>{cell}</w:tr><w:tr><w:tc>{stycke('Tillgänglighetsstrategen')}</w:tc></w:tr></w:tbl>"
    )
    assert "BI12" not in koder(prova(tmp_path, data, NAMN))


# --- kommentarer och spårade ändringar --------------------------------------------------------------------------


def test_kommentarer_namns_under_sin_rubrik(tmp_path):
    hanvisning = '<w:r><w:commentReference w:id="1"/></w:r>'
    data = word(
        PLAN,
        rubrik("Nuläge"),
        stycke(f"{TEXT}{hanvisning}"),
        rader=(("r1", "comments", "comments.xml"),),
        word__comments=kort_del("comments", "Stämmer siffran?"),
    )
    bilaga = prova(tmp_path, data, NAMN)
    assert koder(bilaga) == ["DO03"]
    assert "kvar under «Nuläge»: «Stämmer siffran?»." in bilaga.anmarkningar[0].meddelande
    assert "Kim Exempel" not in bilaga.anmarkningar[0].meddelande
    assert bilaga.data == data


@pytest.mark.parametrize(
    ("innehall", "ord_"),
    [
        (f'<w:ins w:id="1">{TEXT}</w:ins>' * 2, "infogat «tolv veckor»"),
        ('<w:del w:id="1"><w:r><w:delText>tolv</w:delText></w:r></w:del>', "struket «tolv»"),
        (f'<w:moveTo w:id="1">{TEXT}</w:moveTo>', "flyttat «tolv veckor»"),
        (f'<w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr>{TEXT}', "ett ändrat stycke"),
        (
            '<w:r><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>',
            "ett ändrat format",
        ),
    ],
)
def test_sparade_andringar_namns_med_ord(tmp_path, innehall, ord_):
    bilaga = prova(tmp_path, word(PLAN, rubrik("Åtgärder", "Rubrik2"), stycke(innehall)), NAMN)
    assert koder(bilaga) == ["DO04"]
    assert bilaga.anmarkningar[0].meddelande.startswith(f"en spårad ändring är kvar under «Åtgärder»: {ord_}. ")


def test_en_andring_fore_den_forsta_rubriken_star_i_borjan(tmp_path):
    data = word(stycke(f'<w:ins w:id="1">{TEXT}</w:ins>'), rubrik("Nuläge", "Rubrik1"), PLAN)
    (a,) = prova(tmp_path, data, NAMN).anmarkningar
    assert "är kvar i dokumentets början: " in a.meddelande


def test_en_egen_rubrikstil_kanns_igen_pa_sin_niva(tmp_path):
    egen = stycke("Nuläge", '<w:pStyle w:val="Kapitel"/><w:outlineLvl w:val="0"/>')
    (a,) = prova(tmp_path, word(PLAN, egen, stycke(f'<w:ins w:id="1">{TEXT}</w:ins>')), NAMN).anmarkningar
    assert "är kvar under «Nuläge»: " in a.meddelande


def test_manga_andringar_pa_ett_stalle_ar_en_anmarkning(tmp_path):
    infogat = (f'<w:ins w:id="{n}"><w:r><w:t>ord {n}</w:t></w:r></w:ins>' for n in range(5))
    (a,) = prova(tmp_path, word(PLAN, *map(stycke, infogat)), NAMN).anmarkningar
    assert (
        "5 spårade ändringar är kvar i dokumentet: infogat «ord 0», infogat «ord 1», infogat «ord 2» och 2 till."
        in a.meddelande
    )


# --- dold text --------------------------------------------------------------------------------------------------

STILAR = (
    '<w:style w:type="character" w:styleId="Dold"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Arvd"><w:basedOn w:val="Dold"/></w:style>'
    '<w:style w:type="character" w:styleId="Synlig"><w:basedOn w:val="Dold"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Runt"><w:basedOn w:val="Runt"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Internt"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def med_stil(namn: str, slag: str = "rStyle") -> str:
    korning = f'<w:r><w:rPr><w:rStyle w:val="{namn}"/></w:rPr><w:t>bara internt</w:t></w:r>'
    return stycke(korning) if slag == "rStyle" else stycke("bara internt", f'<w:pStyle w:val="{namn}"/>')


@pytest.mark.parametrize("dolt", [stycke(DOLD), med_stil("Dold"), med_stil("Arvd"), med_stil("Internt", "pStyle")])
def test_dold_text_namns(tmp_path, dolt):
    data = word(PLAN, dolt, rader=(("r1", "styles", "styles.xml"),), word__styles=del_("styles", STILAR))
    bilaga = prova(tmp_path, data, NAMN)
    assert koder(bilaga) == ["DO05"]
    assert "i filen, i dokumentet: «bara internt»." in bilaga.anmarkningar[0].meddelande


def test_text_som_inte_ar_dold_namns_inte(tmp_path):
    synligt = stycke(DOLD.replace("<w:vanish/>", '<w:vanish w:val="false"/>'))
    falt = stycke("<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE index</w:instrText></w:r>")
    data = word(
        *(PLAN, synligt, falt, med_stil("Synlig"), med_stil("Runt", "pStyle")),
        rader=(("r1", "styles", "styles.xml"),),
        word__styles=del_("styles", STILAR),
    )
    assert funna(prova(tmp_path, data, NAMN)) == []


# --- sidhuvud, egenskaper och kopplingar ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typ", "tagg", "var"),
    [
        ("header", "hdr", "i sidhuvudet"),
        ("footer", "ftr", "i sidfoten"),
        ("footnotes", "footnotes", "i en fotnot"),
        ("endnotes", "endnotes", "i en slutnot"),
    ],
)
def test_regionens_namn_och_fynd_soks_ocksa_bredvid_brodtexten(tmp_path, typ, tagg, var):
    inre = PLAN + stycke(DOLD)
    en = f'<w:{tagg.removesuffix("s")} w:id="1">{inre}</w:{tagg.removesuffix("s")}>' if tagg.endswith("s") else inre
    data = word(stycke("Planen"), rader=(("r1", typ, "x.xml"),), word__x=del_(tagg, en))
    (a,) = prova(tmp_path, data, NAMN).anmarkningar
    assert a.kod == "DO05"
    assert f"i filen, {var}: «bara internt»" in a.meddelande


def test_namn_i_egenskaperna_ar_ett_rad(tmp_path):
    egenskaper = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Kim Exempel</dc:creator>'
        "<cp:lastModifiedBy>Region Halland</cp:lastModifiedBy></cp:coreProperties>"
    )
    filer = delar(innehall=word_kropp())
    filer["docProps/core.xml"] = egenskaper.encode()
    filer["_rels/.rels"] = relationer(
        ("rId1", "officeDocument", "word/document.xml"), ("rId2", "metadata/core-properties", "docProps/core.xml")
    )
    (a,) = prova(tmp_path, packa(list(filer.items())), NAMN).anmarkningar
    assert (a.kod, a.niva) == ("DO09", Niva.RAD)
    assert "står «Kim Exempel» som" in a.meddelande
    del filer["docProps/core.xml"]
    assert koder(prova(tmp_path, packa(list(filer.items())), NAMN)) == []


def word_kropp() -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{PLAN}</w:body></w:document>'.encode()


def test_en_mall_pa_en_annan_dator_namns(tmp_path):
    rel = relationer(("r1", "attachedTemplate", "file:///C:/Users/kim/Normal.dotm")).replace(
        b"/>", b' TargetMode="External"/>'
    )
    data = word(word__settings=del_("settings"), rader=(("r1", "settings", "settings.xml"),))
    data = Paket(data).med({}, {"word/_rels/settings.xml.rels": rel})
    (a,) = prova(tmp_path, data, NAMN).anmarkningar
    assert a.kod == "DO10"
    assert "utanför sig själv, i inställningarna: «file:///C:/Users/kim/Normal.dotm»." in a.meddelande


def test_ett_inbaddat_dokument_namns_men_inte_diagrammets_siffror(tmp_path):
    data = word(
        rader=(("r1", "oleObject", "embeddings/oleObject1.bin"), ("r2", "chart", "charts/chart1.xml")),
        word__charts__chart1="<c/>",
    )
    siffror = relationer(("r1", "package", "../embeddings/x.xlsx"))
    data = Paket(data).med({}, {"word/charts/_rels/chart1.xml.rels": siffror})
    (a,) = prova(tmp_path, data, NAMN).anmarkningar
    assert a.kod == "DO11"
    assert "ligger ett inbäddat dokument («oleObject1.bin») i dokumentet, inte prövat." in a.meddelande


def test_ett_dokument_med_bara_bilder_har_ingen_text(tmp_path):
    assert koder(prova(tmp_path, word(stycke("<w:r/>")), NAMN)) == ["BI06"]
