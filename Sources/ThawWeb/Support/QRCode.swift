import CQRencode
public import ThawText

/// A QR code (ISO/IEC 18004) of a short text, made by libqrencode in byte mode with error
/// correction M.
public struct QRCode: Hashable, Sendable {
    /// The rows from top to bottom; true is dark. Without the quiet zone.
    public let modules: [[Bool]]
    /// What the code says.
    public let text: String

    /// Nil when the text is empty, holds a NUL or is too long (2,331 bytes).
    public init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0),
            let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        // Bit 0 of each byte is the colour; the others say what the module is for.
        self.modules = (0..<width).map { row in
            (0..<width).map { column in data[row * width + column] & 1 == 1 }
        }
        self.text = text
    }

    /// Modules on a side, without the quiet zone.
    public var size: Int { modules.count }

    /// The quiet zone that the standard asks for, in modules.
    public static let quietZone = 4

    /// The code in half blocks, two rows of modules a line, light modules drawn: on a dark terminal
    /// it reads as it is printed on paper, and on a light one scanners read it inverted.
    public func terminal() -> String {
        let range = -Self.quietZone..<(size + Self.quietZone)
        return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
            range.map { column in
                switch (isDark(row, column), isDark(row + 1, column)) {
                case (false, false): "█"
                case (false, true): "▀"
                case (true, false): "▄"
                case (true, true): " "
                }
            }.joined() + "\n"
        }.joined()
    }

    /// The code as a picture, dark on light whatever the page's colours are.
    ///
    /// - Parameter title: what the picture is for, read aloud in its place.
    public func svg(title: String = "QR code") -> SafeHTML {
        let side = size + 2 * Self.quietZone
        let title = SafeHTML(escaping: title).html
        return SafeHTML(
            composed: """
                <svg class="qr" xmlns="http://www.w3.org/2000/svg" width="240" height="240" \
                viewBox="0 0 \(side) \(side)" role="img" shape-rendering="crispEdges"><title>\(title)</title>\
                <rect width="\(side)" height="\(side)" fill="#fff"/>\
                <path fill="#000" d="\(path)"/></svg>
                """)
    }

    /// One rectangle for each run of dark modules in a row.
    private var path: String {
        var path = ""
        for (row, line) in modules.enumerated() {
            var column = 0
            while column < size {
                let run = line[column...].prefix { $0 }.count
                if run > 0 {
                    let (x, y) = (column + Self.quietZone, row + Self.quietZone)
                    path += "M\(x) \(y)h\(run)v1h-\(run)z"
                }
                column += max(1, run)
            }
        }
        return path
    }

    private func isDark(_ row: Int, _ column: Int) -> Bool {
        modules.indices.contains(row) && modules.indices.contains(column) && modules[row][column]
    }
}
