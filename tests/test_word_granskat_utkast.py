"""Utkast som varit på granskning: kommentarer på frågor, gamla fält, listor i nivåer, svar som lyder som frågor."""

from __future__ import annotations

from pathlib import Path

import pytest
from myndighetsformular import Formularfil, stycke
from test_word_lasning import KOMMENTARER
from wordprov import LISTAN, med_svar, p, punkt, r

from redovisning.anmarkning import kort
from redovisning.dokument.falt import hitta_falt
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.fel import MallFel
from redovisning.grind import Filslag, Mottagen
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.word.skrivning import fyll

KOMMENTAR = '<w:r><w:commentReference w:id="4"/></w:r>'
STRUKET = '<w:del w:id="1"><w:r><w:delText>struken mening</w:delText></w:r></w:del>'


def las(data: bytes) -> Utkast:
    return las_word(Mottagen(Path("utkast.docx"), Filslag.WORD, data))


def koder(utkast: Utkast) -> list[str]:
    return [a.kod for a in utkast.anmarkningar]


class MedTillagg(Formularfil):
    """Ett formulär där något är lagt i en rubrik eller en fråga."""

    def __init__(self, var: str, tillagg: str) -> None:
        super().__init__()
        self.var, self.tillagg = var, tillagg

    def kropp(self) -> str:
        text = stycke(self.var)
        assert text in super().kropp()
        return super().kropp().replace(text, text.replace("</w:p>", f"{self.tillagg}</w:p>"))


@pytest.mark.parametrize(
    "var",
    [
        "Hur har 2024 års medel använts och kommer att användas för att minska väntetiderna inom BUP?",
        "Handlingsplanen ska bifogas redovisningen.",
    ],
)
def test_en_kommentar_pa_en_fraga_eller_ingress_namns(var):
    utkast = las(MedTillagg(var, KOMMENTAR).bytes(word__comments_xml=KOMMENTARER))
    assert [s.text for s in utkast.vid_sidan] == ["Stämmer siffran?"]
    assert koder(utkast) == ["WO04"]


def test_struken_text_i_en_fraga_namns():
    var = "Arbetar regionen utifrån den regionala handlingsplanen? (ja/nej)"
    utkast = las(MedTillagg(var, STRUKET).bytes())
    assert koder(utkast) == ["WO02"]


def test_formularets_egen_kursiv_ar_inget_fynd():
    assert koder(las(Formularfil().bytes())) == []


def test_okanda_omslag_runt_text_tappar_ingenting():
    utkast = las(med_svar(f"<w:p><w:nytt>{r('Text i något nytt.')}</w:nytt></w:p>").bytes())
    assert utkast["bup.medel"] == "Text i något nytt."
    utkast = las(med_svar(f"<w:nytt>{r('Utan stycke.')}</w:nytt><w:p/>").bytes())
    assert utkast["bup.medel"] == "Utan stycke."


@pytest.mark.parametrize("niva", ["cell", "block", "rad", "tabellrad"])
def test_ett_svar_som_lyder_som_en_fraga_ar_ett_svar(niva):
    utkast = Utkast(Redovisning2024)
    utkast.satt("generellt.kommentar", "Ev. kommentar")
    utkast.satt("kontaktpersoner[0].namn", "Kontaktperson")
    utkast.satt("kontaktpersoner[1].namn", "KONTAKTPERSON")
    utkast.satt("kontaktpersoner[2].epost", "mejladress")
    utkast.satt("vantetidsdata.kommentar", "Ev. kommentarer vg. ovanstående punkter")
    utkast.satt("bup.resultat", "Resultatet av genomförda insatser")
    data = fyll(utkast, Mottagen(Path("mall.docx"), Filslag.WORD, Formularfil(niva).bytes()))
    assert las(data).texter() == utkast.texter()


def test_en_rubrikrad_som_upprepas_i_tabellen_ar_inget_svar():
    fil = Formularfil()
    fil.svar = {"bup.medel": p(r("Svar ett.")), "bup.resultat": p(r("Svar två."))}

    class Upprepad(Formularfil):
        def kropp(self) -> str:
            self.svar = fil.svar
            hel = super().kropp()
            start = hel.index("<w:tr>", hel.rindex("<w:tbl>"))
            slut = hel.index("</w:tr>", start) + len("</w:tr>")
            return hel[:slut] + hel[start:slut] + hel[slut:]

    utkast = las(Upprepad().bytes())
    assert (utkast["bup.medel"], utkast["bup.resultat"]) == ("Svar ett.", "Svar två.")


def test_listor_i_flera_nivaer_raknas_om_for_varje_overordnad_punkt():
    fil = med_svar("".join(punkt(t, n) for t, n in (("A", 0), ("B", 1), ("C", 1), ("D", 0), ("E", 1))))
    utkast = las(fil.bytes(word__numbering_xml=LISTAN))
    assert utkast["bup.medel"] == "1. A\na) B\nb) C\n2. D\na) E"
    assert "WO19" in koder(utkast)


def test_aldre_formularfalt_lases():
    lista = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="Nej"/><w:listEntry w:val="Ja"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    kryss = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    ruta = f'<w:r><w:fldChar w:fldCharType="begin">{kryss}</w:fldChar></w:r>'
    assert las(med_svar(p(lista), "handlingsplan.uppdaterad").bytes())["handlingsplan.uppdaterad"] == "ja"
    assert las(med_svar(p(ruta, r(" klart"))).bytes())["bup.medel"] == "☒ klart"


def test_ett_aldre_falt_som_valt_en_post_som_inte_finns_ar_tomt():
    """Listan har kortats efter att svaret valdes. Utan kontrollen går filen inte att läsa alls."""
    lista = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="2"/>'
        '<w:listEntry w:val="Nej"/><w:listEntry w:val="Ja"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    assert las(med_svar(p(lista), "handlingsplan.uppdaterad").bytes())["handlingsplan.uppdaterad"] is None


def test_en_lank_som_falt_namns_nar_malet_ar_ett_annat():
    falt = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:b@example.se" </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("mejla")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    utkast = las(med_svar(p(falt)).bytes())
    assert utkast["bup.medel"] == "mejla"
    assert "WO11" in koder(utkast)


def test_nya_kontaktrader_tar_inte_med_den_forstas_uppgifter():
    utkast = Utkast(Redovisning2024)
    utkast.satt("kontaktpersoner[0].namn", "Kim Exempel")
    utkast.satt("kontaktpersoner[0].telefon", "070-1740605")
    for i in (1, 2):
        utkast.satt(f"kontaktpersoner[{i}].namn", f"Namn {i}")
    fil = Formularfil()
    fil.svar = {
        "kontaktpersoner[].namn": p(r("Kim Exempel")),
        "kontaktpersoner[].telefon": p(r("070-1740605")),
    }
    data = fyll(utkast, Mottagen(Path("mall.docx"), Filslag.WORD, fil.bytes()))
    assert las(data).texter() == utkast.texter()


def test_bokmarken_i_en_cell_behaller_bada_sina_andar():
    fil = Formularfil()
    fil.svar = {"bup.medel": '<w:p><w:bookmarkStart w:id="9" w:name="bm"/></w:p>'}
    fil.efter = {"bup": '<w:p><w:bookmarkEnd w:id="9"/></w:p>'}
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Svar.")
    mottagen = Mottagen(
        Path("ut.docx"), Filslag.WORD, fyll(utkast, Mottagen(Path("m.docx"), Filslag.WORD, fil.bytes()))
    )
    assert b"bookmarkStart" in mottagen.paket().las("word/document.xml")
    assert las(mottagen.data)["bup.medel"] == "Svar."


def test_titeln_i_ett_svar_ar_inte_formularets_titel():
    fil = med_svar(p(r("Redovisning av överenskommelsen om ökad tillgänglighet 2023 gäller fortfarande.")))
    fil.titel = "Formulär"
    assert "2023" in (las(fil.bytes())["bup.medel"] or "")


def test_en_radbrytning_som_hamnat_fore_texten_namns():
    utkast = las(med_svar(p("<w:r><w:br/></w:r>", r("Rad ett.rad två"))).bytes())
    assert "WO20" in koder(utkast)
    assert "WO20" not in koder(las(med_svar(p(r("Rad ett."), "<w:r><w:br/></w:r>", r("rad två"))).bytes()))


def _sammanslagen(fil: Formularfil) -> Formularfil:
    """Ger ett formulär där 3.7:s två svarsceller är en, så som Word slår ihop dem."""

    class Sammanslagen(Formularfil):
        def kropp(self) -> str:
            hel = super().kropp()
            rad = hel.rindex("<w:tr>")
            forsta_slut = hel.index("</w:tc>", rad) + len("</w:tc>")
            slut = hel.index("</w:tr>", rad)
            cell = hel[rad + len("<w:tr>") : forsta_slut].replace("</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>', 1)
            return hel[:rad] + "<w:tr>" + cell + hel[slut:]

    ny = Sammanslagen()
    ny.svar = fil.svar
    return ny


def test_en_cell_som_slagits_ihop_med_nasta_fragas_namns():
    utkast = las(_sammanslagen(med_svar(p(r("Bådas svar.")), **{"bup.resultat": p(r("Bort."))})).bytes())
    assert utkast["bup.medel"] == "Bådas svar."
    (a,) = (a for a in utkast.anmarkningar if a.kod == "WO21")
    assert f"«{kort(hitta_falt(utkast.dokument, 'bup.resultat').fraga.text, 50)}»" in a.meddelande


class HelRad(Formularfil):
    """Ett formulär där en enda cell täcker listans alla frågor."""

    def kropp(self) -> str:
        hel = super().kropp()
        start = hel.index("<w:tr>", hel.index("Kontak</w:t>"))
        cell = '<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr><w:p/></w:tc>'
        return f"{hel[:start]}<w:tr>{cell}{hel[hel.index('</w:tr>', start) :]}"


def test_varje_fraga_som_delar_cell_namns_nar_formularet_inte_kan_fyllas():
    with pytest.raises(MallFel, match=r"den för «Telefonnummer», «Mejladress», «Ev\. kommentar»\. Använd"):
        fyll(Utkast(Redovisning2024), Mottagen(Path("mall.docx"), Filslag.WORD, HelRad().bytes()))


def test_ett_formular_med_sammanslagna_svarsceller_fylls_inte():
    tomt = med_svar("<w:p/>", **{"bup.resultat": "<w:p/>"})
    with pytest.raises(MallFel, match="sammanslagen"):
        fyll(Utkast(Redovisning2024), Mottagen(Path("mall.docx"), Filslag.WORD, _sammanslagen(tomt).bytes()))


def test_en_textruta_vid_en_fraga_gor_den_inte_till_en_annan():
    ruta = f"<w:r><w:pict><w:txbxContent>{p(r('Glöm inte BUP.'))}</w:txbxContent></w:pict></w:r>"
    utkast = las(MedTillagg("Arbetar regionen utifrån den regionala handlingsplanen? (ja/nej)", ruta).bytes())
    assert koder(utkast) == ["WO13"]


def test_en_fyllning_av_ett_redan_ifyllt_formular_andrar_ingen_cell():
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Vi gör:\n\n1. ett\n2. två")
    en_gang = fyll(utkast, Mottagen(Path("m.docx"), Filslag.WORD, Formularfil().bytes()))
    assert fyll(utkast, Mottagen(Path("m.docx"), Filslag.WORD, en_gang)) == en_gang


@pytest.mark.parametrize(
    "slag",
    ['<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>', "<w:date/>", "<w:picture/>"],
)
def test_falt_av_andra_slag_fylls_inte_i_tysthet(slag):
    kontroll = f"<w:sdt><w:sdtPr><w:showingPlcHdr/>{slag}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:p/>"
    utkast = Utkast(Redovisning2024)
    utkast.satt("handlingsplan.uppdaterad", "ja")
    fil = med_svar(kontroll, "handlingsplan.uppdaterad")
    with pytest.raises(MallFel, match="inte kan fyllas"):
        fyll(utkast, Mottagen(Path("m.docx"), Filslag.WORD, fil.bytes()))


def test_en_lista_utan_svaret_namns():
    poster = '<w:dropDownList><w:listItem w:displayText="Ja" w:value="1"/></w:dropDownList>'
    kontroll = f"<w:sdt><w:sdtPr>{poster}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:p/>"
    utkast = Utkast(Redovisning2024)
    utkast.satt("handlingsplan.uppdaterad", "nej")
    fil = med_svar(kontroll, "handlingsplan.uppdaterad")
    with pytest.raises(MallFel, match="lista har inte svaret «nej»"):
        fyll(utkast, Mottagen(Path("m.docx"), Filslag.WORD, fil.bytes()))


@pytest.mark.parametrize("text", ["abc\n\n\u00a0\n\ndef", "- a\n- \u00a0\n- b", "a\u00a0\nb", "\u2003\ntext"])
def test_rader_av_bara_harda_blanksteg_hindrar_inte_fyllningen(text):
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", text)
    data = fyll(utkast, Mottagen(Path("m.docx"), Filslag.WORD, Formularfil().bytes()))
    assert las(data).texter() == utkast.texter()


def test_bara_den_cell_som_slagits_ihop_namns_i_en_rad_med_flera_svar():
    """Telefon och e-post delar cell. Namnet står för sig, och ska inte sägas vara sammanslaget med dem."""
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    tom_rad = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p/></w:tc>' * 4

    class Sammanslagen(Formularfil):
        def kropp(self) -> str:
            hel = super().kropp()
            assert tom_rad in hel
            delad = cell.format('<w:gridSpan w:val="2"/>', p(r("070-1740605")))
            ny = cell.format("", p(r("Kim"))) + delad + cell.format("", "<w:p/>")
            return hel.replace(tom_rad, ny, 1)

    utkast = las(Sammanslagen().bytes())
    assert utkast["kontaktpersoner[0].namn"] == "Kim"
    assert [a.falt for a in utkast.anmarkningar if a.kod == "WO21"] == ["kontaktpersoner[0].telefon"]
