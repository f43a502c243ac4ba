/// What went wrong, what it means, what to do.
struct ErrorPage: Page {
    var layout: Layout
    var heading: String
    var sentence: String
    var link: Hyperlink

    init(_ notice: Notice, layout: Layout) {
        self.layout = layout
        heading = notice.title
        sentence = notice.sentence
        link =
            notice.link.map { Hyperlink(address: $0.address, words: $0.words) }
            ?? Hyperlink(address: Links.library, words: "Go to the library")
    }
}
