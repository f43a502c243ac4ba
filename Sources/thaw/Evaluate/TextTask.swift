import ThawText

/// `thaw evaluate text`: the main text of a page, as `thaw read --main-content` prints it.
struct TextTask: EvaluationTask {
    struct Input: Decodable {
        var id: String
        var html: String
    }

    struct Output: Encodable {
        var id: String
        var text: String
    }

    func answer(_ input: Input) -> Output {
        Output(id: input.id, text: MainContent.text(of: Array(input.html.utf8)))
    }

    func size(of input: Input) -> Int { input.html.utf8.count }
}
