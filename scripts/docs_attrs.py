"""Tells the reference what attrs makes of a class: an `__init__` from its fields."""

from __future__ import annotations

from typing import Any

import griffe

_PLAIN, _KEYWORD = griffe.ParameterKind("positional or keyword"), griffe.ParameterKind("keyword-only")
_DECORATORS = ("attrs.define", "attrs.frozen")


class AttrsInit(griffe.Extension):
    """Adds the signature to each attrs class of a package."""

    def on_package(self, *, pkg: griffe.Module, loader: griffe.GriffeLoader, **kwargs: Any) -> None:
        """Called when a package has been read."""
        _visit(pkg)


def _visit(parent: griffe.Module | griffe.Class) -> None:
    for member in parent.members.values():
        if isinstance(member, (griffe.Module, griffe.Class)):
            _visit(member)
            if isinstance(member, griffe.Class) and "__init__" not in member.members and _is_attrs(member):
                member.set_member("__init__", _init(member))


def _is_attrs(found: griffe.Class) -> bool:
    return any(str(decorator.value).startswith(_DECORATORS) for decorator in found.decorators)


def _init(found: griffe.Class) -> griffe.Function:
    parameters = [griffe.Parameter("self", kind=_PLAIN)]
    for name, field in found.members.items():
        if isinstance(field, griffe.Attribute) and field.annotation is not None:
            options = _options(field.value)
            if options.get("init") == "False":
                continue
            kind = _KEYWORD if options.get("kw_only") == "True" else _PLAIN
            default = options.get("default", "..." if "factory" in options else None)
            parameters.append(
                griffe.Parameter(name.lstrip("_"), annotation=field.annotation, kind=kind, default=default)
            )
    # attrs takes keyword-only fields from wherever they stand.
    parameters.sort(key=lambda parameter: parameter.kind is _KEYWORD)
    return griffe.Function("__init__", parameters=griffe.Parameters(*parameters), parent=found, returns="None")


def _options(value: str | griffe.Expr | None) -> dict[str, str]:
    """What a field says of itself: the arguments of `attrs.field`, or a plain default."""
    if value is None:
        return {}
    if not isinstance(value, griffe.ExprCall) or not str(value.function).startswith("attrs."):
        return {"default": str(value)}
    return {
        argument.name: str(argument.value) for argument in value.arguments if isinstance(argument, griffe.ExprKeyword)
    }
