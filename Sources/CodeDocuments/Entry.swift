/// One code of one domain, with all the catalog knows of it: a row of the view `entries`.
///
/// ```swift
/// let entry = try catalog.explain("10016")[0]
/// entry.description  // "Insufficient coins balance"
/// entry.cause        // "insufficient-funds"
/// ```
public struct Entry: Equatable, Sendable {
  /// The row's id in this build of the catalog; another build may give another.
  public var id: Int
  /// The short name of the document it comes from.
  public var source: String
  /// The slug of its domain, unique within the source.
  public var domain: String
  /// The title of its domain.
  public var domainTitle: String
  /// The code as the document writes it.
  public var code: String
  /// The code as a number, where its text is one.
  public var number: Int?
  /// The symbolic name beside the code, where the table has one.
  public var symbol: String?
  /// What the document says the code means; empty where it says nothing.
  public var description: String
  /// The slug of its cause; `unspecified` where the text names none.
  public var cause: String
  /// The title of its cause.
  public var causeTitle: String
  /// What the caller can do about a failure of this cause.
  public var advice: String
  /// The slugs of its areas, in the order of the rules.
  public var areas: [String]
  /// The path that identifies the document.
  public var path: String
  /// The line of the document it stands on.
  public var line: Int
  /// The filled cells of the table's other columns, in the order of the columns.
  public var attributes: [Attribute]

  /// Creates an entry, for instance one that a test makes up.
  public init(
    id: Int, source: String, domain: String, domainTitle: String, code: String, number: Int? = nil,
    symbol: String? = nil, description: String, cause: String, causeTitle: String = "",
    advice: String = "", areas: [String] = [], path: String, line: Int, attributes: [Attribute] = []
  ) {
    self.id = id
    self.source = source
    self.domain = domain
    self.domainTitle = domainTitle
    self.code = code
    self.number = number
    self.symbol = symbol
    self.description = description
    self.cause = cause
    self.causeTitle = causeTitle
    self.advice = advice
    self.areas = areas
    self.path = path
    self.line = line
    self.attributes = attributes
  }

  /// One cell of another column of the code's table.
  public struct Attribute: Equatable, Hashable, Sendable {
    /// The column's header.
    public var name: String
    /// The cell's text.
    public var value: String

    /// Makes an attribute.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}
