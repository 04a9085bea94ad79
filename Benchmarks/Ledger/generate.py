#!/usr/bin/env python3
"""Writes a workspace of invented series and the pages that feed them, for timing the program on a big store.

usage: generate.py FOLDER ARTICLES [SERIES]    ten observations an article; the same arguments give the same bytes

FOLDER/Series/*.yaml  one definition a series, named after trees and things made of them
FOLDER/pages/NNN/     one page an article, 1,000 a folder
FOLDER/more/          pages that are not in pages/, for timing the update of one

Every figure has a true value for its series, country and month; pages of 40 papers repeat it, rounded now and then, and one
sentence in 500 slips in a digit. So there is something to agree on, something to weigh, and something to find.
"""
import os, random, sys

TREES = """alder apple ash aspen bamboo beech birch box cedar cherry chestnut cypress ebony elder elm fir ginkgo hawthorn hazel
hemlock hickory holly hornbeam juniper larch laurel lime locust magnolia maple medlar mulberry oak olive osier pine plane poplar
quince redwood rowan spruce sycamore teak walnut willow yew acacia sorrel linden""".split()
THINGS = ["tariff cover", "plywood share", "veneer quota", "sapling survival"]
COUNTRIES = ["Germany", "France", "Spain", "Italy", "Poland", "Sweden", "Norway", "Finland", "Denmark", "Austria", "Portugal",
             "Greece", "Ireland", "Hungary", "Romania", "Bulgaria", "Japan", "Canada", "Brazil", "Mexico"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
PAPERS = [f"{place} {kind}" for place in
          ["Harbour", "Valley", "Northern", "Southern", "Lakeside", "Mountain", "Island", "Border", "Capital", "Coastal"]
          for kind in ["Gazette", "Courier", "Herald", "Messenger"]]
# What stands between the figures: no two pages share more than chance gives them, so that none counts as a copy of another.
SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo"]
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]


def name(series):
    return f"{TREES[series % len(TREES)]} {THINGS[series // len(TREES)]}"


def definition(series):
    ident = name(series).replace(" ", "-")
    return ident, f"""# Invented, for timing.
id: {ident}
title: {name(series).capitalize()}
kind: rate
unit: percent
subject: {{ kinds: [country], prepositions: [in, of, for], government: true }}
measure:
  - words: [{name(series)}]
period: {{ default: event }}
examples:
  - {{ text: "The {name(series)} of Spain was 43.2 percent in March 2025.", published: 2025-04-25, expect: [{{ subject: ESP, period: 2025-03, value: "43.2" }}] }}
"""


def true_value(series, country, month):
    """In tenths of a percent: a level of the series and the country, and a small change from month to month."""
    level = random.Random(series * 31 + country).randrange(150, 850)
    return level + random.Random((series * 31 + country) * 997 + month).randrange(-9, 10)


def said(value, rng):
    if rng.randrange(500) == 0:
        digits = f"{value // 10:02d}.{value % 10}"
        return digits[1] + digits[0] + digits[2:] if digits[0] != digits[1] and digits[1] != "0" else digits
    if rng.randrange(8) == 0:
        return f"about {(value + 5) // 10}"
    return f"{value // 10}.{value % 10}"


def page(number, series_count):
    rng = random.Random(number * 7919 + 5)
    month = rng.randrange(60)
    year, of_year = 2020 + month // 12, month % 12
    paper = PAPERS[rng.randrange(len(PAPERS))]
    country = rng.randrange(len(COUNTRIES))
    body = []
    for series in rng.sample(range(series_count), 10):
        figure = said(true_value(series, country, month), rng)
        form = rng.randrange(3)
        when = f"{MONTHS[of_year]} {year}"
        if form == 0:
            body.append(f"The {name(series)} of {COUNTRIES[country]} was {figure} percent in {when}.")
        elif form == 1:
            body.append(f"In {when}, the {name(series)} in {COUNTRIES[country]} stood at {figure} percent.")
        else:
            body.append(f"In {COUNTRIES[country]} the {name(series)} reached {figure} percent in {when}, the institute said.")
    paragraphs = []
    for sentence in body:
        words = rng.choices(WORDS, k=50)
        paragraphs.append(f"<p>{sentence} {' '.join(words[:12]).capitalize()}, {' '.join(words[12:])}.</p>")
    day = rng.randrange(1, 28)
    published = f"{year + (of_year + 1) // 12}-{(of_year + 1) % 12 + 1:02d}-{day:02d}"
    title = f"Wood in {COUNTRIES[country]}: report {number} of the institute"
    newline = "\n"
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{published}"><meta property="og:site_name" content="{paper}">
<link rel="canonical" href="https://example.org/{paper.replace(' ', '-').lower()}/{number}"></head>
<body><article><h1>{title}</h1>
{newline.join(paragraphs)}
</article></body></html>
"""


def main():
    folder, articles = sys.argv[1], int(sys.argv[2])
    series_count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    os.makedirs(f"{folder}/Series", exist_ok=True)
    for series in range(series_count):
        ident, text = definition(series)
        open(f"{folder}/Series/{ident}.yaml", "w").write(text)
    for number in range(articles):
        inner = f"{folder}/pages/{number // 1000:03d}"
        if number % 1000 == 0:
            os.makedirs(inner, exist_ok=True)
        open(f"{inner}/page-{number}.html", "w").write(page(number, series_count))
    os.makedirs(f"{folder}/more", exist_ok=True)
    for number in range(articles, articles + 100):
        open(f"{folder}/more/page-{number}.html", "w").write(page(number, series_count))


main()
