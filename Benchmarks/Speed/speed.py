#!/usr/bin/env python3
"""Times `tidemark extract` beside `wc -w`, quantulum3 and Recognizers-Text on the same news-like text, in one run.

usage: speed.py PROGRAM [MEGABYTES [PAGE...]]

The text comes from news.py. Rates are bytes of input for a second of processor time (of the clock where two threads run), the best
of three. The two Python readers get as much of the text as they read in some twenty seconds; they are installed from PyPI into
a folder of their own the first time, and left out where that fails. TIDEMARK_BENCH_LARGE=1 also reads a file of 1 GB and
tells the memory that it took.
"""
import glob, os, subprocess, sys, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
READERS = {
    "quantulum3": ["quantulum3"],
    "recognizers-text-suite": ["recognizers-text-suite", "emoji<2"],
}
LOOP = """
import json, sys, time
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
{setup}
read("Some 5 cats came today.")
done, start = 0, time.process_time()
for text in texts:
    read(text)
    done += len(text.encode())
    if time.process_time() - start > 20: break
print(done / (time.process_time() - start))
"""
SETUP = {
    "quantulum3": "from quantulum3 import parser; read = parser.parse",
    "recognizers-text-suite": """
import recognizers_suite as suite
names = "number percentage age currency dimension temperature datetime".split()
def read(text):
    for name in names: getattr(suite, "recognize_" + name)(text, suite.Culture.English)""",
}


def run(command, **options):
    """Seconds of the clock and of the processor, and kilobytes of memory at most."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode: sys.exit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def best(command, times=3, **options):
    runs = [run(command, **options) for _ in range(times)]
    return min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)


def count_lines(command):
    """The lines that a command writes, a piece at a time: a child's memory counts as at least what this process has."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        return sum(piece.count(b"\n") for piece in iter(lambda: process.stdout.read(1 << 16), b""))


def first_line(program, page):
    """Milliseconds from start to the first line written, the least of thirty."""
    seconds = []
    for _ in range(30):
        start = time.perf_counter()
        process = subprocess.Popen([program, "extract", page], stdout=subprocess.PIPE)
        process.stdout.readline()
        seconds.append(time.perf_counter() - start)
        process.stdout.read()
        process.wait()
    return min(seconds) * 1000


def python_reader(name, text):
    """Bytes a second, or None where it cannot be installed."""
    home = os.path.join(os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "tidemark-bench", name)
    python = os.path.join(home, "bin", "python")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if not os.path.exists(python):
        if subprocess.call([sys.executable, "-m", "venv", home], **quiet): return None
    if subprocess.call([python, "-m", "pip", "install", "-q", *READERS[name]], **quiet): return None
    loop = LOOP.format(setup=SETUP[name])
    done = subprocess.run([python, "-W", "ignore", "-c", loop, text], capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else None


def rates(program, name, text):
    """One table of rates on one text; returns the rate of extract on one thread."""
    size = os.path.getsize(text)
    run(["cat", text])
    lines = count_lines([program, "extract", "--format", "jsonl", text])
    print(f"{name}: {size / 1e6:.0f} MB, {lines / size * 1000:.1f} mentions in 1,000 bytes")
    # Each yardstick runs right before what it is held against: machines have other work too.
    pairs = []
    for _ in range(3):
        words = size / run(["wc", "-w", text], env={**os.environ, "LC_ALL": "C.UTF-8"})[1]
        clock, processor, memory = run([program, "extract", "--jobs", "1", "--format", "jsonl", text])
        pairs.append((size / processor, words, clock, memory))
    rate, words, clock, memory = max(pairs)
    words = max(p[1] for p in pairs)
    print(f"  wc -w (C.UTF-8)        {words / 1e6:10.1f} MB/s")
    print(f"  extract, one thread    {rate / 1e6:10.1f} MB/s  {rate / words:.3f} of wc -w (goal 0.4), {memory / 1000:.0f} MB of memory")
    two, processor, memory = best([program, "extract", "--jobs", "2", "--format", "jsonl", text])
    print(
        f"  extract, two threads   {size / two / 1e6:10.1f} MB/s  {clock / two:.2f} of one by the clock (goal 1.8), "
        f"{processor / clock:.2f} times its processor time, {memory / 1000:.0f} MB")
    return rate


def main():
    program = os.path.abspath(sys.argv[1])
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 100
    pages = sys.argv[3:] or sorted(glob.glob(root + "/Examples/scrapes/*.txt") + glob.glob(root + "/Examples/scrapes/*.html"))
    with tempfile.TemporaryDirectory() as work:
        text, news = os.path.join(work, "dense.jsonl"), os.path.join(work, "news.jsonl")
        maker = [sys.executable, os.path.join(here, "news.py")]
        subprocess.check_call([*maker, str(megabytes), text, *pages])
        subprocess.check_call([*maker, "--figures", "0.1", str(megabytes), news, *pages])
        rate = rates(program, "as full of figures as the example pages", text)
        rates(program, "digits in one of ten sentences", news)
        for name in READERS:
            other = python_reader(name, text)
            print(f"{name:24} {other / 1e6:10.4f} MB/s  extract reads {rate / other:,.0f} times as much" if other else f"{name}: not to be had here")
        one = os.path.join(work, "one.jsonl")
        with open(text, "rb") as all, open(one, "wb") as out: out.write(all.readline())
        print(f"start to first line      {first_line(program, one):10.1f} ms    (goal 30)")
        if os.environ.get("TIDEMARK_BENCH_LARGE"):
            large = os.path.join(work, "large.jsonl")
            size = os.path.getsize(text)
            subprocess.check_call(f"for i in $(seq {round(1e9 / size)}); do cat '{text}'; done > '{large}'", shell=True)
            _, _, memory = best([program, "extract", large], times=1)
            print(f"{os.path.getsize(large) / 1e9:.2f} GB of JSON Lines     {memory / 1000:10.0f} MB of memory at most (goal 100)")


main()
