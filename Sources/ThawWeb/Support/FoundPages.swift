import Synchronization
import ThawCore
import ThawHistory

/// What was found on the pages looked at last, so that putting one thing right does not read the whole page again.
///
/// Nothing in it is kept: it can be computed from the resource at any time.
final class FoundPages: Sendable {
    private struct Entry {
        /// Without corrections: they change nothing in the reading.
        var page: Resource
        var reading: PageReading?
        /// Those of the corrections made last.
        var questions: (corrections: [Correction], made: MadeQuestions)?
    }

    /// How many pages are remembered.
    private static let limit = 4
    /// A page with more bytes is not read for an overview alone: it would be slow to come.
    private static let overviewLimit = 64 << 10

    private let entries = Mutex<[Entry]>([])
    /// Long pages that are being read beside the requests.
    private let waiting = Mutex<Set<Resource.ID>>([])

    func findings(of resource: Resource) -> PageFindings {
        PageFindings(
            resource, reading: reading(of: resource), questions: questions(of: resource))
    }

    /// The same, or `nil` for a long page that was not read yet; it is read now, for the next time.
    func overview(of resource: Resource) -> PageFindings? {
        let known = entry(of: resource)
        let isRead =
            known?.reading != nil && known?.questions?.corrections == resource.corrections
        if isRead || resource.source.utf8.count <= Self.overviewLimit {
            return findings(of: resource)
        }
        guard waiting.withLock({ $0.insert(resource.id).inserted }) else { return nil }
        Task.detached(priority: .utility) {
            _ = self.findings(of: resource)
            self.waiting.withLock { _ = $0.remove(resource.id) }
        }
        return nil
    }

    func questions(of resource: Resource) -> MadeQuestions {
        if let known = entry(of: resource)?.questions, known.corrections == resource.corrections {
            return known.made
        }
        let made = resource.madeQuestions()
        remember(resource) { $0.questions = (resource.corrections, made) }
        return made
    }

    private func reading(of resource: Resource) -> PageReading {
        if let known = entry(of: resource)?.reading { return known }
        let reading = PageReading(resource)
        remember(resource) { $0.reading = reading }
        return reading
    }

    private func entry(of resource: Resource) -> Entry? {
        let page = Self.page(resource)
        return entries.withLock { entries in
            entries.first { $0.page.id == page.id && $0.page == page }
        }
    }

    /// The page of the latest change comes first; others with its id are of the past.
    private func remember(_ resource: Resource, _ change: (inout Entry) -> Void) {
        let page = Self.page(resource)
        entries.withLock { entries in
            var entry = entries.first { $0.page == page } ?? Entry(page: page)
            change(&entry)
            entries.removeAll { $0.page.id == page.id }
            entries.insert(entry, at: 0)
            if entries.count > Self.limit { entries.removeLast() }
        }
    }

    private static func page(_ resource: Resource) -> Resource {
        var page = resource
        page.corrections = []
        return page
    }
}
