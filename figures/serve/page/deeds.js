// What can be done about a finding: its suggestion is put into the text, or it is ignored, for as long as the page is open
// or for good. What is asked and shown otherwise stands in desk.js below.
"use strict";

let seen = null; // the text in which the findings that are shown have their places
const ignored = []; // entries like those of the ignore file
const suppressed = () => ({ ignore: ignored.map(({ rule, quote, reason }) => ({ rule, quote, reason })) });

// --- parts of the page ----------------------------------------------------------

function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const button = (deed, label, name) => make("button", { type: "button", "data-deed": deed, "aria-label": name ?? label }, label);

function equip(card) {
  for (const fix of all(".fix", card)) {
    fix.append(" ", button("take", "Take", `Take ${one("ins", fix).textContent} in place of ${one("del", fix).textContent}`));
  }
  one("details", card).before(make("div", { class: "deeds" }, asking(card)));
}

const asking = (card) => button("ask", "Ignore…", `Ignore finding ${card.dataset.card}`);

// Places count characters, of which the field has some as two.
function unit(text, place) {
  let at = 0;
  for (; place > 0 && at < text.length; place -= 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

// Put it in place of what stands there; false if what is shown is not of this text.
function write(start, end, text) {
  if (area.value !== seen) return false;
  const from = unit(seen, start);
  type(area, from, unit(seen, end), text);
  area.setSelectionRange(from, from + text.length);
  return true;
}

function take(fix) {
  const { start, end, replacement } = fix.dataset;
  const isDone = write(Number(start), Number(end), replacement);
  say(isDone ? `${one("del", fix).textContent} is now ${one("ins", fix).textContent}` : "The text has changed, and is checked again first");
}

function ask(card) {
  if (!one(".reason", card)) {
    const reason = make("input", { list: "reasons", value: one("#reasons option").value, maxlength: 200, spellcheck: "false" });
    const name = { class: "reason", role: "group", "aria-label": `Ignore finding ${card.dataset.card}` };
    const form = make("div", name, make("label", {}, "Reason ", reason), button("ignore", "Ignore here"));
    if (formats.article.value !== "txt") form.append(button("comment", "Write it into the article"));
    one(".deeds", card).replaceChildren(form);
  }
  one(".reason input", card).select();
  wire();
}

// Ignore all findings of a card: by comments, where the article can have them, or by entries of this page.
async function ignore(card, isWritten) {
  const reason = one(".reason input", card).value.trim() || one("#reasons option").value;
  const found = all("[data-rule]", card).map(({ dataset }) => ({ rule: dataset.rule, start: Number(dataset.start) }));
  let text = seen;
  try {
    for (const each of found) {
      if (area.value !== text) break; // somebody has typed, and it is checked again
      const told = await send("ignore", { ...article(), ...each, reason }, "json").answer;
      if (told.suppressed || area.value !== text) continue;
      if (!isWritten || !told.comment) { ignored.push(told); continue; }
      const { start, text: comment } = told.comment;
      seen = text;
      write(start, start, comment);
      text = area.value;
      for (const other of found) if (other.start >= start) other.start += [...comment].length;
    }
  } catch (error) {
    if (error !== null) say(error.message, "wrong");
    return;
  }
  list();
  await check();
}

function list() {
  one("#ignored").hidden = !ignored.length;
  one("#ignored ul").replaceChildren(...ignored.map((entry, number) => item(entry, number)));
}

function item({ rule, quote, reason, entry, comment }, number) {
  const ways = make("details", {}, make("summary", {}, "For good"));
  if (comment) ways.append(...way("In the article:", comment.text.trim()));
  ways.append(...way("In .figures-ignore.yaml:", entry));
  const back = button("restore", "Take back", `Take back: ${rule} is no longer ignored`);
  return make("li", { "data-entry": number }, make("code", {}, rule), " ", make("q", { dir: "auto" }, quote), ` ${reason} `, back, ways);
}

const way = (where, lines) => [make("p", {}, where, " ", button("copy", "Copy", `Copy what to write. ${where}`)), make("pre", {}, lines)];

function restore(line) {
  ignored.splice(Number(line.dataset.entry), 1);
  list();
  (one("#ignored button") ?? area).focus();
  check();
}

async function copy(pre) {
  getSelection().selectAllChildren(pre);
  try {
    await navigator.clipboard.writeText(pre.textContent);
    say("Copied");
  } catch {
    say("It is selected, and can be copied");
  }
}

const deeds = {
  take: (pressed) => take(pressed.closest(".fix")),
  ask: (pressed) => ask(pressed.closest(".card")),
  ignore: (pressed) => ignore(pressed.closest(".card"), false),
  comment: (pressed) => ignore(pressed.closest(".card"), true),
  restore: (pressed) => restore(pressed.closest("li")),
  copy: (pressed) => copy(pressed.parentNode.nextSibling),
};

// --- events -------------------------------------------------------------------

addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-deed]");
  if (pressed) deeds[pressed.dataset.deed](pressed);
});
addEventListener("keydown", (event) => {
  const card = event.target.closest?.(".reason")?.closest(".card");
  if (!card || event.target.matches("button")) return;
  if (event.key === "Enter") ignore(card, false);
  else if (event.key === "Escape") {
    one(".deeds", card).replaceChildren(asking(card));
    card.focus();
  } else {
    return;
  }
  event.preventDefault();
});
commands.a = () => {
  const fix = current && one(".fix", current);
  if (fix) { take(fix); area.blur(); } // the keys stay those of the report
};
commands.i = () => current && ask(current);
