import SquelchCuration
import SquelchTimeline

/// The pairs of accounts that tell the same stories.
enum PageOverlaps {
    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        guard let most = insights.overlaps.first else { return ["hasOverlaps": false] }
        let name = PageText.name(analysis.accounts[most.later].account)
        let other = PageText.name(analysis.accounts[most.first].account)
        return [
            "hasOverlaps": true,
            "overlapSentence":
                "\(name) and \(other) have \(Counted.text(most.shared, "story", "stories")) in common. "
                + "Of two accounts that tell the same, one may be enough: the one that is first.",
            "overlaps": insights.overlaps.map { row($0, analysis, insights) },
        ]
    }

    private static func row(_ pair: ReportInsights.Overlap, _ analysis: Analysis, _ insights: ReportInsights) -> Fields
    {
        let part = pair.laterStories > 0 ? min(1, Double(pair.shared) / Double(pair.laterStories)) : 0
        var fields: Fields = [
            "name": PageText.name(analysis.accounts[pair.later].account, width: 60),
            "otherName": PageText.name(analysis.accounts[pair.first].account, width: 60),
            "shared": Counted.grouped(pair.shared), "otherFirst": Counted.grouped(pair.firstCount),
            "part": PageNumbers.percent(part), "partWidth": Drawing.number(120 * part),
        ]
        fields["anchor"] = PageText.anchor(pair.later, insights)
        fields["otherAnchor"] = PageText.anchor(pair.first, insights)
        return fields
    }
}
