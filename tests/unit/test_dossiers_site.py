"""The two dossiers as sites: every link arrives, and every number walks back."""

import csv
import json
import re
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path

import pytest

from wervel.dossiers.evidence_site import evidence_sheets
from wervel.dossiers.gathering import gathered
from wervel.dossiers.known import all_dossiers, dossier
from wervel.dossiers.site import write_dossier
from wervel.errors import UnknownName
from wervel.evidence.studies import studies, study
from wervel.pages.site import write_sheets
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED

NAMES = [each.id for each in all_dossiers()]


class Links(HTMLParser):
    """The addresses a page has, the ones it leads to, and its words."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.to, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.to += [found["href"]] if tag == "a" else []

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossiers")
    for name in NAMES:
        of = gathered(dossier(name))
        for language in ("nl", "en"):
            write_dossier(of, folder / f"{name}-{language}", Speech(language))
    for language in ("nl", "en"):
        target = folder / f"evidence-{language}"
        speech = Speech(language)
        write_sheets(evidence_sheets(speech), target, speech, start="")
    return folder


def read(folder):
    return {
        each.relative_to(folder).as_posix(): Links(each.read_text("utf-8"))
        for each in folder.rglob("*.html")
    }


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [*NAMES, "evidence"])
def test_every_link_arrives_and_no_address_stands_twice(sites, name, language):
    pages = read(sites / f"{name}-{language}")
    for address, page in pages.items():
        assert len(page.ids) == len({*page.ids}), address
        for to in page.to:
            file, _, anchor = to.partition("#")
            target = normpath(Path(address).parent / file) if file else address
            assert target in pages, f"{address} leads to {to}"
            assert not anchor or anchor in pages[target].ids, f"{address} to {to}"


@pytest.mark.parametrize("name", NAMES)
def test_every_page_can_be_reached_from_the_first(sites, name):
    pages = read(sites / f"{name}-en")
    seen, ahead = set(), ["index.html"]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead += [to.partition("#")[0] for to in pages[here].to if to[0] != "#"]
    assert seen == {*pages}


def test_a_number_on_the_first_page_walks_back_to_its_place(sites):
    """T-13: from the first page to the row, and there to the document."""
    folder = sites / "rfd-en"
    first = (folder / "index.html").read_text("utf-8")
    found = re.search(r'<a href="([^"]*)">−0.18 \(−0.76 to 0.40\)</a>', first)
    file, _, anchor = found[1].partition("#")
    row = study("mint-facet").estimate("pain-13-weeks")
    text = (folder / file).read_text("utf-8")
    (line,) = re.findall(f'<tr>(?:(?!<tr>).)*id="{anchor}".*?</tr>', text, re.DOTALL)
    assert "T‑13" in line
    assert row.locator in line


def test_a_pooled_number_walks_back_to_the_rows_under_it(sites):
    folder = sites / "rfd-en"
    pages = read(folder)
    pooled = next(to for to in pages["index.html"].to if to.startswith("pooled-"))
    grounds = next(to for to in pages[pooled].to if "#outcome-" in to)
    rows = [to for to in pages[grounds.partition("#")[0]].to if "#row-" in to]
    for each in ("mint-facet", "mint-si", "mint-combined"):
        assert f"study-{each}.html#row-pain-13-weeks" in rows


@pytest.mark.parametrize("name", NAMES)
def test_tables_and_data_stand_beside_it(sites, name):
    folder = sites / f"{name}-en"
    data = json.loads((folder / "result.json").read_text("utf-8"))
    assert data["dossier"] == name
    ids = {each["id"] for each in data["chain"]}
    assert all(on in ids for each in data["chain"] for on in each["rests_on"])
    with (folder / "tables" / "chain.csv").open(encoding="utf-8") as file:
        links = {(each["upper"], each["lower"]) for each in csv.DictReader(file)}
    assert links == {
        (each["id"], on) for each in data["chain"] for on in each["rests_on"]
    }
    empty = [each for each in (folder / "tables").iterdir() if not each.stat().st_size]
    assert not empty


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_that_nobody_checked_it(sites, name, language):
    said = NOT_CHECKED.in_language(language)
    pages = read(sites / f"{name}-{language}")
    silent = [
        each
        for each, page in pages.items()
        if said not in " ".join(" ".join(page.words).split())
    ]
    assert all(each.startswith("pooled-") for each in silent)


def test_the_page_of_the_retraction_says_it_in_words(sites):
    """T-55, R-120, R-121: three trials in 2022, one of them since."""
    words = " ".join(read(sites / "imsr-en")["retraction.html"].words)
    assert "ZIN admitted 3 studies, and after the retraction 1." in words
    assert "2022: meets; 10 January 2025: does not meet" in words


def test_the_first_page_of_rfd_answers_the_question(sites):
    words = " ".join(read(sites / "rfd-nl")["index.html"].words)
    assert "Minerva laat 3 van de 4 bekeken onderzoeken toe" in words
    assert "bij 0 groot genoeg om ertoe te doen" in words


def test_an_unknown_dossier_is_refused_with_those_there_are():
    with pytest.raises(UnknownName, match="imsr, rfd"):
        dossier("imrs")


def test_no_code_of_a_row_stands_on_a_page_in_dutch(sites):
    """Subgroups and domains of bias are codes in English, and words on a page."""
    codes = {each.subgroup for one in studies() for each in one.estimates}
    codes |= {each.domain for one in studies() for each in one.bias}
    for address, page in read(sites / "evidence-nl").items():
        found = {each.strip() for words in page.words for each in words.split(", ")}
        assert not found & (codes - {""}), address
