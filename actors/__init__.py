"""A runtime for programs that talk JSON-RPC with a child process, on asyncio and trio.

Three actors own what must have one owner each: the child's pipes, the requests that wait for an answer,
the mailboxes that notifications go to. They exchange batches of messages and never wait for a
consumer. `Connection` is the three of them as one object.

The package knows JSON-RPC and subprocesses and nothing of any protocol on top of them.

It logs under `actors`, a logger for each module, and says no more than methods, ids, times and failures; what
a child writes to its stderr goes to `actors.pipe.stderr`, at debug, once that logger's own level is set to it. Neither
holds a character that steers a terminal.
"""

import logging

from .connection import Connection, ConnectionLoad, ConnectionStatistics
from .correlator import CorrelatorStatistics, Opening
from .dialect import Dialect, PeerRequest, Refusal
from .errors import (
    ActorError,
    ActorStopped,
    ForkedConnection,
    KeyNotFound,
    MailboxOverflow,
    PeerFault,
    PipeClosed,
    WrongThread,
)
from .foreign import pass_on
from .host import Host, is_running, loop_poster, running_loop
from .mailbox import FarMailbox, Mailbox, MailboxPolicy, MailboxStatistics, TaskMailbox, ThreadMailbox
from .mailroom import MailroomStatistics
from .printable import printable, printable_json
from .process import Child, Command, Startable
from .protocol.framing import MAX_LINE_BYTES, LineBuffer
from .protocol.pieces import Coalescing, Mail, Message, Pieces, decoded, known_by
from .protocol.routing import Key, RoutesStatistics
from .reply import FarReply, Reply, TaskReply, ThreadReply
from .threads import check_threads

# A library configures nothing: without a handler of the program nothing is written anywhere.
logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    # the connection and what it is made with
    "Connection",
    "MAX_LINE_BYTES",
    "Command",
    "Startable",
    "Child",
    "Dialect",
    "PeerRequest",
    "Refusal",
    "Coalescing",
    "Key",
    "Message",
    "LineBuffer",
    "Mail",
    "Pieces",
    "decoded",
    "known_by",
    "printable",
    "printable_json",
    # tasks and threads
    "Host",
    "pass_on",
    "loop_poster",
    "running_loop",
    "is_running",
    "check_threads",
    # what its users hold
    "Reply",
    "TaskReply",
    "ThreadReply",
    "FarReply",
    "Opening",
    "Mailbox",
    "MailboxPolicy",
    "TaskMailbox",
    "ThreadMailbox",
    "FarMailbox",
    # errors
    "ActorError",
    "ActorStopped",
    "ForkedConnection",
    "KeyNotFound",
    "MailboxOverflow",
    "PeerFault",
    "PipeClosed",
    "WrongThread",
    # figures
    "ConnectionLoad",
    "ConnectionStatistics",
    "CorrelatorStatistics",
    "MailboxStatistics",
    "MailroomStatistics",
    "RoutesStatistics",
]
