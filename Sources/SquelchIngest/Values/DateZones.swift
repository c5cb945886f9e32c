/// Names of time zones, as mail, feeds and `date` print them.
enum DateZones {
    /// Seconds east of UTC, or nil for a name that is not known.
    ///
    /// Where a name has several meanings, the one that other feed readers settled on is taken: BST is
    /// British, CST American, GST the Gulf's, IST Indian, SST Singapore's; AMT, which is Armenian or Brazilian, is not read. Of the military letters only Z is read: RFC 822
    /// printed the others with the wrong sign, and RFC 2822 voids them.
    static func offset(_ word: DateWord) -> Int? {
        guard let minutes = minutes[word.key] else { return nil }
        return minutes * 60
    }

    private static let minutes: [UInt64: Int] = {
        let hours: [(StaticString, Int)] = [
            ("gmt utc ut z wet uct", 0), ("west bst cet met mez", 60), ("cest mest mesz eet sast cat", 120),
            ("eest msk trt eat", 180), ("msd", 240), ("pkt", 300), ("wib ict", 420),
            ("sst sgt awst hkt", 480), ("jst kst", 540), ("aest", 600), ("aedt", 660), ("nzst", 720),
            ("nzdt", 780), ("ist", 330), ("acst", 570), ("acdt", 630), ("nst", -210), ("ndt", -150),
            ("brst", -120), ("adt brt art clst", -180), ("ast edt clt", -240), ("est cdt et", -300),
            ("cst mdt ct", -360), ("mst pdt mt", -420), ("pst akdt pt", -480), ("akst hadt", -540),
            ("hst hast", -600), ("hdt", -540),
            ("sec", 60), ("selc oez", 120), ("oesz мск", 180), ("wez", 0), ("wesz", 60), ("haa", -180),
            ("hae hna", -240),
            ("hne hac", -300), ("hnc har", -360), ("hnr hap", -420), ("hnp", -480),
            ("wat", 60), ("wast", 120), ("idt syot", 180), ("irst", 210), ("gst samt azt get mut ret sct", 240),
            ("irdt aft", 270), ("uzt yekt tmt tjt mvt", 300), ("npt", 345), ("bdt omst almt btt", 360), ("mmt", 390),
            ("novt krat hovt", 420), ("pht phst wita myt irkt ulat bnt", 480), ("acwst", 525),
            ("wit yakt tlt", 540), ("chst pgt vlat", 600), ("lhst", 630), ("lhdt sbt vut nct magt nft", 660),
            ("fjt gilt mht pett wakt tvt", 720), ("chast", 765), ("tot phot", 780), ("chadt", 825), ("lint", 840),
            ("cvt azot", -60), ("azost egst", 0), ("fnt", -120), ("gft uyt fkst pyst srt", -180),
            ("bot vet gyt pyt", -240), ("cot pet ect", -300), ("galt", -360), ("taht", -600), ("nut", -660),
        ]
        var table: [UInt64: Int] = [:]
        for (names, offset) in hours {
            DateWord.each(in: names) { word, _ in table[word.key] = offset }
        }
        return table
    }()
}
