import SquelchCuration
import SquelchModel
import SquelchTimeline

/// How to read the page, how it was computed, and what it had to leave out.
enum PageNotes {
    /// Warnings that are listed.
    private static let most = 200
    /// So few that they are shown at once.
    private static let few = 5

    static func fields(_ analysis: Analysis) -> Fields {
        let warnings = analysis.warnings
        let moved = analysis.threshold == 0 ? "" : ", moved by \(PageNumbers.decibels(analysis.threshold))\u{A0}dB"
        var fields: Fields = [
            "verdictSentence":
                "Verdicts are what most readers of rated accounts would do with an account of this share of signal and this "
                + "rate of posts\(moved): below some three tenths of signal they unfollow it, below a half, or more where it "
                + "floods, they turn it down.",
            "computedSentence": "From \(Counted.text(analysis.totals.posts, "post")) of "
                + "\(Counted.text(analysis.totals.accounts, "account")), from \(UTCTime.day(analysis.window.from)) "
                + "to \(UTCTime.day(analysis.window.to)), on this computer.",
            "hasWarnings": !warnings.isEmpty, "fewWarnings": warnings.count <= few,
            "warningCount": Counted.text(warnings.count, "remark"), "warnings": warnings.prefix(most).map(warning),
        ]
        if warnings.count > most {
            fields["moreWarnings"] =
                "And \(Counted.grouped(warnings.count - most)) more; the output as JSON has them all."
        }
        fields["hasHints"] = !analysis.hints.isEmpty
        if !analysis.hints.isEmpty { fields["hints"] = analysis.hints.map { PageText.line($0, width: 300) } }
        if let personal = analysis.personal { fields["personal"] = PersonalSentence.text(personal) }
        return fields
    }

    private static func warning(_ warning: AnalysisWarning) -> Fields {
        var fields: Fields = ["message": PageText.line(warning.message, width: 300)]
        if let source = warning.source {
            fields["source"] = PageText.line(source, width: 200) + (warning.record.map { ":\($0)" } ?? "") + ":"
        }
        return fields
    }
}
