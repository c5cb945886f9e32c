import Foundation
import SquelchKit
import Testing

/// The whole line over the invented following.
struct AnalysisRunTests {
    static let feeds = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Feeds").path

    /// 2026-11-20, the day on which the following ends.
    static let now: Int64 = 1_795_219_200

    static func analyze(workers: Int = 2, _ change: (inout AnalysisOptions) -> Void = { _ in }) -> AnalysisRun.Outcome {
        var options = AnalysisOptions(now: now)
        change(&options)
        let files = SourceFinder.find([feeds]).files
        return AnalysisRun(files: files, workers: Workers(workers)).run(options)
    }

    @Test func anAccountWithoutADatedPostIsScored() throws {
        let accounts = Self.analyze().result.analysis.accounts
        let saltmarsh = try #require(accounts.first { $0.account.name == "Saltmarsh parish notices" })
        #expect(saltmarsh.posts == 8)
        #expect(saltmarsh.snr != nil)
        #expect(saltmarsh.lastPost == nil)
    }
}
