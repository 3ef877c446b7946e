"""Bilden som byte: PNG och SVG utan datum och programnamn, så att samma diagram alltid ger samma fil.

Sist i filen står märket som visar om någon har ändrat den sedan dess, se ``marke``.
"""

from __future__ import annotations

import html
import re
from io import BytesIO
from typing import TYPE_CHECKING

from redovisning.diagram.marke import med_marke
from redovisning.diagram.stil import BILDPUNKTER_PER_TUM, stilmallen

if TYPE_CHECKING:
    from redovisning.diagram.diagrammet import Diagram

_EGET_ID = re.compile(r' id="(?:figure|axes|patch|line2d|text|xtick|ytick|matplotlib\.axis|\w+Collection)_\d+"')
_OVRIGT = re.compile(r"<!DOCTYPE.*?>\n| <metadata>.*?</metadata>\n", re.DOTALL)
"""En dokumenttyp pekar ut en fil på nätet, och metadata säger inget som inte står i titeln."""


def som_png(diagram: Diagram) -> bytes:
    """Ger bilden som PNG."""
    ut = BytesIO()
    with stilmallen():
        diagram.rita().savefig(ut, format="png", dpi=BILDPUNKTER_PER_TUM, metadata={"Software": None})
    return med_marke(ut.getvalue(), "png")


def som_svg(diagram: Diagram) -> bytes:
    """Ger bilden som SVG. Bokstäverna är ritade, så att de ser likadana ut överallt; ``<title>`` och ``<desc>`` har
    rubriken och alternativtexten för den som får bilden uppläst."""
    ut = BytesIO()
    with stilmallen():
        diagram.rita().savefig(ut, format="svg", metadata={"Date": None, "Creator": None})
    text = _OVRIGT.sub("", _EGET_ID.sub("", ut.getvalue().decode()))
    titel, beskrivning = (f"{diagram.namn}-{del_}" for del_ in ("titel", "beskrivning"))
    fore, svg, efter = text.partition("<svg ")
    start, slut, resten = efter.partition(">\n")
    allt = (
        f'{fore}{svg}role="img" aria-labelledby="{titel} {beskrivning}" {start}{slut}'
        f' <title id="{titel}">{html.escape(diagram.rubrik)}</title>\n'
        f' <desc id="{beskrivning}">{html.escape(diagram.alttext)}</desc>\n{resten}'
    )
    return med_marke(allt.encode(), "svg")
