"""Skrivningen: den gamla eller den nya filen är alltid hel, och ingen redigerad fil försvinner."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from skrivprov import GAMMALT, NYTT, ja, lagg_gammal_fil, namn_i_mappen, nekas

from redovisning import filskrivning
from redovisning.fel import MalfilAndrad, SkrivFel
from redovisning.filskrivning import skriv_fil

ROT = Path(__file__).resolve().parent.parent


@pytest.fixture
def mal(tmp_path: Path) -> Path:
    return lagg_gammal_fil(tmp_path)


@pytest.fixture
def vantan(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauser: list[float] = []
    monkeypatch.setattr(filskrivning.time, "sleep", pauser.append)
    return pauser


def test_ny_fil_skrivs_och_inget_annat_ligger_kvar(tmp_path: Path) -> None:
    mal = tmp_path / "ny.docx"
    assert skriv_fil(mal, NYTT) == mal
    assert mal.read_bytes() == NYTT
    assert namn_i_mappen(mal) == {"ny.docx"}


def test_tom_fil_gar_att_skriva(tmp_path: Path) -> None:
    assert skriv_fil(tmp_path / "tom.txt", b"").read_bytes() == b""


def test_likadan_fil_lamnas_orord(mal: Path) -> None:
    fore = mal.stat().st_mtime_ns
    assert skriv_fil(mal, GAMMALT) == mal
    assert mal.stat().st_mtime_ns == fore


def test_orord_fil_ersatts_utan_kopia(mal: Path) -> None:
    assert skriv_fil(mal, NYTT, orord=lambda gammalt: gammalt == GAMMALT) == mal
    assert mal.read_bytes() == NYTT
    assert namn_i_mappen(mal) == {mal.name}


@pytest.mark.parametrize("orord", [None, lambda _: False])
def test_redigerad_fil_skrivs_inte_over(mal: Path, orord: Callable[[bytes], bool] | None) -> None:
    with pytest.raises(MalfilAndrad, match="använd ersatt=True: då sparas"):
        skriv_fil(mal, NYTT, orord=orord)
    assert mal.read_bytes() == GAMMALT
    assert namn_i_mappen(mal) == {mal.name}


def test_redigerad_fil_sparas_under_daterat_namn_nar_den_ersatts(mal: Path) -> None:
    assert skriv_fil(mal, NYTT, ersatt=True) == mal
    kopia = mal.with_name("Redovisning 2024 (sparad 2026-11-22 kl 20.15).docx")
    assert (mal.read_bytes(), kopia.read_bytes()) == (NYTT, GAMMALT)
    assert namn_i_mappen(mal) == {mal.name, kopia.name}


def test_aldre_daterad_kopia_skrivs_aldrig_over(mal: Path) -> None:
    aldre = mal.with_name("Redovisning 2024 (sparad 2026-11-22 kl 20.15).docx")
    aldre.write_bytes(b"en annan")
    skriv_fil(mal, NYTT, ersatt=True)
    assert aldre.read_bytes() == b"en annan"
    assert mal.with_name("Redovisning 2024 (sparad 2026-11-22 kl 20.15 2).docx").read_bytes() == GAMMALT


def test_likadan_daterad_kopia_racker(mal: Path) -> None:
    kopia = mal.with_name("Redovisning 2024 (sparad 2026-11-22 kl 20.15).docx")
    kopia.write_bytes(GAMMALT)
    skriv_fil(mal, NYTT, ersatt=True)
    assert namn_i_mappen(mal) == {mal.name, kopia.name}


def test_kontrollen_far_det_aterlasta_och_kan_saga_nej(mal: Path) -> None:
    sett: list[bytes] = []

    def nej(data: bytes) -> None:
        sett.append(data)
        raise SkrivFel("stämmer inte")

    with pytest.raises(SkrivFel, match="stämmer inte"):
        skriv_fil(mal, NYTT, kontrollera=nej, orord=ja)
    assert sett == [NYTT]
    assert mal.read_bytes() == GAMMALT
    assert namn_i_mappen(mal) == {mal.name}


def test_godkand_kontroll_slapper_fram_filen(mal: Path) -> None:
    skriv_fil(mal, NYTT, kontrollera=lambda _: None, orord=ja)
    assert mal.read_bytes() == NYTT


def test_fil_som_andras_under_skrivningen_ersatts_inte(mal: Path) -> None:
    def nagon_sparar(_: bytes) -> None:
        mal.write_bytes(b"nyss sparad i Word")

    with pytest.raises(MalfilAndrad, match="medan den nya skrevs"):
        skriv_fil(mal, NYTT, kontrollera=nagon_sparar, orord=ja)
    assert mal.read_bytes() == b"nyss sparad i Word"
    assert namn_i_mappen(mal) == {mal.name}


def test_fil_som_slapps_efter_en_stund_ersatts(mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    ersatt, forsok = os.replace, iter([True, True, False])

    def last_ett_tag(fran: Path, till: Path) -> None:
        if next(forsok):
            nekas()
        ersatt(fran, till)

    monkeypatch.setattr(os, "replace", last_ett_tag)
    assert skriv_fil(mal, NYTT, orord=ja) == mal
    assert mal.read_bytes() == NYTT
    assert vantan == list(filskrivning.VANTETIDER[:2])


def test_oppen_fil_far_den_nya_bredvid_sig(mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", nekas)
    skriven = skriv_fil(mal, NYTT, ersatt=True)
    assert skriven == mal.with_name("Redovisning 2024 (ny).docx")
    assert (mal.read_bytes(), skriven.read_bytes()) == (GAMMALT, NYTT)
    assert namn_i_mappen(mal) == {mal.name, skriven.name}, "den daterade kopian behövs inte när inget ersattes"
    assert vantan == list(filskrivning.VANTETIDER)


def test_namnet_bredvid_ar_relativt_nar_malet_var_det(
    mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mal.parent)
    monkeypatch.setattr(os, "replace", nekas)
    assert skriv_fil(Path(mal.name), NYTT, orord=ja) == Path("Redovisning 2024 (ny).docx")
    assert vantan


def test_namnet_bredvid_ar_ledigt_eller_likadant(
    mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", nekas)
    mal.with_name("Redovisning 2024 (ny).docx").write_bytes(b"en annan")
    andra = mal.with_name("Redovisning 2024 (ny 2).docx")
    assert skriv_fil(mal, NYTT, orord=ja) == andra
    assert skriv_fil(mal, NYTT, orord=ja) == andra
    assert namn_i_mappen(mal) == {mal.name, andra.name, "Redovisning 2024 (ny).docx"}
    assert len(vantan) == 2 * len(filskrivning.VANTETIDER)


@pytest.mark.parametrize("fran", [1, 2])
def test_fil_som_inte_gar_att_lasa_lamnas_i_fred(mal: Path, fran: int, monkeypatch: pytest.MonkeyPatch) -> None:
    las, antal = Path.read_bytes, iter(range(1, 99))

    def last(fil: Path) -> bytes:
        if fil == mal and next(antal) >= fran:
            nekas()
        return las(fil)

    monkeypatch.setattr(Path, "read_bytes", last)
    assert skriv_fil(mal, NYTT, orord=ja) == mal.with_name("Redovisning 2024 (ny).docx")
    monkeypatch.undo()
    assert mal.read_bytes() == GAMMALT
