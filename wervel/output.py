"""Writing a folder so that it is there whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wervel.errors import OutputError

MARK = ".wervel"
"""The file that says which kind of folder wervel wrote here, so it may replace it."""
INSIDE = "stays-inside"
"""The folder of what holds persons: it must not leave the house."""
NEW, OLD = ".new", ".old"
"""How the hidden folders end: what is being written, and what it takes the place of."""


@contextmanager
def written_aside(directory: Path, *, kind: str) -> Iterator[Path]:
    """A folder to write into that takes the place of ``directory`` when all went well.

    The writing happens in a hidden folder beside it. When anything fails, or the
    process is killed, what stood at ``directory`` still stands there, or is put back by
    the next run, which also clears what a killed one left. A folder that is not empty
    and was not written by wervel as the same ``kind`` is never replaced: OutputError.

    >>> with written_aside(Path("/proc/nowhere"), kind="report"):
    ...     pass
    Traceback (most recent call last):
    ...
    wervel.errors.OutputError: wanted: a folder that can be written
       got: No such file or directory
     where: /proc/nowhere
        do: choose another folder, or make this one writable
    """
    target = directory.absolute()
    _refuse_foreign(target, kind)
    aside = _made_aside(target, shown=directory)
    try:
        yield aside
        (aside / MARK).write_text(kind + "\n", "utf-8")
        _swap(aside, target)
    except OSError as problem:
        raise _cannot(problem, directory) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def check_writable(directory: Path, *, kind: str) -> None:
    """Raise OutputError where writing would: before hours of reading, not after."""
    target = directory.absolute()
    _refuse_foreign(target, kind)
    shutil.rmtree(_made_aside(target, shown=directory), ignore_errors=True)


def _refuse_foreign(target: Path, kind: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        came = "a file of that name"
    elif not any(target.iterdir()) or _kind(target) == kind:
        return
    else:
        came = f"a folder with other things in it ({_kind(target) or 'not by wervel'})"
    raise OutputError(
        f"a new or empty folder, or an earlier {kind}",
        came,
        where=str(target),
        do="choose another folder; wervel replaces only what it wrote itself",
    )


def _kind(target: Path) -> str:
    mark = target / MARK
    return mark.read_text("utf-8").strip() if mark.is_file() else ""


def _made_aside(target: Path, *, shown: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_left_overs(target)
        aside = target.with_name(f".{target.name}.{os.getpid()}{NEW}")
        aside.mkdir()
    except OSError as problem:
        raise _cannot(problem, shown) from None
    return aside


def _clear_left_overs(target: Path) -> None:
    """Put back what a killed run had moved away; clear what dead runs left behind."""
    for before in target.parent.glob(f".{target.name}.*{OLD}"):
        if _is_running(before):
            continue
        if target.exists():
            shutil.rmtree(before, ignore_errors=True)
        else:
            before.rename(target)
    for aside in target.parent.glob(f".{target.name}.*{NEW}"):
        if not _is_running(aside):
            shutil.rmtree(aside, ignore_errors=True)


def _is_running(left: Path) -> bool:
    """Whether the process that made a hidden folder is another one, and still runs."""
    number = left.name.split(".")[-2]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _swap(aside: Path, target: Path) -> None:
    if not target.exists():
        aside.rename(target)
        return
    before = aside.with_suffix(OLD)
    target.rename(before)
    aside.rename(target)
    shutil.rmtree(before, ignore_errors=True)


def _cannot(problem: OSError, directory: Path) -> OutputError:
    return OutputError(
        "a folder that can be written",
        problem.strerror or type(problem).__name__,
        where=str(directory),
        do="choose another folder, or make this one writable",
    )
