"""The tables of methods: what a request carries, what answers it, what a notification carries.

The schema maps no method to its response. The rule is `XParams` to `XResponse`; methods without params, and two that
share a response, are listed here.

Lives here: that rule and its exceptions. Must not know how models look.
"""

from __future__ import annotations

from typing import Any, cast

from . import ir
from .emit import HEADER
from .schema import Facts, methods

_RESPONSES = {
    "account/gatewayOAuth/cancel": "GatewayOAuthCancelResponse",
    "account/gatewayOAuth/login": "GatewayOAuthLoginResponse",
    "account/gatewayOAuth/read": "GatewayOAuthReadResponse",
    "account/logout": "LogoutAccountResponse",
    "account/securitySetup/read": "GetAccountSecuritySetupResponse",
    "account/workspaceMessages/read": "GetWorkspaceMessagesResponse",
    "accountSession/list": "AccountSessionsResponse",
    "config/batchWrite": "ConfigWriteResponse",
    "config/mcpServer/reload": "McpServerRefreshResponse",
    "config/value/write": "ConfigWriteResponse",
    "configRequirements/read": "ConfigRequirementsReadResponse",
    "externalAgentConfig/import/readHistories": "ExternalAgentConfigImportHistoriesReadResponse",
    "memory/reset": "MemoryResetResponse",
    "modelProvider/default/set": "ConfigWriteResponse",
    "remoteControl/status/read": "RemoteControlStatusReadResponse",
    "rollout/compress": "RolloutCompressResponse",
    "windowsSandbox/readiness": "WindowsSandboxReadinessResponse",
}


def methods_source(
    protocol: ir.Protocol, definitions: dict[str, dict[str, Any]], facts: Facts, *, source: str, digest: str
) -> str:
    """Return the text of `methods.py`."""
    client = client_methods(definitions, facts)
    server = _requests(definitions, "ServerRequest", facts["experimental_server_requests"])
    notified = {
        **{name: _params(branch) for name, branch in methods(definitions["ServerNotification"]).items()},
        **facts["typescript_notifications"],
    }
    for name in notified.values():
        if name not in definitions:
            raise ValueError(f"no definition of {name}")
    return "\n".join(
        [
            HEADER.format(source=source, digest=digest)
            + '"""What each method of the protocol carries, by class name."""',
            "",
            "from __future__ import annotations",
            "",
            *_table("CLIENT_METHODS", "tuple[str | None, str, bool]", client),
            '"""Params (None where it takes nothing), response, and whether the method is experimental."""',
            "",
            *_table("SERVER_REQUESTS", "tuple[str | None, str, bool]", server),
            '"""The same for what the server asks of the client."""',
            "",
            *_table("NOTIFICATIONS", "str", notified),
            '"""What each notification of the server carries."""',
            "",
            *_table("CLIENT_NOTIFICATIONS", "str | None", dict.fromkeys(methods(definitions["ClientNotification"]))),
            '"""What each notification of the client carries."""',
            "",
            *_table("NOT_NULL", "tuple[str, ...]", _not_null(protocol)),
            '"""Optional fields by class that read as None where they are absent, and yet take no null."""',
            "",
        ]
    )


def client_methods(definitions: dict[str, dict[str, Any]], facts: Facts) -> dict[str, tuple[str | None, str, bool]]:
    """Return params, response, and whether it is experimental, of each method of the client."""
    return _requests(definitions, "ClientRequest", facts["experimental_methods"])


def _not_null(protocol: ir.Protocol) -> dict[str, tuple[str, ...]]:
    found = {
        name: tuple(
            field.wire
            for field in model.fields
            if field.annotation.endswith(" | None") and not field.required and not field.nullable
        )
        for name, model in protocol.models.items()
        if "ServerNotification" not in model.unions  # envelopes, which nobody sends
    }
    return {name: wires for name, wires in found.items() if wires}


def _requests(
    definitions: dict[str, dict[str, Any]], union: str, experimental: list[str]
) -> dict[str, tuple[str | None, str, bool]]:
    table: dict[str, tuple[str | None, str, bool]] = {}
    for method, branch in methods(definitions[union]).items():
        params = _params(branch)
        response = _RESPONSES.get(method) or (params or "").removesuffix("Params") + "Response"
        if response not in definitions:
            raise ValueError(f"no response is known for {method}")
        table[method] = (params, response, method in experimental)
    return table


def _params(branch: dict[str, Any]) -> str | None:
    schema: dict[str, Any] = branch["properties"].get("params", {})
    choices: list[dict[str, Any]] = schema.get("anyOf", [{}])
    reference = schema.get("$ref") or choices[0].get("$ref")
    return cast("str", reference).rpartition("/")[2] if reference else None


def _table(name: str, kind: str, table: dict[str, Any]) -> list[str]:
    rows = (f"    {_source(method)}: {_source(value)}," for method, value in sorted(table.items()))
    return [f"{name}: dict[str, {kind}] = {{", *rows, "}"]


def _source(value: Any) -> str:
    if value.__class__ is tuple:
        return f"({', '.join(map(_source, value))}{',' * (len(value) == 1)})"
    return f'"{value}"' if isinstance(value, str) else repr(value)
