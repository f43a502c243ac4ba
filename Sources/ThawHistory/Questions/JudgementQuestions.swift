import ThawCore
import ThawText

/// Questions that ask for a verdict, where the notes hold one and what speaks for and against it.
struct JudgementQuestions {
    private static let limit = 2
    /// How many lines about a subject are looked at for what speaks for and against.
    private static let farthest = 40

    private let claims: [Claim]
    private let sentences: [NotedSentence]

    init(_ sentences: [NotedSentence], claims: [Claim]) {
        self.claims = claims
        self.sentences = sentences
    }

    func drafts() -> [QuestionDraft] {
        let places = Dictionary(
            sentences.indices.map { (sentences[$0].passage.span.start, $0) },
            uniquingKeysWith: { first, _ in first })
        let starts = sentences.map(\.passage.span.start)
        // A claim that the learner added is a sentence of its own where its line stands.
        let own = Dictionary(
            sentences.indices.filter { sentences[$0].isAdded }.map { (sentences[$0].text, $0) },
            uniquingKeysWith: { first, _ in first })
        var judged: [(sentence: Int, subject: String)] = []
        var told: [String: [Int]] = [:]
        for claim in claims {
            guard let span = claim.spans.first, let subject = Self.key(claim.subject),
                let place = own[claim.text] ?? places[Self.start(before: span.start, in: starts)]
            else { continue }
            if claim.modality == .judgement, let cue = claim.modalityCue,
                isMain(cue, in: sentences[place])
            {
                judged.append((place, subject))
            }
            if case .definition = sentences[place].place { continue }
            if told[subject]?.last != place { told[subject, default: []].append(place) }
        }
        var drafts: [QuestionDraft] = []
        var asked: Set<String> = []
        for (place, subject) in judged where drafts.count < Self.limit {
            guard !asked.contains(subject), let draft = draft(place, told[subject] ?? []) else {
                continue
            }
            asked.insert(subject)
            drafts.append(draft)
        }
        return drafts
    }

    /// Whether the verdict is what the sentence says, and not a word in its train: a short sentence, without numbers,
    /// the cue before any comma.
    private func isMain(_ cue: Claim.Cue, in sentence: NotedSentence) -> Bool {
        let text = sentence.text
        guard text.utf8.count <= 160, !text.holdsNumber else { return false }
        let opening = text.prefix { $0 != "," && $0 != ";" }
        return opening.lowercased().contains(cue.text)
    }

    private static func start(before offset: Int, in starts: [Int]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? starts[low - 1] : -1
    }

    private static func key(_ subject: Finding?) -> String? {
        guard let subject, !NotedSentence.pointsBack(subject.text) else { return nil }
        var key = ""
        var count = 0
        for word in QuestionWords.keys(of: subject.text) where word != "the" {
            if count > 0 { key += " " }
            key += word
            count += 1
        }
        return (1...4).contains(count) ? key : nil
    }

    private func draft(_ place: Int, _ evidence: [Int]) -> QuestionDraft? {
        let judgement = sentences[place]
        guard judgement.place != .answer, judgement.standsAlone, judgement.context.isEmpty,
            judgement.text.utf8.count <= 250
        else { return nil }
        let others = evidence.prefix(Self.farthest).map { sentences[$0] }.filter {
            $0.lines != judgement.lines && $0.standsAlone
                && !QuestionWords.holds(judgement.text, $0.text)
        }
        guard others.count >= 2 else { return nil }
        let shown = Array(others.prefix(5))
        return QuestionDraft(
            kind: .judge, level: .evaluate,
            stem: "How far do you agree? “\(judgement.text)”",
            units: shown.map { IdeaUnit($0.standalone) }, sources: [judgement] + shown,
            words: judgement.read)
    }
}
