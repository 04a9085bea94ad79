#!/usr/bin/env python3
"""Drives the report and `tidemark serve` in Chromium by real clicks and keys, and attacks the server as other sites would.

Python, because the browser's own driver (playwright) speaks it; nothing of it is part of the program.
Needs: pip install playwright axe-playwright-python, and Chromium (Debian: chromium).
usage: browser.py PROGRAM [FOLDER FOR SCREENSHOTS]
"""
import http.client, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None
try:
    from axe_playwright_python.sync_playwright import Axe
except ImportError:
    Axe = None
if sync_playwright is None or CHROMIUM is None:
    print("skipped: needs playwright (PyPI) and Chromium")
    sys.exit(0)

program = str(Path(sys.argv[1]).resolve())
shots = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
shots.mkdir(parents=True, exist_ok=True)
work = Path(tempfile.mkdtemp())
store = work / "store"
failed = []


def check(what, fine, detail=""):
    print(("ok      " if fine else "FAILED  ") + what + (f": {detail}" if detail and not fine else ""))
    if not fine:
        failed.append(what)


def tidemark(*arguments):
    return subprocess.run([program, *arguments, "--workspace", str(store)], capture_output=True, text=True, cwd=ROOT)


def prepare():
    subprocess.run([program, "init", "-q", str(store)], check=True)
    shutil.copy(ROOT / "Examples/notice.txt", store)
    lines = (ROOT / "Examples/scrapes/manifest.jsonl").read_text().splitlines(True)
    # In two updates, so that there are two vintages to switch between.
    for number, part in enumerate([lines[:5], lines]):
        manifest = ROOT / "Examples/scrapes" / f".part-{os.getpid()}-{number}.jsonl"
        manifest.write_text("".join(part))
        try:
            tidemark("update", "-q", "--manifest", str(manifest))
        finally:
            manifest.unlink()
    tidemark("report", "-q")


class Watch:
    """What a page says on its console, and what it asks of the network beyond itself."""

    def __init__(self, page, allowed):
        self.said, self.asked = [], []
        page.on("console", lambda m: self.said.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.said.append(str(e)))
        page.on("request", lambda r: None if r.url.startswith(allowed) else self.asked.append(r.url))


def accessible(page, name):
    if Axe is None:
        print("skipped axe: pip install axe-playwright-python")
        return
    # The library puts its script into the page, which the content policy rightly refuses: a copy without the policy is looked at.
    found = Axe().run(page).response["violations"]
    check(f"axe finds nothing: {name}", not found, "; ".join(f"{v['id']} {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found))


def open_page(browser, url, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    return context, page


def static_report(browser):
    url = (store / "Reports/index.html").as_uri()
    context, page = open_page(browser, url, viewport={"width": 1280, "height": 900}, color_scheme="light")
    watch = Watch(page, ("file:", "data:", "blob:"))
    started = time.time()
    page.goto(url)
    check("report opens in under 2 s", time.time() - started < 2, f"{time.time() - started:.2f} s")
    total = page.locator(".pt:visible").count()
    page.keyboard.press("/")
    page.keyboard.type("gallup 2025-09")
    some = page.locator(".pt:visible").count()
    check("filter narrows the points", 0 < some < total, f"{some} of {total}")
    check("filter says how many", page.locator(".find output").inner_text() == f"{some} points")
    page.keyboard.press("Escape")
    check("escape clears the filter", page.locator(".pt:visible").count() == total)
    page.get_by_label("only what is contested").check()
    check("only what is contested", 0 < page.locator(".pt:visible").count() < total)
    page.get_by_label("only what is contested").uncheck()
    mark = page.locator("svg.desk [data-p^='#']").first
    target = mark.get_attribute("data-p")
    mark.dispatch_event("click")
    row = page.locator(target)
    check("a mark of a chart leads to its sentence", row.locator("blockquote").first.is_visible())
    check("the figure is marked in the sentence", row.locator("blockquote mark").first.is_visible())
    summary = page.locator(".pt summary").nth(5)
    summary.focus()
    page.keyboard.press("Enter")
    check("a point opens by the keyboard", page.locator(".pt details").nth(5).get_attribute("open") is not None)
    page.screenshot(path=shots / "desk.png", full_page=True)
    select = page.locator(".asof select")
    select.select_option("1")
    then = page.locator(".pt:visible").count()
    check("an earlier vintage has fewer points", 0 < then < total, f"{then} of {total}")
    check("it is said that tables are of another vintage", "show vintage 1" in page.locator("#past").inner_text())
    page.screenshot(path=shots / "vintage.png")
    select.select_option("2")
    check("the newest vintage comes back", page.locator(".pt:visible").count() == total)
    check("no console message", not watch.said, "; ".join(watch.said))
    check("no request off the page", not watch.asked, "; ".join(watch.asked))
    context.close()
    for scheme, width in (("dark", 1280), ("light", 360), ("dark", 360)):
        context, page = open_page(browser, url, viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.goto(url)
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(f"{scheme} at {width} px does not scroll sideways", wide <= width, f"{wide} px")
        page.screenshot(path=shots / f"{scheme}-{width}.png", full_page=width > 500)
        for part in ("contradictions", "troop-deployment") if width < 500 else ():
            page.evaluate("id => document.getElementById(id).scrollIntoView({behavior: 'instant'})", part)
            page.screenshot(path=shots / f"{scheme}-{width}-{part}.png")
        context.close()
    context, page = open_page(browser, url, java_script_enabled=False)
    page.goto(url)
    check("all points can be read without script", page.locator(".pt:not(.gone)").count() == page.locator(".pt:visible").count())
    context.close()
    context, page = open_page(browser, url)
    page.goto(url)
    page.pdf(path=shots / "report.pdf", format="A4")
    check("prints to PDF", (shots / "report.pdf").stat().st_size > 20_000)
    context.close()
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
        context, page = open_page(browser, url, bypass_csp=True, viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(url)
        accessible(page, f"report, {scheme}, {width} px")
        context.close()


class Served:
    def __enter__(self):
        self.process = subprocess.Popen(
            [program, "serve", "--by", "tester", "--workspace", str(store)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = re.search(r"http://\S+", self.process.stdout.readline()).group(0)
        self.port = int(self.url.split(":")[2].split("/")[0])
        self.token = self.url.rstrip("/").split("/")[-1]
        return self

    def stop(self, number=signal.SIGTERM):
        started = time.time()
        self.process.send_signal(number)
        try:
            return self.process.wait(10), time.time() - started
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "killed", 10.0

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()

    def ask(self, method, target, headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            sent = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
            if body is not None:
                sent.setdefault("Content-Length", str(len(body)))
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        except (http.client.HTTPException, OSError) as error:
            return 0, str(error)
        finally:
            connection.close()


def attacks(server):
    own = f"http://127.0.0.1:{server.port}"
    root = f"/{server.token}/"
    json_type = {"Content-Type": "application/json"}
    check("with the token 200", server.ask("GET", root)[0] == 200)
    for target in ("/", "/index.html", f"/{server.token[:-1]}0x/", f"/?token={server.token}", "/../" + server.token + "/", f"//{server.token}/"):
        check(f"without the token 403: {target[:12]}", server.ask("GET", target)[0] == 403)
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1", f"127.0.0.1.evil.example:{server.port}", None):
        check(f"rebound host refused: {host}", server.ask("GET", root, {"Host": host})[0] in (403, 0, 400))
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{server.port}"):
        check(f"cross-origin refused: {origin}", server.ask("GET", root, {"Origin": origin})[0] == 403)
        for way in ("decide", "place", "undo"):
            check(f"cross-origin {way} refused: {origin}", server.ask("POST", root + way, {"Origin": origin, **json_type}, b"{}")[0] == 403)
            check(f"{way} without the token refused: {origin}", server.ask("POST", "/" + way, {"Origin": own, **json_type}, b"{}")[0] == 403)
    check("request of another site refused", server.ask("GET", root, {"Sec-Fetch-Site": "cross-site"})[0] == 403)
    for way in ("decide", "place", "undo"):
        check(f"{way} without origin refused", server.ask("POST", root + way, json_type, b"{}")[0] == 403)
        check(f"{way} by a form refused", server.ask("POST", root + way, {"Origin": own, "Content-Type": "text/plain"}, b"{}")[0] == 415)
        check(f"{way} of nonsense refused", server.ask("POST", root + way, {"Origin": own, **json_type}, b"[1")[0] == 400)
        check(f"huge {way} refused", server.ask("POST", root + way, {"Origin": own, **json_type, "Content-Length": "99999999"}, b"")[0] in (413, 0))
    for text in ("none@1-2/1-2", "../../etc@0-1/0-1", "@", "x@0-9999999999999999999/0-1", "\u0000@0-1/0-1"):
        body = json.dumps({"statement": text, "series": "troop-deployment", "by": "reject", "reason": "trick"}).encode()
        check(f"no statement {text!r} is settled", server.ask("POST", root + "place", {"Origin": own, **json_type}, body)[0] == 400)
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "HEAD"):
        check(f"method refused: {method}", server.ask(method, root)[0] == 405)
    for path in ("..", "%2e%2e/%2e%2e/etc/passwd", "..%2ftidemark.sqlite", "tidemark.sqlite", "Series/troop-deployment.yaml", ".git", "a%00b", "%"):
        check(f"path leads nowhere: {path}", server.ask("GET", root + path)[0] in (403, 404))
    for raw in (b"GARBAGE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x00\xff" * 500, b"GET " + b"/" * 100_000 + b" HTTP/1.1\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as link:
            try:
                link.sendall(raw)
                link.settimeout(1)
                link.recv(100)
            except OSError:
                pass
    check("alive after nonsense", server.ask("GET", root)[0] == 200)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(server.ask("GET", root))) for _ in range(200)]
    started = time.time()
    [t.start() for t in threads]
    [t.join() for t in threads]
    check("200 requests at once are answered alike", len(answers) == 200 and {a[0] for a in answers} == {200} and len({a[1] for a in answers}) == 1)
    print(f"        200 at once: {time.time() - started:.2f} s")


def settle(browser, server):
    context, page = open_page(browser, server.url, viewport={"width": 1280, "height": 900})
    watch = Watch(page, (f"http://127.0.0.1:{server.port}/", "data:"))
    page.goto(server.url)
    open_before = page.locator(".case").count()
    page.keyboard.press("j")
    check("j goes to the first finding", page.evaluate("document.activeElement.classList.contains('case')"))
    page.keyboard.press("j")
    page.keyboard.press("k")
    finding = page.locator(".case").first.locator("form").get_attribute("data-finding")
    page.keyboard.press("1")
    check("1 chooses and leads to the reason", page.evaluate("document.activeElement.name") == "reason")
    page.wait_for_timeout(700)
    page.screenshot(path=shots / "settle.png")
    page.keyboard.press("Enter")
    check("no decision without a reason", page.locator(".case").count() == open_before)
    page.keyboard.type("The <b>house</b> says so: “63”")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("#decisions")
    check("the settled finding is gone", page.locator(f"[data-finding='{finding}']").count() == 0)
    check("what was done is said", "Vintage" in page.locator("#said").inner_text())
    page.screenshot(path=shots / "settled.png", full_page=True)
    log = tidemark("log").stdout
    check("the decision is in the log", "accept" in log, log)
    texts = "".join(p.read_text() for p in (store / "Series").glob("*.decisions.yaml"))
    check("the decision is in the YAML", "The <b>house</b> says so" in texts and "tester" in texts, texts)
    page.locator(".asof select").select_option("1")
    page.wait_for_url("**/?as-of=1")
    check("an earlier vintage is shown whole", "This is vintage 1" in page.content() and page.locator("form.settle").count() == 0)
    page.get_by_role("link", name=re.compile("Back to vintage")).click()
    page.wait_for_selector("#decisions")
    page.on("dialog", lambda d: d.accept("It was a test."))
    with page.expect_navigation():
        page.keyboard.press("u")
    page.wait_for_load_state()
    check("u takes it back", page.locator(f"[data-finding='{finding}']").count() == 1 and page.locator("#decisions").count() == 0)
    page.goto(server.url + "review")
    check("the review queue is shown", "Review queue" in page.title())
    page.screenshot(path=shots / "review.png")
    queue(page)
    check("no console message", not watch.said, "; ".join(watch.said))
    check("no request off the server", not watch.asked, "; ".join(watch.asked))
    context.close()
    # A page of another site, open in the same browser, reads nothing and writes nothing.
    evil = work / "evil.html"
    evil.write_text(f"<script>fetch('{server.url}').then(r=>r.text()).then(t=>document.title='read '+t.length,e=>document.title='refused')</script>")
    context, page = open_page(browser, "")
    page.goto(evil.as_uri())
    page.wait_for_function("document.title")
    check("another page cannot read the report even with its address", page.title() == "refused" or page.title().split()[-1] != "0" and int(page.title().split()[-1]) < 100)
    context.close()
    context, page = open_page(browser, server.url, bypass_csp=True)
    page.goto(server.url)
    accessible(page, "served page")
    page.goto(server.url + "review")
    accessible(page, "review queue")
    context.close()


def queue(page):
    """The review queue settled by keys: one statement accepted, one rejected, both taken back."""
    waiting = page.locator(".case").count()
    page.keyboard.press("j")
    statement = page.locator(".case").first.locator("form").get_attribute("data-statement")
    page.keyboard.press("a")
    field = page.evaluate("document.activeElement.name")
    check("a leads to what is not said", field in ("subject", "dimension", "period"), field)
    page.keyboard.press("Enter")
    check("nothing is accepted while something is missing", page.locator(".case").count() == waiting)
    for _ in range(6):
        name = page.evaluate("document.activeElement.name")
        if name == "reason":
            break
        empty = not page.evaluate("document.activeElement.value")
        if empty:
            page.keyboard.type({"subject": "North Korea", "period": "2025-08"}.get(name, "Russia"))
        page.keyboard.press("Tab")
    page.keyboard.type("The page before says so.")
    page.screenshot(path=shots / "place.png")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("#decisions")
    check("the accepted statement is gone from the queue", page.locator(f"[data-statement='{statement}']").count() == 0)
    check("what was done is said on the queue", "Vintage" in page.locator("#said").inner_text())
    check("the acceptance is in the log", "accept " + statement in tidemark("log", "--format", "jsonl").stdout)
    texts = lambda: "".join(p.read_text() for p in (store / "Series").glob("*.decisions.yaml"))
    check("the acceptance is in the YAML", f'accept: "{statement}"' in texts() and "The page before says so." in texts(), texts())
    placed = tidemark("decisions", "--format", "jsonl").stdout
    series = next(json.loads(l)["series"] for l in placed.splitlines() if statement in l)
    check("the accepted statement is a point", statement in tidemark("why", series, "--format", "jsonl").stdout)
    page.locator(".case").first.focus()
    other = page.locator(".case").first.locator("form").get_attribute("data-statement")
    page.keyboard.press("r")
    check("r leads to the reason", page.evaluate("document.activeElement.name") == "reason")
    page.keyboard.type("It is a list of dates.")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()
    check("the rejected statement is gone from the queue", page.locator(f"[data-statement='{other}']").count() == 0)
    check("the rejection is in the YAML", f'reject: "{other}"' in texts(), texts())
    check("nothing lapses by it", tidemark("check", "--format", "jsonl").stdout.count("decision") == 0)
    for _ in range(2):
        with page.expect_navigation():
            page.keyboard.press("u")
        page.wait_for_load_state()
    check("u takes both back", page.locator(".case").count() == waiting and page.locator("#decisions").count() == 0)
    check("what is taken back is no point", statement not in tidemark("why", series, "--format", "jsonl").stdout)


def stopping():
    """SIGTERM in the middle of writes: an acknowledged decision is kept, the store is whole."""
    for wait in (0.0, 0.01, 0.03, 0.08, 0.2):
        with Served() as server:
            own = f"http://127.0.0.1:{server.port}"
            page = server.ask("GET", f"/{server.token}/")[1]
            finding = re.search(r'data-finding="([^"]+)"', page).group(1)
            body = json.dumps({"finding": finding, "by": "both", "reason": f"stop after {wait}"}).encode()
            answer = []
            thread = threading.Thread(target=lambda: answer.append(server.ask(
                "POST", f"/{server.token}/decide", {"Origin": own, "Content-Type": "application/json"}, body)))
            thread.start()
            time.sleep(wait)
            code, took = server.stop()
            thread.join()
            check(f"SIGTERM after {wait} s ends with 0 within 5 s", code == 0 and took < 5, f"{code}, {took:.1f} s")
        check("the store is whole", tidemark("verify").returncode == 0)
        texts = "".join(p.read_text() for p in (store / "Series").glob("*.decisions.yaml"))
        inside = f"stop after {wait}" in texts
        decisions = tidemark("decisions", "--format", "jsonl").stdout
        check("YAML and store agree", inside == (f"stop after {wait}" in decisions))
        if answer and answer[0][0] == 200:
            check("what was acknowledged is kept", inside)
        if inside:
            number = next(json.loads(l)["decision"] for l in decisions.splitlines() if f"stop after {wait}" in l)
            tidemark("undo", number, "--because", "only a test")


prepare()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    static_report(browser)
    with Served() as server:
        attacks(server)
        settle(browser, server)
        code, took = server.stop()
        check("SIGTERM ends it cleanly and soon", code == 0 and took < 5, f"{code}, {took:.1f} s")
    browser.close()
stopping()
shutil.rmtree(work)
print(f"{len(failed)} failed. Pictures: {shots}")
sys.exit(1 if failed else 0)
