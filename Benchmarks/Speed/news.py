#!/usr/bin/env python3
"""Writes news-like JSON Lines for measuring speed: sentences of given pages, mixed anew, with other figures.

usage: news.py [--figures SHARE] MEGABYTES OUT.jsonl [PAGE...]     pages are .txt, .html or .jsonl (fields "text" and "title")

An article has a headline and 4 to 12 paragraphs of 1 to 4 sentences, drawn at random from all pages. Every run of digits that is
not a year becomes another run of the same length, so that no two articles are the same; years move by at most two.
SHARE is how many of the sentences have digits, from 0 to 1; without it as many as in the pages, which are full of figures.
The same arguments give the same bytes.
"""
import json, random, re, sys


def sentences(path):
    text = open(path, encoding="utf-8", errors="replace").read()
    if path.endswith(".jsonl"):
        text = "\n".join(json.loads(line).get("text", "") for line in text.splitlines() if line.strip())
    if path.endswith(".html"):
        text = re.sub(r"(?s)<(script|style|head).*?</\1>", " ", text)
        text = re.sub(r"</(p|h\d|li|tr|div)>", "\n", text)
        text = re.sub(r"<[^>]*>", " ", text).replace("&amp;", "&").replace("&nbsp;", " ")
    for line in text.splitlines():
        line = " ".join(line.split())
        if len(line) < 80:
            continue
        yield from re.split(r"(?<=[a-z]{3}[.?!]) (?=[A-Z])", line)


def pieces(sentence):
    """The sentence as text and runs of digits in turn."""
    return re.split(r"(\d+)", sentence)


def vary(parts, rng):
    out = parts[:]
    for i in range(1, len(out), 2):
        digits = out[i]
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            out[i] = str(int(digits) + rng.randrange(-2, 3))
        elif len(digits) <= 2 and int(digits) <= 28:
            out[i] = str(rng.randrange(1, 29))
        else:
            low = 10 ** (len(digits) - 1)
            out[i] = digits[0] + str(rng.randrange(low, 10 * low))[1:]
    return "".join(out)


def main():
    arguments = sys.argv[1:]
    share = None
    if arguments[0] == "--figures": share, arguments = float(arguments[1]), arguments[2:]
    size, path, pages = int(float(arguments[0]) * 1e6), arguments[1], arguments[2:]
    pool = sorted({s for page in pages for s in sentences(page) if len(s) > 30})
    pool = [pieces(s) for s in pool]
    figured, plain = [s for s in pool if len(s) > 1], [s for s in pool if len(s) == 1]
    rng = random.Random(4)

    def sentence():
        if share is None: return vary(rng.choice(pool), rng)
        return vary(rng.choice(figured if rng.random() < share else plain), rng)

    written = number = 0
    with open(path, "wb") as out:
        while written < size:
            paragraphs = [
                " ".join(sentence() for _ in range(rng.randrange(1, 5))) for _ in range(rng.randrange(4, 13))
            ]
            record = {
                "id": f"n{number}",
                "url": f"https://news.example/{number}",
                "title": sentence()[:70],
                "published": f"20{rng.randrange(20, 26)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
                "text": "\n".join(paragraphs),
            }
            line = (json.dumps(record, ensure_ascii=False) + "\n").encode()
            out.write(line)
            written += len(line)
            number += 1


main()
