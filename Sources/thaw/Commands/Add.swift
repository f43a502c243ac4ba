import ArgumentParser
import Foundation
import ThawCore
import ThawFormats
import ThawHistory
import ThawText

struct Add: AsyncParsableCommand, PrintsJSON {
    static let configuration = CommandConfiguration(
        abstract: "Reads pages and puts them into the library.")

    @OptionGroup var storeOptions: StoreOptions

    @Flag(help: "Show what would be added, and add nothing.")
    var dryRun = false

    @Flag(help: "Print one JSON document about what was added.")
    var json = false

    @Flag(help: "Accept every repair of which Thaw is sure (90 % or more).")
    var acceptSure = false

    @Argument(
        help: "Files or folders to add; - is standard input.", completion: .file())
    var files: [String]

    func run() async throws {
        let files = try InputFolder.files(files)
        let store = try storeOptions.open()
        let results = await Intake(store: store, acceptsSureRepairs: acceptSure, dryRun: dryRun)
            .take(files)
        storeOptions.keepBackup(of: store)
        if json {
            Terminal.print(try JSONText.of(["added": results]))
        } else {
            for result in results where result.outcome != .refused {
                Terminal.print(result.sentence)
            }
        }
        for result in results where result.outcome == .refused {
            Terminal.note("thaw: " + result.sentence)
        }
        if results.contains(where: { $0.outcome == .refused }) { throw ExitCode(1) }
    }
}

/// Reads files and keeps what they hold.
struct Intake {
    struct Result: Encodable {
        enum Outcome: String, Encodable { case added, known, refused, wouldAdd }
        var file: String
        var outcome: Outcome
        var id: String?
        var title: String?
        var items: Int?
        var repairs: Int?
        var message: String?

        private static let unread = "this could not be read."

        var sentence: String {
            let title = title ?? ""
            return switch outcome {
            case .added:
                "\(file): added \"\(title)\" with \(Terminal.count(items ?? 0, "question")); "
                    + "\(Terminal.count(repairs ?? 0, "repair")) to look over."
            case .wouldAdd:
                "\(file): would add \"\(title)\" with \(Terminal.count(items ?? 0, "question"))."
            case .known: "\(file): already in the library as \"\(title)\"; nothing was added."
            // What names the file already does not name it twice.
            case .refused:
                (message?.hasPrefix(file) ?? false ? "" : "\(file): ") + (message ?? Self.unread)
            }
        }
    }

    let store: any Store
    var acceptsSureRepairs = false
    var dryRun = false
    /// The ids that pages get; fresh ones without it.
    var idOfFile: (@Sendable (String) -> Resource.ID)?

    func take(_ files: [String]) async -> [Result] {
        var results: [Result] = []
        var bar = ProgressBar("Reading", total: files.count)
        for (index, file) in files.enumerated() {
            do {
                results += try await takeAll(file)
            } catch {
                let message = (error as? ThawError)?.message ?? error.localizedDescription
                results.append(Result(file: file, outcome: .refused, message: message))
            }
            bar.show(index + 1)
        }
        return results
    }

    /// A file is one page, but for an archive.
    private func takeAll(_ file: String) async throws -> [Result] {
        let contents = try Input(file).documents()
        var results: [Result] = []
        for (document, name) in contents.named(in: file) {
            do {
                results.append(try await take(document, as: name))
            } catch let error as ThawError {
                results.append(Result(file: name, outcome: .refused, message: error.message))
            }
        }
        return results
            + contents.refusals.map {
                Result(file: "\(file): \($0.name)", outcome: .refused, message: $0.message)
            }
    }

    private func take(_ document: Document, as file: String) async throws -> Result {
        let id = idOfFile?(file) ?? Resource.ID(rawValue: Ambient.live.newID())
        let draft = document.draft(as: id)
        guard let read = draft.page else {
            return Result(file: file, outcome: .refused, message: draft.problems.first?.message)
        }
        if let known = try await store.resources(withFingerprint: read.fingerprint).first {
            let title = try await store.resource(known).resource.shownTitle
            return Result(
                file: file, outcome: .known, id: known.description, title: title)
        }
        var resource = try await store.proposingNames(for: read)
        if acceptsSureRepairs {
            for repair in resource.repairs where repair.confidence >= 0.9 {
                resource.decide(repair.id, .accepted)
            }
        }
        if !dryRun {
            try await store.keep(
                resource, original: document.originalFile, for: Learner.local,
                at: Ambient.live.now())
        }
        return Result(
            file: file, outcome: dryRun ? .wouldAdd : .added, id: resource.id.description,
            title: resource.shownTitle, items: resource.practiceItems().count,
            repairs: resource.repairs.filter { $0.decision == .undecided }.count)
    }
}
