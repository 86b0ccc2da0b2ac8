"""Tools: functions of the program that the model may call.

    from openai_codex.tools import tool

    @tool
    def weather(city: str, days: int = 1) -> str:
        '''The forecast for a city.

        Args:
            city: Name of the city.
            days: How many days ahead.
        '''
        return "sunny"

    thread = codex.thread_start(tools=[weather])

Imported only by programs that have tools.
"""

from ._tools.tool import Audio, Image, Tool, ToolContext, ToolResult, tool

__all__ = ["Audio", "Image", "Tool", "ToolContext", "ToolResult", "tool"]
