"""The generator of the reference, and a place in which its readers' snippets run."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from docs.documents import DOCS

from wervel.records.sample import write_sample


@pytest.fixture(scope="session")
def generator() -> Iterator[ModuleType]:
    """docs/generate.py, which stands beside what it imports."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        yield import_module("generate")


@pytest.fixture(scope="session")
def pages(generator: ModuleType) -> dict[str, str]:
    """Address and text of every page, as the code has it now."""
    return generator.pages()


@pytest.fixture(scope="session")
def _made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up") / "sample"
    write_sample(folder, persons=3000, seed=1)
    return folder


@pytest.fixture
def reader(_made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody who tries the documents, with records at their places."""
    for place in ("out/sample", "path/to/omop"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).symlink_to(_made_up)
    monkeypatch.chdir(tmp_path)
    return tmp_path
