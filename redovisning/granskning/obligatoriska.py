"""Regler om frågor som inte är besvarade, och om formulärets ledtexter som står kvar i stället för svar."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.falt import Falt, Krav, Svarstyp
from redovisning.granskning.katalog_svar import INGET_AN
from redovisning.granskning.ledtexter import ar_ledtext, ledtext_i
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera

_HELA_FILEN = frozenset({"TR09", "TR10", "JS01", "JS04", "JS05"})


@regel("OB01")
def obligatoriskt_svar(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser varje obesvarad obligatorisk fråga.

    En påbörjad rad i en lista ska ha alla sina obligatoriska svar, till exempel en kontaktpersons telefonnummer. I en
    lista som måste ha någon rad räknas den första alltid som påbörjad.
    """
    for stig, falt in s.falt.items():
        if falt.krav is Krav.JA and _saknas(s, stig) and _raden_behovs(s, stig, falt):
            yield s.anmark("OB01", stig, gor=_gor(s, falt))


@regel("OB02")
def onskat_svar(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser varje tom ruta för resultat, utom i 3.6 där formuläret bara frågar efter det som inte sagts tidigare."""
    for stig, falt in s.falt.items():
        if falt.krav is Krav.BOR and _saknas(s, stig):
            yield s.anmark("OB02", stig, hjalp=_hjalp(falt))


@regel("PR01")
def kvarlamnad_ledtext(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en ledtext som står kvar, ensam eller inne i ett svar. Ensam räknas den som ett tomt fält."""
    for stig, text in s.texter.items():
        if ar_ledtext(text):
            yield s.anmark(
                "PR01",
                stig,
                ledtext=citera(text),
                var="som enda svar och räknas som tomt",
                gor="Skriv ett svar i stället, eller lämna fältet tomt.",
            )
        elif inuti := ledtext_i(text):
            yield s.anmark("PR01", stig, ledtext=citera(inuti), var="inne i svaret", gor="Ta bort den.")


def _hjalp(falt: Falt) -> str:
    """Frågans egen hjälp, och för en fritext vad man skriver när det inte finns något."""
    hjalp = (falt.fraga.hjalp or "skriv ett svar").rstrip(".") + "."
    return hjalp if falt.enradig or falt.typ is not Svarstyp.TEXT else f"{hjalp} {INGET_AN}"


def _saknas(s: Sammanhang, stig: str) -> bool:
    """Sant när frågan är obesvarad, och inte för att läsaren redan har sagt att svaret inte gick att läsa."""
    if stig in s.svar or stig in s.redan_fel or s.en_gang(_hela_filen_olast):
        return False
    return not s.en_gang(_olasta_avsnitt).intersection(_forleden(stig))


def _hela_filen_olast(s: Sammanhang) -> bool:
    """Sant när filen inte har en enda nyckel: läsarens fel gäller då allt, och varje fråga för sig säger inget mer."""
    return s.utkast.platser.keys() == {""} and any(a.kod in _HELA_FILEN for a in s.utkast.anmarkningar)


def _olasta_avsnitt(s: Sammanhang) -> frozenset[str]:
    """Avsnitten och posterna som läsaren har gett ett fel och inte läst någon nyckel i."""
    lasta = {del_ for stig in s.utkast.platser if "." in stig for del_ in _forleden(stig)}
    return frozenset(stig for stig in s.redan_fel if "." not in stig and stig not in lasta)


def _forleden(stig: str) -> tuple[str, str]:
    rad = stig.partition(".")[0]
    return rad, rad.partition("[")[0]


def _raden_behovs(s: Sammanhang, stig: str, falt: Falt) -> bool:
    """En post räknas när något står i den; den första räknas också när listan inte får vara tom men är det."""
    if not falt.lista:
        return True
    i_listan = [t for t in s.texter if t.startswith(f"{falt.lista}[")]
    rad = stig.partition(".")[0]
    return any(t.startswith(f"{rad}.") for t in i_listan) or (
        falt.minst > 0 and not i_listan and rad == f"{falt.lista}[0]"
    )


def _gor(s: Sammanhang, falt: Falt) -> str:
    if falt.fraga.saknas:
        return falt.fraga.saknas
    match falt.typ:
        case Svarstyp.JA_NEJ:
            return "Svara ja eller nej."
        case Svarstyp.VAL:
            return f"Tillåtet är: {', '.join(falt.val)}."
        case Svarstyp.TAL:
            return "Skriv ett tal."
        case Svarstyp.DATUM:
            return "Skriv ett datum, till exempel 2024-09-30."
    return "Fyll i uppgiften." if falt.lista else s.utkast.dokument.saknas
