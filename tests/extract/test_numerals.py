"""Numerals in digits and in words: value, way of writing, where they end; and that nothing breaks them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figures
from figures.extract.numerals.numeral import Numeral, numeral_at, parse_number, signed, with_letter
from figures.lexicon import load
from figures.lexicon.tokens import tokenize
from tests.work import LINEAR, grows, steps

ENGLISH = load("en").numbers


def read(text: str, locale: str = "en", at: int = 0) -> Numeral:
    numeral = numeral_at(tokenize(text), at, load(locale).numbers)
    assert numeral is not None
    return numeral


def shown(text: str, locale: str = "en") -> tuple[str, str]:
    """The value of the numeral that begins `text`, and the tokens it takes."""
    tokens = tokenize(text)
    numeral = read(text, locale)
    value = str(numeral.value) if numeral.low is None else f"{numeral.low}..{numeral.high}"
    return value, " ".join(tokens.text[: numeral.last])


@pytest.mark.parametrize(
    ("text", "value", "decimals", "grouped"),
    [
        ("42", "42", 0, False),
        ("1,200", "1200", 0, True),
        ("1,234,567.89", "1234567.89", 2, True),
        ("12,34,567.89", "1234567.89", 2, True),
        ("1.111,11", "1111.11", 2, True),
        ("1.234.567", "1234567", 0, True),
        ("4.800", "4.800", 3, False),
        ("5,00", "5.00", 2, False),
        ("1,3", "1.3", 1, False),
        ("1,2345", "12345", 0, True),  # malformed: read without its separators
        (".001", "0.001", 3, False),
        ("1\u00a0234\u00a0567", "1234567", 0, True),
        ("10'000", "10000", 0, True),
    ],
)
def test_digits_of_english(text: str, value: str, decimals: int, grouped: bool) -> None:
    assert parse_number(text, ENGLISH) == (Decimal(value), decimals, grouped)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.000", "1000"),
        ("1,000", "1.000"),
        ("0.683", "0.683"),
        ("0,683", "0.683"),
        ("1.111,11", "1111.11"),
        ("1,111.11", "1111.11"),
        ("1111.13", "1111.13"),
        ("1111.121", "1111.121"),
        ("1.234.567,51", "1234567.51"),
        ("1.0", "1.0"),
        ("2.204,62", "2204.62"),
    ],
)
@pytest.mark.parametrize("locale", ["de", "es"])
def test_digits_where_the_comma_is_decimal(text: str, value: str, locale: str) -> None:
    parsed = parse_number(text, load(locale).numbers)
    assert parsed is not None
    assert str(parsed[0]) == value


@pytest.mark.parametrize("text", ["10:30", "2:15:30"])
def test_a_time_is_no_number(text: str) -> None:
    assert parse_number(text, ENGLISH) is None
    numeral = read(text)
    assert (numeral.value, numeral.low) == (None, None)


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("1 234 567 voters", "1234567", "1 234 567"),
        ("40 000 seats", "40000", "40 000"),
        ("10, 000 seats", "10000", "10 , 000"),
        ("4 . 8 percent", "4.8", "4 . 8"),
        ("12 300 Leopold Street", "12", "12"),
        ("10, 200 and 30", "10", "10"),
        ("423 0000", "423", "423"),
        ("22,24,26", "22", "22"),
        ("2019 . 8 people", "2019", "2019"),
    ],
)
def test_spaces_inside_digits(text: str, value: str, taken: str) -> None:
    assert shown(text) == (value, taken)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("1.3e6", "1300000", "1E+5"),
        ("12e-1", "1.2", "0.1"),
        ("6.23x10^-4", "0.000623", "0.000001"),
        ("6.23 × 10⁻⁴", "0.000623", "0.000001"),
        ("5.81 × 10−48", "5.81E-48", "1E-50"),
        ("10^6", "1000000", "1E+6"),
        ("10⁵", "100000", "1E+5"),
        ("2.5^-1", "0.4", "None"),
        ("1.5^2", "2.25", "None"),
        ("1e999999999", "None", "None"),
        ("9^99999", "None", "None"),
    ],
)
def test_powers(text: str, value: str, precision: str) -> None:
    numeral = read(text)
    assert (str(numeral.value), str(numeral.precision)) == (value, precision)
    assert numeral.last == len(tokenize(text))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("3 x 10 metres", "3"),
        ("5 e 7", "5"),
        ("3e8a", "3"),
        ("3²", "3"),
        ("4x10-12 cm", "4"),
        ("7^x", "7"),
    ],
)
def test_what_is_no_power(text: str, taken: str) -> None:
    assert shown(text)[1] == taken


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("½", "0.5", "½"),
        ("5½ miles", "5.5", "5 ½"),
        ("5½ million", "5500000", "5 ½ million"),
        ("3/4 of", "0.75", "3 / 4"),
        ("3/4 of a million", "750000", "3 / 4 of a million"),
        ("3 1/2 inches", "3.5", "3 1 / 2"),
        ("3-1/2 inches", "3.5", "3 - 1 / 2"),
        ("2/3", "2/3", "2 / 3"),
        ("5/17 tests", "5", "5"),
        ("1/2/2019", "1", "1"),
        ("9/11", "9", "9"),
        ("20/20", "20", "20"),
    ],
)
def test_fractions_in_signs(text: str, value: str, taken: str) -> None:
    assert shown(text) == (value, taken)


@pytest.mark.parametrize(
    ("text", "value", "precision", "scale"),
    [
        ("92 million", "92000000", "1000000", "1000000"),
        ("3.5 million", "3500000", "100000.0", "1000000"),
        ("3 hundred thousand", "300000", "100000", "100000"),
        ("3 hundred and one", "301", "1", "1"),
        ("3 hundred and 21", "321", "1", "1"),
        ("2 and a half million", "2500000", "100000", "1000000"),
        ("3 million and a half", "3500000", "100000", "1000000"),
        ("1 million 200 thousand", "1200000", "1000", "1000"),
        ("6 crore and two hundred", "60000200", "100", "100"),
        ("4bn", "4000000000", "1000000000", "1000000000"),
        ("35-million", "35000000", "1000000", "1000000"),
        ("2.5 thousand million", "2500000000", "100000000", "1000000000"),
    ],
)
def test_digits_with_words(text: str, value: str, precision: str, scale: str) -> None:
    numeral = read(text)
    assert numeral.last == len(tokenize(text))
    assert numeral.value == Decimal(value)
    assert numeral.precision == Decimal(precision)
    assert numeral.written.scale == Decimal(scale)
    assert not numeral.written.in_words


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("40 billion and four years", "40000000000", "40 billion"),
        ("1 million and 5 million", "1000000", "1 million"),
        ("3 hundred and 2 hundred", "300", "3 hundred"),
        ("1.89 million 15 months ago", "1890000.00", "1.89 million"),
        ("20 and a third of them", "20", "20"),
        ("16 million and 32 million", "16000000", "16 million"),
        ("5 of a million", "5", "5"),
        ("20 five", "20", "20"),
    ],
)
def test_digits_that_take_no_more_words(text: str, value: str, taken: str) -> None:
    number, words = shown(text)
    assert (Decimal(number), words) == (Decimal(value), taken)


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("one over twenty", "0.05", "one over twenty"),
        ("1 over three", "1/3", "1 over three"),
        ("2000 over 3", "2000/3", "2000 over 3"),
        ("1 over 20 people", "1", "1"),
        ("2000 over 3 years", "2000", "2000"),
        ("120 over 80", "120", "120"),
    ],
)
def test_one_number_over_another(text: str, value: str, taken: str) -> None:
    assert shown(text) == (value, taken)


@pytest.mark.parametrize(
    ("text", "at", "value", "first"),
    [
        ("-5", 1, "-5", 0),
        ("minus five", 1, "-5", 0),
        ("negative five point five", 1, "-5.5", 0),
        ("a -5 degree night", 2, "-5", 1),
        ("10-5", 2, "5", 2),
        ("minus -5", 2, "-5", 0),
    ],
)
def test_signs(text: str, at: int, value: str, first: int) -> None:
    tokens = tokenize(text)
    numeral = numeral_at(tokens, at, ENGLISH)
    assert numeral is not None
    numeral = signed(numeral, tokens, ENGLISH)
    assert (str(numeral.value), numeral.first) == (value, first)


@pytest.mark.parametrize(
    ("text", "locale"), [("au moins 300", "fr"), ("al menos 300", "es"), ("más o menos 300", "es")]
)
def test_at_least_is_no_minus(text: str, locale: str) -> None:
    tokens, numbers = tokenize(text), load(locale).numbers
    numeral = numeral_at(tokens, len(tokens) - 1, numbers)
    assert numeral is not None
    assert signed(numeral, tokens, numbers).value == 300


def test_a_letter_may_be_a_scale_or_a_unit() -> None:
    numeral = read("5m")
    assert (numeral.value, numeral.letter, numeral.last) == (Decimal(5), "m", 1)
    scaled = with_letter(numeral, ENGLISH)
    million = Decimal(1_000_000)
    assert (scaled.value, scaled.letter, scaled.last, scaled.precision) == (5 * million, None, 2, million)


@pytest.mark.parametrize("text", ["3 M€", "3M€"])
def test_a_letter_apart_that_touches_the_currency(text: str) -> None:
    assert read(text, "fr").letter == "M"


def test_a_long_run_of_digits_is_a_code() -> None:
    numeral = read("1" * 5000)
    assert (numeral.value, numeral.low, numeral.last) == (None, None, 1)


WORDS = sorted(
    {
        *ENGLISH.cardinals,
        *ENGLISH.multipliers,
        *ENGLISH.denominators,
        *ENGLISH.plural_denominators,
        *ENGLISH.vague,
        "and",
        "a",
        "of",
        "over",
        "point",
        "half",
        "minus",
        "several",
        "few",
        "people",
    }
)
SIGNS = [
    "-",
    "–",
    ",",
    ".",
    "/",
    "^",
    "e",
    "x",
    "×",
    "½",
    "10",
    "7",
    "1,200",
    "0.5",
    "²",
    "⁻⁴",
    "%",
    "$",
    "٣",
    "m",
]


def check_all(text: str, locale: str) -> None:
    numbers = load(locale).numbers
    tokens = tokenize(text)
    for at in range(len(tokens)):
        numeral = numeral_at(tokens, at, numbers)
        if numeral is None:
            continue
        numeral = signed(numeral, tokens, numbers)
        assert numeral.first <= at < numeral.last <= len(tokens)
        assert numeral.value is None or isinstance(numeral.value, Decimal | Fraction)
        assert numeral.value is None or (numeral.low is None and numeral.high is None)
        assert isinstance(hash(numeral), int)


@settings(max_examples=400)
@given(st.text(max_size=60), st.sampled_from(["en", "de", "fr", "es"]))
def test_no_text_breaks_it(text: str, locale: str) -> None:
    check_all(text, locale)


@settings(max_examples=600)
@given(st.lists(st.tuples(st.sampled_from(WORDS + SIGNS), st.sampled_from(["", " ", " ", " "])), max_size=12))
def test_no_pile_of_number_words_breaks_it(pile: list[tuple[str, str]]) -> None:
    check_all("".join(word + space for word, space in pile), "en")


@pytest.mark.parametrize(
    "piece",
    [
        "million ",
        "one ",
        "hundred and ",
        "1 234 ",
        "10, 000, ",
        "1,",
        "two and a half ",
        "twenty-",
        "half of a ",
        "9",
        "10^",
        "1e9",
        "3/4 ",
        "point one ",
        "a ",
        "several ",
        "thirty fifths ",
    ],
)
def test_the_work_grows_with_the_length_only(piece: str) -> None:
    def cost(times: int) -> int:
        tokens = tokenize(piece * times)
        return steps(lambda: [numeral_at(tokens, at, ENGLISH) for at in range(len(tokens))])

    assert grows(cost, 50) < LINEAR


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("fr", "La firme a payé 340 M d’euros.", {"340 M d’euros": 340_000_000}),
        ("fr", "La firme a perdu 2,4 G$.", {"2,4 G$": 2_400_000_000}),
        ("fr", "Une clé de 16 G et 8 G d’espace.", {"16": 16, "8": 8}),
        ("fr", "Il a couru 5 M de plus.", {"5": 5}),
        ("fr", "Il est vingt et unième.", {"vingt et unième": 21}),
        ("fr", "Au vingt-et-unième siècle.", {"vingt-et-unième": 21}),
        ("fr", "Vingt et une personnes.", {"Vingt et une personnes": 21}),
        ("es", "Quedó vigésimo primero.", {"vigésimo primero": 21}),
        ("es", "La décima quinta vez.", {"décima quinta": 15}),
        ("es", "Vinieron mil, 500 de ellos niños.", {"mil": 1000, "500": 500}),
        ("es", "Ganó dos mil 50 veces.", {"dos mil": 2000, "50 veces": 50}),
        ("es", "Llegó décimo; primero fue Juan.", {"décimo": 10, "primero": 1}),
        ("es", "Es la quincuagésima edición.", {"quincuagésima": 50}),
        ("de", "Es ist die einundzwanzigste Ausgabe.", {"einundzwanzigste": 21}),
        ("de", "Es ist ein Zwanzigstel.", {"ein Zwanzigstel": 0.05}),
    ],
)
def test_numbers_of_other_languages(locale: str, text: str, expected: dict[str, float]) -> None:
    found = {
        each.text: float(each.value)
        for each in figures.extract(text, locale=locale)
        if each.value is not None
    }
    assert found == expected


@pytest.mark.parametrize(
    ("locale", "text", "low", "high"),
    [
        ("es", "Pasó de 1.200 a 1.400 millones de euros.", 1_200_000_000, 1_400_000_000),
        ("en", "Between 2,000 and 3,000 million euros.", 2_000_000_000, 3_000_000_000),
        ("en", "From 5,000 to 2 million people.", 5_000, 2_000_000),
        ("en", "From 1,000 to 1,200 people.", 1_000, 1_200),
    ],
)
def test_both_ends_in_thousands_of_millions(locale: str, text: str, low: int, high: int) -> None:
    (found,) = figures.extract(text, locale=locale)
    assert (found.low, found.high) == (low, high)
