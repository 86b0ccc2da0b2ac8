"""A dozen turns at once on one client, with a table of their progress that is drawn again as they go."""

import sys
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

from openai_codex import Codex
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


def follow(codex: Codex, row: Row) -> None:
    thread = codex.thread_start(ephemeral=True)
    turn = thread.turn(row.prompt)
    for event in turn.stream():
        if isinstance(event.payload, AgentMessageDeltaNotification):
            row.status, row.pieces = "answering", row.pieces + 1
        elif isinstance(event.payload, TurnCompletedNotification):
            row.status = event.payload.turn.status.value


rows = [Row(f"Count from 1 to {10 + 2 * number}.") for number in range(NUMBER)]
live = sys.stdout.isatty()
with example_config() as setup, Codex(setup.config) as codex, ThreadPoolExecutor(NUMBER) as pool:
    running = {pool.submit(follow, codex, row) for row in rows}
    if live:
        draw(rows, again=False)
        while wait(running, timeout=0.1).not_done:
            draw(rows, again=True)
    for turn in running:
        turn.result()  # raises what went wrong
    draw(rows, again=live)
    print(sum(row.status == "completed" for row in rows), "turns completed")
