import CLibCSV

/// The one entry to libcsv, which cuts bytes into cells as they come and keeps nothing but the open cell.
struct CSVMachine: ~Copyable {
    private let state: UnsafeMutablePointer<csv_parser>
    private let options: UInt8
    private let delimiter: UInt8

    /// - Parameter isStrict: whether a quote out of place is an error; otherwise it is text.
    init(delimiter: UInt8, isStrict: Bool) {
        self.delimiter = delimiter
        options = isStrict ? UInt8(CSV_STRICT | CSV_STRICT_FINI) : 0
        state = .allocate(capacity: 1)
        state.initialize(to: csv_parser())
        start()
    }

    deinit {
        csv_free(state)
        state.deallocate()
    }

    private func start() {
        csv_init(state, options)
        csv_set_delim(state, delimiter)
        // libcsv grows its buffer by this much at a time: by little, a long cell would be copied again and again.
        csv_set_blk_size(state, 1 << 16)
    }

    /// Whether the next byte begins a record.
    var isBetweenRecords: Bool { state.pointee.pstate == 0 }

    /// Cuts `bytes`, which hold one line end at most, at their end; false at a quote out of place.
    func push(_ bytes: UnsafeBufferPointer<UInt8>, into record: CSVRecord) -> Bool {
        let context = Unmanaged.passUnretained(record).toOpaque()
        return csv_parse(state, bytes.baseAddress, bytes.count, Self.takeCell, Self.takeEnd, context) == bytes.count
    }

    /// Ends the text; false where a quote is still open.
    func finish(into record: CSVRecord) -> Bool {
        csv_fini(state, Self.takeCell, Self.takeEnd, Unmanaged.passUnretained(record).toOpaque()) == 0
    }

    /// Forgets what is open.
    func reset() {
        csv_free(state)
        start()
    }

    private static let takeCell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        guard let context = $2 else { return }
        let cell = UnsafeRawBufferPointer(start: $0, count: $0 == nil ? 0 : $1)
        Unmanaged<CSVRecord>.fromOpaque(context).takeUnretainedValue()
            .append(cell: cell.assumingMemoryBound(to: UInt8.self))
    }

    private static let takeEnd: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
        guard let context = $1 else { return }
        Unmanaged<CSVRecord>.fromOpaque(context).takeUnretainedValue().close()
    }
}
