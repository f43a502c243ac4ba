import Testing
import ThawCore
import ThawText

/// What is English only is withheld elsewhere, and said so.
@Suite struct LanguageNoteTests {
    private func note(_ text: String) throws -> String? {
        let draft = Reader().read(Array(text.utf8), as: Resource.ID(hashing: ["note"]))
        return try #require(draft.resource).languageNote
    }

    @Test func englishNeedsNoNote() throws {
        #expect(try note("The heart pumps the blood through the body and to the lungs.") == nil)
    }

    @Test(arguments: [
        ("Das Herz pumpt das Blut durch den Körper und in die Lunge.", "German"),
        ("Le cœur pompe le sang dans le corps et vers les poumons.", "French"),
        ("Сердце качает кровь по всему телу и в лёгкие.", "Russian"),
    ])
    func otherLanguagesAreNamed(text: String, name: String) throws {
        let note = try #require(try note(text))
        #expect(note.contains("seems to be in \(name)"))
        #expect(note.contains("English only"))
    }

    @Test func unknownLanguageIsSaidToBeUnknown() throws {
        #expect(try note("Xyzzy plugh\tqwrt zzk\nfoo\tbar\n")?.contains("not known") == true)
    }

    @Test func correctedLanguageIsNotAGuess() throws {
        let draft = Reader().read(
            Array("Das Herz pumpt das Blut.".utf8), as: Resource.ID(hashing: ["note"]))
        var resource = try #require(draft.resource)
        resource.edit(.language, to: "nl")
        #expect(resource.languageNote?.contains("is in Dutch") == true)
    }
}
