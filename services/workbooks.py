"""What every table written for a spreadsheet program needs."""

from __future__ import annotations

from typing import Any

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> Any:
    """Keep a text from running as a formula when a spreadsheet program opens it."""
    dangerous = isinstance(value, str) and value.startswith(_FORMULA_STARTS)
    return f"'{value}" if dangerous else value
