/// A zip of members that are not packed, so that a change of a byte of the input is a change of a part.
enum StoredZip {
    static func bytes(_ members: [(String, [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, words) in members {
            let offset = out.count
            let common =
                two(20) + two(0) + two(0) + two(0) + two(0x21) + four(checksum(words))
                + four(UInt32(words.count)) + four(UInt32(words.count))
                + two(UInt16(name.utf8.count))
                + two(0)
            out += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + words
            directory += [0x50, 0x4B, 1, 2] + two(20) + common
            directory +=
                two(0) + two(0) + two(0) + four(0) + four(UInt32(offset)) + Array(name.utf8)
        }
        let start = out.count
        out += directory
        out += [0x50, 0x4B, 5, 6] + two(0) + two(0)
        out += two(UInt16(members.count)) + two(UInt16(members.count))
        return out + four(UInt32(directory.count)) + four(UInt32(start)) + two(0)
    }

    private static func two(_ value: UInt16) -> [UInt8] {
        [UInt8(value & 0xFF), UInt8(value >> 8)]
    }

    private static func four(_ value: UInt32) -> [UInt8] {
        two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16))
    }

    /// CRC-32 of ISO 3309.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
        return ~value
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
        }
    }
}
