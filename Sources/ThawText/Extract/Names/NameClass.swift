/// Bits of the classes of names, in the order of `Scripts/names/gazetteer.py`.
enum NameClass {
    static let place: UInt32 = 0x7F | 1 << 8 | 1 << 13 | 1 << 18 | 1 << 25
    static let person: UInt32 = 1 << 7 | 1 << 26
    static let organisation: UInt32 = 1 << 12 | 1 << 19 | 1 << 21
    static let country: UInt32 = 1 << 4 | 1 << 6
    static let knownPlace: UInt32 = 1 | 1 << 8 | 1 << 13
    /// Other names of cities.
    static let cityElsewhere: UInt32 = 1 << 3
    /// Cities of all sizes.
    static let city: UInt32 = 0b111
    static let knownPerson: UInt32 = 1 << 7
    static let ownPerson: UInt32 = 1 << 26
    static let ownPlace: UInt32 = 1 << 25
    static let ownOrganisation: UInt32 = 0b111 << 19
    static let ownEvent: UInt32 = 1 << 23
    static let ownWork: UInt32 = 1 << 24
    static let ownOther: UInt32 = 0b111 << 22
    static let people: UInt32 = 1 << 9 | 1 << 11 | 1 << 14 | 1 << 22
    static let event: UInt32 = 1 << 15 | 1 << 17 | 1 << 23
    static let media: UInt32 = 1 << 20
    static let work: UInt32 = 1 << 16 | 1 << 24
    /// What the model was trained with; the others are asked for by rules alone.
    static let modelled: UInt32 = (1 << 27) - 1
    /// The surname of somebody well known, letters that stand for a person, letters that name nothing.
    static let surname: UInt32 = 1 << 27
    static let initials: UInt32 = 1 << 28
    static let nothing: UInt32 = 1 << 29
    /// Further organisations and bodies of history.
    static let body: UInt32 = 1 << 30
    /// Places as German, French and Spanish name them.
    static let exonym: UInt32 = 1 << 31
    /// Places that are more than a village.
    static let widelyKnown: UInt32 = knownPlace | country | ownPlace
}
