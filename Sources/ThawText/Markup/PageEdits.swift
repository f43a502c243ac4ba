import ThawCore

/// A stretch of `PageLines.clean` that reads otherwise than it stands.
struct PageEdit {
    var span: Span
    /// Empty: the stretch is left out.
    var words: [UInt8] = []
}

extension PageLines {
    /// The page with stretches of its text replaced. Blocks stay as they are; a line of which nothing is left goes.
    ///
    /// - Parameter edits: ascending, without overlaps. Cost: linear in the page.
    func applying(_ edits: [PageEdit]) -> PageLines {
        guard !edits.isEmpty else { return self }
        let shift = PageShift(edits)
        var page = self
        page.clean = []
        page.clean.reserveCapacity(clean.count)
        var offset = 0
        for edit in edits {
            page.clean += clean[offset..<edit.span.start]
            page.clean += edit.words
            offset = edit.span.end
        }
        page.clean += clean[offset...]
        page.runs = moved(edits, shift)
        page.lines = lines.compactMap { line in
            var line = line
            let text = Span(shift.place(of: line.text.start), shift.place(of: line.text.end))
            line.text = page.trimmed(text)
            line.start = min(shift.place(of: line.start), line.text.start)
            return line.text.isEmpty ? nil : line
        }
        return page
    }

    private func moved(_ edits: [PageEdit], _ shift: PageShift) -> [Run] {
        var moved: [Run] = []
        let whole = Run(
            start: 0, count: clean.count, source: Span(0, clean.count), isStrong: false,
            isVerbatim: true)
        var next = 0
        for run in runs.isEmpty ? [whole] : runs {
            let end = run.start + run.count
            while next < edits.count, edits[next].span.end <= run.start { next += 1 }
            var from = run.start
            var index = next
            while index < edits.count, edits[index].span.start < end {
                let edit = edits[index]
                add(run, Span(from, max(from, edit.span.start)), shift, to: &moved)
                if edit.span.start >= run.start, !edit.words.isEmpty {
                    let stop = min(end, edit.span.end)
                    moved.append(
                        Run(
                            start: shift.place(of: edit.span.start), count: edit.words.count,
                            source: source(of: Span(edit.span.start, stop), in: run),
                            isStrong: run.isStrong, isVerbatim: false))
                }
                from = min(end, edit.span.end)
                index += 1
            }
            add(run, Span(from, max(from, end)), shift, to: &moved)
        }
        return moved
    }

    private func source(of span: Span, in run: Run) -> Span {
        guard run.isVerbatim else { return run.source }
        let offset = run.source.start - run.start
        return Span(span.start + offset, span.end + offset)
    }

    private func add(_ run: Run, _ span: Span, _ shift: PageShift, to moved: inout [Run]) {
        guard !span.isEmpty, run.isVerbatim || span.count == run.count else { return }
        moved.append(
            Run(
                start: shift.place(of: span.start), count: span.count,
                source: source(of: span, in: run), isStrong: run.isStrong,
                isVerbatim: run.isVerbatim))
    }
}

/// Where an offset of the old text stands in the new one.
private struct PageShift {
    private let edits: [PageEdit]
    /// By edit: how far the text behind it moves.
    private var moves: [Int] = []

    init(_ edits: [PageEdit]) {
        self.edits = edits
        var move = 0
        for edit in edits {
            move += edit.words.count - edit.span.count
            moves.append(move)
        }
    }

    /// An offset inside an edit stands at its beginning.
    func place(of offset: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].span.end <= offset { low = middle + 1 } else { high = middle }
        }
        let move = low > 0 ? moves[low - 1] : 0
        guard low < edits.count, edits[low].span.start < offset else { return offset + move }
        return edits[low].span.start + move
    }
}
