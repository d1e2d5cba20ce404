"""The commands under ``wervel guideline`` and ``wervel codes``, as somebody types them.

Run through the command itself; what the numbers mean is tested where they are made.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from terminal import wervel

from wervel.recommendations.bodies import ALL, chosen, recommendation
from wervel.recommendations.conflicts import all_stated_conflicts, conflicts
from wervel.recommendations.terms import Topic
from wervel.records.codelists import all_codelists, codelist
from wervel.records.sample import write_sample

SINCE_2022 = "zin-imsr-2022", "zin-imsr-2025"
PATIENT = """
# Chronic facet pain, DBC 071; conservative care failed, the block was positive.
non_specific = true
chronic = true
age = 54
pain_score = 6
facet_pain_suspected = true
conservative_care_before = true
complaints_persist = true
test_block_before = true
test_block_positive = true
cauda_equina = false
progressive_deficit = false
malignancy = false
vertebral_fracture = false
spinal_infection = false
spinal_inflammation = false
"""
POSITIONS = {
    "R-016": "against",
    "R-043": "for",
    "R-044": "cannot_tell",
    "R-090": "cannot_tell",
    "R-093": "cannot_tell",
    "R-094": "for",
    "R-100": None,
    "R-102": "against",
    "R-110": "against",
    "R-111": None,
}
"""Where some of the recommendations stand for that patient."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thousand people who do not exist."""
    folder = tmp_path_factory.mktemp("guideline") / "sample"
    write_sample(folder, persons=3000, seed=1)
    return folder


@pytest.fixture
def patient(tmp_path: Path) -> Path:
    """The patient of the story above, as a file."""
    file = tmp_path / "patient.toml"
    file.write_text(PATIENT, "utf-8")
    return file


def test_the_list_is_everything() -> None:
    """A line each, with who says it; and how many have a rule and a measure."""
    run = wervel("guideline", "list")
    assert run.returncode == 0
    lines = {line.split()[0]: line for line in run.stdout.splitlines() if line.strip()}
    for each in ALL:
        line = lines[each.source.item]
        for said in (each.id, each.body.abbreviation, each.action.value.en):
            assert said in line
        assert ("measured" in line) is each.is_measured
    ruled, counted = (
        sum(each.has_rule for each in ALL),
        sum(each.is_measured for each in ALL),
    )
    assert f"104 recommendations: {ruled} with a rule, {counted} measured" in run.words
    assert "not yet checked by a clinician" in run.words


def test_the_list_for_machines() -> None:
    """Every entry says where it stands; what has no rule or measure says why."""
    listed = wervel("guideline", "list", "--json").json
    assert [each["item"] for each in listed] == [each.source.item for each in ALL]
    for each in listed:
        assert each["locator"].startswith("00")
        assert (each["rule"] is None) is (each["no_rule_because"] is not None)
        if each["rule"] is not None:
            unmeasured = each["not_measured_because"] is not None
            assert (each["measure"] is None) is unmeasured
        assert each["checked_by"] == "not yet checked by a clinician"
    (no_content,) = (each for each in listed if each["item"] == "R-025")
    assert no_content["no_rule_because"]["en"] == "The content is not in the source."


@pytest.mark.parametrize("name", ["denervation", "follow-up", "Follow_Up"])
def test_the_list_of_one_topic(name: str) -> None:
    topic = Topic[name.upper().replace("-", "_")]
    listed = wervel("guideline", "list", "--topic", name, "--json").json
    assert [each["id"] for each in listed] == [e.id for e in ALL if e.topic is topic]
    assert listed


def test_the_list_of_one_body() -> None:
    listed = wervel("guideline", "list", "-g", "kce, NVvN", "--json").json
    assert {each["body"] for each in listed} == {"KCE", "NVvN"}


def test_the_list_in_dutch() -> None:
    run = wervel("guideline", "list", "--language", "nl", columns=400)
    for each in ALL:
        assert each.title.nl in run.stdout
        assert each.title.en not in run.stdout


def test_one_is_shown_by_item_and_by_id() -> None:
    """Words, rule, source, and who says otherwise."""
    of = recommendation("R-016")
    run = wervel("guideline", "show", "R-016")
    assert run == wervel("guideline", "show", of.id)
    said = (of.title.en, of.says.en, of.for_patients.en, of.note.en, "003 §5.3.1")
    for each in (*said, of.population.name.en, "Is the back pain non-specific? yes"):
        assert each in run.stdout
    assert "Opposes NVA, nva-anaesthesiological-treatment: one advises it" in run.words


def test_one_is_shown_in_dutch() -> None:
    of = recommendation("R-016")
    run = wervel("guideline", "show", "R-016", "--language", "nl")
    for each in (of.title, of.says, of.for_patients, of.note, of.population.name):
        assert each.nl in run.stdout
        assert each.en not in run.stdout


def test_one_without_a_rule_says_why() -> None:
    run = wervel("guideline", "show", "R-111")
    assert "No rule The source takes no position." in run.words
    assert "Followed when" not in run.stdout


def test_one_is_shown_to_machines_with_its_conflicts() -> None:
    shown = wervel("guideline", "show", "R-028", "--json").json
    assert shown["id"] == "nhg-lrs-epidural-injection"
    against = {each["favours"] for each in shown["conflicts"]}
    assert {"nvn-lrs-epidural-injection", "nva-lrs-epidural-injection"} <= against
    stated = {one["item"] for each in shown["conflicts"] for one in each["stated"]}
    assert "C-01" in stated


def test_the_conflicts_of_a_country() -> None:
    """Who opposes whom, the stated reason, and what no rule can show."""
    run = wervel("guideline", "conflicts")
    derived = conflicts(chosen(["nl"]))
    assert f"{len(derived)} conflicts derived" in run.words
    for each in derived:
        assert each.favours.id in run.stdout
        assert each.opposes.id in run.stdout
    for one in all_stated_conflicts():
        if one.no_rule is not None:
            assert f"{one.item} {one.question.en}" in run.words
            assert f"no rule: {one.no_rule.en}" in run.words


def test_the_conflicts_for_machines() -> None:
    """Of a country nothing crosses a border; of all, some do."""
    here = wervel("guideline", "conflicts", "--json").json
    everywhere = wervel("guideline", "conflicts", "-g", "all", "--json").json
    assert not any(each["across_borders"] for each in here)
    assert any(each["across_borders"] for each in everywhere)
    assert len(here) == len(conflicts(chosen(["nl"]))) < len(everywhere)
    ids = {each.id for each in ALL}
    for each in everywhere:
        assert {each["favours"], each["opposes"]} <= ids
        assert each["for_example_when"]


def test_the_conflicts_over_records(sample: Path, tmp_path: Path) -> None:
    """What is printed is what is written, without care sites and quarters."""
    run = wervel("guideline", "conflicts", sample, "-o", tmp_path / "c", "--json")
    assert run.returncode == 0, run.stderr
    written = pd.read_parquet(tmp_path / "c" / "conflicts.parquet")
    assert f"{len(written):,} rows in" in run.stderr
    as_text = pd.read_csv(tmp_path / "c" / "conflicts.csv")
    assert list(as_text.columns) == list(written.columns)
    assert len(as_text) == len(written)
    shown = written[(written["by"] == "none") & (written["every"] != "quarter")]
    assert len(run.json) == len(shown)
    assert set(written["by"]) == {"none", "care_site"}
    counts = ["opposing", "moments", "cannot_tell"]
    assert shown[~shown["suppressed"]]["opposing"].gt(0).any()
    assert written.loc[written["suppressed"], counts[:2]].isna().all(axis=None)
    for name in counts:
        assert not written[name].dropna().between(1, 7).any()


def test_the_conflicts_over_records_in_words(sample: Path) -> None:
    run = wervel("guideline", "conflicts", sample, "-g", "nhg,dss", "--language", "nl")
    assert run.returncode == 0, run.stderr
    assert "verwijzing naar de orthopeed" in run.stdout
    assert "DSS – NHG" in run.stdout
    assert "niet over wat er is gedaan" in run.words


def test_two_versions_beside_each_other() -> None:
    """Those about one act at one moment stand on a line; others alone."""
    run = wervel("guideline", "compare", *SINCE_2022)
    assert "zin-imsr-2022 only if zin-imsr-2025-draft do not" in run.words
    told = wervel("guideline", "compare", *SINCE_2022, "--json").json
    assert told["compared"] == [["zin-imsr-2022", "zin-imsr-2025-draft"]]
    apart = wervel("guideline", "compare", "nice", "ketenzorg-2010")
    assert "nice-facet-injection do not –" in apart.words
    assert "– ketenzorg-imaging only if" in apart.words


def test_two_versions_over_records(sample: Path, tmp_path: Path) -> None:
    """Who changes verdict is written apart: it holds persons and stays inside."""
    to = tmp_path / "v"
    run = wervel("guideline", "compare", *SINCE_2022, sample, "-o", to, "--json")
    assert run.returncode == 0, run.stderr
    inside = to / "stays-inside"
    changed = pd.read_parquet(inside / "changed.parquet")
    assert set(changed["one"]) == {"zin-imsr-2022"}
    assert (changed["verdict_one"] != changed["verdict_other"]).all()
    assert "person_id" in changed
    assert (inside / "README.txt").is_file()
    written = pd.read_csv(to / "comparison.csv")
    assert len(written) == len(run.json)
    assert not {"person_id", "episode_start"} & set(written.columns)
    text = wervel("guideline", "compare", *SINCE_2022, sample)
    assert "zin-imsr-2022 all zin-imsr-2025-draft all" in text.words


def test_where_every_body_stands_for_a_patient(patient: Path) -> None:
    run = wervel(
        *("guideline", "beside", "denervation", "--patient", patient),
        *("-g", "nl,be,england", "--json"),
    )
    stands = {each["item"]: each for each in run.json}
    assert {item: stands[item]["position"] for item in POSITIONS} == POSITIONS
    assert stands["R-090"]["hangs_on"] == ["trained_physician"]
    assert "because" not in stands["R-090"]
    assert stands["R-043"]["because"] == ["non_specific", "facet_pain_suspected"]
    assert stands["R-092"]["is_done"] is True
    assert stands["R-111"]["no_rule_because"] == "The source takes no position."


def test_where_every_body_stands_in_words(patient: Path) -> None:
    """In both languages, with the question on which it hangs."""
    beside = ("guideline", "beside", "denervation", "--patient", patient, "-g", "be")
    english = wervel(*beside)
    assert "for: diagnostic block (done)" in english.stdout
    assert "cannot tell: radiofrequency denervation" in english.stdout
    assert "wervel advises; a clinician decides." in english.stdout
    dutch = wervel(*beside, "--language", "nl")
    assert "voor: proefblokkade (gedaan)" in dutch.stdout
    assert "niet te zeggen: radiofrequente denervatie" in dutch.stdout
    assert "Is de behandelend arts goed opgeleid in denervatie?" in dutch.words


def test_one_patient_in_two_kinds_of_file(patient: Path, tmp_path: Path) -> None:
    """Nothing in JSON, and a line left out in TOML, are both unknown."""
    twin = tmp_path / "patient.json"
    twin.write_text('{"chronic": true, "pain_score": null, "age": 54}', "utf-8")
    patient.write_text("chronic = true\nage = 54\n", "utf-8")
    for file in (patient, twin):
        run = wervel("guideline", "beside", "mri", "--patient", file, "-g", "all")
        assert run.returncode == 0
    runs = [
        wervel("guideline", "beside", "denervation", "--patient", file, "--json")
        for file in (patient, twin)
    ]
    assert runs[0].json == runs[1].json


def test_every_fact_that_is_listed_may_be_answered(tmp_path: Path) -> None:
    listed = wervel("guideline", "facts", "--json").json
    names = {fact.name for each in ALL if each.has_rule for fact in each.facts}
    assert {each["name"] for each in listed} == names
    by_hand = {each["name"] for each in listed if not each["recorded"]}
    assert {"trained_physician", "joint_levels"} <= by_hand
    answers = {e["name"]: True if e["answer"] == "yes or no" else 1 for e in listed}
    file = tmp_path / "all.json"
    file.write_text(json.dumps(answers), "utf-8")
    run = wervel(
        *("guideline", "beside", "imaging", "--patient", file), *("-g", "all", "--json")
    )
    assert {each["position"] for each in run.json} <= {
        *("for", "against", "outside", "not_applicable", None)
    }
    text = wervel("guideline", "facts")
    assert "no, ask" in text.stdout
    assert all(name in text.stdout for name in names)


def test_a_code_is_explained() -> None:
    """L86: the list that holds it, whom the documents mean, what is misprinted."""
    run = wervel("codes", "explain", "L86")
    assert "ICPC1 L86" in run.words
    assert "back_pain_radicular" in run.stdout
    assert "P-05 Lumbosacral radicular syndrome" in run.stdout
    assert "Damaged text" in run.stdout
    told = wervel("codes", "explain", "L86", "--json").json
    (only,) = told["codelists"]
    assert (only["codelist"], only["part_of"]) == ("back_pain_radicular", ["back_pain"])
    assert [each["item"] for each in told["populations"]] == ["P-04", "P-05"]
    assert told["parties"] == []


def test_a_code_is_explained_in_one_system() -> None:
    both = wervel("codes", "explain", "M54.5", "--json").json["codelists"]
    assert [each["system"] for each in both] == ["ICD10", "ICD10CM"]
    (one,) = wervel("codes", "explain", "M54.5", "--system", "ICD10", "--json").json[
        "codelists"
    ]
    assert one == both[0]
    assert "(belongs under it)" in wervel("codes", "explain", "C50.1").stdout


def test_an_abbreviation_is_explained_beside_its_look_alike() -> None:
    """NVvR are the radiologists, and not the patients."""
    run = wervel("codes", "explain", "NVvR")
    lines = run.stdout.splitlines()
    assert lines[0].startswith("NVvR (radiologists)")
    assert lines[1].startswith("not the same: NVVR (people with back complaints)")
    told = wervel("codes", "explain", "NVVR", "--json").json["parties"]
    same = {each["abbreviation"]: each["same_spelling"] for each in told}
    assert same == {"NVvR": False, "NVVR": True}


def test_what_means_nothing_is_said_to() -> None:
    run = wervel("codes", "explain", "nonsense")
    assert run.returncode == 0
    assert run.words == "No codelist, population or party of wervel has nonsense."
    told = wervel("codes", "explain", "nonsense", "--json").json
    assert (told["codelists"], told["populations"], told["parties"]) == ([], [], [])


def test_the_codelists_are_listed() -> None:
    run = wervel("codes", "list")
    listed = wervel("codes", "list", "--json").json
    assert [each["name"] for each in listed] == [e.name for e in all_codelists()]
    for each in all_codelists():
        assert f"{each.name} {len(each.codes)} {each.meaning}" in run.words


def test_a_codelist_is_listed_with_its_source() -> None:
    of = codelist("lumbar_mri")
    run = wervel("codes", "list", "lumbar_mri")
    for said in (of.meaning, of.source, of.locator, of.choice, "not yet checked"):
        assert said in run.stdout
    told = wervel("codes", "list", "lumbar_mri", "--json").json
    assert told["kind"] == "care"
    assert told["next_review"] == of.next_review.isoformat()
    assert told["codes"] == [vars(each) for each in of.codes]
    assert all(f"{each.code} {each.term}" in run.words for each in of.codes)


def test_conflicts_about_one_act_and_its_kinds() -> None:
    about = {each["act"] for each in wervel(*ABOUT, "imaging", "--json").json}
    assert about == {"xray", "mri"}
    assert {each["act"] for each in wervel(*ABOUT, "mri", "--json").json} == {"mri"}


ABOUT = "guideline", "conflicts", "--about"
