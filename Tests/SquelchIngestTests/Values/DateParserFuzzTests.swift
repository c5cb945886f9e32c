import SquelchIngest
import SquelchTimeline
import Testing

/// Bytes of every kind must be read to their end, and not beyond it: the parser sees exactly as much memory
/// as is its own, and its results are always moments that four-digit years can show.
@Suite("DateParser on hostile bytes")
struct DateParserFuzzTests {
    private static let seeds = [
        "Tue, 05 Mar 2024 07:30:00 +0000", "2024-03-05T07:30:00.123+02:00", "Tue Mar  5 07:30:00 EST 2024",
        "March 5, 2024 at 7:30 p.m.", "2004년 05월 25일 오후 11:23:17", "2024年3月5日 7時30分15秒", "3/5/24, 7:30 AM",
        "Τρίτη, 5 Μαρτίου 2024 9:30 μμ", "20240305T073000Z", "2024-W10-2", "1709623800.5",
        "9999-12-31T23:59:59-23:59",
    ].map { Array($0.utf8) }

    /// Parses from an allocation of exactly the size of the text, so that a sanitizer sees a read beyond it.
    private func check(_ bytes: [UInt8]) {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        defer { memory.deallocate() }
        _ = memory.initialize(from: bytes)
        guard let date = DateParser.parse(UnsafeBufferPointer(memory)) else { return }
        if !UTCTime.range.contains(date.seconds) { Issue.record("\(bytes) gives \(date)") }
        if date.dateOnly, date.seconds % UTCTime.secondsPerDay != 0 { Issue.record("\(bytes) gives \(date)") }
    }

    @Test func everyPrefixOfEveryDate() {
        for seed in Self.seeds {
            for length in 0...seed.count { check(Array(seed.prefix(length))) }
        }
    }

    @Test func mutatedDates() {
        var random = SplitMix(state: 0x5EED)
        let alphabet =
            Array("0123456789-+:./,()TZWPMam \t".utf8) + [0, 0xCE, 0xD0, 0xC3, 0xE5, 0xEB, 0x80, 0xFF]
        for _ in 0..<60_000 {
            var bytes = Self.seeds[Int(random.next() % UInt64(Self.seeds.count))]
            for _ in 0...Int(random.next() % 4) where !bytes.isEmpty {
                let index = Int(random.next() % UInt64(bytes.count))
                let byte = alphabet[Int(random.next() % UInt64(alphabet.count))]
                switch random.next() % 4 {
                case 0: bytes[index] = byte
                case 1: bytes.insert(byte, at: index)
                case 2: bytes.remove(at: index)
                default: bytes.insert(contentsOf: repeatElement(bytes[index], count: 20), at: index)
                }
            }
            check(bytes)
        }
    }

    @Test func randomBytes() {
        var random = SplitMix(state: 7)
        for _ in 0..<20_000 {
            let length = Int(random.next() % 300)
            check((0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        }
    }

    @Test func everyFastLayoutAgreesWithTheScanner() {
        // A comment at the end sends the same date the long way round.
        var random = SplitMix(state: 2024)
        for _ in 0..<5_000 {
            let seconds = Int64(random.next() % 4_000_000_000)
            let iso = UTCTime.iso8601(seconds)
            #expect(describeDate(iso) == iso)
            #expect(describeDate(iso + " (UTC)") == iso)
        }
    }
}
