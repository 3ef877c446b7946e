"""Skrivningen: den gamla eller den nya filen är alltid hel, och ingen redigerad fil försvinner."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from redovisning import filskrivning
from redovisning.fel import MalfilAndrad, SkrivFel
from redovisning.filskrivning import sakert_filnamn, skriv_fil

ROT = Path(__file__).resolve().parent.parent
GAMMALT, NYTT = b"gammalt innehall" * 100, b"nytt innehall" * 200


@pytest.fixture
def mal(tmp_path: Path) -> Path:
    fil = tmp_path / "Redovisning 2024.docx"
    fil.write_bytes(GAMMALT)
    # 2026-11-22 20.15 lokal tid
    tid = time.mktime((2026, 11, 22, 20, 15, 0, 0, 0, -1))
    os.utime(fil, (tid, tid))
    return fil


@pytest.fixture
def vantan(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauser: list[float] = []
    monkeypatch.setattr(filskrivning.time, "sleep", pauser.append)
    return pauser


def _namn(fil: Path) -> set[str]:
    return {f.name for f in fil.parent.iterdir()}


def _ja(_: bytes) -> bool:
    return True


def _nekas(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "Access is denied")


def test_ny_fil_skrivs_och_inget_annat_ligger_kvar(tmp_path: Path) -> None:
    mal = tmp_path / "ny.docx"
    assert skriv_fil(mal, NYTT) == mal
    assert mal.read_bytes() == NYTT
    assert _namn(mal) == {"ny.docx"}


def test_tom_fil_gar_att_skriva(tmp_path: Path) -> None:
    assert skriv_fil(tmp_path / "tom.txt", b"").read_bytes() == b""


def test_likadan_fil_lamnas_orord(mal: Path) -> None:
    fore = mal.stat().st_mtime_ns
    assert skriv_fil(mal, GAMMALT) == mal
    assert mal.stat().st_mtime_ns == fore


def test_orord_fil_ersatts_utan_kopia(mal: Path) -> None:
    assert skriv_fil(mal, NYTT, orord=lambda gammalt: gammalt == GAMMALT) == mal
    assert mal.read_bytes() == NYTT
    assert _namn(mal) == {mal.name}


@pytest.mark.parametrize("orord", [None, lambda _: False])
def test_redigerad_fil_skrivs_inte_over(mal: Path, orord: Callable[[bytes], bool] | None) -> None:
    with pytest.raises(MalfilAndrad, match="--ersatt"):
        skriv_fil(mal, NYTT, orord=orord)
    assert mal.read_bytes() == GAMMALT
    assert _namn(mal) == {mal.name}


def test_redigerad_fil_sparas_under_daterat_namn_nar_den_ersatts(mal: Path) -> None:
    assert skriv_fil(mal, NYTT, ersatt=True) == mal
    kopia = mal.with_name("Redovisning 2024 (sparad 2026-11-22 kl 20.15).docx")
    assert (mal.read_bytes(), kopia.read_bytes()) == (NYTT, GAMMALT)
    assert _namn(mal) == {mal.name, kopia.name}


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
    assert _namn(mal) == {mal.name, kopia.name}


def test_kontrollen_far_det_aterlasta_och_kan_saga_nej(mal: Path) -> None:
    sett: list[bytes] = []

    def nej(data: bytes) -> None:
        sett.append(data)
        raise SkrivFel("stämmer inte")

    with pytest.raises(SkrivFel, match="stämmer inte"):
        skriv_fil(mal, NYTT, kontrollera=nej, orord=_ja)
    assert sett == [NYTT]
    assert mal.read_bytes() == GAMMALT
    assert _namn(mal) == {mal.name}


def test_godkand_kontroll_slapper_fram_filen(mal: Path) -> None:
    skriv_fil(mal, NYTT, kontrollera=lambda _: None, orord=_ja)
    assert mal.read_bytes() == NYTT


def test_fil_som_andras_under_skrivningen_ersatts_inte(mal: Path) -> None:
    def nagon_sparar(_: bytes) -> None:
        mal.write_bytes(b"nyss sparad i Word")

    with pytest.raises(MalfilAndrad, match="medan den nya skrevs"):
        skriv_fil(mal, NYTT, kontrollera=nagon_sparar, orord=_ja)
    assert mal.read_bytes() == b"nyss sparad i Word"
    assert _namn(mal) == {mal.name}


def test_fil_som_slapps_efter_en_stund_ersatts(mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    ersatt, forsok = os.replace, iter([True, True, False])

    def last_ett_tag(fran: Path, till: Path) -> None:
        if next(forsok):
            _nekas()
        ersatt(fran, till)

    monkeypatch.setattr(os, "replace", last_ett_tag)
    assert skriv_fil(mal, NYTT, orord=_ja) == mal
    assert mal.read_bytes() == NYTT
    assert vantan == list(filskrivning.VANTETIDER[:2])


def test_oppen_fil_far_den_nya_bredvid_sig(mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", _nekas)
    skriven = skriv_fil(mal, NYTT, ersatt=True)
    assert skriven == mal.with_name("Redovisning 2024 (ny).docx")
    assert (mal.read_bytes(), skriven.read_bytes()) == (GAMMALT, NYTT)
    assert _namn(mal) == {mal.name, skriven.name}, "den daterade kopian behövs inte när inget ersattes"
    assert vantan == list(filskrivning.VANTETIDER)


def test_namnet_bredvid_ar_relativt_nar_malet_var_det(
    mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mal.parent)
    monkeypatch.setattr(os, "replace", _nekas)
    assert skriv_fil(Path(mal.name), NYTT, orord=_ja) == Path("Redovisning 2024 (ny).docx")
    assert vantan


def test_namnet_bredvid_ar_ledigt_eller_likadant(
    mal: Path, vantan: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", _nekas)
    mal.with_name("Redovisning 2024 (ny).docx").write_bytes(b"en annan")
    andra = mal.with_name("Redovisning 2024 (ny 2).docx")
    assert skriv_fil(mal, NYTT, orord=_ja) == andra
    assert skriv_fil(mal, NYTT, orord=_ja) == andra
    assert _namn(mal) == {mal.name, andra.name, "Redovisning 2024 (ny).docx"}
    assert len(vantan) == 2 * len(filskrivning.VANTETIDER)


@pytest.mark.parametrize("fran", [1, 2])
def test_fil_som_inte_gar_att_lasa_lamnas_i_fred(mal: Path, fran: int, monkeypatch: pytest.MonkeyPatch) -> None:
    las, antal = Path.read_bytes, iter(range(1, 99))

    def last(fil: Path) -> bytes:
        if fil == mal and next(antal) >= fran:
            _nekas()
        return las(fil)

    monkeypatch.setattr(Path, "read_bytes", last)
    assert skriv_fil(mal, NYTT, orord=_ja) == mal.with_name("Redovisning 2024 (ny).docx")
    monkeypatch.undo()
    assert mal.read_bytes() == GAMMALT


@pytest.mark.parametrize("funktion", ["open", "write", "fsync", "close", "replace"])
@pytest.mark.parametrize("ersatt", [False, True], ids=["orord", "redigerad"])
def test_fel_vid_varje_skrivanrop_lamnar_den_gamla_eller_den_nya_hel(
    mal: Path, funktion: str, ersatt: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    akta = getattr(os, funktion)
    nummer, lyckades = 0, False
    while not lyckades:
        nummer += 1
        kvar = [nummer]

        def fallerar(*argument: object, kvar: list[int] = kvar) -> object:
            kvar[0] -= 1
            if kvar[0] == 0:
                if funktion == "close":
                    akta(*argument)
                raise OSError(errno.ENOSPC, "No space left on device")
            return akta(*argument)

        mal.write_bytes(GAMMALT)
        with monkeypatch.context() as lapp:
            lapp.setattr(os, funktion, fallerar)
            try:
                skriv_fil(mal, NYTT, ersatt=ersatt, orord=None if ersatt else _ja)
                lyckades = True
            except SkrivFel as fel:
                assert "disken är full" in str(fel)  # noqa: PT017 - slingan fortsätter tills skrivningen lyckas
        kopior = {n for n in _namn(mal) if "(sparad" in n}
        assert _namn(mal) == {mal.name} | kopior
        assert mal.read_bytes() == (NYTT if lyckades else GAMMALT)
        assert bool(kopior) == (ersatt and lyckades)
    assert nummer > 1, "inget anrop föll"


def test_korta_skrivningar_fortsatter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    akta = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: akta(fd, bytes(data[:7])))
    assert skriv_fil(tmp_path / "a.docx", NYTT).read_bytes() == NYTT


def test_data_som_inte_kommer_tillbaka_fran_disken_ersatter_inget(mal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    akta = os.write

    def forvanskar(fd: int, data: bytes) -> int:
        return akta(fd, b"X" + bytes(data[1:]))

    monkeypatch.setattr(os, "write", forvanskar)
    with pytest.raises(SkrivFel, match="kom inte tillbaka likadant"):
        skriv_fil(mal, NYTT, orord=_ja)
    assert mal.read_bytes() == GAMMALT
    assert _namn(mal) == {mal.name}


def test_avbrott_lamnar_ingen_tillfallig_fil(mal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def avbryts(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", avbryts)
    with pytest.raises(KeyboardInterrupt):
        skriv_fil(mal, NYTT, orord=_ja)
    assert mal.read_bytes() == GAMMALT
    assert _namn(mal) == {mal.name}


def test_kvarglomd_tillfallig_fil_ar_inte_i_vagen(mal: Path) -> None:
    kvar = mal.with_name(f".~{mal.name}.{os.getpid()}.tmp")
    kvar.write_bytes(b"rest")
    skriv_fil(mal, NYTT, orord=_ja)
    assert (mal.read_bytes(), kvar.read_bytes()) == (NYTT, b"rest")


def test_fel_som_gar_att_atgarda_namns_pa_svenska(tmp_path: Path) -> None:
    with pytest.raises(SkrivFel, match="mappen finns inte") as fel:
        skriv_fil(tmp_path / "ingen mapp" / "a.docx", NYTT)
    assert "No such file" not in str(fel.value)
    with pytest.raises(SkrivFel, match="filnamnet är för långt"):
        skriv_fil(tmp_path / ("a" * 300 + ".docx"), NYTT)
    (tmp_path / "mapp.docx").mkdir()
    with pytest.raises(SkrivFel, match="mapp med samma namn"):
        skriv_fil(tmp_path / "mapp.docx", NYTT)
    with pytest.raises(SkrivFel, match="reserverat i Windows"):
        skriv_fil(tmp_path / "nul.docx", NYTT)
    assert {f.name for f in tmp_path.iterdir()} == {"mapp.docx"}


def test_okant_diskfel_far_en_allman_mening(mal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faller(_: int) -> None:
        raise OSError("utan nummer")

    monkeypatch.setattr(os, "fsync", faller)
    with pytest.raises(SkrivFel, match="disken svarade med ett fel"):
        skriv_fil(mal, NYTT, orord=_ja)


@pytest.mark.skipif(sys.platform == "win32", reason="rättigheter och länkar är annorlunda i Windows")
def test_rattigheter_och_lankar_bestar(mal: Path, tmp_path: Path) -> None:
    mal.chmod(0o640)
    lank = tmp_path / "lank.docx"
    lank.symlink_to(mal.name)
    assert skriv_fil(lank, NYTT, orord=_ja) == lank
    assert lank.is_symlink()
    assert mal.read_bytes() == NYTT
    assert stat.S_IMODE(mal.stat().st_mode) == 0o640


def test_disk_utan_rattigheter_hindrar_inte(mal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", _nekas)
    assert skriv_fil(mal, NYTT, orord=_ja).read_bytes() == NYTT


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL finns inte i Windows")
def test_processen_dodas_mitt_i_och_filen_ar_hel(tmp_path: Path) -> None:
    mal = tmp_path / "a.docx"
    kod = (
        "import sys; from pathlib import Path; from redovisning.filskrivning import skriv_fil\n"
        "mal, n = Path(sys.argv[1]), 0\n"
        "while True:\n"
        "    n += 1\n"
        "    skriv_fil(mal, bytes([65 + n % 20]) * 300_000, orord=lambda _: True)\n"
        "    n == 1 and print('igång', flush=True)\n"
    )
    for paus in (0.0, 0.003, 0.011):
        kommando = [sys.executable, "-c", kod, str(mal)]
        with subprocess.Popen(kommando, stdout=subprocess.PIPE, cwd=ROT) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(paus)
            process.kill()
        data = mal.read_bytes()
        assert len(data) == 300_000
        assert data == data[:1] * 300_000


@pytest.mark.parametrize(
    ("namn", "sakert"),
    [
        ("Redovisning 2024 Region Örebro län.docx", "Redovisning 2024 Region Örebro län.docx"),
        ("Redovisning: utkast 1/2?.docx", "Redovisning- utkast 1-2-.docx"),
        ('a<b>"c"|*\\.docx', "a-b-c-.docx"),
        ("..", "namnlös"),
        (" . ", "namnlös"),
        ("", "namnlös"),
        ("slut. . ", "slut"),
        ("CON", "_CON"),
        ("nul.docx", "_nul.docx"),
        ("Com1 .txt", "_Com1.txt"),
        ("lpt²", "_lpt²"),
        ("console.txt", "console.txt"),
        ("~$lås.docx", "_~$lås.docx"),
        ("rad\r\nbyte\ttabb  två", "rad byte tabb två"),
        ("osyn\u200bligt\u202excod.docx", "osynligtxcod.docx"),
        ("A\u030a.docx", "Å.docx"),
        ("x" * 200 + ".docx", "x" * 115 + ".docx"),
        ("Avsnitt 3.4 med en lång fortsättning", "Avsnitt 3.4 med en lång fortsättning"),
    ],
)
def test_sakert_filnamn(namn: str, sakert: str) -> None:
    assert sakert_filnamn(namn) == sakert
    assert sakert_filnamn(sakert) == sakert
