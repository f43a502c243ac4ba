import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing
import ThawCore

@testable import ThawWeb

/// The rules of the pairing desk, without clock or chance.
@Suite struct SupportPairingTests {
    static let start = Date(timeIntervalSince1970: 1_000_000)

    static func desk(code: UInt64 = 42, limits: PairingDesk.Limits = .init()) -> PairingDesk {
        PairingDesk(limits: limits) { code }
    }

    static func at(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    @Test(arguments: ["000042", "000 042", "000-042", " 000042 "])
    func theRightCodeGivesASession(given: String) {
        var desk = Self.desk()
        #expect(desk.tryCode(given, now: Self.start) { "s1" } == .paired(session: "s1"))
        #expect(desk.isPaired("s1"))
        #expect(!desk.isPaired("s2"))
        #expect(!desk.isPaired(""))
    }

    @Test(arguments: ["", "42", "000043", "0000422", "００００４２", "000042\u{301}"])
    func aWrongCodeGivesNone(given: String) {
        var desk = Self.desk()
        #expect(desk.tryCode(given, now: Self.start) { "s" } == .wrong)
        #expect(desk.deviceCount == 0)
    }

    @Test func theSixthWrongTryInAMinuteWaits() {
        var desk = Self.desk()
        for second in 0..<5 {
            #expect(desk.tryCode("1", now: Self.at(Double(second))) { "s" } == .wrong)
        }
        #expect(desk.tryCode("1", now: Self.at(5)) { "s" } == .wait(seconds: 55))
        // The right code must wait too, or the answer would tell it.
        #expect(desk.tryCode("000042", now: Self.at(59.5)) { "s" } == .wait(seconds: 1))
        #expect(desk.tryCode("000042", now: Self.at(60)) { "s" } == .paired(session: "s"))
    }

    @Test func twentyWrongTriesSpendTheCode() {
        var desk = Self.desk()
        for attempt in 0..<20 {
            let outcome = desk.tryCode("1", now: Self.at(Double(attempt) * 61)) { "s" }
            #expect(outcome == (attempt < 19 ? .wrong : .codeSpent))
        }
        #expect(desk.isSpent)
        #expect(desk.tryCode("000042", now: Self.at(1e6)) { "s" } == .codeSpent)
        desk.renewCode { 7 }
        #expect(desk.code == "000007")
        #expect(desk.tryCode("000042", now: Self.at(1e6)) { "s" } == .wrong)
        #expect(desk.tryCode("000007", now: Self.at(1e6)) { "s" } == .paired(session: "s"))
    }

    @Test func aGuesserWithoutRestGetsTwentyTriesInAll() {
        var desk = Self.desk()
        var heard = 0
        for tenth in 0..<60_000 {
            let outcome = desk.tryCode("999999", now: Self.at(Double(tenth) / 10)) { "s" }
            if outcome == .wrong || (outcome == .codeSpent && heard < 20) { heard += 1 }
        }
        #expect(heard == 20)
        #expect(desk.isSpent)
    }

    @Test func aClockSetBackLocksNobodyOut() {
        var desk = Self.desk()
        for _ in 0..<5 { _ = desk.tryCode("1", now: Self.at(1e9)) { "s" } }
        #expect(desk.tryCode("000042", now: Self.start) { "s" } == .paired(session: "s"))
    }

    @Test func devicesAreLimited() {
        var desk = Self.desk(limits: .init(devices: 2))
        #expect(desk.tryCode("000042", now: Self.start) { "a" } == .paired(session: "a"))
        #expect(desk.tryCode("000042", now: Self.start) { "b" } == .paired(session: "b"))
        #expect(desk.tryCode("000042", now: Self.start) { "c" } == .tooManyDevices)
        #expect(desk.isPaired("a") && desk.isPaired("b") && !desk.isPaired("c"))
        desk.removeDevices()
        #expect(!desk.isPaired("a"))
        #expect(desk.tryCode("000042", now: Self.start) { "d" } == .paired(session: "d"))
    }

    @Test func aNewCodeKeepsTheDevices() {
        var desk = Self.desk()
        _ = desk.tryCode("000042", now: Self.start) { "a" }
        desk.renewCode { 1 }
        #expect(desk.isPaired("a"))
    }

    @Test func codesHaveSixDigitsAndNoFavourites() {
        #expect(PairingDesk.makeCode { 0 } == "000000")
        #expect(PairingDesk.makeCode { 999_999 } == "999999")
        // The last, incomplete run of a million would favour small codes: it is drawn again.
        var draws: [UInt64] = [.max, .max, 123]
        let drawn = PairingDesk.makeCode { draws.removeFirst() }
        #expect(drawn == "000123")
        let fair = UInt64.max - UInt64.max % 1_000_000
        var edge: [UInt64] = [fair, fair - 1]
        let last = PairingDesk.makeCode { edge.removeFirst() }
        #expect(last == "999999")
        #expect(PairingDesk.makeCode { .max }.count == 6)
    }
}

/// The same over HTTP: the router test's "localhost" stands for the network's name here.
@Suite struct SupportPairingPagesTests {
    static let ambient = Ambient(
        now: { Date(timeIntervalSince1970: 1_000_000) }, newID: { UUID() }, random: { 123_456 })
    static let origin = [
        "Origin": "http://localhost", "Content-Type": "application/x-www-form-urlencoded",
    ]

    enum Side { case network, here }

    static func application(
        _ side: Side, room: PairingRoom, token: String = "0f"
    ) -> some ApplicationProtocol {
        let router = Router()
        WebSecurity(
            hosts: side == .here ? ["localhost"] : ["127.0.0.1:1"], token: token,
            lanHosts: side == .network ? ["localhost"] : [], pairing: room
        ).install(on: router)
        router.get("/") { _, _ in "library" }
        return Application(router: router)
    }

    static func room() -> PairingRoom {
        PairingRoom(ambient: ambient, address: "http://192.168.1.20:8451")
    }

    static func send(
        _ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ path: String,
        _ headers: [String: String] = [:], body: String? = nil
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        return try await client.execute(
            uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
    }

    @Test func aDeviceIsLedToTheFormAndLetInWithTheCode() async throws {
        try await Self.application(.network, room: Self.room()).test(.router) { client in
            let first = try await Self.send(client, .get, "/")
            #expect(first.status == .seeOther)
            #expect(first.headers[.location] == "/pair")
            let form = try await Self.send(client, .get, "/pair?code=123456%22%3E")
            #expect(form.status == .ok)
            #expect(String(buffer: form.body).contains("value=\"123456\""))
            let paired = try await Self.send(
                client, .post, "/pair", Self.origin, body: "code=123+456")
            #expect(paired.status == .seeOther)
            let cookie = try #require(paired.headers[.setCookie]?.split(separator: ";").first)
            #expect(cookie.utf8.count == "thaw=".utf8.count + 64)
            let page = try await Self.send(client, .get, "/", ["Cookie": String(cookie)])
            #expect(String(buffer: page.body) == "library")
        }
    }

    @Test func theFormAloneOpensNothing() async throws {
        let room = Self.room()
        try await Self.application(.network, room: room).test(.router) { client in
            let response = try await Self.send(client, .get, "/pair?code=123456")
            #expect(response.headers[.setCookie] == nil)
            #expect(room.deviceCount == 0)
        }
    }

    @Test func theTokenIsNotTakenFromTheNetwork() async throws {
        try await Self.application(.network, room: Self.room()).test(.router) { client in
            let asked = try await Self.send(client, .get, "/?token=0f")
            #expect(asked.headers[.setCookie] == nil)
            let page = try await Self.send(client, .get, "/", ["Cookie": "thaw=0f"])
            #expect(page.status == .seeOther)
        }
    }

    @Test func wrongCodesAreAnsweredAndStopped() async throws {
        let room = Self.room()
        try await Self.application(.network, room: room).test(.router) { client in
            for _ in 0..<5 {
                let wrong = try await Self.send(
                    client, .post, "/pair", Self.origin, body: "code=111111")
                #expect(wrong.status == .forbidden)
                #expect(String(buffer: wrong.body).contains("role=\"alert\""))
            }
            let stopped = try await Self.send(
                client, .post, "/pair", Self.origin, body: "code=123456")
            #expect(stopped.status == .tooManyRequests)
            #expect(String(buffer: stopped.body).contains("60 seconds"))
            #expect(room.deviceCount == 0)
        }
    }

    @Test func anotherSitesFormTriesNothing() async throws {
        let room = Self.room()
        try await Self.application(.network, room: room).test(.router) { client in
            let other = Self.origin.merging(["Origin": "http://evil.example"]) { $1 }
            let response = try await Self.send(
                client, .post, "/pair", other, body: "code=123456")
            #expect(response.status == .forbidden)
            #expect(room.deviceCount == 0)
        }
    }

    @Test func theOwnerSeesTheCodeAndMakesANewOne() async throws {
        let codes = Codes([5, 6])
        let ambient = Ambient(
            now: Self.ambient.now, newID: Self.ambient.newID, random: { codes.next() })
        let room = PairingRoom(ambient: ambient, address: "http://192.168.1.20:8451")
        try await Self.application(.here, room: room).test(.router) { client in
            #expect(try await Self.send(client, .get, "/pair").status == .forbidden)
            let headers = Self.origin.merging(["Cookie": "thaw=0f"]) { $1 }
            let page = try await Self.send(client, .get, "/pair", headers)
            #expect(String(buffer: page.body).contains("000 005"))
            #expect(String(buffer: page.body).contains("<svg"))
            let renewed = try await Self.send(client, .post, "/pair", headers)
            #expect(renewed.status == .seeOther)
            #expect(room.code == "000006")
            _ = room.tryCode("000006")
            let paired = try await Self.send(client, .get, "/pair", headers)
            #expect(String(buffer: paired.body).contains("1 device is paired."))
            let forgot = try await Self.send(
                client, .post, "/pair", headers, body: "devices=forget")
            #expect(forgot.status == .seeOther)
            #expect(room.deviceCount == 0 && room.code == "000006")
        }
    }

    @Test func theTerminalShowsAddressCodeAndPicture() {
        let text = Self.room().terminalText()
        #expect(text.contains("http://192.168.1.20:8451"))
        #expect(text.contains("123 456"))
        #expect(text.contains("█"))
    }
}

/// Hands out values one after the other.
private final class Codes: Sendable {
    private let values: Mutex<[UInt64]>

    init(_ values: [UInt64]) { self.values = Mutex(values) }

    func next() -> UInt64 { values.withLock { $0.isEmpty ? 0 : $0.removeFirst() } }
}
