"""The form of an officer's words."""

from __future__ import annotations

Words = dict[str, tuple[str, str]]
"""By the sample's stem: the file's name, and its headers parted by ";"."""
