"""Personnummer och samordningsnummer: hittas i tolv skrivsätt, visas aldrig hela, och förväxlas inte med annat."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from regelfall import helt_utkast

from redovisning.granskning import granska
from redovisning.granskning.sma_antal import sma_antal_i
from redovisning.personnummer import maskera, maskerat, personnummer_i
from redovisning.plats import Cellplats, Formularplats
from redovisning.utkast import Svar
from redovisning.vantetider.troskel import TROSKEL

MANGA = int(os.environ.get("REDOVISNING_PROV", "1200"))
"""Så många slumpade nummer: få i varje körning, 10 000 i de långa proven."""
SKILJETECKEN = ("", "-", "+", " ", "–", "\xa0")
SKRIVSATT = [(arhundrade, tecken) for arhundrade in (False, True) for tecken in SKILJETECKEN]
MENINGAR = (
    "{}",
    "Patienten {} har väntat länge.",
    "({})",
    "Se även {}, {} och övriga.",
    "id:{};",
    "«{}»",
    "\t{}\n",
    "pnr{}",
)


def kontrollsiffra(nio: str) -> int:
    """Ger den sista siffran, räknad för sig: produkternas siffersumma upp till närmaste tiotal."""
    produkter = "".join(str(int(c) * v) for c, v in zip(nio, (2, 1, 2, 1, 2, 1, 2, 1, 2), strict=True))
    return -sum(map(int, produkter)) % 10


def slumpat(slump: random.Random) -> tuple[str, str]:
    """Ger datumet med århundrade och de fyra sista siffrorna; vartannat är ett samordningsnummer."""
    dag = date(1900, 1, 1) + timedelta(days=slump.randrange(45_900))
    datum = f"{dag:%Y%m}{dag.day + (60 if slump.random() < 0.5 else 0):02}"
    tre = f"{slump.randrange(1, 1000):03}"
    return datum, f"{tre}{kontrollsiffra(datum[2:] + tre)}"


def skrivna(antal: int, fro: int) -> Iterator[tuple[str, str]]:
    slump = random.Random(fro)
    for n in range(antal):
        datum, sist = slumpat(slump)
        arhundrade, tecken = SKRIVSATT[n % len(SKRIVSATT)]
        nummer = (datum if arhundrade else datum[2:]) + tecken + sist
        yield nummer, MENINGAR[n // len(SKRIVSATT) % len(MENINGAR)].replace("{}", nummer)


def test_alla_slumpade_nummer_i_tolv_skrivsatt_hittas_och_maskeras():
    missade = []
    for nummer, mening in skrivna(MANGA, 1):
        funna = list(personnummer_i(mening))
        if {mening[f.start : f.slut] for f in funna} != {nummer}:
            missade.append(mening)
        for f in funna:
            assert f.maskerat.endswith("••••")
            assert sum(c.isdigit() for c in f.maskerat) == (6 if len(nummer) >= 12 and nummer[:8].isdigit() else 4)
    assert not missade


def test_hogst_en_procent_av_slumpade_tiosiffriga_tal_tas_for_personnummer():
    slump = random.Random(2)
    antal = 20_000
    tagna = sum(any(personnummer_i(f"{slump.randrange(10**10):010}")) for _ in range(antal))
    assert tagna <= antal / 100


def test_inget_organisationsnummer_tas_for_personnummer():
    slump = random.Random(3)
    for n in range(MANGA):
        nio = f"{slump.randrange(1, 10)}{slump.randrange(10)}{slump.randrange(20, 100)}{slump.randrange(10**5):05}"
        nummer = nio + str(kontrollsiffra(nio))
        skrivet = nummer[:6] + SKILJETECKEN[n % len(SKILJETECKEN)] + nummer[6:]
        assert not any(personnummer_i(f"Region Exempel, {skrivet}, betalar.")), skrivet
        assert not any(personnummer_i(f"16{skrivet}")), skrivet


@pytest.mark.parametrize(
    "text",
    [
        "Ring 070-1740605, 0701740606, +46 70 174 06 05 eller +46701740607.",
        "Telefon: 0701740607",
        "tfn 0701740607 och växeln 0701740615",
        "Diarienummer RS 2024-0850, dnr 850709-9805 och HSN 2024/001234",
        "Summan är 8507099805 kr, alltså 8 507 099 805 kronor.",
        "Värdet 0,8507099805 och 18507099805 och 8507099805123",
        "2024-03-12 1530, kl 08.30–16.00, 2024-09-30",
        "850709-9806 har fel kontrollsiffra, 851309-9805 ingen månad, 850732-9805 ingen dag",
        "850230-9807",
        "Ärende 12\u2010850709-9805",
        "Bankgiro 5050-1055, plusgiro 85 07 09-9",
        "Planen gäller 2024-09-01 – 2024-12-05, 2024-09-01–2024-12-31, 2024-09-01 2024-12 och 2024-09-01 - 2024/12",
        "Raden 85 07 09 9805 i en tabell, 3.8507099805, 8507099805,50 och 0,198507099805",
    ],
)
def test_det_har_ar_inga_personnummer(text):
    assert not list(personnummer_i(text))


@pytest.mark.parametrize(
    ("skrivet", "maskerat"),
    [
        ("850709-9805", "8507••-••••"),
        ("19850709-9805", "198507••-••••"),
        ("8507099805", "8507••••••"),
        ("850709\xa09805", "8507•• ••••"),
        ("850709 – 9805", "8507•• – ••••"),
        ("1985-07-09-9805", "1985-07-••-••••"),
    ],
)
def test_bara_ar_och_manad_visas(skrivet, maskerat):
    assert maskera(skrivet) == maskerat
    assert [f.maskerat for f in personnummer_i(skrivet)] == [maskerat]


@pytest.mark.parametrize(
    "text",
    [
        "851309-9805 finns inte men 850709-9805 gör det",
        "850709-9806 stämmer inte men 850709-9805 gör det",
        "dnr 850709-9805, personnummer 850709-9805",
        "Telefon 19850709 9805",
        "Telefon 850709-9805",
        "198507099805 kr",
        "850709-9805 kronor",
        "Telefon 8507099805",
        "240901-2024 och dag 2024-12-05",
        "240901-2024.",
        "240901-2024, 12 år",
    ],
)
def test_numret_hittas_ocksa_efter_ett_som_inte_ar_det_och_nar_formen_ar_saker(text):
    assert len(list(personnummer_i(text))) == 1


@pytest.mark.parametrize("text", ["dnr 850709-9805", "tel 0701740607", "Dnr: 850709-9805"])
def test_ordet_fore_raknas_ocksa_forst_i_texten(text):
    assert not list(personnummer_i(text))


@pytest.mark.parametrize(
    ("text", "antal"),
    [
        ("850709-9805,850709-9805", 2),
        ("12,850709-9805,34", 1),
        ("850709-9805/850709-9805", 2),
        ("1.850709-9805.2", 1),
        ("198507099805,198507099805", 2),
        ("12,198507099805,34", 1),
        ("1985 07 09 9805 och 85 07 09-9805", 2),
        ("12 10 850709-9805", 1),
        ("850709-\n9805", 1),
        ("850709\u200b-9805, 850709-\ufeff9805, 850709\xad-9805", 3),
    ],
)
def test_numret_hittas_i_listor_over_radbyten_och_med_osynliga_tecken_i(text, antal):
    funna = list(personnummer_i(text))
    assert len(funna) == antal
    assert "9805" not in maskerat(text)


def test_alla_nummer_i_en_text_maskeras_och_resten_star_orord():
    skrivet = "a 850709-9805 b 19850709-9805 c 070-1740605"
    assert maskerat(skrivet) == "a 8507••-•••• b 198507••-•••• c 070-1740605"
    assert maskerat("inget här") == "inget här"


@pytest.mark.parametrize(
    ("skrivet", "sakert", "samordning"),
    [
        ("850709-9805", True, False),
        ("850709+9805", True, False),
        ("198507099805", True, False),
        ("19850709 9805", True, False),
        ("1985-07-09-9805", True, False),
        ("1985-07-099805", True, False),
        ("1985-07-09 9805", False, False),
        ("2024-09-01 – 2024", False, False),
        ("20240901-2024", True, False),
        ("8507099805", False, False),
        ("850709 9805", False, False),
        ("850769-9802", True, True),
        ("000229-0005", True, False),
    ],
)
def test_skiljetecken_eller_arhundrade_gor_det_sakert(skrivet, sakert, samordning):
    (f,) = personnummer_i(skrivet)
    assert (f.sakert, f.samordning) == (sakert, samordning)


def test_skottdagen_finns_bara_i_skottar():
    for ar, finns in (("2000", True), ("1996", True), ("1900", False), ("2001", False)):
        sist = f"100{kontrollsiffra(ar[2:] + '0229100')}"
        assert any(personnummer_i(f"{ar}0229-{sist}")) is finns


@pytest.mark.parametrize(
    "andring",
    [
        {"generellt.vardplatser": "se 850709-9805"},
        {"region": "850709-9805"},
        {"bup.medel": "<850709-9805> <b>"},
        {"kontaktpersoner": [{"telefon": "850709-9805", "epost": "850709-9805"}]},
    ],
)
def test_numret_visas_inte_i_nagot_annat_meddelande_heller(andring):
    utkast = helt_utkast(andring)
    utkast.utanfor.append(Svar("Ärendet 850709-9805", Formularplats("3.1")))
    rapport = granska(utkast)
    assert {"UT01", "PU01"} <= {a.kod for a in rapport.anmarkningar}
    assert "9805" not in rapport.som_text()


def test_numret_utanfor_falten_och_i_en_kommentar_namns_med_sin_plats():
    """Annars går det inte att hitta det i ett dokument på åtta sidor."""
    utkast = helt_utkast()
    utkast.utanfor.append(Svar("Ärendet 850709-9805", Formularplats("3.1")))
    utkast.vid_sidan.append(Svar("Fråga 850709-9805", Cellplats("3.7", "C4")))
    funna = [a for a in granska(utkast).anmarkningar if a.kod == "PU01"]
    assert [(str(a.plats), a.avsnitt or a.plats) for a in funna] == [
        (str(Formularplats("3.1")), Formularplats("3.1")),
        ("3.7!C4", Cellplats("3.7", "C4")),
    ]


def test_gransen_for_sma_antal_ar_vantetidernas():
    assert [n for n in range(30) if any(sma_antal_i(f"Det var {n} patienter."))] == list(range(1, TROSKEL))


def test_tre_nummer_som_ser_likadana_ut_maskerade_raknas():
    rapport = granska(helt_utkast({"bup.medel": "Det gällde 850709-9805, 850709-9805 och 850717-7890."}))
    (a,) = (a for a in rapport.anmarkningar if a.kod == "PU01")
    assert "«8507••-••••» (3 gånger)" in a.meddelande
    (a,) = (a for a in granska(helt_utkast({"bup.medel": "Det gällde 850709-9805."})).anmarkningar if a.kod == "PU01")
    assert "gång" not in a.meddelande


def test_sma_antal_och_taggar_raknas_nar_de_ar_fler_an_de_som_visas():
    rapport = granska(helt_utkast({"bup.medel": "<b>Vi såg 3 patienter.</b> Sedan <b>3 patienter</b> till."}))
    meddelanden = {a.kod: a.meddelande for a in rapport.anmarkningar}
    assert "«3 patienter» (2 gånger)" in meddelanden["PU03"]
    assert "«<b>» och «</b>» (4 gånger sammanlagt)" in meddelanden["TE01"]


@pytest.mark.parametrize(
    ("skrivet", "sakert"),
    [
        ("850709_9805", True),
        ("19850709_9805", True),
        ("19850709.9805", True),
        ("850709.9805", False),
        ("850709\u20119805", True),
        ("19850709\u20139805", True),
        ("19850709 9805", True),
        ("1985.07.09-9805", True),
        ("1985/07/09-9805", True),
        ("85.07.09-9805", True),
        ("1985\u201107\u201109\u20119805", True),
        ("1985\xa007\xa009\xa09805", False),
        ("1985-07-09_9805", True),
    ],
)
def test_punkt_understreck_och_andra_ovanliga_skrivsatt_gommer_inte_numret(skrivet, sakert):
    (f,) = personnummer_i(f"Patienten {skrivet} väntar.")
    assert (f.sakert, "9805" in f.maskerat) == (sakert, False)


def test_en_stampel_med_dag_och_klockslag_ar_aldrig_ett_sakert_personnummer():
    """Annars stoppas leveransen av namnet på ett skannat papper."""
    slump = random.Random(4)
    for _ in range(MANGA):
        dag = date(1990, 1, 1) + timedelta(days=slump.randrange(15_000))
        tid = f"{slump.randrange(24):02}{slump.randrange(60):02}"
        for text in (f"{dag:%Y%m%d}_{tid}", f"{dag:%Y%m%d}.{tid}", f"{dag:%y%m%d}_{tid}", f"{dag:%y.%m.%d}-{tid}"):
            assert not any(n.sakert for n in personnummer_i(f"Skannat {text}.pdf")), text


def test_dagar_belopp_och_nummer_av_andra_slag_tas_aldrig_for_personnummer():
    slump = random.Random(5)
    for _ in range(MANGA):
        dag = date(1950, 1, 1) + timedelta(days=slump.randrange(30_000))
        kl, ar = f"{slump.randrange(24):02}.{slump.randrange(60):02}", slump.randrange(1950, 2050)
        tal, nio = slump.randrange(10**9), slump.randrange(10**10)
        for text in (
            f"{dag:%Y-%m-%d} {kl}", f"{dag:%Y-%m-%d} kl. {kl}, {dag:%Y%m%d}.", f"{dag:%d.%m.%Y}-{ar}",
            f"{dag:%Y.%m.%d}.{ar}", f"{dag:%Y-%m-%d}--{dag:%Y-%m-%d}", f"{dag:%Y%m%d}–{dag:%Y%m%d}",
            f"{dag:%y%m%d}. {ar} års planer", f"{tal}.{slump.randrange(100):02} kr", f"{tal:,}".replace(",", " "),
            f"{tal:,}.{slump.randrange(100):02}", f"{nio:010}"[:6] + "." + f"{nio:010}"[6:] + " kr",
            f"0.{nio:010}", f"dnr {dag:%y%m%d}.{slump.randrange(10**4):04}", f"RS {ar}_{slump.randrange(10**5):05}",
            f"070-174 0{slump.randrange(605, 700)}", f"070.174.0{slump.randrange(605, 700)}",
        ):  # fmt: skip
            assert not list(personnummer_i(f"Enligt {text} gäller.")), text


@pytest.mark.parametrize(
    "text", ["orgnr 850709-9805", "Organisationsnummer: 850709-9805", "org.nr 19850709-9805", "orgnr 8507099805"]
)
def test_numret_for_en_enskild_firma_sags_som_mojligt_och_visas_aldrig(text):
    """Det är ägarens personnummer. Före gömde ordet «orgnr» vilket personnummer som helst."""
    (f,) = personnummer_i(text)
    assert not f.sakert
    assert "9805" not in maskerat(text)
    koder = [a.kod for a in granska(helt_utkast({"bup.medel": f"Betalas till {text}."})).anmarkningar]
    assert ("PU02" in koder, "PU01" in koder) == (True, False)


def test_orgnr_efter_numret_eller_langt_fore_gor_det_inte_osakert():
    assert [n.sakert for n in personnummer_i("850709-9805 är inget orgnr. Orgnr saknas för 850709-9805.")] == [
        True,
        True,
    ]
