"""What can go wrong, by kind: options, requests, turns, the server. And what to try again."""

import trio

from openai_codex import (
    AsyncCodex,
    CodexConfig,
    CodexNotFoundError,
    InvalidInputError,
    InvalidRequestError,
    RetryPolicy,
    TransportClosedError,
    TurnFailedError,
    TurnPolicy,
    async_retry_on_overload,
)
from openai_codex.testing import ModelRequest, Reply, example_config, failure, friendly_model


def busy_at_first(request: ModelRequest) -> Reply:
    """Offline, the model is overloaded once."""
    if request.number == 1:
        return failure(503, "come back later", code="server_is_overloaded")
    return friendly_model(request)


async def main() -> None:
    with example_config(busy_at_first) as setup:
        codex = AsyncCodex(setup.config)
        thread = await codex.thread_start()

        try:
            await thread.run(42)  # type: ignore[arg-type]  # on purpose
        except InvalidInputError as error:
            print("Refused here, nothing was sent:", error)

        try:
            await codex.thread_resume("01234567-89ab-7def-8123-456789abcdef")
        except InvalidRequestError as error:
            print("Refused by the server:", error.code, error.message.partition(" id ")[0])

        # A turn that failed for a moment, and has changed nothing, is tried again.
        policy = TurnPolicy(retry=RetryPolicy(max_attempts=3, initial_delay=0.1), on_limit="wait")
        try:
            result = await thread.run("Say hello in one sentence.", policy=policy)
            print("Answer:", result.final_response)
        except TurnFailedError as error:
            print("Failed:", error.reason, error)

        # Requests retry an overloaded server by themselves; this does it longer, for any callable.
        models = await async_retry_on_overload(codex.models, max_attempts=5)
        print("Models:", len(models.data) > 0)

        await codex.close()
        try:
            await thread.run("Is anybody there?")
        except TransportClosedError as error:
            print("The server is gone:", error)

    try:
        await AsyncCodex(CodexConfig(codex_bin="no-such-codex")).models()
    except CodexNotFoundError as error:
        print("No runtime there:", error)


if __name__ == "__main__":
    trio.run(main)
