"""Schemas: fresh, of one mind with the checker, and no false alarm in an editor."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from build_tools import cli
from build_tools.content import load_partial
from build_tools.content.load import ContentFiles
from build_tools.reference.schema import schemas
from tests.catalogue import CATALOGUE
from tests.conftest import ROOT, SAMPLE
from tests.golden import assert_golden
from tests.ours import ACT_NOW, OURS

SCHEMAS = {path.name: path for path in (ROOT / "schemas").iterdir()}
FRESH = schemas(load_partial(ROOT / "content"))
OF_THE_SAMPLE = {
    name: Draft7Validator(json.loads(text)) for name, text in schemas(load_partial(SAMPLE)).items()
}
BEYOND_SHAPE = {
    "day-that-never-was": "The days of each month are counted by the checker alone.",
    "sent-to-a-person": "Whether words name a group is judged by the checker alone.",
}
"""Mistakes in a value that a schema cannot see, and why."""


def schema_of(file: str) -> str:
    return "guide.json" if file.startswith("content/guides/") else f"{Path(file).stem}.json"


def without_names(node: Any) -> Any:
    """Return a schema without the names that it offers, which change with the content."""
    if isinstance(node, dict):
        return {key: without_names(value) for key, value in node.items() if key != "examples"}
    return [without_names(item) for item in node] if isinstance(node, list) else node


def test_the_schemas_in_the_repository_are_fresh() -> None:
    """Their names to offer may lag behind: an officer who adds a contact need not know of them."""
    assert set(SCHEMAS) == set(FRESH)
    for name, text in FRESH.items():
        kept = json.loads(SCHEMAS[name].read_text(encoding="utf-8"))
        again = "run: python -m build_tools schema"
        assert without_names(kept) == without_names(json.loads(text)), again
        Draft7Validator.check_schema(kept)


def test_a_schema_offers_the_names_that_are_known() -> None:
    guide = json.loads(FRESH["guide.json"])["else"]["properties"]
    assert set(OURS.contacts) <= set(guide["contacts"]["items"]["examples"])
    assert set(OURS.topics) <= set(guide["topic"]["examples"])
    assert set(OURS.sources) <= set(guide["sources"]["items"]["examples"])
    assert ACT_NOW in guide["related"]["items"]["examples"]
    assert guide["status"]["enum"] == ["published", "draft", "withdrawn"]


def test_names_are_offered_by_what_a_field_holds_and_not_by_what_it_is_called() -> None:
    pledge = json.loads(FRESH["pledge.json"])["properties"]
    assert set(OURS.contacts) <= set(pledge["help_now"]["items"]["examples"])
    assert "examples" not in pledge["easy"]["properties"]["help_now"]["items"]  # lines of text
    assert not any("x-register" in text for text in FRESH.values())


def test_every_field_is_explained() -> None:
    def fields(node: Any) -> list[Any]:
        inner = list(node.values()) if isinstance(node, dict) else node
        found = list(node.get("properties", {}).values()) if isinstance(node, dict) else []
        return found + [f for n in inner if isinstance(n, dict | list) for f in fields(n)]

    for name, text in FRESH.items():
        whole = json.loads(text)
        told = [field for field in fields(whole) if "const" not in field]
        assert told
        assert all(field.get("description") and field.get("title") for field in told), name


def empty_is_nothing(value: Any) -> Any:
    """An empty value is the empty text to the checker, and nothing (null) to an editor."""
    if isinstance(value, dict):
        return {key: empty_is_nothing(item) for key, item in value.items()}
    if isinstance(value, list):
        return [empty_is_nothing(item) for item in value]
    return None if value == "" else value


def refused(content: Path) -> tuple[set[str], set[str]]:
    """Return the files whose shape the checker refuses, and those that the schemas refuse.

    A file in which reading itself found a mistake (a name twice, words lost after a #) is left
    out: an editor tells those without a schema, or not at all.
    """
    gathered = ContentFiles(content)
    documents = gathered.documents.items()
    read = {file: document for file, document in documents if not document.problems}
    by_checker = {
        problem.file
        for problem in gathered.problems
        if problem.must_fix
        and problem.file in read
        and (problem.path[:1] not in ((), ("body",)) or "not a field" in problem.found)
    }
    by_schema = {
        file
        for file, document in read.items()
        if not OF_THE_SAMPLE[schema_of(file)].is_valid(empty_is_nothing(document.values))
    }
    return by_checker, by_schema


@pytest.mark.parametrize("name", CATALOGUE)
def test_schema_and_checker_agree_on_every_kind_of_mistake(name: str, sample_content: Path) -> None:
    CATALOGUE[name](sample_content)
    by_checker, by_schema = refused(sample_content)
    if name in BEYOND_SHAPE:
        assert by_schema < by_checker
    else:
        assert by_schema == by_checker


@pytest.mark.parametrize("content", [SAMPLE, ROOT / "content"], ids=["sample", "real"])
def test_schema_and_checker_agree_on_what_is_right(content: Path) -> None:
    assert refused(content) == (set(), set())


def as_an_editor_reads(text: str) -> Any:
    """Return YAML as version 1.2 has it, which editors guess by: 999 is a number, yes is text."""

    class Core(yaml.SafeLoader):
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012

    Core.yaml_implicit_resolvers = {}
    for tag, pattern, first in (
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ):
        regexp = re.compile(f"^(?:{pattern})$")
        Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", regexp, list(first))
    Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
    return yaml.load(text, Loader=Core)


def forms(content: Path) -> dict[str, str]:
    guides = {
        f"content/guides/{path.name}": path.read_text("utf-8").split("---\n")[1]
        for path in (content / "guides").glob("*.md")
    }
    registers = {f"content/{p.name}": p.read_text("utf-8") for p in content.glob("*.yaml")}
    return {**guides, **registers}


@pytest.mark.parametrize("content", [SAMPLE, ROOT / "content"], ids=["sample", "real"])
def test_an_editor_gives_no_false_alarm(content: Path) -> None:
    for file, text in forms(content).items():
        faults = OF_THE_SAMPLE[schema_of(file)].iter_errors(as_an_editor_reads(text))
        assert [fault.message for fault in faults] == [], file


CONTACT = "x:\n  name: {name}\n  use: A use.\n  phone: {phone}\n  confirmed: {confirmed}\n"
GOOD = {"name": "Hub", "phone": "020 7946 0001", "confirmed": "no"}


@pytest.mark.parametrize(
    ("changed", "is_right"),
    [
        ({}, True),
        ({"name": "999"}, True),
        ({"name": "1.5"}, True),
        ({"name": "true"}, True),
        ({"phone": "999"}, True),
        ({"phone": "0800 1111"}, True),
        ({"phone": "08001111"}, True),
        ({"phone": "1.5"}, False),
        ({"phone": "true"}, False),
        ({"phone": "hub"}, False),
        ({"name": ""}, False),
        ({"phone": ""}, True),
        ({"phone": "", "confirmed": "sources"}, False),
        ({"confirmed": "yes"}, False),
        ({"confirmed": "false"}, False),
    ],
    ids=str,
)
def test_checker_and_editor_agree_on_values_that_look_like_something_else(
    tmp_path: Path, changed: dict[str, str], is_right: bool
) -> None:
    text = CONTACT.format(**{**GOOD, **changed})
    (tmp_path / "contacts.yaml").write_text(text, encoding="utf-8")
    problems = [p for p in ContentFiles(tmp_path).problems if p.must_fix]
    told = [p for p in problems if p.file == "content/contacts.yaml"]
    schema = OF_THE_SAMPLE["contacts.json"]
    assert (not told) is is_right
    assert schema.is_valid(as_an_editor_reads(text)) is is_right


TOPIC = "x:\n  title: A title\n  summary: A summary.\n  exit: {}\n"


@pytest.mark.parametrize(("word", "is_right"), [("yes", True), ("no", True), ("true", False)])
def test_yes_and_no_are_words(word: str, is_right: bool) -> None:
    told = as_an_editor_reads(TOPIC.format(word))
    assert OF_THE_SAMPLE["topics.json"].is_valid(told) is is_right


def test_each_content_file_names_its_schema_and_the_editor_settings_do_too() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    mapped = settings["yaml.schemas"]
    assert {name.removeprefix("schemas/") for name in mapped} == set(SCHEMAS)
    for path in (ROOT / "content").glob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema=../schemas/{path.stem}.json"
        assert mapped[f"schemas/{path.stem}.json"] == f"content/{path.name}"
    for path in (ROOT / "content" / "guides").glob("*.md"):
        second = path.read_text(encoding="utf-8").split("\n")[1]
        assert second == "# yaml-language-server: $schema=../../schemas/guide.json", path


def run(*words: str) -> int:
    return cli.main(["schema", *words])


def test_the_command_writes_what_changed_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "schemas")]
    for content in (SAMPLE, ROOT / "content", ROOT / "content"):
        assert run("--content", str(content), *out) == 0
    said = capsys.readouterr().out.replace(str(tmp_path), "FOLDER")
    assert_golden("schema/written.txt", said)
    for name, text in FRESH.items():
        assert (tmp_path / "schemas" / name).read_text(encoding="utf-8") == text


def test_what_the_command_cannot_do_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--content", str(tmp_path / "nowhere")) == 1
    (tmp_path / "schemas").write_text("a file", encoding="utf-8")
    assert run("--content", str(SAMPLE), "--out", str(tmp_path / "schemas")) == 2
    assert_golden("schema/not.txt", capsys.readouterr().err.replace(str(tmp_path), "FOLDER"))
