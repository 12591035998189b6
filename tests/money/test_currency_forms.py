"""How money is written: names, symbols, codes and subunits, each with what it may mean, best first."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

from figures.errors import UsageError
from figures.money import currency_forms

NAMES = {
    "en": {
        "dollars": "USD AUD CAD",
        "us dollars": "USD",
        "u.s. dollars": "USD",
        "canadian dollars": "CAD",
        "hong kong dollars": "HKD",
        "australian dollar": "AUD",
        "pounds": "GBP EGP",
        "pound": "GBP EGP",
        "pounds sterling": "GBP",
        "british pounds": "GBP",
        "egyptian pounds": "EGP",
        "euros": "EUR",
        "euro": "EUR",
        "swiss francs": "CHF",
        "francs": "CHF XOF",
        "cfa francs": "XOF XAF",
        "yen": "JPY",
        "yuan": "CNY",
        "renminbi": "CNY",
        "rupees": "INR PKR LKR",
        "pesos": "MXN CLP PHP",
        "roubles": "RUB BYN",
        "rubles": "RUB BYN",
        "kronor": "SEK ISK",
        "kroner": "NOK DKK",
        "crowns": "SEK NOK CZK",
        "swedish crowns": "SEK",
        "rand": "ZAR",
        "reais": "BRL",
        "won": "KRW KPW",
        "lira": "TRY ITL",
        "lire": "ITL",
        "turkish lira": "TRY",
        "deutschmarks": "DEM",
        "shekels": "ILS",
        "hryvnia": "UAH",
        "naira": "NGN",
        "zlotys": "PLN",
        "bitcoins": "BTC",
        "riyals": "SAR QAR",
        "rials": "IRR OMR",
        "dinars": "IQD KWD",
        "baht": "THB",
    },
    "en_AU": {"dollars": "AUD USD", "us dollars": "USD"},
    "en_CA": {"dollars": "CAD USD"},
    "en_PK": {"rupees": "PKR INR"},
    "en_EG": {"pounds": "EGP GBP"},
    "de": {"euro": "EUR", "us-dollar": "USD", "schweizer franken": "CHF", "franken": "CHF", "yen": "JPY"},
    "fr": {"euros": "EUR", "dollars": "USD", "livres sterling": "GBP", "francs suisses": "CHF"},
    "es": {"euros": "EUR", "dólares": "USD", "libras esterlinas": "GBP", "francos suizos": "CHF"},
}

SYMBOLS = {
    "en": {
        "$": "USD CAD",
        "£": "GBP EGP",
        "€": "EUR",
        "¥": "JPY CNY",
        "US$": "USD",
        "A$": "AUD",
        "AU$": "AUD",
        "C$": "CAD",
        "HK$": "HKD",
        "S$": "SGD",
        "NT$": "TWD",
        "R$": "BRL",
        "NZ$": "NZD",
        "Rs": "INR PKR",
        "₹": "INR",
        "kr": "SEK NOK",
        "zł": "PLN",
        "₽": "RUB",
        "₩": "KRW",
        "₪": "ILS",
        "₺": "TRY",
        "₴": "UAH",
        "₦": "NGN",
        "฿": "THB",
        "₱": "PHP",
        "₫": "VND",
        "RM": "MYR",
        "Australian $": "AUD",
    },
    "en_AU": {"$": "AUD USD"},
    "en_CA": {"$": "CAD USD"},
    "en_HK": {"$": "HKD USD"},
    "en_PK": {"Rs": "PKR INR"},
    "da": {"kr": "DKK SEK"},
}


@pytest.mark.parametrize("locale", NAMES)
def test_names(locale: str) -> None:
    names = currency_forms(locale).names
    found = {
        name: " ".join(names.get(name, ())[: len(NAMES[locale][name].split())]) for name in NAMES[locale]
    }
    assert found == NAMES[locale]


@pytest.mark.parametrize("locale", SYMBOLS)
def test_symbols(locale: str) -> None:
    symbols = currency_forms(locale).symbols
    wanted = SYMBOLS[locale]
    assert {text: " ".join(symbols.get(text, ())[: len(wanted[text].split())]) for text in wanted} == wanted


@pytest.mark.parametrize(
    "name", ["gold", "unit", "units", "rights", "mark", "marks", "account", "new", "cent", "point"]
)
def test_what_is_no_money(name: str) -> None:
    assert name not in currency_forms("en").names


def test_codes() -> None:
    forms = currency_forms("en")
    assert {"USD", "EUR", "GBP", "DEM", "ITL", "BTC", "ETH", "TRY"} <= forms.codes
    assert forms.codes.isdisjoint({"XXX", "XTS", "XAU", "USN"})
    assert {"ALL", "TOP", "TRY", "MAD", "won", "R"} <= forms.risky
    assert forms.risky.isdisjoint({"USD", "EUR", "£", "dollars", "yen"})


@pytest.mark.parametrize(
    ("locale", "word", "name", "currency", "parts"),
    [
        ("en", "cents", "cent", "USD", 100),
        ("en_IE", "cents", "cent", "EUR", 100),
        ("en_AU", "cent", "cent", "AUD", 100),
        ("en", "pence", "penny", "GBP", 100),
        ("en_GB", "p", "penny", "GBP", 100),
        ("en", "kopecks", "kopeck", "RUB", 100),
        ("en", "jiao", "jiao", "CNY", 10),
        ("da", "øre", "ore", "DKK", 100),
        ("fr", "centimes", "centime", "EUR", 100),
        ("de", "cent", "cent", "EUR", 100),
    ],
)
def test_subunits(locale: str, word: str, name: str, currency: str, parts: int) -> None:
    forms = currency_forms(locale)
    subunit = forms.subunits[word]
    assert (subunit.name, subunit.currencies[0], subunit.part) == (name, currency, Fraction(1, parts))
    assert forms.subunit(name) == subunit


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es", "it", "pt_BR", "nl", "pl", "ja", "ar"])
def test_every_form_is_a_currency(locale: str) -> None:
    forms = currency_forms(locale)
    for text, codes in (*forms.names.items(), *forms.symbols.items()):
        assert text == " ".join(text.split())
        assert codes
        assert set(codes) <= forms.codes
        assert len(set(codes)) == len(codes)
    assert all(name == name.lower() for name in forms.names)
    assert len(forms.names) > 150
    assert pickle.loads(pickle.dumps(forms)) == forms


def test_unknown_locales() -> None:
    assert currency_forms("en_XX").names["dollars"][0] == "USD"
    with pytest.raises(UsageError):
        currency_forms("qqq")
