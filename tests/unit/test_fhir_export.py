"""The export as a whole: valid, closed, without gaps, the same each time."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from fhir.resources.R4B import get_fhir_model_class
from pydantic import BaseModel

from wervel import __version__
from wervel.errors import ContentError, OutputError
from wervel.exchange.artifact import without_gaps
from wervel.exchange.elements import CANONICAL
from wervel.exchange.fhir import BUNDLE, resources, write_fhir
from wervel.recommendations.bodies import ALL, measured
from wervel.recommendations.nhg.low_back_pain import imaging
from wervel.text import Text

EXTENSIBLE = {("Expression", "language")}
"""Where FHIR lists codes as examples, and others are allowed."""


@cache
def made():
    return resources(ALL)


def by_url():
    return {each["url"]: each for each in made()}


def of_kind(kind):
    return [each for each in made() if each["resourceType"] == kind]


def walked(value):
    """The value and everything in it."""
    yield value
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from walked(each)


def models(value):
    """The model and every model in it."""
    if isinstance(value, list):
        for each in value:
            yield from models(each)
    elif isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from models(getattr(value, name))


def validated(resource):
    return get_fhir_model_class(resource["resourceType"]).model_validate(resource)


def test_every_resource_is_valid_and_comes_back_as_it_went():
    """A model that forgot or changed something would not give the same JSON."""
    for each in made():
        back = json.loads(validated(each).model_dump_json())
        assert back == json.loads(json.dumps(each)), each["url"]


def test_every_code_is_one_fhir_knows():
    """The models do not check this themselves, but know what FHIR lists."""
    codes = [
        (type(model).__name__, name, getattr(model, name), extra["enum_values"])
        for each in made()
        for model in models(validated(each))
        for name, field in type(model).model_fields.items()
        if (extra := field.json_schema_extra or {}).get("enum_values")
        and getattr(model, name) is not None
    ]
    known = [code for code in codes if code[:2] not in EXTENSIBLE]
    assert {name for _, name, _, _ in known} >= {"status", "type"}
    assert not [code for code in known if code[2] not in code[3]]


def test_nothing_is_null_or_empty():
    gaps = [
        (each["url"], value)
        for each in made()
        for value in walked(each)
        if value is None or value in ("", [], {}) or value == ()
    ]
    assert not gaps


def test_gaps_are_taken_out_at_any_depth_but_a_no_stays():
    given = {"a": None, "b": [{"c": ""}, {"d": [[], {"e": None}]}], "f": False}
    assert without_gaps(given) == {"f": False}


def test_names_are_ids_of_fhir_and_canonical_urls_are_unique():
    assert len(by_url()) == len(made())
    for each in made():
        assert re.fullmatch(r"[A-Za-z0-9.-]{1,64}", each["id"])
        assert re.fullmatch(r"[A-Z]\w{0,254}", each["name"])
        assert each["url"] == f"{CANONICAL}/{each['resourceType']}/{each['id']}"


def test_every_reference_leads_to_a_resource_of_that_version():
    """A URL under wervel's own base, with or without a version behind a bar."""
    asked = {
        value
        for each in made()
        for value in walked(each)
        if isinstance(value, str) and value.startswith(CANONICAL)
    }
    assert len(asked) > len(made())
    for each in asked:
        url, _, version = each.partition("|")
        assert url in by_url(), each
        assert version in ("", by_url()[url]["version"]), each


def test_there_is_a_plan_for_each_a_measure_for_each_counted_and_every_document():
    counted = [each.id for each in measured(ALL)]
    documents = {each.source.guideline.id for each in ALL}
    assert [each["id"] for each in of_kind("PlanDefinition")] == [e.id for e in ALL]
    assert [each["id"] for each in of_kind("Measure")] == counted
    libraries = {each["id"] for each in of_kind("Library")}
    assert libraries == documents | {"wervel-facts"}


def test_a_version_is_the_packages_and_that_of_the_content():
    """Another title is another plan, measure and document; the facts are the same."""
    title = Text(nl="Iets anders", en="Something else")
    one, other = (
        {each["url"]: each["version"] for each in resources([of])}
        for of in (imaging, replace(imaging, title=title))
    )
    assert all(re.fullmatch(rf"{__version__}\+[0-9a-f]{{12}}", v) for v in one.values())
    same = [url for url in one if one[url] == other[url]]
    assert same == [f"{CANONICAL}/Library/wervel-facts"]


def test_a_title_and_a_sentence_are_there_in_dutch_too():
    def dutch(of):
        (translation,) = of["extension"]
        parts = {each["url"]: each for each in translation["extension"]}
        assert parts["lang"]["valueCode"] == "nl"
        return parts["content"]["valueString"]

    for of, plan in zip(ALL, of_kind("PlanDefinition"), strict=True):
        assert plan["language"] == "en"
        assert (plan["title"], dutch(plan["_title"])) == (of.title.en, of.title.nl)
        assert plan["description"] == of.says.en
        assert dutch(plan["_description"]) == of.says.nl


def files(folder):
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


def test_two_exports_are_the_same_to_the_byte(tmp_path):
    numbers = [write_fhir(ALL, tmp_path / name) for name in ("one", "two")]
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert numbers == [len(made())] * 2
    assert one == two


def test_a_file_for_each_resource_and_all_in_one_bundle(tmp_path):
    number = write_fhir(ALL, tmp_path / "fhir")
    names = {f"{each['resourceType']}-{each['id']}.json": each for each in made()}
    here = [each for each in (tmp_path / "fhir").glob("*.json") if each.name != BUNDLE]
    assert number == len(here)
    assert {each.name: json.loads(each.read_text("utf-8")) for each in here} == names
    whole = json.loads((tmp_path / "fhir" / BUNDLE).read_text("utf-8"))
    validated(whole)
    assert (whole["resourceType"], whole["type"]) == ("Bundle", "collection")
    assert [each["resource"] for each in whole["entry"]] == list(names.values())
    assert [each["fullUrl"] for each in whole["entry"]] == list(by_url())


def test_what_is_not_fhir_is_said_and_nothing_is_written(tmp_path):
    wrong = replace(ALL[0], id="no id of FHIR")
    with pytest.raises(ContentError, match=r"PlanDefinition/no id of FHIR"):
        write_fhir([*ALL[1:3], wrong], tmp_path / "fhir")
    assert not (tmp_path / "fhir").exists()


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError):
        write_fhir(ALL[:1], tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_an_earlier_export_is_replaced(tmp_path):
    folder: Path = tmp_path / "fhir"
    write_fhir(ALL, folder)
    number = write_fhir([], folder)
    assert number == 0
    assert [each.name for each in folder.glob("*.json")] == [BUNDLE]
