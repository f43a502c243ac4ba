public import Foundation
public import ThawCore

/// Everything that a learner has, as one file, and back.
///
/// The file is JSON: the resources whole, with their source text and every decision about a repair; the review
/// log; the settings. States are not in it: they are computed from the log again.
public enum Exchange {
    /// What an exported file holds.
    public struct Archive: Sendable {
        public var resources: [(resource: Resource, status: Resource.Status, added: Date)]
        public var log: [ReviewEvent]
        public var settings: StudySettings?
    }

    /// Writes everything of a learner: library, drafts, trash, log, settings.
    public static func json(
        of store: any Store, learner: Learner.ID, at now: Date
    ) async throws -> [UInt8] {
        var kept: [ArchiveRecord.Kept] = []
        for status in Resource.Status.allCases {
            let entries = try await store.library(
                LibraryQuery(learner: learner, day: 0, now: now, status: status))
            for entry in entries {
                let resource = try await store.resource(entry.id).resource
                kept.append(
                    ArchiveRecord.Kept(
                        status: status.rawValue, added: entry.added,
                        resource: ResourceRecord(resource)))
            }
        }
        let settings = try await store.settings(of: learner)
        let record = ArchiveRecord(
            thaw: ArchiveRecord.version, exported: now, settings: settings.map(SettingsRecord.init),
            resources: kept, log: try await log(of: store, learner: learner).map(EventRecord.init))
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(record))
    }

    /// Reads an exported file.
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
                return (try kept.resource.resource(), status, kept.added)
            },
            log: try record.log.map { try $0.event() },
            settings: try record.settings?.settings())
    }

    /// Brings an archive into a store. Resources and log entries that are there already stay as they are; settings are
    /// taken over where the store has none. States are computed from the log afterwards.
    ///
    /// - Parameter defaults: the settings for a store and an archive that have none.
    /// - Returns: how many resources and log entries are new.
    public static func add(
        _ archive: Archive, to store: any Store, learner: Learner.ID, at now: Date,
        defaults: StudySettings
    ) async throws -> (resources: Int, events: Int) {
        var added = 0
        for entry in archive.resources {
            if (try? await store.resource(entry.resource.id)) != nil { continue }
            try await store.keep(entry.resource, as: entry.status, for: learner, at: entry.added)
            added += 1
        }
        let before = try await log(of: store, learner: learner).count
        try await store.append(archive.log)
        let events = try await log(of: store, learner: learner).count - before
        if let settings = archive.settings, try await store.settings(of: learner) == nil {
            try await store.save(settings, of: learner)
        }
        let settings = try await store.settings(of: learner) ?? defaults
        if events > 0 { _ = try await store.rebuildStates(of: learner, settings: settings) }
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
