/// Where a table of questions has what, found once for all its rows.
struct RowColumns {
  let question: Int
  let answer: Int
  let tags: [Int]
  let notes: [Int]
  let also: [Int]
  let deck: Int?
  let name: Int?
  let guid: Int?
  let hint: Int?
  let source: Int?
  let page: Int?
  /// What else there is.
  let unused: [Int]

  init(_ header: TableHeader) {
    question = header.column(.question) ?? 0
    answer = header.column(.answer) ?? 1
    tags = header.columns(.tags)
    notes = header.columns(.note)
    also = header.columns(.also)
    deck = header.column(.deck)
    name = header.column(.name)
    guid = header.column(.guid)
    hint = header.column(.hint)
    source = header.column(.source)
    page = header.column(.page)
    unused = header.unused
  }
}
