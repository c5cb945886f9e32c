/// Why a feed could not be had.
public enum FetchProblem: Sendable, Equatable {
    /// The server answered with this status.
    case status(Int)
    /// No connection, or no end of the answer, in the time that there is.
    case timeout
    /// The name of the host leads nowhere.
    case noSuchHost
    /// Nobody answers at its address, or the connection broke.
    case noConnection
    /// Who answers cannot prove to be the host.
    case certificate
    /// The answer was cut off, or is no HTTP.
    case damagedAnswer
    /// The answer has more bytes than are taken.
    case tooLarge
    /// It leads on and on.
    case tooManyRedirects
    /// It leads from an encrypted address to one that is not.
    case insecureRedirect
    /// It leads to an address that must not be asked.
    case refusedRedirect
    /// The host's address is private, and was not allowed.
    case privateAddress
    /// The answer has no bytes.
    case empty
    /// The answer is something other than a feed.
    case notAFeed
    /// It leads to a host that asked to be left alone for some time.
    case hostRests

    /// In plain words, to be read after the feed's name.
    public var words: String {
        switch self {
        case .status(401): "a name and a password are asked for (squelch reads them from ~/.netrc)"
        case .status(403): "the server refuses it (status 403)"
        case .status(404): "there is nothing at its address (status 404)"
        case .status(410): "it is gone for good (status 410)"
        case .status(429): "the server asks for fewer requests (status 429)"
        case .status(503): "the server asks for time (status 503)"
        case .status(let status) where (500...599).contains(status): "the server has a fault (status \(status))"
        case .status(let status): "the server answers with status \(status)"
        case .timeout: "the server takes too long"
        case .noSuchHost: "there is no host of its name"
        case .noConnection: "nobody answers at its host"
        case .certificate: "the certificate of its host is not valid"
        case .damagedAnswer: "the answer is cut off or damaged"
        case .tooLarge: "the answer is too large"
        case .tooManyRedirects: "it is redirected again and again"
        case .insecureRedirect: "it is redirected from https to http"
        case .refusedRedirect: "it is redirected to an address that is not allowed"
        case .privateAddress: "its host has a private address (--allow-private HOST allows it)"
        case .empty: "the answer is empty"
        case .notAFeed: "what is there is no feed"
        case .hostRests: "it is redirected to a host that asked for a pause"
        }
    }

    /// The word that it is kept as.
    var code: String {
        switch self {
        case .status(let status): "status-\(status)"
        default: Self.codes.first { $0.problem == self }?.code ?? "damaged"
        }
    }

    /// The problem of a word; nil where an older or a newer version wrote it.
    init?(code: String) {
        if code.hasPrefix("status-"), let status = Int(code.dropFirst(7)), (100...999).contains(status) {
            self = .status(status)
        } else if let known = Self.codes.first(where: { $0.code == code }) {
            self = known.problem
        } else {
            return nil
        }
    }

    private static let codes: [(code: String, problem: FetchProblem)] = [
        ("timeout", .timeout), ("no-host", .noSuchHost), ("no-connection", .noConnection),
        ("certificate", .certificate), ("damaged", .damagedAnswer), ("too-large", .tooLarge),
        ("redirects", .tooManyRedirects), ("insecure-redirect", .insecureRedirect),
        ("refused-redirect", .refusedRedirect), ("private", .privateAddress), ("empty", .empty),
        ("no-feed", .notAFeed), ("host-rests", .hostRests),
    ]
}

extension FetchProblem: Codable {
    /// Reads the word that ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let problem = FetchProblem(code: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no problem of a fetch")
        }
        self = problem
    }

    /// Writes one word.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
