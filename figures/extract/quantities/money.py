"""Money beside a number: signs, codes and names of currencies, in front and behind."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from figures.extract.numerals.fractions import multipliers_at
from figures.extract.numerals.numeral import MINUS_SIGNS, Numeral, scaled, with_letter
from figures.extract.phrases.words import is_plural, is_verb, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Reading, Written

BILLION = 10**9


def currency_before(scan: Scan, first: int) -> tuple[tuple[str, ...], int]:
    """The currencies that a sign, code or name directly before token `first` may mean, and where it begins."""
    lexicon, tokens = scan.lexicon, scan.tokens
    sign = first - 1 if first and tokens.text[first - 1] in MINUS_SIGNS and tokens.glued(first) else first
    symbol = lexicon.currency_symbols.match_before(tokens.text, sign)
    if symbol and symbol[0] > 1 and _begins_with_article(scan, sign - symbol[0]):
        symbol = lexicon.currency_symbols.match_before(
            tokens.text[sign - symbol[0] + 1 : sign], symbol[0] - 1
        )
    if (
        symbol
        and scan.free(sign - symbol[0], sign)
        and not _hangs_on_word(scan, sign - symbol[0])
        and (tokens.glued(first) or not scan.has("amount_signs", first - 1))
    ):
        return _coded(scan, sign - symbol[0], symbol[1]) or (symbol[1], sign - symbol[0])
    if not first or scan.taken[first - 1]:
        return (), first
    code = tokens.text[first - 1]
    known = code in lexicon.currency_codes or lexicon.has("lower_case_codes", code)
    if (
        known
        and (tokens.glued(first) or not lexicon.has("code_words", code.lower()) or _stands_out(scan, first))
        and not _hangs_on_word(scan, first - 1)
    ):
        return (code.upper(),), first - 1
    return _currency_word_before(scan, first)


def _coded(scan: Scan, at: int, currencies: tuple[str, ...]) -> tuple[tuple[str, ...], int] | None:
    """AUD$30, CAD $25, RMB¥120: a sign behind the code or the letters of one of its currencies, and where it begins."""
    if at < 1 or scan.taken[at - 1]:
        return None
    letters = scan.text(at - 1)
    codes: tuple[str, ...] = (letters,) if letters in scan.lexicon.currency_codes else ()
    if not codes and scan.tokens.glued(at):
        codes = scan.lexicon.currency_symbols.meanings.get(letters, ())
    meant = tuple(code for code in codes if code in currencies or scan.tokens.glued(at))
    return (meant, at - 1) if meant and not _hangs_on_word(scan, at - 1) else None


def _stands_out(scan: Scan, first: int) -> bool:
    """Whether a code that is also a word is meant as a code before this token: TRY 1,200, and not TRY 1,200 RECIPES."""
    numbers, behind = scan.lexicon.numbers, first + 1
    scaled = scan.word(behind) in numbers.multipliers or scan.text(behind) in numbers.letter_scales
    if not scan.has("shy_codes", first - 1) or (scan.text(first).isdecimal() and not scaled):
        return False
    return not (is_plural(scan, behind + scaled) or scan.text(behind + scaled).isupper())


def _begins_with_article(scan: Scan, at: int) -> bool:
    """Whether the first letter of a sign of money is an article: A $5 coin is no coin of five A$."""
    return scan.has("articles_before", at) and not scan.tokens.glued(at + 1)


def _currency_word_before(scan: Scan, first: int) -> tuple[tuple[str, ...], int]:
    """rupees 500, dollar 22.5 million: a word of money before a number that has nothing of its own behind it."""
    name = scan.lexicon.currency_names.match_before(scan.tokens.low, first)
    if (
        name is None
        or scan.tokens.low[first - 1] in scan.lexicon.risky_money
        or not scan.has("money_before", first - 1)
        or currency_behind(scan, first + 1) is not None  # the dollar 151.3 yen
    ):
        return (), first
    return name[1], first - name[0]


def _hangs_on_word(scan: Scan, at: int) -> bool:
    """Whether letters of money are only the end of a longer name (PLX-R18)."""
    text, tokens = scan.text(at), scan.tokens
    return (
        text[:1].isalpha()
        and tokens.glued(at)
        and (text_before := tokens.text[at - 1]) != "("
        and (text_before[-1].isalnum() or text_before in "-–")
    )


def currency_behind(scan: Scan, at: int) -> tuple[tuple[str, ...], int] | None:
    """The currencies that a name, sign or code at this token may mean, and the token behind it."""
    lexicon, tokens = scan.lexicon, scan.tokens
    here = at + 1 if scan.lexicon.numbers.connects("linker", scan.word(at)) else at
    if here >= tokens.end:
        return None
    after_digits = _ends_in_digits(scan, at)
    name = lexicon.currency_names.match(tokens.low, here)
    linked = lexicon.numbers.connects("linker", scan.word(here - 1))  # deux millions de livres
    if name and (after_digits or linked or name[0] > 1 or tokens.low[here] not in lexicon.risky_money):
        return name[1], here + name[0]
    symbol = lexicon.currency_symbols.match(tokens.text, here)
    if (
        symbol
        and not scan.has("amount_signs", here)
        and not _opens_next_amount(scan, here + symbol[0])
        and (tokens.glued(here) or tokens.text[here] not in lexicon.risky_money)
    ):
        return symbol[1], here + symbol[0]
    code = tokens.text[here]
    known = code in lexicon.currency_codes or lexicon.has("lower_case_codes", code)
    if known and (
        tokens.glued(here)
        or ((code not in lexicon.risky_money or after_digits) and not _opens_next_amount(scan, here + 1))
    ):
        return (code.upper(),), here + 1
    return None


def _ends_in_digits(scan: Scan, to: int) -> bool:
    """Whether the number before token `to` is written in digits, with or without its scale: 5, 6.5m, 100 trillion.

    Of people there are no billions that won or crowned; of millions there may be, where nouns have no capitals.
    """
    numbers, at = scan.lexicon.numbers, to - 1
    if scan.text(at) == "." and numbers.connects("abbreviated", scan.word(at - 1)):
        at -= 1  # 3 Mio. Pfund
    scale = numbers.multipliers.get(scan.word(at), 0)
    if scale >= BILLION or (scale and scan.lexicon.nouns.capitalised):
        return True
    has_letter = scan.text(at) in numbers.letter_scales
    return scan.text(at - 1 if has_letter else at)[-1:].isdecimal()


def _opens_next_amount(scan: Scan, at: int) -> bool:
    """Whether a sign that ends before `at` belongs to the number behind it ("between 5 and $10")."""
    return scan.text(at)[:1].isdecimal()


def in_accounts(scan: Scan, numeral: Numeral) -> Quantity | None:
    """$(0.09), $(1.2) million, (5.3)%: a loss, in brackets between the sign of money and its scale"""
    at, end = numeral.first - 1, numeral.last
    if scan.text(at) != "(" or scan.text(end) != ")" or not numeral.value:
        return None
    currencies, first = currency_before(scan, at) if scan.tokens.glued(at) else ((), at)
    if not currencies:
        return _lost_share(scan, numeral)
    scale, last = multipliers_at(scan.tokens, end + 1, scan.lexicon.numbers)
    letter = scan.lexicon.numbers.letter_scales.get(scan.text(end + 1))
    if last == end + 1 and letter and scan.tokens.glued(last):
        scale, last = letter.scale, last + 1
    quantity = Quantity.of(scaled(numeral, scale, end).negated(numeral.first))
    make_money(quantity, currencies)
    quantity.first, quantity.last = first, last
    return quantity


def _lost_share(scan: Scan, numeral: Numeral) -> Quantity | None:
    """(5.3)%: the sign of per cent touches the bracket behind the number alone"""
    end = numeral.last
    sign = end + 1
    if not scan.has("percent", sign) or scan.text(sign).isalpha() or not scan.tokens.glued(sign):
        return None
    quantity = Quantity.of(numeral.negated(numeral.first))
    quantity.kind, quantity.unit, quantity.bare = Kind.PERCENT, "percent", False
    quantity.first, quantity.last = numeral.first - 1, end + 2
    return quantity


def take_minus(scan: Scan, quantity: Quantity) -> None:
    """-$40: the sign before the currency's sign"""
    first, tokens = quantity.first, scan.tokens
    word = scan.lexicon.numbers.connects("minus", scan.word(first - 1))
    sign = scan.text(first - 1) in MINUS_SIGNS and tokens.glued(first) and not tokens.glued(first - 1)
    if (word or sign) and quantity.value is not None and quantity.value > 0:
        quantity.value, quantity.first = -quantity.value, first - 1


def make_money(quantity: Quantity, currencies: tuple[str, ...]) -> None:
    """Make the quantity money, in the first of these currencies; the others are kept as readings."""
    quantity.kind, quantity.unit, quantity.bare = Kind.MONEY, currencies[0], False
    quantity.readings = tuple(Reading(Kind.MONEY, code, quantity.value) for code in currencies[1:])


def in_amounts(scan: Scan, numeral: Numeral) -> tuple[Numeral, tuple[str, ...]] | None:
    """36 grand, two tenners: the amount and whose it may be; but not three grand pianos."""
    amount = scan.lexicon.money_amounts.get(scan.word(numeral.last))
    if amount is None or not _ends_amount(scan, numeral.last + 1):
        return None
    return scaled(numeral, amount[0], numeral.last + 1), amount[1]


def one_amount(scan: Scan, at: int) -> Quantity | None:
    """a tenner, a grand: an article before a word for so much money; but not a grand piano, nor a grand, old man"""
    amount = scan.lexicon.money_amounts.get(scan.word(at + 1))
    if amount is None or not scan.lexicon.numbers.connects("articles", scan.word(at)):
        return None
    describes = scan.has("adjectives", at + 1) and (
        scan.word(at + 2) == "," or scan.lexicon.numbers.connects("conjunction", scan.word(at + 2))
    )
    if describes or not _ends_amount(scan, at + 2) or not scan.free(at, at + 2):
        return None
    written = Written(scan.spelled(at, at + 2), in_words=True)
    quantity = Quantity(at, at + 2, Kind.MONEY, Decimal(amount[0]), core=(at, at + 2), written=written)
    quantity.precision = Decimal(1)
    make_money(quantity, amount[1])
    return quantity


def _ends_amount(scan: Scan, at: int) -> bool:
    """Whether no noun goes on here that the word before may describe."""
    return stops_phrase(scan, at) or is_verb(scan, at)


def scaled_code(scan: Scan, numeral: Numeral) -> tuple[Numeral, tuple[str, ...]] | None:
    """30 MUSD, 48.5 MGBP: a scale letter and a currency code in one word."""
    word = scan.text(numeral.last)
    scale = scan.lexicon.numbers.letter_scales.get(word[:1])
    if len(word) != 4 or scale is None or word[1:] not in scan.lexicon.currency_codes:
        return None
    return with_letter(replace(numeral, letter=word[0]), scan.lexicon.numbers), (word[1:],)
