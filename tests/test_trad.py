"""Textfilernas träd: årgången, nycklarna och formen, lika för YAML och JSON."""

from __future__ import annotations

from typing import Any

import pytest

from redovisning.dokument import FORMULAR
from redovisning.nyckelforslag import Grupp, foresla, plan
from redovisning.plats import Textplats
from redovisning.trad import (
    MAX_FORSLAG,
    Fynd,
    Karta,
    Lista,
    Nod,
    Skrivsatt,
    Text,
    fel_rot,
    har_bestamd_form,
    till_utkast,
    tom,
    valj_dokument,
)

SATT = Skrivsatt(text="text {nyckel}", avsnitt="avsnitt {nyckel} {forsta}", lista="lista {nyckel} {forsta}")
PLAN = plan(FORMULAR[2024])
P = Textplats(1, 1)


def nod(data: Any, rad: int = 1) -> Nod:
    """Gör ett träd av vanliga värden; varje nyckel får en egen rad."""
    if isinstance(data, dict):
        par = enumerate(data.items(), rad)
        return Karta([(Text(n, Textplats(i, 1)), nod(v, i)) for i, (n, v) in par], Textplats(rad, 1))
    if isinstance(data, list):
        return Lista([nod(d, rad) for d in data], Textplats(rad, 9))
    return Text(data, Textplats(rad, 9))


def fyllt(data: dict[str, Any]) -> tuple[dict[str, str], list[Fynd]]:
    rot = nod({"formular": "2024", **data})
    assert isinstance(rot, Karta)
    utkast, fynd = till_utkast(rot, [], None, SATT)
    return utkast.texter(), fynd


# --- årgången ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("skrivet", ["2024", " 2024 "])
def test_aret_valjer_formular(skrivet: str):
    rot = nod({"formular": skrivet})
    assert isinstance(rot, Karta)
    assert valj_dokument(rot) == (FORMULAR[2024], [])


@pytest.mark.parametrize(
    ("data", "kod"),
    [({}, "TR07"), ({"formular": " "}, "TR07"), ({"formular": "2023"}, "TR08"), ({"formular": ["2024"]}, "TR08")],
)
def test_ett_saknat_eller_okant_ar_lases_som_det_senaste_och_sags(data: dict[str, Any], kod: str):
    rot = nod(data)
    assert isinstance(rot, Karta)
    dokument, (fynd,) = valj_dokument(rot)
    assert dokument is FORMULAR[max(FORMULAR)]
    assert fynd.kod == kod
    assert str(fynd.varden["ar"]) == "2024"


def test_utan_trad_finns_inget_ar_att_saga_nagot_om():
    utkast, fynd = till_utkast(None, [], None, SATT)
    assert (utkast.texter(), fynd, utkast.platser) == ({}, [], {"": P})


# --- planen --------------------------------------------------------------------------------------------------------


def test_planen_ar_formularets_nycklar():
    assert list(PLAN.delar)[:4] == ["formular", "region", "kontaktpersoner", "generellt"]
    assert [n for n, d in PLAN.delar.items() if isinstance(d, Grupp) and d.lista] == ["kontaktpersoner"]
    assert PLAN.delar["bup"].delar.keys() == {"medel", "resultat"}


def test_stallena_namns_som_i_formularet():
    namn = [PLAN.namn, *(PLAN.delar[n].namn for n in ("bup", "generellt", "kontaktpersoner"))]
    assert namn == ["formuläret", "avsnittet bup (3.7)", "avsnittet generellt", "uppgifterna om varje kontaktperson"]


# --- nycklarna -----------------------------------------------------------------------------------------------------


def test_en_nastan_ratt_nyckel_lases_sa_tills_vidare_men_ar_ett_fel():
    svar, (fynd,) = fyllt({"bup": {"medell": "A"}})
    assert svar == {"bup.medel": "A"}
    assert (fynd.kod, fynd.stig) == ("TR01", "bup.medel")
    assert fynd.varden["rad"] == "Menade du «medel»? Det är läst så tills vidare."


def test_ett_felstavat_avsnitt_lases_ocksa_tills_vidare():
    svar, (fynd,) = fyllt({"Vårdplatser": {"medel": "A"}})
    assert svar == {"vardplatser.medel": "A"}
    assert fynd.stig == "vardplatser"


def test_en_felstavad_nyckel_skriver_inte_over_den_ratta():
    svar, (fynd,) = fyllt({"bup": {"medell": "A", "medel": "B"}})
    assert svar == {"bup.medel": "B"}
    assert (fynd.stig, fynd.varden["rad"]) == (None, "Menade du «medel»?")


def test_tva_felstavningar_av_samma_nyckel_lases_inte_bada():
    svar, fynd = fyllt({"bup": {"medell": "A", "medeln": "B"}})
    assert svar == {"bup.medel": "A"}
    assert [(f.kod, f.stig) for f in fynd] == [("TR01", "bup.medel"), ("TR01", None)]


@pytest.mark.parametrize(
    ("nyckel", "grupp", "rad", "menad"),
    [
        ("Region", "", "Menade du «region»?", "region"),
        ("3.4", "", "Menade du «vantetidsdata»?", "vantetidsdata"),
        ("Barn- och ungdomspsykiatri", "", "Menade du «bup»?", "bup"),
        ("e-post", "kontaktpersoner", "Menade du «epost»?", "epost"),
        ("telefonnummer", "kontaktpersoner", "Menade du «telefon»?", ""),
        ("uppdatera", "handlingsplan", "Menade du «uppdaterad»?", "uppdaterad"),
        ("region", "bup", "Nyckeln «region» hör hemma ytterst i filen, inte inuti ett avsnitt. Flytta den dit.", ""),
        ("uppdaterad", "bup", "Nyckeln «uppdaterad» hör till avsnittet handlingsplan (3.6). Flytta den dit.", ""),
        ("epost", "", "Nyckeln «epost» hör till uppgifterna om varje kontaktperson. Flytta den dit.", ""),
        (
            "kommentar",
            "bup",
            "Nyckeln «kommentar» finns i kontaktpersoner, generellt, vantetidsdata, handlingsplan. "
            "Skriv den under rätt avsnitt.",
            "",
        ),
        ("qqq", "bup", "Här får stå: medel, resultat.", ""),
        (
            "-",
            "",
            "Här får stå: formular, region, kontaktpersoner, generellt, vardformedling, vardplatser, "
            "kompetensforsorjning, vantetidsdata, innovation, handlingsplan, bup.",
            "",
        ),
        (
            "\u00a0medel",
            "bup",
            "Raden börjar med hårda blanksteg, som inte är indrag. Byt dem mot vanliga blanksteg.",
            "",
        ),
    ],
)
def test_forslaget_for_en_okand_nyckel(nyckel: str, grupp: str, rad: str, menad: str):
    i = PLAN.delar[grupp] if grupp else PLAN
    assert isinstance(i, Grupp)
    assert foresla(nyckel, i, PLAN) == (rad, menad)


def test_en_orimligt_lang_nyckel_jamfors_inte_tecken_for_tecken(monkeypatch):
    """Annars skulle en fil med hundratals sådana stå i flera minuter."""
    from difflib import SequenceMatcher

    monkeypatch.setattr(SequenceMatcher, "ratio", lambda _: pytest.fail("jämförs"))
    assert foresla("k" * 100_000, PLAN.delar["bup"], PLAN) == ("Här får stå: medel, resultat.", "")


def test_en_fil_full_av_okanda_nycklar_far_inte_forslag_pa_alla():
    _, fynd = fyllt({f"regionn{i}": "A" for i in range(MAX_FORSLAG + 1)})
    assert len(fynd) == MAX_FORSLAG + 1
    assert "region" in str(fynd[0].varden["rad"])
    assert fynd[-1].varden["rad"] == "Den hör inte hit."


def test_dubbla_nycklar_far_bada_raderna():
    poster = [(Text(n, Textplats(i, 1)), Text(v, P)) for i, (n, v) in enumerate((("region", "A"), ("region", "B")), 4)]
    utkast, fynd = till_utkast(Karta(poster, P), [], None, SATT)
    assert utkast.region == "A"
    assert [(f.plats.rad, f.varden) for f in fynd if f.kod == "TR02"] == [
        (5, {"nyckel": "region", "forsta": "4", "andra": "5"})
    ]


def test_av_tva_likadana_nycklar_galler_den_som_har_text():
    poster = [(Text("region", Textplats(i, 1)), Text(v, P)) for i, v in enumerate(("", "B"), 4)]
    assert till_utkast(Karta(poster, P), [], None, SATT)[0].region == "B"


# --- formen --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kod", "vad", "rad"),
    [
        ({"region": ["A", "B"]}, "TR03", "en lista («A»)", "text region"),
        ({"bup": {"medel": {"x": "A"}}}, "TR03", "nycklar med värden («x»)", "text medel"),
        ({"bup": "A"}, "TR04", "en text («A»)", "avsnitt bup medel"),
        ({"bup": [{"medel": "A"}]}, "TR04", "en lista («medel»)", "avsnitt bup medel"),
        ({"kontaktpersoner": "A"}, "TR06", "en text («A»)", "lista kontaktpersoner namn"),
        ({"kontaktpersoner": [["A"]]}, "TR06", "en lista («A»)", "lista kontaktpersoner namn"),
    ],
)
def test_fel_form_pa_fel_stalle(data: dict[str, Any], kod: str, vad: str, rad: str):
    svar, (fynd,) = fyllt(data)
    assert svar == {}
    assert (fynd.kod, fynd.varden["vad"], fynd.varden["rad"]) == (kod, vad, rad)


def test_en_ensam_post_lases_som_den_forsta_med_en_varning():
    svar, (fynd,) = fyllt({"kontaktpersoner": {"namn": "A"}})
    assert svar == {"kontaktpersoner[0].namn": "A"}
    assert (fynd.kod, fynd.varden["post"]) == ("TR05", "kontaktperson")


@pytest.mark.parametrize(
    "data", [{"bup": ""}, {"kontaktpersoner": ""}, {"kontaktpersoner": []}, {"kontaktpersoner": [""]}]
)
def test_ett_tomt_avsnitt_ar_bara_obesvarat(data: dict[str, Any]):
    assert fyllt(data) == ({}, [])


def test_en_tom_post_ar_ingen_post_men_platserna_ar_filens():
    tradet = nod({"kontaktpersoner": ["", {"namn": "A"}]})
    assert isinstance(tradet, Karta)
    utkast, _ = till_utkast(tradet, [], None, SATT)
    assert utkast["kontaktpersoner[1].namn"] == "A"
    assert utkast.texter() == {"kontaktpersoner[0].namn": "A"}


def test_tva_listor_med_samma_nyckel_laggs_efter_varandra():
    poster = [(Text("kontaktpersoner", Textplats(i, 1)), nod([{"namn": n}], i)) for i, n in ((1, "A"), (5, "B"))]
    utkast, _ = till_utkast(Karta(poster, P), [], None, SATT)
    assert utkast.texter() == {"kontaktpersoner[0].namn": "A", "kontaktpersoner[1].namn": "B"}


def test_ett_fynd_vid_ett_svar_far_svarets_vag():
    rot = nod({"formular": "2024", "region": "A"})
    assert isinstance(rot, Karta)
    fynd = [Fynd("X", P, vid=Textplats(2, 9)), Fynd("Y", P, vid=Textplats(9, 9)), Fynd("Z", P, stig="bup", vid=P)]
    assert [f.stig for f in till_utkast(rot, fynd, None, SATT)[1]] == ["region", None, "bup"]


def test_en_rot_utan_nycklar_ar_tom_eller_lost_skriven():
    assert fel_rot(Text("", P), [""]) == Fynd("TR10", P)
    assert fel_rot(Text("A", P), ["A och B"]) == Fynd("TR09", P, {"borjan": "A och B"})


def test_tomt_ar_bara_text_utan_tecken():
    assert [tom(n) for n in (Text(" \n", P), Text("a", P), Lista([], P), Karta([], P))] == [True, False, False, False]


def test_ja_nej_falt_kanns_igen():
    utkast, _ = till_utkast(None, [], None, SATT)
    vagar = ("generellt.vardplatser", "bup.medel", "bup", "x")
    assert [har_bestamd_form(utkast, stig) for stig in vagar] == [True, False, False, False]
