#!/usr/bin/env python3
"""Opens report pages in a real Chromium and checks what only a browser can tell.

    check_page.py PAGE.html... [--pictures FOLDER]
"""

import argparse
import os
import pathlib
import sys

from chromium import Browser

# Text whose contrast with what is behind it is below WCAG 2.2 AA: 4.5, and 3 for large text.
CONTRAST = r"""(() => {
  const parse = (text) => {
    const parts = (text.match(/[\d.]+(e-?\d+)?/g) || []).map(Number);
    const scale = text.startsWith("color(") ? 255 : 1;
    return { rgb: parts.slice(0, 3).map((part) => part * scale), alpha: parts.length > 3 ? parts[3] : 1 };
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = parse(getComputedStyle(one).backgroundColor);
      if (color.alpha > 0.99) return color.rgb;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
  };
  const bad = new Map();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || ["TITLE", "DESC", "SCRIPT"].includes(element.tagName.toUpperCase())) continue;
    const style = getComputedStyle(element);
    const isDrawn = element.namespaceURI.endsWith("svg");
    const color = parse(isDrawn ? style.fill : style.color);
    const lights = [light(color.rgb), light(behind(element))].sort((a, b) => b - a);
    const ratio = (lights[0] + 0.05) / (lights[1] + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) {
      bad.set(`${element.tagName}.${element.getAttribute("class")} ${ratio.toFixed(2)}`, element.textContent.slice(0, 40));
    }
  }
  return [...bad].map((one) => one.join(": "));
})()"""

# What a screen reader would miss.
NAMES = r"""(() => {
  const bad = [];
  const name = (element) => element.getAttribute("aria-label")
    || (element.getAttribute("aria-labelledby") || "").split(" ").map((id) => (document.getElementById(id) || {}).textContent).join("");
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.getAttribute("aria-hidden") === "true") continue;
    if (svg.getAttribute("role") !== "img" || !name(svg)) bad.push("drawing without a name: " + svg.outerHTML.slice(0, 80));
  }
  for (const field of document.querySelectorAll("input, select")) {
    if (!field.labels.length) bad.push("field without a label: " + field.id);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption || !table.caption.textContent.trim()) bad.push("table without a caption");
    for (const cell of table.tHead ? table.tHead.querySelectorAll("th") : []) {
      if (cell.scope !== "col" || !(cell.textContent.trim() || cell.ariaLabel)) bad.push("column without a heading");
    }
  }
  for (const link of document.querySelectorAll("a, button, summary")) {
    if (!link.textContent.trim()) bad.push("control without text: " + link.outerHTML.slice(0, 80));
  }
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) bad.push("heading skips a level: " + heading.textContent.slice(0, 40));
    level = own;
  }
  for (const one of ["header", "nav", "main", "footer"]) {
    if (document.querySelectorAll(one).length !== 1) bad.push(one + " is not there once");
  }
  if (document.documentElement.lang !== "en") bad.push("no language");
  return bad;
})()"""

# Elements that stick out of the window.
WIDE = r"""(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > width + 1)
    .slice(0, 5).map((one) => one.outerHTML.slice(0, 100));
})()"""

SHOWN = "[...document.querySelectorAll('#table > tbody')].filter((one) => !one.hidden)"


class Check:
    def __init__(self, browser, page):
        self.browser, self.page = browser, page
        self.url = pathlib.Path(page).resolve().as_uri()
        self.failures = []

    def expect(self, holds, text):
        if not holds:
            self.failures.append(text)

    def quiet(self, where):
        """No word on the console, nothing loaded but the page itself."""
        for event in self.browser.events:
            method, parameters = event["method"], event.get("params", {})
            if method == "Log.entryAdded":
                self.failures.append(f"{where}: {parameters['entry']['text']}")
            elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                self.failures.append(f"{where}: {parameters}")
            elif method == "Network.requestWillBeSent":
                address = parameters["request"]["url"]
                self.expect(address == self.url or address.startswith("data:"), f"{where}: asks for {address}")

    def looks(self):
        for dark in (False, True):
            for width in (1280, 320):
                where = f"{'dark' if dark else 'light'}, {width} px"
                self.browser.open(self.url, width=width, dark=dark)
                self.quiet(where)
                for element in self.browser.run(WIDE):
                    self.failures.append(f"{where}: wider than the window: {element}")
                # Details are read too.
                self.browser.run("document.querySelectorAll('details').forEach((one, place) => { one.open = place < 12; })")
                for text in self.browser.run(CONTRAST):
                    self.failures.append(f"{where}: too little contrast: {text}")
                for element in self.browser.run(WIDE):
                    self.failures.append(f"{where}: opened, wider than the window: {element}")
        for text in self.browser.run(NAMES):
            self.failures.append(text)

    def works(self):
        run = self.browser.run
        self.browser.open(self.url)
        if not run("Boolean(document.getElementById('table'))"):
            return
        total = run("document.querySelectorAll('#table > tbody').length")
        self.expect(not run("document.getElementById('tools').hidden"), "the tools do not appear")
        # Sorting by name both ways, with the keyboard.
        names = f"{SHOWN}.map((one) => one.rows[0].cells[0].firstChild.textContent.toLowerCase())"
        for direction in ("ascending", "descending"):
            run("document.querySelector('#table thead button').focus()")
            for kind in ("keyDown", "keyUp"):
                self.browser.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter",
                                  windowsVirtualKeyCode=13, text="\r" if kind == "keyDown" else "")
            self.expect(run("document.querySelector('#table th').ariaSort") == direction, f"aria-sort is not {direction}")
            sign = 1 if direction == "ascending" else -1
            self.expect(run(f"(() => {{ const names = {names}; return names.every((one, place) => !place || "
                            f"{sign} * names[place - 1].localeCompare(one) <= 0); }})()"), f"names are not {direction}")
        # Sorting by noise: the largest first, as numbers.
        run("[...document.querySelectorAll('#table thead button')].find((one) => one.textContent === 'Noise').click()")
        noise = run(f"{SHOWN}.map((one) => parseFloat(one.rows[0].cells[6].textContent.replace('< ', '').replace(',', '')))")
        self.expect(noise == sorted(noise, reverse=True), "noise is not sorted as numbers")
        self.expect(run("document.querySelectorAll('#table [aria-sort]').length") == 1, "one column is sorted")
        # Filtering by verdict and by words.
        for verdict in "ktuf":
            run(f"(() => {{ const one = document.getElementById('verdict'); one.value = '{verdict}'; "
                "one.dispatchEvent(new Event('change')); })()")
            self.expect(run(f"{SHOWN}.every((one) => one.className === '{verdict}')"), f"the filter shows others than {verdict}")
        run("(() => { const one = document.getElementById('verdict'); one.value = ''; one.dispatchEvent(new Event('change')); })()")
        name = run("document.querySelector('#table > tbody bdi').textContent.toLowerCase()")
        run(f"(() => {{ const one = document.getElementById('words'); one.value = {name!r}; "
            "one.dispatchEvent(new Event('input')); return new Promise((done) => setTimeout(done, 300)); })()")
        shown = run(f"{SHOWN}.length")
        self.expect(0 < shown <= total, "the words find nothing")
        self.expect(shown == total or run("document.getElementById('count').textContent").startswith(f"{shown} of"),
                    "the count is not told")
        # A link from the advice opens the account, even where the filter hides it.
        if run("Boolean(document.querySelector('.steps a'))"):
            run("document.querySelector('.steps a').click(); new Promise((done) => setTimeout(done, 100))")
            self.expect(run("document.querySelector(location.hash + ' details').open"), "the link does not open the account")
        self.quiet("in use")

    def without_script(self):
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        self.browser.open(self.url)
        self.browser.call("Emulation.setScriptExecutionDisabled", value=False)
        self.expect(self.browser.run("!document.getElementById('tools') || document.getElementById('tools').hidden"),
                    "tools that do nothing are shown without script")
        self.expect(self.browser.run("!document.querySelector('#table button')"), "buttons without script")

    def pictures(self, folder):
        name = pathlib.Path(self.page).stem
        for width in (1280, 400):
            for dark in (False, True):
                self.browser.open(self.url, width=width, dark=dark)
                file = f"{name}-{width}-{'dark' if dark else 'light'}.png"
                self.browser.picture(os.path.join(folder, file), height=12000)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("pages", nargs="+")
    arguments.add_argument("--pictures", metavar="FOLDER", help="also write pictures, light and dark, wide and narrow")
    options = arguments.parse_args()
    failed = False
    with Browser() as browser:
        for page in options.pages:
            check = Check(browser, page)
            check.looks()
            check.works()
            check.without_script()
            if options.pictures:
                os.makedirs(options.pictures, exist_ok=True)
                check.pictures(options.pictures)
            print(f"{page}: {'fine' if not check.failures else f'{len(check.failures)} failures'}")
            for failure in check.failures[:40]:
                print("  " + failure)
            failed = failed or bool(check.failures)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
