internal import CCMarkGFM
internal import Foundation
internal import MarkdownReader

/// Parsing a document of tables from memory.
enum Parsing {
  /// With errcat's reader.
  ///
  /// - Returns: The time, and how many bytes the texts of all cells have, headers included.
  static func errcat(_ path: String) throws -> Measured {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    return clocked {
      var reader = MarkdownTableReader(bytes)
      var length = 0
      while let event = reader.next() {
        switch event {
        case .table(let table):
          for cell in table.header.cells { length += cell.text.utf8.count }
        case .row(let row):
          for cell in row.cells { length += cell.text.utf8.count }
        default: break
        }
      }
      return length
    }
  }

  /// With cmark-gfm's C library: making the tree, reading its cells, and freeing it.
  static func cmark(_ path: String) throws -> Measured {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    cmark_gfm_core_extensions_ensure_registered()
    return bytes.withUnsafeBytes { buffer in
      clocked {
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        cmark_parser_feed(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        let document = cmark_parser_finish(parser)
        let length = lengthOfCells(in: document)
        cmark_parser_free(parser)
        cmark_node_free(document)
        return length
      }
    }
  }

  /// The number of bytes of the texts in all tables.
  private static func lengthOfCells(in document: OpaquePointer?) -> Int {
    var length = 0
    var block = cmark_node_first_child(document)
    while let current = block {
      if strcmp(cmark_node_get_type_string(current), "table") == 0 {
        let iterator = cmark_iter_new(current)
        while true {
          let event = cmark_iter_next(iterator)
          if event == CMARK_EVENT_DONE { break }
          guard event == CMARK_EVENT_ENTER,
            let text = cmark_node_get_literal(cmark_iter_get_node(iterator))
          else { continue }
          length += strlen(text)
        }
        cmark_iter_free(iterator)
      }
      block = cmark_node_next(current)
    }
    return length
  }
}
