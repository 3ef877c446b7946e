"""Ett formulär som lästs förut läses snabbare, och alltid likadant som om det lästes för första gången."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from myndighetsformular import NIVAER, Formularfil

from redovisning import resurser
from redovisning.fel import RedovisningFel
from redovisning.filer import las
from redovisning.grind import slapp_in, slapp_in_data
from redovisning.paket import Paket
from redovisning.utkast import Utkast
from redovisning.word import kanda_formular
from redovisning.word.delar import Worddelar
from redovisning.word.lasning import hitta_formular, las_word
from redovisning.word.skrivning import fyll

DEL = "word/document.xml"
EXEMPLET = las(resurser.mall("exempel", "redovisning.yaml"))
FYLLT = fyll(EXEMPLET, slapp_in(resurser.mall("2024", "redovisning.docx")))
TEXTEN = Paket(FYLLT).las(DEL).decode()
SVARET = EXEMPLET["vardformedling.vardlotskanslier"] or ""
STYCKET = next(m[0] for m in re.finditer("<w:p>(?:(?!</w:p>).)*</w:p>", TEXTEN) if SVARET.split("\n")[0] in m[0])


@pytest.fixture(autouse=True)
def forsta_formularet():
    """Varje prov börjar med att exemplets formulär är läst och inget annat."""
    kanda_formular.glom()
    las_word(slapp_in_data(Path("a.docx"), FYLLT))
    yield
    kanda_formular.glom()


def med_texten(text: str, data: bytes = FYLLT) -> bytes:
    return Paket(data).med({DEL: text.encode()})


def last(data: bytes) -> object:
    """Ger allt som läsningen säger om en fil."""
    try:
        u = las_word(slapp_in_data(Path("b.docx"), data))
    except RedovisningFel as fel:
        return type(fel), str(fel)
    svaren = [(stig, svar.text, svar.plats) for stig, svar in u.svar.items()]
    return svaren, u.platser, u.anmarkningar, u.utanfor, u.vid_sidan, u.omfattar


def kand(data: bytes) -> bool:
    return kanda_formular.kand_karta(Worddelar(slapp_in_data(Path("b.docx"), data))) is not None


def provas(data: bytes) -> bool:
    """Prövar att filen läses lika med och utan minne, och säger om formuläret kändes igen."""
    igenkand, med_minne = kand(data), last(data)
    kanda_formular.glom()
    assert med_minne == last(data)
    return igenkand


def bytt(gammalt: str, nytt: str) -> bytes:
    assert gammalt in TEXTEN
    return med_texten(TEXTEN.replace(gammalt, nytt, 1))


def ifyllt(svaren: dict[str, str]) -> bytes:
    """Ger exemplet med några svar utbytta."""
    u = Utkast(EXEMPLET.dokument)
    for stig, svar in {**EXEMPLET.texter(), **svaren}.items():
        u.satt(stig, "".join(c for c in svar if c.isprintable() or c == "\n"))
    return fyll(u, slapp_in(resurser.mall("2024", "redovisning.docx")))


@given(st.dictionaries(st.sampled_from(sorted(EXEMPLET.svar)), st.text(max_size=40), min_size=1, max_size=5))
def test_andra_svar_i_samma_formular_lases_som_om_filen_var_den_forsta(svaren):
    kanda_formular.glom()
    las_word(slapp_in_data(Path("a.docx"), FYLLT))
    data = ifyllt(svaren)
    med_minne = last(data)
    kanda_formular.glom()
    assert med_minne == last(data)


SOM_KANNS_IGEN = {
    "ett nytt stycke": (STYCKET, STYCKET + "<w:p><w:r><w:t>Tillagt.</w:t></w:r></w:p>"),
    "fetstil": (STYCKET, "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Fett</w:t></w:r></w:p>"),
    "strukna ord": (STYCKET, '<w:p><w:del w:id="1"><w:r><w:delText>Bort</w:delText></w:r></w:del></w:p>' + STYCKET),
    "en tabell i svaret": (
        STYCKET,
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>inre</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
    ),
    "ett tomt svar": (STYCKET, "<w:p/>"),
    "ett svar som börjar med radbyte": (STYCKET, "<w:p><w:r><w:t>\nNy rad</w:t></w:r></w:p>"),
    "en kontroll utan innehåll": (STYCKET, "<w:p><w:sdt><w:sdtPr/></w:sdt></w:p>"),
    "en cell som slutar i svaret": (STYCKET, STYCKET + "</w:sdtContent></w:sdt></w:tc><w:tc><w:sdt><w:sdtContent>"),
    "en instruktion": (STYCKET, "<?x <w:sdtPr> ?>" + STYCKET),
}


@pytest.mark.parametrize("andring", SOM_KANNS_IGEN.values(), ids=SOM_KANNS_IGEN)
def test_ett_svar_som_nagon_andrat_i_word_lases_lika_i_ett_kant_formular(andring):
    assert provas(bytt(*andring))


def test_en_kontakt_till_kanns_igen_och_blir_en_post_till():
    data = ifyllt({"kontaktpersoner[4].namn": "Kim Exempel"})
    poster = las_word(slapp_in_data(Path("b.docx"), data)).antal_poster("kontaktpersoner")
    assert poster == EXEMPLET.antal_poster("kontaktpersoner") + 1
    assert provas(data)


RADEN = next(m[0] for m in re.finditer("<w:tr>(?:(?!</w:tr>).)*</w:tr>", TEXTEN) if SVARET.split("\n")[0] in m[0])
SOM_LASES_HELA = {
    "en kommentar": (STYCKET, "<!-- <w:p> -->" + STYCKET),
    "en kommentar över två svar": (STYCKET, "<w:p/><!--" + STYCKET),
    "text i CDATA": (STYCKET, "<w:p><w:r><w:t><![CDATA[<w:sdtPr></w:sdtPr>]]></w:t></w:r></w:p>"),
    "en tabell som slutar i svaret": (RADEN, RADEN + "</w:tbl><w:tbl>" + RADEN),
    "en svarsrad som är borttagen": (RADEN, ""),
    "ord utanför tabellerna": ("<w:sectPr>", "<w:p><w:r><w:t>Utanför.</w:t></w:r></w:p><w:sectPr>"),
    "en ändrad fråga": ("Förstärka och fortsätta", "Förstärka"),
    "trasig XML": (STYCKET, "<w:p>"),
}


@pytest.mark.parametrize("andring", SOM_LASES_HELA.values(), ids=SOM_LASES_HELA)
def test_det_som_kan_vara_nagot_annat_an_svar_lases_i_sin_helhet(andring):
    assert not provas(bytt(*andring))


def test_ett_svar_som_lyder_som_en_fraga_blir_samma_sak_i_ett_kant_formular():
    fragor = [f.fraga.text.replace("\n", " ") for f in EXEMPLET.dokument.falt]
    for fraga in dict.fromkeys(fragor):
        stycke = f"<w:p><w:r><w:t>{fraga.replace('&', '&amp;')}</w:t></w:r></w:p>"
        provas(bytt(STYCKET, stycke))
        las_word(slapp_in_data(Path("a.docx"), FYLLT))
        # Det här svaret står till höger om sin fråga, där en annan fråga också kunde stå.
        assert not provas(ifyllt({"vantetidsdata.kommentar": fraga}))


def test_ar_stycket_en_punkt_i_den_nya_filens_stilmall_lases_den_som_punkt():
    stilar = Paket(FYLLT).las("word/styles.xml").decode()
    svar = re.search(r'<w:style [^>]*w:styleId="Svar"[^>]*>.*?</w:style>', stilar, re.DOTALL)
    assert svar
    lista = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    ny = re.sub(r"<w:pPr>.*?</w:pPr>", "", svar[0], flags=re.DOTALL).replace("</w:style>", lista)
    data = Paket(FYLLT).med({"word/styles.xml": stilar.replace(svar[0], ny).encode()})
    assert not provas(data)


FORMULAREN = {"projektets eget": resurser.mall("2024", "redovisning.docx").read_bytes()}
FORMULAREN |= {f"myndighetens, {niva}": Formularfil(niva=niva, numrering=True).bytes() for niva in NIVAER}


@pytest.mark.parametrize("formular", FORMULAREN.values(), ids=FORMULAREN)
def test_slumpvis_andrade_svar_lases_lika_med_och_utan_minne(formular):
    fylld = fyll(EXEMPLET, slapp_in_data(Path("mall.docx"), formular))
    kanda_formular.glom()
    form = kanda_formular.dela(*_delat(fylld))
    assert form
    bitar = form._halens_innehall(Paket(fylld).las(DEL))
    assert bitar
    slump, kanda = random.Random(2024), 0
    inlagg = [b"<w:p/>", b"</w:tc><w:tc>", b"<w:r><w:br/></w:r>", b"</w:tc></w:tr><w:tr><w:tc>", b"<w:proofErr/>"]
    inlagg += [b"<w:ins><w:r><w:t>nytt</w:t></w:r></w:ins>", b"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdt>"]
    for _ in range(30):
        nya = list(bitar)
        for _ in range(slump.randint(1, 3)):
            i = slump.randrange(len(nya))
            slut = [m.end() for m in re.finditer(rb"</w:(?:r|p|pPr|tc|tr|tcPr|sdtPr)>", nya[i])]
            j = slump.choice(slut)
            nya[i] = nya[i][:j] + slump.choice(inlagg) + nya[i][j:]
        text = form.fasta[0] + b"".join(bit + fast for bit, fast in zip(nya, form.fasta[1:], strict=True))
        las_word(slapp_in_data(Path("a.docx"), fylld))
        kanda += provas(med_texten(text.decode(), fylld))
    assert kanda > 6, "för få kändes igen för att provet ska säga något"


def _delat(data: bytes):
    delar = Worddelar(slapp_in_data(Path("a.docx"), data))
    return delar, hitta_formular(delar)


@pytest.mark.parametrize(
    "andring",
    [
        ("<w:body>", "<w:body><!-- -->"),
        ("<w:tr>", "<w:tr/><w:tr>"),
        (RADEN, f"<w:ins>{RADEN}</w:ins>"),
        ("<w:p>", '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'),
        ("<w:body>", '<w:body w:x="1">'),
        ("<w:tr>", '<w:tr><w:tc w:x=">"/></w:tr><w:tr>'),
    ],
)
def test_ett_formular_dar_svaren_inte_sakert_gar_att_skilja_ut_minns_inte(andring):
    assert kanda_formular.dela(*_delat(bytt(*andring))) is None


def test_ett_formular_utan_en_enda_svarsrad_minns_inte():
    text = TEXTEN
    for rad in re.findall("<w:tr>(?:(?!</w:tr>).)*</w:tr>", TEXTEN):
        text = text if "<w:tblHeader/>" in rad else text.replace(rad, "")
    assert kanda_formular.dela(*_delat(med_texten(text))) is None


def test_en_skadad_stilmall_ger_samma_fel_om_formularet_ar_kant():
    data = Paket(FYLLT).med({"word/styles.xml": b"<w:styles numPr"})
    assert not provas(data)
    assert kanda_formular.dela(*_delat(data)) is None


def test_bara_de_senast_lasta_formularen_minns():
    for nummer in range(kanda_formular.MINNS_HOGST + 3):
        last(bytt("Här redovisar", f"{nummer} Här redovisar"))
    assert len(kanda_formular._KANDA) == kanda_formular.MINNS_HOGST
    assert not kand(FYLLT)


def test_ett_tomt_formular_lart_forst_ger_samma_svar_nar_det_ar_ifyllt():
    kanda_formular.glom()
    las_word(slapp_in(resurser.mall("2024", "redovisning.docx")))
    assert kand(FYLLT)
    assert las_word(slapp_in_data(Path("b.docx"), FYLLT)) == EXEMPLET
