"""The peers that are Python packages, in a separate environment."""

import subprocess
import sys
from pathlib import Path

from measuring import BUILT

LIST = Path(__file__).with_name("peers.txt")
PEERS = BUILT / "peers"


def install():
    """Makes the environment, again if peers.txt, which pins the packages, has changed."""
    installed = PEERS / "installed.txt"
    if installed.exists() and installed.read_text() == LIST.read_text():
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", PEERS], check=True)
    subprocess.run(
        [PEERS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
        + ["--requirement", LIST],
        check=True,
    )
    installed.write_text(LIST.read_text())
