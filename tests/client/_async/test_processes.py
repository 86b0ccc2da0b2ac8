"""Commands that the program runs through the real runtime, in the sandbox and out of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from openai_codex import (
    AsyncCodex,
    CodexConfig,
    InternalRpcError,
    InvalidInputError,
    InvalidOptionError,
    InvalidRequestError,
    Sandbox,
    TransportClosedError,
)
from openai_codex.views import AsyncProcess, OutputChunk

from ..support import AsyncTogether

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(os.name == "nt", reason="runs the commands of POSIX")]

FREE = Sandbox.full_access


async def start(codex: AsyncCodex, sandboxed: bool, *argv: str, stdin: bool = False) -> AsyncProcess:
    if sandboxed:
        return await codex.processes.start(argv, sandbox=FREE, stdin=stdin)
    return await codex.processes.spawn(argv, stdin=stdin)


def joined(chunks: list[OutputChunk], stream: str) -> bytes:
    return b"".join(chunk.data for chunk in chunks if chunk.stream == stream)


async def test_a_command_runs_to_its_end(config: CodexConfig, tmp_path: Path) -> None:
    async with AsyncCodex(config) as codex:
        run = codex.processes.run
        result = await run(["sh", "-c", "echo out; echo err >&2; exit 3"], sandbox=FREE)
        assert (result.exit_code, result.stdout, result.stderr) == (3, "out\n", "err\n")
        result = await run(
            ["sh", "-c", "pwd; echo $MINE $HOME"], cwd=tmp_path, env={"MINE": "x", "HOME": None}, sandbox=FREE
        )
        assert result.stdout.split() == [str(tmp_path), "x"]
        assert (await run(["sleep", "300"], timeout=0.1, sandbox=FREE)).exit_code == 124
        assert (await run(["echo", "many"], output_limit=2, sandbox=FREE)).stdout == "ma"
        await codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.open_keys == 1


async def test_the_sandbox_holds_what_runs_in_it_and_not_what_is_spawned(config: CodexConfig, tmp_path: Path) -> None:
    async with AsyncCodex(config) as codex:
        held = await codex.processes.run(["touch", str(tmp_path / "held")], sandbox=Sandbox.read_only)
        assert held.exit_code != 0
        assert await (await codex.processes.spawn(["touch", str(tmp_path / "free")])).wait() == 0
    assert [path.name for path in tmp_path.iterdir() if path.name in ("held", "free")] == ["free"]


@pytest.mark.parametrize("sandboxed", [True, False])
async def test_a_process_is_read_and_waited_for_at_the_same_time(config: CodexConfig, sandboxed: bool) -> None:
    async with AsyncCodex(config) as codex:
        script = "i=0; while [ $i -lt 200 ]; do echo $i; echo e$i >&2; i=$((i+1)); done; exit 7"
        async with await start(codex, sandboxed, "sh", "-c", script) as process:
            chunks: list[OutputChunk] = []

            async def read() -> None:
                chunks.extend([chunk async for chunk in process.output()])

            async with AsyncTogether() as together:
                together.start(process.wait)
                together.start(process.wait)
                together.start(read)
            assert sorted(together.outcomes, key=str) == [7, 7, None]
            assert process.exit_code == 7
            assert await process.wait() == 7
    assert joined(chunks, "stdout").split() == [b"%d" % number for number in range(200)]
    assert joined(chunks, "stderr").split() == [b"e%d" % number for number in range(200)]


@pytest.mark.parametrize("sandboxed", [True, False])
async def test_a_process_reads_what_is_written_to_it(config: CodexConfig, sandboxed: bool) -> None:
    async with AsyncCodex(config) as codex, await start(codex, sandboxed, "cat", stdin=True) as process:
        await process.write("häll")
        await process.write(b"o\xff\x00")
        await process.close_stdin()
        chunks = [chunk async for chunk in process.output()]
        assert await process.wait() == 0
        with pytest.raises(InvalidRequestError):
            await process.write("too late")
    assert joined(chunks, "stdout") == "hällo".encode() + b"\xff\x00"


@pytest.mark.parametrize("sandboxed", [True, False])
async def test_what_a_process_wrote_can_be_read_after_its_end_up_to_the_limit(
    config: CodexConfig, sandboxed: bool
) -> None:
    async with AsyncCodex(config) as codex:
        processes = codex.processes
        begin = processes.start if sandboxed else processes.spawn
        async with await begin(["sh", "-c", "head -c 5000 /dev/zero; echo e >&2"], output_limit=1000) as process:
            await process.wait()
            chunks = [chunk async for chunk in process.output()]
            assert [chunk async for chunk in process.output()] == []
    assert joined(chunks, "stdout") == bytes(1000)
    assert [chunk.truncated for chunk in chunks if chunk.stream == "stdout"][-1]
    assert joined(chunks, "stderr") == b"e\n"


@pytest.mark.parametrize("sandboxed", [True, False])
async def test_a_terminal_has_the_size_it_is_given(config: CodexConfig, sandboxed: bool) -> None:
    script = "stty size; read line; stty size"
    async with AsyncCodex(config) as codex:
        processes = codex.processes
        begin = processes.start if sandboxed else processes.spawn
        async with await begin(["sh", "-c", script], tty=(24, 80), stdin=True) as process:
            output = process.output()
            assert (await output.__anext__()).data.strip() == b"24 80"
            await process.resize(rows=40, cols=100)
            await process.write("\n")
            rest = [chunk async for chunk in output]
            await process.wait()
    assert b"40 100" in joined(rest, "stdout")


@pytest.mark.parametrize("sandboxed", [True, False])
async def test_a_process_is_killed_once_or_twice(config: CodexConfig, sandboxed: bool) -> None:
    async with AsyncCodex(config) as codex:
        process = await start(codex, sandboxed, "sleep", "300")
        await process.kill()
        assert await process.wait() != 0
        await process.kill()
        await process.aclose()
        await process.aclose()


@pytest.mark.parametrize("sandboxed", [True, False])
async def test_a_process_ends_with_its_block(config: CodexConfig, tmp_path: Path, sandboxed: bool) -> None:
    async with AsyncCodex(config) as codex:
        async with await start(codex, sandboxed, "sh", "-c", "echo $$; sleep 300") as process:
            pid = int((await process.output().__anext__()).data)
        assert not Path(f"/proc/{pid}").exists()
        assert process.exit_code != 0
        await codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.open_keys == 1


async def test_more_commands_than_the_server_answers_at_once_hold_up_no_request(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        started = [await codex.processes.start(["cat"], sandbox=FREE, stdin=True) for _ in range(70)]
        await codex.models()
        for process in started:
            await process.close_stdin()
        assert [await process.wait() for process in started] == [0] * 70
        for process in started:
            await process.aclose()


async def test_what_cannot_be_started_says_so(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidRequestError, match="empty"):
            await codex.processes.run([])
        refused = await codex.processes.start([])
        with pytest.raises(InvalidRequestError, match="empty"):
            await refused.output().__anext__()
        with pytest.raises(InvalidRequestError, match="empty"):
            await refused.wait()
        await refused.aclose()
        with pytest.raises(InternalRpcError, match="No such file"):
            await codex.processes.spawn(["this-is-no-program"])
        with pytest.raises(InvalidOptionError, match="argv"):
            await codex.processes.run("echo one string")
        with pytest.raises(InvalidOptionError, match="timeout"):
            await codex.processes.spawn(["true"], timeout=-1)
        with pytest.raises(InvalidInputError, match="env"):
            await codex.processes.run(["true"], env={"A": 5})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
        await codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.open_keys == 1


async def test_who_waits_for_a_process_hears_of_the_end_of_the_server(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        process = await codex.processes.start([sys.executable, "-c", "input()"], sandbox=FREE, stdin=True)
        async with AsyncTogether() as together:
            together.start(process.wait)
            together.start(process.output().__anext__)
            await codex.close()
        assert [type(outcome) for outcome in together.outcomes] == [TransportClosedError] * 2
        await process.aclose()
