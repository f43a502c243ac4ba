import ThawCore

/// A talk with an assistant in which each turn begins with who speaks: "Me: explain osmosis simply" over "ChatGPT:
/// Osmosis is …".
enum SpeakerTurns {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html, page.opening.form == nil else { return }
        let turns = page.lines.indices.compactMap { index in
            speaker(page, index).map {
                (line: index, name: $0.name, isAsking: $0.isAsking, end: $0.end)
            }
        }
        let answers = turns.filter { !$0.isAsking }
        // Names alone on their lines are read with the rest of what a program prints around them.
        guard let first = turns.first?.line, !answers.isEmpty, answers.count < turns.count,
            turns.contains(where: { $0.isAsking && $0.end < page.lines[$0.line].text.end }),
            page.lines[..<first].count(where: { $0.role == nil }) <= 2
        else { return }
        for (place, turn) in turns.enumerated() {
            let end = place + 1 < turns.count ? turns[place + 1].line : page.lines.count
            let rest = page.trimmed(Span(turn.end, page.lines[turn.line].text.end))
            if rest.isEmpty {
                page.lines[turn.line].role = .metadata
            } else {
                page.lines[turn.line].text = rest
                page.lines[turn.line].isApart = true
            }
            guard turn.isAsking else { continue }
            for index in turn.line..<end where page.lines[index].role == nil {
                page.takeRemark(index, of: turn.name)
            }
        }
        page.opening.isAssistants = true
    }

    private static func speaker(
        _ page: PageLines, _ index: Int
    ) -> (name: String, isAsking: Bool, end: Int)? {
        let line = page.lines[index]
        let head = Span(line.text.start, min(line.text.end, line.text.start + 20))
        guard line.role == nil, line.marker == .none,
            let colon = page.firstIndex(of: 0x3A, in: head),
            case let name = page.string(Span(head.start, colon)),
            case let key = name.lowercased(), askers.contains(key) || assistants.contains(key)
        else { return nil }
        return (name, askers.contains(key), colon + 1)
    }

    private static let askers: Set<String> = [
        "me", "you", "user", "human", "prompt", "my prompt", "student", "ich", "moi", "yo",
    ]
    private static let assistants: Set<String> = [
        "chatgpt", "gpt", "gpt-4", "gpt-4o", "ai", "assistant", "claude", "gemini", "copilot",
        "bing", "bard", "bot", "my ai", "perplexity", "deepseek", "tutor", "mistral", "llama",
    ]
}
