import ThawCore

/// The elements of a page in document order, and its text cut at the edges of blocks.
///
/// Flat: a node's subtree is the range of nodes up to its `end`, and its text a range of segments. Elements
/// that say nothing about the parts of a page (`b`, a `span` without attributes) are no nodes.
struct PageTree {
    struct Node {
        var element: HTMLElement
        var isHidden = false
        var names: PartNames
        var parent: Int32
        /// Behind its last descendant.
        var end: Int32 = 0
        var firstSegment: Int32
        var endSegment: Int32 = 0
        /// Fields of forms and pictures in it.
        var inputs: Int32 = 0
        var tag: Int32

        var segments: Range<Int> { Int(firstSegment)..<Int(endSegment) }
    }

    /// A stretch of text with no edge of a block in it.
    struct Segment {
        /// The innermost node around its beginning.
        var node: Int32
        var firstPiece: Int32
        var endPiece: Int32
        /// Bytes of text, runs of white space counted as one.
        var size: Int32 = 0
        var linkSize: Int32 = 0
        var commas: Int32 = 0
        var strongSize: Int32 = 0
        /// The innermost block around it is, or stands in, one of these.
        var block: HTMLElement
        var isInItem = false
        /// Its last sign ends a sentence.
        var endsSentence = false
    }

    /// A token of text, or a line break (an empty span).
    struct Piece {
        var start: Int32
        var end: Int32
    }

    var nodes: [Node] = []
    var segments: [Segment] = []
    var pieces: [Piece] = []
    var title: Span?
    /// The headline as the page's own metadata give it.
    var metaTitle: Span?
    /// Scripts of JSON-LD.
    var data: [Span] = []
    /// Source beyond which nothing was read.
    var count = 0
}
