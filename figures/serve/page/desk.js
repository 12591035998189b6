// The page's behaviour: what is written, pasted or dropped goes to the server, whose report is shown by page.js above;
// deeds.js has what can be done about findings.
// Answers are taken as documents, in which nothing runs; no mark-up is made out of text here.
"use strict";

const DELAY = 300; // milliseconds without a key before a text is sent
const area = one("#article");
const source = one("#source");
const formats = { article: one("#format"), source: one("#source-format") };
const EXAMPLE = `Bridge to open late, at £1.4 billion

Costs have risen from £850 million to £1.4 billion, an increase of 45%, the council said on Monday.

Maintenance will cost £3 million a year, or £250,000 a month. The bridge is 10 miles (26 km) long, and 3 of 4 residents (75%) want it.
`;
let timer = 0;
let running = []; // the requests whose answers are waited for

// --- asking -------------------------------------------------------------------

function send(path, body, type) {
  const request = new XMLHttpRequest();
  const answer = new Promise((resolve, reject) => {
    request.open("POST", path);
    request.setRequestHeader("Content-Type", "application/json");
    request.responseType = type;
    request.onreadystatechange = () => { if (request.readyState === 2 && request.status !== 200) request.responseType = "json"; };
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(new Error(request.response?.message ?? `the server says ${request.status}`)));
    request.onerror = () => reject(new Error("the server does not answer; is it still running?"));
    request.onabort = () => reject(null);
    request.send(JSON.stringify(body));
  });
  return { answer, stop: () => request.abort() };
}

const given = (text, name) => ({ text: text.value, name: `${name}.${formats[name].value}` });
const article = () => ({ ...given(area, "article"), date: one("#date").value || null, locale: one("#locale").value.trim() || null });
const sources = () => (source.value.trim() ? [given(source, "source")] : []);

function stop() {
  clearTimeout(timer);
  for (const each of running) each.stop();
  running = [];
}

function later() {
  stop();
  one("#checked").classList.add("stale");
  one("#traced").classList.add("stale");
  timer = setTimeout(check, DELAY);
}

async function check() {
  stop();
  const isTraced = sources().length > 0;
  one("#views").hidden = !isTraced;
  if (!isTraced) one("[name=view][value=checked]").checked = true;
  for (const button of all(".downloads button")) button.disabled = !area.value.trim();
  if (!area.value.trim()) {
    fill(one("#checked"), []);
    fill(one("#traced"), []);
    summarise();
    say("");
    view();
    renew();
    return;
  }
  say("Checking…");
  const text = area.value;
  const mine = [send("check?format=bare-html", { ...article(), ...suppressed() }, "document")];
  if (isTraced) mine.push(send("trace?format=bare-html", { ...article(), sources: sources() }, "document"));
  running = mine;
  try {
    const [checked, traced] = await Promise.all(mine.map((each) => each.answer));
    if (running !== mine) return;
    running = [];
    seen = text;
    fill(one("#checked"), [...one("main", checked).childNodes]);
    all("#checked .card").forEach(equip);
    fill(one("#traced"), traced ? [one(".verdicts", traced), ...all(".failures, .pair", traced)] : []);
    summarise(checked);
    say(one(".sum").textContent.replace(/\s+/g, " ").trim(), "said"); // which the head shows
  } catch (error) {
    if (error === null || running !== mine) return; // somebody typed on
    stop();
    say(error.message, "wrong");
  }
  view();
  renew();
}

function say(text, how = "") {
  const state = one("#state");
  state.textContent = text;
  state.className = `state ${how}`;
}

// --- showing ------------------------------------------------------------------

function fill(place, nodes) {
  place.replaceChildren(...nodes.map((node) => document.adoptNode(node)));
  place.classList.remove("stale");
}

// The head of the report: its counts, its kinds and its rules; the choice among them stays.
function summarise(report) {
  const pressed = all(".chip[aria-pressed=true]").map((chip) => chip.dataset.kind);
  const rule = one("#rule").value;
  for (const selector of [".sum", ".filters", "#rule"]) {
    const from = report ? [...one(selector, report).childNodes] : [];
    if (report || selector !== "#rule") one(selector).replaceChildren(...from.map((node) => document.adoptNode(node)));
  }
  for (const chip of all(".chip")) chip.setAttribute("aria-pressed", pressed.includes(chip.dataset.kind));
  one("#rule").value = all("#rule option").some((option) => option.value === rule) ? rule : "";
}

function view() {
  const chosen = one("[name=view]:checked").value;
  for (const name of ["checked", "traced"]) one(`#${name}`).hidden = name !== chosen;
  wire();
}

// --- documents ------------------------------------------------------------------

const encoded = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(new Error(`${file.name} cannot be read`));
  reader.readAsDataURL(file);
});

// A document becomes text that can be written on: as it is, or as Markdown that the server makes of it.
async function read(given, into) {
  stop();
  say("Reading…");
  const mine = [];
  running = mine;
  try {
    const body = await given;
    if (running !== mine) return;
    mine.push(send("read", body, "json"));
    const found = await mine[0].answer;
    if (running !== mine) return;
    put(into, found.text, found.name.slice(found.name.lastIndexOf(".") + 1).toLowerCase());
    if (into === "article") {
      one("#date").value = found.date ?? "";
      one("#locale").value = found.locale ?? "";
    }
  } catch (error) {
    if (error !== null && running === mine) say(error.message, "wrong");
    return;
  }
  check();
}

// As if it were typed, so that the browser's undo brings back what was there.
function type(field, start, end, text) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  if (!document.execCommand(text ? "insertText" : "delete", false, text)) field.setRangeText(text);
}

function overwrite(field, text) {
  const before = document.activeElement;
  type(field, 0, field.value.length, text);
  if (before !== field) field.blur();
}

const NAMES = { text: "txt", markdown: "md", asciidoc: "adoc" };

function put(into, text, format) {
  const [field, choice] = [one(`#${into}`), formats[into]];
  const name = NAMES[format] ?? format;
  choice.value = [...choice.options].some((option) => option.value === name) ? name : "txt";
  if (into === "source") one("#against").open = true;
  overwrite(field, text);
  field.setSelectionRange(0, 0);
  field.scrollTop = 0;
}

const readFile = (file, into) => read(encoded(file).then((data) => ({ data, name: file.name })), into);
const readPage = (html, into) => read(Promise.resolve({ text: html, name: "pasted.html" }), into);

function paste(event) {
  const field = event.target;
  const html = event.clipboardData.getData("text/html");
  const [file] = event.clipboardData.files;
  const isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  if (html && isWhole) readPage(html, field.id);
  else if (file && !html && !event.clipboardData.getData("text/plain")) readFile(file, field.id);
  else return;
  event.preventDefault();
}

function drop(event) {
  const into = event.target.closest?.("[data-drop]")?.dataset.drop ?? "article";
  const [file] = event.dataTransfer.files;
  const html = event.dataTransfer.getData("text/html");
  const isEmpty = one(`#${into}`).value === "";
  dragged(null);
  if (file) readFile(file, into);
  else if (html && isEmpty) readPage(html, into);
  else return;
  event.preventDefault();
}

function dragged(field) {
  for (const each of all("[data-drop]")) each.classList.toggle("dropping", each === field);
}

async function download(button) {
  const isTrace = button.dataset.file === "report.html" && one("[name=view]:checked").value === "traced";
  const path = isTrace ? "trace?format=html" : button.dataset.path;
  const beside = path.startsWith("check") ? suppressed() : { sources: sources() };
  try {
    const content = await send(path, { ...article(), ...beside }, "blob").answer;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = button.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (error) {
    say(error.message, "wrong");
  }
}

// --- events -------------------------------------------------------------------

commands.e = () => area.focus();
for (const field of [area, source]) {
  field.addEventListener("input", later);
  field.addEventListener("paste", paste);
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") field.blur(); });
}
for (const field of [one("#date"), one("#locale"), ...Object.values(formats)]) field.addEventListener("change", check);
for (const choice of all("[name=view]")) choice.addEventListener("change", view);
for (const button of all("[type=file]")) {
  button.addEventListener("change", () => {
    if (button.files[0]) readFile(button.files[0], button.dataset.into);
    button.value = "";
  });
}
for (const button of all(".downloads button")) button.addEventListener("click", () => download(button));
one("#editor").addEventListener("submit", (event) => event.preventDefault());
one("#example").addEventListener("click", () => { put("article", EXAMPLE, "txt"); check(); });
addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files") && !event.target.closest?.("textarea")) return;
  dragged(event.target.closest?.("[data-drop]") ?? one("[data-drop=article]"));
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
addEventListener("dragleave", (event) => { if (!event.relatedTarget) dragged(null); });
addEventListener("drop", drop);
summarise();
if (area.value.trim()) check();
else area.focus();
