import ThawCore

/// Notes that a program made of a video: the title over "Channel · 418K subscribers · 17:42", and headings with the
/// time at which they begin.
enum VideoFrame {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil else { return }
        takeChannel(&page)
        cutTimes(&page)
    }

    private static func takeChannel(_ page: inout PageLines) {
        let head = page.openLines(limit: 10)
        guard page.opening.title == nil,
            let place = head.firstIndex(where: { isChannel(page, $0) }), place > 0
        else { return }
        let (channel, title) = (head[place], head[place - 1])
        guard 6...140 ~= page.lines[title].text.count else { return }
        let name = page.string(of: page.lines[channel]).split(atEvery: " · ").first.map(String.init)
        page.author = page.author ?? name?.trimmingSpaces
        page.lines[channel].role = .metadata
        page.lines[title].marker = .none
        page.lines[title].role = .title
        page.opening.title = page.finding(page.lines[title].text)
        for index in head[..<(place - 1)] { page.lines[index].role = .boilerplate }
        // The rest of the frame goes on to the empty line.
        for index in head[(place + 1)...].prefix(while: { !page.lines[$0].isApart }) {
            page.lines[index].role = .boilerplate
        }
        let ends = ["was this summary", "ask a follow", "summaries are generated", "you have "]
        for index in page.lastOpenLines(limit: 6)
        where ends.contains(where: page.lowercased(index, limit: 80).hasPrefix) {
            page.lines[index].role = .boilerplate
        }
    }

    private static func isChannel(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.text.count <= 120 else { return false }
        let text = page.lowercased(index)
        return text.contains(" · ") && text.contains("subscribers")
            && text.contains(where: \.isNumber)
    }

    /// "[02:14] The two-process model", three or more in the order of time: without the time.
    private static func cutTimes(_ page: inout PageLines) {
        let timed = page.lines.indices.compactMap { index in
            time(page, page.lines[index]).map { (line: index, seconds: $0.seconds, end: $0.end) }
        }
        guard timed.count >= 3,
            zip(timed, timed.dropFirst()).allSatisfy({ $0.seconds < $1.seconds })
        else { return }
        for (line, _, end) in timed {
            page.lines[line].text = page.trimmed(Span(end, page.lines[line].text.end))
            guard line + 1 < page.lines.count, page.lines[line].isApart,
                page.lines[line].text.count <= 80, page.lines[line + 1].marker == .bullet
            else { continue }
            page.lines[line].heading = 2
        }
    }

    private static func time(_ page: PageLines, _ line: Line) -> (seconds: Int, end: Int)? {
        guard line.role == nil, line.marker == .none, line.text.count >= 10,
            page.clean[line.text.start] == 0x5B,
            let close = page.firstIndex(
                of: 0x5D, in: Span(line.text.start, min(line.text.end, line.text.start + 10)))
        else { return nil }
        let parts = page.string(Span(line.text.start + 1, close)).split(separator: ":")
            .map { Int($0) }
        guard 2...3 ~= parts.count, parts.allSatisfy({ $0 != nil }), close + 1 < line.text.end
        else {
            return nil
        }
        return (parts.reduce(0) { $0 * 60 + ($1 ?? 0) }, close + 1)
    }
}
