import Testing

@testable import SquelchIngest

/// Cutting text into records, with the damage that tables suffer.
@Suite("CSV rows")
struct CSVRowsTests {
    private func rows(
        _ text: String, delimiter: Character = ",", expected: Int? = nil
    ) -> (cells: [[String]], lines: [Int], damaged: [Int]) {
        var cells: [[String]] = []
        var lines: [Int] = []
        var damaged: [Int] = []
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            let rows = CSVRows(bytes, delimiter: delimiter.asciiValue ?? 0)
            rows.expected = expected
            while rows.next() {
                cells.append(rows.record.strings())
                lines.append(rows.line)
                if rows.isDamaged { damaged.append(rows.line) }
            }
        }
        return (cells, lines, damaged)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func lineEndsOfEveryKind(_ end: String) {
        let read = rows(["a,b", "", "\"c\(end)d\",e", "f,g"].joined(separator: end))
        #expect(read.cells == [["a", "b"], ["c\(end)d", "e"], ["f", "g"]])
        #expect(read.lines == [1, 3, 5])
        #expect(read.damaged.isEmpty)
    }

    @Test func quotesHoldDelimitersAndQuotes() {
        #expect(rows(#""a,""b""",c"#).cells == [[#"a,"b""#, "c"]])
        #expect(rows("a;\"b;c\"\n", delimiter: ";").cells == [["a", "b;c"]])
        #expect(rows("a\tb c\t\n", delimiter: "\t").cells == [["a", "b c", ""]])
    }

    @Test func aQuoteInsideACellCostsNothing() {
        let read = rows("a,6\" ruler,c\nd,e,f\n", expected: 3)
        #expect(read.cells == [["a", "6\" ruler", "c"], ["d", "e", "f"]])
        #expect(read.damaged == [1])
    }

    @Test func anOpenQuoteCostsItsLineAlone() {
        let read = rows("h,i,j\na,\"b,c\nd,\"e\",f\ng,h,i\n", expected: 3)
        #expect(read.cells == [["h", "i", "j"], ["a", "b,c"], ["d", "e", "f"], ["g", "h", "i"]])
        #expect(read.damaged == [2])
    }

    @Test func anOpenQuoteAtTheEndKeepsTheRowsBeforeIt() {
        let rest = (0..<1000).map { "\($0),x,y\n" }.joined()
        let read = rows("a,b,\"c\n" + rest, expected: 3)
        #expect(read.cells.count == 1001)
        #expect(read.cells.last == ["999", "x", "y"])
        #expect(read.lines.last == 1001)
        #expect(read.damaged == [1])
    }

    @Test func aLongTextWithQuotesOfItsOwnStaysOneRecord() {
        let read = rows("a,\"He said \"hi\" and\nleft\",x\nb,c,d\n", expected: 3)
        #expect(read.cells.count == 2)
        #expect(read.cells.first?.first == "a")
        #expect(read.cells.first?.last == "x")
        #expect(read.cells.last == ["b", "c", "d"])
        #expect(read.lines == [1, 3])
    }

    @Test func anEndlessQuoteNeedsNoMemory() {
        // More than a record may have; every line behind it is still read.
        let line = String(repeating: "x", count: 999) + "\n"
        let read = rows("\"" + String(repeating: line, count: 9000), expected: 1)
        #expect(read.cells.count == 9000)
        #expect(read.damaged == [1])
    }

    @Test func quotesOutOfPlaceInEveryLine() {
        let lines = (0..<3000).map { "\($0),\"a\"b\"\n" }.joined()
        let read = rows(lines, expected: 2)
        #expect(read.cells.count == 3000)
        #expect(read.cells.map(\.first) == (0..<3000).map { String($0) })
    }

    @Test func randomBytesEnd() {
        var random = SplitMix(state: 7)
        let alphabet = Array("\"\",,;\n\r\t ab".utf8)
        for _ in 0..<2000 {
            let bytes = (0..<60).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
            let text = String(decoding: bytes, as: UTF8.self)
            let letters = text.count { $0 == "a" || $0 == "b" }
            for expected in [nil, 2, 3] {
                let read = rows(text, expected: expected)
                let kept = read.cells.joined().joined().count { $0 == "a" || $0 == "b" }
                #expect(kept == letters, "\(text.debugDescription)")
            }
        }
    }
}
