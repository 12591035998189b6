"""The data of relations: frames name roles that the words have, no word means both ways, and mistakes are told.

A mistake ends as those of a rule pack do: with an error of ours that says in which line of which file it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from figures.errors import FiguresError, PackError
from figures.lexicon import build, load
from figures.lexicon.build.data import read_data
from figures.lexicon.build.rolefile import NUMBERS
from figures.lexicon.build.roles import roles_of
from figures.lexicon.record import Cue, Side
from figures.relate.frames import Form, Frames, load_frames

loader = import_module("figures.relate.frames")  # the package has a function of that name
assert loader.__file__ is not None
FRAMES = Path(loader.__file__).with_name("frames.yaml")
ENGLISH = Path(build.__file__).parents[1] / "en"
WORDS: dict[str, Any] = yaml.load((ENGLISH / "roles.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
INFLECTIONS = read_data(ENGLISH / "nouns.yaml")["inflections"]
LISTS = {"barriers", "links", "fillers", "open", "closed", "neutral", "expected", "denied", "than"}
SIDES = {
    "before",
    "after",
    "near",
    "regular",
    "irregular",
    "acts",
    "compares",
    "compared",
    "nouns",
    "words",
    "when",
}


def named() -> Iterator[Any]:
    """The roles of words that the forms name, as they stand in the file."""
    data = yaml.load(FRAMES.read_text(encoding="utf-8"), yaml.BaseLoader)
    for section in ("pairs", "sums"):
        for name, form in data[section].items():
            told = form["pair"].values() if section == "pairs" else ()
            for role in (*form.get("cues", ()), *told):
                yield pytest.param(role, id=f"{name}: {role}")


@pytest.mark.parametrize("role", list(named()))
def test_every_role_that_a_form_names_has_words(role: str) -> None:
    assert any(cue.role == role for cues in load("en").roles.cues.meanings.values() for cue in cues)


def test_every_form_is_one_of_a_frame_and_binds_its_roles() -> None:
    known = load_frames()
    forms: list[Form] = [
        *known.pairs,
        *known.orders,
        *known.sums,
        *known.products,
        *known.known,
    ]
    assert {form.frame for form in forms} == set(known.frames)
    assert len({form.name for form in forms}) == len(forms)
    bound = [
        *((pair.name, pair.frame, {pair.derived, *pair.pair}) for pair in known.pairs),
        *((order.name, order.frame, set(order.pair)) for order in known.orders),
    ]
    roles = {name: {role.name for role in frame.roles} for name, frame in known.frames.items()}
    assert [name for name, frame, names in bound if not names <= roles[frame]] == []


def test_no_word_means_more_and_less() -> None:
    meanings = load("en").roles.cues.meanings
    ways = {term: {cue.role for cue in cues} for term, cues in meanings.items()}
    both = ({"up", "down"}, {"than_up", "than_down"})
    assert [term for term, roles in ways.items() if any(pair <= roles for pair in both)] == []


def test_every_entry_is_a_role_with_sides_or_a_known_list() -> None:
    kinds = {
        name: set(entry) <= SIDES if isinstance(entry, dict) else name in LISTS
        for name, entry in WORDS.items()
        if name not in NUMBERS
    }
    assert [name for name, known in kinds.items() if not known] == []


def test_no_role_has_an_empty_side() -> None:
    empty = [
        (role, side)
        for role, entry in WORDS.items()
        if isinstance(entry, dict)
        for side, words in entry.items()
        if not words or not all(word.strip() for word in words)
    ]
    assert empty == []


def test_no_word_stands_twice_on_one_side_of_a_role() -> None:
    twice = [
        (role, side, word)
        for role, entry in WORDS.items()
        if isinstance(entry, dict) and role not in ("multiples", "sets", "points", "bodies")
        for side, words in entry.items()
        for word in sorted({word for word in words if words.count(word) > 1})
    ]
    assert twice == []


def test_a_word_that_is_neutral_is_no_cue_on_its_own() -> None:
    roles = load("en").roles
    assert sorted(roles.neutral.meanings.keys() & roles.cues.meanings.keys()) == []


def test_a_verb_of_change_is_a_cue_in_all_its_forms() -> None:
    meanings = load("en").roles.cues.meanings
    forms = ("climb", "climbs", "climbed", "climbing", "edged up", "edging up", "slipped", "slipping")
    way = {form: "down" if form.startswith("slip") else "up" for form in forms}
    assert {form: Cue(way[form], Side.VERB) in meanings.get(form, ()) for form in forms} == dict.fromkeys(
        forms, True
    )


# Mistakes. Each row is what is replaced in the file, by what, and where the mistake then is.

BAD_FRAMES = {
    "no YAML": ("  share: [part,", "  share: ]part,"),
    "an unknown frame": ("change-percent: {frame: change,", "change-percent: {frame: chnage,"),
    "an unknown role of the derived": ("{frame: change, derived: by,", "{frame: change, derived: bye,"),
    "an unknown role of the pair": ("pair: {part: part, whole: whole}", "pair: {prat: part, whole: whole}"),
    "an unknown cue": ("cues: [share],", "cues: [shrae],"),
    "an unknown cue of the pair": ("pair: {part: part, whole: whole}", "pair: {part: prat, whole: whole}"),
    "an unknown key": ("told_by_both: true}", "told_by_all: true}"),
    "an unknown sort": ("sorts: [points]", "sorts: [point]"),
    "an unknown value of “of”": ("of: percent,", "of: percents,"),
    "a missing key": ("derived: by, sorts: [times],", "sorts: [times],"),
    "a missing section": ("orders:\n", "order:\n"),
    "a pair of one": ("pair: {old: old, new: new}", "pair: {old: old}"),
    "a pair of three": ("pair: {part: part, whole: whole}", "pair: {part: part, whole: whole, share: share}"),
    "a role twice in a pair": ("pair: {part: part, whole: whole}", "pair: {part: part, part: whole}"),
    "what follows from itself": ("derived: share, sorts", "derived: part, sorts"),
    "an order of one": ("change-way: {frame: change, pair: [old, new]}", "change-way: {frame: change, pair: [old]}"),
    "an order with itself": ("frame: compare, pair: [one, other]", "frame: compare, pair: [one, one]"),
    "an order of an unknown role": ("frame: compare, pair: [one, other]", "frame: compare, pair: [one, othr]"),
    "an order that the code does not know": ("  compare-way:", "  compare-wya:"),
    "a sum that the code does not know": ("  hundred:", "  hundreds:"),
    "a product that the code does not know": ("  period:", "  periods:"),
    "a sum without words": ("total: {frame: sum, cues: [total]}", "total: {frame: sum, cues: []}"),
    "text for a list": ("sorts: [percent, ratio], cues: [up, down]", "sorts: [percent, ratio], cues: up"),
    "a list for a mapping": ("  each: {frame: product}", "  each: [product]"),
    "text for true": ("told_by_both: true}\n  change-points", "told_by_both: sometimes}\n  change-points"),
    "text for a section": ("rates:\n", "rates: none\nrate:\n"),
    "one name twice": ("  rests: {frame: sum,", "  total: {frame: sum,"),
    "one name in two sections": ("  each: {frame: product}", "  total: {frame: product}"),
    "a key twice": ("told_by_both: true}", "told_by_both: true, of: any}"),
    "a frame twice": ("  compare: [one, other, times]", "  change: [one, other]"),
    "a role of a frame twice": ("  compare: [one, other, times]", "  compare: [one, one]"),
    "a frame without roles": ("  compare: [one, other, times]", "  compare: []"),
    "text for the roles of a frame": ("  compare: [one, other, times]", "  compare: one"),
    "a role that is no name": ("  compare: [one, other, times]", "  compare: [one, other one]"),
    "a sort beside same": ("sorts: same, cues: [rest]", "sorts: [same, percent], cues: [rest]"),
    "a rate without what it is of": ("speed: [time, length]", "speed: [time]"),
    "an unknown dimension": ("speed: [time, length]", "speed: [time, lenght]"),
    "an unknown dimension of a rate": ("  speed: [time, length]", "  sped: [time, length]"),
    "no version that is known": ("version: 1", "version: 99"),
    "no version": ("version: 1", "versoin: 1"),
    "a version that is no number": ("version: 1", "version: one"),
}  # fmt: skip

BAD_ROLES = {
    "no YAML": ("gap:\n", "gap: [\n"),
    "an unknown side": ("gap:\n  before:", "gap:\n  befor:"),
    "an unknown list": ("barriers:", "bariers:"),
    "text for a list": ("than: [than]", "than: than"),
    "a list for a role": ("past:\n  before: [", "past: ["),
    "a number for a word": ("than: [than]", "than: [than, 5]"),
    "no word": ("than: [than]", 'than: [than, " "]'),
    "a list without words": ("than: [than]", "than: []"),
    "a word twice": ("than: [than]", "than: [than, than]"),
    "a side without words": ("than: [than]", "than_up2:\n  before: []\nthan: [than]"),
    "a role without sides": ("than: [than]", "than_up2: {}\nthan: [than]"),
    "a side twice": ("gap:\n  before:", "gap:\n  before: [by]\n  before:"),
    "text for a side": ("gap:\n  before:", "gap:\n  near: apart\n  before:"),
    "sides for a list": ("than: [than]", "than: {before: [than]}"),
    "text for a role": ("past:\n  before: [", "past: past\npast2:\n  before: ["),
    "one role twice": ("past:\n", "gap:\n"),
    "a multiple that is no number": ("  2: [doubled", "  two: [doubled"),
    "a multiple of nothing": ("  2: [doubled", "  0: [doubled"),
    "text for the words of a multiple": ("  3: [", "  1.5: half as much\n  3: ["),
    "a word for both ways": ("  nouns: [increase,", "  nouns: [decrease, increase,"),
    "a form of a verb for both ways": ("  irregular: [rose,", "  irregular: [declining, rose,"),
    "a word that is neutral and a cue": ("neutral: [", "neutral: [versus, "),
}


def test_every_mistake_can_be_made() -> None:
    texts = {FRAMES: BAD_FRAMES, ENGLISH / "roles.yaml": BAD_ROLES}
    stale = [
        old for file, rows in texts.items() for old, _ in rows.values() if old not in file.read_text("utf-8")
    ]
    assert stale == []


def _changed(file: Path, old: str, new: str) -> tuple[str, int]:
    """The text of a file with a mistake, and the line of that."""
    text = file.read_text(encoding="utf-8")
    at = text.index(old)
    same = next((n for n, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), len(new) - 1)
    return text[:at] + new + text[at + len(old) :], text.count("\n", 0, at) + new.count("\n", 0, same) + 1


def _read_frames(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Frames:
    monkeypatch.setattr(loader, "HERE", str(folder))
    read: Frames = loader._read()
    return read


@pytest.mark.parametrize("mistake", BAD_FRAMES)
def test_a_mistake_in_the_frames_is_shown_where_it_is(
    mistake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, line = _changed(FRAMES, *BAD_FRAMES[mistake])
    (tmp_path / "frames.yaml").write_text(text, "utf-8")
    with pytest.raises(FiguresError, match=rf"frames\.yaml:{line}:\d+: "):
        _read_frames(tmp_path, monkeypatch)


@pytest.mark.parametrize("mistake", BAD_ROLES)
def test_a_mistake_in_the_words_is_shown_where_it_is(mistake: str, tmp_path: Path) -> None:
    text, _ = _changed(ENGLISH / "roles.yaml", *BAD_ROLES[mistake])
    (tmp_path / "roles.yaml").write_text(text, "utf-8")
    with pytest.raises(FiguresError, match=r"roles\.yaml:\d+:\d+: "):
        roles_of(tmp_path / "roles.yaml", INFLECTIONS)


def test_a_lexicon_is_not_built_with_mistakes(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "en")
    (tmp_path / "en" / "roles.yaml").write_text("up: [more]", "utf-8")
    with pytest.raises(FiguresError, match=r"roles\.yaml:1:1: error: expected a role .*'up'"):
        build.build("en", tmp_path / "en")


@pytest.mark.parametrize("content", ["", "# nothing", "[]", "none"])
def test_files_with_nothing_in_them_are_told(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "frames.yaml").write_text(content, "utf-8")
    with pytest.raises(FiguresError, match=r"frames\.yaml:1:1: error: expected "):
        _read_frames(tmp_path, monkeypatch)
    (tmp_path / "roles.yaml").write_text(content, "utf-8")
    with pytest.raises(FiguresError, match=r"roles\.yaml:1:1: error: expected "):
        roles_of(tmp_path / "roles.yaml", INFLECTIONS)


def test_all_mistakes_are_told_at_once_with_what_may_be_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = FRAMES.read_text("utf-8").replace("[share]", "[shrae]").replace("[time, length]", "[time, lenght]")
    (tmp_path / "frames.yaml").write_text(text, "utf-8")
    with pytest.raises(PackError) as caught:
        _read_frames(tmp_path, monkeypatch)
    assert [(problem.code, problem.message, problem.hint) for problem in caught.value.problems] == [
        ("unknown-value", "unknown role of words 'shrae'", "did you mean 'share'?"),
        ("unknown-value", "unknown dimension 'lenght'", "did you mean 'length'?"),
    ]


def test_the_frames_as_they_are_have_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(FRAMES, tmp_path)
    assert _read_frames(tmp_path, monkeypatch) == load_frames()


@pytest.mark.parametrize(
    "file",
    sorted(Path(build.__file__).parents[1].glob("*/*.yaml")),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_no_list_of_words_stands_twice(file: Path) -> None:
    """The second would silently take the place of the first."""
    with file.open(encoding="utf-8") as text:
        names = [key.value for key, _ in getattr(yaml.compose(text), "value", ())]
    assert len(names) == len(set(names))


def test_words_alone_leave_no_doubt_only_where_thousands_of_articles_were_read() -> None:
    """What follows from units or the calendar is certain in every language."""
    known = load_frames()
    assert known.is_certain("change-way", "en")
    assert not known.is_certain("change-way", "de")
    assert known.is_certain("measure", "de")
    assert not known.is_certain("again", "en")
    assert not known.is_certain("headline", "en")
