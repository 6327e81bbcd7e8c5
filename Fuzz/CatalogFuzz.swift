import CatalogSQLite
import CodeDocuments
import ErrcatPlatform
import ErrorCatalog

/// A catalog of a few codes, which questions are asked of.
enum SmallCatalog {
  nonisolated(unsafe) static let catalog = Result { try Catalog(documents: [document]) }

  private static let document = Document(
    path: "shop/errors.md",
    bytes: Array(
      """
      # Error codes
      ## REST API
      | Error code | Name | HTTP status | Message | Solution |
      |---|---|---|---|---|
      | 10001 | `NO_FUNDS` | 402 | Insufficient funds; top up the account | Deposit |
      | 10002 | `TOO_MANY_REQUESTS` | 429 | Too many requests. Try again later | Wait |
      | 10003-10010 | | 400 | The parameter `price` is invalid | |
      | 5xx | | | Server error | |
      | f(x), {oops} | | | Unknown function | |
      | -1021 | | | 余额不足以支付订单 | |
      | 0x80070005 | `E_ACCESSDENIED` | | Access is denied | |
      """.utf8))

  /// The bytes of its file.
  static let bytes = Result { try catalog.get().database.serialized() }
}

/// Changes a catalog's file and asks it questions: each four bytes are a place and a value.
func fuzzCatalogs(_ input: [UInt8]) {
  guard var bytes = try? SmallCatalog.bytes.get() else {
    preconditionFailure("there is a catalog to change")
  }
  var patches = input[...]
  while patches.count >= 4 {
    let patch = Array(patches.prefix(4))
    let place = Int(patch[0]) << 16 | Int(patch[1]) << 8 | Int(patch[2])
    bytes[place % bytes.count] = patch[3]
    patches = patches.dropFirst(4)
  }
  let path = "/tmp/errcat-fuzz-\(getpid()).db"
  guard let file = fopen(path, "w") else { preconditionFailure("\(path) cannot be written") }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
  defer { unlink(path) }
  // Each question ends, with an answer or an error.
  guard let catalog = try? Catalog(path: path) else {
    precondition(!input.isEmpty, "an unchanged catalog opens")
    return
  }
  _ = try? catalog.explain("10001")
  _ = try? catalog.explain("10005")
  _ = try? catalog.search("insufficient funds")
  _ = try? catalog.search("to many request", limit: 3)
  _ = try? catalog.hints("acess")
  _ = try? catalog.nearCodes("1002")
  _ = try? catalog.codes(startingWith: "1")
  _ = try? catalog.statistics()
  _ = try? catalog.domains()
  _ = try? catalog.rules()
  try? catalog.forEachEntry { _ in }
}
