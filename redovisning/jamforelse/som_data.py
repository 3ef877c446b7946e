"""Jämförelsen som data för JSON: fasta nycklar och hela svar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redovisning.jamforelse.parning import Fragepar
    from redovisning.jamforelse.skillnader import Jamforelse, Sida, Skillnad, Stalle


def som_dict(jamforelse: Jamforelse) -> dict[str, object]:
    """Ger hela jämförelsen. ``a`` och ``b`` är de två utkasten, överallt. Två handlingsplaner ger också ``planen``."""
    from redovisning.handlingsplan.forandringar_ord import som_dict as planen
    from redovisning.jamforelse.skillnader import Andring

    return {
        "a": _sida(jamforelse.a),
        "b": _sida(jamforelse.b),
        "inga_skillnader": jamforelse.inga_skillnader,
        "antal": {"lika": jamforelse.lika, **{a.value: jamforelse.antal(a) for a in Andring}},
        "skillnader": [_skillnad(s) for s in jamforelse.skillnader],
        "fragor": [_fraga(f) for f in jamforelse.fragor],
        "inte_jamforda": [d.hel_rubrik for d in jamforelse.utelamnade],
        **({"planen": planen(jamforelse.plan)} if jamforelse.plan else {}),
    }


def _sida(sida: Sida) -> dict[str, object]:
    return {"fil": sida.namn, "dokument": sida.titel, "ar": sida.ar, "region": sida.region}


def _skillnad(skillnad: Skillnad) -> dict[str, object]:
    falt = skillnad.fraga.falt
    return {
        "andring": skillnad.andring.value,
        "avsnitt": falt.avsnitt.hel_rubrik,
        "fraga": falt.fraga.text,
        "a": _stalle(skillnad.a),
        "b": _stalle(skillnad.b),
        "stycken": [[{"slag": bit.slag.value, "text": bit.text} for bit in stycke] for stycke in skillnad.stycken],
    }


def _stalle(stalle: Stalle) -> dict[str, object] | None:
    """``None`` där frågan eller posten inte finns."""
    if not stalle.stig:
        return None
    plats = stalle.plats.som_dict() if stalle.plats else None
    return {"falt": stalle.stig, "post": stalle.post or None, "text": stalle.text or None, "plats": plats}


def _fraga(fraga: Fragepar) -> dict[str, object]:
    return {
        "falt": fraga.falt.nyckel,
        "avsnitt": fraga.falt.avsnitt.hel_rubrik,
        "a": fraga.a.fraga.text if fraga.a else None,
        "b": fraga.b.fraga.text if fraga.b else None,
    }
