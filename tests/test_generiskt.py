"""Husets kärna bär vilket dokument som helst: ett påhittat blir fält, granskas och blir en typad modell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from provplan import TABELL, Bakgrund, Matt, Provplan, provplan
from pydantic import TypeAdapter, ValidationError

from redovisning import dokument
from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import Del, Fraga, Svarstyp, delar, falten, hitta_falt
from redovisning.dokument.klasser import Dokument, Lista, Post
from redovisning.dokument.svarsform import Fritext
from redovisning.fel import OfullstandigtUtkast
from redovisning.granskning import granska
from redovisning.granskning.modellfel import med_modellfel
from redovisning.utkast import Utkast


def koder(utkast: Utkast) -> list[tuple[str, str | None]]:
    return [(a.kod, a.falt) for a in granska(utkast).fel]


# --- fälten -----------------------------------------------------------------------------------------------------


def test_falten_foljer_klassens_ordning_och_listorna_har_egna_rubriker():
    assert [(d.nyckel, d.hel_rubrik) for d, _ in delar(Provplan)] == [
        ("", "Regionen"),
        ("bakgrund", "1 Bakgrund"),
        ("insatser", "2 Insatser"),
        ("matt", "Mått"),
        ("slutord", "Slutord"),
    ]
    assert [f.nyckel for f in falten(Provplan)][4:8] == [
        "insatser[].rubrik",
        "insatser[].status",
        "insatser[].klar",
        "insatser[].kostnad",
    ]


@pytest.mark.parametrize(
    ("stig", "typ", "enradig"),
    [
        ("bakgrund.beslutad", Svarstyp.DATUM, True),
        ("bakgrund.beslutad_av", Svarstyp.TEXT, True),
        ("bakgrund.kommentar", Svarstyp.TEXT, False),
        ("insatser[0].status", Svarstyp.VAL, True),
        ("insatser[0].kostnad", Svarstyp.TAL, True),
        ("matt[3].antal", Svarstyp.TAL, True),
        ("slutord.uppfoljd", Svarstyp.JA_NEJ, False),
    ],
)
def test_svarstypen_lases_ur_klassen_ocksa_nar_svaret_ar_frivilligt(stig, typ, enradig):
    falt = hitta_falt(Provplan, stig)
    assert falt is not None
    assert (falt.typ, falt.enradig) == (typ, enradig)


def test_listorna_sager_vad_en_post_kallas_och_hur_manga_som_kravs():
    per_lista = {f.lista: (f.postnamn, f.minst) for f in falten(Provplan) if f.lista}
    assert per_lista == {"insatser": ("insats", 1), "matt": ("mått", 0)}
    assert {(f.postnamn, f.minst) for f in falten(FORMULAR[2024]) if f.lista} == {("kontaktperson", 1)}


class Nastlad(Post):
    """En post med en lista i sig."""

    matt: list[Matt]


@pytest.mark.parametrize(
    ("namn", "typ", "sagt"),
    [
        ("nastlade", Annotated[list[Nastlad], Lista("Nästlade")], "Nastlad.matt: .* ytterst i dokumentet"),
        ("utan_rubrik", list[Matt], "utan_rubrik hör till inledningen men står efter avsnitt"),
        ("utan_fraga", str, "utan_fraga saknar Fraga"),
        ("flera", Annotated[int | str, Fraga("Hur?", TABELL)], "flera: ett svar är"),
        ("mangd", Annotated[set[str], Fraga("Hur?", TABELL)], "mangd: .* ingen svarstyp"),
        ("ar_och_nej", Annotated[Literal[1, 2], Fraga("Hur?", TABELL)], "ar_och_nej: .* ingen svarstyp"),
    ],
)
def test_det_som_en_klass_inte_kan_saga_ar_ett_tydligt_fel(namn, typ, sagt):
    rum = {
        "__annotations__": {"avsnitt": Bakgrund, namn: typ},
        "__module__": __name__,
        "inledande_del": Del("", "Prov"),
        "ar": 2031,
        "titel": "Prov",
    }
    with pytest.raises(TypeError, match=sagt):
        falten(type("Trasig", (Dokument,), rum))


# --- granskningen -----------------------------------------------------------------------------------------------


def test_ett_helt_utkast_har_inga_fel():
    assert koder(provplan()) == []


def test_ett_tomt_utkast_saknar_de_obligatoriska_svaren_men_ingen_post_i_en_lista_som_far_vara_tom():
    anm = granska(Utkast(Provplan)).fel
    assert [a.falt for a in anm] == [
        "region",
        "insatser[0].rubrik",
        "insatser[0].status",
        "insatser[0].klar",
        "slutord.uppfoljd",
        "slutord.varfor",
    ]
    assert [a.meddelande.partition("besvaras. ")[2] for a in anm] == [
        "Skriv ett svar.",
        "Fyll i uppgiften.",
        "Tillåtet är: planerad, pågår, klar.",
        "Skriv ett datum, till exempel 2024-09-30.",
        "Svara ja eller nej.",
        "Skriv ett svar.",
    ]


@pytest.mark.parametrize(
    ("andrat", "kod", "sagt"),
    [
        ({"insatser_1__status": "kanske."}, "VA01", "svaret är «kanske.». Tillåtet är: planerad, pågår, klar."),
        ({"matt_0__antal": "2,5"}, "VA02", "svaret är «2,5», .* Skriv ett heltal utan enhet"),
        ({"insatser_0__kostnad": "2 Mkr"}, "VA02", "svaret är «2 Mkr», .* Skriv ett tal utan enhet"),
        ({"bakgrund__beslutad": "i våras"}, "VA03", "svaret är «i våras», .* Skriv det som 2024-09-30"),
    ],
)
def test_ett_svar_i_fel_form_ger_ett_fel_och_star_kvar_som_det_skrevs(andrat, kod, sagt):
    utkast = provplan(**andrat)
    (a,) = granska(utkast).fel
    assert a.kod == kod
    assert a.falt is not None
    assert utkast[a.falt] == next(iter(andrat.values()))
    with pytest.raises(OfullstandigtUtkast, match=sagt):
        utkast.modell()


def test_posten_namns_i_anmarkningen():
    (a,) = granska(provplan(insatser_1__status="nja")).fel
    assert str(a).startswith("fel VA01 2 insats 2 «Status»: ")


def test_reglerna_om_redovisningen_galler_inte_andra_dokument():
    belopp = "Vi fick 9 000 miljarder kronor och 2023 års medel."
    assert {a.kod for a in granska(provplan(slutord__varfor=belopp, region="Hallnad")).anmarkningar} == set()
    assert "TE01" in {a.kod for a in granska(provplan(slutord__varfor="<b>fet</b>")).anmarkningar}


# --- modellen ---------------------------------------------------------------------------------------------------


def test_modellen_har_tal_datum_och_val():
    modell = provplan().modell()
    assert isinstance(modell, Provplan)
    assert modell.bakgrund.beslutad == date(2030, 9, 30)
    assert modell.insatser[0].status == "pågår"
    assert modell.insatser[0].kostnad == Decimal("1002.5")
    assert modell.insatser[1].klar == date(2031, 5, 1)
    assert (modell.matt[0].antal, modell.matt[0].andel) == (-3923, 2.5)


def test_modellen_blir_ett_utkast_med_samma_varden():
    modell = provplan().modell()
    tillbaka = Utkast.fran_modell(modell)
    assert tillbaka["matt[0].andel"] == "2,5"
    assert tillbaka["bakgrund.beslutad"] == "2030-09-30"
    assert tillbaka.modell() == modell


def test_tomma_avsnitt_och_listor_ar_tomma_i_modellen():
    utkast = provplan(
        bakgrund__beslutad="", bakgrund__beslutad_av="", matt_0__namn="", matt_0__antal="", matt_0__andel=""
    )
    modell = utkast.modell()
    assert isinstance(modell, Provplan)
    assert modell.matt == []
    assert modell.bakgrund == Bakgrund()


def test_en_kvarlamnad_ledtext_i_ett_frivilligt_datum_ar_ett_tomt_svar():
    modell = provplan(bakgrund__beslutad="Klicka eller tryck här för att ange ett datum.").modell()
    assert isinstance(modell, Provplan)
    assert modell.bakgrund.beslutad is None


def test_klassens_egna_villkor_sags_pa_svenska_med_plats():
    utkast = provplan(insatser_0__kostnad="−1")
    assert koder(utkast) == []
    with pytest.raises(OfullstandigtUtkast, match="talet ska vara minst 0") as fel:
        utkast.modell()
    assert [(a.kod, a.falt) for a in fel.value.rapport.fel] == [("VA04", "insatser[0].kostnad")]
    assert fel.value.__cause__ is None


def test_klassens_villkor_om_en_lista_och_en_post_efter_en_tom_pekar_ratt():
    utkast = provplan(insatser_0__rubrik="", insatser_0__status="", insatser_0__klar="", insatser_0__kostnad="")
    utkast.satt("insatser[1].kostnad", "-2")
    with pytest.raises(OfullstandigtUtkast) as fel:
        utkast.modell()
    assert [a.falt for a in fel.value.rapport.fel] == ["insatser[1].kostnad"]
    mangt = provplan()
    for i in (2, 3):
        for namn, text in (("rubrik", "Till"), ("status", "klar"), ("klar", "2031-01-01")):
            mangt.satt(f"insatser[{i}].{namn}", text)
    with pytest.raises(OfullstandigtUtkast, match="det finns 4 poster, och det får vara högst 3"):
        mangt.modell()


def test_flera_modellfel_i_samma_avsnitt_blir_en_anmarkning_och_pekar_dit_dokumentet_racker():
    utkast = provplan()
    fel = ValidationError.from_exception_data(
        "Provplan",
        [
            {"type": "missing", "loc": ("bakgrund", "finns_inte"), "input": {}},
            {"type": "missing", "loc": ("bakgrund", "inte_heller"), "input": {}},
            {"type": "missing", "loc": ("insatser", 0, "kostnad"), "input": {}},
        ],
    )
    rapport = med_modellfel(utkast, granska(utkast), fel)
    assert [(a.kod, a.falt) for a in rapport.fel] == [("VA04", None), ("VA04", "insatser[0].kostnad")]


def test_granserna_for_ett_tal_skrivs_med_svenskt_decimaltecken():
    """«0.5» läses som ett annat tal av den som skriver 0,5."""
    utkast = provplan()
    fel = ValidationError.from_exception_data(
        "Provplan",
        [{"type": "greater_than_equal", "loc": ("insatser", 0, "kostnad"), "input": 0, "ctx": {"ge": 0.5}}],
    )
    (a,) = med_modellfel(utkast, granska(utkast), fel).fel
    assert "talet ska vara minst 0,5" in a.meddelande


def test_ett_datum_skrivs_pa_en_rad():
    """Annars blir rutan för ett datum lika hög som den för en fritext."""
    assert {f.nyckel: f.enradig for f in falten(Provplan)}["insatser[].klar"]


def test_en_vag_som_inte_finns_i_dokumentet_kan_inte_fa_ett_svar():
    with pytest.raises(KeyError, match="finns_inte"):
        provplan().satt("bakgrund.finns_inte", "text")


def test_ett_utkast_ar_aldrig_lika_med_nagot_annat_an_ett_utkast():
    assert provplan() != provplan().texter()


def test_dokumenten_har_bara_de_namn_som_finns():
    with pytest.raises(AttributeError, match="har inget namn 'DOKUMENTEN'"):
        _ = dokument.DOKUMENTEN


def test_ett_blankt_fritextsvar_ar_inget_svar_i_modellen():
    with pytest.raises(ValidationError, match="svaret är blankt"):
        TypeAdapter(Fritext).validate_python(" \n ")
