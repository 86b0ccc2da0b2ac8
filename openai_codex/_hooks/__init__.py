"""Hooks: how the runtime's hook commands reach the functions of the program.

Facts, seen under Linux on the pinned runtime. The hash, and that a call is denied, was seen on 46 releases from 0.133.0
to 0.171.0. `SessionEnd` is there since 0.145.0, `Interrupt` since 0.150.0; the events of model requests of 0.164.0 were
not tried.

- `-c hooks.NAME=[{hooks=[{type='command',command='...',timeout=30}]}]` installs a command. `hooks/list` names it
  `/<session-flags>/config.toml:pre_tool_use:0:0`, a key that no hook of a person or a project has.
- It runs only with `-c hooks.state={KEY={trusted_hash=HASH,enabled=true}}`. The hash is the `currentHash` of
  `hooks/list`; it is the same in every home and changes with the timeout (`settings.py` computes it). Hooks of a person
  that are trusted run beside it, and others do not become trusted by it.
- The runtime cuts the timeouts of `SessionEnd` and `Interrupt` to 3 seconds and warns about it.
- Exit code 2 blocks a tool call, and the model reads stderr. Exit code 1 blocks nothing: the tool runs.
- Every event seen has `session_id`, `cwd`, `transcript_path` and `hook_event_name`; all but `SessionEnd` have `model`,
  all but `SessionStart` and `SessionEnd` have `turn_id`.
- A call of the tool `exec_command` is told as the tool `Bash`, with `{"command": ...}` and nothing else: not the
  directory that it asks to run in. Input to a terminal that is open (`write_stdin`) calls no hook, and a command that
  still runs when the model is answered has no `PostToolUse`.
- What a sub-agent does has the `session_id` of the thread at the top, its own `turn_id`, and its thread as `agent_id`.
- `updatedInput` needs `permissionDecision: allow`, which is refused without it.
- In the read-only sandbox a command reads files of mode 0600 of its own user, a key as well. It cannot connect to a
  Unix socket there. So a key in a file keeps out other users, and not the agent where its network is open.
"""
