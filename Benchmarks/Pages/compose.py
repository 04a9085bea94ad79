#!/usr/bin/env python3
"""Sets the stories of this folder in the markup of large news sites, twelve kinds of it, with all that stands around a story there.

usage: compose.py FOLDER    writes NN-name.html (20 to 120 kB) and NN-name.txt, the text of the story without its headline
"""
import html, json, pathlib, random, sys

here = pathlib.Path(__file__).parent
stories = {p.stem: p.read_text().strip().split("\n") for p in sorted((here / "stories").glob("*.txt"))}
out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
esc = html.escape
names = ["Politics", "World", "Business", "Money", "Science", "Health", "Culture", "Sport", "Travel", "Opinion", "Video", "Weather"]


def blocks(lines):
    """The story as (kind, text); rows of a table together."""
    rows = []
    for line in lines[1:]:
        if line.startswith("| "):
            rows.append([c.strip() for c in line.strip("| ").split("|")])
            continue
        if rows:
            yield "table", rows
            rows = []
        if line.startswith("## "):
            yield "h2", line[3:]
        elif line.startswith("* "):
            yield "li", line[2:]
        else:
            yield "p", line
    if rows:
        yield "table", rows


def gold(lines):
    parts = []
    for kind, text in blocks(lines):
        parts += [" ".join(r) for r in text] if kind == "table" else [text]
    return "\n".join(parts) + "\n"


class Site:
    def __init__(self, place, name):
        self.r = random.Random(place)
        self.name, self.lines = name, stories[name]
        self.others = [v for k, v in stories.items() if k != name]
        self.title = self.lines[0]

    def cls(self, stem=""):
        return stem + "".join(self.r.choice("abcdefghijkmnpqrstuvwxyz0123456789") for _ in range(7))

    def css(self, rules):
        return "<style>" + "".join(f".{self.cls('css-')}{{margin:{self.r.randint(0,40)}px;color:#{self.r.randint(0,0xffffff):06x};"
            f"font:{self.r.randint(12,40)}px/1.4 Georgia,serif}}" for _ in range(rules)) + "</style>"

    def state(self, size):
        """What the page's own script starts from: the stories of the front page once more, as data."""
        items = []
        while len(json.dumps(items)) < size:
            o = self.r.choice(self.others)
            items.append({"id": self.cls(), "type": "article", "headline": o[0], "standfirst": o[1], "tags": self.r.sample(names, 3),
                          "image": f"https://img.example/{self.cls()}.jpg?width=620&quality=85&auto=format"})
        return f'<script id="__STATE__" type="application/json">{json.dumps({"front": items})}</script>'

    def nav(self, repeat=2):
        items = "".join(f'<li class="{self.cls("nav-")}"><a href="/{n.lower()}" data-track="nav:{n}">{n}</a></li>' for n in names)
        return f'<header class="site-header" role="banner"><a href="#main">Skip to content</a><nav aria-label="Main"><ul>{items * repeat}</ul></nav></header>'

    def teasers(self, count, tag="div", prose=False):
        out = ""
        for o in self.r.sample(self.others, min(count, len(self.others))):
            more = f"<p>{esc(o[1])}</p>" if prose else ""
            out += (f'<{tag} class="card {self.cls()}"><a href="/2025/{self.cls()}"><img loading="lazy" src="/i/{self.cls()}.jpg" alt="">'
                    f"<h3>{esc(o[0])}</h3></a>{more}<span class=\"age\">{self.r.randint(1,20)} hours ago</span></{tag}>")
        return out

    def comments(self, count):
        said = ["I have lived there for thirty years and nobody ever asked us anything about it.",
                "This is what happens when you leave such things to people who never leave their offices.",
                "Good reporting, thank you. Could you say more about the cost next time?",
                "My grandfather worked there. He always said that it would end like this, and we laughed at him."]
        return '<section id="comments" class="comments"><h2>Comments</h2>' + "".join(
            f'<div class="comment"><b>reader{self.r.randint(10,999)}</b> <time>{self.r.randint(1,9)}h</time><p>{self.r.choice(said)}</p>'
            '<button>Reply</button><button>Report</button></div>' for _ in range(count)) + "</section>"

    def cookie(self):
        return ('<div id="consent" class="cookie-banner" role="dialog"><h2>We value your privacy</h2><p>We and our 842 partners store and '
                'access information on a device, such as unique identifiers in cookies, to process personal data. You may accept or manage '
                'your choices, including your right to object where legitimate interest is used, at any time.</p><button>Accept all</button></div>')

    def footer(self):
        links = "".join(f'<li><a href="/{n.lower()}/all">{n}</a></li>' for n in names * 2)
        return (f'<footer class="site-footer"><ul>{links}</ul><p>© 2025 Example Media Group. All rights reserved. This material may not be '
                'published, broadcast, rewritten or redistributed without permission.</p></footer>')

    def newsletter(self):
        return ('<aside class="newsletter-signup"><h4>Sign up to the Morning Letter</h4><p>Get the stories that matter in your inbox every '
                'weekday at seven.</p><form><input type="email"><button>Sign up</button></form></aside>')

    def head(self, extra="", ld=True):
        data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title, "datePublished": "2025-06-27T08:00:00Z",
                "author": [{"@type": "Person", "name": "Ann Lister"}], "publisher": {"@type": "Organization", "name": "Example Media"}}
        script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if ld else ""
        return (f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{esc(self.title)} | Example</title>'
                f'<meta property="og:title" content="{esc(self.title)}"><meta property="og:site_name" content="Example">'
                f'<meta name="description" content="{esc(self.lines[1])}">{script}{extra}</head>')

    def body(self, p='<p class="{c}">{t}</p>', between={}, link=True):
        """The story; `between` puts things after the n-th block."""
        out, items, c = "", [], self.cls("p-")
        for n, (kind, text) in enumerate(blocks(self.lines)):
            if kind != "li" and items:
                out += "<ul>" + "".join(f"<li>{esc(i)}</li>" for i in items) + "</ul>"
                items = []
            if kind == "li":
                items.append(text)
            elif kind == "table":
                rows = "".join("<tr>" + "".join(f"<{'th' if k == 0 else 'td'}>{esc(x)}</{'th' if k == 0 else 'td'}>" for x in r) + "</tr>"
                               for k, r in enumerate(text))
                out += f'<figure class="table"><table>{rows}</table></figure>'
            elif kind == "h2":
                out += f'<h2 class="{c}h">{esc(text)}</h2>'
            else:
                words = esc(text).split(" ")
                if link and len(words) > 20:
                    words[5] = f'<a href="/topic/{self.cls()}" data-link-name="in body link">{words[5]}'
                    words[7] += "</a>"
                out += p.format(c=c, t=" ".join(words), n=n)
            out += between.get(n, "")
        if items:
            out += "<ul>" + "".join(f"<li>{esc(i)}</li>" for i in items) + "</ul>"
        return out

    def rich(self):
        o = self.r.choice(self.others)
        return f'<aside data-component="rich-link" class="{self.cls("rich-link ")}"><div>Related</div><h3><a href="/x">{esc(o[0])}</a></h3></aside>'

    def figure(self):
        return (f'<figure class="{self.cls("image ")}"><picture><source srcset="/i/{self.cls()}.webp 620w"><img src="/i/{self.cls()}.jpg" '
                'alt="A view of the place"></picture><figcaption>The place as it was on Tuesday. Photograph: Example</figcaption></figure>')


def guardian(s):
    return (s.head(s.css(160)) + f"<body>{s.nav(3)}{s.cookie()}<main id='main'><article><div class='{s.cls('dcr-')}' data-gu-name='headline'>"
        f"<h1 class='{s.cls('dcr-')}'>{esc(s.title)}</h1></div><div data-gu-name='meta'><address aria-label='Contributor info'><a rel='author' "
        f"href='/profile/al'>Ann Lister</a></address><details><summary>Fri 27 Jun 2025 09.00 BST</summary>Last modified on Fri 27 Jun 2025 "
        f"11.00 BST</details><button>Share</button></div>{s.figure()}<div id='maincontent' class='{s.cls('dcr-')}'><div class='article-body-"
        f"commercial-selector {s.cls('article-body-viewer-selector ')}'>"
        + s.body('<p class="dcr-{c}">{t}</p>', {1: s.rich(), 3: f'<figure data-spacefinder-role="inline">{s.newsletter()}</figure>'})
        + f"</div></div><div class='submeta'><ul><li><a href='/a'>{names[0]}</a></li><li><a href='/b'>news</a></li></ul></div></article></main>"
        f"<section data-component='more-on-this-story'><h2>More on this story</h2>{s.teasers(8)}</section><section data-component='most-viewed'>"
        f"<h2>Most viewed</h2><ol>{s.teasers(10, 'li')}</ol></section>{s.footer()}{s.state(18000)}</body></html>")


def bbc(s):
    body = s.body('<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper"><div class="ssrcss-7uxr49-RichTextContainer">'
        '<p class="ssrcss-{c}-Paragraph">{t}</p></div></div>',
        {2: f"<div data-component='links-block'><ul>{s.teasers(3, 'li')}</ul></div>", 4: f"<div data-component='image-block'>{s.figure()}</div>"})
    return (s.head(s.css(220)) + f"<body>{s.nav()}<div id='main-wrapper'><main id='main-content'><article><header data-component='headline-block'>"
        f"<h1 id='main-heading'>{esc(s.title)}</h1></header><div data-component='byline-block'><span>Ann Lister</span><span>Coast correspondent"
        f"</span><time datetime='2025-06-27T08:00:00.000Z'>27 June 2025</time></div>{body}<section data-component='tag-list'><h2>Related topics"
        f"</h2><ul>{''.join(f'<li><a href=/t>{n}</a></li>' for n in names[:6])}</ul></section></article><section data-component='related-stories'>"
        f"<h2>More on this story</h2>{s.teasers(6, prose=True)}</section></main><div data-component='top-stories'><h2>Top stories</h2>"
        f"{s.teasers(6, prose=True)}</div></div>{s.footer()}{s.state(14000)}</body></html>")


def cnn(s):
    return (s.head(s.css(80)) + f"<body class='layout'>{s.nav(4)}<div class='ad-slot' data-ad='top'></div><section class='layout__main'><div class="
        f"'headline headline--has-lowertext'><h1 class='headline__text inline-placeholder'>{esc(s.title)}</h1><div class='headline__sub-text'>"
        f"<div class='byline'><span class='byline__name'>Ann Lister</span></div><div class='timestamp'>Updated 4:00 AM EDT, Fri June 27, 2025"
        f"</div></div></div><main class='article__main'><div class='article__content' itemprop='articleBody' data-editable='content'>"
        + s.body('<p class="paragraph inline-placeholder vossi-paragraph" data-uri="cms.example/{c}" data-component-name="paragraph">{t}</p>',
            {0: f"<div class='related-content related-content--article'><a href='/x'><p class='related-content__label'>Related article</p>"
                f"<span>{esc(s.others[2][0])}</span></a></div>", 2: "<div class='ad-slot-dynamic' data-ad-text='Ad Feedback'><div class='ad-slot__feedback'>"
                "Ad Feedback</div></div>", 4: "<div class='video-resource'><div>Video Ad Feedback</div><div class='video__title'>Watch what happened next</div><div>1:42 - Source: Example</div></div>"})
        + f"</div></main></section><aside class='layout__bottom'><h2>Up next</h2>{s.teasers(8)}<h2>Most read</h2>{s.teasers(8)}</aside>"
        f"{s.footer()}{s.state(30000)}</body></html>")


def nyt(s):
    body = s.body('<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8"><p class="css-{c} evys1bk0">{t}</p></div></div>',
        {1: "<div><div id='story-ad-1-wrapper'><div>Advertisement</div><a href='#after'>SKIP ADVERTISEMENT</a></div></div>",
         4: f"<div class='css-s99gbd'>{s.figure()}</div>"})
    return (s.head(s.css(260)) + f"<body><div id='app'>{s.nav()}<main id='site-content'><div><article id='story' class='nytapp-hide'><header>"
        f"<h1 data-testid='headline'>{esc(s.title)}</h1><p id='article-summary'>A short account of what happened and why.</p><div class='css-1f2l29q'><div>Share full article</div>"
        f"<span>15</span></div><div><p class='byline'>By Ann Lister</p><time datetime='2025-06-27'>June 27, 2025</time></div></header>"
        f"<section name='articleBody' class='meteredContent css-1r7ky0e'>{body}</section><div class='bottom-of-article'><p>Ann Lister covers the "
        f"coast for Example. More about Ann Lister</p><p>A version of this article appears in print on June 28, 2025, Section A, Page 4.</p></div>"
        f"</article></div></main><section class='recirculation'><h2>Editors’ Picks</h2>{s.teasers(9)}</section>{s.footer()}</div>{s.state(20000)}</body></html>")


def reuters(s):
    return (s.head(s.css(140)) + f"<body>{s.nav()}<div id='fusion-app'><div class='article__main'><article data-testid='Article'><header><h1 "
        f"data-testid='Heading'>{esc(s.title)}</h1><div><span>By Ann Lister</span></div><time><span>June 27, 2025</span><span>8:00 AM UTC"
        f"</span><span>Updated 3 hours ago</span></time></header>{s.figure()}<div class='article-body__content__17Yit'>"
        + s.body('<div data-testid="paragraph-{n}" class="text__text__1FZLe article-body__paragraph__2-BtD">{t}</div>',
            {3: "<div data-testid='Dianomi-context-widget-container'>Advertisement · Scroll to continue</div>"})
        + "<p class='trust'>Reporting by Ann Lister; Editing by the night desk</p><p>Our Standards: <a href='/s'>The Example Trust Principles.</a></p></div></article><aside><h2>Read Next</h2>"
        + s.teasers(7) + f"</aside></div></div>{s.footer()}{s.state(16000)}</body></html>")


def fox(s):
    call = "<p><a href='/app'><strong><u>CLICK HERE TO GET THE NEWS APP</u></strong></a></p>"
    upper = f"<p><a href='/y'><strong>{esc(s.others[4][0].upper())}</strong></a></p>"
    return (s.head(s.css(60)) + f"<body>{s.nav(3)}<div class='page'><div class='page-content'><main class='main-content'><article class='article-wrap has-video'>"
        f"<header class='article-header'><div class='article-meta'><div class='author-byline'>By Ann Lister Example News</div><div class='article-date'>Published "
        f"<time>June 27, 2025 8:00am EDT</time></div></div><h1 class='headline'>{esc(s.title)}</h1></header><div class='article-content'><div class="
        f"'article-body'>" + s.body("<p>{t}</p>", {1: upper, 3: f"<div class='ad-container'><p>Advertisement</p></div>", 4: call})
        + f"</div></div><div class='article-footer'><p>Ann Lister is a reporter at Example News.</p></div></article>{s.comments(12)}</main><aside class='sidebar'>"
        f"<h2>Trending</h2>{s.teasers(8)}</aside></div></div>{s.footer()}{s.state(12000)}</body></html>")


def korean(s):
    body = "<br><br>\n".join(t if k != "table" else "" for k, t in ((k, esc(t)) for k, t in blocks(s.lines)))
    return (s.head(s.css(50), ld=False) + f"<body>{s.nav(5)}<div class='container'><div class='view_con'><p class='news_title' style='display:none'>x</p><h1 "
        f"class='view_tit'>{esc(s.title)}</h1><div class='view_info'><p class='byline_date'>Published : Sept. 25, 2025 - 15:28:04</p><ul class='sns'>"
        f"<li>Link copied</li><li>Print</li></ul></div><div class='view_con_t' id='articleText' itemprop='articleBody'>{s.figure()}{body}<br><br>"
        f"<a href='mailto:ann@example'>ann@example</a></div><div class='more_by'><h3>More from Headlines</h3><ul>{s.teasers(10, 'li')}</ul></div></div>"
        f"<div class='side'><h3>MOST VIEWED</h3><ul>{s.teasers(10, 'li')}</ul></div></div>{s.footer()}{s.state(15000)}</body></html>")


def wordpress(s):
    return (s.head(s.css(90), ld=False) + f"<body class='single single-post'>{s.nav()}<div id='page'><div id='primary' class='content-area'><main><article "
        f"id='post-4711' class='post type-post hentry'><header class='entry-header'><h1 class='entry-title'>{esc(s.title)}</h1><div class='entry-meta'>"
        f"Posted on <time class='entry-date' datetime='2025-06-27'>June 27, 2025</time> by Ann Lister</div></header><div class='entry-content'>"
        + s.body("<p>{t}</p>", {2: s.newsletter()})
        + "<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li>Click to share on X</li><li>Click to email a link to a friend</li></ul></div>"
        f"<div id='jp-relatedposts'><h3>Related</h3>{s.teasers(3, prose=True)}</div></div><footer class='entry-footer'>Posted in Town. Bookmark the permalink."
        f"</footer></article><nav class='post-navigation'>Previous post: {esc(s.others[1][0])}</nav>{s.comments(40)}</main></div><div id='secondary' "
        f"class='widget-area'><h2>Recent posts</h2>{s.teasers(8, 'li')}<h2>About</h2><p>A blog about a small town, its people and the things they lend each other.</p>"
        f"</div></div>{s.footer()}</body></html>")


def table(s):
    cells = "".join(f"<tr><td bgcolor='#ddd'><a href='/{n}'><font size='1'>{n}</font></a></td></tr>" for n in names * 3)
    return (s.head(ld=False) + f"<body><table width='100%'><tr><td colspan='3'><font size='5'>The Example</font> {' | '.join(names)}</td></tr><tr><td valign="
        f"'top' width='150'><table>{cells}</table></td><td valign='top'><h1><font size='5'>{esc(s.title)}</font></h1><font size='2'><i>By Ann Lister, June 27, 2025"
        f"</i></font>" + s.body("<p><font face='Arial' size='3'>{t}</font></p>") + f"</td><td valign='top' width='200'><b>Also today</b>{s.teasers(11, 'p')}</td></tr></table>"
        f"<hr><font size='1'>Copyright Example Media. Contact us.</font><!-- {s.state(16000)} --></body></html>")


def explainer(s):
    return (s.head(s.css(120)) + f"<body>{s.nav()}{s.cookie()}<main><article><header><p class='kicker'>Explainer</p><h1>{esc(s.title)}</h1><p class='byline'>By Ann Lister"
        f"</p></header><div class='article__toc'><nav><ol><li><a href='#1'>Who died</a></li><li><a href='#2'>Where it was hottest</a></li></ol></nav></div><div class='article__body'>"
        + s.body('<p class="{c}">{t}</p>', {3: s.rich()}) + f"</div></article></main><section class='more-stories'><h2>Keep reading</h2>{s.teasers(9, prose=True)}</section>"
        f"{s.footer()}{s.state(15000)}</body></html>")


def amp(s):
    return (s.head(f"<style amp-custom>{s.css(150)[7:-8]}</style><script async src='https://cdn.example/v0.js'></script>")
        + f"<body><amp-sidebar id='menu' layout='nodisplay'><ul>{''.join(f'<li><a href=/{n}>{n}</a></li>' for n in names)}</ul></amp-sidebar><div class='amp-article'>"
        f"<h1 class='title'>{esc(s.title)}</h1><amp-img src='/i.jpg' width='600' height='400'></amp-img><div class='caption'>A hut in the mountains (File photo)</div><div "
        f"class='article-body'>" + s.body("<p>{t}</p>", {2: "<amp-ad width='300' height='250' type='doubleclick'><div placeholder>Advertisement</div></amp-ad>"})
        + f"</div><amp-list><h2>You may also like</h2>{s.teasers(9)}</amp-list></div>{s.footer()}{s.state(14000)}</body></html>")


def dw(s):
    return (s.head(s.css(200)) + f"<body>{s.cookie() * 2}{s.nav()}<div id='root'><main><article><header class='{s.cls('sc-')}'><span>{names[2]}</span><h1>{esc(s.title)}"
        f"</h1><div><span class='author'>Ann Lister</span><time>06/27/2025</time></div><p class='teaser-text'>What the closing means for the coast and for those who work there.</p></header>"
        f"<div class='{s.cls('sc-')} rich-text'>" + s.body("<p>{t}</p>", {1: f"<div class='embed vjs'>{s.figure()}</div>", 3: f"<div class='advertisement'>Advertisement</div>"})
        + f"<p><em>Edited by: The night desk</em></p></div></article></main><section class='explore-more'><h2>Explore more</h2>{s.teasers(8, prose=True)}</section>"
        f"<section><h2>Latest stories</h2>{s.teasers(8)}</section></div>{s.footer()}{s.state(22000)}</body></html>")


kinds = [guardian, bbc, cnn, nyt, reuters, fox, korean, wordpress, table, explainer, amp, dw]
for place, (kind, name) in enumerate(zip(kinds, stories)):
    site = Site(place, name)
    page = kind(site).encode()
    assert 20_000 <= len(page) <= 120_000, (name, len(page))
    (out / f"{name}.html").write_bytes(page)
    (out / f"{name}.txt").write_text(gold(stories[name]))
