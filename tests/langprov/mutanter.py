"""Mutanter: små fel i källkoden, ett i taget, gjorda med mutmuts operatorer på libcst:s träd."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from tests.langprov.mutant import Mutant

_ORORDA = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
"""Typer, dekoratörer och importer: de har ingen verkan av sig själva, eller så faller allt direkt."""


class _Stallen(cst.CSTVisitor):
    """Samlar varje nod i funktionernas kroppar med de noder som den kan bytas mot."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.stallen: list[tuple[cst.CSTNode, cst.CSTNode, int]] = []
        self._djup = 0

    def visit_FunctionDef_body(self, node: cst.FunctionDef) -> None:
        self._djup += 1

    def leave_FunctionDef_body(self, node: cst.FunctionDef) -> None:
        self._djup -= 1

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, _ORORDA) or _docstring(node):
            return False
        if self._djup:
            rad = self.get_metadata(PositionProvider, node).start.line
            for slag, operator in mutation_operators:
                if isinstance(node, slag):
                    self.stallen.extend((node, ny, rad) for ny in operator(node))
        return super().on_visit(node)


def _docstring(node: cst.CSTNode) -> bool:
    return (
        isinstance(node, cst.SimpleStatementLine)
        and isinstance(node.body[0], cst.Expr)
        and isinstance(node.body[0].value, cst.SimpleString | cst.ConcatenatedString)
    )


def mutanter(rot: Path, filer: list[str], antal: int, fro: int) -> Iterator[Mutant]:
    """Ger ett slumpat urval av alla mutanter i filerna, lika för samma frö; alla är lika troliga."""
    alla: list[tuple[str, MetadataWrapper, cst.CSTNode, cst.CSTNode, int]] = []
    for fil in sorted(filer):
        omslag, besok = MetadataWrapper(cst.parse_module((rot / fil).read_text("utf-8"))), _Stallen()
        omslag.visit(besok)
        alla += [(fil, omslag, gammal, ny, rad) for gammal, ny, rad in besok.stallen]
    for fil, omslag, gammal, ny, rad in random.Random(fro).sample(alla, min(antal, len(alla))):
        modul = omslag.module
        bytt = modul.deep_replace(gammal, ny)
        assert isinstance(bytt, cst.Module)
        radtext = modul.code.splitlines()[rad - 1].strip()
        yield Mutant(fil, rad, modul.code_for_node(gammal), modul.code_for_node(ny), bytt.code, radtext)
