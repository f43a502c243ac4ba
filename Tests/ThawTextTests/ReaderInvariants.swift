import Foundation
import Testing
import ThawCore
import ThawText

/// Checks what holds for every reading of every input.
func checkInvariants(_ draft: Draft, at location: SourceLocation = #_sourceLocation) throws {
    guard let resource = draft.resource else {
        #expect(!draft.problems.isEmpty, "a refusal says why", sourceLocation: location)
        return
    }
    let size = resource.source.utf8.count
    var offset = 0
    var areTiled = true
    for block in resource.blocks {
        areTiled = areTiled && block.span.start == offset && !block.span.isEmpty
        offset = block.span.end
    }
    #expect(areTiled && offset == size, "the blocks tile the source", sourceLocation: location)
    let areInside =
        spans(of: resource).allSatisfy { $0.end <= size }
        && draft.problems.allSatisfy { $0.span.end <= max(size, 3) }
    #expect(areInside, "every span lies in the source", sourceLocation: location)
    let isValid = String(validating: resource.source.utf8, as: UTF8.self) != nil
    #expect(isValid, "the source is UTF-8", sourceLocation: location)
    let areNumbered = resource.repairs.enumerated().allSatisfy {
        $0.offset == $0.element.id.rawValue
    }
    #expect(areNumbered, "repairs are numbered in order", sourceLocation: location)
    let data = try JSONEncoder().encode(ResourceRecord(resource))
    let record = try JSONDecoder().decode(ResourceRecord.self, from: data)
    let again = try record.resource()
    #expect(again == resource, "the record keeps the resource", sourceLocation: location)
}

private func spans(of resource: Resource) -> [Span] {
    let content = resource.content
    var passages = content.facts + content.comments.map(\.text)
    passages += content.cards.flatMap { $0.bullets + [$0.label].compactMap { $0 } }
    passages += content.terms.map(\.definition) + content.relatedTerms.map(\.definition)
    passages += content.questions.flatMap { [$0.stem, $0.answer].compactMap { $0 } }
    passages += content.pairs.flatMap { [$0.term, $0.definition] }
    return passages.flatMap { $0.pieces.map(\.span) } + resource.repairs.map(\.span)
}
