"""Give the model two tools of this program, and let it answer with a typed value."""

import attrs

from openai_codex import Codex
from openai_codex.testing import ModelRequest, Reply, example_config, text, tool_call
from openai_codex.tools import tool


@attrs.frozen
class Forecast:
    """The weather on one day."""

    city: str
    degrees: float
    rain: bool


@tool
def weather(city: str, days_ahead: int = 0) -> Forecast:
    """The forecast for a city.

    Args:
        city: Name of the city.
        days_ahead: 0 is today.
    """
    print(f"(weather of {city} was asked for)")
    return Forecast(city, 17.5 - days_ahead, rain=True)


@tool
async def pack(item: str) -> str:
    """Put something into the bag."""
    print(f"({item} was packed)")
    return f"{item} is in the bag"


def scripted(request: ModelRequest) -> Reply:
    """What the model says when there is no login: it asks, then packs, then answers."""
    outputs = [item for item in request.body["input"] if item["type"] == "function_call_output"]
    steps = [
        tool_call("weather", {"city": "Bergen"}),
        tool_call("pack", {"item": "an umbrella"}),
        text('{"city": "Bergen", "degrees": 17.5, "rain": true}'),
    ]
    return steps[len(outputs)]


with example_config(scripted) as setup, Codex(setup.config) as codex:
    thread = codex.thread_start(tools=[weather, pack])
    result = thread.run("Pack what I need in Bergen today, then tell me the forecast.", output_type=Forecast)
    print("Rain:", result.output.rain)
    print("Items:", [item.root.type for item in result.items])
