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
                    "text":
                        "The glaze of batch \(account * 31 + post * 7) ran at cone \(post), and here is why it did.",
                    "url": "https://hill.example/\(account)/\(post)",
                ]
                lines.append(json(line))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func json(_ line: [String: Any]) -> String {
        let data = (try? JSONSerialization.data(withJSONObject: line, options: [.sortedKeys])) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
