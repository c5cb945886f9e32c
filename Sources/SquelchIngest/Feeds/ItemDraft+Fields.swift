import SquelchTimeline

extension ItemDraft {
    /// Keeps the text of an element where it belongs.
    mutating func take(_ text: FieldText, of element: Element) {
        switch element {
        case .link: offerLink(text.slice, rank: 4)
        case .category, .dcSubject, .mediaCategory: categories.append(text.slice)
        case .personName, .personEmail, .personURI: replace(element, text)
        case .dcCreator, .itunesAuthor: authors.isEmpty ? authors.append(text.slice) : set(element, text)
        case .comments: commentsLink = text.slice
        // A later, fuller body wins: some feeds give a teaser and the whole text in elements of one name.
        case .content where self[.content].slice.length < text.slice.length: replace(element, text)
        default: set(element, text)
        }
    }

    /// Whether name, mail or address of a person were read and not yet taken.
    var personIsOpen: Bool {
        self[.personName].isPresent || self[.personEmail].isPresent || self[.personURI].isPresent
            || self[.authorText].isPresent
    }

    /// A person's element ends: the name, or else the mail, is an author.
    mutating func finishPerson() {
        for element in [Element.personName, .personEmail, .authorText, .personURI] where self[element].isPresent {
            authors.append(self[element].slice)
            break
        }
        for element in [Element.personName, .personEmail, .authorText, .personURI] { drop(element) }
    }

    /// The first author by name, stored in `batch`.
    mutating func author(into batch: RecordBatch) -> ByteSlice {
        if personIsOpen { finishPerson() }
        var slice = authors.first ?? .missing
        for element in [Element.dcCreator, .itunesAuthor, .podcastPerson, .mediaCredit] where slice.isEmpty {
            slice = self[element].slice
        }
        return PlainText.append(PersonName.display(scratch.bytes(slice)), to: &batch.arena)
    }
}
