import Foundation
import TestSupport
import Testing

/// The fuzz harness is a package of its own over the same sources, which `./test` does not build: each of its targets
/// needs what the product's target of that name needs.
@Suite struct FuzzPackageTests {
    private static func manifest(_ path: String) throws -> String {
        try String(contentsOf: Seeds.packageRoot.appending(path: path), encoding: .utf8)
    }

    /// The modules that each target with a list of dependencies takes, by its name.
    private func dependencies(_ manifest: String) -> [String: Set<String>] {
        let target = #/\.target\(\s*name: "(\w+)",\s*dependencies: \[([^\]]*)\]/#
        var found: [String: Set<String>] = [:]
        for match in manifest.matches(of: target) {
            let names = match.output.2.matches(of: #/"(\w+)"/#).map { String($0.output.1) }
            found[String(match.output.1)] = Set(names)
        }
        return found
    }

    @Test func targetsTakeWhatTheProductsTake() throws {
        let product = dependencies(try Self.manifest("Package.swift"))
        let fuzz = dependencies(try Self.manifest("Tests/Fuzz/Package.swift"))
        #expect(fuzz.count >= 4)
        for (name, modules) in fuzz { #expect(modules == product[name], "\(name)") }
    }
}
