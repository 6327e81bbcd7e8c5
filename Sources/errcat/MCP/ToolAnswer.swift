import ErrcatBytes

/// What a tool answers: entries, what was not found, and how many entries were left out.
struct ToolAnswer {
  /// The entries, the best first.
  var entries: [JSONValue] = []
  /// What was asked for and is not in the catalog.
  var notFound: [String] = []
  /// How many further entries there are that were not even read.
  var more = 0
  /// The codes that come near to those not found.
  var near: [(String, JSONValue)] = []

  /// The answer with as many of its entries as the room allows.
  ///
  /// An answer is cut between entries; only an entry that is too long for any answer is cut itself.
  /// The room is in bytes, as `cost` counts those of a value.
  func value(room: Int, cost: (JSONValue) -> Int) -> JSONValue {
    let empty = value([], more: entries.count + more)
    var left = room - cost(empty)
    var kept: [JSONValue] = []
    for entry in entries {
      let size = cost(entry) + cost(.string("")) / 2
      if size <= left {
        kept.append(entry)
        left -= size
        continue
      }
      if kept.isEmpty, let short = shortest(entry, left, cost) { kept = [short] }
      break
    }
    return value(kept, more: entries.count - kept.count + more)
  }

  private func shortest(
    _ entry: JSONValue, _ room: Int, _ cost: (JSONValue) -> Int
  ) -> JSONValue? {
    [2000, 1000, 500, 200, 80, 30].lazy.map { entry.cut(to: $0) }
      .first { cost($0) + cost(.string("")) / 2 <= room }
  }

  private func value(_ entries: [JSONValue], more: Int) -> JSONValue {
    .object(
      [
        ("entries", .array(entries)),
        ("not_found", .array(notFound.map { .string(shortened($0)) })),
        ("more", .integer(more)),
      ] + (near.isEmpty ? [] : [("did_you_mean", .object(near))]))
  }
}

extension JSONValue {
  /// The value with each of its texts cut to this many characters, and its lists to as many parts.
  fileprivate func cut(to length: Int) -> JSONValue {
    switch self {
    case .null, .bool, .integer, .real: self
    case .string(let text):
      .string(text.utf8.count <= length ? text : text.prefix(length) + "…")
    case .array(let values): .array(values.prefix(length / 10).map { $0.cut(to: length) })
    case .object(let members):
      .object(
        members.prefix(max(20, length / 10)).map { name, value in
          (name.utf8.count <= 40 ? name : name.prefix(40) + "…", value.cut(to: length))
        })
    }
  }
}
