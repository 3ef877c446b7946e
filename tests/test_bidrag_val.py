"""Konflikterna och valen: hur olika svar visas, hur de avgörs och vad som sägs om ett val som inte går."""

from __future__ import annotations

from pathlib import Path

import pytest
from bidragsprov import bidrag, i_ursprunget

from redovisning.bidrag.konflikter import krav_att_allt_ar_avgjort
from redovisning.bidrag.sammanslagning import sla_samman
from redovisning.bidrag.skillnad import SAKNAS, skillnader
from redovisning.bidrag.val import avgor
from redovisning.fel import Anvandningsfel, OlikaSvar
from redovisning.kommandotext import i_kommando
from redovisning.plats import Cellplats, Textplats

A = {"bup__medel": "Vi har två mottagningar.", "bup__resultat": "Bra", "innovation__medel": "x"}
B = {"bup__medel": "Vi har tre mottagningar.", "bup__resultat": "Dåligt", "innovation__medel": "y"}


def tva(a: dict[str, str] = A, b: dict[str, str] = B):
    return sla_samman([bidrag("a.yaml", **a), bidrag("b.yaml", **b)])


def svaren(*val: str) -> list[str | None]:
    utkast = avgor(tva(), val).utkast()
    return [utkast[s] for s in ("innovation.medel", "bup.medel", "bup.resultat")]


# --- valen --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("val", "vantat"),
    [
        (["b.yaml"], ["y", B["bup__medel"], "Dåligt"]),
        (["3.7=b.yaml"], [None, B["bup__medel"], "Dåligt"]),
        (["bup=b.yaml"], [None, B["bup__medel"], "Dåligt"]),
        (["Barn- och ungdomspsykiatri=B.YAML", "3.5=a.yaml"], ["x", B["bup__medel"], "Dåligt"]),
        (["bup.resultat=b.yaml"], [None, None, "Dåligt"]),
        (["a.yaml", "3.7=b.yaml", "bup.resultat=a.yaml"], ["x", B["bup__medel"], "Bra"]),
    ],
)
def test_det_snavaste_valet_avgor(val, vantat):
    assert svaren(*val) == vantat


@pytest.mark.parametrize(
    ("val", "mening"),
    [
        (["c.yaml"], "«c.yaml» är ingen av filerna"),
        (["b.yml"], "Menade du b.yaml?"),
        (["helt annat"], "De är a.yaml, b.yaml."),
        (["3.9=a.yaml"], "avsnittet «3.9» finns inte. Avsnitten är"),
        (["bup.medell=a.yaml"], "frågan «bup.medell» finns inte. Menade du bup.medel?"),
        (["Barnpsykiatri=a.yaml"], "Menade du 3.7 Barn- och ungdomspsykiatri?"),
        (["3.1=a.yaml"], "«3.1=a.yaml» avgör inget: där finns inga olika svar"),
        (["region=a.yaml"], "«region=a.yaml» avgör inget: där finns inga olika svar"),
        (["a.yaml", "b.yaml"], "«a.yaml» och «b.yaml» säger emot varandra"),
        (["3.7=a.yaml", "bup.medel=b.yaml", "bup.resultat=b.yaml"], "«3.7=a.yaml» avgör inget som inte andra"),
        (["kontaktpersoner[0]=a.yaml"], "avsnittet «kontaktpersoner[0]» finns inte"),
    ],
)
def test_ett_val_som_inte_gar_ger_en_mening_om_varfor(val, mening):
    with pytest.raises(Anvandningsfel) as fel:
        avgor(tva(), val)
    assert mening in str(fel.value)


def test_alla_fel_i_valen_sags_pa_en_gang():
    with pytest.raises(Anvandningsfel) as fel:
        avgor(tva(), ["c.yaml", "3.1=a.yaml", "3.9=b.yaml"])
    assert str(fel.value).count("\n") == 3


def test_en_fil_utan_svar_kan_inte_valjas_och_ett_tomt_svar_vinner_inte():
    sammanslagning = sla_samman([bidrag("a", bup__medel="x"), bidrag("b", bup__medel="y"), bidrag("c")])
    with pytest.raises(Anvandningsfel, match=r"«3\.7=c» avgör inget: filen har inget svar där\. De som har är a, b\."):
        avgor(sammanslagning, ["3.7=c"])


def test_ett_val_av_en_post_eller_en_hel_lista():
    def fil(namn: str, telefon: str):
        return bidrag(namn, ("kontaktpersoner[0].namn", "Kim"), ("kontaktpersoner[0].telefon", telefon))

    filer = [fil("a", "070-1740605"), fil("b", "070-1740606")]
    for val in ("kontaktpersoner[0]=b", "kontaktpersoner=b", "kontaktpersoner[0].telefon=b", "Kontaktuppgifter=b"):
        assert avgor(sla_samman(filer), [val]).utkast()["kontaktpersoner[0].telefon"] == "070-1740606"


def test_filen_kan_ha_likhetstecken_i_namnet_och_anges_med_sin_vag():
    a, b = bidrag("a=b.yaml", bup__medel="x"), bidrag("b.yaml", bup__medel="y")
    a.utkast.fil, b.utkast.fil = Path("in", "a=b.yaml"), Path("in", "b.yaml")
    for val in ("3.7=a=b.yaml", "a=b.yaml", "bup.medel=in/a=b.yaml", "in\\a=b.yaml"):
        assert avgor(sla_samman([a, b]), [val]).utkast()["bup.medel"] == "x"


def test_det_bortvalda_star_i_ursprunget():
    avgjord = avgor(tva(), ["a.yaml"])
    assert {"Vi har tre mottagningar.", "Dåligt", "y"} <= i_ursprunget(avgjord)


# --- meddelandet --------------------------------------------------------------------------------------------------


def test_alla_konflikter_visas_pa_en_gang_med_fil_plats_fraga_och_val():
    a, b = bidrag("min hr.yaml", **A), bidrag("b.xlsx", **B)
    a.utkast.satt("bup.medel", A["bup__medel"], Textplats(34, 3))
    b.utkast.satt("bup.medel", B["bup__medel"], Cellplats("3.7", "C5"))
    with pytest.raises(OlikaSvar) as fel:
        krav_att_allt_ar_avgjort(sla_samman([a, b]))
    text = str(fel.value)
    assert "    valj=['bup.medel=min hr.yaml']\n" in text
    assert "--" not in text
    with pytest.raises(OlikaSvar) as fel, i_kommando():
        krav_att_allt_ar_avgjort(sla_samman([a, b]))
    text = str(fel.value)
    assert text.startswith("Inget har skrivits: 3 frågor har olika svar i filerna.")
    assert "3.7 «Hur har 2024 års medel använts och kommer att användas för att …» (bup.medel)\n" in text
    assert "  min hr.yaml:34:3: «Vi har [två] mottagningar.»\n" in text
    assert "  b.xlsx:3.7!C5: «Vi har [tre] mottagningar.»\n" in text
    assert '    --valj "bup.medel=min hr.yaml"\n' in text
    assert text.endswith('Ett helt avsnitt avgörs så här: --valj "3.5=min hr.yaml"')
    assert fel.value.val["bup.medel"] == ["bup.medel=min hr.yaml", "bup.medel=b.xlsx"]
    assert list(fel.value.val) == ["innovation.medel", "bup.medel", "bup.resultat"]
    assert (
        avgor(sla_samman([a, b]), [val[1] for val in fel.value.val.values()]).utkast()["bup.medel"] == B["bup__medel"]
    )


def test_en_enda_konflikt_om_en_post_namner_posten():
    def fil(namn: str, telefon: str):
        return bidrag(namn, ("kontaktpersoner[0].namn", "Kim"), ("kontaktpersoner[0].telefon", telefon))

    with pytest.raises(OlikaSvar) as fel:
        krav_att_allt_ar_avgjort(sla_samman([fil("a", "070-1740605"), fil("b", "070-1740606")]))
    assert "Kontaktuppgifter kontaktperson 1 «Telefonnummer» (kontaktpersoner[0].telefon)" in str(fel.value)
    assert "en fråga har olika svar" in str(fel.value)
    assert "Ett helt avsnitt" not in str(fel.value)


def test_ar_alla_konflikter_med_delar_foreslas_delarnas_svar():
    a, b, c = bidrag("hela", **A), bidrag("bup", bup__medel="1", bup__resultat="2"), bidrag("ny", innovation__medel="3")
    b.utkast.omfattar, c.utkast.omfattar = frozenset({"bup"}), frozenset({"innovation"})
    with pytest.raises(OlikaSvar) as fel:
        krav_att_allt_ar_avgjort(sla_samman([a, b, c]))
    assert str(fel.value).endswith("Ska svaren i delarna gälla överallt: valj=['ny', 'bup']")
    with pytest.raises(OlikaSvar) as fel, i_kommando():
        krav_att_allt_ar_avgjort(sla_samman([a, b, c]))
    assert str(fel.value).endswith("Ska svaren i delarna gälla överallt: --valj ny --valj bup")
    assert avgor(sla_samman([a, b, c]), ["ny", "bup"]).konflikter == ()


def test_utan_konflikter_ar_allt_avgjort():
    avgjort = avgor(tva(), ["a.yaml"])
    krav_att_allt_ar_avgjort(avgjort)
    assert avgjort.konflikter == ()


# --- skillnaden ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texter", "visade"),
    [
        (["ja", "nej"], ["[ja]", "[nej]"]),
        (["Ett två tre", "Ett tre"], ["Ett [två] tre", f"Ett{SAKNAS} tre"]),
        (["A b c d e f g h i j", "A b c d e f g h i k"], ["… f g h i [j]", "… f g h i [k]"]),
        (["Rad ett\nRad två", "Rad ett\n\nRad två"], ["Rad ett[ ⏎ ]Rad två", "Rad ett[ ⏎  ⏎ ]Rad två"]),
        (["a\u00a0b", "a b"], ["a[[U+00A0]]b", "a[ ]b"]),
    ],
)
def test_orden_som_skiljer_star_inom_hakparentes(texter, visade):
    assert skillnader(texter) == visade


def test_langa_texter_kortas_men_aldrig_sa_att_de_ser_lika_ut():
    samma = " ".join(f"ord{n}" for n in range(200))
    korta = skillnader([f"{samma} a", f"{samma} b", "helt annan text"])
    assert len(set(korta)) == 3
    lika_borjan = skillnader(["kort", f"{samma} a", f"{samma} b"])
    assert len(set(lika_borjan)) == 3
    lang = skillnader([" ".join(f"x{n}" for n in range(300)), " ".join(f"y{n}" for n in range(300))])
    assert all(len(rad) < 200 and rad.endswith("…") for rad in lang)
