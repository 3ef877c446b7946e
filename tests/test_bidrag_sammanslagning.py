"""Sammanslagningen utan filer: vad som läggs ihop, vad som är en konflikt, och att inget som skrivits försvinner."""

from __future__ import annotations

import random

import pytest
from bidragsprov import bidrag, i_ursprunget, innehall, motstridiga, texterna, uppdelade
from hypothesis import given, settings
from provplan import Provplan

from redovisning.bidrag.sammanslagning import sla_samman
from redovisning.bidrag.val import avgor
from redovisning.dokument import slaget
from redovisning.fel import Anvandningsfel
from redovisning.granskning.ledtexter import LEDTEXTER

KIM = (("kontaktpersoner[0].namn", "Kim Exempelsson"), ("kontaktpersoner[0].telefon", "070-1740605"))


# --- slumpade bidrag --------------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(uppdelade())
def test_ett_uppdelat_utkast_slas_ihop_till_sig_sjalvt_i_vilken_ordning_som_helst(fall):
    hela, bidragen = fall
    random.Random(len(hela.svar)).shuffle(bidragen)
    for ordning in (bidragen, bidragen[::-1]):
        sammanslagning = sla_samman(ordning)
        assert sammanslagning.konflikter == ()
        assert innehall(sammanslagning.utkast()) == innehall(hela)


@settings(max_examples=30, deadline=None)
@given(motstridiga())
def test_varje_skriven_text_finns_i_resultatet_i_konflikterna_eller_i_ursprunget(bidragen):
    oavgjord = sla_samman(bidragen)
    i_konflikt = {a.text for f in oavgjord.konflikter for a in f.alternativ}
    assert texterna(bidragen) <= set(oavgjord.utkast().texter().values()) | i_konflikt | i_ursprunget(oavgjord)
    valda = [f"{f.stig}={f.alternativ[-1].inlagor[0].bidrag.namn}" for f in oavgjord.konflikter]
    avgjord = avgor(oavgjord, valda)
    assert avgjord.konflikter == ()
    assert texterna(bidragen) <= set(avgjord.utkast().texter().values()) | i_ursprunget(avgjord)


@settings(max_examples=30, deadline=None)
@given(motstridiga())
def test_filernas_ordning_andrar_varken_svaren_eller_konflikterna(bidragen):
    fram, bak = sla_samman(bidragen), sla_samman(bidragen[::-1])
    assert innehall(fram.utkast()) == innehall(bak.utkast())
    skilda = [sorted((f.falt.nyckel, sorted(a.text for a in f.alternativ)) for f in s.konflikter) for s in (fram, bak)]
    assert skilda[0] == skilda[1]


# --- svar -------------------------------------------------------------------------------------------------------


def test_lika_svar_i_normalform_ar_ett_svar():
    a, b = bidrag("a", bup__medel="Två\r\n• ett  \n"), bidrag("b", bup__medel="Två\n- ett")
    (fraga,) = sla_samman([a, b]).fragor
    assert [i.bidrag.namn for i in fraga.vald.inlagor] == ["a", "b"]


@pytest.mark.parametrize("tomt", ["", "  \n", LEDTEXTER[0]])
def test_ett_tomt_falt_vinner_aldrig_over_en_text(tomt):
    a, b = bidrag("a", bup__medel=tomt), bidrag("b", bup__medel="Text")
    for ordning in ([a, b], [b, a]):
        sammanslagning = sla_samman(ordning)
        assert sammanslagning.konflikter == ()
        assert sammanslagning.utkast()["bup.medel"] == "Text"


def test_en_ensam_ledtext_star_kvar_sa_att_granskningen_ser_den():
    a, b = bidrag("a", bup__medel=LEDTEXTER[1]), bidrag("b", bup__medel=LEDTEXTER[0])
    assert sla_samman([a, b]).utkast()["bup.medel"] == sla_samman([b, a]).utkast()["bup.medel"] == LEDTEXTER[0]


def test_olika_svar_ar_en_konflikt_och_fragan_ar_obesvarad_tills_den_ar_avgjord():
    sammanslagning = sla_samman([bidrag("a", bup__medel="x"), bidrag("b", bup__medel="y"), bidrag("c", bup__medel="x")])
    (konflikt,) = sammanslagning.konflikter
    assert [(a.text, [i.bidrag.namn for i in a.inlagor]) for a in konflikt.alternativ] == [
        ("x", ["a", "c"]),
        ("y", ["b"]),
    ]
    assert sammanslagning.utkast()["bup.medel"] is None


# --- poster -----------------------------------------------------------------------------------------------------


def test_samma_person_med_olika_uppgifter_blir_en_post():
    a = bidrag("a", *KIM)
    b = bidrag("b", ("kontaktpersoner[0].namn", "Kim Exempelsson"), ("kontaktpersoner[0].epost", "kim@example.se"))
    utkast = sla_samman([a, b]).utkast()
    assert utkast.antal_poster("kontaktpersoner") == 1
    assert utkast["kontaktpersoner[0].telefon"] == "070-1740605"
    assert utkast["kontaktpersoner[0].epost"] == "kim@example.se"


def test_samma_person_med_olika_telefon_ar_en_konflikt_om_telefonen_och_inget_mer():
    b = bidrag("b", ("kontaktpersoner[1].namn", "kim  exempelsson"), ("kontaktpersoner[1].telefon", "070-1740606"))
    sammanslagning = sla_samman([bidrag("a", *KIM), b])
    assert [f.stig for f in sammanslagning.konflikter] == ["kontaktpersoner[0].namn", "kontaktpersoner[0].telefon"]
    assert [i.stig for a in sammanslagning.konflikter[1].alternativ for i in a.inlagor] == [
        "kontaktpersoner[0].telefon",
        "kontaktpersoner[1].telefon",
    ]


def test_poster_utan_namn_ar_samma_bara_nar_de_ar_helt_lika():
    a = bidrag("a", ("kontaktpersoner[0].epost", "vaxel@example.se"))
    b = bidrag("b", ("kontaktpersoner[0].epost", "vaxel@example.se"), ("kontaktpersoner[1].epost", "jour@example.se"))
    utkast = sla_samman([a, b]).utkast()
    assert [utkast[f"kontaktpersoner[{n}].epost"] for n in range(3)] == ["vaxel@example.se", "jour@example.se", None]


def test_star_samma_text_forst_i_flera_poster_avgor_nasta_korta_falt():
    """Planens åtgärder börjar med området, som många delar: en omskriven åtgärd ska inte bli två."""
    plan = slaget("handlingsplan")
    tva = (("atgarder[0].omrade", "BUP"), ("atgarder[0].rubrik", "Fler tider"), ("atgarder[1].omrade", "BUP"))
    a = bidrag("a", *tva, ("atgarder[1].rubrik", "Ny telefon"), ("atgarder[1].beskrivning", "Ett"), dokument=plan)
    en = (("atgarder[0].omrade", "bup"), ("atgarder[0].rubrik", "ny telefon"), ("atgarder[0].beskrivning", "Två"))
    sammanslagning = sla_samman([a, bidrag("b", *en, dokument=plan)])
    assert "atgarder[1].beskrivning" in [f.stig for f in sammanslagning.konflikter]
    assert not [f.stig for f in sammanslagning.fragor if f.stig.startswith("atgarder[2]")]


def test_star_ett_namn_pa_flera_poster_i_en_fil_slas_bara_helt_lika_ihop():
    tva = bidrag(
        "a", *KIM, ("kontaktpersoner[1].namn", "Kim Exempelsson"), ("kontaktpersoner[1].telefon", "070-1740606")
    )
    en = bidrag("b", ("kontaktpersoner[0].namn", "Kim Exempelsson"), ("kontaktpersoner[0].telefon", "070-1740607"))
    for ordning in ([tva, en, tva], [en, tva]):
        sammanslagning = sla_samman(ordning)
        assert sammanslagning.konflikter == ()
        nummer = range(sammanslagning.utkast().antal_poster("kontaktpersoner"))
        assert {sammanslagning.utkast()[f"kontaktpersoner[{n}].telefon"] for n in nummer} == {
            "070-1740605",
            "070-1740606",
            "070-1740607",
        }
        assert len(nummer) == 3


def test_posterna_star_i_den_ordning_filerna_anges():
    a = bidrag("a", ("insatser[0].rubrik", "B"), ("insatser[1].rubrik", "A"), dokument=Provplan)
    b = bidrag("b", ("insatser[0].rubrik", "C"), ("insatser[1].rubrik", "b"), dokument=Provplan)
    fram, bak = sla_samman([a, b]), sla_samman([b, a])
    assert [f.alternativ[0].text for f in fram.fragor] == ["B", "A", "C"]
    assert [f.alternativ[0].text for f in bak.fragor] == ["C", "b", "A"]


def test_en_post_med_bara_ledtexter_ar_ingen_post():
    a = bidrag("a", ("kontaktpersoner[0].namn", LEDTEXTER[0]))
    assert sla_samman([a, bidrag("b", *KIM)]).utkast()["kontaktpersoner[0].namn"] == "Kim Exempelsson"


# --- region, dokument och omfattning ------------------------------------------------------------------------------


def test_samma_region_med_olika_skrivning_ar_ett_svar_och_det_officiella_namnet_gar_fore():
    filer = [bidrag("a", region="Halland"), bidrag("b", region="Region Halland"), bidrag("c", region="Hallands län")]
    for ordning in (filer, filer[::-1]):
        (fraga,) = sla_samman(ordning).fragor
        assert fraga.vald.text == "Region Halland"
        assert {a.text for a in fraga.bortvalda} == {"Halland", "Hallands län"}
    assert sla_samman([filer[0], filer[2]]).utkast().region == sla_samman([filer[2], filer[0]]).utkast().region


def test_olika_regioner_vagras_med_filernas_namn():
    with pytest.raises(Anvandningsfel, match=r"olika regioner.*\n  a: Region Halland\n  b: Region Skåne"):
        sla_samman([bidrag("a", region="Region Halland"), bidrag("b", region="Region Skåne"), bidrag("c")])


def test_olika_dokument_vagras_med_filernas_namn():
    with pytest.raises(Anvandningsfel, match=r"olika dokument.*\n  a: .*2024\n  b: Plan för prov 2031"):
        sla_samman([bidrag("a"), bidrag("b", dokument=Provplan)])


def test_inga_filer_ar_inget_att_sla_ihop():
    with pytest.raises(Anvandningsfel, match="inga filer"):
        sla_samman([])


@pytest.mark.parametrize(
    ("delarna", "vantat"),
    [
        (({"bup"}, {"generellt"}), {"bup", "generellt"}),
        (({"bup"}, None), None),
        (({"", "bakgrund", "insatser"}, {"matt", "slutord"}), None),
    ],
)
def test_omfattningen_ar_delarnas_tillsammans(delarna, vantat):
    filer = [bidrag(str(n), dokument=Provplan) for n in range(2)]
    for b, omfattar in zip(filer, delarna, strict=True):
        b.utkast.omfattar = frozenset(omfattar) if omfattar else None
    assert sla_samman(filer).omfattar == (frozenset(vantat) if vantat else None)


def test_ett_svar_utanfor_delens_avsnitt_raknas_med():
    a = bidrag("a", bup__medel="x", innovation__medel="y")
    a.utkast.omfattar = frozenset({"bup"})
    assert sla_samman([a]).utkast().texter() == {"innovation.medel": "y", "bup.medel": "x"}


def test_vem_som_svarar_slas_ihop():
    a, b, c = bidrag("a"), bidrag("b"), bidrag("c")
    a.utkast.besvaras_av = {"bup": "Kim", "innovation": "Stab"}
    b.utkast.besvaras_av = {"bup": "Alva"}
    c.utkast.besvaras_av = {"bup": "Kim "}
    for ordning in ([a, b, c], [c, b, a]):
        assert sla_samman(ordning).utkast().besvaras_av == {"innovation": "Stab", "bup": "Alva, Kim"}


def test_det_som_ska_ses_over_foljer_svaret_det_galler():
    a, b = bidrag("a", bup__medel="gammalt", bup__resultat="lika"), bidrag("b", bup__medel="nytt", bup__resultat="lika")
    a.utkast.att_granska = {"bup.medel": "från 2023, granska", "bup.resultat": "från 2023, granska"}
    avgjord = avgor(sla_samman([a, b]), ["b"])
    assert avgjord.utkast().att_granska == {"bup.resultat": "från 2023, granska"}
