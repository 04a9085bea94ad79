import Testing

@testable import Pages

/// What ends what: pages leave end tags out, put them wrongly, and write tags where they mean nothing.
@Suite struct HTMLTreeTests {
    /// The body as nested names, with texts in quotation marks and attributes left out.
    static func outline(_ page: String) -> String {
        let tree = HTMLTree(Array(page.utf8))
        func write(_ node: Int) -> String {
            if tree.nodes[node].tag == .text {
                return "'" + String(decoding: tree.bytes[Int(tree.nodes[node].start)..<Int(tree.nodes[node].stop)], as: UTF8.self) + "'"
            }
            let inside = tree.children(node).map(write)
            return "\(tree.nodes[node].tag)" + (inside.isEmpty ? "" : "(" + inside.joined(separator: " ") + ")")
        }
        guard let body = tree.nodes.firstIndex(where: { $0.tag == .body }) else { return write(0) }
        return tree.children(body).map(write).joined(separator: " ")
    }

    @Test(arguments: [
        ("<p>a<p>b", "p('a') p('b')"),
        ("<p>a<div>b</div>c", "p('a') div('b') 'c'"),
        ("<p>a<b>b<p>c", "p('a' b('b')) p('c')"),
        ("<button><p>a<div>b</div></button>", "button(p('a') div('b'))"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li('a') li('b' ul(li('c'))) li('d'))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt('a') dd('b') dt('c'))"),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>d",
            "table(tr(td('a') td('b')) tr(th('c'))) 'd'"
        ),
        ("<table><tbody><tr><td>a<tbody><tr><td>b</table>", "table(tbody(tr(td('a'))) tbody(tr(td('b'))))"),
        ("<table><tr><td><table><tr><td>a</table>b<td>c</table>", "table(tr(td(table(tr(td('a'))) 'b') td('c')))"),
        ("<div><table><tr><td>a</div>b</table>c</div>", "div(table(tr(td('a' 'b'))) 'c')"),
        ("<h2>a<h3>b</h3>c", "h2('a') h3('b') 'c'"),
        ("<a href=x>a<a href=y>b</a>c", "a('a') a('b') 'c'"),
        ("<a><div>a</a>b</div>c", "a(div('a' 'b')) 'c'"),
        ("<form><div>a</form>b</div>c", "form(div('a' 'b')) 'c'"),
        ("<div>a</span></p></nothing>b</div>c", "div('a' 'b') 'c'"),
        ("<x-card>a<x-title>b</x-title></x-card>c", "other('a' other('b')) 'c'"),
        ("<br/>a<br>b</br>c<img src=x>d", "br 'a' br 'b' br 'c' img 'd'"),
        ("<svg><path d='M0'/><g><path d='M1'/></g></svg>a", "svg(other other(other)) 'a'"),
        ("a</body></html>b<body>c", "'a' 'b' 'c'"),
        ("<p>a</p>\n\n<p>b <b>c</b> <i>d</i></p>", "p('a') p('b ' b('c') ' ' i('d'))"),
    ])
    func tags(page: String, outline: String) { #expect(Self.outline(page) == outline) }

    @Test(arguments: [
        ("a < b and a<5 & c", "'a < b and a<5 & c'"),
        ("<!-- <p>a --><p>b", "p('b')"),
        ("<!-->a<!--->b<!-- c --!>d", "'a' 'b' 'd'"),
        ("<!-- no end <p>a", "'a'"),
        ("<!DOCTYPE html [<!ENTITY a 'x>y'>\n]>a", "'a'"),
        ("<?xml version='1.0'?>a", "'a'"),
        ("a</>b</ p>c", "'a' 'b' 'c'"),
        ("<p a='1>2' b=\"<p>\" c=/d/ e>x", "p('x')"),
        ("a<script>if (a<b) '<p>c</p>'</script>d", "'a' script 'd'"),
        ("a<style>p{}</STYLE >d", "'a' style 'd'"),
        ("a<textarea><p>b</textarea>c", "'a' textarea 'c'"),
        ("&lt;p&gt; &amp;amp; caf&eacute &euro;5 &#8364;5 &#x20AC;5 &#128;5", "'<p> &amp; café €5 €5 €5 €5'"),
        ("&nothing; &; &#; &#x; &#xD800; &#x110000; a&#0;b &copy=", "'&nothing; &; &#; &#x; \u{FFFD} \u{FFFD} a b ©='"),
        ("AT&T R&D &ampx", "'AT&T R&D &ampx'"),
    ])
    func bytes(page: String, outline: String) { #expect(Self.outline(page) == outline) }

    @Test func attributes() {
        let tree = HTMLTree(
            Array("<HTML Lang=en><p CLASS='a b' class=c id = \"x&amp;y\" hidden href=?a=1&copy=2&amp;b data-x='z'>t".utf8))
        #expect(tree.attribute(.lang, of: 0) == "en")
        let place = tree.nodes.firstIndex { $0.tag == .p } ?? 0
        #expect(tree.attribute(.class, of: place) == "a b")
        #expect(tree.attribute(.id, of: place) == "x&y")
        #expect(tree.attribute(.hidden, of: place) == "")
        #expect(tree.attribute(.href, of: place) == "?a=1&copy=2&b")
        #expect(tree.attribute(.role, of: place) == nil)
    }

    @Test func headAndBody() {
        let tree = HTMLTree(Array("<title>a &amp; b</title><meta name=x><p>c<title>d</title>".utf8))
        let titles = tree.nodes.indices.filter { tree.nodes[$0].tag == .title }.map { String(decoding: tree.text($0), as: UTF8.self) }
        #expect(titles == ["a & b", "d"])
        #expect(tree.nodes.filter { $0.tag == .body }.count == 1)
    }

    @Test(arguments: [
        ("<html><body>a</body></html>", false), ("<html><body>a", true), ("a<p", true), ("<p>a</p", true), ("a<script>b", true),
        ("<p>a", false),
    ])
    func cutOff(page: String, isCutOff: Bool) { #expect(HTMLTree(Array(page.utf8)).isCutOff == isCutOff) }

    /// The flat array is a tree: every node ends after it begins and inside its parent.
    @Test(arguments: [
        String(repeating: "<div>", count: 3_000) + "a" + String(repeating: "</div>", count: 3_000) + "b",
        String(repeating: "<b><i>", count: 2_000), String(repeating: "<p><table><td></b></p><li></table><a><div></a>", count: 500),
    ])
    func isATree(page: String) {
        let tree = HTMLTree(Array(page.utf8))
        #expect(tree.end(0) == tree.nodes.count)
        for index in tree.nodes.indices.dropFirst() {
            let parent = tree.parent(index) ?? -1
            #expect(parent >= 0 && parent < index && tree.end(index) > index && tree.end(index) <= tree.end(parent))
        }
    }
}
