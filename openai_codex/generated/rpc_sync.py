# Generated from scripts/schema/codex_app_server_protocol.schemas.json by scripts/generate_models.py; do not edit.
# sha256 of the schema: 66dcf65253e6dcffc4bb53497f69597ec0400dd639c480193628de4581e0233b
"""Every method of the protocol, blocking, under its own path: `a/b/c` is `rpc.a.b.c(...)`.

Reached as `Codex.rpc`. Generated from the schema of runtime 0.163.0, with what runtimes up to 0.171.0 have more.
"""

# ruff: noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy_models import wire
from .._sync.rpc import RpcNode
from .._wire import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike

    from .._wire import Unset
    from .v2_all import (
        AccountSessionsResponse,
        AccountSessionsSwitchResponse,
        AddCreditsNudgeCreditType,
        AdditionalContextEntry,
        ApprovalsReviewer,
        AppsInstalledResponse,
        AppsListResponse,
        AppsReadResponse,
        AskForApproval,
        BedrockCheckGovCloudRequirementsResponse,
        BedrockDiscoverResponse,
        BedrockSetupParams,
        BedrockSetupResponse,
        CancelLoginAccountResponse,
        ClientInfo,
        CodexResponseHandoffMode,
        CollaborationMode,
        CollaborationModeListResponse,
        CommandExecResizeResponse,
        CommandExecResponse,
        CommandExecTerminalSize,
        CommandExecTerminateResponse,
        CommandExecWriteResponse,
        ConfigEdit,
        ConfigReadResponse,
        ConfigRequirementsReadResponse,
        ConfigWriteResponse,
        ConsumeAccountRateLimitResetCreditResponse,
        ConversationTextRole,
        CyberAccessProgram,
        DynamicToolSpec,
        EnvironmentAddResponse,
        EnvironmentInfoResponse,
        EnvironmentSkillsParams,
        EnvironmentStatusResponse,
        ExperimentalFeatureEnablementSetResponse,
        ExperimentalFeatureListResponse,
        ExternalAgentConfigDetectResponse,
        ExternalAgentConfigImportHistoriesReadResponse,
        ExternalAgentConfigImportHistoryRecordResponse,
        ExternalAgentConfigImportHistoryRecordTypeResultParams,
        ExternalAgentConfigImportResponse,
        ExternalAgentConfigMigrationItem,
        FeedbackSaveResponse,
        FeedbackUploadResponse,
        FsCopyResponse,
        FsCreateDirectoryResponse,
        FsGetMetadataResponse,
        FsReadDirectoryResponse,
        FsReadFileResponse,
        FsRemoveResponse,
        FsUnwatchResponse,
        FsWatchResponse,
        FsWriteFileResponse,
        FuzzyFileSearchResponse,
        FuzzyFileSearchSessionStartResponse,
        FuzzyFileSearchSessionStopResponse,
        FuzzyFileSearchSessionUpdateResponse,
        GatewayOAuthCancelResponse,
        GatewayOAuthLoginResponse,
        GatewayOAuthReadResponse,
        GcpSetupResponse,
        GetAccountRateLimitsResponse,
        GetAccountResponse,
        GetAccountSecuritySetupResponse,
        GetAccountTokenUsageResponse,
        GetWorkspaceMessagesResponse,
        HooksListResponse,
        InitializeCapabilities,
        InitializeResponse,
        ListMcpServerStatusResponse,
        LoginAccountParams,
        LoginAccountResponse,
        LogoutAccountResponse,
        MarketplaceAddResponse,
        MarketplaceRemoveResponse,
        MarketplaceUpgradeResponse,
        McpResourceReadResponse,
        McpResourceReadTarget,
        McpServerEventStreamStartResponse,
        McpServerEventStreamStopResponse,
        McpServerOauthClientRegistration,
        McpServerOauthLoginResponse,
        McpServerRefreshResponse,
        McpServerStatusDetail,
        McpServerToolCallResponse,
        MemoryResetResponse,
        MemoryStatusResponse,
        MergeStrategy,
        MockExperimentalMethodResponse,
        ModelListResponse,
        ModelProviderCapabilitiesReadResponse,
        ModelProviderConfigWriteResponse,
        ModelProviderListResponse,
        MultiAgentMode,
        PermissionProfileListResponse,
        Personality,
        PluginInstallResponse,
        PluginInstalledResponse,
        PluginListMarketplaceKind,
        PluginListResponse,
        PluginReadResponse,
        PluginReconcileResponse,
        PluginSearchResponse,
        PluginSearchScope,
        PluginShareCheckoutResponse,
        PluginShareDeleteResponse,
        PluginShareDiscoverability,
        PluginShareListResponse,
        PluginShareSaveResponse,
        PluginShareTarget,
        PluginShareUpdateDiscoverability,
        PluginShareUpdateTargetsResponse,
        PluginSkillReadResponse,
        PluginUninstallResponse,
        ProcessKillResponse,
        ProcessResizePtyResponse,
        ProcessSpawnResponse,
        ProcessTerminalSize,
        ProcessWriteStdinResponse,
        ProjectCreateResponse,
        ProjectDeleteResponse,
        ProjectImportResponse,
        ProjectListResponse,
        ProjectMoveResponse,
        ProjectReadResponse,
        ProjectRoot,
        ProjectSortKey,
        ProjectUpdateResponse,
        ProviderSettingsPatch,
        RealtimeConversationVersion,
        RealtimeOutputModality,
        RealtimeVoice,
        ReasoningEffort,
        ReasoningSummary,
        RemoteControlClientsListOrder,
        RemoteControlClientsListResponse,
        RemoteControlClientsRevokeResponse,
        RemoteControlDisableResponse,
        RemoteControlEnableResponse,
        RemoteControlPairingStartResponse,
        RemoteControlPairingStatusResponse,
        RemoteControlStatusReadResponse,
        RequestId,
        ResponseItem,
        ReviewDelivery,
        ReviewStartResponse,
        ReviewTarget,
        RolloutCompressResponse,
        SandboxMode,
        SandboxPolicy,
        SelectedCapabilityRoot,
        SendAddCreditsNudgeEmailResponse,
        ServerDiagnosticsResponse,
        SkillsConfigWriteResponse,
        SkillsExtraRootsSetResponse,
        SkillsListResponse,
        SortDirection,
        ThreadApproveGuardianDeniedActionResponse,
        ThreadArchiveResponse,
        ThreadAttachmentAddResponse,
        ThreadAttachmentListResponse,
        ThreadAttachmentOwnerListResponse,
        ThreadAttachmentRemoveResponse,
        ThreadBackgroundTerminalsCleanResponse,
        ThreadBackgroundTerminalsListResponse,
        ThreadBackgroundTerminalsTerminateResponse,
        ThreadCompactStartResponse,
        ThreadDecrementElicitationResponse,
        ThreadDeleteResponse,
        ThreadForkResponse,
        ThreadGoalClearResponse,
        ThreadGoalGetResponse,
        ThreadGoalMutationOrigin,
        ThreadGoalSetResponse,
        ThreadGoalStatus,
        ThreadGuardianReviewResponse,
        ThreadHistoryMode,
        ThreadIncrementElicitationResponse,
        ThreadInjectItemsResponse,
        ThreadItemOutputDeferral,
        ThreadItemsListAnchor,
        ThreadItemsListCursor,
        ThreadItemsListResponse,
        ThreadItemsReadResponse,
        ThreadListCwdFilter,
        ThreadListResponse,
        ThreadLoadedListResponse,
        ThreadMemoryMode,
        ThreadMemoryModeSetResponse,
        ThreadMemoryReadResponse,
        ThreadMetadataGitInfoUpdateParams,
        ThreadMetadataUpdateResponse,
        ThreadPredictionRequestResponse,
        ThreadPrepareApprovedPlanResponse,
        ThreadQueueAddResponse,
        ThreadQueueDeleteResponse,
        ThreadQueueListResponse,
        ThreadQueueReorderResponse,
        ThreadQueueStartResponse,
        ThreadQueueUpdateResponse,
        ThreadReadResponse,
        ThreadReadStateOperation,
        ThreadReadStateUpdateResponse,
        ThreadRealtimeAppendAudioResponse,
        ThreadRealtimeAppendSpeechResponse,
        ThreadRealtimeAppendTextResponse,
        ThreadRealtimeAudioChunk,
        ThreadRealtimeInitialItem,
        ThreadRealtimeListResponse,
        ThreadRealtimeListVoicesResponse,
        ThreadRealtimeOrder,
        ThreadRealtimeStartResponse,
        ThreadRealtimeStartTransport,
        ThreadRealtimeStopResponse,
        ThreadResumeInitialTurnsPageParams,
        ThreadResumeResponse,
        ThreadRevertResponse,
        ThreadSampleCancelResponse,
        ThreadSampleResponse,
        ThreadSearchCancelResponse,
        ThreadSearchOccurrencesResponse,
        ThreadSearchResponse,
        ThreadSearchSortKey,
        ThreadSectionAppearance,
        ThreadSectionCreateResponse,
        ThreadSectionDeleteResponse,
        ThreadSectionListResponse,
        ThreadSectionMoveResponse,
        ThreadSectionUpdateResponse,
        ThreadSetNameResponse,
        ThreadSettingsUpdateResponse,
        ThreadShellCommandResponse,
        ThreadSortKey,
        ThreadSource,
        ThreadSourceKind,
        ThreadStartResponse,
        ThreadStartSource,
        ThreadTimelineListResponse,
        ThreadTurnsListResponse,
        ThreadUnarchiveResponse,
        ThreadUnsubscribeResponse,
        TurnEnvironmentParams,
        TurnInterruptResponse,
        TurnItemsView,
        TurnSettingsUpdateResponse,
        TurnStartResponse,
        TurnSteerResponse,
        TurnToolOutput,
        UserInput,
        UserVerificationCancelResponse,
        UserVerificationDeleteResponse,
        UserVerificationEnrollResponse,
        UserVerificationStatusResponse,
        UserVerificationVerifyResponse,
        WindowsSandboxReadinessResponse,
        WindowsSandboxSetupMode,
        WindowsSandboxSetupStartResponse,
    )


class Account_BedrockRpc(RpcNode):
    """The methods under `account/bedrock`."""

    __slots__ = ()

    def check_gov_cloud_requirements(self) -> BedrockCheckGovCloudRequirementsResponse:
        """Send `account/bedrock/checkGovCloudRequirements`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "account/bedrock/checkGovCloudRequirements", wire.BedrockCheckGovCloudRequirementsResponse, {}
        )

    def discover(self) -> BedrockDiscoverResponse:
        """Send `account/bedrock/discover`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("account/bedrock/discover", wire.BedrockDiscoverResponse, {})

    def setup(self, params: BedrockSetupParams | Mapping[str, object]) -> BedrockSetupResponse:
        """Send `account/bedrock/setup`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("account/bedrock/setup", wire.BedrockSetupResponse, params)


class Account_GatewayOauthRpc(RpcNode):
    """The methods under `account/gatewayOAuth`."""

    __slots__ = ()

    def cancel(self) -> GatewayOAuthCancelResponse:
        """Send `account/gatewayOAuth/cancel`."""
        return self._call("account/gatewayOAuth/cancel", wire.GatewayOAuthCancelResponse)

    def login(self) -> GatewayOAuthLoginResponse:
        """Send `account/gatewayOAuth/login`."""
        return self._call("account/gatewayOAuth/login", wire.GatewayOAuthLoginResponse)

    def read(self) -> GatewayOAuthReadResponse:
        """Send `account/gatewayOAuth/read`."""
        return self._call("account/gatewayOAuth/read", wire.GatewayOAuthReadResponse)


class Account_GcpRpc(RpcNode):
    """The methods under `account/gcp`."""

    __slots__ = ()

    def setup(
        self, *, project_id: str, credential_file: str | Unset | None = UNSET, location: str | Unset | None = UNSET
    ) -> GcpSetupResponse:
        """Send `account/gcp/setup`. Experimental: needs `CodexConfig.experimental_api`. Since runtime 0.166.0.

        Args:
            credential_file: Absolute path to a credential file on the app-server host. Omit or pass `null` to clear
                the active user configuration's override and use ADC. If another configuration layer would still
                supply a credential file, setup fails without saving changes.
            location: Vertex AI location. Omission or null selects `global`.
        """
        return self._call(
            "account/gcp/setup",
            wire.GcpSetupResponse,
            {"projectId": project_id, "credentialFile": credential_file, "location": location},
        )


class Account_LoginRpc(RpcNode):
    """The methods under `account/login`."""

    __slots__ = ()

    def cancel(self, *, login_id: str) -> CancelLoginAccountResponse:
        """Send `account/login/cancel`."""
        return self._call("account/login/cancel", wire.CancelLoginAccountResponse, {"loginId": login_id})

    def start(self, params: LoginAccountParams | Mapping[str, object]) -> LoginAccountResponse:
        """Send `account/login/start`."""
        return self._call("account/login/start", wire.LoginAccountResponse, params)


class Account_RateLimitResetCreditRpc(RpcNode):
    """The methods under `account/rateLimitResetCredit`."""

    __slots__ = ()

    def consume(
        self, *, idempotency_key: str, credit_id: str | Unset | None = UNSET
    ) -> ConsumeAccountRateLimitResetCreditResponse:
        """Send `account/rateLimitResetCredit/consume`.

        Args:
            idempotency_key: Identifies one logical reset attempt. A UUID is recommended; reuse the same value when
                retrying that attempt.
            credit_id: Opaque reset-credit identifier to redeem. When omitted, the backend selects the next
                available credit.
        """
        return self._call(
            "account/rateLimitResetCredit/consume",
            wire.ConsumeAccountRateLimitResetCreditResponse,
            {"idempotencyKey": idempotency_key, "creditId": credit_id},
        )


class Account_RateLimitsRpc(RpcNode):
    """The methods under `account/rateLimits`."""

    __slots__ = ()

    def read(
        self, *, exclude_reset_credit_details: bool | Unset = UNSET, supports_luna_reserve: bool | Unset = UNSET
    ) -> GetAccountRateLimitsResponse:
        """Usage-read capabilities of the requesting client, never inferred from its experiment arm.

        Sends `account/rateLimits/read`.

        Args:
            exclude_reset_credit_details: Skip the separate reset-credit detail lookup for background usage polls.
                The usage response still includes the available count; omitted/false preserves detailed reads.
            supports_luna_reserve: The client supports automatic Luna Reserve fallback. For eligible ChatGPT CLI
                users, allow the backend to record experiment exposure after ordinary usage is blocked.
        """
        return self._call(
            "account/rateLimits/read",
            wire.GetAccountRateLimitsResponse,
            {"excludeResetCreditDetails": exclude_reset_credit_details, "supportsLunaReserve": supports_luna_reserve},
        )


class Account_SecuritySetupRpc(RpcNode):
    """The methods under `account/securitySetup`."""

    __slots__ = ()

    def read(self) -> GetAccountSecuritySetupResponse:
        """Send `account/securitySetup/read`. Since runtime 0.169.0."""
        return self._call("account/securitySetup/read", wire.GetAccountSecuritySetupResponse)


class Account_UsageRpc(RpcNode):
    """The methods under `account/usage`."""

    __slots__ = ()

    def read(self, *, thread_id: str | Unset | None = UNSET) -> GetAccountTokenUsageResponse:
        """Send `account/usage/read`.

        Args:
            thread_id: When present, read estimated usage for this thread instead of account-wide token activity.
        """
        return self._call("account/usage/read", wire.GetAccountTokenUsageResponse, {"threadId": thread_id})


class Account_WorkspaceMessagesRpc(RpcNode):
    """The methods under `account/workspaceMessages`."""

    __slots__ = ()

    def read(self) -> GetWorkspaceMessagesResponse:
        """Send `account/workspaceMessages/read`."""
        return self._call("account/workspaceMessages/read", wire.GetWorkspaceMessagesResponse)


class AccountRpc(RpcNode):
    """The methods under `account`."""

    __slots__ = ()

    @property
    def bedrock(self) -> Account_BedrockRpc:
        """The methods under `account/bedrock`."""
        return Account_BedrockRpc(self._session, self._timeout)

    @property
    def gateway_oauth(self) -> Account_GatewayOauthRpc:
        """The methods under `account/gatewayOAuth`."""
        return Account_GatewayOauthRpc(self._session, self._timeout)

    @property
    def gcp(self) -> Account_GcpRpc:
        """The methods under `account/gcp`."""
        return Account_GcpRpc(self._session, self._timeout)

    @property
    def login(self) -> Account_LoginRpc:
        """The methods under `account/login`."""
        return Account_LoginRpc(self._session, self._timeout)

    def logout(self) -> LogoutAccountResponse:
        """Send `account/logout`."""
        return self._call("account/logout", wire.LogoutAccountResponse)

    @property
    def rate_limit_reset_credit(self) -> Account_RateLimitResetCreditRpc:
        """The methods under `account/rateLimitResetCredit`."""
        return Account_RateLimitResetCreditRpc(self._session, self._timeout)

    @property
    def rate_limits(self) -> Account_RateLimitsRpc:
        """The methods under `account/rateLimits`."""
        return Account_RateLimitsRpc(self._session, self._timeout)

    def read(self, *, refresh_token: bool | Unset = UNSET) -> GetAccountResponse:
        """Send `account/read`.

        Args:
            refresh_token: When `true`, requests a proactive token refresh before returning.
        """
        return self._call("account/read", wire.GetAccountResponse, {"refreshToken": refresh_token})

    @property
    def security_setup(self) -> Account_SecuritySetupRpc:
        """The methods under `account/securitySetup`."""
        return Account_SecuritySetupRpc(self._session, self._timeout)

    def send_add_credits_nudge_email(
        self, *, credit_type: AddCreditsNudgeCreditType | str
    ) -> SendAddCreditsNudgeEmailResponse:
        """Send `account/sendAddCreditsNudgeEmail`."""
        return self._call(
            "account/sendAddCreditsNudgeEmail", wire.SendAddCreditsNudgeEmailResponse, {"creditType": credit_type}
        )

    @property
    def usage(self) -> Account_UsageRpc:
        """The methods under `account/usage`."""
        return Account_UsageRpc(self._session, self._timeout)

    @property
    def workspace_messages(self) -> Account_WorkspaceMessagesRpc:
        """The methods under `account/workspaceMessages`."""
        return Account_WorkspaceMessagesRpc(self._session, self._timeout)


class AccountSessionRpc(RpcNode):
    """The methods under `accountSession`."""

    __slots__ = ()

    def list(self, *, refresh_workspace_metadata: bool | Unset = UNSET) -> AccountSessionsResponse:
        """Send `accountSession/list`. Experimental: needs `CodexConfig.experimental_api`. Since runtime 0.166.0."""
        return self._call(
            "accountSession/list",
            wire.AccountSessionsResponse,
            {"refreshWorkspaceMetadata": refresh_workspace_metadata},
        )

    def switch(
        self, *, account_id: str, session_id: str, allow_browser_login: bool | Unset = UNSET
    ) -> AccountSessionsSwitchResponse:
        """Send `accountSession/switch`. Experimental: needs `CodexConfig.experimental_api`. Since runtime 0.166.0.

        Args:
            account_id: Workspace to select within that login; this is not a user identifier.
            session_id: Opaque active-login identifier returned by accountSession/list.
            allow_browser_login: Allow Core to start browser sign-in if this session needs SSO for the workspace.
        """
        return self._call(
            "accountSession/switch",
            wire.AccountSessionsSwitchResponse,
            {"accountId": account_id, "sessionId": session_id, "allowBrowserLogin": allow_browser_login},
        )


class AppRpc(RpcNode):
    """The methods under `app`."""

    __slots__ = ()

    def installed(
        self, *, force_refresh: bool | Unset = UNSET, thread_id: str | Unset | None = UNSET
    ) -> AppsInstalledResponse:
        """Read the committed installed connector runtime snapshot.

        Sends `app/installed`.

        Args:
            force_refresh: When true and Apps are permitted, refresh and publish the hosted connector runtime tool
                snapshot first.
            thread_id: Optional loaded thread id used to evaluate effective app configuration.
        """
        return self._call(
            "app/installed", wire.AppsInstalledResponse, {"forceRefresh": force_refresh, "threadId": thread_id}
        )

    def list(
        self,
        *,
        cursor: str | Unset | None = UNSET,
        force_refetch: bool | Unset = UNSET,
        limit: int | Unset | None = UNSET,
        thread_id: str | Unset | None = UNSET,
    ) -> AppsListResponse:
        """EXPERIMENTAL - list available apps/connectors.

        Sends `app/list`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            force_refetch: When true, bypass app caches and fetch the latest data from sources.
            limit: Optional page size; defaults to a reasonable server-side value.
            thread_id: Optional thread id used to evaluate app feature gating from that thread's config.
        """
        return self._call(
            "app/list",
            wire.AppsListResponse,
            {"cursor": cursor, "forceRefetch": force_refetch, "limit": limit, "threadId": thread_id},
        )

    def read(
        self, *, app_ids: Sequence[str], include_tools: bool | Unset = UNSET, thread_id: str | Unset | None = UNSET
    ) -> AppsReadResponse:
        """EXPERIMENTAL - read metadata for specific apps/connectors.

        Sends `app/read`.

        Args:
            app_ids: App ids to read. The server accepts at most 100 ids and deduplicates repeated ids while
                preserving their first-request order.
            include_tools: When true, include display-only public tool summaries in the returned metadata.
            thread_id: Optional loaded thread id used to evaluate effective app configuration.
        """
        return self._call(
            "app/read", wire.AppsReadResponse, {"appIds": app_ids, "includeTools": include_tools, "threadId": thread_id}
        )


class CollaborationModeRpc(RpcNode):
    """The methods under `collaborationMode`."""

    __slots__ = ()

    def list(self) -> CollaborationModeListResponse:
        """Lists collaboration mode presets.

        Sends `collaborationMode/list`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("collaborationMode/list", wire.CollaborationModeListResponse, {})


class Command_ExecRpc(RpcNode):
    """The methods under `command/exec`."""

    __slots__ = ()

    def __call__(
        self,
        *,
        command: Sequence[str],
        cwd: str | Unset | None = UNSET,
        disable_output_cap: bool | Unset = UNSET,
        disable_timeout: bool | Unset = UNSET,
        env: Mapping[str, str | None] | Unset | None = UNSET,
        output_bytes_cap: int | Unset | None = UNSET,
        permission_profile: str | Unset | None = UNSET,
        process_id: str | Unset | None = UNSET,
        sandbox_policy: SandboxPolicy | Mapping[str, object] | Unset | None = UNSET,
        size: CommandExecTerminalSize | Mapping[str, object] | Unset | None = UNSET,
        stream_stdin: bool | Unset = UNSET,
        stream_stdout_stderr: bool | Unset = UNSET,
        timeout_ms: int | Unset | None = UNSET,
        tty: bool | Unset = UNSET,
    ) -> CommandExecResponse:
        """Execute a standalone command (argv vector) under the server's sandbox.

        Sends `command/exec`.

        Args:
            command: Command argv vector. Empty arrays are rejected.
            cwd: Optional working directory. Defaults to the server cwd.
            disable_output_cap: Disable stdout/stderr capture truncation for this request.
            disable_timeout: Disable the timeout entirely for this request.
            env: Optional environment overrides merged into the server-computed environment.
            output_bytes_cap: Optional per-stream stdout/stderr capture cap in bytes.
            permission_profile: Optional active permissions profile id for this command. Experimental.
            process_id: Optional client-supplied, connection-scoped process id.
            sandbox_policy: Optional sandbox policy for this command.
            size: Optional initial PTY size in character cells. Only valid when `tty` is true.
            stream_stdin: Allow follow-up `command/exec/write` requests to write stdin bytes.
            stream_stdout_stderr: Stream stdout/stderr via `command/exec/outputDelta` notifications.
            timeout_ms: Optional timeout in milliseconds.
            tty: Enable PTY mode.
        """
        return self._call(
            "command/exec",
            wire.CommandExecResponse,
            {
                "command": command,
                "cwd": cwd,
                "disableOutputCap": disable_output_cap,
                "disableTimeout": disable_timeout,
                "env": env,
                "outputBytesCap": output_bytes_cap,
                "permissionProfile": permission_profile,
                "processId": process_id,
                "sandboxPolicy": sandbox_policy,
                "size": size,
                "streamStdin": stream_stdin,
                "streamStdoutStderr": stream_stdout_stderr,
                "timeoutMs": timeout_ms,
                "tty": tty,
            },
        )

    def resize(
        self, *, process_id: str, size: CommandExecTerminalSize | Mapping[str, object]
    ) -> CommandExecResizeResponse:
        """Resize a running PTY-backed `command/exec` session by client-supplied `processId`.

        Sends `command/exec/resize`.

        Args:
            process_id: Client-supplied, connection-scoped `processId` from the original `command/exec` request.
            size: New PTY size in character cells.
        """
        return self._call(
            "command/exec/resize", wire.CommandExecResizeResponse, {"processId": process_id, "size": size}
        )

    def terminate(self, *, process_id: str) -> CommandExecTerminateResponse:
        """Terminate a running `command/exec` session by client-supplied `processId`.

        Sends `command/exec/terminate`.

        Args:
            process_id: Client-supplied, connection-scoped `processId` from the original `command/exec` request.
        """
        return self._call("command/exec/terminate", wire.CommandExecTerminateResponse, {"processId": process_id})

    def write(
        self, *, process_id: str, close_stdin: bool | Unset = UNSET, delta_base64: str | Unset | None = UNSET
    ) -> CommandExecWriteResponse:
        """Write stdin bytes to a running `command/exec` session or close stdin.

        Sends `command/exec/write`.

        Args:
            process_id: Client-supplied, connection-scoped `processId` from the original `command/exec` request.
            close_stdin: Close stdin after writing `deltaBase64`, if present.
            delta_base64: Optional base64-encoded stdin bytes to write.
        """
        return self._call(
            "command/exec/write",
            wire.CommandExecWriteResponse,
            {"processId": process_id, "closeStdin": close_stdin, "deltaBase64": delta_base64},
        )


class CommandRpc(RpcNode):
    """The methods under `command`."""

    __slots__ = ()

    @property
    def exec(self) -> Command_ExecRpc:
        """The methods under `command/exec`."""
        return Command_ExecRpc(self._session, self._timeout)


class Config_McpServerRpc(RpcNode):
    """The methods under `config/mcpServer`."""

    __slots__ = ()

    def reload(self) -> McpServerRefreshResponse:
        """Send `config/mcpServer/reload`."""
        return self._call("config/mcpServer/reload", wire.McpServerRefreshResponse)


class Config_ValueRpc(RpcNode):
    """The methods under `config/value`."""

    __slots__ = ()

    def write(
        self,
        *,
        key_path: str,
        merge_strategy: MergeStrategy | str,
        value: object,
        expected_version: str | Unset | None = UNSET,
        file_path: str | Unset | None = UNSET,
    ) -> ConfigWriteResponse:
        """Send `config/value/write`.

        Args:
            file_path: Path to the config file to write; defaults to the user's `config.toml` when omitted.
        """
        return self._call(
            "config/value/write",
            wire.ConfigWriteResponse,
            {
                "keyPath": key_path,
                "mergeStrategy": merge_strategy,
                "value": value,
                "expectedVersion": expected_version,
                "filePath": file_path,
            },
        )


class ConfigRpc(RpcNode):
    """The methods under `config`."""

    __slots__ = ()

    def batch_write(
        self,
        *,
        edits: Sequence[ConfigEdit | Mapping[str, object]],
        expected_version: str | Unset | None = UNSET,
        file_path: str | Unset | None = UNSET,
        reload_user_config: bool | Unset = UNSET,
    ) -> ConfigWriteResponse:
        """Send `config/batchWrite`.

        Args:
            file_path: Path to the config file to write; defaults to the user's `config.toml` when omitted.
            reload_user_config: When true, hot-reload updated runtime settings into loaded threads after writing.
                Session-static model, reasoning-effort, Plan-mode reasoning-effort, and service-tier defaults are
                not reloaded. The deprecated personality setting is also not reloaded.
        """
        return self._call(
            "config/batchWrite",
            wire.ConfigWriteResponse,
            {
                "edits": edits,
                "expectedVersion": expected_version,
                "filePath": file_path,
                "reloadUserConfig": reload_user_config,
            },
        )

    @property
    def mcp_server(self) -> Config_McpServerRpc:
        """The methods under `config/mcpServer`."""
        return Config_McpServerRpc(self._session, self._timeout)

    def read(self, *, cwd: str | Unset | None = UNSET, include_layers: bool | Unset = UNSET) -> ConfigReadResponse:
        """Send `config/read`.

        Args:
            cwd: Optional working directory to resolve project config layers. If specified, return the effective
                config as seen from that directory (i.e., including any project layers between `cwd` and the
                project/repo root).
        """
        return self._call("config/read", wire.ConfigReadResponse, {"cwd": cwd, "includeLayers": include_layers})

    @property
    def value(self) -> Config_ValueRpc:
        """The methods under `config/value`."""
        return Config_ValueRpc(self._session, self._timeout)


class ConfigRequirementsRpc(RpcNode):
    """The methods under `configRequirements`."""

    __slots__ = ()

    def read(self) -> ConfigRequirementsReadResponse:
        """Send `configRequirements/read`."""
        return self._call("configRequirements/read", wire.ConfigRequirementsReadResponse)


class EnvironmentRpc(RpcNode):
    """The methods under `environment`."""

    __slots__ = ()

    def add(
        self,
        *,
        environment_id: str,
        exec_server_url: str,
        auth_bearer_token: str | Unset | None = UNSET,
        connect_timeout_ms: int | Unset | None = UNSET,
        skills: EnvironmentSkillsParams | Mapping[str, object] | Unset | None = UNSET,
        websocket_request_id: str | Unset | None = UNSET,
    ) -> EnvironmentAddResponse:
        """Adds or replaces a remote environment by id for later selection.

        Sends `environment/add`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            auth_bearer_token: Optional raw bearer token for executor authentication, including reconnects. Requires
                a secure transport or a loopback destination.
            connect_timeout_ms: Optional WebSocket connection timeout. The server default applies when omitted.
            skills: Required skills supplied by this environment, checked before model inference.
            websocket_request_id: Optional X-Request-ID for the direct WebSocket upgrade, including reconnects.
                Requires a secure transport or a loopback destination.
        """
        return self._call(
            "environment/add",
            wire.EnvironmentAddResponse,
            {
                "environmentId": environment_id,
                "execServerUrl": exec_server_url,
                "authBearerToken": auth_bearer_token,
                "connectTimeoutMs": connect_timeout_ms,
                "skills": skills,
                "websocketRequestId": websocket_request_id,
            },
        )

    def info(self, *, environment_id: str) -> EnvironmentInfoResponse:
        """Reads information from a configured execution environment.

        Sends `environment/info`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("environment/info", wire.EnvironmentInfoResponse, {"environmentId": environment_id})

    def status(self, *, environment_id: str) -> EnvironmentStatusResponse:
        """Reads the current status of a configured execution environment.

        Sends `environment/status`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            environment_id: Environment id to inspect.
        """
        return self._call("environment/status", wire.EnvironmentStatusResponse, {"environmentId": environment_id})


class ExperimentalFeature_EnablementRpc(RpcNode):
    """The methods under `experimentalFeature/enablement`."""

    __slots__ = ()

    def set(self, *, enablement: Mapping[str, bool]) -> ExperimentalFeatureEnablementSetResponse:
        """Send `experimentalFeature/enablement/set`.

        Args:
            enablement: Process-wide runtime feature enablement keyed by canonical feature name.
        """
        return self._call(
            "experimentalFeature/enablement/set",
            wire.ExperimentalFeatureEnablementSetResponse,
            {"enablement": enablement},
        )


class ExperimentalFeatureRpc(RpcNode):
    """The methods under `experimentalFeature`."""

    __slots__ = ()

    @property
    def enablement(self) -> ExperimentalFeature_EnablementRpc:
        """The methods under `experimentalFeature/enablement`."""
        return ExperimentalFeature_EnablementRpc(self._session, self._timeout)

    def list(
        self,
        *,
        cursor: str | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        thread_id: str | Unset | None = UNSET,
    ) -> ExperimentalFeatureListResponse:
        """Send `experimentalFeature/list`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            limit: Optional page size; defaults to a reasonable server-side value.
            thread_id: Optional loaded thread id. Pass this when showing feature state for an existing thread so
                enablement is computed from that thread's refreshed config, including project-local config for the
                thread's cwd.
        """
        return self._call(
            "experimentalFeature/list",
            wire.ExperimentalFeatureListResponse,
            {"cursor": cursor, "limit": limit, "threadId": thread_id},
        )


class ExternalAgentConfig_ImportRpc(RpcNode):
    """The methods under `externalAgentConfig/import`."""

    __slots__ = ()

    def __call__(
        self,
        *,
        migration_items: Sequence[ExternalAgentConfigMigrationItem | Mapping[str, object]],
        migration_source: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        source: str | Unset | None = UNSET,
    ) -> ExternalAgentConfigImportResponse:
        """Send `externalAgentConfig/import`.

        Args:
            migration_source: Migration-source selector used to produce the migration items. Pass the same value to
                detection and import; missing or unrecognized values use the default source.
            provider_id: Opaque provider identifier supplied by the caller for analytics attribution and import
                history display. This does not select the migration source.
            source: Optional identifier for the product that initiated the import.
        """
        return self._call(
            "externalAgentConfig/import",
            wire.ExternalAgentConfigImportResponse,
            {
                "migrationItems": migration_items,
                "migrationSource": migration_source,
                "providerId": provider_id,
                "source": source,
            },
        )

    def read_histories(self) -> ExternalAgentConfigImportHistoriesReadResponse:
        """Send `externalAgentConfig/import/readHistories`."""
        return self._call(
            "externalAgentConfig/import/readHistories", wire.ExternalAgentConfigImportHistoriesReadResponse
        )

    def record_history(
        self,
        *,
        item_type_results: Sequence[ExternalAgentConfigImportHistoryRecordTypeResultParams | Mapping[str, object]],
        provider_id: str,
    ) -> ExternalAgentConfigImportHistoryRecordResponse:
        """Send `externalAgentConfig/import/recordHistory`.

        Args:
            item_type_results: Completed results grouped by imported item type.
            provider_id: Opaque provider identifier for the externally completed import.
        """
        return self._call(
            "externalAgentConfig/import/recordHistory",
            wire.ExternalAgentConfigImportHistoryRecordResponse,
            {"itemTypeResults": item_type_results, "providerId": provider_id},
        )


class ExternalAgentConfigRpc(RpcNode):
    """The methods under `externalAgentConfig`."""

    __slots__ = ()

    def detect(
        self,
        *,
        cwds: Sequence[str] | Unset | None = UNSET,
        include_home: bool | Unset = UNSET,
        max_session_age_days: int | Unset | None = UNSET,
        max_sessions: int | Unset | None = UNSET,
        migration_source: str | Unset | None = UNSET,
        source: str | Unset | None = UNSET,
    ) -> ExternalAgentConfigDetectResponse:
        """Send `externalAgentConfig/detect`.

        Args:
            cwds: Zero or more working directories to include for repo-scoped detection.
            include_home: If true, include detection under the user's home directory.
            max_session_age_days: Maximum age in days for detected sessions. Missing values use the default limit.
            max_sessions: Maximum number of sessions to detect. Missing values use the default limit.
            migration_source: Optional migration-source selector. Missing or unrecognized values use the default
                source.
            source: Deprecated field retained for compatibility. This field is ignored; use `migrationSource` to
                select the migration source.
        """
        return self._call(
            "externalAgentConfig/detect",
            wire.ExternalAgentConfigDetectResponse,
            {
                "cwds": cwds,
                "includeHome": include_home,
                "maxSessionAgeDays": max_session_age_days,
                "maxSessions": max_sessions,
                "migrationSource": migration_source,
                "source": source,
            },
        )

    @property
    def import_(self) -> ExternalAgentConfig_ImportRpc:
        """The methods under `externalAgentConfig/import`."""
        return ExternalAgentConfig_ImportRpc(self._session, self._timeout)


class FeedbackRpc(RpcNode):
    """The methods under `feedback`."""

    __slots__ = ()

    def save(
        self,
        *,
        classification: str,
        save_path: str,
        extra_log_files: Sequence[str] | Unset | None = UNSET,
        include_logs: bool | Unset = UNSET,
        reason: str | Unset | None = UNSET,
        tags: Mapping[str, str] | Unset | None = UNSET,
        thread_id: str | Unset | None = UNSET,
    ) -> FeedbackSaveResponse:
        """Send `feedback/save`. Since runtime 0.164.0.

        Args:
            save_path: Absolute, previously unused ZIP path on the app-server host. The caller owns this file,
                including after a disconnected RPC.
        """
        return self._call(
            "feedback/save",
            wire.FeedbackSaveResponse,
            {
                "classification": classification,
                "savePath": save_path,
                "extraLogFiles": extra_log_files,
                "includeLogs": include_logs,
                "reason": reason,
                "tags": tags,
                "threadId": thread_id,
            },
        )

    def upload(
        self,
        *,
        classification: str,
        extra_log_files: Sequence[str] | Unset | None = UNSET,
        include_logs: bool | Unset = UNSET,
        reason: str | Unset | None = UNSET,
        tags: Mapping[str, str] | Unset | None = UNSET,
        thread_id: str | Unset | None = UNSET,
    ) -> FeedbackUploadResponse:
        """Send `feedback/upload`."""
        return self._call(
            "feedback/upload",
            wire.FeedbackUploadResponse,
            {
                "classification": classification,
                "extraLogFiles": extra_log_files,
                "includeLogs": include_logs,
                "reason": reason,
                "tags": tags,
                "threadId": thread_id,
            },
        )


class FsRpc(RpcNode):
    """The methods under `fs`."""

    __slots__ = ()

    def copy(
        self,
        *,
        destination_path: str | PathLike[str],
        source_path: str | PathLike[str],
        recursive: bool | Unset = UNSET,
    ) -> FsCopyResponse:
        """Copy a file or directory tree on the host filesystem.

        Sends `fs/copy`.

        Args:
            destination_path: Absolute destination path.
            source_path: Absolute source path.
            recursive: Required for directory copies; ignored for file copies.
        """
        return self._call(
            "fs/copy",
            wire.FsCopyResponse,
            {"destinationPath": destination_path, "sourcePath": source_path, "recursive": recursive},
        )

    def create_directory(
        self, *, path: str | PathLike[str], recursive: bool | Unset | None = UNSET
    ) -> FsCreateDirectoryResponse:
        """Create a directory on the host filesystem.

        Sends `fs/createDirectory`.

        Args:
            path: Absolute directory path to create.
            recursive: Whether parent directories should also be created. Defaults to `true`.
        """
        return self._call("fs/createDirectory", wire.FsCreateDirectoryResponse, {"path": path, "recursive": recursive})

    def get_metadata(self, *, path: str | PathLike[str]) -> FsGetMetadataResponse:
        """Request metadata for an absolute path.

        Sends `fs/getMetadata`.

        Args:
            path: Absolute path to inspect.
        """
        return self._call("fs/getMetadata", wire.FsGetMetadataResponse, {"path": path})

    def read_directory(self, *, path: str | PathLike[str]) -> FsReadDirectoryResponse:
        """List direct child names for a directory.

        Sends `fs/readDirectory`.

        Args:
            path: Absolute directory path to read.
        """
        return self._call("fs/readDirectory", wire.FsReadDirectoryResponse, {"path": path})

    def read_file(self, *, path: str | PathLike[str]) -> FsReadFileResponse:
        """Read a file from the host filesystem.

        Sends `fs/readFile`.

        Args:
            path: Absolute path to read.
        """
        return self._call("fs/readFile", wire.FsReadFileResponse, {"path": path})

    def remove(
        self, *, path: str | PathLike[str], force: bool | Unset | None = UNSET, recursive: bool | Unset | None = UNSET
    ) -> FsRemoveResponse:
        """Remove a file or directory tree from the host filesystem.

        Sends `fs/remove`.

        Args:
            path: Absolute path to remove.
            force: Whether missing paths should be ignored. Defaults to `true`.
            recursive: Whether directory removal should recurse. Defaults to `true`.
        """
        return self._call("fs/remove", wire.FsRemoveResponse, {"path": path, "force": force, "recursive": recursive})

    def unwatch(self, *, watch_id: str) -> FsUnwatchResponse:
        """Stop filesystem watch notifications for a prior `fs/watch`.

        Sends `fs/unwatch`.

        Args:
            watch_id: Watch identifier previously provided to `fs/watch`.
        """
        return self._call("fs/unwatch", wire.FsUnwatchResponse, {"watchId": watch_id})

    def watch(self, *, path: str | PathLike[str], watch_id: str) -> FsWatchResponse:
        """Start filesystem watch notifications for an absolute path.

        Sends `fs/watch`.

        Args:
            path: Absolute file or directory path to watch.
            watch_id: Connection-scoped watch identifier used for `fs/unwatch` and `fs/changed`.
        """
        return self._call("fs/watch", wire.FsWatchResponse, {"path": path, "watchId": watch_id})

    def write_file(self, *, data_base64: str, path: str | PathLike[str]) -> FsWriteFileResponse:
        """Write a file on the host filesystem.

        Sends `fs/writeFile`.

        Args:
            data_base64: File contents encoded as base64.
            path: Absolute path to write.
        """
        return self._call("fs/writeFile", wire.FsWriteFileResponse, {"dataBase64": data_base64, "path": path})


class FuzzyFileSearchRpc(RpcNode):
    """The methods under `fuzzyFileSearch`."""

    __slots__ = ()

    def __call__(
        self, *, query: str, roots: Sequence[str], cancellation_token: str | Unset | None = UNSET
    ) -> FuzzyFileSearchResponse:
        """Send `fuzzyFileSearch`."""
        return self._call(
            "fuzzyFileSearch",
            wire.FuzzyFileSearchResponse,
            {"query": query, "roots": roots, "cancellationToken": cancellation_token},
        )

    def session_start(self, *, roots: Sequence[str], session_id: str) -> FuzzyFileSearchSessionStartResponse:
        """Send `fuzzyFileSearch/sessionStart`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "fuzzyFileSearch/sessionStart",
            wire.FuzzyFileSearchSessionStartResponse,
            {"roots": roots, "sessionId": session_id},
        )

    def session_stop(self, *, session_id: str) -> FuzzyFileSearchSessionStopResponse:
        """Send `fuzzyFileSearch/sessionStop`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "fuzzyFileSearch/sessionStop", wire.FuzzyFileSearchSessionStopResponse, {"sessionId": session_id}
        )

    def session_update(self, *, query: str, session_id: str) -> FuzzyFileSearchSessionUpdateResponse:
        """Send `fuzzyFileSearch/sessionUpdate`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "fuzzyFileSearch/sessionUpdate",
            wire.FuzzyFileSearchSessionUpdateResponse,
            {"query": query, "sessionId": session_id},
        )


class HooksRpc(RpcNode):
    """The methods under `hooks`."""

    __slots__ = ()

    def list(self, *, cwds: Sequence[str] | Unset = UNSET, thread_id: str | Unset | None = UNSET) -> HooksListResponse:
        """Send `hooks/list`.

        Args:
            cwds: When empty, defaults to the current session working directory.
            thread_id: List a loaded thread's hooks, including its selected environments. Omit `cwds` in this mode.
                Since runtime 0.166.0.
        """
        return self._call("hooks/list", wire.HooksListResponse, {"cwds": cwds, "threadId": thread_id})


class MarketplaceRpc(RpcNode):
    """The methods under `marketplace`."""

    __slots__ = ()

    def add(
        self, *, source: str, ref_name: str | Unset | None = UNSET, sparse_paths: Sequence[str] | Unset | None = UNSET
    ) -> MarketplaceAddResponse:
        """Send `marketplace/add`."""
        return self._call(
            "marketplace/add",
            wire.MarketplaceAddResponse,
            {"source": source, "refName": ref_name, "sparsePaths": sparse_paths},
        )

    def remove(self, *, marketplace_name: str) -> MarketplaceRemoveResponse:
        """Send `marketplace/remove`."""
        return self._call("marketplace/remove", wire.MarketplaceRemoveResponse, {"marketplaceName": marketplace_name})

    def upgrade(self, *, marketplace_name: str | Unset | None = UNSET) -> MarketplaceUpgradeResponse:
        """Send `marketplace/upgrade`."""
        return self._call("marketplace/upgrade", wire.MarketplaceUpgradeResponse, {"marketplaceName": marketplace_name})


class McpServer_Event_StreamRpc(RpcNode):
    """The methods under `mcpServer/event/stream`."""

    __slots__ = ()

    def start(
        self,
        *,
        arguments: object,
        name: str,
        server: str,
        subscription_id: str,
        thread_id: str,
        field_meta: object | Unset | None = UNSET,
    ) -> McpServerEventStreamStartResponse:
        """Send `mcpServer/event/stream/start`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "mcpServer/event/stream/start",
            wire.McpServerEventStreamStartResponse,
            {
                "arguments": arguments,
                "name": name,
                "server": server,
                "subscriptionId": subscription_id,
                "threadId": thread_id,
                "_meta": field_meta,
            },
        )

    def stop(self, *, subscription_id: str) -> McpServerEventStreamStopResponse:
        """Send `mcpServer/event/stream/stop`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "mcpServer/event/stream/stop", wire.McpServerEventStreamStopResponse, {"subscriptionId": subscription_id}
        )


class McpServer_EventRpc(RpcNode):
    """The methods under `mcpServer/event`."""

    __slots__ = ()

    @property
    def stream(self) -> McpServer_Event_StreamRpc:
        """The methods under `mcpServer/event/stream`."""
        return McpServer_Event_StreamRpc(self._session, self._timeout)


class McpServer_OauthRpc(RpcNode):
    """The methods under `mcpServer/oauth`."""

    __slots__ = ()

    def login(
        self,
        *,
        name: str,
        client_registration: McpServerOauthClientRegistration | str | Unset | None = UNSET,
        environment_id: str | Unset | None = UNSET,
        scopes: Sequence[str] | Unset | None = UNSET,
        thread_id: str | Unset | None = UNSET,
        timeout_secs: int | Unset | None = UNSET,
    ) -> McpServerOauthLoginResponse:
        """Send `mcpServer/oauth/login`.

        Args:
            client_registration: Registration strategy for this login only; omission selects automatic discovery.
            environment_id: Exact registration scope; omission preserves legacy name-only selection. Since runtime
                0.171.0.
        """
        return self._call(
            "mcpServer/oauth/login",
            wire.McpServerOauthLoginResponse,
            {
                "name": name,
                "clientRegistration": client_registration,
                "environmentId": environment_id,
                "scopes": scopes,
                "threadId": thread_id,
                "timeoutSecs": timeout_secs,
            },
        )


class McpServer_ResourceRpc(RpcNode):
    """The methods under `mcpServer/resource`."""

    __slots__ = ()

    def read(
        self,
        *,
        server: str,
        uri: str,
        field_meta: Mapping[str, object] | Unset | None = UNSET,
        connector_id: str | Unset | None = UNSET,
        environment_id: str | Unset | None = UNSET,
        origin_call_id: str | Unset | None = UNSET,
        target: McpResourceReadTarget | Mapping[str, object] | Unset | None = UNSET,
        thread_id: str | Unset | None = UNSET,
    ) -> McpResourceReadResponse:
        """Send `mcpServer/resource/read`.

        Args:
            field_meta: Additional MCP request metadata. Account and turn routing keys are reserved. Since runtime
                0.168.0.
            environment_id: Exact registration scope; omission preserves legacy name-only selection. Since runtime
                0.171.0.
            origin_call_id: Originating MCP tool call used to select the resource's app.
            target: Explicit hosted app/account. Omit to retain legacy resource discovery.
        """
        return self._call(
            "mcpServer/resource/read",
            wire.McpResourceReadResponse,
            {
                "server": server,
                "uri": uri,
                "_meta": field_meta,
                "connectorId": connector_id,
                "environmentId": environment_id,
                "originCallId": origin_call_id,
                "target": target,
                "threadId": thread_id,
            },
        )


class McpServer_ToolRpc(RpcNode):
    """The methods under `mcpServer/tool`."""

    __slots__ = ()

    def call(
        self,
        *,
        server: str,
        thread_id: str,
        tool: str,
        field_meta: object | Unset | None = UNSET,
        arguments: object | Unset | None = UNSET,
        environment_id: str | Unset | None = UNSET,
    ) -> McpServerToolCallResponse:
        """Send `mcpServer/tool/call`.

        Args:
            environment_id: Exact registration scope; omission preserves legacy name-only selection. Since runtime
                0.171.0.
        """
        return self._call(
            "mcpServer/tool/call",
            wire.McpServerToolCallResponse,
            {
                "server": server,
                "threadId": thread_id,
                "tool": tool,
                "_meta": field_meta,
                "arguments": arguments,
                "environmentId": environment_id,
            },
        )


class McpServerRpc(RpcNode):
    """The methods under `mcpServer`."""

    __slots__ = ()

    @property
    def event(self) -> McpServer_EventRpc:
        """The methods under `mcpServer/event`."""
        return McpServer_EventRpc(self._session, self._timeout)

    @property
    def oauth(self) -> McpServer_OauthRpc:
        """The methods under `mcpServer/oauth`."""
        return McpServer_OauthRpc(self._session, self._timeout)

    @property
    def resource(self) -> McpServer_ResourceRpc:
        """The methods under `mcpServer/resource`."""
        return McpServer_ResourceRpc(self._session, self._timeout)

    @property
    def tool(self) -> McpServer_ToolRpc:
        """The methods under `mcpServer/tool`."""
        return McpServer_ToolRpc(self._session, self._timeout)


class McpServerStatusRpc(RpcNode):
    """The methods under `mcpServerStatus`."""

    __slots__ = ()

    def list(
        self,
        *,
        cursor: str | Unset | None = UNSET,
        detail: McpServerStatusDetail | str | Unset | None = UNSET,
        environment_id: str | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        server_name: str | Unset | None = UNSET,
        thread_id: str | Unset | None = UNSET,
    ) -> ListMcpServerStatusResponse:
        """Send `mcpServerStatus/list`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            detail: Controls how much MCP inventory data to fetch for each server. Defaults to `Full` when omitted.
            environment_id: Select this environment's registration. Requires `serverName` and `threadId`. When
                omitted, a named request uses the same server as older clients. Since runtime 0.171.0.
            limit: Optional page size; defaults to a server-defined value.
            server_name: Limit discovery to one server. With a thread ID, reuse that thread's MCP connection.
        """
        return self._call(
            "mcpServerStatus/list",
            wire.ListMcpServerStatusResponse,
            {
                "cursor": cursor,
                "detail": detail,
                "environmentId": environment_id,
                "limit": limit,
                "serverName": server_name,
                "threadId": thread_id,
            },
        )


class MemoryRpc(RpcNode):
    """The methods under `memory`."""

    __slots__ = ()

    def reset(self) -> MemoryResetResponse:
        """Send `memory/reset`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("memory/reset", wire.MemoryResetResponse)

    def status(self, *, min_consolidated_threads: int | Unset | None = UNSET) -> MemoryStatusResponse:
        """Send `memory/status`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            min_consolidated_threads: Required distinct consolidated threads. Defaults to 20; supported range is
                1..=4096.
        """
        return self._call(
            "memory/status", wire.MemoryStatusResponse, {"minConsolidatedThreads": min_consolidated_threads}
        )


class MockRpc(RpcNode):
    """The methods under `mock`."""

    __slots__ = ()

    def experimental_method(self, *, value: str | Unset | None = UNSET) -> MockExperimentalMethodResponse:
        """Test-only method used to validate experimental gating.

        Sends `mock/experimentalMethod`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            value: Test-only payload field.
        """
        return self._call("mock/experimentalMethod", wire.MockExperimentalMethodResponse, {"value": value})


class ModelRpc(RpcNode):
    """The methods under `model`."""

    __slots__ = ()

    def list(
        self,
        *,
        cursor: str | Unset | None = UNSET,
        include_hidden: bool | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        model_provider: str | Unset | None = UNSET,
    ) -> ModelListResponse:
        """Send `model/list`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            include_hidden: When true, include models that are hidden from the default picker list.
            limit: Optional page size; defaults to a reasonable server-side value.
            model_provider: List models for this configured provider instead of the app-server default. Since
                runtime 0.169.0.
        """
        return self._call(
            "model/list",
            wire.ModelListResponse,
            {"cursor": cursor, "includeHidden": include_hidden, "limit": limit, "modelProvider": model_provider},
        )


class ModelProvider_CapabilitiesRpc(RpcNode):
    """The methods under `modelProvider/capabilities`."""

    __slots__ = ()

    def read(self) -> ModelProviderCapabilitiesReadResponse:
        """Send `modelProvider/capabilities/read`."""
        return self._call("modelProvider/capabilities/read", wire.ModelProviderCapabilitiesReadResponse, {})


class ModelProvider_ConfigRpc(RpcNode):
    """The methods under `modelProvider/config`."""

    __slots__ = ()

    def write(self, *, settings: ProviderSettingsPatch | Mapping[str, object]) -> ModelProviderConfigWriteResponse:
        """Send `modelProvider/config/write`. Since runtime 0.168.0."""
        return self._call("modelProvider/config/write", wire.ModelProviderConfigWriteResponse, {"settings": settings})


class ModelProvider_DefaultRpc(RpcNode):
    """The methods under `modelProvider/default`."""

    __slots__ = ()

    def set(self, *, provider_id: str) -> ConfigWriteResponse:
        """Send `modelProvider/default/set`. Since runtime 0.171.0.

        Args:
            provider_id: Configured provider to use by default for new threads and unscoped model lists.
        """
        return self._call("modelProvider/default/set", wire.ConfigWriteResponse, {"providerId": provider_id})


class ModelProviderRpc(RpcNode):
    """The methods under `modelProvider`."""

    __slots__ = ()

    @property
    def capabilities(self) -> ModelProvider_CapabilitiesRpc:
        """The methods under `modelProvider/capabilities`."""
        return ModelProvider_CapabilitiesRpc(self._session, self._timeout)

    @property
    def config(self) -> ModelProvider_ConfigRpc:
        """The methods under `modelProvider/config`."""
        return ModelProvider_ConfigRpc(self._session, self._timeout)

    @property
    def default(self) -> ModelProvider_DefaultRpc:
        """The methods under `modelProvider/default`."""
        return ModelProvider_DefaultRpc(self._session, self._timeout)

    def list(self) -> ModelProviderListResponse:
        """Send `modelProvider/list`. Since runtime 0.168.0."""
        return self._call("modelProvider/list", wire.ModelProviderListResponse, {})


class PermissionProfileRpc(RpcNode):
    """The methods under `permissionProfile`."""

    __slots__ = ()

    def list(
        self, *, cursor: str | Unset | None = UNSET, cwd: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> PermissionProfileListResponse:
        """Send `permissionProfile/list`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            cwd: Optional working directory to resolve project config layers.
            limit: Optional page size; defaults to the full result set.
        """
        return self._call(
            "permissionProfile/list", wire.PermissionProfileListResponse, {"cursor": cursor, "cwd": cwd, "limit": limit}
        )


class Plugin_ShareRpc(RpcNode):
    """The methods under `plugin/share`."""

    __slots__ = ()

    def checkout(self, *, remote_plugin_id: str) -> PluginShareCheckoutResponse:
        """Send `plugin/share/checkout`."""
        return self._call(
            "plugin/share/checkout", wire.PluginShareCheckoutResponse, {"remotePluginId": remote_plugin_id}
        )

    def delete(self, *, remote_plugin_id: str) -> PluginShareDeleteResponse:
        """Send `plugin/share/delete`."""
        return self._call("plugin/share/delete", wire.PluginShareDeleteResponse, {"remotePluginId": remote_plugin_id})

    def list(self) -> PluginShareListResponse:
        """Send `plugin/share/list`."""
        return self._call("plugin/share/list", wire.PluginShareListResponse, {})

    def save(
        self,
        *,
        plugin_path: str | PathLike[str],
        discoverability: PluginShareDiscoverability | str | Unset | None = UNSET,
        remote_plugin_id: str | Unset | None = UNSET,
        share_targets: Sequence[PluginShareTarget | Mapping[str, object]] | Unset | None = UNSET,
    ) -> PluginShareSaveResponse:
        """Send `plugin/share/save`."""
        return self._call(
            "plugin/share/save",
            wire.PluginShareSaveResponse,
            {
                "pluginPath": plugin_path,
                "discoverability": discoverability,
                "remotePluginId": remote_plugin_id,
                "shareTargets": share_targets,
            },
        )

    def update_targets(
        self,
        *,
        discoverability: PluginShareUpdateDiscoverability | str,
        remote_plugin_id: str,
        share_targets: Sequence[PluginShareTarget | Mapping[str, object]],
    ) -> PluginShareUpdateTargetsResponse:
        """Send `plugin/share/updateTargets`."""
        return self._call(
            "plugin/share/updateTargets",
            wire.PluginShareUpdateTargetsResponse,
            {"discoverability": discoverability, "remotePluginId": remote_plugin_id, "shareTargets": share_targets},
        )


class Plugin_SkillRpc(RpcNode):
    """The methods under `plugin/skill`."""

    __slots__ = ()

    def read(self, *, remote_marketplace_name: str, remote_plugin_id: str, skill_name: str) -> PluginSkillReadResponse:
        """Send `plugin/skill/read`."""
        return self._call(
            "plugin/skill/read",
            wire.PluginSkillReadResponse,
            {
                "remoteMarketplaceName": remote_marketplace_name,
                "remotePluginId": remote_plugin_id,
                "skillName": skill_name,
            },
        )


class PluginRpc(RpcNode):
    """The methods under `plugin`."""

    __slots__ = ()

    def install(
        self,
        *,
        plugin_name: str,
        install_attempt_id: str | Unset | None = UNSET,
        marketplace_path: str | PathLike[str] | Unset | None = UNSET,
        remote_marketplace_name: str | Unset | None = UNSET,
    ) -> PluginInstallResponse:
        """Send `plugin/install`.

        Args:
            install_attempt_id: Client-generated identifier used to correlate one installation attempt.
        """
        return self._call(
            "plugin/install",
            wire.PluginInstallResponse,
            {
                "pluginName": plugin_name,
                "installAttemptId": install_attempt_id,
                "marketplacePath": marketplace_path,
                "remoteMarketplaceName": remote_marketplace_name,
            },
        )

    def installed(
        self,
        *,
        cwds: Sequence[str | PathLike[str]] | Unset | None = UNSET,
        install_suggestion_plugin_names: Sequence[str] | Unset | None = UNSET,
    ) -> PluginInstalledResponse:
        """Send `plugin/installed`.

        Args:
            cwds: Optional working directories used to discover repo marketplaces.
            install_suggestion_plugin_names: Additional uninstalled plugin names that should be returned when
                present locally. This is used by mention surfaces that intentionally expose install entrypoints.
        """
        return self._call(
            "plugin/installed",
            wire.PluginInstalledResponse,
            {"cwds": cwds, "installSuggestionPluginNames": install_suggestion_plugin_names},
        )

    def list(
        self,
        *,
        cwds: Sequence[str | PathLike[str]] | Unset | None = UNSET,
        force_refetch: bool | Unset = UNSET,
        marketplace_kinds: Sequence[PluginListMarketplaceKind | str] | Unset | None = UNSET,
    ) -> PluginListResponse:
        """Send `plugin/list`.

        Args:
            cwds: Optional working directories used to discover repo marketplaces. When omitted, only home-scoped
                marketplaces and the official curated marketplace are considered.
            force_refetch: Whether the client requests a fresh remote plugin catalog fetch.
            marketplace_kinds: Optional marketplace kind filter. When omitted, only local marketplaces are queried,
                plus the default remote catalog when enabled by feature flag.
        """
        return self._call(
            "plugin/list",
            wire.PluginListResponse,
            {"cwds": cwds, "forceRefetch": force_refetch, "marketplaceKinds": marketplace_kinds},
        )

    def read(
        self,
        *,
        plugin_name: str,
        marketplace_path: str | PathLike[str] | Unset | None = UNSET,
        remote_marketplace_name: str | Unset | None = UNSET,
    ) -> PluginReadResponse:
        """Send `plugin/read`."""
        return self._call(
            "plugin/read",
            wire.PluginReadResponse,
            {
                "pluginName": plugin_name,
                "marketplacePath": marketplace_path,
                "remoteMarketplaceName": remote_marketplace_name,
            },
        )

    def reconcile(self, *, reason: str | Unset | None = UNSET) -> PluginReconcileResponse:
        """Send `plugin/reconcile`.

        Args:
            reason: Optional client-provided reason recorded with the reconciliation attempt.
        """
        return self._call("plugin/reconcile", wire.PluginReconcileResponse, {"reason": reason})

    def search(
        self,
        *,
        search_term: str,
        cursor: str | Unset | None = UNSET,
        cwds: Sequence[str | PathLike[str]] | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        scope: PluginSearchScope | str | Unset | None = UNSET,
    ) -> PluginSearchResponse:
        """Send `plugin/search`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "plugin/search",
            wire.PluginSearchResponse,
            {"searchTerm": search_term, "cursor": cursor, "cwds": cwds, "limit": limit, "scope": scope},
        )

    @property
    def share(self) -> Plugin_ShareRpc:
        """The methods under `plugin/share`."""
        return Plugin_ShareRpc(self._session, self._timeout)

    @property
    def skill(self) -> Plugin_SkillRpc:
        """The methods under `plugin/skill`."""
        return Plugin_SkillRpc(self._session, self._timeout)

    def uninstall(self, *, plugin_id: str) -> PluginUninstallResponse:
        """Send `plugin/uninstall`."""
        return self._call("plugin/uninstall", wire.PluginUninstallResponse, {"pluginId": plugin_id})


class ProcessRpc(RpcNode):
    """The methods under `process`."""

    __slots__ = ()

    def kill(self, *, process_handle: str) -> ProcessKillResponse:
        """Terminate a running `process/spawn` session by client-supplied `processHandle`.

        Sends `process/kill`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            process_handle: Client-supplied, connection-scoped `processHandle` from `process/spawn`.
        """
        return self._call("process/kill", wire.ProcessKillResponse, {"processHandle": process_handle})

    def resize_pty(
        self, *, process_handle: str, size: ProcessTerminalSize | Mapping[str, object]
    ) -> ProcessResizePtyResponse:
        """Resize a running PTY-backed `process/spawn` session by client-supplied `processHandle`.

        Sends `process/resizePty`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            process_handle: Client-supplied, connection-scoped `processHandle` from `process/spawn`.
            size: New PTY size in character cells.
        """
        return self._call(
            "process/resizePty", wire.ProcessResizePtyResponse, {"processHandle": process_handle, "size": size}
        )

    def spawn(
        self,
        *,
        command: Sequence[str],
        cwd: str | PathLike[str],
        process_handle: str,
        env: Mapping[str, str | None] | Unset | None = UNSET,
        output_bytes_cap: int | Unset | None = UNSET,
        size: ProcessTerminalSize | Mapping[str, object] | Unset | None = UNSET,
        stream_stdin: bool | Unset = UNSET,
        stream_stdout_stderr: bool | Unset = UNSET,
        timeout_ms: int | Unset | None = UNSET,
        tty: bool | Unset = UNSET,
    ) -> ProcessSpawnResponse:
        """Spawn a standalone process (argv vector) without a Codex sandbox.

        Sends `process/spawn`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            command: Command argv vector. Empty arrays are rejected.
            cwd: Absolute working directory for the process.
            process_handle: Client-supplied, connection-scoped process handle.
            env: Optional environment overrides merged into the app-server process environment.
            output_bytes_cap: Optional per-stream stdout/stderr capture cap in bytes.
            size: Optional initial PTY size in character cells. Only valid when `tty` is true.
            stream_stdin: Allow follow-up `process/writeStdin` requests to write stdin bytes.
            stream_stdout_stderr: Stream stdout/stderr via `process/outputDelta` notifications.
            timeout_ms: Optional timeout in milliseconds.
            tty: Enable PTY mode.
        """
        return self._call(
            "process/spawn",
            wire.ProcessSpawnResponse,
            {
                "command": command,
                "cwd": cwd,
                "processHandle": process_handle,
                "env": env,
                "outputBytesCap": output_bytes_cap,
                "size": size,
                "streamStdin": stream_stdin,
                "streamStdoutStderr": stream_stdout_stderr,
                "timeoutMs": timeout_ms,
                "tty": tty,
            },
        )

    def write_stdin(
        self, *, process_handle: str, close_stdin: bool | Unset = UNSET, delta_base64: str | Unset | None = UNSET
    ) -> ProcessWriteStdinResponse:
        """Write stdin bytes to a running `process/spawn` session or close stdin.

        Sends `process/writeStdin`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            process_handle: Client-supplied, connection-scoped `processHandle` from `process/spawn`.
            close_stdin: Close stdin after writing `deltaBase64`, if present.
            delta_base64: Optional base64-encoded stdin bytes to write.
        """
        return self._call(
            "process/writeStdin",
            wire.ProcessWriteStdinResponse,
            {"processHandle": process_handle, "closeStdin": close_stdin, "deltaBase64": delta_base64},
        )


class ProjectRpc(RpcNode):
    """The methods under `project`."""

    __slots__ = ()

    def create(
        self,
        *,
        idempotency_key: str,
        name: str,
        roots: Sequence[ProjectRoot | Mapping[str, object]],
        metadata: Mapping[str, str] | Unset | None = UNSET,
    ) -> ProjectCreateResponse:
        """Send `project/create`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "project/create",
            wire.ProjectCreateResponse,
            {"idempotencyKey": idempotency_key, "name": name, "roots": roots, "metadata": metadata},
        )

    def delete(self, *, project_id: str) -> ProjectDeleteResponse:
        """Send `project/delete`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("project/delete", wire.ProjectDeleteResponse, {"projectId": project_id})

    def import_(
        self,
        *,
        idempotency_key: str,
        name: str,
        roots: Sequence[ProjectRoot | Mapping[str, object]],
        metadata: Mapping[str, str] | Unset | None = UNSET,
        threads: Sequence[str] | Unset | None = UNSET,
    ) -> ProjectImportResponse:
        """Send `project/import`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "project/import",
            wire.ProjectImportResponse,
            {"idempotencyKey": idempotency_key, "name": name, "roots": roots, "metadata": metadata, "threads": threads},
        )

    def list(
        self,
        *,
        cursor: str | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        sort_direction: SortDirection | str | Unset | None = UNSET,
        sort_key: ProjectSortKey | str | Unset | None = UNSET,
    ) -> ProjectListResponse:
        """Send `project/list`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            sort_direction: Requires sortKey. Defaults to asc for position and desc for recencyAt.
            sort_key: Defaults to position. Recency sorting always places empty projects last.
        """
        return self._call(
            "project/list",
            wire.ProjectListResponse,
            {"cursor": cursor, "limit": limit, "sortDirection": sort_direction, "sortKey": sort_key},
        )

    def move(self, *, project_id: str, before_project_id: str | Unset | None = UNSET) -> ProjectMoveResponse:
        """Send `project/move`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "project/move", wire.ProjectMoveResponse, {"projectId": project_id, "beforeProjectId": before_project_id}
        )

    def read(self, *, project_id: str) -> ProjectReadResponse:
        """Send `project/read`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("project/read", wire.ProjectReadResponse, {"projectId": project_id})

    def update(
        self,
        *,
        project_id: str,
        metadata: Mapping[str, str] | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        roots: Sequence[ProjectRoot | Mapping[str, object]] | Unset | None = UNSET,
    ) -> ProjectUpdateResponse:
        """Send `project/update`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "project/update",
            wire.ProjectUpdateResponse,
            {"projectId": project_id, "metadata": metadata, "name": name, "roots": roots},
        )


class RemoteControl_ClientRpc(RpcNode):
    """The methods under `remoteControl/client`."""

    __slots__ = ()

    def list(
        self,
        *,
        environment_id: str,
        cursor: str | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        order: RemoteControlClientsListOrder | str | Unset | None = UNSET,
    ) -> RemoteControlClientsListResponse:
        """Send `remoteControl/client/list`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "remoteControl/client/list",
            wire.RemoteControlClientsListResponse,
            {"environmentId": environment_id, "cursor": cursor, "limit": limit, "order": order},
        )

    def revoke(self, *, client_id: str, environment_id: str) -> RemoteControlClientsRevokeResponse:
        """Send `remoteControl/client/revoke`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "remoteControl/client/revoke",
            wire.RemoteControlClientsRevokeResponse,
            {"clientId": client_id, "environmentId": environment_id},
        )


class RemoteControl_PairingRpc(RpcNode):
    """The methods under `remoteControl/pairing`."""

    __slots__ = ()

    def start(self, *, manual_code: bool | Unset = UNSET) -> RemoteControlPairingStartResponse:
        """Send `remoteControl/pairing/start`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "remoteControl/pairing/start", wire.RemoteControlPairingStartResponse, {"manualCode": manual_code}
        )

    def status(
        self, *, manual_pairing_code: str | Unset | None = UNSET, pairing_code: str | Unset | None = UNSET
    ) -> RemoteControlPairingStatusResponse:
        """Send `remoteControl/pairing/status`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "remoteControl/pairing/status",
            wire.RemoteControlPairingStatusResponse,
            {"manualPairingCode": manual_pairing_code, "pairingCode": pairing_code},
        )


class RemoteControl_StatusRpc(RpcNode):
    """The methods under `remoteControl/status`."""

    __slots__ = ()

    def read(self) -> RemoteControlStatusReadResponse:
        """Send `remoteControl/status/read`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("remoteControl/status/read", wire.RemoteControlStatusReadResponse)


class RemoteControlRpc(RpcNode):
    """The methods under `remoteControl`."""

    __slots__ = ()

    @property
    def client(self) -> RemoteControl_ClientRpc:
        """The methods under `remoteControl/client`."""
        return RemoteControl_ClientRpc(self._session, self._timeout)

    def disable(self, *, ephemeral: bool | Unset = UNSET) -> RemoteControlDisableResponse:
        """Send `remoteControl/disable`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("remoteControl/disable", wire.RemoteControlDisableResponse, {"ephemeral": ephemeral})

    def enable(self, *, ephemeral: bool | Unset = UNSET) -> RemoteControlEnableResponse:
        """Send `remoteControl/enable`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("remoteControl/enable", wire.RemoteControlEnableResponse, {"ephemeral": ephemeral})

    @property
    def pairing(self) -> RemoteControl_PairingRpc:
        """The methods under `remoteControl/pairing`."""
        return RemoteControl_PairingRpc(self._session, self._timeout)

    @property
    def status(self) -> RemoteControl_StatusRpc:
        """The methods under `remoteControl/status`."""
        return RemoteControl_StatusRpc(self._session, self._timeout)


class ReviewRpc(RpcNode):
    """The methods under `review`."""

    __slots__ = ()

    def start(
        self,
        *,
        target: ReviewTarget | Mapping[str, object],
        thread_id: str,
        delivery: ReviewDelivery | str | Unset | None = UNSET,
    ) -> ReviewStartResponse:
        """Send `review/start`.

        Args:
            delivery: Where to run the review: inline (default) on the current thread or detached on a new thread
                (returned in `reviewThreadId`). Detached delivery is deprecated and emits `deprecationNotice`. Use
                `thread/start` followed by an inline review for a separate review thread.
        """
        return self._call(
            "review/start", wire.ReviewStartResponse, {"target": target, "threadId": thread_id, "delivery": delivery}
        )


class RolloutRpc(RpcNode):
    """The methods under `rollout`."""

    __slots__ = ()

    def compress(self) -> RolloutCompressResponse:
        """Start a best-effort background compression pass for cold local rollouts.

        Sends `rollout/compress`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("rollout/compress", wire.RolloutCompressResponse)


class ServerRpc(RpcNode):
    """The methods under `server`."""

    __slots__ = ()

    def diagnostics(self) -> ServerDiagnosticsResponse:
        """Read content-free, process-local diagnostics.

        Sends `server/diagnostics`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("server/diagnostics", wire.ServerDiagnosticsResponse, {})


class Skills_ConfigRpc(RpcNode):
    """The methods under `skills/config`."""

    __slots__ = ()

    def write(
        self, *, enabled: bool, name: str | Unset | None = UNSET, path: str | PathLike[str] | Unset | None = UNSET
    ) -> SkillsConfigWriteResponse:
        """Send `skills/config/write`.

        Args:
            name: Name-based selector.
            path: Path-based selector.
        """
        return self._call(
            "skills/config/write", wire.SkillsConfigWriteResponse, {"enabled": enabled, "name": name, "path": path}
        )


class Skills_ExtraRootsRpc(RpcNode):
    """The methods under `skills/extraRoots`."""

    __slots__ = ()

    def set(self, *, extra_roots: Sequence[str | PathLike[str]]) -> SkillsExtraRootsSetResponse:
        """Send `skills/extraRoots/set`."""
        return self._call("skills/extraRoots/set", wire.SkillsExtraRootsSetResponse, {"extraRoots": extra_roots})


class SkillsRpc(RpcNode):
    """The methods under `skills`."""

    __slots__ = ()

    @property
    def config(self) -> Skills_ConfigRpc:
        """The methods under `skills/config`."""
        return Skills_ConfigRpc(self._session, self._timeout)

    @property
    def extra_roots(self) -> Skills_ExtraRootsRpc:
        """The methods under `skills/extraRoots`."""
        return Skills_ExtraRootsRpc(self._session, self._timeout)

    def list(self, *, cwds: Sequence[str] | Unset = UNSET, force_reload: bool | Unset = UNSET) -> SkillsListResponse:
        """Send `skills/list`.

        Args:
            cwds: When empty, defaults to the current session working directory.
            force_reload: When true, bypass the skills cache and re-scan skills from disk.
        """
        return self._call("skills/list", wire.SkillsListResponse, {"cwds": cwds, "forceReload": force_reload})


class Thread_AttachmentRpc(RpcNode):
    """The methods under `thread/attachment`."""

    __slots__ = ()

    def add(
        self, *, attachment_type: str, identity_key: str, payload: object, thread_id: str
    ) -> ThreadAttachmentAddResponse:
        """Parameters for creating or locating an attachment on its owning thread.

        Sends `thread/attachment/add`.
        """
        return self._call(
            "thread/attachment/add",
            wire.ThreadAttachmentAddResponse,
            {"attachmentType": attachment_type, "identityKey": identity_key, "payload": payload, "threadId": thread_id},
        )

    def list(
        self, *, thread_id: str, cursor: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> ThreadAttachmentListResponse:
        """Parameters for listing attachments from one thread.

        Sends `thread/attachment/list`.
        """
        return self._call(
            "thread/attachment/list",
            wire.ThreadAttachmentListResponse,
            {"threadId": thread_id, "cursor": cursor, "limit": limit},
        )

    def remove(self, *, attachment_type: str, identity_key: str, thread_id: str) -> ThreadAttachmentRemoveResponse:
        """Parameters for deleting an attachment by its stable thread-local identity.

        Sends `thread/attachment/remove`.
        """
        return self._call(
            "thread/attachment/remove",
            wire.ThreadAttachmentRemoveResponse,
            {"attachmentType": attachment_type, "identityKey": identity_key, "threadId": thread_id},
        )


class Thread_AttachmentOwnerRpc(RpcNode):
    """The methods under `thread/attachmentOwner`."""

    __slots__ = ()

    def list(
        self,
        *,
        attachment_type: str,
        identity_key: str,
        archived: bool | Unset | None = UNSET,
        cursor: str | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
    ) -> ThreadAttachmentOwnerListResponse:
        """Parameters for reverse lookup by attachment identity within this server's store.

        Sends `thread/attachmentOwner/list`.

        Args:
            archived: Omitted or null returns all matches; false returns non-archived threads only.
        """
        return self._call(
            "thread/attachmentOwner/list",
            wire.ThreadAttachmentOwnerListResponse,
            {
                "attachmentType": attachment_type,
                "identityKey": identity_key,
                "archived": archived,
                "cursor": cursor,
                "limit": limit,
            },
        )


class Thread_BackgroundTerminalsRpc(RpcNode):
    """The methods under `thread/backgroundTerminals`."""

    __slots__ = ()

    def clean(self, *, thread_id: str) -> ThreadBackgroundTerminalsCleanResponse:
        """Send `thread/backgroundTerminals/clean`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "thread/backgroundTerminals/clean", wire.ThreadBackgroundTerminalsCleanResponse, {"threadId": thread_id}
        )

    def list(
        self, *, thread_id: str, cursor: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> ThreadBackgroundTerminalsListResponse:
        """Send `thread/backgroundTerminals/list`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            limit: Optional page size.
        """
        return self._call(
            "thread/backgroundTerminals/list",
            wire.ThreadBackgroundTerminalsListResponse,
            {"threadId": thread_id, "cursor": cursor, "limit": limit},
        )

    def terminate(self, *, process_id: str, thread_id: str) -> ThreadBackgroundTerminalsTerminateResponse:
        """Send `thread/backgroundTerminals/terminate`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "thread/backgroundTerminals/terminate",
            wire.ThreadBackgroundTerminalsTerminateResponse,
            {"processId": process_id, "threadId": thread_id},
        )


class Thread_CompactRpc(RpcNode):
    """The methods under `thread/compact`."""

    __slots__ = ()

    def start(self, *, thread_id: str) -> ThreadCompactStartResponse:
        """Send `thread/compact/start`."""
        return self._call("thread/compact/start", wire.ThreadCompactStartResponse, {"threadId": thread_id})


class Thread_GoalRpc(RpcNode):
    """The methods under `thread/goal`."""

    __slots__ = ()

    def clear(
        self, *, thread_id: str, origin: ThreadGoalMutationOrigin | str | Unset | None = UNSET
    ) -> ThreadGoalClearResponse:
        """Send `thread/goal/clear`.

        Args:
            origin: Missing provenance does not supply user authorization.
        """
        return self._call("thread/goal/clear", wire.ThreadGoalClearResponse, {"threadId": thread_id, "origin": origin})

    def get(self, *, thread_id: str) -> ThreadGoalGetResponse:
        """Send `thread/goal/get`."""
        return self._call("thread/goal/get", wire.ThreadGoalGetResponse, {"threadId": thread_id})

    def set(
        self,
        *,
        thread_id: str,
        objective: str | Unset | None = UNSET,
        origin: ThreadGoalMutationOrigin | str | Unset | None = UNSET,
        status: ThreadGoalStatus | str | Unset | None = UNSET,
        token_budget: int | Unset | None = UNSET,
    ) -> ThreadGoalSetResponse:
        """Send `thread/goal/set`.

        Args:
            origin: Missing provenance does not supply user authorization.
        """
        return self._call(
            "thread/goal/set",
            wire.ThreadGoalSetResponse,
            {
                "threadId": thread_id,
                "objective": objective,
                "origin": origin,
                "status": status,
                "tokenBudget": token_budget,
            },
        )


class Thread_ItemsRpc(RpcNode):
    """The methods under `thread/items`."""

    __slots__ = ()

    def list(
        self,
        *,
        thread_id: str,
        cursor: ThreadItemsListCursor | str | ThreadItemsListAnchor | Mapping[str, object] | Unset | None = UNSET,
        defer_output: ThreadItemOutputDeferral | Mapping[str, object] | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        sort_direction: SortDirection | str | Unset | None = UNSET,
        turn_id: str | Unset | None = UNSET,
    ) -> ThreadItemsListResponse:
        """Send `thread/items/list`.

        Args:
            cursor: Opaque continuation cursor or an exclusive item anchor in the requested visible turn. An item
                anchor requires a non-empty `turnId`; ascending (the default) returns items after it, and descending
                returns items before it. Continue with the returned string cursor.
            defer_output: For a single turn, choose which saved outputs to fetch separately by item ID. Since
                runtime 0.168.0.
            limit: Optional item page size.
            sort_direction: Optional item pagination direction; defaults to ascending.
            turn_id: Optional turn id to filter by. When omitted, returns items across the thread.
        """
        return self._call(
            "thread/items/list",
            wire.ThreadItemsListResponse,
            {
                "threadId": thread_id,
                "cursor": cursor,
                "deferOutput": defer_output,
                "limit": limit,
                "sortDirection": sort_direction,
                "turnId": turn_id,
            },
        )

    def read(self, *, item_ids: Sequence[str], thread_id: str, turn_id: str) -> ThreadItemsReadResponse:
        """EXPERIMENTAL - retrieve a bounded set of persisted items from one turn.

        Sends `thread/items/read`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            item_ids: Item IDs to retrieve. Supply 1 to 100 IDs.
        """
        return self._call(
            "thread/items/read",
            wire.ThreadItemsReadResponse,
            {"itemIds": item_ids, "threadId": thread_id, "turnId": turn_id},
        )


class Thread_LoadedRpc(RpcNode):
    """The methods under `thread/loaded`."""

    __slots__ = ()

    def list(
        self, *, cursor: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> ThreadLoadedListResponse:
        """Send `thread/loaded/list`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            limit: Optional page size; defaults to no limit.
        """
        return self._call("thread/loaded/list", wire.ThreadLoadedListResponse, {"cursor": cursor, "limit": limit})


class Thread_MemoryRpc(RpcNode):
    """The methods under `thread/memory`."""

    __slots__ = ()

    def read(self, *, thread_id: str) -> ThreadMemoryReadResponse:
        """Send `thread/memory/read`. Experimental: needs `CodexConfig.experimental_api`. Since runtime 0.165.0.

        Args:
            thread_id: The thread must already be started or resumed.
        """
        return self._call("thread/memory/read", wire.ThreadMemoryReadResponse, {"threadId": thread_id})


class Thread_MemoryModeRpc(RpcNode):
    """The methods under `thread/memoryMode`."""

    __slots__ = ()

    def set(self, *, mode: ThreadMemoryMode | str, thread_id: str) -> ThreadMemoryModeSetResponse:
        """Send `thread/memoryMode/set`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "thread/memoryMode/set", wire.ThreadMemoryModeSetResponse, {"mode": mode, "threadId": thread_id}
        )


class Thread_MetadataRpc(RpcNode):
    """The methods under `thread/metadata`."""

    __slots__ = ()

    def update(
        self,
        *,
        thread_id: str,
        daybreak_enabled: bool | Unset | None = UNSET,
        git_info: ThreadMetadataGitInfoUpdateParams | Mapping[str, object] | Unset | None = UNSET,
        project_id: str | Unset | None = UNSET,
    ) -> ThreadMetadataUpdateResponse:
        """Send `thread/metadata/update`.

        Args:
            daybreak_enabled: Save the client's Daybreak choice for this persistent thread. Omitted or null leaves
                it unchanged. This does not select a turn's `cyberAccessProgram` or grant access. Experimental.
            git_info: Patch the stored Git metadata for this thread. Omit a field to leave it unchanged, set it to
                `null` to clear it, or provide a string to replace the stored value.
            project_id: Omit to leave the project unchanged, use an empty string to clear it, or provide an existing
                project ID to assign it. Experimental.
        """
        return self._call(
            "thread/metadata/update",
            wire.ThreadMetadataUpdateResponse,
            {"threadId": thread_id, "daybreakEnabled": daybreak_enabled, "gitInfo": git_info, "projectId": project_id},
        )


class Thread_NameRpc(RpcNode):
    """The methods under `thread/name`."""

    __slots__ = ()

    def set(self, *, name: str, thread_id: str) -> ThreadSetNameResponse:
        """Send `thread/name/set`."""
        return self._call("thread/name/set", wire.ThreadSetNameResponse, {"name": name, "threadId": thread_id})


class Thread_PredictionRpc(RpcNode):
    """The methods under `thread/prediction`."""

    __slots__ = ()

    def request(self, *, source_turn_id: str, thread_id: str) -> ThreadPredictionRequestResponse:
        """Send `thread/prediction/request`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "thread/prediction/request",
            wire.ThreadPredictionRequestResponse,
            {"sourceTurnId": source_turn_id, "threadId": thread_id},
        )


class Thread_QueueRpc(RpcNode):
    """The methods under `thread/queue`."""

    __slots__ = ()

    def add(
        self,
        *,
        client_user_message_id: str,
        input: Sequence[UserInput | Mapping[str, object]],
        thread_id: str,
        responsesapi_client_metadata: Mapping[str, str] | Unset | None = UNSET,
    ) -> ThreadQueueAddResponse:
        """Send `thread/queue/add`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            responsesapi_client_metadata: ResponsesAPI metadata captured from the client submitting this input.
                Since runtime 0.169.0.
        """
        return self._call(
            "thread/queue/add",
            wire.ThreadQueueAddResponse,
            {
                "clientUserMessageId": client_user_message_id,
                "input": input,
                "threadId": thread_id,
                "responsesapiClientMetadata": responsesapi_client_metadata,
            },
        )

    def delete(self, *, queued_submission_id: str, thread_id: str) -> ThreadQueueDeleteResponse:
        """Send `thread/queue/delete`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "thread/queue/delete",
            wire.ThreadQueueDeleteResponse,
            {"queuedSubmissionId": queued_submission_id, "threadId": thread_id},
        )

    def list(
        self, *, thread_id: str, cursor: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> ThreadQueueListResponse:
        """Send `thread/queue/list`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            limit: Optional page size; defaults to the standard thread-list page size.
        """
        return self._call(
            "thread/queue/list", wire.ThreadQueueListResponse, {"threadId": thread_id, "cursor": cursor, "limit": limit}
        )

    def reorder(self, *, queued_submission_ids: Sequence[str], thread_id: str) -> ThreadQueueReorderResponse:
        """Send `thread/queue/reorder`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "thread/queue/reorder",
            wire.ThreadQueueReorderResponse,
            {"queuedSubmissionIds": queued_submission_ids, "threadId": thread_id},
        )

    def start(self, *, thread_id: str, queued_submission_id: str | Unset | None = UNSET) -> ThreadQueueStartResponse:
        """Send `thread/queue/start`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call(
            "thread/queue/start",
            wire.ThreadQueueStartResponse,
            {"threadId": thread_id, "queuedSubmissionId": queued_submission_id},
        )

    def update(
        self,
        *,
        input: Sequence[UserInput | Mapping[str, object]],
        queued_submission_id: str,
        thread_id: str,
        responsesapi_client_metadata: Mapping[str, str] | Unset | None = UNSET,
    ) -> ThreadQueueUpdateResponse:
        """Send `thread/queue/update`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            responsesapi_client_metadata: Non-empty metadata replaces the input's metadata; omission or an empty map
                preserves it. Since runtime 0.169.0.
        """
        return self._call(
            "thread/queue/update",
            wire.ThreadQueueUpdateResponse,
            {
                "input": input,
                "queuedSubmissionId": queued_submission_id,
                "threadId": thread_id,
                "responsesapiClientMetadata": responsesapi_client_metadata,
            },
        )


class Thread_ReadStateRpc(RpcNode):
    """The methods under `thread/readState`."""

    __slots__ = ()

    def update(
        self, *, expected_revision: str, operation: ThreadReadStateOperation | Mapping[str, object], thread_id: str
    ) -> ThreadReadStateUpdateResponse:
        """Send `thread/readState/update`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            expected_revision: Revision of the row or transcript actually seen. Conflicts require a fresh user
                action.
        """
        return self._call(
            "thread/readState/update",
            wire.ThreadReadStateUpdateResponse,
            {"expectedRevision": expected_revision, "operation": operation, "threadId": thread_id},
        )


class Thread_RealtimeRpc(RpcNode):
    """The methods under `thread/realtime`."""

    __slots__ = ()

    def append_audio(
        self, *, audio: ThreadRealtimeAudioChunk | Mapping[str, object], thread_id: str
    ) -> ThreadRealtimeAppendAudioResponse:
        """EXPERIMENTAL - append audio input to thread realtime.

        Sends `thread/realtime/appendAudio`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call(
            "thread/realtime/appendAudio",
            wire.ThreadRealtimeAppendAudioResponse,
            {"audio": audio, "threadId": thread_id},
        )

    def append_speech(self, *, text: str, thread_id: str) -> ThreadRealtimeAppendSpeechResponse:
        """EXPERIMENTAL - append speakable text to thread realtime.

        Sends `thread/realtime/appendSpeech`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call(
            "thread/realtime/appendSpeech",
            wire.ThreadRealtimeAppendSpeechResponse,
            {"text": text, "threadId": thread_id},
        )

    def append_text(
        self, *, text: str, thread_id: str, role: ConversationTextRole | str | Unset = UNSET
    ) -> ThreadRealtimeAppendTextResponse:
        """EXPERIMENTAL - append text input to thread realtime.

        Sends `thread/realtime/appendText`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call(
            "thread/realtime/appendText",
            wire.ThreadRealtimeAppendTextResponse,
            {"text": text, "threadId": thread_id, "role": role},
        )

    def list(
        self,
        *,
        thread_id: str,
        after_position: int | Unset | None = UNSET,
        cursor: str | Unset | None = UNSET,
        event_id: str | Unset | None = UNSET,
        from_observed_at_ms: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        order: ThreadRealtimeOrder | str | Unset | None = UNSET,
        required_through_position: int | Unset | None = UNSET,
        session_id: str | Unset | None = UNSET,
        snapshot_end: int | Unset | None = UNSET,
        to_observed_at_ms: int | Unset | None = UNSET,
    ) -> ThreadRealtimeListResponse:
        """Send `thread/realtime/list`. Experimental: needs `CodexConfig.experimental_api`. Since runtime 0.171.0.

        Args:
            event_id: A required exact event ID, such as a completed item's acknowledgement. Returns pending until
                projected. Explicit filters can exclude a known event.
            from_observed_at_ms: Inclusive canonical observation time lower bound.
            order: Defaults to canonical observation time.
            required_through_position: Return pending until the projection includes this committed position.
            snapshot_end: Exclusive committed position delimiting an immutable snapshot.
            to_observed_at_ms: Exclusive canonical observation time upper bound.
        """
        return self._call(
            "thread/realtime/list",
            wire.ThreadRealtimeListResponse,
            {
                "threadId": thread_id,
                "afterPosition": after_position,
                "cursor": cursor,
                "eventId": event_id,
                "fromObservedAtMs": from_observed_at_ms,
                "limit": limit,
                "order": order,
                "requiredThroughPosition": required_through_position,
                "sessionId": session_id,
                "snapshotEnd": snapshot_end,
                "toObservedAtMs": to_observed_at_ms,
            },
        )

    def list_voices(self) -> ThreadRealtimeListVoicesResponse:
        """EXPERIMENTAL - list voices supported by thread realtime.

        Sends `thread/realtime/listVoices`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("thread/realtime/listVoices", wire.ThreadRealtimeListVoicesResponse, {})

    def start(
        self,
        *,
        output_modality: RealtimeOutputModality | str,
        thread_id: str,
        backend_reasoning_status: bool | Unset = UNSET,
        client_managed_handoffs: bool | Unset | None = UNSET,
        codex_response_handoff_channel_prefixes: Mapping[str, Sequence[str]] | Unset | None = UNSET,
        codex_response_handoff_mode: CodexResponseHandoffMode | str | Unset | None = UNSET,
        codex_response_item_prefix: str | Unset | None = UNSET,
        codex_responses_as_items: bool | Unset | None = UNSET,
        delegation_ack_filler: bool | Unset | None = UNSET,
        flush_transcript_tail_on_session_end: bool | Unset | None = UNSET,
        include_startup_context: bool | Unset | None = UNSET,
        initial_items: Sequence[ThreadRealtimeInitialItem | Mapping[str, object]] | Unset | None = UNSET,
        model: str | Unset | None = UNSET,
        prompt: str | Unset | None = UNSET,
        realtime_end_instructions: str | Unset | None = UNSET,
        realtime_session_id: str | Unset | None = UNSET,
        realtime_start_instructions: str | Unset | None = UNSET,
        transport: ThreadRealtimeStartTransport | Mapping[str, object] | Unset | None = UNSET,
        version: RealtimeConversationVersion | str | Unset | None = UNSET,
        voice: RealtimeVoice | str | Unset | None = UNSET,
        voice_session_id: str | Unset | None = UNSET,
    ) -> ThreadRealtimeStartResponse:
        """EXPERIMENTAL - start a thread-scoped realtime session.

        Sends `thread/realtime/start`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            output_modality: Selects text or audio output for the realtime session. Transport and voice stay
                independent so clients can choose how they connect separately from what the model emits.
            backend_reasoning_status: Relays public reasoning summaries as quiet context for realtime V3
                delegations. Defaults to false.
            client_managed_handoffs: Leaves Codex response handoffs to the client's explicit append calls instead of
                forwarding them automatically. Defaults to false.
            codex_response_handoff_channel_prefixes: Overrides BEM channel prefixes by `analysis`, `commentary`, or
                `final`. Omitted channels retain their default uppercase bracketed prefixes.
            codex_response_handoff_mode: Selects how automatic Codex responses are routed in Frameless Bidi
                sessions. Omitted values default to `thinking`. Realtime V1 and V2 ignore this setting.
            codex_response_item_prefix: Optional prefix added to automatic Codex response items when
                `codexResponsesAsItems` is true.
            codex_responses_as_items: Sends automatic Codex responses as realtime conversation items instead of
                handoff appends.
            delegation_ack_filler: Controls whether a realtime V3 delegation produces an acknowledgement filler.
                Omitted values preserve the Realtime API's default behavior.
            flush_transcript_tail_on_session_end: Routes any transcript tail remaining at session end through Codex.
                Defaults to false. TODO: Remove this rollout knob once transcript-tail flushing is always enabled.
            include_startup_context: Set to false to start without Codex's startup context. Omitted or null includes
                it.
            initial_items: Adds complete role-bearing text items to the initial Frameless Bidi session history. This
                is only supported by realtime V3 and is sent during session startup. Requests are limited to 128
                items and 8,192 estimated text tokens in total.
            model: Overrides the configured realtime model for this session only.
            prompt: None clears the setting; leaving it out keeps it.
            realtime_end_instructions: Developer instructions given to the backing Codex model when this realtime
                session ends.
            realtime_start_instructions: Developer instructions given to the backing Codex model when this realtime
                session starts.
            version: Overrides the configured realtime protocol version for this session only.
            voice_session_id: Client-generated identifier for the product voice session. This is distinct from
                `realtimeSessionId`. Since runtime 0.164.0.
        """
        return self._call(
            "thread/realtime/start",
            wire.ThreadRealtimeStartResponse,
            {
                "outputModality": output_modality,
                "threadId": thread_id,
                "backendReasoningStatus": backend_reasoning_status,
                "clientManagedHandoffs": client_managed_handoffs,
                "codexResponseHandoffChannelPrefixes": codex_response_handoff_channel_prefixes,
                "codexResponseHandoffMode": codex_response_handoff_mode,
                "codexResponseItemPrefix": codex_response_item_prefix,
                "codexResponsesAsItems": codex_responses_as_items,
                "delegationAckFiller": delegation_ack_filler,
                "flushTranscriptTailOnSessionEnd": flush_transcript_tail_on_session_end,
                "includeStartupContext": include_startup_context,
                "initialItems": initial_items,
                "model": model,
                "prompt": prompt,
                "realtimeEndInstructions": realtime_end_instructions,
                "realtimeSessionId": realtime_session_id,
                "realtimeStartInstructions": realtime_start_instructions,
                "transport": transport,
                "version": version,
                "voice": voice,
                "voiceSessionId": voice_session_id,
            },
        )

    def stop(self, *, thread_id: str) -> ThreadRealtimeStopResponse:
        """EXPERIMENTAL - stop thread realtime.

        Sends `thread/realtime/stop`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("thread/realtime/stop", wire.ThreadRealtimeStopResponse, {"threadId": thread_id})


class Thread_SampleRpc(RpcNode):
    """The methods under `thread/sample`."""

    __slots__ = ()

    def __call__(
        self,
        *,
        expected_turn_id: str,
        prompt: str,
        thread_id: str,
        allow_in_progress_turn: bool | Unset = UNSET,
        disable_mcp: bool | Unset = UNSET,
        effort: ReasoningEffort | str | Unset | None = UNSET,
        interrupt_on_cancel: bool | Unset | None = UNSET,
        responsesapi_client_metadata: Mapping[str, str] | Unset | None = UNSET,
        thread_source: ThreadSource | str | Unset | None = UNSET,
        turn_trigger: str | Unset | None = UNSET,
    ) -> ThreadSampleResponse:
        """Send `thread/sample`. Experimental: needs `CodexConfig.experimental_api`. Since runtime 0.164.0.

        Args:
            expected_turn_id: The loaded source's latest turn, which must be finished (completed, failed, or
                interrupted) unless `allowInProgressTurn` is true.
            allow_in_progress_turn: Allow sampling the latest turn before it finishes. Since runtime 0.169.0.
            disable_mcp: Disable MCP servers when the inherited window uses incremental tools on Responses Lite.
            effort: Applied only when the provider and model support cache-preserving reasoning-effort updates.
            interrupt_on_cancel: Override upstream interruption on cancellation for this sample; otherwise inherit
                the parent. Since runtime 0.167.2.
            responsesapi_client_metadata: Optional metadata to enrich Codex's ResponsesAPI turn metadata.
            thread_source: Since runtime 0.165.0.
        """
        return self._call(
            "thread/sample",
            wire.ThreadSampleResponse,
            {
                "expectedTurnId": expected_turn_id,
                "prompt": prompt,
                "threadId": thread_id,
                "allowInProgressTurn": allow_in_progress_turn,
                "disableMcp": disable_mcp,
                "effort": effort,
                "interruptOnCancel": interrupt_on_cancel,
                "responsesapiClientMetadata": responsesapi_client_metadata,
                "threadSource": thread_source,
                "turnTrigger": turn_trigger,
            },
        )

    def cancel(self, *, request_id: RequestId | str | int) -> ThreadSampleCancelResponse:
        """Send `thread/sample/cancel`. Experimental: needs `CodexConfig.experimental_api`. Since runtime 0.164.0."""
        return self._call("thread/sample/cancel", wire.ThreadSampleCancelResponse, {"requestId": request_id})


class Thread_Search_StreamRpc(RpcNode):
    """The methods under `thread/search/stream`."""

    __slots__ = ()

    def __call__(
        self,
        *,
        search_term: str,
        archived: bool | Unset | None = UNSET,
        current_account_only: bool | Unset = UNSET,
        cursor: str | Unset | None = UNSET,
        include_attached_threads: bool | Unset = UNSET,
        limit: int | Unset | None = UNSET,
        sort_direction: SortDirection | str | Unset | None = UNSET,
        sort_key: ThreadSearchSortKey | str | Unset | None = UNSET,
        source_kinds: Sequence[ThreadSourceKind | str] | Unset | None = UNSET,
    ) -> ThreadSearchResponse:
        """Search with best-effort incremental `thread/search/partial` notifications. The final response is
        authoritative for results, ordering, and cursors. Since runtime 0.171.0.

        Sends `thread/search/stream`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            search_term: Required substring/full-text query for thread search.
            archived: Optional archived filter; when set to true, only archived threads are returned. If false or
                null, only non-archived threads are returned.
            current_account_only: Show local history visible to the current ChatGPT account. Defaults to false.
                Since runtime 0.168.0.
            cursor: Opaque pagination cursor returned by a previous call.
            include_attached_threads: Include persistent threads attached to a parent in search results. Since
                runtime 0.169.0.
            limit: Optional page size; defaults to a reasonable server-side value.
            sort_direction: Optional sort direction; defaults to descending (newest first).
            sort_key: Optional sort key; defaults to created_at.
            source_kinds: Optional source filter; when set, only sessions from these source kinds are returned. When
                omitted or empty, defaults to interactive sources.
        """
        return self._call(
            "thread/search/stream",
            wire.ThreadSearchResponse,
            {
                "searchTerm": search_term,
                "archived": archived,
                "currentAccountOnly": current_account_only,
                "cursor": cursor,
                "includeAttachedThreads": include_attached_threads,
                "limit": limit,
                "sortDirection": sort_direction,
                "sortKey": sort_key,
                "sourceKinds": source_kinds,
            },
        )

    def cancel(self, *, request_id: RequestId | str | int) -> ThreadSearchCancelResponse:
        """Cancel a `thread/search/stream` request on this connection. Since runtime 0.171.0.

        Sends `thread/search/stream/cancel`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("thread/search/stream/cancel", wire.ThreadSearchCancelResponse, {"requestId": request_id})


class Thread_SearchRpc(RpcNode):
    """The methods under `thread/search`."""

    __slots__ = ()

    def __call__(
        self,
        *,
        search_term: str,
        archived: bool | Unset | None = UNSET,
        current_account_only: bool | Unset = UNSET,
        cursor: str | Unset | None = UNSET,
        include_attached_threads: bool | Unset = UNSET,
        limit: int | Unset | None = UNSET,
        sort_direction: SortDirection | str | Unset | None = UNSET,
        sort_key: ThreadSearchSortKey | str | Unset | None = UNSET,
        source_kinds: Sequence[ThreadSourceKind | str] | Unset | None = UNSET,
    ) -> ThreadSearchResponse:
        """Send `thread/search`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            search_term: Required substring/full-text query for thread search.
            archived: Optional archived filter; when set to true, only archived threads are returned. If false or
                null, only non-archived threads are returned.
            current_account_only: Show local history visible to the current ChatGPT account. Defaults to false.
                Since runtime 0.168.0.
            cursor: Opaque pagination cursor returned by a previous call.
            include_attached_threads: Include persistent threads attached to a parent in search results. Since
                runtime 0.169.0.
            limit: Optional page size; defaults to a reasonable server-side value.
            sort_direction: Optional sort direction; defaults to descending (newest first).
            sort_key: Optional sort key; defaults to created_at.
            source_kinds: Optional source filter; when set, only sessions from these source kinds are returned. When
                omitted or empty, defaults to interactive sources.
        """
        return self._call(
            "thread/search",
            wire.ThreadSearchResponse,
            {
                "searchTerm": search_term,
                "archived": archived,
                "currentAccountOnly": current_account_only,
                "cursor": cursor,
                "includeAttachedThreads": include_attached_threads,
                "limit": limit,
                "sortDirection": sort_direction,
                "sortKey": sort_key,
                "sourceKinds": source_kinds,
            },
        )

    def cancel(self, *, request_id: RequestId | str | int) -> ThreadSearchCancelResponse:
        """Request cancellation on the same connection. `thread/search/cancel` targets only `thread/search`;
        `thread/search/stream/cancel` targets only `thread/search/stream`. Cancellation is idempotent: the cancel
        response acknowledges the request, and an interrupted search completes with an error after its subprocess is
        stopped and reaped. If completion races cancellation, the original search may still succeed. An
        already-completed search is unaffected. Since runtime 0.171.0.

        Sends `thread/search/cancel`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("thread/search/cancel", wire.ThreadSearchCancelResponse, {"requestId": request_id})

    @property
    def stream(self) -> Thread_Search_StreamRpc:
        """The methods under `thread/search/stream`."""
        return Thread_Search_StreamRpc(self._session, self._timeout)


class Thread_SectionRpc(RpcNode):
    """The methods under `thread/section`."""

    __slots__ = ()

    def move(
        self, *, thread_id: str, section_id: str | None, before_thread_id: str | Unset | None = UNSET
    ) -> ThreadSectionMoveResponse:
        """Parameters for moving a thread within a server-owned section ordering.

        Sends `thread/section/move`.

        Args:
            thread_id: Thread to move into, within, or out of a section.
            section_id: Destination section, or `null` to remove the thread from its section.
            before_thread_id: Existing thread to insert before; omission or null appends to the section.
        """
        return self._call(
            "thread/section/move",
            wire.ThreadSectionMoveResponse,
            {"threadId": thread_id, "sectionId": section_id, "beforeThreadId": before_thread_id},
        )


class Thread_SettingsRpc(RpcNode):
    """The methods under `thread/settings`."""

    __slots__ = ()

    def update(
        self,
        *,
        thread_id: str,
        approval_policy: AskForApproval | str | Mapping[str, object] | Unset | None = UNSET,
        approvals_reviewer: ApprovalsReviewer | str | Unset | None = UNSET,
        collaboration_mode: CollaborationMode | Mapping[str, object] | Unset | None = UNSET,
        cwd: str | Unset | None = UNSET,
        disabled_plugin_ids: Sequence[str] | Unset | None = UNSET,
        effort: ReasoningEffort | str | Unset | None = UNSET,
        environments: Sequence[TurnEnvironmentParams | Mapping[str, object]] | Unset | None = UNSET,
        model: str | Unset | None = UNSET,
        multi_agent_mode: MultiAgentMode | str | Mapping[str, object] | Unset | None = UNSET,
        permissions: str | Unset | None = UNSET,
        personality: Personality | str | Unset | None = UNSET,
        sandbox_policy: SandboxPolicy | Mapping[str, object] | Unset | None = UNSET,
        service_tier: str | Unset | None = UNSET,
        summary: ReasoningSummary | str | Unset | None = UNSET,
    ) -> ThreadSettingsUpdateResponse:
        """Send `thread/settings/update`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            approval_policy: Override the approval policy for subsequent turns.
            approvals_reviewer: Override where approval requests are routed for subsequent turns.
            collaboration_mode: EXPERIMENTAL - Set a pre-set collaboration mode for subsequent turns.
            cwd: Override the working directory for subsequent turns.
            disabled_plugin_ids: Replace this thread's disabled plugin IDs. Omitted/null preserves the list; []
                clears it.
            effort: Override the reasoning effort for subsequent turns.
            environments: Replace the environments for future turns without changing the running turn. Omitted/null
                preserves the selection unless `cwd` is also provided, which selects the default environments for
                that directory. [] clears the selection. Since runtime 0.169.0.
            model: Override the model for subsequent turns.
            multi_agent_mode: Deprecated. Ignored. Use `effort: "ultra"` for proactive multi-agent behavior.
            permissions: Select a named permissions profile id for subsequent turns. Cannot be combined with
                `sandboxPolicy`.
            personality: `friendly` and `pragmatic` no longer select a style. Changing this does not rewrite the
                thread's existing instructions. Deprecated.
            sandbox_policy: Override the sandbox policy for subsequent turns.
            service_tier: Override the service tier for subsequent turns. `null` clears the current service tier;
                omission leaves it unchanged. None clears the setting; leaving it out keeps it.
            summary: Override the reasoning summary for subsequent turns.
        """
        return self._call(
            "thread/settings/update",
            wire.ThreadSettingsUpdateResponse,
            {
                "threadId": thread_id,
                "approvalPolicy": approval_policy,
                "approvalsReviewer": approvals_reviewer,
                "collaborationMode": collaboration_mode,
                "cwd": cwd,
                "disabledPluginIds": disabled_plugin_ids,
                "effort": effort,
                "environments": environments,
                "model": model,
                "multiAgentMode": multi_agent_mode,
                "permissions": permissions,
                "personality": personality,
                "sandboxPolicy": sandbox_policy,
                "serviceTier": service_tier,
                "summary": summary,
            },
        )


class Thread_TimelineRpc(RpcNode):
    """The methods under `thread/timeline`."""

    __slots__ = ()

    def list(
        self, *, thread_id: str, cursor: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> ThreadTimelineListResponse:
        """EXPERIMENTAL - list ordinary and realtime thread history in rollout order.

        Sends `thread/timeline/list`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call(
            "thread/timeline/list",
            wire.ThreadTimelineListResponse,
            {"threadId": thread_id, "cursor": cursor, "limit": limit},
        )


class Thread_TurnsRpc(RpcNode):
    """The methods under `thread/turns`."""

    __slots__ = ()

    def list(
        self,
        *,
        thread_id: str,
        cursor: str | Unset | None = UNSET,
        items_view: TurnItemsView | str | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        sort_direction: SortDirection | str | Unset | None = UNSET,
    ) -> ThreadTurnsListResponse:
        """Send `thread/turns/list`.

        Args:
            cursor: Opaque cursor to pass to the next call to continue after the last turn.
            items_view: How much item detail to include for each returned turn; defaults to summary.
            limit: Optional turn page size.
            sort_direction: Optional turn pagination direction; defaults to descending.
        """
        return self._call(
            "thread/turns/list",
            wire.ThreadTurnsListResponse,
            {
                "threadId": thread_id,
                "cursor": cursor,
                "itemsView": items_view,
                "limit": limit,
                "sortDirection": sort_direction,
            },
        )


class ThreadRpc(RpcNode):
    """The methods under `thread`."""

    __slots__ = ()

    def approve_guardian_denied_action(
        self, *, event: object, thread_id: str
    ) -> ThreadApproveGuardianDeniedActionResponse:
        """Send `thread/approveGuardianDeniedAction`.

        Args:
            event: Serialized `codex_protocol::protocol::GuardianAssessmentEvent`.
        """
        return self._call(
            "thread/approveGuardianDeniedAction",
            wire.ThreadApproveGuardianDeniedActionResponse,
            {"event": event, "threadId": thread_id},
        )

    def archive(self, *, thread_id: str) -> ThreadArchiveResponse:
        """Send `thread/archive`."""
        return self._call("thread/archive", wire.ThreadArchiveResponse, {"threadId": thread_id})

    @property
    def attachment(self) -> Thread_AttachmentRpc:
        """The methods under `thread/attachment`."""
        return Thread_AttachmentRpc(self._session, self._timeout)

    @property
    def attachment_owner(self) -> Thread_AttachmentOwnerRpc:
        """The methods under `thread/attachmentOwner`."""
        return Thread_AttachmentOwnerRpc(self._session, self._timeout)

    @property
    def background_terminals(self) -> Thread_BackgroundTerminalsRpc:
        """The methods under `thread/backgroundTerminals`."""
        return Thread_BackgroundTerminalsRpc(self._session, self._timeout)

    @property
    def compact(self) -> Thread_CompactRpc:
        """The methods under `thread/compact`."""
        return Thread_CompactRpc(self._session, self._timeout)

    def decrement_elicitation(self, *, thread_id: str) -> ThreadDecrementElicitationResponse:
        """Decrement the thread-local out-of-band elicitation counter.

        Sends `thread/decrement_elicitation`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            thread_id: Thread whose out-of-band elicitation counter should be decremented.
        """
        return self._call(
            "thread/decrement_elicitation", wire.ThreadDecrementElicitationResponse, {"threadId": thread_id}
        )

    def delete(self, *, thread_id: str) -> ThreadDeleteResponse:
        """Send `thread/delete`."""
        return self._call("thread/delete", wire.ThreadDeleteResponse, {"threadId": thread_id})

    def fork(
        self,
        *,
        thread_id: str,
        approval_policy: AskForApproval | str | Mapping[str, object] | Unset | None = UNSET,
        approvals_reviewer: ApprovalsReviewer | str | Unset | None = UNSET,
        attach_to_source: bool | Unset = UNSET,
        base_instructions: str | Unset | None = UNSET,
        before_turn_id: str | Unset | None = UNSET,
        config: Mapping[str, object] | Unset | None = UNSET,
        cwd: str | Unset | None = UNSET,
        defer_goal_continuation: bool | Unset = UNSET,
        developer_instructions: str | Unset | None = UNSET,
        ephemeral: bool | Unset = UNSET,
        exclude_turns: bool | Unset = UNSET,
        experimental_disable_prediction_mcp: bool | Unset = UNSET,
        experimental_prediction_mode: bool | Unset = UNSET,
        last_turn_id: str | Unset | None = UNSET,
        model: str | Unset | None = UNSET,
        model_provider: str | Unset | None = UNSET,
        path: str | Unset | None = UNSET,
        permissions: str | Unset | None = UNSET,
        runtime_workspace_roots: Sequence[str | PathLike[str]] | Unset | None = UNSET,
        sandbox: SandboxMode | str | Unset | None = UNSET,
        service_tier: str | Unset | None = UNSET,
        thread_source: ThreadSource | str | Unset | None = UNSET,
    ) -> ThreadForkResponse:
        """There are two ways to fork a thread: 1. By thread_id: load the thread from disk by thread_id and fork it
        into a new thread. 2. By path: load the thread from disk by path and fork it into a new thread.

        Sends `thread/fork`.

        Args:
            approvals_reviewer: Override where approval requests are routed for review on this thread and subsequent
                turns.
            attach_to_source: Persist the fork as an attached thread of its resolved source, hidden from ordinary
                lists. The source cannot be deleted while attached threads exist. Requires a paginated source and
                local storage; incompatible with ephemeral and deferGoalContinuation. Omitted or false creates an
                ordinary fork. Since runtime 0.165.0. Experimental.
            before_turn_id: Optional turn id to fork before, excluding that turn and all later turns. Cannot be
                combined with `last_turn_id`. Experimental.
            defer_goal_continuation: When true, carry the source thread's current goal into the fork without
                starting its initial automatic continuation. The next explicit turn owns the goal lifecycle, and
                normal automatic continuation resumes after it. Experimental.
            exclude_turns: When true, return only thread metadata and live fork state without populating
                `thread.turns`. This is useful when the client plans to call `thread/turns/list` immediately after
                forking. Full-history hydration is deprecated for paginated threads; use this with
                `thread/turns/list` and `thread/items/list` instead.
            experimental_disable_prediction_mcp: Disable MCP servers in prediction mode when the inherited window
                uses incremental tools on Responses Lite. Requires `experimentalPredictionMode: true`. Since runtime
                0.164.0. Experimental.
            experimental_prediction_mode: Start from the loaded parent's effective config, tools, environments, and
                persisted history to maximize prompt-cache reuse. Requires a loaded, persisted parent and
                `ephemeral: true`. Enables `features.reasoning_effort_override` on the fork. Cannot be combined with
                configuration overrides, `path`, `lastTurnId`, or `beforeTurnId`. Experimental.
            last_turn_id: Optional last turn id to fork through, inclusive.
            model: Configuration overrides for the forked thread, if any.
            path: [UNSTABLE] Specify the rollout path to fork from. If specified, the thread_id param will be
                ignored. Experimental.
            permissions: Named profile id for the forked thread. Cannot be combined with `sandbox`. Experimental.
            runtime_workspace_roots: Replace the thread's runtime workspace roots. Paths must be absolute.
                Experimental.
            service_tier: None clears the setting; leaving it out keeps it.
            thread_source: Optional client-supplied analytics source classification for this forked thread.
        """
        return self._call(
            "thread/fork",
            wire.ThreadForkResponse,
            {
                "threadId": thread_id,
                "approvalPolicy": approval_policy,
                "approvalsReviewer": approvals_reviewer,
                "attachToSource": attach_to_source,
                "baseInstructions": base_instructions,
                "beforeTurnId": before_turn_id,
                "config": config,
                "cwd": cwd,
                "deferGoalContinuation": defer_goal_continuation,
                "developerInstructions": developer_instructions,
                "ephemeral": ephemeral,
                "excludeTurns": exclude_turns,
                "experimentalDisablePredictionMcp": experimental_disable_prediction_mcp,
                "experimentalPredictionMode": experimental_prediction_mode,
                "lastTurnId": last_turn_id,
                "model": model,
                "modelProvider": model_provider,
                "path": path,
                "permissions": permissions,
                "runtimeWorkspaceRoots": runtime_workspace_roots,
                "sandbox": sandbox,
                "serviceTier": service_tier,
                "threadSource": thread_source,
            },
        )

    @property
    def goal(self) -> Thread_GoalRpc:
        """The methods under `thread/goal`."""
        return Thread_GoalRpc(self._session, self._timeout)

    def guardian_review(self, *, thread_id: str) -> ThreadGuardianReviewResponse:
        """Review the idle thread's final injected exec_command without executing it. Since runtime 0.167.2.

        Sends `thread/guardianReview`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("thread/guardianReview", wire.ThreadGuardianReviewResponse, {"threadId": thread_id})

    def increment_elicitation(self, *, thread_id: str) -> ThreadIncrementElicitationResponse:
        """Increment the thread-local out-of-band elicitation counter.

        Sends `thread/increment_elicitation`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            thread_id: Thread whose out-of-band elicitation counter should be incremented.
        """
        return self._call(
            "thread/increment_elicitation", wire.ThreadIncrementElicitationResponse, {"threadId": thread_id}
        )

    def inject_items(self, *, items: Sequence[object], thread_id: str) -> ThreadInjectItemsResponse:
        """Append raw Responses API items to the thread history without starting a user turn.

        Sends `thread/inject_items`.

        Args:
            items: Raw Responses API items to append to the thread's model-visible history.
        """
        return self._call(
            "thread/inject_items", wire.ThreadInjectItemsResponse, {"items": items, "threadId": thread_id}
        )

    @property
    def items(self) -> Thread_ItemsRpc:
        """The methods under `thread/items`."""
        return Thread_ItemsRpc(self._session, self._timeout)

    def list(
        self,
        *,
        ancestor_thread_id: str | Unset | None = UNSET,
        archived: bool | Unset | None = UNSET,
        attached_to_thread_id: str | Unset | None = UNSET,
        current_account_only: bool | Unset = UNSET,
        cursor: str | Unset | None = UNSET,
        cwd: ThreadListCwdFilter | str | Sequence[str] | Unset | None = UNSET,
        excluded_thread_ids: Sequence[str] | Unset | None = UNSET,
        include_attached_threads: bool | Unset = UNSET,
        included_thread_ids: Sequence[str] | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        model_providers: Sequence[str] | Unset | None = UNSET,
        originators: Sequence[str] | Unset | None = UNSET,
        parent_thread_id: str | Unset | None = UNSET,
        project_id: str | Unset | None = UNSET,
        search_term: str | Unset | None = UNSET,
        section_id: str | Unset | None = UNSET,
        sort_direction: SortDirection | str | Unset | None = UNSET,
        sort_key: ThreadSortKey | str | Unset | None = UNSET,
        source_kinds: Sequence[ThreadSourceKind | str] | Unset | None = UNSET,
        use_state_db_only: bool | Unset = UNSET,
    ) -> ThreadListResponse:
        """Send `thread/list`.

        Args:
            ancestor_thread_id: Optional ancestor thread filter. Returns spawned descendants at any depth, excluding
                the ancestor itself. Mutually exclusive with `parentThreadId`. Experimental.
            archived: Optional archived filter; when set to true, only archived threads are returned. If false or
                null, only non-archived threads are returned.
            attached_to_thread_id: Return only persistent threads attached to this thread, including empty threads.
                Mutually exclusive with parentThreadId and ancestorThreadId. Omitting this filter keeps attached
                threads hidden from ordinary listings. Since runtime 0.165.0. Experimental.
            current_account_only: Show local history visible to the current ChatGPT account. Defaults to false.
                Since runtime 0.168.0.
            cursor: Opaque pagination cursor returned by a previous call.
            cwd: Optional cwd filter or filters; when set, only threads whose session cwd exactly matches one of
                these paths are returned.
            excluded_thread_ids: Thread IDs to exclude before applying the result limit. Up to 100 entries; invalid
                IDs or a larger list are rejected, never truncated. Send the same exclusions on each page. Omitted,
                null, or empty means no exclusions.
            include_attached_threads: Include persistent threads attached to a parent when searching by title. Since
                runtime 0.169.0. Experimental.
            included_thread_ids: Restrict results to up to 100 thread IDs before pagination. Omit or send null for
                unrestricted results. An empty list matches nothing. Exclusions still apply. Repeat the same IDs on
                each page. The local store uses indexed metadata for this filter. Since runtime 0.171.0.
            limit: Optional page size; defaults to a reasonable server-side value.
            model_providers: Optional provider filter; when set, only sessions recorded under these providers are
                returned. When present but empty, includes all providers.
            originators: Optional originator allowlist, matching any supplied value exactly. Supported by hosted
                backends only; the local app-server rejects a nonempty list. Omitted or empty lists leave
                originators unrestricted.
            parent_thread_id: Optional direct parent thread filter. Mutually exclusive with `ancestorThreadId`.
                Experimental.
            project_id: Omit to include every project, set to null for unassigned threads, or provide a project ID
                to return only threads in that project. Experimental.
            search_term: Optional substring filter for the extracted thread title.
            section_id: Omit to include every section, set to `null` for unsectioned threads, or provide a section
                ID to return only threads in that section.
            sort_direction: Optional sort direction; defaults to descending (newest first).
            sort_key: Optional sort key; defaults to created_at.
            source_kinds: Optional source filter; when set, only sessions from these source kinds are returned. When
                omitted or empty, defaults to interactive sources.
            use_state_db_only: If true, return from the state DB without scanning JSONL rollouts to repair thread
                metadata. Omitted or false preserves scan-and-repair behavior.
        """
        return self._call(
            "thread/list",
            wire.ThreadListResponse,
            {
                "ancestorThreadId": ancestor_thread_id,
                "archived": archived,
                "attachedToThreadId": attached_to_thread_id,
                "currentAccountOnly": current_account_only,
                "cursor": cursor,
                "cwd": cwd,
                "excludedThreadIds": excluded_thread_ids,
                "includeAttachedThreads": include_attached_threads,
                "includedThreadIds": included_thread_ids,
                "limit": limit,
                "modelProviders": model_providers,
                "originators": originators,
                "parentThreadId": parent_thread_id,
                "projectId": project_id,
                "searchTerm": search_term,
                "sectionId": section_id,
                "sortDirection": sort_direction,
                "sortKey": sort_key,
                "sourceKinds": source_kinds,
                "useStateDbOnly": use_state_db_only,
            },
        )

    @property
    def loaded(self) -> Thread_LoadedRpc:
        """The methods under `thread/loaded`."""
        return Thread_LoadedRpc(self._session, self._timeout)

    @property
    def memory(self) -> Thread_MemoryRpc:
        """The methods under `thread/memory`."""
        return Thread_MemoryRpc(self._session, self._timeout)

    @property
    def memory_mode(self) -> Thread_MemoryModeRpc:
        """The methods under `thread/memoryMode`."""
        return Thread_MemoryModeRpc(self._session, self._timeout)

    @property
    def metadata(self) -> Thread_MetadataRpc:
        """The methods under `thread/metadata`."""
        return Thread_MetadataRpc(self._session, self._timeout)

    @property
    def name(self) -> Thread_NameRpc:
        """The methods under `thread/name`."""
        return Thread_NameRpc(self._session, self._timeout)

    @property
    def prediction(self) -> Thread_PredictionRpc:
        """The methods under `thread/prediction`."""
        return Thread_PredictionRpc(self._session, self._timeout)

    def prepare_approved_plan(
        self, *, markdown: str, thread_id: str, attachment_path: str | Unset | None = UNSET
    ) -> ThreadPrepareApprovedPlanResponse:
        """Prepare an approved plan for the first turn of a fresh thread. Since runtime 0.169.0.

        Sends `thread/prepareApprovedPlan`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            attachment_path: Absolute path to the optional app-server copy of the plan.
        """
        return self._call(
            "thread/prepareApprovedPlan",
            wire.ThreadPrepareApprovedPlanResponse,
            {"markdown": markdown, "threadId": thread_id, "attachmentPath": attachment_path},
        )

    @property
    def queue(self) -> Thread_QueueRpc:
        """The methods under `thread/queue`."""
        return Thread_QueueRpc(self._session, self._timeout)

    def read(self, *, thread_id: str, include_turns: bool | Unset = UNSET) -> ThreadReadResponse:
        """Send `thread/read`.

        Args:
            include_turns: When true, include turns and their items from rollout history. Full-history hydration is
                deprecated for paginated threads; prefer a metadata-only read and page with `thread/turns/list` and
                `thread/items/list`.
        """
        return self._call(
            "thread/read", wire.ThreadReadResponse, {"threadId": thread_id, "includeTurns": include_turns}
        )

    @property
    def read_state(self) -> Thread_ReadStateRpc:
        """The methods under `thread/readState`."""
        return Thread_ReadStateRpc(self._session, self._timeout)

    @property
    def realtime(self) -> Thread_RealtimeRpc:
        """The methods under `thread/realtime`."""
        return Thread_RealtimeRpc(self._session, self._timeout)

    def resume(
        self,
        *,
        thread_id: str,
        approval_policy: AskForApproval | str | Mapping[str, object] | Unset | None = UNSET,
        approvals_reviewer: ApprovalsReviewer | str | Unset | None = UNSET,
        base_instructions: str | Unset | None = UNSET,
        config: Mapping[str, object] | Unset | None = UNSET,
        cwd: str | Unset | None = UNSET,
        developer_instructions: str | Unset | None = UNSET,
        exclude_turns: bool | Unset = UNSET,
        history: Sequence[ResponseItem | Mapping[str, object]] | Unset | None = UNSET,
        initial_turns_page: ThreadResumeInitialTurnsPageParams | Mapping[str, object] | Unset | None = UNSET,
        model: str | Unset | None = UNSET,
        model_provider: str | Unset | None = UNSET,
        path: str | Unset | None = UNSET,
        permissions: str | Unset | None = UNSET,
        personality: Personality | str | Unset | None = UNSET,
        runtime_workspace_roots: Sequence[str | PathLike[str]] | Unset | None = UNSET,
        sandbox: SandboxMode | str | Unset | None = UNSET,
        service_tier: str | Unset | None = UNSET,
    ) -> ThreadResumeResponse:
        """There are three ways to resume a thread: 1. By thread_id: load the thread from disk by thread_id and resume
        it. 2. By history: instantiate the thread from memory and resume it. 3. By path: load the thread from disk
        by path and resume it.

        Sends `thread/resume`.

        Args:
            approvals_reviewer: Override where approval requests are routed for review on this thread and subsequent
                turns.
            exclude_turns: When true, return only thread metadata and live-resume state without populating
                `thread.turns`. This is useful when the client plans to call `thread/turns/list` immediately after
                resuming. Full-history hydration is deprecated for paginated threads; use this with
                `thread/turns/list` and `thread/items/list` instead.
            history: [UNSTABLE] FOR CODEX CLOUD - DO NOT USE. If specified, the thread will be resumed with the
                provided history instead of loaded from disk. Experimental.
            initial_turns_page: When present, include a `thread/turns/list` page in the resume response so clients
                can bootstrap recent turns without a second request. Experimental.
            model: Configuration overrides for the resumed thread, if any.
            path: [UNSTABLE] Specify the rollout path to resume from. If specified for a non-running thread, the
                thread_id param will be ignored. If thread_id identifies a running thread, the path must match the
                active rollout path. Experimental.
            permissions: Named profile id for the resumed thread. Cannot be combined with `sandbox`. Experimental.
            personality: `friendly` and `pragmatic` no longer select a style. Changing this does not rewrite the
                thread's existing instructions. Deprecated.
            runtime_workspace_roots: Replace the thread's runtime workspace roots. Paths must be absolute.
                Experimental.
            service_tier: None clears the setting; leaving it out keeps it.
        """
        return self._call(
            "thread/resume",
            wire.ThreadResumeResponse,
            {
                "threadId": thread_id,
                "approvalPolicy": approval_policy,
                "approvalsReviewer": approvals_reviewer,
                "baseInstructions": base_instructions,
                "config": config,
                "cwd": cwd,
                "developerInstructions": developer_instructions,
                "excludeTurns": exclude_turns,
                "history": history,
                "initialTurnsPage": initial_turns_page,
                "model": model,
                "modelProvider": model_provider,
                "path": path,
                "permissions": permissions,
                "personality": personality,
                "runtimeWorkspaceRoots": runtime_workspace_roots,
                "sandbox": sandbox,
                "serviceTier": service_tier,
            },
        )

    def revert(self, *, before_turn_id: str, thread_id: str) -> ThreadRevertResponse:
        """Replace a paginated thread's durable history with the prefix before one turn.

        Sends `thread/revert`.

        Args:
            before_turn_id: Turn excluded from the replacement history, together with every later turn.
        """
        return self._call(
            "thread/revert", wire.ThreadRevertResponse, {"beforeTurnId": before_turn_id, "threadId": thread_id}
        )

    @property
    def sample(self) -> Thread_SampleRpc:
        """The methods under `thread/sample`."""
        return Thread_SampleRpc(self._session, self._timeout)

    @property
    def search(self) -> Thread_SearchRpc:
        """The methods under `thread/search`."""
        return Thread_SearchRpc(self._session, self._timeout)

    def search_occurrences(
        self, *, search_term: str, thread_id: str, cursor: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> ThreadSearchOccurrencesResponse:
        """Parameters for searching visible message occurrences within one paginated thread.

        Sends `thread/searchOccurrences`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            search_term: Case-insensitive literal substring to find in visible user messages and both partial and
                final assistant answers.
            cursor: Opaque cursor returned by a previous call for the same thread and search term.
            limit: Optional occurrence page size.
        """
        return self._call(
            "thread/searchOccurrences",
            wire.ThreadSearchOccurrencesResponse,
            {"searchTerm": search_term, "threadId": thread_id, "cursor": cursor, "limit": limit},
        )

    @property
    def section(self) -> Thread_SectionRpc:
        """The methods under `thread/section`."""
        return Thread_SectionRpc(self._session, self._timeout)

    @property
    def settings(self) -> Thread_SettingsRpc:
        """The methods under `thread/settings`."""
        return Thread_SettingsRpc(self._session, self._timeout)

    def shell_command(
        self, *, command: str, thread_id: str, timeout_ms: int | Unset | None = UNSET
    ) -> ThreadShellCommandResponse:
        """Send `thread/shellCommand`.

        Args:
            command: Shell command string evaluated by the thread's configured shell. Unlike `command/exec`, this
                intentionally preserves shell syntax such as pipes, redirects, and quoting. This runs unsandboxed
                with full access rather than inheriting the thread sandbox policy.
            timeout_ms: Maximum execution time in milliseconds. Defaults to one hour when omitted or null. Must be
                non-negative; zero requests an immediate timeout, not unlimited execution. Does not affect the
                immediate RPC acknowledgement.
        """
        return self._call(
            "thread/shellCommand",
            wire.ThreadShellCommandResponse,
            {"command": command, "threadId": thread_id, "timeoutMs": timeout_ms},
        )

    def start(
        self,
        *,
        allow_provider_model_fallback: bool | Unset = UNSET,
        approval_policy: AskForApproval | str | Mapping[str, object] | Unset | None = UNSET,
        approvals_reviewer: ApprovalsReviewer | str | Unset | None = UNSET,
        base_instructions: str | Unset | None = UNSET,
        config: Mapping[str, object] | Unset | None = UNSET,
        cwd: str | Unset | None = UNSET,
        daybreak_enabled: bool | Unset | None = UNSET,
        developer_instructions: str | Unset | None = UNSET,
        dynamic_tools: Sequence[DynamicToolSpec | Mapping[str, object]] | Unset | None = UNSET,
        environments: Sequence[TurnEnvironmentParams | Mapping[str, object]] | Unset | None = UNSET,
        ephemeral: bool | Unset | None = UNSET,
        experimental_raw_events: bool | Unset = UNSET,
        history_mode: ThreadHistoryMode | str | Unset | None = UNSET,
        mock_experimental_field: str | Unset | None = UNSET,
        model: str | Unset | None = UNSET,
        model_provider: str | Unset | None = UNSET,
        multi_agent_mode: MultiAgentMode | str | Mapping[str, object] | Unset | None = UNSET,
        permissions: str | Unset | None = UNSET,
        personality: Personality | str | Unset | None = UNSET,
        project_id: str | Unset | None = UNSET,
        runtime_workspace_roots: Sequence[str | PathLike[str]] | Unset | None = UNSET,
        sandbox: SandboxMode | str | Unset | None = UNSET,
        selected_capability_roots: Sequence[SelectedCapabilityRoot | Mapping[str, object]] | Unset | None = UNSET,
        service_name: str | Unset | None = UNSET,
        service_tier: str | Unset | None = UNSET,
        session_start_source: ThreadStartSource | str | Unset | None = UNSET,
        thread_source: ThreadSource | str | Unset | None = UNSET,
    ) -> ThreadStartResponse:
        """Send `thread/start`.

        Args:
            allow_provider_model_fallback: Allow a provider with an authoritative static model catalog to replace an
                unavailable requested model with its default. Experimental.
            approvals_reviewer: Override where approval requests are routed for review on this thread and subsequent
                turns.
            daybreak_enabled: Initial Daybreak choice for this persistent thread. Omitted or null leaves it unset.
                This does not select a turn's `cyberAccessProgram` or grant access. Not supported for ephemeral
                threads. Experimental.
            dynamic_tools: Experimental.
            environments: Optional sticky environments for this thread. Experimental.
            experimental_raw_events: If true, opt into emitting raw Responses API items on the event stream. This is
                for internal use only (e.g. Codex Cloud). Experimental.
            history_mode: Persisted thread history contract to use for this new thread. Experimental.
            mock_experimental_field: Test-only experimental field used to validate experimental gating and schema
                filtering behavior in a stable way. Experimental.
            multi_agent_mode: Experimental. Deprecated. Ignored. Use Ultra reasoning effort for proactive
                multi-agent behavior.
            permissions: Named profile id for this thread. Cannot be combined with `sandbox`. Experimental.
            personality: `friendly` and `pragmatic` no longer select a style. Deprecated.
            project_id: Optional project identity for this new thread. Durable threads persist the assignment;
                ephemeral threads expose it only in live responses. Experimental.
            runtime_workspace_roots: Replace the thread's runtime workspace roots. Paths must be absolute.
                Experimental.
            selected_capability_roots: Capability roots selected for this thread by the hosting platform.
                Experimental.
            service_tier: None clears the setting; leaving it out keeps it.
            thread_source: Optional client-supplied analytics source classification for this thread.
        """
        return self._call(
            "thread/start",
            wire.ThreadStartResponse,
            {
                "allowProviderModelFallback": allow_provider_model_fallback,
                "approvalPolicy": approval_policy,
                "approvalsReviewer": approvals_reviewer,
                "baseInstructions": base_instructions,
                "config": config,
                "cwd": cwd,
                "daybreakEnabled": daybreak_enabled,
                "developerInstructions": developer_instructions,
                "dynamicTools": dynamic_tools,
                "environments": environments,
                "ephemeral": ephemeral,
                "experimentalRawEvents": experimental_raw_events,
                "historyMode": history_mode,
                "mockExperimentalField": mock_experimental_field,
                "model": model,
                "modelProvider": model_provider,
                "multiAgentMode": multi_agent_mode,
                "permissions": permissions,
                "personality": personality,
                "projectId": project_id,
                "runtimeWorkspaceRoots": runtime_workspace_roots,
                "sandbox": sandbox,
                "selectedCapabilityRoots": selected_capability_roots,
                "serviceName": service_name,
                "serviceTier": service_tier,
                "sessionStartSource": session_start_source,
                "threadSource": thread_source,
            },
        )

    @property
    def timeline(self) -> Thread_TimelineRpc:
        """The methods under `thread/timeline`."""
        return Thread_TimelineRpc(self._session, self._timeout)

    @property
    def turns(self) -> Thread_TurnsRpc:
        """The methods under `thread/turns`."""
        return Thread_TurnsRpc(self._session, self._timeout)

    def unarchive(self, *, thread_id: str) -> ThreadUnarchiveResponse:
        """Send `thread/unarchive`."""
        return self._call("thread/unarchive", wire.ThreadUnarchiveResponse, {"threadId": thread_id})

    def unsubscribe(self, *, thread_id: str) -> ThreadUnsubscribeResponse:
        """Send `thread/unsubscribe`."""
        return self._call("thread/unsubscribe", wire.ThreadUnsubscribeResponse, {"threadId": thread_id})


class ThreadSectionRpc(RpcNode):
    """The methods under `threadSection`."""

    __slots__ = ()

    def create(
        self, *, name: str, appearance: ThreadSectionAppearance | Mapping[str, object] | Unset | None = UNSET
    ) -> ThreadSectionCreateResponse:
        """Parameters for creating an independently persisted thread section.

        Sends `threadSection/create`.

        Args:
            name: The user-visible name of the section.
        """
        return self._call(
            "threadSection/create", wire.ThreadSectionCreateResponse, {"name": name, "appearance": appearance}
        )

    def delete(self, *, section_id: str) -> ThreadSectionDeleteResponse:
        """Parameters for deleting an independently persisted thread section.

        Sends `threadSection/delete`.

        Args:
            section_id: The stable, server-generated identity of the section to delete.
        """
        return self._call("threadSection/delete", wire.ThreadSectionDeleteResponse, {"sectionId": section_id})

    def list(
        self, *, cursor: str | Unset | None = UNSET, limit: int | Unset | None = UNSET
    ) -> ThreadSectionListResponse:
        """Parameters for listing independently persisted thread sections.

        Sends `threadSection/list`.

        Args:
            cursor: Opaque pagination cursor returned by a previous call.
            limit: Maximum number of sections to return.
        """
        return self._call("threadSection/list", wire.ThreadSectionListResponse, {"cursor": cursor, "limit": limit})

    def update(
        self,
        *,
        name: str,
        section_id: str,
        appearance: ThreadSectionAppearance | Mapping[str, object] | Unset | None = UNSET,
    ) -> ThreadSectionUpdateResponse:
        """Parameters for updating an independently persisted thread section.

        Sends `threadSection/update`.

        Args:
            name: The updated user-visible name of the section.
            section_id: The stable, server-generated identity of the section to update.
            appearance: Omit to preserve appearance, use `null` to clear it, or provide a replacement.
        """
        return self._call(
            "threadSection/update",
            wire.ThreadSectionUpdateResponse,
            {"name": name, "sectionId": section_id, "appearance": appearance},
        )


class Turn_SettingsRpc(RpcNode):
    """The methods under `turn/settings`."""

    __slots__ = ()

    def update(
        self,
        *,
        thread_id: str,
        turn_id: str,
        approvals_reviewer: ApprovalsReviewer | str | Unset | None = UNSET,
        effort: ReasoningEffort | str | Unset | None = UNSET,
        environments: Sequence[TurnEnvironmentParams | Mapping[str, object]] | Unset | None = UNSET,
        model: str | Unset | None = UNSET,
        service_tier: str | Unset | None = UNSET,
        summary: ReasoningSummary | str | Unset | None = UNSET,
    ) -> TurnSettingsUpdateResponse:
        """Experimental settings changes for one running turn, not future turns. Unsupported fields are rejected rather
        than silently ignored. Any live task kind may accept publication. Child sessions and consumers of frozen
        initial settings are unchanged.

        Sends `turn/settings/update`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            approvals_reviewer: Changes the active turn's reviewer without changing future thread settings. Already
                captured steps and pending approvals retain their original reviewer.
            effort: Omission or `null` leaves the effort unchanged.
            environments: Replace the environments for subsequent steps of this turn, not future turns. Omitted/null
                preserves the selection; [] clears it. An already-started step is unchanged. Since runtime 0.169.0.
            model: Omission or `null` leaves the model unchanged.
            service_tier: `null` clears the requested tier; omission leaves it unchanged. None clears the setting;
                leaving it out keeps it.
            summary: Omission or `null` leaves the summary preference unchanged.
        """
        return self._call(
            "turn/settings/update",
            wire.TurnSettingsUpdateResponse,
            {
                "threadId": thread_id,
                "turnId": turn_id,
                "approvalsReviewer": approvals_reviewer,
                "effort": effort,
                "environments": environments,
                "model": model,
                "serviceTier": service_tier,
                "summary": summary,
            },
        )


class TurnRpc(RpcNode):
    """The methods under `turn`."""

    __slots__ = ()

    def interrupt(self, *, thread_id: str, turn_id: str) -> TurnInterruptResponse:
        """Send `turn/interrupt`."""
        return self._call("turn/interrupt", wire.TurnInterruptResponse, {"threadId": thread_id, "turnId": turn_id})

    @property
    def settings(self) -> Turn_SettingsRpc:
        """The methods under `turn/settings`."""
        return Turn_SettingsRpc(self._session, self._timeout)

    def start(
        self,
        *,
        input: Sequence[UserInput | Mapping[str, object]],
        thread_id: str,
        additional_context: Mapping[str, AdditionalContextEntry | Mapping[str, object]] | Unset | None = UNSET,
        approval_policy: AskForApproval | str | Mapping[str, object] | Unset | None = UNSET,
        approvals_reviewer: ApprovalsReviewer | str | Unset | None = UNSET,
        client_user_message_id: str | Unset | None = UNSET,
        collaboration_mode: CollaborationMode | Mapping[str, object] | Unset | None = UNSET,
        cwd: str | Unset | None = UNSET,
        cyber_access_program: CyberAccessProgram | str | Unset | None = UNSET,
        disabled_plugin_ids: Sequence[str] | Unset | None = UNSET,
        effort: ReasoningEffort | str | Unset | None = UNSET,
        environments: Sequence[TurnEnvironmentParams | Mapping[str, object]] | Unset | None = UNSET,
        model: str | Unset | None = UNSET,
        multi_agent_mode: MultiAgentMode | str | Mapping[str, object] | Unset | None = UNSET,
        output_schema: object | Unset | None = UNSET,
        parent_turn_id: str | Unset | None = UNSET,
        permissions: str | Unset | None = UNSET,
        personality: Personality | str | Unset | None = UNSET,
        responsesapi_client_metadata: Mapping[str, str] | Unset | None = UNSET,
        responsesapi_client_metadata_patch: Mapping[str, str] | Unset | None = UNSET,
        root_turn_id: str | Unset | None = UNSET,
        runtime_workspace_roots: Sequence[str | PathLike[str]] | Unset | None = UNSET,
        sandbox_policy: SandboxPolicy | Mapping[str, object] | Unset | None = UNSET,
        service_tier: str | Unset | None = UNSET,
        service_tier_for_turn: str | Unset | None = UNSET,
        summary: ReasoningSummary | str | Unset | None = UNSET,
        tool_output: TurnToolOutput | Mapping[str, object] | Unset | None = UNSET,
        turn_trigger: str | Unset | None = UNSET,
    ) -> TurnStartResponse:
        """Send `turn/start`.

        Args:
            additional_context: Optional client-provided context fragments keyed by an opaque source identifier.
                Experimental.
            approval_policy: Override the approval policy for this turn and subsequent turns.
            approvals_reviewer: Override where approval requests are routed for review on this turn and subsequent
                turns.
            collaboration_mode: EXPERIMENTAL - Set a pre-set collaboration mode. Takes precedence over model,
                reasoning_effort, and developer instructions if set. Experimental.
            cwd: Override the working directory for this turn and subsequent turns.
            cyber_access_program: EXPERIMENTAL - Request an authorized cyber program for this turn. Omission
                preserves automatic behavior. This does not grant access. Experimental.
            disabled_plugin_ids: Replace this thread's disabled plugin IDs. Omitted/null preserves the list; []
                clears it.
            effort: Override the reasoning effort for this turn and subsequent turns.
            environments: Optional environments for this turn and subsequent turns. Experimental.
            model: Override the model for this turn and subsequent turns.
            multi_agent_mode: Experimental. Deprecated. Ignored. Use `effort: "ultra"` for proactive multi-agent
                behavior.
            output_schema: Optional JSON Schema used to constrain the final assistant message for this turn.
            parent_turn_id: ID of the turn that caused this new turn to start.
            permissions: Select a named permissions profile id for this turn and subsequent turns. Cannot be
                combined with `sandboxPolicy`. Experimental.
            personality: `friendly` and `pragmatic` no longer select a style. Changing this does not rewrite the
                thread's existing instructions. Deprecated.
            responsesapi_client_metadata: Optional metadata to enrich Codex's ResponsesAPI turn metadata.
                Experimental.
            responsesapi_client_metadata_patch: Merge entries into the ResponsesAPI turn metadata without removing
                existing entries. Applied after `responsesapiClientMetadata` if both are provided; reserved keys
                remain protected. Since runtime 0.164.0. Experimental.
            root_turn_id: ID of the first turn in the chain of work that led to this new turn.
            runtime_workspace_roots: Replace the thread's runtime workspace roots for this turn and subsequent
                turns. Paths must be absolute. Experimental.
            sandbox_policy: Override the sandbox policy for this turn and subsequent turns.
            service_tier: Override the service tier for this turn and subsequent turns. None clears the setting;
                leaving it out keeps it.
            service_tier_for_turn: Override the service tier only when this request starts a new turn. Use "default"
                for standard speed. Omitted or null inherits the thread's tier. Does not change the thread's tier or
                a turn being steered.
            summary: Override the reasoning summary for this turn and subsequent turns.
            turn_trigger: Optional source classification for the caller that starts this turn. Ignored when this
                request steers an already-active turn.
        """
        return self._call(
            "turn/start",
            wire.TurnStartResponse,
            {
                "input": input,
                "threadId": thread_id,
                "additionalContext": additional_context,
                "approvalPolicy": approval_policy,
                "approvalsReviewer": approvals_reviewer,
                "clientUserMessageId": client_user_message_id,
                "collaborationMode": collaboration_mode,
                "cwd": cwd,
                "cyberAccessProgram": cyber_access_program,
                "disabledPluginIds": disabled_plugin_ids,
                "effort": effort,
                "environments": environments,
                "model": model,
                "multiAgentMode": multi_agent_mode,
                "outputSchema": output_schema,
                "parentTurnId": parent_turn_id,
                "permissions": permissions,
                "personality": personality,
                "responsesapiClientMetadata": responsesapi_client_metadata,
                "responsesapiClientMetadataPatch": responsesapi_client_metadata_patch,
                "rootTurnId": root_turn_id,
                "runtimeWorkspaceRoots": runtime_workspace_roots,
                "sandboxPolicy": sandbox_policy,
                "serviceTier": service_tier,
                "serviceTierForTurn": service_tier_for_turn,
                "summary": summary,
                "toolOutput": tool_output,
                "turnTrigger": turn_trigger,
            },
        )

    def steer(
        self,
        *,
        expected_turn_id: str,
        input: Sequence[UserInput | Mapping[str, object]],
        thread_id: str,
        additional_context: Mapping[str, AdditionalContextEntry | Mapping[str, object]] | Unset | None = UNSET,
        client_user_message_id: str | Unset | None = UNSET,
        responsesapi_client_metadata: Mapping[str, str] | Unset | None = UNSET,
        responsesapi_client_metadata_patch: Mapping[str, str] | Unset | None = UNSET,
    ) -> TurnSteerResponse:
        """Send `turn/steer`.

        Args:
            expected_turn_id: Required active turn id precondition. The request fails when it does not match the
                currently active turn.
            additional_context: Optional client-provided context fragments keyed by an opaque source identifier.
                Experimental.
            responsesapi_client_metadata: Optional metadata to enrich Codex's ResponsesAPI turn metadata.
                Experimental.
            responsesapi_client_metadata_patch: Merge entries into the ResponsesAPI turn metadata without removing
                existing entries. Applied after `responsesapiClientMetadata` if both are provided; reserved keys
                remain protected. Since runtime 0.164.0. Experimental.
        """
        return self._call(
            "turn/steer",
            wire.TurnSteerResponse,
            {
                "expectedTurnId": expected_turn_id,
                "input": input,
                "threadId": thread_id,
                "additionalContext": additional_context,
                "clientUserMessageId": client_user_message_id,
                "responsesapiClientMetadata": responsesapi_client_metadata,
                "responsesapiClientMetadataPatch": responsesapi_client_metadata_patch,
            },
        )


class UserVerificationRpc(RpcNode):
    """The methods under `userVerification`."""

    __slots__ = ()

    def cancel(self, *, request_id: RequestId | str | int) -> UserVerificationCancelResponse:
        """Cancels a native verification RPC issued on this connection, not an elicitation. Use a fresh request ID for
        each operation and a distinct ID for this cancellation RPC.

        Sends `userVerification/cancel`. Experimental: needs `CodexConfig.experimental_api`.
        """
        return self._call("userVerification/cancel", wire.UserVerificationCancelResponse, {"requestId": request_id})

    def delete(self) -> UserVerificationDeleteResponse:
        """Send `userVerification/delete`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("userVerification/delete", wire.UserVerificationDeleteResponse, {})

    def enroll(self) -> UserVerificationEnrollResponse:
        """Send `userVerification/enroll`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("userVerification/enroll", wire.UserVerificationEnrollResponse, {})

    def status(self) -> UserVerificationStatusResponse:
        """Send `userVerification/status`. Experimental: needs `CodexConfig.experimental_api`."""
        return self._call("userVerification/status", wire.UserVerificationStatusResponse, {})

    def verify(self, *, challenge: str, description: str, title: str) -> UserVerificationVerifyResponse:
        """Local signing primitive, independent of any pending elicitation.

        Sends `userVerification/verify`. Experimental: needs `CodexConfig.experimental_api`.

        Args:
            challenge: Unpadded base64url encoding of 1–4096 challenge bytes.
            description: Additional display context; at most 4096 UTF-8 bytes.
            title: Display context already approved by the UI; 1–256 UTF-8 bytes.
        """
        return self._call(
            "userVerification/verify",
            wire.UserVerificationVerifyResponse,
            {"challenge": challenge, "description": description, "title": title},
        )


class WindowsSandboxRpc(RpcNode):
    """The methods under `windowsSandbox`."""

    __slots__ = ()

    def readiness(self) -> WindowsSandboxReadinessResponse:
        """Send `windowsSandbox/readiness`."""
        return self._call("windowsSandbox/readiness", wire.WindowsSandboxReadinessResponse)

    def setup_start(
        self, *, mode: WindowsSandboxSetupMode | str, cwd: str | PathLike[str] | Unset | None = UNSET
    ) -> WindowsSandboxSetupStartResponse:
        """Send `windowsSandbox/setupStart`."""
        return self._call(
            "windowsSandbox/setupStart", wire.WindowsSandboxSetupStartResponse, {"mode": mode, "cwd": cwd}
        )


class Rpc(RpcNode):
    """The methods."""

    __slots__ = ()

    @property
    def account(self) -> AccountRpc:
        """The methods under `account`."""
        return AccountRpc(self._session, self._timeout)

    @property
    def account_session(self) -> AccountSessionRpc:
        """The methods under `accountSession`."""
        return AccountSessionRpc(self._session, self._timeout)

    @property
    def app(self) -> AppRpc:
        """The methods under `app`."""
        return AppRpc(self._session, self._timeout)

    @property
    def collaboration_mode(self) -> CollaborationModeRpc:
        """The methods under `collaborationMode`."""
        return CollaborationModeRpc(self._session, self._timeout)

    @property
    def command(self) -> CommandRpc:
        """The methods under `command`."""
        return CommandRpc(self._session, self._timeout)

    @property
    def config(self) -> ConfigRpc:
        """The methods under `config`."""
        return ConfigRpc(self._session, self._timeout)

    @property
    def config_requirements(self) -> ConfigRequirementsRpc:
        """The methods under `configRequirements`."""
        return ConfigRequirementsRpc(self._session, self._timeout)

    @property
    def environment(self) -> EnvironmentRpc:
        """The methods under `environment`."""
        return EnvironmentRpc(self._session, self._timeout)

    @property
    def experimental_feature(self) -> ExperimentalFeatureRpc:
        """The methods under `experimentalFeature`."""
        return ExperimentalFeatureRpc(self._session, self._timeout)

    @property
    def external_agent_config(self) -> ExternalAgentConfigRpc:
        """The methods under `externalAgentConfig`."""
        return ExternalAgentConfigRpc(self._session, self._timeout)

    @property
    def feedback(self) -> FeedbackRpc:
        """The methods under `feedback`."""
        return FeedbackRpc(self._session, self._timeout)

    @property
    def fs(self) -> FsRpc:
        """The methods under `fs`."""
        return FsRpc(self._session, self._timeout)

    @property
    def fuzzy_file_search(self) -> FuzzyFileSearchRpc:
        """The methods under `fuzzyFileSearch`."""
        return FuzzyFileSearchRpc(self._session, self._timeout)

    @property
    def hooks(self) -> HooksRpc:
        """The methods under `hooks`."""
        return HooksRpc(self._session, self._timeout)

    def initialize(
        self,
        *,
        client_info: ClientInfo | Mapping[str, object],
        capabilities: InitializeCapabilities | Mapping[str, object] | Unset | None = UNSET,
    ) -> InitializeResponse:
        """Send `initialize`."""
        return self._call(
            "initialize", wire.InitializeResponse, {"clientInfo": client_info, "capabilities": capabilities}
        )

    @property
    def marketplace(self) -> MarketplaceRpc:
        """The methods under `marketplace`."""
        return MarketplaceRpc(self._session, self._timeout)

    @property
    def mcp_server(self) -> McpServerRpc:
        """The methods under `mcpServer`."""
        return McpServerRpc(self._session, self._timeout)

    @property
    def mcp_server_status(self) -> McpServerStatusRpc:
        """The methods under `mcpServerStatus`."""
        return McpServerStatusRpc(self._session, self._timeout)

    @property
    def memory(self) -> MemoryRpc:
        """The methods under `memory`."""
        return MemoryRpc(self._session, self._timeout)

    @property
    def mock(self) -> MockRpc:
        """The methods under `mock`."""
        return MockRpc(self._session, self._timeout)

    @property
    def model(self) -> ModelRpc:
        """The methods under `model`."""
        return ModelRpc(self._session, self._timeout)

    @property
    def model_provider(self) -> ModelProviderRpc:
        """The methods under `modelProvider`."""
        return ModelProviderRpc(self._session, self._timeout)

    @property
    def permission_profile(self) -> PermissionProfileRpc:
        """The methods under `permissionProfile`."""
        return PermissionProfileRpc(self._session, self._timeout)

    @property
    def plugin(self) -> PluginRpc:
        """The methods under `plugin`."""
        return PluginRpc(self._session, self._timeout)

    @property
    def process(self) -> ProcessRpc:
        """The methods under `process`."""
        return ProcessRpc(self._session, self._timeout)

    @property
    def project(self) -> ProjectRpc:
        """The methods under `project`."""
        return ProjectRpc(self._session, self._timeout)

    @property
    def remote_control(self) -> RemoteControlRpc:
        """The methods under `remoteControl`."""
        return RemoteControlRpc(self._session, self._timeout)

    @property
    def review(self) -> ReviewRpc:
        """The methods under `review`."""
        return ReviewRpc(self._session, self._timeout)

    @property
    def rollout(self) -> RolloutRpc:
        """The methods under `rollout`."""
        return RolloutRpc(self._session, self._timeout)

    @property
    def server(self) -> ServerRpc:
        """The methods under `server`."""
        return ServerRpc(self._session, self._timeout)

    @property
    def skills(self) -> SkillsRpc:
        """The methods under `skills`."""
        return SkillsRpc(self._session, self._timeout)

    @property
    def thread(self) -> ThreadRpc:
        """The methods under `thread`."""
        return ThreadRpc(self._session, self._timeout)

    @property
    def thread_section(self) -> ThreadSectionRpc:
        """The methods under `threadSection`."""
        return ThreadSectionRpc(self._session, self._timeout)

    @property
    def turn(self) -> TurnRpc:
        """The methods under `turn`."""
        return TurnRpc(self._session, self._timeout)

    @property
    def user_verification(self) -> UserVerificationRpc:
        """The methods under `userVerification`."""
        return UserVerificationRpc(self._session, self._timeout)

    @property
    def windows_sandbox(self) -> WindowsSandboxRpc:
        """The methods under `windowsSandbox`."""
        return WindowsSandboxRpc(self._session, self._timeout)
