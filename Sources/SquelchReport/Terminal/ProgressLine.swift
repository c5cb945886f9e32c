import SquelchDocuments

/// What a progress bar says at one moment.
package struct ProgressLine {
    /// What is counted.
    package enum Unit: Sendable, Equatable {
        case bytes
        /// Things of this name, in the plural.
        case pieces(String)
        /// Nothing: only the time that has gone by is told.
        case time
    }

    var label: String
    var done: Int
    var total: Int
    var unit: Unit
    /// Milliseconds since the work began.
    var elapsed: Int

    package init(label: String, done: Int, total: Int, unit: Unit = .bytes, elapsed: Int) {
        self.label = label
        self.done = done
        self.total = total
        self.unit = unit
        self.elapsed = elapsed
    }

    private static let barWidth = 20

    /// Label, bar, percent, bytes, rate and time left, in at most `width` columns: `Reading  ━━━━────  50 %
    /// …`.
    package func text(width: Int, isUnicode: Bool) -> String {
        if unit == .time {
            return TerminalText.cut(
                "\(SafeLine.escape(label))  \(Self.time(Double(elapsed) / 1000))", width, ellipsis: "")
        }
        let share = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 0
        let filled = Int(share * Double(Self.barWidth))
        let bar =
            String(repeating: isUnicode ? "━" : "#", count: filled)
            + String(repeating: isUnicode ? "─" : ".", count: Self.barWidth - filled)
        let seconds = Double(max(1, elapsed)) / 1000
        var parts = [
            SafeLine.escape(label), bar, "\(Int(share * 100)) %",
        ]
        switch unit {
        case .bytes:
            parts.append("\(Self.bytes(Double(done))) of \(Self.bytes(Double(total)))")
            parts.append("\(Self.bytes(Double(done) / seconds))/s")
        case .time: break
        case .pieces(let name): parts.append("\(done) of \(total) \(name)")
        }
        // The first hundredths say little about the rest.
        if share > 0.02 { parts.append(Self.time((seconds / share - seconds).rounded(.up)) + " left") }
        return TerminalText.cut(parts.joined(separator: "  "), width, ellipsis: "")
    }

    /// Bytes in decimal units, with a tenth below ten: `950 B`, `1.2 kB`, `34 MB`.
    package static func bytes(_ count: Double) -> String {
        var (value, units) = (max(0, count), ["B", "kB", "MB", "GB", "TB", "PB", "EB"][...])
        while units.count > 1, value >= 999.5 {
            value /= 1000
            units.removeFirst()
        }
        let unit = units.first ?? ""
        let tenths = Int((min(value, 1e6) * 10).rounded())
        return unit == "B" || tenths >= 100
            ? "\((tenths + 5) / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
    }

    /// Seconds in the two largest units: `8 s`, `2 min 5 s`, `3 h 20 min`.
    package static func time(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds), 1e9))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole / 60 % 60) min"
    }
}
