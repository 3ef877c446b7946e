"""``rensa``: det som står kvar för någon att avgöra, det som vägras, hela filer och kommandot."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bilageprov import excel, pdf, stycke, word
from doldprov import (
    W,
    bild,
    kommenterat,
    med_delar,
    med_egenskaper,
    rensat,
    skriv,
)
from mapprov import kor
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openxml_audit import FileFormat, OpenXmlValidator
from regelfall import helt_utkast

from redovisning import las
from redovisning import skriv as skriv_utkast
from redovisning.dolda.paketandring import Paketandring
from redovisning.dolda.rensning import Rensad, rensa
from redovisning.fel import Anvandningsfel, MalfilAndrad, OlasbarFil, RedovisningFel, SkrivFel
from redovisning.paket import Paket

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


# --- det som står kvar -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("innehall", "kod"),
    [
        ('<w:ins w:id="1"><w:r><w:t>nytt</w:t></w:r></w:ins>', "DO04"),
        ('<w:del w:id="1"><w:r><w:delText>gammalt</w:delText></w:r></w:del>', "DO04"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>internt</w:t></w:r>", "DO05"),
        ('<w:fldSimple w:instr="INCLUDETEXT x"><w:r><w:t>text</w:t></w:r></w:fldSimple>', "DO01"),
        ("<w:r><w:t>Den 850709-9805.</w:t></w:r>", "PU01"),
    ],
)
def test_det_som_nagon_maste_avgora_star_kvar_ord_for_ord_och_namns(tmp_path, innehall, kod):
    data = kommenterat(stycke(innehall))
    paket, borttaget, kvar = rensat(tmp_path, data)
    assert kvar == {kod}
    assert "en kommentar" in borttaget
    assert innehall in paket.las("word/document.xml").decode()


def test_dolda_blad_star_kvar_och_namns(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.create_sheet("Arbetsmaterial")["A1"] = "Telefonlista"
        bok["Arbetsmaterial"].sheet_state = "veryHidden"

    data = med_egenskaper(excel(andra))
    paket, _, kvar = rensat(tmp_path, data, "plan.xlsx")
    assert kvar == {"DO05"}
    assert load_workbook(io.BytesIO(paket.data))["Arbetsmaterial"]["A1"].value == "Telefonlista"


def test_en_egenskap_som_texten_visar_star_kvar(tmp_path):
    falt = stycke('<w:fldSimple w:instr="DOCPROPERTY Handläggare"><w:r><w:t>Kim</w:t></w:r></w:fldSimple>')
    kontroll = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{A}"/></w:sdtPr>'
        f"<w:sdtContent>{stycke('Kim Exempel')}</w:sdtContent></w:sdt>"
    )
    paket, borttaget, kvar = rensat(tmp_path, med_egenskaper(word(falt, kontroll)))
    assert kvar == {"DO09", "DO12"}
    assert "Kim Exempel" in paket.las("docProps/core.xml").decode()
    assert "Robin Exempel" not in paket.las("docProps/core.xml").decode()
    assert "företaget" in borttaget


def test_av_tva_egna_egenskaper_star_bara_den_som_texten_visar_kvar(tmp_path):
    falt = stycke('<w:fldSimple w:instr="DOCPROPERTY Handläggare"><w:r><w:t>Kim</w:t></w:r></w:fldSimple>')
    paket = Paket(med_egenskaper(word(falt)))
    tva = paket.las("docProps/custom.xml").replace(
        b"</Properties>",
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="Status"><x/></property></Properties>',
    )
    efter, borttaget, kvar = rensat(tmp_path, paket.med({"docProps/custom.xml": tva}))
    assert kvar == {"DO12"}
    assert "en egen egenskap" in borttaget
    assert b"Status" not in efter.las("docProps/custom.xml")
    assert "Handläggare" in efter.las("docProps/custom.xml").decode()


def test_kommentarer_vars_rutor_inte_gar_att_tolka_star_kvar(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B3"].comment = Comment("Stämmer?", "Kim")

    paket = Paket(excel(andra))
    (vml,) = [n for n in paket.namn if n.endswith(".vml")]
    efter, borttaget, kvar = rensat(tmp_path, paket.med({vml: b"<xml><br></xml>"}), "plan.xlsx")
    assert (borttaget, kvar) == ((), {"DO03"})
    assert vml in efter


@pytest.mark.parametrize("bindning", ["w:dataBinding", f'w15:dataBinding xmlns:w15="{W15}"'])
def test_egen_xml_som_texten_visar_star_kvar(tmp_path, bindning):
    kontroll = (
        f'<w:sdt><w:sdtPr><{bindning} w:xpath="/m/vem" w:storeItemID="{{ABC}}"/></w:sdtPr>'
        f"<w:sdtContent>{stycke('Kim')}</w:sdtContent></w:sdt>"
    )
    data = med_delar(
        word(kontroll),
        {
            "customXml/item1.xml": "<m><vem>Kim</vem></m>",
            "customXml/itemProps1.xml": '<d:datastoreItem d:itemID="{abc}" '
            'xmlns:d="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
            "customXml/item2.xml": "<annat><x/></annat>",
        },
        [
            ("word/document.xml", "r1", "customXml", "../customXml/item1.xml"),
            ("word/document.xml", "r2", "customXml", "../customXml/item2.xml"),
            ("customXml/item1.xml", "r1", "customXmlProps", "itemProps1.xml"),
        ],
    )
    paket, _, kvar = rensat(tmp_path, data)
    assert kvar == {"DO13"}
    assert "customXml/item1.xml" in paket
    assert "customXml/itemProps1.xml" in paket
    assert "customXml/item2.xml" not in paket


# --- det som inte går ------------------------------------------------------------------------------------------------


def test_en_signerad_fil_rensas_inte(tmp_path):
    signatur = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    data = med_delar(word(), {"_xmlsignatures/origin.sigs": b""}, [("", "rS", signatur, "_xmlsignatures/origin.sigs")])
    with pytest.raises(Anvandningsfel, match="digitalt signerad"):
        rensa(skriv(tmp_path, data), tmp_path / "ren.docx")
    assert not (tmp_path / "ren.docx").exists()


@pytest.mark.parametrize(
    ("data", "namn"), [(pdf(), "p.pdf"), (bild("PNG"), "b.png"), (b"formular: 2024\n", "r.yaml"), (b"{}", "r.json")]
)
def test_filer_av_annat_slag_far_en_mening(tmp_path, data, namn):
    with pytest.raises(Anvandningsfel, match="bara Word-dokument"):
        rensa(skriv(tmp_path, data, namn), tmp_path / f"ren{Path(namn).suffix}")


def test_kopian_ska_ha_samma_andelse(tmp_path):
    with pytest.raises(Anvandningsfel, match=r"samma ändelse som filen, \.docx"):
        rensa(skriv(tmp_path, word()), tmp_path / "ren.xlsx")


def test_originalet_ersatts_aldrig_utan_fraga(tmp_path):
    fil = skriv(tmp_path, med_egenskaper(word()))
    with pytest.raises(MalfilAndrad):
        rensa(fil, fil)
    assert rensa(fil, fil, ersatt=True).kvar == ()
    assert len(list(tmp_path.iterdir())) == 2


def test_en_kopia_vars_text_skiljer_sig_skrivs_inte(tmp_path, monkeypatch):
    from redovisning.dolda import wordrensning

    def tar_for_mycket(andring, _bundet, _acceptera):
        kropp = andring.rot("word/document.xml")
        next(kropp.iter(f"{{{W}}}t")).text = ""
        andring.andrad("word/document.xml")
        yield "för mycket"

    monkeypatch.setattr(wordrensning, "rensa_dokumentet", tar_for_mycket)
    with pytest.raises(SkrivFel, match="inte densamma"):
        rensa(skriv(tmp_path, word()), tmp_path / "ren.docx")
    assert not (tmp_path / "ren.docx").exists()


def test_en_fil_som_inte_gar_att_lasa_sags_om_filen_och_inte_om_kopian(tmp_path):
    data = med_delar(word(), {"word/header1.xml": "<w:hdr"}, [("word/document.xml", "r9", "header", "header1.xml")])
    with pytest.raises(OlasbarFil, match=r"plan\.docx: Filen är skadad: delen word/header1\.xml"):
        rensa(skriv(tmp_path, data), tmp_path / "ren.docx")


def test_en_kopia_som_inte_gar_att_lasa_skrivs_inte(tmp_path, monkeypatch):
    monkeypatch.setattr(Paketandring, "data", lambda _: b"PK\x03\x04trasig")
    with pytest.raises(SkrivFel, match=r"ren\.docx: kopian gick inte att läsa tillbaka"):
        rensa(skriv(tmp_path, word()), tmp_path / "ren.docx")


# --- hela filer ------------------------------------------------------------------------------------------------------


def fel_i(data: bytes, mapp: Path, namn: str) -> list[str]:
    granskare = OpenXmlValidator(FileFormat.OFFICE_2019)
    return [str(e.description) for e in granskare.validate(str(skriv(mapp, data, namn))).errors]


@pytest.mark.parametrize("andelse", [".docx", ".xlsx"])
def test_ett_utkast_har_samma_svar_efterat_och_ar_lika_giltigt(tmp_path, andelse):
    fil = skriv_utkast(helt_utkast({"region": "Region Halland"}), tmp_path / f"svar{andelse}")
    fil.write_bytes(med_egenskaper(fil.read_bytes()))
    fore = fel_i(fil.read_bytes(), tmp_path, f"fore{andelse}")
    ren = rensa(fil, tmp_path / f"ren{andelse}")
    assert ren.kvar == ()
    assert las(ren.fil) == las(fil)
    assert set(fel_i(ren.fil.read_bytes(), tmp_path, f"efter{andelse}")) <= set(fore)


def test_en_arbetsbok_utan_sina_kommentarer_ar_giltig(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B3"].comment = Comment("Stämmer?", "Kim")

    paket, _, _ = rensat(tmp_path, excel(andra), "plan.xlsx")
    fore = fel_i(excel(lambda bok: bok), tmp_path, "fore.xlsx")
    assert set(fel_i(paket.data, tmp_path, "efter.xlsx")) <= set(fore)


def rensat_eller_mening(fil: Path, ut: Path) -> tuple[Rensad | None, str]:
    try:
        return rensa(fil, ut), ""
    except (OlasbarFil, Anvandningsfel) as fel:
        return None, str(fel)


def test_varje_fil_i_samlingen_rensas_eller_far_en_mening(provdata: Path, tmp_path: Path, monkeypatch):
    # Hundra filer som strax tas bort behöver inte nå disken.
    monkeypatch.setattr("os.fsync", lambda _: None)
    tas_bort = {"DO03", "DO06", "DO08", "DO09", "DO12", "DO14"}
    rensade = 0
    for fil in sorted((provdata / "korpus").iterdir()):
        ut = tmp_path / f"ren{fil.suffix}"
        ren, mening = rensat_eller_mening(fil, ut)
        if ren is None:
            assert mening.startswith(str(fil)), fil.name
            assert not ut.exists()
            continue
        rensade += 1
        assert not {a.kod for a in ren.kvar} & tas_bort, fil.name
        ut.unlink()
    assert rensade > 50


# --- kommandot -------------------------------------------------------------------------------------------------------


def test_kommandot_sager_vad_som_togs_bort_och_vad_som_ar_kvar(tmp_path, capsys):
    fil = skriv(tmp_path, kommenterat(stycke('<w:ins w:id="1"><w:r><w:t>nytt</w:t></w:r></w:ins>')))
    assert kor("rensa", fil, "--ut", tmp_path / "ren.docx") == 1
    ut, fel = capsys.readouterr()
    assert ut == f"{tmp_path / 'ren.docx'}\n"
    assert "Borttaget: listan över dem som har kommenterat eller ändrat, en kommentar." in fel
    assert "ren.docx varning DO04: en spårad ändring är kvar under «Nuläge»: infogat «nytt»." in fel


def test_kommandot_ger_noll_nar_allt_ar_rensat(tmp_path, capsys):
    fil = skriv(tmp_path, med_egenskaper(word()))
    assert kor("rensa", fil, "--ut", tmp_path / "ren.docx") == 0
    assert "Kvar" not in capsys.readouterr().err
    assert kor("rensa", tmp_path / "ren.docx", "--ut", tmp_path / "ren2.docx") == 0
    assert "Det fanns inget att ta bort. Kopian är likadan." in capsys.readouterr().err


def test_kommandot_ger_tva_nar_inget_skrivs(tmp_path, capsys):
    assert kor("rensa", skriv(tmp_path, pdf(), "p.pdf"), "--ut", tmp_path / "ren.pdf") == 2
    assert "bara Word-dokument" in capsys.readouterr().err
    assert issubclass(Anvandningsfel, RedovisningFel)
