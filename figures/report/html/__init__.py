"""A report as one page for the browser, which needs no network and runs nothing of an article.

`page` makes what the templates show out of a run; `page.html`, `sheet.html`, `page.css` and `page.js` are the
page itself.
"""
