internal import ErrcatBytes
internal import ErrcatPlatform

/// A document to read: its bytes, and the names it goes by.
public struct Document: Sendable {
  /// The name of its source: who publishes it.
  public var source: String
  /// Its path in the source, which identifies it there; never absolute.
  public var path: String
  /// The path as it was typed, which is what diagnostics name.
  package var typedPath: String
  /// Its content.
  public var bytes: [UInt8]
  /// The address where it is published, if known.
  public var url: String?
  /// The day of its last change, if known.
  public var revised: RevisionDate?
  /// The options of its import.
  public var options: ImportOptions

  /// Makes a document.
  ///
  /// Without a source, the path gives one: that of the nearest folder in it whose name says something
  /// (`docs` and `en` do not), or else of the file.
  public init(
    path: String, source: String? = nil, typedPath: String? = nil, bytes: [UInt8],
    url: String? = nil, revised: RevisionDate? = nil, options: ImportOptions = ImportOptions()
  ) {
    self.source = source ?? SourceName.name(path: path)
    self.path = path
    self.typedPath = (typedPath ?? path).shownPath
    self.bytes = bytes
    self.url = url
    self.revised = revised
    self.options = options
  }
}

/// What an import was told about how to read a document.
///
/// A catalog keeps it with the document.
public struct ImportOptions: Equatable, Sendable {
  /// The column that holds the codes: its header, or its place from 1.
  public var codeColumn: String?
  /// The column that holds the descriptions: its header, or its place from 1.
  public var descriptionColumn: String?
  /// The title of the domain, instead of the heading above the table.
  public var domain: String?
  /// Whether every table is read as a table of codes.
  public var allTables = false
  /// What the document is written in; nil for what the ending of its path says.
  package var form: DocumentForm?
  /// Whether the first row of CSV names the columns; nil to find out.
  package var hasHeader: Bool?
  /// The forms of lists that are not read.
  package var skippedForms: Set<CodeListForm> = []
  /// The encoding of the document; nil for UTF-8, and for UTF-16 and UTF-32, which show themselves.
  public var encoding: TextEncoding?

  /// Makes options; those left out are decided by looking at each table.
  public init(
    codeColumn: String? = nil, descriptionColumn: String? = nil, domain: String? = nil,
    allTables: Bool = false, encoding: TextEncoding? = nil
  ) {
    self.codeColumn = codeColumn
    self.descriptionColumn = descriptionColumn
    self.domain = domain
    self.allTables = allTables
    self.encoding = encoding
  }

  /// A JSON object of those that were given.
  package var json: String {
    var members: [(String, JSONValue)] = []
    if let codeColumn { members.append(("code_column", .string(codeColumn))) }
    if let descriptionColumn {
      members.append(("description_column", .string(descriptionColumn)))
    }
    if let domain { members.append(("domain", .string(domain))) }
    if let encoding { members.append(("encoding", .string(encoding.name))) }
    if let form { members.append(("as", .string(form.rawValue))) }
    if let hasHeader { members.append(("header", .bool(hasHeader))) }
    if !skippedForms.isEmpty { members.append(("skip", .string(CodeListForm.names(skippedForms)))) }
    if allTables { members.append(("all_tables", .bool(true))) }
    return JSONValue.object(members).text
  }
}

extension Document {
  /// Its content as UTF-8, as far as its encoding is known.
  var text: [UInt8] {
    guard let encoding = options.encoding ?? pageEncoding else { return bytes }
    return encoding.utf8(bytes)
  }

  /// The name of its file, without folders and ending.
  var name: String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.split(separator: ".").first ?? file)
  }
}
