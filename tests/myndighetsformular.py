"""Bygger formulär som liknar myndighetens egna Word-filer: inga märken, svenska stil-id, delade körningar.

Kontrollerna kan ligga på fyra nivåer. Filen har också delar som ingen får röra: tema, sidhuvud och egenskaper.
"""

from __future__ import annotations

from html import escape

from redovisning.dokument.falt import Falt, Svarstyp, Tabell, delar
from redovisning.dokument.klasser import Dokument
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.paket import packa

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROMPT = "Klicka eller tryck här för att ange text."
VALJ = "Välj ett objekt."
_OFF = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

NIVAER = ("cell", "block", "rad", "tabellrad")


def stycke(text: str, stil: str = "", extra: str = "") -> str:
    """Ger ett stycke med texten delad i två körningar, som Word ofta lämnar den."""
    mitt = max(1, len(text) // 2)
    ppr = f'<w:pPr><w:pStyle w:val="{stil}"/></w:pPr>' if stil else ""
    bitar = [text[:mitt], text[mitt:]] if len(text) > 1 else [text]
    korningar = '<w:proofErr w:type="spellStart"/>'.join(
        f'<w:r><w:t xml:space="preserve">{escape(b, quote=False)}</w:t></w:r>' for b in bitar
    )
    return f"<w:p>{ppr}{korningar}{extra}</w:p>"


class Formularfil:
    """Ett formulär att bygga. ``niva``: var kontrollerna ligger. ``slag``: ``rik`` eller ``text``."""

    def __init__(
        self,
        niva: str = "cell",
        slag: str = "rik",
        dokument: type[Dokument] = Redovisning2024,
        numrering: bool = False,
        titel: str | None = None,
    ) -> None:
        self.niva, self.slag, self.dokument, self.numrering = niva, slag, dokument, numrering
        self.titel = titel if titel is not None else dokument.titel
        self.id = 1000
        self.utelamna: set[str] = set()
        self.dubbla: set[str] = set()
        self.fragor: dict[str, str] = {}
        """Nyckel → annan lydelse av frågan."""
        self.svar: dict[str, str] = {}
        """Nyckel → cellens färdiga innehåll (XML), utan kontroll."""
        self.fore = ""
        """XML mellan titeln och den första rubriken."""
        self.efter: dict[str, str] = {}
        """Avsnittets nyckel → XML efter dess sista tabell."""

    def kropp(self) -> str:
        """Ger brödtexten som XML."""
        ut = [stycke("Tillgänglighetsuppdraget"), stycke(self.titel, "Rubrik1"), self.fore]
        for d, tabeller in delar(self.dokument):
            ut.append(stycke(d.hel_rubrik, "Rubrik2"))
            ut += [stycke(d.ingress)] if d.ingress else []
            for tabell, falt in tabeller:
                falt = tuple(f for f in falt if f.nyckel not in self.utelamna)
                ut += [stycke(tabell.ingress)] if tabell.ingress else []
                ut += [self._tabell(tabell, falt), "<w:p/>"] if falt else []
                if any(f.nyckel in self.dubbla for f in falt):
                    ut += [self._tabell(tabell, falt), "<w:p/>"]
            ut += [self.efter[d.nyckel]] if d.nyckel in self.efter else []
            ut += [stycke(d.avslut)] if d.avslut else []
        return "".join(ut) + "<w:sectPr/>"

    def bytes(self, **delar_till: bytes) -> bytes:
        """Ger hela filen."""
        dokument = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document xmlns:w="{W}" '
            f'xmlns:r="{_RELS}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
            f"<w:body>{self.kropp()}</w:body></w:document>"
        )
        return paketera(dokument, self.numrering, delar_till)

    def _tabell(self, tabell: Tabell, falt: tuple[Falt, ...]) -> str:
        if tabell.form == "rader":
            rubrik = "".join(_cell(stycke(t)) for t in tabell.rubrikrad)
            rader = [f"<w:tr>{rubrik}</w:tr>"]
            rader += [self._tabellrad([_cell(self._fraga(f)), self._svarscell(f)]) for f in falt]
        else:
            rader = [f"<w:tr>{''.join(_cell(self._fraga(f)) for f in falt)}</w:tr>"]
            rader.append(self._tabellrad([self._svarscell(f) for f in falt]))
            if falt[0].lista:
                rader.append(f"<w:tr>{''.join(_cell('<w:p/>') for _ in falt)}</w:tr>")
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/></w:tblPr>{"".join(rader)}</w:tbl>'

    def _tabellrad(self, celler: list[str]) -> str:
        rad = f"<w:tr>{''.join(celler)}</w:tr>"
        if self.niva != "tabellrad":
            return rad
        return f"<w:sdt><w:sdtPr>{self._nummer()}</w:sdtPr><w:sdtContent>{rad}</w:sdtContent></w:sdt>"

    def _fraga(self, f: Falt) -> str:
        text = self.fragor.get(f.nyckel, f.fraga.text)
        hjalp = f"<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{f.fraga.hjalp}</w:t></w:r></w:p>" if f.fraga.hjalp else ""
        return "".join(stycke(s) for s in text.split("\n")) + hjalp

    def _nummer(self) -> str:
        self.id += 1
        return f'<w:id w:val="{self.id}"/>'

    def _svarscell(self, f: Falt) -> str:
        if f.nyckel in self.svar:
            return _cell(self.svar[f.nyckel], svar=True)
        lista = f.typ is Svarstyp.JA_NEJ
        ledtext = VALJ if lista else PROMPT
        slag = (
            f'<w:dropDownList><w:listItem w:value="{VALJ}"/><w:listItem w:displayText="Ja" w:value="Ja"/>'
            '<w:listItem w:displayText="nej" w:value="nej"/></w:dropDownList>'
            if lista
            else ("<w:text/>" if self.slag == "text" else "")
        )
        egenskaper = (
            f'<w:sdtPr>{self._nummer()}<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/>'
            f"</w:placeholder><w:showingPlcHdr/>{slag}</w:sdtPr>"
        )
        korning = f'<w:r><w:rPr><w:rStyle w:val="Platshllartext"/></w:rPr><w:t>{ledtext}</w:t></w:r>'
        p = f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>{korning}</w:p>'
        match self.niva:
            case "cell":
                return f"<w:sdt>{egenskaper}<w:sdtContent>{_cell(p, svar=True)}</w:sdtContent></w:sdt>"
            case "block":
                return _cell(f"<w:sdt>{egenskaper}<w:sdtContent>{p}</w:sdtContent></w:sdt><w:p/>", svar=True)
        i_stycket = f"<w:sdt>{egenskaper}<w:sdtContent>{korning}</w:sdtContent></w:sdt>"
        return _cell(f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>{i_stycket}</w:p>', svar=True)


def _cell(innehall: str, *, svar: bool = False) -> str:
    farg = '<w:shd w:val="clear" w:color="auto" w:fill="DEEAF6"/>' if svar else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/>{farg}</w:tcPr>{innehall}</w:tc>'


STILAR = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Liststycke"><w:name w:val="List Paragraph"/></w:style>'
    '<w:style w:type="table" w:styleId="Tabellrutnt"><w:name w:val="Table Grid"/></w:style>'
    '<w:style w:type="character" w:styleId="Platshllartext"><w:name w:val="Placeholder Text"/></w:style></w:styles>'
)
NUMRERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:numIdMacAtCleanup w:val="1"/></w:numbering>'
)


def paketera(dokument: str, numrering: bool = False, delar_till: dict[str, bytes] | None = None) -> bytes:
    """Ger en Word-fil med brödtexten och de delar som en riktig fil brukar ha."""
    till = {namn.replace("__", "/").replace("_xml", ".xml"): d for namn, d in (delar_till or {}).items()}
    typer = [("word/document.xml", "document.main"), ("word/styles.xml", "styles"), ("word/header1.xml", "header")]
    typer += [("word/numbering.xml", "numbering")] if numrering else []
    typer += [(n, n.rpartition("/")[2].removesuffix(".xml")) for n in till if n.startswith("word/")]
    over = "".join(f'<Override PartName="/{n}" ContentType="{_OFF}.{t}+xml"/>' for n, t in typer)
    ct = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{over}</Types>'
    )
    mal = [n.removeprefix("word/") for n, _ in typer[1:]]
    rels = "".join(
        f'<Relationship Id="rId{i}" Type="{_RELS}/{_reltyp(m)}" Target="{m}"/>' for i, m in enumerate(mal, 1)
    )
    rels += (
        f'<Relationship Id="rId90" Type="{_RELS}/hyperlink" Target="mailto:kontakt@example.se" TargetMode="External"/>'
    )
    delar_ut: list[tuple[str, bytes]] = [
        ("[Content_Types].xml", ct.encode()),
        (
            "_rels/.rels",
            _relationer(f'<Relationship Id="rId1" Type="{_RELS}/officeDocument" Target="word/document.xml"/>'),
        ),
        ("word/document.xml", dokument.encode()),
        ("word/_rels/document.xml.rels", _relationer(rels)),
        ("word/styles.xml", STILAR.encode()),
        ("word/header1.xml", f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>Sidhuvud</w:t></w:r></w:p></w:hdr>'.encode()),
        ("docProps/thumbnail.bin", bytes(range(256)) * 4),
    ]
    delar_ut += [("word/numbering.xml", NUMRERING.encode())] if numrering else []
    return packa([*delar_ut, *till.items()])


def _reltyp(mal: str) -> str:
    bas = mal.rpartition("/")[2].removesuffix(".xml")
    return "header" if bas.startswith("header") else bas


def _relationer(inre: str) -> bytes:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inre}</Relationships>'.encode()
