/// The names of a table's columns; where each is, whatever the order and the case.
struct CSVHeader: Equatable {
    /// Names in lower case, in order.
    let names: [String]

    init(_ cells: [String]) { names = cells.map { $0.lowercased() } }

    /// The column of one of these names (lower case), the first that there is; nil where there is none.
    subscript(_ names: String...) -> Int? {
        for name in names {
            if let index = self.names.firstIndex(of: name) { return index }
        }
        return nil
    }

    /// Whether all of these columns are there.
    func has(_ names: [String]) -> Bool { names.allSatisfy(self.names.contains) }
}
