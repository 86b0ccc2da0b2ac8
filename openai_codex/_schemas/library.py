"""Types of pydantic and msgspec: their own schema and validation. Neither is imported unless a type is theirs."""

from __future__ import annotations

from typing import Any

import orjson

from .errors import DoesNotFit


def own_schema(library: str, kind: Any) -> dict[str, Any]:
    """The schema that the library writes; its references lead to `#/$defs/`."""
    if library == "pydantic":
        found: dict[str, Any] = kind.model_json_schema()
        return found
    import msgspec

    return msgspec.json.schema(kind)


def validated(library: str, kind: Any, value: Any) -> Any:
    """The library's value for parsed JSON, by its strict rules. Raises DoesNotFit."""
    if library == "pydantic":
        from pydantic import ValidationError

        try:
            # As JSON, because its strict mode for Python values takes no string for a date.
            return kind.model_validate_json(orjson.dumps(value), strict=True)
        except ValidationError as error:
            problems = [(_path(problem["loc"]), problem["msg"]) for problem in error.errors(include_url=False)]
            raise DoesNotFit(problems) from error
    import msgspec

    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `$")
        raise DoesNotFit([(path.rstrip("`"), what)]) from error


def dumped(value: Any) -> Any:
    """A model or struct as JSON values. Raises TypeError for anything else."""
    for base in type(value).__mro__:
        if base.__module__.startswith("pydantic.") and base.__name__ == "BaseModel":
            return value.model_dump(mode="json", by_alias=True)
        if base.__module__.startswith("msgspec") and base.__name__ == "Struct":
            import msgspec

            return msgspec.to_builtins(value)
    raise TypeError(f"{type(value).__name__} is not a JSON value")


def _path(location: tuple[int | str, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
