import Foundation
import ThawCore

/// Every path of the site, so that each is written once.
enum Links {
    static let library = "/"
    static let add = "/add"
    static let search = "/search"
    static let study = "/study"
    static let answer = "/study/answer"
    static let undoAnswer = "/study/undo"
    static let putAway = "/study/put-away"
    static let statistics = "/statistics"
    static let memory = "/memory"
    static let fitMemory = "/memory/fit"
    static let standardMemory = "/memory/standard"
    static let retention = "/memory/retention"
    static let settings = "/settings"
    static let eraseEverything = "/settings/erase"
    static let export = "/export"
    static let trash = "/trash"
    static let health = "/health"

    /// What a page says after a redirect. Only these words are ever shown, so a made-up link cannot put
    /// words into the site's mouth.
    enum Notice: String {
        case saved, updated, renamed, trashed, discarded, restored, removed, settings, erased,
            drafts
        case undone, nothingToUndo, buried, suspended
        case fitted, fittedNoBetter, fittedTooFew, standard, retention
    }

    static func library(
        subject: [String]? = nil, page: Int = 1, notice: Notice? = nil, about: Resource.ID? = nil
    ) -> String {
        address(
            library,
            [
                ("subject", subject.map(path)), ("page", page > 1 ? String(page) : nil),
                ("notice", notice?.rawValue), ("about", about?.description),
            ])
    }

    static func add(notice: Notice? = nil, about: Resource.ID? = nil) -> String {
        address(add, [("notice", notice?.rawValue), ("about", about?.description)])
    }

    static func trash(notice: Notice? = nil) -> String {
        address(trash, [("notice", notice?.rawValue)])
    }

    static func settings(notice: Notice? = nil) -> String {
        address(settings, [("notice", notice?.rawValue)])
    }

    static func memory(notice: Notice? = nil) -> String {
        address(memory, [("notice", notice?.rawValue)])
    }

    static func search(_ words: String) -> String { address(search, [("q", words)]) }

    // MARK: Drafts and resources

    static func draft(_ id: Resource.ID) -> String { "/drafts/\(id)" }
    static func same(_ id: Resource.ID) -> String { "/drafts/\(id)/same" }
    static func save(_ id: Resource.ID) -> String { "/drafts/\(id)/save" }
    static func edit(_ id: Resource.ID) -> String { "/drafts/\(id)/edit" }
    static func decide(_ id: Resource.ID) -> String { "/drafts/\(id)/decide" }
    /// Where a part is made something else; the fields may stand in the address.
    static func structure(_ id: Resource.ID, _ fields: [(String, String?)] = []) -> String {
        address("/drafts/\(id)/structure", fields)
    }
    static func reopen(_ id: Resource.ID) -> String { "/drafts/\(id)/reopen" }
    static func findings(
        _ id: Resource.ID, kind: Correction.Kind? = nil, page: Int = 1, from: Int = 0
    ) -> String {
        address(
            "/resources/\(id)/findings",
            [
                ("kind", kind?.rawValue), ("page", page > 1 ? String(page) : nil),
                ("from", from > 0 ? String(from) : nil),
            ])
    }
    static func discard(_ id: Resource.ID) -> String { "/drafts/\(id)/discard" }

    static func resource(_ id: Resource.ID, notice: Notice? = nil) -> String {
        address("/resources/\(id)", [("notice", notice?.rawValue)])
    }
    static func card(_ number: Int, of id: Resource.ID) -> String {
        "/resources/\(id)?card=\(number)"
    }
    static func allCards(of id: Resource.ID) -> String { "/resources/\(id)?all" }
    static func original(of id: Resource.ID) -> String { "/resources/\(id)/original" }
    static func source(_ id: Resource.ID, from offset: Int = 0) -> String {
        address("/resources/\(id)/source", [("from", offset > 0 ? String(offset) : nil)])
    }
    /// The place that an item came from.
    static func source(_ item: Item) -> String {
        source(item.resource, from: item.spans.first?.start ?? 0)
    }
    /// The line that an item came from; a question that the learner tied to no line stands among the findings.
    static func place(of item: Item) -> String {
        guard let line = item.lines.first else {
            return findings(item.resource, kind: .question) + "#question"
        }
        return source(item) + "#L\(line)"
    }
    static func proof(_ id: Resource.ID) -> String { "/resources/\(id)/proof" }
    static func items(of id: Resource.ID, page: Int = 1) -> String {
        address("/resources/\(id)/items", [("page", page > 1 ? String(page) : nil)])
    }
    static func manage(_ id: Resource.ID) -> String { "/resources/\(id)/manage" }
    static func moveToTrash(_ id: Resource.ID) -> String { "/resources/\(id)/trash" }
    static func restore(_ id: Resource.ID) -> String { "/resources/\(id)/restore" }
    static func remove(_ id: Resource.ID) -> String { "/resources/\(id)/remove" }

    /// The page that shows a draft or a kept resource beside its source.
    static func proof(_ id: Resource.ID, isDraft: Bool) -> String {
        isDraft ? draft(id) : proof(id)
    }
    static func editing(
        _ field: Resource.Field, of id: Resource.ID, isDraft: Bool, source: Int = 0
    ) -> String {
        address(
            proof(id, isDraft: isDraft),
            [("from", source > 0 ? String(source) : nil), ("edit", field.description)])
            + "#" + anchor(field)
    }
    static func anchor(_ field: Resource.Field) -> String { "f-\(field)" }

    // MARK: Study

    static func study(_ scope: QueueRequest.Scope) -> String {
        switch scope {
        case .everything: study
        case .resource(let id): address(study, [("resource", id.description)])
        case .subject(let steps): address(study, [("subject", path(steps))])
        }
    }

    /// The page that a session of this scope is begun from.
    static func beginning(of scope: QueueRequest.Scope) -> String {
        switch scope {
        case .everything: library
        case .resource(let id): resource(id)
        case .subject(let steps): library(subject: steps)
        }
    }

    /// A subject path as one word of a query.
    static func path(_ steps: [String]) -> String { steps.joined(separator: " > ") }

    /// A path with the parameters that are not `nil`, each percent-encoded.
    static func address(_ path: String, _ query: [(String, String?)]) -> String {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(encoded($0))" } }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// RFC 3986: everything but the unreserved characters is percent-encoded.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                out.append(byte)
            default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
