import CZip
import ThawCore

/// A zip container in memory, read through libzip. Nothing in it is ever written to a file.
final class ZipArchive {
    /// What may be unpacked from one container.
    struct Limits {
        var members = 20_000
        /// Of all members together, as unpacked.
        var totalBytes = 512 << 20
        /// How many times its packed size a container may unpack to, beyond the first 32 MB.
        var ratio = 100
        /// Of a member that is taken into memory whole.
        var memberBytes = 128 << 20
    }

    /// A member of the container.
    struct Member {
        var name: String
        var index: UInt64
        var bytes: Int
        var isEncrypted: Bool

        var isFolder: Bool { name.hasSuffix("/") }
    }

    let members: [Member]
    private let handle: OpaquePointer
    private let limits: Limits
    private let packedBytes: Int
    private var unpacked = 0
    private let indices: [String: Int]

    /// Opens a container for as long as `body` runs.
    ///
    /// - Parameter what: what the file is to a person: "a Word document".
    /// - Throws: `ThawError.invalid` where it is damaged or has too many members.
    static func open<Result>(
        _ bytes: [UInt8], what: String, limits: Limits = Limits(),
        _ body: (ZipArchive) throws -> Result
    ) throws -> Result {
        try bytes.withUnsafeBytes { buffer in
            guard
                let source = zip_source_buffer_create(
                    buffer.baseAddress, UInt64(buffer.count), 0, nil)
            else { throw Self.broken(what) }
            guard let handle = zip_open_from_source(source, ZIP_RDONLY, nil) else {
                zip_source_free(source)
                throw Self.broken(what)
            }
            return try body(try ZipArchive(handle, what, limits, packedBytes: buffer.count))
        }
    }

    private init(
        _ handle: OpaquePointer, _ what: String, _ limits: Limits, packedBytes: Int
    ) throws {
        self.handle = handle
        self.limits = limits
        self.packedBytes = packedBytes
        let count = zip_get_num_entries(handle, 0)
        guard count <= limits.members else {
            members = []
            indices = [:]
            throw ThawError.invalid(
                "This is \(what) with more than \(limits.members) parts; "
                    + "take out what you need and choose that.")
        }
        members = (0..<UInt64(max(0, count))).compactMap { Self.member(handle, $0) }
        var indices: [String: Int] = [:]
        for (place, member) in members.enumerated() where indices[member.name] == nil {
            indices[member.name] = place
        }
        self.indices = indices
    }

    deinit { zip_discard(handle) }

    func member(_ name: String) -> Member? { indices[name].map { members[$0] } }

    private static func member(_ handle: OpaquePointer, _ index: UInt64) -> Member? {
        var info = zip_stat_t()
        guard zip_stat_index(handle, index, 0, &info) == 0, let name = info.name else {
            return nil
        }
        return Member(
            name: String(cString: name), index: index, bytes: Int(clamping: info.size),
            isEncrypted: info.encryption_method != UInt16(ZIP_EM_NONE))
    }

    // MARK: Unpacking

    /// Unpacks a member piece by piece, until `take` says that it has enough.
    ///
    /// What a member's header claims about its size is not believed: the bytes that come are counted.
    func unpack(_ member: Member, _ take: (UnsafeBufferPointer<UInt8>) -> Bool) throws {
        guard !member.isEncrypted else { throw Self.locked(member.name) }
        guard let file = zip_fopen_index(handle, member.index, 0) else {
            throw Self.damaged(member.name)
        }
        defer { zip_fclose(file) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
            guard count >= 0 else { throw Self.damaged(member.name) }
            guard count > 0 else { return }
            unpacked += count
            let ceiling = max(32 << 20, packedBytes.multipliedReportingOverflow(by: limits.ratio).0)
            guard unpacked <= min(limits.totalBytes, ceiling) else { throw Self.bomb }
            let goesOn = chunk.withUnsafeBufferPointer {
                take(UnsafeBufferPointer(rebasing: $0[..<count]))
            }
            guard goesOn else { return }
        }
    }

    /// A member as a whole.
    func bytes(of member: Member) throws -> [UInt8] {
        guard member.bytes <= limits.memberBytes else { throw Self.large(member.name, limits) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(member.bytes, 1 << 20))
        var isLarge = false
        try unpack(member) { chunk in
            bytes += chunk
            isLarge = bytes.count > limits.memberBytes
            return !isLarge
        }
        if isLarge { throw Self.large(member.name, limits) }
        return bytes
    }

    // MARK: Refusals

    private static func broken(_ what: String) -> ThawError {
        .invalid("This is \(what), and the file is damaged; save or download it again.")
    }

    private static func locked(_ name: String) -> ThawError {
        .invalid("\(name) is locked with a password; save it without one and choose it again.")
    }

    private static func damaged(_ name: String) -> ThawError {
        .invalid("\(name) is damaged inside the file; save or download the file again.")
    }

    private static func large(_ name: String, _ limits: Limits) -> ThawError {
        .invalid("\(name) is larger than \(limits.memberBytes >> 20) MB; split it and try again.")
    }

    static let bomb = ThawError.invalid(
        "This file unpacks to far more than a page of notes could hold, so it was not opened; "
            + "take out what you need and choose that.")
}
