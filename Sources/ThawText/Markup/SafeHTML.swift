public import ThawCore

/// Markup that cannot carry anything but what this program wrote: text from outside enters it only escaped.
public struct SafeHTML: Hashable, Sendable, CustomStringConvertible {
    public let html: String

    /// Text from outside: `< > & " '` are escaped.
    public init(escaping text: some StringProtocol) {
        var out = ""
        out.reserveCapacity(text.utf8.count + 16)
        for character in text.unicodeScalars {
            switch character {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        self.html = out
    }

    /// Text with its bold runs.
    public init(_ runs: [Resource.Run]) {
        self.html = runs.map { run in
            let text = SafeHTML(escaping: run.text).html
            return run.isStrong ? "<strong>\(text)</strong>" : text
        }.joined()
    }

    /// Markup that the program itself composed of constants and escaped text. Never pass anything else.
    package init(composed html: String) {
        self.html = html
    }

    public var description: String { html }
}
