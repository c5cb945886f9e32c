import CLibXML2
import Foundation
import SquelchTimeline
import Testing

@testable import SquelchIngest

/// The filter's promise: whatever goes in, well-formed markup comes out, and no text is lost.
@Suite("Markup filter")
struct MarkupFilterTests {
    /// The filter's output with the texts put back in their places, escaped; and its repairs.
    private func filtered(_ document: [UInt8], chunk: Int = 1 << 20) -> (xml: String, repairs: Repairs) {
        var filter = MarkupFilter()
        var output = ByteArena()
        var start = 0
        repeat {
            let end = min(document.count, start + chunk)
            document[start..<end].withUnsafeBufferPointer { filter.input.append($0) }
            start = end
            filter.process(final: start == document.count)
            output.append(filter.output.all)
            filter.output.removeAll()
        } while start < document.count
        return (Self.restore(output.all, &filter.stash), filter.repairs)
    }

    private func filtered(_ document: String, chunk: Int = 1 << 20) -> String {
        filtered(Array(document.utf8), chunk: chunk).xml
    }

    private static func restore(_ bytes: UnsafeBufferPointer<UInt8>, _ stash: inout TextStash) -> String {
        var result = ""
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        while let open = rest.range(of: "<![CDATA["), let close = rest.range(of: "]]>") {
            result += rest[..<open.lowerBound]
            var section = Array(rest[open.upperBound..<close.lowerBound].utf8)
            let text = section.withUnsafeMutableBufferPointer { stash.take(UnsafeBufferPointer($0)) }
            for scalar in String(decoding: text, as: UTF8.self) {
                result += scalar == "<" ? "&lt;" : scalar == "&" ? "&amp;" : scalar == ">" ? "&gt;" : String(scalar)
            }
            rest = rest[close.upperBound...]
        }
        return result + rest
    }

    @Test(arguments: [
        ("<a><b>1</b></a>", "<a><b>1</b></a>"),
        ("<a>R&D, z & w &amp; v</a>", "<a>R&amp;D, z &amp; w &amp; v</a>"),
        ("<a>1 < 2 <3</a>", "<a>1 &lt; 2 &lt;3</a>"),
        ("<a>x&nbsp;y&eacute;&bogus;</a>", "<a>x\u{A0}yé&amp;bogus;</a>"),
        ("<a>&#146;&#x41;&#0;&#xD800;</a>", "<a>’A</a>"),
        ("<a><b>1</a>", "<a><b>1</b></a>"),
        ("<a>1</b>2</a>", "<a>12</a>"),
        ("<a><title>x</tittle><c/></a>", "<a><title>x</title><c/></a>"),
        ("<a><item><b>1</b><item>2</item></a>", "<a><item><b>1</b></item><item>2</item></a>"),
        ("<a><![CDATA[<p>x & y</p>]]></a>", "<a>&lt;p&gt;x &amp; y&lt;/p&gt;</a>"),
        ("<a><![CDATA[x]]]]><![CDATA[>y]]></a>", "<a>x]]&gt;y</a>"),
        ("junk <a>1</a> more", "<a>1</a>"),
        ("<?xml version='1.0'?><!-- c --><a>1<!-- x --><?pi y?>2</a>", "<a>12</a>"),
        ("<a b=c d e='f'>1</a>", #"<a b="c" e='f'>1</a>"#),
        (#"<a t="The "Daily" News" u="1">x</a>"#, ##"<a t="The &#34;Daily&#34; News" u="1">x</a>"##),
        (
            #"<a t="x <b href="y">z</b>" u="1">x</a>"#,
            ##"<a t="x &#60;b href=&#34;y&#34;&#62;z&#60;/b&#62;" u="1">x</a>"##
        ),
        ("<a t='1&2&amp;3'>x</a>", ##"<a t="1&#38;2&#38;3">x</a>"##),
        ("<a>\u{1}x\u{8}y</a>", "<a>xy</a>"),
        ("<a>1\r\n2\r3</a>", "<a>1\n2\n3</a>"),
        ("<!DOCTYPE a [<!ENTITY who 'Ada'>]><a>&who;</a>", "<a>Ada</a>"),
        ("<a>cut off <b>he", "<a>cut off <b>he</b></a>"),
    ])
    func mends(_ broken: String, _ whole: String) {
        #expect(filtered(broken) == whole)
    }

    @Test func newlinesStayWhereTheyWere() {
        let document = "<?xml version='1.0'?>\n<!--\n\n--><a\n b='1'\n>\n x\n<![CDATA[1\n2\n]]>\n</a>\n"
        var filter = MarkupFilter()
        filter.input.append(utf8: document)
        filter.process(final: true)
        let newlines = filter.output.all.filter { $0 == 0x0A }.count
        #expect(newlines == document.utf8.filter { $0 == 0x0A }.count)
    }

    @Test func theResultDoesNotDependOnTheChunks() throws {
        var random = SplitMix(state: 7)
        for document in try Self.samples() + Self.mutants(&random) {
            let whole = filtered(document).xml
            for chunk in [1, 7, 64] { #expect(filtered(document, chunk: chunk).xml == whole) }
        }
    }

    @Test func whateverComesInWellFormedMarkupComesOut() throws {
        var random = SplitMix(state: 11)
        for document in try Self.samples() + Self.mutants(&random) {
            let xml = filtered(document).xml
            guard xml.contains("<") else { continue }
            #expect(isWellFormed(xml), "\(String(decoding: document, as: UTF8.self)) gave \(xml)")
        }
    }

    /// Feeds that a person wrote, cut short so that a thousand variants run in a moment.
    private static func samples() throws -> [[UInt8]] {
        try ["work/swift/copper-lantern.xml", "work/infra/pager-at-three.atom", "craft/allotment-14.xml"].map { name in
            Array(try Data(contentsOf: URL(fileURLWithPath: feedsFolder + "/" + name)).prefix(3000))
        }
    }

    /// The same with bytes changed, dropped and doubled.
    private static func mutants(_ random: inout SplitMix) throws -> [[UInt8]] {
        var mutants: [[UInt8]] = []
        let alphabet = Array("<>&\"'/=![]-;# \n\u{0}a".utf8)
        for sample in try samples() {
            for _ in 0..<40 {
                var mutant = sample
                for _ in 0..<12 {
                    let place = Int(random.next() % UInt64(mutant.count))
                    switch random.next() % 3 {
                    case 0: mutant[place] = alphabet[Int(random.next() % UInt64(alphabet.count))]
                    case 1: mutant.remove(at: place)
                    default: mutant.insert(alphabet[Int(random.next() % UInt64(alphabet.count))], at: place)
                    }
                }
                mutants.append(mutant)
            }
        }
        return mutants
    }
}

/// Whether libxml2, in its strict mode, takes a document.
private func isWellFormed(_ xml: String) -> Bool {
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let bytes = xml.utf8.map { CChar(bitPattern: $0) }
    guard let document = xmlReadMemory(bytes, Int32(bytes.count), nil, "UTF-8", Int32(options)) else { return false }
    xmlFreeDoc(document)
    return true
}
