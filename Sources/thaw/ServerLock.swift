import Foundation
import ThawCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Tells a second start on the same store that one is running, and where.
///
/// The running server holds an advisory lock on a file beside the store for as long as it lives, so
/// that a crash frees it; the file holds the address with its token, and only its owner may read it.
final class ServerLock: Sendable {
    private let path: String
    private let descriptor: Int32

    init(for store: String) throws {
        path = store + ".server"
        let folder = URL(filePath: store).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ThawError.storeUnavailable(
                path: store, detail: "its folder cannot be written; check its rights or use --store"
            )
        }
    }

    deinit { close(descriptor) }

    /// Takes the lock for the life of this object. `false`: another server runs on this store.
    func take() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Whether nobody holds the lock now.
    var isFree: Bool {
        guard take() else { return false }
        flock(descriptor, LOCK_UN)
        return true
    }

    /// Writes where this server is reached.
    func publish(_ address: String) {
        ftruncate(descriptor, 0)
        let bytes = Array((address.isEmpty ? "" : address + "\n").utf8)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    /// Where the running server is reached, once it has said so.
    func address() -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let address = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return address.isEmpty ? nil : address
    }
}

/// Finds a port that is free at this moment.
enum Port {
    /// The first of `count` ports from `first` on that nobody listens on; `nil` when all are taken.
    static func free(from first: Int, count: Int, address: String) -> Int? {
        (first..<min(65_536, first + count)).first { isFree($0, address: address) }
    }

    private static func isFree(_ port: Int, address: String) -> Bool {
        #if canImport(Darwin)
            let socket = socket(AF_INET, SOCK_STREAM, 0)
        #else
            let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard socket >= 0 else { return false }
        defer { close(socket) }
        var reuse: Int32 = 1
        setsockopt(
            socket, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(UInt16(port).bigEndian)
        name.sin_addr.s_addr = inet_addr(address)
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// This machine's addresses on local networks, IPv4, loopback left out.
    static func localAddresses() -> [String] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        var found: [String] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ifa_next
            guard let address = entry.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET),
                entry.ifa_flags & UInt32(IFF_LOOPBACK) == 0, entry.ifa_flags & UInt32(IFF_UP) != 0
            else { continue }
            var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let length = socklen_t(MemoryLayout<sockaddr_in>.size)
            guard
                getnameinfo(address, length, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
                    == 0
            else { continue }
            found.append(String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
        }
        return found
    }
}
