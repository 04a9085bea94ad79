/// Elements gathered by a key; the keys, and the elements of each, stand in the order in which they came.
///
/// What is made of it does not depend on hash values, as it would with a dictionary.
public struct OrderedGroups<Key: Hashable, Element>: RandomAccessCollection {
    /// The elements of one key: never none.
    public struct Group {
        public let key: Key
        public var elements: [Element]

        @inlinable init(key: Key, elements: [Element]) {
            self.key = key
            self.elements = elements
        }
    }

    @usableFromInline var groups: [Group] = []
    @usableFromInline var places: [Key: Int] = [:]

    @inlinable public init() {}

    /// Gathers a sequence; elements whose key is `nil` are left out.
    @inlinable public init(_ elements: some Sequence<Element>, by key: (Element) -> Key?) {
        for element in elements {
            if let key = key(element) { append(element, to: key) }
        }
    }

    @inlinable public mutating func append(_ element: Element, to key: Key) {
        if let place = places[key] {
            groups[place].elements.append(element)
        } else {
            places[key] = groups.count
            groups.append(Group(key: key, elements: [element]))
        }
    }

    /// The elements of a key; none where it did not come.
    @inlinable public subscript(key key: Key) -> [Element] { places[key].map { groups[$0].elements } ?? [] }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { groups.count }
    @inlinable public subscript(position: Int) -> Group { groups[position] }
}

extension OrderedGroups: Sendable where Key: Sendable, Element: Sendable {}
extension OrderedGroups.Group: Sendable where Key: Sendable, Element: Sendable {}
