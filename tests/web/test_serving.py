"""The command as it runs: processes of its own, a door, workers, and a clean end."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from time import time

import httpx
import pytest
from bundles import patient
from terminal import refused, wervel
from web.hook_calls import call, draft_xray, sent_along, three_weeks_of_pain
from web.served import SERVICES, SIGN
from web.signed import EHR, bearer, key, key_set, token

NAME, BIRTH = "Zwanenburg-Oosterhuis", "1970-04-09"
PATIENCE = 60


@dataclass
class Running:
    """The service as a process; what it said until it ended."""

    process: subprocess.Popen
    address: str
    said: list[str]

    def post(self, path, sent, **given):
        return httpx.post(self.address + path, json=sent, timeout=PATIENCE, **given)

    @property
    def workers(self):
        """The processes under it that answer."""
        inside = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = [int(each) for each in inside.read_text().split()]
        lines = {each: Path(f"/proc/{each}/cmdline").read_text() for each in found}
        return [each for each, line in lines.items() if "spawn_main" in line]

    def ended(self, by):
        """The exit code, once it was told to stop."""
        self.process.send_signal(by)
        return self.process.wait(PATIENCE)


@contextmanager
def running(*arguments):
    """``wervel serve`` on a port of its own."""
    command = [sys.executable, "-m", "wervel", "serve", "--port", "0", *arguments]
    environment = {**os.environ, "COLUMNS": "60", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        said = []
        for line in process.stderr:
            said.append(line)
            if "CDS Hooks at" in line:
                break
        address = re.search(r"http://127\.0\.0\.1:\d+", said[-1])[0]
        reading = Thread(target=lambda: said.extend(process.stderr))
        reading.start()
        try:
            yield Running(process, address, said)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(PATIENCE)
            reading.join()


def about_somebody():
    """A GP drafts an X-ray for three weeks of pain, by the clock of this machine."""
    begun = date.fromtimestamp(time()) - timedelta(weeks=3)
    pain = {**three_weeks_of_pain(), "onsetDateTime": begun.isoformat()}
    somebody = patient(name=[{"family": NAME}], birthDate=BIRTH)
    given = {**sent_along(pain), "patient": somebody}
    return call("order-sign", draft_xray(), prefetch=given)


def told_now(address, **changed):
    """A token of this very moment: the process asks the clock of the machine."""
    now = int(time())
    right = {"aud": address + SIGN, "iat": now - 1, "exp": now + 200, **changed}
    return bearer(token(**right))


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "keys.json").write_text(key_set(key()), "utf-8")
    file = tmp_path / "settings.toml"
    file.write_text(
        f'log_requests = true\n[[clients]]\niss = "{EHR}"\nkeys_file = "keys.json"\n',
        "utf-8",
    )
    return file


def test_two_workers_answer_and_remember_tokens_together(settings):
    """Each answers while the other is held; a token sent six times is taken once.

    In the log, which is asked for, stands nobody.
    """
    with running("--workers", "2", "--settings", str(settings)) as service:
        found = httpx.get(service.address + SERVICES, timeout=PATIENCE)
        assert found.status_code == 200
        one = told_now(service.address)
        sent = [service.post(SIGN, about_somebody(), headers=one) for _ in range(6)]
        assert sorted(each.status_code for each in sent) == [200] + 5 * [401]
        for number, held in enumerate(service.workers):
            other = told_now(service.address, jti=f"{number}")
            os.kill(held, signal.SIGSTOP)
            answer = service.post(SIGN, about_somebody(), headers=other)
            os.kill(held, signal.SIGCONT)
            assert answer.status_code == 200
        assert service.ended(signal.SIGINT) == 0
    said = "".join(service.said)
    assert "POST /cds-services 401 in " in said
    for each in (NAME, BIRTH, "Traceback", "Patient/p", *one.values()):
        assert each not in said


def test_told_to_stop_it_leaves_nothing(tmp_path, monkeypatch):
    """The folder it kept things in until then is gone; feedback was kept there."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with running() as service:
        assert [each.name for each in tmp_path.glob("wervel-*/registry.sqlite")]
        assert service.post(SIGN, about_somebody()).status_code == 200
        assert service.ended(signal.SIGTERM) == 128 + signal.SIGTERM
    assert not list(tmp_path.iterdir())
    said = "".join(service.said)
    assert "Traceback" not in said
    assert "--registry FILE keeps it" in said


def test_feedback_is_kept_where_it_is_told_to_be(tmp_path):
    file = tmp_path / "registry.sqlite"
    with running("--registry", str(file)) as service:
        (card, *_) = service.post(SIGN, about_somebody()).json()["cards"]
        given = {
            "card": card["uuid"],
            "outcome": "accepted",
            "acceptedSuggestions": [{"id": card["suggestions"][0]["uuid"]}],
            "outcomeTimestamp": "2024-05-01T10:05:31Z",
        }
        answer = service.post(f"{SIGN}/feedback", {"feedback": [given]})
        assert answer.status_code == 200
        assert service.ended(signal.SIGINT) == 130
    assert file.stat().st_size
    assert "Feedback is kept" not in "".join(service.said)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "wervel.example"])
def test_other_machines_are_not_let_in_without_clients(host):
    run = wervel("serve", "--host", host, "--port", "0")
    refused(run, code=2, kind="UsageError", said="--open")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by", "nobody"], "general_practitioner"),
        (["--by", "back_pain"], "general_practitioner"),
        (["--language", "fr"], "en or nl"),
        (["--settings", "nowhere.toml"], "No such file"),
        (["--registry", "mysql://x"], "registry"),
        (["--guidelines", "nobody"], "nobody"),
    ],
)
def test_what_does_not_exist_is_said_before_anything_is_served(arguments, said):
    refused(wervel("serve", "--port", "0", *arguments), code=2, kind="U", said=said)
