import ThawCore

extension PageLines {
    /// Puts the lines aside that are no part of the page's main content.
    mutating func putChromeAside() {
        guard !lines.isEmpty else { return }
        let chrome = source.withUnsafeBufferPointer { ReadingChrome($0) }
        guard !chrome.blocks.isEmpty else { return }
        let matcher = CueMatcher.shared
        let isStudyPage = lines.contains { isOfStudyPage($0, matcher) }
        for index in lines.indices where lines[index].place == .main {
            guard let role = chrome.role(of: lines[index].extent),
                !isStudyPage || role == .navigation || lines[index].isLink
            else { continue }
            if saysSomethingOfThePage(lines[index], matcher) { continue }
            lines[index].place = role == .navigation ? .navigation : .boilerplate
        }
    }

    private func isOfStudyPage(_ line: Line, _ matcher: CueMatcher) -> Bool {
        guard line.place == .main, line.text.count <= 80 else { return false }
        if let label = CardLabel(self, line), !label.isPageNumber { return true }
        return matcher.matches(self, line.text).contains { match in
            guard match.place == .heading else { return false }
            return [.facts, .questions, .related, .answers, .definition].contains(match.cue)
        }
    }

    /// Author, date, comments: what the furniture reader is to see.
    private func saysSomethingOfThePage(_ line: Line, _ matcher: CueMatcher) -> Bool {
        guard line.text.count <= 200 else { return false }
        return matcher.matches(self, line.text).contains { match in
            switch match.cue {
            case .author, .created, .subject, .topic, .licence, .weakAuthor, .weakCreated,
                .comments, .noComments, .similar, .seeAll:
                true
            default: false
            }
        }
    }
}
