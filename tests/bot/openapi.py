"""docs/openapi.yaml as tests use it: its paths, and checkers for its schemas."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bot.config import ROOT

DOCUMENT: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "openapi.yaml").read_text("utf-8"))
BASE = "urn:gildong:openapi"
REGISTRY = Registry().with_resource(BASE, Resource(contents=DOCUMENT, specification=DRAFT202012))
METHODS = ("get", "post", "put", "patch", "delete", "options")


def operations() -> set[tuple[str, str]]:
    return {(method.upper(), path) for path, item in DOCUMENT["paths"].items() for method in METHODS if method in item}


@cache
def schema(name: str) -> Draft202012Validator:
    """A checker for one of the document's named schemas."""
    assert name in DOCUMENT["components"]["schemas"], name
    return Draft202012Validator({"$ref": f"{BASE}#/components/schemas/{name}"}, registry=REGISTRY)


def check(name: str, value: Any) -> None:
    schema(name).validate(value)


def check_response(method: str, path: str, status: int, body: Any) -> None:
    """The status is documented for the operation, and the body is what is documented for it."""
    responses = DOCUMENT["paths"][path][method.lower()]["responses"]
    assert str(status) in responses, f"{method} {path} answered {status}, which is not documented"
    content = _resolved(responses[str(status)]).get("content", {})
    if "application/json" in content:
        inner = content["application/json"]["schema"]
        pointed = {"$ref": BASE + inner["$ref"]} if set(inner) == {"$ref"} else _absolute(inner)
        Draft202012Validator(pointed, registry=REGISTRY).validate(body)


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    found: Any = DOCUMENT
    for part in node["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return dict(found)


def _absolute(node: Any) -> Any:
    """The schema with its references made to point into the document."""
    if isinstance(node, dict):
        return {k: BASE + v if k == "$ref" and isinstance(v, str) else _absolute(v) for k, v in node.items()}
    return [_absolute(each) for each in node] if isinstance(node, list) else node
