import SquelchSignals

/// From bytes to words, and from words to signatures.
enum TextBench {
    static func words(_ texts: Texts, seconds: Double) {
        var sketch = TextSketch()
        var tokens = 0
        let time = SquelchBench.medianPass(seconds: seconds) {
            tokens = 0
            for line in texts.lines { tokens += sketch.read(texts.text(line)) }
        }
        print("\(texts.megabytes / time) MB per CPU second, \(tokens) tokens, \(texts.lines.count) texts")
    }

    static func signatures(_ texts: Texts, seconds: Double) {
        var sketch = TextSketch(signatureLength: 128)
        var signature: [UInt16] = []
        var digest = 0
        let time = SquelchBench.medianPass(seconds: seconds) {
            digest = 0
            for line in texts.lines {
                _ = sketch.read(texts.text(line))
                signature.removeAll(keepingCapacity: true)
                sketch.appendSignature(to: &signature)
                digest &+= Int(signature[0])
            }
        }
        print("\(Double(texts.lines.count) / time) posts per CPU second, digest \(digest)")
    }
}
