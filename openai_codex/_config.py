"""`CodexConfig`, and the command line, directory and environment that it stands for. It starts nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from actors import MAX_LINE_BYTES, Command, Startable

from . import _shown
from ._options import checked, environment, flag, names, path, wrong_type
from ._requests import RequestBook
from ._turn.policy import TurnPolicy, check_policy
from ._version import __version__
from .errors import CodexNotFoundError, InvalidInputError, InvalidOptionError, StartError

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

    from ._hooks.hooks import Hooks
    from ._requests import Handler
    from ._requests.handlers import Handlers

# Seconds. A first start of the 300 MB binary takes 0.7 s, a busy machine many times that.
START_TIMEOUT = 60.0
# Seconds. Far above any honest answer; it exists because a server under a burst drops answers for good.
REQUEST_TIMEOUT = 120.0


@attrs.frozen
class Restart:
    """One restart of a server that was gone."""

    __module__ = "openai_codex"

    cause: Exception
    """Why the server before it ended."""
    attempt: int
    """How many restarts there were within the window, this one included."""


def _checked(owner: Any, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """The fields of a class, each with the check of its option beside its own."""

    def check(instance: Any, field: attrs.Attribute[Any], value: Any) -> None:
        if value is not None or "None" not in str(field.type):
            checked(field.name, value, owner.__name__)

    return [each.evolve(validator=each.validator or check) for each in fields]


def _check_server(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and not callable(getattr(value, "start", None)):
        raise wrong_type(f"CodexConfig.{field.name}", "a server of openai_codex.testing", value)


def _check_callback(policy: RestartPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and not callable(value):
        raise wrong_type(f"RestartPolicy.{field.name}", "a function", value)


def _check_content(telemetry: Telemetry, field: attrs.Attribute[Any], value: Any) -> None:
    flag(f"Telemetry.{field.name}", value)


@attrs.frozen(field_transformer=_checked)
class RestartPolicy:
    """How often a server that is gone is started again.

    A restart happens when the client is used next. Threads that are used again are resumed by their id.
    Whoever was waiting for a turn is told by a `TurnLostError` what became of it.

    Args:
        max_restarts: How many restarts within `window` are tried; then the client stays closed.
        window: Seconds.
        initial_delay: Seconds before the first restart in a window; each further one waits twice as long.
        max_delay: Longest delay in seconds.
        on_restart: Called, in the client's event loop, after each restart.
    """

    max_restarts: int = 3
    window: float = 60.0
    initial_delay: float = 0.1
    max_delay: float = 5.0
    on_restart: Callable[[Restart], object] | None = attrs.field(default=None, validator=_check_callback)


@attrs.frozen
class Telemetry:
    """What is told to OpenTelemetry; needs `pip install openai-codex[otel]`.

    A span each for every call, every turn, every item of a turn and every question of the server. The metrics
    `gen_ai.client.token.usage` and `gen_ai.client.operation.duration` for every turn.

    Args:
        tracer_provider: Where spans go; by default to the provider that the program has set for itself.
        meter_provider: Where metrics go; by default to the provider that the program has set for itself.
        content: Whether prompts, answers, commands and the arguments and results of tools are told as well.
    """

    __module__ = "openai_codex"

    tracer_provider: TracerProvider | None = None
    content: bool = attrs.field(default=False, validator=_check_content)
    meter_provider: MeterProvider | None = attrs.field(default=None, kw_only=True)


def _no_handlers() -> dict[str, Handler]:
    return {}


def _check_handlers(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    if value or not isinstance(value, dict):  # checking loads the handlers, which most programs do without
        RequestBook.table(value, f"CodexConfig.{field.name}")


def _check_size(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    if type(value) is not int:
        raise InvalidInputError(f"CodexConfig.{field.name} is a number of bytes, not {type(value).__name__}")
    if value <= 0:
        raise InvalidOptionError(f"CodexConfig.{field.name} is a number of bytes greater than 0, not {value}")


def _check_restart(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and not isinstance(value, RestartPolicy):
        raise wrong_type(f"CodexConfig.{field.name}", "a RestartPolicy such as RestartPolicy()", value)


def _check_telemetry(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, (bool, Telemetry)):
        raise wrong_type(f"CodexConfig.{field.name}", "True, False or a Telemetry", value)


def _check_inherited(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, bool):
        names(f"CodexConfig.{field.name}", value)


def _check_policy(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    check_policy(f"CodexConfig.{field.name}", value)


def _check_hooks(config: CodexConfig, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None:
        from ._hooks.desk import check_hooks

        check_hooks(value, config.config_overrides, config.launch_args_override)


@attrs.define(field_transformer=_checked)
class CodexConfig:
    """How the app-server is started and how this client introduces itself.

    Most programs need none of it: `Codex()` runs the runtime that is installed with the SDK.

    Args:
        codex_bin: Path of another `codex` executable.
        launch_args_override: The whole command line to start instead, as it is.
        config_overrides: `key=value` settings, passed as `--config`, in TOML syntax.
        cwd: Working directory of the server; relative paths of threads are joined to it.
        env: Variables for the server, on top of what `inherit_env` lets through.
        client_name: This client's name, a legal HTTP header value.
        client_title: This client's name for people.
        client_version: This client's version.
        experimental_api: Whether the server may use and accept experimental parts of the protocol.
        inherit_env: Whether the server gets this process's environment: all of it (True, as the official SDK
            does), nothing (False), or only the variables named. The server hands its environment to the
            model's shell commands and, unless its feature `shell_snapshot` is off, writes it to a file that
            every user of the machine can read: keep secrets out of it.
        handlers: Who answers when the server asks: `Handlers` of `openai_codex.requests`, or a mapping from methods
            of the protocol (such as `item/commandExecution/requestApproval`) to functions of a `ServerRequest` that
            return the answer, as a dict or an object of the protocol. The handlers of a thread go first. What has no
            handler, or whose handler fails, is declined. `ApprovalMode` says when approvals are asked for.
        restart: Whether and how often a server that crashed is started again; by default never.
        start_timeout: Seconds that starting and the handshake may take; None waits for ever.
        request_timeout: Seconds that any single request may take; None waits for ever. A turn is not a
            request: it has no limit unless you set one.
        max_line_bytes: Bytes of the longest message that is read of the server; by default 1 GiB. A longer answer
            is an error for its caller, and any other longer message is dropped and counted in `statistics()`.
        uvloop: Whether the event loop that serves sync clients runs on uvloop (`pip install
            openai-codex[uvloop]`). All sync clients of a process share one loop, and the first one decides. An
            async client runs in your loop, whichever that is.
        telemetry: Whether spans are told to OpenTelemetry (`pip install openai-codex[otel]`), or a `Telemetry` that
            says which and where.
        check_login: Whether the first turn of the client asks the server if somebody is logged in, and raises
            `NotLoggedInError` if nobody is and the model's provider wants it. By default (None) it does, unless
            something else than the runtime is started. A thread with a provider of its own is not held up.
        server: What to start instead of the runtime: a server of `openai_codex.testing`. Everything that says
            how the runtime is started is then without effect.
        policy: How turns are run, where neither the call nor its thread says.
        hooks: Functions that the runtime calls on its events: `Hooks` of `openai_codex.hooks`. Starting fails if the
            runtime would not run them.

    Raises:
        InvalidInputError, InvalidOptionError: A setting has a type or a value that means nothing, when it is given.
    """

    __module__ = "openai_codex"

    codex_bin: str | os.PathLike[str] | None = None
    launch_args_override: tuple[str | os.PathLike[str], ...] | None = None
    config_overrides: tuple[str, ...] = ()
    cwd: str | os.PathLike[str] | None = None
    env: dict[str, str] | None = None
    client_name: str = "codex_python_sdk"
    client_title: str = "Codex Python SDK"
    client_version: str = __version__
    experimental_api: bool = True
    inherit_env: bool | Collection[str] = attrs.field(default=True, kw_only=True, validator=_check_inherited)
    handlers: Handlers | Mapping[str, Handler] = attrs.field(
        factory=_no_handlers, kw_only=True, validator=_check_handlers
    )
    restart: RestartPolicy | None = attrs.field(default=None, kw_only=True, validator=_check_restart)
    start_timeout: float | None = attrs.field(default=START_TIMEOUT, kw_only=True)
    request_timeout: float | None = attrs.field(default=REQUEST_TIMEOUT, kw_only=True)
    max_line_bytes: int = attrs.field(default=MAX_LINE_BYTES, kw_only=True, validator=_check_size)
    uvloop: bool = attrs.field(default=False, kw_only=True)
    telemetry: bool | Telemetry = attrs.field(default=False, kw_only=True, validator=_check_telemetry)
    server: Startable | None = attrs.field(default=None, kw_only=True, validator=_check_server)
    check_login: bool | None = attrs.field(default=None, kw_only=True)
    policy: TurnPolicy | None = attrs.field(default=None, kw_only=True, validator=_check_policy)
    hooks: Hooks | None = attrs.field(default=None, kw_only=True, validator=_check_hooks)

    def __repr__(self) -> str:
        """The settings that are not the default ones; of the environment and the command line without the values."""
        said: list[str] = []
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if value != field.default and not (field.name == "handlers" and value == {}):
                said.append(f"{field.name}={_SHOWN.get(field.name, repr)(value)}")
        return f"{type(self).__name__}({', '.join(said)})"


_SHOWN: dict[str, Callable[[Any], str]] = {
    "config_overrides": _shown.settings,
    "env": _shown.variables,
    "handlers": lambda value: f"<{type(value).__name__}>",
    "launch_args_override": _shown.command,
}


AppServerConfig = CodexConfig


def config_of(config: CodexConfig | None) -> CodexConfig:
    """The configuration that was given, or the default one. Raises InvalidInputError for anything else."""
    if config is None:
        return CodexConfig()
    if not isinstance(config, CodexConfig):  # pyright: ignore[reportUnnecessaryIsInstance] - annotations stop nobody
        raise wrong_type("config", "a CodexConfig, such as CodexConfig(cwd=..., codex_bin=...)", config)
    return config


def directory_of(config: CodexConfig, cwd: Any) -> str | None:
    """A `cwd` of an agent, for a server of this configuration; None stays None.

    The only place that looks for such a directory here, because it is the server's. A server that is no process of
    this machine is asked nothing.

    Raises InvalidInputError and InvalidOptionError.
    """
    if cwd is None:
        return None
    spelled = path("cwd", cwd)
    if config.server is None:
        whole = os.path.join(config.cwd or "", spelled)
        if not os.path.isdir(whole):
            raise InvalidOptionError(
                f"cwd is {'no directory' if os.path.exists(whole) else 'not there'}: {whole!r}. Give a directory."
            )
    return spelled


# Each is called with the command of a runtime that is about to start; one that raises prevents it. For the guard of
# the pytest plugin.
start_checks: list[Callable[[Command], object]] = []


def server_of(config: CodexConfig, settings: tuple[str, ...] = ()) -> Startable:
    """What to start for a configuration. Raises what `command_of` raises, and what a check raises."""
    if config.server is not None:
        return config.server
    command = command_of(config, settings)
    for check in start_checks:
        check(command)
    return command


def command_of(config: CodexConfig, settings: tuple[str, ...] = ()) -> Command:
    """How the runtime is started for a configuration, and for more settings behind its own.

    Raises CodexNotFoundError if there is no runtime, StartError if the directory is not there,
    InvalidInputError if a setting has a type that no command line can hold.
    """
    if config.cwd is not None and not os.path.isdir(config.cwd):
        raise StartError(f"CodexConfig.cwd is not a directory: {config.cwd}")
    variables = _environment(config)
    directory = None if config.cwd is None else os.fspath(config.cwd)
    if config.launch_args_override is not None:
        argv = tuple(map(str, config.launch_args_override))
        if not argv:
            raise InvalidInputError("CodexConfig.launch_args_override is empty; it must name a program")
        return Command(argv, directory, variables)
    program = _bundled_program(variables) if config.codex_bin is None else _existing(os.fspath(config.codex_bin))
    overrides = [word for setting in (*config.config_overrides, *settings) for word in ("--config", str(setting))]
    return Command((program, *overrides, "app-server", "--listen", "stdio://"), directory, variables)


def homes_of(config: CodexConfig) -> frozenset[str]:
    """The directories that a server of this configuration keeps its state in."""
    variables = _environment(config)
    person = variables.get("USERPROFILE" if os.name == "nt" else "HOME") or os.path.expanduser("~")
    home = variables.get("CODEX_HOME") or os.path.join(person, ".codex")
    homes = home, variables.get("CODEX_SQLITE_HOME") or home
    return frozenset(os.path.realpath(os.path.join(config.cwd or "", path)) for path in homes)


def _environment(config: CodexConfig) -> dict[str, str]:
    return {**_inherited(config.inherit_env), **environment("CodexConfig.env", config.env or {})}


def _inherited(policy: bool | Collection[str]) -> dict[str, str]:
    if policy is True:
        return dict(os.environ)
    names = {name.upper() for name in policy or ()} if os.name == "nt" else set(policy or ())
    if os.name == "nt":
        names.add("SYSTEMROOT")  # without it no program finds the system's libraries
    return {name: value for name, value in os.environ.items() if name in names}


def _existing(program: str) -> str:
    if not os.path.exists(program):
        raise CodexNotFoundError(
            f"CodexConfig.codex_bin does not exist: {program}. Leave it out to use the runtime that is "
            "installed with this package."
        )
    return program


def _bundled_program(environment: dict[str, str]) -> str:
    """The runtime's executable; the folder of its own tools is put first on the PATH of `environment`."""
    try:
        import codex_cli_bin  # pyright: ignore[reportMissingTypeStubs]
    except ImportError as error:
        raise CodexNotFoundError(
            "The package openai-codex-cli-bin is not installed, so there is no runtime to start. Install "
            f"openai-codex-cli-bin=={__version__} or set CodexConfig.codex_bin."
        ) from error
    try:
        program = str(codex_cli_bin.bundled_codex_path())
    except FileNotFoundError as error:
        raise CodexNotFoundError(f"The installed runtime is incomplete: {error}") from error
    tools = codex_cli_bin.bundled_path_dir()
    if tools is not None:
        name = _path_variable(environment)
        others = [entry for entry in environment.get(name, "").split(os.pathsep) if entry and entry != str(tools)]
        environment[name] = os.pathsep.join([str(tools), *others])
    return program


def _path_variable(environment: dict[str, str]) -> str:
    """The name under which PATH is set; on Windows names differ only in case and must not double."""
    if os.name != "nt":
        return "PATH"
    spellings = [name for name in environment if name.upper() == "PATH"]
    for duplicate in spellings[1:]:
        del environment[duplicate]
    return spellings[0] if spellings else "PATH"
