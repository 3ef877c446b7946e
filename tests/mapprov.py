"""Det som proven av skrivna filer delar: exemplets utkast och innehållet i en mapp."""

from __future__ import annotations

from pathlib import Path

from redovisning import las, resurser
from redovisning.kommandorad import huvud
from redovisning.utkast import Utkast


def exempelutkast() -> Utkast:
    """Ger exemplets utkast, där varje fråga är besvarad."""
    return las(resurser.mall("exempel", "redovisning.yaml"))


def innehall(mapp: Path) -> dict[str, bytes]:
    """Ger alla filer under en mapp med sitt innehåll, och mapparna utan."""
    return {str(v.relative_to(mapp)): v.read_bytes() if v.is_file() else b"" for v in mapp.rglob("*")}


def kor(*argument: object) -> int:
    """Ger kommandoradens utgångsvärde."""
    return huvud([str(a) for a in argument])
