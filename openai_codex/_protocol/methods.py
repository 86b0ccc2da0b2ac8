"""The methods that this SDK knows by name: each is spelled here, and nowhere else.

A constant is called as its method is, so who knows one knows the other. Below them stands which methods begin and end
something. It must not import anything, and not know who sends or reads.
"""

from __future__ import annotations

# Requests of the client

ACCOUNT_LOGIN_CANCEL = "account/login/cancel"
ACCOUNT_LOGIN_START = "account/login/start"
ACCOUNT_LOGOUT = "account/logout"
ACCOUNT_RATE_LIMITS_READ = "account/rateLimits/read"
ACCOUNT_READ = "account/read"
ACCOUNT_USAGE_READ = "account/usage/read"
COMMAND_EXEC = "command/exec"
COMMAND_EXEC_RESIZE = "command/exec/resize"
COMMAND_EXEC_TERMINATE = "command/exec/terminate"
COMMAND_EXEC_WRITE = "command/exec/write"
CONFIG_READ = "config/read"
FS_COPY = "fs/copy"
FS_CREATE_DIRECTORY = "fs/createDirectory"
FS_GET_METADATA = "fs/getMetadata"
FS_READ_DIRECTORY = "fs/readDirectory"
FS_READ_FILE = "fs/readFile"
FS_REMOVE = "fs/remove"
FS_UNWATCH = "fs/unwatch"
FS_WATCH = "fs/watch"
FS_WRITE_FILE = "fs/writeFile"
HOOKS_LIST = "hooks/list"
INITIALIZE = "initialize"
MODEL_LIST = "model/list"
PROCESS_KILL = "process/kill"
PROCESS_RESIZE_PTY = "process/resizePty"
PROCESS_SPAWN = "process/spawn"
PROCESS_WRITE_STDIN = "process/writeStdin"
REVIEW_START = "review/start"
THREAD_ARCHIVE = "thread/archive"
THREAD_BACKGROUND_TERMINALS_CLEAN = "thread/backgroundTerminals/clean"
THREAD_BACKGROUND_TERMINALS_LIST = "thread/backgroundTerminals/list"
THREAD_BACKGROUND_TERMINALS_TERMINATE = "thread/backgroundTerminals/terminate"
THREAD_COMPACT_START = "thread/compact/start"
THREAD_FORK = "thread/fork"
THREAD_GOAL_CLEAR = "thread/goal/clear"
THREAD_GOAL_GET = "thread/goal/get"
THREAD_GOAL_SET = "thread/goal/set"
THREAD_LIST = "thread/list"
THREAD_LOADED_LIST = "thread/loaded/list"
THREAD_NAME_SET = "thread/name/set"
THREAD_QUEUE_ADD = "thread/queue/add"
THREAD_QUEUE_DELETE = "thread/queue/delete"
THREAD_QUEUE_LIST = "thread/queue/list"
THREAD_QUEUE_REORDER = "thread/queue/reorder"
THREAD_QUEUE_START = "thread/queue/start"
THREAD_QUEUE_UPDATE = "thread/queue/update"
THREAD_READ = "thread/read"
THREAD_RESUME = "thread/resume"
THREAD_SHELL_COMMAND = "thread/shellCommand"
THREAD_START = "thread/start"
THREAD_TURNS_LIST = "thread/turns/list"
THREAD_UNARCHIVE = "thread/unarchive"
TURN_INTERRUPT = "turn/interrupt"
TURN_START = "turn/start"
TURN_STEER = "turn/steer"

# Notifications of the client

INITIALIZED = "initialized"

# Notifications of the server

ACCOUNT_LOGIN_COMPLETED = "account/login/completed"
ACCOUNT_RATE_LIMITS_UPDATED = "account/rateLimits/updated"
COMMAND_EXEC_OUTPUT_DELTA = "command/exec/outputDelta"
CONFIG_WARNING = "configWarning"
ERROR = "error"
FS_CHANGED = "fs/changed"
ITEM_AGENT_MESSAGE_DELTA = "item/agentMessage/delta"
ITEM_COMMAND_EXECUTION_OUTPUT_DELTA = "item/commandExecution/outputDelta"
ITEM_COMPLETED = "item/completed"
ITEM_FILE_CHANGE_OUTPUT_DELTA = "item/fileChange/outputDelta"
ITEM_FILE_CHANGE_PATCH_UPDATED = "item/fileChange/patchUpdated"
ITEM_PLAN_DELTA = "item/plan/delta"
ITEM_REASONING_SUMMARY_TEXT_DELTA = "item/reasoning/summaryTextDelta"
ITEM_REASONING_TEXT_DELTA = "item/reasoning/textDelta"
ITEM_STARTED = "item/started"
MCP_SERVER_STARTUP_STATUS_UPDATED = "mcpServer/startupStatus/updated"
MODEL_REROUTED = "model/rerouted"
PROCESS_EXITED = "process/exited"
PROCESS_OUTPUT_DELTA = "process/outputDelta"
SERVER_REQUEST_RESOLVED = "serverRequest/resolved"
THREAD_ARCHIVED = "thread/archived"
THREAD_CLOSED = "thread/closed"
THREAD_DELETED = "thread/deleted"
THREAD_GOAL_CLEARED = "thread/goal/cleared"
THREAD_GOAL_UPDATED = "thread/goal/updated"
THREAD_QUEUE_CHANGED = "thread/queue/changed"
THREAD_SETTINGS_UPDATED = "thread/settings/updated"
THREAD_STARTED = "thread/started"
THREAD_STATUS_CHANGED = "thread/status/changed"
THREAD_TOKEN_USAGE_UPDATED = "thread/tokenUsage/updated"
TURN_COMPLETED = "turn/completed"
TURN_STARTED = "turn/started"
WARNING = "warning"

# Requests of the server

ACCOUNT_CHATGPT_AUTH_TOKENS_REFRESH = "account/chatgptAuthTokens/refresh"
APPLY_PATCH_APPROVAL = "applyPatchApproval"
ATTESTATION_GENERATE = "attestation/generate"
CURRENT_TIME_READ = "currentTime/read"
EXEC_COMMAND_APPROVAL = "execCommandApproval"
ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL = "item/commandExecution/requestApproval"
ITEM_FILE_CHANGE_REQUEST_APPROVAL = "item/fileChange/requestApproval"
ITEM_PERMISSIONS_REQUEST_APPROVAL = "item/permissions/requestApproval"
ITEM_TOOL_CALL = "item/tool/call"
ITEM_TOOL_REQUEST_USER_INPUT = "item/tool/requestUserInput"
MCP_SERVER_ELICITATION_REQUEST = "mcpServer/elicitation/request"

# What they begin and end

# Calls after which the server begins a turn on the thread, at once or when the turn before it is over. The turn belongs
# to whoever called. The answers of some name it; the others reveal it in `turn/started` only.
TURN_CALLS = frozenset(
    {
        REVIEW_START,
        THREAD_COMPACT_START,
        THREAD_GOAL_SET,
        THREAD_QUEUE_ADD,
        THREAD_QUEUE_START,
        THREAD_SHELL_COMMAND,
        TURN_START,
    }
)

# After these nothing more comes for their turn, login or process.
FINAL_METHODS = frozenset({TURN_COMPLETED, ACCOUNT_LOGIN_COMPLETED, PROCESS_EXITED})

# After these the thread is put away, and what was known of it here is of no use.
THREAD_PUT_AWAY = frozenset({THREAD_ARCHIVED, THREAD_DELETED})

# After these the thread's goal starts no more turns.
GOAL_OVER = THREAD_PUT_AWAY | {THREAD_CLOSED, THREAD_GOAL_CLEARED}
