"""The studies of ``wervel/trials``: one file each, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from wervel.errors import ContentError, UnknownName
from wervel.evidence.study import Study
from wervel.evidence.study_checks import check_study
from wervel.evidence.study_reading import read_study

_FOLDER = "trials"
_ENDING = ".toml"


@cache
def studies() -> tuple[Study, ...]:
    """Every study the documents lean on, by id.

    >>> len(studies()) > 50
    True
    """
    folder = files("wervel").joinpath(_FOLDER)
    texts = {
        each.name: each.read_text("utf-8")
        for each in folder.iterdir()
        if each.name.endswith(_ENDING)
    }
    return read_studies(texts)


def study(name: str) -> Study:
    """The study of that id; UnknownName, with the ids there are, when there is none.

    >>> study("mint-facet").estimate("pain-13-weeks").value
    -0.18
    """
    found = {each.id: each for each in studies()}
    if name not in found:
        raise UnknownName(
            "the id of a study",
            name,
            where=f"wervel/{_FOLDER}",
            do="choose from: " + ", ".join(found),
        )
    return found[name]


def read_studies(texts: Mapping[str, str]) -> tuple[Study, ...]:
    """The studies in these files, by name of the file; each checked.

    The id of a study is the name of its file. Raises ContentError.
    """
    found = tuple(_study(name, text) for name, text in sorted(texts.items()))
    return tuple(sorted(found, key=lambda each: each.id))


def _study(name: str, text: str) -> Study:
    file = f"wervel/{_FOLDER}/{name}"
    read = read_study(text, file=file)
    if read.id + _ENDING != name:
        raise ContentError(
            "an id that is the name of the file",
            read.id,
            where=file,
            do="name the file after the id, or the id after the file",
        )
    check_study(read, file=file)
    return read
