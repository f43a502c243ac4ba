import CProcess
import ThawCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program of the system, run to its end beside this one: no shell, no inherited environment, a
/// limit on everything that it takes.
///
/// Not by Foundation's `Process`, which notices the end some 15 ms late and hands on open files.
struct ExternalProgram {
    /// What one run may take.
    struct Limits {
        var seconds = 60
        var outputBytes = 512 << 20
        var memoryBytes: UInt64 = 2 << 30
    }

    /// Why a run was of no use.
    enum Failure: Error {
        case notStarted, tookTooLong, wroteTooMuch
    }

    /// How a run came to its end.
    struct Ending {
        /// The exit code; that of a signal is negative.
        var status: Int32
        /// The first 4 kB of what it said on standard error.
        var messages: String
    }

    let path: String

    /// Runs it with a file as its standard input.
    ///
    /// - Parameter output: gets what it writes, as it comes.
    func run(
        _ arguments: [String], input: ScratchFile, limits: Limits = Limits(),
        output: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(Failure) -> Ending {
        guard let out = Pipe(), let messages = Pipe() else { throw .notStarted }
        let process = try start(arguments, input: input.descriptor, out, messages)
        out.closeWriting()
        messages.closeWriting()
        Self.limit(process, limits)
        let deadline = ContinuousClock.now + .seconds(limits.seconds)
        do {
            let said = try Self.drain(out, messages, limits, until: deadline, output)
            return Ending(status: try Self.end(of: process, by: deadline), messages: said)
        } catch {
            kill(process, SIGKILL)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            throw error
        }
    }

    private func start(
        _ arguments: [String], input: Int32, _ out: Pipe, _ messages: Pipe
    ) throws(Failure) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, out.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, messages.writing, STDERR_FILENO)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var flags = POSIX_SPAWN_SETSIGMASK
        #if canImport(Darwin)
            flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
        #else
            process_close_from(&actions, STDERR_FILENO + 1)
        #endif
        posix_spawnattr_setflags(&attributes, Int16(flags))
        let line: [String] = [path] + arguments
        let words = line.map { strdup($0) }
        let settings: [String] = ["LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"]
        let environment = settings.map { strdup($0) }
        defer { for word in words + environment { free(word) } }
        var process = pid_t()
        let code = posix_spawn(
            &process, path, &actions, &attributes, words + [nil], environment + [nil])
        guard code == 0 else { throw .notStarted }
        return process
    }

    /// Sets limits that hold even if this process dies first. macOS has no such call.
    private static func limit(_ process: pid_t, _ limits: Limits) {
        process_limit(process, process_memory, limits.memoryBytes)
        process_limit(process, process_seconds, UInt64(limits.seconds))
        process_limit(process, process_file_bytes, 0)
        process_limit(process, process_core_bytes, 0)
    }

    /// Reads both pipes to their ends; returns the messages.
    private static func drain(
        _ out: Pipe, _ messages: Pipe, _ limits: Limits,
        until deadline: ContinuousClock.Instant, _ output: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(Failure) -> String {
        var open = [
            pollfd(fd: out.reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: messages.reading, events: Int16(POLLIN), revents: 0),
        ]
        var chunk = [UInt8](repeating: 0, count: 1 << 17)
        var said: [UInt8] = []
        var total = 0
        while open.contains(where: { $0.fd >= 0 }) {
            let left = deadline - .now
            guard left > .zero else { throw .tookTooLong }
            let wait = Int32(clamping: left.components.seconds * 1000 + 1)
            let ready = poll(&open, nfds_t(open.count), min(wait, 1000))
            if ready <= 0 { continue }
            for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
                let count = read(open[index].fd, &chunk, chunk.count)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else {
                    open[index].fd = -1
                    continue
                }
                total += count
                guard total <= limits.outputBytes else { throw .wroteTooMuch }
                if index == 0 {
                    chunk.withUnsafeBufferPointer {
                        output(UnsafeBufferPointer(rebasing: $0[..<count]))
                    }
                } else if said.count < 4096 {
                    said += chunk[..<min(count, 4096 - said.count)]
                }
            }
        }
        return String(decoding: said, as: UTF8.self)
    }

    /// Waits for a process whose output has ended.
    private static func end(
        of process: pid_t, by deadline: ContinuousClock.Instant
    ) throws(Failure) -> Int32 {
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { break }
            // Someone else waits for all children: the output is all there is to judge by.
            if ended < 0, errno != EINTR { return 0 }
            guard ContinuousClock.now < deadline else { throw .tookTooLong }
            usleep(200)
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }
}

/// The two ends of a pipe that no other child inherits.
private final class Pipe {
    let reading: Int32
    let writing: Int32
    private var isWriting = true

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        reading = ends[0]
        writing = ends[1]
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    func closeWriting() {
        guard isWriting else { return }
        isWriting = false
        close(writing)
    }

    deinit {
        closeWriting()
        close(reading)
    }
}
