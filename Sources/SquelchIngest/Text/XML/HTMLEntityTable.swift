import CLibXML2
import Synchronization

/// Entities of HTML 4 in the form that libxml2's XML parser wants, made when they are first met.
///
/// The filter decodes references before the parser sees them, so this is the second line: it keeps `&nbsp;` from being
/// dropped in silence should one get through.
enum HTMLEntityTable {
    /// Entities made so far, by name. They live as long as the process: libxml2 keeps pointers to them.
    private static let made = Mutex<[String: Entity]>([:])

    /// An immutable entity that is never freed, hence safe to hand to any thread.
    private struct Entity: @unchecked Sendable {
        let pointer: xmlEntityPtr
    }

    /// The entity called `name`, nil where HTML 4 has none.
    static func entity(named name: UnsafePointer<xmlChar>?) -> xmlEntityPtr? {
        guard let name else { return nil }
        if let predefined = xmlGetPredefinedEntity(name) { return predefined }
        guard let known = htmlEntityLookup(name), let scalar = Unicode.Scalar(known.pointee.value) else { return nil }
        let key = String(cString: name)
        return made.withLock { table in
            if let entity = table[key] { return entity.pointer }
            let pointer = make(name: key, text: String(Character(scalar)))
            table[key] = Entity(pointer: pointer)
            return pointer
        }
    }

    private static func make(name: String, text: String) -> xmlEntityPtr {
        let entity = xmlEntityPtr.allocate(capacity: 1)
        entity.initialize(to: xmlEntity())
        entity.pointee.type = XML_ENTITY_DECL
        entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
        entity.pointee.name = UnsafePointer(copy(name))
        entity.pointee.content = copy(text)
        entity.pointee.orig = entity.pointee.content
        entity.pointee.length = Int32(text.utf8.count)
        return entity
    }

    private static func copy(_ text: String) -> UnsafeMutablePointer<xmlChar> {
        let bytes = UnsafeMutablePointer<xmlChar>.allocate(capacity: text.utf8.count + 1)
        bytes.initialize(repeating: 0, count: text.utf8.count + 1)
        for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
        return bytes
    }
}
