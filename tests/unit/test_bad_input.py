"""Bad input: each kind gets its message and exit code, and nothing half-written stays.

Told through the command itself, as a stranger meets it.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import duckdb
import pandas as pd
import pytest

from wervel.__main__ import main

SECRET = "19-XII-1970"


@dataclass(frozen=True)
class Run:
    """A command that came to its end."""

    returncode: int
    stdout: str
    stderr: str


class Wervel(Protocol):
    """The command, run to its end."""

    def __call__(self, *arguments: str | Path) -> Run: ...


@pytest.fixture
def wervel(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Wervel:
    """The command as a stranger runs it, in this process so that it is quick."""

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["wervel", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Run(int(ended.value.code or 0), printed.out, printed.err)

    return run


def frames() -> dict[str, pd.DataFrame]:
    """A whole, tiny source: one person, one year, one back-pain record."""
    return {
        "person": pd.DataFrame(
            {"person_id": [1], "gender_concept_id": [8532], "year_of_birth": [1970]}
        ),
        "observation_period": pd.DataFrame(
            {
                "observation_period_id": [1],
                "person_id": [1],
                "observation_period_start_date": [date(2019, 1, 1)],
                "observation_period_end_date": [date(2020, 12, 31)],
            }
        ),
        "condition_occurrence": pd.DataFrame(
            {
                "condition_occurrence_id": [1],
                "person_id": [1],
                "condition_concept_id": [0],
                "condition_start_date": [date(2020, 1, 1)],
                "condition_source_value": ["M54.5"],
            }
        ),
    }


def stored(folder: Path, tables: dict[str, pd.DataFrame], ending: str) -> Path:
    """The tables as files of that kind in a new folder."""
    folder.mkdir()
    for name, table in tables.items():
        if ending == "parquet":
            table.to_parquet(folder / f"{name}.parquet", index=False)
        else:
            table.to_csv(folder / f"{name}.{ending}", index=False)
    return folder


def refused(run: Run, *, code: int, kind: str, said: str) -> None:
    """The command ended with this code, this error, these words, and no traceback."""
    assert run.returncode == code, run.stderr
    assert run.stderr.startswith(kind)
    for part in ("wanted:", "got:", "where:", "do:"):
        assert part in run.stderr
    assert said in " ".join(run.stderr.split())
    assert "Traceback" not in run.stderr
    assert SECRET not in run.stderr + run.stdout


@pytest.mark.parametrize("ending", ["parquet", "csv", "csv.gz"])
def test_a_whole_source_is_read(wervel: Wervel, tmp_path: Path, ending: str) -> None:
    """The tiny source that the others are broken copies of is itself whole."""
    source = stored(tmp_path / "s", frames(), ending)
    run = wervel("assess", source, "-o", tmp_path / "f")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "f" / "measures.parquet").is_file()


def test_a_folder_that_does_not_exist(wervel: Wervel, tmp_path: Path) -> None:
    refused(
        wervel("assess", tmp_path / "nothing", "-o", tmp_path / "f"),
        code=3,
        kind="SourceNotFound",
        said="nothing there",
    )
    assert not list(tmp_path.iterdir())


def test_a_table_without_person_id(wervel: Wervel, tmp_path: Path) -> None:
    tables = frames()
    tables["condition_occurrence"].pop("person_id")
    refused(
        wervel("check", stored(tmp_path / "s", tables, "parquet")),
        code=3,
        kind="ContractBroken",
        said="column person_id",
    )


def test_a_date_column_of_text(wervel: Wervel, tmp_path: Path) -> None:
    """Text where the CDM wants a date; what it says is not repeated."""
    tables = frames()
    tables["condition_occurrence"]["condition_start_date"] = [SECRET]
    refused(
        wervel("check", stored(tmp_path / "s", tables, "parquet")),
        code=3,
        kind="ContractBroken",
        said="a date in column condition_start_date",
    )


def test_a_csv_with_a_date_that_is_none(wervel: Wervel, tmp_path: Path) -> None:
    tables = frames()
    tables["condition_occurrence"]["condition_start_date"] = [SECRET]
    refused(
        wervel("check", stored(tmp_path / "s", tables, "csv")),
        code=3,
        kind="SourceUnreadable",
        said="in column condition_start_date",
    )


def test_no_observation_periods(wervel: Wervel, tmp_path: Path) -> None:
    tables = frames()
    del tables["observation_period"]
    refused(
        wervel("check", stored(tmp_path / "s", tables, "parquet")),
        code=3,
        kind="ContractBroken",
        said="table observation_period",
    )


def test_an_empty_folder_and_an_empty_database(wervel: Wervel, tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    duckdb.connect(tmp_path / "s.duckdb").close()
    for source in ("s", "s.duckdb"):
        refused(
            wervel("check", tmp_path / source),
            code=3,
            kind="SourceEmpty",
            said="person",
        )


def test_tables_without_rows(wervel: Wervel, tmp_path: Path) -> None:
    """Nobody is in it: check says it is an error, assess gives measures of nobody."""
    tables = {name: table.iloc[:0] for name, table in frames().items()}
    for table in tables.values():
        for column in table.columns:
            if column.endswith("_date"):
                table[column] = pd.to_datetime(table[column])
    source = stored(tmp_path / "s", tables, "parquet")
    check = wervel("check", source)
    assert check.returncode == 3
    assert "nothing can be measured" in check.stdout
    assert wervel("assess", source, "-o", tmp_path / "f").returncode == 0


def test_a_corrupt_parquet_file(wervel: Wervel, tmp_path: Path) -> None:
    source = stored(tmp_path / "s", frames(), "parquet")
    file = source / "condition_occurrence.parquet"
    file.write_bytes(file.read_bytes()[:-40])
    refused(
        wervel("report", source, "-o", tmp_path / "r"),
        code=3,
        kind="SourceUnreadable",
        said="condition_occurrence.parquet",
    )
    assert not (tmp_path / "r").exists()


def test_a_parquet_file_with_damage_inside(wervel: Wervel, tmp_path: Path) -> None:
    """The footer is whole, so the damage shows only while the rows are read."""
    source = stored(tmp_path / "s", frames(), "parquet")
    file = source / "condition_occurrence.parquet"
    content = bytearray(file.read_bytes())
    content[4:60] = b"\xff" * 56
    file.write_bytes(content)
    run = wervel("assess", source, "-o", tmp_path / "f")
    refused(run, code=3, kind="SourceUnreadable", said="records that can be read")
    assert not (tmp_path / "f").exists()


def test_a_file_that_is_no_database(wervel: Wervel, tmp_path: Path) -> None:
    (tmp_path / "s.duckdb").write_text("not a database " * 400, "utf-8")
    refused(
        wervel("check", tmp_path / "s.duckdb"),
        code=3,
        kind="SourceUnreadable",
        said="s.duckdb",
    )


def test_a_database_that_is_not_there(wervel: Wervel) -> None:
    """The password in the address is not repeated."""
    run = wervel("check", f"postgres://me:{SECRET}@127.0.0.1:1/cdm")
    refused(run, code=3, kind="SourceUnreadable", said="postgres://127.0.0.1:1/cdm")


def test_an_output_folder_that_is_read_only(wervel: Wervel, tmp_path: Path) -> None:
    source = stored(tmp_path / "s", frames(), "parquet")
    for command in ("assess", "report"):
        refused(
            wervel(command, source, "-o", "/proc/wervel"),
            code=5,
            kind="OutputError",
            said="a folder that can be written",
        )


def test_an_output_folder_of_somebody_else(wervel: Wervel, tmp_path: Path) -> None:
    """A folder wervel did not write is never replaced."""
    source = stored(tmp_path / "s", frames(), "parquet")
    refused(
        wervel("assess", source, "-o", source),
        code=5,
        kind="OutputError",
        said="a folder with other things in it",
    )
    assert len(list(source.iterdir())) == 3


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--recommendation", "nhg-lbp-imagin"),
        ("--by", "city"),
        ("--small-numbers", "cautious"),
        ("--source-codes", "ICPC9"),
    ],
)
def test_a_name_nobody_defined(
    wervel: Wervel, tmp_path: Path, option: str, value: str
) -> None:
    source = stored(tmp_path / "s", frames(), "parquet")
    run = wervel("assess", source, "-o", tmp_path / "f", option, value)
    refused(run, code=2, kind="UnknownName", said=value)
    assert not (tmp_path / "f").exists()


STUCK = """
import sys, time
from pyarrow import csv
def stuck(*given):
    print("writing", flush=True)
    time.sleep(600)
csv.write_csv = stuck
sys.argv[0] = "wervel"
from wervel.__main__ import main
main()
"""


@pytest.mark.parametrize("command", ["assess", "report"])
def test_a_kill_in_the_middle_of_writing(
    wervel: Wervel, tmp_path: Path, command: str
) -> None:
    """What stood there still stands; the next run clears what the killed one left."""
    source, target = stored(tmp_path / "s", frames(), "parquet"), tmp_path / "f"
    assert wervel(command, source, "-o", target).returncode == 0
    before = {path.name: path.read_bytes() for path in target.glob("*.*")}
    stuck = [sys.executable, "-c", STUCK, command, str(source), "-o", str(target)]
    with subprocess.Popen(
        stuck, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"writing\n"
        running.send_signal(signal.SIGKILL)
    assert list(tmp_path.glob(".f.*.new/*"))
    assert {path.name: path.read_bytes() for path in target.glob("*.*")} == before
    assert wervel(command, source, "-o", target).returncode == 0
    assert not list(tmp_path.glob(".f.*"))


def test_a_kill_between_the_two_renames(wervel: Wervel, tmp_path: Path) -> None:
    """The old folder was moved away and the new one not yet in place: it comes back."""
    source, target = stored(tmp_path / "s", frames(), "parquet"), tmp_path / "f"
    assert wervel("assess", source, "-o", target).returncode == 0
    before = (target / "measures.csv").read_bytes()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    target.rename(tmp_path / f".f.{dead.pid}.old")
    refused(
        wervel("assess", tmp_path / "nothing", "-o", target),
        code=3,
        kind="SourceNotFound",
        said="nothing there",
    )
    assert (target / "measures.csv").read_bytes() == before


def test_two_runs_to_one_folder(wervel: Wervel, tmp_path: Path) -> None:
    """What another run is still writing is left alone."""
    source = stored(tmp_path / "s", frames(), "parquet")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as other:
        writing = tmp_path / f".f.{other.pid}.new"
        writing.mkdir()
        assert wervel("assess", source, "-o", tmp_path / "f").returncode == 0
        assert writing.is_dir()
        other.communicate(b"\n")
    assert wervel("assess", source, "-o", tmp_path / "f").returncode == 0
    assert not writing.exists()
