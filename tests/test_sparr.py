"""Spärren: inget prov når nätet eller startar ett främmande program."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest


def test_natet_ar_sparrat() -> None:
    with pytest.raises(RuntimeError, match="nätet"):
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)


def test_program_ar_sparrade_utom_python() -> None:
    with pytest.raises(RuntimeError, match="program"):
        subprocess.run(["true"], check=False)
    with pytest.raises(RuntimeError, match="program"):
        os.system("true")
    assert subprocess.run([sys.executable, "-c", "pass"], check=False).returncode == 0
