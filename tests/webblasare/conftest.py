"""En riktig webbläsare för proven här. Saknas den hoppas proven över och räknas; med ``CI=true`` är det ett fel."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAKNAS = "webbläsaren saknas"
_NAMN = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(autouse=True)
def _inget_nat_och_inga_program() -> None:
    """Här startas en webbläsare. Att sidan inte når nätet prövas i den."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Ger Chromium, startad."""
    program = next(filter(None, map(shutil.which, _NAMN)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _hoppa("playwright är inte installerat (make webblasare gör det)")
    if program is None:
        _hoppa("Chromium finns inte på datorn")
    with sync_playwright() as p:
        lasare = p.chromium.launch(executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield lasare
        lasare.close()


@pytest.fixture(scope="session")
def sida_som_fil(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Ger en funktion som gör en av sidorna i ``sidorna`` till en fil, en gång per körning."""
    import sidorna

    gjorda: dict[str, Path] = {}

    def gor(namn: str) -> Path:
        if namn not in gjorda:
            fil = tmp_path_factory.mktemp("sidor") / f"{namn}.html"
            fil.write_bytes(_data(namn))
            gjorda[namn] = fil
        return gjorda[namn]

    def _data(namn: str) -> bytes:
        if namn == "halland":
            mapp = Path(os.environ.get("REDOVISNING_PROVDATA") or Path(__file__).parents[3] / "shared")
            fil = mapp / "prov" / "halland-2024.yaml"
            if not fil.is_file():
                pytest.skip("provdata saknas")
            return sidorna.filen(fil)
        bygge: Callable[[Path], bytes] = getattr(sidorna, namn)
        return bygge(tmp_path_factory.mktemp(namn))

    return gor


@pytest.fixture
def oppna(chromium: Browser, sida_som_fil: Callable[[str], Path]) -> Iterator[Callable[..., Page]]:
    """Ger en funktion som öppnar en sida. ``sida.klagomal`` är allt webbläsaren sade och allt den ville hämta."""
    sammanhang: list[Any] = []

    def oppna(namn: str, bredd: int = 1440, farg: str = "light", skript: bool = True) -> Page:
        c = chromium.new_context(
            viewport={"width": bredd, "height": 900}, color_scheme=farg, java_script_enabled=skript, bypass_csp=False
        )
        sammanhang.append(c)
        sida = c.new_page()
        klagomal: list[str] = []
        sida.klagomal = klagomal  # type: ignore[attr-defined]
        adress = sida_som_fil(namn).as_uri()
        sida.on("console", lambda m: klagomal.append(f"{m.type}: {m.text}"))
        sida.on("pageerror", lambda fel: klagomal.append(str(fel)))
        sida.on("dialog", lambda d: klagomal.append(f"dialog: {d.message}"))
        sida.on("request", lambda r: None if r.url.partition("#")[0] == adress else klagomal.append(f"hämtade {r.url}"))
        sida.goto(adress)
        return sida

    yield oppna
    for c in sammanhang:
        c.close()


def _hoppa(varfor: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{SAKNAS}: {varfor}", pytrace=False)
    pytest.skip(f"{SAKNAS}: {varfor}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Säger hur många prov som inte kördes för att webbläsaren saknas."""
    overhoppade = [r for r in terminalreporter.stats.get("skipped", []) if SAKNAS in str(r.longrepr)]
    if overhoppade:
        terminalreporter.write_line(f"{len(overhoppade)} prov hoppades över: {SAKNAS}.")
