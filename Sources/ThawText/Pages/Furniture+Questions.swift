import ThawCore

extension FurnitureReader {
    /// "❓ Practice" right above a question heads what is asked, whatever sites call so.
    mutating func keepQuestionHeadings() {
        for index in page.lines.indices.dropLast() where result.roles[index] == .navigation {
            let line = page.lines[index]
            let next = page.lines[index + 1]
            guard line.isApart, !line.isLink, line.marker == .none, line.text.count <= 32,
                line.role == nil, line.place == .main, result.roles[index + 1] == nil,
                !next.isApart, page.endsInQuestionMark(page.withoutMarks(next.text)),
                KeyTermWords(page.string(line.text)).isQuestions
            else { continue }
            result.roles[index] = nil
        }
    }
}
