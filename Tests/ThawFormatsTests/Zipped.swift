import CZip
import Foundation

/// Containers made by hand: what no office program would write.
enum Zipped {
    /// A zip of these members, in order.
    static func bytes(_ members: [(String, String)]) -> [UInt8] {
        bytes(members.map { ($0.0, Array($0.1.utf8)) })
    }

    static func bytes(_ members: [(String, [UInt8])], deflated: Bool = true) -> [UInt8] {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "thaw-zip-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        guard let archive = zip_open(url.path, ZIP_CREATE, nil) else { return [] }
        var kept: [UnsafeMutableRawPointer] = []
        for (name, words) in members {
            let copy = UnsafeMutableRawPointer.allocate(
                byteCount: max(1, words.count), alignment: 1)
            words.withUnsafeBytes {
                copy.copyMemory(
                    from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: words.count)
            }
            kept.append(copy)
            let source = zip_source_buffer(archive, copy, UInt64(words.count), 0)
            let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
            if !deflated { zip_set_file_compression(archive, UInt64(index), ZIP_CM_STORE, 0) }
        }
        zip_close(archive)
        for copy in kept { copy.deallocate() }
        return (try? Data(contentsOf: url)).map(Array.init) ?? []
    }

    /// A Word document with this body.
    static func word(_ body: String, before: String = "", parts: [(String, String)] = []) -> [UInt8]
    {
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        return bytes(
            [
                ("[Content_Types].xml", "<Types/>"),
                (
                    "word/document.xml",
                    "\(before)<w:document \(space)><w:body>\(body)</w:body></w:document>"
                ),
            ] + parts)
    }

    static func paragraph(_ words: String) -> String {
        "<w:p><w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r></w:p>"
    }
}
