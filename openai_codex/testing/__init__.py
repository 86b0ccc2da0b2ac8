"""Test programs that use Codex, offline: the real runtime in front of a scripted model.

    from openai_codex import Codex, CodexConfig
    from openai_codex.testing import ModelProvider, isolated_home, text

    def test_greeting():
        with ModelProvider(text("Hello!")) as provider, isolated_home(provider) as home:
            with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
                assert codex.thread_start().run("Hi").final_response == "Hello!"
        assert provider.requests[0].last_user_text == "Hi"

`ModelProvider` is the model: a server on loopback that answers from a script. What it says is built with `text`,
`deltas`, `reasoning`, `tool_call`, `failure`, `error_event`, `cut` and `gate`, joined with `+`. A `Gate` holds a
reply until the test lets it go on, so no test has to sleep. `isolated_home` gives the runtime a home, a workspace
and a configuration of its own. `example_config` is what the examples of this package run on.

For the faults that the real runtime will not produce there is `ScriptedServer`, which stands in for it without a
process. `record` writes a real session to a file, without secrets, and `replay` serves it. The pytest plugin,
`openai_codex.testing.pytest_plugin`, has fixtures for all of these.

All of it serves asyncio, trio and sync programs alike.
"""

from ..errors import RecordingMismatchError
from ._guard import RealProviderError
from .gates import Gate
from .home import QUIET_FEATURES, IsolatedHome, isolated_home
from .offline import ExampleSetup, example_config, friendly_model
from .provider import ModelProvider, ModelRequest, Script, ScriptExhausted
from .recording import record
from .replaying import record_once, replay
from .replies import (
    Reply,
    Usage,
    cut,
    deltas,
    error_event,
    failure,
    gate,
    reasoning,
    sequence,
    text,
    tool_call,
)
from .server import Received, ScriptedServer, ServerRequestAnswer
from .server_script import ServerScript

__all__ = [
    # the model
    "ModelProvider",
    "ModelRequest",
    "Script",
    "ScriptExhausted",
    # what it says
    "Reply",
    "Usage",
    "text",
    "deltas",
    "reasoning",
    "tool_call",
    "failure",
    "error_event",
    "cut",
    "gate",
    "Gate",
    "sequence",
    # where the runtime lives
    "IsolatedHome",
    "QUIET_FEATURES",
    "isolated_home",
    # in place of the runtime
    "ScriptedServer",
    "ServerScript",
    "Received",
    "ServerRequestAnswer",
    # recorded sessions
    "record",
    "replay",
    "record_once",
    "RecordingMismatchError",
    # the guard of the pytest plugin
    "RealProviderError",
    # examples
    "ExampleSetup",
    "example_config",
    "friendly_model",
]
