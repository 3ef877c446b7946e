"""Inget tecken i brödtexten försvinner tyst: det står i svaret, utanför fälten eller i något som namngavs."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from myndighetsformular import Formularfil, paketera

from redovisning.fel import OlasbarFil
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.word.ledtexter import flaggad, visar_inget

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATTE = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def las(data: bytes) -> Utkast:
    return las_word(Mottagen(Path("utkast.docx"), Filslag.WORD, data))


def allt_som_namns(utkast: Utkast) -> str:
    """Ger all text som läsaren har behållit eller namngett, utan blanktecken."""
    delar = [*utkast.texter().values(), *(s.text for s in utkast.utanfor + utkast.vid_sidan)]
    delar += [a.meddelande for a in utkast.anmarkningar]
    return "".join("".join(delar).split())


# Varje löv är ett eget ord; omslagen är allt det som Word lägger runt text.
_I_STYCKE = [
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:ins w:id='1'>{}</w:ins>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:fldSimple w:instr='DATE'>{}</w:fldSimple>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:del w:id='2'>{}</w:del>",
    "<w:moveFrom w:id='3'>{}</w:moveFrom>",
    "<w:moveTo w:id='4'>{}</w:moveTo>",
    "<w:customXml>{}</w:customXml>",
    "<w:bdo w:val='rtl'>{}</w:bdo>",
    f"<mc:AlternateContent xmlns:mc='{MC}'><mc:Choice Requires='a'>{{}}</mc:Choice></mc:AlternateContent>",
    f"<mc:AlternateContent xmlns:mc='{MC}'><mc:Fallback>{{}}</mc:Fallback></mc:AlternateContent>",
    "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>",
    "<w:r><w:ruby><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    "<w:dir w:val='ltr'>{}</w:dir>",
]
_BLOCK = [
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{}</w:tc></w:sdtContent></w:sdt></w:tr>"
    "</w:sdtContent></w:sdt></w:tbl>",
    "<w:customXml>{}</w:customXml>",
    "<w:ins w:id='5'>{}</w:ins>",
    f"<mc:AlternateContent xmlns:mc='{MC}'><mc:Choice Requires='a'>{{}}</mc:Choice></mc:AlternateContent>",
]


@st.composite
def xml_med_ord(draw: st.DrawFn) -> tuple[str, list[str]]:
    ord_: list[str] = []

    def korning() -> str:
        ordet = f"ord{len(ord_):03d}slut"
        ord_.append(ordet)
        egenskap = draw(st.sampled_from(["", "<w:b/>", "<w:vanish/>", "<w:rStyle w:val='X'/>"]))
        slag = draw(st.sampled_from(["t", "t", "t", "delText"]))
        return f"<w:r><w:rPr>{egenskap}</w:rPr><w:{slag}>{ordet}</w:{slag}></w:r>"

    def i_stycke(djup: int) -> str:
        val = draw(st.integers(0, len(_I_STYCKE))) if djup else 0
        inre = korning() if not val else _I_STYCKE[val - 1].format(i_stycke(djup - 1))
        return inre + (i_stycke(djup - 1) if djup and draw(st.booleans()) else "")

    def block(djup: int) -> str:
        val = draw(st.integers(0, len(_BLOCK))) if djup else 0
        inre = f"<w:p>{i_stycke(3)}</w:p>" if not val else _BLOCK[val - 1].format(block(djup - 1))
        return inre + (block(djup - 1) if djup and draw(st.booleans()) else "")

    return block(3), ord_


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(xml_med_ord())
def test_varje_ord_i_en_cell_behalls_eller_namns(fall):
    xml, ord_ = fall
    fil = Formularfil()
    fil.svar = {"bup.medel": xml}
    sagt = allt_som_namns(las(fil.bytes()))
    assert [o for o in ord_ if o not in sagt] == []


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(xml_med_ord(), st.sampled_from(["region", "innovation", "bup"]))
def test_varje_ord_utanfor_tabellerna_behalls_eller_namns(fall, avsnitt):
    xml, ord_ = fall
    fil = Formularfil()
    fil.efter = {avsnitt: xml, "": xml} if avsnitt == "region" else {avsnitt: xml}
    sagt = allt_som_namns(las(fil.bytes()))
    assert [o for o in ord_ if o not in sagt] == []


def test_verkliga_dokument_inlagda_i_ett_svar_forlorar_inget_ord(provdata: Path):
    provade = 0
    for fil in sorted((provdata / "korpus").glob("*.do[ct]x")):
        try:
            mottagen = slapp_in(fil)
            rot = mottagen.paket().xml(mottagen.paket().huvuddel)
        except OlasbarFil:
            continue
        kropp = rot.find(f"{{{W}}}body")
        if kropp is None:
            continue
        provade += 1
        saknade = _ord_som_saknas(kropp)
        assert saknade == [], f"{fil.name}: {saknade[:10]}"
    assert provade > 40


def _ord_som_saknas(kropp: etree._Element) -> list[str]:
    for fall in list(kropp.iter(f"{{{MC}}}Fallback")):
        foralder = fall.getparent()
        if foralder is not None and any(len(c) for c in foralder.iterchildren(f"{{{MC}}}Choice")):
            foralder.remove(fall)
    inre = "".join(etree.tostring(b, encoding="unicode") for b in kropp if not str(b.tag).endswith("}sectPr"))
    fil = Formularfil()
    fil.svar = {"bup.medel": inre}
    oppnare = re.sub(r"^<w:body", f'<w:body xmlns:w="{W}"', f"<w:body>{fil.kropp()}</w:body>")
    rymder = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sagt = _rent(allt_som_namns(las(paketera(f'<w:document xmlns:w="{W}" {rymder}>{oppnare}</w:document>'))))
    for kontroll in list(kropp.iter(f"{{{W}}}sdt")):
        if flaggad(kontroll) and visar_inget("".join(map(str, kontroll.itertext(f"{{{W}}}t")))):
            kontroll.clear()
    taggar = [f"{{{W}}}t", f"{{{W}}}delText", f"{{{MATTE}}}t"]
    ord_ = {o for t in kropp.itertext(*taggar) for o in str(t).split()}
    return sorted(o for o in ord_ if _rent(o) not in sagt)


def _rent(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text))
