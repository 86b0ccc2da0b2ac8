"""A dozen turns at once on one client, with a table of their progress that is drawn again as they go."""

import sys
from dataclasses import dataclass

import trio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, TurnCompletedNotification

NUMBER = 12


@dataclass
class Row:
    """One turn."""

    prompt: str
    status: str = "waiting"
    pieces: int = 0


def draw(rows: list[Row], *, again: bool) -> None:
    """Print the table, over the one before if there is one."""
    lines = [f"{row.prompt:22} {row.status:10} {row.pieces:4} {'#' * row.pieces}" for row in rows]
    up = f"\x1b[{len(rows)}A" if again else ""
    print(up + "\n".join(f"\x1b[2K{line}" if sys.stdout.isatty() else line for line in lines), flush=True)


async def keep_drawing(rows: list[Row]) -> None:
    draw(rows, again=False)
    while True:
        await trio.sleep(0.1)
        draw(rows, again=True)


async def follow(codex: AsyncCodex, row: Row) -> None:
    thread = await codex.thread_start(ephemeral=True)
    turn = await thread.turn(row.prompt)
    async for event in turn.stream():
        if isinstance(event.payload, AgentMessageDeltaNotification):
            row.status, row.pieces = "answering", row.pieces + 1
        elif isinstance(event.payload, TurnCompletedNotification):
            row.status = event.payload.turn.status.value


async def main() -> None:
    rows = [Row(f"Count from 1 to {10 + 2 * number}.") for number in range(NUMBER)]
    live = sys.stdout.isatty()
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex, trio.open_nursery() as drawing:
            if live:
                drawing.start_soon(keep_drawing, rows)
            async with trio.open_nursery() as turns:
                for row in rows:
                    turns.start_soon(follow, codex, row)
            drawing.cancel_scope.cancel()
        draw(rows, again=live)
        print(sum(row.status == "completed" for row in rows), "turns completed")


if __name__ == "__main__":
    trio.run(main)
