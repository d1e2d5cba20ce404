"""How a reading of evidence leaves a command: a folder, its lead, or JSON."""

from __future__ import annotations

from pathlib import Path

from wervel.commands.console import print_json, printer, said
from wervel.evidence.report import Report, write_report
from wervel.pages.speech import Speech


def give(
    report: Report, output: Path | None, speech: Speech, *, as_json: bool = False
) -> None:
    """Write the folder where one is named, and print what was found, or all of it."""
    if output is not None:
        page = write_report(report, output, speech)
        said.print(f"{report.eyebrow}: {page}", soft_wrap=True)
    if as_json:
        print_json(report.result)
        return
    for line in report.lead:
        printer().print(line, soft_wrap=True)
