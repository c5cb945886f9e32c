/// The labels that files give their encodings, under the names that iconv takes.
///
/// They are those of the Encoding Standard, and its aliases: a label is read as browsers read it (ISO 8859-1 is
/// windows-1252, GB 2312 is GB 18030). People misspell them, so that only letters and digits count: `UTF_8`, `utf-8,` and
/// `win-1251` are what they were meant to be.
enum EncodingLabels {
    /// What a label stands for.
    enum Meaning: Equatable {
        /// An encoding under iconv's name.
        case encoding(String)
        /// One that is not read: markup could hide in it, or the bytes cannot be in it.
        case refused
        /// Nothing that is known.
        case unknown
    }

    static func meaning(of label: String) -> Meaning {
        var squashed = String(decoding: label.utf8.map(\.asciiLowercased).filter(\.isASCIIAlphanumeric), as: UTF8.self)
        // "text/xml; charset=utf-8" is what belongs into a header.
        if squashed.hasPrefix("text") || squashed.hasPrefix("charset") || squashed.hasPrefix("application") {
            squashed = squashed.split(separator: "charset").last.map(String.init) ?? squashed
        }
        if let name = names[squashed] { return .encoding(name) }
        if refused.contains(squashed) || squashed.contains("ebcdic") { return .refused }
        // Names of databases: utf8mb4, utf8_general_ci.
        if squashed.hasPrefix("utf8") { return .encoding("UTF-8") }
        // "win1251", "cp1251", "windowscp1251" and the like.
        let page = squashed.suffix(4)
        let isCodePage = squashed.hasPrefix("win") || squashed.hasPrefix("cp") || squashed.hasPrefix("ms")
        if isCodePage, page.hasPrefix("125"), let digit = page.last, "012345678".contains(digit) {
            return .encoding("WINDOWS-\(page)")
        }
        return .unknown
    }

    /// Whether a name of iconv's is that of an encoding with one byte a character.
    static func isOneByte(_ name: String) -> Bool {
        ["WINDOWS-", "ISO-8859-", "KOI8", "MAC", "IBM866", "CP874"].contains { name.hasPrefix($0) }
    }

    /// Whether ASCII text is the same in the encoding.
    static func extendsASCII(_ name: String) -> Bool { !name.hasPrefix("UTF-") && name != "ISO-2022-JP" }

    private static let refused: Set<String> = [
        "utf7", "unicode11utf7", "csunicode11utf7", "iso2022kr", "csiso2022kr", "iso2022cn", "iso2022cnext", "hzgb2312",
        "ibm037", "cp037", "ibm500", "cp500", "ibm1047", "cp1047", "scsu", "bocu1",
    ]

    private static let names: [String: String] = {
        let rows: [(name: String, labels: String)] = [
            ("UTF-8", "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 usascii ascii unicode none unknown binary"),
            (
                "WINDOWS-1252",
                """
                iso88591 iso885911987 isoir100 latin1 l1 csisolatin1 cp819 ibm819 ansix341968 windows1252 cp1252 \
                xcp1252 ansi
                """
            ),
            ("ISO-8859-2", "iso88592 iso885921987 isoir101 latin2 l2 csisolatin2"),
            ("ISO-8859-3", "iso88593 iso885931988 isoir109 latin3 l3 csisolatin3"),
            ("ISO-8859-4", "iso88594 iso885941988 isoir110 latin4 l4 csisolatin4"),
            ("ISO-8859-5", "iso88595 iso885951988 isoir144 cyrillic csisolatincyrillic"),
            (
                "ISO-8859-6",
                """
                iso88596 iso885961987 iso88596e iso88596i isoir127 arabic asmo708 ecma114 csiso88596e csiso88596i \
                csisolatinarabic
                """
            ),
            (
                "ISO-8859-7",
                "iso88597 iso885971987 isoir126 greek greek8 ecma118 elot928 suneugreek csisolatingreek"
            ),
            (
                "ISO-8859-8",
                """
                iso88598 iso885981988 iso88598e iso88598i isoir138 hebrew visual logical csiso88598e csiso88598i \
                csisolatinhebrew
                """
            ),
            ("ISO-8859-10", "iso885910 iso8859101992 isoir157 latin6 l6 csisolatin6"),
            ("ISO-8859-13", "iso885913"), ("ISO-8859-14", "iso885914"),
            ("ISO-8859-15", "iso885915 latin9 l9 csisolatin9"), ("ISO-8859-16", "iso885916 latin10"),
            ("IBM866", "ibm866 866 cp866 csibm866"),
            ("KOI8-R", "koi8r koi koi8 cskoi8r"), ("KOI8-U", "koi8u koi8ru"),
            ("MACINTOSH", "macintosh mac xmacroman macroman csmacintosh"),
            ("MAC-CYRILLIC", "xmaccyrillic xmacukrainian maccyrillic"),
            ("CP874", "windows874 dos874 tis620 iso885911 cp874"),
            ("WINDOWS-1250", "windows1250 cp1250 xcp1250"), ("WINDOWS-1251", "windows1251 cp1251 xcp1251 1251"),
            ("WINDOWS-1253", "windows1253 cp1253 xcp1253"),
            ("WINDOWS-1254", "windows1254 cp1254 xcp1254 iso88599 iso885991989 isoir148 latin5 l5 csisolatin5"),
            ("WINDOWS-1255", "windows1255 cp1255 xcp1255"), ("WINDOWS-1256", "windows1256 cp1256 xcp1256"),
            ("WINDOWS-1257", "windows1257 cp1257 xcp1257"), ("WINDOWS-1258", "windows1258 cp1258 xcp1258"),
            (
                "GB18030",
                """
                gb18030 gb2312 gb231280 gbk xgbk cngb euccn gb23121980 chinese csgb2312 csiso58gb231280 isoir58 cp936 \
                windows936 ms936
                """
            ),
            ("BIG5-HKSCS", "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 windows950 big5eten"),
            ("EUC-JP", "eucjp xeucjp ujis cseucpkdfmtjapanese"),
            ("ISO-2022-JP", "iso2022jp csiso2022jp jis"),
            (
                "CP932",
                "shiftjis sjis xsjis shiftjisx0213 windows31j cswindows31j csshiftjis mskanji ms932 cp932 windows932"
            ),
            (
                "CP949",
                """
                euckr cseuckr korean ksc5601 ksc56011987 ksc56011989 csksc56011987 isoir149 windows949 ms949 cp949 uhc
                """
            ),
            ("UTF-16", "utf16 ucs2 iso10646ucs2 csunicode"), ("UTF-16LE", "utf16le unicodefeff"),
            ("UTF-16BE", "utf16be unicodefffe"), ("UTF-32", "utf32 ucs4"), ("UTF-32LE", "utf32le"),
            ("UTF-32BE", "utf32be"),
        ]
        var names: [String: String] = [:]
        for row in rows {
            for label in row.labels.split(separator: " ") { names[String(label)] = row.name }
        }
        return names
    }()
}
