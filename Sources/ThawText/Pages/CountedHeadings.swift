import ThawCore

/// Headings of a printed text that count without a full stop: "1 Externalities", "2 Public goods", and those with
/// Roman numbers over points with letters: "I. Duty of care", "A. Neighbour principle: …".
///
/// They count only where the numbers run from 1 without a gap. Cost: linear in the lines.
enum CountedHeadings {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil else { return }
        markBare(&page)
        markRoman(&page)
    }

    // MARK: "1 Externalities"

    private static func markBare(_ page: inout PageLines) {
        var found: [(line: Int, text: Int)] = []
        for index in page.lines.indices {
            guard let (number, start) = bare(page, index), number == found.count + 1 else {
                continue
            }
            // "12 pears", "1 mark": what is counted is no heading; a task has a number, too.
            let text = Span(start, page.lines[index].text.end)
            if QuestionAnswer.isImperative(page, text) || page.endsInQuestionMark(text) { return }
            found.append((index, start))
        }
        guard found.count >= 3, let last = found.last, last.line + 1 < page.lines.count else {
            return
        }
        let heading = found.filter { headsMore(page, $0.line) }
        guard heading.count * 5 >= found.count * 4 else { return }
        for (index, start) in found {
            page.lines[index].text.start = start
            page.lines[index].start = start
            page.lines[index].heading = 2
        }
    }

    /// Whether a list, or a line that fills more of the width, stands below.
    private static func headsMore(_ page: PageLines, _ index: Int) -> Bool {
        guard index + 1 < page.lines.count else { return false }
        let next = page.lines[index + 1]
        return next.marker != .none
            || next.text.count > page.lines[index].text.count && next.text.count >= 40
    }

    /// A number, blanks, and a few words that begin with a capital and end in no sentence.
    private static func bare(_ page: PageLines, _ index: Int) -> (number: Int, text: Int)? {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, line.heading == 0, line.place == .main,
            !line.isRow, 5...80 ~= line.text.count
        else { return nil }
        let bytes = page.clean
        var i = line.text.start
        var number = 0
        while i < line.text.end, ByteText.isDigit(bytes[i]), i - line.text.start < 2 {
            number = number * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        let gap = i
        while i < line.text.end, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
        guard number > 0, gap > line.text.start, i > gap, i < line.text.end,
            ByteText.isUpper(bytes[i]) || bytes[i] >= 0xC3
        else { return nil }
        let text = Span(i, line.text.end)
        guard text.count >= 4, !page.endsSentence(text), page.words(in: text, limit: 11) <= 10,
            ![0x2C, 0x3B, 0x3A].contains(page.lastByte(of: text)),
            page.firstIndex(of: 0x09, in: text) == nil, page.firstIndex(of: 0x3D, in: text) == nil
        else { return nil }
        return (number, i)
    }

    // MARK: "I. Duty of care"

    private static func markRoman(_ page: inout PageLines) {
        var found: [Int] = []
        var points = 0
        for index in page.lines.indices {
            let line = page.lines[index]
            guard case .number(let number) = line.marker, line.role == nil else { continue }
            guard isRoman(page, line) else {
                points += 1
                continue
            }
            guard number == found.count + 1, line.text.count <= 80,
                !page.endsSentence(line.text), index + 1 < page.lines.count,
                page.words(in: line.text, limit: 11) <= 10
            else { return }
            found.append(index)
        }
        guard found.count >= 2, points >= found.count,
            found.allSatisfy({
                page.lines[$0 + 1].marker != .none && !isRoman(page, page.lines[$0 + 1])
            })
        else { return }
        for index in found {
            page.lines[index].heading = 2
            page.lines[index].marker = .none
            page.lines[index].start = page.lines[index].text.start
        }
    }

    private static func isRoman(_ page: PageLines, _ line: Line) -> Bool {
        let mark = page.clean[line.start..<line.text.start].filter(ByteText.isLetter)
        return !mark.isEmpty && mark.allSatisfy { [0x49, 0x56, 0x58].contains($0) }
            && page.clean[line.start..<line.text.start].allSatisfy { !ByteText.isLower($0) }
    }
}
