"""What the elements of HTML mean for an article; all of it is data."""

from __future__ import annotations

from figures.model import Section

REFERENCES = frozenset({"doc-noteref", "footnote-ref", "noteref"})
"""Classes and roles of the marks that lead to footnotes."""

VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
"""Elements at whose tags a paragraph ends."""

LEFT_OUT = frozenset(
    {
        "script", "style", "template", "noscript", "nav", "aside", "footer", "title", "textarea", "select", "button",
        "iframe", "object", "audio", "video", "canvas", "del", "s", "strike", "pre", "dialog", "menu", "rp", "rt",
        "noembed", "noframes", "xmp", "datalist", "optgroup", "option", "map",
    }
)  # fmt: skip

STOOD_FOR = frozenset({"code", "kbd", "samp", "var", "svg", "math"})
"""Elements within a line that are no prose, but separate what stands on their two sides."""

FOREIGN = frozenset({"svg", "math"})
"""Elements in which a slash ends an element."""

LISTS = frozenset({"ul", "ol", "dl"})
ITEMS = frozenset({"li", "dt"})
"""What begins an item of a list; what explains a term (`dd`) belongs to its item."""
GROUPS = LISTS | {"blockquote"}
TABLES = frozenset({"table", "tr", "td", "th"})

SECTIONS = {
    "li": Section.LIST,
    "dt": Section.LIST,
    "dd": Section.LIST,
    "blockquote": Section.QUOTE,
    "figcaption": Section.CAPTION,
    "caption": Section.CAPTION,
}

NAMED_SECTIONS = {
    "footnote": Section.FOOTNOTE,
    "footnotes": Section.FOOTNOTE,
    "endnotes": Section.FOOTNOTE,
    "doc-footnote": Section.FOOTNOTE,
    "doc-endnote": Section.FOOTNOTE,
    "doc-endnotes": Section.FOOTNOTE,
    "caption": Section.CAPTION,
    "wp-caption-text": Section.CAPTION,
    "standfirst": Section.STANDFIRST,
    "subtitle": Section.STANDFIRST,
    "subheadline": Section.STANDFIRST,
    "dek": Section.STANDFIRST,
    "deck": Section.STANDFIRST,
    "doc-subtitle": Section.STANDFIRST,
}
"""Classes, ids, roles and properties that name a section."""

ABOUT_THE_PAGE = frozenset(
    {
        "ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "comments", "comment-list", "cookie",
        "cookie-banner", "disqus_thread", "menu", "most-read", "navigation", "newsletter", "newsletter-signup",
        "pagination", "paywall", "popular", "promo", "pull-quote", "pullquote", "read-more", "recommended", "related",
        "related-articles", "related-content", "related-links", "related-posts", "share", "share-buttons", "sharing",
        "sidebar", "sign-up", "site-footer", "site-header", "skip-link", "social", "social-share", "sponsored",
        "subscribe", "tags", "toc", "trending", "banner", "complementary", "contentinfo", "search",
    }
)  # fmt: skip
"""Classes, ids and roles of what surrounds an article; left out unless most of the page's prose is in it."""

TABLE_PARTS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"})

_TABLE = frozenset({"table"})
_CELLS = frozenset({"td", "th", "caption"})
_ROWS = _CELLS | {"tr"}
_GROUPS = _ROWS | {"tbody", "thead", "tfoot"}
_SCOPES = frozenset({"table", "td", "th", "caption", "button", "object"})
_OTHERS = BLOCKS - _GROUPS - {"li", "dt", "dd", "html", "head", "body"}

CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(_OTHERS, (frozenset({"p"}), _SCOPES)),
    "li": (frozenset({"li", "p"}), LISTS | _SCOPES),
    "dt": (frozenset({"dt", "dd", "p"}), LISTS | _SCOPES),
    "dd": (frozenset({"dt", "dd", "p"}), LISTS | _SCOPES),
    "td": (_CELLS, _TABLE),
    "th": (_CELLS, _TABLE),
    "tr": (_ROWS, _TABLE),
    "tbody": (_GROUPS, _TABLE),
    "thead": (_GROUPS, _TABLE),
    "tfoot": (_GROUPS, _TABLE),
}
"""Elements whose start tag ends others that are open, as far out as an element of the second set."""
