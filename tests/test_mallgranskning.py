"""``mall.docx`` i mappen: att fel fil ligger där sägs redan av granskningen."""

from __future__ import annotations

from datetime import date

import pytest
from mapprov import exempelutkast, kor
from myndighetsformular import Formularfil

from redovisning import resurser, skriv
from redovisning.fel import PackningStoppad
from redovisning.mappgranskning import granska_underlag
from redovisning.sandning.packning import packa
from redovisning.underlag import finn_underlag


@pytest.fixture
def mapp(tmp_path):
    """Ger en mapp med exemplets svar."""
    skriv(exempelutkast(), tmp_path / "redovisning.yaml")
    return tmp_path


def om_mallen(mapp) -> list[str]:
    return [a.meddelande for a in granska_underlag(finn_underlag(mapp)).anmarkningar if a.kod == "MA02"]


def test_det_tomma_formularet_ger_inget(mapp):
    assert om_mallen(mapp) == []
    (mapp / "mall.docx").write_bytes(Formularfil().bytes())
    assert om_mallen(mapp) == []
    (mapp / "mall.docx").write_bytes(resurser.mall("2024", "redovisning.docx").read_bytes())
    assert om_mallen(mapp) == []


def test_ett_annat_dokument_ett_annat_ar_och_en_textfil_namns(mapp):
    mall = mapp / "mall.docx"
    mall.write_bytes(resurser.mall("handlingsplan.docx").read_bytes())
    assert "ingen av formulärets frågor" in om_mallen(mapp)[0]
    mall.write_bytes(Formularfil(titel="Redovisning av överenskommelsen om ökad tillgänglighet 2023").bytes())
    assert "formuläret är för 2023 men svaren är för 2024" in om_mallen(mapp)[0]
    mall.write_bytes(b"bara text")
    assert "innehåller vanlig text" in om_mallen(mapp)[0]


def test_ett_formular_som_ar_ifyllt_med_annat_namns_med_forsta_fragan_och_antalet(mapp):
    annat = exempelutkast()
    for stig in ("bup.medel", "bup.resultat"):
        annat.satt(stig, "Något helt annat än det som står i utkastet.")
    skriv(annat, mapp / "mall.docx")
    (text,) = om_mallen(mapp)
    assert "3.7 «Hur har 2024" in text
    assert "redan ifyllt" in text
    assert "Hinder till: 1." in text


def test_felet_stoppar_packningen_men_inte_den_som_anger_ett_annat_formular(mapp, capsys):
    (mapp / "mall.docx").write_bytes(b"bara text")
    assert kor("granska", mapp) == 1
    assert "mall.docx fel MA02" in capsys.readouterr().out
    with pytest.raises(PackningStoppad, match="MA02"):
        packa(mapp, datum=date(2024, 9, 29))
    packa(mapp, datum=date(2024, 9, 29), mall=resurser.mall("2024", "redovisning.docx"))
