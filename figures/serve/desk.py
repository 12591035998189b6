"""The page into which articles are pasted. What it shows of them is the HTML report, by the same templates."""

from __future__ import annotations

from figures.lexicon import languages
from figures.report.html.page import Overview
from figures.report.html.render import asset, environment, policy, style
from figures.serve import page
from figures.suppress.writing import REASONS
from figures.trace.formats import page as traced

_REPORT = "figures.report.html"


def desk(version: str) -> tuple[str, str]:
    """The page, and the policy that its answer must have: it may speak with this server, and with nobody else."""
    own, report, trace = (page.__name__, "desk.css"), (_REPORT, "page.css"), (traced.__name__, "page.css")
    look = style(trace, report, own)  # what is answered has none of its own
    scripts = [asset(_REPORT, "page.js"), *(asset(page.__name__, name) for name in ("deeds.js", "desk.js"))]
    allowed = policy([look], scripts, connect_src="'self'")
    templates = environment(page.__name__, _REPORT)
    nothing = Overview((), (), (), 0, 0, 0, 0, (), version)
    head = templates.get_template("desk.html").render(
        overview=nothing, styles=[look], policy=allowed, languages=languages(), reasons=REASONS
    )
    foot = templates.get_template("desk-foot.html").render(scripts=scripts)
    return head + foot, f"{allowed}; frame-ancestors 'none'"
