"""Det som proven av det packade delar: en regions mapp, och vad som ligger i mejlet och zip-filen."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from bilageprov import pdf
from mapprov import exempelutkast

from redovisning import skriv
from redovisning.sandning.packning import Sandning, packa

DAG = date(2024, 9, 29)
FORMULARET = "Redovisning 2024 Region Exempel.docx"
PLANEN = "Handlingsplan 2024 Region Exempel.pdf"
ADRESSEN = "tillganglighetsuppdraget@socialstyrelsen.se"


def regionmapp(rot: Path, **andrat: str) -> Path:
    """Ger en regions mapp med exemplets svar; ``andrat`` är svar som ändras, med ``__`` för punkt."""
    utkast = exempelutkast()
    for stig, text in andrat.items():
        utkast.satt(stig.replace("__", "."), text)
    mapp = rot / "region"
    mapp.mkdir()
    skriv(utkast, mapp / "redovisning.yaml")
    return mapp


def packad(mapp: Path, **val: object) -> Sandning:
    """Packar mappen den 29 september 2024."""
    return packa(mapp, datum=DAG, **val)  # type: ignore[arg-type]


def packad_att_kopiera(rot: Path) -> Sandning:
    """Packar en region med en handlingsplan som PDF. Att packa tar tid; prov som ändrar i det packade kopierar det."""
    mapp = regionmapp(rot)
    (mapp / "handlingsplan.pdf").write_bytes(pdf("Handlingsplan för Region Exempel 2024."))
    return packad(mapp)


def las_mejl(fil: Path) -> EmailMessage:
    """Ger mejlet som ett mejlprogram läser det."""
    m = message_from_bytes(fil.read_bytes(), policy=policy.default)
    assert isinstance(m, EmailMessage)
    return m


def i_mejlet(sandning: Sandning) -> dict[str, bytes]:
    """Ger bilagornas namn och innehåll."""
    m = las_mejl(filen(sandning, ".eml"))
    return {str(d.get_filename()): d.get_payload(decode=True) for d in m.iter_attachments()}


def i_zip(sandning: Sandning) -> dict[str, bytes]:
    """Ger filerna i zip-filen."""
    with zipfile.ZipFile(io.BytesIO(filen(sandning, ".zip").read_bytes())) as z:
        return {namn: z.read(namn) for namn in z.namelist()}


def filen(sandning: Sandning, andelse: str) -> Path:
    """Ger den enda filen med ändelsen."""
    (fil,) = (v for v in sandning.filer if v.suffix == andelse)
    return fil


def regionmapp_med_plan(tmp_path: Path) -> Path:
    """Ger en regions mapp med svaren och en färdig plan som PDF."""
    mapp = regionmapp(tmp_path)
    (mapp / "handlingsplan.pdf").write_bytes(pdf("Handlingsplan för Region Exempel 2024."))
    return mapp
