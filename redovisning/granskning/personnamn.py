"""Det som ser ut som en persons för- och efternamn, där en funktion eller en verksamhet hör hemma."""

from __future__ import annotations

import re
from collections.abc import Iterator

FORNAMN = (
    "Agneta|Albin|Alexander|Alexandra|Alice|Alva|Amanda|Anders|Andreas|Anette|Anita|Ann|Anna|Anne|Annika|Anton|"
    "Arvid|Astrid|Axel|Barbro|Bengt|Berit|Birgitta|Bo|Britt|Camilla|Carina|Carl|Caroline|Catarina|Cecilia|Charlotte|"
    "Christer|Christian|Christina|Christine|Christoffer|Daniel|David|Ebba|Elin|Elisabeth|Ella|Elsa|Emil|Emilia|Emma|"
    "Erik|Ester|Eva|Fatima|Felix|Filip|Fredrik|Frida|Gabriel|Gerd|Gunilla|Gunnar|Gustav|Göran|Hampus|Hanna|Hans|"
    "Helen|Helena|Henrik|Hugo|Håkan|Ida|Inga|Ingela|Inger|Ingrid|Isabelle|Jakob|Jan|Jenny|Jens|Jesper|Jessica|"
    "Joakim|Johan|Johanna|Johannes|John|Jonas|Jonathan|Josefin|Julia|Jörgen|Kajsa|Karin|Karl|Katarina|Kenneth|Kent|"
    "Kerstin|Kim|Kjell|Klara|Kristin|Kristina|Kristoffer|Lars|Leif|Lena|Lennart|Linda|Linnea|Linus|Lisa|Lisbeth|"
    "Louise|Lovisa|Ludvig|Magdalena|Magnus|Maj|Maja|Malin|Marcus|Margareta|Maria|Marianne|Marie|Markus|Martin|"
    "Matilda|Mats|Mattias|Max|Mikael|Moa|Mohamed|Mona|Monica|Nathalie|Niklas|Nils|Nina|Ola|Olivia|Olle|Olof|Oscar|"
    "Oskar|Patrik|Per|Peter|Petra|Pia|Pontus|Rasmus|Rebecka|Richard|Rickard|Robert|Robin|Roger|Roland|Rolf|Rune|"
    "Sanna|Sara|Sebastian|Signe|Simon|Siv|Sofia|Sofie|Stefan|Sten|Stig|Stina|Susanne|Sven|Therese|Thomas|Tobias|"
    "Tomas|Tommy|Torbjörn|Tove|Ulf|Ulla|Ulrika|Urban|Veronica|Victor|Viktor|Viktoria|Wilhelm|William|Yvonne|Åke|Åsa|"
    "Örjan"
)
"""Vanliga förnamn i Sverige. Ett sådant följt av ett ord med stor bokstav är nästan alltid en person."""

_ORD = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_TVA_TRE_ORD = re.compile(rf"{_ORD}(?: {_ORD}){{1,2}}")
_FORNAMN_OCH_MER = re.compile(rf"\b(?:{FORNAMN})(?:-{_ORD})?(?: {_ORD}){{1,2}}\b(?! [a-zåäö])")
_DELAR = re.compile(r"\s*(?:[,;/()\n]| och | samt )\s*")
_VERKSAMHETSORD = re.compile(
    r"region|nämnd|styrelse|direktör|chef|förvaltning|klinik|enhet|avdelning|sjukhus|vård|samordnare|strateg|ledare"
    r"|ledning|läkare|sköterska|ansvarig|stab|utskott|råd|central|mottagning|område|kontor|division|psykiatri"
    r"|fullmäktige|kirurgi|medicin|ambulans|diagnostik|ortopedi|rehab|habilitering|akut|operation|laborator|radiologi"
    r"|onkologi|urologi|geriatri|utveckling|stöd|service|tand|logistik|fastighet|kansli|funktion|grupp|team|projekt"
    r"|program|nätverk|kommun|ungdom|hälsa|digital|kunskap|analys|ekonomi|personal|beredning|bolag",
    re.IGNORECASE,
)


def personnamn(text: str) -> Iterator[str]:
    """Ger det i texten som ser ut som namn på personer, i ordning.

    Ett vanligt förnamn räcker var det än står. Annars ska delen mellan två skiljetecken vara två eller tre ord med
    stor bokstav, utan något ord som hör till en verksamhet.
    """
    for del_ in _DELAR.split(text.replace("\xa0", " ")):
        if m := _FORNAMN_OCH_MER.search(del_):
            if not _VERKSAMHETSORD.search(m[0]):
                yield m[0]
        elif _TVA_TRE_ORD.fullmatch(del_) and not _VERKSAMHETSORD.search(del_):
            yield del_
