"""What the pinned runtime does with each of its 172 methods in an isolated home without a login or a network.

ANSWERED, or the class and the words of its refusal. The tests of `codex.rpc` compare it with what happens; each group
is one server. Every call here was watched to connect to nothing but loopback.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from openai_codex import InternalRpcError, InvalidRequestError, JsonRpcError, MethodNotFoundError

ANSWERED = "answered"

Outcome: TypeAlias = "str | tuple[type[JsonRpcError], str]"

_NO_LOGIN = "codex account authentication required"
_NO_REMOTE_CONTROL = (InvalidRequestError, "remote control requires ChatGPT authentication")
_NO_PAIRING = (InvalidRequestError, "requires remote control to be enabled")
_NO_SHARING = (InvalidRequestError, "plugin sharing is not enabled")
_NO_VERIFICATION = (InternalRpcError, "not available in this build")

FILES: dict[str, Outcome] = dict.fromkeys(
    [
        "command/exec",
        "command/exec/resize",
        "command/exec/terminate",
        "command/exec/write",
        "fs/copy",
        "fs/createDirectory",
        "fs/getMetadata",
        "fs/readDirectory",
        "fs/readFile",
        "fs/remove",
        "fs/unwatch",
        "fs/watch",
        "fs/writeFile",
        "fuzzyFileSearch",
        "fuzzyFileSearch/sessionStart",
        "fuzzyFileSearch/sessionStop",
        "fuzzyFileSearch/sessionUpdate",
        "process/kill",
        "process/resizePty",
        "process/spawn",
        "process/writeStdin",
    ],
    ANSWERED,
)

THREADS: dict[str, Outcome] = {
    **dict.fromkeys(
        [
            "project/create",
            "project/delete",
            "project/import",
            "project/list",
            "project/move",
            "project/read",
            "project/update",
            "review/start",
            "thread/approveGuardianDeniedAction",
            "thread/archive",
            "thread/attachment/add",
            "thread/attachment/list",
            "thread/attachment/remove",
            "thread/attachmentOwner/list",
            "thread/backgroundTerminals/clean",
            "thread/backgroundTerminals/list",
            "thread/backgroundTerminals/terminate",
            "thread/compact/start",
            "thread/decrement_elicitation",
            "thread/delete",
            "thread/fork",
            "thread/goal/clear",
            "thread/goal/get",
            "thread/goal/set",
            "thread/increment_elicitation",
            "thread/inject_items",
            "thread/items/list",
            "thread/items/read",
            "thread/list",
            "thread/loaded/list",
            "thread/memoryMode/set",
            "thread/metadata/update",
            "thread/name/set",
            "thread/queue/add",
            "thread/queue/delete",
            "thread/queue/list",
            "thread/queue/reorder",
            "thread/queue/start",
            "thread/queue/update",
            "thread/read",
            "thread/readState/update",
            "thread/realtime/appendAudio",
            "thread/realtime/appendSpeech",
            "thread/realtime/appendText",
            "thread/realtime/listVoices",
            "thread/realtime/start",
            "thread/realtime/stop",
            "thread/resume",
            "thread/revert",
            "thread/search",
            "thread/searchOccurrences",
            "thread/section/move",
            "thread/settings/update",
            "thread/shellCommand",
            "thread/start",
            "thread/timeline/list",
            "thread/turns/list",
            "thread/unarchive",
            "thread/unsubscribe",
            "threadSection/create",
            "threadSection/delete",
            "threadSection/list",
            "threadSection/update",
            "turn/interrupt",
            "turn/settings/update",
            "turn/start",
            "turn/steer",
        ],
        ANSWERED,
    ),
    "thread/prediction/request": (MethodNotFoundError, "not implemented yet"),
}

SERVER: dict[str, Outcome] = {
    **dict.fromkeys(
        [
            "account/bedrock/checkGovCloudRequirements",
            "account/bedrock/discover",
            "account/gatewayOAuth/cancel",
            "account/gatewayOAuth/read",
            "account/login/cancel",
            "account/login/start",
            "account/logout",
            "account/read",
            "app/installed",
            "app/list",
            "app/read",
            "collaborationMode/list",
            "config/batchWrite",
            "config/mcpServer/reload",
            "config/read",
            "config/value/write",
            "configRequirements/read",
            "environment/add",
            "environment/info",
            "environment/status",
            "experimentalFeature/enablement/set",
            "experimentalFeature/list",
            "externalAgentConfig/detect",
            "externalAgentConfig/import",
            "externalAgentConfig/import/readHistories",
            "externalAgentConfig/import/recordHistory",
            "hooks/list",
            "mcpServer/event/stream/stop",
            "mcpServer/resource/read",
            "mcpServer/tool/call",
            "mcpServerStatus/list",
            "memory/reset",
            "memory/status",
            "mock/experimentalMethod",
            "model/list",
            "modelProvider/capabilities/read",
            "permissionProfile/list",
            "plugin/installed",
            "plugin/list",
            "plugin/reconcile",
            "plugin/search",
            "plugin/uninstall",
            "remoteControl/status/read",
            "rollout/compress",
            "server/diagnostics",
            "skills/config/write",
            "skills/extraRoots/set",
            "skills/list",
            "userVerification/cancel",
            "userVerification/status",
            "windowsSandbox/readiness",
            "windowsSandbox/setupStart",
        ],
        ANSWERED,
    ),
    "account/bedrock/setup": (InvalidRequestError, "No AWS credentials found"),
    "account/gatewayOAuth/login": (InvalidRequestError, "does not use gateway OAuth"),
    "account/rateLimitResetCredit/consume": (InvalidRequestError, _NO_LOGIN),
    "account/rateLimits/read": (InvalidRequestError, _NO_LOGIN),
    "account/sendAddCreditsNudgeEmail": (InvalidRequestError, _NO_LOGIN),
    "account/usage/read": (InvalidRequestError, _NO_LOGIN),
    "account/workspaceMessages/read": (InvalidRequestError, _NO_LOGIN),
    "initialize": (InvalidRequestError, "Already initialized"),
    "marketplace/add": (InvalidRequestError, "failed to resolve local marketplace source path"),
    "marketplace/remove": (InvalidRequestError, "is not configured or installed"),
    "marketplace/upgrade": (InvalidRequestError, "is not configured as a Git marketplace"),
    "mcpServer/event/stream/start": (InvalidRequestError, "only supported for hosted apps"),
    "mcpServer/oauth/login": (InvalidRequestError, "No MCP server named 'nobody' found"),
    "plugin/install": (InvalidRequestError, "does not exist"),
    "plugin/read": (InvalidRequestError, "plugins feature is disabled"),
    "plugin/share/checkout": _NO_SHARING,
    "plugin/share/delete": _NO_SHARING,
    "plugin/share/list": _NO_SHARING,
    "plugin/share/save": _NO_SHARING,
    "plugin/share/updateTargets": _NO_SHARING,
    "plugin/skill/read": (InvalidRequestError, "remote plugin skill read is not enabled"),
    "remoteControl/client/list": _NO_REMOTE_CONTROL,
    "remoteControl/client/revoke": _NO_REMOTE_CONTROL,
    "remoteControl/disable": _NO_REMOTE_CONTROL,
    "remoteControl/enable": _NO_REMOTE_CONTROL,
    "remoteControl/pairing/start": _NO_PAIRING,
    "remoteControl/pairing/status": _NO_PAIRING,
    "userVerification/delete": _NO_VERIFICATION,
    "userVerification/enroll": _NO_VERIFICATION,
    "userVerification/verify": _NO_VERIFICATION,
}

SCHEMA_ONLY: dict[str, str] = {
    "feedback/upload": "it sends what it is given to the vendor, login or not",
}


def assert_as_stated(outcomes: dict[str, Any], group: dict[str, Outcome]) -> None:
    """Compare what happened, an error or ANSWERED for each method that was called, with a group of the table."""
    assert outcomes.keys() == group.keys()
    for method, stated in group.items():
        found = outcomes[method]
        if isinstance(stated, tuple):
            assert type(found) is stated[0], method
            assert stated[1] in found.message, method
        else:
            assert found == stated, method
