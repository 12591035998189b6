"""Numbers in words, in four languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from figures.extract.numerals.atoms import segments
from figures.extract.numerals.spoken import exact
from figures.extract.numerals.words import Words, parse_words
from figures.lexicon import load
from figures.lexicon.tokens import tokenize


def read(text: str, locale: str = "en") -> Words | None:
    return parse_words(tokenize(text), 0, load(locale).numbers)


def whole(text: str, locale: str = "en") -> str:
    """The value of a text that is one number from beginning to end."""
    words = read(text, locale)
    assert words is not None
    assert words.last == len(tokenize(text))
    return str(words.value) if words.low is None else f"{words.low}..{words.high}"


def begins(text: str, locale: str = "en") -> tuple[str | None, int]:
    """The value of the number that begins a text, and how many tokens it takes."""
    words = read(text, locale)
    return (None, 0) if words is None else (str(words.value or words.low), words.last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("six", "6"),
        ("twenty-one", "21"),
        ("twenty one", "21"),
        ("fifty - two", "52"),
        ("one hundred and five", "105"),
        ("three hundred twelve", "312"),
        ("nine hundred and ninety-nine", "999"),
        ("eleven hundred", "1100"),
        ("two-hundred-and-five", "205"),
        ("a hundred and two", "102"),
        ("a thousand one hundred", "1100"),
        ("twenty-eight thousand, six hundred and forty-two", "28642"),
        ("one million, two hundred thousand", "1200000"),
        ("twenty-one trillion three hundred", "21000000000300"),
        ("two million and one", "2000001"),
        ("a hundred and thirteen trillion", "113000000000000"),
        ("two thousand million", "2000000000"),
        ("twelve lakh", "1200000"),
        ("ten lakh crore", "10000000000000"),
        ("hundred thousand", "100000"),
        ("three dozens", "36"),
        ("five dozs", "60"),
        ("four score", "80"),
        ("a couple", "2"),
        ("couple", "2"),
        ("naught", "0"),
    ],
)
def test_whole_numbers(text: str, value: str) -> None:
    assert whole(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half", "0.5"),
        ("a half", "0.5"),
        ("one eighth", "0.125"),
        ("two-thirds", "2/3"),
        ("five - eighths", "0.625"),
        ("a hundredth", "0.01"),
        ("a hundred trillionths", "1E-10"),
        ("a hundred thousand trillionths", "1E-7"),
        ("twenty fifths", "4"),
        ("twenty-three fifths", "4.6"),
        ("a twenty-first", "1/21"),
        ("three twenty-firsts", "1/7"),
        ("three twenty firsts", "1/7"),
        ("one hundred and thirty fifths", "26"),
        ("one hundred thirty fifths", "20/7"),
        ("one hundred thirty-fifths", "20/7"),
        ("one hundred thirty-two fifths", "26.4"),
        ("half a million", "500000"),
        ("half-a-million", "500000"),
        ("a half-million", "500000"),
        ("half million", "500000"),
        ("half a dozen", "6"),
        ("a quarter of a million", "250000"),
        ("quarter million", "250000"),
        ("three quarters of a million", "750000"),
        ("two thirds of a million", "2000000/3"),
        ("half a hundred thousand", "50000"),
    ],
)
def test_fractions(text: str, value: str) -> None:
    words = read(text)
    assert words is not None
    assert words.last == len(tokenize(text))
    assert Fraction(words.value or 0) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two and a half", "2.5"),
        ("two-and-a-half", "2.5"),
        ("five and a quarter", "5.25"),
        ("three and a fifth", "3.2"),
        ("twenty and three fifths", "20.6"),
        ("one hundred and three quarters", "100.75"),
        ("two hundred and fifty-four hundredths", "200.54"),
        ("two hundred thirty-two and a half", "232.5"),
        ("two and a half million", "2500000"),
        ("two-and-a-half billion", "2500000000"),
        ("two million and one half", "2500000"),
        ("one billion and a quarter million", "1000250000"),
        ("one billion and three quarters million", "1000750000"),
        ("three point five", "3.5"),
        ("two point five billion", "2500000000"),
        ("nought point eleven", "0.11"),
        ("zero point zero eight", "0.08"),
        ("point five", "0.5"),
    ],
)
def test_mixed_numbers_and_decimals(text: str, value: str) -> None:
    assert Decimal(whole(text)) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dozens", "12..120"),
        ("scores", "20..200"),
        ("thousands", "1000..10000"),
        ("tens of thousands", "10000..100000"),
        ("hundreds of millions", "100000000..1000000000"),
        ("several hundred", "200..1000"),
        ("a few thousand", "2000..10000"),
        ("a few hundred thousand", "200000..1000000"),
        ("a couple of million", "2000000..3000000"),
        ("several dozen", "24..120"),
    ],
)
def test_vague_numbers(text: str, value: str) -> None:
    assert whole(text) == value


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("a third man", None, 0),
        ("a quarter ended in March", None, 0),
        ("quarter of the year", None, 0),
        ("several people", None, 0),
        ("a few people", None, 0),
        ("a score", None, 0),
        ("a millions", None, 0),
        ("point", None, 0),
        ("five six seven", "5", 1),
        ("nineteen eighty-four", "19", 1),
        ("twenty eleven", "20", 1),
        ("one one", "1", 1),
        ("two and a third man", "2", 1),
        ("two and three", "2", 1),
        ("twenty and five", "20", 1),
        ("a hundred and two hundred", "100", 2),
        ("three hundred and four hundred", "300", 2),
        ("one million and five million", "1000000", 2),
        ("one third-party offer", "1", 1),
        ("three second-half goals", "3", 1),
        ("two third-quarter scores", "2", 1),
        ("five fifth graders", "5", 1),
        ("three, five", "3", 1),
        ("a thousand, two", "1000", 2),
    ],
)
def test_what_belongs_to_the_next_word(text: str, value: str | None, length: int) -> None:
    assert begins(text) == (value, length)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("the first half", 2),
        ("third-quarter", 2),
        ("last quarter of the year", 1),
        ("at this point five men", 2),
        ("every quarter", 1),
    ],
)
def test_what_the_word_before_forbids(text: str, at: int) -> None:
    assert parse_words(tokenize(text), at, load("en").numbers) is None


def test_between_keeps_two_numbers_apart() -> None:
    words = parse_words(tokenize("between a hundred and five thousand"), 1, load("en").numbers)
    assert words is not None
    assert (words.value, words.last) == (100, 3)


@pytest.mark.parametrize(
    ("text", "precision", "scale", "decimals"),
    [
        ("six", "1", 1, 0),
        ("twenty", "1", 1, 0),
        ("six hundred", "100", 100, 0),
        ("six hundred and five", "1", 1, 0),
        ("two million", "1000000", 1000000, 0),
        ("two hundred thousand", "100000", 100000, 0),
        ("three hundred and twenty thousand", "1000", 1000, 0),
        ("two and a half million", "100000", 1000000, 1),
        ("three point two five million", "10000", 1000000, 2),
        ("half a million", "100000", 1000000, 1),
    ],
)
def test_how_exact_it_is(text: str, precision: str, scale: int, decimals: int) -> None:
    words = read(text)
    assert words is not None
    assert (words.precision, words.scale, words.decimals) == (Decimal(precision), scale, decimals)


def test_a_share_of_something_has_no_precision() -> None:
    words = read("two-thirds of the voters")
    assert words is not None
    assert (words.precision, words.fraction) == (None, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sechzehn", "16"),
        ("einundzwanzig", "21"),
        ("dreihundertfünfundvierzig", "345"),
        ("hundertsechzig", "160"),
        ("zwölfhundert", "1200"),
        ("eintausendzweihundert", "1200"),
        ("eine Million dreihundertneunundneunzigtausendfünfhundertneun", "1399509"),
        ("zwei Komma drei", "2.3"),
        ("anderthalb", "1.5"),
        ("eineinhalb", "1.5"),
        ("dreieinhalb Millionen", "3500000"),
        ("zwei Drittel", "2/3"),
        ("drei Zwanzigstel", "0.15"),
        ("ein halbes", "0.5"),
        ("eine halbe Million", "500000"),
        ("dreißig Dutzend", "360"),
        ("Hunderttausende", "100000..1000000"),
        ("mehrere hundert", "200..1000"),
    ],
)
def test_german(text: str, value: str) -> None:
    assert whole(text, "de") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dix-sept", "17"),
        ("vingt et un", "21"),
        ("vingt-et-un", "21"),
        ("soixante et onze", "71"),
        ("soixante-dix-sept", "77"),
        ("quatre-vingts", "80"),
        ("quatre-vingt-dix-sept", "97"),
        ("septante et un", "71"),
        ("nonante-neuf", "99"),
        ("deux cent deux mille", "202000"),
        ("mille deux cents", "1200"),
        ("trois millions et demi", "3500000"),
        ("un demi million", "500000"),
        ("vingt-trois cinquièmes", "4.6"),
        ("un vingt-cinquième", "0.04"),
        ("cent et trente cinquièmes", "26"),
        ("trois quarts", "0.75"),
        ("deux cent virgule trois", "200.3"),
        ("une vingtaine", "20"),
        ("centaines de milliers", "100000..1000000"),
    ],
)
def test_french(text: str, value: str) -> None:
    assert whole(text, "fr") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("veintiuno", "21"),
        ("treinta y cinco", "35"),
        ("seiscientos dieciocho", "618"),
        ("dos mil millones", "2000000000"),
        ("setecientos veintiún mil seiscientos dieciocho", "721618"),
        ("dos billones ochocientos treinta y un mil cuatrocientos seis millones", "2831406000000"),
        ("tres millones y medio", "3500000"),
        ("cinco con un cuarto", "5.25"),
        ("ciento treinta y dos quintos", "26.4"),
        ("ciento treinta con dos quintos", "130.4"),
        ("tres cuartas partes", "0.75"),
        ("cinco treintavos", "1/6"),
        ("media docena", "6"),
        ("cuatro coma veintidós", "4.22"),
        ("decenas de miles", "10000..100000"),
        ("mil 500 millones", "1500000000"),
        ("dos mil 300", "2300"),
        ("un millón 300 mil", "1300000"),
    ],
)
def test_spanish(text: str, value: str) -> None:
    assert whole(text, "es") == value


@pytest.mark.parametrize("word", ["und", "undzwanzig", "einund", "achtung", "hundertschaft", "dreieck"])
def test_words_that_only_look_like_numbers(word: str) -> None:
    assert read(word, "de") is None


def test_a_cut_that_must_step_back() -> None:
    assert segments("einsieben", ("sieben", "eins", "ein")) == ["ein", "sieben"]
    assert segments("einsie", ("sieben", "eins", "ein")) == []


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (Fraction(5, 2), Decimal("2.5")),
        (Fraction(1, 3), Fraction(1, 3)),
        (Fraction(10**40 + 1), Decimal(10**40 + 1)),
        (Fraction(1, 2**90), Decimal(f"{5**90}E-90")),
    ],
)
def test_exact_values(value: Fraction, number: Decimal | Fraction) -> None:
    assert exact(value) == number
    assert Fraction(exact(value)) == value


FORMS = [
    ("en", ["party", "parties"], ["part"]),
    ("de", ["haus", "häuser", "häusern", "hauses"], ["hausierer"]),
    ("de", ["miete", "mieten"], ["mieter", "mietern", "mieters"]),
    ("de", ["firma", "firmen"], ["firmung"]),
    ("de", ["arbeiterin", "arbeiterinnen"], ["arbeit", "arbeiten"]),
    ("fr", ["journal", "journaux"], ["jour", "jours"]),
    ("fr", ["ouvrier", "ouvrière", "ouvrières"], ["ouverture"]),
    ("fr", ["réservé", "réservées"], ["réservoir"]),
    ("es", ["margen", "márgenes"], ["marco"]),
    ("es", ["país", "países"], ["paisaje"]),
    ("es", ["subió", "subieron"], ["subasta"]),
    ("nl", ["maand", "maanden"], ["maan"]),
    ("nl", ["huis", "huizen"], ["huid"]),
]


@pytest.mark.parametrize(("language", "forms", "others"), FORMS)
def test_all_forms_of_a_word_are_one_and_no_other_word_is(
    language: str, forms: list[str], others: list[str]
) -> None:
    stem = load(language).nouns.stem
    (one,) = {stem(word) for word in forms}
    assert one not in {stem(word) for word in others}
