"""Skrivningen när något går fel: fulla diskar och dödade processer lämnar den gamla eller den nya filen hel."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from skrivprov import GAMMALT, NYTT, ja, lagg_gammal_fil, namn_i_mappen, nekas

from redovisning.fel import SkrivFel
from redovisning.filskrivning import skriv_fil

ROT = Path(__file__).resolve().parent.parent


@pytest.fixture
def mal(tmp_path: Path) -> Path:
    return lagg_gammal_fil(tmp_path)


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
                skriv_fil(mal, NYTT, ersatt=ersatt, orord=None if ersatt else ja)
                lyckades = True
            except SkrivFel as fel:
                assert "disken är full" in str(fel)  # noqa: PT017 - slingan fortsätter tills skrivningen lyckas
        kopior = {n for n in namn_i_mappen(mal) if "(sparad" in n}
        assert namn_i_mappen(mal) == {mal.name} | kopior
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
        skriv_fil(mal, NYTT, orord=ja)
    assert mal.read_bytes() == GAMMALT
    assert namn_i_mappen(mal) == {mal.name}


def test_avbrott_lamnar_ingen_tillfallig_fil(mal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def avbryts(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", avbryts)
    with pytest.raises(KeyboardInterrupt):
        skriv_fil(mal, NYTT, orord=ja)
    assert mal.read_bytes() == GAMMALT
    assert namn_i_mappen(mal) == {mal.name}


def test_kvarglomd_tillfallig_fil_ar_inte_i_vagen(mal: Path) -> None:
    kvar = mal.with_name(f".~{mal.name}.{os.getpid()}.tmp")
    kvar.write_bytes(b"rest")
    skriv_fil(mal, NYTT, orord=ja)
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


@pytest.mark.parametrize(
    ("nummer", "orsak"),
    [
        (errno.ENOSPC, "disken är full"),
        (errno.EDQUOT, "utrymmet på disken är slut"),
        (errno.EFBIG, "filen är för stor för disken"),
        (errno.EPERM, "det saknas behörighet att skriva i mappen"),
        (errno.EACCES, "det saknas behörighet att skriva i mappen"),
        (errno.EROFS, "mappen går bara att läsa"),
        (errno.ENOTDIR, "mappen finns inte"),
    ],
)
def test_varje_diskfel_far_sin_orsak(mal: Path, nummer: int, orsak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def faller(*_: object) -> None:
        raise OSError(nummer, "engelsk systemtext")

    monkeypatch.setattr(os, "open", faller)
    with pytest.raises(SkrivFel, match=f"kunde inte skrivas: {orsak}. Det som fanns") as fel:
        skriv_fil(mal, NYTT, orord=ja)
    assert "engelsk" not in str(fel.value)


def test_okant_diskfel_far_en_allman_mening(mal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faller(_: int) -> None:
        raise OSError("utan nummer")

    monkeypatch.setattr(os, "fsync", faller)
    with pytest.raises(SkrivFel, match="disken svarade med ett fel"):
        skriv_fil(mal, NYTT, orord=ja)


@pytest.mark.skipif(sys.platform == "win32", reason="rättigheter och länkar är annorlunda i Windows")
def test_rattigheter_och_lankar_bestar(mal: Path, tmp_path: Path) -> None:
    mal.chmod(0o640)
    lank = tmp_path / "lank.docx"
    lank.symlink_to(mal.name)
    assert skriv_fil(lank, NYTT, orord=ja) == lank
    assert lank.is_symlink()
    assert mal.read_bytes() == NYTT
    assert stat.S_IMODE(mal.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="rör och länkar är annorlunda i Windows")
def test_det_som_inte_ar_en_vanlig_fil_vagras_utan_att_lasas(tmp_path: Path) -> None:
    ror, lank = tmp_path / "ror.docx", tmp_path / "lank.docx"
    os.mkfifo(ror)
    lank.symlink_to(ror.name)
    for mal in (ror, lank, Path(os.devnull)):
        with pytest.raises(SkrivFel, match="inte är en vanlig fil"):
            skriv_fil(mal, NYTT, ersatt=True)
    assert namn_i_mappen(ror) == {ror.name, lank.name}


@pytest.mark.skipif(sys.platform == "win32", reason="länkar är annorlunda i Windows")
def test_en_lank_runt_till_sig_sjalv_far_sin_mening(tmp_path: Path) -> None:
    lank = tmp_path / "lank.docx"
    lank.symlink_to(lank.name)
    with pytest.raises(SkrivFel, match="länken leder runt till sig själv"):
        skriv_fil(lank, NYTT)
    assert lank.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="rör finns inte i Windows")
def test_ett_upptaget_namn_for_kopian_hoppas_over_utan_att_lasas(mal: Path) -> None:
    os.utime(mal, (0, 0))
    skriv_fil(mal, NYTT, ersatt=True)
    (kopia,) = [mal.with_name(n) for n in namn_i_mappen(mal) if "(sparad" in n]
    kopia.unlink()
    os.mkfifo(kopia)
    mal.write_bytes(GAMMALT)
    os.utime(mal, (0, 0))
    skriv_fil(mal, NYTT, ersatt=True)
    (andra,) = namn_i_mappen(mal) - {mal.name, kopia.name}
    assert mal.with_name(andra).read_bytes() == GAMMALT


def test_disk_utan_rattigheter_hindrar_inte(mal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", nekas)
    assert skriv_fil(mal, NYTT, orord=ja).read_bytes() == NYTT


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
