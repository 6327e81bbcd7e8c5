/// One row of a table: exactly as many cells as its header, and the surplus cells.
///
/// A row keeps where its cells are and reads a cell only when it is asked for, so a row costs
/// memory for the cells it has, whatever the width of its table.
@usableFromInline package struct Row: Sendable {
  /// The row's line in the document, from 1.
  package var line: Int
  @usableFromInline let source: Source
  @usableFromInline var layout: RowLayout
  @usableFromInline var width: Int
  /// The place of the first cell, where the row is a part of one.
  @usableFromInline var offset = 0

  /// Whether the row starts with a pipe.
  package var hasLeadingPipe: Bool { layout.hasLeadingPipe }
  /// Whether the row ends with a pipe.
  package var hasTrailingPipe: Bool { layout.hasTrailingPipe }
  /// Whether there is a pipe that delimits cells anywhere in the row.
  ///
  /// A row without one is a line of text right below a table, which GFM makes a row of it.
  package var hasPipe: Bool { layout.hasPipe }

  /// The cells, padded with empty ones to the width of the header (GFM section 4.10).
  @inlinable package var cells: Cells {
    Cells(source: source, layout: layout, start: offset, count: width)
  }

  /// The cells beyond the header's width, which GFM drops.
  @inlinable package var surplus: Cells {
    Cells(
      source: source, layout: layout, start: offset + width,
      count: isPart ? 0 : max(0, layout.cells.count - width))
  }

  /// How many of ``cells`` are in the document; the rest is padding.
  package var writtenCount: Int { min(width, max(0, layout.cells.count - offset)) }

  /// Whether the row is a part of one that is wider.
  @usableFromInline var isPart = false

  /// Returns the row of one of two tables side by side: `width` cells from a place on.
  package func part(at place: Int, width: Int) -> Row {
    var part = self
    part.offset = place
    part.width = width
    part.isPart = true
    return part
  }

  /// Returns one row made of the cells that several rows have in a column.
  package static func column(_ column: Int, of rows: [Row]) -> Row? {
    guard var row = rows.first else { return nil }
    row.layout = RowLayout(
      cells: rows.map { $0.layout.bounds(at: $0.offset + column) }, hasPipe: row.hasPipe)
    row.width = rows.count
    row.offset = 0
    return row
  }
}

extension Row: Equatable {
  /// Returns whether two rows have the same line, layout and cells.
  @usableFromInline package static func == (left: Row, right: Row) -> Bool {
    left.line == right.line && left.hasLeadingPipe == right.hasLeadingPipe
      && left.hasTrailingPipe == right.hasTrailingPipe && left.hasPipe == right.hasPipe
      && left.writtenCount == right.writtenCount && left.cells == right.cells
      && left.surplus == right.surplus
  }
}

/// The cells of a row, read one at a time as they are asked for.
@usableFromInline package struct Cells: RandomAccessCollection, Sendable {
  @usableFromInline let source: Source
  @usableFromInline let layout: RowLayout
  @usableFromInline let start: Int
  /// How many cells there are.
  @usableFromInline package let count: Int

  @inlinable
  init(source: Source, layout: RowLayout, start: Int, count: Int) {
    self.source = source
    self.layout = layout
    self.start = start
    self.count = count
  }

  /// The position of the first cell: 0.
  @inlinable package var startIndex: Int { 0 }
  /// The position past the last cell: ``count``.
  @inlinable package var endIndex: Int { count }

  /// Returns the cell at `position`, or an empty one where the row is shorter than its header.
  ///
  /// - Complexity: O(1); the cell's text is read when the cell is asked for it.
  @inlinable
  package subscript(position: Int) -> Cell {
    precondition(position >= 0 && position < count, "there is no cell at this position")
    return Cell(source: source, bounds: layout.bounds(at: start + position))
  }
}

extension Cells: Equatable {
  /// Returns whether two rows' cells are equal, one by one.
  @usableFromInline package static func == (left: Cells, right: Cells) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }
}

/// One cell of a row.
@usableFromInline package struct Cell: Sendable {
  @usableFromInline let document: Source
  @usableFromInline let bounds: RowLayout.Bounds

  @inlinable
  init(source: Source, bounds: RowLayout.Bounds) {
    document = source
    self.bounds = bounds
  }

  /// The cell's content without markup, as a reader of the rendered document sees it.
  ///
  /// Emphasis, links, images and code spans leave their text; a line break or block tag leaves one
  /// space, any other tag nothing; entities and backslash escapes are resolved; runs of ASCII white
  /// space are one space. It is computed at each use.
  ///
  /// - Complexity: O(*n*) in the length of ``source``.
  @inlinable package var text: String { document.text(of: bounds) }

  /// The parts of ``text`` that line breaks and tags of blocks set apart: `1001<br>1002` has two.
  package var parts: [String] {
    let text = text
    let mayHaveBreaks = document.bytes[bounds.start..<bounds.end].contains {
      $0 == UInt8(ascii: "<") || $0 == 0x0A
    }
    return mayHaveBreaks ? PlainText.partsOfCell(bounds.start..<bounds.end, in: document) : [text]
  }

  /// The cell's source in the document, without white space at its ends.
  package var source: String { document.string(bounds) }

  /// Where ``source`` starts in its line, in Unicode scalars, from 1.
  package var column: Int { bounds.column }
}

extension Cell: Equatable {
  /// Returns whether two cells have the same text and source and start in the same column.
  @usableFromInline package static func == (left: Cell, right: Cell) -> Bool {
    left.column == right.column && left.source == right.source && left.text == right.text
  }
}
