"""The client, its threads and their turns."""
