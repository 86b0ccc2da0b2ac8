"""The benchmark suite: what `benchmarks/run.py` measures and how it reports it.

`catalogue` says what is measured, `worker` and the `work_*` modules measure one thing in a fresh process,
`floor` and `replay_server` are what clients are held against, `samples`, `report` and `picture` say what came out.
Only the worker imports an SDK, and only the one of the environment that it was started in.
"""
