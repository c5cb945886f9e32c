import Foundation
import Testing

/// Other people's judgement of what is written: libxml2's xmllint for XML, HTML Tidy for pages.
enum Validator {
    /// Expects well-formed XML.
    static func expectXML(_ text: String, _ what: String) throws {
        try expectSilence("xmllint", ["--noout", "--nonet", "-"], text, what)
    }

    /// Expects HTML without an error or a warning. Tidy 5.6 does not know two attributes of today's HTML and calls them
    /// proprietary.
    static func expectHTML(_ text: String, _ what: String) throws {
        let options = ["-e", "-q", "-utf8", "--drop-empty-elements", "no", "--warn-proprietary-attributes", "no"]
        try expectSilence("tidy", options, text, what)
    }

    private static func expectSilence(_ tool: String, _ arguments: [String], _ text: String, _ what: String) throws {
        let path = "/usr/bin/" + tool
        try #require(
            FileManager.default.isExecutableFile(atPath: path), "\(tool) is missing: `make deps-test` installs it")
        let folder = try Folder()
        let run = try Child.run(URL(fileURLWithPath: path), arguments, input: folder.write(text, "input"))
        let said = run.output + run.errors
        #expect(run.status == 0 && said.isEmpty, "\(what): \(said.prefix(2000))")
    }
}
