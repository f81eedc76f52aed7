"""From the pydantic models to JSON Schemas: draft 7, which the language server of VS Code knows best."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from ..model import KINDS, REGISTERS, SourceFile

DRAFT = "http://json-schema.org/draft-07/schema#"
_IDS, _RECORDS = "ids.schema.json#/definitions/", "records.schema.json#/definitions/"


class _ForEditors(GenerateJsonSchema):
    """Leaves out what only clutters an editor: titles made from names, empty defaults, null as a value."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: the key is its own title."""
        return False

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        """What may be left out is left out, not written as null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Only defaults that are worth offering."""
        made = super().default_schema(schema)
        return {key: item for key, item in made.items() if key != "default" or item not in (None, [])}

    def union_schema(self, schema: Any) -> dict[str, Any]:
        """Whole numbers and decimals are both numbers."""
        made = super().union_schema(schema)
        types = {choice.get("type") for choice in made.get("anyOf", [])}
        return {"type": "number"} if types == {"integer", "number"} else made

    def tagged_union_schema(self, schema: Any) -> dict[str, Any]:
        """A block of figures is broken down where it says by what; an editor need not guess."""
        if set(schema["choices"]) != {"plain", "breakdown"}:
            return super().tagged_union_schema(schema)
        plain, breakdown = (self.generate_inner(schema["choices"][form]) for form in ("plain", "breakdown"))
        return {"if": {"required": ["by"]}, "then": breakdown, "else": plain}

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        """A map whose keys have a form takes no others."""
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made


def shapes() -> dict[str, dict[str, Any]]:
    """Name and schema: one a kind, one a register, `sources`, and the `records` that they share."""
    files = {**KINDS, "sources": SourceFile, **REGISTERS}
    models = [(model, "validation") for model in files.values()]
    made = models_json_schema(models, ref_template=f"{_RECORDS}{{model}}", schema_generator=_ForEditors)[1]["$defs"]
    definitions = {name: _linked(schema) for name, schema in made.items()}
    heads = {name: definitions.pop(model.__name__) for name, model in files.items()}
    heads |= {name: {"additionalProperties": heads[name], "type": "object"} for name in REGISTERS}
    text = json.dumps([heads, definitions])
    shared = {name: schema for name, schema in definitions.items() if f'{_RECORDS}{name}"' in text}
    heads["records"] = {"definitions": shared}
    return {name: {"$schema": DRAFT, **schema} for name, schema in heads.items()}


def _linked(part: Any) -> Any:
    """A schema whose ids are looked up in the schema of ids, without the names of classes."""
    if isinstance(part, list):
        return [_linked(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "idOf" in part:
        told = {"description": part["description"]} if "description" in part else {}
        return {**told, "$ref": _IDS + part["idOf"]}
    made = {key: _linked(item) for key, item in part.items() if key != "title" or not isinstance(item, str)}
    if isinstance(made.get("description"), str):
        made["description"] = " ".join(made["description"].split())
    keys = made.get("properties", {})
    fits = [f"{_IDS}{name}" for key, name in (("measure", "fit"), ("by", "parts")) if key in keys]
    return {**made, "allOf": [{"$ref": fit} for fit in fits]} if fits else made
