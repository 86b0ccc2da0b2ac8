"""The verbs of a session, written once over what differs by colour: tasks or threads."""
