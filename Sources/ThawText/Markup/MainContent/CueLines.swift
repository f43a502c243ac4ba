import ThawCore

/// Short lines that stand in the middle of articles and are no part of them.
enum CueLines {
    /// Whole lines, in lower case, without signs at either end.
    private static let whole: Set<String> = [
        "advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "share",
        "share this",
        "share this article", "share this story", "share on facebook", "share on twitter", "tweet",
        "email",
        "print", "comments", "comment", "read more", "more", "loading", "close", "related",
        "related articles",
        "related stories", "related content", "related posts", "related links", "see also",
        "follow us", "image",
        "continue reading the main story", "continue reading", "story continues below", "photo",
        "video",
        "story continues below advertisement", "article continues below", "scroll to continue",
        "report an error", "subscribe", "sign up", "log in", "skip", "back to top", "top",
        "view comments",
        "show comments", "leave a comment", "post a comment", "play", "pause", "mute", "next",
        "previous",
        "image copyright", "media playback is unsupported on your device", "play video",
        "watch now",
        "newsletter", "enlarge", "zoom", "download", "copy link", "facebook", "twitter", "whatsapp",
        "linkedin",
        "pinterest", "reddit", "like", "save", "listen", "most read", "most popular", "trending",
        "popular",
        "recommended", "recommended for you", "you may also like", "more from", "tags", "topics",
        "filed under",
        "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "реклама", "teilen",
        "drucken",
        "mehr zum thema", "compartir", "condividi", "partager", "lire aussi", "à lire aussi",
        "leia também",
        "lea también", "leggi anche", "lees ook", "les også", "läs också",
    ]

    /// What such lines begin with; a sentence may not.
    private static let starts: [String] = [
        "related:", "read more:", "read also:", "also read:", "see also:", "more:", "watch:",
        "read:",
        "read next:", "don't miss:", "follow us on", "like us on", "filed under:", "tags:",
        "share this:",
        "sign up for our", "subscribe to our", "click here to", "advertisement -", "©",
        "copyright ©",
        "all rights reserved", "photo:", "image:", "photo by", "image credit:", "photo credit:",
        "posted in",
        "lire aussi", "leia também:", "lesen sie auch", "lea también:", "leggi anche:", "lees ook:",
    ]

    /// What lines begin with that lead elsewhere, where half of the line is a link.
    private static let linkedStarts: [String] = [
        "also", "read", "see", "watch", "more", "related", "listen", "next", "previous",
        "continue", "click", "subscribe", "follow", "view", "get ", "join", "download", "sign up",
        "must read",
        "recommended", "[", "(", "lire", "mehr", "lesen", "lea", "leggi", "leia", "lees", "zobacz",
        "czytaj",
    ]

    static func isChrome(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tree: PageTree, _ segment: PageTree.Segment
    ) -> Bool {
        guard segment.size <= 160, segment.block.headingLevel <= 0 || segment.size <= 40 else {
            return false
        }
        var text = SegmentText()
        for piece in tree.pieces[Int(segment.firstPiece)..<Int(segment.endPiece)] {
            text.append(bytes, Span(Int(piece.start), Int(piece.end)))
        }
        let words = String(decoding: text.finish(), as: UTF8.self).lowercased()
        if words.utf8.count <= 60 {
            let core = words.trimming { !$0.isLetter && !$0.isNumber }
            if core.isEmpty || whole.contains(core) { return true }
        }
        if starts.contains(where: { words.hasPrefix($0) }) { return true }
        return segment.linkSize * 2 > segment.size && !segment.isOfListOrTable
            && linkedStarts.contains { words.hasPrefix($0) }
    }
}

extension String {
    /// Without the characters at either end that are of the kind.
    fileprivate func trimming(_ isOuter: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isOuter(first) { rest.removeFirst() }
        while let last = rest.last, isOuter(last) { rest.removeLast() }
        return String(rest)
    }
}
