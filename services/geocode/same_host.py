"""How a geocoder on the net is asked: it may not send the asker on to another host."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from http.client import HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from geopy.adapters import URLLibAdapter


class SameHostAdapter(URLLibAdapter):  # type: ignore[misc]
    """Ask over HTTP as geopy does, and refuse a redirect that leaves the host or its scheme.

    An address must reach nobody but whom the office named, and an answer must not choose what
    this computer asks next.
    """

    def __init__(
        self, *, proxies: Mapping[str, str] | None, ssl_context: ssl.SSLContext | None
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.urlopen = build_opener(
            HTTPSHandler(context=ssl_context),
            ProxyHandler(None if proxies is None else dict(proxies)),
            _SameHost(),
        ).open


class _SameHost(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Follow within the host only."""
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            raise HTTPError(req.full_url, code, "redirect to another host", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
