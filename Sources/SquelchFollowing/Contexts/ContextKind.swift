public import SquelchTimeline

extension Context.Kind {
    /// The kind that a folder's name suggests: `friends` and `familie` are social, `work` and `travail`
    /// professional, anything else an interest. The innermost folder that says something decides.
    public static func guess(folder: String) -> Context.Kind {
        for part in folder.split(separator: "/").reversed() {
            let words = part.lowercased().split { !$0.isLetter }
            if words.contains(where: { socialWords.contains(String($0)) }) { return .social }
            if words.contains(where: { professionalWords.contains(String($0)) }) { return .professional }
        }
        return .interest
    }

    private static let socialWords: Set<String> = [
        "friend", "friends", "family", "relatives", "people", "personal", "social", "neighbours", "neighbors",
        "freund", "freunde", "freundinnen", "familie", "verwandte", "privat", "nachbarn",
        "ami", "amis", "amies", "famille", "proches", "perso",
        "amigos", "amigas", "familia", "amici", "amiche", "famiglia", "família",
        "vrienden", "vänner", "familj", "venner", "ystävät", "perhe", "przyjaciele", "rodzina",
        "друзья", "семья", "友達", "友人", "家族", "朋友", "家人", "أصدقاء", "عائلة",
    ]

    private static let professionalWords: Set<String> = [
        "work", "job", "jobs", "business", "professional", "office", "career", "company", "clients",
        "industry",
        "arbeit", "beruf", "beruflich", "büro", "firma", "kollegen",
        "travail", "boulot", "pro", "bureau", "métier", "collègues",
        "trabajo", "oficina", "trabalho", "lavoro", "ufficio", "werk", "arbete", "jobb", "työ", "praca",
        "работа", "仕事", "工作", "عمل",
    ]
}
