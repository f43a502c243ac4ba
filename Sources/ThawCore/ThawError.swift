public import Foundation

/// What can go wrong with a store or a request, each with the one sentence that a person reads.
public enum ThawError: Error, Equatable, Sendable, LocalizedError {
    /// No resource has this id (or it was deleted for good).
    case noSuchResource(Resource.ID)
    /// No live item has this id.
    case noSuchItem(Item.ID)
    /// There is no answer left to take back.
    case nothingToUndo
    /// A field's new value cannot be kept; the sentence says why.
    case invalid(String)
    /// The file at the path is not a store of ours.
    case notAStore(path: String)
    /// The store was written by a newer Thaw.
    case newerStore(path: String)
    /// The store is damaged; the file is left as it is.
    case damagedStore(path: String, detail: String)
    /// The store cannot be opened or written: rights, a full disk, a lock held for too long.
    case storeUnavailable(path: String, detail: String)
    /// A kind of store that this version does not have.
    case unsupportedStore(String)

    public var errorDescription: String? { message }

    /// One plain sentence, with what to do next where there is something to do.
    public var message: String {
        switch self {
        case .noSuchResource:
            "This resource is not in the library any more."
        case .noSuchItem:
            "This card is not in the library any more; go back to the library and start again."
        case .nothingToUndo:
            "There is no answer to take back."
        case .invalid(let sentence):
            sentence
        case .notAStore(let path):
            "\(path) is not a Thaw store; name another file with --store, and this one stays as it is."
        case .newerStore(let path):
            "\(path) was written by a newer version of Thaw; update Thaw to open it. It was not changed."
        case .damagedStore(let path, let detail):
            "\(path) is damaged (\(detail)); it was not changed. Run 'thaw restore' to go back to a backup."
        case .storeUnavailable(let path, let detail):
            "\(path) cannot be used: \(detail)."
        case .unsupportedStore(let name):
            "\(name) is not supported yet; give --store a path for a file on this machine instead."
        }
    }
}
