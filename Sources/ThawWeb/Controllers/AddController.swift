import Dispatch
import Foundation
import Hummingbird
import ThawCore
import ThawFormats
import ThawText

/// Takes in what is pasted or uploaded, as drafts that are in the store before anything else happens.
struct AddController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get(RouterPath(Links.add), use: show)
        router.post(RouterPath(Links.add), use: add)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        try await page(flash: Layout.Flash(try request.query()))
    }

    private func page(
        text: String = "", problems: [String] = [], notes: [String] = [],
        flash: Layout.Flash? = nil
    ) async throws -> Response {
        let drafts = try await site.store.library(
            LibraryQuery(learner: site.learner, day: 0, now: site.now, status: .draft))
        let layout = site.layout("Add notes", place: Layout.Place(add: true), flash: flash)
        return try site.response(
            AddPage(
                text: text, problems: problems, notes: notes, drafts: drafts, layout: layout),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func add(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        let pages = BroughtPage.all(in: form)
        var read: [Resource.ID] = []
        var problems: [String] = []
        for brought in pages {
            let reading = await brought.read(site.options.tools, newID: site.ambient.newID)
            for page in reading.pages {
                read.append(try await keepDraft(page.resource, original: page.original))
            }
            problems += reading.problems
        }
        if pages.isEmpty { problems.append("Paste some text or choose a file first.") }
        if !problems.isEmpty {
            let kept = Phrases.count(read.count, "page")
            return try await page(
                text: form["text"] ?? "", problems: problems,
                notes: read.isEmpty ? [] : ["What could be read waits below: \(kept)."])
        }
        guard read.count == 1 else { return .redirect(to: Links.add(notice: .drafts) + "#drafts") }
        return .redirect(to: Links.same(read[0]))
    }

    private func keepDraft(
        _ resource: Resource, original: OriginalFile?
    ) async throws -> Resource.ID {
        let named = try await site.store.proposingNames(for: resource)
        try await site.keep(named, original: original, as: .draft)
        return named.id
    }
}

/// One page that was pasted or uploaded, not read yet.
struct BroughtPage: Sendable {
    /// `nil` for a paste.
    var name: String?
    var bytes: [UInt8]
    /// The text that goes with a paste's markup, read instead where the markup holds nothing.
    var plain: [UInt8]?

    /// A paste with or without the clipboard's markup, then the files.
    static func all(in form: SubmittedForm) -> [BroughtPage] {
        var pages: [BroughtPage] = []
        let text = form["text"] ?? ""
        let html = form["html"] ?? ""
        if !html.allSatisfy(\.isWhitespace) {
            pages.append(BroughtPage(bytes: Array(html.utf8), plain: Array(text.utf8)))
        } else if !text.allSatisfy(\.isWhitespace) {
            pages.append(BroughtPage(bytes: Array(text.utf8)))
        }
        return pages
            + form.files.map { BroughtPage(name: $0.filename, bytes: Array($0.bytes)) }
    }

    /// What a page or file held.
    struct Reading: Sendable {
        var pages: [(resource: Resource, original: OriginalFile?)] = []
        /// Sentences about what could not be read, with the file's name.
        var problems: [String] = []
    }

    /// Documents wait here for one another: opening one takes memory, and may wait for another program,
    /// which no thread that answers requests should.
    private static let queue = DispatchQueue(label: "thaw.documents")

    /// Reads it. A paste is plain text unless its markup came along; an archive holds many pages.
    func read(
        _ tools: Documents.Tools, newID: @escaping @Sendable () -> UUID
    ) async -> Reading {
        guard let name else {
            return reading([("", pasted(as: Resource.ID(rawValue: newID())), nil)])
        }
        return await withCheckedContinuation { continuation in
            Self.queue.async {
                continuation.resume(returning: opened(name, tools, newID: newID))
            }
        }
    }

    private func pasted(as id: Resource.ID) -> Draft {
        guard let plain else { return Reader().read(bytes, as: id) }
        let draft = Reader(options: Reader.Options(markup: .html)).read(bytes, as: id)
        return draft.resource == nil ? Reader().read(plain, as: id) : draft
    }

    private func opened(
        _ name: String, _ tools: Documents.Tools, newID: @Sendable () -> UUID
    ) -> Reading {
        do {
            let contents = try Documents.open(bytes, name: name, tools: tools)
            var result = reading(
                contents.documents.map {
                    ($0.name, $0.draft(as: Resource.ID(rawValue: newID())), $0.originalFile)
                })
            result.problems += contents.refusals.map { "\($0.name): \($0.message)" }
            return result
        } catch {
            let message = (error as? ThawError)?.message ?? "The file could not be opened."
            return Reading(problems: ["\(name): \(message)"])
        }
    }

    private func reading(
        _ drafts: [(name: String, draft: Draft, original: OriginalFile?)]
    ) -> Reading {
        var result = Reading()
        for (name, draft, original) in drafts {
            if let resource = draft.page {
                result.pages.append((resource, original))
            } else {
                let why = draft.problems.first?.message ?? "There is nothing to learn from in it."
                result.problems.append(name.isEmpty ? why : "\(name): \(why)")
            }
        }
        return result
    }
}
