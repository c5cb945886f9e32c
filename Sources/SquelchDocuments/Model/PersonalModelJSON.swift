import SquelchJSON
public import SquelchModel
public import SquelchTimeline

/// A personal model in the schema `squelch.model/1`: its figures first, for people, then its weights as lists of the
/// same length. It holds hashes, no text and no name.
public enum PersonalModelJSON {
    /// Name and version of the schema.
    public static let schema = "squelch.model/1"

    /// The JSON text; nil where there is no memory for it.
    /// - Parameters:
    ///   - model: what the document says.
    ///   - version: of the program.
    public static func render(_ model: PersonalModel, version: String) -> ByteArena? {
        let parameters = model.parameters
        return JSONObjectText.render(schema: schema) { json in
            json.field("squelch", version)
            json.integer("positives", parameters.positives)
            json.integer("negatives", parameters.negatives)
            json.key("held_out")
            json.figures(parameters.heldOut)
            json.key("decision")
            json.figures(parameters.decision)
            json.key("blend")
            json.beginObject()
            json.float("lambda", parameters.blend.lambda)
            json.float("trust", parameters.blend.trust)
            json.float("centre", parameters.blend.centre)
            json.endObject()
            json.float("bias", parameters.bias)
            json.floats("feature_means", parameters.featureMeans)
            json.floats("feature_scales", parameters.featureScales)
            json.floats("feature_weights", parameters.featureWeights)
            json.floats("meaning_weights", parameters.meaningWeights)
            json.integer("rows", parameters.rows)
            json.counts("places", parameters.places)
            json.counts("frequencies", parameters.frequencies)
            json.floats("weights", parameters.weights)
        }
    }
}

extension JSONWriter {
    mutating func figures(_ figures: HeldOut) {
        beginObject()
        field("split", figures.split.rawValue)
        integer("positives", figures.positives)
        integer("negatives", figures.negatives)
        number("personal_auc", figures.personalAUC)
        number("default_auc", figures.defaultAUC)
        number("brier", figures.brier)
        key("bins")
        beginArray()
        for bin in figures.bins {
            beginObject()
            integer("count", bin.count)
            number("predicted", bin.predicted)
            number("observed", bin.observed)
            endObject()
        }
        endArray()
        endObject()
    }

    private mutating func number(_ key: StaticString, _ value: Double) {
        self.key(key)
        double(value)
    }

    fileprivate mutating func float(_ key: StaticString, _ value: Float) {
        self.key(key)
        float(value)
    }

    fileprivate mutating func floats(_ key: StaticString, _ values: [Float]) {
        self.key(key)
        beginArray()
        for value in values { float(value) }
        endArray()
    }

    fileprivate mutating func counts(_ key: StaticString, _ values: [UInt32]) {
        self.key(key)
        beginArray()
        for value in values { int(Int64(value)) }
        endArray()
    }

    /// The double with the fewest digits that reads back as this float: half as long as the float's own double.
    private mutating func float(_ value: Float) {
        guard let short = Double(value.description), Float(short) == value else { return double(Double(value)) }
        double(short)
    }
}
