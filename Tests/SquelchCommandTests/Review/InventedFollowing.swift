import Foundation

/// Accounts and posts that nobody wrote.
enum InventedFollowing {
    /// Accounts `a0`, `a1`..., each with posts a day apart, as lines of JSON.
    static func posts(accounts: Int, each: Int = 8, name: (Int) -> String = { "Name \($0)" }) -> String {
        var lines: [String] = []
        for account in 0..<accounts {
            for post in 0..<each {
                let day = 1 + post % 28
                let line: [String: Any] = [
                    "account": "a\(account)@hill.example", "name": name(account), "id": "p\(account)-\(post)",
                    "published": "2026-10-\(day < 10 ? "0" : "")\(day)T08:00:00Z",
                    "title": "Kiln \(account) day \(post)",
                    "text": "\(sentence(account * 131 + post)), and here is why it did.",
                    "url": "https://hill.example/\(account)/\(post)",
                ]
                lines.append(json(line))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A sentence of invented words, another one for each number: texts that are alike would be one story.
    private static func sentence(_ number: Int) -> String {
        let syllables = ["ka", "lo", "mi", "ser", "tan", "vu", "bor", "ne", "pli", "dra", "gos", "hin", "jo", "wex"]
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        let words = (0..<12).map { _ in
            (0..<3).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return syllables[Int(state >> 33) % syllables.count]
            }.joined()
        }
        return words.joined(separator: " ")
    }

    static func json(_ line: [String: Any]) -> String {
        let data = (try? JSONSerialization.data(withJSONObject: line, options: [.sortedKeys])) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
