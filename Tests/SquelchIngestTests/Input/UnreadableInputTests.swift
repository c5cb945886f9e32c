import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// What cannot be read says why, in words, and is a failure.
@Suite("Unreadable input")
struct UnreadableInputTests {
    @Test(arguments: [
        ("", "empty"), (" \n\t \r\n", "empty"), ("\u{FEFF}", "empty"), ("just words", "neither XML nor JSON"),
        ("<!DOCTYPE html>\n<html><head><title>x</title></head><body>404</body></html>", "web page"),
        ("<html><body><p>gone</p></body></html>", "web page"),
        ("<!-- a comment --><HTML><BODY></BODY></HTML>", "web page"),
    ])
    func whatIsNoFeedSaysWhy(_ text: String, _ words: String) throws {
        let reading = try read(text)
        #expect(reading.report.isFailure)
        #expect(reading.report.format == nil)
        #expect(reading.warnings.contains(words))
    }

    @Test(
        arguments: [
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0],
            [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0], [UInt8](repeating: 0, count: 100_000),
            [UInt8](repeating: 0xFF, count: 5000), [0xFE, 0xFF], [0xFF, 0xFE, 0x3C],
        ] as [[UInt8]])
    func binaryFilesAreLeftOut(_ bytes: [UInt8]) throws {
        let reading = try read(bytes: bytes)
        #expect(reading.report.isFailure)
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func aFileThatIsNotThere() {
        let reading = read(path: "/nowhere/at/all.xml")
        #expect(reading.report.isFailure)
        #expect(reading.warnings.contains("cannot be opened"))
        #expect(reading.report.warnings.first?.source == "/nowhere/at/all.xml")
    }

    @Test func aFolderIsNoFile() {
        let reading = read(path: FileManager.default.temporaryDirectory.path)
        #expect(reading.report.isFailure)
        #expect(reading.warnings.contains("neither a file nor a folder"))
    }

    @Test func aNamedPipeWithoutAWriterDoesNotHang() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)").path
        try #require(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        let reading = read(path: path)
        #expect(reading.report.isFailure)
        #expect(reading.warnings.contains("neither a file nor a folder"))
    }

    @Test func endlessDevicesAreNotRead() {
        #expect(read(path: "/dev/zero").report.isFailure)
    }

    @Test func theContentDecidesAndNotTheName() throws {
        let reading = try read(#"{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}"#)
        #expect(reading.report.format?.name == "jsonfeed1.1")
        #expect(!reading.report.isFailure)
    }
}
