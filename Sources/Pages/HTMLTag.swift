import Vocabulary

/// The elements that Tidemark treats in some way of their own.
enum HTMLTag: UInt8, CaseIterable {
    case html, head, body, title, meta, link, base, script, style, noscript, template
    case nav, aside, footer, header, main, article, section, div, form, button, select, option, input, textarea, label, dialog, menu
    case iframe, svg, canvas, object, embed, video, audio, img, picture, map, math, area, source, track, param, noframes, xmp
    case h1, h2, h3, h4, h5, h6, p, pre, blockquote, ul, ol, li, dl, dt, dd, figure, figcaption, hr, br, address, details, summary, center
    case hgroup, fieldset, search
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
    case a, time, span, b, i, em, strong, small, sub, sup, q, cite, font, u, s, del, ins, abbr, mark, code, wbr
    /// Not an element but a stretch of text.
    case text
    /// Any other element.
    case other

    static let byName = WordTable(allCases.filter { $0 != .text && $0 != .other }.map { ("\($0)", $0) })

    /// Whether text before and after it belongs to different lines.
    var isBlock: Bool {
        switch self {
        case .html, .body, .main, .article, .section, .div, .header, .footer, .nav, .aside, .form, .h1, .h2, .h3, .h4, .h5, .h6, .p, .pre,
            .blockquote, .ul, .ol, .li, .dl, .dt, .dd, .figure, .figcaption, .hr, .address, .details, .summary, .center, .table, .caption,
            .thead, .tbody, .tfoot, .tr, .td, .th, .dialog, .menu, .hgroup, .fieldset, .search:
            true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// Elements that never hold words of a story.
    var isFurniture: Bool {
        switch self {
        case .head, .script, .style, .noscript, .template, .nav, .aside, .footer, .form, .button, .select, .input, .textarea, .dialog,
            .menu, .iframe, .svg, .canvas, .object, .embed, .video, .audio, .map, .math, .noframes, .search:
            true
        default: false
        }
    }

    // MARK: How elements open and close (HTML standard, sections 13.1.2 and 13.2.6)

    /// Elements without content or end tag.
    var isVoid: Bool {
        switch self {
        case .meta, .link, .base, .input, .embed, .img, .area, .source, .track, .param, .hr, .br, .col, .wbr: true
        default: false
        }
    }

    /// What stands in a page's head, where body has not begun.
    var isMetadata: Bool {
        switch self {
        case .title, .meta, .link, .base, .script, .style, .noscript, .template: true
        default: false
        }
    }

    /// Elements whose content is text up to their end tag, whatever it looks like.
    var isRaw: Bool {
        switch self {
        case .script, .style, .textarea, .title, .iframe, .noframes, .xmp: true
        default: false
        }
    }

    /// Whether its beginning ends a paragraph.
    var closesParagraph: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dd, .div, .dl, .dt, .fieldset, .figcaption, .figure,
            .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li, .main, .menu, .nav, .ol, .p, .pre, .search, .section,
            .summary, .table, .ul:
            true
        default: false
        }
    }

    /// Elements that what is inside them cannot close.
    var isScope: Bool {
        switch self {
        case .html, .body, .table, .td, .th, .caption, .template, .object, .button: true
        default: false
        }
    }

    /// The parts of a table, which end one another.
    var isTablePart: Bool {
        switch self {
        case .caption, .colgroup, .thead, .tbody, .tfoot, .tr, .td, .th: true
        default: false
        }
    }
}
