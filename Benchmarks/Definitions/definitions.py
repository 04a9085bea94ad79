#!/usr/bin/env python3
"""Times `tidemark update` with the built-in series and with many more, in one run.

usage: definitions.py PROGRAM [SERIES [TEXTS...]]

Each workspace holds the five built-in series; the other one as many as make SERIES (200), each a page of YAML with measure words
of its own and fifteen examples. TEXTS are numbers of articles (12 276 6000), copies of the example pages with other dates and
numbers. Runs take turns, and the least processor time and the least time of the clock of five count. The goal is 1.5 times.
"""
import glob, os, re, resource, shutil, subprocess, sys, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
GOAL = 1.5
THINGS = """barley beef brick butter car cement cheese coal cocoa coffee copper corn cotton crane diesel egg ferry fish flour
flower gas glass gold grape hay honey hotel iron jute lamb lead lemon lorry maize milk nickel oat oil olive onion orange paper pear
peat pepper pork potash potato poultry rail rice rubber salt sand ship silk silver soy steel sugar sulphur tea tile timber tin
tobacco tomato tractor train tram tyre wheat wine wool zinc""".split()
SIDES = "price output stock harvest export import tariff shortage".split()
UNITS = ["percent", "currency", "[t, kt]", "[GW]", "[km]"]


def definition(number):
    thing, side = THINGS[number % len(THINGS)], SIDES[number // len(THINGS) % len(SIDES)]
    words = [f"{thing} {side}", f"{side} of {thing}", f"{thing} ... {side}", f"{thing} market {side}", f"{side} for {thing}",
             f"{thing}-{side}", f"annual {thing} {side}", f"total {thing} {side}"]
    rows = [f'  - {{ text: "The {side} of {thing} in Norway was {n} in 20{n}, the board said.", published: 20{n}-06-01, expect: [] }}'
            for n in range(10, 25)]
    return f"""# {thing} {side} by country
id: made-{number}-{thing}-{side}
title: {thing} {side}
kind: amount
unit: {UNITS[number % len(UNITS)]}
subject: {{ kinds: [country, alliance], prepositions: [in, of, for, by], government: true, carry: 2 }}
measure:
  - words: [{", ".join(f'"{word}"' for word in words)}]
    carry: 1
resume: [figure, reading, level]
of: [{thing}, {thing} {side}, total]
exclude:
  near: [per person|head|capita, {thing} tax, {thing} company, share price, forecast error, index point, margin, discount, subsidy, grant]
dimensions:
  - {{ name: flow, values: {{ export: [export, ship abroad, sell abroad], import: [import, buy in] }} }}
period: {{ default: year }}
status: {{ forecast: [forecast, expect, project, predict], estimate: [estimate, reckon], target: [target, goal, aim], plan: [plan, will] }}
examples:
{chr(10).join(rows)}
"""


def texts(folder, count):
    """Copies of the example pages, each with its own number in it, so that none is a copy of another."""
    os.makedirs(folder)
    pages = sorted(glob.glob(root + "/Examples/scrapes/*.txt") + glob.glob(root + "/Examples/scrapes/*.html"))
    for number in range(count):
        page = pages[number % len(pages)]
        with open(page, encoding="utf-8", errors="replace") as file: text = file.read()
        shift = number // len(pages)
        text = re.sub(r"\b(\d)(\d)\b(?! percent)", lambda m: str((int(m[0]) + shift) % 90 + 10), text)
        with open(f"{folder}/{number:05}-{os.path.basename(page)}", "w", encoding="utf-8") as file: file.write(text)


def run(program, workspace, pages):
    """Seconds of the clock and of the processor for reading the pages into a fresh workspace."""
    if os.path.exists(workspace + "/tidemark.sqlite"):
        for file in glob.glob(workspace + "/tidemark.sqlite*"): os.remove(file)
    subprocess.check_call([program, "init", "-q", workspace])
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [program, "update", "-q", "--workspace", workspace, "--published", "2025-09-26", pages], capture_output=True, text=True)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1): sys.exit(done.stderr)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    program = os.path.abspath(sys.argv[1])
    series = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    counts = [int(count) for count in sys.argv[3:]] or [12, 276, 6000]
    failed = False
    with tempfile.TemporaryDirectory() as work:
        few, many = work + "/few", work + "/many"
        for workspace in (few, many): subprocess.check_call([program, "init", "-q", workspace])
        for number in range(series - 5):
            with open(f"{many}/Series/made-{number}.yaml", "w", encoding="utf-8") as file: file.write(definition(number))
        subprocess.check_call([program, "series", "lint", "-q", "--workspace", many], stdout=subprocess.DEVNULL)
        for count in counts:
            pages = f"{work}/pages-{count}"
            texts(pages, count)
            results = {few: [], many: []}
            for _ in range(5):
                for workspace in (few, many): results[workspace].append(run(program, workspace, pages))
            least = {w: [min(r[part] for r in rs) for part in (0, 1)] for w, rs in results.items()}
            ratios = [least[many][part] / least[few][part] for part in (0, 1)]
            failed |= ratios[0] > GOAL
            print(f"{count:6} texts: 5 series {least[few][0]:6.3f} s, {series} series {least[many][0]:6.3f} s: {ratios[0]:.2f} times by the "
                  f"clock, {ratios[1]:.2f} times of the processor (goal {GOAL})", flush=True)
            shutil.rmtree(pages)
    sys.exit(1 if failed else 0)


main()
