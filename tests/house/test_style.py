"""What the code may not hold: the rules that no linter knows."""

import ast
import re

from house.package import annotations, modules, places, public_functions

TABLES = re.compile(r"\b(ir\.Table|pd\.DataFrame|pa\.Table|DataFrame)\b")
GRAINS = ("One row per ", "The same rows")
WORDS = {"util", "utils", "helper", "helpers", "common", "misc", "base", "core"}
WORDS |= {"manager", "handler", "engine"}
PARENTS = {"Protocol", "Enum", "StrEnum", "IntEnum", "Exception", "NamedTuple"}
PARENTS |= {"TypedColumns"}  # of SQLAlchemy: for types only, never made
ASKS_FOR_NOW = {"today", "now", "utcnow", "localtime", "gmtime"}
GLOBAL_CHANCE = re.compile(
    r"\b(np|numpy)\.random\.(?!default_rng|Generator|SeedSequence)"
)
SQL_TEXT = re.compile(
    r"^\s*(SELECT\s|INSERT\s+INTO|CREATE\s+(TABLE|VIEW)|UPDATE\s+\w+\s+SET|DROP\s)",
    re.I,
)
SQL_DOORS = {"raw_sql", "sql"}
SLATE = "records/slate.py:"
"""Where INSERT is put before what Ibis compiled: a prepared one has no expression."""


def test_a_function_that_is_a_table_states_its_grain():
    """Or says that its rows are those it was given."""
    silent = [
        str(each)
        for each in public_functions()
        if TABLES.fullmatch(ast.unparse(each.node.returns or ast.Constant(None)))
        and not (ast.get_docstring(each.node) or "").startswith(GRAINS)
    ]
    assert not silent


def test_names_say_what_a_thing_is():
    named = [(str(path), path.stem) for path in modules()]
    defined = places(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    named += [(str(each), each.node.name) for each in defined]
    assert not [where for where, name in named if WORDS & words(name)]
    assert not [where for where, name in named if name.startswith("get_")]


def words(name):
    """The words of a name, written with underscores or with capitals."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+", name)}


def test_public_signatures_are_typed_for_good():
    vague = [
        str(each)
        for each in public_functions()
        if any(re.search(r"\bAny\b", text) for text in annotations(each.node))
    ]
    assert not vague


def test_classes_inherit_from_protocols_enums_and_errors_only():
    classes = list(places(ast.ClassDef))
    bases = {
        each.node.name: [
            ast.unparse(base).split("[")[0].split(".")[-1] for base in each.node.bases
        ]
        for each in classes
    }
    allowed = PARENTS | {name for name, of in bases.items() if "Protocol" in of}
    errors = {"WervelError"}
    while errors != (
        grown := errors | {n for n, of in bases.items() if errors & {*of}}
    ):
        errors = grown
    wrong = {name: of for name, of in bases.items() if {*of} - allowed - errors}
    assert not wrong


def test_nothing_asks_for_the_present():
    asked = [
        str(each)
        for each in places(ast.Attribute)
        if each.node.attr in ASKS_FOR_NOW
        and re.search(r"\b(date|datetime|time)\b", ast.unparse(each.node.value))
    ]
    assert not asked


def test_chance_comes_from_a_seed_that_is_passed():
    found = [
        path for path in modules() if GLOBAL_CHANCE.search(path.read_text("utf-8"))
    ]
    assert not found
    assert not [
        str(each)
        for each in places(ast.Import, ast.ImportFrom)
        if "random" in [getattr(each.node, "module", None)]
        or "random" in [name.name for name in each.node.names]
    ]


def test_there_is_no_sql_text():
    texts = places(ast.Constant)
    assert not [
        str(each)
        for each in texts
        if isinstance(each.node.value, str) and SQL_TEXT.match(each.node.value)
        if SLATE not in str(each)
    ]
    by_hand = [
        str(each)
        for each in places(ast.Call)
        if getattr(each.node.func, "attr", "") in SQL_DOORS
        and not all(".compile(" in ast.unparse(given) for given in each.node.args)
    ]
    assert not by_hand, "only what Ibis compiled may go through these doors"
