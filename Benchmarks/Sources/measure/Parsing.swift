internal import CCMarkGFM
internal import Foundation
internal import MarkdownTables

/// Parsing a document of tables from memory.
enum Parsing {
  /// By errcat's reader, with the text of every cell.
  ///
  /// - Returns: The time, and how many rows the tables have, headers included.
  static func errcat(_ path: String) throws -> Measured {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    var length = 0
    let measured = clocked {
      var reader = TableReader(bytes)
      var rows = 0
      while let event = reader.next() {
        switch event {
        case .table(let table):
          rows += 1
          for cell in table.header.cells { length += cell.text.utf8.count }
        case .row(let row):
          rows += 1
          for cell in row.cells { length += cell.text.utf8.count }
        default: break
        }
      }
      return rows
    }
    precondition(length > 0, "the cells hold text")
    return measured
  }

  /// By cmark-gfm's C library, as far as its tree; its cells' texts are not taken together.
  static func cmark(_ path: String) throws -> Measured {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    cmark_gfm_core_extensions_ensure_registered()
    var document: OpaquePointer?
    let measured = bytes.withUnsafeBytes { buffer in
      clocked {
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        cmark_parser_feed(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        document = cmark_parser_finish(parser)
        cmark_parser_free(parser)
        return 0
      }
    }
    return Measured(seconds: measured.seconds, result: rows(of: document))
  }

  private static func rows(of document: OpaquePointer?) -> Int {
    var rows = 0
    var block = cmark_node_first_child(document)
    while let current = block {
      if String(cString: cmark_node_get_type_string(current)) == "table" {
        var row = cmark_node_first_child(current)
        while let next = row {
          rows += 1
          row = cmark_node_next(next)
        }
      }
      block = cmark_node_next(current)
    }
    return rows
  }
}
