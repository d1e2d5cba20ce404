"""The settings file: what it may say, and what is said where it is wrong."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
from web.signed import EHR, key, key_set, rsa

from wervel.errors import UsageError
from wervel.web.settings import Settings, read_settings

KEYS = json.loads(key_set(key()))["keys"]
INLINE = "keys = [{" + ", ".join(f'{k} = "{v}"' for k, v in KEYS[0].items()) + "}]"


@pytest.fixture
def written(tmp_path):
    """What is read of this text."""

    def read(text):
        file = tmp_path / "settings.toml"
        file.write_text(text, "utf-8")
        return read_settings(file)

    return read


def test_an_empty_file_is_the_strictest(written):
    assert written("") == Settings()
    assert Settings().fhir_servers == Settings().origins == Settings().clients == ()


def test_everything_that_can_be_said(written, tmp_path):
    (tmp_path / "keys.json").write_text(key_set(key(), rsa()), "utf-8")
    settings = written(
        f"""
        base_url = "https://wervel.example/"
        language = "nl"
        open_discovery = false
        fhir_servers = ["https://ehr.example/fhir/", "http://fhir.inside/r4"]
        allow_http = true
        origins = ["https://ehr.example"]
        seen_tokens = "/var/lib/wervel/seen.sqlite"
        log_requests = true
        largest_megabytes = 20
        fetch_seconds = 3

        [[clients]]
        iss = "{EHR}"
        keys_file = "keys.json"
        tenants = ["hospital-a"]

        [[clients]]
        iss = "https://other.example"
        jku = "https://other.example/keys.json"

        [[clients]]
        iss = "https://third.example"
        {INLINE}
        """
    )
    assert settings.base_url == "https://wervel.example"
    assert settings.fhir_servers[0] == "https://ehr.example/fhir"
    assert settings.largest == 20_000_000
    first, second, third = settings.clients
    assert json.loads(first.keys) == json.loads(key_set(key(), rsa()))
    assert first.tenants == ("hospital-a",)
    assert second.jku == "https://other.example/keys.json"
    assert json.loads(third.keys) == {"keys": KEYS}


CLIENT = '[[clients]]\niss = "https://a.example"\n'
WRONG = {
    "no toml": ("base_url", "TOML"),
    "an unknown setting": ("bas_url = 'x'", "bas_url"),
    "no address": ("base_url = 'wervel.example'", "base_url"),
    "another language": ("language = 'fr'", "nl or en"),
    "yes in words": ("open_discovery = 'yes'", "true or false"),
    "a list that is none": ("origins = 'https://a.example'", "origins"),
    "every origin": ("origins = ['*']", "origins"),
    "an origin with a path": ("origins = ['https://a.example/x']", "origins"),
    "a password": ("fhir_servers = ['https://me:secret@a.example']", "fhir_servers"),
    "http elsewhere": ("fhir_servers = ['http://a.example/fhir']", "allow_http"),
    "nothing at all": ("largest_megabytes = 0", "above 0"),
    "a truth for a number": ("fetch_seconds = true", "above 0"),
    "clients that are none": ("clients = 3", "[[clients]]"),
    "a client without issuer": (f"[[clients]]\n{INLINE}", "iss"),
    "a client without keys": (CLIENT, "one of jku, keys and keys_file"),
    "two ways to keys": (
        f"{CLIENT}jku = 'https://a.example/k'\n{INLINE}",
        "one of jku, keys and keys_file",
    ),
    "keys over http": (f"{CLIENT}jku = 'http://a.example/k'", "https"),
    "an unknown word of a client": (f"{CLIENT}key = 1\n{INLINE}", "key"),
    "no such file": (f"{CLIENT}keys_file = 'nowhere.json'", "public keys"),
    "keys that are none": (f"{CLIENT}keys = [{{kty = 'EC'}}]", "public keys"),
    "a secret": (f"{CLIENT}keys = [{{kty = 'oct', k = 'c2VjcmV0'}}]", "not public"),
    "one issuer twice": (f"{CLIENT}{INLINE}\n{CLIENT}{INLINE}", "one iss twice"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_name(written, text, said):
    with pytest.raises(UsageError) as problem:
        written(text)
    assert said in str(problem.value)
    assert "settings.toml" in problem.value.where
    assert "secret" not in str(problem.value)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        read_settings(tmp_path / "nowhere.toml")


def test_the_example_of_the_manual_can_be_read(written):
    manual = Path(__file__).parents[2] / "docs" / "how-to" / "serve-cds-hooks.md"
    (example,) = re.findall(r"```ini\n(.*?)```", manual.read_text("utf-8"), re.DOTALL)
    assert written(example).clients[0].tenants == ("hospital-a",)


def test_the_manual_has_every_setting_and_no_other():
    manual = Path(__file__).parents[2] / "docs" / "how-to" / "serve-cds-hooks.md"
    table = manual.read_text("utf-8").partition("| setting |")[2].partition("\n\n")[0]
    named = set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))
    assert named == {each.name for each in fields(Settings)}
