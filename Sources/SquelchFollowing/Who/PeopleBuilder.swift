import SquelchTimeline

/// Puts together who the user is connected with and what passed between them.
struct PeopleBuilder {
    let follows: [TimelineChunk.Follow]
    let exchanges: Exchanges
    let accounts: [Account]

    /// Everybody, in the order of their ids.
    /// - Parameter twins: ids that are one, by each of them.
    func people(
        _ configuration: Configuration, _ settings: inout ConfigurationNotes, twins: [String: [String]]
    ) -> [Person] {
        let representative = representatives(twins)
        var people: [String: Person] = [:]
        func edit(_ id: String, _ change: (inout Person) -> Void) {
            let first = representative[id] ?? id
            change(&people[first, default: Person(id: first)])
            if id != first, people[first]?.aliases.contains(id) == false { people[first]?.aliases.append(id) }
        }
        for follow in follows {
            edit(follow.id) { person in
                person.name = person.name ?? follow.name
                person.platform = person.platform ?? follow.platform
                person.url = person.url ?? follow.site
                person.feedURL = person.feedURL ?? follow.feedURL
                person.company = person.company ?? follow.company
                person.position = person.position ?? follow.position
                person.isListed = true
                person.isMutual = person.isMutual == true ? true : follow.mutual ?? person.isMutual
                person.since = [person.since, follow.since].compactMap { $0 }.min()
                for context in follow.contexts where !person.contexts.contains(context) {
                    person.contexts.append(context)
                }
            }
        }
        for (id, interaction) in exchanges.interactions.sorted(by: { $0.key < $1.key }) {
            edit(id) { person in
                person.name = person.name ?? exchanges.names[id]
                person.platform = person.platform ?? Platform.of(id: id)
                person.interaction.merge(interaction)
            }
        }
        for (id, marks) in exchanges.marks.byID {
            // Whose posts were valued and who is nothing else to the user is no acquaintance.
            let first = representative[id] ?? id
            people[first]?.marks.merge(marks)
        }
        var list = people.values.sorted { $0.id < $1.id }
        for index in list.indices { list[index].aliases.sort() }
        note(configuration, &settings, &list)
        return list
    }

    /// What the user knows of people, who need not be in any list or have sent anything.
    private func note(_ configuration: Configuration, _ settings: inout ConfigurationNotes, _ people: inout [Person]) {
        guard !configuration.relations.isEmpty else { return }
        let known = Set(people.flatMap { [$0.id] + $0.aliases })
        let others = accounts.filter { !known.contains($0.id) }
        let references = AccountReferences(people.map(Account.init) + others)
        let listed = people.count
        for (reference, notes) in configuration.relations.sorted(by: { $0.key < $1.key }) {
            guard let place = settings.find(reference, in: references) else { continue }
            if place < listed {
                people[place].notes = notes
            } else {
                var person = Person(others[place - listed])
                person.notes = notes
                people.append(person)
            }
        }
    }

    /// The id under which each is known: one of those that are one; and for a table of LinkedIn that gives only names the
    /// connection of that name, where there is only one.
    private func representatives(_ twins: [String: [String]]) -> [String: String] {
        var representative: [String: String] = [:]
        for (id, ids) in twins { representative[id] = ids.min() ?? id }
        var byName: [String: [String]] = [:]
        for follow in follows where follow.platform == .linkedIn && !follow.id.hasPrefix(Self.named) {
            if let name = follow.name { byName[name, default: []].append(follow.id) }
        }
        let ids = Set(exchanges.interactions.keys).union(follows.map(\.id))
        for id in ids where id.hasPrefix(Self.named) {
            let name = String(id.dropFirst(Self.named.count))
            if let found = byName[name], found.count == 1 { representative[id] = representative[found[0]] ?? found[0] }
        }
        return representative
    }

    /// Begins the id of somebody on LinkedIn of whom only the name is known.
    private static let named = "linkedin:"
}
