import Foundation
import TestSupport
import Testing
import ThawCore
import ThawHistory
import ThawText

/// What holds of the items of every page.
@Suite struct PracticeItemsPropertyTests {
    /// A page of the reader's fixtures.
    struct Page: CustomTestStringConvertible, Sendable {
        var url: URL
        var testDescription: String { url.lastPathComponent }

        func resource() throws -> Resource? {
            let name = url.lastPathComponent
            return Reader(options: Reader.Options(fileName: name))
                .read([UInt8](try Data(contentsOf: url)), as: Resource.ID(hashing: [name])).resource
        }
    }

    static let pages: [Page] = {
        let folder = Seeds.packageRoot.appending(path: "Tests/ThawTextTests/Fixtures")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var urls = names.filter { [".txt", ".md", ".html"].contains(where: $0.hasSuffix) }.sorted()
            .map { folder.appending(path: $0) }
        for seed in ["000_c0550db39de4744e.txt", "001_1b214db10a0a3adf.txt"] {
            if Seeds.present, let shared = Seeds.shared {
                urls.append(shared.appending(path: "seeds/\(seed)"))
            }
        }
        return urls.map(Page.init)
    }()

    private func added(_ resource: Resource) -> [Item] {
        Array(resource.practiceItems().dropFirst(resource.items().count))
    }

    private func folded(_ text: String) -> String {
        " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }

    @Test(arguments: pages)
    func noAnswerStandsInItsStem(page: Page) throws {
        guard let resource = try page.resource() else { return }
        for item in added(resource) {
            #expect(!item.stem.isEmpty && !item.units.isEmpty)
            for unit in item.units {
                #expect(!folded(item.stem).contains(folded(unit.text)), "\(item)")
            }
        }
    }

    @Test(arguments: pages)
    func everyLureIsRefutedByAnotherLine(page: Page) throws {
        guard let resource = try page.resource() else { return }
        let last = LineIndex(resource.source).line(at: max(0, resource.source.utf8.count - 1))
        for item in added(resource) {
            guard case .choice(let options) = item.task else { continue }
            #expect(options.filter(\.isRight).count == 1, "\(item)")
            #expect(options.first { $0.isRight }.map { !$0.text.isEmpty } == true)
            #expect(Set(options.map { folded($0.text) }).count == options.count, "\(item)")
            #expect((2...4).contains(options.count))
            for option in options {
                guard let line = option.refutedBy else { continue }
                #expect((1...last).contains(line) && item.lines.contains(line), "\(item)")
                #expect(item.lines.count > 1, "\(item)")
            }
        }
    }

    @Test(arguments: pages)
    func everyItemHasLinesOfTheContentAndAnIdOfItsOwn(page: Page) throws {
        guard let resource = try page.resource() else { return }
        let items = resource.practiceItems()
        #expect(Set(items.map(\.id)).count == items.count)
        #expect(items.map(\.position) == Array(items.indices))
        #expect(items.count <= 2 * resource.items().count)
        let others: Set<Block.Role> = [.metadata, .navigation, .boilerplate, .comment]
        for item in items {
            #expect(!item.lines.isEmpty && !item.spans.isEmpty && item.lines == item.lines.sorted())
            for block in resource.blocks where others.contains(block.role) {
                #expect(!item.spans.contains { $0.overlaps(block.span) }, "\(item)")
            }
        }
    }

    @Test(arguments: pages)
    func orderedEventsAreOfThreeToFiveAndPairsUnique(page: Page) throws {
        guard let resource = try page.resource() else { return }
        for item in added(resource) {
            switch item.task {
            case .order(let texts):
                #expect((3...5).contains(texts.count) && Set(texts).count == texts.count)
            case .match(let pairs):
                #expect((3...6).contains(pairs.count))
                #expect(Set(pairs.map(\.left)).count == pairs.count)
                #expect(Set(pairs.map(\.right)).count == pairs.count)
            case .choice, nil: break
            }
        }
    }

    @Test(arguments: pages)
    func acceptedRepairsKeepTheIds(page: Page) throws {
        guard var resource = try page.resource() else { return }
        let before = resource.practiceItems()
        for repair in resource.repairs { resource.decide(repair.id, .accepted) }
        let after = resource.practiceItems()
        #expect(Set(before.map(\.id)) == Set(after.map(\.id)))
    }
}
