import SquelchTimeline

extension ItemDraft {
    /// Keeps the text of an element where it belongs.
    mutating func take(_ text: FieldText, of element: Element) {
        switch element {
        case .link: offerLink(text.slice, rank: 4)
        case .category, .dcSubject, .mediaCategory: categories.append(text.slice)
        case .personName, .personEmail, .personURI: replace(element, text)
        case .dcCreator: creators.append(text.slice)
        case .itunesAuthor: itunesAuthors.append(text.slice)
        case .podcastPerson: hosts.append(text.slice)
        case .mediaCredit: credits.append(text.slice)
        case .comments: commentsLink = text.slice
        case .skippedHour: skippedHours.append(text.slice)
        case .skippedDay: skippedDays.append(text.slice)
        // A later, fuller body wins: some feeds give a teaser and the whole text in elements of one name.
        case .content where self[.content].slice.length < text.slice.length: replace(element, text)
        default: set(element, text)
        }
    }

    /// An address made absolute, where `base` holds for it alone.
    mutating func resolved(_ address: ByteSlice, _ base: String) -> ByteSlice {
        let absolute = URLResolver.resolve(scratch.bytes(address).string, base: base)
        let offset = scratch.count
        scratch.append(utf8: absolute)
        return ByteSlice(offset: offset, length: scratch.count - offset)
    }

    /// Whether name, mail or address of a person were read and not yet taken.
    var personIsOpen: Bool {
        self[.personName].isPresent || self[.personEmail].isPresent || self[.personURI].isPresent
            || self[.authorText].isPresent
    }

    /// A person's element ends: the name, or else the mail, is an author.
    mutating func finishPerson(isOfSource: Bool = false) {
        for element in [Element.personName, .personEmail, .authorText, .personURI] where self[element].isPresent {
            if isOfSource { sourceAuthors.append(self[element].slice) } else { authors.append(self[element].slice) }
            break
        }
        for element in [Element.personName, .personEmail, .authorText, .personURI] { drop(element) }
    }

    /// The authors, stored in `batch`: the first one, and the others. Names are preferred to mail addresses, whatever the
    /// order of the elements.
    mutating func storeAuthors(in batch: RecordBatch, _ text: inout HTMLText) -> (first: ByteSlice, others: ListRange) {
        if personIsOpen { finishPerson() }
        guard hasAuthors else { return (.missing, .none) }
        let start = batch.lists.count
        for place in 0..<12 where batch.lists.count == start {
            let onlyNames = place < 6
            for author in authors(inGroup: place % 6).prefix(Self.mostAuthors) {
                let name = PersonName.display(scratch.bytes(author))
                if name.isEmpty || onlyNames && PersonName.isMailAddress(name) { continue }
                batch.appendUnique(TitleText.append(name, to: &batch.arena, &text), since: start)
            }
        }
        guard batch.lists.count > start else { return (.missing, .none) }
        let first = batch.lists.remove(at: start)
        return (first, batch.endList(from: start))
    }

    private var hasAuthors: Bool {
        !(authors.isEmpty && creators.isEmpty && itunesAuthors.isEmpty && hosts.isEmpty && credits.isEmpty
            && sourceAuthors.isEmpty)
    }

    /// Groups of which one says who the authors are, in the order of trust.
    private func authors(inGroup group: Int) -> [ByteSlice] {
        switch group {
        case 0: authors
        case 1: creators
        case 2: itunesAuthors
        case 3: hosts
        case 4: credits
        default: sourceAuthors
        }
    }

    private static let mostAuthors = 16
}
