"""Mappen som saknar utkast: meddelandet säger vad i just den mappen som går att ange eller ska döpas om."""

from __future__ import annotations

from pathlib import Path

import pytest
from bidragsprov import fil

from redovisning.fel import Anvandningsfel
from redovisning.underlag import finn_underlag

pytestmark = pytest.mark.usefixtures("egen_mapp")


def sagt(mapp: str) -> str:
    """Ger det som sägs efter de namn som ett utkast får ha."""
    with pytest.raises(Anvandningsfel, match="mappen har inget utkast") as fel:
        finn_underlag(Path(mapp))
    return str(fel.value).partition("handlingsplan.xlsx. ")[2]


def lagg(*namn: str) -> None:
    for vag in map(Path, namn):
        vag.parent.mkdir(parents=True, exist_ok=True)
        vag.write_bytes(b"x")


def test_en_andelse_som_windows_doljer_sags_ga_att_dopa_om():
    """Anteckningar lägger till .txt, och Utforskaren visar ändå bara redovisning.yaml."""
    lagg("In/Redovisning.yaml.txt", "redovisning.yaml")
    assert sagt("In") == (
        "Där ligger Redovisning.yaml.txt. Windows döljer ofta den sista ändelsen. Döp om filen till Redovisning.yaml."
    )


@pytest.mark.parametrize(("namn", "ny"), [("redovisning.xls", ".xlsx"), ("redovisning.odt", ".docx")])
def test_ett_utkast_i_ett_aldre_format_sags_ga_att_spara_om(namn, ny):
    lagg(f"In/{namn}")
    assert sagt("In") == f"Där ligger {namn}. Öppna den och spara den som {ny}."


def test_filerna_som_kan_ha_svaren_namns_och_de_som_inte_har_dem_namns_inte():
    lagg("In/slutversion_FINAL.docx", "In/redovisning (2).docx", "In/~$dovisning.docx", "In/mall.docx")
    lagg("In/handlingsplan.docx", "In/bild.png")
    assert sagt("In") == (
        "Ange annars filens namn i stället för mappens: redovisning (2).docx, slutversion_FINAL.docx."
    )
    lagg("In/a.docx", "In/b.docx", "In/c.xlsx")
    assert sagt("In").endswith(": redovisning (2).docx, a.docx, b.docx och 2 till.")


def test_star_man_i_mappen_ovanfor_namns_mappen_med_utkastet():
    fil("Region Halland/redovisning.yaml", bup__medel="ett")
    lagg("leverans/redovisning.yaml", "anteckningar.docx")
    assert sagt(".") == "Ange mappen som har utkastet: Region Halland."


def test_en_tom_mapp_far_bara_det_allmanna_radet():
    Path("In").mkdir()
    assert sagt("In") == "Ange annars filens namn i stället för mappens."
