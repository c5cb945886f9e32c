import SquelchReport
import SquelchSystem
import Testing

@Suite("TerminalProfile")
struct TerminalProfileTests {
    @Test(
        arguments: [
            (.auto, true, [:], true), (.auto, false, [:], false), (.auto, true, ["NO_COLOR": "1"], false),
            (.auto, true, ["NO_COLOR": ""], true), (.auto, true, ["TERM": "dumb"], false),
            (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true), (.never, true, [:], false),
        ] as [(ColorMode, Bool, [String: String], Bool)])
    func colourFollowsTheWishThenTheTerminal(
        mode: ColorMode, isTerminal: Bool, variables: [String: String], expected: Bool
    ) {
        #expect(TerminalProfile.hasColor(mode, isTerminal: isTerminal) { variables[$0] } == expected)
    }

    @Test(
        arguments: [
            ([:], false), (["LANG": "C"], false), (["LANG": "de_DE.ISO-8859-1"], false),
            (["LANG": "C.UTF-8"], true),
            (["LANG": "de_DE.utf8@euro"], true), (["LANG": "C.UTF-8", "LC_ALL": "C"], false),
            (["LANG": "C", "LC_CTYPE": "ja_JP.UTF-8"], true), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
        ] as [([String: String], Bool)])
    func theFirstLocaleVariableThatIsSetDecides(variables: [String: String], expected: Bool) {
        #expect(TerminalProfile.isUTF8 { variables[$0] } == expected)
    }

    @Test(
        arguments: [
            (132, "90", true, 132), (nil, "90", true, 90), (nil, nil, true, 80), (nil, nil, false, 120),
            (nil, "90", false, 90), (nil, "wide", false, 120), (nil, "0", true, 80), (nil, "-3", true, 80),
            (nil, "99999999999999999999", true, 80),
        ] as [(Int?, String?, Bool, Int)])
    func widthIsTheWindowsThenTheVariables(window: Int?, variable: String?, isTerminal: Bool, expected: Int) {
        #expect(TerminalSize.columns(window: window, variable: variable, isTerminal: isTerminal) == expected)
    }

    @Test func everyStyleEndsWhatItBegan() {
        let colored = TerminalProfile(hasColor: true, width: 80, isUnicode: true)
        let plain = TerminalProfile(hasColor: false, width: 80, isUnicode: true)
        for style in TerminalStyle.allCases {
            #expect(plain.paint("x", style) == "x")
            #expect(colored.paint("", style) == "")
            let painted = colored.paint("x", style)
            #expect(
                style == .plain
                    ? painted == "x" : painted.hasPrefix("\u{1B}[") && painted.hasSuffix("mx\u{1B}[0m"))
        }
    }
}
