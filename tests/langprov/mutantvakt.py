"""pytest-tillägg: kör de prov som en fil räknar upp, avbryter den som fastnar, och antecknar vilka som föll.

``mutantkorning`` laddar det. Proven väljs här och inte på kommandoraden, för där tolkas tecknen i ett provs namn.
"""

from __future__ import annotations

import json
import os
import resource
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

UPPDRAG = "REDOVISNING_MUTANTUPPDRAG"
_MINNE = 6 * 2**30
"""Så många byte får provet högst ta: en slinga som aldrig tar slut ska inte fylla datorn."""


class _Fastnade(BaseException):
    """Provet tog för lång tid. Inget ``except Exception`` i paketet ska fånga det."""


@cache
def _uppdraget() -> dict[str, Any]:
    uppdrag: dict[str, Any] = json.loads(Path(os.environ[UPPDRAG]).read_text("utf-8"))
    return uppdrag


def pytest_configure() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MINNE, resource.RLIM_INFINITY))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Behåller de uppräknade proven, i deras ordning. En fils namn betyder alla dess prov."""
    prov = _uppdraget()["prov"]
    if prov is not None:
        plats = {namn: i for i, namn in reversed(list(enumerate(prov)))}
        sist = len(plats)
        kvar = [i for i in items if i.nodeid in plats or _filen(i.nodeid) in plats]
        items[:] = sorted(kvar, key=lambda i: plats.get(i.nodeid, plats.get(_filen(i.nodeid), sist)))


def _filen(namn: str) -> str:
    return namn.partition("::")[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Låter provet ta högst den tid som uppdraget säger."""

    def avbryt(signalen: int, ram: FrameType | None) -> None:
        raise _Fastnade(item.nodeid)

    signal.signal(signal.SIGALRM, avbryt)
    signal.setitimer(signal.ITIMER_REAL, _uppdraget()["sekunder"])
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        _anteckna(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        _anteckna(report.nodeid)


def _anteckna(namn: str) -> None:
    with Path(_uppdraget()["fallna"]).open("a", encoding="utf-8") as fil:
        fil.write(json.dumps(namn) + "\n")
