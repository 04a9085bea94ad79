#!/usr/bin/env python3
"""Main text of HTML, this program and trafilatura on the same pages: token F1 against the gold text, and time.

usage: compare.py BENCHMARK NEWS [CORPUS]    BENCHMARK is the built PagesBenchmark, NEWS what compose.py has written,
                                             CORPUS the folder of the development corpus's pages
"""
import collections, json, pathlib, re, subprocess, sys, time
import lxml.html, trafilatura

here = pathlib.Path(__file__).parent
pages = []
for page in sorted(pathlib.Path(sys.argv[2]).glob("*.html")):
    pages.append((page, page.with_suffix(".txt").read_text()))
if len(sys.argv) > 3:
    for line in (here / "corpus.tsv").read_text().split("\n")[2:]:
        if not line:
            continue
        name, path = line.split("\t")
        page = pathlib.Path(sys.argv[3]) / name
        tree = lxml.html.fromstring(page.read_bytes())
        pages.append((page, "\n".join(" ".join(e.itertext()) for e in tree.xpath(path))))


def tokens(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(found, wanted):
    a, b = tokens(found), tokens(wanted)
    common = sum((a & b).values())
    return 2 * common / max(1, sum(a.values()) + sum(b.values()))


def peer(page):
    """Its text without the headline, and the best processor time of five rounds."""
    data, best, text = page.read_bytes(), 1e9, ""
    for _ in range(5):
        start = time.process_time()
        text = trafilatura.extract(data) or ""
        best = min(best, time.process_time() - start)
    tree = lxml.html.fromstring(data)
    title = " ".join((tree.xpath("//h1//text()") or [""])).split()
    lines = text.split("\n")
    return "\n".join(l for l in lines if l.split() != title), best


ours = {}
for line in subprocess.run([sys.argv[1], "text"] + [str(p) for p, _ in pages], capture_output=True, text=True, check=True).stdout.split("\n"):
    if line:
        row = json.loads(line)
        ours[row["path"]] = row
peer(pages[0][0])
print(f"Main text of HTML: token F1 and milliseconds a page; trafilatura {trafilatura.__version__}\n")
print("| page | kB | F1 | F1, trafilatura | ms | ms, trafilatura | times as fast |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
sums = []
for page, gold in pages:
    row = ours[str(page)]
    text, spent = peer(page)
    cells = (f1(row["text"], gold), f1(text, gold), row["seconds"] * 1000, spent * 1000)
    sums.append(cells)
    print(f"| {page.stem} | {page.stat().st_size / 1000:.0f} | {cells[0]:.3f} | {cells[1]:.3f} | {cells[2]:.2f} | {cells[3]:.1f} | {cells[3] / cells[2]:.0f} |")
a, b, c, d = (sum(s[k] for s in sums) / len(sums) for k in range(4))
print(f"| **mean of {len(sums)}** | | {a:.3f} | {b:.3f} | {c:.2f} | {d:.1f} | {d / c:.0f} |")
