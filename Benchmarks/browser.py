"""Opens an exported page in Chromium and uses it; prints the processor time of each step as JSON.

Usage: browser.py PAGE RUNS, with a Python that has playwright
"""

import json
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# What the steps after the first run in the page, as a reader's keys and clicks would.
STEPS = {
    "type the first letter": "type('w')",
    "type another letter": "type('wi')",
    "empty the search": "type('')",
    "sort by the description": "document.querySelector('th[data-sort=description] button').click()",
    "jump to the middle": "scrollTo(0, document.body.scrollHeight / 2)",
}
TYPE = """window.type = (text) => {
  const search = document.getElementById("search");
  search.value = text;
  search.dispatchEvent(new Event("input", { bubbles: true }));
};"""
# Two frames, and what the page does some time after a key.
SETTLED = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
  () => setTimeout(done, 600))))"""


def run(playwright, address):
    """The milliseconds of processor time that the page's process spent on each step."""
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
    )
    system = browser.new_browser_cdp_session()
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    spent = {}

    def processor():
        every = system.send("SystemInfo.getProcessInfo")["processInfo"]
        return 1000 * sum(each["cpuTime"] for each in every if each["type"] == "renderer")

    def step(name, act):
        before = processor()
        act()
        page.evaluate(SETTLED)
        spent[name] = processor() - before

    page.goto("about:blank")
    page.evaluate(SETTLED)
    step("open the page", lambda: page.goto(address))
    page.evaluate(TYPE)
    # The page reads its texts when the search gets the focus, before the first letter.
    step("go to the search", lambda: page.evaluate("document.getElementById('search').focus()"))
    for name, script in STEPS.items():
        step(name, lambda script=script: page.evaluate(script))
    browser.close()
    return spent


def main():
    address = Path(sys.argv[1]).absolute().as_uri()
    with sync_playwright() as playwright:
        print(json.dumps([run(playwright, address) for _ in range(int(sys.argv[2]))]))


main()
