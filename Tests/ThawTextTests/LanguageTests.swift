import Testing
import ThawCore

@testable import ThawText

@Suite struct LanguageTests {
    @Test(arguments: [
        ("en", "The kidneys filter the blood and make urine, which is stored in the bladder."),
        ("en", "Photosynthesis needs light energy. Plants produce glucose, oxygen."),
        ("en", "powerhouse of the cell\ncontrols what enters and leaves\nmakes proteins"),
        ("de", "Die Nieren filtern das Blut und bilden den Harn, der in der Blase gesammelt wird."),
        ("fr", "Les reins filtrent le sang et produisent l’urine, qui est stockée dans la vessie."),
        ("es", "Los riñones filtran la sangre y producen la orina, que se almacena en la vejiga."),
        ("it", "I reni filtrano il sangue e producono l’urina, che viene raccolta nella vescica."),
        ("pt", "Os rins filtram o sangue e produzem a urina, que não fica muito tempo na bexiga."),
        ("nl", "De nieren filteren het bloed en maken urine, die in de blaas wordt bewaard."),
        ("pl", "Nerki filtrują krew i wytwarzają mocz, który jest zbierany w pęcherzu."),
        ("sv", "Njurarna filtrerar blodet och bildar urin, som samlas i blåsan när det behövs."),
        ("tr", "Böbrekler kanı süzer ve idrar üretir; bu idrar daha sonra mesanede toplanır."),
        (
            "la",
            "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, et non sunt eaedem."
        ),
        ("ru", "Почки фильтруют кровь и образуют мочу, которая собирается в мочевом пузыре."),
        ("uk", "Нирки фільтрують кров і утворюють сечу, яка збирається в сечовому міхурі."),
        ("el", "Οι νεφροί φιλτράρουν το αίμα και παράγουν τα ούρα."),
        ("ar", "تقوم الكلى بترشيح الدم وإنتاج البول الذي يخزن في المثانة."),
        ("he", "הכליות מסננות את הדם ומייצרות שתן הנאגר בשלפוחית."),
        ("zh", "肾脏过滤血液并产生尿液，尿液储存在膀胱中。"),
        ("ja", "腎臓は血液をろ過して尿をつくり、尿は膀胱にためられる。"),
        ("ko", "신장은 혈액을 걸러 소변을 만들고 방광에 저장한다."),
        ("hi", "गुर्दे रक्त को छानते हैं और मूत्र बनाते हैं।"),
    ])
    func languageIsGuessed(tag: String, text: String) {
        let language = LanguageGuess.language(of: Array(text.utf8))
        #expect(language.tag == tag)
        #expect(language.isGuess)
    }

    @Test(arguments: ["", "12 34 56", "xqz wvk blorp", "∑ ∫ √"])
    func unsureIsUndetermined(text: String) {
        #expect(LanguageGuess.language(of: Array(text.utf8)).tag == "und")
    }

    // MARK: Sentences

    @Test(arguments: [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "It was cold, e.g. in Minsk. Dr. Kaye left.",
            ["It was cold, e.g. in Minsk.", "Dr. Kaye left."]
        ),
        (
            "J. K. Rowling wrote it. She lives in St. Andrews.",
            ["J. K. Rowling wrote it.", "She lives in St. Andrews."]
        ),
        (
            "Pi is 3.14 or so. It was c. 250 B.C. when he died.",
            ["Pi is 3.14 or so.", "It was c. 250 B.C. when he died."]
        ),
        (
            "“Why?” he asked. “Because.” They left.",
            ["“Why?” he asked.", "“Because.”", "They left."]
        ),
        ("Wait ... for it. Now!", ["Wait ... for it.", "Now!"]),
        ("水は百度で沸く。氷は零度で融ける！本当？", ["水は百度で沸く。", "氷は零度で融ける！", "本当？"]),
        ("यह पहला है। यह दूसरा है।", ["यह पहला है।", "यह दूसरा है।"]),
        ("Er kam am 5. März an. Dann ging er.", ["Er kam am 5. März an.", "Dann ging er."]),
        ("First line\n\nSecond line", ["First line", "Second line"]),
        ("A line\nthat goes on. End", ["A line\nthat goes on.", "End"]),
        ("He won (at last!). Then he slept.", ["He won (at last!).", "Then he slept."]),
        (
            "The U.S. Senate met at 5 p.m. It voted.",
            ["The U.S. Senate met at 5 p.m.", "It voted."]
        ),
        (
            "See fig. 3 and pp. 4–5. Then no. 7 follows.",
            ["See fig. 3 and pp. 4–5.", "Then no. 7 follows."]
        ),
        ("  ", []),
    ])
    func sentencesEndAtTheirMarks(text: String, sentences: [String]) {
        #expect(Sentences.texts(of: text) == sentences)
    }

    @Test func spansLieInTheSourceAndInOrder() {
        let source = Array("Skip this. One here. Two there! And".utf8)
        let spans = Sentences.spans(in: source, Span(11, source.count))
        #expect(spans == [Span(11, 20), Span(21, 31), Span(32, 35)])
    }
}
