import ThawCore
import ThawText

/// The values of the contract.
extension ReadReport {
    struct Named: JSONValue {
        var value: String
        var origin: String

        /// An edited name counts as given: the learner gave it.
        init?(_ finding: Finding) {
            guard !finding.text.isEmpty else { return nil }
            value = finding.text
            origin = finding.origin == .inferred ? "inferred" : "given"
        }

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("origin", origin)
                $0.field("value", value)
            }
        }
    }

    struct Created: JSONValue {
        var date: PageDate

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("alternatives", date.alternatives)
                $0.field("raw", date.raw)
                $0.field("value", date.value)
            }
        }
    }

    struct Line: JSONValue {
        var text: String
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("line", line)
                $0.field("text", text)
            }
        }
    }

    struct Card: JSONValue {
        var label: String
        var heading: Named?
        var bullets: [Line]

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("bullets", bullets)
                $0.field("heading", heading)
                $0.field("label", label)
            }
        }
    }

    struct Term: JSONValue {
        var name: String
        var origin: String
        var aliases: [String]
        var definition: String
        var lines: [Int]

        init(_ term: DefinedTerm, _ resource: Resource, _ index: LineIndex) {
            let span = term.definition.span
            name = term.name.text
            origin = term.name.origin.rawValue
            aliases = term.aliases
            definition = resource.asRead(term.definition)
            lines = Array(
                index.line(at: span.start)...index.line(at: max(span.start, span.end - 1)))
        }

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("aliases", aliases)
                $0.field("definition", definition)
                $0.field("lines", lines)
                $0.field("name", name)
                $0.field("origin", origin)
            }
        }
    }

    struct Question: JSONValue {
        var stem: String
        var answer: String?
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("answer", answer)
                $0.field("line", line)
                $0.field("stem", stem)
            }
        }
    }

    struct Related: JSONValue {
        var name: Named?
        var definition: String
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("definition", definition)
                $0.field("line", line)
                $0.field("name", name)
            }
        }
    }

    struct Pair: JSONValue {
        var term: String
        var definition: String
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("definition", definition)
                $0.field("line", line)
                $0.field("term", term)
            }
        }
    }

    struct Comment: JSONValue {
        var author: String?
        var text: String
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("author", author)
                $0.field("line", line)
                $0.field("text", text)
            }
        }
    }

    struct Asked: JSONValue {
        var item: Item

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("answer", item.answer)
                $0.field("form", item.form.rawValue)
                $0.field("level", item.level.rawValue)
                $0.field("lines", item.lines)
                $0.field("stem", item.stem)
                // Absent where the answer is the learner's own words.
                if let task = item.task { $0.field("task", Laid(task: task)) }
            }
        }
    }

    /// What is laid out to decide on.
    struct Laid: JSONValue {
        struct Option: JSONValue {
            var text: String
            var refutedBy: Int?

            func write(to json: inout JSONWriter) {
                json.object {
                    if let refutedBy { $0.field("refutedBy", refutedBy) }
                    $0.field("text", text)
                }
            }
        }

        var task: Item.Task

        func write(to json: inout JSONWriter) {
            json.object {
                switch task {
                case .choice(let options):
                    $0.field(
                        "choice", options.map { Option(text: $0.text, refutedBy: $0.refutedBy) })
                case .order(let texts): $0.field("order", texts)
                case .match(let pairs): $0.field("match", pairs.map { [$0.left, $0.right] })
                }
            }
        }
    }

    struct Part: JSONValue {
        var block: Block

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("end", block.span.end)
                $0.field("role", block.role.rawValue)
                $0.field("start", block.span.start)
            }
        }
    }

    struct Proposal: JSONValue {
        var repair: Repair

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("after", repair.after)
                $0.field("before", repair.before)
                $0.field("confidence", repair.confidence)
                $0.field("end", repair.span.end)
                $0.field("kind", repair.kind.rawValue)
                $0.field("reason", repair.reason)
                $0.field("start", repair.span.start)
            }
        }
    }

    struct Assertion: JSONValue {
        struct Restored: JSONValue {
            var before: String
            var after: String
            var reason: String

            func write(to json: inout JSONWriter) {
                json.object {
                    $0.field("after", after)
                    $0.field("before", before)
                    $0.field("reason", reason)
                }
            }
        }

        var claim: Claim
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("hedges", claim.hedges.map(\.text))
                $0.field("line", line)
                $0.field("modality", claim.modality.rawValue)
                $0.field("polarity", claim.polarity.rawValue)
                $0.field(
                    "restored",
                    claim.restored.map {
                        Restored(before: $0.before, after: $0.after, reason: $0.reason)
                    })
                $0.field("text", claim.text)
            }
        }
    }

    struct Trouble: JSONValue {
        var line: Int
        var message: String

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("line", line)
                $0.field("message", message)
            }
        }
    }
}
