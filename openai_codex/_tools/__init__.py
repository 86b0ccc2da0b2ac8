"""Functions of the program that the model calls: their description, what is offered with a thread, the calls.

It must not know sessions, threads and turns.
"""
