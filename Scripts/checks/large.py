#!/usr/bin/env python3
"""Makes the report of a large workspace, opens it in Chromium and says how large and how quick its pages are.

Python, because the browser's own driver (playwright) speaks it; nothing of it is part of the program.
Needs: pip install playwright axe-playwright-python, and Chromium (Debian: chromium).
usage: large.py PROGRAM WORKSPACE [FOLDER FOR SCREENSHOTS [SERIES TO DRAW]]
The store benchmark (Benchmarks/Store/run) makes a store of a million observations in 200 series; see there.
"""
import re, resource, shutil, subprocess, sys, tempfile, time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
program, workspace = str(Path(sys.argv[1]).resolve()), sys.argv[2]
shots = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(tempfile.mkdtemp())
shots.mkdir(parents=True, exist_ok=True)
failed = []


def check(what, fine, detail=""):
    print(("ok      " if fine else "FAILED  ") + what + (f": {detail}" if detail else ""))
    if not fine:
        failed.append(what)


def timed(*arguments):
    """Processor time and wall time of a command, in seconds."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    done = subprocess.run([program, *arguments, "--workspace", workspace], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.time() - started, done.stdout


def chart():
    listed = timed("series", "list", "--format", "csv")[2].splitlines()[1:]
    series = sys.argv[4] if len(sys.argv) > 4 else listed[-1].split(",")[0]
    used = sorted(timed("chart", series)[:2] for _ in range(5))
    check(f"a chart of {series} takes under 300 ms", used[0][0] < 0.3, f"{used[0][0] * 1000:.0f} ms of processor time, {used[0][1] * 1000:.0f} ms of wall time, best of 5")


def opened(page, file, name):
    said, asked = [], []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else asked.append(r.url))
    started = time.time()
    page.goto(file.as_uri())
    took = time.time() - started
    check(f"{name} opens in under 2 s", took < 2, f"{took:.2f} s, {file.stat().st_size / 1e6:.2f} MB, {page.evaluate('document.querySelectorAll(chr)'.replace('chr', repr('*')) + '.length')} elements")
    check(f"{name} says nothing on the console and asks for nothing", not said and not asked, "; ".join(said + asked))
    page.screenshot(path=shots / f"{file.stem}.png")


folder = Path(tempfile.mkdtemp())
chart()
used, wall, _ = timed("report", "--output", str(folder))
print(f"        the report took {used:.1f} s of processor time, {wall:.1f} s of wall time")
pages = sorted((folder / "Reports").glob("*.html"))
largest = max(pages, key=lambda p: p.stat().st_size)
check("every page is under 5 MB", largest.stat().st_size < 5_000_000, f"{len(pages)} pages, the largest {largest.name} with {largest.stat().st_size / 1e6:.2f} MB")
names = {p.name for p in (folder / "Reports").iterdir()}
missing = set()
for page in pages[:50] + [folder / "Reports/index.html"]:
    for address in re.findall(r'href="([^"#:]+)["#]', page.read_text()):
        if address not in names:
            missing.add(address)
check("every link leads to a file", not missing, ", ".join(sorted(missing)[:3]))
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    index = folder / "Reports/index.html"
    part = next(p for p in pages if p != index and "-points-" not in p.name) if len(pages) > 1 else index
    points = next((p for p in pages if "-points-" in p.name), index)
    for file, name in ((index, "the first page"), (part, "the page of a series"), (points, "a page of points"), (largest, "the largest page")):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        opened(context.new_page(), file, name)
        context.close()
    for file in (index, part):
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(file.as_uri())
        found = Axe().run(page).response["violations"]
        check(f"axe finds nothing: {file.name}", not found, "; ".join(f"{v['id']} {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found))
        context.close()
    browser.close()
shutil.rmtree(folder)
print(f"{len(failed)} failed. Pictures: {shots}")
sys.exit(1 if failed else 0)
