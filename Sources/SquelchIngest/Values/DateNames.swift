/// Names of months in the languages that feeds are written in, full and short.
///
/// Weekdays need no table: they carry nothing, and a word before the first number is skipped in any language.
enum DateNames {
    /// The month of a folded word, 1 to 12.
    static func month(_ word: DateWord) -> Int? { word.letters >= 3 ? months[word.key] : nil }

    /// The month of a name that was cut or misspelt ("Janu", "Decembre"), judged by its first three letters.
    /// Only English names are safe to guess so, and only in the place of a month.
    static func guessedMonth(_ word: DateWord) -> Int? {
        guard word.letters > 3, word.letters <= 8 else { return nil }
        return english[word.key >> (8 * UInt64(word.letters - 3))]
    }

    private static let months = table(rows)
    private static let english = table([rows[0]])

    private static func table(_ rows: [StaticString]) -> [UInt64: Int] {
        var table: [UInt64: Int] = [:]
        for row in rows {
            DateWord.each(in: row) { word, group in
                // The first language that claims a name keeps it.
                if table[word.key] == nil { table[word.key] = group + 1 }
            }
        }
        return table
    }

    // Twelve groups a row, spellings of one month joined by "/". Only the first eight letters of a name
    // count, accents never do. Rows follow the languages' share in feeds; a name that two languages use
    // differently is left out.
    private static let rows: [StaticString] = [
        // English
        "jan feb mar apr may jun jul aug sep oct nov dec",
        """
        january february march april may june july august september/sept october november december
        """,
        // German
        """
        januar/jänner/jän februar/feber märz/mär/mrz april mai juni juli august september oktober/okt \
        november dezember/dez
        """,
        // French
        """
        janvier/janv/jan février/févr/fév mars avril/avr mai juin juillet/juil août/aou septembre octobre \
        novembre décembre/déc
        """,
        // Spanish and Catalan
        """
        enero/ene/gener/gen febrero/febrer marzo/març abril/abr mayo/maig junio/juny julio/juliol \
        agosto/ago/agost septiembre/setiembre/set/setembre octubre noviembre diciembre/dic/desembre/des
        """,
        // Italian
        """
        gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto/ago settembre/set/sett \
        ottobre/ott novembre dicembre/dic
        """,
        // Portuguese
        """
        janeiro fevereiro/fev março abril/abr maio junho julho agosto/ago setembro/set outubro/out novembro \
        dezembro/dez
        """,
        // Dutch
        "januari februari maart/mrt april mei juni juli augustus september oktober/okt november december",
        // Swedish, Danish, Norwegian
        """
        januari/januar februari/februar mars/marts april maj/mai juni juli augusti september oktober/okt \
        november december/desember/des
        """,
        // Finnish
        """
        tammikuu/tammi helmikuu/helmi maaliskuu/maalis huhtikuu/huhti toukokuu/touko kesäkuu/kesäkuuta/kesä \
        heinäkuu/heinä elokuu/elokuuta/elo syyskuu/syyskuuta/syys lokakuu/lokakuuta/loka marraskuu/marras \
        joulukuu/joulu
        """,
        // Polish
        """
        styczeń/stycznia/sty luty/lutego/lut marzec/marca/mar kwiecień/kwietnia/kwi maj/maja \
        czerwiec/czerwca/cze lipiec/lipca/lip sierpień/sierpnia/sie wrzesień/września/wrz \
        październik/paź listopad/lis grudzień/grudnia/gru
        """,
        // Czech and Slovak
        """
        leden/ledna/led/január/januára únor/února/úno/február/februára březen/března/bře/marec/marca \
        duben/dubna/dub/apríl/apríla květen/května/kvě/máj/mája červen/června/čvn/jún/júna \
        červenec/července/čvc/júl/júla srpen/srpna/srp/august/augusta září/zář/september/septembra \
        říjen/října/říj/október/októbra listopad/listopadu/november/novembra \
        prosinec/prosince/pro/december/decembra
        """,
        // Hungarian; two spellings with slips are what one publishing tool wrote
        """
        január február/februári március/márc április/ápr május/máujus/máj június/jún július/júl augusztus \
        szeptember/szept/sze október/okt november december
        """,
        // Turkish
        """
        ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki \
        kasım/kas aralık/ara
        """,
        // Romanian
        """
        ianuarie/ian februarie martie aprilie mai iunie/iun iulie/iul august septembrie octombrie \
        noiembrie/noi decembrie
        """,
        // Indonesian, Malay
        """
        januari februari maret/mac april mei juni/jun juli/julai agustus/agu/ogos september oktober november \
        desember
        """,
        // Russian
        """
        январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн \
        июль/июля/июл август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт \
        ноябрь/ноября/ноя/нояб декабрь/декабря/дек
        """,
        // Ukrainian
        """
        січень/січня/січ лютий/лютого/лют березень/березня/бер квітень/квітня/кві травень/травня/тра \
        червень/червня/чер липень/липня/лип серпень/серпня/сер вересень/вересня/вер жовтень/жовтня/жов \
        листопад/листопада/лис грудень/грудня/гру
        """,
        // Bulgarian
        """
        януари/яну февруари/фев март/мар април/апр май юни юли август/авг септември/сеп октомври/окт \
        ноември/ное декември/дек
        """,
        // Greek; "Μαω" for March is what one publishing tool wrote
        """
        ιανουάριος/ιανουαρίου/ιαν φεβρουάριος/φεβρουαρίου/φεβ μάρτιος/μαρτίου/μαρ/μαώ απρίλιος/απριλίου/απρ \
        μάιος/μαΐου/μαι ιούνιος/ιουνίου/ιουν/ιον ιούλιος/ιουλίου/ιουλ/ιολ αύγουστος/αυγούστου/αυγ \
        σεπτέμβριος/σεπτεμβρίου/σεπ οκτώβριος/οκτωβρίου/οκτ νοέμβριος/νοεμβρίου/νοε δεκέμβριος/δεκεμβρίου/δεκ
        """,
    ]
}
