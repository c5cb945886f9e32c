// Keys, and one account after another without loading the page anew. Without it every button and link works as it stands.
(() => {
  "use strict";
  const live = document.getElementById("live");
  const find = (selector) => document.querySelector(selector);
  const main = () => document.getElementById("main");
  let isBusy = false;
  // Whether somebody went back or forth while a page was on its way: what is shown then has another address.
  let isBehind = false;

  const say = (text) => {
    // Emptied first, so that the same sentence twice is read twice.
    live.textContent = "";
    if (text) setTimeout(() => { live.textContent = text; }, 30);
  };

  // Puts another page's content in the place of this one's, and gives the focus to the button that had it, else to the name.
  const show = (text, key) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const next = page.getElementById("main");
    if (!next) return false;
    main().replaceWith(document.adoptNode(next));
    document.title = page.title;
    const said = page.getElementById("live");
    say(said ? said.textContent : "");
    const same = key && [...next.querySelectorAll("button[data-key]")].find((one) => one.dataset.key === key);
    const target = same || next.querySelector("h1");
    if (target) target.focus({ preventScroll: true });
    scrollTo(0, 0);
    return true;
  };

  const fail = () => say("The review does not answer: it may have ended. Nothing was noted.");

  const load = async (address, options, key, goes) => {
    if (isBusy) return;
    isBusy = true;
    main().setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, options);
      if (!show(await answer.text(), key)) throw new Error("no page");
      const url = new URL(answer.url);
      for (const name of ["did", "skipped", "undone", "done", "set"]) url.searchParams.delete(name);
      if (goes === "push" && answer.ok && url.href !== location.href) history.pushState(null, "", url);
      else if (goes && answer.ok) history.replaceState(null, "", url);
    } catch {
      fail();
    } finally {
      isBusy = false;
      const now = main();
      if (now) now.removeAttribute("aria-busy");
      if (isBehind) { isBehind = false; load(location.href, {}, null, null); }
    }
  };

  const focusedKey = () => {
    const one = document.activeElement;
    return one && one.matches("button[data-key]") ? one.dataset.key : null;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-plain") || form.querySelector("[data-plain]")) return;
    event.preventDefault();
    const data = new URLSearchParams(new FormData(form, event.submitter));
    if (form.method === "get") {
      load(`${form.getAttribute("action")}?${data}`, {}, null, "push");
    } else {
      load(form.getAttribute("action"), { method: "POST", body: data }, focusedKey(), "push");
    }
  });

  document.addEventListener("click", (event) => {
    const all = event.target.closest("button[data-all]");
    if (all) {
      const isOn = all.dataset.all === "yes";
      for (const box of all.closest("form").querySelectorAll("input[type=checkbox]")) box.checked = isOn;
      say(isOn ? "All are checked." : "None is checked.");
      return;
    }
    const link = event.target.closest("a[href]");
    const isOurs = link && link.origin === location.origin && !link.target && !link.hasAttribute("data-plain");
    if (!isOurs || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (link.hash) return;
    event.preventDefault();
    load(link.href, {}, null, "push");
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "order") event.target.form.requestSubmit();
  });

  addEventListener("popstate", () => {
    if (isBusy) isBehind = true; else load(location.href, {}, null, null);
  });

  const turn = () => document.getElementById("turn");
  const openTurn = () => {
    turn().open = true;
    const first = turn().querySelector("button");
    if (first) first.focus();
    say("Choose a filter by its number; Escape goes back.");
  };
  const close = () => {
    for (const one of [turn(), document.getElementById("help")]) if (one) one.open = false;
    const name = find("#main h1");
    if (name) name.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape") {
      close();
      return;
    }
    if (isTyping) return;
    if (event.key === "/") {
      const box = document.getElementById("find");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
      return;
    }
    if (event.key === "?") {
      const help = document.getElementById("help");
      if (help) { event.preventDefault(); help.open = !help.open; help.querySelector("summary").focus(); }
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "t" && turn()) {
      event.preventDefault();
      if (turn().open && focusedKey()) document.activeElement.click(); else openTurn();
      return;
    }
    // Numbers choose among filters only while these are shown.
    if (/^[0-9]$/.test(key) && !(turn() && turn().open)) return;
    const target = [...document.querySelectorAll("#main [data-key]")].find((one) => one.dataset.key === key);
    if (!target) return;
    event.preventDefault();
    // The focus stays where it is, or goes to the name of the next one: a shortcut is no visit to its button.
    if (target.form) load(target.form.getAttribute("action"),
      { method: "POST", body: new URLSearchParams(new FormData(target.form, target)) }, focusedKey(), "push");
    else target.click();
  });

  // The program ends a few seconds after its last window has closed.
  const mine = [...crypto.getRandomValues(new Uint32Array(2))].join("-");
  const tell = (path) => fetch(path, { method: "POST", body: new URLSearchParams({ window: mine }), keepalive: true })
    .catch(() => {});
  addEventListener("pageshow", () => tell("/here"));
  addEventListener("pagehide", () => tell("/bye"));
})();
