"""What the types of the public API promise; mypy reads this file, nobody runs it."""

import datetime as dt
from pathlib import Path
from typing import assert_type

import pandas as pd

import figures

report = figures.check(Path("article.md"), date=dt.date(2024, 6, 19), locale="en_GB")
assert_type(report, figures.Report)
assert_type(report.findings, tuple[figures.Finding, ...])
assert_type(report.figures, tuple[figures.Figure, ...])
assert_type(report.compared, int)
assert_type(report.article, figures.Article)
assert_type(report.to_frame(), pd.DataFrame)

assert_type(figures.extract(Path("article.md"), date="2024-06-19"), tuple[figures.Figure, ...])
assert_type(figures.extract(figures.read_article("article.md")), tuple[figures.Figure, ...])
assert_type(figures.to_frame(figures.extract("It cost £5.")), pd.DataFrame)

rules = figures.load_rules(["house.yaml", Path("more")])
assert_type(rules, figures.Rules)
assert_type(rules.only(["change-percent"]), figures.Rules)
figures.check("It cost £5.", rules=rules)

try:
    figures.check(Path("article.md"))
except (figures.InputError, figures.UsageError, figures.PackError) as error:
    assert_type(error, figures.InputError | figures.UsageError | figures.PackError)
