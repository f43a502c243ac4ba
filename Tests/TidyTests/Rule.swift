import Testing

/// A house rule for Swift files, with code that breaks it and code that only looks as if.
struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    let findings: @Sendable (SourceFile) -> [Finding]
    /// Each of these must be reported.
    let bad: [SourceFile]
    /// None of these may be reported.
    let good: [SourceFile]

    var testDescription: String { name }

    init(
        _ name: String, bad: [SourceFile], good: [SourceFile] = [],
        findings: @escaping @Sendable (SourceFile) -> [Finding]
    ) {
        self.name = name
        self.findings = findings
        self.bad = bad
        self.good = good
    }

    static let all: [Rule] =
        safetyRules + moduleRules + sizeRules + nameRules + documentationRules
}

@Suite struct RuleTests {
    @Test(arguments: Rule.all)
    func everyFileKeeps(_ rule: Rule) {
        #expect(SourceFile.all.count > 50, "the files of the project were not found")
        for file in SourceFile.all {
            for finding in rule.findings(file) {
                Issue.record("\(file.path):\(finding.line): \(finding.advice)")
            }
        }
    }

    @Test(arguments: Rule.all)
    func codeThatBreaksItIsReported(_ rule: Rule) {
        #expect(!rule.bad.isEmpty)
        for file in rule.bad {
            #expect(!rule.findings(file).isEmpty, "\(file.lines.joined(separator: "\n"))")
        }
    }

    @Test(arguments: Rule.all)
    func codeThatOnlyLooksLikeItIsNot(_ rule: Rule) {
        for file in rule.good {
            let found = rule.findings(file)
            #expect(found.isEmpty, "\(file.lines.joined(separator: "\n"))")
        }
    }
}

/// A snippet as a file of ThawCore, unless another path is given.
func snippet(_ text: String, in path: String = "Sources/ThawCore/Some.swift") -> SourceFile {
    SourceFile(path, text)
}
