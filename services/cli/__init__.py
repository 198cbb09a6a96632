"""The command line, in Indonesian by default and English by `--lang en`."""

from services.cli.main import main

__all__ = ["main"]
