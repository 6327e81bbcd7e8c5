/// Small documents, one purpose each.
package enum Documents {
  /// Two codes under a heading.
  package static let alpha = """
    # Alpha Error Codes

    | Code | Description |
    | ---- | ----------- |
    | 1 | Disk is full |
    | 2 | Order does not exist |

    """

  /// One code that the first document has too, with another text.
  package static let beta = """
    # Beta Error Codes

    | Code | Description |
    | ---- | ----------- |
    | 1 | Invalid signature |

    """

  /// Text without any table.
  package static let plain = "# About\n\nNothing to see | here.\n"

  /// A table that is not one of codes.
  package static let fruit = "| Fruit | Color |\n|--|--|\n| apple | red |\n| pear | green |\n"

  /// Long titles, labels, names, words and addresses, as real documents have them.
  package static let wide = """
    # A title of error codes that is a whole sentence and longer than any screen of eighty columns

    | Error code | Name | Description | What a caller should do about it, step by step |
    |--|--|--|--|
    | 40001 | E_WIDE | The request has a request_identifier_that_is_longer_than_forty_columns_of_a_screen in it. | Send it again, with an identifier of up to forty characters. |
    | HTTP ERROR 40001 OF THE GATEWAY THAT ALL REQUESTS PASS | | 请求中的参数不正确，请检查后重试。请求中的参数不正确，请检查后重试。请求中的参数不正确。 | - |
    | 7 | | Request failed | Retry |

    ## Short error codes

    | Error code | Description |
    |--|--|
    | 8 | Request failed |

    """

  /// A row without a code, and none above it.
  package static let codeless =
    "# C\n\n| Error Code | Description |\n|--|--|\n| | Lost |\n| 1 | Found |\n"

  /// Characters that a terminal must never receive, and that formats must quote.
  ///
  /// An escape sequence that sets the title, a bell, C1's CSI,
  /// a delete, and a mark that reverses the direction of text.
  package static let hostile =
    "# Evil \u{1B}]0;pwned\u{7}\n\n| Error Code | Description | N\u{1B}[1mote |\n|--|--|--|\n"
    + "| 666 | Request \u{1B}[31mfailed \u{9B}1m \u{7F} \u{202E}txt, \"so\" | a\u{8}b |\n"
}
