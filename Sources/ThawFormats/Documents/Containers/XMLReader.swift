import CXML
import ThawCore

/// What is told to as XML or HTML is read: elements by their local names, and text.
///
/// A class, because a C library calls back to it.
class XMLVisitor {
    /// Whether what comes next needs no more reading.
    var isDone = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The attributes of the element that begins. Valid until the visitor's `start` returns.
struct XMLAttributes {
    fileprivate enum Source {
        /// Local name, prefix, URI, value and its end, for each.
        case xml(UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int)
        /// Name and value for each, then `nil`.
        case html(UnsafeMutablePointer<UnsafePointer<xmlChar>?>?)
    }

    fileprivate let source: Source

    /// The value of the first attribute with this local name.
    ///
    /// - Parameter space: the end of the namespace's address, where two attributes share a name.
    subscript(_ name: StaticString, in space: String? = nil) -> String? {
        switch source {
        case .xml(let list?, let count):
            for place in stride(from: 0, to: 5 * count, by: 5) {
                guard Self.matches(list[place], name), let value = list[place + 3],
                    let end = list[place + 4]
                else { continue }
                if let space {
                    guard let address = list[place + 2],
                        String(cString: address).hasSuffix(space)
                    else { continue }
                }
                let bytes = UnsafeBufferPointer(start: value, count: end - value)
                return String(decoding: bytes, as: UTF8.self)
            }
        case .html(let list?):
            var place = 0
            while list[place] != nil {
                if Self.matches(list[place], name) { return list[place + 1].map(Self.string) }
                place += 2
            }
        default: break
        }
        return nil
    }

    private static func matches(_ found: UnsafePointer<xmlChar>?, _ name: StaticString) -> Bool {
        guard let found else { return false }
        let wanted = name.utf8Start
        let count = name.utf8CodeUnitCount
        for i in 0..<count where found[i] != wanted[i] { return false }
        return found[count] == 0
    }

    private static func string(_ text: UnsafePointer<xmlChar>) -> String { String(cString: text) }
}

/// Reads XML piece by piece through libxml2's push parser.
///
/// No network, no file, no declared entity is ever followed: no handler for any of them is set, and
/// a document type ends the reading where the format has none. libxml2 itself ends at a depth of 256.
final class XMLReader {
    /// What a document type declaration means in the format.
    enum DocumentType { case refused, ignored }

    /// How a reading went.
    enum Ending { case whole, damaged, hostile }

    private let visitor: XMLVisitor
    private let documentType: DocumentType
    private var names: [UnsafePointer<xmlChar>: XMLName] = [:]
    private var context: xmlParserCtxtPtr?
    private var isHostile = false

    private static let start: Void = xmlInitParser()

    /// Reads a member of a container. An absent one is an empty one.
    @discardableResult
    static func read(
        _ name: String, of archive: ZipArchive, documentType: DocumentType = .refused,
        _ visitor: XMLVisitor
    ) throws -> Ending {
        guard let member = archive.member(name) else { return .whole }
        let reader = XMLReader(visitor, documentType)
        try archive.unpack(member) { reader.take($0) }
        return reader.finish()
    }

    init(_ visitor: XMLVisitor, _ documentType: DocumentType = .refused) {
        Self.start
        self.visitor = visitor
        self.documentType = documentType
        var handler = Self.handler()
        let me = Unmanaged.passUnretained(self).toOpaque()
        context = xmlCreatePushParserCtxt(&handler, me, nil, 0, nil)
        if let context {
            xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        }
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Takes the next piece; `false` when no more is needed.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let context, let start = bytes.baseAddress else { return false }
        let code = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            xmlParseChunk(context, $0, Int32(clamping: bytes.count), 0)
        }
        return code == 0 && !isHostile && !visitor.isDone
    }

    func finish() -> Ending {
        guard let context else { return .damaged }
        if isHostile { return .hostile }
        if visitor.isDone { return .whole }
        xmlParseChunk(context, nil, 0, 1)
        return context.pointee.wellFormed == 1 ? .whole : .damaged
    }

    private static func handler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { me, name, _, _, _, _, count, _, attributes in
            XMLReader.of(me)?.begin(name, attributes, Int(count))
        }
        handler.endElementNs = { me, name, _, _ in
            guard let reader = XMLReader.of(me), !reader.visitor.isDone else { return }
            reader.visitor.end(reader.name(name))
        }
        handler.characters = { me, text, count in
            guard let reader = XMLReader.of(me), !reader.visitor.isDone else { return }
            reader.visitor.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.cdataBlock = handler.characters
        handler.internalSubset = { me, _, _, _ in XMLReader.of(me)?.meetDocumentType() }
        // Without it libxml2 prints to standard error.
        handler.serror = { _, _ in }
        return handler
    }

    private static func of(_ me: UnsafeMutableRawPointer?) -> XMLReader? {
        me.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(
        _ name: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
    ) {
        guard !visitor.isDone else { return }
        visitor.start(
            self.name(name), XMLAttributes(source: .xml(attributes, count: count)))
    }

    /// libxml2 keeps each name once, so its address tells it.
    private func name(_ pointer: UnsafePointer<xmlChar>?) -> XMLName {
        guard let pointer else { return .other }
        if let known = names[pointer] { return known }
        let name = XMLName(rawValue: String(cString: pointer)) ?? .other
        names[pointer] = name
        return name
    }

    private func meetDocumentType() {
        guard documentType == .refused else { return }
        isHostile = true
        xmlStopParser(context)
    }
}

/// Reads HTML, however broken, through libxml2's push parser.
final class HTMLReader {
    private let visitor: XMLVisitor
    private var context: htmlParserCtxtPtr?

    private static let start: Void = xmlInitParser()

    init(_ visitor: XMLVisitor) {
        Self.start
        self.visitor = visitor
        var handler = Self.handler()
        let me = Unmanaged.passUnretained(self).toOpaque()
        context = htmlCreatePushParserCtxt(&handler, me, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
        if let context { htmlCtxtUseOptions(context, Int32(HTML_PARSE_NONET.rawValue)) }
    }

    deinit { htmlFreeParserCtxt(context) }

    func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let context, let start = bytes.baseAddress else { return false }
        _ = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            htmlParseChunk(context, $0, Int32(clamping: bytes.count), 0)
        }
        return !visitor.isDone
    }

    func finish() {
        if let context { htmlParseChunk(context, nil, 0, 1) }
    }

    private static func handler() -> htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElement = { me, name, attributes in
            guard let visitor = HTMLReader.of(me)?.visitor, !visitor.isDone, let name else {
                return
            }
            visitor.start(HTMLReader.name(name), XMLAttributes(source: .html(attributes)))
        }
        handler.endElement = { me, name in
            guard let visitor = HTMLReader.of(me)?.visitor, !visitor.isDone, let name else {
                return
            }
            visitor.end(HTMLReader.name(name))
        }
        handler.characters = { me, text, count in
            guard let visitor = HTMLReader.of(me)?.visitor, !visitor.isDone else { return }
            visitor.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.serror = { _, _ in }
        return handler
    }

    private static func of(_ me: UnsafeMutableRawPointer?) -> HTMLReader? {
        me.map { Unmanaged<HTMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Without the prefix that XHTML may bear.
    private static func name(_ pointer: UnsafePointer<xmlChar>) -> XMLName {
        XMLName(rawValue: String(cString: pointer)) ?? .other
    }
}
