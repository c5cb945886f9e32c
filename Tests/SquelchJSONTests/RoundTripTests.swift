import SquelchJSON
import Testing

struct RoundTripTests {
    private func scalar(_ dice: inout Dice) -> Unicode.Scalar {
        let limit: UInt32 = [0x80, 0x100, 0x2100, 0x1_0000, 0x11_0000].randomElement(using: &dice) ?? 0x80
        return Unicode.Scalar(UInt32.random(in: 0..<limit, using: &dice)) ?? "?"
    }

    private func text(_ dice: inout Dice) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &dice) { text.append(scalar(&dice)) }
        return Array(String(text).utf8)
    }

    private func tree(_ dice: inout Dice, depth: Int) -> Tree {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 7), using: &dice) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &dice))
        case 2:
            return .int(
                Int64.random(in: .min ... .max, using: &dice) >> Int64.random(in: 0..<64, using: &dice))
        case 3: return .uint(UInt64.random(in: (1 << 63)...UInt64.max, using: &dice))
        case 4, 5:
            let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &dice))
            return number.isFinite ? .double(number) : .null
        case 6: return .text(text(&dice))
        case 7:
            return .array(
                (0..<Int.random(in: 0...6, using: &dice)).map { _ in tree(&dice, depth: depth - 1) })
        default:
            return .object(
                (0..<Int.random(in: 0...6, using: &dice)).map { _ in
                    Tree.Member(key: text(&dice), value: tree(&dice, depth: depth - 1))
                })
        }
    }

    @Test func treesComeBackAsTheyWereWritten() throws {
        var dice = Dice(state: 1)
        var writer = try JSONWriter()
        var parser = try JSONParser()
        for round in 0..<1500 {
            let tree = tree(&dice, depth: 5)
            writer.reset()
            tree.write(to: &writer)
            let read = try writer.withBytes { bytes in Tree(try parser.parse(bytes)) }
            #expect(read == tree, "round \(round)")
        }
    }

    @Test func everyScalarComesBack() throws {
        var writer = try JSONWriter()
        var parser = try JSONParser()
        var start: UInt32 = 0
        while start < 0x11_0000 {
            let scalars = (start..<start + 0x1000).compactMap(Unicode.Scalar.init)
            start += 0x1000
            if scalars.isEmpty { continue }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            let text = String(view)
            writer.reset()
            writer.string(text)
            let isSame = try writer.withBytes { bytes in
                try parser.parse(bytes).string.map(Array.init) == Array(text.utf8)
            }
            #expect(isSame, "from \(start - 0x1000)")
            let isTame = writer.withBytes { bytes in
                String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
                    scalar.properties.generalCategory != .control && !(0x202A...0x202E).contains(scalar.value)
                }
            }
            #expect(isTame, "from \(start - 0x1000)")
        }
    }

    @Test func numbersComeBackBitForBit() throws {
        var dice = Dice(state: 2)
        var numbers: [Double] = [
            0, -0.0, 1, -1, 0.1, 1 / 3, .pi, 1e21, 1e22, 1e23, .leastNonzeroMagnitude, .leastNormalMagnitude,
            .greatestFiniteMagnitude,
        ]
        for _ in 0..<20_000 { numbers.append(Double(bitPattern: dice.next())) }
        var writer = try JSONWriter()
        var parser = try JSONParser()
        for number in numbers where number.isFinite {
            writer.reset()
            writer.double(number)
            let read = try writer.withBytes { bytes in try parser.parse(bytes).double }
            #expect(read?.bitPattern == number.bitPattern, "\(number)")
        }
    }
}
