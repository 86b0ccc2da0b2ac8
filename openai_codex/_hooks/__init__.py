"""Hooks: how the runtime's hook commands reach the functions of the program."""
