"""A chat on the command line. /new starts over, /quit or the end of the input leaves, Ctrl-C stops an answer."""

from openai_codex import Codex, TurnHandle
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, TurnCompletedNotification


def show(turn: TurnHandle) -> None:
    """Print the answer as it comes, and how the turn ended unless it completed."""
    for event in turn.stream():
        if isinstance(event.payload, AgentMessageDeltaNotification):
            print(event.payload.delta, end="", flush=True)
        elif isinstance(event.payload, TurnCompletedNotification) and event.payload.turn.error is not None:
            print("failed:", event.payload.turn.error.message, end="")
    print()


with example_config() as setup, Codex(setup.config) as codex:
    thread = codex.thread_start()
    while True:
        try:
            line = input("you> ")
        except EOFError:
            break
        if line == "/quit":
            break
        if line == "/new":
            thread = codex.thread_start()
            print("A new thread.")
        elif line.strip():
            try:
                show(thread.turn(line))
            except KeyboardInterrupt:  # the turn was interrupted, the thread takes the next one
                print(" (stopped)")
    print("Goodbye.")
