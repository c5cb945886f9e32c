import SquelchSignals
import SquelchTimeline
import Testing

/// Clear cases of each detector, and the direction in which its labelled sets point.
struct DetectorTests {
    static let reports = [
        "Magnitude 6.4 earthquake strikes off the coast of Honshu at 14:20, tsunami warning for three prefectures",
        "The new compiler cuts build times by 30 percent: incremental linking, lazy type checking and a shared cache",
        "Council approves 12 km of cycle lanes along the river; work starts in March 2026 and costs 4.2 million euros",
        "Sieben Tote nach Hochwasser in Passau, die Bundesstraße 12 bleibt bis Freitag wegen Erdrutschen gesperrt",
        "El gobierno aprueba una ley de vivienda con 3.000 millones de euros para alquiler social en Sevilla y Cádiz",
    ]
    static let talk = [
        "omg i'm so tired lol", "ugh i hate mondays, i just want my bed :(",
        "haha yesss love you bestie!!! 😂😂",
        "i'm sooo bored at work rn", "@anna lol i know right, miss u", "ich bin so müde haha, will ins bett",
        "jajaja tengo sueño, quiero mi cama",
    ]

    @Test func reportsInformAndTalkDoesNot() {
        let lowest = Self.reports.map { score($0).information }.min() ?? 0
        let highest = Self.talk.map { score($0).information }.max() ?? 1
        #expect(lowest > 0.45)
        #expect(highest < 0.35)
    }

    @Test func talkIsChatterAndReportsAreNot() {
        let lowest = Self.talk.map { score($0).chatter }.min() ?? 0
        let highest = Self.reports.map { score($0).chatter }.max() ?? 1
        #expect(lowest > 0.5)
        #expect(highest < 0.3)
    }

    @Test(arguments: [
        "WINNER!! You have been selected to receive a 900 prize. Call 09061701461 to claim your reward!",
        "Check out my new video and subscribe to my channel please!!",
        "FLASH SALE: 50% off everything, use code SAVE50, today only, free shipping. Shop now!",
        "Jetzt kaufen und 20 % Rabatt sichern, nur heute versandkostenfrei mit Gutscheincode",
        "¡Oferta especial! 40% de descuento y envío gratis, compra ahora, solo hoy",
        "Profitez de 30 % de réduction avec le code promo, livraison gratuite, commandez maintenant",
        "Sconto del 50% solo oggi, spedizione gratuita: acquista ora sul nostro negozio",
        "Promoção! 50% de desconto e frete grátis por tempo limitado, compre agora",
    ])
    func advertisingIsSpam(_ text: String) {
        #expect(score(text).spam > 0.6)
    }

    @Test(arguments: reports + talk)
    func otherPostsAreNoSpam(_ text: String) {
        #expect(score(text).spam < 0.2)
    }

    @Test(arguments: [
        "17 Things You Won't Believe About Your Cat", "This Is Why You Should Never Eat Breakfast",
        "23 Hilarious Tweets That Will Make You Laugh", "Which Disney Princess Are You?",
        "What Happened Next Will Shock You", "Du wirst nicht glauben, was dann passierte",
        "No vas a creer lo que hizo este perro", "Vous n'allez pas croire ce qui se passe ensuite",
    ])
    func headlinesThatWithholdAreBait(_ text: String) {
        #expect(score(text).bait > 0.4)
    }

    @Test(arguments: [
        "Chief Justice of the United States dies at age 80", "Drought stricken Somalia nears famine",
        "Oil prices rise as OPEC cuts output by 2 million barrels", "17 killed in train crash near Lyon",
    ])
    func plainHeadlinesAreNoBait(_ text: String) {
        #expect(score(text).bait < 0.2)
    }

    @Test func aLongTextIsNotBaitForItsFrequentWords() {
        let opening =
            "The committee met on Tuesday to hear evidence from water engineers about the failed dam gates"
        let long =
            opening + String(repeating: " and then the report explains more of the causes", count: 20)
            + " best things you need, the secret that will make you"
        #expect(score(long).bait < 0.1)
    }

    @Test func aLinkToAShopSellsAndALinkToAPaperDoesNot() {
        let text = "A poster of the night sky over the lake"
        let shop = score(text, links: ["https://www.etsy.com/listing/1"]).spam
        let paper = score(text, links: ["https://arxiv.org/abs/2401.00001"]).spam
        #expect(shop > 1.8 * paper)
    }

    @Test func linksInformAndSecondHashtagsDoNot() {
        let text = "Researchers publish maps of the glacier beds"
        #expect(score(text, links: ["https://example.org/maps"]).information > score(text).information)
        #expect(score(text + " #ice #snow #maps #data").information < score(text + " #ice").information)
    }

    @Test func anAnswerIsMoreChatterThanTheSameWordsToEverybody() {
        #expect(score("@ben the bus was late again").chatter > score("the bus was late again").chatter)
        let reply = Sample("the bus was late again", flags: .reply).scores
        #expect(reply.chatter == score("@ben the bus was late again").chatter)
    }

    @Test func aDeclaredLanguageDecidesTies() {
        // "in" is a stop word of both, "krass" slang of one.
        let german = Sample("in krass", language: "de").scores
        let english = Sample("in krass", language: "en-GB").scores
        #expect(german.chatter > english.chatter)
    }
}
