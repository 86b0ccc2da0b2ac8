"""What can go wrong, by kind: options, requests, turns, the server. And what to try again."""

from openai_codex import (
    Codex,
    CodexConfig,
    CodexNotFoundError,
    InvalidInputError,
    InvalidRequestError,
    RetryPolicy,
    TransportClosedError,
    TurnFailedError,
    TurnPolicy,
    retry_on_overload,
)
from openai_codex.testing import ModelRequest, Reply, example_config, failure, friendly_model


def busy_at_first(request: ModelRequest) -> Reply:
    """Offline, the model is overloaded once."""
    if request.number == 1:
        return failure(503, "come back later", code="server_is_overloaded")
    return friendly_model(request)


with example_config(busy_at_first) as setup:
    codex = Codex(setup.config)
    thread = codex.thread_start()

    try:
        thread.run(42)  # type: ignore[arg-type]  # on purpose
    except InvalidInputError as error:
        print("Refused here, nothing was sent:", error)

    try:
        codex.thread_resume("01234567-89ab-7def-8123-456789abcdef")
    except InvalidRequestError as error:
        print("Refused by the server:", error.code, error.message.partition(" id ")[0])

    # A turn that failed for a moment, and has changed nothing, is tried again.
    policy = TurnPolicy(retry=RetryPolicy(max_attempts=3, initial_delay=0.1), on_limit="wait")
    try:
        result = thread.run("Say hello in one sentence.", policy=policy)
        print("Answer:", result.final_response)
    except TurnFailedError as error:
        print("Failed:", error.reason, error)

    # Requests retry an overloaded server by themselves; this does it longer, for any callable.
    models = retry_on_overload(codex.models, max_attempts=5)
    print("Models:", len(models.data) > 0)

    codex.close()
    try:
        thread.run("Is anybody there?")
    except TransportClosedError as error:
        print("The server is gone:", error)

try:
    Codex(CodexConfig(codex_bin="no-such-codex")).models()
except CodexNotFoundError as error:
    print("No runtime there:", error)
