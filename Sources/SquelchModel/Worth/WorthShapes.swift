import CSquelchTables
import SquelchSignals

/// The shipped sum of what each count of a post and of its account says, by itself, of the log odds that readers find it worth
/// the attention: a logistic regression, as a table of 256 places for each input. A sum, so that each input's part is exact.
/// ``WorthTrees`` adds what they say together; `Benchmarks/worth` learns both and says from what.
///
/// A post without a title has tables of its own, and so have accounts that title nothing: a status is no headline.
///
/// Layout of `shapes.bin`, 32-bit floats: a constant; a table for each code of a titled post (`SignalColumns.codes`), then
/// for ``PostTemplate``; the same for a post without a title; then for the means of an account's posts, its rate and its
/// tempo, of accounts that title their posts and of those that do not.
struct WorthShapes: @unchecked Sendable {
    // Sendable: nobody writes to what the pointer leads to.
    private let numbers: UnsafePointer<Float>

    /// Places of a table.
    static let places = 256
    /// Inputs of a post: its codes, and how far its words are its account's template.
    static let inputs = SignalColumns.width + 1
    /// The input for the template.
    static let template = SignalColumns.width
    /// Inputs of an account: the means of its posts' inputs, its rate and its tempo.
    static let accountInputs = inputs + 2

    /// The shapes that are built in.
    static let shared = WorthShapes()

    private init() {
        var count = 0
        guard let bytes = squelch_shapes_table(&count) else { preconditionFailure("the program has its tables") }
        let tables = 2 * (Self.inputs + Self.accountInputs)
        precondition(count == 4 * (1 + Self.places * tables), "shapes.bin was made for other inputs")
        numbers = UnsafeRawPointer(bytes).assumingMemoryBound(to: Float.self)
    }

    /// Log odds before anything is known.
    var constant: Float { numbers[0] }

    /// The tables for the post whose codes begin at `start`.
    @inline(__always)
    func own(_ codes: UnsafeBufferPointer<UInt8>, from start: Int) -> Own {
        let isTitled = codes[start + PostFeature.titleLength.rawValue] > 0
        return Own(numbers: numbers + 1 + (isTitled ? 0 : Self.inputs * Self.places))
    }

    /// What a post's inputs add to its log odds.
    struct Own {
        fileprivate let numbers: UnsafePointer<Float>

        /// Log odds that `code` of an input adds.
        @inline(__always)
        subscript(input: Int, code: UInt8) -> Float { numbers[input * WorthShapes.places + Int(code)] }

        /// Log odds that all codes add, which begin at `start`.
        @inline(__always)
        func sum(_ codes: UnsafeBufferPointer<UInt8>, from start: Int) -> Float {
            var sum: Float = 0
            for input in 0..<SignalColumns.width { sum += self[input, codes[start + input]] }
            return sum
        }
    }

    /// Log odds that `code` of an account's input adds to all of its posts.
    /// - Parameter untitled: the part of its posts that have no title, 0...1.
    func account(_ input: Int, _ code: UInt8, untitled: Float) -> Float {
        let start = numbers + 1 + 2 * Self.inputs * Self.places
        let titled = start[input * Self.places + Int(code)]
        return titled + untitled * (start[(Self.accountInputs + input) * Self.places + Int(code)] - titled)
    }

    /// Posts a day as a code: the logarithm from one post in three years to a thousand a day.
    static func rateCode(postsPerDay: Double) -> UInt8 {
        let low = ModelMath.ln(1e-3)
        let position = (ModelMath.ln(max(1e-3, postsPerDay)) - low) / (ModelMath.ln(1e3) - low)
        return UInt8((255 * min(1, max(0, position))).rounded())
    }

    /// Which detector each input of a post speaks for, and each of an account.
    static let detectors: [Detector] =
        PostFeature.allCases.map { Detector.of($0) } + PostHead.allCases.map { Detector.of($0) ?? .form } + [.repeated]
    /// See ``detectors``.
    static let accountDetectors: [Detector] = detectors + [.rate, .rate]
}
