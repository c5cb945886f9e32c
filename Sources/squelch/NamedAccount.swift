import SquelchKit
import SquelchTimeline

/// The account that a person means by a name on the command line.
enum NamedAccount {
    /// Its index in `accounts`; where it is not one alone, what it may be ends the program.
    static func find(_ name: String, in accounts: [Account], quiet: Bool) throws -> Int {
        let match = AccountFinder.find(name, in: accounts)
        switch match {
        case .found(let index): return index
        case .taken(let index):
            if !quiet { Diagnostics.remark("\(name): taken as \(accounts[index].name ?? accounts[index].id)") }
            return index
        case .candidates(let indices):
            guard !indices.isEmpty else {
                throw CommandFailure("no account among the \(accounts.count) is called \(name)", ExitStatus.usage)
            }
            let names = indices.map { index in
                "  \(accounts[index].name.map { $0 + "  " } ?? "")\(accounts[index].id)"
            }
            throw CommandFailure(["\(name) may be:"] + names, ExitStatus.usage)
        }
    }
}
