"""Filen som prestationernas regler och utfall skrivs i: exemplet, och varje fel med sin rad."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from redovisning import resurser
from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.pengafiler.prestationsfil import las_prestation
from redovisning.pengar.prestation import Belopp, Beteckning, Bonuspott, bonus

EXEMPEL = resurser.mall("exempel", "prestation.yaml")


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """Ger en kopia av exemplet att ändra i."""
    kopia = tmp_path / "prestation.yaml"
    kopia.write_bytes(EXEMPEL.read_bytes())
    return kopia


def andrad(fil: Path, gammalt: str, nytt: str) -> Path:
    """Ger filen med ett ställe bytt."""
    text = fil.read_text("utf-8")
    assert text.count(gammalt) == 1
    fil.write_text(text.replace(gammalt, nytt), "utf-8")
    return fil


def felen(fil: Path) -> list[str]:
    """Ger raderna i felet, en per ställe."""
    with pytest.raises(Anvandningsfel) as fel:
        las_prestation(fil)
    forsta, *rader = str(fel.value).splitlines()
    assert forsta == f"{fil}: filen kan inte användas som den är:"
    return [rad.removeprefix("  - ") for rad in rader]


def test_exemplet_ar_markt_som_pahittat_overst_och_i_det_som_visas():
    assert EXEMPEL.read_text("utf-8").startswith("# PÅHITTAT EXEMPEL.")
    assert {p.regler.kalla for p in las_prestation(EXEMPEL)} == {"Påhittade regler"}


def test_exemplets_varden_blir_beteckningar():
    forsta, andra = las_prestation(EXEMPEL)
    assert forsta.utfall.marken == {
        ("bedomning", "2024-02"): "F1",
        ("bedomning", "2024-03"): "F2",
        ("bedomning", "2024-04"): "G",
        ("forsta_besok", "2024-01"): "G",
        ("forsta_besok", "2024-02"): "G",
        ("forsta_besok", "2024-03"): "F1",
        ("langa_vantan", "2024-03"): "F1",
        ("langa_vantan", "2024-04"): "G",
    }
    assert (forsta.utfall.andel, andra.utfall.andel) == (Fraction("0.0125"), Fraction("0.031"))
    assert forsta.belopp() == Belopp(750_000, 410_156)
    assert sum(bonus([forsta, andra]).values()) == forsta.belopp().ej_intjanat + andra.belopp().ej_intjanat


def test_poang_och_landets_pott_lases(fil):
    andrad(fil, "  F1: 50 %\n  F2: 75 %\n", "  F1: 1 poäng\n  F2: 2,5 poäng\nfull_poang: 4\n")
    andrad(fil, "  manad: 2024-12\n", "  manad: 2024-12\n  summa: 12 Mkr\n  utfall: 40 000 000 kr\n")
    forsta, _ = las_prestation(fil)
    assert forsta.regler.beteckningar["F2"] == Beteckning("F2", Fraction(5, 8), Fraction(5, 2))
    assert forsta.poang() == Fraction(1 + 1 + 1) + Fraction(5, 2)
    assert forsta.regler.bonuspott == Bonuspott("2024-12", 12_000_000, 40_000_000)


def test_regler_utan_trappa_och_pott_racker(tmp_path):
    fil = tmp_path / "liten.yaml"
    fil.write_text(
        "rubrik: R\nkalla: K\nram: 10 tkr\nmanader: [2030-01]\nbeteckningar: {G: 100, U: 0 %}\n"
        "matpunkter:\n  a:\n    namn: A\nregioner:\n  Norr:\n    andel: 100 %\n    kalla: X\n"
        "    utfall:\n      a:\n        2030-01:\n",
        "utf-8",
    )
    with pytest.raises(Anvandningsfel, match="rad 5: «G» är «100»"):
        las_prestation(fil)
    (p,) = las_prestation(andrad(fil, "G: 100,", "G: 100 %,"))
    assert p.belopp() == Belopp(10_000, 0)


@pytest.mark.parametrize(
    ("gammalt", "nytt", "sagt"),
    [
        ("kalla: Påhittade regler\n", "", "rad 1: «kalla» saknas i filen. Där ska stå en text."),
        ("ram: 60 000 000", "ram: 60.000.000", "rad 8: «ram» är «60.000.000». Där ska stå hela landets ram i kronor"),
        ("manader: [2024-01, 2024-02,", "manader: [2024-01, 2024-13,", "rad 9: «manader» är «2024-13»."),
        ("manader: [2024-01, 2024-02,", "manader: [2024-01, 2024-01,", "samma månad står två gånger"),
        ("manader: [2024-01, 2024-02, 2024-03, 2024-04]", "manader: 2024-01", "ska stå en lista av månader"),
        ("  F1: 50 %\n", "  F1: mycket\n", "rad 14: «F1» är «mycket». Där ska stå vad den ger, till exempel «75 %»."),
        ("  F1: 50 %\n", "  F1: 2 poäng\n", "rad 14: «F1» är «2 poäng»."),
        ("grundkrav: minst 85", "grundkrav: minst lagom", "«grundkrav» är «minst lagom»"),
        ("    vikt: 2\n", "    vikt: dubbel\n", "«vikt» är «dubbel». Där ska stå ett heltal."),
        ("    vikt: 2\n", "    vigt: 2\n", "nyckeln «vigt» hör inte hemma i «forsta_besok»."),
        ("    F2: 5\n", "    F2: -5\n", "«F2» är «-5». Där ska stå den minsta förbättringen, ett tal över 0."),
        ("    F2: 5\n", "    F7: 5\n", "beteckningen «F7» finns inte under «beteckningar»."),
        ("raknas: procentenheter ", "raknas: poäng ", "«raknas» är «poäng». Där ska stå procentenheter eller procent."),
        ("grundbeteckning: G", "grundbeteckning: X", "beteckningen «X» finns inte."),
        ("  manad: 2024-12\n", "  manad: 2024-12\n  summa: 5 Mkr\n", "«summa» och «utfall» i bonuspotten hör ihop."),
        ("andel: 1,25 %", "andel: 125 %", "«andel» är «125 %»"),
        ("2024-04: 86,2", "2024-05: 86,2", "månaden «2024-05» finns inte under «manader»."),
        ("2024-04: 86,2", "2024-04: H", "«2024-04» är «H». Där ska stå en av beteckningarna G, F1, F2"),
        ("{2024-04: F2}", "{2024-04: 81}", "ett värde kräver att mätpunkten har «grundkrav»"),
        ("      langa_vantan:\n", "      korta:\n", "mätpunkten «korta» finns inte under «matpunkter»."),
        ("rubrik:", "rubrik2: x\nrubrik:", "nyckeln «rubrik2» hör inte hemma i filen."),
        ("ram: 60 000 000", "ram: 60 000 000\nram: 1", "nyckeln «ram» står två gånger."),
        ("bonuspott:\n  manad: 2024-12", "bonuspott: ja", "under «bonuspott» ska stå"),
        (
            "  bedomning:\n    namn: Medicinsk bedömning\n    grundkrav: minst 85\n",
            "  bedomning: ja\n",
            "ska stå mätpunktens",
        ),
        (
            "    kalla: Påhittad andel\n    utfall:\n      bedomning:  ",
            "    kalla:\n    utfall:\n      bedomning:  ",
            "«kalla» saknas",
        ),
    ],
)
def test_det_som_ar_fel_i_filen_sags_med_rad(fil, gammalt, nytt, sagt):
    (fel, *_) = [f for f in felen(andrad(fil, gammalt, nytt)) if sagt in f] or [None]
    assert fel, felen(fil)
    assert fel.startswith("rad ")


@pytest.mark.parametrize("nyckel", ["beteckningar", "matpunkter", "regioner"])
@pytest.mark.parametrize("tomt", ["", " {}", " ja"])
def test_utan_beteckningar_matpunkter_eller_regioner_raknas_inget(fil, nyckel, tomt):
    rader = fil.read_text("utf-8").split("\n")
    start = rader.index(f"{nyckel}:")
    slut = next((i for i in range(start + 1, len(rader)) if rader[i][:1] not in ("", " ", "#")), len(rader))
    fil.write_text("\n".join([*rader[:start], f"{nyckel}:{tomt}", *rader[slut:]]), "utf-8")
    assert any(f"«{nyckel}»" in fel for fel in felen(fil))


def test_en_region_utan_utfall_har_inte_tjanat_in_nagot(fil):
    text = fil.read_text("utf-8").partition("    utfall:\n      bedomning: {")[0]
    fil.write_text(text, "utf-8")
    _, andra = las_prestation(fil)
    assert andra.belopp() == Belopp(1_860_000, 0)


def test_alla_fel_i_filen_sags_pa_en_gang_i_radordning(fil):
    andrad(fil, "ram: 60 000 000", "ram: mycket")
    andrad(fil, "andel: 0,031", "andel: liten")
    rader = [int(fel.partition(":")[0].removeprefix("rad ")) for fel in felen(fil)]
    assert len(rader) == 2
    assert rader == sorted(rader)


def test_en_fil_som_inte_ar_nycklar_och_varden_ger_meningar(fil, tmp_path):
    fil.write_text("hej\n", "utf-8")
    assert any("en nyckel, ett kolon och ett värde, men här står «hej»" in f for f in felen(fil))
    fil.write_text("rubrik: 'öppet\n", "utf-8")
    assert any(f.startswith("rad 1: ") for f in felen(fil))
    with pytest.raises(OlasbarFil, match="Filen finns inte"):
        las_prestation(tmp_path / "saknas.yaml")


def test_samma_regler_gar_att_skriva_som_json(tmp_path):
    fil = tmp_path / "prestation.json"
    fil.write_text(
        '{"rubrik": "R", "kalla": "K", "ram": 1000, "manader": ["2030-01"], "beteckningar": {"G": "100 %"},'
        ' "matpunkter": {"a": {"namn": "A"}},'
        ' "regioner": {"Norr": {"andel": "0,5", "kalla": "X", "utfall": {"a": {"2030-01": "G"}}}}}',
        "utf-8",
    )
    (p,) = las_prestation(fil)
    assert p.belopp() == Belopp(500, 500)
