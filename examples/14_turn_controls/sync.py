"""Change a turn while it runs: steer one, interrupt another, and go on in the same thread."""

from openai_codex import Codex
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, AgentMessageThreadItem, TurnCompletedNotification

with example_config() as setup, Codex(setup.config) as codex:
    thread = codex.thread_start()

    turn = thread.turn("Count from 1 to 500.")
    steered = False
    for event in turn.stream():
        if isinstance(event.payload, AgentMessageDeltaNotification) and not steered:
            print("It has begun to answer; steering.")
            turn.steer("Stop counting and say goodbye.")
            steered = True
        elif isinstance(event.payload, TurnCompletedNotification):
            print("Steered:", event.payload.turn.status.value)
    stored = thread.read(include_turns=True).thread
    said = [item.text for item in stored.turns[-1].items if isinstance(item, AgentMessageThreadItem)]
    print("It said at last:", said[-1])

    turn = thread.turn("Count from 1 to 500 again.")
    for event in turn.stream():
        if isinstance(event.payload, AgentMessageDeltaNotification):
            turn.interrupt()
        elif isinstance(event.payload, TurnCompletedNotification):
            print("Interrupted:", event.payload.turn.status.value)

    result = thread.run("Are you still there?")
    print("Next turn:", result.status.value, "-", result.final_response)
