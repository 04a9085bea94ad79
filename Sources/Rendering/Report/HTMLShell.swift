import Hashing

/// The frame of every page of a report: style, script and content policy.
enum HTMLShell {
    /// - Parameter isLive: Whether the program serves the page and takes decisions from it.
    static func page(title: String, body: String, isLive: Bool = false) -> String {
        let style = PageStyle.css
        let script = PageScript.reading + (isLive ? PageScript.settling : "")
        func hash(_ text: String) -> String { "'sha256-" + Base64.encode(SHA256.digest(Array(text.utf8))) + "'" }
        var policy = "default-src 'none'; style-src \(hash(style)); script-src \(hash(script)); base-uri 'none'; form-action 'none'"
        if isLive { policy += "; connect-src 'self'" }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>\(Escaping.html(title))</title>
            <style>\(style)</style>
            </head>
            <body>
            \(body)
            <script>\(script)</script>
            </body>
            </html>

            """
    }

    /// The search field, which the script shows, and the choice of a vintage.
    static func search(asOf: String = "") -> String {
        """
        <div class="find" role="search" hidden><input type="search" aria-label="Search the points" \
        placeholder="Search: a name, a date, a publisher"><label><input type="checkbox"> only what is contested</label>\(asOf)\
        <output aria-live="polite"></output></div>
        """
    }

    /// An id or a file name made of a series' id: letters, digits and hyphens.
    static func safeName(_ id: String) -> String {
        let kept = id.unicodeScalars.map { scalar -> Character in
            let isSafe = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isSafe ? Character(scalar) : "-"
        }
        let name = String(kept)
        return name.first?.isLetter == true ? name : "s-" + name
    }

    /// A sentence with its figure marked, and its source.
    static func quoted(_ quote: Quote) -> String {
        var out = "<blockquote>" + Escaping.html(quote.before)
        if !quote.figure.isEmpty { out += "<mark>" + Escaping.html(quote.figure) + "</mark>" }
        return out + Escaping.html(quote.after) + "</blockquote><p><cite>" + source(quote.source, quote.url) + "</cite></p>"
    }

    /// A source, linked where its address is one that a browser may open.
    private static func source(_ text: String, _ url: String?) -> String {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return Escaping.html(text) }
        return "<a href=\"\(Escaping.html(url))\" rel=\"noopener noreferrer nofollow\">\(Escaping.html(text))</a>"
    }
}
