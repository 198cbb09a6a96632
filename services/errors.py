"""Errors of the services, each with its text in both languages and its HTTP status."""

from __future__ import annotations

from geo.errors import Bilingual


class ServiceError(Bilingual):
    """Report a call that a service cannot answer."""


class UnreadableFile(ServiceError):
    """Report a file that cannot be read as the table it should be."""


class UnknownKind(ServiceError):
    """Report a table whose kind of record cannot be recognised."""


class FileTooLarge(ServiceError):
    """Report a file above a size limit."""


class NotFound(ServiceError):
    """Report a thing that was asked for and does not exist."""


class StoreError(ServiceError):
    """Report a store that cannot be opened, read or written."""


class BadRequest(ServiceError):
    """Report a parameter outside its allowed values."""


class NotPublishable(ServiceError):
    """Report a request that the disclosure rules forbid."""


class NotAllowed(ServiceError):
    """Report a request that the reader's role may not make."""
