import ThawCore
import ThawText

/// Questions that ask for a verdict, where the notes hold one and what speaks for and against it.
struct JudgementQuestions {
    private static let limit = 2
    /// How many lines about a subject are looked at for what speaks for and against.
    private static let farthest = 40

    private let claims: [Claim]
    private let sentences: [NotedSentence]
    /// Where the sentences begin, in order.
    private let starts: [Int]
    /// A claim that the learner added is a sentence of its own where its line stands.
    private let own: [String: Int]

    init(_ sentences: [NotedSentence], claims: [Claim]) {
        self.claims = claims
        self.sentences = sentences
        starts = sentences.indices.map { sentences[$0].passage.span.start }
        own = Dictionary(
            sentences.indices.filter { sentences[$0].isAdded }.map { (sentences[$0].text, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    func drafts() -> [QuestionDraft] {
        let judged = judgements()
        guard !judged.isEmpty else { return [] }
        let told = lines(about: Set(judged.map(\.subject)))
        var drafts: [QuestionDraft] = []
        var asked: Set<[QuestionWords.Word]> = []
        for (place, subject) in judged where drafts.count < Self.limit {
            guard !asked.contains(subject), let draft = draft(place, told[subject] ?? []) else {
                continue
            }
            asked.insert(subject)
            drafts.append(draft)
        }
        return drafts
    }

    /// The sentences that are verdicts, and of what.
    private func judgements() -> [(sentence: Int, subject: [QuestionWords.Word])] {
        claims.indices.compactMap { at in
            guard claims[at].modality == .judgement, let cue = claims[at].modalityCue,
                let place = place(of: claims[at]), isMain(cue, in: sentences[place]),
                let subject = Self.key(claims[at].subject)
            else { return nil }
            return (place, subject)
        }
    }

    /// By subject, the sentences that tell something of it.
    private func lines(
        about subjects: Set<[QuestionWords.Word]>
    ) -> [[QuestionWords.Word]: [Int]] {
        var told: [[QuestionWords.Word]: [Int]] = [:]
        for at in claims.indices {
            guard let found = claims[at].subject, let subject = Self.words(of: found),
                subjects.contains(subject), !NotedSentence.pointsBack(found.text),
                let place = place(of: claims[at])
            else { continue }
            if case .definition = sentences[place].place { continue }
            if told[subject]?.last != place { told[subject, default: []].append(place) }
        }
        return told
    }

    /// Whether the verdict is what the sentence says, and not a word in its train: a short sentence, without numbers,
    /// the cue before any comma.
    private func isMain(_ cue: Claim.Cue, in sentence: NotedSentence) -> Bool {
        let text = sentence.text
        guard text.utf8.count <= 160, !text.holdsNumber else { return false }
        let opening = text.prefix { $0 != "," && $0 != ";" }
        return opening.lowercased().contains(cue.text)
    }

    /// The first sentence of those that begin where the last one before the claim's words does.
    private func place(of claim: Claim) -> Int? {
        guard let span = claim.spans.first else { return nil }
        if let own = own[claim.text] { return own }
        let behind = starts.partitioningIndex { $0 > span.start }
        guard behind > 0 else { return nil }
        return starts.partitioningIndex { $0 >= starts[behind - 1] }
    }

    private static func key(_ subject: Finding?) -> [QuestionWords.Word]? {
        guard let subject, let key = words(of: subject), !NotedSentence.pointsBack(subject.text)
        else { return nil }
        return key
    }

    /// At most four, without articles.
    private static func words(of subject: Finding) -> [QuestionWords.Word]? {
        var words = QuestionWords.words(of: subject.text)
        words.removeAll { $0 == article }
        return (1...4).contains(words.count) ? words : nil
    }

    private static let article = QuestionWords.words(of: "the").first

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
