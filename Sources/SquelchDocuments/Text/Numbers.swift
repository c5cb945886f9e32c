/// Numbers as people read them, without the locale: reports come out the same everywhere.
public enum Numbers {
    /// With a fixed number of decimals, rounded half away from zero.
    public static func decimal(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return value.isNaN ? "?" : value > 0 ? "∞" : "-∞" }
        let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
        let scaled = Int64((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        let whole = String(scaled / Int64(scale))
        guard places > 0 else { return sign + whole }
        let fraction = String(scaled % Int64(scale))
        return sign + whole + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// With a sign, also for positive numbers.
    public static func signed(_ value: Double, _ places: Int) -> String {
        let text = decimal(value, places)
        return text.hasPrefix("-") || decimal(0, places) == text ? text : "+" + text
    }

    /// A share as a percentage; small ones keep a decimal.
    public static func percent(_ share: Double) -> String {
        let percent = share * 100
        return decimal(percent, percent < 9.95 ? 1 : 0) + " %"
    }
}
