import ArgumentParser

/// An earlier result that a new one is compared with: of a file, or, where none is named, the last one that the archive has.
enum EarlierResult: ExpressibleByArgument, CustomStringConvertible {
    case file(String)
    case kept

    init?(argument: String) { self = .file(argument) }

    var description: String {
        switch self {
        case .file(let path): path
        case .kept: "the last one in the archive"
        }
    }
}
