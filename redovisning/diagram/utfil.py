"""Bilden som byte: PNG och SVG utan datum och programnamn, så att samma diagram alltid ger samma fil.

Sist i filen står märket som visar om någon har ändrat den sedan dess, se ``marke``.
"""

from __future__ import annotations

import hashlib
import html
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from redovisning.diagram.marke import med_marke
from redovisning.diagram.stil import BILDPUNKTER_PER_TUM, stilmallen
from redovisning.diagram.svgtext import mager

if TYPE_CHECKING:
    from redovisning.diagram.diagrammet import Diagram

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_LINJER = 'stroke-linejoin="round" stroke-linecap="butt"'
"""Det som matplotlib säger i en stil för hela filen, och som i en HTML-sida hade gällt hela sidan."""


def som_png(diagram: Diagram) -> bytes:
    """Ger bilden som PNG."""
    ut = BytesIO()
    with stilmallen():
        diagram.rita().savefig(ut, format="png", dpi=BILDPUNKTER_PER_TUM, metadata={"Software": None})
    return med_marke(ut.getvalue(), "png")


def som_svg(diagram: Diagram) -> bytes:
    """Ger bilden som SVG-fil. Bokstäverna är ritade, så att de ser likadana ut överallt; ``<title>`` och ``<desc>``
    har rubriken och alternativtexten för den som får bilden uppläst."""
    return med_marke(f"{_XML}{svg_del(diagram)}\n".encode(), "svg")


def svg_del(diagram: Diagram) -> str:
    """Ger ``<svg>…</svg>`` att lägga i en HTML-sida, utan stilar som läcker ut. Två olika bilder delar aldrig id."""
    ut = StringIO()
    with stilmallen():
        diagram.rita().savefig(ut, format="svg", metadata={"Date": None, "Creator": None})
    # Namnet kan ha regionens egna ord i sig, och får därför inte bli ett id.
    marke = "d" + hashlib.sha256(f"{diagram.namn}\n{diagram.alttext}".encode()).hexdigest()[:5]
    svg = mager(ut.getvalue(), marke)
    start, slut, resten = svg[svg.index("<svg ") :].partition(">\n")
    return (
        f'{start} role="img" aria-labelledby="{marke}-titel {marke}-text" {_LINJER}{slut}'
        f'<title id="{marke}-titel">{html.escape(diagram.rubrik)}</title>\n'
        f'<desc id="{marke}-text">{html.escape(diagram.alttext)}</desc>\n{resten}'
    ).rstrip()
