/// The elements of HTML that matter for the text of a page; any other is `inline`.
enum HTMLElement: UInt8 {
    case inline, block, html, body, head, title, meta, main, article
    case nav, footer, aside, hidden
    case script, style, noscript, iframe, textarea, template
    case paragraph, lineBreak, rule, pre
    case h1, h2, h3, h4, h5, h6
    case list, orderedList, item, table, row, cell, headerCell
    case definitionList, term, description
    case strong, link, void

    private static let names: [String: HTMLElement] = [
        "html": .html, "body": .body, "head": .head, "title": .title, "meta": .meta, "main": .main,
        "article": .article, "nav": .nav, "menu": .nav, "footer": .footer, "aside": .aside,
        "select": .hidden, "button": .hidden, "svg": .hidden, "object": .hidden, "canvas": .hidden,
        "audio": .hidden, "video": .hidden, "map": .hidden, "dialog": .hidden, "datalist": .hidden,
        "script": .script, "style": .style, "noscript": .noscript, "iframe": .iframe,
        "textarea": .textarea, "template": .template,
        "p": .paragraph, "br": .lineBreak, "hr": .rule, "pre": .pre, "listing": .pre,
        "h1": .h1, "h2": .h2, "h3": .h3, "h4": .h4, "h5": .h5, "h6": .h6,
        "ul": .list, "dir": .list, "ol": .orderedList, "li": .item,
        "table": .table, "tr": .row, "td": .cell, "th": .headerCell,
        "dl": .definitionList, "dt": .term, "dd": .description,
        "b": .strong, "strong": .strong, "a": .link,
        "img": .void, "input": .void, "link": .void, "area": .void, "base": .void, "col": .void,
        "embed": .void, "source": .void, "track": .void, "wbr": .void, "param": .void,
        "address": .block, "blockquote": .block, "center": .block, "details": .block,
        "div": .block, "fieldset": .block, "figcaption": .block, "figure": .block, "form": .block,
        "header": .block, "hgroup": .block, "legend": .block, "option": .block, "section": .block,
        "summary": .block, "caption": .block, "thead": .block, "tbody": .block, "tfoot": .block,
        "search": .block, "colgroup": .block, "optgroup": .block,
    ]

    /// - Parameter name: in lower case.
    static func named(_ name: String) -> HTMLElement { names[name] ?? .inline }

    /// The name of an element that holds raw text.
    var name: String {
        switch self {
        case .script: "script"
        case .style: "style"
        case .noscript: "noscript"
        case .iframe: "iframe"
        case .textarea: "textarea"
        case .template: "template"
        default: "title"
        }
    }

    var holdsRawText: Bool {
        switch self {
        case .script, .style, .noscript, .iframe, .textarea, .template, .title: true
        default: false
        }
    }

    /// Has no end tag.
    var isVoid: Bool {
        switch self {
        case .lineBreak, .rule, .meta, .void: true
        default: false
        }
    }

    /// Begins and ends a paragraph.
    var isBlock: Bool {
        switch self {
        case .inline, .strong, .link, .void, .meta, .lineBreak, .cell, .headerCell, .description:
            false
        default: true
        }
    }

    /// 1 to 6 for a heading, otherwise 0.
    var headingLevel: Int {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: 0
        }
    }
}
