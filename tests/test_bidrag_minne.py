"""Sammanslagning med minne: bara den ena har ändrat, båda har ändrat, någon har tagit bort."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from bidragsprov import bidrag, fil, i_ursprunget, innehall, motstridiga, svaret, texterna, utkastet
from hypothesis import given, settings
from hypothesis import strategies as st
from mapprov import kor

from redovisning import OlikaSvar, dela, las, skriv, sla_ihop
from redovisning.bidrag.besked import om_borttagna
from redovisning.bidrag.klasser import Bidrag, Sammanslagning
from redovisning.bidrag.sammanslagning import sla_samman
from redovisning.bidrag.val import avgor
from redovisning.fel import Anvandningsfel
from redovisning.utlamning import lamna_ut

GAMMALT = "Medlen har gått till två nya mottagningar i länet."
NYTT = "Medlen har gått till tre nya mottagningar i länet."
ANNAT = "Medlen har gått till fyra nya mottagningar i länet."
KIM = (("kontaktpersoner[0].namn", "Kim Exempelsson"), ("kontaktpersoner[0].telefon", "070-1740605"))
ALVA = (("kontaktpersoner[1].namn", "Alva Exempelsson"), ("kontaktpersoner[1].telefon", "070-1740606"))


def huvud(*svar: tuple[str, str], **avsnitt: str) -> Bidrag:
    utkast = bidrag("redovisning.yaml", *svar, **avsnitt).utkast
    return Bidrag("redovisning.yaml", utkast, huvud=True)


def del_(namn: str, fore: dict[str, str], **nu: str) -> Bidrag:
    """Ger en del som lämnades ut med svaren ``fore`` och nu har svaren ``nu``; tom text är borttaget."""
    ut = bidrag(namn, *((n.replace("__", "."), t) for n, t in fore.items()))
    lamna_ut(ut.utkast)
    for stig, text in nu.items():
        ut.utkast.satt(stig.replace("__", "."), text)
    return ut


def valt(sammanslagning: Sammanslagning, stig: str = "bup.medel") -> str | None:
    fraga = next(f for f in sammanslagning.fragor if f.stig == stig)
    return fraga.vald.text if fraga.vald else None


# --- bara den ena har ändrat ---------------------------------------------------------------------------------------


def test_ett_andrat_svar_i_en_del_galler_fore_det_orrda_gamla():
    a, b = huvud(bup__medel=GAMMALT), del_("b", {"bup__medel": GAMMALT}, bup__medel=NYTT)
    for ordning in ([a, b], [b, a]):
        sammanslagning = sla_samman(ordning)
        assert valt(sammanslagning) == NYTT
        assert GAMMALT in i_ursprunget(sammanslagning)


def test_en_orord_del_star_inte_i_vagen_for_det_som_har_skrivits_i_utkastet_sedan_dess():
    sammanslagning = sla_samman([huvud(bup__medel=NYTT), del_("b", {"bup__medel": GAMMALT})])
    assert valt(sammanslagning) == NYTT


def test_ett_ja_som_blev_nej_i_delen_galler():
    b = del_("b", {"generellt__vardplatser": "ja"}, generellt__vardplatser="nej")
    assert valt(sla_samman([huvud(generellt__vardplatser="ja"), b]), "generellt.vardplatser") == "nej"


def test_delen_galler_ocksa_fore_en_annan_del_som_ingen_har_rort():
    b, c = del_("b", {"bup__medel": GAMMALT}, bup__medel=NYTT), del_("c", {"bup__medel": GAMMALT})
    assert valt(sla_samman([b, c])) == valt(sla_samman([huvud(bup__medel=GAMMALT), c, b])) == NYTT


# --- båda har ändrat, eller så går det inte att veta -----------------------------------------------------------------


@pytest.mark.parametrize(
    "bidragen",
    [
        [huvud(bup__medel=ANNAT), del_("b", {"bup__medel": GAMMALT}, bup__medel=NYTT)],
        [huvud(bup__medel=ANNAT), del_("b", {}, bup__medel=NYTT)],
        [del_("a", {"bup__medel": GAMMALT}, bup__medel=ANNAT), del_("b", {"bup__medel": GAMMALT}, bup__medel=NYTT)],
        [del_("a", {"bup__medel": NYTT}, bup__medel=ANNAT), del_("b", {"bup__medel": ANNAT}, bup__medel=NYTT)],
        [del_("a", {"bup__medel": GAMMALT}), del_("b", {"bup__medel": NYTT})],
        [bidrag("utan minne", bup__medel=GAMMALT), del_("b", {"bup__medel": NYTT})],
        [huvud(bup__medel="Kort svar."), del_("b", {"bup__medel": "Kort svar."}, bup__medel="Ett svar.")],
    ],
    ids=["båda", "båda från tomt", "två delar", "i ring", "två orörda", "okänd", "korta texter minns inte"],
)
def test_annars_ar_det_en_konflikt(bidragen):
    for ordning in (bidragen, bidragen[::-1]):
        assert valt(sla_samman(ordning)) is None


def test_den_som_valjer_far_tillbaka_det_gamla():
    a, b = huvud(bup__medel=GAMMALT), del_("b", {"bup__medel": GAMMALT}, bup__medel=NYTT)
    assert valt(avgor(sla_samman([a, b]), ["bup.medel=redovisning.yaml"])) == GAMMALT
    with pytest.raises(Anvandningsfel, match="avgör inget"):
        avgor(sla_samman([a, b]), ["redovisning.yaml"])


# --- borttaget ------------------------------------------------------------------------------------------------------


def test_ett_svar_som_tagits_bort_i_en_del_star_kvar_tills_det_valjs():
    a, b = huvud(bup__medel=GAMMALT), del_("b", {"bup__medel": GAMMALT}, bup__medel="")
    sammanslagning = sla_samman([a, b])
    assert valt(sammanslagning) == GAMMALT
    assert "    b: borttaget" in om_borttagna(sammanslagning)
    bort = avgor(sammanslagning, ["bup.medel=b"])
    assert bort.utkast().texter() == {}
    assert GAMMALT in i_ursprunget(bort)


def test_ett_brett_val_tar_aldrig_bort_ett_svar():
    b = del_("b", {"bup__medel": GAMMALT, "bup__resultat": GAMMALT}, bup__medel="", bup__resultat=NYTT)
    avgjord = avgor(sla_samman([huvud(bup__medel=GAMMALT, bup__resultat=ANNAT), b]), ["b"])
    assert avgjord.utkast().texter() == {"bup.medel": GAMMALT, "bup.resultat": NYTT}


def test_det_som_tagits_bort_i_utkastet_kommer_inte_tillbaka_med_en_orord_del():
    sammanslagning = sla_samman([huvud(), del_("b", {"bup__medel": GAMMALT})])
    assert sammanslagning.utkast().texter() == {}
    assert "bup.medel=b" in "\n".join(om_borttagna(sammanslagning))
    assert valt(avgor(sammanslagning, ["bup.medel=b"])) == GAMMALT


def test_en_del_som_andrats_kommer_med_fast_svaret_tagits_bort_i_utkastet():
    sammanslagning = sla_samman([huvud(), del_("b", {"bup__medel": GAMMALT}, bup__medel=NYTT)])
    assert valt(sammanslagning) == NYTT
    assert "borttaget" in "\n".join(om_borttagna(sammanslagning))


def test_utan_utkast_kommer_en_orord_dels_svar_med():
    assert valt(sla_samman([del_("b", {"bup__medel": GAMMALT}), bidrag("c")])) == GAMMALT


def test_ett_svar_som_aldrig_fanns_i_delen_ar_inte_borttaget_dar():
    utkastet_ = huvud(bup__medel=GAMMALT, bup__resultat=GAMMALT)
    assert om_borttagna(sla_samman([utkastet_, del_("b", {"bup__resultat": GAMMALT})])) == []


def test_en_person_som_tagits_bort_i_delen_star_kvar_och_namns():
    b = bidrag("b", *KIM, *ALVA)
    lamna_ut(b.utkast)
    for stig, _ in ALVA:
        b.utkast.satt(stig, "")
    sammanslagning = sla_samman([huvud(*KIM, *ALVA), b])
    assert sammanslagning.utkast().antal_poster("kontaktpersoner") == 2
    assert "kontaktperson 2" in "\n".join(om_borttagna(sammanslagning))
    bort = avgor(sammanslagning, ["kontaktpersoner[1]=b"])
    assert bort.utkast().utan_luckor().texter() == dict(KIM)


def test_en_person_som_lagts_till_i_delen_ar_inte_borttagen_i_utkastet():
    b = bidrag("b", *KIM)
    lamna_ut(b.utkast)
    for stig, text in ALVA:
        b.utkast.satt(stig, text)
    sammanslagning = sla_samman([huvud(*KIM), b])
    assert sammanslagning.utkast().texter() == dict([*KIM, *ALVA])
    assert om_borttagna(sammanslagning) == []


# --- slumpat --------------------------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(motstridiga(), st.data())
def test_ingen_text_forsvinner_fast_filerna_minns_och_ordningen_spelar_ingen_roll(bidragen, data):
    utlamnade = []
    for b in bidragen:
        if data.draw(st.booleans()):
            lamna_ut(b.utkast)
            stigar = sorted(b.utkast.svar.keys() - {"region"})
            for stig in data.draw(st.sets(st.sampled_from(stigar))) if stigar else ():
                b.utkast.satt(stig, data.draw(st.sampled_from(("", f"{b.utkast[stig]} ändrat i {b.namn}"))))
        utlamnade.append(b)
    utlamnade[0] = Bidrag("0.yaml", utlamnade[0].utkast, huvud=data.draw(st.booleans()))
    sammanslagning = sla_samman(utlamnade)
    i_konflikt = {a.text for f in sammanslagning.konflikter for a in f.alternativ}
    kvar = set(sammanslagning.utkast().texter().values()) | i_konflikt | i_ursprunget(sammanslagning)
    assert texterna(utlamnade) <= kvar
    blandade = random.Random(len(kvar)).sample(utlamnade, len(utlamnade))
    assert innehall(sla_samman(blandade).utkast()) == innehall(sammanslagning.utkast())


# --- i filerna ------------------------------------------------------------------------------------------------------


@pytest.fixture
def utdelat(egen_mapp: Path) -> Path:
    """Ger en del av utkastet, utlämnad som arbetsbok."""
    fil("redovisning.yaml", bup__medel=GAMMALT, innovation__medel=GAMMALT)
    return dela("redovisning.yaml", ["3.7"], "Inkommet").filer[0]


def andra(vag: Path, **svar: str) -> None:
    """Skriver i filen så som den som svarar gör: minnet av hur den var är kvar."""
    utkast = las(vag)
    for namn, text in svar.items():
        utkast.satt(namn.replace("__", "."), text)
    skriv(utkast, vag, ersatt=True)


def test_en_andrad_del_slas_ihop_utan_val_och_det_sags(utdelat, capsys):
    andra(utdelat, bup__medel=NYTT)
    assert kor("slaihop", "redovisning.yaml", "Inkommet", "--ut", "redovisning.yaml", "--ersatt") == 0
    sagt = capsys.readouterr().err
    assert "Ändringen gäller; den andra texten är kvar i redovisning ursprung.json:" in sagt
    assert "(bup.medel)" in sagt
    assert las("redovisning.yaml").texter() == {"innovation.medel": GAMMALT, "bup.medel": NYTT}
    (bortvald,) = svaret("bup.medel", "redovisning ursprung.json")["bortvalda"]
    assert bortvald["text"] == GAMMALT


def test_andras_det_ocksa_i_utkastet_skrivs_inget(utdelat):
    andra(utdelat, bup__medel=NYTT)
    andra(Path("redovisning.yaml"), bup__medel=ANNAT)
    with pytest.raises(OlikaSvar, match="tre") as fel:
        sla_ihop(["redovisning.yaml", "Inkommet"], "redovisning.yaml", ersatt=True)
    assert fel.value.val["bup.medel"] == ["bup.medel=redovisning.yaml", f"bup.medel={utdelat.name}"]


def test_ett_hopslaget_utkast_ar_inte_utlamnat_sa_att_nasta_hopslagning_inte_tar_det_for_orort(utdelat):
    andra(utdelat, bup__medel=NYTT)
    storre = sla_ihop([utdelat], "större.xlsx").fil
    assert las(storre).utlamnat is None
    with pytest.raises(OlikaSvar):
        sla_ihop(["redovisning.yaml", storre], "alla.yaml")


def test_utkastet_som_skrivs_ar_huvudet_vad_det_an_heter(egen_mapp):
    skriv(utkastet(bup__medel=GAMMALT), "halland.xlsx")
    (utdelad,) = dela("halland.xlsx", ["3.7"], "Inkommet").filer
    andra(Path("halland.xlsx"), bup__medel=NYTT)
    sla_ihop(["halland.xlsx", utdelad], "halland.xlsx", ersatt=True)
    assert las("halland.xlsx")["bup.medel"] == NYTT


# --- ett program som tar bort minnet -------------------------------------------------------------------------------


@pytest.fixture
def delar_i_excel(tmp_path):
    """Ger utkastet och två arbetsböcker ur det, ännu orörda."""
    skriv(utkastet(bup__medel=GAMMALT, innovation__medel=ANNAT), tmp_path / "redovisning.yaml")
    delade = dela(tmp_path / "redovisning.yaml", ["3.5", "3.7"], tmp_path / "ut", som="xlsx")
    return tmp_path / "redovisning.yaml", *delade.filer


def sparad_utan_minne(fil: Path, fore: str = "", efter: str = "") -> None:
    """Sparar boken som ett program gör som inte känner till minnet; ett svar kan vara ändrat."""
    import openpyxl

    bok = openpyxl.load_workbook(fil)
    for blad in bok:
        for cell in (c for rad in blad.iter_rows() for c in rad if c.value == fore):
            cell.value = efter
    bok.save(fil)


def test_bocker_som_tappat_minnet_namns_i_ett_enda_rad_som_sager_vad_det_betyder(delar_i_excel, capsys):
    huvudet, *bocker = delar_i_excel
    for bok in bocker:
        sparad_utan_minne(bok)
    assert kor("slaihop", huvudet, *bocker, "--ut", huvudet.with_name("alla.yaml")) == 0
    text = capsys.readouterr().err
    assert text.count("EX30") == 1
    assert all(bok.name in text for bok in bocker)
    assert "inte att se vem som har ändrat" in text


def test_vid_olika_svar_sags_att_minnet_ar_borta_bara_om_bockerna_dar_svaren_skiljer(delar_i_excel):
    huvudet, forsta, andra = delar_i_excel
    sparad_utan_minne(forsta)
    sparad_utan_minne(andra, GAMMALT, NYTT)
    with pytest.raises(OlikaSvar, match="EX30") as fel:
        sla_ihop([huvudet, forsta, andra], huvudet.with_name("alla.yaml"))
    (rad,) = (rad for rad in str(fel.value).splitlines() if "EX30" in rad)
    assert rad.startswith(f"{andra.name} råd EX30")


def test_granska_sager_att_en_del_har_tappat_minnet_och_tiger_om_en_orord(delar_i_excel, capsys):
    _, forsta, andra = delar_i_excel
    sparad_utan_minne(forsta)
    kor("granska", forsta)
    assert "EX30" in capsys.readouterr().out
    kor("granska", andra)
    assert "EX30" not in capsys.readouterr().out


def test_regionens_egen_arbetsbok_behover_inget_minne(tmp_path, capsys):
    skriv(utkastet(bup__medel=GAMMALT), tmp_path / "redovisning.xlsx")
    sparad_utan_minne(tmp_path / "redovisning.xlsx")
    kor("granska", tmp_path)
    assert "EX30" not in capsys.readouterr().out
