/// What a fixed phrase at a certain place of a line says about the line.
enum Cue: UInt8, Sendable {
    // Metadata: the value stands behind the phrase.
    case author, created, subject, topic, title, licence, detail
    /// A line that names a school level or an exam board, only above the content.
    case board
    /// The same at the start of a line that may name several of them.
    case boardPart
    /// The same, of words that also occur in notes: only at the top of a page or in its markup.
    case weakAuthor, weakCreated, weakSubject, weakTopic, weakTitle, weakDetail
    // What surrounds a page.
    case comments, noComments, commentControl, similar, seeAll, foundIn, chatter
    /// A phrase of those who want to be paid, followed or told something.
    case appeal
    /// Opens a list of other pages.
    case moreToRead
    case definitionChatter, home
    // Headings of a key-term page.
    case definition, facts, questions, related, answers
    // Questions and answers.
    case questionMark, answerMark, imperative
    /// Verbs that ask only where a question is due: among review questions.
    case task
    /// Words that open a question even where it ends in a full stop.
    case asker
}

/// A phrase and where in a line it counts.
struct CuePhrase: Sendable {
    enum Place: UInt8, Sendable {
        /// At the start, with a colon, a tab or the end of the line behind it.
        case key
        /// At the start.
        case start
        /// The whole line but for numbers and signs around it.
        case whole
        /// At the start of a short line that is no sentence, numbers before it left out.
        case heading
        /// Anywhere in a line of less than 300 bytes.
        case anywhere
    }

    var cue: Cue
    var place: Place
    /// In lower case, single spaces, straight apostrophes.
    var words: [UInt8]
}

/// The phrases by which the parts of a page are told, in the languages of the sites that Thaw has
/// met.
///
/// They name the furniture of pages, never a subject. Add a phrase here when a new site needs it.
enum CuePhrases {
    static let all: [CuePhrase] =
        list(.author, .key, authorKeys) + list(.created, .key, createdKeys)
        + list(.author, .start, ["created by", "posted by", "uploaded by", "submitted by"])
        + list(
            .weakAuthor, .key, ["author", "by", "autor", "autorin", "auteur", "user", "student"])
        + list(.weakAuthor, .start, ["written by", "reviewed by", "edited by", "compiled by"])
        + list(.weakAuthor, .start, ["by", "von", "par", "por"])
        + list(.weakCreated, .key, ["date", "datum", "fecha", "data", "posted", "published"])
        + list(.weakCreated, .start, ["posted", "published", "updated", "last updated"])
        + list(
            .weakSubject, .key,
            [
                "subject", "subjects", "course", "fach", "matière", "asignatura", "class",
                "subject area", "filed under", "posted in", "used in", "taught in", "studied in",
            ])
        + list(.subject, .key, ["from class", "course name"])
        + list(.weakTopic, .key, ["topic", "thema", "thème", "tema"])
        + list(
            .weakTitle, .key,
            [
                "deck", "set", "deck name", "set name", "set title", "title", "titel", "titre",
                "título",
            ])
        + list(.licence, .key, ["licence", "license", "lizenz"])
        + list(.board, .whole, boards) + list(.boardPart, .start, boards)
        + list(.task, .start, tasks)
        + list(.asker, .start, askers)
        + list(.detail, .key, detailKeys) + list(.weakDetail, .key, weakDetailKeys)
        + list(.comments, .whole, commentHeadings) + list(.noComments, .anywhere, noComments)
        + list(.commentControl, .whole, commentControls)
        + list(
            .seeAll, .anywhere,
            [
                "see all", "view all", "browse all", "show all", "see every", "view every",
                "browse every",
            ])
        + list(
            .similar, .start,
            [
                "similar", "related", "recommended", "suggested", "more", "other", "popular",
                "latest", "explore",
            ])
        + list(
            .foundIn, .anywhere,
            ["also found in", "also appears in", "also used in", "also mentioned in"])
        + list(.chatter, .whole, wholeChatter)
        + list(.chatter, .start, startChatter + congratulations)
        + list(.chatter, .anywhere, anywhereChatter)
        + list(.definitionChatter, .anywhere, definitionChatter)
        + list(.home, .start, ["home", "startseite", "accueil", "inicio"])
        + list(
            .definition, .whole,
            ["definition", "definiton", "defintion", "définition", "definición", "meaning"])
        + list(.facts, .heading, factHeadings) + list(.questions, .heading, questionHeadings)
        + list(.related, .heading, relatedHeadings) + list(.answers, .whole, answerHeadings)
        + list(.questionMark, .start, questionMarks) + list(.answerMark, .start, answerMarks)
        + list(.imperative, .start, imperatives)
        + list(.appeal, .start, openingAppeals) + list(.appeal, .anywhere, appeals)
        + list(.moreToRead, .start, moreToRead)

    static func list(
        _ cue: Cue, _ place: CuePhrase.Place, _ phrases: [String]
    ) -> [CuePhrase] {
        phrases.map { CuePhrase(cue: cue, place: place, words: Array($0.utf8)) }
    }

    static let authorKeys = [
        "created by", "posted by", "uploaded by", "written by", "made by", "submitted by",
        "added by", "contributed by", "shared by", "published by", "uploader", "contributor",
        "username", "erstellt von", "verfasst von", "créé par", "publié par", "creado por",
        "publicado por",
    ]
    static let createdKeys = [
        "created on", "created at", "created", "date created", "creation date", "posted on",
        "uploaded on", "published on", "date posted", "date published", "date added", "added on",
        "submitted on", "written on", "uploaded", "erstellt am", "veröffentlicht am", "créé le",
        "publié le", "creado el", "publicado el",
    ]
    /// What stands before the words under which a site files a page.
    static let tagLabels: Set<String> = [
        "tag", "tags", "tagged", "topics", "filed under", "categories", "posted in",
    ]
    static let questionMarks = ["q", "question", "frage", "pregunta"]
    static let answerMarks = ["a", "ans", "answer", "antwort", "réponse", "respuesta"]
    static let detailKeys = [
        "last updated", "last modified", "updated on", "last edited", "exam board", "views",
        "downloads", "rating", "ratings", "reading time", "read time", "keywords", "tags",
        "number of cards", "cards in this set", "aktualisiert am", "mis à jour le", "url",
        "from unit", "unit name", "word count", "exam code", "course code", "reviewed by",
        "expertise",
    ]
    private static let weakDetailKeys = [
        "level", "unit", "year", "grade", "board", "specification", "language", "module", "school",
        "teacher", "category", "updated", "other",
    ]
    private static let commentHeadings = [
        "what others said", "what others say", "what people said", "what students said",
        "what learners say", "chat about this", "talk about this", "have your say",
        "discussion", "replies", "responses", "reviews", "student comments", "reader comments",
        "recent comments", "what students say", "what people say", "join the discussion",
        "visitors' book", "visitors’ book", "guestbook", "guest book",
        "want to join the conversation?", "comments", "comment", "user comments", "all comments",
        "latest comments", "kommentare",
        "commentaires", "comentarios",
    ]
    private static let noComments = [
        "comments are closed", "comments closed", "comments are turned off",
        "comments are disabled",
        "no comments", "no comment yet", "no one has commented", "nobody has commented",
        "be the first to comment", "be the first to leave", "be the first to answer",
        "be the first to reply", "be the first to write", "be the first to review",
        "there are no comments",
        "not been commented",
        "no reviews yet", "keine kommentare", "noch keine kommentare", "aucun commentaire",
        "no hay comentarios", "sin comentarios",
    ]
    private static let commentControls = [
        "reply", "report", "like", "delete", "edit", "post comment", "post a comment",
        "add a comment", "add comment", "leave a comment", "leave a reply", "write a comment",
        "log in to comment", "sign in to comment", "login to comment", "load more comments",
        "show more", "show replies", "antworten", "melden", "répondre", "signaler", "responder",
        "report comment", "upvote", "downvote",
    ]
    private static let definitionChatter = [
        "reading the definition of", "learned the definition of", "learning the definition of",
        "read the definition of", "know the definition of", "got the gist of",
        "you've got the basics of", "you know the basics of",
    ]
    static let factHeadings = [
        "must know facts", "must-know facts", "key facts", "facts to know", "important facts",
        "facts for your", "at a glance", "essential facts", "top facts", "fast facts",
        "quick facts", "things to know", "key points to know", "need to know",
        "wichtige fakten",
        "das musst du wissen", "faits importants", "points clés", "datos clave",
        "hechos importantes", "datos importantes",
    ]
    static let questionHeadings = [
        "review questions", "practice questions", "check your understanding",
        "questions for discussion", "discussion questions", "exam-style questions",
        "questions for review", "study questions", "test yourself", "self-check questions",
        "test your knowledge", "comprehension questions", "try these",
        "quick check", "check yourself", "wiederholungsfragen", "übungsfragen",
        "kontrollfragen", "questions de révision", "preguntas de repaso",
    ]
    static let relatedHeadings = [
        "related terms", "key terms to review", "related concepts", "related key terms",
        "related vocabulary", "see also", "similar terms", "connected terms", "terms nearby",
        "linked key terms", "linked terms", "terms to learn with it", "words that go with it",
        "words to know with it", "terms that go with it",
        "verwandte begriffe", "siehe auch", "termes associés", "termes liés", "voir aussi",
        "términos relacionados", "véase también",
    ]
    static let answerHeadings = [
        "answers", "answer key", "model answers", "lösungen", "antworten", "réponses", "respuestas",
        "mark scheme", "solutions",
    ]
    private static let imperatives = [
        "evaluate", "explain", "discuss", "compare", "describe", "assess", "analyse", "analyze",
        "examine", "outline", "define", "identify", "justify", "contrast", "to what extent",
        "summarise", "summarize", "distinguish", "state", "suggest", "name", "list", "calculate",
        "give", "account for", "critically", "consider", "how far", "illustrate", "interpret",
        "predict", "trace", "argue", "comment on", "differentiate",
    ]
    private static let tasks = [
        "design", "create", "construct", "develop", "reflect on", "synthesize", "synthesise",
        "determine", "demonstrate", "elaborate", "formulate", "propose", "investigate", "explore",
        "critique", "apply", "relate", "highlight", "review", "show", "use", "using", "find",
        "solve", "draw", "sketch", "label", "choose", "imagine", "write", "provide", "recommend",
        "hypothesize", "infer", "judge", "weigh", "debate", "connect", "estimate", "derive",
        "prove", "classify", "categorize", "defend", "support", "speculate", "clarify", "detail",
        "characterize", "conduct", "articulate", "appraise", "describe", "link", "translate",
        "paraphrase", "quote", "select", "rank", "calculate", "compute", "plan", "break down",
        "think about", "consider", "based on", "given", "with reference to", "in your own words",
    ]
    private static let askers = [
        "how", "what", "why", "which", "who", "where", "in what", "in which", "to what",
        "under what", "for what", "by what", "at what",
    ]
    private static let boards = [
        "a-level", "a level", "a-levels", "as level", "as-level", "as", "a2", "as/a2",
        "a2/a-level", "as/a-level", "a2 level", "gcse", "igcse", "gcses", "ks2", "ks3", "ks4",
        "ks5", "key stage 3", "ib", "ib diploma", "international baccalaureate", "btec",
        "scottish highers", "higher", "national 5", "advanced higher", "leaving cert",
        "university", "degree", "other", "undergraduate", "all boards", "all exam boards", "aqa",
        "ocr", "edexcel", "wjec",
        "ccea", "cie", "cambridge international", "eduqas", "sqa", "ap",
        "college", "high school", "sek ii", "oberstufe", "abitur", "lycée", "baccalauréat",
    ]
    private static let wholeChatter = [
        "sign up", "sign up for free", "sign in", "log in", "login", "register", "subscribe",
        "share", "share this", "share this page", "print", "print this page", "download",
        "download pdf", "report", "report this", "advertisement", "advertisements", "advert",
        "sponsored", "ad", "skip to content", "skip to main content", "back to top", "next",
        "previous", "prev", "next page", "previous page", "menu", "search", "close", "loading",
        "rate this", "rate this resource", "rate", "save", "like", "tweet", "follow us", "email",
        "cookie settings", "accept all cookies", "accept cookies", "accept all", "reject all",
        "hideshow resource information", "hide show resource information", "get started",
        "start studying", "study now", "flip card", "show answer", "hide answer", "tap to flip",
        "click to flip", "teacher recommended", "table of contents", "contents", "read more",
        "learn more", "show all", "load more", "bookmark", "add to favourites",
        "add to favorites", "home", "contact us", "about us", "help", "terms of use",
        "terms of service", "privacy policy", "ai practice", "upgrade", "try for free",
        "no ratings yet", "not yet rated", "be the first to rate this", "go back", "view as cards",
        "end of deck", "end of set", "end of cards", "end of flashcards", "end of list",
        "practice test", "continue reading", "untitled", "voir la réponse", "voir la solution",
        "antwort anzeigen", "lösung anzeigen", "ver respuesta",
    ]
    static let congratulations = [
        "congrats on", "congratulations on", "congrats, that was", "congratulations, that was",
    ]
    private static let startChatter = [
        "watch:", "file edit view", "file home insert", "let us know you agree", "yes, i agree",
        "look, cover, write", "mit microsoft onenote erstellt", "created with microsoft onenote",
        "created with onenote",
        "article continues", "story continues", "top guides for", "share on facebook", "share on x",
        "share on twitter",
        "[image:", "[photo:", "[picture:", "image caption",
        "ok, let's", "okay, let's", "ok let's", "alright, let's", "now let's", "sign up for",
        "sign up to", "log in to",
        "subscribe to", "follow us on", "share this", "download our", "download the app",
        "get the app", "you might also like:",
        "you may also like:", "how we ensure", "you've reached the",
        "preview of", "thank you for visiting", "we use cookies", "this site uses",
        "this website uses", "click here", "tap here", "advertisement", "powered by",
        "was this page helpful", "was this helpful", "did you find this", "join thousands",
        "join millions", "report a problem", "report an error", "we're sorry",
        "please enable javascript", "javascript is", "your browser", "rated", "viewed",
        "print this", "save this", "text is available under", "email this", "©", "copyright",
        "(c) 20",
    ]
    private static let anywhereChatter = [
        "all rights reserved", "privacy policy", "cookie policy", "terms of service",
        "terms and conditions apply", "are trademarks", "is a trademark", "registered trademark",
        "uses cookies", "use cookies", "endorsed by any exam board",
        "affiliated with any exam board", "flag as inappropriate",
        "answer is locked", "answers are locked", "subscribers only",
        "in your inbox", "to your inbox", "unsubscribe", "words of the document",
        "subscribe to our", "sign up for free", "create a free account",
        "start your free trial", "your email address will not be published",
        "required fields are marked", "alle rechte vorbehalten", "tous droits réservés",
        "todos los derechos reservados",
    ]
}
