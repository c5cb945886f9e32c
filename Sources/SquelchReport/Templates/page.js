"use strict";
(() => {
  const table = document.getElementById("accounts");
  const tools = document.getElementById("tools");
  if (!table || !tools) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const text = document.getElementById("filter");
  const verdict = document.getElementById("verdict");
  const count = document.getElementById("count");
  const names = rows.map((row) => row.textContent.toLowerCase());
  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      const fits = words.every((word) => names[index].includes(word)) &&
        (!verdict.value || row.dataset.verdict === verdict.value);
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    count.textContent = shown + " of " + rows.length + " accounts";
  };
  const value = (row, column) => {
    const cell = row.cells[column];
    if (cell.dataset.value === undefined) return cell.textContent.trim().toLowerCase();
    return cell.dataset.value === "" ? -Infinity : Number(cell.dataset.value);
  };
  const sort = (column, direction) => {
    const order = rows.map((row, index) => ({ row, index, key: value(row, column) }));
    order.sort((a, b) => {
      const way = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
      return way === 0 ? a.index - b.index : way * direction;
    });
    body.append(...order.map((entry) => entry.row));
  };
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isNumber = rows.length > 0 && rows[0].cells[column].dataset.value !== undefined;
      const last = head.getAttribute("aria-sort");
      const isDown = last ? last === "ascending" : isNumber;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      sort(column, isDown ? -1 : 1);
    });
  });
  text.addEventListener("input", filter);
  verdict.addEventListener("change", filter);
  tools.hidden = false;
  filter();
})();
