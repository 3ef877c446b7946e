"""Diagrammen mot samma bilder ritade rakt med matplotlib: samma axlar, linjer, staplar, texter och format."""

from __future__ import annotations

import io
from collections.abc import Callable
from operator import methodcaller
from typing import Any

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D

from benchmarks.matt import medianer, rad
from redovisning import resurser
from redovisning.diagram import stil
from redovisning.diagram.diagrammet import Diagram
from redovisning.diagram.samling import Samling, samla
from redovisning.pengafiler.prestationsfil import las_prestation
from redovisning.vantetidsfiler.inlasning import las_vantetider

_VARV = 9


def kvoter() -> list[str]:
    """Ger raderna: det dyraste diagrammet mot bara matplotlib, och åtta i rad mot åtta var för sig."""
    inlast = las_vantetider([resurser.mall("exempel", "vantetider.csv")])
    prestationer = las_prestation(resurser.mall("exempel", "prestation.yaml"))

    def samling(*sorter: str) -> Samling:
        alla: dict[str, Any] = {"sorter": sorter} if sorter else {}
        return samla(inlast.matvarden, indikatorer=inlast.indikatorer, prestationer=prestationer, **alla)

    ett_av_varje = list({d.sort: d for d in samling().diagram}.values())
    rader = []
    for format_ in ("png", "svg"):
        kvot, namn = max(_kvot(d, format_) for d in ett_av_varje)
        rader.append(rad(f"diagram som {format_} / bara matplotlib, det dyraste ({namn})", kvot, "≤ 1,3"))

    def atta() -> object:
        return [d.bild("png") for d in ett_av_varje]

    alla, *var_for_sig = medianer([atta, *(lambda d=d: d.bild("png") for d in ett_av_varje)], _VARV)
    rader.append(rad(f"{len(ett_av_varje)} diagram i rad / var för sig", alla / sum(var_for_sig), "≤ 1,2"))
    return rader


def _kvot(diagram: Diagram, format_: str) -> tuple[float, str]:
    with stil.stilmallen():
        delar = _delar(diagram.rita())

    def bara_matplotlib() -> bytes:
        ut = io.BytesIO()
        _rita(delar).savefig(ut, format=format_, dpi=stil.BILDPUNKTER_PER_TUM)
        return ut.getvalue()

    vart, bara = medianer([lambda: diagram.bild(format_), bara_matplotlib], _VARV)
    return vart / bara, diagram.sort


Anrop = Callable[[Figure], object]


def _delar(bild: Figure) -> tuple[tuple[float, float], list[Anrop]]:
    """Ger storleken och ett anrop till matplotlib för varje del av bilden, med färdigräknade lägen."""
    bredd, hojd = bild.get_size_inches()
    return (bredd, hojd), [
        *(_axlar(ax) for ax in bild.axes),
        *(_text(text, bild) for text in bild.texts),
        *(_linje(linje) for linje in bild.lines),
        *(_ruta(ruta) for ruta in bild.patches),
    ]


def _text(text: Any, bild: Figure) -> Anrop:
    x, y = text.get_transform().transform(text.get_position()) / bild.bbox.size
    return methodcaller("text", x, y, text.get_text(), size=text.get_fontsize(), weight=text.get_fontweight())


def _linje(linje: Any) -> Anrop:
    data, utseende = linje.get_data(), _linjens(linje)
    return lambda bild: _lagg(bild, Line2D(*data, **utseende))


def _ruta(ruta: Any) -> Anrop:
    matt, farg = (ruta.get_xy(), ruta.get_width(), ruta.get_height()), ruta.get_facecolor()
    return lambda bild: _lagg(bild, Rectangle(*matt, facecolor=farg))


def _axlar(ax: Any) -> Anrop:
    """Ger anropet som ritar samma axlar: samma linjer, staplar, texter och märken."""
    linjer = [(*linje.get_data(), _linjens(linje)) for linje in ax.lines]
    staplar = [(p.get_xy(), p.get_width(), p.get_height(), p.get_facecolor()) for p in ax.patches]
    texter = [(*t.get_position(), t.get_text(), t.get_rotation()) for t in ax.texts]
    axlarna = {"x": ax.xaxis, "y": ax.yaxis}
    marken = {namn: (a.get_ticklocs(), [t.get_text() for t in a.get_ticklabels()]) for namn, a in axlarna.items()}
    rutnat = [namn for namn, a in axlarna.items() if any(linje.get_visible() for linje in a.get_gridlines())]
    plats, granser = ax.get_position().bounds, {"xlim": ax.get_xlim(), "ylim": ax.get_ylim()}
    vagrata = [[(s[0][1], s[1][0]) for s in samling.get_segments()] for samling in ax.collections]

    def rita(bild: Figure) -> None:
        ny = bild.add_axes(plats)
        for x, y, utseende in linjer:
            ny.plot(x, y, **utseende)
        for lage, bredd, hojd, farg in staplar:
            ny.add_patch(Rectangle(lage, bredd, hojd, facecolor=farg))
        for x, y, ord_, vridning in texter:
            ny.text(x, y, ord_, rotation=vridning)
        for streck in vagrata:
            ny.hlines([y for y, _ in streck], 0, [x for _, x in streck])
        ny.set(**granser)
        ny.set_xticks(*marken["x"])
        ny.set_yticks(*marken["y"])
        for namn in rutnat:
            ny.grid(axis=namn)
        for sida in ("top", "right"):
            ny.spines[sida].set_visible(False)

    return rita


def _linjens(linje: Any) -> dict[str, Any]:
    namn = ("color", "linewidth", "marker", "markersize", "markevery")
    return {n: getattr(linje, f"get_{n}")() for n in namn}


def _lagg(bild: Figure, del_: Any) -> None:
    del_.set_transform(Affine2D().scale(1 / 72) + bild.dpi_scale_trans)
    bild.add_artist(del_)


def _rita(delar: tuple[tuple[float, float], list[Anrop]]) -> Figure:
    storlek, anrop = delar
    bild = Figure(figsize=storlek)
    for a in anrop:
        a(bild)
    return bild


if __name__ == "__main__":
    print("\n".join(kvoter()))
