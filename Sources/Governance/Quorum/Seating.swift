/// Gives each place of a quorum to one person, and each person one place, filling as many places as can be.
enum Seating {
    /// Bipartite matching by augmenting paths; people and places are few.
    static func fill(_ seats: [String], with ballots: [Ballot]) -> [Ballot] {
        let people = Array(Set(ballots.map(\.person))).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var holder: [Int?] = Array(repeating: nil, count: seats.count)

        func ballot(of person: Int, for seat: Int) -> Ballot? {
            ballots.first { $0.person == people[person] && $0.role.utf8.elementsEqual(seats[seat].utf8) }
        }
        func place(_ person: Int, _ tried: inout Set<Int>) -> Bool {
            for seat in seats.indices where !tried.contains(seat) && ballot(of: person, for: seat) != nil {
                tried.insert(seat)
                if let current = holder[seat], !place(current, &tried) { continue }
                holder[seat] = person
                return true
            }
            return false
        }
        for person in people.indices {
            var tried: Set<Int> = []
            _ = place(person, &tried)
        }
        return seats.indices.compactMap { seat in holder[seat].flatMap { ballot(of: $0, for: seat) } }
    }
}
