internal import CGumbo

extension HTMLNode {
  /// Whether a table only places parts of a page, so that its cells are read as blocks: it has one
  /// column or one row, or holds headings or more tables than cells of its own.
  var isLayoutTable: Bool {
    if let role = attribute("role")?.lowercased(), role == "presentation" || role == "none" {
      return true
    }
    var census = Census()
    for part in children {
      switch part.tag {
      case GUMBO_TAG_CAPTION: census.isLabeled = true
      case GUMBO_TAG_THEAD, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT:
        if part.tag == GUMBO_TAG_THEAD { census.isLabeled = true }
        for row in part.children where row.tag == GUMBO_TAG_TR { census.add(row) }
      default: break
      }
    }
    if census.width <= 1 { return true }
    if census.isLabeled { return false }
    return census.rowCount == 1 || census.hasHeading
      || (census.innerCount > 0 && census.innerCount >= census.cellCount)
  }

  private struct Census {
    /// Whether the table has a caption or cells of headers.
    var isLabeled = false
    var width = 0
    var rowCount = 0
    var cellCount = 0
    /// How many cells the tables within its cells have.
    var innerCount = 0
    var hasHeading = false

    mutating func add(_ row: HTMLNode) {
      var width = 0
      for cell in row.children where cell.tag == GUMBO_TAG_TD || cell.tag == GUMBO_TAG_TH {
        width += 1
        if cell.tag == GUMBO_TAG_TH {
          isLabeled = true
          continue
        }
        cell.contains { element in
          if element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH { innerCount += 1 }
          if let level = element.tag?.headingLevel, level <= 3 { hasHeading = true }
          return false
        }
      }
      rowCount += width > 0 ? 1 : 0
      cellCount += width
      self.width = max(self.width, width)
    }
  }
}
