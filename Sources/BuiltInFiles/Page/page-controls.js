
// The third part of page.js: addresses, keys and buttons, and the start.

// MARK: Addresses

// Shows the code that the address names: by its id, or by its code alone.
function follow() {
  const name = decoded(location.hash.slice(1));
  if (!name) return;
  const entry = entries.find((each) => each.row.id === name);
  if (entry) {
    if (!entry.isShown) clear();
    for (const other of opened) if (!best.includes(other)) close(other);
    open(entry);
    entry.row.classList.add("chosen");
    entry.row.scrollIntoView({ block: "center" });
    entry.link.focus({ preventScroll: true });
    return;
  }
  const group = groups.find((each) => each.id === name);
  if (group) showTable(group);
  if (document.getElementById(name)) return;
  const small = name.toLowerCase();
  const other = entries.find((each) => each.code.toLowerCase() === small)
    ?? entries.find((each) => each.row.id.toLowerCase() === small.replace(/\s/g, "_"))
    ?? entries.find((each) => each.symbol && each.symbol.toLowerCase() === small);
  if (other) location.replace(other.link.getAttribute("href"));
}

// Shows a table that filters hide, or that sorting took apart.
function showTable(group) {
  if (sorting.key) sort("");
  update();
  if (group.heading.hidden) clear();
  group.heading.scrollIntoView();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// The search as an address: ?q=coins&cause=insufficient-funds&sort=-code.
let remembering;
function remember() {
  clearTimeout(remembering);
  remembering = setTimeout(() => {
    const parameters = new URLSearchParams();
    if (search.value.trim()) parameters.set("q", search.value.trim());
    for (const facet of facets) {
      if (form.elements[facet].value) parameters.set(facet, form.elements[facet].value);
    }
    if (sorting.key) parameters.set("sort", (sorting.isDescending ? "-" : "") + sorting.key);
    const query = parameters.toString();
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    if (address === location.pathname + location.search + location.hash) return;
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers keep the address of a file as it is.
    }
  }, 250);
}

function recall() {
  const parameters = new URLSearchParams(location.search);
  search.value = parameters.get("q") ?? "";
  for (const facet of facets) form.elements[facet].value = parameters.get(facet) ?? "";
  const key = parameters.get("sort") ?? "";
  if (key) sort(key.replace(/^-/, ""), key.startsWith("-"));
  // A value that no option has leaves none chosen.
  for (const facet of facets) form.elements[facet].value ||= "";
  update();
}

// MARK: Controls

function clear() {
  search.value = "";
  for (const facet of facets) form.elements[facet].value = "";
  update();
}

function fillOptions() {
  const titles = {
    cause: (entry) => toggle(entry).textContent,
    area: (entry, place) => entry.row.cells[3].textContent.split(", ")[place],
  };
  for (const [index, facet] of facets.entries()) {
    const select = form.elements[facet];
    const options = new Map();
    for (const entry of titles[facet] ? entries : []) {
      entry.values[index].forEach((value, place) => {
        if (!options.has(value)) options.set(value, titles[facet](entry, place));
      });
    }
    const sorted = titles[facet]
      ? [...options].sort((a, b) => collator.compare(a[1], b[1]))
      : Array.from(new Set(groups.map((group) => group[facet])), (value) => [value, value]);
    for (const [value, title] of sorted) {
      const option = new Option(title, value);
      option.dataset.title = title;
      select.append(option);
    }
    select.parentElement.hidden = sorted.length < 2;
  }
}

// The next code in sight before or after one; from the search, the first.
function step(from, isBack) {
  const rows = Array.from(table.querySelectorAll("tr[id]:not([hidden])"));
  const place = rows.indexOf(from);
  if (isBack && place <= 0) return search;
  return rows[isBack ? place - 1 : place + 1]?.cells[0].firstElementChild;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { target, key } = event;
  const isTyping = target.closest("input, select, textarea");
  if (key === "/" && !isTyping) {
    search.focus();
    search.select();
  } else if (key === "Escape" && (target === search || !isTyping)) {
    clear();
    search.focus();
  } else if (key === "ArrowDown" || key === "ArrowUp") {
    const row = target.closest("tr[id]");
    if (!row && target !== search) return;
    if (target === search && key === "ArrowUp") return;
    step(row, key === "ArrowUp")?.focus();
  } else if (key === " " && target.matches("tbody .cause")) {
    target.click();
  } else {
    return;
  }
  event.preventDefault();
}

function onClick(event) {
  const cause = event.target.closest("tbody .cause");
  const row = cause?.closest("tr");
  const entry = cause && entries.find((each) => each.row === row);
  if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (opened.has(entry)) close(entry);
  else open(entry);
}

function addSortButtons() {
  for (const header of table.tHead.querySelectorAll("[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    header.replaceChildren(button);
    button.addEventListener("click", () => {
      const { key, isDescending } = sorting;
      if (key !== header.dataset.sort) sort(header.dataset.sort);
      else if (!isDescending) sort(key, true);
      else sort("");
      update();
    });
  }
}

function start() {
  for (const part of Array.from(table.tBodies)) read(part);
  bestPart.hidden = true;
  table.tHead.after(bestPart);
  for (const entry of entries) {
    const button = toggle(entry);
    button.setAttribute("role", "button");
    button.setAttribute("aria-expanded", "false");
  }
  addSortButtons();
  fillOptions();
  document.documentElement.classList.add("scripted");
  form.hidden = false;
  search.addEventListener("input", update);
  form.addEventListener("change", (event) => {
    if (event.target.name === "sort") sort(event.target.value);
    if (event.target !== search) update();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    sort("");
    clear();
  });
  document.querySelector("#none button").addEventListener("click", () => {
    clear();
    search.focus();
  });
  document.addEventListener("keydown", onKey);
  table.addEventListener("click", onClick);
  table.addEventListener("contentvisibilityautostatechange", onSight);
  addEventListener("hashchange", follow);
  search.addEventListener("focus", () => setTimeout(() => entries.forEach((entry) => entry.text)), { once: true });
  recall();
  // The browser goes to the address by itself when all is loaded, and takes the focus away.
  addEventListener("load", () => setTimeout(follow));
}

if (table) start();
