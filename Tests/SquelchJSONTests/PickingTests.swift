import SquelchJSON
import Testing

struct PickingTests {
    private func pick(_ text: String, repairing: Bool = false) throws -> [String] {
        let shape = try JSONShape(
            "id", "account.acct", "tags", "account.id", "created_at_utc", "n", "account")
        var parser = try JSONParser(sizeLimit: 1000)
        var seen: [String] = []
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            _ = parser.forEachLine(in: bytes, repairing: repairing, picking: shape) { line in
                if line[0].string.map({ $0 == "refuse" }) == true { return false }
                seen.append((0..<line.count).map { show(line[$0]) }.joined(separator: "|"))
                return true
            } otherwise: { line in
                switch line.result {
                case .success(let value): seen.append("whole \(words(value["id"]))")
                case .failure(let error): seen.append("\(error.code)")
                }
            }
        }
        return seen
    }

    private func words(_ value: JSONValue?) -> String {
        if let text = value?.string { return String(decoding: text, as: UTF8.self) }
        return value?.int64.map { "\($0)" } ?? "-"
    }

    private func show(_ field: JSONField) -> String {
        switch field.kind {
        case nil: "-"
        case .null: "null"
        case .string: field.string.map { String(decoding: $0, as: UTF8.self) } ?? "?"
        case .int64: field.int64.map { "\($0)" } ?? "?"
        case .uint64: field.uint64.map { "\($0)" } ?? "?"
        case .double: field.double.map { "\($0)" } ?? "?"
        case .bool: field.bool.map { "\($0)" } ?? "?"
        case .array, .object: field.json.map { String(decoding: $0, as: UTF8.self) } ?? "?"
        }
    }

    @Test(arguments: [
        (
            #"{"id":"a","x":[{"id":1}],"account":{"acct":"b","id":2},"tags":["t" , 1]}"#,
            #"a|b|["t" , 1]|2|-|-|"#
        ),
        (
            #"{"account":{"z":{}},"created_at_utc":"c","created_at_ut":1,"created_at_utcc":2,"n":1.5}"#,
            "-|-|-|-|c|1.5|"
        ),
        (
            #"{"id":18446744073709551615,"tags":null,"n":false,"account":[1]}"#,
            "18446744073709551615|-|null|-|-|false|[1]"
        ),
        (#"{"\u0069d":"a","created_at_ut\u0063":"c","i\u0064x":1,"\"":2}"#, "a|-|-|-|c|-|-"),
        (#"{"id":1,"id":2}"#, "whole 2"),
        (#"{"id":"x","account":{"acct":"a","id":1},"account":{"id":"b"}}"#, "whole x"),
        (#"{"id":"y","account":{},"account":{}}"#, "whole y"), (#"{"id":"refuse"}"#, "whole refuse"),
        ("{}", "-|-|-|-|-|-|-"), (#"{"id":"é\n"} "#, "é\n|-|-|-|-|-|-"),
    ])
    func fieldsAreFoundByPath(line: String, expected: String) throws {
        #expect(try pick(line) == [expected])
    }

    @Test func badLinesAreReportedAndTheRestGoesOn() throws {
        let none = "-|-|-|-|-|-|-"
        let text =
            "{}\n[1]\n{\"id\":1\n\n{\"id\":\"\\ud800\"}\n{} {}\n{\"id\":1e999}\n{\"a\" 1}\n"
            + "{\"id\":tru}\n1\n{}"
        let seen = try pick(text)
        #expect(seen.count == 10)
        // After so many lines of another kind the last one is not tried any more.
        #expect(seen.first == none && seen.last == "whole -")
        #expect(seen.dropFirst().dropLast().allSatisfy { !$0.contains("|") })
        #expect(seen[3] == "badString")
    }

    @Test func pickingIsTriedAgainAfterOtherLines() throws {
        let seen = try pick(String(repeating: "[]\n", count: 1000) + String(repeating: "{}\n", count: 100))
        #expect(seen.count == 1100)
        #expect(seen.suffix(30).allSatisfy { $0 == "-|-|-|-|-|-|-" })
    }

    @Test func linesAreMendedIfAsked() throws {
        #expect(
            try pick("{\"id\":123456789012345678901}\n{\"id\":\"a\tb\"}", repairing: true) == [
                "whole 123456789012345678901", "whole a\tb",
            ])
    }

    @Test func pickingAgreesWithParsing() throws {
        var dice = Dice(state: 5)
        let keys = ["id", "i", "idx", "account", "acct", "n", "tags", "created_at_utc", "created_at_utx", ""]
        let values = [
            "1", "\"s\"", "null", "[1,{\"id\":2}]", "{\"id\":3,\"acct\":\"q\"}", "{}", "true", "2.5",
        ]
        let shape = try JSONShape("id", "account.acct", "n", "created_at_utc")
        var picker = try JSONParser()
        for _ in 0..<2000 {
            let members = (0..<Int.random(in: 0...6, using: &dice)).map { _ in
                "\"\(keys.randomElement(using: &dice) ?? "")\":\(values.randomElement(using: &dice) ?? "")"
            }
            let text = Array("{\(members.joined(separator: ","))}".utf8)
            var picked: [String] = []
            text.withUnsafeBufferPointer { bytes in
                _ = picker.forEachLine(in: bytes, picking: shape) { line in
                    picked = [line[0], line[1], line[2], line[3]].map {
                        "\($0.kind as JSONValue.Kind?, default: "-")"
                    }
                    return true
                } otherwise: { _ in
                }
            }
            let names = members.map { $0.prefix { $0 != ":" } }
            let isTwice = ["id", "account", "n", "created_at_utc"].contains { wanted in
                names.count { $0 == "\"\(wanted)\"" } > 1
            }
            if picked.isEmpty {
                #expect(isTwice)
                continue
            }
            try read(text) { root in
                let expected = [root["id"], root["account"]?["acct"], root["n"], root["created_at_utc"]]
                #expect(
                    picked == expected.map { "\($0?.kind, default: "-")" },
                    "\(String(decoding: text, as: UTF8.self))")
            }
        }
    }
}
