"""Write `openai_codex/generated` from the kept schema, or say what is stale.

python scripts/generate_models.py                         write
python scripts/generate_models.py --check                 exit 1 and name what is stale
python scripts/generate_models.py --from-runtime          renew the kept schema from the pinned runtime, then write
python scripts/generate_models.py --from-runtime --check  compare the kept schema with the pinned runtime as well
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from modelgen import classify, emit, history, registry, rpc, schema, shapes, support, tables, union

TARGET = schema.ROOT / "openai_codex" / "generated"


def derive() -> dict[str, str]:
    """Return the text of every generated file, not yet formatted."""
    combined, facts, made_of = union.load_union()
    definitions = schema.definitions(combined)
    protocol = classify.classify(definitions, facts)
    digest = schema.digest(schema.COMBINED, schema.NEWER)
    header = emit.HEADER.format(source=schema.COMBINED, digest=digest)
    kept: dict[str, str] = {"source": schema.COMBINED, "digest": digest}
    return {
        "__init__.py": header + '"""The wire models, and all methods, derived from the runtime\'s own schema."""\n',
        "v2_all.py": emit.models_source(protocol, runtime=made_of, **kept),
        "methods.py": tables.methods_source(protocol, definitions, facts, **kept),
        "notification_registry.py": registry.registry_source(**kept),
        "history.py": support.support_source(history.load(), digest=schema.digest(history.PATH.name)),
        "rpc_async.py": rpc.rpc_source("async", protocol, definitions, {**facts, "runtime": made_of}, **kept),
        "rpc_sync.py": rpc.rpc_source("sync", protocol, definitions, {**facts, "runtime": made_of}, **kept),
    }


def remember(*, check: bool) -> list[str]:
    """See to it that the history says of the kept schema's runtime what that says; return what was or is stale."""
    combined, facts = schema.load()
    known, fresh = history.load(), shapes.facts(combined)
    if known.versions.count(facts["runtime"]) and known.column(facts["runtime"]) == fresh:
        return []
    if not check:
        history.PATH.write_text(known.with_runtime(facts["runtime"], fresh).text())
    return [f"scripts/schema/{history.PATH.name}"]


def stale(target: Path) -> list[str]:
    """Return the names of the files in `target` that do not say what the schema says."""
    return [name for name, text in derive().items() if not _same(target / name, text)]


def _same(path: Path, text: str) -> bool:
    """Whether a file says the same as `text`; layout does not count, so that no formatter is needed to check."""
    if not path.exists():
        return False
    kept = path.read_text()
    return kept.startswith(text.split('"""')[0]) and ast.dump(ast.parse(kept)) == ast.dump(ast.parse(text))


def write(target: Path) -> None:
    """Write every generated file into `target`, formatted."""
    for name, text in derive().items():
        command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=120", "--target-version=py310"]
        formatted = subprocess.run([*command, "-"], input=text, check=True, capture_output=True, text=True).stdout
        (target / name).write_text(formatted)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where something is stale")
    parser.add_argument("--from-runtime", action="store_true", help="ask the installed runtime for its schema")
    options = parser.parse_args(arguments)
    found = (
        [f"scripts/schema/{name}" for name in schema.from_runtime(check=options.check)] if options.from_runtime else []
    )
    try:
        schema.verify()
        found += remember(check=options.check)
    except (schema.StaleSchema, history.HistoryError) as error:
        print(error)
        return 1
    if options.check:
        found += [f"openai_codex/generated/{name}" for name in stale(TARGET)]
        for name in found:
            print(f"stale: {name}")
        return 1 if found else 0
    write(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
