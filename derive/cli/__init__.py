"""Row 11: the commands. Each is a file of its own; none imports anything slow before it runs."""

from derive.cli.main import main

__all__ = ["main"]
