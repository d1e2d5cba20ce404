"""Every link within the project leads to a file, and to a heading in it."""

import pytest
from docs.documents import ROOT, anchors, documents, links


@pytest.mark.parametrize(
    "path", documents(), ids=lambda path: str(path.relative_to(ROOT))
)
def test_links_lead_somewhere(path):
    broken = [
        (str(target), anchor)
        for target, anchor in links(path)
        if not target.exists()
        or (anchor and target.suffix == ".md" and anchor not in anchors(target))
    ]
    assert not broken
