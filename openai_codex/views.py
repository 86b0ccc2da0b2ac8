"""The classes behind `codex.processes`, `codex.fs`, `codex.notifications`, `thread.goal` and their like, by name.

For annotations and `isinstance`; programs get the objects from their client or thread. Not imported with the package.
"""

from ._async.files import AsyncFiles, AsyncFileWatch
from ._async.goal import AsyncGoal, AsyncGoalTurns
from ._async.goalrun import AsyncGoalStream
from ._async.mcp import AsyncMcp
from ._async.notifications import AsyncNotifications
from ._async.process import AsyncProcess, AsyncProcessOutput
from ._async.processes import AsyncProcesses
from ._async.queue import AsyncQueue
from ._async.review import AsyncReviewHandle
from ._async.terminals import AsyncTerminals
from ._protocol.mcp import McpServer
from ._protocol.processes import OutputChunk, ProcessExit
from ._sync.files import Files, FileWatch
from ._sync.goal import Goal, GoalTurns
from ._sync.goalrun import GoalStream
from ._sync.mcp import Mcp
from ._sync.notifications import Notifications
from ._sync.process import Process, ProcessOutput
from ._sync.processes import Processes
from ._sync.queue import Queue
from ._sync.review import ReviewHandle
from ._sync.terminals import Terminals
from ._turn.goals import GoalResult

__all__ = [
    "AsyncFiles",
    "AsyncFileWatch",
    "AsyncGoal",
    "AsyncGoalStream",
    "AsyncGoalTurns",
    "AsyncMcp",
    "AsyncNotifications",
    "AsyncProcess",
    "AsyncProcessOutput",
    "AsyncProcesses",
    "AsyncQueue",
    "AsyncReviewHandle",
    "AsyncTerminals",
    "Files",
    "FileWatch",
    "Goal",
    "GoalResult",
    "GoalStream",
    "GoalTurns",
    "Mcp",
    "McpServer",
    "Notifications",
    "OutputChunk",
    "Process",
    "ProcessExit",
    "ProcessOutput",
    "Processes",
    "Queue",
    "ReviewHandle",
    "Terminals",
]
