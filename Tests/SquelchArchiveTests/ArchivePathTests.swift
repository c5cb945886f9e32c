import SquelchArchive
import Testing

struct ArchivePathTests {
    @Test(arguments: [
        (["XDG_DATA_HOME": "/data", "HOME": "/home/a"], "/data/squelch/archive.sqlite"),
        (["XDG_DATA_HOME": "/data///", "HOME": "/home/a"], "/data/squelch/archive.sqlite"),
        (["HOME": "/home/a"], "/home/a/.local/share/squelch/archive.sqlite"),
        (["XDG_DATA_HOME": "", "HOME": "/home/a/"], "/home/a/.local/share/squelch/archive.sqlite"),
        (["XDG_DATA_HOME": "relative", "HOME": "/"], "/.local/share/squelch/archive.sqlite"),
        (["HOME": "relative"], nil), ([:], nil),
    ])
    func theEnvironmentSaysWhereTheArchiveLies(environment: [String: String], path: String?) {
        #expect(ArchivePath.standard(environment) == path)
    }
}
