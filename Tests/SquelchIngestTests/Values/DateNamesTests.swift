import Testing

@Suite("Dates in many languages")
struct DateNamesTests {
    @Test(arguments: [
        "Di, 05 Mär 2024 08:30:00 +0100", "Dienstag, 5. März 2024 07:30 GMT",
        "mar., 05 mars 2024 08:30:00 +0100",
        "Martes, 05 Marzo 2024 08:30:00 +0100", "mar, 5 mar 2024 08:30:00 +0100",
        "Ter, 05 de março de 2024 04:30:00 -0300",
        "TER, 05 MARÇO 2024 04:30:00 -0300", "di 5 maart 2024 07:30 GMT", "wt., 5 marca 2024 07:30 GMT",
        "tis, 5 mars 2024 07:30 GMT", "Вт, 05 мар 2024 10:30:00 +0300", "вторник, 5 МАРТА 2024 г. 10:30 MSK",
        "ti, 5. maaliskuuta 2024 klo 07.30 GMT", "úterý 5. března 2024 7:30 GMT", "2024. március 5. 7:30 GMT",
        "2024-március-5T8:30+01:00", "Τρι, 05 Μάρ 2024 09:30:00 +0200", "Τρίτη, 5 Μαρτίου 2024 9:30 EET",
        "Sal, 05 Mart 2024 10:30:00 +0300", "marți, 5 martie 2024 07:30 GMT", "вт, 5 березня 2024 07:30 GMT",
        "Selasa, 5 Maret 2024 07:30 GMT",
    ])
    func oneDayInMarch(text: String) {
        #expect(describeDate(text) == "2024-03-05T07:30:00Z")
    }

    @Test(arguments: [
        "januar/februar/märz/april/mai/juni/juli/august/september/oktober/november/dezember",
        "janv./févr./mars/avr./mai/juin/juil./août/sept./oct./nov./déc.",
        "enero/febrero/marzo/abril/mayo/junio/julio/agosto/septiembre/octubre/noviembre/diciembre",
        "gen/feb/mar/apr/mag/giu/lug/ago/set/ott/nov/dic", "jan/fev/mar/abr/mai/jun/jul/ago/set/out/nov/dez",
        "jan/feb/mrt/apr/mei/jun/jul/aug/sep/okt/nov/dec",
        "jan/feb/mars/apr/maj/juni/juli/aug/sept/okt/nov/des",
        """
        tammikuuta/helmikuuta/maaliskuuta/huhtikuuta/toukokuuta/kesäkuuta/heinäkuuta/elokuuta/syyskuuta/\
        lokakuuta/marraskuuta/joulukuuta
        """,
        "sty/lut/mar/kwi/maj/cze/lip/sie/wrz/paź/lis/gru",
        "ledna/února/března/dubna/května/června/července/srpna/září/října/listopadu/prosince",
        """
        január/február/március/április/május/június/július/augusztus/szeptember/október/november/december
        """,
        "Oca/Şub/Mar/Nis/May/Haz/Tem/Ağu/Eyl/Eki/Kas/Ara", "янв/фев/мар/апр/мая/июн/июл/авг/сен/окт/ноя/дек",
        "ЯНВАРЯ/ФЕВРАЛЯ/МАРТА/АПРЕЛЯ/МАЯ/ИЮНЯ/ИЮЛЯ/АВГУСТА/СЕНТЯБРЯ/ОКТЯБРЯ/НОЯБРЯ/ДЕКАБРЯ",
        "Ιαν/Φεβ/Μάρ/Απρ/Μάι/Ιούν/Ιούλ/Αύγ/Σεπ/Οκτ/Νοέ/Δεκ",
        "Ιαν/Φεβ/Μαώ/Απρ/Μαϊ/Ιον/Ιουλ/Αυγ/Σεπ/Οκτ/Νοε/Δεκ",
    ])
    func twelveMonthsOfALanguage(names: String) {
        let months = names.split(separator: "/")
        #expect(months.count == 12)
        for (index, name) in months.enumerated() {
            let month = index < 9 ? "0\(index + 1)" : "\(index + 1)"
            #expect(describeDate("4 \(name) 2024 10:00 GMT") == "2024-\(month)-04T10:00:00Z", "\(name)")
        }
    }

    @Test func aWeekdayThatIsAlsoAMonthGivesWay() {
        #expect(describeDate("Mar, 2 Mag 2023 10:30:00 +0200") == "2023-05-02T08:30:00Z")
        #expect(describeDate("mar. 7 nov. 2023 10:30:00 +0100") == "2023-11-07T09:30:00Z")
    }

    @Test func aWeekdayBeforeNumbersIsNoMonth() {
        #expect(describeDate("Mar 03/05/2024") == "2024-03-05T00:00:00Z D M")
        #expect(describeDate("mar. 2024-03-05") == "2024-03-05T00:00:00Z D M")
        #expect(describeDate("Martedì 13/5/2025") == "2025-05-13T00:00:00Z D M")
        #expect(describeDate("Mar-05-2024") == "2024-03-05T00:00:00Z D M")
        #expect(describeDate("Mar/05/2024") == "2024-03-05T00:00:00Z D M")
    }

    @Test func namesThatAreCutShortAreGuessed() {
        #expect(describeDate("05 Marc 2024") == "2024-03-05T00:00:00Z D M")
        #expect(describeDate("05 Septem 2024") == "2024-09-05T00:00:00Z D M")
    }

    @Test func decomposedAccentsAreLeftOutToo() {
        #expect(describeDate("5 Ma\u{308}rz 2024") == "2024-03-05T00:00:00Z D M")
    }
}
