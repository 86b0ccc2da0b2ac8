"""What a release is made of: generated types, the SDK's packages, the runtime's package.

python scripts/update_sdk_artifacts.py generate-types           from the pinned runtime; prints what changed
python scripts/update_sdk_artifacts.py generate-types --check   change nothing; exit 1 if something is stale
python scripts/update_sdk_artifacts.py generate-types --move    to the version of the runtime that is installed now
python scripts/update_sdk_artifacts.py add-runtime X...                 to the history; X is a version or a program
python scripts/update_sdk_artifacts.py add-runtime X... --check         exit 1 if the history says anything else of it
python scripts/update_sdk_artifacts.py stage-sdk DIR            check, copy, build wheel and sdist into DIR/dist
python scripts/update_sdk_artifacts.py stage-runtime DIR --runtime-version X --platform-tag T --binary PATH
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import generate_models
from artifacts import notes, runtimes, stage
from modelgen import history, schema, shapes, union


def generate_types(*, check: bool, move: bool) -> int:
    """Generate the types from the installed runtime and print the review notes; return the exit code."""
    pinned = stage.versions()["openai_codex/_version.py"]
    installed = schema.installed_version()
    if installed != pinned and not (move or check):
        raise stage.StagingError(
            f"the runtime that is installed is {installed}, pinned is {pinned}; --move moves the SDK to it"
        )
    old, old_facts = schema.load()
    new, new_facts = schema.fresh()
    print(*notes.review_notes(old, old_facts, new, new_facts), sep="\n")
    code = generate_models.main(["--from-runtime", *(["--check"] if check else [])])
    if check:
        return code or int(installed != pinned)
    if installed != pinned:
        stage.set_version(installed)
        print(f"The SDK is {installed} now. Next: an entry in CHANGELOG.md, and scripts/check.py.")
    return code


def add_runtimes(names: Sequence[str], *, check: bool) -> int:
    """Put runtimes into the history and print what each changed; return the exit code."""
    known = kept = history.load()
    newer = (schema.KEPT / schema.NEWER).read_text()
    for name in names:
        with runtimes.found(name) as binary:
            combined, told = schema.told_by(binary)
        version, facts = told["runtime"], shapes.facts(combined)
        renewed = known.with_runtime(version, facts)
        if version == renewed.versions[-1]:
            newer = union.difference(schema.load()[0], combined, told)
        if check and (version not in kept.versions or kept.column(version) != facts):
            print(f"stale: the history says something else of runtime {version}")
        before = renewed.before(version)
        if before is not None and not check:
            print(*notes.fact_notes(before, renewed.column(before), version, facts), sep="\n")
        known = renewed
    if check:
        return int(known.text() != kept.text())
    history.PATH.write_text(known.text())
    (schema.KEPT / schema.NEWER).write_text(newer)
    schema.seal()
    return generate_models.main([])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        match options.command:
            case "generate-types":
                return generate_types(check=options.check, move=options.move)
            case "add-runtime":
                return add_runtimes(options.runtimes, check=options.check)
            case "stage-sdk":
                built = stage.stage_sdk(options.directory, build=not options.no_build)
            case _:
                built = stage.stage_runtime(
                    options.directory,
                    version=options.runtime_version,
                    platform=options.platform_tag,
                    binary=options.binary,
                    tools=options.tools,
                    resources=options.resources,
                    ask=not options.foreign,
                    build=not options.no_build,
                )
    except (stage.StagingError, runtimes.RuntimeNotFound, history.HistoryError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for path in built:
        print(f"{path.stat().st_size:12,} bytes  {path.name}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)

    types = commands.add_parser("generate-types", help="generate the types from the pinned runtime's schema")
    how = types.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="change nothing; exit 1 if something is stale")
    how.add_argument("--move", action="store_true", help="move the SDK to the runtime that is installed")

    add = commands.add_parser("add-runtime", help="put runtimes into the history of the protocol")
    add.add_argument("runtimes", nargs="+", metavar="X", help="a version, which is downloaded, or a program")
    add.add_argument("--check", action="store_true", help="change nothing; exit 1 if the history is stale")

    sdk = commands.add_parser("stage-sdk", help="stage a release of the SDK, build its wheel and sdist")
    runtime = commands.add_parser("stage-runtime", help="stage the runtime's package, build its platform wheel")
    for command in (sdk, runtime):
        command.add_argument("directory", type=Path, help="where to stage; must be empty or not exist")
        command.add_argument("--no-build", action="store_true", help="stage only")
    runtime.add_argument("--runtime-version", required=True, help="version of the runtime, and of its package")
    runtime.add_argument("--platform-tag", required=True, help="tag of the wheel, such as manylinux_2_17_x86_64")
    runtime.add_argument("--binary", type=Path, required=True, help="the program")
    runtime.add_argument("--tools", type=Path, help="directory of tools for the program's PATH")
    runtime.add_argument("--resources", type=Path, help="directory of other files that the program wants")
    runtime.add_argument("--foreign", action="store_true", help="do not run the program to check its version")
    return parser


if __name__ == "__main__":
    sys.exit(main())
