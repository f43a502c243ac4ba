import Testing

/// Mustache renders an unknown name as nothing and an unescaped one as it is: both are found here instead.
@Suite struct TemplateTests {
    private static let table = StructTable(
        SourceFile.all.filter { $0.isProduct && $0.target == "ThawWeb" })

    private static let templates = TextFile.all.filter { $0.path.hasSuffix(".mustache") }
        .map { Template(path: $0.path, text: $0.text) }

    /// What is wrong with a template. A page's template sees what its page leads to, a partial or the layout any page.
    private func findings(_ template: Template, in table: StructTable) -> [Finding] {
        let page = table.reachable(from: template.name)
        let isPage = template.name.hasSuffix("Page") && !page.isEmpty
        let properties = Dictionary(grouping: isPage ? page : table.all, by: \.name)
        return template.tags.compactMap { tag in
            for name in tag.path where properties[name] == nil {
                return Finding(
                    tag.line,
                    "{{\(name)}} is no stored property of \(template.name) or what it holds")
            }
            guard tag.isUnescaped, let name = tag.path.last,
                let other = properties[name]?.first(where: { $0.type != ["SafeHTML"] })
            else { return nil }
            return Finding(
                tag.line,
                "{{{\(name)}}} may be \(other.type): escape it, or give it the type SafeHTML")
        }
    }

    @Test func everyTagIsAPropertyAndOnlySafeHTMLIsUnescaped() {
        #expect(!Self.templates.isEmpty, "no templates were found")
        for template in Self.templates {
            for finding in findings(template, in: Self.table) {
                Issue.record("\(template.path):\(finding.line): \(finding.advice)")
            }
        }
    }

    @Test func everyPageTemplateHasItsPage() {
        for template in Self.templates where template.name.hasSuffix("Page") {
            let properties = Self.table.properties[template.name] ?? []
            #expect(!properties.isEmpty, "\(template.path): there is no struct \(template.name)")
        }
    }

    private let page = """
        struct BeePage: Page {
            var title: String
            var text: SafeHTML
            var more: SafeHTML?
            var rows: [Row]
            static var hidden: String
            var computed: String { title }
            struct Row {
                var name: String
                var body: SafeHTML
                var isLast = false
            }
            func f() { let local: String = "" }
        }
        struct Hive { var queen: String }
        """

    @Test(arguments: [
        ("{{title}} {{#rows}}{{name}}{{/rows}}", 0), ("{{{text}}} {{&more}}", 0),
        ("{{#rows}}{{{body}}}{{^isLast}},{{/isLast}}{{/rows}}", 0), ("{{.}} {{! note }}", 0),
        ("{{<Layout}}{{$main}}{{/main}}{{/Layout}}{{>Part}}", 0), ("{{upper(title)}}", 0),
        ("{{{title}}}", 1), ("{{&name}}", 1), ("{{titel}}", 1), ("{{#row}}{{/row}}", 1),
        ("{{queen}}", 1), ("{{hidden}}", 1), ("{{computed}}", 1), ("{{local}}", 1),
        ("{{title.length}}", 1), ("a\n{{x}} {{y}}", 2),
    ])
    func wrongTagsAreFound(text: String, count: Int) {
        let table = StructTable([snippet(page, in: "Sources/ThawWeb/Pages/BeePage.swift")])
        let template = Template(path: "Templates/BeePage.mustache", text: text)
        #expect(findings(template, in: table).count == count)
    }
}
