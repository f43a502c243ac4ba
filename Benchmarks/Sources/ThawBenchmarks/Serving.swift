import AsyncHTTPClient
import Foundation

/// The study page of a real server process under a steady load of 200 requests a second from 32 clients.
enum Serving {
    struct Server {
        let process: Process
        let address: URL
    }

    static func run(program: String, store: String) async throws -> [Line] {
        let server = try start(program: program, store: store)
        defer { stop(server) }
        let client = HTTPClient.shared
        let cookie = try await signIn(client, server.address)
        let idle = memory(of: server.process.processIdentifier)
        let study = "http://127.0.0.1:\(server.address.port ?? 0)/study"
        let times = await load(client, url: study, cookie: cookie, requests: 2000, perSecond: 200)
        return [
            .atMost("server idle memory", idle, "MB", 60),
            .atMost("study page at 200/s from 32 clients, median", times.median * 1000, "ms", 10),
            .plain("study page at 200/s from 32 clients, 99 %", times.quantile(0.99) * 1000, "ms"),
            .plain(
                "server memory after the load", memory(of: server.process.processIdentifier), "MB"),
        ]
    }

    private static func start(program: String, store: String) throws -> Server {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["serve", "--store", store, "--port", "8590"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("token="), process.isRunning {
            text += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            if text.contains("token="), text.hasSuffix("\n") { break }
        }
        guard let start = text.range(of: "http://"),
            let url = URL(string: String(text[start.lowerBound...].prefix { !$0.isWhitespace }))
        else { throw CocoaError(.fileReadUnknown) }
        return Server(process: process, address: url)
    }

    private static func stop(_ server: Server) {
        server.process.terminate()
        server.process.waitUntilExit()
    }

    private static func signIn(_ client: HTTPClient, _ address: URL) async throws -> String {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        let once = HTTPClient(configuration: configuration)
        let response = try await once.execute(
            HTTPClientRequest(url: address.absoluteString), timeout: .seconds(5))
        let cookie = response.headers["set-cookie"].first?.prefix { $0 != ";" } ?? ""
        try await once.shutdown()
        return String(cookie)
    }

    private static func load(
        _ client: HTTPClient, url: String, cookie: String, requests: Int, perSecond: Double
    ) async -> Times {
        let clients = 32
        let clock = ContinuousClock()
        let start = clock.now + .milliseconds(100)
        return await withTaskGroup(of: [Duration].self) { group in
            for number in 0..<clients {
                group.addTask {
                    var mine: [Duration] = []
                    for turn in 0..<(requests / clients) {
                        let due = start + .seconds(Double(turn * clients + number) / perSecond)
                        try? await clock.sleep(until: due)
                        var request = HTTPClientRequest(url: url)
                        request.headers.add(name: "Cookie", value: cookie)
                        let began = clock.now
                        guard
                            let response = try? await client.execute(
                                request, timeout: .seconds(10)),
                            response.status == .ok,
                            (try? await response.body.collect(upTo: 1 << 20)) != nil
                        else { continue }
                        mine.append(clock.now - began)
                    }
                    return mine
                }
            }
            var times = Times()
            for await durations in group {
                for duration in durations { times.add(duration) }
            }
            return times
        }
    }

    /// Resident memory in MB, from /proc.
    private static func memory(of process: Int32) -> Double {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        let kilobytes = line.split(separator: " ").compactMap { Double($0) }.first ?? .nan
        return kilobytes / 1024
    }
}
