import SquelchTimeline

/// Names of the days of the week. They tell whether 05/03/2024 is of March or of May.
enum DateWeekdays {
    /// The days that a folded word names, Monday the lowest bit; 0 for none. Short names of several languages may be one.
    static func named(_ word: DateWord) -> UInt8 { word.letters >= 2 ? days[word.key] ?? 0 : 0 }

    /// Whether a date is of one of the days.
    static func hold(_ date: ParsedDate, _ days: UInt8) -> Bool {
        // 1970-01-01 was a Thursday; 1 January of the year 1, the earliest here, a Monday.
        let day = (date.seconds / UTCTime.secondsPerDay + 3 + 7 * 110_000) % 7
        return days & 1 << UInt8(truncatingIfNeeded: day) != 0
    }

    private static let days: [UInt64: UInt8] = {
        var table: [UInt64: UInt8] = [:]
        for row in rows { DateWord.each(in: row) { word, day in table[word.key, default: 0] |= 1 << UInt8(day) } }
        return table
    }()

    // Seven groups a row, from Monday, as months are written in DateNames.
    private static let rows: [StaticString] = [
        "monday/mon/mo tuesday/tue/tues/tu wednesday/wed/we thursday/thu/thur/thurs/th friday/fri/fr saturday/sat sunday/sun",
        "montag/mo dienstag/di mittwoch/mi donnerstag/do freitag/fr samstag/sonnabend/sa sonntag/so",
        "lundi/lun mardi/mar mercredi/mer jeudi/jeu vendredi/ven samedi/sam dimanche/dim",
        "lunes/lun martes/mar miércoles/mié jueves/jue viernes/vie sábado/sáb domingo/dom",
        "dilluns/dl dimarts/dt dimecres/dc dijous/dj divendres/dv dissabte/ds diumenge/dg",
        "lunedì/lun martedì/mar mercoledì/mer giovedì/gio venerdì/ven sabato/sab domenica/dom",
        "segunda/seg terça/ter quarta/qua quinta/qui sexta/sex sábado/sáb domingo/dom",
        "maandag/ma dinsdag/di woensdag/wo donderdag/do vrijdag/vr zaterdag/za zondag/zo",
        """
        måndag/mandag/mån/man/ma tisdag/tirsdag/tis/tirs/tir/ti onsdag/ons/on torsdag/tors/tor/to fredag/fre/fr \
        lördag/lørdag/lör/lør/lø söndag/søndag/sön/søn/sø
        """,
        """
        maanantaina/maanantai/ma tiistaina/tiistai/ti keskiviikkona/ke torstaina/torstai/to perjantaina/pe \
        lauantaina/lauantai/la sunnuntaina/sunnuntai/su
        """,
        "poniedziałek/pon/pn wtorek/wto/wt środa/śro/śr czwartek/czw piątek/pią/pt sobota/sob niedziela/niedz/nie",
        "pondělí/pondelok/po úterý/utorok/út středa/streda/st čtvrtek/štvrtok/čt/št pátek/piatok/pá/pi sobota/so neděle/ne",
        "hétfő kedd szerda/sze csütörtök/cs péntek szombat/szo vasárnap",
        "pazartesi/pzt salı/sal çarşamba/çar perşembe/per cuma/cum cumartesi/cmt pazar/paz",
        "luni/lun/lu marți/mar miercuri/mie joi vineri/vin sâmbătă/sâm duminică/dum",
        "senin/sen selasa/sel rabu/rab kamis/kam jumat/jum sabtu/sab minggu/min",
        """
        понедельник/понеділок/понеделник/понедељак/пн/пон вторник/вівторок/уторак/вт/вто среда/середа/сряда/ср \
        четверг/четвер/четвъртък/четвртак/чт/чет пятница/пʼятниця/петък/петак/пт/пет суббота/субота/сб/суб \
        воскресенье/вс неделя
        """,
        "даваа мягмар лхагва пүрэв баасан бямба ням",
        "δευτέρα/δευ/δε τρίτη/τρι τετάρτη/τετ πέμπτη/πεμ παρασκευή/παρ σάββατο/σαβ κυριακή/κυρ",
        """
        ponedjeljak/ponedeljek/ponedeljak/pon utorak/torek/uto/tor srijeda/sreda/sri/sre četrtek/četvrtak/čet petak/petek/pet \
        subota/sobota/sub/sob nedjelja/nedelja/ned
        """,
    ]
}
