#!/usr/bin/env python3
"""Times the program's commands on a big store, beside SQLite's own shell on the same rows.

usage: run.py PROGRAM [ARTICLES] [FOLDER]     100,000 articles make 1,000,000 observations; FOLDER is kept, and used again if it is there

Each command is a process of its own, from start to end, as a person waits for it. The best of five runs counts; processor time is
printed beside it, because another program on the machine makes the wall clock lie and not that. Exit code 1 where a bar is missed.
"""
import os, re, resource, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(sys.argv[1])
ARTICLES = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
FOLDER = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else tempfile.mkdtemp()
SERIES = "alder-tariff-cover"
missed = []


def run(*command, output=subprocess.DEVNULL, cwd=FOLDER, stdin=None, errors=None):
    """Wall and processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, stdout=output, cwd=cwd, stdin=stdin, stderr=errors, check=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(times, *command, **options):
    return min(run(*command, **options) for _ in range(times))


def show(name, times, bar=None, factor=1):
    """The bar is a time, or `factor` times what a yardstick took on the wall clock and of a processor."""
    wall, cpu = times
    verdict = ""
    if bar is not None:
        most, most_cpu = (factor * part for part in (bar if isinstance(bar, tuple) else (bar, bar)))
        verdict = f"bar {most * 1000:,.0f} ms: " + ("holds" if wall <= most else "holds in processor time" if cpu <= most_cpu else "MISSED")
        if isinstance(bar, tuple):
            verdict += f" ({wall / bar[0]:.2f} times, {cpu / bar[1]:.2f} in processor time)"
        if wall > most and cpu > most_cpu:
            missed.append(name)
    print(f"{name:58} {wall * 1000:10,.0f} ms {cpu * 1000:10,.0f} ms of a processor   {verdict}", flush=True)


def sql(text):
    return subprocess.run(["sqlite3", f"{FOLDER}/tidemark.sqlite", text], capture_output=True, text=True, check=True).stdout.strip()


def make():
    if not os.path.isdir(f"{FOLDER}/pages"):
        subprocess.run([sys.executable, f"{HERE}/generate.py", FOLDER, str(ARTICLES)], check=True)
    if not os.path.exists(f"{FOLDER}/tidemark.sqlite"):
        run(PROGRAM, "init", FOLDER)
        with open(f"{FOLDER}/filing.txt", "w") as file:
            show(f"update of {ARTICLES:,} pages into an empty store", run(PROGRAM, "update", "-v", "pages", errors=file))


# Every column of `csv --observations` that the store has, in the same order; what the program adds is left out in SQLite's favour.
ROWS = """
SELECT o.observation, k.series, k.subject, k.dimensions, o.period, o.value, o.upper, o.value, o.value, u.code, o.status, o.qualifier,
  o.attribution, s.publisher, s.published, s.url, s.title, o.first
FROM observations o JOIN keys k ON k.id = o.key JOIN units u ON u.id = o.unit JOIN readings r ON r.id = o.reading
JOIN sightings s ON s.id = r.sighting
WHERE NOT EXISTS (SELECT 1 FROM supersessions x WHERE x.reading = r.id) ORDER BY k.series, k.subject, k.dimensions, o.period, o.observation
"""


def whole_table():
    rows = f"{FOLDER}/../rows.csv"
    with open(rows, "wb") as file:
        ours = best(3, PROGRAM, "csv", "--observations", output=file)
    theirs = best(3, "sqlite3", "-csv", f"{FOLDER}/tidemark.sqlite", ROWS)
    show("csv of all observations", ours, theirs, factor=1.5)
    show("  yardstick: sqlite3 -csv of the same rows", theirs)
    os.remove(rows)


def bulk_filing():
    """The store's rows as CSV, taken in by SQLite's shell: the same tables and indexes, without checks, foreign keys and triggers."""
    folder = tempfile.mkdtemp()
    store = f"{FOLDER}/tidemark.sqlite"
    tables = "vintages seals scrapes documents articles sightings readings units keys observations scrape_states bands".split()
    script = ["PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"]
    for table in tables:
        script.append(sql(f"SELECT 'CREATE TABLE {table} (' || group_concat(name) || ');' FROM pragma_table_info('{table}')"))
        script.append(sql(f"""SELECT 'CREATE INDEX y_' || replace(l.name, 'sqlite_', '') || ' ON {table} (' ||
            (SELECT group_concat(name) FROM pragma_index_info(l.name)) || ');' FROM pragma_index_list('{table}') l"""))
    script += [".mode csv", "BEGIN;"]
    for table in tables:
        columns = sql(f"""SELECT group_concat(CASE WHEN type <> 'BLOB' THEN name WHEN name = 'bytes' THEN 'CAST(bytes AS TEXT)'
            ELSE 'hex(' || name || ')' END) FROM pragma_table_info('{table}')""")
        with open(f"{folder}/{table}.csv", "wb") as file:
            subprocess.run(["sqlite3", "-csv", store, f"SELECT {columns} FROM {table}"], stdout=file, check=True)
        if os.path.getsize(f"{folder}/{table}.csv"):
            script.append(f".import {folder}/{table}.csv {table}")
    script.append("COMMIT;")
    with open(f"{folder}/script.sql", "w") as file:
        file.write("\n".join(script) + "\n")
    with open(f"{folder}/script.sql", "rb") as file:
        theirs = run("sqlite3", f"{folder}/yardstick.sqlite", stdin=file)
    shutil.rmtree(folder)
    filed = re.search(r"filed in ([0-9.]+) seconds?, ([0-9.]+) second", open(f"{FOLDER}/filing.txt").read()).groups()
    show("filing of all that was read", tuple(map(float, filed)), theirs, factor=3)
    show("  yardstick: sqlite3 .import of the same rows", theirs)


def main():
    make()
    print(f"{sql('SELECT count(*) FROM observations')} observations, {sql('SELECT count(*) FROM articles')} articles, "
          f"{sql('SELECT count(*) FROM vintages')} vintages")
    show("any command at all: --version", best(5, PROGRAM, "--version"))
    show("update of unchanged pages", best(3, PROGRAM, "update", "pages"), 1.0)
    pages = [f"more/{name}" for name in sorted(os.listdir(f"{FOLDER}/more"))
             if sql(f"SELECT count(*) FROM scrapes WHERE path = 'more/{name}'") == "0"]
    show("update of one article", min(run(PROGRAM, "update", page) for page in pages[:5]), 0.1)
    show("csv of one series", best(5, PROGRAM, "csv", SERIES), 0.2)
    show("csv of one series as of vintage 1", best(5, PROGRAM, "csv", SERIES, "--as-of", "1"), 0.2)
    show("why of one point", best(5, PROGRAM, "why", SERIES, "DEU", "2022-03"), 0.05)
    show("chart of one series", best(5, PROGRAM, "chart", SERIES), 0.3)
    show("check of all", best(3, PROGRAM, "check"), 3.0)
    whole_table()
    files = [f"{FOLDER}/tidemark.{ending}" for ending in ("sqlite", "cache", "cache.definitions")]
    size = sum(os.path.getsize(file) for file in files if os.path.exists(file))
    text = int(sql("SELECT sum(length(bytes)) FROM documents"))
    print(f"{'store':58} {size / 1e6:10,.0f} MB for {text / 1e6:,.0f} MB of text: {size / text:.2f} times"
          + ("" if size < 2 * text else "   MISSED"))
    bulk_filing()
    if missed:
        print("missed: " + "; ".join(missed))
        sys.exit(1)


main()
