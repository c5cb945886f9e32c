import SquelchSystem

/// A page on disk that leads a browser to the review. Everybody on the machine can list the words with which programs were
/// started, and would read the address there, which is a secret; this page's path is none, and only its owner can read it.
public final class Doorway: Sendable {
    /// The page to be opened.
    public let path: String
    private let folder: String

    /// Makes the page that leads to `address`; nil where no folder for it can be made.
    public init?(to address: String) {
        guard let folder = Self.places.lazy.compactMap(Self.privateFolder).first else { return nil }
        self.folder = folder
        path = folder + "/review.html"
        do {
            // Nobody but the owner may look into the folder, nor read what this writes.
            try OutputFile.write(to: path) { try $0.write(ReviewTemplates.render("doorway", ["address": address])) }
        } catch {
            remove()
            return nil
        }
    }

    /// Takes the page away; it has done its work, or never will.
    public func remove() {
        _ = unlink(path)
        _ = rmdir(folder)
    }

    /// Where files belong that are of use for as long as the user is logged in, then where all temporary ones do.
    private static var places: [String] {
        ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap { Surroundings.variable($0) } + ["/tmp"]
    }

    /// A new folder with a name that nobody could have foreseen, for its owner alone.
    private static func privateFolder(in place: String) -> String? {
        guard place.hasPrefix("/") else { return nil }
        var name = Array((place + "/squelch-XXXXXX").utf8CString)
        return name.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress, mkdtemp(start) != nil else { return nil }
            return String(cString: start)
        }
    }
}
