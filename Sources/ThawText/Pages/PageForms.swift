import ThawCore

/// What the form of a page says before its words are looked at.
struct PageOpening {
    /// Forms whose content is read in a way of their own.
    enum Form {
        case chat, deck, studySet, cards, questionCards, article, cornell, transcript
    }

    var form: Form?
    var title: Finding?
    /// The form says so of this line and no other.
    var isTitleSure = false
    var subjects: [String] = []
    /// The steps of the site above the title, the general one first.
    var path: [String] = []
    /// What was said around the notes, in a chat or below them.
    var remarks: [(author: String, text: Span)] = []
    /// The messages of a chat that hold terms and definitions.
    var chatPairs: ChatPairs.Found?
    /// Labels of cards that stand on the line of the heading, behind it, by line.
    var headedCards: [Int: Span] = [:]
    /// Whoever wrote the page marked all its headings.
    var areHeadsMarked = false
    /// Its parts are described by the same labels again and again.
    var areLabelled = false
    /// The page says that it is about one term.
    var isKeyTerm = false
    /// A word stands over the lines that its letters begin.
    var hasAcrostic = false
    /// The text was taken from the pages of a printed document, with their heads.
    var isPrinted = false
    /// The cards of a deck or a quiz.
    var cards: [FramedCard] = []
    /// An assistant's answer, whose headings may ask.
    var isAssistants = false
    /// What a quiz says on its answers.
    var explanations: [Span] = []
}

/// Recognises where a text was copied from by the marks that its program leaves on it, and gives the lines that are
/// such marks their roles.
enum PageForms {
    /// Cost: linear in the lines; most look at the first lines only.
    static func prepare(_ page: inout PageLines) {
        guard page.opening.form == nil else { return }
        RepeatedPage.prepare(&page)
        NoteMarks.prepare(&page)
        ContentsLines.prepare(&page)
        WikiText.prepare(&page)
        BBCode.prepare(&page)
        let isThread = ForumThread.prepare(&page)
        if !isThread, page.markup == .plain { ChatLog.prepare(&page) }
        if page.opening.form == .chat { return }
        RunningLines.markHead(&page)
        OfficeFrame.prepare(&page)
        FileName.prepare(&page)
        MailHeader.prepare(&page)
        VideoFrame.prepare(&page)
        Captions.prepare(&page)
        if page.opening.form == .transcript { return }
        prepareNotebook(&page)
        FormQuiz.prepare(&page)
        SiteHead.prepare(&page)
        BylineBlock.prepare(&page)
        BlogFrame.prepare(&page)
        AnswerSite.prepare(&page)
        SiteFrame.markSwitches(&page)
        Adverts.prepare(&page)
        StarReviews.prepare(&page)
        DoubledLines.prepare(&page)
        RatingScale.prepare(&page)
        ComparisonGrid.prepare(&page)
        SheetColumns.prepare(&page)
        HangingColumns.prepare(&page)
        SlideTranscript.prepare(&page)
        SlideLabels.prepare(&page)
        SlideFrames.prepare(&page)
        NumberedQuestions.prepare(&page)
        NumberedQuestions.prepareLists(&page)
        PictureHeadings.prepare(&page)
        LabelledHeadings.splitDefinition(&page)
        ExamMarks.prepare(&page)
        SiteFrame.prepare(&page)
        if page.opening.form == .article { return }
        // Slides with labels have headings of their own, however their numbers frame them.
        let areSlides = page.lines.contains { $0.role == .label } || page.opening.isKeyTerm
        if !areSlides { QuizGames.prepare(&page) }
        if !areSlides, page.opening.form == nil { QuizReview.prepare(&page) }
        if !areSlides, page.opening.form == nil { CardFrames.prepare(&page) }
        if page.opening.form == nil { DeckLines.prepare(&page) }
        if page.opening.form == nil { NumberedRows.prepare(&page) }
        if page.opening.form == nil, !page.opening.isKeyTerm { QuizResult.prepare(&page) }
        if page.opening.form == nil { ColumnHeads.prepare(&page) }
        if page.opening.form != nil { return }
        StudySet.prepare(&page)
        if page.opening.form == nil { IndexLetters.prepare(&page) }
        SlideMarks.prepare(&page)
        CountedHeadings.prepare(&page)
        RecurringLabels.prepare(&page)
        NumberedLabels.prepare(&page)
        AssistantFrame.prepare(&page)
        AssistantTalk.prepare(&page)
        ClosingLines.prepare(&page)
        NoteHead.takePupil(&page)
        HandoutHead.prepare(&page)
        EssayHead.prepare(&page)
        SectionTitle.prepare(&page)
        TitleBlock.prepare(&page)
        NoteHead.prepare(&page)
        CornellNotes.prepare(&page)
    }
}

extension PageForms {
    /// The signs of programs in which notes and cards are kept.
    private static func prepareNotebook(_ page: inout PageLines) {
        ToggleHeads.prepare(&page)
        CardSigns.prepare(&page)
        LabelledCards.prepare(&page)
        WordClassLines.prepare(&page)
        SpeakerTurns.prepare(&page)
        Acrostic.prepare(&page)
    }
}

extension PageLines {
    /// Puts lines on the ends of those above them.
    mutating func joinLines(_ rests: Set<Int>) {
        guard !rests.isEmpty else { return }
        var joined: [Line] = []
        joined.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            if rests.contains(index), let last = joined.indices.last {
                joined[last].text.end = line.text.end
                joined[last].extent.end = line.extent.end
            } else {
                joined.append(line)
            }
        }
        lines = joined
    }

    /// The talk of a chat, in the order of the page.
    var remarks: [Resource.Comment] {
        opening.remarks.sorted { $0.text.start < $1.text.start }.map { author, text in
            Resource.Comment(author: author.isEmpty ? nil : author, text: passage(text))
        }
    }

    /// Makes a line talk.
    mutating func takeRemark(_ index: Int, of author: String) {
        lines[index].role = .comment
        opening.remarks.append((author, lines[index].text))
    }

    /// The lines whose part is still open, at most `limit`.
    func openLines(limit: Int) -> [Int] {
        var open: [Int] = []
        for index in lines.indices where lines[index].role == nil && lines[index].place == .main {
            open.append(index)
            if open.count == limit { break }
        }
        return open
    }

    /// The last lines whose part is still open, from the end.
    func lastOpenLines(limit: Int) -> [Int] {
        var open: [Int] = []
        for index in lines.indices.reversed()
        where lines[index].role == nil && lines[index].place == .main {
            open.append(index)
            if open.count == limit { break }
        }
        return open
    }

    /// The words of a short line in lower case; longer lines give none.
    func lowercased(_ index: Int, limit: Int = 120) -> String {
        let text = lines[index].text
        return text.count <= limit ? string(text).lowercased() : ""
    }
}
