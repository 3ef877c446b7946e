"""Det udda i ett svar eller bredvid: inbäddat, formler, symboler, alternativa grenar och formulärets egen fetstil."""

from __future__ import annotations

from pathlib import Path

import pytest
from myndighetsformular import Formularfil
from wordprov import koder, laser, med_svar, p, r

from redovisning.omfattning import SKICKA_TILLBAKA
from redovisning.word.listor import las_listformat
from redovisning.word.namnrymd import W
from redovisning.xmltolk import tolka_xml


@pytest.fixture
def las(tmp_path: Path):
    return laser(tmp_path)


@pytest.mark.parametrize("xml", ['<w:altChunk r:id="rId7"/>', '<w:p><w:subDoc r:id="rId7"/></w:p>'])
def test_inbaddade_dokument_namns(las, xml):
    assert "WO15" in koder(las(med_svar(p(r("Svar.")) + xml + "<w:p/>")))


@pytest.mark.parametrize("var", ["fore", "efter"])
def test_ett_inbaddat_dokument_mellan_tabellerna_namns(las, var):
    """Word visar det som vilken text som helst, så den som skrev det tror att det är med."""
    fil = Formularfil()
    if var == "fore":
        fil.fore = '<w:altChunk r:id="rId7"/>'
    else:
        fil.efter = {"bup": '<w:altChunk r:id="rId7"/>'}
    assert koder(las(fil), None).count("WO15") == 1


@pytest.mark.parametrize(("tecken", "namns"), [("✓", True), ("???", True), ("_____", False), ("–", False)])
def test_ensamma_tecken_mellan_tabellerna_namns_om_de_inte_ar_utfyllnad(las, tecken, namns):
    fil = Formularfil()
    fil.efter = {"bup": p(r(tecken))}
    assert any(tecken in s.text for s in las(fil).utanfor) is namns


def test_en_formel_mellan_tabellerna_namns(las):
    fil = Formularfil()
    matte = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    fil.efter = {"bup": p(matte)}
    assert "a+b" in " ".join(s.text for s in las(fil).utanfor)


def test_ett_block_struket_mellan_tabellerna_namns_som_struket(las):
    fil = Formularfil()
    fil.efter = {"bup": '<w:del w:id="1" w:author="A"><w:p><w:r><w:delText>Bort</w:delText></w:r></w:p></w:del>'}
    utkast = las(fil)
    assert "WO02" in koder(utkast, None)
    assert not any("Bort" in s.text for s in utkast.utanfor)


def test_en_fraga_med_hjalprad_far_ocksa_sitt_narmaste(las):
    fil = Formularfil()
    fil.fragor = {"vardformedling.resultat": "Resultat av de genomförda insatserna."}
    (saknad,) = (a for a in las(fil).anmarkningar if a.kod == "WO09")
    assert "Närmast är «Resultat av de genomförda insatserna.»" in saknad.meddelande


def test_symboltecken_namns(las):
    utkast = las(med_svar(p(r("Klart "), '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>')))
    assert utkast["bup.medel"] == "Klart □"
    assert "WO17" in koder(utkast)


def test_en_formel_lases_som_text_och_namns(las):
    matte = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    utkast = las(med_svar(p(r("Summan "), matte)))
    assert utkast["bup.medel"] == "Summan a+b"
    assert "WO18" in koder(utkast)


def test_en_symbol_utan_typsnitt_namns_med_okant_typsnitt(las):
    """Annars står det «None» i meddelandet till den som ska leta upp tecknet."""
    utkast = las(med_svar(p(r("Klart "), '<w:r><w:sym w:char="F04A"/></w:r>')))
    (a,) = (a for a in utkast.anmarkningar if a.kod == "WO17")
    assert "okänt" in a.meddelande


def test_vanlig_text_i_en_formel_blir_kvar(las):
    """Word lägger ord i en formel som vanlig text: utan dem står bara siffrorna kvar i svaret."""
    matte = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r>{}</m:r></m:oMath>'
    utkast = las(med_svar(p(r("Summan "), matte.format("<w:t>antal </w:t><m:t>a+b</m:t>"))))
    assert utkast["bup.medel"] == "Summan antal a+b"


def test_alternativt_innehall_raknas_en_gang(las):
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    grenar = f"<mc:Choice Requires='x'>{r('Ny')}</mc:Choice><mc:Fallback>{r('Gammal')}</mc:Fallback>"
    xml = p(f"<mc:AlternateContent {mc}>{grenar}</mc:AlternateContent>")
    assert las(med_svar(xml))["bup.medel"] == "Ny"


def test_det_som_ligger_utanfor_korningarna_namns_eller_lases(las):
    utkast = las(med_svar("<w:p><w:t>Löst ord</w:t><w:pict/></w:p>"))
    assert utkast["bup.medel"] == "Löst ord"
    assert "WO06" in koder(utkast)


@pytest.mark.parametrize("tal", ["²", "9" * 5_000, "x", ""])
def test_ett_tal_som_ingen_skriver_hindrar_inte_lasningen(las, tal):
    """Python räknar ² som en siffra. Ett formulär med ett sådant tal stoppade programmet utan att säga varför."""
    lista = f'<w:numPr><w:ilvl w:val="{tal}"/><w:numId w:val="7"/></w:numPr><w:spacing w:after="{tal}"/>'
    val = f'<w:ffData><w:ddList><w:result w:val="{tal}"/></w:ddList></w:ffData>'
    falt = f'<w:r><w:fldChar w:fldCharType="begin">{val}</w:fldChar></w:r>'
    svar = p(r("Ett svar"), ppr=lista) + p(falt, r("och ett till"))
    assert "Ett svar" in (las(med_svar(svar))["bup.medel"] or "")


@pytest.mark.parametrize("tal", ["²", "9" * 5_000, "x", ""])
def test_en_lista_vars_borjan_inte_gar_att_lasa_borjar_pa_ett(tal):
    xml = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{tal}"/>'
        '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{tal}"/></w:lvlOverride></w:num></w:numbering>'
    )
    format_ = las_listformat(tolka_xml(xml.encode(), "word/numbering.xml"))
    assert format_.nivaer == {("7", "0"): ("decimal", 1)}
    assert format_.omstarter == {}


def test_en_gren_i_alternativt_innehall_lases_en_gang_och_en_tom_hoppas_over(las):
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    grenar = "<mc:Choice/><mc:Fallback><w:t>gammalt program</w:t></mc:Fallback>"
    inget = "<mc:Choice/><mc:Fallback/>"
    xml = p(
        r("Text för "), *(f"<w:r><mc:AlternateContent {mc}>{g}</mc:AlternateContent></w:r>" for g in (grenar, inget))
    )
    assert las(med_svar(xml))["bup.medel"] == "Text för gammalt program"


def test_en_kand_symbol_blir_sitt_tecken_och_en_okand_namns(las):
    def symbol(kod: str) -> str:
        return f'<w:r><w:sym w:font="Wingdings" w:char="{kod}"/></w:r>'

    utkast = las(med_svar(p(r("Klart "), symbol("F0FC"))))
    assert (utkast["bup.medel"], "WO17" in koder(utkast)) == ("Klart ✓", False)
    utkast = las(med_svar(p(r("Klart "), symbol("F0AB"))))
    assert (utkast["bup.medel"], "WO17" in koder(utkast)) == ("Klart □", True)


def test_struket_i_en_fet_fraga_namns_men_inte_fetstilen(las):
    class Fet(Formularfil):
        def _fraga(self, f):
            struket = "<w:del><w:r><w:delText>förra årets</w:delText></w:r></w:del>"
            return (
                super()
                ._fraga(f)
                .replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
                .replace("</w:p>", f"{struket}</w:p>", 1)
            )

    assert set(koder(las(Fet()), None)) == {"WO02"}


def test_fetstil_i_formularets_egen_text_ar_inget_fynd(las):
    class Fet(Formularfil):
        def _fraga(self, f):
            return super()._fraga(f).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1)

    fil = Fet()
    fil.fore = p(r(SKICKA_TILLBAKA, "<w:b/>"))
    utkast = las(fil)
    assert (koder(utkast, None), [s.text for s in utkast.utanfor]) == ([], [])


def test_en_rubrik_som_inledningen_raknar_upp_borjar_inget_avsnitt(las):
    fil = med_svar(p(r("Två nya mottagningar.")))
    fil.fore = p(r("Barn- och ungdomspsykiatri")) + p(r("Skrivet före frågorna."))
    utkast = las(fil)
    assert utkast["bup.medel"] == "Två nya mottagningar."
    assert [(s.text, s.plats.avsnitt) for s in utkast.utanfor] == [("Skrivet före frågorna.", "")]


def test_en_cell_som_nagon_satt_in_fore_fragan_namns_och_svaret_hittas(las):
    class MedNummer(Formularfil):
        def _tabellrad(self, celler):
            forst = "<w:tc><w:p><w:r><w:t>Rad a</w:t></w:r></w:p></w:tc>" if len(celler) == 2 else ""
            return super()._tabellrad([forst, *celler])

    fil = MedNummer()
    fil.svar = {"vantetidsdata.svarsfrekvens_95": p(r("Ja"))}
    utkast = las(fil)
    assert utkast["vantetidsdata.svarsfrekvens_95"] == "ja"
    assert "Rad a" in "\n".join(s.text for s in utkast.utanfor)
