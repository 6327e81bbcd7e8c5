
// The page of `errcat export --format html` is whole without this script, which adds search,
// filters, sorting and keys. It makes no markup from text: what documents say stays text.
"use strict";

const table = document.querySelector("table");
const form = document.getElementById("controls");
const search = document.getElementById("search");
const facets = ["source", "domain", "cause", "area"];

// One entry for each row that is a code, in the order of the documents.
const entries = table ? Array.from(table.querySelectorAll("tbody > tr[id]"), readEntry) : [];
const byID = new Map(entries.map((entry) => [entry.row.id, entry]));
const byCode = Map.groupBy(entries, (entry) => entry.code.toLowerCase());
let order = entries; // as sorted
let best = []; // whose code or symbol is what was typed
let opened = new Set(); // rows that show what to do

function readEntry(row, index) {
  const cells = row.cells;
  const group = row.parentElement;
  const { cause, areas } = row.dataset;
  return {
    row, index, group,
    code: cells[0].firstElementChild.textContent,
    symbol: cells[0].querySelector(".symbol")?.textContent ?? "",
    domain: group.dataset.name,
    cause,
    // The values of the facets.
    values: [[group.dataset.source], [group.dataset.name], [cause], areas ? areas.split(" ") : []],
    text: undefined, // made for the first search
    isShown: true,
  };
}

// MARK: Words

// A text without case, accents and punctuation: " words with spaces around ".
function folded(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

// What a search looks through: RateLimitExceeded is one word and three.
function searched(entry) {
  if (entry.text === undefined) {
    const text = Array.from(entry.row.cells).slice(0, 4).map((cell) => cell.textContent).join(" ");
    const parts = text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2");
    entry.text = folded(parts === text ? text : `${text} ${parts}`);
  }
  return entry.text;
}

// What to look for in searched(): the beginning of a word; in scripts without spaces, anything.
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
    let isShown = words.every((word) => searched(entry).includes(word));
    if (isShown) {
      const missed = facets.filter((_, place) => chosen[place] && !entry.values[place].includes(chosen[place]));
      isShown = missed.length === 0;
      // A facet's numbers are those of all that the search and the other facets leave.
      for (let place = 0; place < facets.length && missed.length < 2; place += 1) {
        if (isShown || missed[0] === facets[place]) tally(entry.values[place], tallies[place]);
      }
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
  showCounts(count, shown, tallies);
  highlight(words);
  remember();
}

function tally(values, counts) {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function showCounts(count, shown, tallies) {
  const isWhole = count === entries.length;
  const all = `${entries.length} code${entries.length === 1 ? "" : "s"}`;
  document.getElementById("status").value = isWhole ? all : `${count} of ${all}`;
  document.getElementById("none").hidden = count > 0;
  suggest(count > 0 ? "" : search.value);
  table.hidden = count === 0;
  for (const group of groups) {
    const number = shown.get(group.body) ?? 0;
    group.heading.hidden = number === 0 || best.filter((entry) => entry.group === group.body).length === number;
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

// Marks what was searched for, without touching the markup, in the first rows.
function highlight(words) {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("found");
  if (words.length === 0) return;
  const ranges = [];
  let rows = 0;
  for (const entry of best.concat(order)) {
    if (!entry.isShown) continue;
    if (++rows > 300) break;
    for (const cell of Array.from(entry.row.cells).slice(0, 4)) markIn(cell, words, ranges);
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function markIn(cell, words, ranges) {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const match of node.data.matchAll(/(?:\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{L}\p{N}\p{M}])[\p{Ll}\p{Lo}\p{N}\p{M}]*|[\p{L}\p{N}\p{M}]+/gu)) {
      const word = folded(match[0]).trimEnd();
      for (const needle of words) {
        const place = word.indexOf(needle);
        if (place < 0) continue;
        // Where folding changed the length, all of the word is marked.
        const isSame = word.length - 1 === match[0].length;
        const start = isSame ? Math.max(place + (needle[0] === " " ? 0 : -1), 0) : 0;
        const length = isSame ? needle.trimStart().length : match[0].length;
        // A Range would be kept up to date at each move of a row.
        ranges.push(new StaticRange({
          startContainer: node, startOffset: match.index + start,
          endContainer: node, endOffset: match.index + start + length,
        }));
      }
    }
  }
}

// MARK: Order

const number = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const keys = {
  code: (entry) => entry.code,
  description: (entry) => entry.row.cells[1].textContent,
  cause: (entry) => entry.row.cells[2].textContent,
  domain: (entry) => entry.domain,
};

// Numbers stand before other codes, by their value.
function compareCodes(left, right) {
  const [a, b] = [Number(left), Number(right)];
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
  return a - b || number.compare(left, right);
}

let sorting = { key: "", isDescending: false };

function sort(key, isDescending = false) {
  sorting = { key: Object.hasOwn(keys, key) ? key : "", isDescending };
  const compare = sorting.key === "code" ? compareCodes : number.compare;
  order = entries;
  if (sorting.key) {
    const values = entries.map(keys[sorting.key]);
    const sign = isDescending ? -1 : 1;
    order = entries.slice().sort((a, b) =>
      sign * (values[a.index] === values[b.index] ? 0 : compare(values[a.index], values[b.index]))
        || a.index - b.index);
  }
  table.classList.toggle("flat", sorting.key !== "");
  for (const group of groups) group.body.hidden = sorting.key !== "";
  const isBest = new Set(best);
  const rows = Map.groupBy(order.filter((entry) => !isBest.has(entry)), home);
  for (const [body, list] of rows) body.append(...list.map((entry) => entry.row));
  for (const header of table.tHead.querySelectorAll("[data-sort]")) {
    if (header.dataset.sort !== sorting.key) header.removeAttribute("aria-sort");
    else header.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
  }
  form.elements.sort.value = sorting.key;
}

// The part of the table that a row is in when it is not the best.
function home(entry) {
  return sorting.key ? sortedBody : entry.group;
}

// Puts the rows whose code or symbol was typed above all others, and opens them.
function moveBest(entriesNow) {
  const before = best;
  best = entriesNow;
  for (const entry of before) {
    if (best.includes(entry)) continue;
    const parent = home(entry);
    const rest = order.slice(order.indexOf(entry) + 1);
    const next = rest.find((other) => other.row.parentElement === parent);
    parent.insertBefore(entry.row, next?.row ?? null);
    close(entry);
  }
  for (const entry of best) {
    if (entry.row.parentElement === bestBody) continue;
    bestBody.append(entry.row);
    open(entry);
  }
  bestBody.hidden = best.length === 0;
  table.classList.toggle("flat", sorting.key !== "");
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
  const elsewhere = (byCode.get(entry.code.toLowerCase()) ?? []).filter((other) => other !== entry);
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
  const heading = entry.group.rows[0];
  const title = document.createElement("a");
  title.href = `#${encodeURIComponent(entry.group.id)}`;
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
    link.href = other.row.cells[0].firstElementChild.getAttribute("href");
    link.textContent = `${other.domain}:${other.code}`;
    const text = document.createElement("bdi");
    text.textContent = other.row.cells[1].firstChild?.nodeValue ?? "";
    element.append(place > 0 ? "; " : "", link, " ", text);
  });
  if (others.length > 12) element.append(`; ${others.length - 12} more`);
  return element;
}
