"""`perftui serve`, opened as a browser opens it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSMsgType

DECLARATIONS = Path(__file__).parents[2] / "declarations"
PATIENCE = 30
"""Seconds until a test gives up waiting; nothing is measured with it."""
_FORBIDDEN = 403
_OK = 200


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of the program on all declarations but one, in Chinese."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    excluded = ("--exclude", "电子政务*,a b")
    with subprocess.Popen(
        [sys.executable, "-m", "perftui", "serve", "--port", str(port), *excluded, str(DECLARATIONS)],
        stderr=subprocess.PIPE,
        env={**os.environ, "PERFTUI_LANG": "zh"},
    ) as program:
        assert program.stderr is not None
        assert f"127.0.0.1:{port}" in program.stderr.readline().decode()
        yield f"http://127.0.0.1:{port}"
        program.send_signal(signal.SIGINT)


async def test_the_page_comes_in_the_language_in_force_with_everything_it_needs(address: str) -> None:
    async with ClientSession() as browser, browser.get(address) as page:
        text = await page.text()
        assert page.status == _OK
        assert "重新打开" in text
        needed = re.findall(r'(?:src|href)="(/[^"]+)"', text)
        assert needed
        for name in needed:
            async with browser.get(address + name) as part:
                assert part.status == _OK


async def test_the_program_runs_in_the_page_and_takes_keys(address: str) -> None:
    async with ClientSession() as browser, browser.ws_connect(f"{address}/ws?width=100&height=30") as page:
        written = b""

        async def wait_for(text: str) -> None:
            nonlocal written
            while text.encode() not in written:
                message = await page.receive(PATIENCE)
                assert message.type in {WSMsgType.BINARY, WSMsgType.TEXT}
                written += message.data if message.type is WSMsgType.BINARY else b""

        await wait_for("8 个项目")
        await wait_for("上海市数据局")
        assert "电子政务建设".encode() not in written
        written = b""
        await page.send_str(json.dumps(["stdin", "t"]))
        await wait_for("项目性质")


@pytest.mark.parametrize("stranger", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
async def test_what_comes_by_another_name_or_from_another_page_is_turned_away(
    address: str, stranger: dict[str, str]
) -> None:
    async with ClientSession() as browser, browser.get(address, headers=stranger) as page:
        assert page.status == _FORBIDDEN
