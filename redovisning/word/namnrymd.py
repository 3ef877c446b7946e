"""Namnrymder i Word-filer och hur ett prefix blir lxml:s fullständiga namn."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"

NSMAP: dict[str, str] = {"w": W, "w14": W14, "w15": W15, "r": R, "mc": MC}
"""Prefixen som Word själv använder; till ``nsmap`` och ``xpath``."""


def w(namn: str) -> str:
    """Ger det fullständiga namnet i Words huvudnamnrymd: ``w("tbl")`` blir ``{http://…/main}tbl``."""
    return f"{{{W}}}{namn}"


def w14(namn: str) -> str:
    """Ger det fullständiga namnet i Word 2010:s namnrymd."""
    return f"{{{W14}}}{namn}"


def w15(namn: str) -> str:
    """Ger det fullständiga namnet i Word 2013:s namnrymd."""
    return f"{{{W15}}}{namn}"


def r(namn: str) -> str:
    """Ger det fullständiga namnet för en relationsreferens: ``r("id")``."""
    return f"{{{R}}}{namn}"


def mc(namn: str) -> str:
    """Ger det fullständiga namnet i namnrymden för alternativt innehåll: ``mc("AlternateContent")``."""
    return f"{{{MC}}}{namn}"


MATTE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
"""Början på namnen i formler."""
XML_SPACE = f"{{{XML}}}space"
"""Attributet som bevarar blanktecken i ``w:t``."""
