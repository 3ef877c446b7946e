"""Word-filens delar bredvid brödtexten: stilar, numrering, kommentarer, fotnoter och länkmål, lästa vid behov."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from lxml.etree import _Element

from redovisning.grind import Mottagen
from redovisning.minne import Minne
from redovisning.word.listor import Listformat, las_listformat, las_liststilar
from redovisning.word.namnrymd import w
from redovisning.word.vandring import text_i
from redovisning.xmltolk import tolka_xml

_SLAG = {"kommentar": ("comments", "comment"), "fotnot": ("footnotes", "footnote"), "slutnot": ("endnotes", "endnote")}

_Varde = TypeVar("_Varde")
_LISTFORMAT: Minne[Listformat] = Minne(32)
_LISTSTILAR: Minne[dict[str, tuple[str, str]]] = Minne(32)
_STIL_ID: Minne[dict[tuple[str, str], list[str]]] = Minne(32)


class Worddelar:
    """Ger filens delar; var och en tolkas högst en gång."""

    def __init__(self, mottagen: Mottagen) -> None:
        self.mottagen = mottagen
        self.paket = mottagen.paket()
        self.huvuddel = self.paket.huvuddel

    @cached_property
    def brodtext(self) -> bytes:
        """Brödtextens byte."""
        return self.paket.las(self.huvuddel)

    @cached_property
    def rot(self) -> _Element:
        """Brödtextens rot, ``w:document``."""
        return tolka_xml(self.brodtext, self.huvuddel, self.paket.fil)

    @cached_property
    def kropp(self) -> _Element:
        """Brödtexten, ``w:body``. En fil utan brödtext ger en tom."""
        kropp = self.rot.find(w("body"))
        return kropp if kropp is not None else self.rot

    @cached_property
    def _relationer(self) -> dict[str, tuple[str, str, bool]]:
        return {
            rid: (relation.typ.rpartition("/")[2], relation.mal, relation.extern)
            for rid, relation in self.paket.relationer(self.huvuddel).items()
        }

    def delnamn(self, slag: str) -> str | None:
        """Ger namnet på den del som brödtexten pekar ut som ``styles``, ``numbering`` …, eller ``None``."""
        for typ, mal, extern in self._relationer.values():
            if typ == slag and not extern and mal in self.paket:
                return mal
        return None

    def _del(self, slag: str) -> _Element | None:
        namn = self.delnamn(slag)
        return self.paket.xml(namn) if namn else None

    @cached_property
    def _stilar(self) -> _Element | None:
        return self._del("styles")

    @cached_property
    def _numrering(self) -> _Element | None:
        return self._del("numbering")

    def numrering(self) -> _Element | None:
        """Ger numreringens rot, eller ``None``."""
        return self._numrering

    @cached_property
    def _listformat(self) -> Listformat:
        return self._minns(_LISTFORMAT, "numbering", lambda namn: las_listformat(self._numrering if namn else None))

    def listformat(self) -> Listformat:
        """Ger numreringens format."""
        return self._listformat

    @cached_property
    def _liststilar(self) -> dict[str, tuple[str, str]]:
        def las(namn: str | None) -> dict[str, tuple[str, str]]:
            return las_liststilar(self._stilar if namn and b"numPr" in self.paket.las(namn) else None)

        return self._minns(_LISTSTILAR, "styles", las)

    def liststilar(self) -> dict[str, tuple[str, str]]:
        """Ger de stilar som gör sina stycken till en lista: stil-id → (listans nummer, nivå)."""
        return self._liststilar

    def _minns(self, minne: Minne[_Varde], slag: str, las: Callable[[str | None], _Varde]) -> _Varde:
        """En stilmall ur Word är stor, och många filer har samma: det som läses ur den räknas ut en gång."""
        namn = self.delnamn(slag)
        return minne.hamta(namn and self.paket.avtryck(namn), lambda: las(namn))

    def lankmal(self, rid: str) -> str:
        """Ger målet för en länk; tomt om den är okänd."""
        return self._relationer.get(rid, ("", "", False))[1]

    @cached_property
    def _stil_id(self) -> dict[tuple[str, str], list[str]]:
        return self._minns(_STIL_ID, "styles", lambda _: _las_stil_id(self._stilar))

    def ledtextstilar(self) -> frozenset[str]:
        """Ger stil-id för ledtexternas teckenformat."""
        return frozenset(self._stil_id.get(("character", "placeholder text"), []))

    def liststil(self) -> str | None:
        """Ger stil-id för liststycken, om filen har stilen."""
        return next(iter(self._stil_id.get(("paragraph", "list paragraph"), [])), None)

    @cached_property
    def _bitexter(self) -> dict[tuple[str, str], str]:
        ut: dict[tuple[str, str], str] = {}
        for slag, (delnamn, tagg) in _SLAG.items():
            rot = self._del(delnamn)
            for not_ in rot.iter(w(tagg)) if rot is not None else ():
                stycken = ("".join(text_i(p)) for p in not_.iter(w("p")))
                ut[slag, not_.get(w("id"), "")] = " ".join(t for t in stycken if t)
        return ut

    def bitext(self, slag: str, id_: str) -> str:
        """Ger texten i en kommentar, fotnot eller slutnot."""
        return self._bitexter.get((slag, id_), "")


def _las_stil_id(stilar: _Element | None) -> dict[tuple[str, str], list[str]]:
    """Ger stilarnas id efter slag och Words eget namn; id är översatta i svenska Word."""
    ut: dict[tuple[str, str], list[str]] = {}
    for stil in stilar.iterchildren(w("style")) if stilar is not None else ():
        namn = next((n.get(w("val"), "") for n in stil.iterchildren(w("name"))), "")
        ut.setdefault((stil.get(w("type"), ""), namn.casefold()), []).append(stil.get(w("styleId"), ""))
    return ut
