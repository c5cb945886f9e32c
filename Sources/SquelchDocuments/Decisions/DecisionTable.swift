import SquelchIngest
package import SquelchTimeline

/// The rows of a table of decisions, as `decide --list --format csv` and a review write it.
///
/// A row that says nothing that is understood stays as it is: the table is the user's, and may have been edited.
package struct DecisionTable {
    /// A row: a decision with the line in which it was read (0 where it is new), or cells that are none.
    package enum Row {
        case decision(WrittenDecision, line: Int)
        case foreign([String])
    }

    package private(set) var rows: [Row] = []
    /// What could not be understood, a sentence for each, with its line.
    package private(set) var warnings: [(line: Int, words: String)] = []
    private var last: Int64 = 0

    /// Numbers are counted on from the largest in the table, which must leave room for that.
    private static let largestNumber: Int64 = 1 << 53

    /// An empty table.
    package init() {}

    /// The table in `bytes`; nil where it is none of decisions.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>, now: Int64) {
        let table = WholeTable(bytes)
        guard !table.columns.isEmpty else { return }
        let places = DecisionCSV.columns.map { table.columns.firstIndex(of: $0) }
        guard places[1] != nil, places[2] != nil else { return nil }
        warnings = table.damaged.map { ($0, "a quote is out of place") }
        for (cells, line) in table.rows {
            func cell(_ column: Int) -> String? {
                guard let place = places[column], cells.indices.contains(place), !cells[place].isEmpty else {
                    return nil
                }
                return cells[place]
            }
            // All of a row is understood, or none: half a decision is another one.
            func leave(_ words: String) {
                warnings.append((line, words))
                rows.append(.foreign(cells))
            }
            guard let account = cell(1), let action = cell(2).flatMap(Decision.Action.init) else {
                leave("is no decision: it names no account, or no action that is known")
                continue
            }
            let moments = [3, 5].map { column in cell(column).map { Moment.read($0, now: now) } }
            if case .some(nil) = moments[0] {
                leave("is no decision: the day in “until” is none")
                continue
            }
            if case .some(nil) = moments[1] {
                leave("is no decision: the time in “decided” is none")
                continue
            }
            let decision = Decision(
                account: account, action: action, until: moments[0] ?? nil, because: cell(4),
                at: (moments[1] ?? nil) ?? 0)
            // A number that stands twice, or none, would make two decisions one.
            let number =
                cell(0).flatMap { Int64($0) }.flatMap { $0 > last && $0 < Self.largestNumber ? $0 : nil } ?? last + 1
            append(decision, number: number, line: line)
        }
    }

    private mutating func append(_ decision: Decision, number: Int64, line: Int) {
        last = max(last, number)
        rows.append(.decision(WrittenDecision(number: number, decision: decision), line: line))
    }

    /// Adds a decision under the next number.
    package mutating func append(_ decision: Decision) -> Int64 {
        append(decision, number: last + 1, line: 0)
        return last
    }

    /// Takes out the decision of a number; nil where there is none.
    package mutating func remove(_ number: Int64) -> WrittenDecision? {
        for (index, row) in rows.enumerated() {
            guard case .decision(let decision, _) = row, decision.number == number else { continue }
            rows.remove(at: index)
            return decision
        }
        return nil
    }

    /// The last decision on an account, by its cell.
    package func standing(on account: String) -> WrittenDecision? {
        for case .decision(let decision, _) in rows.reversed()
        where Self.key(decision.decision.account) == Self.key(account) {
            return decision
        }
        return nil
    }

    /// The last decision on each account.
    package var standing: [WrittenDecision] {
        var found: [String: WrittenDecision] = [:]
        for case .decision(let decision, _) in rows { found[Self.key(decision.decision.account)] = decision }
        return found.values.sorted { $0.number < $1.number }
    }

    /// What a cell makes of an id: a spreadsheet must not take it for a formula.
    package static func key(_ account: String) -> String { CSVRow.text(account) }

    /// The text that a cell was made of, as far as it can be told.
    package static func text(_ cell: String) -> String {
        guard cell.hasPrefix("'") else { return cell }
        let rest = String(cell.dropFirst())
        return key(rest) == cell ? rest : cell
    }

    /// The table as bytes.
    package var text: String {
        CSVRow.render(DecisionCSV.columns)
            + rows.map { row in
                switch row {
                case .foreign(let cells): CSVRow.render(cells)
                case .decision(let one, _): CSVRow.render(DecisionCSV.cells(one))
                }
            }.joined()
    }
}
