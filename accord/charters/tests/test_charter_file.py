"""A charter as a file: what is written reads back exactly, and every mistake has its line and a remedy."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from accord.charters.charter_file import BadCharterFile, charter_schema, read_charter_file, write_charter_file
from accord.charters.charter_file.nodes import MOST_BYTES
from accord.charters.content import CharterContent, ClauseContent, RuleContent, SectionContent
from accord.charters.models import Section
from accord.charters.starting_points import FOLDER, starting_points
from accord.rules.charter import RULE_KINDS, default_values, plain_values

pytestmark = pytest.mark.requirement("B6")
LANGUAGES = [code for code, _ in settings.LANGUAGES]
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(lambda text: text.strip())
NAMES = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,12}", fullmatch=True)


@st.composite
def charters(draw: st.DrawFn) -> CharterContent:
    languages = tuple(draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True)))
    texts = st.dictionaries(st.sampled_from(languages), WORDS, max_size=3)
    keys = iter(draw(st.lists(NAMES, min_size=12, max_size=12, unique=True)))
    names = iter(draw(st.lists(NAMES, min_size=24, max_size=24, unique=True)))
    kinds = draw(st.lists(st.sampled_from(list(RULE_KINDS)), max_size=20))
    sections = tuple(
        SectionContent(
            kind,
            tuple(
                ClauseContent(
                    next(keys),
                    draw(texts),
                    tuple(
                        RuleContent(next(names), rule, plain_values(default_values(RULE_KINDS[rule])))
                        for rule in kinds[place * 2 : place * 2 + 2]
                    ),
                    draw(texts),
                )
                for place in range(draw(st.integers(0, 3)))
            ),
        )
        for kind in draw(st.lists(st.sampled_from(Section.Kind.values), max_size=4, unique=True))
    )
    return CharterContent(languages, draw(texts), draw(texts), draw(texts), sections)


@given(charters())
def test_what_is_written_reads_back_exactly(content: CharterContent) -> None:
    written = write_charter_file(content)
    assert read_charter_file(written.encode()) == content
    assert write_charter_file(read_charter_file(written.encode())) == written


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_whatever_are_more_than_refused(data: bytes) -> None:
    with pytest.raises(BadCharterFile) as caught:
        read_charter_file(data)
    assert all(mistake.line >= 1 and mistake.sentence for mistake in caught.value.mistakes)
    assert caught.value.mistakes


@pytest.mark.in_turn
def test_every_ready_charter_reads_back_to_the_letter_and_fits_the_schema() -> None:
    schema = charter_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for point in starting_points():
        file = (FOLDER / f"{point.key}.yaml").read_text(encoding="utf-8")
        assert write_charter_file(point.content) == file
        jsonschema.validate(yaml.safe_load(file), schema)


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    wrong = yaml.safe_load(_file("          general:\n            kind: response_target\n            answer: soon\n"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, charter_schema())


def _file(rules: str) -> str:
    return (
        "accord_charter: 1\n"
        "languages: [en, ar]\n"
        "title:\n  en: Ours\n"
        "sections:\n"
        "  - section: school\n"
        "    clauses:\n"
        "      - clause: answers\n"
        "        text:\n          en: We answer.\n"
        "        rules:\n" + rules
    )


GOOD = "          general:\n            kind: response_target\n            answer: 3 working_days\n"


def test_what_a_rule_leaves_out_has_the_default() -> None:
    content = read_charter_file(_file(GOOD).encode())
    rule = next(content.clauses()).rules[0]
    assert rule.values["answer"] == "3 working_days"
    assert rule.values["acknowledge"] == plain_values(default_values(RULE_KINDS["response_target"]))["acknowledge"]


@pytest.mark.parametrize(
    ("change", "by", "line", "says"),
    [
        ("answer: 3 working_days", "answer: soon", 14, "answer"),
        ("answer: 3 working_days", "answers: 3 working_days", 14, "answers"),
        ("kind: response_target", "kind: response_targets", 13, "response_target"),
        ("section: school", "section: scool", 6, "school"),
        ("languages: [en, ar]", "languages: [en, en]", 2, "second time"),
        ("languages: [en, ar]", "languages: [en, xx]", 2, "xx"),
        ("languages: [en, ar]", "languages: []", 2, "language"),
        ("en: We answer.", "fr: We answer.", 10, "fr"),
        ("en: We answer.", "en: 12", 10, "quotation marks"),
        ("clause: answers", "clause: Our Answers", 8, "short name"),
        ("accord_charter: 1", "accord_charter: 9", 1, "1"),
        ("title:", "titel:", 3, "title"),
        ("en: Ours", "en: *ours", 4, "cannot be read"),
        ("general:", "general: {", 14, "cannot be read"),
    ],
)
def test_a_mistake_has_its_line_and_says_how_to_mend_it(change: str, by: str, line: int, says: str) -> None:
    assert read_charter_file(_file(GOOD).encode())
    with pytest.raises(BadCharterFile) as caught:
        read_charter_file(_file(GOOD).replace(change, by).encode())
    assert [str(mistake) for mistake in caught.value.mistakes if mistake.line == line and says in str(mistake)]


def test_every_mistake_is_named_at_once() -> None:
    file = _file(GOOD).replace("answer: 3 working_days", "answer: soon").replace("en: Ours", "en: ''")
    with pytest.raises(BadCharterFile) as caught:
        read_charter_file(file.encode())
    assert [mistake.line for mistake in caught.value.mistakes] == [4, 14]


def test_a_time_and_a_no_are_read_as_anyone_would() -> None:
    rules = (
        "          quiet:\n            kind: family_quiet_hours\n            begins: 19:00\n            ends: 07:00\n"
    )
    content = read_charter_file(_file(rules).replace("en: We answer.", "en: no").encode())
    clause = next(content.clauses())
    assert clause.text["en"] == "no"
    assert clause.rules[0].values["begins"] == "19:00"


@pytest.mark.parametrize(
    "hostile",
    [
        b"a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
        b"[" * 5000,
        b"- " * 5000,
        b"\xff\xfe\x00bad",
        b"x: !!python/object/apply:os.system ['true']\n",
        b"",
        b"accord_charter: 1\n---\naccord_charter: 1\n",
        b" " * (MOST_BYTES + 1),
    ],
)
def test_hostile_files_are_refused_in_words(hostile: bytes) -> None:
    with pytest.raises(BadCharterFile):
        read_charter_file(hostile)


def test_the_languages_of_a_file_decide_the_order_of_its_texts() -> None:
    content = read_charter_file(_file(GOOD).replace("en: Ours", "ar: لنا\n  en: Ours").encode())
    assert list(yaml.safe_load(write_charter_file(content))["title"]) == ["en", "ar"]
    assert write_charter_file(replace(content, title={"ar": "لنا", "en": "Ours"})) == write_charter_file(content)


EACH_OF = """
import json, sys
from accord.web.commands import main
for words in json.loads(sys.argv[1]):
    print(f"code {main(['charter', *words])}")
"""


def _accord(*commands: tuple[str, ...]) -> list[tuple[str, int]]:
    """Return what each command printed and the code with which it ended; one process does them all."""
    told = subprocess.run(
        [sys.executable, "-c", EACH_OF, json.dumps(commands)], capture_output=True, text=True, check=True, timeout=60
    )
    return [(said, int(code)) for said, code in re.findall(r"(?s)(.*?)code (\d)\n", told.stdout)]


@pytest.mark.in_turn
def test_the_command_names_the_line(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(_file(GOOD).replace("languages: [en, ar]", "languages: [en]"), encoding="utf-8")
    bad.write_text(_file(GOOD).replace("answer: 3 working_days", "answer: soon"), encoding="utf-8")
    nothing = tmp_path / "nothing.yaml"
    told = _accord(("check", str(good)), ("check", str(bad)), ("check", str(nothing)), ("schema",))
    assert [code for _said, code in told] == [0, 1, 2, 0]
    assert told[1][0].startswith(f"{bad}:14:")
    assert json.loads(told[3][0])["title"]
