"""Diagrammen i arbetsboken: det som klassen säger ritas av listan, levande, med tal, alternativtext och tabell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import pytest
from arbetsbocker import Bok, bladdel, koder, las_bok, med_cell
from excelprov import Skriven, skriven
from mapprov import exempelutkast
from openpyxl.chart import BarChart, Reference
from planprov import plan, stor_plan
from pydantic import create_model

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import blankett
from redovisning.dokument.handlingsplan import Handlingsplan, Planindikator
from redovisning.dokument.klasser import Lista, Stapeldiagram
from redovisning.excel.diagramtal import JAMFORELSER, formel, talet
from redovisning.excel.skrivning import arbetsbok
from redovisning.kommandorad import huvud
from redovisning.utkast import Utkast
from redovisning.xmltolk import tolka_xml

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def indikatorer(*rader: dict[str, str]) -> Utkast:
    """Ger den lilla planen med andra indikatorer."""
    utkast = plan({"region": "Region Exempel"})
    for nummer, rad in enumerate(rader):
        for namn, text in rad.items():
            utkast.satt(f"indikatorer[{nummer}].{namn}", text)
    return utkast


BLANDADE = (
    {"styrmatt": "Första besök", "malvarde": "≥ 90 %", "utfall": "86,5 %", "utfall_kvinnor": "84 %"},
    {"styrmatt": "Väntande", "malvarde": "Minska", "utfall": "2 463"},
    {"styrmatt": "Utredning", "malvarde": "K: 16 % M: 17,2 %"},
)


@pytest.fixture(scope="module")
def bok() -> Skriven:
    return skriven(indikatorer(*BLANDADE))


def diagram(bok: Skriven) -> list[Any]:
    """Ger diagrammens delar som XML, i bladets ordning."""
    namn = sorted(n for n in bok.paket().namn if n.startswith("xl/charts/chart"))
    return [tolka_xml(bok.paket().las(n), n) for n in namn]


def serier(rot: Any) -> list[tuple[str, dict[int, str]]]:
    """Ger varje series rubrik och sparade tal."""
    ut = []
    for serie in rot.iter(f"{C}ser"):
        rubrik = serie.find(f"{C}tx").find(f".//{C}v").text
        punkter = serie.find(f"{C}val").iter(f"{C}pt")
        ut.append((rubrik, {int(p.get("idx")): p.find(f"{C}v").text for p in punkter}))
    return ut


def test_procent_och_andra_tal_ritas_var_for_sig(bok):
    procent, andra, konen = map(serier, diagram(bok))
    assert procent == [("Utfall totalt, procent", {0: "0.865"}), ("Målvärde, procent", {0: "0.9"})]
    assert andra == [("Utfall totalt, andra tal", {0: "2463"}), ("Målvärde, andra tal", {})]
    assert konen == [("Utfall kvinnor, procent", {0: "0.84"}), ("Utfall män, procent", {})]


def test_staplarna_pekar_pa_tabellen_under_och_den_pa_listans_blad(bok):
    blad = bok.formler["Diagram"]
    serie = next(diagram(bok)[0].iter(f"{C}ser"))
    plats = serie.find(f"{C}val").find(f".//{C}f").text
    m = re.fullmatch(r"'Diagram'!\$B\$(\d+):\$B\$(\d+)", plats)
    assert m
    utfall = bok.postcell("indikatorer[].utfall", 0).coordinate
    cell = f"'Indikatorer'!${utfall[0]}${utfall[1:]}"
    assert cell in blad[f"B{m[1]}"].value
    assert bok.varden["Diagram"][f"B{m[1]}"].value == 0.865
    assert [bok.varden["Diagram"][f"A{rad}"].value for rad in range(int(m[1]), int(m[2]) + 1)] == [
        "Första besök",
        "Utredning",
    ]


def test_varje_diagram_har_en_alternativtext_som_sager_vad_det_visar(bok):
    ritning = bok.paket().las("xl/drawings/drawing1.xml").decode()
    alt = re.findall(r'descr="([^"]+)"', ritning)
    assert len(alt) == 3
    assert alt[0].startswith("Utfall och målvärde: stapeldiagram med Utfall totalt, procent och Målvärde, procent")
    assert "1 av 2 rader" in alt[0]


def test_diagrammet_har_raka_horn_och_egna_talformat(bok):
    """Det som utelämnas här fyller Excel i på sitt sätt: runda hörn, och cellens format i stället för etikettens."""
    for rot in diagram(bok):
        assert [e.get("val") for e in rot.iter(f"{C}roundedCorners")] == ["0"]
        assert all(t.text for t in rot.iter(f"{A}t"))
        assert {e.get("sourceLinked") for e in rot.iter(f"{C}numFmt")} == {"0"}


def test_utan_tal_finns_diagrammen_redo_att_fyllas():
    procent, konen = diagram(skriven(indikatorer()))
    for rot in (procent, konen):
        assert [punkter for _, punkter in serier(rot)] == [{}, {}]
        assert rot.find(f".//{C}cat//{C}ptCount").get("val") == "10"


def test_axeln_slutar_vid_hundra_procent_nar_inget_ar_mer():
    (max_,) = diagram(skriven(indikatorer(BLANDADE[0])))[0].iter(f"{C}max")
    assert max_.get("val") == "1.1"
    under = diagram(skriven(indikatorer({"styrmatt": "Förändring", "utfall": "−2 %"})))[0]
    assert not list(under.iter(f"{C}min"))
    over = indikatorer({"styrmatt": "Ö", "utfall": "112 %"})
    assert not list(diagram(skriven(over))[0].iter(f"{C}max"))


def test_hamtade_utfall_ritas_men_ar_inga_svar():
    utkast = indikatorer({"styrmatt": "Telefon", "nyckel": "telefon", "malvarde": "95 %"})
    utkast.hamtat = {"indikatorer[0].utfall": "84,9 %"}
    bok = skriven(utkast)
    assert serier(diagram(bok)[0])[0] == ("Utfall totalt, procent", {0: "0.849"})
    assert bok.postcell("indikatorer[].utfall", 0).value is None
    texter = [c.value for (c,) in bok.formler["Diagram"].iter_rows(max_col=1)]
    assert any("hämtade ur väntetiderna" in str(text) for text in texter)
    last = las_bok(bok.data)
    assert (last == utkast, koder(last), last.utanfor) == (True, [], [])


def test_ett_skrivet_utfall_gar_fore_det_hamtade():
    utkast = indikatorer({"styrmatt": "Telefon", "utfall": "80 %"})
    utkast.hamtat = {"indikatorer[0].utfall": "84,9 %"}
    assert serier(diagram(skriven(utkast))[0])[0][1] == {0: "0.8"}


def test_omvandla_hamtar_utfall_ur_vantetiderna_i_mappen(tmp_path: Path, capsys):
    assert huvud(["exempel", str(tmp_path / "ex")]) == 0
    assert huvud(["omvandla", str(tmp_path / "ex" / "handlingsplan.yaml"), str(tmp_path / "plan.xlsx")]) == 0
    procent, *_ = map(serier, diagram(Skriven((tmp_path / "plan.xlsx").read_bytes())))
    assert len(procent[0][1]) > 4


def test_redovisningen_har_inget_diagramblad():
    assert "Diagram" not in skriven(exempelutkast()).formler.sheetnames
    assert DOKUMENT["redovisning", 2024].diagram == ()


def test_en_del_utan_indikatorer_har_inget_diagramblad():
    utkast = plan()
    utkast.omfattar = frozenset({"atgarder"})
    assert "Diagram" not in skriven(utkast).formler.sheetnames
    utkast.omfattar = frozenset({"indikatorer"})
    last = las_bok(arbetsbok(utkast))
    assert (koder(last), last.utanfor) == ([], [])


def test_arbetsbokens_diagram_namns_inte_men_andras_gor_det(bok):
    assert koder(las_bok(bok.data)) == []
    andrad = Bok(indikatorer(*BLANDADE))
    eget = BarChart()
    eget.add_data(Reference(andrad.bok["Mål"], min_col=1, min_row=6, max_row=8))
    andrad.bok["Mål"].add_chart(eget, "B20")
    andrad.bok["Diagram"].add_chart(BarChart(), "B60")
    assert [(a.kod, str(a.plats)) for a in andrad.las().anmarkningar] == [("EX16", "Mål!B20"), ("EX16", "Diagram!B60")]


def test_text_som_nagon_skriver_pa_diagrambladet_namns(bok):
    last = las_bok(med_cell(bok.data, bladdel(bok.data, "Diagram"), "H1", "Kom ihåg axeln"))
    assert [s.text for s in last.utanfor] == ["Kom ihåg axeln"]


@pytest.mark.parametrize("gor", [plan, stor_plan, indikatorer], ids=["liten", "stor", "tom"])
def test_planens_bok_lases_tillbaka_lika_och_blir_samma_byte(gor):
    utkast = gor()
    data = arbetsbok(utkast)
    last = las_bok(data)
    assert (last == utkast, koder(last), last.utanfor) == (True, [], [])
    assert arbetsbok(utkast) == data


def test_ett_diagram_av_ett_falt_som_inte_finns_ar_ett_fel_i_klassen():
    fel = Annotated[list[Planindikator], Lista("I", diagram=(Stapeldiagram("D", "styrmatt", ("utfal",)),))]
    klass = create_model("Fel", __base__=Handlingsplan, indikatorer=(fel, ...))
    with pytest.raises(TypeError, match=r"diagrammet «D» nämner utfal"):
        blankett(klass)


# --- talet i ett svar ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("svar", "procent", "tal"),
    [
        ("86 %", True, 0.86),
        ("86,5%", True, 0.865),
        ("≥ 90 %", True, 0.9),
        ("minst 90 %", True, 0.9),
        ("> 80 %", True, 0.8),
        ("−2 %", True, -0.02),
        ("2 463", False, 2463.0),
        ("2\xa0463", False, 2463.0),
        ("19,3", False, 19.3),
        ("högst 12", False, 12.0),
        ("86 %", False, None),
        ("2 463", True, None),
        ("Öka", False, None),
        ("19,3 dagar", False, None),
        ("Minska med 50 %", True, None),
        ("K: 16 % M: 17,2 %", True, None),
        ("", True, None),
    ],
)
def test_talet_ur_ett_svar(svar, procent, tal):
    assert talet(svar, procent=procent) == tal


def test_formeln_stryker_samma_ord_som_programmet():
    skriven_formel = formel("A1", procent=True, annars=0.5)
    assert all(f'"{ord_}"' in skriven_formel for ord_ in JAMFORELSER)
    assert skriven_formel.startswith("IFERROR(IF(LEN(TRIM(A1))=0,0.5,")
    assert len(skriven_formel) < 8192
