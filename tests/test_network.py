"""No network: every fixture is cleaned while Python refuses all sockets and name look-ups."""
from __future__ import annotations

import subprocess
import sys

from support import ROOT

GUARD = """
import sys
def guard(event, arguments):
    # urllib3, which trafilatura imports, makes a socket and binds it to this machine to see whether it knows IPv6.
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event not in (
            "socket.__new__", "socket.bind"):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(guard)
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    """A program under the guard."""
    return subprocess.run([sys.executable, "-c", GUARD + code], capture_output=True, text=True, timeout=110,
                          check=False, cwd=ROOT / "tests")


def test_nothing_is_fetched() -> None:
    done = run("sys.path.insert(0, '.')\nfrom support import cases\nfrom forumclean import extract\n"
               "for case in cases():\n"
               "    extract(case.source, **{'url': 'http://bbs.example.com/thread-1-1-1.html', **case.options})\n"
               "page = '<base href=http://192.0.2.1/><link rel=stylesheet href=a.css><img src=b.png><iframe src=c>'\n"
               "extract('<!DOCTYPE html SYSTEM \"http://192.0.2.1/x.dtd\"><html>' + page + '<p>一句话。</p></html>')\n"
               "print('done')\n")
    assert done.stdout == "done\n", done.stderr


def test_the_guard_can_fail() -> None:
    assert "socket." in run("import socket\nsocket.getaddrinfo('localhost', 80)").stderr
