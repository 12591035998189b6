"""The six forms of `find`, read; each tells the names that it binds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Kind
from figures.relate import WAY, Frame, frames
from figures.rules.semantics.fields import KEYS
from figures.rules.syntax.load.selections import (
    Vocabulary,
    read_selection,
    read_terms,
    read_where,
    selection_from,
)
from figures.rules.syntax.load.symbols import Names, sort_of
from figures.rules.syntax.phrase import PhraseError, compile_phrase
from figures.rules.syntax.records import (
    Each,
    Find,
    Group,
    Join,
    Pattern,
    Phrase,
    Related,
    Restates,
    Selection,
    Slot,
    WordList,
)
from figures.rules.syntax.slots import ITEMS
from figures.yamlfile import (
    Fields,
    MappingNode,
    Mistake,
    Node,
    boolean,
    choice,
    did_you_mean,
    integer,
    one_or_more,
    text,
)

FORMS = ("each", "restates", "phrase", "group", "join", "relation")
_PLACES = ("sentence", "paragraph", "list", "table", "row", "column")


class Form(Struct, frozen=True):
    """A form of `find` with the names that it binds, and where its selections stand, for their `where`."""

    find: Find
    names: Names
    nodes: Mapping[str, Node]


class Setting(Struct, frozen=True):
    """What a form is read with."""

    vocabulary: Vocabulary
    language: str


def read_find(node: Node, setting: Setting) -> Form:
    """Read `find`. Raises `Mistake` if there is not exactly one form, or if its slots cannot be read."""
    with node.fields("'find'") as fields:
        forms = [form for form in FORMS if form in fields]
        if len(forms) != 1:
            others = "" if forms else "".join(f", not '{key.text}'" for key, _ in fields.node.items)
            message = f"'find' takes exactly one of {', '.join(FORMS)}{others}"
            raise node.mistake("ambiguous-find", message, names=() if forms else FORMS)
        readers: dict[str, Callable[[Fields, Setting], Form]] = {
            "each": _each,
            "restates": _restates,
            "phrase": _phrase,
            "group": _group,
            "join": _join,
            "relation": _relation,
        }
        return readers[forms[0]](fields, setting)


def with_where(form: Form, names: Names) -> Find:
    """The form with the `where` of its slots, which may use all names of the rule."""

    def fill(slot: Slot) -> Slot:
        if slot.name not in form.nodes:
            return slot
        where = read_where(form.nodes[slot.name], names, sort_of(slot.selection))
        return Slot(slot.name, replace(slot.selection, where=where))

    match form.find:
        case Each(slot=slot):
            return Each(fill(slot))
        case Restates(outer=outer, inner=inner):
            return replace(form.find, outer=fill(outer), inner=fill(inner))
        case Phrase(slots=slots) | Join(slots=slots) | Related(slots=slots):
            return replace(form.find, slots=tuple(map(fill, slots)))
        case Group(of=of, split=split):
            return replace(form.find, of=fill(Slot(ITEMS, of)).selection, split=tuple(map(fill, split)))


def _form(find: Find, slots: Iterable[Slot], nodes: Mapping[str, Node], lists: Iterable[str] = ()) -> Form:
    sorts = {slot.name: sort_of(slot.selection) for slot in slots}
    return Form(find, Names(sorts, frozenset(sorts), frozenset(lists)), nodes)


def _slots(node: Node, setting: Setting, what: str) -> tuple[list[Slot], dict[str, Node]]:
    """The slots of a mapping from names to selections."""
    if not isinstance(node, MappingNode):
        raise node.mistake(
            "wrong-type", f"expected {what} (a mapping from names to selections), not {node.kind}"
        )
    slots, nodes = [], {}
    for key, value in node.items:
        try:
            selection = read_selection(value, setting.vocabulary)
        except Mistake as mistake:
            node.problems.add(mistake.problem)
            selection = Selection()
        slots.append(Slot(key.text, selection))
        nodes[key.text] = value
    return slots, nodes


def _each(fields: Fields, setting: Setting) -> Form:
    node = fields.get("each")
    assert node is not None
    slot = Slot("it", read_selection(node, setting.vocabulary))
    return _form(Each(slot), [slot], {"it": node})


def _restates(fields: Fields, setting: Setting) -> Form:
    node = fields.get("restates")
    assert node is not None
    links = fields.take("links", lambda links: read_terms(links, setting.vocabulary), frozenset())
    slots, nodes = _slots(node, setting, "two figures")
    if len(slots) != 2:
        raise node.mistake("ambiguous-find", f"'restates' takes exactly two figures, not {len(slots)}")
    return _form(Restates(slots[0], slots[1], links), slots, nodes)


def _phrase(fields: Fields, setting: Setting) -> Form:
    node = fields.get("phrase")
    figures = fields.need("figures", lambda figures: _slots(figures, setting, "figures"))
    assert node is not None
    slots, nodes = figures or ([], {})
    words = fields.take("words", lambda words: _words(words, setting), {})
    stops = fields.take("gaps_stop_at", lambda stops: read_terms(stops, setting.vocabulary), frozenset())
    texts = _phrases(node, setting.language)
    compiled = {
        language: tuple(_patterns(each, slots, words, sorted(stops))) for language, each in texts.items()
    }
    used = {name for patterns in compiled.values() for pattern in patterns for _, name in pattern.groups}
    if all(patterns for patterns in compiled.values()):
        _report_unused(nodes, used)
    find = Phrase(tuple(compiled.items()), tuple(slots), tuple(words.items()))
    lists = {
        slot.name
        for slot in slots
        if any(f"{{{slot.name}+}}" in p.source for ps in compiled.values() for p in ps)
    }
    form = _form(find, slots, nodes, lists)
    return replace(form, names=form.names.with_sorts(dict.fromkeys(words, "number")))


def _report_unused(nodes: Mapping[str, Node], used: set[str]) -> None:
    for name, node in nodes.items():
        if name not in used:
            node.report("bad-phrase", f"no phrase has the slot '{name}'")


def _phrases(node: Node, language: str) -> dict[str, tuple[Node, ...]]:
    """The phrases by language: of the pack's, or of several."""
    if isinstance(node, MappingNode):
        return {key.text: one_or_more(lambda each: each)(value) for key, value in node.items}
    return {language: one_or_more(lambda each: each)(node)}


def _words(node: Node, setting: Setting) -> dict[str, WordList]:
    if not isinstance(node, MappingNode):
        raise node.mistake("wrong-type", f"expected a mapping from slots to word lists, not {node.kind}")
    found = {}
    for key, value in node.items:
        try:
            names = one_or_more(choice(setting.vocabulary, "word list"))(value)
            terms = [term for name in names for term in setting.vocabulary[name].terms]
            found[key.text] = WordList(" ".join(names), tuple(terms))
        except Mistake as mistake:
            node.problems.add(mistake.problem)
            found[key.text] = WordList(key.text, ())
    return found


def _patterns(
    nodes: Iterable[Node], slots: Iterable[Slot], words: Mapping[str, WordList], stops: list[str]
) -> Iterable[Pattern]:
    kinds = {slot.name: _kinds(slot.selection) for slot in slots}
    for node in nodes:
        try:
            yield compile_phrase(text(node), kinds, words, stops)
        except Mistake as mistake:
            node.problems.add(mistake.problem)
        except PhraseError as error:
            code = "bad-phrase" if error.name is None else "unbound-name"
            hint = did_you_mean(error.name, [*kinds, *words]) if error.name else None
            node.report(code, error.message, hint, at=error.at, length=error.length)


def _kinds(selection: Selection) -> frozenset[Kind] | None:
    kinds = selection.values("kind")
    return None if kinds is None else frozenset(Kind(kind) for kind in kinds if isinstance(kind, str))


def _group(fields: Fields, setting: Setting) -> Form:
    node = fields.get("group")
    assert node is not None
    by = fields.need("by", one_or_more(choice(KEYS, "field"))) or ()
    within = fields.take("within", choice(_PLACES, "place"), None)
    has = fields.take("has", lambda has: read_selection(has, setting.vocabulary), None)
    least = fields.take("min", integer, 2)
    chain = fields.take("chain", boolean, False)
    with node.fields("a figure selection") as inner:
        of = selection_from(inner, setting.vocabulary)
    slots, rest, nodes = _split(fields, setting)
    nodes = nodes or {ITEMS: node}
    by = (*by, within) if within else by
    find = Group(of, by, least, has, tuple(slots), rest, chain)
    if not slots:
        return _form(find, [Slot(ITEMS, of)], nodes, [ITEMS])
    return _form(find, [*slots, *([Slot(rest, of)] if rest else [])], nodes, [rest] if rest else [])


def _split(fields: Fields, setting: Setting) -> tuple[list[Slot], str | None, dict[str, Node]]:
    """Named single members of a group; a name with the word `rest` gets all others."""
    node = fields.get("split")
    if node is None:
        return [], None, {}
    if not isinstance(node, MappingNode):
        raise node.mistake("wrong-type", f"expected a mapping from names to selections, not {node.kind}")
    slots: list[Slot] = []
    rest: str | None = None
    nodes: dict[str, Node] = {}
    for key, value in node.items:
        if isinstance(value, MappingNode):
            slots.append(Slot(key.text, read_selection(value, setting.vocabulary)))
            nodes[key.text] = value
        else:
            choice(["rest"], "selection")(value)
            rest = key.text
    return slots, rest, nodes


def _join(fields: Fields, setting: Setting) -> Form:
    node = fields.get("join")
    assert node is not None
    within = fields.need("within", choice(_PLACES, "place")) or "sentence"
    slots, nodes = _slots(node, setting, "figures")
    if len(slots) < 2:
        raise node.mistake("ambiguous-find", "'join' takes at least two figures")
    return _form(Join(tuple(slots), within), slots, nodes)


def _relation(fields: Fields, setting: Setting) -> Form:
    """The roles of a frame; one that the rule says nothing of takes any figure that the frame does."""
    frame = fields.need("relation", choice(tuple(frames()), "frame"))
    known = frames()[frame] if frame else Frame("", ())
    slots, nodes = [], {}
    told = {role.name for role in known.roles if role.told}
    for role in known.roles:
        if role.told:
            continue
        node = fields.get(role.name)
        selection = Selection() if node is None else read_selection(node, setting.vocabulary)
        slots.append(Slot(role.name, selection))
        if node is not None:
            nodes[role.name] = node
    lists = [role.name for role in known.roles if role.several]
    forms = fields.take("form", one_or_more(choice(known.forms, "form")), ())
    form = _form(Related(known.name, tuple(slots), frozenset(forms)), slots, nodes, lists)
    return replace(form, names=form.names.with_sorts(dict.fromkeys((WAY, *told), "number")))
