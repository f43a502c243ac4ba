import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard output is for results, standard error for messages and progress.
enum Terminal {
    static func print(_ text: String, terminator: String = "\n") {
        print(bytes: Array(((isInteractive ? harmless(text) : text) + terminator).utf8)[...])
    }

    /// A page or the name of a file may hold signs that a terminal obeys: they are shown as U+FFFD, but for bold and
    /// dim letters.
    static func harmless(_ text: String) -> String {
        func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value < 0x20 && !["\n", "\t", "\r"].contains(scalar)
                || 0x7F...0x9F ~= scalar.value
        }
        guard text.unicodeScalars.contains(where: isObeyed) else { return text }
        var rest = text[...]
        var shown = ""
        while let first = rest.unicodeScalars.first {
            if let sign = ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[2m"].first(where: rest.hasPrefix) {
                shown += sign
                rest = rest.dropFirst(sign.count)
            } else {
                shown.unicodeScalars.append(isObeyed(first) ? "\u{FFFD}" : first)
                rest.unicodeScalars.removeFirst()
            }
        }
        return shown
    }

    /// Writes a result as it is. Where standard output takes no more, a result that was cut short must
    /// not pass for a whole one: the program says so and ends with 1.
    static func print(bytes: ArraySlice<UInt8>) {
        guard let code = failure(writing: bytes, to: STDOUT_FILENO) else { return }
        // Nobody is left to read: `thaw list | head`.
        if code != EPIPE {
            let reason = code == ENOSPC ? "the disk is full" : "what it leads to takes nothing"
            note("thaw: the result cannot be written: \(reason).")
        }
        exit(1)
    }

    static func note(_ text: String, terminator: String = "\n") {
        // There is no place left to complain about standard error.
        let text = showsProgress ? harmless(text) : text
        _ = failure(writing: Array((text + terminator).utf8)[...], to: STDERR_FILENO)
    }

    /// The error number when not everything could be written. `FileHandle.write` would trap.
    private static func failure(
        writing bytes: ArraySlice<UInt8>, to descriptor: Int32
    ) -> Int32? {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return nil
    }

    /// Whether a person sits in front of standard error.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether standard output is a terminal, where bold and a clear screen make sense.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    static func bold(_ text: String) -> String {
        isInteractive ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    static func dim(_ text: String) -> String {
        isInteractive ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    }

    /// "1 question", "2 questions".
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// Breaks text at spaces so that no line is wider than `width` columns, each line indented.
    static func wrapped(_ text: String, width: Int = 76, indent: String = "") -> String {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
                    lines.append(indent + line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            lines.append(indent + line)
        }
        return lines.joined(separator: "\n")
    }
}

/// A bar on standard error for work of a known length; silent where nobody watches.
struct ProgressBar {
    private let title: String
    private let total: Int
    private var shown = -1

    init(_ title: String, total: Int) {
        self.title = title
        self.total = max(1, total)
    }

    mutating func show(_ done: Int) {
        guard Terminal.showsProgress, total > 1 else { return }
        let percent = 100 * done / total
        guard percent != shown else { return }
        shown = percent
        let filled = percent * 24 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
        Terminal.note("\r\(title) \(bar) \(done)/\(total)", terminator: done >= total ? "\n" : "")
    }
}
