"""Stilmallen: alla färger, mått, teckenstorlekar och linjer i diagrammen, och inget annat.

Färgerna går att skilja åt i svartvitt och för den som är färgblind: de som möts i ett diagram har olika ljushet, och
var och en har minst kontrasten 3:1 mot det vita (WCAG 2.1, 1.4.11). Ingen uppgift bärs av färgen ensam; form, linje
eller ord säger samma sak. ``tests/test_diagram_stil.py`` räknar efter. Mått är punkter (1/72 tum).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

BREDD = 454.0
"""Bildens bredd: 16 cm, spaltens bredd på en A4-sida."""

MARGINAL = 10.0
BILDPUNKTER_PER_TUM = 192
"""Dubbelt mot skärmens 96, för tryck."""

TECKENSNITT = "DejaVu Sans"
"""Följer med matplotlib och ser därför likadant ut överallt."""

RUBRIK, BRODTEXT, LITEN, STOR = 11.0, 8.5, 8.0, 24.0
RADAVSTAND = 1.3
"""Radens höjd i förhållande till teckenstorleken."""

PAPPER = "#FFFFFF"
TEXT = "#1A1A1A"
DAMPAD_TEXT = "#595959"
HJALPLINJE = "#D9D9D9"
LUCKA = "#EBEBEB"
RAM = "#8C8C8C"

REGION = "#03517B"
RIKET = "#8F8B8C"
MAL = "#1A1A1A"
KVINNOR = "#672E79"
MAN = "#CB8019"
TIDIGARE_AR = ("#AA541F", "#3E1509")
INTERVALL = ("#499BCE", "#047CB3", "#086699", "#873632", "#6F2926", "#521D1B", "#341411")
"""Väntans intervall, från kort till lång: ljust till mörkt, blått till och med vårdgarantins 90 dagar, sedan brunt."""

KLARAT = REGION
KLARAT_VIA_TRAPPAN = "#C9DEEC"


class Linjestil(NamedTuple):
    """Hur en serie ritas: färg, streck, bredd och punktens form. Två serier skiljer sig i minst två av dem."""

    farg: str
    streck: str | tuple[float, tuple[float, ...]]
    bredd: float
    punkt: str
    fylld: bool = True

    def utseende(self, punkt: float) -> dict[str, Any]:
        """Ger stilen med matplotlibs ord, med punkter av det tvärmåttet."""
        return {
            "color": self.farg,
            "linestyle": self.streck,
            "linewidth": self.bredd,
            "marker": self.punkt,
            "markersize": punkt,
            "markerfacecolor": self.farg if self.fylld else PAPPER,
        }


REGIONLINJE = Linjestil(REGION, "-", 2.0, "o")
RIKSLINJE = Linjestil(RIKET, "-", 1.6, "s")
MALLINJE = Linjestil(MAL, (0.0, (4.0, 2.5)), 1.0, "")
MALSTRECK = Linjestil(MAL, "-", 1.6, "")
BROTTLINJE = Linjestil(DAMPAD_TEXT, (0.0, (1.0, 2.0)), 1.0, "")
ARSLINJER = (
    REGIONLINJE,
    Linjestil(RIKET, "-", 1.6, "s"),
    Linjestil(TIDIGARE_AR[0], (0.0, (6.0, 1.5)), 1.4, "D", fylld=False),
    Linjestil(TIDIGARE_AR[1], (0.0, (2.5, 1.5)), 1.4, "^"),
)
"""Årens linjer, det senaste först."""

RIKSPUNKT = Linjestil(DAMPAD_TEXT, "", 1.4, "s", fylld=False)
ENHETSPUNKT = Linjestil(REGION, "", 1.0, "o")
KVINNOPUNKT = Linjestil(KVINNOR, "", 1.6, "o")
MANSPUNKT = Linjestil(MAN, "", 1.6, "D", fylld=False)
"""Fylld ring för kvinnor, öppen ruter för män."""

PUNKT, LITEN_PUNKT, STOR_PUNKT = 4.5, 3.2, 7.0
"""Punktens tvärmått på en glesare och en tätare linje, och när den står för sig själv."""

_MATPLOTLIB: dict[str, Any] = {
    "font.family": [TECKENSNITT],
    "font.size": BRODTEXT,
    "text.color": TEXT,
    "text.parse_math": False,
    "text.hinting": "none",
    "axes.edgecolor": RAM,
    "axes.linewidth": 0.8,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "grid.color": HJALPLINJE,
    "grid.linewidth": 0.6,
    "xtick.color": RAM,
    "ytick.color": RAM,
    "xtick.labelcolor": DAMPAD_TEXT,
    "ytick.labelcolor": DAMPAD_TEXT,
    "xtick.labelsize": LITEN,
    "ytick.labelsize": LITEN,
    "xtick.major.size": 3,
    "ytick.major.size": 0,
    "svg.fonttype": "path",
    "svg.hashsalt": "redovisning",
}


def ljushet(farg: str) -> float:
    """Ger färgens relativa luminans, 0 för svart och 1 för vitt (WCAG 2.1)."""
    kanaler = (int(farg[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontrast(farg: str, annan: str) -> float:
    """Ger kontrasten mellan två färger, från 1 till 21 (WCAG 2.1)."""
    mork, ljus = sorted((ljushet(farg), ljushet(annan)))
    return (ljus + 0.05) / (mork + 0.05)


def textfarg_pa(farg: str) -> str:
    """Ger den av textens färg och papperets som syns bäst på färgen."""
    return max((TEXT, PAPPER), key=lambda f: kontrast(f, farg))


@contextmanager
def stilmallen() -> Iterator[None]:
    """Låter stilmallen gälla, och bara den: datorns egna inställningar för matplotlib påverkar inte bilden.

    Det som biblioteket varnar för på engelska, till exempel ett tecken som saknas i fet stil, visas inte.
    """
    import warnings

    import matplotlib

    grund: dict[Any, Any] = {n: varde for n, varde in matplotlib.rcParamsDefault.items() if "backend" not in n}
    with matplotlib.rc_context(grund | _MATPLOTLIB), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield
