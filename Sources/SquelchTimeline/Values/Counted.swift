/// Counts as a sentence has them.
package enum Counted {
    /// A count and its noun: `1 post`, `1,088 posts`.
    package static func text(_ count: Int, _ noun: String, _ several: String? = nil) -> String {
        grouped(count) + " " + (count == 1 ? noun : several ?? noun + "s")
    }

    /// Minutes with so many decimals: `1 minute`, `0.1 minutes`.
    package static func minutes(_ decimal: String) -> String {
        let isOne = decimal == "1" || decimal == "1.0" || decimal == "1.00"
        return isOne ? "1 minute" : decimal + " minutes"
    }

    /// A whole number with its thousands apart.
    package static func grouped(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var result = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
