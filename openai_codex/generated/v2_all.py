# Generated from scripts/schema/codex_app_server_protocol.schemas.json by scripts/generate_models.py; do not edit.
# sha256 of the schema: 66dcf65253e6dcffc4bb53497f69597ec0400dd639c480193628de4581e0233b
"""Every model of the app-server protocol, by the name that its schema gives it.

Generated from the schema of runtime 0.163.0, with what runtimes up to 0.171.0 have more.
"""

# ruff: noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._wire.enums import WireEnum
from .._wire.json_types import JsonObject, JsonValue
from .._wire.model import TracksNull, WireModel
from .._wire.unions import UnknownMember, WireString, WireUnion

if TYPE_CHECKING:
    from attrs import Factory, define
else:
    from .._wire.define import define
    from .._wire.json_types import Factory


class AccountRoutingOverride(WireEnum):
    """Backend routing policy. Wire values match the accounts/check contract."""

    no_constraint = "NO_CONSTRAINT"
    us = "us"
    us_cr = "us_cr"


class AccountSessionWorkspaceKind(WireEnum):
    """Since runtime 0.166.0."""

    personal = "personal"
    workspace = "workspace"


class AccountUpdateReason(WireEnum):
    """Since runtime 0.171.0."""

    workspace_routing_ready = "workspaceRoutingReady"
    unknown = "unknown"


class AddCreditsNudgeCreditType(WireEnum):
    credits = "credits"
    usage_limit = "usage_limit"


class AddCreditsNudgeEmailStatus(WireEnum):
    sent = "sent"
    cooldown_active = "cooldown_active"


class AdditionalContextKind(WireEnum):
    untrusted = "untrusted"
    application = "application"


class AgentMessageDelivery(WireEnum):
    async_ = "async"


class AllowDenyRequirement(WireEnum):
    allow = "allow"
    deny = "deny"


class AppTemplateUnavailableReason(WireEnum):
    not_configured_for_workspace = "NOT_CONFIGURED_FOR_WORKSPACE"
    no_active_workspace = "NO_ACTIVE_WORKSPACE"


class AppToolApproval(WireEnum):
    auto = "auto"
    prompt = "prompt"
    writes = "writes"
    approve = "approve"


class ApprovalsReviewer(WireEnum):
    """Configures who approval requests are routed to for review. Examples include sandbox escapes, blocked network
    access, MCP approval prompts, and ARC escalations. Defaults to `user`. `auto_review` uses a carefully prompted
    subagent to gather relevant context and apply a risk-based decision framework before approving or denying the
    request. The legacy value `guardian_subagent` is accepted for compatibility.
    """

    user = "user"
    auto_review = "auto_review"
    guardian_subagent = "guardian_subagent"


class AuthMode(WireEnum):
    """Authentication mode for OpenAI-backed providers."""

    apikey = "apikey"
    """OpenAI API key provided by the caller and stored by Codex."""
    chatgpt = "chatgpt"
    """ChatGPT OAuth managed by Codex (tokens persisted and refreshed by Codex)."""
    chatgpt_auth_tokens = "chatgptAuthTokens"
    """[UNSTABLE] FOR OPENAI INTERNAL USE ONLY - DO NOT USE."""
    headers = "headers"
    """Backend auth supplied as request headers."""
    agent_identity = "agentIdentity"
    """Programmatic Codex auth backed by a registered Agent Identity."""
    personal_access_token = "personalAccessToken"
    """Programmatic Codex auth backed by a personal access token."""
    bedrock_api_key = "bedrockApiKey"
    """Amazon Bedrock bearer token managed by Codex."""
    bedrock_access_keys = "bedrockAccessKeys"
    """Amazon Bedrock AWS access keys managed by Codex."""


class AutoCompactTokenLimitScope(WireEnum):
    """Selects which part of the active context is charged against `model_auto_compact_token_limit`."""

    total = "total"
    """Count the full active context against the limit."""
    body_after_prefix = "body_after_prefix"
    """Count sampled output and later growth after the carried window prefix."""


class AutoReviewDecisionSource(WireEnum):
    """[UNSTABLE] Source that produced a terminal approval auto-review decision."""

    agent = "agent"


class AwsCredentialType(WireEnum):
    access_keys = "accessKeys"
    bedrock_api_key = "bedrockApiKey"


class BedrockProviderId(WireEnum):
    """Since runtime 0.168.0."""

    amazon_bedrock = "amazon-bedrock"
    amazon_bedrock_runtime = "amazon-bedrock-runtime"


class BrowserUseAccessApprovalLifetime(WireEnum):
    turn = "turn"
    thread = "thread"


class CancelLoginAccountStatus(WireEnum):
    canceled = "canceled"
    not_found = "notFound"


class ChatgptAuthTokensRefreshReason(WireEnum):
    unauthorized = "unauthorized"
    """Codex attempted a backend request and received `401 Unauthorized`."""


class CliAuthCredentialsStoreMode(WireEnum):
    file = "file"
    keyring = "keyring"
    auto = "auto"
    ephemeral = "ephemeral"


class CodexResponseHandoffMode(WireEnum):
    thinking = "thinking"
    commentary = "commentary"
    bem_tags = "bemTags"


class CollabAgentStatus(WireEnum):
    pending_init = "pendingInit"
    running = "running"
    interrupted = "interrupted"
    completed = "completed"
    errored = "errored"
    shutdown = "shutdown"
    not_found = "notFound"


class CollabAgentTool(WireEnum):
    spawn_agent = "spawnAgent"
    send_input = "sendInput"
    resume_agent = "resumeAgent"
    wait = "wait"
    close_agent = "closeAgent"
    send_message = "sendMessage"
    followup_task = "followupTask"
    interrupt_agent = "interruptAgent"
    list_agents = "listAgents"


class CollabAgentToolCallStatus(WireEnum):
    in_progress = "inProgress"
    completed = "completed"
    failed = "failed"
    interrupted = "interrupted"


class CommandExecOutputStream(WireEnum):
    """Stream label for `command/exec/outputDelta` notifications."""

    stdout = "stdout"
    """stdout stream. PTY mode multiplexes terminal output here."""
    stderr = "stderr"
    """stderr stream."""


class CommandExecutionApprovalKind(WireEnum):
    """Distinguishes a command approval from input sent to an existing terminal."""

    command = "command"
    write_stdin = "writeStdin"
    human_command = "humanCommand"
    """A managed checkpoint requiring a fresh human decision. Only `accept`, `decline`, and `cancel` are valid.
    Requires the `requiredHumanApproval` initialize capability. This prompt does not itself start a command
    execution item. Since runtime 0.167.2.
    """


class CommandExecutionSource(WireEnum):
    agent = "agent"
    user_shell = "userShell"
    unified_exec_startup = "unifiedExecStartup"
    unified_exec_interaction = "unifiedExecInteraction"


class CommandExecutionStatus(WireEnum):
    in_progress = "inProgress"
    completed = "completed"
    failed = "failed"
    declined = "declined"


class ConsumeAccountRateLimitResetCreditOutcome(WireEnum):
    reset = "reset"
    """A reset credit was consumed and the eligible rate-limit windows were reset."""
    nothing_to_reset = "nothingToReset"
    """No current rate-limit window is eligible for a reset."""
    no_credit = "noCredit"
    """The account has no earned reset credits available."""
    already_redeemed = "alreadyRedeemed"
    """The same idempotency key already completed a reset successfully."""


class ConversationTextRole(WireEnum):
    user = "user"
    developer = "developer"
    assistant = "assistant"


class CyberAccessProgram(WireEnum):
    """Requested cyber treatment for an OpenAI model turn. Authorization and model-tier restrictions remain server-
    owned.
    """

    standard = "standard"
    daybreak_blue = "daybreakBlue"
    daybreak_red = "daybreakRed"


class DesktopOnboardingEntrypoint(WireEnum):
    life_sciences = "life_sciences"


class DynamicToolCallStatus(WireEnum):
    in_progress = "inProgress"
    completed = "completed"
    failed = "failed"


class EnvironmentStatusKind(WireEnum):
    """Current status observed by app-server without starting or recovering an environment."""

    ready = "ready"
    """The environment is local, or an already-connected remote exec-server answered `environment/status` over its
    existing initialized connection.
    """
    pending = "pending"
    """The configured environment has no ready connection and no observed connection failure. This includes lazy
    environments that have never been started and initial startup that has not finished.
    """
    disconnected = "disconnected"
    """A connection attempt, prior connection, or fail-fast `environment/status` probe observed a failure. This does
    not promise the failure is terminal: later normal environment use may recover it. This call does not trigger
    recovery; `error` contains the observed reason.
    """
    unknown = "unknown"
    """The requested environment id is not configured in app-server."""


class ExperimentalFeatureStage(WireEnum):
    beta = "beta"
    """Feature is available for user testing and feedback."""
    under_development = "underDevelopment"
    """Feature is still being built and not ready for broad use."""
    stable = "stable"
    """Feature is production-ready."""
    deprecated = "deprecated"
    """Feature is deprecated and should be avoided."""
    removed = "removed"
    """Feature flag is retained only for backwards compatibility."""


class ExternalAgentConfigMigrationItemType(WireEnum):
    agents_md = "AGENTS_MD"
    config = "CONFIG"
    skills = "SKILLS"
    plugins = "PLUGINS"
    mcp_server_config = "MCP_SERVER_CONFIG"
    subagents = "SUBAGENTS"
    hooks = "HOOKS"
    commands = "COMMANDS"
    memory = "MEMORY"
    sessions = "SESSIONS"


class ExternalAgentDetectedConnectorSource(WireEnum):
    remote_mcp_servers_config = "remoteMcpServersConfig"
    session_tool_use = "sessionToolUse"


class ExternalAgentImportedConnectorSource(WireEnum):
    remote_mcp_servers_config = "remoteMcpServersConfig"


class FileChangeApprovalDecision(WireEnum):
    accept = "accept"
    """User approved the file changes."""
    accept_for_session = "acceptForSession"
    """User approved the file changes and future changes to the same files should run without prompting."""
    decline = "decline"
    """User denied the file changes. The agent will continue the turn."""
    cancel = "cancel"
    """User denied the file changes. The turn will also be immediately interrupted."""


class FileSystemAccessMode(WireEnum):
    read = "read"
    write = "write"
    deny = "deny"


class ForcedLoginMethod(WireEnum):
    chatgpt = "chatgpt"
    api = "api"


class FuzzyFileSearchMatchType(WireEnum):
    file = "file"
    directory = "directory"


class GatewayOAuthStatus(WireEnum):
    not_ready = "notReady"
    started = "started"
    succeeded = "succeeded"
    failed = "failed"


class GcpProviderId(WireEnum):
    """Since runtime 0.168.0."""

    gcp = "gcp"


class GuardianApprovalReviewStatus(WireEnum):
    """[UNSTABLE] Lifecycle state for an approval auto-review."""

    in_progress = "inProgress"
    approved = "approved"
    denied = "denied"
    timed_out = "timedOut"
    aborted = "aborted"


class GuardianAssessmentOutcome(WireEnum):
    """Final allow/deny outcome returned by the guardian reviewer. Since runtime 0.167.2."""

    allow = "allow"
    deny = "deny"


class GuardianCommandSource(WireEnum):
    shell = "shell"
    unified_exec = "unifiedExec"


class GuardianRiskLevel(WireEnum):
    """[UNSTABLE] Risk level assigned by approval auto-review."""

    low = "low"
    medium = "medium"
    high = "high"
    critical = "critical"


class GuardianUserAuthorization(WireEnum):
    """[UNSTABLE] Authorization level assigned by approval auto-review."""

    unknown = "unknown"
    low = "low"
    medium = "medium"
    high = "high"


class HelplineSubject(WireEnum):
    """Since runtime 0.171.0."""

    answer = "answer"
    prompt = "prompt"


class HookEventName(WireEnum):
    pre_tool_use = "preToolUse"
    permission_request = "permissionRequest"
    post_tool_use = "postToolUse"
    pre_compact = "preCompact"
    post_compact = "postCompact"
    session_start = "sessionStart"
    session_end = "sessionEnd"
    user_prompt_submit = "userPromptSubmit"
    subagent_start = "subagentStart"
    subagent_stop = "subagentStop"
    stop = "stop"
    interrupt = "interrupt"
    pre_model_request = "preModelRequest"
    """Since runtime 0.164.0."""
    post_model_request = "postModelRequest"
    """Since runtime 0.164.0."""


class HookExecutionMode(WireEnum):
    sync = "sync"
    async_ = "async"


class HookHandlerType(WireEnum):
    command = "command"
    mcp_tool = "mcpTool"
    prompt = "prompt"
    agent = "agent"


class HookOutputEntryKind(WireEnum):
    warning = "warning"
    stop = "stop"
    feedback = "feedback"
    context = "context"
    error = "error"


class HookRunStatus(WireEnum):
    running = "running"
    completed = "completed"
    failed = "failed"
    blocked = "blocked"
    stopped = "stopped"


class HookScope(WireEnum):
    thread = "thread"
    turn = "turn"


class HookSource(WireEnum):
    system = "system"
    user = "user"
    project = "project"
    mdm = "mdm"
    session_flags = "sessionFlags"
    plugin = "plugin"
    cloud_requirements = "cloudRequirements"
    cloud_managed_config = "cloudManagedConfig"
    legacy_managed_config_file = "legacyManagedConfigFile"
    legacy_managed_config_mdm = "legacyManagedConfigMdm"
    unknown = "unknown"


class HookTrustStatus(WireEnum):
    managed = "managed"
    untrusted = "untrusted"
    trusted = "trusted"
    modified = "modified"


class ImageDetail(WireEnum):
    auto = "auto"
    low = "low"
    high = "high"
    original = "original"


class InputModality(WireEnum):
    """Canonical user-input modality tags advertised by a model."""

    text = "text"
    """Plain text turns and tool payloads."""
    image = "image"
    """Image attachments included in user turns."""
    audio = "audio"
    """Audio attachments included in user turns."""


class LocalShellStatus(WireEnum):
    completed = "completed"
    in_progress = "in_progress"
    incomplete = "incomplete"


class LoginAppBrand(WireEnum):
    codex = "codex"
    chatgpt = "chatgpt"


class McpAppDisplayMode(WireEnum):
    inline = "inline"
    fullscreen = "fullscreen"


class McpAuthStatus(WireEnum):
    unknown = "unknown"
    unsupported = "unsupported"
    not_logged_in = "notLoggedIn"
    bearer_token = "bearerToken"
    o_auth = "oAuth"


class McpElicitationArrayType(WireEnum):
    array = "array"


class McpElicitationBooleanType(WireEnum):
    boolean = "boolean"


class McpElicitationNumberType(WireEnum):
    number = "number"
    integer = "integer"


class McpElicitationObjectType(WireEnum):
    object = "object"


class McpElicitationStringFormat(WireEnum):
    email = "email"
    uri = "uri"
    date = "date"
    date_time = "date-time"


class McpElicitationStringType(WireEnum):
    string = "string"


class McpServerConnectionStatus(WireEnum):
    not_started = "notStarted"
    starting = "starting"
    connected = "connected"
    authentication_required = "authenticationRequired"
    failed = "failed"
    cancelled = "cancelled"
    disabled = "disabled"


class McpServerElicitationAction(WireEnum):
    accept = "accept"
    decline = "decline"
    cancel = "cancel"


class McpServerOauthClientRegistration(WireEnum):
    auto = "auto"
    cimd = "cimd"
    dcr = "dcr"


class McpServerStartupFailureReason(WireEnum):
    reauthentication_required = "reauthenticationRequired"


class McpServerStartupState(WireEnum):
    starting = "starting"
    ready = "ready"
    failed = "failed"
    cancelled = "cancelled"


class McpServerStatusDetail(WireEnum):
    full = "full"
    tools_and_auth_only = "toolsAndAuthOnly"


class McpToolCallStatus(WireEnum):
    in_progress = "inProgress"
    completed = "completed"
    failed = "failed"


class MergeStrategy(WireEnum):
    replace = "replace"  # type: ignore[assignment]
    upsert = "upsert"


class MessagePhase(WireEnum):
    """Classifies assistant text as commentary, a partial answer, or a terminal answer."""

    commentary = "commentary"
    """Mid-turn assistant text (for example preamble/progress narration)."""
    partial_answer = "partial_answer"
    """Stable answer text that may be followed by more assistant output or tools."""
    final_answer = "final_answer"
    """The assistant's declared terminal answer text for the current turn."""


class ModeKind(WireEnum):
    """Initial collaboration mode to use when the TUI starts."""

    plan = "plan"
    default = "default"


class ModelRerouteReason(WireEnum):
    high_risk_cyber_activity = "highRiskCyberActivity"


class ModelVerification(WireEnum):
    trusted_access_for_cyber = "trustedAccessForCyber"


class MultiAgentVersion(WireEnum):
    """Multi-agent runtime supported by a model."""

    disabled = "disabled"
    v1 = "v1"
    v2 = "v2"


class NetworkAccess(WireEnum):
    restricted = "restricted"
    enabled = "enabled"


class NetworkApprovalProtocol(WireEnum):
    http = "http"
    https = "https"
    socks5_tcp = "socks5Tcp"
    socks5_udp = "socks5Udp"


class NetworkDomainPermission(WireEnum):
    allow = "allow"
    deny = "deny"


class NetworkPolicyRuleAction(WireEnum):
    allow = "allow"
    deny = "deny"


class NetworkUnixSocketPermission(WireEnum):
    allow = "allow"
    deny = "deny"


class NonSteerableTurnKind(WireEnum):
    review = "review"
    compact = "compact"


class OtelHttpProtocol(WireEnum):
    """Since runtime 0.166.0."""

    binary = "binary"
    json = "json"


class PatchApplyStatus(WireEnum):
    in_progress = "inProgress"
    completed = "completed"
    failed = "failed"
    declined = "declined"


class PermissionGrantScope(WireEnum):
    turn = "turn"
    session = "session"


class Personality(WireEnum):
    """Deprecated: `friendly` and `pragmatic` no longer select a style."""

    none = "none"
    friendly = "friendly"
    pragmatic = "pragmatic"


class PlanType(WireEnum):
    free = "free"
    go = "go"
    plus = "plus"
    pro = "pro"
    prolite = "prolite"
    promax = "promax"
    team = "team"
    self_serve_business_prolite = "self_serve_business_prolite"
    self_serve_business_usage_based = "self_serve_business_usage_based"
    business = "business"
    ent26 = "ent26"
    enterprise_cbp_automation = "enterprise_cbp_automation"
    enterprise_cbp_usage_based = "enterprise_cbp_usage_based"
    enterprise = "enterprise"
    edu = "edu"
    edu_plus = "edu_plus"
    edu_pro = "edu_pro"
    unknown = "unknown"
    sci = "sci"
    """Since runtime 0.164.0."""
    sci_plus = "sci_plus"
    """Since runtime 0.164.0."""


class PluginAuthPolicy(WireEnum):
    on_install = "ON_INSTALL"
    on_use = "ON_USE"


class PluginAvailability(WireEnum):
    disabled_by_admin = "DISABLED_BY_ADMIN"
    available = "AVAILABLE"
    """Plugin-service currently sends `"ENABLED"` for available remote plugins. Codex app-server exposes `"AVAILABLE"`
    in its API; the alias keeps decoding compatible with that upstream response.
    """


class PluginDisabledReason(WireEnum):
    disabled_by_admin = "disabled_by_admin"
    plan_not_eligible = "plan_not_eligible"
    required_app_unavailable = "required_app_unavailable"
    unknown = "unknown"


class PluginInstallPolicy(WireEnum):
    not_available = "NOT_AVAILABLE"
    available = "AVAILABLE"
    installed_by_default = "INSTALLED_BY_DEFAULT"


class PluginInstallPolicySource(WireEnum):
    workspace_setting = "WORKSPACE_SETTING"
    implicit_canonical_app = "IMPLICIT_CANONICAL_APP"


class PluginListMarketplaceKind(WireEnum):
    local = "local"
    vertical = "vertical"
    workspace_directory = "workspace-directory"
    shared_with_me = "shared-with-me"
    created_by_me_remote = "created-by-me-remote"


class PluginSearchScope(WireEnum):
    global_ = "global"
    workspace = "workspace"
    personal = "personal"


class PluginShareDiscoverability(WireEnum):
    listed = "LISTED"
    unlisted = "UNLISTED"
    private = "PRIVATE"


class PluginSharePrincipalRole(WireEnum):
    reader = "reader"
    editor = "editor"
    owner = "owner"


class PluginSharePrincipalType(WireEnum):
    user = "user"
    group = "group"
    workspace = "workspace"


class PluginShareTargetRole(WireEnum):
    reader = "reader"
    editor = "editor"


class PluginShareUpdateDiscoverability(WireEnum):
    unlisted = "UNLISTED"
    private = "PRIVATE"
    listed = "LISTED"


class ProcessOutputStream(WireEnum):
    """Stream label for `process/outputDelta` notifications."""

    stdout = "stdout"
    """stdout stream. PTY mode multiplexes terminal output here."""
    stderr = "stderr"
    """stderr stream."""


class ProjectChangeType(WireEnum):
    created = "created"
    updated = "updated"
    deleted = "deleted"


class ProjectSortKey(WireEnum):
    position = "position"
    recency_at = "recencyAt"


class RateLimitReachedType(WireEnum):
    rate_limit_reached = "rate_limit_reached"
    workspace_owner_credits_depleted = "workspace_owner_credits_depleted"
    workspace_member_credits_depleted = "workspace_member_credits_depleted"
    workspace_owner_usage_limit_reached = "workspace_owner_usage_limit_reached"
    workspace_member_usage_limit_reached = "workspace_member_usage_limit_reached"


class RateLimitResetCreditStatus(WireEnum):
    available = "available"
    redeeming = "redeeming"
    redeemed = "redeemed"
    unknown = "unknown"


class RateLimitResetType(WireEnum):
    codex_rate_limits = "codexRateLimits"
    unknown = "unknown"


class RealtimeConversationVersion(WireEnum):
    v1 = "v1"
    v2 = "v2"
    v3 = "v3"


class RealtimeOutputModality(WireEnum):
    text = "text"
    audio = "audio"


class RealtimeVoice(WireEnum):
    alloy = "alloy"
    arbor = "arbor"
    ash = "ash"
    aube = "aube"
    ballad = "ballad"
    breeze = "breeze"
    bubbie = "bubbie"
    cedar = "cedar"
    coral = "coral"
    cove = "cove"
    echo = "echo"
    ember = "ember"
    haetsal = "haetsal"
    hanul = "hanul"
    himari = "himari"
    juniper = "juniper"
    leher = "leher"
    maple = "maple"
    marin = "marin"
    miko = "miko"
    neer = "neer"
    porto = "porto"
    rindo = "rindo"
    rio = "rio"
    rivage = "rivage"
    sage = "sage"
    selva = "selva"
    shimmer = "shimmer"
    sol = "sol"
    sonna = "sonna"
    spruce = "spruce"
    tinta = "tinta"
    vale = "vale"
    verse = "verse"
    viola = "viola"


class ReasoningEffort(WireEnum):
    """A non-empty reasoning effort value advertised by the model."""

    none = "none"
    minimal = "minimal"
    low = "low"
    medium = "medium"
    high = "high"
    xhigh = "xhigh"
    max = "max"
    ultra = "ultra"


class ReasoningSummary(WireEnum):
    """A summary of the reasoning performed by the model. This can be useful for debugging and understanding the
    model's reasoning process. See https://platform.openai.com/docs/guides/reasoning?api-mode=responses#reasoning-
    summaries
    """

    auto = "auto"
    concise = "concise"
    detailed = "detailed"
    none = "none"
    """Option to disable reasoning summaries."""


class RemoteControlClientsListOrder(WireEnum):
    asc = "asc"
    desc = "desc"


class RemoteControlConnectionStatus(WireEnum):
    disabled = "disabled"
    connecting = "connecting"
    connected = "connected"
    errored = "errored"


class ResidencyRequirement(WireEnum):
    us = "us"


class ReviewDelivery(WireEnum):
    inline = "inline"
    detached = "detached"


class SandboxMode(WireEnum):
    read_only = "read-only"
    workspace_write = "workspace-write"
    danger_full_access = "danger-full-access"


class ScheduledTaskWeekday(WireEnum):
    mo = "MO"
    tu = "TU"
    we = "WE"
    th = "TH"
    fr = "FR"
    sa = "SA"
    su = "SU"


class SkillScope(WireEnum):
    user = "user"
    repo = "repo"
    system = "system"
    admin = "admin"


class SortDirection(WireEnum):
    asc = "asc"
    desc = "desc"


class SubAgentActivityKind(WireEnum):
    started = "started"
    interacted = "interacted"
    interrupted = "interrupted"
    completed = "completed"


class ThreadActiveFlag(WireEnum):
    waiting_on_approval = "waitingOnApproval"
    waiting_on_user_input = "waitingOnUserInput"


class ThreadAttachmentAddOutcome(WireEnum):
    """Result of attempting to associate an attachment with a thread."""

    created = "created"
    existing = "existing"


class ThreadAttachmentOperation(WireEnum):
    """The persisted attachment change represented by a notification."""

    created = "created"
    deleted = "deleted"


class ThreadGoalMutationOrigin(WireEnum):
    """Distinguishes explicit user actions from automatic goal lifecycle mutations."""

    user = "user"
    automatic = "automatic"


class ThreadGoalStatus(WireEnum):
    active = "active"
    paused = "paused"
    blocked = "blocked"
    usage_limited = "usageLimited"
    budget_limited = "budgetLimited"
    complete = "complete"


class ThreadHistoryMode(WireEnum):
    legacy = "legacy"
    paginated = "paginated"


class ThreadMemoryMode(WireEnum):
    enabled = "enabled"
    disabled = "disabled"


class ThreadRealtimeCoverage(WireEnum):
    """Since runtime 0.171.0."""

    unsupported = "unsupported"
    pending = "pending"
    ready = "ready"


class ThreadRealtimeHandoffMode(WireEnum):
    """Since runtime 0.171.0."""

    start = "start"
    steer = "steer"


class ThreadRealtimeOrder(WireEnum):
    """Since runtime 0.171.0."""

    observed_at = "observedAt"
    """Sort by canonical observation time, then committed position."""
    position = "position"
    """Sort by committed position, including events sealed after older snapshots."""


class ThreadRealtimeSessionOutcome(WireEnum):
    ended = "ended"
    failed = "failed"


class ThreadRealtimeTranscriptRole(WireEnum):
    user = "user"
    assistant = "assistant"


class ThreadSearchSortKey(WireEnum):
    created_at = "created_at"
    updated_at = "updated_at"
    recency_at = "recency_at"


class ThreadSortKey(WireEnum):
    created_at = "created_at"
    updated_at = "updated_at"
    recency_at = "recency_at"
    section_position = "section_position"


class ThreadSource(WireEnum):
    user = "user"
    subagent = "subagent"
    memory_consolidation = "memory_consolidation"


class ThreadSourceKind(WireEnum):
    cli = "cli"
    vscode = "vscode"
    exec = "exec"
    app_server = "appServer"
    sub_agent = "subAgent"
    sub_agent_review = "subAgentReview"
    sub_agent_compact = "subAgentCompact"
    sub_agent_thread_spawn = "subAgentThreadSpawn"
    sub_agent_other = "subAgentOther"
    unknown = "unknown"


class ThreadStartSource(WireEnum):
    startup = "startup"
    clear = "clear"


class ThreadUnsubscribeStatus(WireEnum):
    not_loaded = "notLoaded"
    not_subscribed = "notSubscribed"
    unsubscribed = "unsubscribed"


class ToolExposureSurface(WireEnum):
    """A model-facing surface on which a tool can be exposed."""

    code_mode = "code_mode"
    """Nested tools available to Code Mode scripts."""
    deferred = "deferred"
    """Tools discovered later through tool search."""
    direct = "direct"
    """Tools present in the model's initial tool list."""


class TrustedContacts(WireEnum):
    """Since runtime 0.171.0."""

    check = "check"
    skip = "skip"


class TurnItemsView(WireEnum):
    not_loaded = "notLoaded"
    """`items` was not loaded for this turn. The field is intentionally empty."""
    summary = "summary"
    """`items` contains only a display summary for this turn."""
    full = "full"
    """`items` contains every ThreadItem available from persisted app-server history for this turn."""


class TurnPlanStepStatus(WireEnum):
    pending = "pending"
    in_progress = "inProgress"
    completed = "completed"


class TurnSettingsUpdateStatus(WireEnum):
    applied = "applied"
    """Published for subsequent captures, even if the values were unchanged. Already captured steps are unchanged; a
    later inference is not guaranteed.
    """
    target_unavailable = "targetUnavailable"
    """No matching live task remained available for publication."""


class TurnStatus(WireEnum):
    completed = "completed"
    interrupted = "interrupted"
    failed = "failed"
    in_progress = "inProgress"


class UserVerificationBiometricType(WireEnum):
    """Since runtime 0.171.0."""

    fingerprint = "fingerprint"


class UserVerificationCancellationReason(WireEnum):
    user_cancelled = "userCancelled"
    interrupted = "interrupted"


class UserVerificationFailureReason(WireEnum):
    authentication_failed = "authenticationFailed"
    timeout = "timeout"
    provider_error = "providerError"
    service_error = "serviceError"


class UserVerificationInvalidRequestReason(WireEnum):
    invalid_params = "invalidParams"


class UserVerificationUnavailableReason(WireEnum):
    credential_missing = "credentialMissing"
    biometrics_unavailable = "biometricsUnavailable"
    provider_unavailable = "providerUnavailable"


class Verbosity(WireEnum):
    """Controls output length/detail on GPT-5 models via the Responses API. Serialized with lowercase values to match
    the OpenAI API.
    """

    low = "low"
    medium = "medium"
    high = "high"


class WebSearchContextSize(WireEnum):
    low = "low"
    medium = "medium"
    high = "high"


class WebSearchMode(WireEnum):
    disabled = "disabled"
    cached = "cached"
    indexed = "indexed"
    live = "live"


class WebSearchProvider(WireEnum):
    """Provider preference selected by the resolved model catalog entry. Since runtime 0.168.0."""

    standalone = "standalone"
    search_mcp = "search_mcp"


class WindowsSandboxImplementation(WireEnum):
    elevated = "elevated"
    unelevated = "unelevated"
    mxc = "mxc"


class WindowsSandboxReadiness(WireEnum):
    ready = "ready"
    not_configured = "notConfigured"
    update_required = "updateRequired"


class WindowsSandboxSetupMode(WireEnum):
    elevated = "elevated"
    unelevated = "unelevated"


class WorkspaceMessageType(WireEnum):
    headline = "headline"
    announcement = "announcement"
    unknown = "unknown"


class WriteStatus(WireEnum):
    ok = "ok"
    ok_overridden = "okOverridden"


class AbsolutePathBuf(WireString):
    """A path that is guaranteed to be absolute and normalized (though it is not guaranteed to be canonicalized or
    exist on the filesystem).
    """

    __slots__ = ()


class AgentPath(WireString):
    """A string with a name of its own."""

    __slots__ = ()


class LegacyAppPathString(WireString):
    """A string with a name of its own."""

    __slots__ = ()


class PathUri(WireString):
    """A string with a name of its own."""

    __slots__ = ()


class ThreadId(WireString):
    """A string with a name of its own."""

    __slots__ = ()


class Account(
    WireUnion,
    tag="type",
    members={
        "apiKey": "ApiKeyAccount",
        "chatgpt": "ChatgptAccount",
        "amazonBedrock": "AmazonBedrockAccount",
        "gcp": "GcpAccount",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _AccountRoot) -> None: ...
        @property
        def root(self) -> _AccountRoot: ...


class AccountSessionsSwitchResponse(
    WireUnion,
    shapes=(
        "SessionsAccountSessionsSwitchResponse",
        "AccountSessionsSwitchResponse1",
    ),
):
    """Since runtime 0.166.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _AccountSessionsSwitchResponseRoot) -> None: ...
        @property
        def root(self) -> _AccountSessionsSwitchResponseRoot: ...


class AgentMessageDisplay(
    WireUnion,
    tag="mode",
    members={"show": "ShowAgentMessageDisplay", "hide": "HideAgentMessageDisplay", "block": "BlockAgentMessageDisplay"},
):
    """How Chat should present a recovered answer. Since runtime 0.169.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _AgentMessageDisplayRoot) -> None: ...
        @property
        def root(self) -> _AgentMessageDisplayRoot: ...


class AgentMessageInputContent(
    WireUnion,
    tag="type",
    members={
        "input_text": "InputTextAgentMessageInputContent",
        "encrypted_content": "EncryptedContentAgentMessageInputContent",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _AgentMessageInputContentRoot) -> None: ...
        @property
        def root(self) -> _AgentMessageInputContentRoot: ...


class AnswerAnnotation(WireUnion, tag="kind", members={"wellbeingHelpline": "WellbeingHelplineAnswerAnnotation"}):
    """Since runtime 0.171.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _AnswerAnnotationRoot) -> None: ...
        @property
        def root(self) -> _AnswerAnnotationRoot: ...


class AnswerReplacement(
    WireUnion, tag="kind", members={"wellbeingPromptHelpline": "WellbeingPromptHelplineAnswerReplacement"}
):
    """Since runtime 0.171.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _AnswerReplacementRoot) -> None: ...
        @property
        def root(self) -> _AnswerReplacementRoot: ...


class AskForApproval(WireUnion, members={"granular": "GranularAskForApproval"}, values="AskForApprovalValue"):
    if TYPE_CHECKING:

        def __init__(self, root: _AskForApprovalRoot | str) -> None: ...
        @property
        def root(self) -> _AskForApprovalRoot: ...


class BedrockSetupParams(
    WireUnion,
    tag="type",
    members={"profile": "ProfileBedrockSetupParams", "environment": "EnvironmentBedrockSetupParams"},
):
    if TYPE_CHECKING:

        def __init__(self, root: _BedrockSetupParamsRoot) -> None: ...
        @property
        def root(self) -> _BedrockSetupParamsRoot: ...


class BlockReason(WireUnion, tag="kind", members={"protection": "ProtectionBlockReason", "cyber": "KindBlockReason"}):
    """Since runtime 0.171.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _BlockReasonRoot) -> None: ...
        @property
        def root(self) -> _BlockReasonRoot: ...


class CapabilityRootLocation(WireUnion, tag="type", members={"environment": "EnvironmentCapabilityRootLocation"}):
    """Location used to resolve a selected capability root."""

    if TYPE_CHECKING:

        def __init__(self, root: _CapabilityRootLocationRoot) -> None: ...
        @property
        def root(self) -> _CapabilityRootLocationRoot: ...


class ClientNotification(WireUnion, tag="method", members={"initialized": "InitializedNotification"}):
    if TYPE_CHECKING:

        def __init__(self, root: _ClientNotificationRoot) -> None: ...
        @property
        def root(self) -> _ClientNotificationRoot: ...


class ClientRequest(
    WireUnion,
    tag="method",
    members={
        "initialize": "InitializeRequest",
        "server/diagnostics": "ServerDiagnosticsRequest",
        "userVerification/status": "UserVerificationStatusRequest",
        "userVerification/enroll": "UserVerificationEnrollRequest",
        "userVerification/delete": "UserVerificationDeleteRequest",
        "userVerification/verify": "UserVerificationVerifyRequest",
        "userVerification/cancel": "UserVerificationCancelRequest",
        "thread/start": "ThreadStartRequest",
        "thread/resume": "ThreadResumeRequest",
        "thread/fork": "ThreadForkRequest",
        "thread/archive": "ThreadArchiveRequest",
        "thread/delete": "ThreadDeleteRequest",
        "thread/unsubscribe": "ThreadUnsubscribeRequest",
        "thread/increment_elicitation": "ThreadIncrementElicitationRequest",
        "thread/decrement_elicitation": "ThreadDecrementElicitationRequest",
        "thread/name/set": "ThreadNameSetRequest",
        "thread/prediction/request": "ThreadPredictionRequestRequest",
        "thread/goal/set": "ThreadGoalSetRequest",
        "thread/goal/get": "ThreadGoalGetRequest",
        "thread/goal/clear": "ThreadGoalClearRequest",
        "thread/queue/add": "ThreadQueueAddRequest",
        "thread/queue/list": "ThreadQueueListRequest",
        "thread/queue/update": "ThreadQueueUpdateRequest",
        "thread/queue/delete": "ThreadQueueDeleteRequest",
        "thread/queue/reorder": "ThreadQueueReorderRequest",
        "thread/queue/start": "ThreadQueueStartRequest",
        "thread/metadata/update": "ThreadMetadataUpdateRequest",
        "thread/attachment/add": "ThreadAttachmentAddRequest",
        "thread/attachment/list": "ThreadAttachmentListRequest",
        "thread/attachmentOwner/list": "ThreadAttachmentOwnerListRequest",
        "thread/attachment/remove": "ThreadAttachmentRemoveRequest",
        "thread/section/move": "ThreadSectionMoveRequest",
        "thread/settings/update": "ThreadSettingsUpdateRequest",
        "thread/memoryMode/set": "ThreadMemoryModeSetRequest",
        "memory/status": "MemoryStatusRequest",
        "memory/reset": "MemoryResetRequest",
        "rollout/compress": "RolloutCompressRequest",
        "thread/unarchive": "ThreadUnarchiveRequest",
        "thread/compact/start": "ThreadCompactStartRequest",
        "thread/shellCommand": "ThreadShellCommandRequest",
        "thread/approveGuardianDeniedAction": "ThreadApproveGuardianDeniedActionRequest",
        "thread/backgroundTerminals/clean": "ThreadBackgroundTerminalsCleanRequest",
        "thread/backgroundTerminals/list": "ThreadBackgroundTerminalsListRequest",
        "thread/backgroundTerminals/terminate": "ThreadBackgroundTerminalsTerminateRequest",
        "thread/revert": "ThreadRevertRequest",
        "thread/list": "ThreadListRequest",
        "project/list": "ProjectListRequest",
        "project/read": "ProjectReadRequest",
        "project/create": "ProjectCreateRequest",
        "project/import": "ProjectImportRequest",
        "project/update": "ProjectUpdateRequest",
        "project/move": "ProjectMoveRequest",
        "project/delete": "ProjectDeleteRequest",
        "threadSection/list": "ThreadSectionListRequest",
        "threadSection/create": "ThreadSectionCreateRequest",
        "threadSection/update": "ThreadSectionUpdateRequest",
        "threadSection/delete": "ThreadSectionDeleteRequest",
        "thread/search": "ThreadSearchRequest",
        "thread/searchOccurrences": "ThreadSearchOccurrencesRequest",
        "thread/loaded/list": "ThreadLoadedListRequest",
        "thread/read": "ThreadReadRequest",
        "thread/readState/update": "ThreadReadStateUpdateRequest",
        "thread/turns/list": "ThreadTurnsListRequest",
        "thread/items/list": "ThreadItemsListRequest",
        "thread/items/read": "ThreadItemsReadRequest",
        "thread/inject_items": "ThreadInjectItemsRequest",
        "skills/list": "SkillsListRequest",
        "skills/extraRoots/set": "SkillsExtraRootsSetRequest",
        "hooks/list": "HooksListRequest",
        "marketplace/add": "MarketplaceAddRequest",
        "marketplace/remove": "MarketplaceRemoveRequest",
        "marketplace/upgrade": "MarketplaceUpgradeRequest",
        "plugin/list": "PluginListRequest",
        "plugin/search": "PluginSearchRequest",
        "plugin/installed": "PluginInstalledRequest",
        "plugin/reconcile": "PluginReconcileRequest",
        "plugin/read": "PluginReadRequest",
        "plugin/skill/read": "PluginSkillReadRequest",
        "plugin/share/save": "PluginShareSaveRequest",
        "plugin/share/updateTargets": "PluginShareUpdateTargetsRequest",
        "plugin/share/list": "PluginShareListRequest",
        "plugin/share/checkout": "PluginShareCheckoutRequest",
        "plugin/share/delete": "PluginShareDeleteRequest",
        "app/read": "AppReadRequest",
        "app/list": "AppListRequest",
        "app/installed": "AppInstalledRequest",
        "fs/readFile": "FsReadFileRequest",
        "fs/writeFile": "FsWriteFileRequest",
        "fs/createDirectory": "FsCreateDirectoryRequest",
        "fs/getMetadata": "FsGetMetadataRequest",
        "fs/readDirectory": "FsReadDirectoryRequest",
        "fs/remove": "FsRemoveRequest",
        "fs/copy": "FsCopyRequest",
        "fs/watch": "FsWatchRequest",
        "fs/unwatch": "FsUnwatchRequest",
        "skills/config/write": "SkillsConfigWriteRequest",
        "plugin/install": "PluginInstallRequest",
        "plugin/uninstall": "PluginUninstallRequest",
        "turn/start": "TurnStartRequest",
        "turn/settings/update": "TurnSettingsUpdateRequest",
        "turn/steer": "TurnSteerRequest",
        "turn/interrupt": "TurnInterruptRequest",
        "thread/realtime/start": "ThreadRealtimeStartRequest",
        "thread/realtime/appendAudio": "ThreadRealtimeAppendAudioRequest",
        "thread/realtime/appendText": "ThreadRealtimeAppendTextRequest",
        "thread/realtime/appendSpeech": "ThreadRealtimeAppendSpeechRequest",
        "thread/realtime/stop": "ThreadRealtimeStopRequest",
        "thread/timeline/list": "ThreadTimelineListRequest",
        "thread/realtime/listVoices": "ThreadRealtimeListVoicesRequest",
        "review/start": "ReviewStartRequest",
        "model/list": "ModelListRequest",
        "account/gatewayOAuth/read": "AccountGatewayOAuthReadRequest",
        "account/gatewayOAuth/login": "AccountGatewayOAuthLoginRequest",
        "account/gatewayOAuth/cancel": "AccountGatewayOAuthCancelRequest",
        "modelProvider/capabilities/read": "ModelProviderCapabilitiesReadRequest",
        "experimentalFeature/list": "ExperimentalFeatureListRequest",
        "permissionProfile/list": "PermissionProfileListRequest",
        "experimentalFeature/enablement/set": "ExperimentalFeatureEnablementSetRequest",
        "remoteControl/enable": "RemoteControlEnableRequest",
        "remoteControl/disable": "RemoteControlDisableRequest",
        "remoteControl/status/read": "RemoteControlStatusReadRequest",
        "remoteControl/pairing/start": "RemoteControlPairingStartRequest",
        "remoteControl/pairing/status": "RemoteControlPairingStatusRequest",
        "remoteControl/client/list": "RemoteControlClientListRequest",
        "remoteControl/client/revoke": "RemoteControlClientRevokeRequest",
        "collaborationMode/list": "CollaborationModeListRequest",
        "mock/experimentalMethod": "MockExperimentalMethodRequest",
        "environment/add": "EnvironmentAddRequest",
        "environment/info": "EnvironmentInfoRequest",
        "environment/status": "EnvironmentStatusRequest",
        "mcpServer/oauth/login": "McpServerOauthLoginRequest",
        "config/mcpServer/reload": "ConfigMcpServerReloadRequest",
        "mcpServerStatus/list": "McpServerStatusListRequest",
        "mcpServer/resource/read": "McpServerResourceReadRequest",
        "mcpServer/event/stream/start": "McpServerEventStreamStartRequest",
        "mcpServer/event/stream/stop": "McpServerEventStreamStopRequest",
        "mcpServer/tool/call": "McpServerToolCallRequest",
        "windowsSandbox/setupStart": "WindowsSandboxSetupStartRequest",
        "windowsSandbox/readiness": "WindowsSandboxReadinessRequest",
        "account/login/start": "AccountLoginStartRequest",
        "account/bedrock/discover": "AccountBedrockDiscoverRequest",
        "account/bedrock/setup": "AccountBedrockSetupRequest",
        "account/bedrock/checkGovCloudRequirements": "AccountBedrockCheckGovCloudRequirementsRequest",
        "account/login/cancel": "AccountLoginCancelRequest",
        "account/logout": "AccountLogoutRequest",
        "account/rateLimits/read": "AccountRateLimitsReadRequest",
        "account/rateLimitResetCredit/consume": "AccountRateLimitResetCreditConsumeRequest",
        "account/usage/read": "AccountUsageReadRequest",
        "account/workspaceMessages/read": "AccountWorkspaceMessagesReadRequest",
        "account/sendAddCreditsNudgeEmail": "AccountSendAddCreditsNudgeEmailRequest",
        "feedback/upload": "FeedbackUploadRequest",
        "command/exec": "CommandExecRequest",
        "command/exec/write": "CommandExecWriteRequest",
        "command/exec/terminate": "CommandExecTerminateRequest",
        "command/exec/resize": "CommandExecResizeRequest",
        "process/spawn": "ProcessSpawnRequest",
        "process/writeStdin": "ProcessWriteStdinRequest",
        "process/kill": "ProcessKillRequest",
        "process/resizePty": "ProcessResizePtyRequest",
        "config/read": "ConfigReadRequest",
        "externalAgentConfig/detect": "ExternalAgentConfigDetectRequest",
        "externalAgentConfig/import": "ExternalAgentConfigImportRequest",
        "externalAgentConfig/import/recordHistory": "ExternalAgentConfigImportRecordHistoryRequest",
        "externalAgentConfig/import/readHistories": "ExternalAgentConfigImportReadHistoriesRequest",
        "config/value/write": "ConfigValueWriteRequest",
        "config/batchWrite": "ConfigBatchWriteRequest",
        "configRequirements/read": "ConfigRequirementsReadRequest",
        "account/read": "AccountReadRequest",
        "fuzzyFileSearch": "FuzzyFileSearchRequest",
        "fuzzyFileSearch/sessionStart": "FuzzyFileSearchSessionStartRequest",
        "fuzzyFileSearch/sessionUpdate": "FuzzyFileSearchSessionUpdateRequest",
        "fuzzyFileSearch/sessionStop": "FuzzyFileSearchSessionStopRequest",
        "thread/sample": "ThreadSampleRequest",
        "thread/sample/cancel": "ThreadSampleCancelRequest",
        "thread/memory/read": "ThreadMemoryReadRequest",
        "thread/search/stream": "ThreadSearchStreamRequest",
        "thread/search/cancel": "ThreadSearchCancelRequest",
        "thread/search/stream/cancel": "ThreadSearchStreamCancelRequest",
        "thread/guardianReview": "ThreadGuardianReviewRequest",
        "thread/prepareApprovedPlan": "ThreadPrepareApprovedPlanRequest",
        "thread/realtime/list": "ThreadRealtimeListRequest",
        "modelProvider/list": "ModelProviderListRequest",
        "modelProvider/config/write": "ModelProviderConfigWriteRequest",
        "modelProvider/default/set": "ModelProviderDefaultSetRequest",
        "account/gcp/setup": "AccountGcpSetupRequest",
        "accountSession/list": "AccountSessionListRequest",
        "accountSession/switch": "AccountSessionSwitchRequest",
        "account/securitySetup/read": "AccountSecuritySetupReadRequest",
        "feedback/save": "FeedbackSaveRequest",
    },
):
    """Request from the client to the server."""

    if TYPE_CHECKING:

        def __init__(self, root: _ClientRequestRoot) -> None: ...
        @property
        def root(self) -> _ClientRequestRoot: ...


class CodexErrorInfo(
    WireUnion,
    members={
        "httpConnectionFailed": "HttpConnectionFailedCodexErrorInfo",
        "responseStreamConnectionFailed": "ResponseStreamConnectionFailedCodexErrorInfo",
        "responseStreamDisconnected": "ResponseStreamDisconnectedCodexErrorInfo",
        "responseTooManyFailedAttempts": "ResponseTooManyFailedAttemptsCodexErrorInfo",
        "activeTurnNotSteerable": "ActiveTurnNotSteerableCodexErrorInfo",
    },
    values="CodexErrorInfoValue",
):
    """This translation layer make sure that we expose codex error code in camel case."""

    if TYPE_CHECKING:

        def __init__(self, root: _CodexErrorInfoRoot | str) -> None: ...
        @property
        def root(self) -> _CodexErrorInfoRoot: ...


class CommandAction(
    WireUnion,
    tag="type",
    members={
        "read": "ReadCommandAction",
        "listFiles": "ListFilesCommandAction",
        "search": "SearchCommandAction",
        "unknown": "UnknownCommandAction",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _CommandActionRoot) -> None: ...
        @property
        def root(self) -> _CommandActionRoot: ...


class CommandExecutionApprovalDecision(
    WireUnion,
    members={
        "acceptWithExecpolicyAmendment": "AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision",
        "applyNetworkPolicyAmendment": "ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision",
    },
    values="CommandExecutionApprovalDecisionValue",
):
    if TYPE_CHECKING:

        def __init__(self, root: _CommandExecutionApprovalDecisionRoot | str) -> None: ...
        @property
        def root(self) -> _CommandExecutionApprovalDecisionRoot: ...


class ConfigLayerSource(
    WireUnion,
    tag="type",
    members={
        "packagedDefaults": "PackagedDefaultsConfigLayerSource",
        "mdm": "MdmConfigLayerSource",
        "system": "SystemConfigLayerSource",
        "enterpriseManaged": "EnterpriseManagedConfigLayerSource",
        "user": "UserConfigLayerSource",
        "project": "ProjectConfigLayerSource",
        "sessionFlags": "SessionFlagsConfigLayerSource",
        "legacyManagedConfigTomlFromFile": "LegacyManagedConfigTomlFromFileConfigLayerSource",
        "legacyManagedConfigTomlFromMdm": "LegacyManagedConfigTomlFromMdmConfigLayerSource",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ConfigLayerSourceRoot) -> None: ...
        @property
        def root(self) -> _ConfigLayerSourceRoot: ...


class ConfiguredHookHandler(
    WireUnion,
    tag="type",
    members={
        "command": "CommandConfiguredHookHandler",
        "mcp_tool": "McpToolConfiguredHookHandler",
        "prompt": "PromptConfiguredHookHandler",
        "agent": "AgentConfiguredHookHandler",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ConfiguredHookHandlerRoot) -> None: ...
        @property
        def root(self) -> _ConfiguredHookHandlerRoot: ...


class ContentItem(
    WireUnion,
    tag="type",
    members={
        "input_text": "InputTextContentItem",
        "input_image": ("InputImageContentItem", "FileIdContentItem"),
        "input_audio": ("InputAudioContentItem", "InputAudioFileIdContentItem"),
        "output_text": "OutputTextContentItem",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ContentItemRoot) -> None: ...
        @property
        def root(self) -> _ContentItemRoot: ...


class DynamicToolCallOutputContentItem(
    WireUnion,
    tag="type",
    members={
        "inputText": "InputTextDynamicToolCallOutputContentItem",
        "inputImage": "InputImageDynamicToolCallOutputContentItem",
        "inputAudio": "InputAudioDynamicToolCallOutputContentItem",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _DynamicToolCallOutputContentItemRoot) -> None: ...
        @property
        def root(self) -> _DynamicToolCallOutputContentItemRoot: ...


class DynamicToolNamespaceTool(WireUnion, tag="type", members={"function": "FunctionDynamicToolNamespaceTool"}):
    if TYPE_CHECKING:

        def __init__(self, root: _DynamicToolNamespaceToolRoot) -> None: ...
        @property
        def root(self) -> _DynamicToolNamespaceToolRoot: ...


class DynamicToolSpec(
    WireUnion, tag="type", members={"function": "FunctionDynamicToolSpec", "namespace": "NamespaceDynamicToolSpec"}
):
    if TYPE_CHECKING:

        def __init__(self, root: _DynamicToolSpecRoot) -> None: ...
        @property
        def root(self) -> _DynamicToolSpecRoot: ...


class FileChange(
    WireUnion, tag="type", members={"add": "AddFileChange", "delete": "DeleteFileChange", "update": "UpdateFileChange"}
):
    if TYPE_CHECKING:

        def __init__(self, root: _FileChangeRoot) -> None: ...
        @property
        def root(self) -> _FileChangeRoot: ...


class FileSystemPath(
    WireUnion,
    tag="type",
    members={
        "path": "PathFileSystemPath",
        "glob_pattern": "GlobPatternFileSystemPath",
        "special": "SpecialFileSystemPath",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _FileSystemPathRoot) -> None: ...
        @property
        def root(self) -> _FileSystemPathRoot: ...


class FileSystemSpecialPath(
    WireUnion,
    tag="kind",
    members={
        "root": "RootFileSystemSpecialPath",
        "minimal": "MinimalFileSystemSpecialPath",
        "project_roots": "KindFileSystemSpecialPath",
        "tmpdir": "TmpdirFileSystemSpecialPath",
        "slash_tmp": "SlashTmpFileSystemSpecialPath",
        "unknown": "UnknownFileSystemSpecialPath",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _FileSystemSpecialPathRoot) -> None: ...
        @property
        def root(self) -> _FileSystemSpecialPathRoot: ...


class ForcedChatgptWorkspaceIds(
    WireUnion,
    shapes=(
        "str",
        "list[str]",
    ),
):
    """Backward-compatible API shape for ChatGPT workspace login restrictions."""

    if TYPE_CHECKING:

        def __init__(self, root: _ForcedChatgptWorkspaceIdsRoot) -> None: ...
        @property
        def root(self) -> _ForcedChatgptWorkspaceIdsRoot: ...


class FunctionCallOutputBody(
    WireUnion,
    shapes=(
        "str",
        "list[FunctionCallOutputContentItem]",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _FunctionCallOutputBodyRoot) -> None: ...
        @property
        def root(self) -> _FunctionCallOutputBodyRoot: ...


class FunctionCallOutputContentItem(
    WireUnion,
    tag="type",
    members={
        "input_text": "InputTextFunctionCallOutputContentItem",
        "input_image": ("InputImageFunctionCallOutputContentItem", "FileIdFunctionCallOutputContentItem"),
        "input_audio": ("InputAudioFunctionCallOutputContentItem", "InputAudioFileIdFunctionCallOutputContentItem"),
        "encrypted_content": "EncryptedContentFunctionCallOutputContentItem",
    },
):
    """Responses API compatible content items that can be returned by a tool call. This is a subset of ContentItem with
    the types we support as function call outputs.
    """

    if TYPE_CHECKING:

        def __init__(self, root: _FunctionCallOutputContentItemRoot) -> None: ...
        @property
        def root(self) -> _FunctionCallOutputContentItemRoot: ...


class GatewayAuth(
    WireUnion,
    tag="mode",
    members={
        "none": "NoneGatewayAuth",
        "environmentVariable": "EnvironmentVariableGatewayAuth",
        "externallyConfigured": "ModeGatewayAuth",
    },
):
    """Since runtime 0.168.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _GatewayAuthRoot) -> None: ...
        @property
        def root(self) -> _GatewayAuthRoot: ...


class GuardianApprovalReviewAction(
    WireUnion,
    tag="type",
    members={
        "command": "CommandGuardianApprovalReviewAction",
        "execve": "ExecveGuardianApprovalReviewAction",
        "writeStdin": "WriteStdinGuardianApprovalReviewAction",
        "applyPatch": "ApplyPatchGuardianApprovalReviewAction",
        "networkAccess": "NetworkAccessGuardianApprovalReviewAction",
        "mcpToolCall": "McpToolCallGuardianApprovalReviewAction",
        "requestPermissions": "RequestPermissionsGuardianApprovalReviewAction",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _GuardianApprovalReviewActionRoot) -> None: ...
        @property
        def root(self) -> _GuardianApprovalReviewActionRoot: ...


class HookMetadata(
    WireUnion,
    tag="handlerType",
    members={
        "command": "CommandHookMetadata",
        "mcpTool": "McpToolHookMetadata",
        "prompt": "PromptHookMetadata",
        "agent": "AgentHookMetadata",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _HookMetadataRoot) -> None: ...
        @property
        def root(self) -> _HookMetadataRoot: ...


class ImageGenerationFailure(
    WireUnion, tag="type", members={"usageLimitExceeded": "UsageLimitExceededImageGenerationFailure"}
):
    if TYPE_CHECKING:

        def __init__(self, root: _ImageGenerationFailureRoot) -> None: ...
        @property
        def root(self) -> _ImageGenerationFailureRoot: ...


class JSONRPCMessage(
    WireUnion,
    shapes=(
        "JSONRPCRequest",
        "JSONRPCNotification",
        "JSONRPCResponse",
        "JSONRPCError",
    ),
):
    """Refers to any valid JSON-RPC object that can be decoded off the wire, or encoded to be sent."""

    if TYPE_CHECKING:

        def __init__(self, root: _JSONRPCMessageRoot) -> None: ...
        @property
        def root(self) -> _JSONRPCMessageRoot: ...


class LocalShellAction(WireUnion, tag="type", members={"exec": "ExecLocalShellAction"}):
    if TYPE_CHECKING:

        def __init__(self, root: _LocalShellActionRoot) -> None: ...
        @property
        def root(self) -> _LocalShellActionRoot: ...


class LoginAccountParams(
    WireUnion,
    tag="type",
    members={
        "apiKey": "ApiKeyLoginAccountParams",
        "chatgpt": "ChatgptLoginAccountParams",
        "chatgptDeviceCode": "ChatgptDeviceCodeLoginAccountParams",
        "chatgptAuthTokens": "ChatgptAuthTokensLoginAccountParams",
        "amazonBedrock": "AmazonBedrockLoginAccountParams",
        "amazonBedrockAccessKeys": "AmazonBedrockAccessKeysLoginAccountParams",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _LoginAccountParamsRoot) -> None: ...
        @property
        def root(self) -> _LoginAccountParamsRoot: ...


class LoginAccountResponse(
    WireUnion,
    tag="type",
    members={
        "apiKey": "ApiKeyLoginAccountResponse",
        "chatgpt": "ChatgptLoginAccountResponse",
        "chatgptDeviceCode": "ChatgptDeviceCodeLoginAccountResponse",
        "chatgptAuthTokens": "ChatgptAuthTokensLoginAccountResponse",
        "amazonBedrock": "AmazonBedrockLoginAccountResponse",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _LoginAccountResponseRoot) -> None: ...
        @property
        def root(self) -> _LoginAccountResponseRoot: ...


class McpElicitationPrimitiveSchema(
    WireUnion,
    shapes=(
        "McpElicitationEnumSchema",
        "McpElicitationStringSchema",
        "McpElicitationNumberSchema",
        "McpElicitationBooleanSchema",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _McpElicitationPrimitiveSchemaRoot) -> None: ...
        @property
        def root(self) -> _McpElicitationPrimitiveSchemaRoot: ...


class McpElicitationEnumSchema(
    McpElicitationPrimitiveSchema,
    shapes=(
        "McpElicitationSingleSelectEnumSchema",
        "McpElicitationMultiSelectEnumSchema",
        "McpElicitationLegacyTitledEnumSchema",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _McpElicitationEnumSchemaRoot) -> None: ...
        @property
        def root(self) -> _McpElicitationEnumSchemaRoot: ...


class McpElicitationMultiSelectEnumSchema(
    McpElicitationEnumSchema,
    shapes=(
        "McpElicitationUntitledMultiSelectEnumSchema",
        "McpElicitationTitledMultiSelectEnumSchema",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _McpElicitationMultiSelectEnumSchemaRoot) -> None: ...
        @property
        def root(self) -> _McpElicitationMultiSelectEnumSchemaRoot: ...


class McpElicitationSingleSelectEnumSchema(
    McpElicitationEnumSchema,
    shapes=(
        "McpElicitationUntitledSingleSelectEnumSchema",
        "McpElicitationTitledSingleSelectEnumSchema",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _McpElicitationSingleSelectEnumSchemaRoot) -> None: ...
        @property
        def root(self) -> _McpElicitationSingleSelectEnumSchemaRoot: ...


class McpServerElicitationRequestParams(
    WireUnion,
    tag="mode",
    members={
        "openai/userVerification": "OpenaiUserVerificationMcpServerElicitationRequestParams",
        "form": "FormMcpServerElicitationRequestParams",
        "openai/form": "OpenaiFormMcpServerElicitationRequestParams",
        "openaiForm": "McpServerElicitationRequestParams4",
        "url": "UrlMcpServerElicitationRequestParams",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _McpServerElicitationRequestParamsRoot) -> None: ...
        @property
        def root(self) -> _McpServerElicitationRequestParamsRoot: ...


class ModelProviderError(
    WireUnion,
    tag="type",
    members={
        "modelProviderMismatch": "ModelProviderMismatchModelProviderError",
        "modelProviderNotConfigured": "ModelProviderNotConfiguredModelProviderError",
        "modelProviderPolicyConflict": "ModelProviderPolicyConflictModelProviderError",
    },
):
    """Structured JSON-RPC error data. Unknown errors must retain the client's normal fallback. Since runtime 0.166.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _ModelProviderErrorRoot) -> None: ...
        @property
        def root(self) -> _ModelProviderErrorRoot: ...


class MultiAgentMode(WireUnion, members={"custom": "CustomMultiAgentMode"}, values="MultiAgentModeValue"):
    """Controls the effective multi-agent delegation instructions for a turn. `custom` means the configured mode hint
    defines the policy instead of a built-in policy.
    """

    if TYPE_CHECKING:

        def __init__(self, root: _MultiAgentModeRoot | str) -> None: ...
        @property
        def root(self) -> _MultiAgentModeRoot: ...


class NullableGatewayOAuthLoginParams(
    WireUnion,
    shapes=(
        "GatewayOAuthLoginParams",
        "None",
    ),
):
    """Since runtime 0.169.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _NullableGatewayOAuthLoginParamsRoot) -> None: ...
        @property
        def root(self) -> _NullableGatewayOAuthLoginParamsRoot: ...


class NullableGatewayOAuthReadParams(
    WireUnion,
    shapes=(
        "GatewayOAuthReadParams",
        "None",
    ),
):
    """Since runtime 0.169.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _NullableGatewayOAuthReadParamsRoot) -> None: ...
        @property
        def root(self) -> _NullableGatewayOAuthReadParamsRoot: ...


class NullableGetAccountRateLimitsParams(
    WireUnion,
    shapes=(
        "GetAccountRateLimitsParams",
        "None",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _NullableGetAccountRateLimitsParamsRoot) -> None: ...
        @property
        def root(self) -> _NullableGetAccountRateLimitsParamsRoot: ...


class NullableGetAccountTokenUsageParams(
    WireUnion,
    shapes=(
        "GetAccountTokenUsageParams",
        "None",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _NullableGetAccountTokenUsageParamsRoot) -> None: ...
        @property
        def root(self) -> _NullableGetAccountTokenUsageParamsRoot: ...


class NullableRemoteControlDisableParams(
    WireUnion,
    shapes=(
        "RemoteControlDisableParams",
        "None",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _NullableRemoteControlDisableParamsRoot) -> None: ...
        @property
        def root(self) -> _NullableRemoteControlDisableParamsRoot: ...


class NullableRemoteControlEnableParams(
    WireUnion,
    shapes=(
        "RemoteControlEnableParams",
        "None",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _NullableRemoteControlEnableParamsRoot) -> None: ...
        @property
        def root(self) -> _NullableRemoteControlEnableParamsRoot: ...


class OtelExporter(
    WireUnion,
    members={"otlp-http": "OtlpHttpOtelExporter", "otlp-grpc": "OtlpGrpcOtelExporter"},
    values="OtelExporterValue",
):
    """Since runtime 0.166.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _OtelExporterRoot | str) -> None: ...
        @property
        def root(self) -> _OtelExporterRoot: ...


class ParsedCommand(
    WireUnion,
    tag="type",
    members={
        "read": "ReadParsedCommand",
        "list_files": "ListFilesParsedCommand",
        "search": "SearchParsedCommand",
        "unknown": "UnknownParsedCommand",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ParsedCommandRoot) -> None: ...
        @property
        def root(self) -> _ParsedCommandRoot: ...


class PatchChangeKind(
    WireUnion,
    tag="type",
    members={"add": "AddPatchChangeKind", "delete": "DeletePatchChangeKind", "update": "UpdatePatchChangeKind"},
):
    if TYPE_CHECKING:

        def __init__(self, root: _PatchChangeKindRoot) -> None: ...
        @property
        def root(self) -> _PatchChangeKindRoot: ...


class PluginSource(
    WireUnion,
    tag="type",
    members={
        "local": "LocalPluginSource",
        "git": "GitPluginSource",
        "npm": "NpmPluginSource",
        "remote": "RemotePluginSource",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _PluginSourceRoot) -> None: ...
        @property
        def root(self) -> _PluginSourceRoot: ...


class ProviderSettings(
    WireUnion,
    tag="type",
    members={
        "openai": "OpenaiProviderSettings",
        "customGateway": "CustomGatewayProviderSettings",
        "bedrock": "BedrockProviderSettings",
        "gcp": "GcpProviderSettings",
    },
):
    """Since runtime 0.168.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _ProviderSettingsRoot) -> None: ...
        @property
        def root(self) -> _ProviderSettingsRoot: ...


class ProviderSettingsPatch(
    WireUnion,
    tag="type",
    members={
        "customGateway": "CustomGatewayProviderSettingsPatch",
        "bedrock": "BedrockProviderSettingsPatch",
        "gcp": "GcpProviderSettingsPatch",
    },
):
    """Omitted patch fields preserve their values. Explicit null clears a nullable field. Since runtime 0.168.0."""

    if TYPE_CHECKING:

        def __init__(self, root: _ProviderSettingsPatchRoot) -> None: ...
        @property
        def root(self) -> _ProviderSettingsPatchRoot: ...


class ReasoningItemContent(
    WireUnion,
    tag="type",
    members={"reasoning_text": "ReasoningTextReasoningItemContent", "text": "TextReasoningItemContent"},
):
    if TYPE_CHECKING:

        def __init__(self, root: _ReasoningItemContentRoot) -> None: ...
        @property
        def root(self) -> _ReasoningItemContentRoot: ...


class ReasoningItemReasoningSummary(
    WireUnion, tag="type", members={"summary_text": "SummaryTextReasoningItemReasoningSummary"}
):
    if TYPE_CHECKING:

        def __init__(self, root: _ReasoningItemReasoningSummaryRoot) -> None: ...
        @property
        def root(self) -> _ReasoningItemReasoningSummaryRoot: ...


class RequestId(
    WireUnion,
    shapes=(
        "str",
        "int",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _RequestIdRoot) -> None: ...
        @property
        def root(self) -> _RequestIdRoot: ...


class ResourceContent(
    WireUnion,
    shapes=(
        "ResourceContent1",
        "ResourceContent2",
    ),
):
    """Contents returned when reading a resource from an MCP server."""

    if TYPE_CHECKING:

        def __init__(self, root: _ResourceContentRoot) -> None: ...
        @property
        def root(self) -> _ResourceContentRoot: ...


class ResponseItem(
    WireUnion,
    tag="type",
    members={
        "additional_tools": "AdditionalToolsResponseItem",
        "message": "MessageResponseItem",
        "agent_message": "AgentMessageResponseItem",
        "reasoning": "ReasoningResponseItem",
        "local_shell_call": "LocalShellCallResponseItem",
        "function_call": "FunctionCallResponseItem",
        "tool_search_call": "ToolSearchCallResponseItem",
        "function_call_output": "FunctionCallOutputResponseItem",
        "custom_tool_call": "CustomToolCallResponseItem",
        "custom_tool_call_output": "CustomToolCallOutputResponseItem",
        "tool_search_output": "ToolSearchOutputResponseItem",
        "web_search_call": "WebSearchCallResponseItem",
        "image_generation_call": "ImageGenerationCallResponseItem",
        "compaction": "CompactionResponseItem",
        "configuration_update": "ConfigurationUpdateResponseItem",
        "compaction_trigger": "CompactionTriggerResponseItem",
        "context_compaction": "ContextCompactionResponseItem",
        "other": "OtherResponseItem",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ResponseItemRoot) -> None: ...
        @property
        def root(self) -> _ResponseItemRoot: ...


class ResponsesApiWebSearchAction(
    WireUnion,
    tag="type",
    members={
        "search": "SearchResponsesApiWebSearchAction",
        "open_page": "OpenPageResponsesApiWebSearchAction",
        "find_in_page": "FindInPageResponsesApiWebSearchAction",
        "other": "OtherResponsesApiWebSearchAction",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ResponsesApiWebSearchActionRoot) -> None: ...
        @property
        def root(self) -> _ResponsesApiWebSearchActionRoot: ...


class ReviewDecision(
    WireUnion,
    members={
        "approved_execpolicy_amendment": "ApprovedExecpolicyAmendmentReviewDecision",
        "network_policy_amendment": "NetworkPolicyAmendmentReviewDecision",
        "denied": "DeniedReviewDecision",
    },
    values="ReviewDecisionValue",
):
    """User's decision in response to an ExecApprovalRequest."""

    if TYPE_CHECKING:

        def __init__(self, root: _ReviewDecisionRoot | str) -> None: ...
        @property
        def root(self) -> _ReviewDecisionRoot: ...


class ReviewTarget(
    WireUnion,
    tag="type",
    members={
        "uncommittedChanges": "UncommittedChangesReviewTarget",
        "baseBranch": "BaseBranchReviewTarget",
        "commit": "CommitReviewTarget",
        "custom": "CustomReviewTarget",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ReviewTargetRoot) -> None: ...
        @property
        def root(self) -> _ReviewTargetRoot: ...


class SandboxPolicy(
    WireUnion,
    tag="type",
    members={
        "dangerFullAccess": "DangerFullAccessSandboxPolicy",
        "readOnly": "ReadOnlySandboxPolicy",
        "externalSandbox": "ExternalSandboxSandboxPolicy",
        "workspaceWrite": "WorkspaceWriteSandboxPolicy",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _SandboxPolicyRoot) -> None: ...
        @property
        def root(self) -> _SandboxPolicyRoot: ...


class ScheduledTaskSchedule(
    WireUnion,
    tag="type",
    members={
        "hourly": "HourlyScheduledTaskSchedule",
        "daily": "DailyScheduledTaskSchedule",
        "weekdays": "WeekdaysScheduledTaskSchedule",
        "weekly": "WeeklyScheduledTaskSchedule",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ScheduledTaskScheduleRoot) -> None: ...
        @property
        def root(self) -> _ScheduledTaskScheduleRoot: ...


class ServerNotification(
    WireUnion,
    tag="method",
    members={
        "error": "ErrorServerNotification",
        "thread/started": "ThreadStartedServerNotification",
        "thread/status/changed": "ThreadStatusChangedServerNotification",
        "thread/readState/changed": "ThreadReadStateChangedServerNotification",
        "thread/archived": "ThreadArchivedServerNotification",
        "thread/deleted": "ThreadDeletedServerNotification",
        "thread/unarchived": "ThreadUnarchivedServerNotification",
        "thread/closed": "ThreadClosedServerNotification",
        "thread/reverted": "ThreadRevertedServerNotification",
        "skills/changed": "SkillsChangedServerNotification",
        "thread/name/updated": "ThreadNameUpdatedServerNotification",
        "thread/attachment/updated": "ThreadAttachmentUpdatedServerNotification",
        "thread/goal/updated": "ThreadGoalUpdatedServerNotification",
        "thread/prediction/updated": "ThreadPredictionUpdatedServerNotification",
        "thread/goal/cleared": "ThreadGoalClearedServerNotification",
        "thread/queue/changed": "ThreadQueueChangedServerNotification",
        "project/changed": "ProjectChangedServerNotification",
        "thread/project/updated": "ThreadProjectUpdatedServerNotification",
        "thread/environment/connected": "ThreadEnvironmentConnectedServerNotification",
        "thread/environment/disconnected": "ThreadEnvironmentDisconnectedServerNotification",
        "thread/settings/updated": "ThreadSettingsUpdatedServerNotification",
        "thread/tokenUsage/updated": "ThreadTokenUsageUpdatedServerNotification",
        "turn/started": "TurnStartedServerNotification",
        "hook/started": "HookStartedServerNotification",
        "turn/completed": "TurnCompletedServerNotification",
        "hook/completed": "HookCompletedServerNotification",
        "turn/diff/updated": "TurnDiffUpdatedServerNotification",
        "turn/plan/updated": "TurnPlanUpdatedServerNotification",
        "item/started": "ItemStartedServerNotification",
        "item/autoApprovalReview/started": "ItemAutoApprovalReviewStartedServerNotification",
        "item/autoApprovalReview/completed": "ItemAutoApprovalReviewCompletedServerNotification",
        "autoApprovalReview/strictReviewRequired": "AutoApprovalReviewStrictReviewRequiredServerNotification",
        "item/completed": "ItemCompletedServerNotification",
        "item/agentMessage/delta": "ItemAgentMessageDeltaServerNotification",
        "item/plan/delta": "ItemPlanDeltaServerNotification",
        "command/exec/outputDelta": "CommandExecOutputDeltaServerNotification",
        "process/outputDelta": "ProcessOutputDeltaServerNotification",
        "process/exited": "ProcessExitedServerNotification",
        "item/commandExecution/outputDelta": "ItemCommandExecutionOutputDeltaServerNotification",
        "item/commandExecution/terminalInteraction": "ItemCommandExecutionTerminalInteractionServerNotification",
        "item/fileChange/outputDelta": "ItemFileChangeOutputDeltaServerNotification",
        "item/fileChange/patchUpdated": "ItemFileChangePatchUpdatedServerNotification",
        "serverRequest/resolved": "ServerRequestResolvedServerNotification",
        "item/mcpToolCall/progress": "ItemMcpToolCallProgressServerNotification",
        "mcpServer/oauthLogin/completed": "McpServerOauthLoginCompletedServerNotification",
        "mcpServer/startupStatus/updated": "McpServerStartupStatusUpdatedServerNotification",
        "mcpServer/event/stream/notification": "McpServerEventStreamNotificationServerNotification",
        "account/updated": "AccountUpdatedServerNotification",
        "account/gatewayOAuth/changed": "AccountGatewayOAuthChangedServerNotification",
        "account/rateLimits/updated": "AccountRateLimitsUpdatedServerNotification",
        "app/list/updated": "AppListUpdatedServerNotification",
        "remoteControl/status/changed": "RemoteControlStatusChangedServerNotification",
        "externalAgentConfig/import/progress": "ExternalAgentConfigImportProgressServerNotification",
        "externalAgentConfig/import/completed": "ExternalAgentConfigImportCompletedServerNotification",
        "fs/changed": "FsChangedServerNotification",
        "item/reasoning/summaryTextDelta": "ItemReasoningSummaryTextDeltaServerNotification",
        "item/reasoning/summaryPartAdded": "ItemReasoningSummaryPartAddedServerNotification",
        "item/reasoning/textDelta": "ItemReasoningTextDeltaServerNotification",
        "thread/compacted": "ThreadCompactedServerNotification",
        "model/rerouted": "ModelReroutedServerNotification",
        "model/verification": "ModelVerificationServerNotification",
        "modelProvider/authRecoveryStarted": "ModelProviderAuthRecoveryStartedServerNotification",
        "modelProvider/authRecoveryCompleted": "ModelProviderAuthRecoveryCompletedServerNotification",
        "turn/moderationMetadata": "TurnModerationMetadataServerNotification",
        "model/safetyBuffering/updated": "ModelSafetyBufferingUpdatedServerNotification",
        "warning": "WarningServerNotification",
        "guardianWarning": "GuardianWarningServerNotification",
        "deprecationNotice": "DeprecationNoticeServerNotification",
        "configWarning": "ConfigWarningServerNotification",
        "fuzzyFileSearch/sessionUpdated": "FuzzyFileSearchSessionUpdatedServerNotification",
        "fuzzyFileSearch/sessionCompleted": "FuzzyFileSearchSessionCompletedServerNotification",
        "thread/realtime/started": "ThreadRealtimeStartedServerNotification",
        "thread/realtime/itemAdded": "ThreadRealtimeItemAddedServerNotification",
        "thread/realtime/item/started": "ThreadRealtimeItemStartedServerNotification",
        "thread/realtime/item/transcript/delta": "ThreadRealtimeItemTranscriptDeltaServerNotification",
        "thread/realtime/item/completed": "ThreadRealtimeItemCompletedServerNotification",
        "thread/realtime/transcript/delta": "ThreadRealtimeTranscriptDeltaServerNotification",
        "thread/realtime/transcript/done": "ThreadRealtimeTranscriptDoneServerNotification",
        "thread/realtime/outputAudio/delta": "ThreadRealtimeOutputAudioDeltaServerNotification",
        "thread/realtime/sdp": "ThreadRealtimeSdpServerNotification",
        "thread/realtime/error": "ThreadRealtimeErrorServerNotification",
        "thread/realtime/closed": "ThreadRealtimeClosedServerNotification",
        "windows/worldWritableWarning": "WindowsWorldWritableWarningServerNotification",
        "windowsSandbox/setupCompleted": "WindowsSandboxSetupCompletedServerNotification",
        "account/login/completed": "AccountLoginCompletedServerNotification",
        "thread/section/changed": "ThreadSectionChangedServerNotification",
        "thread/search/partial": "ThreadSearchPartialServerNotification",
    },
):
    """Notification sent from the server to the client."""

    if TYPE_CHECKING:

        def __init__(self, root: _ServerNotificationRoot) -> None: ...
        @property
        def root(self) -> _ServerNotificationRoot: ...


class ServerRequest(
    WireUnion,
    tag="method",
    members={
        "item/commandExecution/requestApproval": "ItemCommandExecutionRequestApprovalRequest",
        "item/fileChange/requestApproval": "ItemFileChangeRequestApprovalRequest",
        "item/tool/requestUserInput": "ItemToolRequestUserInputRequest",
        "mcpServer/elicitation/request": "McpServerElicitationRequestRequest",
        "item/permissions/requestApproval": "ItemPermissionsRequestApprovalRequest",
        "item/tool/call": "ItemToolCallRequest",
        "account/chatgptAuthTokens/refresh": "AccountChatgptAuthTokensRefreshRequest",
        "attestation/generate": "AttestationGenerateRequest",
        "currentTime/read": "CurrentTimeReadRequest",
        "applyPatchApproval": "ApplyPatchApprovalRequest",
        "execCommandApproval": "ExecCommandApprovalRequest",
    },
):
    """Request initiated from the server and sent to the client."""

    if TYPE_CHECKING:

        def __init__(self, root: _ServerRequestRoot) -> None: ...
        @property
        def root(self) -> _ServerRequestRoot: ...


class SessionSource(
    WireUnion,
    members={"custom": "CustomSessionSource", "subAgent": "SubAgentSessionSource"},
    values="SessionSourceValue",
):
    if TYPE_CHECKING:

        def __init__(self, root: _SessionSourceRoot | str) -> None: ...
        @property
        def root(self) -> _SessionSourceRoot: ...


class SubAgentSource(
    WireUnion,
    members={"thread_spawn": "ThreadSpawnSubAgentSource", "other": "OtherSubAgentSource"},
    values="SubAgentSourceValue",
):
    if TYPE_CHECKING:

        def __init__(self, root: _SubAgentSourceRoot | str) -> None: ...
        @property
        def root(self) -> _SubAgentSourceRoot: ...


class ThreadItem(
    WireUnion,
    tag="type",
    members={
        "userMessage": "UserMessageThreadItem",
        "hookPrompt": "HookPromptThreadItem",
        "agentMessage": "AgentMessageThreadItem",
        "functionCallOutput": "FunctionCallOutputThreadItem",
        "plan": "PlanThreadItem",
        "reasoning": "ReasoningThreadItem",
        "commandExecution": "CommandExecutionThreadItem",
        "fileChange": "FileChangeThreadItem",
        "mcpToolCall": "McpToolCallThreadItem",
        "dynamicToolCall": "DynamicToolCallThreadItem",
        "collabAgentToolCall": "CollabAgentToolCallThreadItem",
        "subAgentActivity": "SubAgentActivityThreadItem",
        "webSearch": "WebSearchThreadItem",
        "imageView": "ImageViewThreadItem",
        "sleep": "SleepThreadItem",
        "imageGeneration": ("ImageGenerationThreadItem", "FileIdThreadItem"),
        "enteredReviewMode": "EnteredReviewModeThreadItem",
        "exitedReviewMode": "ExitedReviewModeThreadItem",
        "contextCompaction": "ContextCompactionThreadItem",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ThreadItemRoot) -> None: ...
        @property
        def root(self) -> _ThreadItemRoot: ...


class ThreadItemsListCursor(
    WireUnion,
    shapes=(
        "str",
        "ThreadItemsListAnchor",
    ),
):
    """Starting position for an item-history page."""

    if TYPE_CHECKING:

        def __init__(self, root: _ThreadItemsListCursorRoot) -> None: ...
        @property
        def root(self) -> _ThreadItemsListCursorRoot: ...


class ThreadItemsListAnchor(ThreadItemsListCursor, tag="type", members={"item": "ItemThreadItemsListAnchor"}):
    """An exclusive item position within the requested visible turn."""

    if TYPE_CHECKING:

        def __init__(self, root: _ThreadItemsListAnchorRoot) -> None: ...
        @property
        def root(self) -> _ThreadItemsListAnchorRoot: ...


class ThreadListCwdFilter(
    WireUnion,
    shapes=(
        "str",
        "list[str]",
    ),
):
    if TYPE_CHECKING:

        def __init__(self, root: _ThreadListCwdFilterRoot) -> None: ...
        @property
        def root(self) -> _ThreadListCwdFilterRoot: ...


class ThreadPredictionResult(
    WireUnion,
    tag="type",
    members={"completed": "CompletedThreadPredictionResult", "failed": "FailedThreadPredictionResult"},
):
    if TYPE_CHECKING:

        def __init__(self, root: _ThreadPredictionResultRoot) -> None: ...
        @property
        def root(self) -> _ThreadPredictionResultRoot: ...


class ThreadReadStateOperation(
    WireUnion, tag="type", members={"read": "ReadThreadReadStateOperation", "unread": "UnreadThreadReadStateOperation"}
):
    if TYPE_CHECKING:

        def __init__(self, root: _ThreadReadStateOperationRoot) -> None: ...
        @property
        def root(self) -> _ThreadReadStateOperationRoot: ...


class ThreadRealtimeBemItemPresentation(
    WireUnion,
    tag="type",
    members={
        "wholeItem": "WholeItemThreadRealtimeBemItemPresentation",
        "inlineMarkdown": "InlineMarkdownThreadRealtimeBemItemPresentation",
        "inlineVisualization": "InlineVisualizationThreadRealtimeBemItemPresentation",
    },
):
    """EXPERIMENTAL - how an existing agent item appears in a realtime conversation."""

    if TYPE_CHECKING:

        def __init__(self, root: _ThreadRealtimeBemItemPresentationRoot) -> None: ...
        @property
        def root(self) -> _ThreadRealtimeBemItemPresentationRoot: ...


class ThreadRealtimeItem(
    WireUnion,
    tag="type",
    members={
        "realtimeSessionStarted": "RealtimeSessionStartedThreadRealtimeItem",
        "transcriptSegment": "TranscriptSegmentThreadRealtimeItem",
        "bemItemPromoted": "BemItemPromotedThreadRealtimeItem",
        "realtimeSessionClosed": "RealtimeSessionClosedThreadRealtimeItem",
        "frame": "FrameThreadRealtimeItem",
        "turnInputAccepted": "TurnInputAcceptedThreadRealtimeItem",
        "sessionEndInputSaved": "SessionEndInputSavedThreadRealtimeItem",
    },
):
    """EXPERIMENTAL - a thread-scoped realtime item in the canonical timeline."""

    if TYPE_CHECKING:

        def __init__(self, root: _ThreadRealtimeItemRoot) -> None: ...
        @property
        def root(self) -> _ThreadRealtimeItemRoot: ...


class ThreadRealtimeStartTransport(
    WireUnion,
    tag="type",
    members={
        "websocket": "WebsocketThreadRealtimeStartTransport",
        "webrtc": "WebrtcThreadRealtimeStartTransport",
        "existingCall": "ExistingCallThreadRealtimeStartTransport",
    },
):
    """EXPERIMENTAL - transport used by thread realtime."""

    if TYPE_CHECKING:

        def __init__(self, root: _ThreadRealtimeStartTransportRoot) -> None: ...
        @property
        def root(self) -> _ThreadRealtimeStartTransportRoot: ...


class ThreadStatus(
    WireUnion,
    tag="type",
    members={
        "notLoaded": "NotLoadedThreadStatus",
        "idle": "IdleThreadStatus",
        "systemError": "SystemErrorThreadStatus",
        "active": "ActiveThreadStatus",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _ThreadStatusRoot) -> None: ...
        @property
        def root(self) -> _ThreadStatusRoot: ...


class ThreadTimelineEntry(
    WireUnion,
    tag="type",
    members={
        "item": "ItemThreadTimelineEntry",
        "realtime": "RealtimeThreadTimelineEntry",
        "turnStarted": "TurnStartedThreadTimelineEntry",
        "turnCompleted": "TurnCompletedThreadTimelineEntry",
    },
):
    """EXPERIMENTAL - one item or turn boundary in canonical rollout order."""

    if TYPE_CHECKING:

        def __init__(self, root: _ThreadTimelineEntryRoot) -> None: ...
        @property
        def root(self) -> _ThreadTimelineEntryRoot: ...


class ThreadUnreadPosition(
    WireUnion,
    tag="type",
    members={"threadStart": "ThreadStartThreadUnreadPosition", "turn": "TurnThreadUnreadPosition"},
):
    if TYPE_CHECKING:

        def __init__(self, root: _ThreadUnreadPositionRoot) -> None: ...
        @property
        def root(self) -> _ThreadUnreadPositionRoot: ...


class UserInput(
    WireUnion,
    tag="type",
    members={
        "text": "TextUserInput",
        "image": ("ImageUserInput", "FileIdUserInput"),
        "localImage": "LocalImageUserInput",
        "audio": ("AudioUserInput", "AudioFileIdUserInput"),
        "localAudio": "LocalAudioUserInput",
        "skill": "SkillUserInput",
        "mention": "MentionUserInput",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _UserInputRoot) -> None: ...
        @property
        def root(self) -> _UserInputRoot: ...


class UserVerificationErrorDetails(
    WireUnion,
    tag="type",
    members={
        "invalidRequest": "InvalidRequestUserVerificationErrorDetails",
        "unavailable": "UnavailableUserVerificationErrorDetails",
        "cancelled": "CancelledUserVerificationErrorDetails",
        "failed": "FailedUserVerificationErrorDetails",
    },
):
    """Closed error categories; native diagnostic payloads must not cross this boundary."""

    if TYPE_CHECKING:

        def __init__(self, root: _UserVerificationErrorDetailsRoot) -> None: ...
        @property
        def root(self) -> _UserVerificationErrorDetailsRoot: ...


class WebSearchAction(
    WireUnion,
    tag="type",
    members={
        "search": "SearchWebSearchAction",
        "openPage": "OpenPageWebSearchAction",
        "findInPage": "FindInPageWebSearchAction",
        "other": "OtherWebSearchAction",
    },
):
    if TYPE_CHECKING:

        def __init__(self, root: _WebSearchActionRoot) -> None: ...
        @property
        def root(self) -> _WebSearchActionRoot: ...


class AskForApprovalValue(AskForApproval, WireEnum):
    """The plain strings of AskForApproval."""

    untrusted = "untrusted"
    on_request = "on-request"
    never = "never"


class CodexErrorInfoValue(CodexErrorInfo, WireEnum):
    """The plain strings of CodexErrorInfo."""

    context_window_exceeded = "contextWindowExceeded"
    session_budget_exceeded = "sessionBudgetExceeded"
    usage_limit_exceeded = "usageLimitExceeded"
    rate_limit_exceeded = "rateLimitExceeded"
    flex_unavailable = "flexUnavailable"
    server_overloaded = "serverOverloaded"
    cyber_policy = "cyberPolicy"
    misalignment_policy_violation = "misalignmentPolicyViolation"
    too_many_denials = "tooManyDenials"
    internal_server_error = "internalServerError"
    unauthorized = "unauthorized"
    bad_request = "badRequest"
    thread_rollback_failed = "threadRollbackFailed"
    sandbox_error = "sandboxError"
    other = "other"
    model_not_found = "modelNotFound"
    """Since runtime 0.165.0."""
    policy_capacity_unavailable = "policyCapacityUnavailable"
    """Since runtime 0.166.0."""
    bio_policy = "bioPolicy"
    """Since runtime 0.171.0."""
    inference_hook_denied = "inferenceHookDenied"
    """The workspace's inference hook explicitly denied this request. Since runtime 0.169.0."""


class CommandExecutionApprovalDecisionValue(CommandExecutionApprovalDecision, WireEnum):
    """The plain strings of CommandExecutionApprovalDecision."""

    accept = "accept"
    """User approved the command."""
    accept_for_session = "acceptForSession"
    """User approved the command and future prompts in the same session-scoped approval cache should run without
    prompting.
    """
    decline = "decline"
    """User denied the command. The agent will continue the turn."""
    cancel = "cancel"
    """User denied the command. The turn will also be immediately interrupted."""


class MultiAgentModeValue(MultiAgentMode, WireEnum):
    """The plain strings of MultiAgentMode."""

    explicit_request_only = "explicitRequestOnly"
    proactive = "proactive"


class OtelExporterValue(OtelExporter, WireEnum):
    """The plain strings of OtelExporter."""

    none = "none"
    statsig = "statsig"


class ReviewDecisionValue(ReviewDecision, WireEnum):
    """The plain strings of ReviewDecision."""

    approved = "approved"
    """User has approved this command and the agent should execute it."""
    approved_for_session = "approved_for_session"
    """User has approved this request and wants future prompts in the same session-scoped approval cache to be
    automatically approved for the remainder of the session.
    """
    approved_mcp_policy_amendment = "approved_mcp_policy_amendment"
    """User has approved this MCP tool call and wants to amend its policy so matching future calls are automatically
    approved across sessions.
    """
    timed_out = "timed_out"
    """Automatic approval review timed out before reaching a decision."""
    abort = "abort"
    """User has denied this command and the agent should not do anything until the user's next command."""


class SessionSourceValue(SessionSource, WireEnum):
    """The plain strings of SessionSource."""

    cli = "cli"
    vscode = "vscode"
    exec = "exec"
    app_server = "appServer"
    unknown = "unknown"


class SubAgentSourceValue(SubAgentSource, WireEnum):
    """The plain strings of SubAgentSource."""

    review = "review"
    compact = "compact"
    memory_consolidation = "memory_consolidation"


@define
class ApiKeyAccount(Account, WireModel):
    type: Literal["apiKey"] = "apiKey"


@define
class ChatgptAccount(Account, WireModel):
    plan_type: PlanType
    email: str | None
    type: Literal["chatgpt"] = "chatgpt"
    workspace_name: str | None = None
    """Display name of the selected ChatGPT workspace, when available. Since runtime 0.166.0."""


@define
class AmazonBedrockAccount(Account, WireModel):
    type: Literal["amazonBedrock"] = "amazonBedrock"
    uses_codex_managed_credentials: bool = False


@define
class GcpAccount(Account, WireModel):
    """Google Cloud Vertex AI with externally managed credentials. Since runtime 0.165.0."""

    type: Literal["gcp"] = "gcp"


@define
class AccountLoginCompletedNotification(WireModel):
    success: bool
    error: str | None = None
    login_id: str | None = None
    onboarding_entrypoint: DesktopOnboardingEntrypoint | None = None


@define
class AccountRateLimitsUpdatedNotification(WireModel):
    """Sparse rolling rate-limit update."""

    rate_limits: RateLimitSnapshot


@define
class AccountSecuritySetupAction(WireModel):
    """Since runtime 0.169.0."""

    label: str
    url: str


@define
class AccountSecuritySetupNotice(WireModel):
    """Since runtime 0.169.0."""

    account_id: str
    action: AccountSecuritySetupAction
    description: str
    title: str
    user_id: str


@define
class AccountSession(WireModel):
    """Since runtime 0.166.0."""

    is_active: bool
    last_used_at: int
    session_id: str
    workspaces: list[AccountSessionWorkspace]
    display_name: str | None = None
    email: str | None = None
    image_url: str | None = None
    selected_workspace_account_id: str | None = None
    user_id: str | None = None


@define
class AccountSessionWorkspace(WireModel):
    """Since runtime 0.166.0."""

    account_id: str
    image_url: str | None = None
    kind: AccountSessionWorkspaceKind | None = None
    name: str | None = None


@define
class AccountSessionsListParams(WireModel):
    """Since runtime 0.166.0."""

    refresh_workspace_metadata: bool | None = None


@define
class AccountSessionsResponse(WireModel):
    """Since runtime 0.166.0."""

    sessions: list[AccountSession]
    active_session_id: str | None = None


@define
class AccountSessionsSwitchParams(WireModel):
    """Since runtime 0.166.0."""

    account_id: str
    """Workspace to select within that login; this is not a user identifier."""
    session_id: str
    """Opaque active-login identifier returned by accountSession/list."""
    allow_browser_login: bool | None = None
    """Allow Core to start browser sign-in if this session needs SSO for the workspace."""


@define
class SessionsAccountSessionsSwitchResponse(AccountSessionsSwitchResponse, WireModel):
    sessions: list[AccountSession]
    active_session_id: str | None = None


@define
class AccountSessionsSwitchResponse1(AccountSessionsSwitchResponse, WireModel, keep_names=True):
    """Open the URL and await account/login/completed for this login ID."""

    auth_url: str
    login_id: str


@define
class AccountTokenUsageDailyBucket(WireModel):
    start_date: str
    tokens: int


@define
class AccountTokenUsageSummary(WireModel):
    current_streak_days: int | None = None
    lifetime_tokens: int | None = None
    longest_running_turn_sec: int | None = None
    longest_streak_days: int | None = None
    peak_daily_tokens: int | None = None


@define
class AccountUpdatedNotification(WireModel):
    auth_mode: AuthMode | None = None
    plan_type: PlanType | None = None
    reason: AccountUpdateReason | None = None
    """Set when initial routing discovery completes for the same authenticated owner. Since runtime 0.171.0."""


@define
class ActivePermissionProfile(WireModel):
    id: str
    """Identifier from `default_permissions` or the implicit built-in default, such as `:workspace` or a user-defined
    `[permissions.<id>]` profile.
    """
    extends: str | None = None
    """Parent profile identifier from the selected permissions profile's `extends` setting, when present."""


@define
class AdditionalContextEntry(WireModel):
    kind: AdditionalContextKind
    value: str
    name: str | None = None
    """Optional name for untrusted context, used to label its tool output. Since runtime 0.166.0."""


@define
class AdditionalFileSystemPermissions(WireModel):
    entries: list[FileSystemSandboxEntry] | None = None
    glob_scan_max_depth: int | None = None
    read: list[LegacyAppPathString] | None = None
    """This will be removed in favor of `entries`."""
    write: list[LegacyAppPathString] | None = None
    """This will be removed in favor of `entries`."""


@define
class AdditionalNetworkPermissions(WireModel):
    enabled: bool | None = None


@define
class AdditionalPermissionProfile(WireModel):
    file_system: AdditionalFileSystemPermissions | None = None
    network: AdditionalNetworkPermissions | None = None
    """Partial overlay used for per-command permission requests."""


@define
class AgentMessageDeltaNotification(WireModel):
    delta: str
    item_id: str
    thread_id: str
    turn_id: str


@define
class ShowAgentMessageDisplay(AgentMessageDisplay, WireModel):
    trusted_contacts: TrustedContacts
    version: int
    mode: Literal["show"] = "show"
    annotation: AnswerAnnotation | None = None


@define
class HideAgentMessageDisplay(AgentMessageDisplay, WireModel):
    replacement: AnswerReplacement
    version: int
    mode: Literal["hide"] = "hide"


@define
class BlockAgentMessageDisplay(AgentMessageDisplay, WireModel):
    reason: BlockReason
    version: int
    mode: Literal["block"] = "block"


@define
class InputTextAgentMessageInputContent(AgentMessageInputContent, WireModel):
    text: str
    type: Literal["input_text"] = "input_text"


@define
class EncryptedContentAgentMessageInputContent(AgentMessageInputContent, WireModel, keep_names=True):
    encrypted_content: str
    type: Literal["encrypted_content"] = "encrypted_content"


@define
class AgentMessageModeration(WireModel):
    """Since runtime 0.169.0."""

    moderated: bool
    display: AgentMessageDisplay | None = None


@define
class AnalyticsConfig(WireModel):
    enabled: bool | None = None


@define
class WellbeingHelplineAnswerAnnotation(AnswerAnnotation, WireModel):
    subject: HelplineSubject
    kind: Literal["wellbeingHelpline"] = "wellbeingHelpline"


@define
class WellbeingPromptHelplineAnswerReplacement(AnswerReplacement, WireModel):
    kind: Literal["wellbeingPromptHelpline"] = "wellbeingPromptHelpline"


@define
class AppBranding(WireModel):
    """EXPERIMENTAL - app metadata returned by app-list APIs."""

    is_discoverable_app: bool
    category: str | None = None
    developer: str | None = None
    privacy_policy: str | None = None
    terms_of_service: str | None = None
    website: str | None = None


@define
class AppConfig(WireModel, keep_names=True):
    approvals_reviewer: ApprovalsReviewer | None = None
    default_tools_approval_mode: AppToolApproval | None = None
    default_tools_enabled: bool | None = None
    destructive_enabled: bool | None = None
    enabled: bool = True
    links: AppLinksConfig | None = None
    """Per-account approval settings keyed by link ID."""
    omit_tools_from: list[ToolExposureSurface] | None = None
    """Additional model-facing surfaces omitted for this connector's tools."""
    open_world_enabled: bool | None = None
    tools: AppToolsConfig | None = None


@define
class AppInfo(WireModel):
    """EXPERIMENTAL - app metadata returned by app-list APIs."""

    id: str
    name: str
    app_metadata: AppMetadata | None = None
    branding: AppBranding | None = None
    description: str | None = None
    distribution_channel: str | None = None
    icon_assets: dict[str, str] | None = None
    icon_dark_assets: dict[str, str] | None = None
    install_url: str | None = None
    is_accessible: bool = False
    is_enabled: bool = True
    """Whether this app is enabled in config.toml. Example: ```toml [apps.bad_app] enabled = false ```"""
    labels: dict[str, str] | None = None
    logo_url: str | None = None
    logo_url_dark: str | None = None
    plugin_display_names: list[str] = Factory(lambda: list[str]())


@define
class AppLinkConfig(WireModel, keep_names=True):
    """Approval settings for a connected account within an app."""

    approvals_reviewer: ApprovalsReviewer | None = None
    default_tools_approval_mode: AppToolApproval | None = None


@define
class AppLinksConfig(WireModel):
    """Account settings for a single app."""


@define
class AppListUpdatedNotification(WireModel):
    """EXPERIMENTAL - notification emitted when the app list changes."""

    data: list[AppInfo]


@define
class AppMetadata(WireModel):
    categories: list[str] | None = None
    developer: str | None = None
    first_party_requires_install: bool | None = None
    review: AppReview | None = None
    screenshots: list[AppScreenshot] | None = None
    seo_description: str | None = None
    show_in_composer_when_unlinked: bool | None = None
    sub_categories: list[str] | None = None
    version: str | None = None
    version_id: str | None = None
    version_notes: str | None = None


@define
class AppReview(WireModel):
    status: str


@define
class AppScreenshot(WireModel):
    user_prompt: str
    file_id: str | None = None
    url: str | None = None


@define
class AppSummary(WireModel):
    """EXPERIMENTAL - app metadata summary for plugin responses."""

    id: str
    name: str
    category: str | None = None
    description: str | None = None
    install_url: str | None = None


@define
class AppTemplateSummary(WireModel):
    materialized_app_ids: list[str]
    name: str
    template_id: str
    canonical_connector_id: str | None = None
    category: str | None = None
    description: str | None = None
    logo_url: str | None = None
    logo_url_dark: str | None = None
    reason: AppTemplateUnavailableReason | None = None


@define
class AppToolConfig(WireModel, keep_names=True):
    approval_mode: AppToolApproval | None = None
    enabled: bool | None = None


@define
class AppToolSummary(WireModel):
    """EXPERIMENTAL - metadata returned by app/read."""

    description: str
    name: str
    disabled_reason: str | None = None
    is_enabled: bool = True
    is_read_only: bool = False
    title: str | None = None


@define
class AppToolsConfig(WireModel):
    pass


@define
class ApplicationNetworkRequirements(WireModel):
    domains: dict[str, NetworkDomainPermission]
    enabled: bool
    """When enabled, only explicitly allowed exact domains may be contacted."""


@define
class ApplicationRequirements(WireModel):
    network: ApplicationNetworkRequirements | None = None
    storage: ApplicationStorageRequirements | None = None
    """Since runtime 0.164.0."""


@define
class ApplicationStorageRequirements(WireModel):
    """Managed storage settings for new Desktop workspaces, not filesystem access restrictions. Since runtime 0.164.0."""

    default_project_parent: LegacyAppPathString | None = None
    projectless_workspace_root: LegacyAppPathString | None = None


@define
class ApplyPatchApprovalParams(WireModel):
    call_id: str
    """Use to correlate this with [codex_protocol::protocol::PatchApplyBeginEvent] and
    [codex_protocol::protocol::PatchApplyEndEvent].
    """
    conversation_id: ThreadId
    file_changes: dict[str, FileChange]
    grant_root: str | None = None
    """When set, the agent is asking the user to allow writes under this root for the remainder of the session (unclear
    if this is honored today).
    """
    reason: str | None = None
    """Optional explanatory reason (e.g. request for extra write access)."""


@define
class ApplyPatchApprovalResponse(WireModel):
    decision: ReviewDecision


@define
class AppsConfig(WireModel, names={"field_default": "_default"}):
    field_default: AppsDefaultConfig | None = None


@define
class AppsDefaultConfig(WireModel, keep_names=True):
    approvals_reviewer: ApprovalsReviewer | None = None
    default_tools_approval_mode: AppToolApproval | None = None
    destructive_enabled: bool = True
    enabled: bool = True
    open_world_enabled: bool = True


@define
class AppsInstalledParams(WireModel):
    """Read the committed installed connector runtime snapshot."""

    force_refresh: bool | None = None
    """When true and Apps are permitted, refresh and publish the hosted connector runtime tool snapshot first."""
    thread_id: str | None = None
    """Optional loaded thread id used to evaluate effective app configuration."""


@define
class AppsInstalledResponse(WireModel):
    """The installed connectors in one committed runtime snapshot."""

    apps: list[InstalledApp]


@define
class AppsListParams(WireModel):
    """EXPERIMENTAL - list available apps/connectors."""

    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    force_refetch: bool | None = None
    """When true, bypass app caches and fetch the latest data from sources."""
    limit: int | None = None
    """Optional page size; defaults to a reasonable server-side value."""
    thread_id: str | None = None
    """Optional thread id used to evaluate app feature gating from that thread's config."""


@define
class AppsListResponse(WireModel):
    """EXPERIMENTAL - app list response."""

    data: list[AppInfo]
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. If None, there are no more items to
    return.
    """


@define
class AppsReadParams(WireModel):
    """EXPERIMENTAL - read metadata for specific apps/connectors."""

    app_ids: list[str]
    """App ids to read. The server accepts at most 100 ids and deduplicates repeated ids while preserving their first-
    request order.
    """
    include_tools: bool | None = None
    """When true, include display-only public tool summaries in the returned metadata."""
    thread_id: str | None = None
    """Optional loaded thread id used to evaluate effective app configuration."""


@define
class AppsReadResponse(WireModel):
    """EXPERIMENTAL - app/read response."""

    apps: list[ConnectorMetadata]
    missing_app_ids: list[str]


@define
class Granular(WireModel, keep_names=True):
    mcp_elicitations: bool
    rules: bool
    sandbox_approval: bool
    request_permissions: bool = False
    skill_approval: bool = False


@define
class GranularAskForApproval(AskForApproval, WireModel):
    granular: Granular


@define
class AsyncUserInputQuestion(WireModel):
    title: str
    options: list[str] | None = None


@define
class AttestationGenerateParams(WireModel):
    pass


@define
class AttestationGenerateResponse(WireModel):
    token: str
    """Opaque client attestation token."""


@define
class AuthRecoveryNotification(WireModel):
    message: str
    provider: str
    thread_id: str
    turn_id: str


@define
class AutoReviewRequirements(WireModel):
    ignore_rules: list[str] | None = None
    required_on_models: list[str] | None = None


@define
class BedrockAwsProfile(WireModel):
    name: str
    region: str | None = None


@define
class BedrockCheckGovCloudRequirementsParams(WireModel):
    pass


@define
class BedrockCheckGovCloudRequirementsResponse(WireModel):
    """Advisory check of the current Bedrock configuration after login or setup."""

    is_gov_cloud: bool
    """Whether the active Bedrock authentication resolves to a GovCloud region."""
    should_warn: bool
    """Whether GovCloud is selected and the managed requirements miss the baseline. A false value is not a general
    certification of the network configuration.
    """


@define
class BedrockDiscoverParams(WireModel):
    pass


@define
class BedrockDiscoverResponse(WireModel):
    environment_credentials: list[BedrockEnvironmentCredential]
    profiles: list[BedrockAwsProfile]


@define
class BedrockEnvironmentCredential(WireModel):
    type: AwsCredentialType
    region: str | None = None


@define
class ProfileBedrockSetupParams(BedrockSetupParams, WireModel):
    profile: str
    region: str
    type: Literal["profile"] = "profile"


@define
class EnvironmentBedrockSetupParams(BedrockSetupParams, WireModel):
    region: str
    type: Literal["environment"] = "environment"


@define
class BedrockSetupResponse(WireModel):
    pass


@define
class ProtectionBlockReason(BlockReason, WireModel):
    protection_type: str
    """Identifies the same moderation row that Chat writes on the live path."""
    kind: Literal["protection"] = "protection"


@define
class KindBlockReason(BlockReason, WireModel):
    kind: Literal["cyber"] = "cyber"
    trusted_access: bool | None = None


@define
class BrowserUseConfig(WireModel, keep_names=True):
    allow_history_access: bool | None = None
    default_origin_policy: BrowserUseOriginPolicyConfig | None = None
    origins: dict[str, BrowserUseOriginPolicyConfig] | None = None


@define
class BrowserUseExtensionRequirements(WireModel):
    request_headers: list[RequestHeader] | None = None


@define
class BrowserUseOriginPolicy(WireModel):
    access: AllowDenyRequirement | None = None
    access_approval_lifetime: BrowserUseAccessApprovalLifetime | None = None
    auto_review: AllowDenyRequirement | None = None
    downloads: AllowDenyRequirement | None = None
    full_cdp_access: AllowDenyRequirement | None = None
    persistent_approval: bool | None = None
    uploads: AllowDenyRequirement | None = None


@define
class BrowserUseOriginPolicyConfig(WireModel, keep_names=True):
    access: AllowDenyRequirement | None = None
    downloads: AllowDenyRequirement | None = None
    full_cdp_access: AllowDenyRequirement | None = None
    uploads: AllowDenyRequirement | None = None


@define
class BrowserUseRequirements(WireModel):
    allow_global_persistent_approval: bool | None = None
    allow_history_access: bool | None = None
    allow_webmcp: bool | None = None
    default_origin_policy: BrowserUseOriginPolicy | None = None
    disable_auto_review: bool | None = None
    extension: BrowserUseExtensionRequirements | None = None
    origins: dict[str, BrowserUseOriginPolicy] | None = None


@define
class ByteRange(WireModel):
    end: int
    start: int


@define
class CancelLoginAccountParams(WireModel):
    login_id: str


@define
class CancelLoginAccountResponse(WireModel):
    status: CancelLoginAccountStatus


@define
class EnvironmentCapabilityRootLocation(CapabilityRootLocation, WireModel):
    """A path owned by an execution environment."""

    environment_id: str
    path: str
    """Absolute path for the root in the selected environment."""
    type: Literal["environment"] = "environment"


@define
class ChatgptAuthTokensRefreshParams(WireModel):
    reason: ChatgptAuthTokensRefreshReason
    previous_account_id: str | None = None
    """Workspace/account identifier that Codex was previously using."""


@define
class ChatgptAuthTokensRefreshResponse(WireModel):
    access_token: str
    chatgpt_account_id: str
    chatgpt_plan_type: str | None = None


@define
class ClientInfo(WireModel):
    name: str
    version: str
    title: str | None = None


@define
class InitializedNotification(ClientNotification, WireModel):
    method: Literal["initialized"] = "initialized"


@define
class InitializeRequest(ClientRequest, WireModel):
    id: RequestId
    params: InitializeParams
    method: Literal["initialize"] = "initialize"


@define
class ServerDiagnosticsRequest(ClientRequest, WireModel):
    """Read content-free, process-local diagnostics."""

    id: RequestId
    params: ServerDiagnosticsParams
    method: Literal["server/diagnostics"] = "server/diagnostics"


@define
class UserVerificationStatusRequest(ClientRequest, WireModel):
    id: RequestId
    params: UserVerificationStatusParams
    method: Literal["userVerification/status"] = "userVerification/status"


@define
class UserVerificationEnrollRequest(ClientRequest, WireModel):
    id: RequestId
    params: UserVerificationEnrollParams
    method: Literal["userVerification/enroll"] = "userVerification/enroll"


@define
class UserVerificationDeleteRequest(ClientRequest, WireModel):
    id: RequestId
    params: UserVerificationDeleteParams
    method: Literal["userVerification/delete"] = "userVerification/delete"


@define
class UserVerificationVerifyRequest(ClientRequest, WireModel):
    id: RequestId
    params: UserVerificationVerifyParams
    method: Literal["userVerification/verify"] = "userVerification/verify"


@define
class UserVerificationCancelRequest(ClientRequest, WireModel):
    id: RequestId
    params: UserVerificationCancelParams
    method: Literal["userVerification/cancel"] = "userVerification/cancel"


@define
class ThreadStartRequest(ClientRequest, WireModel):
    """NEW APIs"""

    id: RequestId
    params: ThreadStartParams
    method: Literal["thread/start"] = "thread/start"


@define
class ThreadResumeRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadResumeParams
    method: Literal["thread/resume"] = "thread/resume"


@define
class ThreadForkRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadForkParams
    method: Literal["thread/fork"] = "thread/fork"


@define
class ThreadArchiveRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadArchiveParams
    method: Literal["thread/archive"] = "thread/archive"


@define
class ThreadDeleteRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadDeleteParams
    method: Literal["thread/delete"] = "thread/delete"


@define
class ThreadUnsubscribeRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadUnsubscribeParams
    method: Literal["thread/unsubscribe"] = "thread/unsubscribe"


@define
class ThreadIncrementElicitationRequest(ClientRequest, WireModel):
    """Increment the thread-local out-of-band elicitation counter."""

    id: RequestId
    params: ThreadIncrementElicitationParams
    method: Literal["thread/increment_elicitation"] = "thread/increment_elicitation"


@define
class ThreadDecrementElicitationRequest(ClientRequest, WireModel):
    """Decrement the thread-local out-of-band elicitation counter."""

    id: RequestId
    params: ThreadDecrementElicitationParams
    method: Literal["thread/decrement_elicitation"] = "thread/decrement_elicitation"


@define
class ThreadNameSetRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSetNameParams
    method: Literal["thread/name/set"] = "thread/name/set"


@define
class ThreadPredictionRequestRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadPredictionRequestParams
    method: Literal["thread/prediction/request"] = "thread/prediction/request"


@define
class ThreadGoalSetRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadGoalSetParams
    method: Literal["thread/goal/set"] = "thread/goal/set"


@define
class ThreadGoalGetRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadGoalGetParams
    method: Literal["thread/goal/get"] = "thread/goal/get"


@define
class ThreadGoalClearRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadGoalClearParams
    method: Literal["thread/goal/clear"] = "thread/goal/clear"


@define
class ThreadQueueAddRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadQueueAddParams
    method: Literal["thread/queue/add"] = "thread/queue/add"


@define
class ThreadQueueListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadQueueListParams
    method: Literal["thread/queue/list"] = "thread/queue/list"


@define
class ThreadQueueUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadQueueUpdateParams
    method: Literal["thread/queue/update"] = "thread/queue/update"


@define
class ThreadQueueDeleteRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadQueueDeleteParams
    method: Literal["thread/queue/delete"] = "thread/queue/delete"


@define
class ThreadQueueReorderRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadQueueReorderParams
    method: Literal["thread/queue/reorder"] = "thread/queue/reorder"


@define
class ThreadQueueStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadQueueStartParams
    method: Literal["thread/queue/start"] = "thread/queue/start"


@define
class ThreadMetadataUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadMetadataUpdateParams
    method: Literal["thread/metadata/update"] = "thread/metadata/update"


@define
class ThreadAttachmentAddRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadAttachmentAddParams
    method: Literal["thread/attachment/add"] = "thread/attachment/add"


@define
class ThreadAttachmentListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadAttachmentListParams
    method: Literal["thread/attachment/list"] = "thread/attachment/list"


@define
class ThreadAttachmentOwnerListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadAttachmentOwnerListParams
    method: Literal["thread/attachmentOwner/list"] = "thread/attachmentOwner/list"


@define
class ThreadAttachmentRemoveRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadAttachmentRemoveParams
    method: Literal["thread/attachment/remove"] = "thread/attachment/remove"


@define
class ThreadSectionMoveRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSectionMoveParams
    method: Literal["thread/section/move"] = "thread/section/move"


@define
class ThreadSettingsUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSettingsUpdateParams
    method: Literal["thread/settings/update"] = "thread/settings/update"


@define
class ThreadMemoryModeSetRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadMemoryModeSetParams
    method: Literal["thread/memoryMode/set"] = "thread/memoryMode/set"


@define
class MemoryStatusRequest(ClientRequest, WireModel):
    id: RequestId
    params: MemoryStatusParams
    method: Literal["memory/status"] = "memory/status"


@define
class MemoryResetRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["memory/reset"] = "memory/reset"
    params: None = None


@define
class RolloutCompressRequest(ClientRequest, WireModel):
    """Start a best-effort background compression pass for cold local rollouts."""

    id: RequestId
    method: Literal["rollout/compress"] = "rollout/compress"
    params: None = None


@define
class ThreadUnarchiveRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadUnarchiveParams
    method: Literal["thread/unarchive"] = "thread/unarchive"


@define
class ThreadCompactStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadCompactStartParams
    method: Literal["thread/compact/start"] = "thread/compact/start"


@define
class ThreadShellCommandRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadShellCommandParams
    method: Literal["thread/shellCommand"] = "thread/shellCommand"


@define
class ThreadApproveGuardianDeniedActionRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadApproveGuardianDeniedActionParams
    method: Literal["thread/approveGuardianDeniedAction"] = "thread/approveGuardianDeniedAction"


@define
class ThreadBackgroundTerminalsCleanRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadBackgroundTerminalsCleanParams
    method: Literal["thread/backgroundTerminals/clean"] = "thread/backgroundTerminals/clean"


@define
class ThreadBackgroundTerminalsListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadBackgroundTerminalsListParams
    method: Literal["thread/backgroundTerminals/list"] = "thread/backgroundTerminals/list"


@define
class ThreadBackgroundTerminalsTerminateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadBackgroundTerminalsTerminateParams
    method: Literal["thread/backgroundTerminals/terminate"] = "thread/backgroundTerminals/terminate"


@define
class ThreadRevertRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadRevertParams
    method: Literal["thread/revert"] = "thread/revert"


@define
class ThreadListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadListParams
    method: Literal["thread/list"] = "thread/list"


@define
class ProjectListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ProjectListParams
    method: Literal["project/list"] = "project/list"


@define
class ProjectReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: ProjectReadParams
    method: Literal["project/read"] = "project/read"


@define
class ProjectCreateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ProjectCreateParams
    method: Literal["project/create"] = "project/create"


@define
class ProjectImportRequest(ClientRequest, WireModel):
    id: RequestId
    params: ProjectImportParams
    method: Literal["project/import"] = "project/import"


@define
class ProjectUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ProjectUpdateParams
    method: Literal["project/update"] = "project/update"


@define
class ProjectMoveRequest(ClientRequest, WireModel):
    id: RequestId
    params: ProjectMoveParams
    method: Literal["project/move"] = "project/move"


@define
class ProjectDeleteRequest(ClientRequest, WireModel):
    id: RequestId
    params: ProjectDeleteParams
    method: Literal["project/delete"] = "project/delete"


@define
class ThreadSectionListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSectionListParams
    method: Literal["threadSection/list"] = "threadSection/list"


@define
class ThreadSectionCreateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSectionCreateParams
    method: Literal["threadSection/create"] = "threadSection/create"


@define
class ThreadSectionUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSectionUpdateParams
    method: Literal["threadSection/update"] = "threadSection/update"


@define
class ThreadSectionDeleteRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSectionDeleteParams
    method: Literal["threadSection/delete"] = "threadSection/delete"


@define
class ThreadSearchRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSearchParams
    method: Literal["thread/search"] = "thread/search"


@define
class ThreadSearchOccurrencesRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadSearchOccurrencesParams
    method: Literal["thread/searchOccurrences"] = "thread/searchOccurrences"


@define
class ThreadLoadedListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadLoadedListParams
    method: Literal["thread/loaded/list"] = "thread/loaded/list"


@define
class ThreadReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadReadParams
    method: Literal["thread/read"] = "thread/read"


@define
class ThreadReadStateUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadReadStateUpdateParams
    method: Literal["thread/readState/update"] = "thread/readState/update"


@define
class ThreadTurnsListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadTurnsListParams
    method: Literal["thread/turns/list"] = "thread/turns/list"


@define
class ThreadItemsListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadItemsListParams
    method: Literal["thread/items/list"] = "thread/items/list"


@define
class ThreadItemsReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadItemsReadParams
    method: Literal["thread/items/read"] = "thread/items/read"


@define
class ThreadInjectItemsRequest(ClientRequest, WireModel):
    """Append raw Responses API items to the thread history without starting a user turn."""

    id: RequestId
    params: ThreadInjectItemsParams
    method: Literal["thread/inject_items"] = "thread/inject_items"


@define
class SkillsListRequest(ClientRequest, WireModel):
    id: RequestId
    params: SkillsListParams
    method: Literal["skills/list"] = "skills/list"


@define
class SkillsExtraRootsSetRequest(ClientRequest, WireModel):
    id: RequestId
    params: SkillsExtraRootsSetParams
    method: Literal["skills/extraRoots/set"] = "skills/extraRoots/set"


@define
class HooksListRequest(ClientRequest, WireModel):
    id: RequestId
    params: HooksListParams
    method: Literal["hooks/list"] = "hooks/list"


@define
class MarketplaceAddRequest(ClientRequest, WireModel):
    id: RequestId
    params: MarketplaceAddParams
    method: Literal["marketplace/add"] = "marketplace/add"


@define
class MarketplaceRemoveRequest(ClientRequest, WireModel):
    id: RequestId
    params: MarketplaceRemoveParams
    method: Literal["marketplace/remove"] = "marketplace/remove"


@define
class MarketplaceUpgradeRequest(ClientRequest, WireModel):
    id: RequestId
    params: MarketplaceUpgradeParams
    method: Literal["marketplace/upgrade"] = "marketplace/upgrade"


@define
class PluginListRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginListParams
    method: Literal["plugin/list"] = "plugin/list"


@define
class PluginSearchRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginSearchParams
    method: Literal["plugin/search"] = "plugin/search"


@define
class PluginInstalledRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginInstalledParams
    method: Literal["plugin/installed"] = "plugin/installed"


@define
class PluginReconcileRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginReconcileParams
    method: Literal["plugin/reconcile"] = "plugin/reconcile"


@define
class PluginReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginReadParams
    method: Literal["plugin/read"] = "plugin/read"


@define
class PluginSkillReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginSkillReadParams
    method: Literal["plugin/skill/read"] = "plugin/skill/read"


@define
class PluginShareSaveRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginShareSaveParams
    method: Literal["plugin/share/save"] = "plugin/share/save"


@define
class PluginShareUpdateTargetsRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginShareUpdateTargetsParams
    method: Literal["plugin/share/updateTargets"] = "plugin/share/updateTargets"


@define
class PluginShareListRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginShareListParams
    method: Literal["plugin/share/list"] = "plugin/share/list"


@define
class PluginShareCheckoutRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginShareCheckoutParams
    method: Literal["plugin/share/checkout"] = "plugin/share/checkout"


@define
class PluginShareDeleteRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginShareDeleteParams
    method: Literal["plugin/share/delete"] = "plugin/share/delete"


@define
class AppReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: AppsReadParams
    method: Literal["app/read"] = "app/read"


@define
class AppListRequest(ClientRequest, WireModel):
    id: RequestId
    params: AppsListParams
    method: Literal["app/list"] = "app/list"


@define
class AppInstalledRequest(ClientRequest, WireModel):
    id: RequestId
    params: AppsInstalledParams
    method: Literal["app/installed"] = "app/installed"


@define
class FsReadFileRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsReadFileParams
    method: Literal["fs/readFile"] = "fs/readFile"


@define
class FsWriteFileRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsWriteFileParams
    method: Literal["fs/writeFile"] = "fs/writeFile"


@define
class FsCreateDirectoryRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsCreateDirectoryParams
    method: Literal["fs/createDirectory"] = "fs/createDirectory"


@define
class FsGetMetadataRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsGetMetadataParams
    method: Literal["fs/getMetadata"] = "fs/getMetadata"


@define
class FsReadDirectoryRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsReadDirectoryParams
    method: Literal["fs/readDirectory"] = "fs/readDirectory"


@define
class FsRemoveRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsRemoveParams
    method: Literal["fs/remove"] = "fs/remove"


@define
class FsCopyRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsCopyParams
    method: Literal["fs/copy"] = "fs/copy"


@define
class FsWatchRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsWatchParams
    method: Literal["fs/watch"] = "fs/watch"


@define
class FsUnwatchRequest(ClientRequest, WireModel):
    id: RequestId
    params: FsUnwatchParams
    method: Literal["fs/unwatch"] = "fs/unwatch"


@define
class SkillsConfigWriteRequest(ClientRequest, WireModel):
    id: RequestId
    params: SkillsConfigWriteParams
    method: Literal["skills/config/write"] = "skills/config/write"


@define
class PluginInstallRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginInstallParams
    method: Literal["plugin/install"] = "plugin/install"


@define
class PluginUninstallRequest(ClientRequest, WireModel):
    id: RequestId
    params: PluginUninstallParams
    method: Literal["plugin/uninstall"] = "plugin/uninstall"


@define
class TurnStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: TurnStartParams
    method: Literal["turn/start"] = "turn/start"


@define
class TurnSettingsUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: TurnSettingsUpdateParams
    method: Literal["turn/settings/update"] = "turn/settings/update"


@define
class TurnSteerRequest(ClientRequest, WireModel):
    id: RequestId
    params: TurnSteerParams
    method: Literal["turn/steer"] = "turn/steer"


@define
class TurnInterruptRequest(ClientRequest, WireModel):
    id: RequestId
    params: TurnInterruptParams
    method: Literal["turn/interrupt"] = "turn/interrupt"


@define
class ThreadRealtimeStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadRealtimeStartParams
    method: Literal["thread/realtime/start"] = "thread/realtime/start"


@define
class ThreadRealtimeAppendAudioRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadRealtimeAppendAudioParams
    method: Literal["thread/realtime/appendAudio"] = "thread/realtime/appendAudio"


@define
class ThreadRealtimeAppendTextRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadRealtimeAppendTextParams
    method: Literal["thread/realtime/appendText"] = "thread/realtime/appendText"


@define
class ThreadRealtimeAppendSpeechRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadRealtimeAppendSpeechParams
    method: Literal["thread/realtime/appendSpeech"] = "thread/realtime/appendSpeech"


@define
class ThreadRealtimeStopRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadRealtimeStopParams
    method: Literal["thread/realtime/stop"] = "thread/realtime/stop"


@define
class ThreadTimelineListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadTimelineListParams
    method: Literal["thread/timeline/list"] = "thread/timeline/list"


@define
class ThreadRealtimeListVoicesRequest(ClientRequest, WireModel):
    id: RequestId
    params: ThreadRealtimeListVoicesParams
    method: Literal["thread/realtime/listVoices"] = "thread/realtime/listVoices"


@define
class ReviewStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: ReviewStartParams
    method: Literal["review/start"] = "review/start"


@define
class ModelListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ModelListParams
    method: Literal["model/list"] = "model/list"


@define
class AccountGatewayOAuthReadRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["account/gatewayOAuth/read"] = "account/gatewayOAuth/read"
    params: None = None


@define
class AccountGatewayOAuthLoginRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["account/gatewayOAuth/login"] = "account/gatewayOAuth/login"
    params: None = None


@define
class AccountGatewayOAuthCancelRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["account/gatewayOAuth/cancel"] = "account/gatewayOAuth/cancel"
    params: None = None


@define
class ModelProviderCapabilitiesReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: ModelProviderCapabilitiesReadParams
    method: Literal["modelProvider/capabilities/read"] = "modelProvider/capabilities/read"


@define
class ExperimentalFeatureListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ExperimentalFeatureListParams
    method: Literal["experimentalFeature/list"] = "experimentalFeature/list"


@define
class PermissionProfileListRequest(ClientRequest, WireModel):
    id: RequestId
    params: PermissionProfileListParams
    method: Literal["permissionProfile/list"] = "permissionProfile/list"


@define
class ExperimentalFeatureEnablementSetRequest(ClientRequest, WireModel):
    id: RequestId
    params: ExperimentalFeatureEnablementSetParams
    method: Literal["experimentalFeature/enablement/set"] = "experimentalFeature/enablement/set"


@define
class RemoteControlEnableRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["remoteControl/enable"] = "remoteControl/enable"
    params: RemoteControlEnableParams | None = None


@define
class RemoteControlDisableRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["remoteControl/disable"] = "remoteControl/disable"
    params: RemoteControlDisableParams | None = None


@define
class RemoteControlStatusReadRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["remoteControl/status/read"] = "remoteControl/status/read"
    params: None = None


@define
class RemoteControlPairingStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: RemoteControlPairingStartParams
    method: Literal["remoteControl/pairing/start"] = "remoteControl/pairing/start"


@define
class RemoteControlPairingStatusRequest(ClientRequest, WireModel):
    id: RequestId
    params: RemoteControlPairingStatusParams
    method: Literal["remoteControl/pairing/status"] = "remoteControl/pairing/status"


@define
class RemoteControlClientListRequest(ClientRequest, WireModel):
    id: RequestId
    params: RemoteControlClientsListParams
    method: Literal["remoteControl/client/list"] = "remoteControl/client/list"


@define
class RemoteControlClientRevokeRequest(ClientRequest, WireModel):
    id: RequestId
    params: RemoteControlClientsRevokeParams
    method: Literal["remoteControl/client/revoke"] = "remoteControl/client/revoke"


@define
class CollaborationModeListRequest(ClientRequest, WireModel):
    """Lists collaboration mode presets."""

    id: RequestId
    params: CollaborationModeListParams
    method: Literal["collaborationMode/list"] = "collaborationMode/list"


@define
class MockExperimentalMethodRequest(ClientRequest, WireModel):
    """Test-only method used to validate experimental gating."""

    id: RequestId
    params: MockExperimentalMethodParams
    method: Literal["mock/experimentalMethod"] = "mock/experimentalMethod"


@define
class EnvironmentAddRequest(ClientRequest, WireModel):
    """Adds or replaces a remote environment by id for later selection."""

    id: RequestId
    params: EnvironmentAddParams
    method: Literal["environment/add"] = "environment/add"


@define
class EnvironmentInfoRequest(ClientRequest, WireModel):
    """Reads information from a configured execution environment."""

    id: RequestId
    params: EnvironmentInfoParams
    method: Literal["environment/info"] = "environment/info"


@define
class EnvironmentStatusRequest(ClientRequest, WireModel):
    """Reads the current status of a configured execution environment."""

    id: RequestId
    params: EnvironmentStatusParams
    method: Literal["environment/status"] = "environment/status"


@define
class McpServerOauthLoginRequest(ClientRequest, WireModel):
    id: RequestId
    params: McpServerOauthLoginParams
    method: Literal["mcpServer/oauth/login"] = "mcpServer/oauth/login"


@define
class ConfigMcpServerReloadRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["config/mcpServer/reload"] = "config/mcpServer/reload"
    params: None = None


@define
class McpServerStatusListRequest(ClientRequest, WireModel):
    id: RequestId
    params: ListMcpServerStatusParams
    method: Literal["mcpServerStatus/list"] = "mcpServerStatus/list"


@define
class McpServerResourceReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: McpResourceReadParams
    method: Literal["mcpServer/resource/read"] = "mcpServer/resource/read"


@define
class McpServerEventStreamStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: McpServerEventStreamStartParams
    method: Literal["mcpServer/event/stream/start"] = "mcpServer/event/stream/start"


@define
class McpServerEventStreamStopRequest(ClientRequest, WireModel):
    id: RequestId
    params: McpServerEventStreamStopParams
    method: Literal["mcpServer/event/stream/stop"] = "mcpServer/event/stream/stop"


@define
class McpServerToolCallRequest(ClientRequest, WireModel):
    id: RequestId
    params: McpServerToolCallParams
    method: Literal["mcpServer/tool/call"] = "mcpServer/tool/call"


@define
class WindowsSandboxSetupStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: WindowsSandboxSetupStartParams
    method: Literal["windowsSandbox/setupStart"] = "windowsSandbox/setupStart"


@define
class WindowsSandboxReadinessRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["windowsSandbox/readiness"] = "windowsSandbox/readiness"
    params: None = None


@define
class AccountLoginStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: LoginAccountParams
    method: Literal["account/login/start"] = "account/login/start"


@define
class AccountBedrockDiscoverRequest(ClientRequest, WireModel):
    id: RequestId
    params: BedrockDiscoverParams
    method: Literal["account/bedrock/discover"] = "account/bedrock/discover"


@define
class AccountBedrockSetupRequest(ClientRequest, WireModel):
    id: RequestId
    params: BedrockSetupParams
    method: Literal["account/bedrock/setup"] = "account/bedrock/setup"


@define
class AccountBedrockCheckGovCloudRequirementsRequest(ClientRequest, WireModel):
    id: RequestId
    params: BedrockCheckGovCloudRequirementsParams
    method: Literal["account/bedrock/checkGovCloudRequirements"] = "account/bedrock/checkGovCloudRequirements"


@define
class AccountLoginCancelRequest(ClientRequest, WireModel):
    id: RequestId
    params: CancelLoginAccountParams
    method: Literal["account/login/cancel"] = "account/login/cancel"


@define
class AccountLogoutRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["account/logout"] = "account/logout"
    params: None = None


@define
class AccountRateLimitsReadRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["account/rateLimits/read"] = "account/rateLimits/read"
    params: GetAccountRateLimitsParams | None = None


@define
class AccountRateLimitResetCreditConsumeRequest(ClientRequest, WireModel):
    id: RequestId
    params: ConsumeAccountRateLimitResetCreditParams
    method: Literal["account/rateLimitResetCredit/consume"] = "account/rateLimitResetCredit/consume"


@define
class AccountUsageReadRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["account/usage/read"] = "account/usage/read"
    params: GetAccountTokenUsageParams | None = None


@define
class AccountWorkspaceMessagesReadRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["account/workspaceMessages/read"] = "account/workspaceMessages/read"
    params: None = None


@define
class AccountSendAddCreditsNudgeEmailRequest(ClientRequest, WireModel):
    id: RequestId
    params: SendAddCreditsNudgeEmailParams
    method: Literal["account/sendAddCreditsNudgeEmail"] = "account/sendAddCreditsNudgeEmail"


@define
class FeedbackUploadRequest(ClientRequest, WireModel):
    id: RequestId
    params: FeedbackUploadParams
    method: Literal["feedback/upload"] = "feedback/upload"


@define
class CommandExecRequest(ClientRequest, WireModel):
    """Execute a standalone command (argv vector) under the server's sandbox."""

    id: RequestId
    params: CommandExecParams
    method: Literal["command/exec"] = "command/exec"


@define
class CommandExecWriteRequest(ClientRequest, WireModel):
    """Write stdin bytes to a running `command/exec` session or close stdin."""

    id: RequestId
    params: CommandExecWriteParams
    method: Literal["command/exec/write"] = "command/exec/write"


@define
class CommandExecTerminateRequest(ClientRequest, WireModel):
    """Terminate a running `command/exec` session by client-supplied `processId`."""

    id: RequestId
    params: CommandExecTerminateParams
    method: Literal["command/exec/terminate"] = "command/exec/terminate"


@define
class CommandExecResizeRequest(ClientRequest, WireModel):
    """Resize a running PTY-backed `command/exec` session by client-supplied `processId`."""

    id: RequestId
    params: CommandExecResizeParams
    method: Literal["command/exec/resize"] = "command/exec/resize"


@define
class ProcessSpawnRequest(ClientRequest, WireModel):
    """Spawn a standalone process (argv vector) without a Codex sandbox."""

    id: RequestId
    params: ProcessSpawnParams
    method: Literal["process/spawn"] = "process/spawn"


@define
class ProcessWriteStdinRequest(ClientRequest, WireModel):
    """Write stdin bytes to a running `process/spawn` session or close stdin."""

    id: RequestId
    params: ProcessWriteStdinParams
    method: Literal["process/writeStdin"] = "process/writeStdin"


@define
class ProcessKillRequest(ClientRequest, WireModel):
    """Terminate a running `process/spawn` session by client-supplied `processHandle`."""

    id: RequestId
    params: ProcessKillParams
    method: Literal["process/kill"] = "process/kill"


@define
class ProcessResizePtyRequest(ClientRequest, WireModel):
    """Resize a running PTY-backed `process/spawn` session by client-supplied `processHandle`."""

    id: RequestId
    params: ProcessResizePtyParams
    method: Literal["process/resizePty"] = "process/resizePty"


@define
class ConfigReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: ConfigReadParams
    method: Literal["config/read"] = "config/read"


@define
class ExternalAgentConfigDetectRequest(ClientRequest, WireModel):
    id: RequestId
    params: ExternalAgentConfigDetectParams
    method: Literal["externalAgentConfig/detect"] = "externalAgentConfig/detect"


@define
class ExternalAgentConfigImportRequest(ClientRequest, WireModel):
    id: RequestId
    params: ExternalAgentConfigImportParams
    method: Literal["externalAgentConfig/import"] = "externalAgentConfig/import"


@define
class ExternalAgentConfigImportRecordHistoryRequest(ClientRequest, WireModel):
    id: RequestId
    params: ExternalAgentConfigImportHistoryRecordParams
    method: Literal["externalAgentConfig/import/recordHistory"] = "externalAgentConfig/import/recordHistory"


@define
class ExternalAgentConfigImportReadHistoriesRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["externalAgentConfig/import/readHistories"] = "externalAgentConfig/import/readHistories"
    params: None = None


@define
class ConfigValueWriteRequest(ClientRequest, WireModel):
    id: RequestId
    params: ConfigValueWriteParams
    method: Literal["config/value/write"] = "config/value/write"


@define
class ConfigBatchWriteRequest(ClientRequest, WireModel):
    id: RequestId
    params: ConfigBatchWriteParams
    method: Literal["config/batchWrite"] = "config/batchWrite"


@define
class ConfigRequirementsReadRequest(ClientRequest, WireModel):
    id: RequestId
    method: Literal["configRequirements/read"] = "configRequirements/read"
    params: None = None


@define
class AccountReadRequest(ClientRequest, WireModel):
    id: RequestId
    params: GetAccountParams
    method: Literal["account/read"] = "account/read"


@define
class FuzzyFileSearchRequest(ClientRequest, WireModel):
    id: RequestId
    params: FuzzyFileSearchParams
    method: Literal["fuzzyFileSearch"] = "fuzzyFileSearch"


@define
class FuzzyFileSearchSessionStartRequest(ClientRequest, WireModel):
    id: RequestId
    params: FuzzyFileSearchSessionStartParams
    method: Literal["fuzzyFileSearch/sessionStart"] = "fuzzyFileSearch/sessionStart"


@define
class FuzzyFileSearchSessionUpdateRequest(ClientRequest, WireModel):
    id: RequestId
    params: FuzzyFileSearchSessionUpdateParams
    method: Literal["fuzzyFileSearch/sessionUpdate"] = "fuzzyFileSearch/sessionUpdate"


@define
class FuzzyFileSearchSessionStopRequest(ClientRequest, WireModel):
    id: RequestId
    params: FuzzyFileSearchSessionStopParams
    method: Literal["fuzzyFileSearch/sessionStop"] = "fuzzyFileSearch/sessionStop"


@define
class ThreadSampleRequest(ClientRequest, WireModel):
    """Since runtime 0.164.0."""

    id: RequestId
    params: ThreadSampleParams
    method: Literal["thread/sample"] = "thread/sample"


@define
class ThreadSampleCancelRequest(ClientRequest, WireModel):
    """Since runtime 0.164.0."""

    id: RequestId
    params: ThreadSampleCancelParams
    method: Literal["thread/sample/cancel"] = "thread/sample/cancel"


@define
class ThreadMemoryReadRequest(ClientRequest, WireModel):
    """Since runtime 0.165.0."""

    id: RequestId
    params: ThreadMemoryReadParams
    method: Literal["thread/memory/read"] = "thread/memory/read"


@define
class ThreadSearchStreamRequest(ClientRequest, WireModel):
    """Search with best-effort incremental `thread/search/partial` notifications. The final response is authoritative
    for results, ordering, and cursors. Since runtime 0.171.0.
    """

    id: RequestId
    params: ThreadSearchParams
    method: Literal["thread/search/stream"] = "thread/search/stream"


@define
class ThreadSearchCancelRequest(ClientRequest, WireModel):
    """Since runtime 0.171.0."""

    id: RequestId
    params: ThreadSearchCancelParams
    method: Literal["thread/search/cancel"] = "thread/search/cancel"


@define
class ThreadSearchStreamCancelRequest(ClientRequest, WireModel):
    """Cancel a `thread/search/stream` request on this connection. Since runtime 0.171.0."""

    id: RequestId
    params: ThreadSearchCancelParams
    method: Literal["thread/search/stream/cancel"] = "thread/search/stream/cancel"


@define
class ThreadGuardianReviewRequest(ClientRequest, WireModel):
    """Review the idle thread's final injected exec_command without executing it. Since runtime 0.167.2."""

    id: RequestId
    params: ThreadGuardianReviewParams
    method: Literal["thread/guardianReview"] = "thread/guardianReview"


@define
class ThreadPrepareApprovedPlanRequest(ClientRequest, WireModel):
    """Since runtime 0.169.0."""

    id: RequestId
    params: ThreadPrepareApprovedPlanParams
    method: Literal["thread/prepareApprovedPlan"] = "thread/prepareApprovedPlan"


@define
class ThreadRealtimeListRequest(ClientRequest, WireModel):
    """Since runtime 0.171.0."""

    id: RequestId
    params: ThreadRealtimeListParams
    method: Literal["thread/realtime/list"] = "thread/realtime/list"


@define
class ModelProviderListRequest(ClientRequest, WireModel):
    """Since runtime 0.168.0."""

    id: RequestId
    params: ModelProviderListParams
    method: Literal["modelProvider/list"] = "modelProvider/list"


@define
class ModelProviderConfigWriteRequest(ClientRequest, WireModel):
    """Since runtime 0.168.0."""

    id: RequestId
    params: ModelProviderConfigWriteParams
    method: Literal["modelProvider/config/write"] = "modelProvider/config/write"


@define
class ModelProviderDefaultSetRequest(ClientRequest, WireModel):
    """Since runtime 0.171.0."""

    id: RequestId
    params: ModelProviderDefaultSetParams
    method: Literal["modelProvider/default/set"] = "modelProvider/default/set"


@define
class AccountGcpSetupRequest(ClientRequest, WireModel):
    """Since runtime 0.166.0."""

    id: RequestId
    params: GcpSetupParams
    method: Literal["account/gcp/setup"] = "account/gcp/setup"


@define
class AccountSessionListRequest(ClientRequest, WireModel):
    """Since runtime 0.166.0."""

    id: RequestId
    params: AccountSessionsListParams
    method: Literal["accountSession/list"] = "accountSession/list"


@define
class AccountSessionSwitchRequest(ClientRequest, WireModel):
    """Since runtime 0.166.0."""

    id: RequestId
    params: AccountSessionsSwitchParams
    method: Literal["accountSession/switch"] = "accountSession/switch"


@define
class AccountSecuritySetupReadRequest(ClientRequest, WireModel):
    """Since runtime 0.169.0."""

    id: RequestId
    method: Literal["account/securitySetup/read"] = "account/securitySetup/read"
    params: None = None


@define
class FeedbackSaveRequest(ClientRequest, WireModel):
    """Since runtime 0.164.0."""

    id: RequestId
    params: FeedbackSaveParams
    method: Literal["feedback/save"] = "feedback/save"


@define
class HttpConnectionFailed(WireModel):
    http_status_code: int | None = None


@define
class HttpConnectionFailedCodexErrorInfo(CodexErrorInfo, WireModel):
    http_connection_failed: HttpConnectionFailed


@define
class ResponseStreamConnectionFailed(WireModel):
    http_status_code: int | None = None


@define
class ResponseStreamConnectionFailedCodexErrorInfo(CodexErrorInfo, WireModel):
    """Failed to connect to the response SSE stream."""

    response_stream_connection_failed: ResponseStreamConnectionFailed


@define
class ResponseStreamDisconnected(WireModel):
    http_status_code: int | None = None


@define
class ResponseStreamDisconnectedCodexErrorInfo(CodexErrorInfo, WireModel):
    """The response SSE stream disconnected in the middle of a turn before completion."""

    response_stream_disconnected: ResponseStreamDisconnected


@define
class ResponseTooManyFailedAttempts(WireModel):
    http_status_code: int | None = None


@define
class ResponseTooManyFailedAttemptsCodexErrorInfo(CodexErrorInfo, WireModel):
    """Reached the retry limit for responses."""

    response_too_many_failed_attempts: ResponseTooManyFailedAttempts


@define
class ActiveTurnNotSteerable(WireModel):
    turn_kind: NonSteerableTurnKind


@define
class ActiveTurnNotSteerableCodexErrorInfo(CodexErrorInfo, WireModel):
    """Returned when `turn/start` or `turn/steer` is submitted while the current active turn cannot accept same-turn
    steering, for example `/review` or manual `/compact`.
    """

    active_turn_not_steerable: ActiveTurnNotSteerable


@define
class CollabAgentState(WireModel):
    status: CollabAgentStatus
    message: str | None = None


@define
class CollaborationMode(WireModel):
    """Collaboration mode for a Codex session."""

    mode: ModeKind
    settings: Settings


@define
class CollaborationModeListParams(WireModel):
    """EXPERIMENTAL - list collaboration mode presets."""


@define
class CollaborationModeListResponse(WireModel):
    """EXPERIMENTAL - collaboration mode presets response."""

    data: list[CollaborationModeMask]


@define
class CollaborationModeMask(TracksNull, keep_names=True):
    """EXPERIMENTAL - collaboration mode preset metadata for clients."""

    name: str
    mode: ModeKind | None = None
    model: str | None = None
    reasoning_effort: ReasoningEffort | None = None
    """None clears the setting; leaving it out keeps it."""


@define
class ReadCommandAction(CommandAction, WireModel):
    command: str
    name: str
    path: LegacyAppPathString
    type: Literal["read"] = "read"


@define
class ListFilesCommandAction(CommandAction, WireModel):
    command: str
    type: Literal["listFiles"] = "listFiles"
    path: str | None = None


@define
class SearchCommandAction(CommandAction, WireModel):
    command: str
    type: Literal["search"] = "search"
    path: str | None = None
    query: str | None = None


@define
class UnknownCommandAction(CommandAction, WireModel):
    command: str
    type: Literal["unknown"] = "unknown"


@define
class CommandExecOutputDeltaNotification(WireModel):
    """Base64-encoded output chunk emitted for a streaming `command/exec` request."""

    cap_reached: bool
    """`true` on the final streamed chunk for a stream when `outputBytesCap` truncated later output on that stream."""
    delta_base64: str
    """Base64-encoded output bytes."""
    process_id: str
    """Client-supplied, connection-scoped `processId` from the original `command/exec` request."""
    stream: CommandExecOutputStream
    """Output stream for this chunk."""


@define
class CommandExecParams(WireModel):
    """Run a standalone command (argv vector) in the server sandbox without creating a thread or turn."""

    command: list[str]
    """Command argv vector. Empty arrays are rejected."""
    cwd: str | None = None
    """Optional working directory. Defaults to the server cwd."""
    disable_output_cap: bool | None = None
    """Disable stdout/stderr capture truncation for this request."""
    disable_timeout: bool | None = None
    """Disable the timeout entirely for this request."""
    env: dict[str, str | None] | None = None
    """Optional environment overrides merged into the server-computed environment."""
    output_bytes_cap: int | None = None
    """Optional per-stream stdout/stderr capture cap in bytes."""
    permission_profile: str | None = None
    """Optional active permissions profile id for this command."""
    process_id: str | None = None
    """Optional client-supplied, connection-scoped process id."""
    sandbox_policy: SandboxPolicy | None = None
    """Optional sandbox policy for this command."""
    size: CommandExecTerminalSize | None = None
    """Optional initial PTY size in character cells. Only valid when `tty` is true."""
    stream_stdin: bool | None = None
    """Allow follow-up `command/exec/write` requests to write stdin bytes."""
    stream_stdout_stderr: bool | None = None
    """Stream stdout/stderr via `command/exec/outputDelta` notifications."""
    timeout_ms: int | None = None
    """Optional timeout in milliseconds."""
    tty: bool | None = None
    """Enable PTY mode."""


@define
class CommandExecResizeParams(WireModel):
    """Resize a running PTY-backed `command/exec` session."""

    process_id: str
    """Client-supplied, connection-scoped `processId` from the original `command/exec` request."""
    size: CommandExecTerminalSize
    """New PTY size in character cells."""


@define
class CommandExecResizeResponse(WireModel):
    """Empty success response for `command/exec/resize`."""


@define
class CommandExecResponse(WireModel):
    """Final buffered result for `command/exec`."""

    exit_code: int
    """Process exit code."""
    stderr: str
    """Buffered stderr capture."""
    stdout: str
    """Buffered stdout capture."""


@define
class CommandExecTerminalSize(WireModel):
    """PTY size in character cells for `command/exec` PTY sessions."""

    cols: int
    """Terminal width in character cells."""
    rows: int
    """Terminal height in character cells."""


@define
class CommandExecTerminateParams(WireModel):
    """Terminate a running `command/exec` session."""

    process_id: str
    """Client-supplied, connection-scoped `processId` from the original `command/exec` request."""


@define
class CommandExecTerminateResponse(WireModel):
    """Empty success response for `command/exec/terminate`."""


@define
class CommandExecWriteParams(WireModel):
    """Write stdin bytes to a running `command/exec` session, close stdin, or both."""

    process_id: str
    """Client-supplied, connection-scoped `processId` from the original `command/exec` request."""
    close_stdin: bool | None = None
    """Close stdin after writing `deltaBase64`, if present."""
    delta_base64: str | None = None
    """Optional base64-encoded stdin bytes to write."""


@define
class CommandExecWriteResponse(WireModel):
    """Empty success response for `command/exec/write`."""


@define
class AcceptWithExecpolicyAmendment(WireModel, keep_names=True):
    execpolicy_amendment: list[str]


@define
class AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision(CommandExecutionApprovalDecision, WireModel):
    """User approved the command, and wants to apply the proposed execpolicy amendment so future matching commands can
    run without prompting.
    """

    accept_with_execpolicy_amendment: AcceptWithExecpolicyAmendment


@define
class ApplyNetworkPolicyAmendment(WireModel, keep_names=True):
    network_policy_amendment: NetworkPolicyAmendment


@define
class ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision(CommandExecutionApprovalDecision, WireModel):
    """User chose a persistent network policy rule (allow/deny) for this host."""

    apply_network_policy_amendment: ApplyNetworkPolicyAmendment


@define
class CommandExecutionOutputDeltaNotification(WireModel):
    delta: str
    item_id: str
    thread_id: str
    turn_id: str


@define
class CommandExecutionRequestApprovalParams(WireModel):
    item_id: str
    started_at_ms: int
    """Unix timestamp (in milliseconds) when this approval request started."""
    thread_id: str
    turn_id: str
    additional_permissions: AdditionalPermissionProfile | None = None
    """Optional additional permissions requested for this command."""
    approval_id: str | None = None
    """Unique identifier for this specific approval callback."""
    available_decisions: list[CommandExecutionApprovalDecision] | None = None
    """Ordered list of decisions the client may present for this prompt."""
    command: str | None = None
    """The command to be executed."""
    command_actions: list[CommandAction] | None = None
    """Best-effort parsed command actions for friendly display."""
    cwd: LegacyAppPathString | None = None
    """The command's working directory."""
    environment_id: str | None = None
    """Environment in which the command will run."""
    kind: CommandExecutionApprovalKind = Factory(lambda: CommandExecutionApprovalKind.command)
    """Kind of action under review. Defaults to `command` for older servers."""
    network_approval_context: NetworkApprovalContext | None = None
    """Optional context for a managed-network approval prompt."""
    proposed_execpolicy_amendment: list[str] | None = None
    """Optional proposed execpolicy amendment to allow similar commands without prompting."""
    proposed_network_policy_amendments: list[NetworkPolicyAmendment] | None = None
    """Optional proposed network policy amendments (allow/deny host) for future requests."""
    reason: str | None = None
    """Optional explanatory reason (e.g. request for network access)."""


@define
class CommandExecutionRequestApprovalResponse(WireModel):
    decision: CommandExecutionApprovalDecision


@define
class CommandMigration(WireModel):
    name: str


@define
class ComputerUseConfig(WireModel, keep_names=True):
    default_app_access: AllowDenyRequirement | None = None
    macos: ComputerUseMacosConfig | None = None
    windows: ComputerUseWindowsConfig | None = None


@define
class ComputerUseMacosConfig(WireModel, keep_names=True):
    bundle_ids: dict[str, AllowDenyRequirement] | None = None


@define
class ComputerUseMacosRequirements(WireModel):
    bundle_ids: dict[str, AllowDenyRequirement] | None = None


@define
class ComputerUseRequirements(WireModel):
    allow_locked_computer_use: bool | None = None
    allow_persistent_approval: bool | None = None
    default_app_access: AllowDenyRequirement | None = None
    macos: ComputerUseMacosRequirements | None = None
    windows: ComputerUseWindowsRequirements | None = None


@define
class ComputerUseWindowsConfig(WireModel):
    aumids: dict[str, AllowDenyRequirement] | None = None
    exes: list[ComputerUseWindowsExeConfig] | None = None


@define
class ComputerUseWindowsExeConfig(WireModel, keep_names=True):
    access: AllowDenyRequirement
    product_name: str
    publisher_name: str
    binary_name: str | None = None


@define
class ComputerUseWindowsExeRequirement(WireModel):
    access: AllowDenyRequirement
    product_name: str
    publisher_name: str
    binary_name: str | None = None


@define
class ComputerUseWindowsRequirements(WireModel):
    aumids: dict[str, AllowDenyRequirement] | None = None
    exes: list[ComputerUseWindowsExeRequirement] | None = None


@define
class Config(WireModel, keep_names=True):
    analytics: AnalyticsConfig | None = None
    approval_policy: AskForApproval | None = None
    approvals_reviewer: ApprovalsReviewer | None = None
    """[UNSTABLE] Optional default for where approval requests are routed for review."""
    apps: AppsConfig | None = None
    browser_use: BrowserUseConfig | None = None
    client_search_provider: WebSearchProvider | None = None
    """Effective tools.client_search_provider hint. Model-selected providers take precedence. Since runtime 0.168.0."""
    compact_prompt: str | None = None
    computer_use: ComputerUseConfig | None = None
    desktop: JsonObject | None = None
    developer_instructions: str | None = None
    forced_chatgpt_workspace_id: ForcedChatgptWorkspaceIds | None = None
    forced_login_method: ForcedLoginMethod | None = None
    instructions: str | None = None
    model: str | None = None
    model_auto_compact_token_limit: int | None = None
    model_auto_compact_token_limit_scope: AutoCompactTokenLimitScope | None = None
    model_context_window: int | None = None
    model_provider: str | None = None
    model_reasoning_effort: ReasoningEffort | None = None
    model_reasoning_summary: ReasoningSummary | None = None
    model_verbosity: Verbosity | None = None
    review_model: str | None = None
    sandbox_mode: SandboxMode | None = None
    sandbox_workspace_write: SandboxWorkspaceWrite | None = None
    service_tier: str | None = None
    tools: ToolsV2 | None = None
    web_search: WebSearchMode | None = None


@define
class ConfigBatchWriteParams(WireModel):
    edits: list[ConfigEdit]
    expected_version: str | None = None
    file_path: str | None = None
    """Path to the config file to write; defaults to the user's `config.toml` when omitted."""
    reload_user_config: bool | None = None
    """When true, hot-reload updated runtime settings into loaded threads after writing. Session-static model,
    reasoning-effort, Plan-mode reasoning-effort, and service-tier defaults are not reloaded. The deprecated
    personality setting is also not reloaded.
    """


@define
class ConfigEdit(WireModel):
    key_path: str
    merge_strategy: MergeStrategy
    value: JsonValue


@define
class ConfigLayer(WireModel):
    config: JsonValue
    name: ConfigLayerSource
    version: str
    disabled_reason: str | None = None


@define
class ConfigLayerMetadata(WireModel):
    name: ConfigLayerSource
    version: str


@define
class PackagedDefaultsConfigLayerSource(ConfigLayerSource, WireModel):
    """Default configuration supplied with the installed Codex package."""

    file: AbsolutePathBuf
    """Path to the packaged default configuration file."""
    type: Literal["packagedDefaults"] = "packagedDefaults"


@define
class MdmConfigLayerSource(ConfigLayerSource, WireModel):
    """Managed preferences layer delivered by MDM (macOS only)."""

    domain: str
    key: str
    type: Literal["mdm"] = "mdm"


@define
class SystemConfigLayerSource(ConfigLayerSource, WireModel):
    """Managed config layer from a file (usually `managed_config.toml`)."""

    file: AbsolutePathBuf
    """This is the path to the system config.toml file, though it is not guaranteed to exist."""
    type: Literal["system"] = "system"


@define
class EnterpriseManagedConfigLayerSource(ConfigLayerSource, WireModel):
    """Enterprise-managed config layer delivered by the cloud config bundle."""

    id: str
    """Stable identifier for the delivered layer."""
    name: str
    """Admin-facing name for the delivered layer. This is surfaced in diagnostics so users know which cloud layer needs
    administrator attention.
    """
    type: Literal["enterpriseManaged"] = "enterpriseManaged"


@define
class UserConfigLayerSource(ConfigLayerSource, WireModel):
    """User config layer from $CODEX_HOME/config.toml. This layer is special in that it is expected to be: - writable
    by the user - generally outside the workspace directory
    """

    file: AbsolutePathBuf
    """This is the path to the user's config.toml file, though it is not guaranteed to exist."""
    type: Literal["user"] = "user"
    profile: str | None = None
    """Name of the selected profile-v2 config layered on top of the base user config, when this layer represents one."""


@define
class ProjectConfigLayerSource(ConfigLayerSource, WireModel):
    """Path to a .codex/ folder within a project. There could be multiple of these between `cwd` and the project/repo
    root.
    """

    dot_codex_folder: AbsolutePathBuf
    type: Literal["project"] = "project"


@define
class SessionFlagsConfigLayerSource(ConfigLayerSource, WireModel):
    """Session-layer overrides supplied via `-c`/`--config`."""

    type: Literal["sessionFlags"] = "sessionFlags"


@define
class LegacyManagedConfigTomlFromFileConfigLayerSource(ConfigLayerSource, WireModel):
    """`managed_config.toml` was designed to be a config that was loaded as the last layer on top of everything else.
    This scheme did not quite work out as intended, but we keep this variant as a "best effort" while we phase out
    `managed_config.toml` in favor of `requirements.toml`.
    """

    file: AbsolutePathBuf
    type: Literal["legacyManagedConfigTomlFromFile"] = "legacyManagedConfigTomlFromFile"


@define
class LegacyManagedConfigTomlFromMdmConfigLayerSource(ConfigLayerSource, WireModel):
    type: Literal["legacyManagedConfigTomlFromMdm"] = "legacyManagedConfigTomlFromMdm"


@define
class ConfigReadParams(WireModel):
    cwd: str | None = None
    """Optional working directory to resolve project config layers. If specified, return the effective config as seen
    from that directory (i.e., including any project layers between `cwd` and the project/repo root).
    """
    include_layers: bool | None = None


@define
class ConfigReadResponse(WireModel):
    config: Config
    origins: dict[str, ConfigLayerMetadata]
    layers: list[ConfigLayer] | None = None


@define
class ConfigRequirements(WireModel):
    additional_developer_instructions: str | None = None
    allow_appshots: bool | None = None
    allow_browser_and_computer_use: bool | None = None
    allow_login_shell: bool | None = None
    allow_managed_hooks_only: bool | None = None
    allow_remote_control: bool | None = None
    allowed_approval_policies: list[AskForApproval] | None = None
    allowed_approvals_reviewers: list[ApprovalsReviewer] | None = None
    allowed_login_methods: list[ForcedLoginMethod] | None = None
    """Effective login methods after managed, forced-login, and workspace restrictions. An empty list permits no login
    method. Older servers may omit this field.
    """
    allowed_permission_profiles: dict[str, bool] | None = None
    allowed_sandbox_modes: list[SandboxMode] | None = None
    allowed_web_search_modes: list[WebSearchMode] | None = None
    allowed_windows_sandbox_implementations: list[WindowsSandboxImplementation] | None = None
    application: ApplicationRequirements | None = None
    auto_review: AutoReviewRequirements | None = None
    browser_use: BrowserUseRequirements | None = None
    chatgpt_base_url: str | None = None
    check_for_update_on_startup: bool | None = None
    cli_auth_credentials_store: CliAuthCredentialsStoreMode | None = None
    computer_use: ComputerUseRequirements | None = None
    default_permissions: str | None = None
    enforce_residency: ResidencyRequirement | None = None
    feature_requirements: dict[str, bool] | None = None
    feedback: FeedbackRequirements | None = None
    hooks: ManagedHooksRequirements | None = None
    in_app_browser: InAppBrowserRequirements | None = None
    log_dir: str | None = None
    model_catalog_json: str | None = None
    model_provider: str | None = None
    """Exact provider selection required by managed policy."""
    model_providers: JsonObject | None = None
    """Complete required provider definitions, using config.toml field names."""
    models: ModelsRequirements | None = None
    network: NetworkRequirements | None = None
    otel: OtelRequirements | None = None
    """Since runtime 0.166.0."""
    sqlite_home: str | None = None


@define
class ConfigRequirementsReadResponse(WireModel):
    requirements: ConfigRequirements | None = None
    """Null if no requirements are configured (e.g. no requirements.toml/MDM entries)."""
    supports_independent_speed_modes: bool | None = None
    """Whether Fast and Ultra Fast requirements are enforced independently. Older servers omit this field and use Fast
    mode as a shared speed gate.
    """


@define
class ConfigValueWriteParams(WireModel):
    key_path: str
    merge_strategy: MergeStrategy
    value: JsonValue
    expected_version: str | None = None
    file_path: str | None = None
    """Path to the config file to write; defaults to the user's `config.toml` when omitted."""


@define
class ConfigWarningNotification(WireModel):
    summary: str
    """Concise summary of the warning."""
    details: str | None = None
    """Optional extra guidance or error details."""
    path: str | None = None
    """Optional path to the config file that triggered the warning."""
    range: TextRange | None = None
    """Optional range for the error location inside the config file."""


@define
class ConfigWriteResponse(WireModel):
    file_path: AbsolutePathBuf
    """Canonical path to the config file that was written."""
    status: WriteStatus
    version: str
    overridden_metadata: OverriddenMetadata | None = None


@define
class ConfigurationReasoning(WireModel):
    """Reasoning settings interpreted by the backend for the routed model."""

    effort: ReasoningEffort


@define
class CommandConfiguredHookHandler(ConfiguredHookHandler, WireModel, names={"async_": "async"}):
    async_: bool
    command: str
    type: Literal["command"] = "command"
    additional_context_limit: int | None = None
    """Approximate token threshold for spilling this hook's `additionalContext` to disk. `null` uses 2,500 tokens; `0`
    disables spilling for this hook. The threshold is evaluated against the original context; a spilled preview also
    includes recovery metadata.
    """
    command_windows: str | None = None
    status_message: str | None = None
    timeout_sec: int | None = None


@define
class McpToolConfiguredHookHandler(ConfiguredHookHandler, WireModel):
    input: JsonObject
    server: str
    tool: str
    type: Literal["mcp_tool"] = "mcp_tool"
    status_message: str | None = None
    timeout_sec: int | None = None


@define
class PromptConfiguredHookHandler(ConfiguredHookHandler, WireModel):
    type: Literal["prompt"] = "prompt"


@define
class AgentConfiguredHookHandler(ConfiguredHookHandler, WireModel):
    type: Literal["agent"] = "agent"


@define
class ConfiguredHookMatcherGroup(WireModel):
    hooks: list[ConfiguredHookHandler]
    matcher: str | None = None


@define
class ConnectorMetadata(WireModel):
    """EXPERIMENTAL - metadata returned by app/read."""

    id: str
    name: str
    description: str | None = None
    distribution_channel: str | None = None
    icon_url: str | None = None
    icon_url_dark: str | None = None
    install_url: str | None = None
    plugin_display_names: list[str] = Factory(lambda: list[str]())
    tool_summaries: list[AppToolSummary] | None = None


@define
class ConsumeAccountRateLimitResetCreditParams(WireModel):
    idempotency_key: str
    """Identifies one logical reset attempt. A UUID is recommended; reuse the same value when retrying that attempt."""
    credit_id: str | None = None
    """Opaque reset-credit identifier to redeem. When omitted, the backend selects the next available credit."""


@define
class ConsumeAccountRateLimitResetCreditResponse(WireModel):
    outcome: ConsumeAccountRateLimitResetCreditOutcome


@define
class InputTextContentItem(ContentItem, WireModel):
    text: str
    type: Literal["input_text"] = "input_text"


@define
class InputImageContentItem(ContentItem, WireModel, keep_names=True):
    image_url: str
    type: Literal["input_image"] = "input_image"
    detail: ImageDetail | None = None


@define
class FileIdContentItem(ContentItem, WireModel, keep_names=True):
    file_id: str
    type: Literal["input_image"] = "input_image"
    detail: ImageDetail | None = None


@define
class InputAudioContentItem(ContentItem, WireModel, keep_names=True):
    audio_url: str
    type: Literal["input_audio"] = "input_audio"


@define
class InputAudioFileIdContentItem(ContentItem, WireModel, keep_names=True):
    """Since runtime 0.167.2."""

    file_id: str
    type: Literal["input_audio"] = "input_audio"


@define
class OutputTextContentItem(ContentItem, WireModel):
    text: str
    type: Literal["output_text"] = "output_text"
    annotations: list[JsonValue] | None = None
    logprobs: list[JsonValue] | None = None


@define
class ContextCompactedNotification(WireModel):
    """Deprecated: Use `ContextCompaction` item type instead."""

    thread_id: str
    turn_id: str


@define
class CreditsSnapshot(WireModel):
    has_credits: bool
    unlimited: bool
    balance: str | None = None


@define
class CurrentTimeReadParams(WireModel):
    thread_id: str


@define
class CurrentTimeReadResponse(WireModel):
    current_time_at: int
    """Current time as whole Unix seconds."""


@define
class DeprecationNoticeNotification(WireModel):
    summary: str
    """Concise summary of what is deprecated."""
    details: str | None = None
    """Optional extra guidance, such as migration steps or rationale."""


@define
class InputTextDynamicToolCallOutputContentItem(DynamicToolCallOutputContentItem, WireModel):
    text: str
    type: Literal["inputText"] = "inputText"


@define
class InputImageDynamicToolCallOutputContentItem(DynamicToolCallOutputContentItem, WireModel):
    image_url: str
    type: Literal["inputImage"] = "inputImage"


@define
class InputAudioDynamicToolCallOutputContentItem(DynamicToolCallOutputContentItem, WireModel):
    audio_url: str
    type: Literal["inputAudio"] = "inputAudio"


@define
class DynamicToolCallParams(WireModel):
    arguments: JsonValue
    call_id: str
    thread_id: str
    tool: str
    turn_id: str
    namespace: str | None = None


@define
class DynamicToolCallResponse(WireModel):
    content_items: list[DynamicToolCallOutputContentItem]
    success: bool


@define
class FunctionDynamicToolNamespaceTool(DynamicToolNamespaceTool, WireModel):
    description: str
    input_schema: JsonValue
    name: str
    type: Literal["function"] = "function"
    defer_loading: bool | None = None


@define
class FunctionDynamicToolSpec(DynamicToolSpec, WireModel):
    description: str
    input_schema: JsonValue
    name: str
    type: Literal["function"] = "function"
    defer_loading: bool | None = None


@define
class NamespaceDynamicToolSpec(DynamicToolSpec, WireModel):
    description: str
    name: str
    tools: list[DynamicToolNamespaceTool]
    type: Literal["namespace"] = "namespace"


@define
class EnvironmentAddParams(WireModel):
    environment_id: str
    exec_server_url: str
    auth_bearer_token: str | None = None
    """Optional raw bearer token for executor authentication, including reconnects. Requires a secure transport or a
    loopback destination.
    """
    connect_timeout_ms: int | None = None
    """Optional WebSocket connection timeout. The server default applies when omitted."""
    skills: EnvironmentSkillsParams | None = None
    """Required skills supplied by this environment, checked before model inference."""
    websocket_request_id: str | None = None
    """Optional X-Request-ID for the direct WebSocket upgrade, including reconnects. Requires a secure transport or a
    loopback destination.
    """


@define
class EnvironmentAddResponse(WireModel):
    pass


@define
class EnvironmentConnectionNotification(WireModel):
    environment_id: str
    thread_id: str


@define
class EnvironmentInfoParams(WireModel):
    environment_id: str


@define
class EnvironmentInfoResponse(WireModel):
    shell: EnvironmentShellInfo
    cwd: PathUri | None = None
    """Default working directory reported by the environment, as a canonical file URI."""


@define
class EnvironmentShellInfo(WireModel):
    name: str
    """Stable shell name, for example `zsh`, `bash`, `powershell`, `sh`, or `cmd`."""
    path: str
    """Target-native shell executable path or command name."""


@define
class EnvironmentSkillsParams(WireModel):
    required: list[str] | None = None
    """Exact catalog names that must be available from this environment."""


@define
class EnvironmentStatusParams(WireModel):
    """Parameters for reading the current status of one configured environment."""

    environment_id: str
    """Environment id to inspect."""


@define
class EnvironmentStatusResponse(WireModel):
    """Current status for the requested environment."""

    status: EnvironmentStatusKind
    """Current status observed without starting or recovering the environment."""
    error: str | None = None
    """Human-readable detail for `disconnected` and `unknown`; omitted for other statuses."""


@define
class ErrorNotification(WireModel):
    error: TurnError
    thread_id: str
    turn_id: str
    will_retry: bool


@define
class ExecCommandApprovalParams(WireModel):
    call_id: str
    """Use to correlate this with [codex_protocol::protocol::ExecCommandBeginEvent] and
    [codex_protocol::protocol::ExecCommandEndEvent].
    """
    command: list[str]
    conversation_id: ThreadId
    cwd: str
    parsed_cmd: list[ParsedCommand]
    approval_id: str | None = None
    """Identifier for this specific approval callback."""
    reason: str | None = None


@define
class ExecCommandApprovalResponse(WireModel):
    decision: ReviewDecision


@define
class ExperimentalFeature(WireModel):
    default_enabled: bool
    """Whether this feature is enabled by default."""
    enabled: bool
    """Whether this feature is currently enabled in the loaded config."""
    name: str
    """Stable key used in config.toml and CLI flag toggles."""
    stage: ExperimentalFeatureStage
    """Lifecycle stage of this feature flag."""
    announcement: str | None = None
    """Announcement copy shown to users when the feature is introduced. Null when this feature is not in beta."""
    description: str | None = None
    """Short summary describing what the feature does. Null when this feature is not in beta."""
    display_name: str | None = None
    """User-facing display name shown in the experimental features UI. Null when this feature is not in beta."""


@define
class ExperimentalFeatureEnablementSetParams(WireModel):
    enablement: dict[str, bool]
    """Process-wide runtime feature enablement keyed by canonical feature name."""


@define
class ExperimentalFeatureEnablementSetResponse(WireModel):
    enablement: dict[str, bool]
    """Feature enablement entries updated by this request."""


@define
class ExperimentalFeatureListParams(WireModel):
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    limit: int | None = None
    """Optional page size; defaults to a reasonable server-side value."""
    thread_id: str | None = None
    """Optional loaded thread id. Pass this when showing feature state for an existing thread so enablement is computed
    from that thread's refreshed config, including project-local config for the thread's cwd.
    """


@define
class ExperimentalFeatureListResponse(WireModel):
    data: list[ExperimentalFeature]
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. If None, there are no more items to
    return.
    """


@define
class ExternalAgentConfigDetectParams(WireModel):
    cwds: list[str] | None = None
    """Zero or more working directories to include for repo-scoped detection."""
    include_home: bool | None = None
    """If true, include detection under the user's home directory."""
    max_session_age_days: int | None = None
    """Maximum age in days for detected sessions. Missing values use the default limit."""
    max_sessions: int | None = None
    """Maximum number of sessions to detect. Missing values use the default limit."""
    migration_source: str | None = None
    """Optional migration-source selector. Missing or unrecognized values use the default source."""
    source: str | None = None
    """Deprecated field retained for compatibility. This field is ignored; use `migrationSource` to select the
    migration source.
    """


@define
class ExternalAgentConfigDetectResponse(WireModel):
    items: list[ExternalAgentConfigMigrationItem]
    connectors: list[ExternalAgentDetectedConnectorCandidate] = Factory(
        lambda: list[ExternalAgentDetectedConnectorCandidate]()
    )


@define
class ExternalAgentConfigImportCompletedNotification(WireModel):
    import_id: str
    item_type_results: list[ExternalAgentConfigImportTypeResult]


@define
class ExternalAgentConfigImportHistoriesReadResponse(WireModel):
    connectors: list[ExternalAgentImportedConnectorCandidate]
    data: list[ExternalAgentConfigImportHistory]


@define
class ExternalAgentConfigImportHistory(WireModel):
    completed_at_ms: int
    failures: list[ExternalAgentConfigImportItemTypeFailure]
    import_id: str
    successes: list[ExternalAgentConfigImportItemTypeSuccess]
    provider_id: str | None = None


@define
class ExternalAgentConfigImportHistoryRecordParams(WireModel):
    item_type_results: list[ExternalAgentConfigImportHistoryRecordTypeResultParams]
    """Completed results grouped by imported item type."""
    provider_id: str
    """Opaque provider identifier for the externally completed import."""


@define
class ExternalAgentConfigImportHistoryRecordResponse(WireModel):
    import_id: str


@define
class ExternalAgentConfigImportHistoryRecordSuccessParams(WireModel):
    item_type: ExternalAgentConfigMigrationItemType
    cwd: str | None = None
    source: str | None = None
    target: str | None = None
    title: str | None = None
    """Original title for an imported session, when available."""


@define
class ExternalAgentConfigImportHistoryRecordTypeResultParams(WireModel):
    failures: list[ExternalAgentConfigImportItemTypeFailure]
    item_type: ExternalAgentConfigMigrationItemType
    successes: list[ExternalAgentConfigImportHistoryRecordSuccessParams]


@define
class ExternalAgentConfigImportItemTypeFailure(WireModel):
    failure_stage: str
    item_type: ExternalAgentConfigMigrationItemType
    message: str
    cwd: str | None = None
    error_type: str | None = None
    source: str | None = None
    sub_error_type: str | None = None


@define
class ExternalAgentConfigImportItemTypeSuccess(WireModel):
    item_type: ExternalAgentConfigMigrationItemType
    cwd: str | None = None
    source: str | None = None
    target: str | None = None
    title: str | None = None
    """Original title for an imported session; null for other item types."""


@define
class ExternalAgentConfigImportParams(WireModel):
    migration_items: list[ExternalAgentConfigMigrationItem]
    migration_source: str | None = None
    """Migration-source selector used to produce the migration items. Pass the same value to detection and import;
    missing or unrecognized values use the default source.
    """
    provider_id: str | None = None
    """Opaque provider identifier supplied by the caller for analytics attribution and import history display. This
    does not select the migration source.
    """
    source: str | None = None
    """Optional identifier for the product that initiated the import."""


@define
class ExternalAgentConfigImportProgressNotification(WireModel):
    import_id: str
    item_type_results: list[ExternalAgentConfigImportTypeResult]


@define
class ExternalAgentConfigImportResponse(WireModel):
    import_id: str


@define
class ExternalAgentConfigImportTypeResult(WireModel):
    failures: list[ExternalAgentConfigImportItemTypeFailure]
    item_type: ExternalAgentConfigMigrationItemType
    successes: list[ExternalAgentConfigImportItemTypeSuccess]


@define
class ExternalAgentConfigMigrationItem(WireModel):
    description: str
    item_type: ExternalAgentConfigMigrationItemType
    cwd: str | None = None
    """Null or empty means home-scoped migration; non-empty means repo-scoped migration."""
    details: MigrationDetails | None = None


@define
class ExternalAgentDetectedConnectorCandidate(WireModel):
    name: str
    session_count: int
    source: ExternalAgentDetectedConnectorSource


@define
class ExternalAgentImportedConnectorCandidate(WireModel):
    name: str
    session_count: int
    source: ExternalAgentImportedConnectorSource


@define
class FeedbackRequirements(WireModel):
    enabled: bool | None = None


@define
class FeedbackSaveParams(WireModel):
    """Since runtime 0.164.0."""

    classification: str
    save_path: LegacyAppPathString
    """Absolute, previously unused ZIP path on the app-server host. The caller owns this file, including after a
    disconnected RPC.
    """
    extra_log_files: list[str] | None = None
    include_logs: bool | None = None
    reason: str | None = None
    tags: dict[str, str] | None = None
    thread_id: str | None = None


@define
class FeedbackSaveResponse(WireModel):
    """Since runtime 0.164.0."""

    saved_path: LegacyAppPathString
    thread_id: str
    prompt_hash: str | None = None
    """Same prompt hash as feedback/upload; null when prompt metadata is absent."""


@define
class FeedbackUploadParams(WireModel):
    classification: str
    extra_log_files: list[str] | None = None
    include_logs: bool | None = None
    reason: str | None = None
    tags: dict[str, str] | None = None
    thread_id: str | None = None


@define
class FeedbackUploadResponse(WireModel):
    thread_id: str
    prompt_hash: str | None = None
    """Whitespace-normalized SHA-256 of the session base instructions, matching the uploaded `prompt_hash` tag. Does
    not include later developer messages. Null when the reported rollout has no prompt metadata.
    """


@define
class AddFileChange(FileChange, WireModel):
    content: str
    type: Literal["add"] = "add"


@define
class DeleteFileChange(FileChange, WireModel):
    content: str
    type: Literal["delete"] = "delete"


@define
class UpdateFileChange(FileChange, WireModel, keep_names=True):
    unified_diff: str
    type: Literal["update"] = "update"
    move_path: str | None = None


@define
class FileChangeOutputDeltaNotification(WireModel):
    """Deprecated legacy notification for `apply_patch` textual output."""

    delta: str
    item_id: str
    thread_id: str
    turn_id: str


@define
class FileChangePatchUpdatedNotification(WireModel):
    changes: list[FileUpdateChange]
    item_id: str
    thread_id: str
    turn_id: str


@define
class FileChangeRequestApprovalParams(WireModel):
    item_id: str
    started_at_ms: int
    """Unix timestamp (in milliseconds) when this approval request started."""
    thread_id: str
    turn_id: str
    grant_root: str | None = None
    """[UNSTABLE] When set, the agent is asking the user to allow writes under this root for the remainder of the
    session (unclear if this is honored today).
    """
    reason: str | None = None
    """Optional explanatory reason (e.g. request for extra write access)."""


@define
class FileChangeRequestApprovalResponse(WireModel):
    decision: FileChangeApprovalDecision


@define
class PathFileSystemPath(FileSystemPath, WireModel):
    path: LegacyAppPathString
    type: Literal["path"] = "path"


@define
class GlobPatternFileSystemPath(FileSystemPath, WireModel):
    pattern: str
    type: Literal["glob_pattern"] = "glob_pattern"


@define
class SpecialFileSystemPath(FileSystemPath, WireModel):
    value: FileSystemSpecialPath
    type: Literal["special"] = "special"


@define
class FileSystemSandboxEntry(WireModel):
    access: FileSystemAccessMode
    path: FileSystemPath


@define
class RootFileSystemSpecialPath(FileSystemSpecialPath, WireModel):
    kind: Literal["root"] = "root"


@define
class MinimalFileSystemSpecialPath(FileSystemSpecialPath, WireModel):
    kind: Literal["minimal"] = "minimal"


@define
class KindFileSystemSpecialPath(FileSystemSpecialPath, WireModel):
    kind: Literal["project_roots"] = "project_roots"
    subpath: LegacyAppPathString | None = None


@define
class TmpdirFileSystemSpecialPath(FileSystemSpecialPath, WireModel):
    kind: Literal["tmpdir"] = "tmpdir"


@define
class SlashTmpFileSystemSpecialPath(FileSystemSpecialPath, WireModel):
    kind: Literal["slash_tmp"] = "slash_tmp"


@define
class UnknownFileSystemSpecialPath(FileSystemSpecialPath, WireModel):
    path: str
    kind: Literal["unknown"] = "unknown"
    subpath: LegacyAppPathString | None = None


@define
class FileUpdateChange(WireModel):
    diff: str
    kind: PatchChangeKind
    path: str


@define
class FsChangedNotification(WireModel):
    """Filesystem watch notification emitted for `fs/watch` subscribers."""

    changed_paths: list[AbsolutePathBuf]
    """File or directory paths associated with this event."""
    watch_id: str
    """Watch identifier previously provided to `fs/watch`."""


@define
class FsCopyParams(WireModel):
    """Copy a file or directory tree on the host filesystem."""

    destination_path: AbsolutePathBuf
    """Absolute destination path."""
    source_path: AbsolutePathBuf
    """Absolute source path."""
    recursive: bool | None = None
    """Required for directory copies; ignored for file copies."""


@define
class FsCopyResponse(WireModel):
    """Successful response for `fs/copy`."""


@define
class FsCreateDirectoryParams(WireModel):
    """Create a directory on the host filesystem."""

    path: AbsolutePathBuf
    """Absolute directory path to create."""
    recursive: bool | None = None
    """Whether parent directories should also be created. Defaults to `true`."""


@define
class FsCreateDirectoryResponse(WireModel):
    """Successful response for `fs/createDirectory`."""


@define
class FsGetMetadataParams(WireModel):
    """Request metadata for an absolute path."""

    path: AbsolutePathBuf
    """Absolute path to inspect."""


@define
class FsGetMetadataResponse(WireModel):
    """Metadata returned by `fs/getMetadata`."""

    created_at_ms: int
    """File creation time in Unix milliseconds when available, otherwise `0`."""
    is_directory: bool
    """Whether the path resolves to a directory."""
    is_file: bool
    """Whether the path resolves to a regular file."""
    is_symlink: bool
    """Whether the path itself is a symbolic link."""
    modified_at_ms: int
    """File modification time in Unix milliseconds when available, otherwise `0`."""


@define
class FsReadDirectoryEntry(WireModel):
    """A directory entry returned by `fs/readDirectory`."""

    file_name: str
    """Direct child entry name only, not an absolute or relative path."""
    is_directory: bool
    """Whether this entry resolves to a directory."""
    is_file: bool
    """Whether this entry resolves to a regular file."""


@define
class FsReadDirectoryParams(WireModel):
    """List direct child names for a directory."""

    path: AbsolutePathBuf
    """Absolute directory path to read."""


@define
class FsReadDirectoryResponse(WireModel):
    """Directory entries returned by `fs/readDirectory`."""

    entries: list[FsReadDirectoryEntry]
    """Direct child entries in the requested directory."""


@define
class FsReadFileParams(WireModel):
    """Read a file from the host filesystem."""

    path: AbsolutePathBuf
    """Absolute path to read."""


@define
class FsReadFileResponse(WireModel):
    """Base64-encoded file contents returned by `fs/readFile`."""

    data_base64: str
    """File contents encoded as base64."""


@define
class FsRemoveParams(WireModel):
    """Remove a file or directory tree from the host filesystem."""

    path: AbsolutePathBuf
    """Absolute path to remove."""
    force: bool | None = None
    """Whether missing paths should be ignored. Defaults to `true`."""
    recursive: bool | None = None
    """Whether directory removal should recurse. Defaults to `true`."""


@define
class FsRemoveResponse(WireModel):
    """Successful response for `fs/remove`."""


@define
class FsUnwatchParams(WireModel):
    """Stop filesystem watch notifications for a prior `fs/watch`."""

    watch_id: str
    """Watch identifier previously provided to `fs/watch`."""


@define
class FsUnwatchResponse(WireModel):
    """Successful response for `fs/unwatch`."""


@define
class FsWatchParams(WireModel):
    """Start filesystem watch notifications for an absolute path."""

    path: AbsolutePathBuf
    """Absolute file or directory path to watch."""
    watch_id: str
    """Connection-scoped watch identifier used for `fs/unwatch` and `fs/changed`."""


@define
class FsWatchResponse(WireModel):
    """Successful response for `fs/watch`."""

    path: AbsolutePathBuf
    """Canonicalized path associated with the watch."""


@define
class FsWriteFileParams(WireModel):
    """Write a file on the host filesystem."""

    data_base64: str
    """File contents encoded as base64."""
    path: AbsolutePathBuf
    """Absolute path to write."""


@define
class FsWriteFileResponse(WireModel):
    """Successful response for `fs/writeFile`."""


@define
class InputTextFunctionCallOutputContentItem(FunctionCallOutputContentItem, WireModel):
    text: str
    type: Literal["input_text"] = "input_text"


@define
class InputImageFunctionCallOutputContentItem(FunctionCallOutputContentItem, WireModel, keep_names=True):
    image_url: str
    type: Literal["input_image"] = "input_image"
    detail: ImageDetail | None = None


@define
class FileIdFunctionCallOutputContentItem(FunctionCallOutputContentItem, WireModel, keep_names=True):
    file_id: str
    type: Literal["input_image"] = "input_image"
    detail: ImageDetail | None = None


@define
class InputAudioFunctionCallOutputContentItem(FunctionCallOutputContentItem, WireModel, keep_names=True):
    audio_url: str
    type: Literal["input_audio"] = "input_audio"


@define
class InputAudioFileIdFunctionCallOutputContentItem(FunctionCallOutputContentItem, WireModel, keep_names=True):
    """Since runtime 0.169.0."""

    file_id: str
    type: Literal["input_audio"] = "input_audio"


@define
class EncryptedContentFunctionCallOutputContentItem(FunctionCallOutputContentItem, WireModel, keep_names=True):
    encrypted_content: str
    type: Literal["encrypted_content"] = "encrypted_content"


@define
class FuzzyFileSearchParams(WireModel):
    query: str
    roots: list[str]
    cancellation_token: str | None = None


@define
class FuzzyFileSearchResponse(WireModel):
    files: list[FuzzyFileSearchResult]


@define
class FuzzyFileSearchResult(WireModel, keep_names=True):
    """Superset of [`codex_file_search::FileMatch`]"""

    file_name: str
    match_type: FuzzyFileSearchMatchType
    path: str
    root: str
    score: int
    indices: list[int] | None = None


@define
class FuzzyFileSearchSessionCompletedNotification(WireModel):
    session_id: str


@define
class FuzzyFileSearchSessionStartParams(WireModel):
    roots: list[str]
    session_id: str


@define
class FuzzyFileSearchSessionStartResponse(WireModel):
    pass


@define
class FuzzyFileSearchSessionStopParams(WireModel):
    session_id: str


@define
class FuzzyFileSearchSessionStopResponse(WireModel):
    pass


@define
class FuzzyFileSearchSessionUpdateParams(WireModel):
    query: str
    session_id: str


@define
class FuzzyFileSearchSessionUpdateResponse(WireModel):
    pass


@define
class FuzzyFileSearchSessionUpdatedNotification(WireModel):
    files: list[FuzzyFileSearchResult]
    query: str
    session_id: str


@define
class NoneGatewayAuth(GatewayAuth, WireModel):
    mode: Literal["none"] = "none"


@define
class EnvironmentVariableGatewayAuth(GatewayAuth, WireModel):
    env_key: str
    mode: Literal["environmentVariable"] = "environmentVariable"


@define
class ModeGatewayAuth(GatewayAuth, WireModel):
    """Authentication is configured outside the gateway form. Preserve it on edits."""

    mode: Literal["externallyConfigured"] = "externallyConfigured"
    env_key: str | None = None


@define
class GatewayOAuthCancelResponse(WireModel):
    pass


@define
class GatewayOAuthChangedNotification(WireModel):
    provider_id: str
    status: GatewayOAuthStatus
    auth_url: str | None = None
    """Authorization handoff, sent only to the connection that started login."""
    error: str | None = None
    login_id: str | None = None
    """Identifies the completed device login attempt. Since runtime 0.169.0."""


@define
class GatewayOAuthLoginParams(NullableGatewayOAuthLoginParams, WireModel):
    """Authorize a configured provider without changing the default or any thread's provider. Since runtime 0.169.0."""

    device_auth: bool | None = None
    """Select device authorization when the server advertises support for it."""
    model_provider: str | None = None
    """Defaults to the current provider when omitted."""


@define
class GatewayOAuthLoginResponse(WireModel):
    prompt: GatewayOAuthPrompt | None = None
    """Since runtime 0.169.0."""


@define
class GatewayOAuthPrompt(WireModel):
    """Since runtime 0.169.0."""

    login_id: str
    user_code: str
    verification_url: str


@define
class GatewayOAuthReadParams(NullableGatewayOAuthReadParams, WireModel):
    """Read credential readiness for a configured provider without starting browser login. Since runtime 0.169.0."""

    model_provider: str | None = None
    """Defaults to the current provider when omitted."""


@define
class GatewayOAuthReadResponse(WireModel):
    """Current effective gateway policy and credential readiness; never contains credentials."""

    provider_id: str
    provider_name: str
    required: bool
    """Whether the selected provider uses gateway OAuth, even when already signed in."""
    error: str | None = None
    status: GatewayOAuthStatus | None = None
    """Null when the effective provider does not use gateway OAuth."""
    supports_device_auth: bool = False
    """Whether the administrator configured a device authorization endpoint. Since runtime 0.169.0."""


@define
class GcpSetupParams(WireModel):
    """Since runtime 0.166.0."""

    project_id: str
    credential_file: str | None = None
    """Absolute path to a credential file on the app-server host. Omit or pass `null` to clear the active user
    configuration's override and use ADC. If another configuration layer would still supply a credential file, setup
    fails without saving changes.
    """
    location: str | None = None
    """Vertex AI location. Omission or null selects `global`."""


@define
class GcpSetupResponse(WireModel):
    """Since runtime 0.166.0."""


@define
class GetAccountParams(WireModel):
    refresh_token: bool | None = None
    """When `true`, requests a proactive token refresh before returning."""


@define
class GetAccountRateLimitsParams(NullableGetAccountRateLimitsParams, WireModel):
    """Usage-read capabilities of the requesting client, never inferred from its experiment arm."""

    exclude_reset_credit_details: bool | None = None
    """Skip the separate reset-credit detail lookup for background usage polls. The usage response still includes the
    available count; omitted/false preserves detailed reads.
    """
    supports_luna_reserve: bool | None = None
    """The client supports automatic Luna Reserve fallback. For eligible ChatGPT CLI users, allow the backend to record
    experiment exposure after ordinary usage is blocked.
    """


@define
class GetAccountRateLimitsResponse(WireModel):
    rate_limits: RateLimitSnapshot
    """Backward-compatible single-bucket view; mirrors the historical payload."""
    account_id: str | None = None
    """Account associated with this usage snapshot, when supplied by the backend."""
    ordinary_usage_allowed: bool | None = None
    """Backend permission for ordinary included usage, validated against the active account. Null means unavailable;
    clients must not infer recovery from percentages or reset times.
    """
    rate_limit_reset_credits: RateLimitResetCreditsSummary | None = None
    rate_limit_upsell: JsonValue = None
    """Optional backend-owned banner from the same usage read. Its nested keys retain the backend's snake_case
    contract; an absent banner leaves the client's existing UI unchanged.
    """
    rate_limits_by_limit_id: dict[str, RateLimitSnapshot] | None = None
    """Multi-bucket view keyed by metered `limit_id` (for example, `codex`)."""


@define
class GetAccountResponse(WireModel):
    requires_openai_auth: bool
    account: Account | None = None
    user_id: str | None = None
    """ChatGPT user ID belonging to this account response, when available. Since runtime 0.169.0."""
    workspace_routing: WorkspaceRouting | None = None


@define
class GetAccountSecuritySetupResponse(WireModel):
    """Optional security reminder bound to the account that fetched it. Unavailable or ineligible accounts return no
    notice; this read never changes account security. Since runtime 0.169.0.
    """

    notice: AccountSecuritySetupNotice | None = None


@define
class GetAccountTokenUsageParams(NullableGetAccountTokenUsageParams, WireModel):
    thread_id: str | None = None
    """When present, read estimated usage for this thread instead of account-wide token activity."""


@define
class GetAccountTokenUsageResponse(WireModel):
    summary: AccountTokenUsageSummary
    daily_usage_buckets: list[AccountTokenUsageDailyBucket] | None = None
    thread_usage: ThreadUsage | None = None
    """Estimated usage when a thread was requested and its billing route is available."""


@define
class GetWorkspaceMessagesResponse(WireModel):
    feature_enabled: bool
    """Whether the workspace-message backend route is available for this client."""
    messages: list[WorkspaceMessage]
    """Active workspace messages returned by the backend."""


@define
class GitInfo(WireModel):
    branch: str | None = None
    origin_url: str | None = None
    sha: str | None = None


@define
class GrantedPermissionProfile(WireModel):
    file_system: AdditionalFileSystemPermissions | None = None
    network: AdditionalNetworkPermissions | None = None


@define
class GuardianApprovalReview(WireModel):
    """[UNSTABLE] Temporary approval auto-review payload used by `item/autoApprovalReview/*` notifications. This shape
    is expected to change soon.
    """

    status: GuardianApprovalReviewStatus
    rationale: str | None = None
    risk_level: GuardianRiskLevel | None = None
    user_authorization: GuardianUserAuthorization | None = None


@define
class CommandGuardianApprovalReviewAction(GuardianApprovalReviewAction, WireModel):
    command: str
    cwd: LegacyAppPathString
    source: GuardianCommandSource
    type: Literal["command"] = "command"


@define
class ExecveGuardianApprovalReviewAction(GuardianApprovalReviewAction, WireModel):
    argv: list[str]
    cwd: AbsolutePathBuf
    program: str
    source: GuardianCommandSource
    type: Literal["execve"] = "execve"


@define
class WriteStdinGuardianApprovalReviewAction(GuardianApprovalReviewAction, WireModel):
    """A child approval for input to an existing command execution item."""

    approval_id: str
    cwd: LegacyAppPathString
    process_id: str
    stdin: str
    type: Literal["writeStdin"] = "writeStdin"


@define
class ApplyPatchGuardianApprovalReviewAction(GuardianApprovalReviewAction, WireModel):
    cwd: LegacyAppPathString
    files: list[LegacyAppPathString]
    type: Literal["applyPatch"] = "applyPatch"


@define
class NetworkAccessGuardianApprovalReviewAction(GuardianApprovalReviewAction, WireModel):
    host: str
    port: int
    protocol: NetworkApprovalProtocol
    target: str
    type: Literal["networkAccess"] = "networkAccess"


@define
class McpToolCallGuardianApprovalReviewAction(GuardianApprovalReviewAction, WireModel):
    server: str
    tool_name: str
    type: Literal["mcpToolCall"] = "mcpToolCall"
    connector_id: str | None = None
    connector_name: str | None = None
    tool_title: str | None = None


@define
class RequestPermissionsGuardianApprovalReviewAction(GuardianApprovalReviewAction, WireModel):
    permissions: RequestPermissionProfile
    type: Literal["requestPermissions"] = "requestPermissions"
    reason: str | None = None


@define
class GuardianWarningNotification(WireModel):
    message: str
    """Concise guardian warning message for the user."""
    thread_id: str
    """Thread target for the guardian warning."""


@define
class HookCompletedNotification(WireModel):
    run: HookRunSummary
    thread_id: str
    turn_id: str | None = None


@define
class HookErrorInfo(WireModel):
    message: str
    path: str


@define
class CommandHookMetadata(HookMetadata, WireModel, names={"async_": "async"}):
    command: str
    current_hash: str
    display_order: int
    enabled: bool
    event_name: HookEventName
    is_managed: bool
    key: str
    source: HookSource
    source_path: AbsolutePathBuf
    timeout_sec: int
    trust_status: HookTrustStatus
    handler_type: Literal["command"] = "command"
    additional_context_limit: int | None = None
    """Configured `additionalContext` spill threshold. `null` uses 2,500 tokens; `0` disables spilling."""
    async_: bool = False
    environment_id: str | None = None
    """The owning execution environment, if this hook came from its requirements. Since runtime 0.166.0."""
    matcher: str | None = None
    plugin_id: str | None = None
    status_message: str | None = None


@define
class McpToolHookMetadata(HookMetadata, WireModel):
    current_hash: str
    display_order: int
    enabled: bool
    event_name: HookEventName
    is_managed: bool
    key: str
    server: str
    source: HookSource
    source_path: AbsolutePathBuf
    timeout_sec: int
    tool: str
    trust_status: HookTrustStatus
    handler_type: Literal["mcpTool"] = "mcpTool"
    additional_context_limit: int | None = None
    """Configured `additionalContext` spill threshold. `null` uses 2,500 tokens; `0` disables spilling."""
    environment_id: str | None = None
    """The owning execution environment, if this hook came from its requirements. Since runtime 0.166.0."""
    matcher: str | None = None
    plugin_id: str | None = None
    status_message: str | None = None


@define
class PromptHookMetadata(HookMetadata, WireModel):
    current_hash: str
    display_order: int
    enabled: bool
    event_name: HookEventName
    is_managed: bool
    key: str
    source: HookSource
    source_path: AbsolutePathBuf
    timeout_sec: int
    trust_status: HookTrustStatus
    handler_type: Literal["prompt"] = "prompt"
    additional_context_limit: int | None = None
    """Configured `additionalContext` spill threshold. `null` uses 2,500 tokens; `0` disables spilling."""
    environment_id: str | None = None
    """The owning execution environment, if this hook came from its requirements. Since runtime 0.166.0."""
    matcher: str | None = None
    plugin_id: str | None = None
    status_message: str | None = None


@define
class AgentHookMetadata(HookMetadata, WireModel):
    current_hash: str
    display_order: int
    enabled: bool
    event_name: HookEventName
    is_managed: bool
    key: str
    source: HookSource
    source_path: AbsolutePathBuf
    timeout_sec: int
    trust_status: HookTrustStatus
    handler_type: Literal["agent"] = "agent"
    additional_context_limit: int | None = None
    """Configured `additionalContext` spill threshold. `null` uses 2,500 tokens; `0` disables spilling."""
    environment_id: str | None = None
    """The owning execution environment, if this hook came from its requirements. Since runtime 0.166.0."""
    matcher: str | None = None
    plugin_id: str | None = None
    status_message: str | None = None


@define
class HookMigration(WireModel):
    name: str


@define
class HookOutputEntry(WireModel):
    kind: HookOutputEntryKind
    text: str


@define
class HookPromptFragment(WireModel):
    hook_run_id: str
    text: str


@define
class HookRunSummary(WireModel):
    display_order: int
    entries: list[HookOutputEntry]
    event_name: HookEventName
    execution_mode: HookExecutionMode
    handler_type: HookHandlerType
    id: str
    scope: HookScope
    source_path: AbsolutePathBuf
    started_at: int
    status: HookRunStatus
    completed_at: int | None = None
    duration_ms: int | None = None
    source: HookSource = Factory(lambda: HookSource.unknown)
    status_message: str | None = None


@define
class HookStartedNotification(WireModel):
    run: HookRunSummary
    thread_id: str
    turn_id: str | None = None


@define
class HooksListEntry(WireModel):
    cwd: str
    errors: list[HookErrorInfo]
    hooks: list[HookMetadata]
    warnings: list[str]


@define
class HooksListParams(WireModel):
    cwds: list[str] | None = None
    """When empty, defaults to the current session working directory."""
    thread_id: str | None = None
    """List a loaded thread's hooks, including its selected environments. Omit `cwds` in this mode. Since runtime
    0.166.0.
    """


@define
class HooksListResponse(WireModel):
    data: list[HooksListEntry]


@define
class UsageLimitExceededImageGenerationFailure(ImageGenerationFailure, WireModel):
    limit_id: str
    type: Literal["usageLimitExceeded"] = "usageLimitExceeded"
    resets_at: int | None = None


@define
class ImageGenerationInputImage(WireModel):
    """A local image file successfully read for this exact image-generation request. Since runtime 0.164.0."""

    path: AbsolutePathBuf
    sha256: str
    """Lowercase SHA-256 of the file bytes read before image normalization."""


@define
class InAppBrowserRequirements(WireModel):
    allow_external_browser_settings_import: bool | None = None


@define
class InitializeCapabilities(WireModel):
    """Client-declared capabilities negotiated during initialize."""

    experimental_api: bool = False
    """Opt into receiving experimental API methods and fields."""
    explicit_gateway_oauth: bool | None = None
    """Use explicit gateway OAuth login instead of automatic browser authorization. Applies to this app-server's
    gateway runtime; later connections cannot undo it.
    """
    extensions: JsonObject | None = None
    """MCP extension settings declared by the app-server client."""
    mcp_server_openai_form_elicitation: bool | None = None
    """Legacy opt-in for the `openai/form` MCP extension."""
    opt_out_notification_methods: list[str] | None = None
    """Exact notification method names that should be suppressed for this connection (for example `thread/started`)."""
    request_attestation: bool = False
    """Opt into `attestation/generate` requests for upstream `x-oai-attestation`."""
    required_human_approval: bool | None = None
    """Present `humanCommand` approvals to a person and return only a one-time decision. Requires `experimentalApi`.
    Pending requests can be replayed to compatible clients. Since runtime 0.167.2.
    """


@define
class InitializeParams(WireModel):
    client_info: ClientInfo
    capabilities: InitializeCapabilities | None = None


@define
class InitializeResponse(WireModel):
    codex_home: AbsolutePathBuf
    """Absolute path to the server's $CODEX_HOME directory."""
    platform_family: str
    """Platform family for the running app-server target, for example `"unix"` or `"windows"`."""
    platform_os: str
    """Operating system for the running app-server target, for example `"macos"`, `"linux"`, or `"windows"`."""
    user_agent: str


@define
class InstalledApp(WireModel):
    """Installed connector runtime state."""

    callable: bool
    """Whether the connector is enabled and has a non-synthetic, model-visible tool allowed by effective MCP and
    app/tool policy in the committed runtime snapshot.
    """
    enabled: bool
    """Effective enabled state after applying global, workspace, local, and managed configuration at read time."""
    id: str
    runtime_name: str | None = None
    """Best-effort name carried by the runtime tool catalog. Canonical app metadata remains owned by `app/read`."""


@define
class InternalChatMessageMetadataPassthrough(WireModel, keep_names=True):
    """Internal Responses API passthrough metadata copied into underlying chat messages."""

    turn_id: str | None = None


@define
class ItemCompletedNotification(WireModel):
    completed_at_ms: int
    """Unix timestamp (in milliseconds) when this item lifecycle completed."""
    item: ThreadItem
    thread_id: str
    turn_id: str
    content_token_count: int | None = None
    """Native content tokens for the completed assistant message, including a sampled footer. Null when unavailable.
    Completion telemetry is not part of the stored thread item. Since runtime 0.168.0.
    """


@define
class ItemGuardianApprovalReviewCompletedNotification(WireModel):
    """[UNSTABLE] Temporary notification payload for approval auto-review. This shape is expected to change soon."""

    action: GuardianApprovalReviewAction
    completed_at_ms: int
    """Unix timestamp (in milliseconds) when this review completed."""
    decision_source: AutoReviewDecisionSource
    review: GuardianApprovalReview
    review_id: str
    """Stable identifier for this review."""
    started_at_ms: int
    """Unix timestamp (in milliseconds) when this review started."""
    thread_id: str
    turn_id: str
    target_item_id: str | None = None
    """Identifier for the reviewed item or tool call when one exists."""


@define
class ItemGuardianApprovalReviewStartedNotification(WireModel):
    """[UNSTABLE] Temporary notification payload for approval auto-review. This shape is expected to change soon."""

    action: GuardianApprovalReviewAction
    review: GuardianApprovalReview
    review_id: str
    """Stable identifier for this review."""
    started_at_ms: int
    """Unix timestamp (in milliseconds) when this review started."""
    thread_id: str
    turn_id: str
    target_item_id: str | None = None
    """Identifier for the reviewed item or tool call when one exists."""


@define
class ItemStartedNotification(WireModel):
    item: ThreadItem
    started_at_ms: int
    """Unix timestamp (in milliseconds) when this item lifecycle started."""
    thread_id: str
    turn_id: str


@define
class JSONRPCError(JSONRPCMessage, WireModel):
    """A response to a request that indicates an error occurred."""

    error: JSONRPCErrorError
    id: RequestId


@define
class JSONRPCErrorError(WireModel):
    code: int
    message: str
    data: JsonValue = None


@define
class JSONRPCNotification(JSONRPCMessage, WireModel):
    """A notification which does not expect a response."""

    method: str
    params: JsonValue = None


@define
class JSONRPCRequest(JSONRPCMessage, WireModel):
    """A request that expects a response."""

    id: RequestId
    method: str
    params: JsonValue = None
    trace: W3cTraceContext | None = None
    """Optional W3C Trace Context for distributed tracing."""


@define
class JSONRPCResponse(JSONRPCMessage, WireModel):
    """A successful (non-error) response to a request."""

    id: RequestId
    result: JsonValue


@define
class ListMcpServerStatusParams(WireModel):
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    detail: McpServerStatusDetail | None = None
    """Controls how much MCP inventory data to fetch for each server. Defaults to `Full` when omitted."""
    environment_id: str | None = None
    """Select this environment's registration. Requires `serverName` and `threadId`. When omitted, a named request uses
    the same server as older clients. Since runtime 0.171.0.
    """
    limit: int | None = None
    """Optional page size; defaults to a server-defined value."""
    server_name: str | None = None
    """Limit discovery to one server. With a thread ID, reuse that thread's MCP connection."""
    thread_id: str | None = None


@define
class ListMcpServerStatusResponse(WireModel):
    data: list[McpServerStatus]
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. If None, there are no more items to
    return.
    """


@define
class ExecLocalShellAction(LocalShellAction, WireModel, keep_names=True):
    command: list[str]
    type: Literal["exec"] = "exec"
    env: dict[str, str] | None = None
    timeout_ms: int | None = None
    user: str | None = None
    working_directory: str | None = None


@define
class ApiKeyLoginAccountParams(LoginAccountParams, WireModel):
    api_key: str
    type: Literal["apiKey"] = "apiKey"


@define
class ChatgptLoginAccountParams(LoginAccountParams, WireModel):
    type: Literal["chatgpt"] = "chatgpt"
    app_brand: LoginAppBrand | None = None
    codex_streamlined_login: bool | None = None
    use_hosted_login_success_page: bool | None = None


@define
class ChatgptDeviceCodeLoginAccountParams(LoginAccountParams, WireModel):
    type: Literal["chatgptDeviceCode"] = "chatgptDeviceCode"


@define
class ChatgptAuthTokensLoginAccountParams(LoginAccountParams, WireModel):
    """[UNSTABLE] FOR OPENAI INTERNAL USE ONLY - DO NOT USE. The access token must contain the same scopes that Codex-
    managed ChatGPT auth tokens have.
    """

    access_token: str
    """Access token (JWT) supplied by the client. This token is used for backend API requests and email extraction."""
    chatgpt_account_id: str
    """Workspace/account identifier supplied by the client."""
    type: Literal["chatgptAuthTokens"] = "chatgptAuthTokens"
    chatgpt_plan_type: str | None = None
    """Optional plan type supplied by the client."""


@define
class AmazonBedrockLoginAccountParams(LoginAccountParams, WireModel):
    """[UNSTABLE] Managed Amazon Bedrock login is experimental."""

    api_key: str
    region: str
    type: Literal["amazonBedrock"] = "amazonBedrock"


@define
class AmazonBedrockAccessKeysLoginAccountParams(LoginAccountParams, WireModel):
    """[UNSTABLE] Managed Amazon Bedrock AWS access key login is experimental."""

    access_key_id: str
    region: str
    secret_access_key: str
    type: Literal["amazonBedrockAccessKeys"] = "amazonBedrockAccessKeys"
    session_token: str | None = None


@define
class ApiKeyLoginAccountResponse(LoginAccountResponse, WireModel):
    type: Literal["apiKey"] = "apiKey"


@define
class ChatgptLoginAccountResponse(LoginAccountResponse, WireModel):
    auth_url: str
    """URL the client should open in a browser to initiate the OAuth flow."""
    login_id: str
    type: Literal["chatgpt"] = "chatgpt"


@define
class ChatgptDeviceCodeLoginAccountResponse(LoginAccountResponse, WireModel):
    login_id: str
    user_code: str
    """One-time code the user must enter after signing in."""
    verification_url: str
    """URL the client should open in a browser to complete device code authorization."""
    type: Literal["chatgptDeviceCode"] = "chatgptDeviceCode"


@define
class ChatgptAuthTokensLoginAccountResponse(LoginAccountResponse, WireModel):
    type: Literal["chatgptAuthTokens"] = "chatgptAuthTokens"


@define
class AmazonBedrockLoginAccountResponse(LoginAccountResponse, WireModel):
    type: Literal["amazonBedrock"] = "amazonBedrock"


@define
class LogoutAccountResponse(WireModel):
    pass


@define
class ManagedHooksRequirements(
    WireModel,
    names={
        "permission_request": "PermissionRequest",
        "post_compact": "PostCompact",
        "post_tool_use": "PostToolUse",
        "pre_compact": "PreCompact",
        "pre_tool_use": "PreToolUse",
        "session_start": "SessionStart",
        "stop": "Stop",
        "subagent_start": "SubagentStart",
        "subagent_stop": "SubagentStop",
        "user_prompt_submit": "UserPromptSubmit",
        "interrupt": "Interrupt",
        "post_model_request": "PostModelRequest",
        "pre_model_request": "PreModelRequest",
        "session_end": "SessionEnd",
    },
):
    permission_request: list[ConfiguredHookMatcherGroup]
    post_compact: list[ConfiguredHookMatcherGroup]
    post_tool_use: list[ConfiguredHookMatcherGroup]
    pre_compact: list[ConfiguredHookMatcherGroup]
    pre_tool_use: list[ConfiguredHookMatcherGroup]
    session_start: list[ConfiguredHookMatcherGroup]
    stop: list[ConfiguredHookMatcherGroup]
    subagent_start: list[ConfiguredHookMatcherGroup]
    subagent_stop: list[ConfiguredHookMatcherGroup]
    user_prompt_submit: list[ConfiguredHookMatcherGroup]
    interrupt: list[ConfiguredHookMatcherGroup] = Factory(lambda: list[ConfiguredHookMatcherGroup]())
    post_model_request: list[ConfiguredHookMatcherGroup] = Factory(lambda: list[ConfiguredHookMatcherGroup]())
    """Since runtime 0.164.0."""
    pre_model_request: list[ConfiguredHookMatcherGroup] = Factory(lambda: list[ConfiguredHookMatcherGroup]())
    """Since runtime 0.164.0."""
    session_end: list[ConfiguredHookMatcherGroup] = Factory(lambda: list[ConfiguredHookMatcherGroup]())
    managed_dir: str | None = None
    windows_managed_dir: str | None = None


@define
class MarketplaceAddParams(WireModel):
    source: str
    ref_name: str | None = None
    sparse_paths: list[str] | None = None


@define
class MarketplaceAddResponse(WireModel):
    already_added: bool
    installed_root: AbsolutePathBuf
    marketplace_name: str


@define
class MarketplaceInterface(WireModel):
    display_name: str | None = None


@define
class MarketplaceLoadErrorInfo(WireModel):
    marketplace_path: AbsolutePathBuf
    message: str


@define
class MarketplaceRemoveParams(WireModel):
    marketplace_name: str


@define
class MarketplaceRemoveResponse(WireModel):
    marketplace_name: str
    installed_root: AbsolutePathBuf | None = None


@define
class MarketplaceUpgradeErrorInfo(WireModel):
    marketplace_name: str
    message: str


@define
class MarketplaceUpgradeParams(WireModel):
    marketplace_name: str | None = None


@define
class MarketplaceUpgradeResponse(WireModel):
    errors: list[MarketplaceUpgradeErrorInfo]
    selected_marketplaces: list[str]
    upgraded_roots: list[AbsolutePathBuf]


@define
class McpAppUi(WireModel):
    """UI resource and display preference for model invocations, captured from the tool descriptor."""

    preferred_model_display_mode: McpAppDisplayMode
    resource_uri: str


@define
class McpElicitationBooleanSchema(McpElicitationPrimitiveSchema, WireModel):
    type: McpElicitationBooleanType
    default: bool | None = None
    description: str | None = None
    title: str | None = None


@define
class McpElicitationConstOption(WireModel):
    const: str
    title: str


@define
class McpElicitationLegacyTitledEnumSchema(McpElicitationEnumSchema, WireModel):
    enum: list[str]
    type: McpElicitationStringType
    default: str | None = None
    description: str | None = None
    enum_names: list[str] | None = None
    title: str | None = None


@define
class McpElicitationNumberSchema(McpElicitationPrimitiveSchema, WireModel):
    type: McpElicitationNumberType
    default: float | None = None
    description: str | None = None
    maximum: float | None = None
    minimum: float | None = None
    title: str | None = None


@define
class McpElicitationSchema(WireModel, names={"field_schema": "$schema"}):
    """Typed form schema for MCP `elicitation/create` requests."""

    properties: dict[str, McpElicitationPrimitiveSchema]
    type: McpElicitationObjectType
    field_schema: str | None = None
    required: list[str] | None = None


@define
class McpElicitationStringSchema(McpElicitationPrimitiveSchema, WireModel):
    type: McpElicitationStringType
    default: str | None = None
    description: str | None = None
    format: McpElicitationStringFormat | None = None
    max_length: int | None = None
    min_length: int | None = None
    title: str | None = None


@define
class McpElicitationTitledEnumItems(WireModel):
    any_of: list[McpElicitationConstOption]


@define
class McpElicitationTitledMultiSelectEnumSchema(McpElicitationMultiSelectEnumSchema, WireModel):
    items: McpElicitationTitledEnumItems
    type: McpElicitationArrayType
    default: list[str] | None = None
    description: str | None = None
    max_items: int | None = None
    min_items: int | None = None
    title: str | None = None


@define
class McpElicitationTitledSingleSelectEnumSchema(McpElicitationSingleSelectEnumSchema, WireModel):
    one_of: list[McpElicitationConstOption]
    type: McpElicitationStringType
    default: str | None = None
    description: str | None = None
    title: str | None = None


@define
class McpElicitationUntitledEnumItems(WireModel):
    enum: list[str]
    type: McpElicitationStringType


@define
class McpElicitationUntitledMultiSelectEnumSchema(McpElicitationMultiSelectEnumSchema, WireModel):
    items: McpElicitationUntitledEnumItems
    type: McpElicitationArrayType
    default: list[str] | None = None
    description: str | None = None
    max_items: int | None = None
    min_items: int | None = None
    title: str | None = None


@define
class McpElicitationUntitledSingleSelectEnumSchema(McpElicitationSingleSelectEnumSchema, WireModel):
    enum: list[str]
    type: McpElicitationStringType
    default: str | None = None
    description: str | None = None
    title: str | None = None


@define
class McpResourceReadParams(WireModel, names={"field_meta": "_meta"}):
    server: str
    uri: str
    field_meta: JsonObject | None = None
    """Additional MCP request metadata. Account and turn routing keys are reserved. Since runtime 0.168.0."""
    connector_id: str | None = None
    environment_id: str | None = None
    """Exact registration scope; omission preserves legacy name-only selection. Since runtime 0.171.0."""
    origin_call_id: str | None = None
    """Originating MCP tool call used to select the resource's app."""
    target: McpResourceReadTarget | None = None
    """Explicit hosted app/account. Omit to retain legacy resource discovery."""
    thread_id: str | None = None


@define
class McpResourceReadResponse(WireModel):
    contents: list[ResourceContent]
    origin_call_id: str | None = None
    """Originating call when the server applied app-specific resource scoping."""


@define
class McpResourceReadTarget(WireModel):
    connector_id: str
    link_id: str | None
    """Null explicitly requests no-auth access, subject to the app's resource policy."""


@define
class OpenaiUserVerificationMcpServerElicitationRequestParams(
    McpServerElicitationRequestParams, WireModel, names={"field_meta": "_meta"}
):
    """A device-authenticated approval; accepted responses contain the proof in `content`."""

    challenge: str
    description: str
    server_name: str
    thread_id: str
    title: str
    mode: Literal["openai/userVerification"] = "openai/userVerification"
    field_meta: JsonValue = None
    environment_id: str | None = None
    """Registration scope, not necessarily the server's execution environment. Since runtime 0.171.0."""
    turn_id: str | None = None
    """Active Codex turn when this elicitation was observed, if app-server could correlate one."""


@define
class FormMcpServerElicitationRequestParams(
    McpServerElicitationRequestParams, WireModel, names={"field_meta": "_meta"}
):
    message: str
    requested_schema: McpElicitationSchema
    server_name: str
    thread_id: str
    mode: Literal["form"] = "form"
    field_meta: JsonValue = None
    environment_id: str | None = None
    """Registration scope, not necessarily the server's execution environment. Since runtime 0.171.0."""
    turn_id: str | None = None
    """Active Codex turn when this elicitation was observed, if app-server could correlate one."""


@define
class OpenaiFormMcpServerElicitationRequestParams(
    McpServerElicitationRequestParams, WireModel, names={"field_meta": "_meta"}
):
    message: str
    requested_schema: JsonValue
    server_name: str
    thread_id: str
    mode: Literal["openai/form"] = "openai/form"
    field_meta: JsonValue = None
    environment_id: str | None = None
    """Registration scope, not necessarily the server's execution environment. Since runtime 0.171.0."""
    turn_id: str | None = None
    """Active Codex turn when this elicitation was observed, if app-server could correlate one."""


@define
class McpServerElicitationRequestParams4(McpServerElicitationRequestParams, WireModel, names={"field_meta": "_meta"}):
    message: str
    requested_schema: JsonValue
    server_name: str
    thread_id: str
    mode: Literal["openaiForm"] = "openaiForm"
    field_meta: JsonValue = None
    environment_id: str | None = None
    """Registration scope, not necessarily the server's execution environment. Since runtime 0.171.0."""
    turn_id: str | None = None
    """Active Codex turn when this elicitation was observed, if app-server could correlate one."""


@define
class UrlMcpServerElicitationRequestParams(McpServerElicitationRequestParams, WireModel, names={"field_meta": "_meta"}):
    elicitation_id: str
    message: str
    server_name: str
    thread_id: str
    url: str
    mode: Literal["url"] = "url"
    field_meta: JsonValue = None
    environment_id: str | None = None
    """Registration scope, not necessarily the server's execution environment. Since runtime 0.171.0."""
    turn_id: str | None = None
    """Active Codex turn when this elicitation was observed, if app-server could correlate one."""


@define
class McpServerElicitationRequestResponse(WireModel, names={"field_meta": "_meta"}):
    action: McpServerElicitationAction
    field_meta: JsonValue = None
    """Optional client metadata for form-mode action handling."""
    content: JsonValue = None
    """Structured user input for accepted elicitations, mirroring RMCP `CreateElicitationResult`."""


@define
class McpServerEventNotification(WireModel):
    method: str
    params: JsonValue


@define
class McpServerEventStreamNotification(WireModel):
    notification: McpServerEventNotification
    subscription_id: str


@define
class McpServerEventStreamStartParams(WireModel, names={"field_meta": "_meta"}):
    arguments: JsonValue
    name: str
    server: str
    subscription_id: str
    thread_id: str
    field_meta: JsonValue = None


@define
class McpServerEventStreamStartResponse(WireModel):
    pass


@define
class McpServerEventStreamStopParams(WireModel):
    subscription_id: str


@define
class McpServerEventStreamStopResponse(WireModel):
    pass


@define
class McpServerInfo(WireModel):
    """Presentation metadata advertised by an initialized MCP server."""

    name: str
    version: str
    description: str | None = None
    icons: list[JsonValue] | None = None
    title: str | None = None
    website_url: str | None = None


@define
class McpServerMigration(WireModel):
    name: str


@define
class McpServerOauthLoginCompletedNotification(WireModel):
    name: str
    success: bool
    error: str | None = None
    login_id: str | None = None
    """Identifies the explicit login attempt. Older servers omit this field."""
    thread_id: str | None = None


@define
class McpServerOauthLoginParams(WireModel):
    name: str
    client_registration: McpServerOauthClientRegistration | None = None
    """Registration strategy for this login only; omission selects automatic discovery."""
    environment_id: str | None = None
    """Exact registration scope; omission preserves legacy name-only selection. Since runtime 0.171.0."""
    scopes: list[str] | None = None
    thread_id: str | None = None
    timeout_secs: int | None = None


@define
class McpServerOauthLoginResponse(WireModel):
    authorization_url: str
    login_id: str | None = None
    """Identifies this login attempt across the response and completion notification. Older servers omit this field;
    current servers always return it.
    """


@define
class McpServerRefreshResponse(WireModel):
    pass


@define
class McpServerStatus(WireModel):
    auth_status: McpAuthStatus
    name: str
    resource_templates: list[ResourceTemplate]
    resources: list[Resource]
    tools: dict[str, Tool]
    environment_id: str | None = None
    """Environment that contributed this registration; null for a thread-wide server. Older servers omit this field.
    Since runtime 0.171.0.
    """
    http_origin: str | None = None
    """HTTP origin of the effective configured endpoint, including plugin servers. Excludes credentials, path, query,
    and fragment; null for non-HTTP transports.
    """
    plugin_id: str | None = None
    runtime_status: McpServerConnectionStatus | None = None
    """Current thread-runtime connection state; null when unavailable or the configuration changed."""
    server_capabilities: JsonValue = None
    """Capabilities advertised by the initialized MCP server; null when unavailable."""
    server_info: McpServerInfo | None = None
    tool_list_meta: JsonValue = None
    """Opaque `_meta` from the first page of the corresponding MCP tool catalog. Null when unavailable. Since runtime
    0.164.0.
    """
    tools_error: str | None = None
    """Tool discovery failed and no catalog was returned. Null when a catalog is returned, including cached or empty
    catalogs.
    """


@define
class McpServerStatusUpdatedNotification(WireModel):
    name: str
    status: McpServerStartupState
    environment_id: str | None = None
    """Registration scope, not necessarily the server's execution environment. Since runtime 0.171.0."""
    error: str | None = None
    failure_reason: McpServerStartupFailureReason | None = None
    thread_id: str | None = None


@define
class McpServerToolCallParams(WireModel, names={"field_meta": "_meta"}):
    server: str
    thread_id: str
    tool: str
    field_meta: JsonValue = None
    arguments: JsonValue = None
    environment_id: str | None = None
    """Exact registration scope; omission preserves legacy name-only selection. Since runtime 0.171.0."""


@define
class McpServerToolCallResponse(WireModel, names={"field_meta": "_meta"}):
    content: list[JsonValue]
    field_meta: JsonValue = None
    is_error: bool | None = None
    structured_content: JsonValue = None


@define
class McpToolCallAppContext(WireModel):
    connector_id: str
    action_name: str | None = None
    app_name: str | None = None
    link_id: str | None = None
    resource_uri: str | None = None


@define
class McpToolCallError(WireModel):
    message: str


@define
class McpToolCallProgressNotification(WireModel):
    item_id: str
    message: str
    thread_id: str
    turn_id: str


@define
class McpToolCallResult(WireModel, names={"field_meta": "_meta"}):
    content: list[JsonValue]
    field_meta: JsonValue = None
    structured_content: JsonValue = None


@define
class MemoryCitation(WireModel):
    entries: list[MemoryCitationEntry]
    thread_ids: list[str]


@define
class MemoryCitationEntry(WireModel):
    line_end: int
    line_start: int
    note: str
    path: str


@define
class MemoryResetResponse(WireModel):
    pass


@define
class MemoryStatusParams(WireModel):
    min_consolidated_threads: int | None = None
    """Required distinct consolidated threads. Defaults to 20; supported range is 1..=4096."""


@define
class MemoryStatusResponse(WireModel):
    v2_consolidated_threads: int
    v2_ready: bool


@define
class MigrationDetails(WireModel):
    commands: list[CommandMigration] = Factory(lambda: list[CommandMigration]())
    hooks: list[HookMigration] = Factory(lambda: list[HookMigration]())
    mcp_servers: list[McpServerMigration] = Factory(lambda: list[McpServerMigration]())
    memory: list[str] | None = None
    plugins: list[PluginsMigration] = Factory(lambda: list[PluginsMigration]())
    sessions: list[SessionMigration] = Factory(lambda: list[SessionMigration]())
    skills: list[SkillMigration] = Factory(lambda: list[SkillMigration]())
    subagents: list[SubagentMigration] = Factory(lambda: list[SubagentMigration]())


@define
class MisalignmentErrorDetails(WireModel):
    detailed_explanation: str | None = None
    """A substantive localized explanation is required before offering continuation."""
    error_type: str | None = None
    """Open-ended classification; clients must accept categories added by Responses."""
    review_target: str | None = None
    """Opaque server-issued block target. Presence alone does not enable target-based continuation."""
    steer: MisalignmentSteer | None = None
    """Instruction to submit as the next turn's user input if continuation is confirmed."""


@define
class MisalignmentSteer(WireModel):
    message: str


@define
class MockExperimentalMethodParams(WireModel):
    value: str | None = None
    """Test-only payload field."""


@define
class MockExperimentalMethodResponse(WireModel):
    echoed: str | None = None
    """Echoes the input `value`."""


@define
class Model(WireModel):
    default_reasoning_effort: ReasoningEffort
    description: str
    display_name: str
    hidden: bool
    id: str
    is_default: bool
    model: str
    supported_reasoning_efforts: list[ReasoningEffortOption]
    additional_speed_tiers: list[str] = Factory(lambda: list[str]())
    """Deprecated: use `serviceTiers` instead."""
    availability_nux: ModelAvailabilityNux | None = None
    available_access_programs: ModelAccessPrograms | None = None
    """Null when the catalog does not provide access-program metadata."""
    default_service_tier: str | None = None
    """Catalog default service tier id for this model, when one is configured."""
    input_modalities: list[InputModality] = Factory(lambda: [InputModality.text, InputModality.image])
    model_specialty: str | None = None
    multi_agent_version: MultiAgentVersion | None = None
    """Multi-agent runtime declared by this model, when available."""
    service_tiers: list[ModelServiceTier] = Factory(lambda: list[ModelServiceTier]())
    supports_personality: bool = False
    """@deprecated Always false; models no longer support personality selection."""
    upgrade: str | None = None
    upgrade_info: ModelUpgradeInfo | None = None


@define
class ModelAccessPrograms(WireModel):
    """Caller-specific explicit access programs advertised by model discovery."""

    cyber: list[CyberAccessProgram]
    """Accepted explicit selections."""


@define
class ModelAvailabilityNux(WireModel):
    message: str


@define
class ModelListParams(WireModel):
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    include_hidden: bool | None = None
    """When true, include models that are hidden from the default picker list."""
    limit: int | None = None
    """Optional page size; defaults to a reasonable server-side value."""
    model_provider: str | None = None
    """List models for this configured provider instead of the app-server default. Since runtime 0.169.0."""


@define
class ModelListResponse(WireModel):
    data: list[Model]
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. If None, there are no more items to
    return.
    """


@define
class ModelProviderCapabilitiesReadParams(WireModel):
    pass


@define
class ModelProviderCapabilitiesReadResponse(WireModel):
    image_generation: bool
    web_search: bool


@define
class ModelProviderConfigWriteParams(WireModel):
    """Since runtime 0.168.0."""

    settings: ProviderSettingsPatch


@define
class ModelProviderConfigWriteResponse(WireModel):
    """Since runtime 0.168.0."""

    provider: ModelProviderSummary


@define
class ModelProviderDefaultSetParams(WireModel):
    """Since runtime 0.171.0."""

    provider_id: str
    """Configured provider to use by default for new threads and unscoped model lists."""


@define
class ModelProviderMismatchModelProviderError(ModelProviderError, WireModel):
    current_model_provider: str
    model_provider: str
    type: Literal["modelProviderMismatch"] = "modelProviderMismatch"


@define
class ModelProviderNotConfiguredModelProviderError(ModelProviderError, WireModel):
    model_provider: str
    type: Literal["modelProviderNotConfigured"] = "modelProviderNotConfigured"


@define
class ModelProviderPolicyConflictModelProviderError(ModelProviderError, WireModel):
    model_provider: str
    required_model_provider: str
    type: Literal["modelProviderPolicyConflict"] = "modelProviderPolicyConflict"


@define
class ModelProviderListParams(WireModel):
    """Since runtime 0.168.0."""


@define
class ModelProviderListResponse(WireModel):
    """Since runtime 0.168.0."""

    can_change_default: bool
    data: list[ModelProviderSummary]
    default_provider_id: str


@define
class ModelProviderSummary(WireModel):
    """Since runtime 0.168.0."""

    can_edit: bool
    """Whether a supported configuration field can be edited in the active user layer."""
    id: str
    name: str
    settings: ProviderSettings
    base_url: str | None = None
    """Null when the endpoint is absent or cannot be safely displayed."""


@define
class ModelReroutedNotification(WireModel):
    from_model: str
    reason: ModelRerouteReason
    thread_id: str
    to_model: str
    turn_id: str


@define
class ModelSafetyBufferingUpdatedNotification(WireModel):
    model: str
    reasons: list[str]
    show_buffering_ui: bool
    thread_id: str
    turn_id: str
    use_cases: list[str]
    faster_model: str | None = None


@define
class ModelServiceTier(WireModel):
    description: str
    id: str
    name: str


@define
class ModelUpgradeInfo(WireModel):
    model: str
    migration_markdown: str | None = None
    model_link: str | None = None
    retirement_at: int | None = None
    """Informational Unix timestamp for this upgrade's scheduled retirement, if known."""
    upgrade_copy: str | None = None


@define
class ModelVerificationNotification(WireModel):
    thread_id: str
    turn_id: str
    verifications: list[ModelVerification]


@define
class ModelsRequirements(WireModel):
    new_thread: NewThreadModelDefaults | None = None


@define
class CustomMultiAgentMode(MultiAgentMode, WireModel):
    custom: str


@define
class NetworkApprovalContext(WireModel):
    host: str
    protocol: NetworkApprovalProtocol


@define
class NetworkPolicyAmendment(WireModel):
    action: NetworkPolicyRuleAction
    host: str


@define
class NetworkRequirements(WireModel):
    allow_local_binding: bool | None = None
    allow_unix_sockets: list[str] | None = None
    """Legacy compatibility view derived from `unix_sockets`."""
    allow_upstream_proxy: bool | None = None
    allowed_domains: list[str] | None = None
    """Legacy compatibility view derived from `domains`."""
    dangerously_allow_all_unix_sockets: bool | None = None
    dangerously_allow_non_loopback_proxy: bool | None = None
    denied_domains: list[str] | None = None
    """Legacy compatibility view derived from `domains`."""
    domains: dict[str, NetworkDomainPermission] | None = None
    """Canonical network permission map for `experimental_network`."""
    enabled: bool | None = None
    http_port: int | None = None
    managed_allowed_domains_only: bool | None = None
    """When true, only managed allowlist entries are respected while managed network enforcement is active."""
    review_domains: list[str] | None = None
    """Host patterns routed to network approval before ordinary allow rules. Since runtime 0.165.0."""
    socks_port: int | None = None
    unix_sockets: dict[str, NetworkUnixSocketPermission] | None = None
    """Canonical unix socket permission map for `experimental_network`."""


@define
class NewThreadModelDefaults(WireModel):
    model: str | None = None
    model_reasoning_effort: ReasoningEffort | None = None
    service_tier: str | None = None


@define
class OtlpHttp(WireModel):
    endpoint: str
    headers: dict[str, str]
    """Header names are retained; values are redacted by the server."""
    protocol: OtelHttpProtocol
    tls: OtelTlsConfig | None = None


@define
class OtlpHttpOtelExporter(OtelExporter, WireModel, names={"otlp_http": "otlp-http"}):
    otlp_http: OtlpHttp


@define
class OtlpGrpc(WireModel):
    endpoint: str
    headers: dict[str, str]
    """Header names are retained; values are redacted by the server."""
    tls: OtelTlsConfig | None = None


@define
class OtlpGrpcOtelExporter(OtelExporter, WireModel, names={"otlp_grpc": "otlp-grpc"}):
    otlp_grpc: OtlpGrpc


@define
class OtelRequirements(WireModel, keep_names=True):
    """Since runtime 0.166.0."""

    environment: str | None = None
    exporter: OtelExporter | None = None
    headers_helper: str | None = None
    """Since runtime 0.171.0."""
    headers_helper_refresh_interval_ms: int | None = None
    """Since runtime 0.171.0."""
    log_agent_responses: bool | None = None
    log_guardian_assessments: bool | None = None
    log_sse_deltas: bool | None = None
    """Since runtime 0.167.2."""
    log_user_prompt: bool | None = None
    metrics_exporter: OtelExporter | None = None
    span_attributes: dict[str, str] | None = None
    tool_result: OtelToolResultLogConfig | None = None
    trace_exporter: OtelExporter | None = None
    tracestate: dict[str, dict[str, str]] | None = None


@define
class OtelTlsConfig(
    WireModel,
    names={
        "ca_certificate": "ca-certificate",
        "client_certificate": "client-certificate",
        "client_private_key": "client-private-key",
    },
):
    """Since runtime 0.166.0."""

    ca_certificate: str | None = None
    client_certificate: str | None = None
    client_private_key: str | None = None


@define
class OtelToolResultLogConfig(WireModel, keep_names=True):
    """Since runtime 0.166.0."""

    max_bytes: int


@define
class OverriddenMetadata(WireModel):
    effective_value: JsonValue
    message: str
    overriding_layer: ConfigLayerMetadata


@define
class ReadParsedCommand(ParsedCommand, WireModel):
    cmd: str
    name: str
    path: str
    """(Best effort) Path to the file being read by the command. When possible, this is an absolute path, though when
    relative, it should be resolved against the `cwd`` that will be used to run the command to derive the absolute
    path.
    """
    type: Literal["read"] = "read"


@define
class ListFilesParsedCommand(ParsedCommand, WireModel):
    cmd: str
    type: Literal["list_files"] = "list_files"
    path: str | None = None


@define
class SearchParsedCommand(ParsedCommand, WireModel):
    cmd: str
    type: Literal["search"] = "search"
    path: str | None = None
    query: str | None = None


@define
class UnknownParsedCommand(ParsedCommand, WireModel):
    cmd: str
    type: Literal["unknown"] = "unknown"


@define
class AddPatchChangeKind(PatchChangeKind, WireModel):
    type: Literal["add"] = "add"


@define
class DeletePatchChangeKind(PatchChangeKind, WireModel):
    type: Literal["delete"] = "delete"


@define
class UpdatePatchChangeKind(PatchChangeKind, WireModel, keep_names=True):
    type: Literal["update"] = "update"
    move_path: str | None = None


@define
class PermissionProfileListParams(WireModel):
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    cwd: str | None = None
    """Optional working directory to resolve project config layers."""
    limit: int | None = None
    """Optional page size; defaults to the full result set."""


@define
class PermissionProfileListResponse(WireModel):
    data: list[PermissionProfileSummary]
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. If None, there are no more items to
    return.
    """


@define
class PermissionProfileSummary(WireModel):
    allowed: bool
    """Whether the effective requirements allow selecting this profile."""
    id: str
    """Available permission profile identifier."""
    description: str | None = None
    """Optional user-facing description for display in clients."""


@define
class PermissionsRequestApprovalParams(WireModel):
    cwd: LegacyAppPathString
    item_id: str
    permissions: RequestPermissionProfile
    started_at_ms: int
    """Unix timestamp (in milliseconds) when this approval request started."""
    thread_id: str
    turn_id: str
    environment_id: str | None = None
    reason: str | None = None


@define
class PermissionsRequestApprovalResponse(WireModel):
    permissions: GrantedPermissionProfile
    scope: PermissionGrantScope = Factory(lambda: PermissionGrantScope.turn)
    strict_auto_review: bool | None = None
    """Review every subsequent command in this turn before normal sandboxed execution."""


@define
class PlanDeltaNotification(WireModel):
    """EXPERIMENTAL - proposed plan streaming deltas for plan items. Clients should not assume concatenated deltas
    match the completed plan item content.
    """

    delta: str
    item_id: str
    thread_id: str
    turn_id: str


@define
class PluginDetail(WireModel):
    app_templates: list[AppTemplateSummary]
    apps: list[AppSummary]
    hooks: list[PluginHookSummary]
    marketplace_name: str
    mcp_servers: list[str]
    skills: list[SkillSummary]
    summary: PluginSummary
    description: str | None = None
    marketplace_path: AbsolutePathBuf | None = None
    onboarding_skill: SkillSummary | None = None
    """The declared onboarding skill, when the plugin and visible skill are enabled."""
    scheduled_tasks: list[ScheduledTaskSummary] | None = None
    share_url: str | None = None


@define
class PluginHookSummary(WireModel):
    event_name: HookEventName
    key: str


@define
class PluginInstallParams(WireModel):
    plugin_name: str
    install_attempt_id: str | None = None
    """Client-generated identifier used to correlate one installation attempt."""
    marketplace_path: AbsolutePathBuf | None = None
    remote_marketplace_name: str | None = None


@define
class PluginInstallResponse(WireModel):
    apps_needing_auth: list[AppSummary]
    auth_policy: PluginAuthPolicy


@define
class PluginInstalledParams(WireModel):
    cwds: list[AbsolutePathBuf] | None = None
    """Optional working directories used to discover repo marketplaces."""
    install_suggestion_plugin_names: list[str] | None = None
    """Additional uninstalled plugin names that should be returned when present locally. This is used by mention
    surfaces that intentionally expose install entrypoints.
    """


@define
class PluginInstalledResponse(WireModel):
    marketplaces: list[PluginMarketplaceEntry]
    marketplace_load_errors: list[MarketplaceLoadErrorInfo] = Factory(lambda: list[MarketplaceLoadErrorInfo]())


@define
class PluginInterface(WireModel):
    capabilities: list[str]
    screenshot_urls: list[str]
    """Remote screenshot URLs from the plugin catalog."""
    screenshots: list[AbsolutePathBuf]
    """Local screenshot paths, resolved from the installed plugin package."""
    brand_color: str | None = None
    category: str | None = None
    composer_icon: AbsolutePathBuf | None = None
    """Local composer icon path, resolved from the installed plugin package."""
    composer_icon_url: str | None = None
    """Remote composer icon URL from the plugin catalog."""
    default_prompt: list[str] | None = None
    """Starter prompts for the plugin. Capped at 3 entries with a maximum of 128 characters per entry."""
    developer_name: str | None = None
    display_name: str | None = None
    logo: AbsolutePathBuf | None = None
    """Local logo path, resolved from the installed plugin package."""
    logo_dark: AbsolutePathBuf | None = None
    """Local dark-mode logo path, resolved from the installed plugin package."""
    logo_url: str | None = None
    """Remote logo URL from the plugin catalog."""
    logo_url_dark: str | None = None
    """Remote dark-mode logo URL from the plugin catalog."""
    long_description: str | None = None
    privacy_policy_url: str | None = None
    short_description: str | None = None
    terms_of_service_url: str | None = None
    website_url: str | None = None


@define
class PluginListParams(WireModel):
    cwds: list[AbsolutePathBuf] | None = None
    """Optional working directories used to discover repo marketplaces. When omitted, only home-scoped marketplaces and
    the official curated marketplace are considered.
    """
    force_refetch: bool | None = None
    """Whether the client requests a fresh remote plugin catalog fetch."""
    marketplace_kinds: list[PluginListMarketplaceKind] | None = None
    """Optional marketplace kind filter. When omitted, only local marketplaces are queried, plus the default remote
    catalog when enabled by feature flag.
    """


@define
class PluginListResponse(WireModel):
    marketplaces: list[PluginMarketplaceEntry]
    featured_plugin_ids: list[str] = Factory(lambda: list[str]())
    marketplace_load_errors: list[MarketplaceLoadErrorInfo] = Factory(lambda: list[MarketplaceLoadErrorInfo]())


@define
class PluginMarketplaceEntry(WireModel):
    name: str
    plugins: list[PluginSummary]
    interface: MarketplaceInterface | None = None
    path: AbsolutePathBuf | None = None
    """Local marketplace file path when the marketplace is backed by a local file. Remote-only catalog marketplaces do
    not have a local path.
    """


@define
class PluginReadParams(WireModel):
    plugin_name: str
    marketplace_path: AbsolutePathBuf | None = None
    remote_marketplace_name: str | None = None


@define
class PluginReadResponse(WireModel):
    plugin: PluginDetail


@define
class PluginReconcileChangedPlugin(WireModel):
    """Runtime categories affected by this change, not just capabilities currently present. Flags describe declarations
    before runtime policy filtering. Updates OR the old and new bundle flags; enablement changes and cached
    reinstalls use the cached bundle; removals retain the old bundle's flags.
    """

    has_apps: bool
    has_hooks: bool
    has_mcps: bool
    has_skills: bool
    """Whether either bundle declares skill roots; not a validated inventory of enabled skills."""
    id: str
    """Local plugin ID (`name@marketplace`), matching `PluginSummary.id`."""


@define
class PluginReconcileParams(WireModel):
    reason: str | None = None
    """Optional client-provided reason recorded with the reconciliation attempt."""


@define
class PluginReconcileResponse(WireModel):
    """Bundle and installed-state changes observed by this pass, not a runtime-readiness acknowledgement or a
    cumulative diff since the client's last request. Other metadata-only changes are not listed.
    """

    changed_plugins: list[PluginReconcileChangedPlugin]
    """Plugins affected by bundle changes, enablement changes, or removals. Installed-state changes compare against the
    previous cached snapshot, including cached reinstalls. Removal hints survive cache cleanup failures; unchanged
    plugins are omitted.
    """
    failed_materialization_remote_plugin_ids: list[str]
    """Subset of failures for which the requested bundle could not be materialized. A previously cached version may
    still be available.
    """
    failed_remote_plugin_ids: list[str]
    """Backend remote plugin IDs whose bundle or identity update failed."""


@define
class PluginSearchParams(WireModel):
    search_term: str
    cursor: str | None = None
    cwds: list[AbsolutePathBuf] | None = None
    limit: int | None = None
    scope: PluginSearchScope | None = None


@define
class PluginSearchResponse(WireModel):
    data: list[PluginSearchResult]
    next_cursor: str | None = None


@define
class PluginSearchResult(WireModel):
    marketplace_name: str
    plugin: PluginSummary
    marketplace_path: AbsolutePathBuf | None = None


@define
class PluginShareCheckoutParams(WireModel):
    remote_plugin_id: str


@define
class PluginShareCheckoutResponse(WireModel):
    marketplace_name: str
    marketplace_path: AbsolutePathBuf
    plugin_id: str
    plugin_name: str
    plugin_path: AbsolutePathBuf
    remote_plugin_id: str
    remote_version: str | None = None


@define
class PluginShareContext(WireModel):
    remote_plugin_id: str
    can_publish_to_workspace: bool | None = None
    creator_account_user_id: str | None = None
    creator_name: str | None = None
    discoverability: PluginShareDiscoverability | None = None
    remote_version: str | None = None
    """Version of the remote shared plugin release when available."""
    share_principals: list[PluginSharePrincipal] | None = None
    share_url: str | None = None


@define
class PluginShareDeleteParams(WireModel):
    remote_plugin_id: str


@define
class PluginShareDeleteResponse(WireModel):
    pass


@define
class PluginShareListItem(WireModel):
    plugin: PluginSummary
    local_plugin_path: AbsolutePathBuf | None = None


@define
class PluginShareListParams(WireModel):
    pass


@define
class PluginShareListResponse(WireModel):
    data: list[PluginShareListItem]


@define
class PluginSharePrincipal(WireModel):
    name: str
    principal_id: str
    principal_type: PluginSharePrincipalType
    role: PluginSharePrincipalRole


@define
class PluginShareSaveParams(WireModel):
    plugin_path: AbsolutePathBuf
    discoverability: PluginShareDiscoverability | None = None
    remote_plugin_id: str | None = None
    share_targets: list[PluginShareTarget] | None = None


@define
class PluginShareSaveResponse(WireModel):
    remote_plugin_id: str
    share_url: str
    can_publish_to_workspace: bool | None = None


@define
class PluginShareTarget(WireModel):
    principal_id: str
    principal_type: PluginSharePrincipalType
    role: PluginShareTargetRole


@define
class PluginShareUpdateTargetsParams(WireModel):
    discoverability: PluginShareUpdateDiscoverability
    remote_plugin_id: str
    share_targets: list[PluginShareTarget]


@define
class PluginShareUpdateTargetsResponse(WireModel):
    discoverability: PluginShareDiscoverability
    principals: list[PluginSharePrincipal]


@define
class PluginSkillReadParams(WireModel):
    remote_marketplace_name: str
    remote_plugin_id: str
    skill_name: str


@define
class PluginSkillReadResponse(WireModel):
    contents: str | None = None


@define
class LocalPluginSource(PluginSource, WireModel):
    path: AbsolutePathBuf
    type: Literal["local"] = "local"


@define
class GitPluginSource(PluginSource, WireModel):
    url: str
    type: Literal["git"] = "git"
    path: str | None = None
    ref_name: str | None = None
    sha: str | None = None


@define
class NpmPluginSource(PluginSource, WireModel):
    package: str
    type: Literal["npm"] = "npm"
    registry: str | None = None
    """Optional HTTPS registry URL. Authentication stays in the user's npm config."""
    version: str | None = None
    """Optional npm version or version range."""


@define
class RemotePluginSource(PluginSource, WireModel):
    """The plugin is available in the remote catalog. Download metadata is kept server-side and is not exposed through
    the app-server API.
    """

    type: Literal["remote"] = "remote"


@define
class PluginSummary(WireModel):
    auth_policy: PluginAuthPolicy
    enabled: bool
    id: str
    install_policy: PluginInstallPolicy
    installed: bool
    name: str
    source: PluginSource
    availability: PluginAvailability = Factory(lambda: PluginAvailability.available)
    """Availability state for installing and using the plugin."""
    disabled_reason: PluginDisabledReason | None = None
    """Why the remote plugin is unavailable, when provided by plugin-service."""
    eligible_plan_types: list[str] | None = None
    """Raw plugin-service plan identifiers eligible to install the plugin."""
    install_policy_source: PluginInstallPolicySource | None = None
    installed_at: int | None = None
    """Unix timestamp in seconds when the remote plugin was installed, when available."""
    interface: PluginInterface | None = None
    keywords: list[str] = Factory(lambda: list[str]())
    local_version: str | None = None
    """Version of the locally materialized plugin package when available."""
    must_show_installation_interstitial: bool | None = None
    remote_plugin_id: str | None = None
    """Backend remote plugin identifier when available."""
    share_context: PluginShareContext | None = None
    """Remote sharing context associated with this plugin when available."""
    version: str | None = None
    """Version advertised by the remote marketplace backend when available."""


@define
class PluginUninstallParams(WireModel):
    plugin_id: str


@define
class PluginUninstallResponse(WireModel):
    pass


@define
class PluginsMigration(WireModel):
    marketplace_name: str
    plugin_names: list[str]


@define
class ProcessExitedNotification(WireModel):
    """Final process exit notification for `process/spawn`."""

    exit_code: int
    """Process exit code."""
    process_handle: str
    """Client-supplied, connection-scoped `processHandle` from `process/spawn`."""
    stderr: str
    """Buffered stderr capture."""
    stderr_cap_reached: bool
    """Whether stderr reached `outputBytesCap`."""
    stdout: str
    """Buffered stdout capture."""
    stdout_cap_reached: bool
    """Whether stdout reached `outputBytesCap`."""
    output_drain_timed_out: bool | None = None
    """Whether output collection hit its post-exit deadline before seeing EOF or reaching the requested byte cap on
    either stream. Older servers omit this field. Since runtime 0.166.0.
    """


@define
class ProcessKillParams(WireModel):
    """Terminate a running `process/spawn` session."""

    process_handle: str
    """Client-supplied, connection-scoped `processHandle` from `process/spawn`."""


@define
class ProcessKillResponse(WireModel):
    """Empty success response for `process/kill`."""


@define
class ProcessOutputDeltaNotification(WireModel):
    """Base64-encoded output chunk emitted for a streaming `process/spawn` request."""

    cap_reached: bool
    """True on the final streamed chunk for this stream when output was truncated by `outputBytesCap`."""
    delta_base64: str
    """Base64-encoded output bytes."""
    process_handle: str
    """Client-supplied, connection-scoped `processHandle` from `process/spawn`."""
    stream: ProcessOutputStream
    """Output stream this chunk belongs to."""


@define
class ProcessResizePtyParams(WireModel):
    """Resize a running PTY-backed `process/spawn` session."""

    process_handle: str
    """Client-supplied, connection-scoped `processHandle` from `process/spawn`."""
    size: ProcessTerminalSize
    """New PTY size in character cells."""


@define
class ProcessResizePtyResponse(WireModel):
    """Empty success response for `process/resizePty`."""


@define
class ProcessSpawnParams(WireModel):
    """Spawn a standalone process (argv vector) without a Codex sandbox on the host where the app server is running."""

    command: list[str]
    """Command argv vector. Empty arrays are rejected."""
    cwd: AbsolutePathBuf
    """Absolute working directory for the process."""
    process_handle: str
    """Client-supplied, connection-scoped process handle."""
    env: dict[str, str | None] | None = None
    """Optional environment overrides merged into the app-server process environment."""
    output_bytes_cap: int | None = None
    """Optional per-stream stdout/stderr capture cap in bytes."""
    size: ProcessTerminalSize | None = None
    """Optional initial PTY size in character cells. Only valid when `tty` is true."""
    stream_stdin: bool | None = None
    """Allow follow-up `process/writeStdin` requests to write stdin bytes."""
    stream_stdout_stderr: bool | None = None
    """Stream stdout/stderr via `process/outputDelta` notifications."""
    timeout_ms: int | None = None
    """Optional timeout in milliseconds."""
    tty: bool | None = None
    """Enable PTY mode."""


@define
class ProcessSpawnResponse(WireModel):
    """Successful response for `process/spawn`."""


@define
class ProcessTerminalSize(WireModel):
    """PTY size in character cells for `process/spawn` PTY sessions."""

    cols: int
    """Terminal width in character cells."""
    rows: int
    """Terminal height in character cells."""


@define
class ProcessWriteStdinParams(WireModel):
    """Write stdin bytes to a running `process/spawn` session, close stdin, or both."""

    process_handle: str
    """Client-supplied, connection-scoped `processHandle` from `process/spawn`."""
    close_stdin: bool | None = None
    """Close stdin after writing `deltaBase64`, if present."""
    delta_base64: str | None = None
    """Optional base64-encoded stdin bytes to write."""


@define
class ProcessWriteStdinResponse(WireModel):
    """Empty success response for `process/writeStdin`."""


@define
class Project(WireModel):
    created_at: int
    id: str
    metadata: dict[str, str]
    name: str
    roots: list[ProjectRoot]
    updated_at: int
    position: int | None = None
    recency_at: int | None = None
    """Newest non-archived member thread's recency, in Unix seconds; null when none exist."""


@define
class ProjectChangedNotification(WireModel):
    change_type: ProjectChangeType
    project_id: str


@define
class ProjectCreateParams(WireModel):
    idempotency_key: str
    name: str
    roots: list[ProjectRoot]
    metadata: dict[str, str] | None = None


@define
class ProjectCreateResponse(WireModel):
    project: Project


@define
class ProjectDeleteParams(WireModel):
    project_id: str


@define
class ProjectDeleteResponse(WireModel):
    pass


@define
class ProjectImportParams(WireModel):
    idempotency_key: str
    name: str
    roots: list[ProjectRoot]
    metadata: dict[str, str] | None = None
    threads: list[str] | None = None


@define
class ProjectImportResponse(WireModel):
    project: Project


@define
class ProjectListParams(WireModel):
    cursor: str | None = None
    limit: int | None = None
    sort_direction: SortDirection | None = None
    """Requires sortKey. Defaults to asc for position and desc for recencyAt."""
    sort_key: ProjectSortKey | None = None
    """Defaults to position. Recency sorting always places empty projects last."""


@define
class ProjectListResponse(WireModel):
    data: list[Project]
    next_cursor: str | None = None


@define
class ProjectMoveParams(WireModel):
    project_id: str
    before_project_id: str | None = None


@define
class ProjectMoveResponse(WireModel):
    pass


@define
class ProjectReadParams(WireModel):
    project_id: str


@define
class ProjectReadResponse(WireModel):
    project: Project


@define
class ProjectRoot(WireModel):
    path: AbsolutePathBuf


@define
class ProjectUpdateParams(WireModel):
    project_id: str
    metadata: dict[str, str] | None = None
    name: str | None = None
    roots: list[ProjectRoot] | None = None


@define
class ProjectUpdateResponse(WireModel):
    project: Project


@define
class OpenaiProviderSettings(ProviderSettings, WireModel):
    type: Literal["openai"] = "openai"


@define
class CustomGatewayProviderSettings(ProviderSettings, WireModel):
    auth: GatewayAuth
    type: Literal["customGateway"] = "customGateway"


@define
class BedrockProviderSettings(ProviderSettings, WireModel):
    type: Literal["bedrock"] = "bedrock"
    profile: str | None = None
    region: str | None = None


@define
class GcpProviderSettings(ProviderSettings, WireModel):
    type: Literal["gcp"] = "gcp"
    credential_file: str | None = None
    """Path on the app-server host, without credential-file contents."""
    location: str | None = None
    project_id: str | None = None


@define
class CustomGatewayProviderSettingsPatch(ProviderSettingsPatch, WireModel):
    type: Literal["customGateway"] = "customGateway"
    base_url: str | None = None
    env_key: str | None = None
    name: str | None = None
    provider_id: str | None = None
    """Omit or pass null to allocate a new custom provider ID."""


@define
class BedrockProviderSettingsPatch(ProviderSettingsPatch, WireModel):
    """AWS configuration fields for built-in Bedrock providers."""

    provider_id: BedrockProviderId
    type: Literal["bedrock"] = "bedrock"
    profile: str | None = None
    region: str | None = None


@define
class GcpProviderSettingsPatch(ProviderSettingsPatch, WireModel):
    """GCP configuration fields. Credential-file paths refer to the app-server host."""

    provider_id: GcpProviderId
    type: Literal["gcp"] = "gcp"
    credential_file: str | None = None
    location: str | None = None
    project_id: str | None = None


@define
class QueuedSubmission(WireModel):
    client_user_message_id: str
    id: str
    input: list[UserInput]
    responsesapi_client_metadata: dict[str, str] | None = None
    """Metadata retained with this input, including across reconnect and restoration. Since runtime 0.169.0."""


@define
class RateLimitResetCredit(WireModel):
    granted_at: int
    """Unix timestamp in seconds when the credit was granted."""
    id: str
    """Opaque backend identifier for this reset credit."""
    reset_type: RateLimitResetType
    status: RateLimitResetCreditStatus
    description: str | None = None
    """Backend-provided display description for this credit, or `null` when unavailable."""
    expires_at: int | None = None
    """Unix timestamp in seconds when the credit expires, or `null` if it does not expire."""
    title: str | None = None
    """Backend-provided display title for this credit, or `null` when unavailable."""


@define
class RateLimitResetCreditsSummary(WireModel):
    available_count: int
    credits: list[RateLimitResetCredit] | None = None
    """Detail rows for available reset credits, when the backend provides them."""


@define
class RateLimitSnapshot(WireModel):
    credits: CreditsSnapshot | None = None
    individual_limit: SpendControlLimitSnapshot | None = None
    limit_id: str | None = None
    limit_name: str | None = None
    normal_model_slug: str | None = None
    """Normal model whose display name and reasoning options describe this quota alias."""
    plan_type: PlanType | None = None
    primary: RateLimitWindow | None = None
    rate_limit_reached_type: RateLimitReachedType | None = None
    secondary: RateLimitWindow | None = None
    spend_control_reached: bool | None = None
    """Backend-reported spend-control state. `None` is unavailable, not a sparse-update recovery."""


@define
class RateLimitWindow(WireModel):
    used_percent: int
    resets_at: int | None = None
    window_duration_mins: int | None = None


@define
class RawResponseCompletedNotification(WireModel):
    """Internal-only notification containing the exact usage from one upstream Responses API completion."""

    response_id: str
    thread_id: str
    turn_id: str
    usage: TokenUsageBreakdown | None = None
    usage_metadata: ResponseUsageMetadata | None = None


@define
class RawResponseItemCompletedNotification(WireModel):
    item: ResponseItem
    thread_id: str
    turn_id: str


@define
class RealtimeVoicesList(WireModel):
    default_v1: RealtimeVoice
    default_v2: RealtimeVoice
    v1: list[RealtimeVoice]
    v2: list[RealtimeVoice]
    v3: list[RealtimeVoice] = Factory(lambda: list[RealtimeVoice]())


@define
class ReasoningEffortOption(WireModel):
    description: str
    reasoning_effort: ReasoningEffort


@define
class ReasoningTextReasoningItemContent(ReasoningItemContent, WireModel):
    text: str
    type: Literal["reasoning_text"] = "reasoning_text"


@define
class TextReasoningItemContent(ReasoningItemContent, WireModel):
    text: str
    type: Literal["text"] = "text"


@define
class SummaryTextReasoningItemReasoningSummary(ReasoningItemReasoningSummary, WireModel):
    text: str
    type: Literal["summary_text"] = "summary_text"


@define
class ReasoningSummaryPartAddedNotification(WireModel):
    item_id: str
    summary_index: int
    thread_id: str
    turn_id: str


@define
class ReasoningSummaryTextDeltaNotification(WireModel):
    delta: str
    item_id: str
    summary_index: int
    thread_id: str
    turn_id: str


@define
class ReasoningTextDeltaNotification(WireModel):
    content_index: int
    delta: str
    item_id: str
    thread_id: str
    turn_id: str


@define
class RemoteControlClient(WireModel):
    client_id: str
    app_version: str | None = None
    device_model: str | None = None
    device_type: str | None = None
    display_name: str | None = None
    last_seen_at: int | None = None
    os_version: str | None = None
    platform: str | None = None


@define
class RemoteControlClientsListParams(WireModel):
    environment_id: str
    cursor: str | None = None
    limit: int | None = None
    order: RemoteControlClientsListOrder | None = None


@define
class RemoteControlClientsListResponse(WireModel):
    data: list[RemoteControlClient]
    next_cursor: str | None = None


@define
class RemoteControlClientsRevokeParams(WireModel):
    client_id: str
    environment_id: str


@define
class RemoteControlClientsRevokeResponse(WireModel):
    pass


@define
class RemoteControlDisableParams(NullableRemoteControlDisableParams, WireModel):
    ephemeral: bool | None = None


@define
class RemoteControlDisableResponse(WireModel):
    installation_id: str
    server_name: str
    status: RemoteControlConnectionStatus
    environment_id: str | None = None


@define
class RemoteControlEnableParams(NullableRemoteControlEnableParams, WireModel):
    ephemeral: bool | None = None


@define
class RemoteControlEnableResponse(WireModel):
    installation_id: str
    server_name: str
    status: RemoteControlConnectionStatus
    environment_id: str | None = None


@define
class RemoteControlPairingStartParams(WireModel):
    manual_code: bool | None = None


@define
class RemoteControlPairingStartResponse(WireModel):
    environment_id: str
    expires_at: int
    pairing_code: str
    manual_pairing_code: str | None = None


@define
class RemoteControlPairingStatusParams(WireModel):
    manual_pairing_code: str | None = None
    pairing_code: str | None = None


@define
class RemoteControlPairingStatusResponse(WireModel):
    claimed: bool


@define
class RemoteControlStatusChangedNotification(WireModel):
    """Current remote-control connection status and remote identity exposed to clients."""

    installation_id: str
    server_name: str
    status: RemoteControlConnectionStatus
    environment_id: str | None = None


@define
class RemoteControlStatusReadResponse(WireModel):
    installation_id: str
    server_name: str
    status: RemoteControlConnectionStatus
    environment_id: str | None = None


@define
class RequestHeader(WireModel):
    name: str
    value: str


@define
class RequestPermissionProfile(WireModel):
    file_system: AdditionalFileSystemPermissions | None = None
    network: AdditionalNetworkPermissions | None = None


@define
class Resource(WireModel, names={"field_meta": "_meta"}):
    """A known resource that the server is capable of reading."""

    name: str
    uri: str
    field_meta: JsonValue = None
    annotations: JsonValue = None
    description: str | None = None
    icons: list[JsonValue] | None = None
    mime_type: str | None = None
    size: int | None = None
    title: str | None = None


@define
class ResourceContent1(ResourceContent, WireModel, names={"field_meta": "_meta"}):
    text: str
    uri: str
    """The URI of this resource."""
    field_meta: JsonValue = None
    mime_type: str | None = None


@define
class ResourceContent2(ResourceContent, WireModel, names={"field_meta": "_meta"}):
    blob: str
    uri: str
    """The URI of this resource."""
    field_meta: JsonValue = None
    mime_type: str | None = None


@define
class ResourceTemplate(WireModel):
    """A template description for resources available on the server."""

    name: str
    uri_template: str
    annotations: JsonValue = None
    description: str | None = None
    mime_type: str | None = None
    title: str | None = None


@define
class AdditionalToolsResponseItem(ResponseItem, WireModel):
    role: str
    tools: list[JsonValue]
    type: Literal["additional_tools"] = "additional_tools"
    id: str | None = None


@define
class MessageResponseItem(ResponseItem, WireModel, keep_names=True):
    content: list[ContentItem]
    role: str
    type: Literal["message"] = "message"
    encrypted_content: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    phase: MessagePhase | None = None
    status: str | None = None


@define
class AgentMessageResponseItem(ResponseItem, WireModel, keep_names=True):
    author: str
    content: list[AgentMessageInputContent]
    recipient: str
    type: Literal["agent_message"] = "agent_message"
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None


@define
class ReasoningResponseItem(ResponseItem, WireModel, keep_names=True):
    summary: list[ReasoningItemReasoningSummary]
    type: Literal["reasoning"] = "reasoning"
    content: list[ReasoningItemContent] | None = None
    encrypted_content: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None


@define
class LocalShellCallResponseItem(ResponseItem, WireModel, keep_names=True):
    action: LocalShellAction
    status: LocalShellStatus
    type: Literal["local_shell_call"] = "local_shell_call"
    call_id: str | None = None
    """Set when using the Responses API."""
    encrypted_content: str | None = None
    id: str | None = None
    """Legacy id field retained for compatibility with older payloads."""
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None


@define
class FunctionCallResponseItem(ResponseItem, WireModel, keep_names=True):
    arguments: str
    call_id: str
    name: str
    type: Literal["function_call"] = "function_call"
    encrypted_content: str | None = None
    encrypted_function_args: list[str] | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    namespace: str | None = None
    status: str | None = None


@define
class ToolSearchCallResponseItem(ResponseItem, WireModel, keep_names=True):
    arguments: JsonValue
    execution: str
    type: Literal["tool_search_call"] = "tool_search_call"
    call_id: str | None = None
    encrypted_content: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    status: str | None = None


@define
class FunctionCallOutputResponseItem(ResponseItem, WireModel, keep_names=True):
    output: FunctionCallOutputBody
    type: Literal["function_call_output"] = "function_call_output"
    call_id: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    name: str | None = None
    namespace: str | None = None


@define
class CustomToolCallResponseItem(ResponseItem, WireModel, keep_names=True):
    call_id: str
    input: str
    name: str
    type: Literal["custom_tool_call"] = "custom_tool_call"
    encrypted_content: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    namespace: str | None = None
    status: str | None = None


@define
class CustomToolCallOutputResponseItem(ResponseItem, WireModel, keep_names=True):
    call_id: str
    output: FunctionCallOutputBody
    type: Literal["custom_tool_call_output"] = "custom_tool_call_output"
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    name: str | None = None


@define
class ToolSearchOutputResponseItem(ResponseItem, WireModel, keep_names=True):
    execution: str
    status: str
    tools: list[JsonValue]
    type: Literal["tool_search_output"] = "tool_search_output"
    call_id: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None


@define
class WebSearchCallResponseItem(ResponseItem, WireModel, keep_names=True):
    type: Literal["web_search_call"] = "web_search_call"
    action: ResponsesApiWebSearchAction | None = None
    encrypted_content: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    status: str | None = None


@define
class ImageGenerationCallResponseItem(ResponseItem, WireModel, keep_names=True):
    result: str
    status: str
    type: Literal["image_generation_call"] = "image_generation_call"
    encrypted_content: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None
    revised_prompt: str | None = None


@define
class CompactionResponseItem(ResponseItem, WireModel, keep_names=True):
    encrypted_content: str
    type: Literal["compaction"] = "compaction"
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None


@define
class ConfigurationUpdateResponseItem(ResponseItem, WireModel):
    """A durable input control interpreted by the backend at its position in history."""

    reasoning: ConfigurationReasoning
    type: Literal["configuration_update"] = "configuration_update"


@define
class CompactionTriggerResponseItem(ResponseItem, WireModel):
    type: Literal["compaction_trigger"] = "compaction_trigger"


@define
class ContextCompactionResponseItem(ResponseItem, WireModel, keep_names=True):
    type: Literal["context_compaction"] = "context_compaction"
    encrypted_content: str | None = None
    id: str | None = None
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = None


@define
class OtherResponseItem(ResponseItem, WireModel):
    type: Literal["other"] = "other"


@define
class ResponseUsageMetadata(WireModel):
    """Usage metadata reported for one upstream response."""

    amount: str | None = None
    metadata: JsonValue = None


@define
class SearchResponsesApiWebSearchAction(ResponsesApiWebSearchAction, WireModel):
    type: Literal["search"] = "search"
    queries: list[str] | None = None
    query: str | None = None


@define
class OpenPageResponsesApiWebSearchAction(ResponsesApiWebSearchAction, WireModel):
    type: Literal["open_page"] = "open_page"
    url: str | None = None


@define
class FindInPageResponsesApiWebSearchAction(ResponsesApiWebSearchAction, WireModel):
    type: Literal["find_in_page"] = "find_in_page"
    pattern: str | None = None
    url: str | None = None


@define
class OtherResponsesApiWebSearchAction(ResponsesApiWebSearchAction, WireModel):
    type: Literal["other"] = "other"


@define
class ApprovedExecpolicyAmendment(WireModel, keep_names=True):
    proposed_execpolicy_amendment: list[str]


@define
class ApprovedExecpolicyAmendmentReviewDecision(ReviewDecision, WireModel, keep_names=True):
    """User has approved this command and wants to apply the proposed execpolicy amendment so future matching commands
    are permitted.
    """

    approved_execpolicy_amendment: ApprovedExecpolicyAmendment


@define
class NetworkPolicyAmendmentReviewDecisionBody(WireModel, keep_names=True):
    network_policy_amendment: NetworkPolicyAmendment


@define
class NetworkPolicyAmendmentReviewDecision(ReviewDecision, WireModel, keep_names=True):
    """User chose to persist a network policy rule (allow/deny) for future requests to the same host."""

    network_policy_amendment: NetworkPolicyAmendmentReviewDecisionBody


@define
class Denied(WireModel):
    rejection: str


@define
class DeniedReviewDecision(ReviewDecision, WireModel):
    """User has denied this command and the agent should not execute it, but it should continue the session and try
    something else.
    """

    denied: Denied


@define
class ReviewStartParams(WireModel):
    target: ReviewTarget
    thread_id: str
    delivery: ReviewDelivery | None = None
    """Where to run the review: inline (default) on the current thread or detached on a new thread (returned in
    `reviewThreadId`). Detached delivery is deprecated and emits `deprecationNotice`. Use `thread/start` followed by
    an inline review for a separate review thread.
    """


@define
class ReviewStartResponse(WireModel):
    review_thread_id: str
    """Identifies the thread where the review runs."""
    turn: Turn


@define
class UncommittedChangesReviewTarget(ReviewTarget, WireModel):
    """Review the working tree: staged, unstaged, and untracked files."""

    type: Literal["uncommittedChanges"] = "uncommittedChanges"


@define
class BaseBranchReviewTarget(ReviewTarget, WireModel):
    """Review changes between the current branch and the given base branch."""

    branch: str
    type: Literal["baseBranch"] = "baseBranch"


@define
class CommitReviewTarget(ReviewTarget, WireModel):
    """Review the changes introduced by a specific commit."""

    sha: str
    type: Literal["commit"] = "commit"
    title: str | None = None
    """Optional human-readable label (e.g., commit subject) for UIs."""


@define
class CustomReviewTarget(ReviewTarget, WireModel):
    """Arbitrary instructions, equivalent to the old free-form prompt."""

    instructions: str
    type: Literal["custom"] = "custom"


@define
class RolloutCompressResponse(WireModel):
    """Acknowledges the compression trigger, not completion. Existing maintenance locks and cooldowns can cause the
    background pass to skip without doing work.
    """


@define
class DangerFullAccessSandboxPolicy(SandboxPolicy, WireModel):
    type: Literal["dangerFullAccess"] = "dangerFullAccess"


@define
class ReadOnlySandboxPolicy(SandboxPolicy, WireModel):
    type: Literal["readOnly"] = "readOnly"
    network_access: bool = False


@define
class ExternalSandboxSandboxPolicy(SandboxPolicy, WireModel):
    type: Literal["externalSandbox"] = "externalSandbox"
    network_access: NetworkAccess = Factory(lambda: NetworkAccess.restricted)


@define
class WorkspaceWriteSandboxPolicy(SandboxPolicy, WireModel):
    type: Literal["workspaceWrite"] = "workspaceWrite"
    exclude_slash_tmp: bool = False
    exclude_tmpdir_env_var: bool = False
    network_access: bool = False
    writable_roots: list[AbsolutePathBuf] = Factory(lambda: list[AbsolutePathBuf]())


@define
class SandboxWorkspaceWrite(WireModel, keep_names=True):
    exclude_slash_tmp: bool = False
    exclude_tmpdir_env_var: bool = False
    network_access: bool = False
    writable_roots: list[str] = Factory(lambda: list[str]())


@define
class HourlyScheduledTaskSchedule(ScheduledTaskSchedule, WireModel):
    interval_hours: int
    type: Literal["hourly"] = "hourly"
    days: list[ScheduledTaskWeekday] | None = None


@define
class DailyScheduledTaskSchedule(ScheduledTaskSchedule, WireModel):
    time: str
    type: Literal["daily"] = "daily"


@define
class WeekdaysScheduledTaskSchedule(ScheduledTaskSchedule, WireModel):
    time: str
    type: Literal["weekdays"] = "weekdays"


@define
class WeeklyScheduledTaskSchedule(ScheduledTaskSchedule, WireModel):
    days: list[ScheduledTaskWeekday]
    time: str
    type: Literal["weekly"] = "weekly"


@define
class ScheduledTaskSummary(WireModel):
    key: str
    name: str
    prompt: str
    schedule: ScheduledTaskSchedule


@define
class SelectedCapabilityRoot(WireModel):
    """A user-selected root that can expose one or more runtime capabilities."""

    id: str
    """Stable identifier supplied by the capability selection platform."""
    location: CapabilityRootLocation
    """Where the selected root can be resolved."""


@define
class SendAddCreditsNudgeEmailParams(WireModel):
    credit_type: AddCreditsNudgeCreditType


@define
class SendAddCreditsNudgeEmailResponse(WireModel):
    status: AddCreditsNudgeEmailStatus


@define
class ServerDiagnosticsGauge(WireModel):
    name: str
    value: int


@define
class ServerDiagnosticsParams(WireModel):
    pass


@define
class ServerDiagnosticsProcess(WireModel):
    id: int
    physical_footprint_bytes: int | None = None
    resident_memory_bytes: int | None = None


@define
class ServerDiagnosticsResponse(WireModel):
    gauges: list[ServerDiagnosticsGauge]
    process: ServerDiagnosticsProcess


@define
class ErrorServerNotification(ServerNotification, WireModel):
    """NEW NOTIFICATIONS"""

    params: ErrorNotification
    method: Literal["error"] = "error"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadStartedServerNotification(ServerNotification, WireModel):
    params: ThreadStartedNotification
    method: Literal["thread/started"] = "thread/started"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadStatusChangedServerNotification(ServerNotification, WireModel):
    params: ThreadStatusChangedNotification
    method: Literal["thread/status/changed"] = "thread/status/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadReadStateChangedServerNotification(ServerNotification, WireModel):
    params: ThreadReadStateChangedNotification
    method: Literal["thread/readState/changed"] = "thread/readState/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadArchivedServerNotification(ServerNotification, WireModel):
    params: ThreadArchivedNotification
    method: Literal["thread/archived"] = "thread/archived"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadDeletedServerNotification(ServerNotification, WireModel):
    params: ThreadDeletedNotification
    method: Literal["thread/deleted"] = "thread/deleted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadUnarchivedServerNotification(ServerNotification, WireModel):
    params: ThreadUnarchivedNotification
    method: Literal["thread/unarchived"] = "thread/unarchived"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadClosedServerNotification(ServerNotification, WireModel):
    params: ThreadClosedNotification
    method: Literal["thread/closed"] = "thread/closed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRevertedServerNotification(ServerNotification, WireModel):
    params: ThreadRevertedNotification
    method: Literal["thread/reverted"] = "thread/reverted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class SkillsChangedServerNotification(ServerNotification, WireModel):
    params: SkillsChangedNotification
    method: Literal["skills/changed"] = "skills/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadNameUpdatedServerNotification(ServerNotification, WireModel):
    params: ThreadNameUpdatedNotification
    method: Literal["thread/name/updated"] = "thread/name/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadAttachmentUpdatedServerNotification(ServerNotification, WireModel):
    params: ThreadAttachmentUpdatedNotification
    method: Literal["thread/attachment/updated"] = "thread/attachment/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadGoalUpdatedServerNotification(ServerNotification, WireModel):
    params: ThreadGoalUpdatedNotification
    method: Literal["thread/goal/updated"] = "thread/goal/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadPredictionUpdatedServerNotification(ServerNotification, WireModel):
    params: ThreadPredictionUpdatedNotification
    method: Literal["thread/prediction/updated"] = "thread/prediction/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadGoalClearedServerNotification(ServerNotification, WireModel):
    params: ThreadGoalClearedNotification
    method: Literal["thread/goal/cleared"] = "thread/goal/cleared"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadQueueChangedServerNotification(ServerNotification, WireModel):
    params: ThreadQueueChangedNotification
    method: Literal["thread/queue/changed"] = "thread/queue/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ProjectChangedServerNotification(ServerNotification, WireModel):
    params: ProjectChangedNotification
    method: Literal["project/changed"] = "project/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadProjectUpdatedServerNotification(ServerNotification, WireModel):
    params: ThreadProjectUpdatedNotification
    method: Literal["thread/project/updated"] = "thread/project/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadEnvironmentConnectedServerNotification(ServerNotification, WireModel):
    params: EnvironmentConnectionNotification
    method: Literal["thread/environment/connected"] = "thread/environment/connected"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadEnvironmentDisconnectedServerNotification(ServerNotification, WireModel):
    params: EnvironmentConnectionNotification
    method: Literal["thread/environment/disconnected"] = "thread/environment/disconnected"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadSettingsUpdatedServerNotification(ServerNotification, WireModel):
    params: ThreadSettingsUpdatedNotification
    method: Literal["thread/settings/updated"] = "thread/settings/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadTokenUsageUpdatedServerNotification(ServerNotification, WireModel):
    params: ThreadTokenUsageUpdatedNotification
    method: Literal["thread/tokenUsage/updated"] = "thread/tokenUsage/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class TurnStartedServerNotification(ServerNotification, WireModel):
    params: TurnStartedNotification
    method: Literal["turn/started"] = "turn/started"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class HookStartedServerNotification(ServerNotification, WireModel):
    params: HookStartedNotification
    method: Literal["hook/started"] = "hook/started"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class TurnCompletedServerNotification(ServerNotification, WireModel):
    params: TurnCompletedNotification
    method: Literal["turn/completed"] = "turn/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class HookCompletedServerNotification(ServerNotification, WireModel):
    params: HookCompletedNotification
    method: Literal["hook/completed"] = "hook/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class TurnDiffUpdatedServerNotification(ServerNotification, WireModel):
    params: TurnDiffUpdatedNotification
    method: Literal["turn/diff/updated"] = "turn/diff/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class TurnPlanUpdatedServerNotification(ServerNotification, WireModel):
    params: TurnPlanUpdatedNotification
    method: Literal["turn/plan/updated"] = "turn/plan/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemStartedServerNotification(ServerNotification, WireModel):
    params: ItemStartedNotification
    method: Literal["item/started"] = "item/started"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemAutoApprovalReviewStartedServerNotification(ServerNotification, WireModel):
    params: ItemGuardianApprovalReviewStartedNotification
    method: Literal["item/autoApprovalReview/started"] = "item/autoApprovalReview/started"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemAutoApprovalReviewCompletedServerNotification(ServerNotification, WireModel):
    params: ItemGuardianApprovalReviewCompletedNotification
    method: Literal["item/autoApprovalReview/completed"] = "item/autoApprovalReview/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class AutoApprovalReviewStrictReviewRequiredServerNotification(ServerNotification, WireModel):
    params: StrictReviewRequiredNotification
    method: Literal["autoApprovalReview/strictReviewRequired"] = "autoApprovalReview/strictReviewRequired"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemCompletedServerNotification(ServerNotification, WireModel):
    params: ItemCompletedNotification
    method: Literal["item/completed"] = "item/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemAgentMessageDeltaServerNotification(ServerNotification, WireModel):
    params: AgentMessageDeltaNotification
    method: Literal["item/agentMessage/delta"] = "item/agentMessage/delta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemPlanDeltaServerNotification(ServerNotification, WireModel):
    """EXPERIMENTAL - proposed plan streaming deltas for plan items."""

    params: PlanDeltaNotification
    method: Literal["item/plan/delta"] = "item/plan/delta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class CommandExecOutputDeltaServerNotification(ServerNotification, WireModel):
    """Stream base64-encoded stdout/stderr chunks for a running `command/exec` session."""

    params: CommandExecOutputDeltaNotification
    method: Literal["command/exec/outputDelta"] = "command/exec/outputDelta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ProcessOutputDeltaServerNotification(ServerNotification, WireModel):
    """Stream base64-encoded stdout/stderr chunks for a running `process/spawn` session."""

    params: ProcessOutputDeltaNotification
    method: Literal["process/outputDelta"] = "process/outputDelta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ProcessExitedServerNotification(ServerNotification, WireModel):
    """Final exit notification for a `process/spawn` session."""

    params: ProcessExitedNotification
    method: Literal["process/exited"] = "process/exited"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemCommandExecutionOutputDeltaServerNotification(ServerNotification, WireModel):
    params: CommandExecutionOutputDeltaNotification
    method: Literal["item/commandExecution/outputDelta"] = "item/commandExecution/outputDelta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemCommandExecutionTerminalInteractionServerNotification(ServerNotification, WireModel):
    params: TerminalInteractionNotification
    method: Literal["item/commandExecution/terminalInteraction"] = "item/commandExecution/terminalInteraction"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemFileChangeOutputDeltaServerNotification(ServerNotification, WireModel):
    """Deprecated legacy apply_patch output stream notification."""

    params: FileChangeOutputDeltaNotification
    method: Literal["item/fileChange/outputDelta"] = "item/fileChange/outputDelta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemFileChangePatchUpdatedServerNotification(ServerNotification, WireModel):
    params: FileChangePatchUpdatedNotification
    method: Literal["item/fileChange/patchUpdated"] = "item/fileChange/patchUpdated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ServerRequestResolvedServerNotification(ServerNotification, WireModel):
    params: ServerRequestResolvedNotification
    method: Literal["serverRequest/resolved"] = "serverRequest/resolved"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemMcpToolCallProgressServerNotification(ServerNotification, WireModel):
    params: McpToolCallProgressNotification
    method: Literal["item/mcpToolCall/progress"] = "item/mcpToolCall/progress"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class McpServerOauthLoginCompletedServerNotification(ServerNotification, WireModel):
    params: McpServerOauthLoginCompletedNotification
    method: Literal["mcpServer/oauthLogin/completed"] = "mcpServer/oauthLogin/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class McpServerStartupStatusUpdatedServerNotification(ServerNotification, WireModel):
    params: McpServerStatusUpdatedNotification
    method: Literal["mcpServer/startupStatus/updated"] = "mcpServer/startupStatus/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class McpServerEventStreamNotificationServerNotification(ServerNotification, WireModel):
    params: McpServerEventStreamNotification
    method: Literal["mcpServer/event/stream/notification"] = "mcpServer/event/stream/notification"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class AccountUpdatedServerNotification(ServerNotification, WireModel):
    params: AccountUpdatedNotification
    method: Literal["account/updated"] = "account/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class AccountGatewayOAuthChangedServerNotification(ServerNotification, WireModel):
    params: GatewayOAuthChangedNotification
    method: Literal["account/gatewayOAuth/changed"] = "account/gatewayOAuth/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class AccountRateLimitsUpdatedServerNotification(ServerNotification, WireModel):
    params: AccountRateLimitsUpdatedNotification
    method: Literal["account/rateLimits/updated"] = "account/rateLimits/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class AppListUpdatedServerNotification(ServerNotification, WireModel):
    params: AppListUpdatedNotification
    method: Literal["app/list/updated"] = "app/list/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class RemoteControlStatusChangedServerNotification(ServerNotification, WireModel):
    params: RemoteControlStatusChangedNotification
    method: Literal["remoteControl/status/changed"] = "remoteControl/status/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ExternalAgentConfigImportProgressServerNotification(ServerNotification, WireModel):
    params: ExternalAgentConfigImportProgressNotification
    method: Literal["externalAgentConfig/import/progress"] = "externalAgentConfig/import/progress"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ExternalAgentConfigImportCompletedServerNotification(ServerNotification, WireModel):
    params: ExternalAgentConfigImportCompletedNotification
    method: Literal["externalAgentConfig/import/completed"] = "externalAgentConfig/import/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class FsChangedServerNotification(ServerNotification, WireModel):
    params: FsChangedNotification
    method: Literal["fs/changed"] = "fs/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemReasoningSummaryTextDeltaServerNotification(ServerNotification, WireModel):
    params: ReasoningSummaryTextDeltaNotification
    method: Literal["item/reasoning/summaryTextDelta"] = "item/reasoning/summaryTextDelta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemReasoningSummaryPartAddedServerNotification(ServerNotification, WireModel):
    params: ReasoningSummaryPartAddedNotification
    method: Literal["item/reasoning/summaryPartAdded"] = "item/reasoning/summaryPartAdded"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemReasoningTextDeltaServerNotification(ServerNotification, WireModel):
    params: ReasoningTextDeltaNotification
    method: Literal["item/reasoning/textDelta"] = "item/reasoning/textDelta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadCompactedServerNotification(ServerNotification, WireModel):
    """Deprecated: Use `ContextCompaction` item type instead."""

    params: ContextCompactedNotification
    method: Literal["thread/compacted"] = "thread/compacted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ModelReroutedServerNotification(ServerNotification, WireModel):
    params: ModelReroutedNotification
    method: Literal["model/rerouted"] = "model/rerouted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ModelVerificationServerNotification(ServerNotification, WireModel):
    params: ModelVerificationNotification
    method: Literal["model/verification"] = "model/verification"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ModelProviderAuthRecoveryStartedServerNotification(ServerNotification, WireModel):
    params: AuthRecoveryNotification
    method: Literal["modelProvider/authRecoveryStarted"] = "modelProvider/authRecoveryStarted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ModelProviderAuthRecoveryCompletedServerNotification(ServerNotification, WireModel):
    params: AuthRecoveryNotification
    method: Literal["modelProvider/authRecoveryCompleted"] = "modelProvider/authRecoveryCompleted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class TurnModerationMetadataServerNotification(ServerNotification, WireModel):
    params: TurnModerationMetadataNotification
    method: Literal["turn/moderationMetadata"] = "turn/moderationMetadata"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ModelSafetyBufferingUpdatedServerNotification(ServerNotification, WireModel):
    params: ModelSafetyBufferingUpdatedNotification
    method: Literal["model/safetyBuffering/updated"] = "model/safetyBuffering/updated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class WarningServerNotification(ServerNotification, WireModel):
    params: WarningNotification
    method: Literal["warning"] = "warning"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class GuardianWarningServerNotification(ServerNotification, WireModel):
    params: GuardianWarningNotification
    method: Literal["guardianWarning"] = "guardianWarning"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class DeprecationNoticeServerNotification(ServerNotification, WireModel):
    params: DeprecationNoticeNotification
    method: Literal["deprecationNotice"] = "deprecationNotice"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ConfigWarningServerNotification(ServerNotification, WireModel):
    params: ConfigWarningNotification
    method: Literal["configWarning"] = "configWarning"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class FuzzyFileSearchSessionUpdatedServerNotification(ServerNotification, WireModel):
    params: FuzzyFileSearchSessionUpdatedNotification
    method: Literal["fuzzyFileSearch/sessionUpdated"] = "fuzzyFileSearch/sessionUpdated"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class FuzzyFileSearchSessionCompletedServerNotification(ServerNotification, WireModel):
    params: FuzzyFileSearchSessionCompletedNotification
    method: Literal["fuzzyFileSearch/sessionCompleted"] = "fuzzyFileSearch/sessionCompleted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeStartedServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeStartedNotification
    method: Literal["thread/realtime/started"] = "thread/realtime/started"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeItemAddedServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeItemAddedNotification
    method: Literal["thread/realtime/itemAdded"] = "thread/realtime/itemAdded"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeItemStartedServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeItemStartedNotification
    method: Literal["thread/realtime/item/started"] = "thread/realtime/item/started"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeItemTranscriptDeltaServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeItemTranscriptDeltaNotification
    method: Literal["thread/realtime/item/transcript/delta"] = "thread/realtime/item/transcript/delta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeItemCompletedServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeItemCompletedNotification
    method: Literal["thread/realtime/item/completed"] = "thread/realtime/item/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeTranscriptDeltaServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeTranscriptDeltaNotification
    method: Literal["thread/realtime/transcript/delta"] = "thread/realtime/transcript/delta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeTranscriptDoneServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeTranscriptDoneNotification
    method: Literal["thread/realtime/transcript/done"] = "thread/realtime/transcript/done"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeOutputAudioDeltaServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeOutputAudioDeltaNotification
    method: Literal["thread/realtime/outputAudio/delta"] = "thread/realtime/outputAudio/delta"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeSdpServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeSdpNotification
    method: Literal["thread/realtime/sdp"] = "thread/realtime/sdp"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeErrorServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeErrorNotification
    method: Literal["thread/realtime/error"] = "thread/realtime/error"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadRealtimeClosedServerNotification(ServerNotification, WireModel):
    params: ThreadRealtimeClosedNotification
    method: Literal["thread/realtime/closed"] = "thread/realtime/closed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class WindowsWorldWritableWarningServerNotification(ServerNotification, WireModel):
    """Notifies the user of world-writable directories on Windows, which cannot be protected by the sandbox."""

    params: WindowsWorldWritableWarningNotification
    method: Literal["windows/worldWritableWarning"] = "windows/worldWritableWarning"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class WindowsSandboxSetupCompletedServerNotification(ServerNotification, WireModel):
    params: WindowsSandboxSetupCompletedNotification
    method: Literal["windowsSandbox/setupCompleted"] = "windowsSandbox/setupCompleted"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class AccountLoginCompletedServerNotification(ServerNotification, WireModel):
    params: AccountLoginCompletedNotification
    method: Literal["account/login/completed"] = "account/login/completed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadSectionChangedServerNotification(ServerNotification, WireModel):
    """Since runtime 0.167.2."""

    params: ThreadSectionChangedNotification
    method: Literal["thread/section/changed"] = "thread/section/changed"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ThreadSearchPartialServerNotification(ServerNotification, WireModel):
    """Since runtime 0.171.0."""

    params: ThreadSearchPartialNotification
    method: Literal["thread/search/partial"] = "thread/search/partial"
    emitted_at_ms: int | None = None
    """Unix timestamp (in milliseconds) when app-server emitted this notification."""


@define
class ItemCommandExecutionRequestApprovalRequest(ServerRequest, WireModel):
    """NEW APIs Sent when approval is requested for a specific command execution. This request is used for Turns
    started via turn/start.
    """

    id: RequestId
    params: CommandExecutionRequestApprovalParams
    method: Literal["item/commandExecution/requestApproval"] = "item/commandExecution/requestApproval"


@define
class ItemFileChangeRequestApprovalRequest(ServerRequest, WireModel):
    """Sent when approval is requested for a specific file change. This request is used for Turns started via
    turn/start.
    """

    id: RequestId
    params: FileChangeRequestApprovalParams
    method: Literal["item/fileChange/requestApproval"] = "item/fileChange/requestApproval"


@define
class ItemToolRequestUserInputRequest(ServerRequest, WireModel):
    """EXPERIMENTAL - Request input from the user for a tool call."""

    id: RequestId
    params: ToolRequestUserInputParams
    method: Literal["item/tool/requestUserInput"] = "item/tool/requestUserInput"


@define
class McpServerElicitationRequestRequest(ServerRequest, WireModel):
    """Request input for an MCP server elicitation."""

    id: RequestId
    params: McpServerElicitationRequestParams
    method: Literal["mcpServer/elicitation/request"] = "mcpServer/elicitation/request"


@define
class ItemPermissionsRequestApprovalRequest(ServerRequest, WireModel):
    """Request approval for additional permissions from the user."""

    id: RequestId
    params: PermissionsRequestApprovalParams
    method: Literal["item/permissions/requestApproval"] = "item/permissions/requestApproval"


@define
class ItemToolCallRequest(ServerRequest, WireModel):
    """Execute a dynamic tool call on the client."""

    id: RequestId
    params: DynamicToolCallParams
    method: Literal["item/tool/call"] = "item/tool/call"


@define
class AccountChatgptAuthTokensRefreshRequest(ServerRequest, WireModel):
    id: RequestId
    params: ChatgptAuthTokensRefreshParams
    method: Literal["account/chatgptAuthTokens/refresh"] = "account/chatgptAuthTokens/refresh"


@define
class AttestationGenerateRequest(ServerRequest, WireModel):
    """Generate a fresh upstream attestation result on demand."""

    id: RequestId
    params: AttestationGenerateParams
    method: Literal["attestation/generate"] = "attestation/generate"


@define
class CurrentTimeReadRequest(ServerRequest, WireModel):
    """Read the current time from an external clock owned by the client."""

    id: RequestId
    params: CurrentTimeReadParams
    method: Literal["currentTime/read"] = "currentTime/read"


@define
class ApplyPatchApprovalRequest(ServerRequest, WireModel):
    """DEPRECATED APIs below Request to approve a patch. This request is used for Turns started via the legacy APIs
    (i.e. SendUserTurn, SendUserMessage).
    """

    id: RequestId
    params: ApplyPatchApprovalParams
    method: Literal["applyPatchApproval"] = "applyPatchApproval"


@define
class ExecCommandApprovalRequest(ServerRequest, WireModel):
    """Request to exec a command. This request is used for Turns started via the legacy APIs (i.e. SendUserTurn,
    SendUserMessage).
    """

    id: RequestId
    params: ExecCommandApprovalParams
    method: Literal["execCommandApproval"] = "execCommandApproval"


@define
class ServerRequestResolvedNotification(WireModel):
    request_id: RequestId
    thread_id: str


@define
class SessionMigration(WireModel):
    cwd: str
    path: str
    title: str | None = None


@define
class CustomSessionSource(SessionSource, WireModel):
    custom: str


@define
class SubAgentSessionSource(SessionSource, WireModel):
    sub_agent: SubAgentSource


@define
class Settings(WireModel, keep_names=True):
    """Settings for a collaboration mode."""

    model: str
    developer_instructions: str | None = None
    reasoning_effort: ReasoningEffort | None = None


@define
class SkillDependencies(WireModel):
    tools: list[SkillToolDependency]


@define
class SkillErrorInfo(WireModel):
    message: str
    path: str


@define
class SkillInterface(WireModel):
    brand_color: str | None = None
    default_prompt: str | None = None
    display_name: str | None = None
    icon_large: AbsolutePathBuf | None = None
    icon_large_url: str | None = None
    """Remote large icon URL from the plugin catalog."""
    icon_small: AbsolutePathBuf | None = None
    icon_small_url: str | None = None
    """Remote small icon URL from the plugin catalog."""
    short_description: str | None = None


@define
class SkillMetadata(WireModel):
    description: str
    enabled: bool
    name: str
    path: LegacyAppPathString
    scope: SkillScope
    dependencies: SkillDependencies | None = None
    interface: SkillInterface | None = None
    plugin_id: str | None = None
    """Owning plugin ID, matching `PluginSummary.id`, when known."""
    short_description: str | None = None
    """Legacy short_description from SKILL.md. Prefer SKILL.json interface.short_description."""


@define
class SkillMigration(WireModel):
    name: str


@define
class SkillSummary(WireModel):
    description: str
    enabled: bool
    name: str
    interface: SkillInterface | None = None
    path: LegacyAppPathString | None = None
    short_description: str | None = None


@define
class SkillToolDependency(WireModel):
    type: str
    value: str
    command: str | None = None
    description: str | None = None
    transport: str | None = None
    url: str | None = None


@define
class SkillsChangedNotification(WireModel):
    """Notification emitted when watched local skill files change."""


@define
class SkillsConfigWriteParams(WireModel):
    enabled: bool
    name: str | None = None
    """Name-based selector."""
    path: AbsolutePathBuf | None = None
    """Path-based selector."""


@define
class SkillsConfigWriteResponse(WireModel):
    effective_enabled: bool


@define
class SkillsExtraRootsSetParams(WireModel):
    extra_roots: list[AbsolutePathBuf]


@define
class SkillsExtraRootsSetResponse(WireModel):
    pass


@define
class SkillsListEntry(WireModel):
    cwd: str
    errors: list[SkillErrorInfo]
    skills: list[SkillMetadata]


@define
class SkillsListParams(WireModel):
    cwds: list[str] | None = None
    """When empty, defaults to the current session working directory."""
    force_reload: bool | None = None
    """When true, bypass the skills cache and re-scan skills from disk."""


@define
class SkillsListResponse(WireModel):
    data: list[SkillsListEntry]


@define
class SpendControlLimitSnapshot(WireModel):
    limit: str
    remaining_percent: int
    resets_at: int
    used: str


@define
class StrictReviewRequiredNotification(WireModel):
    started_at_ms: int
    """Unix timestamp (in milliseconds) when this review started."""
    thread_id: str
    turn_id: str


@define
class ThreadSpawn(WireModel, keep_names=True):
    depth: int
    parent_thread_id: ThreadId
    agent_nickname: str | None = None
    agent_path: AgentPath | None = None
    agent_role: str | None = None


@define
class ThreadSpawnSubAgentSource(SubAgentSource, WireModel, keep_names=True):
    thread_spawn: ThreadSpawn


@define
class OtherSubAgentSource(SubAgentSource, WireModel):
    other: str


@define
class SubagentMigration(WireModel):
    name: str


@define
class TerminalInteractionNotification(WireModel):
    item_id: str
    process_id: str
    stdin: str
    thread_id: str
    turn_id: str


@define
class TextElement(WireModel):
    byte_range: ByteRange
    """Byte range in the parent `text` buffer that this element occupies."""
    placeholder: str | None = None
    """Optional human-readable placeholder for the element, displayed in the UI."""


@define
class TextPosition(WireModel):
    column: int
    """1-based column number (in Unicode scalar values)."""
    line: int
    """1-based line number."""


@define
class TextRange(WireModel):
    end: TextPosition
    start: TextPosition


@define
class Thread(WireModel):
    cli_version: str
    """Version of the CLI that created the thread."""
    created_at: int
    """Unix timestamp (in seconds) when the thread was created."""
    cwd: AbsolutePathBuf
    """Working directory captured for the thread."""
    ephemeral: bool
    """Whether the thread is ephemeral and should not be materialized on disk."""
    id: str
    """Identifier for this thread. Codex-generated thread IDs are UUIDv7."""
    model_provider: str
    """Model provider used for this thread (for example, 'openai')."""
    preview: str
    """Usually the first user message in the thread, if available."""
    session_id: str
    """Session id shared by threads that belong to the same session tree."""
    source: SessionSource
    """Origin of the thread (CLI, VSCode, codex exec, codex app-server, etc.)."""
    status: ThreadStatus
    """Current runtime status for the thread."""
    turns: list[Turn]
    """Only populated on `thread/resume`, `thread/fork`, and `thread/read` (when `includeTurns` is true) responses. For
    all other responses and notifications returning a Thread, the turns field will be an empty list.
    """
    updated_at: int
    """Unix timestamp (in seconds) when the thread was last updated."""
    project_id: str | None
    """Canonical project assignment owned by app-server, if any."""
    agent_nickname: str | None = None
    """Optional random unique nickname assigned to an AgentControl-spawned sub-agent."""
    agent_role: str | None = None
    """Optional role (agent_role) assigned to an AgentControl-spawned sub-agent."""
    attached_to_thread_id: str | None = None
    """Parent that owns this persisted attached thread, independent of fork or spawn lineage. Since runtime 0.169.0."""
    can_accept_direct_input: bool | None = None
    """Whether the app server accepts direct turn input for this loaded thread. `None` means the capability is
    unavailable, such as for an unloaded stored thread.
    """
    daybreak_enabled: bool | None = None
    """Saved Daybreak choice, independent of turn execution. Null if unset."""
    environments: list[ThreadEnvironment] | None = None
    """Current environments for a loaded thread, in priority order, primary first. `null` means the thread is not
    loaded or the server does not expose its selection. An empty list means no environments are selected. This does
    not report connection status.
    """
    extra: ThreadExtra | None = None
    """Optional implementation-specific thread data."""
    forked_from_id: str | None = None
    """Source thread id when this thread was created by forking another thread."""
    git_info: GitInfo | None = None
    """Optional Git metadata captured when the thread was created."""
    history_mode: ThreadHistoryMode = Factory(lambda: ThreadHistoryMode.legacy)
    """Persisted thread history contract selected when this thread was created."""
    model: str | None = None
    """Current configured model when loaded, otherwise the latest persisted model. Null when unavailable. This is not
    per-turn execution telemetry.
    """
    name: str | None = None
    """Optional user-facing thread title."""
    originator: str | None = None
    """Originator recorded when the thread was created, independent of its current client or executor. Null when the
    recorded originator is unavailable.
    """
    parent_thread_id: str | None = None
    """The ID of the parent thread. This will only be set if this thread is a subagent."""
    path: str | None = None
    """[UNSTABLE] Path to the thread on disk."""
    reasoning_effort: ReasoningEffort | None = None
    """Current configured reasoning effort when loaded, otherwise the latest persisted effort. Null when unset or
    unavailable. This is not per-turn execution telemetry.
    """
    recency_at: int | None = None
    """Unix timestamp (in seconds) used for thread recency ordering."""
    section: ThreadSection | None = None
    """The independently persisted section selected for this thread, if any."""
    section_entered_at: int | None = None
    """Unix timestamp in seconds when the thread entered its current section."""
    thread_source: ThreadSource | None = None
    """Optional analytics source classification for this thread."""


@define
class ThreadApproveGuardianDeniedActionParams(WireModel):
    event: JsonValue
    """Serialized `codex_protocol::protocol::GuardianAssessmentEvent`."""
    thread_id: str


@define
class ThreadApproveGuardianDeniedActionResponse(WireModel):
    pass


@define
class ThreadArchiveParams(WireModel):
    thread_id: str


@define
class ThreadArchiveResponse(WireModel):
    pass


@define
class ThreadArchivedNotification(WireModel):
    thread_id: str


@define
class ThreadAttachment(WireModel):
    """An independently persisted attachment associated with a thread."""

    attachment_type: str
    created_at: int
    id: str
    identity_key: str
    payload: JsonValue


@define
class ThreadAttachmentAddParams(WireModel):
    """Parameters for creating or locating an attachment on its owning thread."""

    attachment_type: str
    identity_key: str
    payload: JsonValue
    thread_id: str


@define
class ThreadAttachmentAddResponse(WireModel):
    """The created or existing attachment."""

    attachment: ThreadAttachment
    outcome: ThreadAttachmentAddOutcome


@define
class ThreadAttachmentListParams(WireModel):
    """Parameters for listing attachments from one thread."""

    thread_id: str
    cursor: str | None = None
    limit: int | None = None


@define
class ThreadAttachmentListResponse(WireModel):
    """One page of attachments associated with the requested thread."""

    data: list[ThreadAttachment]
    next_cursor: str | None = None


@define
class ThreadAttachmentOwner(WireModel):
    """A thread that currently owns an attachment with the requested identity."""

    archived: bool
    """Whether the owning thread is archived, not whether it is currently executing a turn."""
    thread_id: str


@define
class ThreadAttachmentOwnerListParams(WireModel):
    """Parameters for reverse lookup by attachment identity within this server's store."""

    attachment_type: str
    identity_key: str
    archived: bool | None = None
    """Omitted or null returns all matches; false returns non-archived threads only."""
    cursor: str | None = None
    limit: int | None = None


@define
class ThreadAttachmentOwnerListResponse(WireModel):
    """One page of matching owners, including threads without their own user messages."""

    data: list[ThreadAttachmentOwner]
    next_cursor: str | None = None


@define
class ThreadAttachmentRemoveParams(WireModel):
    """Parameters for deleting an attachment by its stable thread-local identity."""

    attachment_type: str
    identity_key: str
    thread_id: str


@define
class ThreadAttachmentRemoveResponse(WireModel):
    """Successful deletion does not return additional attachment data."""


@define
class ThreadAttachmentUpdatedNotification(WireModel):
    """Notification published after a thread attachment is created or deleted."""

    attachment_id: str
    attachment_type: str
    identity_key: str
    operation: ThreadAttachmentOperation
    thread_id: str


@define
class ThreadBackgroundTerminal(WireModel):
    command: str
    cwd: LegacyAppPathString
    item_id: str
    process_id: str
    cpu_percent: float | None = None
    os_pid: int | None = None
    rss_kb: int | None = None


@define
class ThreadBackgroundTerminalsCleanParams(WireModel):
    thread_id: str


@define
class ThreadBackgroundTerminalsCleanResponse(WireModel):
    pass


@define
class ThreadBackgroundTerminalsListParams(WireModel):
    thread_id: str
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    limit: int | None = None
    """Optional page size."""


@define
class ThreadBackgroundTerminalsListResponse(WireModel):
    data: list[ThreadBackgroundTerminal]
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. If None, there are no more items to
    return.
    """


@define
class ThreadBackgroundTerminalsTerminateParams(WireModel):
    process_id: str
    thread_id: str


@define
class ThreadBackgroundTerminalsTerminateResponse(WireModel):
    terminated: bool


@define
class ThreadClosedNotification(WireModel):
    thread_id: str


@define
class ThreadCompactStartParams(WireModel):
    thread_id: str


@define
class ThreadCompactStartResponse(WireModel):
    pass


@define
class ThreadDecrementElicitationParams(WireModel):
    """Parameters for `thread/decrement_elicitation`."""

    thread_id: str
    """Thread whose out-of-band elicitation counter should be decremented."""


@define
class ThreadDecrementElicitationResponse(WireModel):
    """Response for `thread/decrement_elicitation`."""

    count: int
    """Current out-of-band elicitation count after the decrement."""
    paused: bool
    """Whether timeout accounting remains paused after applying the decrement."""


@define
class ThreadDeleteParams(WireModel):
    thread_id: str


@define
class ThreadDeleteResponse(WireModel):
    pass


@define
class ThreadDeletedNotification(WireModel):
    thread_id: str


@define
class ThreadEnvironment(WireModel):
    """An environment selected by a loaded thread, independent of connection status."""

    cwd: LegacyAppPathString
    environment_id: str
    runtime_workspace_roots: list[LegacyAppPathString]


@define
class ThreadExtra(WireModel):
    """Extra app-server data for a thread."""


@define
class ThreadForkParams(TracksNull):
    """There are two ways to fork a thread: 1. By thread_id: load the thread from disk by thread_id and fork it into a
    new thread. 2. By path: load the thread from disk by path and fork it into a new thread.
    """

    thread_id: str
    approval_policy: AskForApproval | None = None
    approvals_reviewer: ApprovalsReviewer | None = None
    """Override where approval requests are routed for review on this thread and subsequent turns."""
    attach_to_source: bool | None = None
    """Persist the fork as an attached thread of its resolved source, hidden from ordinary lists. The source cannot be
    deleted while attached threads exist. Requires a paginated source and local storage; incompatible with ephemeral
    and deferGoalContinuation. Omitted or false creates an ordinary fork. Since runtime 0.165.0.
    """
    base_instructions: str | None = None
    before_turn_id: str | None = None
    """Optional turn id to fork before, excluding that turn and all later turns. Cannot be combined with
    `last_turn_id`.
    """
    config: JsonObject | None = None
    cwd: str | None = None
    defer_goal_continuation: bool | None = None
    """When true, carry the source thread's current goal into the fork without starting its initial automatic
    continuation. The next explicit turn owns the goal lifecycle, and normal automatic continuation resumes after
    it.
    """
    developer_instructions: str | None = None
    ephemeral: bool | None = None
    exclude_turns: bool | None = None
    """When true, return only thread metadata and live fork state without populating `thread.turns`. This is useful
    when the client plans to call `thread/turns/list` immediately after forking. Full-history hydration is
    deprecated for paginated threads; use this with `thread/turns/list` and `thread/items/list` instead.
    """
    experimental_disable_prediction_mcp: bool | None = None
    """Disable MCP servers in prediction mode when the inherited window uses incremental tools on Responses Lite.
    Requires `experimentalPredictionMode: true`. Since runtime 0.164.0.
    """
    experimental_prediction_mode: bool | None = None
    """Start from the loaded parent's effective config, tools, environments, and persisted history to maximize prompt-
    cache reuse. Requires a loaded, persisted parent and `ephemeral: true`. Enables
    `features.reasoning_effort_override` on the fork. Cannot be combined with configuration overrides, `path`,
    `lastTurnId`, or `beforeTurnId`.
    """
    last_turn_id: str | None = None
    """Optional last turn id to fork through, inclusive."""
    model: str | None = None
    """Configuration overrides for the forked thread, if any."""
    model_provider: str | None = None
    path: str | None = None
    """[UNSTABLE] Specify the rollout path to fork from. If specified, the thread_id param will be ignored."""
    permissions: str | None = None
    """Named profile id for the forked thread. Cannot be combined with `sandbox`."""
    runtime_workspace_roots: list[AbsolutePathBuf] | None = None
    """Replace the thread's runtime workspace roots. Paths must be absolute."""
    sandbox: SandboxMode | None = None
    service_tier: str | None = None
    """None clears the setting; leaving it out keeps it."""
    thread_source: ThreadSource | None = None
    """Optional client-supplied analytics source classification for this forked thread."""


@define
class ThreadForkResponse(WireModel):
    approval_policy: AskForApproval
    approvals_reviewer: ApprovalsReviewer
    """Reviewer currently used for approval requests on this thread."""
    cwd: AbsolutePathBuf
    model: str
    model_provider: str
    sandbox: SandboxPolicy
    """Legacy sandbox policy retained for compatibility. Experimental clients should prefer `activePermissionProfile`
    for profile provenance.
    """
    thread: Thread
    active_permission_profile: ActivePermissionProfile | None = None
    """Named or implicit built-in profile that produced the active permissions, when known."""
    disabled_plugin_ids: list[str] = Factory(lambda: list[str]())
    """Saved list of disabled plugin IDs. Does not yet filter plugin capabilities."""
    instruction_sources: list[LegacyAppPathString] = Factory(lambda: list[LegacyAppPathString]())
    """Environment-native paths to instruction source files currently loaded for this thread."""
    multi_agent_mode: MultiAgentMode = Factory(lambda: MultiAgentModeValue.explicit_request_only)
    """@deprecated Always `explicitRequestOnly`. Use `reasoningEffort` for Ultra behavior."""
    reasoning_effort: ReasoningEffort | None = None
    runtime_workspace_roots: list[AbsolutePathBuf] = Factory(lambda: list[AbsolutePathBuf]())
    """Thread-scoped runtime workspace roots used to materialize `:workspace_roots`."""
    service_tier: str | None = None


@define
class ThreadGoal(WireModel):
    created_at: int
    objective: str
    status: ThreadGoalStatus
    thread_id: str
    time_used_seconds: int
    tokens_used: int
    updated_at: int
    token_budget: int | None = None


@define
class ThreadGoalClearParams(WireModel):
    thread_id: str
    origin: ThreadGoalMutationOrigin | None = None
    """Missing provenance does not supply user authorization."""


@define
class ThreadGoalClearResponse(WireModel):
    cleared: bool


@define
class ThreadGoalClearedNotification(WireModel):
    thread_id: str


@define
class ThreadGoalGetParams(WireModel):
    thread_id: str


@define
class ThreadGoalGetResponse(WireModel):
    goal: ThreadGoal | None = None


@define
class ThreadGoalSetParams(WireModel):
    thread_id: str
    objective: str | None = None
    origin: ThreadGoalMutationOrigin | None = None
    """Missing provenance does not supply user authorization."""
    status: ThreadGoalStatus | None = None
    token_budget: int | None = None


@define
class ThreadGoalSetResponse(WireModel):
    goal: ThreadGoal


@define
class ThreadGoalUpdatedNotification(WireModel):
    goal: ThreadGoal
    thread_id: str
    turn_id: str | None = None


@define
class ThreadGuardianAssessment(WireModel):
    """Since runtime 0.167.2."""

    outcome: GuardianAssessmentOutcome
    rationale: str
    risk_level: GuardianRiskLevel
    user_authorization: GuardianUserAuthorization


@define
class ThreadGuardianReviewParams(WireModel):
    """Calling `thread/guardianReview` subscribes the connection to the thread. The subscription remains after the
    review completes, keeping the thread loaded until the client calls `thread/unsubscribe` or disconnects.
    Sequential calls on the same loaded thread can reuse Guardian history across direct reviews and live approvals.
    The reviewer keeps a separate conversation from the actor and follows the parent thread's normal persistence
    settings. A retry evaluates the final call again under the current policy. Since runtime 0.167.2.
    """

    thread_id: str


@define
class ThreadGuardianReviewResponse(WireModel):
    """Since runtime 0.167.2."""

    call_id: str
    assessment: ThreadGuardianAssessment | None = None
    """Null when current policy or a remembered approval skips review."""


@define
class ThreadIncrementElicitationParams(WireModel):
    """Parameters for `thread/increment_elicitation`."""

    thread_id: str
    """Thread whose out-of-band elicitation counter should be incremented."""


@define
class ThreadIncrementElicitationResponse(WireModel):
    """Response for `thread/increment_elicitation`."""

    count: int
    """Current out-of-band elicitation count after the increment."""
    paused: bool
    """Whether timeout accounting is paused after applying the increment."""


@define
class ThreadInjectItemsParams(WireModel):
    items: list[JsonValue]
    """Raw Responses API items to append to the thread's model-visible history."""
    thread_id: str


@define
class ThreadInjectItemsResponse(WireModel):
    pass


@define
class UserMessageThreadItem(ThreadItem, WireModel):
    content: list[UserInput]
    id: str
    type: Literal["userMessage"] = "userMessage"
    client_id: str | None = None
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class HookPromptThreadItem(ThreadItem, WireModel):
    fragments: list[HookPromptFragment]
    id: str
    type: Literal["hookPrompt"] = "hookPrompt"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class AgentMessageThreadItem(ThreadItem, WireModel):
    id: str
    text: str
    type: Literal["agentMessage"] = "agentMessage"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    delivery: AgentMessageDelivery | None = None
    memory_citation: MemoryCitation | None = None
    moderation: AgentMessageModeration | None = None
    """Since runtime 0.169.0."""
    phase: MessagePhase | None = None
    questions: list[AsyncUserInputQuestion] | None = None
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class FunctionCallOutputThreadItem(ThreadItem, WireModel):
    id: str
    name: str
    output: FunctionCallOutputBody
    type: Literal["functionCallOutput"] = "functionCallOutput"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    namespace: str | None = None
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class PlanThreadItem(ThreadItem, WireModel):
    """EXPERIMENTAL - proposed plan item content. The completed plan item is authoritative and may not match the
    concatenation of `PlanDelta` text.
    """

    id: str
    text: str
    type: Literal["plan"] = "plan"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class ReasoningThreadItem(ThreadItem, WireModel):
    id: str
    type: Literal["reasoning"] = "reasoning"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    content: list[str] = Factory(lambda: list[str]())
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""
    summary: list[str] = Factory(lambda: list[str]())


@define
class CommandExecutionThreadItem(ThreadItem, WireModel):
    command: str
    """The command to be executed."""
    command_actions: list[CommandAction]
    """A best-effort parsing of the command to understand the action(s) it will perform. This returns a list of
    CommandAction objects because a single shell command may be composed of many commands piped together.
    """
    cwd: LegacyAppPathString
    """The command's working directory."""
    id: str
    status: CommandExecutionStatus
    type: Literal["commandExecution"] = "commandExecution"
    aggregated_output: str | None = None
    """The command's output, aggregated from stdout and stderr."""
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    duration_ms: int | None = None
    """The duration of the command execution in milliseconds."""
    exit_code: int | None = None
    """The command's exit code."""
    plugin_id: str | None = None
    """Trusted first-party plugin id when this command resolves to one plugin script."""
    process_id: str | None = None
    """Identifier for the underlying PTY process (when available)."""
    script_path: str | None = None
    """Safe plugin-relative path when this command resolves to one plugin script."""
    source: CommandExecutionSource = Factory(lambda: CommandExecutionSource.agent)
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class FileChangeThreadItem(ThreadItem, WireModel):
    changes: list[FileUpdateChange]
    id: str
    status: PatchApplyStatus
    type: Literal["fileChange"] = "fileChange"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class McpToolCallThreadItem(ThreadItem, WireModel):
    arguments: JsonValue
    id: str
    server: str
    status: McpToolCallStatus
    tool: str
    type: Literal["mcpToolCall"] = "mcpToolCall"
    app_context: McpToolCallAppContext | None = None
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    duration_ms: int | None = None
    """The duration of the MCP tool call in milliseconds."""
    environment_id: str | None = None
    """Registration scope, not necessarily the server's execution environment. Since runtime 0.171.0."""
    error: McpToolCallError | None = None
    mcp_app_resource_uri: str | None = None
    """Legacy compatibility field; prefer `mcpAppUi.resourceUri` when available."""
    mcp_app_ui: McpAppUi | None = None
    """Presentation captured from the invoked descriptor; absent in older history."""
    plugin_id: str | None = None
    read_only_hint: bool | None = None
    result: McpToolCallResult | None = None
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class DynamicToolCallThreadItem(ThreadItem, WireModel):
    arguments: JsonValue
    id: str
    status: DynamicToolCallStatus
    tool: str
    type: Literal["dynamicToolCall"] = "dynamicToolCall"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    content_items: list[DynamicToolCallOutputContentItem] | None = None
    duration_ms: int | None = None
    """The duration of the dynamic tool call in milliseconds."""
    namespace: str | None = None
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""
    success: bool | None = None


@define
class CollabAgentToolCallThreadItem(ThreadItem, WireModel):
    agents_states: dict[str, CollabAgentState]
    """Last known status of the target agents, when available."""
    id: str
    """Unique identifier for this collab tool call."""
    receiver_thread_ids: list[str]
    """Thread ID of the receiving agent, when applicable. In case of spawn operation, this corresponds to the newly
    spawned agent.
    """
    sender_thread_id: str
    """Thread ID of the agent issuing the collab request."""
    status: CollabAgentToolCallStatus
    """Current status of the collab tool call."""
    tool: CollabAgentTool
    """Name of the collab tool that was invoked."""
    type: Literal["collabAgentToolCall"] = "collabAgentToolCall"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    model: str | None = None
    """Model requested for the spawned agent, when applicable."""
    prompt: str | None = None
    """Prompt text sent as part of the collab tool call, when available."""
    reasoning_effort: ReasoningEffort | None = None
    """Reasoning effort requested for the spawned agent, when applicable."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class SubAgentActivityThreadItem(ThreadItem, WireModel):
    agent_path: str
    agent_thread_id: str
    id: str
    kind: SubAgentActivityKind
    type: Literal["subAgentActivity"] = "subAgentActivity"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    model: str | None = None
    """Resolved model at sub-agent creation; absent from older records and other activities."""
    reasoning_effort: ReasoningEffort | None = None
    """Resolved reasoning effort at sub-agent creation, when known."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class WebSearchThreadItem(ThreadItem, WireModel):
    id: str
    query: str
    type: Literal["webSearch"] = "webSearch"
    action: WebSearchAction | None = None
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    results: list[JsonValue] | None = None
    """Structured search results returned out-of-band by standalone web search."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class ImageViewThreadItem(ThreadItem, WireModel):
    id: str
    path: LegacyAppPathString
    type: Literal["imageView"] = "imageView"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class SleepThreadItem(ThreadItem, WireModel):
    """Display item emitted by the interruptible `clock.sleep` tool."""

    duration_ms: int
    id: str
    type: Literal["sleep"] = "sleep"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class ImageGenerationThreadItem(ThreadItem, WireModel):
    id: str
    result: str
    status: str
    type: Literal["imageGeneration"] = "imageGeneration"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    failure: ImageGenerationFailure | None = None
    generation_id: str | None = None
    """Image generation identifier for the generated image, when provided by the image backend. Since runtime 0.166.0."""
    input_images: list[ImageGenerationInputImage] | None = None
    """Observed local inputs for a completed generation, absent on older items. Since runtime 0.164.0."""
    revised_prompt: str | None = None
    saved_path: AbsolutePathBuf | None = None
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""
    transparent_background: bool | None = None


@define
class FileIdThreadItem(ThreadItem, WireModel):
    """Since runtime 0.164.0."""

    file_id: str
    id: str
    status: str
    type: Literal["imageGeneration"] = "imageGeneration"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    failure: ImageGenerationFailure | None = None
    generation_id: str | None = None
    """Image generation identifier for the generated image, when provided by the image backend. Since runtime 0.166.0."""
    input_images: list[ImageGenerationInputImage] | None = None
    """Observed local inputs for a completed generation, absent on older items. Since runtime 0.164.0."""
    revised_prompt: str | None = None
    saved_path: AbsolutePathBuf | None = None
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""
    transparent_background: bool | None = None


@define
class EnteredReviewModeThreadItem(ThreadItem, WireModel):
    id: str
    review: str
    type: Literal["enteredReviewMode"] = "enteredReviewMode"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class ExitedReviewModeThreadItem(ThreadItem, WireModel):
    id: str
    review: str
    type: Literal["exitedReviewMode"] = "exitedReviewMode"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class ContextCompactionThreadItem(ThreadItem, WireModel):
    id: str
    type: Literal["contextCompaction"] = "contextCompaction"
    completed_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item completed, if recorded. Since runtime 0.166.0."""
    started_at_ms: int | None = None
    """Unix timestamp in milliseconds when the item started, if recorded. Since runtime 0.166.0."""


@define
class ThreadItemEntry(WireModel):
    item: ThreadItem
    turn_id: str
    """Turn containing this item."""
    completed_at_ms: int | None = None
    """Unix timestamp (milliseconds) when the item completed, if recorded by the producer."""
    output_deferred: bool | None = None
    """The saved output was omitted. Fetch the complete item with `thread/items/read`. Since runtime 0.168.0."""
    started_at_ms: int | None = None
    """Unix timestamp (milliseconds) when the item started, if recorded by the producer."""


@define
class ThreadItemOutputDeferral(WireModel):
    """Since runtime 0.168.0."""

    command_execution: bool | None = None
    """Defer nonempty output from successful commands."""
    mcp_tool_call: bool | None = None
    """Defer nonempty plain-text results from successful MCP tool calls. Since runtime 0.169.0."""


@define
class ItemThreadItemsListAnchor(ThreadItemsListAnchor, WireModel):
    item_id: str
    type: Literal["item"] = "item"


@define
class ThreadItemsListParams(WireModel):
    thread_id: str
    cursor: ThreadItemsListCursor | None = None
    """Opaque continuation cursor or an exclusive item anchor in the requested visible turn. An item anchor requires a
    non-empty `turnId`; ascending (the default) returns items after it, and descending returns items before it.
    Continue with the returned string cursor.
    """
    defer_output: ThreadItemOutputDeferral | None = None
    """For a single turn, choose which saved outputs to fetch separately by item ID. Since runtime 0.168.0."""
    limit: int | None = None
    """Optional item page size."""
    sort_direction: SortDirection | None = None
    """Optional item pagination direction; defaults to ascending."""
    turn_id: str | None = None
    """Optional turn id to filter by. When omitted, returns items across the thread."""


@define
class ThreadItemsListResponse(WireModel):
    data: list[ThreadItemEntry]
    backwards_cursor: str | None = None
    """Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only populated when the page contains
    at least one item.
    """
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. if None, there are no more items to
    return.
    """


@define
class ThreadItemsReadParams(WireModel):
    """EXPERIMENTAL - retrieve a bounded set of persisted items from one turn."""

    item_ids: list[str]
    """Item IDs to retrieve. Supply 1 to 100 IDs."""
    thread_id: str
    turn_id: str


@define
class ThreadItemsReadResponse(WireModel):
    """EXPERIMENTAL - persisted items returned in canonical stored order."""

    data: list[ThreadItemEntry]


@define
class ThreadListParams(WireModel):
    ancestor_thread_id: str | None = None
    """Optional ancestor thread filter. Returns spawned descendants at any depth, excluding the ancestor itself.
    Mutually exclusive with `parentThreadId`.
    """
    archived: bool | None = None
    """Optional archived filter; when set to true, only archived threads are returned. If false or null, only non-
    archived threads are returned.
    """
    attached_to_thread_id: str | None = None
    """Return only persistent threads attached to this thread, including empty threads. Mutually exclusive with
    parentThreadId and ancestorThreadId. Omitting this filter keeps attached threads hidden from ordinary listings.
    Since runtime 0.165.0.
    """
    current_account_only: bool | None = None
    """Show local history visible to the current ChatGPT account. Defaults to false. Since runtime 0.168.0."""
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    cwd: ThreadListCwdFilter | None = None
    """Optional cwd filter or filters; when set, only threads whose session cwd exactly matches one of these paths are
    returned.
    """
    excluded_thread_ids: list[str] | None = None
    """Thread IDs to exclude before applying the result limit. Up to 100 entries; invalid IDs or a larger list are
    rejected, never truncated. Send the same exclusions on each page. Omitted, null, or empty means no exclusions.
    """
    include_attached_threads: bool | None = None
    """Include persistent threads attached to a parent when searching by title. Since runtime 0.169.0."""
    included_thread_ids: list[str] | None = None
    """Restrict results to up to 100 thread IDs before pagination. Omit or send null for unrestricted results. An empty
    list matches nothing. Exclusions still apply. Repeat the same IDs on each page. The local store uses indexed
    metadata for this filter. Since runtime 0.171.0.
    """
    limit: int | None = None
    """Optional page size; defaults to a reasonable server-side value."""
    model_providers: list[str] | None = None
    """Optional provider filter; when set, only sessions recorded under these providers are returned. When present but
    empty, includes all providers.
    """
    originators: list[str] | None = None
    """Optional originator allowlist, matching any supplied value exactly. Supported by hosted backends only; the local
    app-server rejects a nonempty list. Omitted or empty lists leave originators unrestricted.
    """
    parent_thread_id: str | None = None
    """Optional direct parent thread filter. Mutually exclusive with `ancestorThreadId`."""
    project_id: str | None = None
    """Omit to include every project, set to null for unassigned threads, or provide a project ID to return only
    threads in that project.
    """
    search_term: str | None = None
    """Optional substring filter for the extracted thread title."""
    section_id: str | None = None
    """Omit to include every section, set to `null` for unsectioned threads, or provide a section ID to return only
    threads in that section.
    """
    sort_direction: SortDirection | None = None
    """Optional sort direction; defaults to descending (newest first)."""
    sort_key: ThreadSortKey | None = None
    """Optional sort key; defaults to created_at."""
    source_kinds: list[ThreadSourceKind] | None = None
    """Optional source filter; when set, only sessions from these source kinds are returned. When omitted or empty,
    defaults to interactive sources.
    """
    use_state_db_only: bool | None = None
    """If true, return from the state DB without scanning JSONL rollouts to repair thread metadata. Omitted or false
    preserves scan-and-repair behavior.
    """


@define
class ThreadListResponse(WireModel):
    data: list[Thread]
    backwards_cursor: str | None = None
    """Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only populated when the page contains
    at least one thread. Use it with the opposite `sortDirection`; for timestamp sorts it anchors at the start of
    the page timestamp so same-second updates are not skipped.
    """
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. if None, there are no more items to
    return.
    """
    read_states: dict[str, ThreadReadState] | None = None
    """Local receipts for eligible threads on this page, keyed by thread ID. Null means durable read state is
    unavailable; an absent key means that row is ineligible.
    """


@define
class ThreadLoadedListParams(WireModel):
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    limit: int | None = None
    """Optional page size; defaults to no limit."""


@define
class ThreadLoadedListResponse(WireModel):
    data: list[str]
    """Thread ids for sessions currently loaded in memory."""
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. if None, there are no more items to
    return.
    """


@define
class ThreadMemoryModeSetParams(WireModel):
    mode: ThreadMemoryMode
    thread_id: str


@define
class ThreadMemoryModeSetResponse(WireModel):
    pass


@define
class ThreadMemoryReadParams(WireModel):
    """Since runtime 0.165.0."""

    thread_id: str
    """The thread must already be started or resumed."""


@define
class ThreadMemoryReadResponse(WireModel):
    """Since runtime 0.165.0."""

    summary: str | None = None
    """Summary from the thread's selected memory version. Null when memory use is disabled or the selected summary is
    missing, unreadable, or blank.
    """


@define
class ThreadMetadataGitInfoUpdateParams(WireModel):
    branch: str | None = None
    """Omit to leave the stored branch unchanged, set to `null` to clear it, or provide a non-empty string to replace
    it.
    """
    origin_url: str | None = None
    """Omit to leave the stored origin URL unchanged, set to `null` to clear it, or provide a non-empty string to
    replace it.
    """
    sha: str | None = None
    """Omit to leave the stored commit unchanged, set to `null` to clear it, or provide a non-empty string to replace
    it.
    """


@define
class ThreadMetadataUpdateParams(WireModel):
    thread_id: str
    daybreak_enabled: bool | None = None
    """Save the client's Daybreak choice for this persistent thread. Omitted or null leaves it unchanged. This does not
    select a turn's `cyberAccessProgram` or grant access.
    """
    git_info: ThreadMetadataGitInfoUpdateParams | None = None
    """Patch the stored Git metadata for this thread. Omit a field to leave it unchanged, set it to `null` to clear it,
    or provide a string to replace the stored value.
    """
    project_id: str | None = None
    """Omit to leave the project unchanged, use an empty string to clear it, or provide an existing project ID to
    assign it.
    """


@define
class ThreadMetadataUpdateResponse(WireModel):
    thread: Thread


@define
class ThreadNameUpdatedNotification(WireModel):
    thread_id: str
    thread_name: str | None = None


@define
class ThreadPredictionRequestParams(WireModel):
    source_turn_id: str
    thread_id: str


@define
class ThreadPredictionRequestResponse(WireModel):
    pass


@define
class CompletedThreadPredictionResult(ThreadPredictionResult, WireModel):
    type: Literal["completed"] = "completed"
    text: str | None = None


@define
class FailedThreadPredictionResult(ThreadPredictionResult, WireModel):
    type: Literal["failed"] = "failed"


@define
class ThreadPredictionUpdatedNotification(WireModel):
    result: ThreadPredictionResult
    source_turn_id: str
    thread_id: str


@define
class ThreadPrepareApprovedPlanParams(WireModel):
    """Prepare an approved plan for the first turn of a fresh thread. Since runtime 0.169.0."""

    markdown: str
    thread_id: str
    attachment_path: str | None = None
    """Absolute path to the optional app-server copy of the plan."""


@define
class ThreadPrepareApprovedPlanResponse(WireModel):
    """Since runtime 0.169.0."""

    prompt: str
    """Initial user prompt. If no attachment is readable, the plan is already in the thread's context."""


@define
class ThreadProjectUpdatedNotification(WireModel):
    thread_id: str
    project_id: str | None


@define
class ThreadQueueAddParams(WireModel):
    client_user_message_id: str
    input: list[UserInput]
    thread_id: str
    responsesapi_client_metadata: dict[str, str] | None = None
    """ResponsesAPI metadata captured from the client submitting this input. Since runtime 0.169.0."""


@define
class ThreadQueueAddResponse(WireModel):
    queued_submission: QueuedSubmission


@define
class ThreadQueueChangedNotification(WireModel):
    thread_id: str


@define
class ThreadQueueDeleteParams(WireModel):
    queued_submission_id: str
    thread_id: str


@define
class ThreadQueueDeleteResponse(WireModel):
    deleted: bool


@define
class ThreadQueueListParams(WireModel):
    thread_id: str
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    limit: int | None = None
    """Optional page size; defaults to the standard thread-list page size."""


@define
class ThreadQueueListResponse(WireModel):
    data: list[QueuedSubmission]
    next_cursor: str | None = None
    """Opaque cursor for the next page, or `null` when no submissions remain."""


@define
class ThreadQueueReorderParams(WireModel):
    queued_submission_ids: list[str]
    thread_id: str


@define
class ThreadQueueReorderResponse(WireModel):
    pass


@define
class ThreadQueueStartParams(WireModel):
    thread_id: str
    queued_submission_id: str | None = None


@define
class ThreadQueueStartResponse(WireModel):
    turn: Turn


@define
class ThreadQueueUpdateParams(WireModel):
    input: list[UserInput]
    queued_submission_id: str
    thread_id: str
    responsesapi_client_metadata: dict[str, str] | None = None
    """Non-empty metadata replaces the input's metadata; omission or an empty map preserves it. Since runtime 0.169.0."""


@define
class ThreadQueueUpdateResponse(WireModel):
    queued_submission: QueuedSubmission


@define
class ThreadReadParams(WireModel):
    thread_id: str
    include_turns: bool | None = None
    """When true, include turns and their items from rollout history. Full-history hydration is deprecated for
    paginated threads; prefer a metadata-only read and page with `thread/turns/list` and `thread/items/list`.
    """


@define
class ThreadReadResponse(WireModel):
    thread: Thread
    read_state: ThreadReadState | None = None
    """Local receipt. Null means this thread's durable read state is unavailable."""


@define
class ThreadReadState(WireModel):
    """The first unread position in a durable local thread. A null position means read. The opaque revision guards
    edits against activity or marks the caller has not seen.
    """

    revision: str
    first_unread: ThreadUnreadPosition | None = None


@define
class ThreadReadStateChangedNotification(WireModel):
    read_state: ThreadReadState
    thread_id: str


@define
class ReadThreadReadStateOperation(ThreadReadStateOperation, WireModel):
    type: Literal["read"] = "read"


@define
class UnreadThreadReadStateOperation(ThreadReadStateOperation, WireModel):
    type: Literal["unread"] = "unread"


@define
class ThreadReadStateUpdateParams(WireModel):
    expected_revision: str
    """Revision of the row or transcript actually seen. Conflicts require a fresh user action."""
    operation: ThreadReadStateOperation
    thread_id: str


@define
class ThreadReadStateUpdateResponse(WireModel):
    read_state: ThreadReadState


@define
class ThreadRealtimeAppendAudioParams(WireModel):
    """EXPERIMENTAL - append audio input to thread realtime."""

    audio: ThreadRealtimeAudioChunk
    thread_id: str


@define
class ThreadRealtimeAppendAudioResponse(WireModel):
    """EXPERIMENTAL - response for appending realtime audio input."""


@define
class ThreadRealtimeAppendSpeechParams(WireModel):
    """EXPERIMENTAL - append speakable text to thread realtime."""

    text: str
    thread_id: str


@define
class ThreadRealtimeAppendSpeechResponse(WireModel):
    """EXPERIMENTAL - response for appending realtime speech."""


@define
class ThreadRealtimeAppendTextParams(WireModel):
    """EXPERIMENTAL - append text input to thread realtime."""

    text: str
    thread_id: str
    role: ConversationTextRole = Factory(lambda: ConversationTextRole.user)


@define
class ThreadRealtimeAppendTextResponse(WireModel):
    """EXPERIMENTAL - response for appending realtime text input."""


@define
class ThreadRealtimeAudioChunk(WireModel):
    """EXPERIMENTAL - thread realtime audio chunk."""

    data: str
    num_channels: int
    sample_rate: int
    item_id: str | None = None
    samples_per_channel: int | None = None


@define
class WholeItemThreadRealtimeBemItemPresentation(ThreadRealtimeBemItemPresentation, WireModel):
    type: Literal["wholeItem"] = "wholeItem"


@define
class InlineMarkdownThreadRealtimeBemItemPresentation(ThreadRealtimeBemItemPresentation, WireModel):
    type: Literal["inlineMarkdown"] = "inlineMarkdown"


@define
class InlineVisualizationThreadRealtimeBemItemPresentation(ThreadRealtimeBemItemPresentation, WireModel):
    index: int
    type: Literal["inlineVisualization"] = "inlineVisualization"


@define
class ThreadRealtimeClosedNotification(WireModel):
    """EXPERIMENTAL - emitted when thread realtime transport closes."""

    thread_id: str
    reason: str | None = None


@define
class ThreadRealtimeEntry(WireModel):
    """Since runtime 0.171.0."""

    item: ThreadRealtimeItem
    position: int


@define
class ThreadRealtimeErrorNotification(WireModel):
    """EXPERIMENTAL - emitted when thread realtime encounters an error."""

    message: str
    thread_id: str


@define
class ThreadRealtimeFrameChannels(WireModel, keep_names=True):
    """A frame holds one or more payloads, at most one per channel. They share one ID, observation time, and seal. V1
    requires its only channel, `voice_transcript`. Since runtime 0.171.0.
    """

    voice_transcript: ThreadRealtimeVoiceTranscript


@define
class ThreadRealtimeInitialItem(WireModel):
    """EXPERIMENTAL - role-bearing text item included when a realtime V3 session starts."""

    role: ConversationTextRole
    text: str


@define
class RealtimeSessionStartedThreadRealtimeItem(ThreadRealtimeItem, WireModel):
    id: str
    realtime_session_id: str
    type: Literal["realtimeSessionStarted"] = "realtimeSessionStarted"
    observed_at_ms: int | None = None
    """Canonical observation time in Unix milliseconds for eligible voice calls. Since runtime 0.171.0."""


@define
class TranscriptSegmentThreadRealtimeItem(ThreadRealtimeItem, WireModel):
    id: str
    realtime_session_id: str
    role: ThreadRealtimeTranscriptRole
    text: str
    type: Literal["transcriptSegment"] = "transcriptSegment"
    observed_at_ms: int | None = None
    """Canonical observation time in Unix milliseconds for eligible voice calls. Since runtime 0.171.0."""


@define
class BemItemPromotedThreadRealtimeItem(
    ThreadRealtimeItem, WireModel, names={"item_id": "item_id", "turn_id": "turn_id"}
):
    id: str
    item_id: str
    presentation: ThreadRealtimeBemItemPresentation
    realtime_session_id: str
    turn_id: str
    type: Literal["bemItemPromoted"] = "bemItemPromoted"
    observed_at_ms: int | None = None
    """Canonical observation time in Unix milliseconds for eligible voice calls. Since runtime 0.171.0."""


@define
class RealtimeSessionClosedThreadRealtimeItem(ThreadRealtimeItem, WireModel):
    id: str
    outcome: ThreadRealtimeSessionOutcome
    realtime_session_id: str
    type: Literal["realtimeSessionClosed"] = "realtimeSessionClosed"
    observed_at_ms: int | None = None
    """Canonical observation time in Unix milliseconds for eligible voice calls. Since runtime 0.171.0."""


@define
class FrameThreadRealtimeItem(ThreadRealtimeItem, WireModel):
    """Since runtime 0.171.0."""

    channels: ThreadRealtimeFrameChannels
    id: str
    realtime_session_id: str
    type: Literal["frame"] = "frame"
    observed_at_ms: int | None = None
    """Canonical observation time in Unix milliseconds for eligible voice calls. Since runtime 0.171.0."""


@define
class TurnInputAcceptedThreadRealtimeItem(
    ThreadRealtimeItem,
    WireModel,
    keep_names=True,
    names={"realtime_session_id": "realtimeSessionId", "observed_at_ms": "observedAtMs"},
):
    """Since runtime 0.171.0."""

    handoff_id: str
    id: str
    input: str
    input_item_id: str
    mode: ThreadRealtimeHandoffMode
    realtime_session_id: str
    source_event_ids: list[str]
    turn_id: str
    type: Literal["turnInputAccepted"] = "turnInputAccepted"
    observed_at_ms: int | None = None
    """Canonical observation time in Unix milliseconds for eligible voice calls. Since runtime 0.171.0."""


@define
class SessionEndInputSavedThreadRealtimeItem(
    ThreadRealtimeItem, WireModel, names={"input_item_id": "input_item_id", "source_event_ids": "source_event_ids"}
):
    """Since runtime 0.171.0."""

    id: str
    input: str
    input_item_id: str
    realtime_session_id: str
    source_event_ids: list[str]
    type: Literal["sessionEndInputSaved"] = "sessionEndInputSaved"
    observed_at_ms: int | None = None
    """Canonical observation time in Unix milliseconds for eligible voice calls. Since runtime 0.171.0."""


@define
class ThreadRealtimeItemAddedNotification(WireModel):
    """EXPERIMENTAL - raw non-audio thread realtime item emitted by the backend."""

    item: JsonValue
    thread_id: str


@define
class ThreadRealtimeItemCompletedNotification(WireModel):
    """EXPERIMENTAL - a realtime timeline item published after canonical commit."""

    item: ThreadRealtimeItem
    thread_id: str


@define
class ThreadRealtimeItemStartedNotification(WireModel):
    """EXPERIMENTAL - a realtime timeline item started before its content streams."""

    item: ThreadRealtimeItem
    thread_id: str


@define
class ThreadRealtimeItemTranscriptDeltaNotification(WireModel):
    """EXPERIMENTAL - text appended to an active realtime transcript item."""

    delta: str
    item_id: str
    thread_id: str


@define
class ThreadRealtimeListParams(WireModel):
    """Since runtime 0.171.0."""

    thread_id: str
    after_position: int | None = None
    cursor: str | None = None
    event_id: str | None = None
    """A required exact event ID, such as a completed item's acknowledgement. Returns pending until projected. Explicit
    filters can exclude a known event.
    """
    from_observed_at_ms: int | None = None
    """Inclusive canonical observation time lower bound."""
    limit: int | None = None
    order: ThreadRealtimeOrder | None = None
    """Defaults to canonical observation time."""
    required_through_position: int | None = None
    """Return pending until the projection includes this committed position."""
    session_id: str | None = None
    snapshot_end: int | None = None
    """Exclusive committed position delimiting an immutable snapshot."""
    to_observed_at_ms: int | None = None
    """Exclusive canonical observation time upper bound."""


@define
class ThreadRealtimeListResponse(WireModel):
    """Since runtime 0.171.0."""

    coverage: ThreadRealtimeCoverage
    data: list[ThreadRealtimeEntry]
    projected_through_item_index: int
    """Exclusive position through which the projection has processed canonical history."""
    snapshot_end: int
    next_cursor: str | None = None


@define
class ThreadRealtimeListVoicesParams(WireModel):
    """EXPERIMENTAL - list voices supported by thread realtime."""


@define
class ThreadRealtimeListVoicesResponse(WireModel):
    """EXPERIMENTAL - response for listing supported realtime voices."""

    voices: RealtimeVoicesList


@define
class ThreadRealtimeOutputAudioDeltaNotification(WireModel):
    """EXPERIMENTAL - streamed output audio emitted by thread realtime."""

    audio: ThreadRealtimeAudioChunk
    thread_id: str


@define
class ThreadRealtimeSdpNotification(WireModel):
    """EXPERIMENTAL - emitted with the remote SDP for a WebRTC realtime session."""

    sdp: str
    thread_id: str


@define
class ThreadRealtimeStartParams(TracksNull):
    """EXPERIMENTAL - start a thread-scoped realtime session."""

    output_modality: RealtimeOutputModality
    """Selects text or audio output for the realtime session. Transport and voice stay independent so clients can
    choose how they connect separately from what the model emits.
    """
    thread_id: str
    backend_reasoning_status: bool | None = None
    """Relays public reasoning summaries as quiet context for realtime V3 delegations. Defaults to false."""
    client_managed_handoffs: bool | None = None
    """Leaves Codex response handoffs to the client's explicit append calls instead of forwarding them automatically.
    Defaults to false.
    """
    codex_response_handoff_channel_prefixes: dict[str, list[str]] | None = None
    """Overrides BEM channel prefixes by `analysis`, `commentary`, or `final`. Omitted channels retain their default
    uppercase bracketed prefixes.
    """
    codex_response_handoff_mode: CodexResponseHandoffMode | None = None
    """Selects how automatic Codex responses are routed in Frameless Bidi sessions. Omitted values default to
    `thinking`. Realtime V1 and V2 ignore this setting.
    """
    codex_response_item_prefix: str | None = None
    """Optional prefix added to automatic Codex response items when `codexResponsesAsItems` is true."""
    codex_responses_as_items: bool | None = None
    """Sends automatic Codex responses as realtime conversation items instead of handoff appends."""
    delegation_ack_filler: bool | None = None
    """Controls whether a realtime V3 delegation produces an acknowledgement filler. Omitted values preserve the
    Realtime API's default behavior.
    """
    flush_transcript_tail_on_session_end: bool | None = None
    """Routes any transcript tail remaining at session end through Codex. Defaults to false. TODO: Remove this rollout
    knob once transcript-tail flushing is always enabled.
    """
    include_startup_context: bool | None = None
    """Set to false to start without Codex's startup context. Omitted or null includes it."""
    initial_items: list[ThreadRealtimeInitialItem] | None = None
    """Adds complete role-bearing text items to the initial Frameless Bidi session history. This is only supported by
    realtime V3 and is sent during session startup. Requests are limited to 128 items and 8,192 estimated text
    tokens in total.
    """
    model: str | None = None
    """Overrides the configured realtime model for this session only."""
    prompt: str | None = None
    """None clears the setting; leaving it out keeps it."""
    realtime_end_instructions: str | None = None
    """Developer instructions given to the backing Codex model when this realtime session ends."""
    realtime_session_id: str | None = None
    realtime_start_instructions: str | None = None
    """Developer instructions given to the backing Codex model when this realtime session starts."""
    transport: ThreadRealtimeStartTransport | None = None
    version: RealtimeConversationVersion | None = None
    """Overrides the configured realtime protocol version for this session only."""
    voice: RealtimeVoice | None = None
    voice_session_id: str | None = None
    """Client-generated identifier for the product voice session. This is distinct from `realtimeSessionId`. Since
    runtime 0.164.0.
    """


@define
class ThreadRealtimeStartResponse(WireModel):
    """EXPERIMENTAL - response for starting thread realtime."""


@define
class WebsocketThreadRealtimeStartTransport(ThreadRealtimeStartTransport, WireModel):
    type: Literal["websocket"] = "websocket"


@define
class WebrtcThreadRealtimeStartTransport(ThreadRealtimeStartTransport, WireModel):
    sdp: str
    """SDP offer generated by a WebRTC RTCPeerConnection after configuring audio and the realtime events data channel."""
    type: Literal["webrtc"] = "webrtc"


@define
class ExistingCallThreadRealtimeStartTransport(ThreadRealtimeStartTransport, WireModel):
    call_id: str
    """Identifier of a realtime call already created and negotiated by the client."""
    type: Literal["existingCall"] = "existingCall"


@define
class ThreadRealtimeStartedNotification(WireModel):
    """EXPERIMENTAL - emitted when thread realtime startup is accepted."""

    thread_id: str
    version: RealtimeConversationVersion
    realtime_session_id: str | None = None


@define
class ThreadRealtimeStopParams(WireModel):
    """EXPERIMENTAL - stop thread realtime."""

    thread_id: str


@define
class ThreadRealtimeStopResponse(WireModel):
    """EXPERIMENTAL - response for stopping thread realtime."""


@define
class ThreadRealtimeTranscriptDeltaNotification(WireModel):
    """EXPERIMENTAL - flat transcript delta emitted whenever realtime transcript text changes."""

    delta: str
    """Live transcript delta from the realtime event."""
    role: str
    thread_id: str


@define
class ThreadRealtimeTranscriptDoneNotification(WireModel):
    """EXPERIMENTAL - final transcript text emitted when realtime completes a transcript part."""

    role: str
    text: str
    """Final complete text for the transcript part."""
    thread_id: str


@define
class ThreadRealtimeVoiceTranscript(WireModel):
    """Since runtime 0.171.0."""

    role: ThreadRealtimeTranscriptRole
    text: str


@define
class ThreadResumeInitialTurnsPageParams(WireModel):
    items_view: TurnItemsView | None = None
    """How much item detail to include for each returned turn; defaults to summary."""
    limit: int | None = None
    """Optional turn page size."""
    sort_direction: SortDirection | None = None
    """Optional turn pagination direction; defaults to descending."""


@define
class ThreadResumeParams(TracksNull):
    """There are three ways to resume a thread: 1. By thread_id: load the thread from disk by thread_id and resume it.
    2. By history: instantiate the thread from memory and resume it. 3. By path: load the thread from disk by path
    and resume it.
    """

    thread_id: str
    approval_policy: AskForApproval | None = None
    approvals_reviewer: ApprovalsReviewer | None = None
    """Override where approval requests are routed for review on this thread and subsequent turns."""
    base_instructions: str | None = None
    config: JsonObject | None = None
    cwd: str | None = None
    developer_instructions: str | None = None
    exclude_turns: bool | None = None
    """When true, return only thread metadata and live-resume state without populating `thread.turns`. This is useful
    when the client plans to call `thread/turns/list` immediately after resuming. Full-history hydration is
    deprecated for paginated threads; use this with `thread/turns/list` and `thread/items/list` instead.
    """
    history: list[ResponseItem] | None = None
    """[UNSTABLE] FOR CODEX CLOUD - DO NOT USE. If specified, the thread will be resumed with the provided history
    instead of loaded from disk.
    """
    initial_turns_page: ThreadResumeInitialTurnsPageParams | None = None
    """When present, include a `thread/turns/list` page in the resume response so clients can bootstrap recent turns
    without a second request.
    """
    model: str | None = None
    """Configuration overrides for the resumed thread, if any."""
    model_provider: str | None = None
    path: str | None = None
    """[UNSTABLE] Specify the rollout path to resume from. If specified for a non-running thread, the thread_id param
    will be ignored. If thread_id identifies a running thread, the path must match the active rollout path.
    """
    permissions: str | None = None
    """Named profile id for the resumed thread. Cannot be combined with `sandbox`."""
    personality: Personality | None = None
    """@deprecated `friendly` and `pragmatic` no longer select a style. Changing this does not rewrite the thread's
    existing instructions.
    """
    runtime_workspace_roots: list[AbsolutePathBuf] | None = None
    """Replace the thread's runtime workspace roots. Paths must be absolute."""
    sandbox: SandboxMode | None = None
    service_tier: str | None = None
    """None clears the setting; leaving it out keeps it."""


@define
class ThreadResumeResponse(WireModel):
    approval_policy: AskForApproval
    approvals_reviewer: ApprovalsReviewer
    """Reviewer currently used for approval requests on this thread."""
    cwd: AbsolutePathBuf
    model: str
    model_provider: str
    sandbox: SandboxPolicy
    """Legacy sandbox policy retained for compatibility. Experimental clients should prefer `activePermissionProfile`
    for profile provenance.
    """
    thread: Thread
    active_permission_profile: ActivePermissionProfile | None = None
    """Named or implicit built-in profile that produced the active permissions, when known."""
    collaboration_mode: CollaborationMode | None = None
    """Effective collaboration mode. Absent when resuming from an older server."""
    disabled_plugin_ids: list[str] = Factory(lambda: list[str]())
    """Saved list of disabled plugin IDs. Does not yet filter plugin capabilities."""
    initial_turns_page: TurnsPage | None = None
    """`thread/turns/list` page returned when requested by `initialTurnsPage`."""
    instruction_sources: list[LegacyAppPathString] = Factory(lambda: list[LegacyAppPathString]())
    """Environment-native paths to instruction source files currently loaded for this thread."""
    items_backwards_cursor: str | None = None
    """Opaque cursor for hydrating paginated items backwards."""
    multi_agent_mode: MultiAgentMode = Factory(lambda: MultiAgentModeValue.explicit_request_only)
    """@deprecated Always `explicitRequestOnly`. Use `reasoningEffort` for Ultra behavior."""
    reasoning_effort: ReasoningEffort | None = None
    runtime_workspace_roots: list[AbsolutePathBuf] = Factory(lambda: list[AbsolutePathBuf]())
    """Thread-scoped runtime workspace roots used to materialize `:workspace_roots`."""
    service_tier: str | None = None
    turns_backwards_cursor: str | None = None
    """Opaque cursor for hydrating paginated turns backwards."""


@define
class ThreadRevertParams(WireModel):
    """Replace a paginated thread's durable history with the prefix before one turn."""

    before_turn_id: str
    """Turn excluded from the replacement history, together with every later turn."""
    thread_id: str


@define
class ThreadRevertResponse(WireModel):
    thread: Thread
    """Updated loaded thread metadata. `turns` is always empty; hydrate retained history through `thread/turns/list`."""
    items_backwards_cursor: str | None = None
    """Opaque cursor for hydrating paginated items backwards."""
    turns_backwards_cursor: str | None = None
    """Opaque cursor for hydrating paginated turns backwards."""


@define
class ThreadRevertedNotification(WireModel):
    thread_id: str


@define
class ThreadSampleCancelParams(WireModel):
    """Since runtime 0.164.0."""

    request_id: RequestId


@define
class ThreadSampleCancelResponse(WireModel):
    """Since runtime 0.164.0."""


@define
class ThreadSampleParams(WireModel):
    """Since runtime 0.164.0."""

    expected_turn_id: str
    """The loaded source's latest turn, which must be finished (completed, failed, or interrupted) unless
    `allowInProgressTurn` is true.
    """
    prompt: str
    thread_id: str
    allow_in_progress_turn: bool | None = None
    """Allow sampling the latest turn before it finishes. Since runtime 0.169.0."""
    disable_mcp: bool | None = None
    """Disable MCP servers when the inherited window uses incremental tools on Responses Lite."""
    effort: ReasoningEffort | None = None
    """Applied only when the provider and model support cache-preserving reasoning-effort updates."""
    interrupt_on_cancel: bool | None = None
    """Override upstream interruption on cancellation for this sample; otherwise inherit the parent. Since runtime
    0.167.2.
    """
    responsesapi_client_metadata: dict[str, str] | None = None
    """Optional metadata to enrich Codex's ResponsesAPI turn metadata."""
    thread_source: ThreadSource | None = None
    """Since runtime 0.165.0."""
    turn_trigger: str | None = None


@define
class ThreadSampleResponse(WireModel):
    """Since runtime 0.164.0."""

    response_id: str
    source_turn_id: str
    cached_input_tokens: int | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    text: str | None = None
    """Assistant text from the response, or null if it attempted a tool call or completed without text."""


@define
class ThreadSearchCancelParams(WireModel):
    """Request cancellation on the same connection. `thread/search/cancel` targets only `thread/search`;
    `thread/search/stream/cancel` targets only `thread/search/stream`. Cancellation is idempotent: the cancel
    response acknowledges the request, and an interrupted search completes with an error after its subprocess is
    stopped and reaped. If completion races cancellation, the original search may still succeed. An already-
    completed search is unaffected. Since runtime 0.171.0.
    """

    request_id: RequestId


@define
class ThreadSearchCancelResponse(WireModel):
    """Since runtime 0.171.0."""


@define
class ThreadSearchOccurrence(WireModel):
    """One visible message occurrence returned by [`ThreadSearchOccurrencesResponse`]."""

    item_id: str
    snippet: str
    snippet_match_range: ThreadSearchTextRange
    """Match range within `snippet`, in UTF-16 code units."""
    turn_cursor: str
    """Opaque inclusive cursor accepted by `thread/turns/list` for this turn."""
    turn_id: str


@define
class ThreadSearchOccurrencesParams(WireModel):
    """Parameters for searching visible message occurrences within one paginated thread."""

    search_term: str
    """Case-insensitive literal substring to find in visible user messages and both partial and final assistant
    answers.
    """
    thread_id: str
    cursor: str | None = None
    """Opaque cursor returned by a previous call for the same thread and search term."""
    limit: int | None = None
    """Optional occurrence page size."""


@define
class ThreadSearchOccurrencesResponse(WireModel):
    data: list[ThreadSearchOccurrence]
    """Occurrences in chronological message order."""
    next_cursor: str | None = None
    """Opaque cursor to continue after the last returned occurrence."""


@define
class ThreadSearchParams(WireModel):
    search_term: str
    """Required substring/full-text query for thread search."""
    archived: bool | None = None
    """Optional archived filter; when set to true, only archived threads are returned. If false or null, only non-
    archived threads are returned.
    """
    current_account_only: bool | None = None
    """Show local history visible to the current ChatGPT account. Defaults to false. Since runtime 0.168.0."""
    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    include_attached_threads: bool | None = None
    """Include persistent threads attached to a parent in search results. Since runtime 0.169.0."""
    limit: int | None = None
    """Optional page size; defaults to a reasonable server-side value."""
    sort_direction: SortDirection | None = None
    """Optional sort direction; defaults to descending (newest first)."""
    sort_key: ThreadSearchSortKey | None = None
    """Optional sort key; defaults to created_at."""
    source_kinds: list[ThreadSourceKind] | None = None
    """Optional source filter; when set, only sessions from these source kinds are returned. When omitted or empty,
    defaults to interactive sources.
    """


@define
class ThreadSearchPartialNotification(WireModel):
    """A best-effort incremental batch for `thread/search/stream`. Match `requestId` to the request on this connection.
    Only a small subset of verified matches may be emitted; rows are unique and arrive in discovery order, but may
    be dropped under load or fall outside the final sorted page. Thread fields use stored metadata and the current
    watched status; live thread settings are enriched in the final response. Replace provisional rows with the
    authoritative final response. No partials follow it or an error. Since runtime 0.171.0.
    """

    data: list[ThreadSearchResult]
    request_id: RequestId


@define
class ThreadSearchResponse(WireModel):
    data: list[ThreadSearchResult]
    backwards_cursor: str | None = None
    """Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only populated when the page contains
    at least one thread. Use it with the opposite `sortDirection`; for timestamp sorts it anchors at the start of
    the page timestamp so same-second updates are not skipped.
    """
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last item. if None, there are no more items to
    return.
    """


@define
class ThreadSearchResult(WireModel):
    snippet: str
    thread: Thread


@define
class ThreadSearchTextRange(WireModel):
    """UTF-16 code-unit range within `snippet`."""

    end: int
    """Exclusive UTF-16 code-unit offset."""
    start: int
    """Inclusive UTF-16 code-unit offset."""


@define
class ThreadSection(WireModel):
    """An independently persisted, user-visible thread section."""

    id: str
    """Opaque UUIDv7 identity that remains stable when the section is renamed."""
    name: str
    """The current user-visible section name."""
    appearance: ThreadSectionAppearance | None = None
    """Optional appearance synchronized across clients."""


@define
class ThreadSectionAppearance(WireModel):
    """Extensible visual presentation for a custom thread section."""

    color: str | None = None
    icon: str | None = None


@define
class ThreadSectionChangedNotification(WireModel):
    """Broadcast after a successful move into, within, or out of a section. Since runtime 0.167.2."""

    thread_id: str
    section_id: str | None
    """Destination section, or `null` when the thread was removed from its section."""


@define
class ThreadSectionCreateParams(WireModel):
    """Parameters for creating an independently persisted thread section."""

    name: str
    """The user-visible name of the section."""
    appearance: ThreadSectionAppearance | None = None


@define
class ThreadSectionCreateResponse(WireModel):
    """The independently persisted section created by the server."""

    section: ThreadSection


@define
class ThreadSectionDeleteParams(WireModel):
    """Parameters for deleting an independently persisted thread section."""

    section_id: str
    """The stable, server-generated identity of the section to delete."""


@define
class ThreadSectionDeleteResponse(WireModel):
    """Successful deletion does not return additional section data."""


@define
class ThreadSectionListParams(WireModel):
    """Parameters for listing independently persisted thread sections."""

    cursor: str | None = None
    """Opaque pagination cursor returned by a previous call."""
    limit: int | None = None
    """Maximum number of sections to return."""


@define
class ThreadSectionListResponse(WireModel):
    """One page of independently persisted thread sections."""

    data: list[ThreadSection]
    next_cursor: str | None = None
    """Opaque cursor for the next page, or `null` when no sections remain."""


@define
class ThreadSectionMoveParams(WireModel):
    """Parameters for moving a thread within a server-owned section ordering."""

    thread_id: str
    """Thread to move into, within, or out of a section."""
    section_id: str | None
    """Destination section, or `null` to remove the thread from its section."""
    before_thread_id: str | None = None
    """Existing thread to insert before; omission or null appends to the section."""


@define
class ThreadSectionMoveResponse(WireModel):
    pass


@define
class ThreadSectionUpdateParams(WireModel):
    """Parameters for updating an independently persisted thread section."""

    name: str
    """The updated user-visible name of the section."""
    section_id: str
    """The stable, server-generated identity of the section to update."""
    appearance: ThreadSectionAppearance | None = None
    """Omit to preserve appearance, use `null` to clear it, or provide a replacement."""


@define
class ThreadSectionUpdateResponse(WireModel):
    """The independently persisted section after its name is updated."""

    section: ThreadSection


@define
class ThreadSetNameParams(WireModel):
    name: str
    thread_id: str


@define
class ThreadSetNameResponse(WireModel):
    pass


@define
class ThreadSettings(WireModel):
    approval_policy: AskForApproval
    approvals_reviewer: ApprovalsReviewer
    collaboration_mode: CollaborationMode
    cwd: AbsolutePathBuf
    model: str
    model_provider: str
    sandbox_policy: SandboxPolicy
    active_permission_profile: ActivePermissionProfile | None = None
    disabled_plugin_ids: list[str] = Factory(lambda: list[str]())
    """Saved list of disabled plugin IDs. Does not yet filter plugin capabilities."""
    effort: ReasoningEffort | None = None
    environments: list[ThreadEnvironment] | None = None
    """Environments configured for future turns, in priority order, primary first. `null` means the server does not
    expose the selection; [] means none are selected. Since runtime 0.169.0.
    """
    multi_agent_mode: MultiAgentMode = Factory(lambda: MultiAgentModeValue.explicit_request_only)
    """@deprecated Always `explicitRequestOnly`. Use `effort` for Ultra behavior."""
    personality: Personality | None = None
    """@deprecated Reports the saved setting; `friendly` and `pragmatic` no longer select a style."""
    service_tier: str | None = None
    summary: ReasoningSummary | None = None


@define
class ThreadSettingsUpdateParams(TracksNull):
    thread_id: str
    approval_policy: AskForApproval | None = None
    """Override the approval policy for subsequent turns."""
    approvals_reviewer: ApprovalsReviewer | None = None
    """Override where approval requests are routed for subsequent turns."""
    collaboration_mode: CollaborationMode | None = None
    """EXPERIMENTAL - Set a pre-set collaboration mode for subsequent turns."""
    cwd: str | None = None
    """Override the working directory for subsequent turns."""
    disabled_plugin_ids: list[str] | None = None
    """Replace this thread's disabled plugin IDs. Omitted/null preserves the list; [] clears it."""
    effort: ReasoningEffort | None = None
    """Override the reasoning effort for subsequent turns."""
    environments: list[TurnEnvironmentParams] | None = None
    """Replace the environments for future turns without changing the running turn. Omitted/null preserves the
    selection unless `cwd` is also provided, which selects the default environments for that directory. [] clears
    the selection. Since runtime 0.169.0.
    """
    model: str | None = None
    """Override the model for subsequent turns."""
    multi_agent_mode: MultiAgentMode | None = None
    """@deprecated Ignored. Use `effort: "ultra"` for proactive multi-agent behavior."""
    permissions: str | None = None
    """Select a named permissions profile id for subsequent turns. Cannot be combined with `sandboxPolicy`."""
    personality: Personality | None = None
    """@deprecated `friendly` and `pragmatic` no longer select a style. Changing this does not rewrite the thread's
    existing instructions.
    """
    sandbox_policy: SandboxPolicy | None = None
    """Override the sandbox policy for subsequent turns."""
    service_tier: str | None = None
    """Override the service tier for subsequent turns. `null` clears the current service tier; omission leaves it
    unchanged.
    """
    summary: ReasoningSummary | None = None
    """Override the reasoning summary for subsequent turns."""


@define
class ThreadSettingsUpdateResponse(WireModel):
    pass


@define
class ThreadSettingsUpdatedNotification(WireModel):
    thread_id: str
    thread_settings: ThreadSettings


@define
class ThreadShellCommandParams(WireModel):
    command: str
    """Shell command string evaluated by the thread's configured shell. Unlike `command/exec`, this intentionally
    preserves shell syntax such as pipes, redirects, and quoting. This runs unsandboxed with full access rather than
    inheriting the thread sandbox policy.
    """
    thread_id: str
    timeout_ms: int | None = None
    """Maximum execution time in milliseconds. Defaults to one hour when omitted or null. Must be non-negative; zero
    requests an immediate timeout, not unlimited execution. Does not affect the immediate RPC acknowledgement.
    """


@define
class ThreadShellCommandResponse(WireModel):
    pass


@define
class ThreadStartParams(TracksNull):
    allow_provider_model_fallback: bool | None = None
    """Allow a provider with an authoritative static model catalog to replace an unavailable requested model with its
    default.
    """
    approval_policy: AskForApproval | None = None
    approvals_reviewer: ApprovalsReviewer | None = None
    """Override where approval requests are routed for review on this thread and subsequent turns."""
    base_instructions: str | None = None
    config: JsonObject | None = None
    cwd: str | None = None
    daybreak_enabled: bool | None = None
    """Initial Daybreak choice for this persistent thread. Omitted or null leaves it unset. This does not select a
    turn's `cyberAccessProgram` or grant access. Not supported for ephemeral threads.
    """
    developer_instructions: str | None = None
    dynamic_tools: list[DynamicToolSpec] | None = None
    environments: list[TurnEnvironmentParams] | None = None
    """Optional sticky environments for this thread."""
    ephemeral: bool | None = None
    experimental_raw_events: bool | None = None
    """If true, opt into emitting raw Responses API items on the event stream. This is for internal use only (e.g.
    Codex Cloud).
    """
    history_mode: ThreadHistoryMode | None = None
    """Persisted thread history contract to use for this new thread."""
    mock_experimental_field: str | None = None
    """Test-only experimental field used to validate experimental gating and schema filtering behavior in a stable way."""
    model: str | None = None
    model_provider: str | None = None
    multi_agent_mode: MultiAgentMode | None = None
    """@deprecated Ignored. Use Ultra reasoning effort for proactive multi-agent behavior."""
    permissions: str | None = None
    """Named profile id for this thread. Cannot be combined with `sandbox`."""
    personality: Personality | None = None
    """@deprecated `friendly` and `pragmatic` no longer select a style."""
    project_id: str | None = None
    """Optional project identity for this new thread. Durable threads persist the assignment; ephemeral threads expose
    it only in live responses.
    """
    runtime_workspace_roots: list[AbsolutePathBuf] | None = None
    """Replace the thread's runtime workspace roots. Paths must be absolute."""
    sandbox: SandboxMode | None = None
    selected_capability_roots: list[SelectedCapabilityRoot] | None = None
    """Capability roots selected for this thread by the hosting platform."""
    service_name: str | None = None
    service_tier: str | None = None
    """None clears the setting; leaving it out keeps it."""
    session_start_source: ThreadStartSource | None = None
    thread_source: ThreadSource | None = None
    """Optional client-supplied analytics source classification for this thread."""


@define
class ThreadStartResponse(WireModel):
    approval_policy: AskForApproval
    approvals_reviewer: ApprovalsReviewer
    """Reviewer currently used for approval requests on this thread."""
    cwd: AbsolutePathBuf
    model: str
    model_provider: str
    sandbox: SandboxPolicy
    """Legacy sandbox policy retained for compatibility. Experimental clients should prefer `activePermissionProfile`
    for profile provenance.
    """
    thread: Thread
    active_permission_profile: ActivePermissionProfile | None = None
    """Named or implicit built-in profile that produced the active permissions, when known."""
    disabled_plugin_ids: list[str] = Factory(lambda: list[str]())
    """Saved list of disabled plugin IDs. Does not yet filter plugin capabilities."""
    instruction_sources: list[LegacyAppPathString] = Factory(lambda: list[LegacyAppPathString]())
    """Environment-native paths to instruction source files currently loaded for this thread."""
    multi_agent_mode: MultiAgentMode = Factory(lambda: MultiAgentModeValue.explicit_request_only)
    """@deprecated Always `explicitRequestOnly`. Use `reasoningEffort` for Ultra behavior."""
    reasoning_effort: ReasoningEffort | None = None
    runtime_workspace_roots: list[AbsolutePathBuf] = Factory(lambda: list[AbsolutePathBuf]())
    """Thread-scoped runtime workspace roots used to materialize `:workspace_roots`."""
    service_tier: str | None = None


@define
class ThreadStartedNotification(WireModel):
    thread: Thread


@define
class NotLoadedThreadStatus(ThreadStatus, WireModel):
    type: Literal["notLoaded"] = "notLoaded"


@define
class IdleThreadStatus(ThreadStatus, WireModel):
    type: Literal["idle"] = "idle"


@define
class SystemErrorThreadStatus(ThreadStatus, WireModel):
    type: Literal["systemError"] = "systemError"


@define
class ActiveThreadStatus(ThreadStatus, WireModel):
    active_flags: list[ThreadActiveFlag]
    type: Literal["active"] = "active"


@define
class ThreadStatusChangedNotification(WireModel):
    status: ThreadStatus
    thread_id: str


@define
class ItemThreadTimelineEntry(ThreadTimelineEntry, WireModel):
    item: ThreadItem
    position: int
    turn_id: str
    type: Literal["item"] = "item"


@define
class RealtimeThreadTimelineEntry(ThreadTimelineEntry, WireModel):
    item: ThreadRealtimeItem
    position: int
    type: Literal["realtime"] = "realtime"


@define
class TurnStartedThreadTimelineEntry(ThreadTimelineEntry, WireModel, keep_names=True):
    position: int
    turn_id: str
    type: Literal["turnStarted"] = "turnStarted"
    started_at: int | None = None


@define
class TurnCompletedThreadTimelineEntry(ThreadTimelineEntry, WireModel, keep_names=True):
    position: int
    status: TurnStatus
    turn_id: str
    type: Literal["turnCompleted"] = "turnCompleted"
    completed_at: int | None = None
    duration_ms: int | None = None
    error: TurnError | None = None
    started_at: int | None = None


@define
class ThreadTimelineListParams(WireModel):
    """EXPERIMENTAL - list ordinary and realtime thread history in rollout order."""

    thread_id: str
    cursor: str | None = None
    limit: int | None = None


@define
class ThreadTimelineListResponse(WireModel):
    """EXPERIMENTAL - a bounded timeline page with its resolved opening voice state."""

    data: list[ThreadTimelineEntry]
    active_realtime_session_at_page_start: str | None = None
    next_cursor: str | None = None


@define
class ThreadTokenUsage(WireModel):
    last: TokenUsageBreakdown
    total: TokenUsageBreakdown
    model_context_window: int | None = None


@define
class ThreadTokenUsageUpdatedNotification(WireModel):
    thread_id: str
    token_usage: ThreadTokenUsage
    turn_id: str


@define
class ThreadTurnsListParams(WireModel):
    thread_id: str
    cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last turn."""
    items_view: TurnItemsView | None = None
    """How much item detail to include for each returned turn; defaults to summary."""
    limit: int | None = None
    """Optional turn page size."""
    sort_direction: SortDirection | None = None
    """Optional turn pagination direction; defaults to descending."""


@define
class ThreadTurnsListResponse(WireModel):
    data: list[Turn]
    backwards_cursor: str | None = None
    """Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only populated when the page contains
    at least one turn. Use it with the opposite `sortDirection` to include the anchor turn again and catch updates
    to that turn.
    """
    next_cursor: str | None = None
    """Opaque cursor to pass to the next call to continue after the last turn. if None, there are no more turns to
    return.
    """


@define
class ThreadUnarchiveParams(WireModel):
    thread_id: str


@define
class ThreadUnarchiveResponse(WireModel):
    thread: Thread


@define
class ThreadUnarchivedNotification(WireModel):
    thread_id: str


@define
class ThreadStartThreadUnreadPosition(ThreadUnreadPosition, WireModel):
    """Explicitly marked unread, including when the thread has no turns."""

    type: Literal["threadStart"] = "threadStart"


@define
class TurnThreadUnreadPosition(ThreadUnreadPosition, WireModel):
    """The earliest completed result needing attention."""

    turn_id: str
    type: Literal["turn"] = "turn"


@define
class ThreadUnsubscribeParams(WireModel):
    thread_id: str


@define
class ThreadUnsubscribeResponse(WireModel):
    status: ThreadUnsubscribeStatus


@define
class ThreadUsage(WireModel):
    estimated_usage_credits_micros: int
    groups: list[ThreadUsageBreakdownGroup]
    thread_id: str
    estimated_usage_usd_micros: int | None = None
    native_usage_usd_micros: int | None = None
    """Native dollar usage, independent of credit estimates. None means unknown, not zero. Since runtime 0.166.0."""


@define
class ThreadUsageBreakdownGroup(WireModel):
    estimated_usage_credits_micros: int
    cached_input_tokens: int | None = None
    input_tokens: int | None = None
    model: str | None = None
    net_new_input_tokens: int | None = None
    output_tokens: int | None = None
    reasoning_effort: str | None = None
    speed: str | None = None
    total_tokens: int | None = None


@define
class TokenUsageBreakdown(WireModel):
    cached_input_tokens: int
    input_tokens: int
    output_tokens: int
    reasoning_output_tokens: int
    total_tokens: int
    cache_write_input_tokens: int = 0


@define
class Tool(WireModel, names={"field_meta": "_meta"}):
    """Definition for a tool the client can call."""

    input_schema: JsonValue
    name: str
    field_meta: JsonValue = None
    annotations: JsonValue = None
    description: str | None = None
    icons: list[JsonValue] | None = None
    output_schema: JsonValue = None
    title: str | None = None


@define
class ToolRequestUserInputAnswer(WireModel):
    """EXPERIMENTAL. Captures a user's answer to a request_user_input question."""

    answers: list[str]


@define
class ToolRequestUserInputOption(WireModel):
    """EXPERIMENTAL. Defines a single selectable option for request_user_input."""

    description: str
    label: str


@define
class ToolRequestUserInputParams(WireModel):
    """EXPERIMENTAL. Params sent with a request_user_input event."""

    is_blocking: bool
    item_id: str
    questions: list[ToolRequestUserInputQuestion]
    thread_id: str
    turn_id: str
    auto_resolution_ms: int | None = None
    """@deprecated Use `isBlocking` to decide whether the request should block."""


@define
class ToolRequestUserInputQuestion(WireModel):
    """EXPERIMENTAL. Represents one request_user_input question and its required options."""

    header: str
    id: str
    question: str
    is_other: bool = False
    is_secret: bool = False
    options: list[ToolRequestUserInputOption] | None = None


@define
class ToolRequestUserInputResponse(WireModel):
    """EXPERIMENTAL. Response payload mapping question ids to answers."""

    answers: dict[str, ToolRequestUserInputAnswer]


@define
class ToolsV2(WireModel, keep_names=True):
    web_search: WebSearchToolConfig | None = None


@define
class Turn(WireModel):
    id: str
    """Identifier for this turn. Codex-generated turn IDs are UUIDv7."""
    items: list[ThreadItem]
    """Thread items currently included in this turn payload."""
    status: TurnStatus
    completed_at: int | None = None
    """Unix timestamp (in seconds) when the turn completed."""
    duration_ms: int | None = None
    """Duration between turn start and completion in milliseconds, if known."""
    error: TurnError | None = None
    """Error associated with a failed or interrupted turn."""
    items_view: TurnItemsView = Factory(lambda: TurnItemsView.full)
    """Describes how much of `items` has been loaded for this turn."""
    root_turn_id: str | None = None
    """ID of the first turn in the chain of work that led to this turn. Pass this as `rootTurnId` when starting work on
    behalf of this turn. May be null in older history or a `review/start` response.
    """
    started_at: int | None = None
    """Unix timestamp (in seconds) when the turn started."""


@define
class TurnCompletedNotification(WireModel):
    thread_id: str
    turn: Turn


@define
class TurnDiffUpdatedNotification(WireModel):
    """Notification that the turn-level unified diff has changed. Contains the latest aggregated diff across all file
    changes in the turn.
    """

    diff: str
    thread_id: str
    turn_id: str


@define
class TurnEnvironmentParams(WireModel):
    cwd: LegacyAppPathString
    environment_id: str
    runtime_workspace_roots: list[LegacyAppPathString] | None = None
    """Environment-native runtime workspace roots. Omitted defaults to `cwd`."""


@define
class TurnError(WireModel):
    message: str
    additional_details: str | None = None
    codex_error_info: CodexErrorInfo | None = None
    misalignment: MisalignmentErrorDetails | None = None
    """Optional public explanation and continuation instruction for a misalignment block."""


@define
class TurnInterruptParams(WireModel):
    thread_id: str
    turn_id: str


@define
class TurnInterruptResponse(WireModel):
    pass


@define
class TurnModerationMetadataNotification(WireModel):
    metadata: JsonValue
    thread_id: str
    turn_id: str


@define
class TurnPlanStep(WireModel):
    status: TurnPlanStepStatus
    step: str


@define
class TurnPlanUpdatedNotification(WireModel):
    plan: list[TurnPlanStep]
    thread_id: str
    turn_id: str
    explanation: str | None = None


@define
class TurnSettingsUpdateParams(TracksNull):
    """Experimental settings changes for one running turn, not future turns. Unsupported fields are rejected rather
    than silently ignored. Any live task kind may accept publication. Child sessions and consumers of frozen initial
    settings are unchanged.
    """

    thread_id: str
    turn_id: str
    approvals_reviewer: ApprovalsReviewer | None = None
    """Changes the active turn's reviewer without changing future thread settings. Already captured steps and pending
    approvals retain their original reviewer.
    """
    effort: ReasoningEffort | None = None
    """Omission or `null` leaves the effort unchanged."""
    environments: list[TurnEnvironmentParams] | None = None
    """Replace the environments for subsequent steps of this turn, not future turns. Omitted/null preserves the
    selection; [] clears it. An already-started step is unchanged. Since runtime 0.169.0.
    """
    model: str | None = None
    """Omission or `null` leaves the model unchanged."""
    service_tier: str | None = None
    """`null` clears the requested tier; omission leaves it unchanged."""
    summary: ReasoningSummary | None = None
    """Omission or `null` leaves the summary preference unchanged."""


@define
class TurnSettingsUpdateResponse(WireModel):
    status: TurnSettingsUpdateStatus


@define
class TurnStartParams(TracksNull):
    input: list[UserInput]
    thread_id: str
    additional_context: dict[str, AdditionalContextEntry] | None = None
    """Optional client-provided context fragments keyed by an opaque source identifier."""
    approval_policy: AskForApproval | None = None
    """Override the approval policy for this turn and subsequent turns."""
    approvals_reviewer: ApprovalsReviewer | None = None
    """Override where approval requests are routed for review on this turn and subsequent turns."""
    client_user_message_id: str | None = None
    collaboration_mode: CollaborationMode | None = None
    """EXPERIMENTAL - Set a pre-set collaboration mode. Takes precedence over model, reasoning_effort, and developer
    instructions if set.
    """
    cwd: str | None = None
    """Override the working directory for this turn and subsequent turns."""
    cyber_access_program: CyberAccessProgram | None = None
    """EXPERIMENTAL - Request an authorized cyber program for this turn. Omission preserves automatic behavior. This
    does not grant access.
    """
    disabled_plugin_ids: list[str] | None = None
    """Replace this thread's disabled plugin IDs. Omitted/null preserves the list; [] clears it."""
    effort: ReasoningEffort | None = None
    """Override the reasoning effort for this turn and subsequent turns."""
    environments: list[TurnEnvironmentParams] | None = None
    """Optional environments for this turn and subsequent turns."""
    model: str | None = None
    """Override the model for this turn and subsequent turns."""
    multi_agent_mode: MultiAgentMode | None = None
    """@deprecated Ignored. Use `effort: "ultra"` for proactive multi-agent behavior."""
    output_schema: JsonValue = None
    """Optional JSON Schema used to constrain the final assistant message for this turn."""
    parent_turn_id: str | None = None
    """ID of the turn that caused this new turn to start."""
    permissions: str | None = None
    """Select a named permissions profile id for this turn and subsequent turns. Cannot be combined with
    `sandboxPolicy`.
    """
    personality: Personality | None = None
    """@deprecated `friendly` and `pragmatic` no longer select a style. Changing this does not rewrite the thread's
    existing instructions.
    """
    responsesapi_client_metadata: dict[str, str] | None = None
    """Optional metadata to enrich Codex's ResponsesAPI turn metadata."""
    responsesapi_client_metadata_patch: dict[str, str] | None = None
    """Merge entries into the ResponsesAPI turn metadata without removing existing entries. Applied after
    `responsesapiClientMetadata` if both are provided; reserved keys remain protected. Since runtime 0.164.0.
    """
    root_turn_id: str | None = None
    """ID of the first turn in the chain of work that led to this new turn."""
    runtime_workspace_roots: list[AbsolutePathBuf] | None = None
    """Replace the thread's runtime workspace roots for this turn and subsequent turns. Paths must be absolute."""
    sandbox_policy: SandboxPolicy | None = None
    """Override the sandbox policy for this turn and subsequent turns."""
    service_tier: str | None = None
    """Override the service tier for this turn and subsequent turns."""
    service_tier_for_turn: str | None = None
    """Override the service tier only when this request starts a new turn. Use "default" for standard speed. Omitted or
    null inherits the thread's tier. Does not change the thread's tier or a turn being steered.
    """
    summary: ReasoningSummary | None = None
    """Override the reasoning summary for this turn and subsequent turns."""
    tool_output: TurnToolOutput | None = None
    turn_trigger: str | None = None
    """Optional source classification for the caller that starts this turn. Ignored when this request steers an
    already-active turn.
    """


@define
class TurnStartResponse(WireModel):
    turn: Turn


@define
class TurnStartedNotification(WireModel):
    thread_id: str
    turn: Turn


@define
class TurnSteerParams(WireModel):
    expected_turn_id: str
    """Required active turn id precondition. The request fails when it does not match the currently active turn."""
    input: list[UserInput]
    thread_id: str
    additional_context: dict[str, AdditionalContextEntry] | None = None
    """Optional client-provided context fragments keyed by an opaque source identifier."""
    client_user_message_id: str | None = None
    responsesapi_client_metadata: dict[str, str] | None = None
    """Optional metadata to enrich Codex's ResponsesAPI turn metadata."""
    responsesapi_client_metadata_patch: dict[str, str] | None = None
    """Merge entries into the ResponsesAPI turn metadata without removing existing entries. Applied after
    `responsesapiClientMetadata` if both are provided; reserved keys remain protected. Since runtime 0.164.0.
    """


@define
class TurnSteerResponse(WireModel):
    turn_id: str


@define
class TurnToolOutput(WireModel):
    name: str
    output: FunctionCallOutputBody
    namespace: str | None = None
    retain: bool | None = None
    """Requests retention of this output in the thread's model history."""


@define
class TurnsPage(WireModel):
    data: list[Turn]
    backwards_cursor: str | None = None
    next_cursor: str | None = None


@define
class TextUserInput(UserInput, WireModel, keep_names=True):
    text: str
    type: Literal["text"] = "text"
    text_elements: list[TextElement] = Factory(lambda: list[TextElement]())
    """UI-defined spans within `text` used to render or persist special elements."""


@define
class ImageUserInput(UserInput, WireModel):
    url: str
    type: Literal["image"] = "image"
    detail: ImageDetail | None = None


@define
class FileIdUserInput(UserInput, WireModel):
    file_id: str
    type: Literal["image"] = "image"
    detail: ImageDetail | None = None


@define
class LocalImageUserInput(UserInput, WireModel):
    path: str
    type: Literal["localImage"] = "localImage"
    detail: ImageDetail | None = None


@define
class AudioUserInput(UserInput, WireModel):
    url: str
    type: Literal["audio"] = "audio"


@define
class AudioFileIdUserInput(UserInput, WireModel):
    """Since runtime 0.167.2."""

    file_id: str
    type: Literal["audio"] = "audio"


@define
class LocalAudioUserInput(UserInput, WireModel):
    path: str
    type: Literal["localAudio"] = "localAudio"


@define
class SkillUserInput(UserInput, WireModel):
    name: str
    path: str
    type: Literal["skill"] = "skill"


@define
class MentionUserInput(UserInput, WireModel):
    name: str
    path: str
    type: Literal["mention"] = "mention"


@define
class UserVerificationCancelParams(WireModel):
    """Cancels a native verification RPC issued on this connection, not an elicitation. Use a fresh request ID for each
    operation and a distinct ID for this cancellation RPC.
    """

    request_id: RequestId


@define
class UserVerificationCancelResponse(WireModel):
    """Acknowledges the cancellation signal; native work may still be finishing. Unknown or finished requests are a no-
    op, and completed effects are not rolled back.
    """


@define
class UserVerificationDeleteParams(WireModel):
    pass


@define
class UserVerificationDeleteResponse(WireModel):
    pass


@define
class UserVerificationEnrollParams(WireModel):
    pass


@define
class UserVerificationEnrollResponse(WireModel):
    """Public metadata for a created or reused local credential. The caller completes backend registration; this
    response does not establish server enrollment. Older app-servers omit the metadata fields; callers must check
    both before registration.
    """

    credential_id: str
    algorithm: str | None = None
    public_key: str | None = None
    """Unpadded base64url of the SubjectPublicKeyInfo DER encoding."""


@define
class InvalidRequestUserVerificationErrorDetails(UserVerificationErrorDetails, WireModel):
    reason: UserVerificationInvalidRequestReason
    type: Literal["invalidRequest"] = "invalidRequest"


@define
class UnavailableUserVerificationErrorDetails(UserVerificationErrorDetails, WireModel):
    reason: UserVerificationUnavailableReason
    type: Literal["unavailable"] = "unavailable"


@define
class CancelledUserVerificationErrorDetails(UserVerificationErrorDetails, WireModel):
    reason: UserVerificationCancellationReason
    type: Literal["cancelled"] = "cancelled"


@define
class FailedUserVerificationErrorDetails(UserVerificationErrorDetails, WireModel):
    reason: UserVerificationFailureReason
    type: Literal["failed"] = "failed"


@define
class UserVerificationProof(WireModel):
    """A signature over the exact decoded challenge. The verifier validates and consumes it."""

    credential_id: str
    signature: str
    """Unpadded base64url DER ECDSA signature using P-256 and SHA-256."""


@define
class UserVerificationRpcError(WireModel):
    """The error object inside the normal JSON-RPC envelope."""

    code: int
    data: UserVerificationErrorDetails
    message: str


@define
class UserVerificationStatusParams(WireModel):
    pass


@define
class UserVerificationStatusResponse(WireModel):
    """Local readiness only; this neither prompts nor queries server registration."""

    credential_id: str | None = None
    unavailable_message: str | None = None
    unavailable_reason: UserVerificationUnavailableReason | None = None


@define
class UserVerificationVerifyParams(WireModel):
    """Local signing primitive, independent of any pending elicitation."""

    challenge: str
    """Unpadded base64url encoding of 1–4096 challenge bytes."""
    description: str
    """Additional display context; at most 4096 UTF-8 bytes."""
    title: str
    """Display context already approved by the UI; 1–256 UTF-8 bytes."""


@define
class UserVerificationVerifyResponse(WireModel):
    proof: UserVerificationProof
    biometric_type: UserVerificationBiometricType | None = None
    """Native-reported authentication method for this signature. Older servers omit it. This is approval context, not
    part of the signed proof. Since runtime 0.171.0.
    """


@define
class W3cTraceContext(WireModel):
    traceparent: str | None = None
    tracestate: str | None = None


@define
class WarningNotification(WireModel):
    message: str
    """Concise warning message for the user."""
    thread_id: str | None = None
    """Optional thread target when the warning applies to a specific thread."""


@define
class SearchWebSearchAction(WebSearchAction, WireModel):
    type: Literal["search"] = "search"
    queries: list[str] | None = None
    query: str | None = None


@define
class OpenPageWebSearchAction(WebSearchAction, WireModel):
    type: Literal["openPage"] = "openPage"
    url: str | None = None


@define
class FindInPageWebSearchAction(WebSearchAction, WireModel):
    type: Literal["findInPage"] = "findInPage"
    pattern: str | None = None
    url: str | None = None


@define
class OtherWebSearchAction(WebSearchAction, WireModel):
    type: Literal["other"] = "other"


@define
class WebSearchLocation(WireModel):
    city: str | None = None
    country: str | None = None
    region: str | None = None
    timezone: str | None = None


@define
class WebSearchToolConfig(WireModel, keep_names=True):
    allowed_domains: list[str] | None = None
    context_size: WebSearchContextSize | None = None
    location: WebSearchLocation | None = None


@define
class WindowsSandboxReadinessResponse(WireModel):
    status: WindowsSandboxReadiness


@define
class WindowsSandboxSetupCompletedNotification(WireModel):
    mode: WindowsSandboxSetupMode
    success: bool
    error: str | None = None


@define
class WindowsSandboxSetupStartParams(WireModel):
    mode: WindowsSandboxSetupMode
    cwd: AbsolutePathBuf | None = None


@define
class WindowsSandboxSetupStartResponse(WireModel):
    started: bool


@define
class WindowsWorldWritableWarningNotification(WireModel):
    extra_count: int
    failed_scan: bool
    sample_paths: list[str]


@define
class WorkspaceMessage(WireModel):
    message_body: str
    message_id: str
    message_type: WorkspaceMessageType
    archived_at: int | None = None
    """Unix timestamp (in seconds) when the message was archived."""
    created_at: int | None = None
    """Unix timestamp (in seconds) when the message was created."""


@define
class WorkspaceRouting(WireModel):
    account_routing_override: AccountRoutingOverride
    backend_origin: str
    chatgpt_account_id: str


AgentMessageDisplay1 = ShowAgentMessageDisplay


AgentMessageDisplay2 = HideAgentMessageDisplay


AgentMessageDisplay3 = BlockAgentMessageDisplay


AnswerAnnotation1 = WellbeingHelplineAnswerAnnotation


BlockReason1 = ProtectionBlockReason


FileSystemSpecialPath1 = UnknownFileSystemSpecialPath


GatewayAuth1 = EnvironmentVariableGatewayAuth


HookMetadata1 = CommandHookMetadata


HookMetadata2 = McpToolHookMetadata


McpServerElicitationRequestParams1 = OpenaiUserVerificationMcpServerElicitationRequestParams


McpServerElicitationRequestParams2 = FormMcpServerElicitationRequestParams


McpServerElicitationRequestParams3 = OpenaiFormMcpServerElicitationRequestParams


McpServerElicitationRequestParams5 = UrlMcpServerElicitationRequestParams


ReasoningSummaryValue = ReasoningSummary


if TYPE_CHECKING:
    _AccountRoot: TypeAlias = ApiKeyAccount | ChatgptAccount | AmazonBedrockAccount | GcpAccount | UnknownMember
    _AccountSessionsSwitchResponseRoot: TypeAlias = (
        SessionsAccountSessionsSwitchResponse | AccountSessionsSwitchResponse1 | UnknownMember
    )
    _AgentMessageDisplayRoot: TypeAlias = (
        ShowAgentMessageDisplay | HideAgentMessageDisplay | BlockAgentMessageDisplay | UnknownMember
    )
    _AgentMessageInputContentRoot: TypeAlias = (
        InputTextAgentMessageInputContent | EncryptedContentAgentMessageInputContent | UnknownMember
    )
    _AnswerAnnotationRoot: TypeAlias = WellbeingHelplineAnswerAnnotation | UnknownMember
    _AnswerReplacementRoot: TypeAlias = WellbeingPromptHelplineAnswerReplacement | UnknownMember
    _AskForApprovalRoot: TypeAlias = AskForApprovalValue | GranularAskForApproval | UnknownMember
    _BedrockSetupParamsRoot: TypeAlias = ProfileBedrockSetupParams | EnvironmentBedrockSetupParams | UnknownMember
    _BlockReasonRoot: TypeAlias = ProtectionBlockReason | KindBlockReason | UnknownMember
    _CapabilityRootLocationRoot: TypeAlias = EnvironmentCapabilityRootLocation | UnknownMember
    _ClientNotificationRoot: TypeAlias = InitializedNotification | UnknownMember
    _ClientRequestRoot: TypeAlias = (
        InitializeRequest
        | ServerDiagnosticsRequest
        | UserVerificationStatusRequest
        | UserVerificationEnrollRequest
        | UserVerificationDeleteRequest
        | UserVerificationVerifyRequest
        | UserVerificationCancelRequest
        | ThreadStartRequest
        | ThreadResumeRequest
        | ThreadForkRequest
        | ThreadArchiveRequest
        | ThreadDeleteRequest
        | ThreadUnsubscribeRequest
        | ThreadIncrementElicitationRequest
        | ThreadDecrementElicitationRequest
        | ThreadNameSetRequest
        | ThreadPredictionRequestRequest
        | ThreadGoalSetRequest
        | ThreadGoalGetRequest
        | ThreadGoalClearRequest
        | ThreadQueueAddRequest
        | ThreadQueueListRequest
        | ThreadQueueUpdateRequest
        | ThreadQueueDeleteRequest
        | ThreadQueueReorderRequest
        | ThreadQueueStartRequest
        | ThreadMetadataUpdateRequest
        | ThreadAttachmentAddRequest
        | ThreadAttachmentListRequest
        | ThreadAttachmentOwnerListRequest
        | ThreadAttachmentRemoveRequest
        | ThreadSectionMoveRequest
        | ThreadSettingsUpdateRequest
        | ThreadMemoryModeSetRequest
        | MemoryStatusRequest
        | MemoryResetRequest
        | RolloutCompressRequest
        | ThreadUnarchiveRequest
        | ThreadCompactStartRequest
        | ThreadShellCommandRequest
        | ThreadApproveGuardianDeniedActionRequest
        | ThreadBackgroundTerminalsCleanRequest
        | ThreadBackgroundTerminalsListRequest
        | ThreadBackgroundTerminalsTerminateRequest
        | ThreadRevertRequest
        | ThreadListRequest
        | ProjectListRequest
        | ProjectReadRequest
        | ProjectCreateRequest
        | ProjectImportRequest
        | ProjectUpdateRequest
        | ProjectMoveRequest
        | ProjectDeleteRequest
        | ThreadSectionListRequest
        | ThreadSectionCreateRequest
        | ThreadSectionUpdateRequest
        | ThreadSectionDeleteRequest
        | ThreadSearchRequest
        | ThreadSearchOccurrencesRequest
        | ThreadLoadedListRequest
        | ThreadReadRequest
        | ThreadReadStateUpdateRequest
        | ThreadTurnsListRequest
        | ThreadItemsListRequest
        | ThreadItemsReadRequest
        | ThreadInjectItemsRequest
        | SkillsListRequest
        | SkillsExtraRootsSetRequest
        | HooksListRequest
        | MarketplaceAddRequest
        | MarketplaceRemoveRequest
        | MarketplaceUpgradeRequest
        | PluginListRequest
        | PluginSearchRequest
        | PluginInstalledRequest
        | PluginReconcileRequest
        | PluginReadRequest
        | PluginSkillReadRequest
        | PluginShareSaveRequest
        | PluginShareUpdateTargetsRequest
        | PluginShareListRequest
        | PluginShareCheckoutRequest
        | PluginShareDeleteRequest
        | AppReadRequest
        | AppListRequest
        | AppInstalledRequest
        | FsReadFileRequest
        | FsWriteFileRequest
        | FsCreateDirectoryRequest
        | FsGetMetadataRequest
        | FsReadDirectoryRequest
        | FsRemoveRequest
        | FsCopyRequest
        | FsWatchRequest
        | FsUnwatchRequest
        | SkillsConfigWriteRequest
        | PluginInstallRequest
        | PluginUninstallRequest
        | TurnStartRequest
        | TurnSettingsUpdateRequest
        | TurnSteerRequest
        | TurnInterruptRequest
        | ThreadRealtimeStartRequest
        | ThreadRealtimeAppendAudioRequest
        | ThreadRealtimeAppendTextRequest
        | ThreadRealtimeAppendSpeechRequest
        | ThreadRealtimeStopRequest
        | ThreadTimelineListRequest
        | ThreadRealtimeListVoicesRequest
        | ReviewStartRequest
        | ModelListRequest
        | AccountGatewayOAuthReadRequest
        | AccountGatewayOAuthLoginRequest
        | AccountGatewayOAuthCancelRequest
        | ModelProviderCapabilitiesReadRequest
        | ExperimentalFeatureListRequest
        | PermissionProfileListRequest
        | ExperimentalFeatureEnablementSetRequest
        | RemoteControlEnableRequest
        | RemoteControlDisableRequest
        | RemoteControlStatusReadRequest
        | RemoteControlPairingStartRequest
        | RemoteControlPairingStatusRequest
        | RemoteControlClientListRequest
        | RemoteControlClientRevokeRequest
        | CollaborationModeListRequest
        | MockExperimentalMethodRequest
        | EnvironmentAddRequest
        | EnvironmentInfoRequest
        | EnvironmentStatusRequest
        | McpServerOauthLoginRequest
        | ConfigMcpServerReloadRequest
        | McpServerStatusListRequest
        | McpServerResourceReadRequest
        | McpServerEventStreamStartRequest
        | McpServerEventStreamStopRequest
        | McpServerToolCallRequest
        | WindowsSandboxSetupStartRequest
        | WindowsSandboxReadinessRequest
        | AccountLoginStartRequest
        | AccountBedrockDiscoverRequest
        | AccountBedrockSetupRequest
        | AccountBedrockCheckGovCloudRequirementsRequest
        | AccountLoginCancelRequest
        | AccountLogoutRequest
        | AccountRateLimitsReadRequest
        | AccountRateLimitResetCreditConsumeRequest
        | AccountUsageReadRequest
        | AccountWorkspaceMessagesReadRequest
        | AccountSendAddCreditsNudgeEmailRequest
        | FeedbackUploadRequest
        | CommandExecRequest
        | CommandExecWriteRequest
        | CommandExecTerminateRequest
        | CommandExecResizeRequest
        | ProcessSpawnRequest
        | ProcessWriteStdinRequest
        | ProcessKillRequest
        | ProcessResizePtyRequest
        | ConfigReadRequest
        | ExternalAgentConfigDetectRequest
        | ExternalAgentConfigImportRequest
        | ExternalAgentConfigImportRecordHistoryRequest
        | ExternalAgentConfigImportReadHistoriesRequest
        | ConfigValueWriteRequest
        | ConfigBatchWriteRequest
        | ConfigRequirementsReadRequest
        | AccountReadRequest
        | FuzzyFileSearchRequest
        | FuzzyFileSearchSessionStartRequest
        | FuzzyFileSearchSessionUpdateRequest
        | FuzzyFileSearchSessionStopRequest
        | ThreadSampleRequest
        | ThreadSampleCancelRequest
        | ThreadMemoryReadRequest
        | ThreadSearchStreamRequest
        | ThreadSearchCancelRequest
        | ThreadSearchStreamCancelRequest
        | ThreadGuardianReviewRequest
        | ThreadPrepareApprovedPlanRequest
        | ThreadRealtimeListRequest
        | ModelProviderListRequest
        | ModelProviderConfigWriteRequest
        | ModelProviderDefaultSetRequest
        | AccountGcpSetupRequest
        | AccountSessionListRequest
        | AccountSessionSwitchRequest
        | AccountSecuritySetupReadRequest
        | FeedbackSaveRequest
        | UnknownMember
    )
    _CodexErrorInfoRoot: TypeAlias = (
        CodexErrorInfoValue
        | HttpConnectionFailedCodexErrorInfo
        | ResponseStreamConnectionFailedCodexErrorInfo
        | ResponseStreamDisconnectedCodexErrorInfo
        | ResponseTooManyFailedAttemptsCodexErrorInfo
        | ActiveTurnNotSteerableCodexErrorInfo
        | UnknownMember
    )
    _CommandActionRoot: TypeAlias = (
        ReadCommandAction | ListFilesCommandAction | SearchCommandAction | UnknownCommandAction | UnknownMember
    )
    _CommandExecutionApprovalDecisionRoot: TypeAlias = (
        CommandExecutionApprovalDecisionValue
        | AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision
        | ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision
        | UnknownMember
    )
    _ConfigLayerSourceRoot: TypeAlias = (
        PackagedDefaultsConfigLayerSource
        | MdmConfigLayerSource
        | SystemConfigLayerSource
        | EnterpriseManagedConfigLayerSource
        | UserConfigLayerSource
        | ProjectConfigLayerSource
        | SessionFlagsConfigLayerSource
        | LegacyManagedConfigTomlFromFileConfigLayerSource
        | LegacyManagedConfigTomlFromMdmConfigLayerSource
        | UnknownMember
    )
    _ConfiguredHookHandlerRoot: TypeAlias = (
        CommandConfiguredHookHandler
        | McpToolConfiguredHookHandler
        | PromptConfiguredHookHandler
        | AgentConfiguredHookHandler
        | UnknownMember
    )
    _ContentItemRoot: TypeAlias = (
        InputTextContentItem
        | InputImageContentItem
        | FileIdContentItem
        | InputAudioContentItem
        | InputAudioFileIdContentItem
        | OutputTextContentItem
        | UnknownMember
    )
    _DynamicToolCallOutputContentItemRoot: TypeAlias = (
        InputTextDynamicToolCallOutputContentItem
        | InputImageDynamicToolCallOutputContentItem
        | InputAudioDynamicToolCallOutputContentItem
        | UnknownMember
    )
    _DynamicToolNamespaceToolRoot: TypeAlias = FunctionDynamicToolNamespaceTool | UnknownMember
    _DynamicToolSpecRoot: TypeAlias = FunctionDynamicToolSpec | NamespaceDynamicToolSpec | UnknownMember
    _FileChangeRoot: TypeAlias = AddFileChange | DeleteFileChange | UpdateFileChange | UnknownMember
    _FileSystemPathRoot: TypeAlias = (
        PathFileSystemPath | GlobPatternFileSystemPath | SpecialFileSystemPath | UnknownMember
    )
    _FileSystemSpecialPathRoot: TypeAlias = (
        RootFileSystemSpecialPath
        | MinimalFileSystemSpecialPath
        | KindFileSystemSpecialPath
        | TmpdirFileSystemSpecialPath
        | SlashTmpFileSystemSpecialPath
        | UnknownFileSystemSpecialPath
        | UnknownMember
    )
    _ForcedChatgptWorkspaceIdsRoot: TypeAlias = str | list[str]
    _FunctionCallOutputBodyRoot: TypeAlias = str | list[FunctionCallOutputContentItem]
    _FunctionCallOutputContentItemRoot: TypeAlias = (
        InputTextFunctionCallOutputContentItem
        | InputImageFunctionCallOutputContentItem
        | FileIdFunctionCallOutputContentItem
        | InputAudioFunctionCallOutputContentItem
        | InputAudioFileIdFunctionCallOutputContentItem
        | EncryptedContentFunctionCallOutputContentItem
        | UnknownMember
    )
    _GatewayAuthRoot: TypeAlias = NoneGatewayAuth | EnvironmentVariableGatewayAuth | ModeGatewayAuth | UnknownMember
    _GuardianApprovalReviewActionRoot: TypeAlias = (
        CommandGuardianApprovalReviewAction
        | ExecveGuardianApprovalReviewAction
        | WriteStdinGuardianApprovalReviewAction
        | ApplyPatchGuardianApprovalReviewAction
        | NetworkAccessGuardianApprovalReviewAction
        | McpToolCallGuardianApprovalReviewAction
        | RequestPermissionsGuardianApprovalReviewAction
        | UnknownMember
    )
    _HookMetadataRoot: TypeAlias = (
        CommandHookMetadata | McpToolHookMetadata | PromptHookMetadata | AgentHookMetadata | UnknownMember
    )
    _ImageGenerationFailureRoot: TypeAlias = UsageLimitExceededImageGenerationFailure | UnknownMember
    _JSONRPCMessageRoot: TypeAlias = (
        JSONRPCRequest | JSONRPCNotification | JSONRPCResponse | JSONRPCError | UnknownMember
    )
    _LocalShellActionRoot: TypeAlias = ExecLocalShellAction | UnknownMember
    _LoginAccountParamsRoot: TypeAlias = (
        ApiKeyLoginAccountParams
        | ChatgptLoginAccountParams
        | ChatgptDeviceCodeLoginAccountParams
        | ChatgptAuthTokensLoginAccountParams
        | AmazonBedrockLoginAccountParams
        | AmazonBedrockAccessKeysLoginAccountParams
        | UnknownMember
    )
    _LoginAccountResponseRoot: TypeAlias = (
        ApiKeyLoginAccountResponse
        | ChatgptLoginAccountResponse
        | ChatgptDeviceCodeLoginAccountResponse
        | ChatgptAuthTokensLoginAccountResponse
        | AmazonBedrockLoginAccountResponse
        | UnknownMember
    )
    _McpElicitationEnumSchemaRoot: TypeAlias = (
        McpElicitationSingleSelectEnumSchema
        | McpElicitationMultiSelectEnumSchema
        | McpElicitationLegacyTitledEnumSchema
        | UnknownMember
    )
    _McpElicitationMultiSelectEnumSchemaRoot: TypeAlias = (
        McpElicitationUntitledMultiSelectEnumSchema | McpElicitationTitledMultiSelectEnumSchema | UnknownMember
    )
    _McpElicitationPrimitiveSchemaRoot: TypeAlias = (
        McpElicitationEnumSchema
        | McpElicitationStringSchema
        | McpElicitationNumberSchema
        | McpElicitationBooleanSchema
        | UnknownMember
    )
    _McpElicitationSingleSelectEnumSchemaRoot: TypeAlias = (
        McpElicitationUntitledSingleSelectEnumSchema | McpElicitationTitledSingleSelectEnumSchema | UnknownMember
    )
    _McpServerElicitationRequestParamsRoot: TypeAlias = (
        OpenaiUserVerificationMcpServerElicitationRequestParams
        | FormMcpServerElicitationRequestParams
        | OpenaiFormMcpServerElicitationRequestParams
        | McpServerElicitationRequestParams4
        | UrlMcpServerElicitationRequestParams
        | UnknownMember
    )
    _ModelProviderErrorRoot: TypeAlias = (
        ModelProviderMismatchModelProviderError
        | ModelProviderNotConfiguredModelProviderError
        | ModelProviderPolicyConflictModelProviderError
        | UnknownMember
    )
    _MultiAgentModeRoot: TypeAlias = MultiAgentModeValue | CustomMultiAgentMode | UnknownMember
    _NullableGatewayOAuthLoginParamsRoot: TypeAlias = GatewayOAuthLoginParams | UnknownMember | None
    _NullableGatewayOAuthReadParamsRoot: TypeAlias = GatewayOAuthReadParams | UnknownMember | None
    _NullableGetAccountRateLimitsParamsRoot: TypeAlias = GetAccountRateLimitsParams | UnknownMember | None
    _NullableGetAccountTokenUsageParamsRoot: TypeAlias = GetAccountTokenUsageParams | UnknownMember | None
    _NullableRemoteControlDisableParamsRoot: TypeAlias = RemoteControlDisableParams | UnknownMember | None
    _NullableRemoteControlEnableParamsRoot: TypeAlias = RemoteControlEnableParams | UnknownMember | None
    _OtelExporterRoot: TypeAlias = OtelExporterValue | OtlpHttpOtelExporter | OtlpGrpcOtelExporter | UnknownMember
    _ParsedCommandRoot: TypeAlias = (
        ReadParsedCommand | ListFilesParsedCommand | SearchParsedCommand | UnknownParsedCommand | UnknownMember
    )
    _PatchChangeKindRoot: TypeAlias = AddPatchChangeKind | DeletePatchChangeKind | UpdatePatchChangeKind | UnknownMember
    _PluginSourceRoot: TypeAlias = (
        LocalPluginSource | GitPluginSource | NpmPluginSource | RemotePluginSource | UnknownMember
    )
    _ProviderSettingsRoot: TypeAlias = (
        OpenaiProviderSettings
        | CustomGatewayProviderSettings
        | BedrockProviderSettings
        | GcpProviderSettings
        | UnknownMember
    )
    _ProviderSettingsPatchRoot: TypeAlias = (
        CustomGatewayProviderSettingsPatch | BedrockProviderSettingsPatch | GcpProviderSettingsPatch | UnknownMember
    )
    _ReasoningItemContentRoot: TypeAlias = ReasoningTextReasoningItemContent | TextReasoningItemContent | UnknownMember
    _ReasoningItemReasoningSummaryRoot: TypeAlias = SummaryTextReasoningItemReasoningSummary | UnknownMember
    _RequestIdRoot: TypeAlias = str | int
    _ResourceContentRoot: TypeAlias = ResourceContent1 | ResourceContent2 | UnknownMember
    _ResponseItemRoot: TypeAlias = (
        AdditionalToolsResponseItem
        | MessageResponseItem
        | AgentMessageResponseItem
        | ReasoningResponseItem
        | LocalShellCallResponseItem
        | FunctionCallResponseItem
        | ToolSearchCallResponseItem
        | FunctionCallOutputResponseItem
        | CustomToolCallResponseItem
        | CustomToolCallOutputResponseItem
        | ToolSearchOutputResponseItem
        | WebSearchCallResponseItem
        | ImageGenerationCallResponseItem
        | CompactionResponseItem
        | ConfigurationUpdateResponseItem
        | CompactionTriggerResponseItem
        | ContextCompactionResponseItem
        | OtherResponseItem
        | UnknownMember
    )
    _ResponsesApiWebSearchActionRoot: TypeAlias = (
        SearchResponsesApiWebSearchAction
        | OpenPageResponsesApiWebSearchAction
        | FindInPageResponsesApiWebSearchAction
        | OtherResponsesApiWebSearchAction
        | UnknownMember
    )
    _ReviewDecisionRoot: TypeAlias = (
        ReviewDecisionValue
        | ApprovedExecpolicyAmendmentReviewDecision
        | NetworkPolicyAmendmentReviewDecision
        | DeniedReviewDecision
        | UnknownMember
    )
    _ReviewTargetRoot: TypeAlias = (
        UncommittedChangesReviewTarget
        | BaseBranchReviewTarget
        | CommitReviewTarget
        | CustomReviewTarget
        | UnknownMember
    )
    _SandboxPolicyRoot: TypeAlias = (
        DangerFullAccessSandboxPolicy
        | ReadOnlySandboxPolicy
        | ExternalSandboxSandboxPolicy
        | WorkspaceWriteSandboxPolicy
        | UnknownMember
    )
    _ScheduledTaskScheduleRoot: TypeAlias = (
        HourlyScheduledTaskSchedule
        | DailyScheduledTaskSchedule
        | WeekdaysScheduledTaskSchedule
        | WeeklyScheduledTaskSchedule
        | UnknownMember
    )
    _ServerNotificationRoot: TypeAlias = (
        ErrorServerNotification
        | ThreadStartedServerNotification
        | ThreadStatusChangedServerNotification
        | ThreadReadStateChangedServerNotification
        | ThreadArchivedServerNotification
        | ThreadDeletedServerNotification
        | ThreadUnarchivedServerNotification
        | ThreadClosedServerNotification
        | ThreadRevertedServerNotification
        | SkillsChangedServerNotification
        | ThreadNameUpdatedServerNotification
        | ThreadAttachmentUpdatedServerNotification
        | ThreadGoalUpdatedServerNotification
        | ThreadPredictionUpdatedServerNotification
        | ThreadGoalClearedServerNotification
        | ThreadQueueChangedServerNotification
        | ProjectChangedServerNotification
        | ThreadProjectUpdatedServerNotification
        | ThreadEnvironmentConnectedServerNotification
        | ThreadEnvironmentDisconnectedServerNotification
        | ThreadSettingsUpdatedServerNotification
        | ThreadTokenUsageUpdatedServerNotification
        | TurnStartedServerNotification
        | HookStartedServerNotification
        | TurnCompletedServerNotification
        | HookCompletedServerNotification
        | TurnDiffUpdatedServerNotification
        | TurnPlanUpdatedServerNotification
        | ItemStartedServerNotification
        | ItemAutoApprovalReviewStartedServerNotification
        | ItemAutoApprovalReviewCompletedServerNotification
        | AutoApprovalReviewStrictReviewRequiredServerNotification
        | ItemCompletedServerNotification
        | ItemAgentMessageDeltaServerNotification
        | ItemPlanDeltaServerNotification
        | CommandExecOutputDeltaServerNotification
        | ProcessOutputDeltaServerNotification
        | ProcessExitedServerNotification
        | ItemCommandExecutionOutputDeltaServerNotification
        | ItemCommandExecutionTerminalInteractionServerNotification
        | ItemFileChangeOutputDeltaServerNotification
        | ItemFileChangePatchUpdatedServerNotification
        | ServerRequestResolvedServerNotification
        | ItemMcpToolCallProgressServerNotification
        | McpServerOauthLoginCompletedServerNotification
        | McpServerStartupStatusUpdatedServerNotification
        | McpServerEventStreamNotificationServerNotification
        | AccountUpdatedServerNotification
        | AccountGatewayOAuthChangedServerNotification
        | AccountRateLimitsUpdatedServerNotification
        | AppListUpdatedServerNotification
        | RemoteControlStatusChangedServerNotification
        | ExternalAgentConfigImportProgressServerNotification
        | ExternalAgentConfigImportCompletedServerNotification
        | FsChangedServerNotification
        | ItemReasoningSummaryTextDeltaServerNotification
        | ItemReasoningSummaryPartAddedServerNotification
        | ItemReasoningTextDeltaServerNotification
        | ThreadCompactedServerNotification
        | ModelReroutedServerNotification
        | ModelVerificationServerNotification
        | ModelProviderAuthRecoveryStartedServerNotification
        | ModelProviderAuthRecoveryCompletedServerNotification
        | TurnModerationMetadataServerNotification
        | ModelSafetyBufferingUpdatedServerNotification
        | WarningServerNotification
        | GuardianWarningServerNotification
        | DeprecationNoticeServerNotification
        | ConfigWarningServerNotification
        | FuzzyFileSearchSessionUpdatedServerNotification
        | FuzzyFileSearchSessionCompletedServerNotification
        | ThreadRealtimeStartedServerNotification
        | ThreadRealtimeItemAddedServerNotification
        | ThreadRealtimeItemStartedServerNotification
        | ThreadRealtimeItemTranscriptDeltaServerNotification
        | ThreadRealtimeItemCompletedServerNotification
        | ThreadRealtimeTranscriptDeltaServerNotification
        | ThreadRealtimeTranscriptDoneServerNotification
        | ThreadRealtimeOutputAudioDeltaServerNotification
        | ThreadRealtimeSdpServerNotification
        | ThreadRealtimeErrorServerNotification
        | ThreadRealtimeClosedServerNotification
        | WindowsWorldWritableWarningServerNotification
        | WindowsSandboxSetupCompletedServerNotification
        | AccountLoginCompletedServerNotification
        | ThreadSectionChangedServerNotification
        | ThreadSearchPartialServerNotification
        | UnknownMember
    )
    _ServerRequestRoot: TypeAlias = (
        ItemCommandExecutionRequestApprovalRequest
        | ItemFileChangeRequestApprovalRequest
        | ItemToolRequestUserInputRequest
        | McpServerElicitationRequestRequest
        | ItemPermissionsRequestApprovalRequest
        | ItemToolCallRequest
        | AccountChatgptAuthTokensRefreshRequest
        | AttestationGenerateRequest
        | CurrentTimeReadRequest
        | ApplyPatchApprovalRequest
        | ExecCommandApprovalRequest
        | UnknownMember
    )
    _SessionSourceRoot: TypeAlias = SessionSourceValue | CustomSessionSource | SubAgentSessionSource | UnknownMember
    _SubAgentSourceRoot: TypeAlias = (
        SubAgentSourceValue | ThreadSpawnSubAgentSource | OtherSubAgentSource | UnknownMember
    )
    _ThreadItemRoot: TypeAlias = (
        UserMessageThreadItem
        | HookPromptThreadItem
        | AgentMessageThreadItem
        | FunctionCallOutputThreadItem
        | PlanThreadItem
        | ReasoningThreadItem
        | CommandExecutionThreadItem
        | FileChangeThreadItem
        | McpToolCallThreadItem
        | DynamicToolCallThreadItem
        | CollabAgentToolCallThreadItem
        | SubAgentActivityThreadItem
        | WebSearchThreadItem
        | ImageViewThreadItem
        | SleepThreadItem
        | ImageGenerationThreadItem
        | FileIdThreadItem
        | EnteredReviewModeThreadItem
        | ExitedReviewModeThreadItem
        | ContextCompactionThreadItem
        | UnknownMember
    )
    _ThreadItemsListAnchorRoot: TypeAlias = ItemThreadItemsListAnchor | UnknownMember
    _ThreadItemsListCursorRoot: TypeAlias = str | ThreadItemsListAnchor | UnknownMember
    _ThreadListCwdFilterRoot: TypeAlias = str | list[str]
    _ThreadPredictionResultRoot: TypeAlias = (
        CompletedThreadPredictionResult | FailedThreadPredictionResult | UnknownMember
    )
    _ThreadReadStateOperationRoot: TypeAlias = (
        ReadThreadReadStateOperation | UnreadThreadReadStateOperation | UnknownMember
    )
    _ThreadRealtimeBemItemPresentationRoot: TypeAlias = (
        WholeItemThreadRealtimeBemItemPresentation
        | InlineMarkdownThreadRealtimeBemItemPresentation
        | InlineVisualizationThreadRealtimeBemItemPresentation
        | UnknownMember
    )
    _ThreadRealtimeItemRoot: TypeAlias = (
        RealtimeSessionStartedThreadRealtimeItem
        | TranscriptSegmentThreadRealtimeItem
        | BemItemPromotedThreadRealtimeItem
        | RealtimeSessionClosedThreadRealtimeItem
        | FrameThreadRealtimeItem
        | TurnInputAcceptedThreadRealtimeItem
        | SessionEndInputSavedThreadRealtimeItem
        | UnknownMember
    )
    _ThreadRealtimeStartTransportRoot: TypeAlias = (
        WebsocketThreadRealtimeStartTransport
        | WebrtcThreadRealtimeStartTransport
        | ExistingCallThreadRealtimeStartTransport
        | UnknownMember
    )
    _ThreadStatusRoot: TypeAlias = (
        NotLoadedThreadStatus | IdleThreadStatus | SystemErrorThreadStatus | ActiveThreadStatus | UnknownMember
    )
    _ThreadTimelineEntryRoot: TypeAlias = (
        ItemThreadTimelineEntry
        | RealtimeThreadTimelineEntry
        | TurnStartedThreadTimelineEntry
        | TurnCompletedThreadTimelineEntry
        | UnknownMember
    )
    _ThreadUnreadPositionRoot: TypeAlias = ThreadStartThreadUnreadPosition | TurnThreadUnreadPosition | UnknownMember
    _UserInputRoot: TypeAlias = (
        TextUserInput
        | ImageUserInput
        | FileIdUserInput
        | LocalImageUserInput
        | AudioUserInput
        | AudioFileIdUserInput
        | LocalAudioUserInput
        | SkillUserInput
        | MentionUserInput
        | UnknownMember
    )
    _UserVerificationErrorDetailsRoot: TypeAlias = (
        InvalidRequestUserVerificationErrorDetails
        | UnavailableUserVerificationErrorDetails
        | CancelledUserVerificationErrorDetails
        | FailedUserVerificationErrorDetails
        | UnknownMember
    )
    _WebSearchActionRoot: TypeAlias = (
        SearchWebSearchAction
        | OpenPageWebSearchAction
        | FindInPageWebSearchAction
        | OtherWebSearchAction
        | UnknownMember
    )
