"""The version, in one place: the SDK's version is the version of the runtime it was made for."""

__version__ = "0.163.0"
