/// How `export` writes a domain as a table of Markdown, and `import` knows it again.
///
/// Below the heading, which is the domain's title, comes `Domain: ` and its slug; the header row begins
/// with the columns named here. Such a table is read unchanged: its codes are not taken apart,
/// and nothing is guessed.
package enum ExportedTable {
  package static let lead = "Domain: "
  package static let code = "Error code"
  package static let symbol = "Symbol"
  package static let description = "Description"

  /// The names of the columns before the attributes.
  package static func header(hasSymbols: Bool) -> [String] {
    hasSymbols ? [code, symbol, description] : [code, description]
  }
}

extension TableHead {
  /// The slug of the domain whose exported table this is; nil if it is any other table.
  func exportedDomain(_ options: ImportOptions) -> String? {
    guard form == .table || form.isRecords, options.codeColumn == nil,
      options.descriptionColumn == nil,
      options.domain == nil, let lead, lead.hasPrefix(ExportedTable.lead), !headings.isEmpty,
      hasExportedHeader(hasSymbols: true) || hasExportedHeader(hasSymbols: false)
    else { return nil }
    let domain = String(lead.dropFirst(ExportedTable.lead.count))
    return !domain.isEmpty && slug(domain) == domain ? domain : nil
  }

  private func hasExportedHeader(hasSymbols: Bool) -> Bool {
    header.starts(with: ExportedTable.header(hasSymbols: hasSymbols))
  }
}

extension TableRole {
  /// The role of an exported table.
  init(exported sample: TableSample) {
    let hasSymbols = sample.header.starts(with: ExportedTable.header(hasSymbols: true))
    self.init(
      isCodes: true, reason: "its header and the line above it are those of an exported catalog")
    codeColumn = 0
    symbolColumn = hasSymbols ? 1 : nil
    descriptionColumn = hasSymbols ? 2 : 1
    columnRoles = ColumnRole.roles(of: Column.columns(of: sample), self, sample)
  }
}
