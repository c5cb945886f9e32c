import ArgumentParser
import Testing

@testable import squelch

/// Names of commands are written down: made out of types, they take a search through all conformances at every start.
struct CommandNameTests {
    private static func below(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        command.configuration.subcommands.flatMap { [$0] + below($0) }
    }

    @Test func everyCommandSaysItsName() {
        let commands = Self.below(Squelch.self)
        #expect(commands.count > 30)
        for command in commands { #expect(command.configuration.commandName != nil, "\(command)") }
    }
}
