"""Random files: articles and packs that are nearly right, since what is wholly wrong is refused at once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

import yaml

from figures.lexicon import languages, load
from figures.read import FORMATS
from tests.fuzz import office

ROOT = Path(__file__).parents[2]
LOCALES = ["en", "en", "en_GB", "en_IN", "de", "de_CH", "fr", "fr_CH", "es", "es_419", "und"]
PIECES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "pieces.yaml").read_text(encoding="utf-8")
)


@cache
def words(locale: str) -> tuple[str, ...]:
    """All words that the lexicon of a locale knows."""
    lexicon = load(locale)
    known = set(lexicon.number_words).union(lexicon.months, lexicon.weekdays, lexicon.idioms, lexicon.lists)
    return tuple(sorted(map(str, known)))


@cache
def prose() -> tuple[str, ...]:
    """Articles that are right: the seeds, and those in other languages."""
    folders = (ROOT / "seeds", ROOT / "docs" / "examples", ROOT / "tests" / "rules" / "languages")
    return tuple(
        path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.*"))
    )


@cache
def packs() -> tuple[str, ...]:
    """The packs that ship."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "rules").rglob("*.yaml")))


def piece(random: Random, *names: str) -> str:
    """One of the pieces of one of these sorts."""
    return random.choice(PIECES[random.choice(names)])


def text(random: Random, longest: int = 40) -> str:
    """An article of words that mean something to the extractor, numbers, signs and what no keyboard has."""
    listed = words(random.choice(languages()))
    kept = random.choice(prose()).split(" ")
    at = random.randrange(len(kept))
    drawn = [PIECES[name] for name in ("numbers", "numbers", "signs", "marks", "odd")]
    sources = [listed, listed, kept[at : at + 30], *drawn]
    parts = [random.choice(random.choice(sources)) for _ in range(random.randint(1, longest))]
    if random.random() < 0.3:
        few = random.sample(parts, min(3, len(parts)))
        parts = [random.choice(few) for _ in parts]
    made = random.choice([" ", " ", " ", "", "-", "\n"]).join(parts)
    return mangled(random, made) if random.random() < 0.3 else made


def mangled(random: Random, made: str) -> str:
    """A text with pieces of it doubled, dropped, swapped or replaced."""
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(made) + 1)
        end = min(len(made), start + random.choice([0, 1, 1, 2, 5, 30]))
        pieces = [
            "",
            made[start:end] * 2,
            chr(random.randrange(1, 0x3000)),
            piece(random, "signs", "numbers"),
        ]
        made = made[:start] + random.choice(pieces) + made[end:]
    return made


def facts(random: Random) -> str:
    """Facts for the top of an article, true or not."""
    values = [*PIECES["facts"], *LOCALES, *PIECES["yaml"]]
    keys = ["date", "locale", "title", "Date", "tags", "x"]
    lines = [f"{random.choice(keys)}: {random.choice(values)}" for _ in range(random.randint(0, 5))]
    return "\n".join(["---", *lines, random.choice(["---", "---", "...", "--", ""]), ""])


def page(random: Random) -> str:
    """A page with its tags in any order."""
    forms = ["<{}>", "</{}>", "<{} class=5>", "<{}/>", "<!--{}-->", "<{}"]
    parts = [text(random, 6), text(random, 6), " ", "&nbsp;", "&#x35;", "&pound", "]]>"]
    return "".join(
        random.choice(forms).format(piece(random, "tags")) + random.choice(parts)
        for _ in range(random.randint(1, 15))
    )


def pack(random: Random) -> str:
    """A pack that ships, with words of it replaced, dropped or moved."""
    lines = random.choice(packs()).split("\n")
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(lines))
        tokens = lines[at].split(" ")
        where = random.randrange(len(tokens))
        match random.randrange(5):
            case 0:
                tokens[where] = piece(random, "yaml")
            case 1:
                tokens.insert(where, piece(random, "yaml", "numbers", "signs"))
            case 2:
                del tokens[where]
            case 3:
                tokens = random.choice(lines).split(" ")
            case _:
                tokens = mangled(random, lines[at]).split(" ")
        lines[at] = " ".join(tokens)
    return "\n".join(lines)


@cache
def required() -> tuple[str, ...]:
    """What the rules that ship require, each line of it."""
    lines = "\n".join(packs()).split("\n")
    return tuple(line.partition(":")[2].strip() for line in lines if line.startswith("    require: "))


def expression(random: Random) -> str:
    """What a rule may require, or may not."""
    kept = random.choice(required()).split(" ")
    parts = [
        random.choice([*kept, piece(random, "expression", "expression", "numbers")])
        for _ in range(random.randint(1, 12))
    ]
    return random.choice([" ", " ", ""]).join(parts)


def settings(random: Random) -> tuple[str, str]:
    """The suffix and the text of a file that says how articles are checked: most of its lines are right."""
    suffix, form = random.choice([(".config.yaml", "{}: {}"), (".config.toml", "{} = {}")])
    lines = ["[tool.figures]"] if suffix == ".config.toml" else []
    for _ in range(random.randint(1, 8)):
        value = piece(random, "values", "values", "values", "yaml")
        lines.append(form.format(piece(random, "keys"), value))
    return suffix, "\n".join(lines)


def known(random: Random) -> tuple[str, str]:
    """The suffix and the text of a file that names findings which are known."""
    names = [piece(random, "values", "yaml", "numbers") for _ in range(4)]
    if random.random() < 0.5:
        lines = [
            f"{key}: {name}" for key, name in zip(("rule", "quote", "reason", "path"), names, strict=True)
        ]
        return ".ignore.yaml", "- " + "\n  ".join(lines)
    entry = {"rule": names[0], "sentence": names[1], "figures": [names[2]], "file": names[3]}
    return ".baseline.json", json.dumps({"schema": "figures-baseline/1", "findings": [entry, entry]})


def file(random: Random) -> tuple[str, bytes]:
    """The name and the bytes of a file: mostly an article in a told locale, else a pack or any other format."""
    chance = random.random()
    if chance < 0.65:
        suffix = random.choice([".txt", ".txt", ".md"])
        made = f"---\nlocale: {random.choice(LOCALES)}\n---\n{text(random)}"
    elif chance < 0.73:
        suffix, made = ".yaml", pack(random)
    elif chance < 0.76:
        suffix, made = ".expression", expression(random)
    elif chance < 0.8:
        suffix, made = random.choice([settings, known])(random)
        made = mangled(random, made) if random.random() < 0.3 else made
    else:
        return other(random)
    return f"fuzz{suffix}", damaged(random, made.encode())


def other(random: Random) -> tuple[str, bytes]:
    """The name and the bytes of a file of any format."""
    suffix = random.choice(sorted(FORMATS))
    if suffix == ".docx":
        return f"fuzz{suffix}", damaged(random, office.word(random, [text(random, 8) for _ in range(3)]))
    if suffix == ".pdf":
        return f"fuzz{suffix}", office.paper(random, text(random, 8))
    made = page(random) if "htm" in suffix else facts(random) + text(random, 10)
    if "json" in suffix:
        articles = [{"text": text(random, 8), "date": piece(random, "facts", "yaml")} for _ in range(3)]
        made = "\n".join(map(json.dumps, articles)) if suffix != ".json" else json.dumps(articles)
    return f"fuzz{suffix}", damaged(random, made.encode())


def damaged(random: Random, data: bytes) -> bytes:
    """Bytes of which, one time in five, some are no longer what they were."""
    for _ in range(random.choice([0, 0, 0, 0, 3])):
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.randbytes(random.randint(0, 3)) + data[at + random.randint(0, 2) :]
    return data
