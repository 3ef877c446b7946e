"""Det som alla prov delar: delade provdata, och spärren mot nät och främmande program."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parent.parent
_SAKNAS: list[str] = []
_sparr = {"pa": False}


@pytest.fixture
def provdata(request: pytest.FixtureRequest) -> Path:
    """Ger mappen med delade provdata (miljövariabeln REDOVISNING_PROVDATA, annars ``../shared``).

    Saknas den hoppas provet över och räknas i slutet av körningen; med ``CI=true`` är det ett fel.
    """
    mapp = Path(os.environ.get("REDOVISNING_PROVDATA") or ROT.parent / "shared")
    if mapp.is_dir():
        return mapp
    if os.environ.get("CI") == "true":
        pytest.fail("provdata saknas: lägg dem bredvid projektet eller sätt REDOVISNING_PROVDATA", pytrace=False)
    _SAKNAS.append(request.node.nodeid)
    pytest.skip("provdata saknas")


@pytest.fixture
def egen_mapp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ger en tom mapp som också är arbetsmappen."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def exempel(egen_mapp: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Ger en mapp med exemplet, i arbetsmappen."""
    from redovisning.kommandorad import huvud

    assert huvud(["exempel"]) == 0
    capsys.readouterr()
    return Path("exempel")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Säger hur många prov som inte kördes för att provdata saknas."""
    if _SAKNAS:
        terminalreporter.write_line(
            f"{len(_SAKNAS)} prov hoppades över: provdata saknas. Sätt REDOVISNING_PROVDATA till mappen med dem."
        )


def _vakt(handelse: str, argument: tuple[object, ...]) -> None:
    if not _sparr["pa"]:
        return
    if handelse in ("socket.connect", "socket.getaddrinfo"):
        raise RuntimeError("ett prov försökte nå nätet")
    if handelse == "os.system" or (handelse == "subprocess.Popen" and str(argument[0]) != sys.executable):
        raise RuntimeError(f"ett prov försökte starta ett program: {argument[0]}")


sys.addaudithook(_vakt)


@pytest.fixture(autouse=True)
def _inget_nat_och_inga_program() -> Iterator[None]:
    """Inget prov når nätet eller startar något annat program än Python självt."""
    _sparr["pa"] = True
    yield
    _sparr["pa"] = False
