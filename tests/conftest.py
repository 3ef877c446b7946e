"""Det som alla prov delar: delade provdata, och spärren mot nät och främmande program."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

ROT = Path(__file__).resolve().parent.parent
SAKNAS = "provdata saknas"
_sparr = {"pa": False}
_EGNA_SERVRAR: set[tuple[str, int]] = set()


@pytest.fixture
def provdata() -> Path:
    """Ger mappen med delade provdata (miljövariabeln REDOVISNING_PROVDATA, annars ``../shared``).

    Saknas den hoppas provet över och räknas i slutet av körningen; med ``CI=true`` är det ett fel.
    """
    mapp = Path(os.environ.get("REDOVISNING_PROVDATA") or ROT.parent / "shared")
    if mapp.is_dir():
        return mapp
    if os.environ.get("CI") == "true":
        pytest.fail("provdata saknas: lägg dem bredvid projektet eller sätt REDOVISNING_PROVDATA", pytrace=False)
    pytest.skip(SAKNAS)


@pytest.fixture
def egen_mapp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ger en tom mapp som också är arbetsmappen."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def exempel(egen_mapp: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Ger en mapp med exemplets redovisning, i arbetsmappen. Planen och väntetiderna har egna prov."""
    from redovisning.kommandon.exempel import BREDVID
    from redovisning.kommandorad import huvud

    assert huvud(["exempel"]) == 0
    capsys.readouterr()
    for namn in BREDVID:
        Path("exempel", namn).unlink()
    return Path("exempel")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Säger hur många prov som inte kördes för att provdata saknas."""
    overhoppade = [r for r in terminalreporter.stats.get("skipped", []) if SAKNAS in str(r.longrepr)]
    if overhoppade:
        terminalreporter.write_line(
            f"{len(overhoppade)} prov hoppades över: {SAKNAS}. Sätt REDOVISNING_PROVDATA till mappen med dem."
        )


def _vakt(handelse: str, argument: tuple[object, ...]) -> None:
    if not _sparr["pa"]:
        return
    if handelse in ("socket.connect", "socket.getaddrinfo") and not _till_egen_server(handelse, argument):
        raise RuntimeError("ett prov försökte nå nätet")
    if handelse == "os.system" or (handelse == "subprocess.Popen" and str(argument[0]) != sys.executable):
        raise RuntimeError(f"ett prov försökte starta ett program: {argument[0]}")


def _till_egen_server(handelse: str, argument: tuple[object, ...]) -> bool:
    """Sant när provet talar med en server som det självt har startat på den egna datorn."""
    adress = argument[1] if handelse == "socket.connect" else argument[:2]
    return isinstance(adress, tuple) and adress in _EGNA_SERVRAR


sys.addaudithook(_vakt)


@pytest.fixture
def egen_server() -> Iterator[Callable[[type[BaseHTTPRequestHandler]], str]]:
    """Ger en funktion som startar en server på den egna datorn och ger dess adress. Bara den går att nå i provet."""
    servrar: list[ThreadingHTTPServer] = []

    def starta(svarare: type[BaseHTTPRequestHandler]) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), svarare)
        server.daemon_threads = True
        servrar.append(server)
        _EGNA_SERVRAR.add(("127.0.0.1", server.server_port))
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield starta
    for server in servrar:
        _EGNA_SERVRAR.discard(("127.0.0.1", server.server_port))
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _inget_nat_och_inga_program() -> Iterator[None]:
    """Inget prov når nätet eller startar något annat program än Python självt."""
    _sparr["pa"] = True
    yield
    _sparr["pa"] = False
