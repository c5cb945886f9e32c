import SquelchSystem
import SquelchTimeline

/// Reads the frames for a stage one by one. Streams may follow one another, each with its end; what comes after the last end
/// must be nothing.
public struct ShardReader {
    private let program: String
    /// How many frames there are to be; nil where the ends of streams tell.
    private let expected: Int?
    private let input: (Int) throws(ShardFailure) -> [UInt8]
    private var count: UInt64 = 0
    private var isOpen = true
    private var total = 0

    /// Bytes that are asked for at a time: a length that was damaged must not claim memory.
    private static let piece = 1 << 24

    /// A reader of frames of this program.
    /// - Parameters:
    ///   - program: the version of the program: frames of another one are refused.
    ///   - frames: how many frames whoever carries them has to give; nil where each stream has its end.
    ///   - input: gives the next bytes, as many as are asked for unless the input ends.
    public init(program: String, frames: Int? = nil, input: @escaping (Int) throws(ShardFailure) -> [UInt8]) {
        self.program = program
        expected = frames
        self.input = input
    }

    /// The next frame; nil at the end.
    mutating func next() throws(ShardFailure) -> ShardFrame? {
        while true {
            let head = try read(FrameKind.headLength)
            if head.isEmpty {
                guard expected.map({ $0 == total }) ?? !isOpen else { throw .cutOff }
                return nil
            }
            let frame = try read(head)
            guard frame.kind == .end else {
                isOpen = true
                count += 1
                total += 1
                return frame
            }
            var body = frame.body
            let told = try Self.understand(.end) { () throws(FrameError) in
                let told = try body.read(UInt64.self)
                try body.finish()
                return told
            }
            guard told == count else { throw .cutOff }
            (count, isOpen) = (0, false)
        }
    }

    private func read(_ head: [UInt8]) throws(ShardFailure) -> ShardFrame {
        let mark: UInt8
        let size: UInt64
        do throws(FrameError) {
            (mark, size) = try FrameKind.read(head: head[...])
        } catch {
            throw error == .cutOff ? .cutOff : .foreign
        }
        let letter = String(UnicodeScalar(mark))
        guard let kind = ShardKind(rawValue: letter) else { throw .foreign }
        guard size < UInt64(Int.max - FrameKind.tailLength) else { throw .damaged(kind.words) }
        let bytes = head + (try read(Int(size) + FrameKind.tailLength))
        var made = ""
        let frame = try Self.understand(kind) { () throws(FrameError) in
            var body = try FrameReader(kind.frame, bytes[...])
            let destination = Int(try body.read(UInt32.self))
            let origin = Int(try body.read(UInt32.self))
            let number = Int(try body.read(UInt32.self))
            let layout = ShardLayout(
                accounts: Int(try body.read(UInt32.self)), stories: Int(try body.read(UInt32.self)))
            made = try body.readText() ?? ""
            guard try body.read(UInt8.self) == mark else { throw .damaged }
            guard ShardLayout.range.contains(layout.accounts), ShardLayout.range.contains(layout.stories) else {
                throw .damaged
            }
            return ShardFrame(
                kind: kind, destination: destination, origin: origin, number: number, layout: layout, body: body)
        }
        guard made == program else { throw .version(made) }
        return frame
    }

    /// All bytes that are asked for, or as many as there are.
    private func read(_ count: Int) throws(ShardFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try input(min(Self.piece, count - bytes.count))
            if more.isEmpty { break }
            if bytes.isEmpty { bytes = more } else { bytes += more }
        }
        return bytes
    }

    /// What is read of a frame; what is wrong with it is said of the frame.
    static func understand<Value>(
        _ kind: ShardKind, _ body: () throws(FrameError) -> Value
    ) throws(ShardFailure) -> Value {
        do throws(FrameError) {
            return try body()
        } catch {
            switch error {
            case .foreign: throw .foreign
            case .version(let version): throw .version("format \(version)")
            case .cutOff: throw .cutOff
            case .damaged: throw .damaged(kind.words)
            }
        }
    }
}
