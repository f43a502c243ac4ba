public import Foundation
public import ThawCore
import ThawHistory
import ThawText

extension Store {
    /// Saves a resource with everything that is derived from it: its items, the lines it is found under, its
    /// fingerprint.
    ///
    /// - Parameters:
    ///   - items: those of the resource, where they are known already.
    ///   - original: the file that its text was taken out of, in the place of one that is there.
    public func keep(
        _ resource: Resource, items: [Item]? = nil, original: OriginalFile? = nil,
        as status: Resource.Status = .kept, for learner: Learner.ID, at now: Date
    ) async throws {
        try await save(
            resource, items: items ?? resource.practiceItems(), maker: MadeQuestions.maker,
            lines: resource.searchLines(), fingerprint: resource.fingerprint, original: original,
            as: status, for: learner, at: now)
    }

    /// Makes the items of everything that an earlier version kept, one resource after the other.
    ///
    /// Items that are made still keep their history, those that are not are retired with it, as when a page is saved
    /// again. A resource that is changed meanwhile has the newest items by that.
    /// - Returns: how many resources were renewed.
    @discardableResult
    public func renewItems(for learner: Learner.ID) async throws -> Int {
        var renewed = 0
        for id in try await resources(madeBefore: MadeQuestions.maker) {
            try Task.checkCancellation()
            do {
                let stored = try await resource(id)
                let items = stored.resource.practiceItems()
                if try await renew(items, maker: MadeQuestions.maker, of: stored, for: learner) {
                    renewed += 1
                }
            } catch ThawError.noSuchResource {
                // Removed since the list was made.
            }
        }
        return renewed
    }

    /// The resources of the library that have most in common with this one, by their words.
    public func likely(_ resource: Resource, limit: Int = 12) async throws -> [Resource] {
        let ids = try await resources(
            matchingAny: Ranker.keywords(of: resource), except: resource.id, limit: limit)
        var found: [Resource] = []
        for id in ids {
            do {
                found.append(try await self.resource(id).resource)
            } catch ThawError.noSuchResource {
                // Deleted since the search: one likeness less.
            }
        }
        return found
    }

    /// The resource with names proposed for what lost them, from other pages of the library.
    public func proposingNames(for resource: Resource) async throws -> Resource {
        guard resource.content.relatedTerms.contains(where: { $0.name == nil }) else {
            return resource
        }
        return resource.proposingNames(from: try await likely(resource))
    }
}
