"""`make soak`, small: kills, a full disk and a closed pipe in two minutes at most."""
from __future__ import annotations

import subprocess
import sys

import pytest

from support import ROOT


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.timeout(300)
def test_a_small_soak() -> None:
    pytest.importorskip("fastwarc", reason="needs the extra [batch]")
    done = subprocess.run([sys.executable, ROOT / "tools" / "soak.py", "--records", "1000", "--kills", "3",
                           "--rounds", "0"], capture_output=True, timeout=290, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
