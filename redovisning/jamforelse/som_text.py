"""Jämförelsen som text för skärmen: det ändrade med några ord runt om, aldrig hela långa svar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from redovisning.anmarkning import kort
from redovisning.jamforelse.orddiff import Bit, Slag
from redovisning.jamforelse.styckediff import Stycke, andring_saknas
from redovisning.synligt import synligt

if TYPE_CHECKING:
    from redovisning.handlingsplan.forandringar_ord import Grupp
    from redovisning.jamforelse.parning import Fragepar
    from redovisning.jamforelse.skillnader import Jamforelse, Sida, Skillnad, Stalle

_RUNT_OM = 6
_HELT_STYCKE = 40
_MARKEN = {Slag.STRUKET: ("[-", "-]", "\x1b[31m"), Slag.TILLAGT: ("{+", "+}", "\x1b[32m")}
_SLUT_FARG = "\x1b[0m"


def som_text(jamforelse: Jamforelse, *, farg: bool = False) -> str:
    """Ger alla skillnader avsnitt för avsnitt: ``[-det strukna-]{+det tillagda+}``, och sist hur många de är."""
    rader = [f"A: {_sida(jamforelse.a)}", f"B: {_sida(jamforelse.b)}"]
    for grupp in planens_grupper(jamforelse):
        rader += ["", grupp.rubrik, *(f"  - {synligt(rad)}" for rad in grupp.rader)]
    for avsnitt, skillnader in groupby(jamforelse.skillnader, lambda s: s.fraga.falt.avsnitt.hel_rubrik):
        rader += ["", avsnitt]
        for skillnad in skillnader:
            rader += _skillnad(skillnad, jamforelse, farg)
    if jamforelse.fragor:
        rader += ["", "Frågor som inte är desamma", *map(fragerad, jamforelse.fragor)]
    if jamforelse.utelamnade:
        rader += ["", f"Inte jämfört, för det finns bara i den ena filen: {utelamnat(jamforelse)}."]
    return "\n".join([*rader, "", sammanfattning(jamforelse)])


def planens_grupper(jamforelse: Jamforelse) -> list[Grupp]:
    """Ger det som hänt med planens åtgärder, mål och indikatorer; inget när det inte är planer som jämförs."""
    if jamforelse.plan is None:
        return []
    from redovisning.handlingsplan.forandringar_ord import grupperna

    return list(grupperna(jamforelse.plan))


def sammanfattning(jamforelse: Jamforelse) -> str:
    """Ger en rad med antalen."""
    from redovisning.jamforelse.skillnader import Andring

    n = {andring: jamforelse.antal(andring) for andring in Andring}
    lika = f"{jamforelse.lika} svar är lika."
    if jamforelse.inga_skillnader:
        return f"Inga skillnader. {lika}"
    delar = [
        f"{n[Andring.ANDRAT]} {'ändrat' if n[Andring.ANDRAT] == 1 else 'ändrade'}",
        f"{n[Andring.TILLAGT]} {'tillagt' if n[Andring.TILLAGT] == 1 else 'tillagda'}",
        f"{n[Andring.BORTTAGET]} {'borttaget' if n[Andring.BORTTAGET] == 1 else 'borttagna'}",
    ]
    if n[Andring.FLYTTAT]:
        delar.append(f"{n[Andring.FLYTTAT]} {'flyttad' if n[Andring.FLYTTAT] == 1 else 'flyttade'}")
    return f"{', '.join(delar)}. {lika}"


def fragerad(fraga: Fragepar) -> str:
    """Ger en rad om en fråga som bara finns i den ena filen, eller som har fått ny lydelse."""
    lydelser = [f"«{kort(falt.fraga.text, 70)}»" for falt in (fraga.a, fraga.b) if falt]
    return f"  {bara_i(fraga) or 'ny lydelse'} {fraga.falt.avsnitt.namn} {' → '.join(lydelser)} ({fraga.falt.nyckel})"


def bara_i(fraga: Fragepar) -> str:
    """Säger i vilken fil frågan finns, när den bara finns i den ena."""
    if fraga.a and fraga.b:
        return ""
    return f"frågan finns bara i {'A' if fraga.a else 'B'}"


def utelamnat(jamforelse: Jamforelse) -> str:
    """Ger avsnitten som inte har jämförts, i en rad."""
    return ", ".join(d.namn for d in jamforelse.utelamnade)


def stallet(stalle: Stalle, sida: Sida) -> str:
    """Ger filen och platsen i den: ``redovisning.yaml:34:21``."""
    return ":".join(d for d in (sida.namn, str(stalle.plats or "")) if d)


def posten(skillnad: Skillnad) -> str:
    """Ger posten som den nämns, med båda numren när de är olika: ``kontaktperson 1 → kontaktperson 2``."""
    return " → ".join(dict.fromkeys(s.post for s in (skillnad.a, skillnad.b) if s.post))


def synlig_bit(bit: Bit) -> str:
    """Ger bitens text så att den syns: styrtecken som koder, och ett ensamt mellanrum som tecken."""
    text = synligt(bit.text)
    if bit.slag is Slag.LIKA or text.strip():
        return text
    return text.replace("\n", "↵").replace(" ", "␣").replace("\t", "⇥")


def _sida(sida: Sida) -> str:
    return ", ".join(d for d in (sida.namn, sida.titel, sida.region and synligt(sida.region)) if d)


def _skillnad(skillnad: Skillnad, jamforelse: Jamforelse, farg: bool) -> Iterator[str]:
    falt = skillnad.fraga.falt
    huvud = [skillnad.andring.ord, posten(skillnad), f"«{kort(falt.fraga.text, 90)}»"]
    bara = f" ({bara_i(skillnad.fraga)})" if bara_i(skillnad.fraga) else ""
    yield f"  {' '.join(d for d in huvud if d)}{bara}"
    stallen = (("A", skillnad.a, jamforelse.a), ("B", skillnad.b, jamforelse.b))
    platser = [f"{a_eller_b} {var}" for a_eller_b, s, sida in stallen if s.stig and (var := stallet(s, sida))]
    if platser:
        yield f"    {' · '.join(platser)}"
    for stycke in skillnad.visade_stycken:
        if not andring_saknas(stycke):
            yield f"    | {_stycke(stycke, farg)}"


def _stycke(stycke: Stycke, farg: bool) -> str:
    sist = len(stycke) - 1
    return "".join(
        _kortad(bit, fore=n == 0, efter=n == sist) if bit.slag is Slag.LIKA else _markt(bit, farg)
        for n, bit in enumerate(stycke)
    )


def _kortad(bit: Bit, *, fore: bool, efter: bool) -> str:
    """Orden närmast ändringen. ``fore`` och ``efter``: inget ändrat står på den sidan."""
    text = synligt(bit.text)
    ord_ = text.split()
    behall_sist, behall_forst = 0 if efter else _RUNT_OM, 0 if fore else _RUNT_OM
    if len(ord_) <= behall_forst + behall_sist + 2:
        return text.replace("\n", " ↵ ")
    blankt_fore = text[: len(text) - len(text.lstrip())]
    blankt_efter = text[len(text.rstrip()) :]
    borjan = " ".join(ord_[:behall_forst]) + " " if behall_forst else ""
    slut = " " + " ".join(ord_[-behall_sist:]) if behall_sist else ""
    return f"{blankt_fore}{borjan}…{slut}{blankt_efter}".replace("\n", " ↵ ")


def _markt(bit: Bit, farg: bool) -> str:
    fore, efter, fargen = _MARKEN[bit.slag]
    text = synlig_bit(bit)
    ord_ = text.split()
    if len(ord_) > _HELT_STYCKE + 10:
        text = f"{' '.join(ord_[:_HELT_STYCKE])} … ({len(ord_)} ord)"
    markt = f"{fore}{text}{efter}".replace("\n", " ↵ ")
    return f"{fargen}{markt}{_SLUT_FARG}" if farg else markt
