/// Names of time zones, as mail, feeds and `date` print them.
enum DateZones {
    /// Seconds east of UTC, or nil for a name that is not known.
    ///
    /// Where a name has several meanings, the one that other feed readers settled on is taken: BST is
    /// British, CST American, IST Indian, SST Singapore's. Of the military letters only Z is read: RFC 822
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
            ("hst hast", -600),
        ]
        var table: [UInt64: Int] = [:]
        for (names, offset) in hours {
            DateWord.each(in: names) { word, _ in table[word.key] = offset }
        }
        return table
    }()
}
