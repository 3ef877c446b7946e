"""JSON Schema ur ett dokument: det som redigeraren visar och prövar medan någon skriver i YAML-filen.

Grunden är pydantics eget schema. Varje fråga får sin ordalydelse som titel och sitt krav som beskrivning, avsnitten
läggs på plats (redigerare klarar inte alltid hänvisningar), och ett obesvarat frivilligt fält får vara tomt.
"""

from __future__ import annotations

import json
from typing import Any

from redovisning.dokument.falt import Blankett, Del, Falt, Krav, Svarstyp, blankett, delar, falten
from redovisning.dokument.klasser import Dokument

_UTKAST = "https://json-schema.org/draft/2020-12/schema"
_KRAV = {Krav.JA: "Obligatorisk.", Krav.BOR: "Bör besvaras.", Krav.FRIVILLIG: "Frivillig."}
_BESVARAS = {
    Svarstyp.JA_NEJ: "Svara ja eller nej.",
    Svarstyp.TEXT: "",
    Svarstyp.VAL: "Välj ett av svaren.",
    Svarstyp.TAL: "Skriv ett tal.",
    Svarstyp.DATUM: "Skriv ett datum, till exempel 2024-09-30.",
}
_EGEN_FORM = {Svarstyp.TAL: ["number", "string"], Svarstyp.DATUM: "string"}


def schematext(dokument: Blankett | type[Dokument]) -> str:
    """Ger schemat som den text som ligger i ``schemas/``. Samma dokument ger alltid samma text."""
    return json.dumps(schema(dokument), ensure_ascii=False, indent=2) + "\n"


def schema(dokument: Blankett | type[Dokument]) -> dict[str, Any]:
    """Ger dokumentets JSON Schema, i 2020-12 års utgåva."""
    dokument = blankett(dokument)
    grund = dokument.klass.model_json_schema(mode="validation")
    lista = dokument.sandlista
    skrivare = _Skrivare(grund.get("$defs", {}), dokument)
    return {
        "$schema": _UTKAST,
        "title": dokument.titel,
        **({"description": f"Skickas senast {lista.senast} till {lista.mottagare}."} if lista else {}),
        **skrivare.objekt(grund, ""),
    }


class _Skrivare:
    def __init__(self, klasser: dict[str, Any], dokument: Blankett) -> None:
        self.klasser = klasser
        self.ar = dokument.ar
        self.falt = {f.nyckel: f for f in falten(dokument)}
        self.frivilliga = {f"{f.lista}[]." for f in falten(dokument) if f.lista and not f.minst}
        self.delar = {d.nyckel: d for d, _ in delar(dokument)}

    def objekt(self, delschema: dict[str, Any], forled: str) -> dict[str, Any]:
        """Ett objekt med bara sina egna nycklar. Formulärets år har ett förval i klassen men måste stå i filen.

        En lista som får vara tom har en tom post i en ny fil, så i den krävs inget förrän granskningen ser svaren.
        """
        egenskaper = {namn: self.egenskap(d, forled + namn) for namn, d in delschema["properties"].items()}
        konstanter = (namn for namn, e in egenskaper.items() if "const" in e)
        return {
            "type": "object",
            "properties": egenskaper,
            "required": [] if forled in self.frivilliga else [*konstanter, *delschema.get("required", [])],
            "additionalProperties": False,
        }

    def egenskap(self, delschema: dict[str, Any], nyckel: str) -> dict[str, Any]:
        if falt := self.falt.get(nyckel):
            return _fraga(delschema, falt)
        if "$ref" in delschema:
            return _avsnitt(self.delar[nyckel], self.objekt(self._klass(delschema), f"{nyckel}."))
        if delschema.get("type") == "array":
            minst = {n: delschema[n] for n in ("minItems",) if n in delschema}
            lista = {"type": "array", **minst, "items": self.objekt(self._klass(delschema["items"]), f"{nyckel}[].")}
            if del_ := self.delar.get(nyckel):
                return _avsnitt(del_, lista)
            return {"title": nyckel.capitalize(), **lista}
        return {"title": "Formulärets år", "const": self.ar}

    def _klass(self, hanvisning: dict[str, Any]) -> dict[str, Any]:
        klass: dict[str, Any] = self.klasser[hanvisning["$ref"].rpartition("/")[2]]
        return klass


def _avsnitt(del_: Del, objekt: dict[str, Any]) -> dict[str, Any]:
    text = " ".join(t for t in (del_.ingress, del_.avslut) if t)
    return {"title": del_.hel_rubrik, **({"description": text} if text else {}), **objekt}


def _fraga(delschema: dict[str, Any], falt: Falt) -> dict[str, Any]:
    beskrivning = (falt.fraga.hjalp, _BESVARAS[falt.typ], _KRAV[falt.krav])
    return {"title": falt.fraga.text, "description": " ".join(t for t in beskrivning if t), **_varde(delschema, falt)}


def _varde(delschema: dict[str, Any], falt: Falt) -> dict[str, Any]:
    """Värdets villkor. Ett svar som inte krävs får vara tomt, och då gäller inget mönster."""
    ifyllt = next(d for d in delschema.get("anyOf", [delschema]) if d.get("type") != "null")
    if falt.typ is Svarstyp.VAL:
        ifyllt = {"enum": list(falt.val)}
    elif falt.typ in _EGEN_FORM:
        ifyllt = {"type": _EGEN_FORM[falt.typ], "pattern": r"\S"}
    if falt.krav is Krav.JA and not (falt.lista and not falt.minst):
        return {namn: ifyllt[namn] for namn in ("type", "enum", "pattern") if namn in ifyllt}
    if "enum" in ifyllt:
        return {"enum": [*ifyllt["enum"], "", None]}
    typ = ifyllt["type"]
    return {"type": [*([typ] if isinstance(typ, str) else typ), "null"]}
