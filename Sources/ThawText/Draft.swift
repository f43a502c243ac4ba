public import ThawCore

/// What a reading gives: a resource to look over, and what could not be taken as it stood.
public struct Draft: Sendable {
    /// `nil` when there is nothing to learn from in the input; the first problem then says why.
    public var resource: Resource?
    public var problems: [Problem]

    /// A draft with what a reading found.
    public init(resource: Resource?, problems: [Problem] = []) {
        self.resource = resource
        self.problems = problems
    }

    /// The resource as it is kept: what has to be said about its reading goes with it.
    public var page: Resource? {
        var page = resource
        page?.problems = problems
        return page
    }
}
