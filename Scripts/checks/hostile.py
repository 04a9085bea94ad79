#!/usr/bin/env python3
"""Reads pages made to do harm, at full size, each beside a sound page, and measures time and memory.

For each: the program ends by itself, within the limits below; it says at most two lines of the page (what is wrong with how it is
packed, and with what is in it), of a list of records twenty more; the sound page is read.
usage: hostile.py PROGRAM [CASE…]      prints one line a case; exit status 1 where one fails. Needs 3 GB of disk.
"""
import gzip, json, os, resource, shutil, struct, subprocess, sys, tempfile, zlib
from pathlib import Path

SECONDS, MEGABYTES = 30, 400
STORY = "<h1>Bridge opens</h1><p>The bridge over the lower river is open to all traffic again, the mayor told some 300 marchers.</p>"
SOUND = "<html><body><h1>Ferry returns</h1><p>The ferry runs again from Monday, the harbour said, with 12 trips a day and 40 seats.</p></body></html>"


def packed(repeated, times, head=b"", tail=b""):
    """gzip of `head`, `repeated` so many times, `tail`, in chunks, without packing it all: a block that refers to nothing before it
    can be repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    yield b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(repeated) + packer.flush(zlib.Z_FULL_FLUSH)
    check = zlib.crc32(head)
    for _ in range(times):
        check = zlib.crc32(repeated, check)
        yield block
    size = len(head) + len(repeated) * times + len(tail)
    yield packer.compress(tail) + packer.flush(zlib.Z_FINISH) + struct.pack("<II", zlib.crc32(tail, check), size & 0xFFFFFFFF)


def repeated(part, times, head=b"", tail=b""):
    yield head
    step = max(1, (1 << 20) // len(part))
    for start in range(0, times, step):
        yield part * min(step, times - start)
    yield tail


def warc(*bodies):
    """Members of a WARC.gz, one a response."""
    for number, body in enumerate(bodies):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/{number}\r\nWARC-Date: 2025-06-27T00:00:00Z\r\nContent-Length: {len(http)}\r\n\r\n"
        yield gzip.compress(head.encode() + http + b"\r\n\r\n")


def laughs(around):
    """Entities that expand to 10^9 words."""
    names = "".join(f'<!ENTITY l{n} "{("&l%d;" % (n - 1)) * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {around} [<!ENTITY l0 "lol">{names}]>'


def page(inside):
    return f"<html><body>{STORY}{inside}</body></html>".encode()


MILLION, GIGABYTE, MEGABYTE = 10**6, 1 << 30, 1 << 20
rss = "<rss><channel><title>Star</title><item><title>Bridge opens</title><description>{}</description></item></channel></rss>"
sound_page = gzip.compress(page("<p>And the second record is whole.</p>"))
members = list(warc(sound_page, sound_page, sound_page))
# name, file name, chunks, whether the story in it must be found all the same
CASES = [
    ("bomb of 10 GB", "a.gz", lambda: packed(b"a" * MEGABYTE, 10_240), False),
    ("bomb of 10 GB of markup", "a.html.gz", lambda: packed(b"<p>a" * (MEGABYTE // 4), 10_240, b"<html>"), False),
    ("bomb of 10 GB of JSON Lines", "a.jsonl.gz", lambda: packed(b"a" * MEGABYTE, 10_240, b'{"text":"'), False),
    ("bomb of 10^10 blank lines", "a.jsonl.gz", lambda: packed(b"\n" * MEGABYTE, 10_240, b'{"title":"Bridge opens","text":"It is so."}\n'), True),
    ("bomb of 10^8 bad records", "a.jsonl.gz", lambda: packed(b"a\n" * (MEGABYTE // 2), 200, b'{"title":"Bridge opens","text":"It is so."}\n'), True),
    ("bomb in a bomb", "a.gz", lambda: [gzip.compress(b"".join(packed(b"\0" * MEGABYTE, 10_240)))], False),
    ("bomb in a web archive", "a.warc.gz", lambda: warc(b"".join(packed(b"<p>a" * (MEGABYTE // 4), 1_024, b"<html>"))[:15 << 20], sound_page), True),
    ("10^6 elements, nested", "a.html", lambda: [page("<div>" * MILLION)], True),
    ("10^6 inline elements, nested", "a.html", lambda: [page("<b>" * MILLION)], True),
    ("10^6 elements, nested around the story", "a.html", lambda: [b"<html>" + b"<div>" * MILLION + STORY.encode()], False),
    ("900,000 elements, nested around the story", "a.html", lambda: [b"<html>" + b"<div>" * 900_000 + STORY.encode()], True),
    ("10^6 end tags without a beginning", "a.html", lambda: [page("<div>" * 600 + "</x>" * MILLION)], True),
    ("10^6 paragraphs", "a.html", lambda: [page("<p>a" * MILLION)], False),
    ("10^5 tables, nested", "a.html", lambda: [page("<table><tr><td>1" * 100_000)], True),
    ("10^6 lists, nested, in JSON", "a.json", lambda: [b'{"title":"Bridge opens","text":"It is so.","x":' + b"[" * MILLION], False),
    ("10^6 elements, nested, in a feed", "a.xml", lambda: [rss.format("<b>" * MILLION).encode()], False),
    ("10^5 messages, nested", "a.eml", lambda: [b"From: a@x.example\r\nSubject: a\r\nMIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 100_000], False),
    ("entities that expand, in HTML", "a.html", lambda: [laughs("html").encode() + page("<p>&l9;</p>")], True),
    ("entities that expand, in a feed", "a.xml", lambda: [b'<?xml version="1.0"?>' + laughs("rss").encode() + rss.format("&l9;").encode()], False),
    ("a long entity, 10^5 times, in a feed", "a.xml", lambda: [f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>'.encode() + rss.format("&a;" * 100_000).encode()], False),
    ("an attribute of 1 GB", "a.html", lambda: repeated(b"x " * 1_024, GIGABYTE // 2_048, b'<html><p class="', b'">' + STORY.encode()), False),
    ("an attribute of 1 GB, packed", "a.html.gz", lambda: packed(b"x " * (MEGABYTE // 2), 1_024, b'<html><p class="', b'">' + STORY.encode()), False),
    ("an attribute of 5 MB", "a.html", lambda: [b'<html><p class="' + b"x " * 2_500_000 + b'">' + STORY.encode() + b"</html>"], True),
    ("10^6 attributes", "a.html", lambda: [b"<html><p " + b" ".join(b"a%d" % n for n in range(600_000)) + b">" + STORY.encode() + b"</html>"], True),
    ("a line of 1 GB", "a.txt", lambda: repeated(b"word " * 1_024, GIGABYTE // 5_120), False),
    ("a record of 1 GB", "a.jsonl", lambda: repeated(b"word " * 1_024, GIGABYTE // 5_120, b'{"text":"', b'"}\n'), False),
    ("NULs in a page", "a.html", lambda: [page(("<p>" + "a " * 200 + "\0</p>\0") * 5_000).replace(b"<h1>", b"\0<h1>\0")], True),
    ("5 MB of NULs", "a.html", lambda: [b"<html>" + b"\0" * (5 * MEGABYTE)], False),
    ("right-to-left overrides", "a.html", lambda: [page("<p>\u202edesrever si siht\u2066\u202c</p>" * 10_000)], True),
    ("lone surrogates in UTF-8", "a.html", lambda: [page("<p>a").replace(b"<p>a", b"<p>a \xed\xa0\x80 b</p>" * 10_000)], True),
    ("lone surrogates in references", "a.html", lambda: [page("<p>&#xD800;&#55296;&#xDFFF;</p>" * 10_000)], True),
    ("lone surrogates in JSON", "a.jsonl", lambda: [json.dumps({"title": "Bridge opens", "text": "The bridge is open \ud800 to all \udc00 of the 300 marchers, they say, again."}).encode() + b"\n"], True),
    ("lone surrogates in UTF-16", "a.html", lambda: [b"\xff\xfe" + page("<p>?</p>").decode().encode("utf-16-le").replace(b"?\0", b"\x00\xd8")], True),
    ("mixed encodings", "a.html", lambda: [page("<p>caf?</p>" * 10_000).replace(b"?", b"\xe9 \xc3\xa9 \xff\xfe \x80")], True),
    ("a member that breaks off", "a.html.gz", lambda: [gzip.compress(page("".join(f"<p>{n * n}</p>" for n in range(9_999))))[:-2_000]], True),
    ("a member that breaks off inside an archive", "a.warc.gz", lambda: [members[0][:-200], members[1], members[2][:60]], True),
]


def run(arguments, folder):
    """Exit status, lines of standard error, seconds of processor time, megabytes at most. Four times the limit of time ends it."""
    with open(folder / "stderr", "wb") as errors:
        process = subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=errors,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 4, SECONDS * 4)))
        _, status, usage = os.wait4(process.pid, 0)
    lines = (folder / "stderr").read_text(errors="backslashreplace").splitlines()
    return os.waitstatus_to_exitcode(status), lines, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


program, wanted = str(Path(sys.argv[1]).resolve()), sys.argv[2:]
failed = 0
for name, file, chunks, is_found in CASES:
    if wanted and name not in wanted:
        continue
    folder = Path(tempfile.mkdtemp())
    (folder / "pages").mkdir()
    with open(folder / "pages" / file, "wb") as output:
        for chunk in chunks():
            output.write(chunk)
    (folder / "pages" / "z.html").write_text(SOUND)
    faults, figures = [], []
    for command in (["extract", "pages"], ["update", "pages", "--workspace", "."]):
        if command[0] == "update":
            subprocess.run([program, "init", "."], cwd=folder, check=True, capture_output=True)
        os.chdir(folder)
        status, lines, seconds, megabytes = run([program, *command], folder)
        lines = [line for line in lines if file in line]
        figures.append(f"{command[0]} {seconds:.1f} s {megabytes:.0f} MB")
        if status < 0 or status > 127:
            faults.append(f"{command[0]} ended by signal {-status}")
        if seconds > SECONDS or megabytes > MEGABYTES:
            faults.append(f"{command[0]} took too much")
        if len(lines) > (22 if ".jsonl" in file else 2):
            faults.append(f"{command[0]} said {len(lines)} lines")
    listed = subprocess.run([program, "articles", "--format", "jsonl", "--workspace", "."], capture_output=True, text=True).stdout
    titles = [json.loads(line).get("title") for line in listed.splitlines()]
    if "Ferry returns" not in titles:
        faults.append("the sound page was not read")
    if not lines and len(titles) < 2:
        faults.append("nothing was read of it, and nothing said")
    if is_found and "Bridge opens" not in titles:
        faults.append(f"its story was not found: {titles}")
    failed += bool(faults)
    print(f"{'FAILED' if faults else 'ok':7}{name}: {', '.join(figures)}; says: {lines[0].strip()[:150] if lines else 'nothing'}" + (f"  !! {'; '.join(faults)}" if faults else ""), flush=True)
    os.chdir("/")
    shutil.rmtree(folder)
sys.exit(failed > 0)
