public import SquelchCuration
public import SquelchTimeline

/// The analysis as one page of HTML that needs nothing else: no network, no script to read it.
///
/// Its Content-Security-Policy allows only the page's own style and script. Readable in any number of accounts: those
/// that matter are shown in full, the others in a row.
public enum AnalysisPage {
    /// The page.
    /// - Parameters:
    ///   - analysis: the accounts with verdicts and reasons.
    ///   - insights: made from the result that `analysis` belongs to.
    ///   - version: of the program.
    ///   - command: the command line that made the page, for the reader to repeat it.
    ///   - workers: the threads that work; the page is the same for any number.
    public static func render(
        _ analysis: Analysis, _ insights: ReportInsights, version: String, command: String,
        workers: Workers = Workers(1)
    ) -> String {
        var fields: Fields = [
            "styleHash": PagePolicy.styleHash, "scriptHash": PagePolicy.scriptHash, "style": PagePolicy.style,
            "script": PagePolicy.script, "version": version, "generated": UTCTime.iso8601(analysis.generated),
            "command": PageText.line(command, width: 400), "hasAccounts": !analysis.accounts.isEmpty,
        ]
        add(PageAnswer.fields(analysis, insights), to: &fields)
        add(PageNotes.fields(analysis), to: &fields)
        if !analysis.accounts.isEmpty {
            add(PageSteps.fields(analysis, insights), to: &fields)
            add(PageTidy.fields(analysis, insights), to: &fields)
            add(PageSince.fields(analysis, insights), to: &fields)
            add(PagePicture.fields(analysis), to: &fields)
            add(PageCurve.fields(insights.curve), to: &fields)
            add(PageContexts.fields(analysis, insights), to: &fields)
            add(PageChanges.fields(analysis, insights), to: &fields)
            add(PageOverlaps.fields(analysis, insights), to: &fields)
            fields["accountsSentence"] = PageAccounts.sentence(insights)
            fields["rows"] = PageAccounts.rows(analysis, insights, workers)
        }
        return PageTemplates.render("page", fields)
    }

    private static func add(_ more: Fields, to fields: inout Fields) { fields.merge(more) { $1 } }
}
