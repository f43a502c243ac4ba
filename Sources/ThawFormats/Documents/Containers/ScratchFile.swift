import Foundation
import ThawCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Bytes for another program to read, in a file without a name.
///
/// The name is taken away before the first byte is written, so nothing is left behind, however this
/// process ends, and no other program can find it.
final class ScratchFile {
    let descriptor: Int32

    /// - Throws: `ThawError.invalid` where the folder for temporary files takes nothing.
    init(_ bytes: [UInt8]) throws {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "thaw-XXXXXX").path
        var name = Array(pattern.utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Self.refusal }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            // All properties are set, so `deinit` closes the descriptor.
            guard count > 0 else { throw Self.refusal }
            done += count
        }
        lseek(descriptor, 0, SEEK_SET)
    }

    /// Has the next program read it from the start.
    func rewind() { lseek(descriptor, 0, SEEK_SET) }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static let refusal = ThawError.invalid(
        "There is no room for temporary files; free some space and try again.")
}
