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
        let line = PageNumbers.decibels(analysis.threshold)
        let turn = PageNumbers.decibels(analysis.threshold - Policy.turnDownMargin)
        let cut = PageNumbers.decibels(analysis.threshold - Policy.unfollowMargin)
        var fields: Fields = [
            "verdictSentence":
                "Measured by a line at \(line)\u{A0}dB: an account is turned down where it is probably below "
                + "\(turn)\u{A0}dB, and unfollowed where it is almost surely below \(cut)\u{A0}dB and hardly brings anything "
                + "that others do not.",
            "computedSentence": "From \(PageNumbers.count(analysis.totals.posts, "post")) of "
                + "\(PageNumbers.count(analysis.totals.accounts, "account")), from \(UTCTime.day(analysis.window.from)) "
                + "to \(UTCTime.day(analysis.window.to)), on this computer.",
            "hasWarnings": !warnings.isEmpty, "fewWarnings": warnings.count <= few,
            "warningCount": PageNumbers.count(warnings.count, "remark"), "warnings": warnings.prefix(most).map(warning),
        ]
        if warnings.count > most {
            fields["moreWarnings"] =
                "And \(Numbers.grouped(warnings.count - most)) more; the output as JSON has them all."
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
