/// Names of months in the languages that feeds are written in, full and short.
enum DateNames {
    /// The month of a folded word, 1 to 12.
    static func month(_ word: DateWord) -> Int? { word.letters >= 3 ? months[word.key] : nil }

    /// The month of a name that Croatian shares with Polish for another one. Croatian has a dot after the day.
    static func croatianMonth(_ word: DateWord) -> Int? {
        switch (word.key, word.letters, word.last) {
        case (0x6C_6970, 3, _): 6
        case (0x6C_6973, 3, _), (0x6C69_7374_6F70_6164, 9, UInt8(ascii: "a")): 10
        default: nil
        }
    }

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
        // Croatian, Serbian, Bosnian, Slovenian
        """
        siječanj/siječnja/sij/januar veljača/veljače/velj/februar ožujak/ožujka/ožu/mart/marec travanj/travnja/tra/april \
        svibanj/svibnja/svi/maj lipanj/lipnja/junij/juni srpanj/srpnja/julij/juli kolovoz/kolovoza/kol/avgust/avg \
        rujan/rujna/ruj/septembar oktobar/oktober studeni/studenoga/studenog/stu/novembar prosinac/prosinca/decembar
        """,
        // Lithuanian
        """
        sausis/sausio/saus vasaris/vasario/vas kovas/kovo/kov balandis/balandžio/bal gegužė/gegužės/geg \
        birželis/birželio/birž liepa/liepos/liep rugpjūtis/rugpjūčio/rugp rugsėjis/rugsėjo/rugs spalis/spalio/spal \
        lapkritis/lapkričio/lapkr gruodis/gruodžio/gruod
        """,
        // Latvian
        """
        janvāris/janvārī februāris/februārī/febr marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā \
        augusts/augustā septembris oktobris/oktobrī novembris decembris
        """,
        // Estonian
        """
        jaanuar/jaan veebruar/veebr/veeb märts aprill mai juuni juuli august september oktoober november \
        detsember/dets
        """,
        // Icelandic
        "janúar febrúar mars apríl maí júní júlí ágúst/ágú september október nóvember desember",
        // Galician, Basque
        """
        xaneiro/xan/urtarrila/urtarrilak/urt febreiro/otsaila/otsailak/otsailaren/ots marzo/martxoa/martxoak/martxoaren \
        abril/apirila/apirilak/apirilaren/api maio/maiatza/maiatzak/maiatzaren/mai xuño/ekaina/ekainak/ekainaren/eka \
        xullo/xul/uztaila/uztailak/uztailaren/uzt agosto/abuztua/abuztuak/abuztuaren/abu \
        setembro/iraila/irailak/irailaren/ira outubro/urria/urriak/urriaren/urr novembro/azaroa/azaroak/azaroaren/aza \
        decembro/abendua/abenduak/abenduaren/abe
        """,
        // Albanian
        """
        janar shkurt/shk mars prill/pri maj qershor/qer korrik/korr gusht/gush shtator/sht tetor/tet nëntor/nën dhjetor/dhj
        """,
        // Azerbaijani, Uzbek
        """
        yanvar/yan fevral mart aprel may iyun/iyn iyul/iyl avqust/avq/avgust sentyabr/sentabr oktyabr/oktabr noyabr/noy dekabr/dek
        """,
        // Afrikaans, Filipino, Swahili
        """
        januarie/januari/enero februarie/pebrero/peb/februari maart/marso/machi april/abril/aprili mei/mayo junie/hunyo/juni \
        julie/hulyo/julai augustus/agosto/agosti september/setyembre/septemba oktober/oktubre/oktoba november/nobyembre/nob \
        desember/disyembre/dis/desemba
        """,
        // Welsh
        """
        ionawr/ion chwefror/chwef/chw mawrth/maw ebrill/ebr mai mehefin/meh gorffennaf/gorff/gor awst medi hydref/hyd \
        tachwedd/tach rhagfyr/rhag
        """,
        // Russian
        """
        январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн \
        июль/июля/июл август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт \
        ноябрь/ноября/ноя/нояб декабрь/декабря/дек
        """,
        // Ukrainian
        """
        січень/січня/січ лютий/лютого/лют березень/березня/бер/берез квітень/квітня/кві/квіт травень/травня/тра/трав \
        червень/червня/чер/черв липень/липня/лип серпень/серпня/сер/серп вересень/вересня/вер/верес \
        жовтень/жовтня/жов/жовт листопад/листопада/лис/лист грудень/грудня/гру/груд
        """,
        // Bulgarian
        """
        януари/яну февруари/фев март/мар април/апр май юни юли август/авг септември/сеп октомври/окт \
        ноември/ное декември/дек
        """,
        // Serbian, Macedonian
        """
        јануар/јануари/јан фебруар/фебруари/феб март април мај јун/јуни јул/јули август септембар/септември \
        октобар/октомври новембар/ноември децембар/декември/дец
        """,
        // Belarusian
        """
        студзень/студзеня/сту люты/лютага сакавік/сакавіка/сак красавік/красавіка/кра май/мая чэрвень/чэрвеня/чэр \
        ліпень/ліпеня/ліп жнівень/жніўня/жні верасень/верасня/вер кастрычнік/кастрычніка/кас лістапад/лістапада/ліс \
        снежань/снежня/сне
        """,
        // Kazakh
        """
        қаңтар/қаң ақпан/ақп наурыз/нау сәуір/сәу мамыр/мам маусым/мау шілде/шіл тамыз/там қыркүйек/қыр қазан/қаз \
        қараша/қар желтоқсан/жел
        """,
        // Greek; "Μαω" for March is what one publishing tool wrote
        """
        ιανουάριος/ιανουαρίου/ιαν φεβρουάριος/φεβρουαρίου/φεβ μάρτιος/μαρτίου/μαρ/μαώ απρίλιος/απριλίου/απρ \
        μάιος/μαΐου/μαι ιούνιος/ιουνίου/ιουν/ιον ιούλιος/ιουλίου/ιουλ/ιολ αύγουστος/αυγούστου/αυγ \
        σεπτέμβριος/σεπτεμβρίου/σεπ οκτώβριος/οκτωβρίου/οκτ νοέμβριος/νοεμβρίου/νοε δεκέμβριος/δεκεμβρίου/δεκ
        """,
    ]
}
