// The report's behaviour: stepping through findings, lines between figures, filters, what is told of a figure.
// Nothing here makes mark-up out of text: elements are created, and text is set as text.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const MOST_WIRES = 60; // of an article with more findings, only the current one is wired
const FAR = 160; // pixels; a longer wire is drawn only for the current finding
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
let sheets = []; // the articles, in order
const tip = one("#tip");
const keys = one("#keys");
let sheet = null; // the article that is shown
let current = null; // the card that is chosen

// --- articles ---------------------------------------------------------------

function show(next) {
  if (next === sheet) return;
  sheet = next;
  for (const each of sheets) each.hidden = each !== sheet;
  for (const link of all(".index a")) {
    if (link.dataset.sheet === sheet.dataset.sheet) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  wire();
}

const cardsOf = (each) => all(".card", each).filter((card) => !card.hidden);
const shownCards = () => sheets.flatMap(cardsOf);

// --- findings ---------------------------------------------------------------

const words = (text) => text.split(" ").filter(Boolean);
const spotsOf = (card) => all(".spot", card.closest(".sheet")).filter((spot) => words(spot.dataset.cards).includes(card.dataset.card));
const isLead = (spot, card) => words(spot.dataset.leads).includes(card.dataset.card);

function choose(card, { focus = true } = {}) {
  for (const each of all(".current")) each.classList.remove("current");
  for (const spot of all("[data-current]")) delete spot.dataset.current;
  current = card;
  if (card) {
    show(card.closest(".sheet"));
    card.classList.add("current");
    for (const spot of spotsOf(card)) spot.dataset.current = severity(card);
    for (const flag of all(`.flags a[data-card="${card.dataset.card}"]`, sheet)) flag.classList.add("current");
    if (focus) card.focus({ preventScroll: true });
    const lead = spotsOf(card).find((spot) => isLead(spot, card)) ?? card;
    lead.scrollIntoView({ block: "center" });
    if (lead !== card && !inView(card)) card.scrollIntoView({ block: "nearest" });
  }
  count();
  wire();
}

const severity = (card) => ["error", "warning", "info"].find((name) => card.classList.contains(name));

function inView(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}

function step(by) {
  const cards = shownCards();
  if (!cards.length) return;
  const at = cards.indexOf(current);
  choose(cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length]);
}

function count() {
  const cards = shownCards();
  const at = cards.indexOf(current) + 1;
  one("#place").textContent = cards.length ? `${at || "–"} / ${cards.length}` : "none";
}

// --- wires: from the figure that is reported to those that it disagrees with ----

function wire() {
  if (!sheet) return;
  const svg = one(".wires", sheet);
  svg.replaceChildren();
  const cards = cardsOf(sheet);
  const wired = cards.length > MOST_WIRES ? cards.filter((card) => card === current) : cards;
  const frame = svg.getBoundingClientRect();
  for (const card of wired) svg.append(wiresOf(card, frame));
}

function wiresOf(card, frame) {
  const group = element("g", { class: `${severity(card)} ${card === current ? "current" : ""}` });
  const spots = spotsOf(card);
  const lead = spots.find((spot) => isLead(spot, card));
  if (!lead) return group;
  const from = place(lead, frame);
  for (const spot of spots) {
    if (isLead(spot, card)) continue;
    const to = place(spot, frame);
    if (card !== current && Math.abs(from.y - to.y) > FAR) continue;
    group.append(element("path", { d: bow(from, to) }), element("circle", { cx: to.x, cy: to.y, r: 2.5 }));
  }
  if (card === current) group.append(element("path", { class: "leader", d: leader(place(lead, frame), card, frame) }));
  return group;
}

function place(spot, frame) {
  const box = spot.getClientRects()[0] ?? spot.getBoundingClientRect();
  return { x: box.left + box.width / 2 - frame.left, y: box.top - frame.top, bottom: box.bottom - frame.top, right: box.right - frame.left };
}

function bow(from, to) {
  const high = Math.min(from.y, to.y) - Math.min(14, 6 + Math.abs(from.x - to.x) / 24);
  if (Math.abs(from.y - to.y) < 8) return `M${from.x} ${from.y}C${from.x} ${high} ${to.x} ${high} ${to.x} ${to.y}`;
  const [start, end] = from.y < to.y ? [from.bottom, to.y] : [from.y, to.bottom];
  const middle = (start + end) / 2;
  to.y = end;
  return `M${from.x} ${start}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${end}`;
}

function leader(from, card, frame) {
  const box = card.getBoundingClientRect();
  const y = Math.max(box.top + 12, Math.min(box.bottom - 8, frame.top + from.bottom)) - frame.top;
  return `M${from.right + 14} ${from.bottom}H${box.left - frame.left - 14}L${box.left - frame.left} ${y}`;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// --- filters ----------------------------------------------------------------

function filter() {
  const kinds = all(".chip[aria-pressed=true]").map((chip) => chip.dataset.kind);
  const rule = one("#rule").value;
  for (const figure of all("[data-figure]")) figure.classList.toggle("unmarked", kinds.length > 0 && !kinds.includes(figure.dataset.kind));
  for (const card of all(".card")) {
    const ofKind = !kinds.length || words(card.dataset.kinds).some((kind) => kinds.includes(kind));
    card.hidden = !ofKind || (rule !== "" && !words(card.dataset.rules).includes(rule));
  }
  for (const ref of all(".ref, .flags a")) ref.classList.toggle("off", one(ref.getAttribute("href")).hidden);
  if (current?.hidden) choose(null);
  count();
  wire();
}

// --- what is told of a figure -------------------------------------------------

const notes = new WeakMap(); // read when they are first asked for

function noteOf(figure) {
  const of = figure.closest(".sheet");
  if (!notes.has(of)) notes.set(of, JSON.parse(one(".notes", of).textContent));
  return notes.get(of)[figure.dataset.figure];
}

function tell(figure) {
  const note = noteOf(figure);
  const title = document.createElement("b");
  title.textContent = note.reading ?? figure.textContent;
  const list = document.createElement("dl");
  const rows = [["kind", note.kind], ["of", note.noun], ["hedged", note.hedge], ["interval", note.width], ["normalised", note.normalised], ...(note.compared ?? []).map((line, number) => [number ? "" : "compared", line])];
  for (const [name, value] of rows) {
    if (!value) continue;
    const row = document.createElement("div");
    row.append(document.createElement("dt"), document.createElement("dd"));
    row.firstChild.textContent = name;
    row.lastChild.textContent = value;
    list.append(row);
  }
  tip.replaceChildren(title, list);
  tip.hidden = false;
  const box = figure.getClientRects()[0];
  const below = box.bottom + 8 + tip.offsetHeight < innerHeight;
  tip.style.left = `${Math.max(8, Math.min(box.left, root.clientWidth - tip.offsetWidth - 8)) + scrollX}px`;
  tip.style.top = `${(below ? box.bottom + 8 : Math.max(8, box.top - 8 - tip.offsetHeight)) + scrollY}px`;
  figure.setAttribute("aria-describedby", "tip");
}

function hush() {
  tip.hidden = true;
  for (const figure of all("[aria-describedby=tip]")) figure.removeAttribute("aria-describedby");
}

function stepFigure(by) {
  const figures = all(".sheet:not([hidden]) .figure:not(.unmarked)");
  const at = figures.indexOf(document.activeElement);
  figures[at < 0 ? (by > 0 ? 0 : figures.length - 1) : (at + by + figures.length) % figures.length]?.focus();
}

// --- light and dark -----------------------------------------------------------

function turn() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("figures-theme", root.dataset.theme); } catch { /* a page of its own, without a store */ }
}

function remembered() {
  try { return localStorage.getItem("figures-theme"); } catch { return null; }
}

// --- events -------------------------------------------------------------------

const commands = {
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
  f: () => stepFigure(1), F: () => stepFigure(-1), t: turn,
  r: () => one(".sheet:not([hidden]) .recomputed")?.focus(),
  "?": () => keys.showModal(), Escape: () => { hush(); choose(null); document.activeElement.blur(); },
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open || event.target.matches("select, input, textarea")) return;
  if (event.key === "Enter" && current && event.target === current) {
    const more = one("details", current);
    more.open = !more.open;
  } else if (commands[event.key]) {
    commands[event.key]();
  } else {
    return;
  }
  event.preventDefault();
});

addEventListener("click", (event) => {
  const link = event.target.closest("a[data-card]");
  const chip = event.target.closest(".chip");
  const card = event.target.closest(".card");
  if (link) {
    event.preventDefault();
    choose(one(link.getAttribute("href")));
  } else if (chip) {
    chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
    filter();
  } else if (card && card !== current) {
    choose(card);
  }
});

addEventListener("mouseover", (event) => {
  const figure = event.target.closest?.("[data-figure]");
  if (figure) tell(figure);
});
addEventListener("mouseout", (event) => { if (event.target.closest?.(".figure")) hush(); });
addEventListener("focusin", (event) => {
  if (event.target.matches(".figure")) tell(event.target);
  else if (event.target.matches(".card") && event.target !== current) choose(event.target);
});
addEventListener("focusout", hush);
addEventListener("toggle", () => wire(), true);
addEventListener("resize", () => wire());
addEventListener("hashchange", open);
one("#rule").addEventListener("change", filter);
one("#next").addEventListener("click", () => step(1));
one("#previous").addEventListener("click", () => step(-1));
one("#theme").addEventListener("click", turn);
one("#help").addEventListener("click", () => keys.showModal());

function open() {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches(".card")) choose(target);
  else if (target?.matches(".sheet")) { show(target); scrollTo(0, 0); }
}

// What was there is gone, or not yet there: the articles of the page are those that it has now.
function renew() {
  sheets = all(".sheet");
  sheet = null;
  hush();
  choose(null);
  if (sheets.length) show(sheets[0]);
  filter();
}

const theme = remembered();
if (theme) root.dataset.theme = theme;
renew();
open();
