import Foundation
// A golden is compared where the test stands, so the place is part of the signature.
public import Testing

/// Compares a text with the golden file `Golden/<name>` beside the calling test.
///
/// With `UPDATE_GOLDEN` in the environment the file is written anew and the test fails, so that a green run
/// has always compared. A missing file fails too.
public func expectGolden(
    _ actual: String, _ name: String,
    testFile: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
    let url = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try actual.write(to: url, atomically: true, encoding: .utf8)
        Issue.record(
            "wrote \(url.path()); run again without UPDATE_GOLDEN", sourceLocation: location)
        return
    }
    guard let data = try? Data(contentsOf: url) else {
        Issue.record(
            "no golden file \(url.path()); record it with UPDATE_GOLDEN=1", sourceLocation: location
        )
        return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard actual != expected else { return }
    let difference = firstDifference(actual, expected)
    Issue.record("differs from \(url.path()) \(difference)", sourceLocation: location)
}

/// The first line that differs, as it is and as it should be.
private func firstDifference(_ actual: String, _ expected: String) -> String {
    let a = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let b = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
        zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        ?? min(a.count, b.count)
    let found = line < a.count ? String(a[line]) : "(end)"
    let should = line < b.count ? String(b[line]) : "(end)"
    return "in line \(line + 1)\n  is:     \(found)\n  should: \(should)"
}
