"""A command as somebody types it, run to its end in this process: that is quick."""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from wervel.__main__ import main

SECRET = "19-XII-1970"
"""What a patient's file may hold and no message may."""


@dataclass(frozen=True)
class Run:
    """A command that came to its end."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def words(self) -> str:
        """What it printed, whatever the width of its lines."""
        return " ".join(self.stdout.split())

    @property
    def json(self) -> Any:
        """What it printed, as a machine reads it."""
        return json.loads(self.stdout)


def wervel(*arguments: str | Path, columns: int = 240) -> Run:
    """Run the command on a terminal of so many columns."""
    out, err = StringIO(), StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        patch.setenv("COLUMNS", str(columns))
        patch.setattr(sys, "argv", ["wervel", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
    return Run(int(ended.value.code or 0), out.getvalue(), err.getvalue())


def refused(run: Run, *, code: int, kind: str, said: str) -> None:
    """The command ended with this code, this error, these words, and no traceback."""
    assert run.returncode == code, run.stderr
    assert run.stderr.startswith(kind)
    for part in ("wanted:", "got:", "where:", "do:"):
        assert part in run.stderr
    assert said in " ".join(run.stderr.split())
    assert "Traceback" not in run.stderr
    assert SECRET not in run.stderr + run.stdout
    assert run.stdout == ""
