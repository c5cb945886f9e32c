// Sorts and filters the table of accounts; without it the page is complete.
(() => {
  "use strict";
  const table = document.getElementById("table");
  if (!table) return;
  const tools = document.getElementById("tools");
  const find = (id) => document.getElementById(id);
  const bodies = [...table.tBodies];
  const total = bodies.length;
  const order = { k: 0, t: 1, u: 2, f: 3 };
  const first = (cell) => (cell.firstChild ? cell.firstChild.textContent : "");
  const number = (text) => {
    const value = parseFloat(text.replace("−", "-").replace(/^< /, "").replace(/,/g, ""));
    return Number.isNaN(value) ? null : value;
  };
  const key = (body, column) => {
    const cell = body.rows[0].cells[column];
    if (column === 0) return first(cell).toLowerCase();
    if (column === 1) return order[body.className];
    return number(first(cell));
  };

  // Sorting: the header cells become buttons, numbers begin with the largest.
  const headers = [...table.tHead.rows[0].cells];
  const say = (text) => { find("count").textContent = text; };
  const sort = (column) => {
    const header = headers[column];
    const now = header.getAttribute("aria-sort");
    const start = column < 2 ? "ascending" : "descending";
    const other = column < 2 ? "descending" : "ascending";
    const next = now === start ? other : start;
    const sign = next === "ascending" ? 1 : -1;
    const rows = bodies.map((body, place) => ({ body, place, key: key(body, column) }));
    rows.sort((a, b) => {
      if (a.key === b.key) return a.place - b.place;
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      const less = typeof a.key === "string" ? a.key.localeCompare(b.key) : a.key - b.key;
      return less * sign || a.place - b.place;
    });
    headers.forEach((one) => one.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", next);
    const fragment = document.createDocumentFragment();
    rows.forEach((row) => fragment.append(row.body));
    table.append(fragment);
  };
  headers.forEach((header, column) => {
    if (column === 3) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sort(column));
  });
  headers[2].setAttribute("aria-sort", "descending");

  // Filtering: all words, the verdict and the context have to match.
  const words = find("words");
  const verdict = find("verdict");
  const context = find("context");
  let texts = null;
  const isIn = (list, name) => list.split(", ").some((one) => one === name || one.startsWith(name + "/"));
  const filter = () => {
    texts = texts || bodies.map((body) =>
      (first(body.rows[0].cells[0]) + " " + body.rows[1].cells[0].textContent).toLowerCase());
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    bodies.forEach((body, place) => {
      const contexts = body.rows[0].cells[0].querySelector("small");
      const hides =
        (verdict.value && body.className !== verdict.value) ||
        (context && context.value && !isIn(contexts ? contexts.textContent : "", context.value)) ||
        !wanted.every((word) => texts[place].includes(word));
      body.hidden = Boolean(hides);
      if (!hides) shown += 1;
    });
    say(shown === total ? `${total} accounts` : `${shown} of ${total} accounts`);
  };
  [verdict, context].forEach((one) => one && one.addEventListener("change", filter));
  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  tools.hidden = false;
  say(`${total} accounts`);

  // A link to an account shows it and opens its details.
  const open = () => {
    const body = location.hash.startsWith("#a") && document.getElementById(location.hash.slice(1));
    if (!body || body.parentNode !== table) return;
    if (body.hidden) {
      words.value = verdict.value = "";
      if (context) context.value = "";
      filter();
    }
    const details = body.querySelector("details");
    if (details) details.open = true;
    body.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();
