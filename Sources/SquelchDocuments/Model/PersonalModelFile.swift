import SquelchIngest
import SquelchJSON
public import SquelchModel
import SquelchTimeline

/// Reads a personal model that an earlier run saved.
public enum PersonalModelFile {
    /// Why a file is no personal model.
    public enum Failure: Error, Equatable, CustomStringConvertible {
        /// It is larger than ``sizeLimit``.
        case tooLarge
        /// It is not JSON; the text says where it breaks.
        case damaged(String)
        /// It is JSON, but of something else.
        case foreign
        /// It is a model of another version of the schema, which it names.
        case version(String)
        /// A member is missing or is not what it must be.
        case invalid(String)
        /// The numbers do not fit together, or are out of their ranges.
        case inconsistent

        /// The reason in plain words, without the name of the file.
        public var description: String {
            switch self {
            case .tooLarge: "the file is too large for a personal model"
            case .damaged(let reason): reason
            case .foreign: "this is not a personal model (its schema is not \(PersonalModelJSON.schema))"
            case .version(let found):
                "this personal model has the schema \(found); this program reads \(PersonalModelJSON.schema)"
            case .invalid(let member): "the personal model's \"\(member)\" is missing or not what it must be"
            case .inconsistent: "the personal model's numbers do not fit together"
            }
        }
    }

    /// Most bytes that a model's file may have; all places in use take a quarter of it.
    public static let sizeLimit = 64 << 20

    /// The model in the file at `path`.
    public static func read(path: String) throws(Failure) -> PersonalModel {
        let text: ByteArena
        do throws(WholeFile.Failure) {
            text = try WholeFile.read(path: path, limit: sizeLimit)
        } catch {
            throw .damaged(error.words)
        }
        return try parse(text.all)
    }

    /// The model in the text of a file.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> PersonalModel {
        if bytes.count > sizeLimit { throw .tooLarge }
        do {
            var parser = try JSONParser(sizeLimit: sizeLimit, depthLimit: 8)
            return try read(parser.parse(bytes))
        } catch let error as JSONError {
            throw .damaged(error.description)
        } catch let error as Failure {
            throw error
        } catch {
            throw .foreign
        }
    }

    private static func read(_ root: JSONValue) throws(Failure) -> PersonalModel {
        guard let name = root["schema"]?.string else { throw .foreign }
        let schema = String(decoding: name.prefix(64), as: UTF8.self)
        guard schema == PersonalModelJSON.schema else {
            if schema.hasPrefix("squelch.model/") { throw .version(schema) }
            throw .foreign
        }
        guard let blend = root["blend"] else { throw .invalid("blend") }
        let parameters = PersonalModel.Parameters(
            positives: try count(root, "positives"), negatives: try count(root, "negatives"),
            heldOut: try figures(root, "held_out"), decision: try figures(root, "decision"),
            blend: PersonalBlend(
                lambda: try float(blend, "lambda"), trust: try float(blend, "trust"),
                centre: try float(blend, "centre")),
            bias: try float(root, "bias"), featureMeans: try floats(root, "feature_means"),
            featureScales: try floats(root, "feature_scales"), featureWeights: try floats(root, "feature_weights"),
            meaningWeights: root["meaning_weights"] == nil ? [] : try floats(root, "meaning_weights"),
            rows: try count(root, "rows"), places: try counts(root, "places"),
            frequencies: try counts(root, "frequencies"), weights: try floats(root, "weights"))
        guard let model = PersonalModel(parameters) else { throw .inconsistent }
        return model
    }

    private static func figures(_ root: JSONValue, _ key: StaticString) throws(Failure) -> HeldOut {
        guard let value = root[key], let name = value["split"]?.string,
            let split = HeldOut.Split(rawValue: String(decoding: name.prefix(16), as: UTF8.self)),
            let bins = value["bins"], bins.kind == .array, bins.count <= 100
        else { throw .invalid("\(key)") }
        var read: [HeldOut.Bin] = []
        for bin in bins.items {
            read.append(
                HeldOut.Bin(
                    count: try count(bin, "count"), predicted: try share(bin, "predicted"),
                    observed: try share(bin, "observed")))
        }
        return HeldOut(
            split: split, positives: try count(value, "positives"), negatives: try count(value, "negatives"),
            personalAUC: try share(value, "personal_auc"), defaultAUC: try share(value, "default_auc"),
            brier: try share(value, "brier"), bins: read)
    }

    private static func share(_ root: JSONValue, _ key: StaticString) throws(Failure) -> Double {
        guard let number = root[key]?.double, (0...1).contains(number) else { throw .invalid("\(key)") }
        return number
    }

    private static func count(_ root: JSONValue, _ key: StaticString) throws(Failure) -> Int {
        guard let number = root[key]?.int64, number >= 0, number <= UInt32.max else { throw .invalid("\(key)") }
        return Int(number)
    }

    private static func float(_ root: JSONValue, _ key: StaticString) throws(Failure) -> Float {
        guard let number = root[key]?.double, Float(number).isFinite else { throw .invalid("\(key)") }
        return Float(number)
    }

    private static func floats(_ root: JSONValue, _ key: StaticString) throws(Failure) -> [Float] {
        guard let list = root[key], list.kind == .array else { throw .invalid("\(key)") }
        var values: [Float] = []
        for item in list.items {
            guard let number = item.double, Float(number).isFinite else { throw .invalid("\(key)") }
            values.append(Float(number))
        }
        return values
    }

    private static func counts(_ root: JSONValue, _ key: StaticString) throws(Failure) -> [UInt32] {
        guard let list = root[key], list.kind == .array else { throw .invalid("\(key)") }
        var values: [UInt32] = []
        for item in list.items {
            guard let number = item.int64, let value = UInt32(exactly: number) else { throw .invalid("\(key)") }
            values.append(value)
        }
        return values
    }
}
