"""Sidhuvud och sidfot där mallen saknar dem: titel, region och diarienummer överst, sida x av y nederst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from redovisning.plandokument.framsida import plantitel
from redovisning.plandokument.stilar import Stil
from redovisning.plandokument.wordxml import Styckeform, falt, korning, stycke, w

if TYPE_CHECKING:
    from docx.section import _BaseHeaderFooter
    from lxml.etree import _Element

    from redovisning.plandokument.skrift import Skrift
    from redovisning.utkast import Utkast


def satt_sidhuvud_och_sidfot(skrift: Skrift, plan: Utkast) -> None:
    """Lägger till det av sidhuvud och sidfot som mallen saknar. Mallens egna är orörda; ett tomt räknas inte.

    Försättsbladet är utan när båda är projektets.
    """
    har_huvud, har_fot = (_nagot_star_i(skrift, slag) for slag in ("headerReference", "footerReference"))
    sektion = skrift.mall.sektion
    if not har_huvud:
        under = ", ".join(
            bit for bit in (plan.region, plan["diarienummer"] and f"diarienummer {plan['diarienummer']}") if bit
        )
        rader = [plantitel(plan), *([under] if under else [])]
        _fyll(sektion.header, [stycke(skrift.stilar[Stil.SIDHUVUD], korning(rad)) for rad in rader])
    if not har_fot:
        sidan = [korning("Sida "), *falt("PAGE", "1"), korning(" av "), *falt("NUMPAGES", "1")]
        utgava = plan["utgava"]
        fore = [korning(f"Version {utgava}\t")] if utgava else [korning("\t")]
        tabb = Styckeform(tabbar=(("right", skrift.mall.textbredd),))
        _fyll(sektion.footer, [stycke(skrift.stilar[Stil.SIDFOT], *fore, *sidan, form=tabb)])
    if not har_huvud and not har_fot:
        sektion.different_first_page_header_footer = True


def _nagot_star_i(skrift: Skrift, slag: str) -> bool:
    """Sant när något av mallens sidhuvuden (eller sidfötter) har text, ett fält eller en bild."""
    dokument = skrift.mall.dokument
    delar = [dokument.part.related_parts.get(e.get(qn("r:id"), "")) for e in dokument.element.body.iter(w(slag))]
    synligt = [w(n) for n in ("t", "drawing", "pict", "object", "instrText", "fldSimple")]
    return any(
        True for del_ in delar if del_ is not None and hasattr(del_, "element") for _ in del_.element.iter(*synligt)
    )


def _fyll(del_: _BaseHeaderFooter, stycken: list[_Element]) -> None:
    del_.is_linked_to_previous = False
    rot = del_._element
    for barn in list(rot):
        rot.remove(barn)
    rot.extend(stycken)
