"""The terminal program in a browser: one program for each visitor, and nothing that comes from elsewhere.

The library that does it asks nobody who they are. So only this computer gets in unless a person says otherwise, and
pages of other sites, which a browser lets speak to any address, are turned away.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from perftui.messages import LANGUAGE_VARIABLE, language, msg

PAGE_FOLDER = Path(__file__).parents[2] / "data" / "serve"
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with what a person gave
_POLICY = (
    "default-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws://{host} wss://{host}"
)
"""What a page may load, and where it may connect to: nothing but the address that it was opened at."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def is_local(host: str) -> bool:
    """Whether only programs of this computer reach that address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def serve(
    paths: Sequence[Path], host: str, port: int, ready: Callable[[], None], *, excluded: Sequence[str] = ()
) -> None:
    """Serve the terminal program on files and folders until somebody ends it.

    Args:
        paths: what the program is opened on.
        host: the address to listen at.
        port: its port.
        ready: called when visitors can come.
        excluded: patterns of what is passed over besides.

    Raises:
        OSError: nobody can listen there.
    """
    os.environ[LANGUAGE_VARIABLE] = language().value
    names = [os.path.abspath(path) for path in paths]  # noqa: PTH100 - no path may look like a command
    options = [f"--exclude={pattern}" for pattern in excluded]
    server = _Server(shlex.join([sys.executable, "-m", "perftui", *options, *names]), host, port)
    web.run_app(server.application(), host=host, port=port, access_log=None, print=lambda *_text: ready())


class _Server(Server):
    """With a page of our own, and a door."""

    def __init__(self, command: str, host: str, port: int) -> None:
        super().__init__(command, host, port, title="perftui", templates_path=PAGE_FOLDER)

    async def application(self) -> web.Application:
        """The web application."""
        application = await self._make_app()
        application.middlewares.append(self._let_in)
        return application

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is said yet: it may be that nobody can listen at the address."""

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, with words in the language in force."""
        from aiohttp_jinja2 import render_template

        context = {
            "application": {"name": self.title},
            "font_size": 16,
            "ended": str(msg("The program has ended. What was not saved is offered again.")),
            "again": str(msg("Open it again")),
        }
        return render_template("app_index.html", request, context)

    @web.middleware
    async def _let_in(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Turn away who came by another name or from another page, and let the page load nothing from elsewhere."""
        if not self._is_ours(request):
            raise web.HTTPForbidden(text=str(msg("perftui serve is reached by its own address only")))
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host)
        return response

    def _is_ours(self, request: web.Request) -> bool:
        name = urlsplit(f"//{request.host}").hostname or ""
        known = {self.host, *(_LOCAL_NAMES if is_local(self.host) else ())}
        if self.host not in _ANY and name not in known:
            return False
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == request.host
