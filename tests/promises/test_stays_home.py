"""Promise 5: no network access unless one was asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WATCHED = """
import sys

REACHES_OUT = {
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
    "socket.getnameinfo", "socket.sendto", "socket.sendmsg", "urllib.Request",
    "http.client.connect",
}

def watch(event, arguments):
    if event in REACHES_OUT:
        print("network:", event, arguments, file=sys.stderr)
        sys.exit(99)

sys.addaudithook(watch)
from dateline.cli import run
story = sys.argv[1] + ".dateline"
for command in (
    ["build", sys.argv[1], "-o", story, "--engine", "in-process"],
    ["show", story],
    ["verify", story],
    ["export", story, "--to", "json"],
    ["page", story],
):
    status = run(command)
    if status:
        sys.exit(status)
"""


def test_no_command_reaches_out(pile: Path) -> None:
    """Not to fetch, not to look for a newer version, not to tell anybody anything."""
    saved = pile / "saved.html"
    saved.write_text(
        "<html><head><title>Mill to be rebuilt</title>"
        "<link rel=stylesheet href=http://example.invalid/a.css></head><body><article>"
        "<h1>Mill to be rebuilt</h1><img src=http://example.invalid/a.png>"
        "<p>The town of Dunmere will rebuild the Marlow mill, its mayor said on Monday.</p>"
        "<p>The work is to begin next spring and will cost four million, she said.</p>"
        "</article></body></html>"
    )
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(pile)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "network:" not in done.stderr
