/// Words for the halves of the day that stand behind an hour, in the languages that feeds are written in.
enum DateHalves {
    /// 1 before noon, 2 after it; nil for all other words.
    static func half(_ word: DateWord) -> Int? { halves[word.key] }

    private static let halves: [UInt64: Int] = {
        var table: [UInt64: Int] = [:]
        for (half, row) in [beforeNoon, afterNoon].enumerated() {
            DateWord.each(in: row) { word, _ in table[word.key] = half + 1 }
        }
        return table
    }()

    // English, German, Spanish, Portuguese, French, Swedish, Finnish, Czech, Slovenian, Hungarian, Latvian, Lithuanian,
    // Turkish, Albanian, Malay, Vietnamese, Afrikaans, Bulgarian, Ukrainian and Russian.
    private static let beforeNoon: StaticString = """
        ante vorm vormittags morgens mañana madrugada manhã matin fm förmiddag ap aamupäivä dop dopoledne dopoldne de délelőtt \
        priekšp priekšpusdienā priešpiet öö paradite paradites pg sáng sa vm пр ранку утра дп
        """
    private static let afterNoon: StaticString = """
        post nachm nachmittags abends tarde noche noite soir em eftermiddag ip iltapäivä odp odpoledne popoldne pop du délután \
        pēcp pēcpusdienā pēcpusd popiet ös pasdite pasdites ptg chiều tối ch nm сл вечера дня вечора пп
        """
}
