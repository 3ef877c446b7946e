"""Reglerna om kontaktpersoner och regionens namn.

Alla nummer är ur serier som är undantagna för påhittade nummer; mellanrum skrivs ``_`` och sätts in i provet.
"""

from __future__ import annotations

import pytest
from regelfall import funna, helt_utkast

from redovisning.anmarkning import Niva
from redovisning.granskning import granska
from redovisning.granskning.telefon import tolka
from redovisning.personnummer import maskerat
from redovisning.regioner import REGIONER

GAR_ATT_RINGA = """
070-1740605
070-174_06_05
0701740605
070_174_06_05
070.174.06.05
070–174_06_05
070‑1740605
+46_70_174_06_05
+46701740605
+46_(0)70-174_06_05
+46(0)701740605
(+46)_70_174_06_05
+4670-1740605
+46-70-174_06_05
0046_70_174_06_05
0046701740605
(0)70-1740605
08-465_004_00
08/465_004_00
08_-_465_004_00
(08)_465_004_00
+46(8)465_004_00
0980-31_92_00
031-390_06_00
Tel:_070-1740605
Mobil_070-1740605.
vx_08-465_004_00
08-465_004_00_(växel)
08-465_004_00_(123)
växel_08-465_004_00_ankn._123
08-465_004_00,_anknytning_12345
070-1740605,_070-1740606
070-1740605;_070-1740606
070-1740605/070-1740606
0701740605/0701740606
070-174_06_05_070-174_06_06
0701740605_0701740606
070-1740605_eller_08-465_004_00
070-1740605_(mobil),_08-465_004_00_(kansli)
+47_22_00_00_00
+358_9_000_0000
""".strip().split("\n")

GAR_INTE_ATT_RINGA = """
ring_växeln
-
1177
123_45_67
070-174_06
070-174_06_0512
079-174_06
070-XXX_XX_XX
070
+46
00
kim@example.se
2024-09-30
19990101-0000
0000000000
7,01740605E+08
+²²²²²
0²²²²²
""".strip().split("\n")


@pytest.mark.parametrize("skrivet", GAR_ATT_RINGA)
def test_numret_gar_att_ringa_hur_det_an_skrivs(skrivet):
    anm = granska(helt_utkast({"kontaktpersoner[0].telefon": skrivet.replace("_", " ")})).anmarkningar
    assert not {a.kod for a in anm} & {"KO01", "KO03"}


@pytest.mark.parametrize("blank", ["\xa0", "\u2009", "\u202f", "\n"])
def test_alla_slags_mellanrum_godtas(blank):
    assert tolka(f"070-174{blank}06{blank}05").anvandbart or blank == "\n"
    assert tolka(f"070-1740605{blank}070-1740606").anvandbart


@pytest.mark.parametrize("riktnummer", ["70", "72", "73", "76", "79"])
def test_ett_mobilnummer_som_saknar_siffror_gar_inte_att_ringa(riktnummer: str):
    assert not tolka(f"0{riktnummer}-17406").anvandbart, "åtta siffror räcker för en stad, inte för en mobil"
    assert tolka("0980-31920").anvandbart


@pytest.mark.parametrize("skrivet", GAR_INTE_ATT_RINGA)
def test_det_som_inte_ar_ett_nummer_anmarks(skrivet):
    varde = skrivet.replace("_", " ")
    (a,) = funna("KO01", {"kontaktpersoner[0].telefon": varde})
    assert (a.falt, a.niva) == ("kontaktpersoner[0].telefon", Niva.VARNING)
    assert f"«{maskerat(varde)}»" in a.meddelande
    assert not funna("KO03", {"kontaktpersoner[0].telefon": varde})


@pytest.mark.parametrize(
    ("skrivet", "forslag"),
    [
        ("701740605", "070-1740605"),
        ("701740605.0", "070-1740605"),
        ("70-174 06 05", "070-1740605"),
        ("46701740605", "070-1740605"),
        ("460701740605", "070-1740605"),
        ("4670-174 06 05", "070-1740605"),
        ("O70-1740605", "070-1740605"),
        ("846500400", "0846500400"),
        ("98031920", "098031920"),
        ("08-465 004 00, 701740605, 701740606", "070-1740605"),
    ],
)
def test_ett_nummer_som_tappat_sin_nolla_far_ett_forslag(skrivet, forslag):
    (a,) = funna("KO03", {"kontaktpersoner[0].telefon": skrivet})
    assert f"Skriv {forslag} om det stämmer." in a.meddelande
    assert not funna("KO01", {"kontaktpersoner[0].telefon": skrivet})


def test_varje_kontaktperson_granskas():
    utkast = helt_utkast({"kontaktpersoner[1]": {"namn": "Robin", "telefon": "saknas", "epost": "saknas"}})
    anm = [a for a in granska(utkast).anmarkningar if a.kod.startswith("KO")]
    assert [(a.kod, a.falt) for a in anm] == [
        ("KO01", "kontaktpersoner[1].telefon"),
        ("KO02", "kontaktpersoner[1].epost"),
    ]


@pytest.mark.parametrize(
    "adress",
    [
        "kim@example.se",
        "Kim.Exempelsson-1@mejl.Example.SE",
        "a@example.se, b@example.se",
        "a@example.se; b@example.se",
        "a@example.se b@example.se",
        "a@example.se\nb@example.se",
        "a@example.se och b@example.se",
        "Kim Exempelsson <kim@example.se>",
        "Kim: kim@example.se",
        "e-post kim@example.se.",
        "mailto:kim@example.se",
        "kim@example.se (kansliet)",
        "brevlåda@example.se",
    ],
)
def test_mejladresser_godtas_som_de_brukar_skrivas(adress):
    assert not funna("KO02", {"kontaktpersoner[0].epost": adress})


@pytest.mark.parametrize(
    ("adress", "varfor"),
    [
        ("kim.example.se", "«kim.example.se» saknar @."),
        ("kim(at)example.se", "saknar @"),
        ("kim@example", "«kim@example» har ingen punkt efter @"),
        ("kim@example,se", "har ingen punkt efter @"),
        ("a@example.se, b@example", "«b@example» har ingen"),
        ("kim exempelsson@example.se", "«kim exempelsson@example.se» har ett mellanslag"),
        ("kim@ example.se", "är avbruten vid @"),
        ("kim @example.se", "är avbruten vid @"),
        ("kim@exam ple.se", "är avbruten vid @"),
        ("kim@@example.se", "har mer än ett @"),
        ("kim..e@example.se", "har ett tecken för mycket eller för litet"),
        ("kim@example.s", "har ett tecken för mycket eller för litet"),
    ],
)
def test_en_mejladress_som_inte_gar_att_anvanda_anmarks(adress, varfor):
    (a,) = funna("KO02", {"kontaktpersoner[0].epost": adress})
    assert varfor in a.meddelande
    assert a.meddelande.endswith("Skriv en adress på formen namn@example.se.")


# --- regionens namn ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("namn", [r.namn for r in REGIONER])
def test_de_officiella_namnen_ger_ingenting(namn):
    rapport = granska(helt_utkast({"region": namn}))
    assert rapport.anmarkningar == []
    assert rapport.region == namn


@pytest.mark.parametrize("namn", ["Region  Kalmar län", "Region\u00a0Kalmar län"])
def test_ett_mellanrum_for_mycket_i_namnet_ger_inget_rad_om_samma_namn(namn):
    """«Region Kalmar län» förstås som Region Kalmar län säger ingenting."""
    assert not granska(helt_utkast({"region": namn})).anmarkningar


@pytest.mark.parametrize(
    ("namn", "officiellt"),
    [
        ("Halland", "Region Halland"),
        ("Örebro", "Region Örebro län"),
        ("VGR", "Västra Götalandsregionen"),
        ("region skåne", "Region Skåne"),
    ],
)
def test_en_kortform_far_ett_rad_om_det_officiella_namnet(namn, officiellt):
    rapport = granska(helt_utkast({"region": namn}))
    (a,) = rapport.anmarkningar
    assert (a.kod, a.niva) == ("RE02", Niva.RAD)
    assert f"«{namn}» förstås som {officiellt}" in a.meddelande
    assert rapport.region == officiellt


@pytest.mark.parametrize(
    ("namn", "forslag"),
    [
        ("Region Hallnad", " Menade du Region Halland?"),
        ("Skane", " Menade du Region Skåne?"),
        ("Kalmar lan", " Menade du Region Kalmar län?"),
        ("Regionen Dalrna", " Menade du Region Dalarna?"),
        ("Landstinget Dalarna", " Menade du Region Dalarna?"),
        ("Region Jämtland och Härjedalen", " Menade du Region Jämtland Härjedalen?"),
        ("Region", ""),
        ("Storstaden", ""),
        ("Region Exempel 2", ""),
        ("x" * 5000, ""),
    ],
)
def test_en_okand_region_far_det_narmaste_namnet_som_forslag(namn, forslag):
    rapport = granska(helt_utkast({"region": namn}))
    (a,) = rapport.anmarkningar
    assert a.kod == "RE01"
    assert f"är ingen av de 21 regionerna.{forslag} Skriv" in a.meddelande
    assert len(a.meddelande) < 250
    assert rapport.region == namn


def test_utan_region_har_rapporten_ingen():
    assert granska(helt_utkast({"region": ""})).region is None
