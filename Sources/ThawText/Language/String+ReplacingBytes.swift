extension StringProtocol {
    /// Every occurrence of `old` replaced, found by its UTF-8 bytes.
    ///
    /// `replacing(_:with:)` of the standard library compares by canonical equivalence and costs microseconds
    /// a word, which was a quarter of the time of reading a short page.
    func replacingBytes(of old: String, with new: String) -> String {
        guard let first = old.utf8.first, var i = byteOffset(of: old) else { return String(self) }
        let pattern = Array(old.utf8)
        let bytes = Array(utf8)
        var out = Array(bytes[..<i])
        out.reserveCapacity(bytes.count)
        while i < bytes.count {
            if bytes[i] == first, bytes[i...].starts(with: pattern) {
                out.append(contentsOf: new.utf8)
                i += pattern.count
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
