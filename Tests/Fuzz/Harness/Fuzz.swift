import Foundation
import ThawCore
import ThawText

@testable import ThawFormats

/// Called by libFuzzer with one input after another. The first byte names the parser, the rest is for it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1, count < 1 << 20 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    switch start[0] {
    case UInt8(ascii: "w"): container([("[Content_Types].xml", [])] + Parts.word(bytes))
    case UInt8(ascii: "s"): container([("[Content_Types].xml", [])] + Parts.slides(bytes))
    case UInt8(ascii: "x"): container([("[Content_Types].xml", [])] + Parts.workbook(bytes))
    case UInt8(ascii: "o"): container(Parts.openDocument(bytes))
    case UInt8(ascii: "e"): container(Parts.book(bytes))
    case UInt8(ascii: "c"): open(bytes, "a.csv")
    case UInt8(ascii: "a"): open(bytes, "a.mhtml")
    case UInt8(ascii: "b"):
        var boxes = BoundingBoxes()
        let half = bytes.count / 2
        bytes[..<half].withUnsafeBufferPointer { boxes.take($0) }
        bytes[half...].withUnsafeBufferPointer { boxes.take($0) }
        if !boxes.pages.lines.isEmpty { read(PrintedText.text(boxes.pages).text, .markdown) }
    case UInt8(ascii: "t"):
        var words = RecognisedWords()
        bytes.withUnsafeBufferPointer { words.take($0) }
        words.finish()
        if !words.pages.lines.isEmpty { _ = PrintedText.text(words.pages) }
    case UInt8(ascii: "z"): open(bytes, "a.bin")
    case UInt8(ascii: "h"): read(bytes, .html)
    case UInt8(ascii: "m"): read(bytes, .markdown)
    default: read(bytes, .plain)
    }
    return 0
}

private func container(_ members: [(String, [UInt8])]) { open(StoredZip.bytes(members), "a.zip") }

private func open(_ bytes: [UInt8], _ name: String) {
    guard let contents = try? Documents.open(bytes, name: name, tools: Documents.Tools()) else {
        return
    }
    for document in contents.documents {
        // A text that is not UTF-8 would make spans that lie.
        if let markup = document.markup {
            precondition(String(validating: document.bytes, as: UTF8.self) != nil, "UTF-8")
            read(document.bytes, markup)
        }
    }
}

private func read(_ bytes: [UInt8], _ markup: SourceText.Markup) {
    let draft = Reader(options: Reader.Options(markup: markup))
        .read(bytes, as: Resource.ID(hashing: ["fuzz"]))
    guard let resource = draft.resource else { return }
    var end = 0
    for block in resource.blocks {
        precondition(block.span.start == end, "blocks tile the source")
        end = block.span.end
    }
    precondition(end == resource.source.utf8.count, "blocks tile the source")
}
