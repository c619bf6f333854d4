/// Finds what lies on a circle of references.
enum CyclicItems {
    /// The items that can be reached from themselves, in their order; the time is linear in items and references.
    ///
    /// Tarjan's strongly connected components, with a stack of its own so that long chains can't exhaust the thread's.
    static func of(_ references: [[Int]]) -> [Int] {
        var order = [Int](repeating: -1, count: references.count)
        var low = order
        var isOpen = [Bool](repeating: false, count: references.count)
        var open: [Int] = []
        var cyclic: [Int] = []
        var next = 0
        for root in references.indices where order[root] < 0 {
            var work: [(item: Int, step: Int)] = [(root, 0)]
            while let (item, step) = work.last {
                if step == 0 {
                    order[item] = next
                    low[item] = next
                    next += 1
                    open.append(item)
                    isOpen[item] = true
                }
                if step < references[item].count {
                    work[work.count - 1].step = step + 1
                    let target = references[item][step]
                    if order[target] < 0 {
                        work.append((target, 0))
                    } else if isOpen[target] {
                        low[item] = min(low[item], order[target])
                    }
                    continue
                }
                work.removeLast()
                if let parent = work.last?.item { low[parent] = min(low[parent], low[item]) }
                guard low[item] == order[item] else { continue }
                var component: [Int] = []
                while let last = open.popLast() {
                    isOpen[last] = false
                    component.append(last)
                    if last == item { break }
                }
                if component.count > 1 || references[item].contains(item) { cyclic += component }
            }
        }
        return cyclic.sorted()
    }
}
