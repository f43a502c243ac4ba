public import Foundation
public import ThawCore

/// Everything that a learner has, as one file, and back.
///
/// The file is JSON: the resources whole, with their source text and every decision about a repair; the review
/// log; the settings. States are not in it: they are computed from the log again.
public enum Exchange {
    /// What an exported file holds.
    public struct Archive: Sendable {
        public var resources:
            [(
                resource: Resource, status: Resource.Status, added: Date, original: OriginalFile?
            )]
        public var log: [ReviewEvent]
        public var settings: StudySettings?
    }

    /// Writes everything of a learner: library, drafts, trash, log, settings.
    public static func json(
        of store: any Store, learner: Learner.ID, at now: Date
    ) async throws -> [UInt8] {
        let kept = try await everything(in: store, learner: learner, at: now)
        let settings = try await store.settings(of: learner)
        let record = ArchiveRecord(
            thaw: ArchiveRecord.version, exported: now, settings: settings.map(SettingsRecord.init),
            resources: kept, log: try await log(of: store, learner: learner).map(EventRecord.init))
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(record))
    }

    /// The resources of every status, in the order in which they were added: new items are asked in it.
    private static func everything(
        in store: any Store, learner: Learner.ID, at now: Date
    ) async throws -> [ArchiveRecord.Kept] {
        var met: Set<Resource.ID> = []
        var kept: [ArchiveRecord.Kept] = []
        // Twice, since another program may move a resource from one list to another meanwhile.
        for status in Resource.Status.allCases + Resource.Status.allCases {
            let entries = try await store.library(
                LibraryQuery(learner: learner, day: 0, now: now, status: status))
            for entry in entries.reversed() where met.insert(entry.id).inserted {
                guard let stored = try await present(entry.id, in: store) else { continue }
                kept.append(
                    ArchiveRecord.Kept(
                        status: stored.status.rawValue, added: stored.added,
                        resource: ResourceRecord(stored.resource),
                        original: try await store.original(of: entry.id).map {
                            .init(name: $0.name, bytes: Data($0.bytes))
                        }))
            }
        }
        return kept.enumerated()
            .sorted { ($0.element.added, $0.offset) < ($1.element.added, $1.offset) }
            .map(\.element)
    }

    /// The resource, or `nil` where there is none. Every other failure is thrown: one that passed for
    /// "none" would lose or overwrite what is there.
    private static func present(
        _ id: Resource.ID, in store: any Store
    ) async throws -> StoredResource? {
        do { return try await store.resource(id) } catch ThawError.noSuchResource { return nil }
    }

    /// Reads an exported file. Cost: the whole file in memory, several times its size.
    ///
    /// - Throws: `ThawError.invalid` with one sentence when it is none, or of a newer version.
    public static func archive(from bytes: [UInt8]) throws -> Archive {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        struct Version: Decodable {
            var thaw: Int
        }
        guard let version = try? decoder.decode(Version.self, from: Data(bytes)).thaw else {
            throw ThawError.invalid("This is not a file that 'thaw export' wrote.")
        }
        guard version <= ArchiveRecord.version else {
            throw ThawError.invalid(
                "This file was written by a newer version of Thaw; update Thaw to read it.")
        }
        guard let record = try? decoder.decode(ArchiveRecord.self, from: Data(bytes)) else {
            throw ThawError.invalid(
                "This file is damaged: a part of it is missing. Nothing was brought in.")
        }
        return Archive(
            resources: try record.resources.map { kept in
                guard let status = Resource.Status(rawValue: kept.status) else {
                    throw ThawError.invalid(
                        "This file is damaged: it names a status '\(kept.status)'.")
                }
                guard EventRecord.isMoment(kept.added) else { throw EventRecord.broken }
                let original = kept.original.map {
                    OriginalFile(name: $0.name, bytes: Array($0.bytes))
                }
                return (try kept.resource.resource(), status, kept.added, original)
            },
            log: try record.log.map { try $0.event() },
            settings: try record.settings?.settings())
    }

    /// Brings an archive into a store. Resources and log entries that are there already stay as they are; settings are
    /// taken over where the store has none. States are computed from the log afterwards.
    ///
    /// An import that was cut short is finished by running it again.
    /// - Parameter defaults: the settings for a store and an archive that have none.
    /// - Returns: how many resources and log entries are new.
    public static func add(
        _ archive: Archive, to store: any Store, learner: Learner.ID, at now: Date,
        defaults: StudySettings
    ) async throws -> (resources: Int, events: Int) {
        if let settings = archive.settings, try await store.settings(of: learner) == nil {
            try await store.save(settings, of: learner)
        }
        // The log goes first, whole or not at all: a resource that is kept afterwards finds the
        // learner's history of its items, also when an import that was cut short is run again.
        let before = try await log(of: store, learner: learner).count
        try await store.append(archive.log)
        let events = try await log(of: store, learner: learner).count - before
        var added = 0
        for entry in archive.resources {
            guard try await present(entry.resource.id, in: store) == nil else { continue }
            try await store.keep(
                entry.resource, original: entry.original, as: entry.status, for: learner,
                at: entry.added)
            added += 1
        }
        let settings = try await store.settings(of: learner) ?? defaults
        _ = try await store.rebuildStates(of: learner, settings: settings)
        return (added, events)
    }

    private static func log(of store: any Store, learner: Learner.ID) async throws -> [ReviewEvent]
    {
        var events: [ReviewEvent] = []
        var position: Int64 = 0
        while true {
            let page = try await store.log(of: learner, after: position, limit: 5000)
            guard !page.events.isEmpty else { return events }
            events += page.events
            position = page.next
        }
    }
}
