"""pytest-tillägg: antecknar vilka koder varje prov framkallar och hur lång tid det tar. ``sviten`` laddar det."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

MAPP = "REDOVISNING_KODLOGG"
_funna: set[str] = set()


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Börjar anteckna. Paketet laddas först här, när täckningen redan mäts."""
    from redovisning.anmarkning import Anmarkning

    akta = Anmarkning.__init__

    def antecknar(sjalv: Anmarkning, *argument: Any, **namngivna: Any) -> None:
        akta(sjalv, *argument, **namngivna)
        _funna.add(sjalv.kod)

    Anmarkning.__init__ = antecknar  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Skriver provets namn, koder och sekunder som en rad i arbetarens egen fil."""
    _funna.clear()
    start = time.perf_counter()
    svar = yield
    rad = {"prov": item.nodeid, "koder": sorted(_funna), "sekunder": round(time.perf_counter() - start, 3)}
    with Path(os.environ[MAPP], f"{os.getpid()}.jsonl").open("a", encoding="utf-8") as fil:
        fil.write(json.dumps(rad) + "\n")
    return svar
