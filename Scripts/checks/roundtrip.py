#!/usr/bin/env python3
"""Reads every form of table back with the programs that people use, and compares each cell.

Python, because pandas, csvkit, frictionless and openpyxl are. What is not installed is skipped by name.
PyPI: pandas duckdb csvkit frictionless openpyxl csvw. Debian: libreoffice-calc-nogui miller sqlite3 r-base-core.
usage: roundtrip.py PROGRAM
"""
import csv, io, json, math, os, shutil, subprocess, sys, tempfile
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
program = str(Path(sys.argv[1]).resolve())
work = Path(tempfile.mkdtemp())
store = work / "store"
os.environ["PATH"] = str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
failed = []
NUMBERS = {"value", "low", "high", "upper", "before", "OBS_VALUE", "OBS_LOW", "OBS_HIGH"}
DATES = {"period_start", "period_end"}
# What a spreadsheet would run, what breaks quoting, and what breaks encodings.
EVIL = ['=HYPERLINK("http://evil.example","click")', "=1+1", "+1+1", "-2+3", "@SUM(1+1)", "=cmd|'/c calc'!A1", 'Say "so", they', "Line\nbreak",
        "Zürich 東京 서울 القاهرة 😀", "semi;colon", "tab\tbed", "  spaced  ", "NA", "null", "1e3", "0012", "-5", "'quoted", "TRUE", "2025-01-02"]


def check(what, fine, detail=""):
    print(("ok      " if fine else "FAILED  ") + what + (f": {str(detail)[:400]}" if detail and not fine else ""))
    if not fine:
        failed.append(what)


def tidemark(*arguments):
    done = subprocess.run([program, *arguments, "--workspace", str(store)], capture_output=True, cwd=ROOT)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return done.stdout.decode()


def have(tool):
    if shutil.which(tool):
        return True
    print(f"skipped {tool}: not installed")
    return False


def module(name):
    try:
        return __import__(name)
    except ImportError:
        print(f"skipped {name}: not installed")


def prepare():
    subprocess.run([program, "init", "-q", str(store)], check=True)
    tidemark("update", "-q", "--manifest", "Examples/scrapes/manifest.jsonl")
    pages = work / "evil.jsonl"
    with pages.open("w") as out:
        for number, text in enumerate(EVIL):
            share = f"{40 + number}.{number % 10}"
            out.write(json.dumps({
                "id": f"evil-{number}", "title": text, "publisher": text, "published": f"2024-{number % 12 + 1:02}-15",
                "url": f"https://news.example/{number}?a=1,2;b=\"x\"",
                "text": f"Germany will raise defense spending to {share} percent of gross domestic product by {2030 + number}, "
                        f"its government said on Friday."}) + "\n")
    tidemark("update", "-q", str(pages))


def truth(text, separator=","):
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True, delimiter=separator))
    return rows[0], rows[1:]


def numeric(head, rows):
    """The columns that hold figures: by name, or in wide and vintage tables all that hold nothing else."""
    out = set()
    for index, name in enumerate(head):
        cells = [r[index] for r in rows if r[index]]
        wide = name not in ("vintage", "voices", "articles", "UNIT_MULT") and cells and all(c.replace(".", "", 1).lstrip("-").isdigit() for c in cells)
        if name in NUMBERS or (wide and not (head[0] == "series" and not name.startswith("v"))):
            out.add(index)
    return out


def same(expected, got, is_number, comma=False):
    if expected == "":
        return got is None or got == "" or (isinstance(got, float) and math.isnan(got))
    if is_number:
        try:
            return abs(Decimal(expected.replace(",", ".")) - Decimal(str(got))) <= abs(Decimal(str(got))) * Decimal("1e-14")
        except ArithmeticError:
            return False
    return str(got) == expected


def compare(what, head, rows, got_head, got_rows):
    if list(got_head) != head:
        return check(what, False, f"columns {got_head}")
    if len(got_rows) != len(rows):
        return check(what, False, f"{len(got_rows)} rows for {len(rows)}")
    figures = numeric(head, rows)
    wrong = [(head[i], e, g) for row, got in zip(rows, got_rows) for i, (e, g) in enumerate(zip(row, got)) if not same(e, g, i in figures)]
    check(what, not wrong, wrong[:5])


def readers(name, text, head, rows):
    path = work / f"{name}.csv"
    path.write_text(text, newline="")
    pandas = module("pandas")
    if pandas:
        frame = pandas.read_csv(path, keep_default_na=False, na_values=[""], dtype=str)
        compare(f"pandas, as text: {name}", head, rows, list(frame.columns), frame.astype(object).where(frame.notna(), None).values.tolist())
        typed = pandas.read_csv(path, keep_default_na=False, na_values=[""])
        for column in set(head) & NUMBERS:
            if typed[column].notna().any():
                check(f"pandas types {column}: {name}", typed[column].dtype.kind in "if", typed[column].dtype)
        for column in set(head) & DATES:
            check(f"pandas reads {column} as days: {name}", pandas.to_datetime(typed[column], format="%Y-%m-%d").notna().sum() == typed[column].notna().sum())
    duckdb = module("duckdb")
    if duckdb:
        relation = duckdb.sql(f"select * from read_csv('{path}', header=true, sample_size=-1)")
        types = dict(zip(relation.columns, map(str, relation.types)))
        check(f"duckdb types: {name}", all(types[c] in ("DOUBLE", "BIGINT") for c in set(head) & NUMBERS if any(r[head.index(c)] for r in rows))
              and all(types[c] == "DATE" for c in set(head) & DATES), types)
        plain = duckdb.sql(f"select * from read_csv('{path}', header=true, all_varchar=true)")
        compare(f"duckdb: {name}", head, rows, plain.columns, plain.fetchall())
    if have("csvjson"):
        got = json.loads(subprocess.run(["csvjson", "-I", "--blanks", str(path)], capture_output=True, check=True).stdout)
        compare(f"csvkit: {name}", head, rows, list(got[0]), [list(r.values()) for r in got])
        stat = subprocess.run(["csvclean", "--length-mismatch", str(path)], capture_output=True)
        check(f"csvkit finds no fault: {name}", stat.returncode == 0, stat.stderr)
    if have("mlr"):
        got = json.loads(subprocess.run(["mlr", "-S", "--icsv", "--ojson", "cat", str(path)], capture_output=True, check=True).stdout)
        compare(f"Miller: {name}", head, rows, list(got[0]), [list(r.values()) for r in got])
    if have("sqlite3"):
        base = work / f"{name}.db"
        subprocess.run(["sqlite3", str(base), ".mode csv", f".import {path} t"], check=True, capture_output=True)
        import sqlite3
        cursor = sqlite3.connect(base).execute("select * from t")
        compare(f"sqlite3: {name}", head, rows, [d[0] for d in cursor.description], cursor.fetchall())
    if have("Rscript"):
        code = ("a<-commandArgs(TRUE);d<-read.csv(a[1],check.names=FALSE,colClasses='character',na.strings='',encoding='UTF-8');"
                "write.csv(d,a[2],row.names=FALSE,na='',fileEncoding='UTF-8');e<-read.csv(a[1],check.names=FALSE,na.strings='');"
                "for(n in intersect(names(e),c('value','low','high')))if(!is.numeric(e[[n]]))stop(n);"
                "for(n in intersect(names(e),c('period_start','period_end')))stopifnot(!any(is.na(as.Date(na.omit(e[[n]])))))")
        back = work / f"{name}-r.csv"
        done = subprocess.run(["Rscript", "--vanilla", "-e", code, str(path), str(back)], capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        check(f"R types: {name}", done.returncode == 0, done.stderr)
        if done.returncode == 0:
            compare(f"R: {name}", head, rows, *truth(back.read_bytes().decode()))


def calc(name, text, head, rows, separator=",", language=""):
    """As Calc opens it when told that the file is UTF-8, which its dialogue does by itself."""
    if not have("soffice") or not module("openpyxl"):
        return
    import openpyxl
    path = work / f"calc-{name}.csv"
    path.write_text(text, newline="")
    options = f"{ord(separator)},34,76,1,,{language or 1033},false,true,false"
    done = subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "xlsx", "--infilter=CSV:" + options,
                           "--outdir", str(work), str(path)], capture_output=True, timeout=180)
    book = work / f"calc-{name}.xlsx"
    if not book.exists():
        return check(f"Calc opens {name}", False, done.stderr)
    sheet = openpyxl.load_workbook(book).active
    cells = [list(r) for r in sheet.iter_rows()]
    check(f"Calc runs no formula: {name}", not [c.value for r in cells for c in r if c.data_type == "f"])
    figures, wrong = numeric(head, rows), []
    for row, got in zip(rows, cells[1:]):
        for index, expected in enumerate(row):
            cell = got[index] if index < len(got) else None
            value = cell.value if cell is not None else None
            if index in figures and expected:
                fine = isinstance(value, (int, float)) and same(expected, value, True)
            elif head[index] in DATES and expected:
                fine = hasattr(value, "year") and value.strftime("%Y-%m-%d") == expected
            elif head[index] in ("attribution", "publisher", "title", "url", "subject", "period", "unit"):
                # Calc takes text that looks like a number or a day for one, whatever a file says.
                taken = hasattr(value, "year") or isinstance(value, (int, float, bool))
                fine = same(expected, value, False) or taken and (head[index] in ("title", "publisher") or head[index] == "period")
                fine = fine or str(value or "").replace("_x000a_", "\n").strip() == expected.strip()
            else:
                continue
            if not fine:
                wrong.append((head[index], expected, value))
    check(f"Calc: {name}", len(cells) == len(rows) + 1 and not wrong, wrong[:5] or f"{len(cells)} rows")


prepare()
layouts = {
    "long": [], "observations": ["--observations"], "vintages": ["--vintages"], "changes": ["--changes"],
    "wide": ["approval-rating", "--wide"], "sdmx": ["troop-deployment", "--sdmx"],
}
for name, options in layouts.items():
    text = tidemark("csv", *options)
    head, rows = truth(text)
    check(f"{name} has rows", len(rows) > 2)
    check(f"{name} has no control character but line ends and tabs", not any(ord(c) < 32 and c not in "\n\t" for c in text))
    readers(name, text, head, rows)
    calc(name, text, head, rows)
    excel = tidemark("csv", *options, "--excel")
    check(f"--excel is the same with BOM and CRLF: {name}", excel.startswith("\ufeff") and truth(excel) == (head, rows) and "\r\n" in excel)
    german = tidemark("csv", *options, "--locale", "de")
    german_head, german_rows = truth(german, ";")
    figures = numeric(head, rows)
    back = [[c.replace(",", ".") if i in figures else c for i, c in enumerate(r)] for r in german_rows]
    check(f"--locale de has the same cells: {name}", (german_head, back) == (head, rows))
    if name in ("long", "wide"):
        calc(name + "-de", german, head, rows, ";", "1031")
    lines = [json.loads(line) for line in tidemark("csv", *options, "--format", "jsonl").splitlines()]
    guard = lambda c: c[1:] if c[:1] == "'" and c[1:2] in tuple("=+-@\t\n") else c
    check(f"JSON Lines have the same cells: {name}", [[l.get(c, "") for c in head] for l in lines] == [[guard(c) for c in r] for r in rows])
    table = tidemark("csv", *options, "--format", "markdown").splitlines()
    check(f"Markdown has a line a row: {name}", len(table) == len(rows) + 2)
import pty
for series in ("approval-rating", "troop-deployment"):
    for options in (["--width", "80"], ["--width", "132", "--ascii"], ["--width", "40", "--align", "term"][: 2 if series[0] == "t" else 4], ["--describe"]):
        if "--width" not in options:
            options = options + ["--width", "80"]
        command = [program, "chart", series, *options, "--color", "never", "--workspace", str(store)]
        piped = subprocess.run(command, capture_output=True).stdout
        reader, writer = pty.openpty()
        process = subprocess.Popen(command, stdout=writer, env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"})
        os.close(writer)
        shown = b""
        try:
            while part := os.read(reader, 65536):
                shown += part
        except OSError:
            pass
        process.wait()
        check(f"the same bytes on a terminal: {series} {' '.join(options)}", shown.replace(b"\r\n", b"\n") == piped)
text = tidemark("csv", "--observations")
titles = [r[truth(text)[0].index("title")] for r in truth(text)[1]]
for evil in EVIL[:6]:
    check(f"guarded: {evil}", "'" + evil in titles and evil not in titles)
check("--no-guard leaves it", EVIL[0] in tidemark("csv", "--observations", "--no-guard").replace('""', '"'))
for name, options in {**layouts, "wide": ["--wide"], "sdmx": ["--sdmx"], "german": ["--locale", "de"], "excel": ["--excel"]}.items():
    folder = work / f"folder-{name}"
    tidemark("csv", *[o for o in options if not o.startswith("approval")], "-o", str(folder) + "/")
    if have("frictionless"):
        done = subprocess.run(["frictionless", "validate", "datapackage.json"], capture_output=True, cwd=folder, text=True)
        check(f"frictionless validates: {name}", done.returncode == 0, done.stdout[-600:])
    if module("csvw"):
        import warnings
        from csvw import TableGroup
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                group = TableGroup.from_file(folder / "csv-metadata.json")
                count = sum(len(list(table.iterdicts(strict=True))) for table in group.tables)
                check(f"CSV on the Web reads: {name}", count > 0 and group.check_referential_integrity() in (None, True))
        except Exception as error:
            check(f"CSV on the Web reads: {name}", False, repr(error))
shutil.rmtree(work)
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
