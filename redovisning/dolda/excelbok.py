"""Det som en arbetsbok bär vid sidan av bladen: pivottabellers minne, ändringshistorik och länkar till program."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.dolda.egenskaper import namnfynd
from redovisning.dolda.innehall import Fynd, citat
from redovisning.excel.arbetsbok_in import Arbetsbok
from redovisning.excel.namnrymd import x
from redovisning.paket import Relation

SKYDDARE = "userName"
"""Namnet på den som skrivskyddade arbetsboken."""
_PROGRAM, _PIVOT, _HISTORIK = "/externalLink", "/pivotCacheDefinition", "/revisionHeaders"


def bokfynd(bok: Arbetsbok) -> Iterator[Fynd]:
    """Ger fynden i arbetsbokens egna delar."""
    if b"fileSharing" in bok.paket.las(bok.paket.huvuddel):
        yield from namnfynd([e.get(SKYDDARE, "") for e in bok.paket.xml(bok.paket.huvuddel).iter(x("fileSharing"))])
    for relation in bok.paket.relationer(bok.paket.huvuddel).values():
        if relation.extern or relation.mal not in bok.paket:
            continue
        if relation.typ.endswith(_PROGRAM):
            yield from _program(bok, relation)
        elif relation.typ.endswith(_PIVOT):
            yield from _pivot(bok, relation)
        elif relation.typ.endswith(_HISTORIK):
            yield from _historik(bok, relation)


def _program(bok: Arbetsbok, relation: Relation) -> Iterator[Fynd]:
    """Ger kopplingarna till ett annat program: Excel startar det för att hämta värdet."""
    for e in bok.paket.xml(relation.mal).iter(x("ddeLink")):
        yield Fynd("DO01", citat(f"{e.get('ddeService', '')}|{e.get('ddeTopic', '')}"), "i en koppling")


def _pivot(bok: Arbetsbok, relation: Relation) -> Iterator[Fynd]:
    """Ger det som en pivottabell minns av sitt underlag när bladet med det inte syns eller inte finns kvar."""
    rot = bok.paket.xml(relation.mal)
    yield from namnfynd([rot.get("refreshedBy", "")])
    kalla = rot.find(f"{x('cacheSource')}/{x('worksheetSource')}")
    if kalla is not None and _syns(bok, kalla.get("sheet") or _bladet(bok, kalla.get("name", ""))):
        return
    antal = 0
    for minne in bok.paket.relationer(relation.mal).values():
        if minne.typ.endswith("/pivotCacheRecords") and minne.mal in bok.paket:
            antal = sum(1 for _ in bok.paket.xml(minne.mal).iterchildren(x("r")))
    varden = sum(1 for _ in rot.iterfind(f".//{x('sharedItems')}/*"))
    if antal or varden:
        vad = f"{antal} rader" if antal else "ett värde" if varden == 1 else f"{varden} värden"
        yield Fynd("DO05", f"{vad} ur underlaget", "i minnet bakom en pivottabell")


def _syns(bok: Arbetsbok, blad: str) -> bool:
    return any(b.namn == blad and not b.dolt for b in bok.blad)


def _bladet(bok: Arbetsbok, namn: str) -> str:
    """Ger bladet där ett namngivet område eller en tabell ligger; tomt när det inte finns."""
    if pekar := bok.namn(namn):
        return pekar.rpartition("!")[0].strip("'").replace("''", "'")
    for post in bok.blad:
        for relation in bok.paket.relationer(post.del_namn).values():
            if relation.typ.endswith("/table") and relation.mal in bok.paket:
                tabell = bok.paket.xml(relation.mal)
                if namn and namn in (tabell.get("displayName"), tabell.get("name")):
                    return post.namn
    return ""


def _historik(bok: Arbetsbok, relation: Relation) -> Iterator[Fynd]:
    """Ger ändringarna i en arbetsbok som flera har delat, och namnen på dem som gjort dem."""
    huvuden = list(bok.paket.xml(relation.mal).iter(x("header")))
    yield from namnfynd([e.get("userName", "") for e in huvuden])
    if huvuden:
        yield Fynd("DO04", f"historik över {len(huvuden)} sparade ändringar", "i arbetsboken")
