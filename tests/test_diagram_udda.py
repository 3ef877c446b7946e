"""Mätvärden som är udda, felskrivna eller av olika slag: diagrammen visar inget som inte är sant."""

from __future__ import annotations

from decimal import Decimal

import pytest
from samlingsprov import BEDOMNING, HEM, TELEFON, celler, data, ett, fot, m, namnen, skalen, tid

from redovisning.diagram.linjer import halvt_steg
from redovisning.diagram.samling import samla
from redovisning.diagram.tal import avstand, lopnummer, skillnad
from redovisning.vantetider.indikator import Mal
from redovisning.vantetider.indikatorer import INDIKATORER, egna
from redovisning.vantetider.matvarde import KVINNOR, MAN, RIKET
from redovisning.xmltolk import tolka_xml

BUP = ("bup_forsta_besok", "bup_utredning", "bup_behandling")


def alttext(samling, namn):
    return ett(samling, namn).alttext.replace("\u00a0", " ")


def test_en_andel_utanfor_noll_till_hundra_ritas_aldrig_utan_sags_vara_orimlig():
    """Den ritades över rubriken och utanför rutan, och jämfördes med målet som om den vore sann."""
    enheter = [m(BEDOMNING, "2024-03", v, enhet=e) for e, v in (("A", 120), ("B", 70))]
    samling = samla([*tid(BEDOMNING, "80 -20 82"), *tid(BEDOMNING, "85 85 130", RIKET), *enheter])
    namn = "tidsserie-medicinsk_bedomning"
    assert [rad[1:] for rad in celler(samling, namn)[1:]] == [("orimligt värde", "85 %"), ("82 %", "orimligt värde")]
    assert "Orimligt värde för Region Halland: februari 2024" in alttext(samling, namn)
    assert "än riket" not in alttext(samling, namn)
    assert celler(samling, "enheter-medicinsk_bedomning")[:2] == [("B", "70 %"), ("A", "orimligt värde")]
    assert "riket: orimligt värde" in alttext(samling, "garantin")


def test_ett_negativt_antal_ritas_inte_bland_de_inkomna():
    poster = [m("vardbegaran", f"2024-{n:02}", None, totalt=antal) for n, antal in enumerate((40, -7, 60), 1)]
    samling = samla(poster)
    assert celler(samling, "inflode-vardbegaran")[:3] == [
        ("januari", "40"),
        ("februari", "orimligt värde"),
        ("mars", "60"),
    ]
    assert celler(samling, "inflode-vardbegaran")[-1] == ("Summa", "100 (2 av 12 månader)")


@pytest.mark.parametrize("omvant", [False, True])
def test_riket_med_bara_ar_laggs_inte_pa_en_axel_av_manader_och_tvartom(omvant):
    """Linjen syntes inte, men dess värde stod vid bilden och axeln blev flera år lång."""
    manader, ar = ("70 71", [("2022", 60), ("2023", 61)])
    hem, riket = (RIKET, HEM) if omvant else (HEM, RIKET)
    samling = samla([*tid(BEDOMNING, manader, hem), *(m(BEDOMNING, p, v, riket) for p, v in ar)], HEM)
    d = ett(samling, "tidsserie-medicinsk_bedomning")
    assert d.tabell.rubriker == ("Period", HEM)
    assert len(d.tabell.rader) == 2
    assert "Riket visas inte där det bara har värden för år, eller bara för månader." in fot(samling, d.namn)


def test_riket_med_bade_ar_och_manader_visas_med_dem_som_regionen_har():
    riket = [*tid(BEDOMNING, "90 91", RIKET), m(BEDOMNING, "2022", 80, RIKET), m(BEDOMNING, "2023", 81, RIKET)]
    samling = samla([m(BEDOMNING, "2022", 60), m(BEDOMNING, "2023", 61), *riket], HEM)
    assert celler(samling, "tidsserie-medicinsk_bedomning") == [("2022", "60 %", "80 %"), ("2023", "61 %", "81 %")]
    assert "Riket visas inte" not in fot(samling, "tidsserie-medicinsk_bedomning")


def test_en_matpunkt_med_bara_ar_ritas_inte_bland_manader_och_det_sags():
    """Rutan blev grå med «saknas» fast värdet stod bredvid."""
    forsta, andra, tredje = BUP
    samling = samla([*tid(forsta, "70 71"), m(andra, "2023", 60), *tid(tredje, "50 51")])
    assert [p.namn for p in data(samling, "bup").punkter] == [
        "BUP första besök inom 30 dagar",
        "BUP behandling inom 30 dagar",
    ]
    assert skalen(samling, "bup") == ["BUP utredning har bara värden för år, och de andra mätpunkterna för månader."]
    bara_ar = samla([m(n, p, 60) for n in BUP for p in ("2022", "2023")])
    assert len(data(bara_ar, "bup").punkter) == 3


def test_ett_brott_pa_en_axel_av_ar_ligger_mellan_aren():
    samling = samla([m(TELEFON, str(ar), ar - 1950) for ar in range(2022, 2026)])
    bild = ett(samling, "tidsserie-telefon").rita()
    (brottet,) = [linje for linje in bild.axes[0].lines if linje.get_xdata()[0] == linje.get_xdata()[1]]
    assert brottet.get_xdata()[0] == (lopnummer("2023") + lopnummer("2024")) / 2
    assert (halvt_steg(["2023", "2024"]), halvt_steg(["2023-12", "2024-01"])) == (6.0, 0.5)


def test_ett_mal_med_decimal_avrundas_aldrig():
    """97,6 klarar målet 97,5 och 97,4 gör det inte: 98 % är inget mål någon har satt."""
    mal = egna((), [(n, Mal("2024", region=HEM, varde=Decimal("97.5"))) for n in (TELEFON, BEDOMNING)])
    samling = samla([*tid(TELEFON, "97 97"), m(TELEFON, "2024-02", 90, enhet="A")], indikatorer={**INDIKATORER, **mal})
    assert "målet är 97,5 %" in alttext(samling, "garantin")
    assert "Mål: 97,5 %" in alttext(samling, "tidsserie-telefon")
    assert "Mål (97,5 %)" in alttext(samling, "enheter-telefon")
    for namn in ("garantin", "tidsserie-telefon", "enheter-telefon"):
        texter = [t.get_text().replace("\u00a0", " ") for t in ett(samling, namn).rita().texts]
        assert [t for t in texter if t.startswith("Mål")] == ["Mål 97,5 %"]


@pytest.mark.parametrize(
    ("varde", "text"),
    [
        ("1.04", "+1 procentenhet"),
        ("-0.96", "−1 procentenhet"),
        ("1.06", "+1,1 procentenheter"),
        ("0.04", "0 procentenheter"),
    ],
)
def test_en_skillnad_bojs_efter_det_avrundade_talet(varde, text):
    assert skillnad(Decimal(varde)).replace("\u00a0", " ") == text
    assert avstand(Decimal(varde)).replace("\u00a0", " ") == text.lstrip("+−")


def test_en_skillnad_som_avrundas_till_noll_ar_nastan_ingen():
    poster = [*tid(BEDOMNING, "80 79.96"), m(BEDOMNING, "2024-02", 79.96, RIKET)]
    poster += [m(BEDOMNING, "2024-02", v, kon=k) for k, v in ((KVINNOR, 80), (MAN, 79.97))]
    samling = samla(poster, HEM)
    assert "nästan samma som i januari 2024, samma som riket" in alttext(samling, "tidsserie-medicinsk_bedomning")
    assert "män 80 %, nästan lika" in alttext(samling, "kon")


def test_vardgarantin_for_riket_har_ingen_kolumn_for_regionen():
    samling = samla([*tid(TELEFON, "80", RIKET), *tid(TELEFON, "70"), *tid(TELEFON, "71", "Region Skåne")])
    assert ett(samling, "garantin").tabell.rubriker == ("Mått", "Gräns", "Riket", "Mål")
    assert celler(samling, "garantin")[0] == ("Telefon", "0 dagar", "80 %", "")


def test_regioner_som_jamfors_kallas_regioner():
    samling = samla([*tid(TELEFON, "80", RIKET), *tid(TELEFON, "70"), *tid(TELEFON, "71", "Region Skåne")])
    assert ett(samling, "enheter-telefon").tabell.rubriker[0] == "Region"
    assert alttext(samling, "enheter-telefon").startswith("Punktdiagram med 2 regioner.")


def test_enheter_med_samma_namn_i_flera_regioner_star_med_sin_region():
    poster = [m(TELEFON, "2024-01", 70 + n, region, "Torget") for n, region in enumerate((HEM, "Region Skåne"))]
    assert [rad[0] for rad in celler(samla(poster), "enheter-telefon")] == ["Torget, Region Skåne", f"Torget, {HEM}"]
    assert celler(samla(poster, HEM), "enheter-telefon")[0][0] == "Torget"


def test_styrtecken_i_ett_namn_blir_koder_och_svg_filen_gar_att_lasa():
    """Ett klistrat styrtecken i en enhets namn gjorde filen trasig för Word och webbläsaren."""
    samling = samla([m(TELEFON, "2024-01", 70, enhet="Tor\x1b[31mget\x0b"), m("\x00", "2024-01", 70)])
    d = ett(samling, "enheter-telefon")
    assert d.tabell.rader[0][0] == "Tor⟨U+001B⟩[31mget⟨U+000B⟩"
    assert "Tor⟨U+001B⟩[31mget" in (tolka_xml(d.bild("svg"), "bilden").findtext("{*}desc") or "")


def test_en_serie_som_slutar_tidigare_star_med_sin_manad():
    """Rikets april stod bredvid regionens december som om de vore samtida."""
    samling = samla([*tid(BEDOMNING, "70 71 72"), *tid(BEDOMNING, "90 91", RIKET)])
    orden = " ".join(t.get_text() for t in ett(samling, "tidsserie-medicinsk_bedomning").rita().texts)
    assert "Riket 91\u00a0% (februari 2024)" in orden
    assert "Region Halland 72\u00a0%" in orden


def test_bara_orimliga_varden_ger_inga_diagram():
    samling = samla(tid(TELEFON, "130 -5"))
    assert namnen(samling) == []
