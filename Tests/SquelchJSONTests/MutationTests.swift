import SquelchJSON
import Testing

struct MutationTests {
    private static let sample = Array(
        """
        {"version":"1.1","title":"Hill \\u00e9","items":[
        {"id":17,"url":"https://a.example/","n":[1,-2.5e3,true,null]},
        {"id":"18","text":"R\u{E4}in \u{1F600} \\ud83d\\ude00 \\"q\\"","tags":["a","b"],
        "big":18446744073709551615}],
        "x":{"y":{}}}
        """.utf8)

    private func mutated(_ dice: inout Dice) -> [UInt8] {
        var bytes = Self.sample
        let marks = Array("[]{}\",:\\u-+.eE0189tfn \n\r\t\0\u{FF}".utf8) + [0xFF, 0xC2, 0xE2, 0xF0, 0x80]
        for _ in 0..<Int.random(in: 1...8, using: &dice) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &dice)
            let mark = marks.randomElement(using: &dice) ?? 0
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: bytes[at] = mark
            case 1: bytes.insert(mark, at: at)
            case 2: bytes.remove(at: at)
            case 3: bytes[at] = UInt8(truncatingIfNeeded: dice.next())
            case 4:
                bytes.insert(contentsOf: bytes[at...].prefix(Int.random(in: 0...20, using: &dice)), at: at)
            default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0...20, using: &dice)))
            }
        }
        return bytes
    }

    /// No crash, no endless run; what was refused is refused with a place inside the text, what was read
    /// can be written and read again.
    @Test(arguments: 1...4)
    func brokenTextIsReadOrRefused(seed: UInt64) throws {
        var dice = Dice(state: seed)
        var parser = try JSONParser()
        var writer = try JSONWriter()
        let shape = try JSONShape("title", "items", "x.y")
        for round in 0..<1500 {
            let bytes = mutated(&dice)
            var tree: Tree?
            bytes.withUnsafeBufferPointer { text in
                do throws(JSONError) {
                    let document = try parser.parseRepairing(text)
                    tree = Tree(document.root)
                    #expect(document.repairs.isEmpty == (document.damage == nil))
                } catch {
                    #expect(error.offset.map { (0...bytes.count).contains($0) } ?? true)
                }
                parser.forEachLine(in: text, repairing: true) { line in
                    if case .success(let value) = line.result { _ = Tree(value) }
                }
                parser.forEachLine(in: text, repairing: true, picking: shape) { line in
                    for index in 0..<line.count { _ = line[index].string.map(Array.init) }
                    return true
                } otherwise: { line in
                    if case .success(let value) = line.result { _ = Tree(value) }
                }
            }
            guard let tree else { continue }
            writer.reset()
            tree.write(to: &writer)
            let again = try writer.withBytes { text in Tree(try parser.parse(text)) }
            #expect(again == tree, "seed \(seed), round \(round)")
        }
    }

    @Test func aSampleCutAnywhereNeverCrashes() throws {
        for length in 0...Self.sample.count {
            let cut = Array(Self.sample[..<length])
            #expect((failure(cut) == nil) == (length == Self.sample.count))
            if length > 0 { #expect(throws: Never.self, "cut at \(length)") { try repair(cut) } }
        }
    }
}
