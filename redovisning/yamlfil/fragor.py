"""Formulärets text som YAML-kommentarer: rubriker, frågor, hjälp och krav, i läsbara rader."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from redovisning.dokument.falt import Blankett, Del, Falt, Krav, Sandlista, Svarstyp
from redovisning.omfattning import SKICKA_TILLBAKA, omfattningens_namn
from redovisning.resurser import schemanamn

BREDD = 100
_KRAV = {Krav.JA: "ska besvaras", Krav.BOR: "bör besvaras", Krav.FRIVILLIG: "får lämnas tom"}
_JA_NEJ = "(ja/nej)"
_MARKNING = re.compile(r"\s*# från [0-9]{4}, granska\s*")

_SA_SKRIVER_DU = """\
Så fyller du i filen
  Raderna som börjar med # är {kallas}s frågor. De är till för dig och följer inte med.
{ja_nej}  Längre svar skrivs på raderna under tecknet |, två blanksteg längre in än ordet före kolonet (nyckeln):

      kommentar: |
        Här står första stycket.

        En tom rad börjar ett nytt stycke. Rader som börjar med ett bindestreck blir en punktlista:

        - första punkten
        - andra punkten

  En numrerad lista skrivs med 1. 2. 3. i stället för bindestreck. Allt annat kommer ut som du skriver det.
  Ändra inte orden före kolonen. Spara, och kontrollera filen med: redovisning granska FILENS NAMN"""
_SA_SKRIVER_DU_JA_NEJ = """\
  Ja eller nej skrivs direkt efter kolonet, med ett blanksteg emellan:

      uppdaterad: ja

"""


def filhuvud(dokument: Blankett, omfattar: Iterable[str] | None = None) -> list[str]:
    """Ger filens första rader: schemat för redigeraren, vad filen är, när den ska skickas och hur man skriver.

    En del har i stället för schemat en rad med sina avsnitt, som läsaren känner igen.
    """
    lista = dokument.sandlista
    ja_nej = _SA_SKRIVER_DU_JA_NEJ if any(f.typ is Svarstyp.JA_NEJ for f in dokument.falt) else ""
    sa_skriver_du = _SA_SKRIVER_DU.format(kallas=dokument.kallas, ja_nej=ja_nej)
    skrivsatt = ("#", *(f"# {rad}".rstrip() for rad in sa_skriver_du.split("\n")))
    if omfattar is not None:
        return [
            f"# del: {omfattningens_namn(dokument, omfattar)}",
            "# Raden ovanför säger vilka avsnitt filen har. Låt den stå.",
            "#",
            *kommentar(dokument.titel),
            *kommentar(SKICKA_TILLBAKA),
            *skrivsatt,
        ]
    return [
        f"# yaml-language-server: $schema={schemanamn(dokument.ar, dokument.filnamn)}",
        "# Raden ovanför är till för textredigeraren. Låt den stå.",
        "#",
        *kommentar(dokument.titel),
        *(_skickas(lista) if lista else ()),
        *skrivsatt,
    ]


def _skickas(lista: Sandlista) -> list[str]:
    return [
        *kommentar(f"Skickas senast {lista.senast} till {lista.mottagare}, {lista.epost}."),
        *kommentar(f"Socialstyrelsen kan kontakta regionen om kompletteringar under {lista.kompletteringar}."),
    ]


def rubrik(del_: Del) -> list[str]:
    """Ger avsnittets rubrik mellan två linjer, och dess inledning under."""
    linje = "# " + "=" * (BREDD - 2)
    ingress = ["#", *kommentar(del_.ingress)] if del_.ingress else []
    return [linje, *kommentar(del_.hel_rubrik), *ingress, linje]


def fraga(falt: Falt, indrag: str) -> list[str]:
    """Ger frågan stycke för stycke, kravet inom hakparentes och hjälpen under."""
    krav = _KRAV[falt.krav]
    if form := _form(falt):
        krav = f"{form}, {krav}"
    stycken = f"{falt.fraga.text} [{krav}]".split("\n")
    if falt.fraga.hjalp:
        stycken.append(falt.fraga.hjalp)
    return [rad for stycke in stycken for rad in kommentar(stycke, indrag)]


def markningsrad(marke: str, indrag: str) -> str:
    """Ger raden som ovanför ett svar säger att det ska ses över: ``# från 2024, granska``."""
    return f"{indrag}# {marke}"


def ar_markningsrad(rad: str) -> bool:
    """Sant för en sådan rad, som programmet har skrivit."""
    return _MARKNING.fullmatch(rad) is not None


def _form(falt: Falt) -> str:
    match falt.typ:
        case Svarstyp.JA_NEJ:
            return "" if _JA_NEJ in falt.fraga.text else "ja/nej"
        case Svarstyp.VAL:
            return "/".join(falt.val)
        case Svarstyp.TAL:
            return "heltal" if falt.heltal else "tal"
        case Svarstyp.DATUM:
            return "datum"
    return ""


def kommentar(text: str, indrag: str = "") -> list[str]:
    """Ger texten som kommentarsrader, brutna vid ordmellanrum."""
    inled = f"{indrag}# "
    return textwrap.wrap(
        text, BREDD, initial_indent=inled, subsequent_indent=inled, break_long_words=False, break_on_hyphens=False
    )
