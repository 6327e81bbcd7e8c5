
// The page of `errcat export --format html` is whole without this script, which adds search,
// filters, sorting and keys. It makes no markup from text: what documents say stays text.
"use strict";

const table = document.querySelector("table");
const form = document.getElementById("controls");
const search = document.getElementById("search");
const facets = ["source", "domain", "cause", "area"];

const parts = []; // of long lists, and of the sorted codes
const groups = []; // one for each list of the documents
const entries = []; // one for each row that is a code, in the order of the documents
const bestPart = newPart("best");
let order = entries; // as sorted
let best = []; // whose code or symbol is what was typed
let opened = new Set(); // rows that show what to do

// A row that is a code. Opening a page asks for the facets alone, so texts wait for the first search.
class Entry {
  #code;
  #symbol;
  #text;
  isShown = true;

  constructor(row, group, part, index) {
    const areas = row.getAttribute("data-areas");
    this.row = row;
    this.group = group;
    this.part = part;
    this.home = part; // the part that it is in, as sorted, when it is not among the best
    this.index = index;
    this.cause = row.getAttribute("data-cause");
    // The values of the facets.
    this.values = [[group.source], [group.domain], [this.cause], areas ? areas.split(" ") : []];
  }

  get link() {
    return this.row.firstElementChild.firstElementChild;
  }

  get code() {
    return this.#code ??= this.link.textContent;
  }

  get symbol() {
    return this.#symbol ??= this.link.nextElementSibling?.textContent ?? "";
  }

  // What a search looks through: RateLimitExceeded is one word and three.
  get text() {
    if (this.#text === undefined) {
      const text = Array.from(this.row.cells).slice(0, 4).map((cell) => cell.textContent).join(" ");
      const parts = text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2");
      this.#text = folded(parts === text ? text : `${text} ${parts}`);
    }
    return this.#text;
  }
}

// A list's first part has an id and the heading; the list goes on in the parts after it.
function read(part) {
  if (part.id) {
    const heading = part.rows[0];
    const count = heading.querySelector(".count");
    const { name, source } = part.dataset;
    groups.push({ id: part.id, domain: name, source, heading, count, text: count.textContent, size: 0 });
  }
  if (part.className === "part") parts.push(part);
  const group = groups.at(-1);
  for (const row of part.querySelectorAll("tr[id]")) {
    entries.push(new Entry(row, group, part, entries.length));
    group.size += 1;
  }
}

// MARK: Words

// A text without case, accents and punctuation: " words with spaces around ".
function folded(text) {
  const plain = /^[ -~]*$/.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

// What to look for in the text of an entry: the beginning of a word; in scripts without spaces, anything.
function needles(query) {
  return folded(query).split(" ").filter(Boolean).map((word) =>
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(word.normalize("NFC"))
      ? word : ` ${word}`);
}

// MARK: Showing what fits

function update() {
  const query = search.value.trim();
  const words = needles(query);
  const chosen = facets.map((facet) => form.elements[facet].value);
  const tallies = facets.map(() => new Map());
  const shown = new Map();
  let count = 0;
  for (const entry of entries) {
    let isShown = hasAll(words, entry);
    if (isShown) {
      let misses = 0;
      let missed; // the last facet that the entry does not fit
      for (let place = 0; place < facets.length; place += 1) {
        if (!chosen[place] || entry.values[place].includes(chosen[place])) continue;
        misses += 1;
        missed = place;
      }
      isShown = misses === 0;
      // A facet's numbers are those of all that the search and the other facets leave.
      if (misses === 1) tally(entry.values[missed], tallies[missed]);
      for (let place = 0; place < facets.length && isShown; place += 1) tally(entry.values[place], tallies[place]);
    }
    if (isShown !== entry.isShown) {
      entry.isShown = isShown;
      entry.row.hidden = !isShown;
    }
    if (isShown) {
      count += 1;
      shown.set(entry.group, (shown.get(entry.group) ?? 0) + 1);
    }
  }
  const typed = query.toLowerCase();
  moveBest(typed ? entries.filter((entry) => entry.isShown
    && (entry.code.toLowerCase() === typed || entry.symbol.toLowerCase() === typed)) : []);
  showParts(count < entries.length);
  showCounts(count, shown, tallies);
  highlight(words);
  remember();
}

function hasAll(words, entry) {
  for (const word of words) {
    if (!entry.text.includes(word)) return false;
  }
  return true;
}

function tally(values, counts) {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

// Hides the parts of the table that have no row to show; in a search, the style needs to know how
// many rows the others have.
function showParts(isSearch) {
  table.classList.toggle("searched", isSearch);
  const rows = new Map();
  for (const entry of entries) {
    if (entry.isShown) rows.set(entry.home, (rows.get(entry.home) ?? 0) + 1);
  }
  for (const entry of best) rows.set(entry.home, rows.get(entry.home) - 1);
  for (const part of parts) {
    const count = rows.get(part) ?? 0;
    part.hidden = count === 0;
    if (isSearch && count > 0) part.style.setProperty("--rows", count);
  }
}

function showCounts(count, shown, tallies) {
  const isWhole = count === entries.length;
  const all = `${entries.length} code${entries.length === 1 ? "" : "s"}`;
  document.getElementById("status").value = isWhole ? all : `${count} of ${all}`;
  document.getElementById("none").hidden = count > 0;
  suggest(count > 0 ? "" : search.value);
  table.hidden = count === 0;
  for (const group of groups) {
    const number = shown.get(group) ?? 0;
    group.heading.hidden = sorting.key !== "" || number === 0
      || best.filter((entry) => entry.group === group).length === number;
    const text = number === group.size ? group.text : `${number} of ${group.text}`;
    if (group.count.textContent !== text) group.count.textContent = text;
  }
  facets.forEach((facet, place) => {
    for (const option of form.elements[facet].options) {
      if (!option.value) continue;
      const text = `${option.dataset.title} (${tallies[place].get(option.value) ?? 0})`;
      if (option.textContent !== text) option.textContent = text;
    }
  });
}

// Marks what was searched for, without touching the markup: in the first rows at once, in others
// when they come into sight.
function highlight(words) {
  found?.clear();
  marked.clear();
  sought = words;
  let rows = 0;
  for (const entry of best.concat(order)) {
    if (!entry.isShown) continue;
    if (++rows > 25) break;
    mark(entry.row);
  }
  for (const row of inSight) mark(row);
}

const found = window.CSS?.highlights && new Highlight();
if (found) CSS.highlights.set("found", found);
const marked = new Set(); // rows
const inSight = new Set(); // rows that the browser lays out
let sought = []; // the words of the search

// The browser skips and shows whole parts of long lists, and single rows of others.
function onSight(event) {
  for (const row of event.target.matches("tr") ? [event.target] : event.target.rows) {
    if (event.skipped) inSight.delete(row);
    else inSight.add(row);
    mark(row);
  }
}

function mark(row) {
  if (!found || sought.length === 0 || row.hidden || marked.has(row) || !row.id) return;
  marked.add(row);
  for (const cell of Array.from(row.cells).slice(0, 4)) markIn(cell);
}

function markIn(cell) {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const match of node.data.matchAll(/(?:\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{L}\p{N}\p{M}])[\p{Ll}\p{Lo}\p{N}\p{M}]*|[\p{L}\p{N}\p{M}]+/gu)) {
      const word = folded(match[0]).trimEnd();
      for (const needle of sought) {
        const place = word.indexOf(needle);
        if (place < 0) continue;
        // Where folding changed the length, all of the word is marked.
        const isSame = word.length - 1 === match[0].length;
        const start = isSame ? Math.max(place + (needle[0] === " " ? 0 : -1), 0) : 0;
        const length = isSame ? needle.trimStart().length : match[0].length;
        // A Range would be kept up to date at each move of a row.
        found.add(new StaticRange({
          startContainer: node, startOffset: match.index + start,
          endContainer: node, endOffset: match.index + start + length,
        }));
      }
    }
  }
}

// MARK: Order

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const keys = {
  code: (entry) => entry.code,
  description: (entry) => entry.row.cells[1].textContent,
  cause: (entry) => entry.row.cells[2].textContent,
  domain: (entry) => entry.group.domain,
};

// Numbers stand before other codes, by their value.
function compareCodes(left, right) {
  const [a, b] = [Number(left), Number(right)];
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
  return a - b || collator.compare(left, right);
}

let sorting = { key: "", isDescending: false };

function sort(key, isDescending = false) {
  sorting = { key: Object.hasOwn(keys, key) ? key : "", isDescending };
  const compare = sorting.key === "code" ? compareCodes : collator.compare;
  order = entries;
  if (sorting.key) {
    const values = entries.map(keys[sorting.key]);
    const sign = isDescending ? -1 : 1;
    order = entries.slice().sort((a, b) =>
      sign * (values[a.index] === values[b.index] ? 0 : compare(values[a.index], values[b.index]))
        || a.index - b.index);
  }
  table.classList.toggle("flat", sorting.key !== "");
  for (const [place, entry] of order.entries()) {
    entry.home = sorting.key ? sortedPart(Math.floor(place / partSize)) : entry.part;
  }
  const isBest = new Set(best);
  const rows = Map.groupBy(order.filter((entry) => !isBest.has(entry)), (entry) => entry.home);
  for (const [part, list] of rows) part.append(...list.map((entry) => entry.row));
  for (const header of table.tHead.querySelectorAll("[data-sort]")) {
    if (header.dataset.sort !== sorting.key) header.removeAttribute("aria-sort");
    else header.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
  }
  form.elements.sort.value = sorting.key;
}

// A browser lays out a part of the table when it comes into sight, so a long list has many.
const partSize = 25;
const sortedParts = [];

function sortedPart(place) {
  if (!sortedParts[place]) {
    sortedParts[place] = newPart("part");
    parts.push(sortedParts[place]);
    (sortedParts[place - 1] ?? bestPart).after(sortedParts[place]);
  }
  return sortedParts[place];
}

function newPart(name) {
  const part = document.createElement("tbody");
  part.className = name;
  part.setAttribute("role", "rowgroup");
  return part;
}

// Puts the rows whose code or symbol was typed above all others, and opens them.
function moveBest(entriesNow) {
  const before = best;
  best = entriesNow;
  for (const entry of before) {
    if (best.includes(entry)) continue;
    const rest = order.slice(order.indexOf(entry) + 1);
    const next = rest.find((other) => other.row.parentElement === entry.home);
    entry.home.insertBefore(entry.row, next?.row ?? null);
    close(entry);
  }
  for (const entry of best) {
    if (entry.row.parentElement === bestPart) continue;
    bestPart.append(entry.row);
    open(entry);
  }
  bestPart.hidden = best.length === 0;
}

// MARK: What to do about a code

function open(entry) {
  if (opened.has(entry)) return;
  opened.add(entry);
  const cell = document.createElement("td");
  cell.className = "more";
  cell.setAttribute("role", "cell");
  cell.id = `${entry.row.id}:more`;
  const cause = document.getElementById(`cause:${entry.cause}`);
  for (const dd of cause?.querySelectorAll("dd") ?? []) cell.append(paragraph(dd.textContent));
  cell.append(place(entry));
  const code = entry.code.toLowerCase();
  const elsewhere = entries.filter((other) => other !== entry && other.code.toLowerCase() === code);
  if (elsewhere.length > 0) cell.append(links(elsewhere));
  entry.row.append(cell);
  entry.row.classList.add("open");
  const button = toggle(entry);
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-controls", cell.id);
}

function close(entry) {
  if (!opened.delete(entry)) return;
  entry.row.querySelector(":scope > .more").remove();
  entry.row.classList.remove("open", "chosen");
  toggle(entry).setAttribute("aria-expanded", "false");
  toggle(entry).removeAttribute("aria-controls");
}

function toggle(entry) {
  return entry.row.querySelector(".cause");
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

// Where the documents have a code: the table's title, then path:line.
function place(entry) {
  const { id, heading } = entry.group;
  const title = document.createElement("a");
  title.href = `#${encodeURIComponent(id)}`;
  title.dir = "auto";
  title.textContent = heading.querySelector("h2").textContent;
  const path = document.createElement("bdi");
  path.textContent = Array.from(heading.querySelectorAll("p bdi")).at(-1).textContent;
  const element = paragraph("In ");
  element.className = "quiet";
  element.append(title, ", ", path, `:${entry.row.querySelector(".line").textContent}`);
  return element;
}

function links(others) {
  const element = paragraph("Elsewhere: ");
  element.className = "quiet";
  others.slice(0, 12).forEach((other, place) => {
    const link = document.createElement("a");
    link.href = other.link.getAttribute("href");
    link.textContent = `${other.group.domain}:${other.code}`;
    const text = document.createElement("bdi");
    text.textContent = other.row.cells[1].firstChild?.nodeValue ?? "";
    element.append(place > 0 ? "; " : "", link, " ", text);
  });
  if (others.length > 12) element.append(`; ${others.length - 12} more`);
  return element;
}
