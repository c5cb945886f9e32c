import SquelchJSON
import Testing

struct LineTests {
    struct Seen: Equatable {
        var number: Int
        var tree: Tree?
        var code: JSONError.Code?
        var repairs: JSONRepairs = []
    }

    private func lines(
        _ text: String, from first: Int = 1, repairing: Bool = false, padding: Int = 0
    ) throws -> (seen: [Seen], next: Int) {
        var parser = try JSONParser(sizeLimit: 1000)
        var seen: [Seen] = []
        let bytes = Array(text.utf8) + [UInt8](repeating: UInt8(ascii: "]"), count: padding)
        let next = bytes.withUnsafeBufferPointer { all in
            let text = UnsafeBufferPointer(rebasing: all.dropLast(padding))
            return parser.forEachLine(in: text, readable: padding, from: first, repairing: repairing) {
                line in
                switch line.result {
                case .success(let value):
                    seen.append(Seen(number: line.number, tree: Tree(value), repairs: line.repairs))
                case .failure(let error):
                    #expect(error.line == line.number)
                    seen.append(Seen(number: line.number, code: error.code))
                }
            }
        }
        return (seen, next)
    }

    @Test(arguments: [0, 31, 32, 64])
    func eachLineIsADocument(padding: Int) throws {
        let (seen, next) = try lines("1\n\r\n\"a\"\r\n  \n[2]", padding: padding)
        #expect(
            seen == [
                Seen(number: 1, tree: .int(1)), Seen(number: 3, tree: .string("a")),
                Seen(number: 5, tree: .array([.int(2)])),
            ])
        #expect(next == 6)
    }

    @Test func aBadLineIsReportedAndTheRestGoesOn() throws {
        let text = "1\n{\"a\":\n[1,2\n\"x\n3\n1e999\n\(String(repeating: " ", count: 1001))7\n1 2\n4\n"
        let (seen, next) = try lines(text)
        #expect(seen.map(\.number) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
        #expect(seen.map { $0.tree != nil } == [true, false, false, false, true, false, false, false, true])
        #expect(seen[3].code == .unclosedString)
        #expect(seen[5].code == .badNumber)
        #expect(seen[6].code == .tooLarge)
        #expect(next == 10)
    }

    @Test func aDocumentDoesNotRunOverALineEnd() throws {
        #expect(try lines("[1,\n2]").seen.allSatisfy { $0.tree == nil })
    }

    @Test func unicodeLineEndsAreText() throws {
        let (seen, _) = try lines("\u{FEFF}\"a\u{2028}b\u{85}c\"\n1")
        #expect(
            seen == [Seen(number: 1, tree: .string("a\u{2028}b\u{85}c")), Seen(number: 2, tree: .int(1))])
    }

    @Test(arguments: ["", "\n", "\r\n \n\t", "\u{FEFF}", "\u{FEFF}\n"])
    func blankTextHasNoLines(text: String) throws {
        #expect(try lines(text).seen.isEmpty)
    }

    @Test func numberingGoesOnFromPieceToPiece() throws {
        #expect(try lines("1\n2\n", from: 41).next == 43)
        #expect(try lines("1\n2", from: 41).seen.map(\.number) == [41, 42])
    }

    @Test func linesAreMendedIfAsked() throws {
        let (seen, _) = try lines(
            "{\"id\":123456789012345678901}\n\"a\tb\"\n[1\n\"\\ud800\"", repairing: true)
        #expect(
            seen == [
                Seen(
                    number: 1,
                    tree: .object([.init(key: Array("id".utf8), value: .string("123456789012345678901"))]),
                    repairs: .numbers),
                Seen(number: 2, tree: .string("a\tb"), repairs: .controlCharacters),
                Seen(number: 3, code: .syntax),
                Seen(number: 4, tree: .string("\u{FFFD}"), repairs: .escapes),
            ])
    }

    @Test func whatTheBodyThrowsEndsTheReading() throws {
        struct Stop: Error {}
        var parser = try JSONParser()
        var count = 0
        #expect(throws: Stop.self) {
            try Array("1\n2\n3".utf8).withUnsafeBufferPointer { bytes in
                _ = try parser.forEachLine(in: bytes) { (line: JSONLine) throws(Stop) in
                    count += 1
                    if line.number == 2 { throw Stop() }
                }
            }
        }
        #expect(count == 2)
    }
}
