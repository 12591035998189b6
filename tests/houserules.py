"""A rule file of a house, with one rule and its tests."""

HOUSE = """\
version: 1
lang: en
rules:
  - id: long-walk
    title: A walk that nobody walks in a day
    find:
      each: {dimension: length, near: [day's walk]}
    require: it <= '60 kilometer'
    message: "{it} is no walk for a day"
    tests:
      - ok: The day's walk is 24 km long.
      - fail: The day's walk is 150 km long.
"""
