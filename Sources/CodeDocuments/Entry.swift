/// One code of one domain, with all the catalog knows of it: a row of the view `entries`.
///
/// ```swift
/// let entry = try catalog.explain("10016")[0]
/// entry.description  // "Insufficient coins balance"
/// entry.cause        // "insufficient-funds"
/// ```
public struct Entry: Hashable, Sendable {
  /// The row's id in this build of the catalog; another build may give another.
  public var id: Int
  /// The name of its source: who publishes the code.
  public var source: String
  /// The slug of its domain, unique within the source.
  public var domain: String
  /// The title of its domain.
  public var domainTitle: String
  /// The code as the document writes it.
  public var code: String
  /// 1; from 2 on where the domain lists the code again.
  public var occurrence: Int
  /// The code as a number, where its text is one.
  public var number: Int?
  /// The symbolic name next to the code, if the table has one.
  public var symbol: String?
  /// The document's description of the code; empty if it has none.
  public var description: String
  /// The slug of its cause; `unspecified` if no rule matches the text.
  public var cause: String
  /// The title of its cause.
  public var causeTitle: String
  /// The advice for a failure of this cause.
  public var advice: String
  /// The slugs of its areas, in the order of the rules.
  public var areas: [String]
  /// The HTTP status that the document gives with the code.
  public var httpStatus: String?
  /// What to do, in the document's own words.
  public var remedy: String?
  /// The filled cells of the list's other columns, HTTP status and remedy included, in the order of
  /// the columns.
  public var attributes: [Attribute]
  /// The path of its document, which identifies it within its source.
  public var path: String
  /// Its line in the document.
  public var line: Int
  /// Where the code is published, if that is known: the address of its document, with the code's
  /// anchor where it has one.
  public var url: String?
  /// The rule that decided the cause, as the rules file writes it; nil if no rule matched.
  public var causeRule: String?

  /// Creates an entry, for instance one that a test makes up.
  public init(
    id: Int, source: String, domain: String, domainTitle: String, code: String,
    occurrence: Int = 1, number: Int? = nil, symbol: String? = nil, description: String,
    cause: String, causeTitle: String = "", advice: String = "", areas: [String] = [],
    httpStatus: String? = nil, remedy: String? = nil, attributes: [Attribute] = [], path: String,
    line: Int, url: String? = nil, causeRule: String? = nil
  ) {
    self.id = id
    self.source = source
    self.domain = domain
    self.domainTitle = domainTitle
    self.code = code
    self.occurrence = occurrence
    self.number = number
    self.symbol = symbol
    self.description = description
    self.cause = cause
    self.causeTitle = causeTitle
    self.advice = advice
    self.areas = areas
    self.httpStatus = httpStatus
    self.remedy = remedy
    self.attributes = attributes
    self.path = path
    self.line = line
    self.url = url
    self.causeRule = causeRule
  }

  /// One cell of another column of the code's table.
  public struct Attribute: Hashable, Codable, Sendable {
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

extension Entry: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, source, domain
    case domainTitle = "domain_title"
    case code, occurrence, number, symbol, description, cause
    case causeTitle = "cause_title"
    case advice, areas
    case httpStatus = "http_status"
    case remedy, attributes, path, line, url
    case attributeOrder = "attribute_order"
    case causeRule = "cause_rule"
  }

  /// The name of an attribute, as the key of its value.
  private struct AttributeKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Reads an entry with the names of the columns of the view `entries` as keys.
  ///
  /// Attributes come in the order of `attribute_order`, and those that it does not name after them
  /// in the order of their names, since few decoders keep the order of an object.
  ///
  /// - Throws: `DecodingError` if a key is missing that the initializer needs, or has another type.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    var attributes: [Attribute] = []
    if values.contains(.attributes) {
      let cells = try values.nestedContainer(keyedBy: AttributeKey.self, forKey: .attributes)
      let order = try values.decodeIfPresent([String].self, forKey: .attributeOrder) ?? []
      let names = cells.allKeys.map(\.stringValue)
      for name in order.filter(names.contains)
        + names.filter({ !order.contains($0) }).sorted(by: inByteOrder)
      {
        attributes.append(
          Attribute(name: name, value: try cells.decode(String.self, forKey: AttributeKey(name))))
      }
    }
    self.init(
      id: try values.decode(Int.self, forKey: .id),
      source: try values.decode(String.self, forKey: .source),
      domain: try values.decode(String.self, forKey: .domain),
      domainTitle: try values.decode(String.self, forKey: .domainTitle),
      code: try values.decode(String.self, forKey: .code),
      occurrence: try values.decodeIfPresent(Int.self, forKey: .occurrence) ?? 1,
      number: try values.decodeIfPresent(Int.self, forKey: .number),
      symbol: try values.decodeIfPresent(String.self, forKey: .symbol),
      description: try values.decode(String.self, forKey: .description),
      cause: try values.decode(String.self, forKey: .cause),
      causeTitle: try values.decodeIfPresent(String.self, forKey: .causeTitle) ?? "",
      advice: try values.decodeIfPresent(String.self, forKey: .advice) ?? "",
      areas: try values.decodeIfPresent([String].self, forKey: .areas) ?? [],
      httpStatus: try values.decodeIfPresent(String.self, forKey: .httpStatus),
      remedy: try values.decodeIfPresent(String.self, forKey: .remedy), attributes: attributes,
      path: try values.decode(String.self, forKey: .path),
      line: try values.decode(Int.self, forKey: .line),
      url: try values.decodeIfPresent(String.self, forKey: .url),
      causeRule: try values.decodeIfPresent(String.self, forKey: .causeRule))
  }

  /// Writes the entry with the names of the columns of the view `entries` as keys; attributes are an
  /// object, name to value.
  ///
  /// Where the attributes are not in the order of their names, `attribute_order` keeps it. Of a name
  /// that repeats, the second is written as `name:2`. `cause_rule` is there if a rule decided the cause.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(source, forKey: .source)
    try values.encode(domain, forKey: .domain)
    try values.encode(domainTitle, forKey: .domainTitle)
    try values.encode(code, forKey: .code)
    try values.encode(occurrence, forKey: .occurrence)
    try values.encode(number, forKey: .number)
    try values.encode(symbol, forKey: .symbol)
    try values.encode(description, forKey: .description)
    try values.encode(cause, forKey: .cause)
    try values.encode(causeTitle, forKey: .causeTitle)
    try values.encode(advice, forKey: .advice)
    try values.encode(areas, forKey: .areas)
    try values.encode(httpStatus, forKey: .httpStatus)
    try values.encode(remedy, forKey: .remedy)
    var taken = TakenNames(separator: ":")
    let names = attributes.map { taken.take($0.name) }
    var cells = values.nestedContainer(keyedBy: AttributeKey.self, forKey: .attributes)
    for (name, attribute) in zip(names, attributes) {
      try cells.encode(attribute.value, forKey: AttributeKey(name))
    }
    if names != names.sorted(by: inByteOrder) { try values.encode(names, forKey: .attributeOrder) }
    try values.encode(path, forKey: .path)
    try values.encode(line, forKey: .line)
    try values.encode(url, forKey: .url)
    try values.encodeIfPresent(causeRule, forKey: .causeRule)
  }
}
