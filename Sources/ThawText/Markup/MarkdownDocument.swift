import CMark

/// A document parsed by cmark-gfm, with tables, strikethrough and task lists. Owns the C tree and
/// frees it.
final class MarkdownDocument {
    /// A node of the tree. It must not outlive the document.
    struct Node {
        fileprivate let pointer: OpaquePointer

        var type: String { String(cString: cmark_node_get_type_string(pointer)) }
        var startLine: Int32 { cmark_node_get_start_line(pointer) }
        var startColumn: Int32 { cmark_node_get_start_column(pointer) }
        var endLine: Int32 { cmark_node_get_end_line(pointer) }
        var endColumn: Int32 { cmark_node_get_end_column(pointer) }
        var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
        var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
        var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

        var isFenced: Bool {
            var length: Int32 = 0
            var offset: Int32 = 0
            var character: CChar = 0
            return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
        }

        var literal: UnsafeBufferPointer<UInt8> {
            guard let words = cmark_node_get_literal(pointer) else {
                return UnsafeBufferPointer(start: nil, count: 0)
            }
            var count = 0
            while words[count] != 0 { count += 1 }
            return UnsafeRawBufferPointer(start: words, count: count).bindMemory(to: UInt8.self)
        }
    }

    private let parser: OpaquePointer
    private let root: OpaquePointer

    /// `nil` when the memory for the tree is not there.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        Self.registration
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
        for name in ["table", "strikethrough", "tasklist"] {
            if let syntax = cmark_find_syntax_extension(name) {
                cmark_parser_attach_syntax_extension(parser, syntax)
            }
        }
        bytes.withMemoryRebound(to: CChar.self) { text in
            if let start = text.baseAddress { cmark_parser_feed(parser, start, text.count) }
        }
        guard let root = cmark_parser_finish(parser) else {
            cmark_parser_free(parser)
            return nil
        }
        self.parser = parser
        self.root = root
    }

    deinit {
        cmark_node_free(root)
        cmark_parser_free(parser)
    }

    /// cmark keeps its extensions in a global list; Swift runs this once.
    private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Visits every node in the order of the text, containers twice.
    func walk(_ visit: (Node, _ isEntering: Bool) -> Void) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, event != CMARK_EVENT_NONE else { return }
            if let node = cmark_iter_get_node(iterator) {
                visit(Node(pointer: node), event == CMARK_EVENT_ENTER)
            }
        }
    }
}
