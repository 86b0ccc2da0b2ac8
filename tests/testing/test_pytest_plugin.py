"""The pytest plugin, as the test suite of a program that uses Codex sees it. Each test here runs such a suite."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = "openai_codex.testing.pytest_plugin"

# A suite that records from a scripted model, as its own runtime and login would be.
RECORDING_CONFTEST = """
    import pytest
    from openai_codex import CodexConfig

    @pytest.fixture
    def codex_record_config(codex_home, model_provider):
        yield CodexConfig(env=codex_home.env, cwd=str(codex_home.workspace))
        print(f"<{model_provider.request_count} requests>")
"""

GREETING = """
    import pytest

    @pytest.mark.codex_recording
    def test_greeting(codex):
        assert codex.thread_start().run("Hi").final_response == "ok"
"""


def run(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    """Run the suite in this process, strictly."""
    return pytester.runpytest_inprocess("-p", PLUGIN, "-W", "error", "--strict-markers", *args)


def run_alone(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    """Run the suite in a process of its own: its guard must not be that of this test."""
    return pytester.runpytest_subprocess("-p", PLUGIN, "-W", "error", "--strict-markers", *args, timeout=60)


def test_the_fixtures_give_an_offline_client_and_its_model(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        from openai_codex.testing import text

        def test_greeting(codex, model_provider, codex_home, codex_config):
            model_provider.replies(text("Hello!"))
            assert codex.thread_start().run("Hi").final_response == "Hello!"
            assert model_provider.requests[0].last_user_text == "Hi"
            assert codex_config.env == codex_home.env
            assert codex.metadata.codex_home == str(codex_home.home)
    """)
    run(pytester).assert_outcomes(passed=1)


@pytest.mark.parametrize("plugin", ["anyio", "trio"])
def test_the_async_client_runs_under_whichever_plugin_runs_async_tests(pytester: pytest.Pytester, plugin: str) -> None:
    pytester.makepyfile(f"""
        import pytest

        @pytest.mark.{plugin}
        async def test_greeting(async_codex, model_provider):
            async with async_codex as codex:
                thread = await codex.thread_start()
                assert (await thread.run("Hi")).final_response == "ok"
            assert model_provider.request_count == 1
    """)
    run(pytester).assert_outcomes(passed=2 if plugin == "anyio" else 1)


def test_the_async_client_runs_without_any_plugin(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import asyncio

        def test_greeting(async_codex):
            async def main():
                async with async_codex as codex:
                    return await (await codex.thread_start()).run("Hi")

            assert asyncio.run(main()).final_response == "ok"
    """)
    run(pytester, "-p", "no:anyio").assert_outcomes(passed=1)


def test_a_suite_that_does_not_use_the_fixtures_runs_as_before(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_nothing(): pass")
    result = run_alone(pytester, "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)
    assert result.stderr.str() == ""


def test_importing_the_sdk_imports_none_of_it() -> None:
    source = (
        "import openai_codex, sys; "
        "sys.exit(any(name.startswith('openai_codex.testing') or name == 'pytest' for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", source], check=True, timeout=60)


def test_a_recording_is_made_when_asked_and_replayed_then(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(RECORDING_CONFTEST)
    pytester.makepyfile(test_app=GREETING)
    file = pytester.path / "recordings" / "test_app" / "test_greeting.jsonl"

    missing = run(pytester)
    missing.assert_outcomes(errors=1)
    missing.stdout.fnmatch_lines(
        ["*there is no recording *test_greeting.jsonl; run with --codex-record=once to make it*"]
    )

    for option, requests in (
        ("--codex-record=once", 1),
        ("--codex-record=once", 0),
        ("--codex-record=all", 1),
        ("-v", 0),
    ):
        result = run(pytester, option, "-s")
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines([f"*<{requests} requests>*"])
        assert json.loads(file.read_text("utf-8").splitlines()[0]) == {"openai_codex_recording": 1}


def test_a_failed_test_leaves_no_recording(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(RECORDING_CONFTEST)
    pytester.makepyfile(GREETING.replace('"ok"', '"something else"'))
    run(pytester, "--codex-record=once").assert_outcomes(failed=1)
    assert list(pytester.path.glob("recordings/*/*")) == []


def test_the_path_of_a_recording_can_be_given(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(RECORDING_CONFTEST)
    pytester.makepyfile(GREETING.replace("codex_recording", "codex_recording('sessions/hello.jsonl')"))
    run(pytester, "--codex-record=once").assert_outcomes(passed=1)
    assert [file.name for file in (pytester.path / "sessions").iterdir()] == ["hello.jsonl"]


def test_a_request_that_was_not_recorded_fails_the_test_also_if_the_program_catches_it(
    pytester: pytest.Pytester,
) -> None:
    pytester.makeconftest(RECORDING_CONFTEST)
    source = """
        import pytest
        from openai_codex import CodexError

        @pytest.mark.codex_recording("session.jsonl")
        def test_models(codex):
            try:
                codex.models(include_hidden=HIDDEN)
            except CodexError:
                pass
    """
    pytester.makepyfile(source.replace("HIDDEN", "True"))
    run(pytester, "--codex-record=once").assert_outcomes(passed=1)
    pytester.makepyfile(source.replace("HIDDEN", "False"))
    result = run(pytester)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*session.jsonl does not go on with model/list*expected: model/list*true*"])


REAL = '''
    import sys

    import pytest
    from openai_codex import Codex, CodexConfig, CodexError

    # Started like the runtime, in a home that names no provider; it only shakes hands.
    SERVER = """if 1:
        import json, sys
        id = json.loads(sys.stdin.readline())["id"]
        print(json.dumps({"id": id, "result": {"userAgent": "stand-in/1 (x)"}}), flush=True)
        sys.stdin.read()
    """

    @pytest.fixture
    def config(tmp_path):
        command = (sys.executable, "-c", SERVER, "app-server")
        return CodexConfig(launch_args_override=command, env={"CODEX_HOME": str(tmp_path)})

    def test_raises(config):
        with Codex(config):
            pass

    def test_catches(config):
        with pytest.raises(CodexError, match="would talk to a real model"):
            Codex(config)

    @pytest.fixture
    def client(config):
        with Codex(config) as codex:
            yield codex

    def test_in_a_fixture(client):
        pass
'''


def test_a_test_that_would_talk_to_a_real_model_fails(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(REAL)
    result = run_alone(pytester, "--tb=line")
    result.assert_outcomes(failed=2, errors=1)
    result.stdout.fnmatch_lines(["*RealProviderError: this test would talk to a real model: its model provider is*"])


def test_a_test_may_be_allowed_to_talk_to_a_real_model(pytester: pytest.Pytester) -> None:
    source = REAL.partition("def test_catches")[0]
    pytester.makepyfile(source.replace("def test_raises", "@pytest.mark.codex_real_model\n    def test_raises"))
    run_alone(pytester).assert_outcomes(passed=1)


def test_the_guard_can_be_lifted_for_a_whole_run(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(REAL.partition("def test_catches")[0])
    run_alone(pytester, "--codex-real-model").assert_outcomes(passed=1)


def test_the_plugin_is_named_by_the_package() -> None:
    pyproject = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8")
    assert f'[project.entry-points.pytest11]\n"{PLUGIN}" = "{PLUGIN}"\n' in pyproject
