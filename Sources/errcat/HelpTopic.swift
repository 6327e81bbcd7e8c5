/// What `errcat help TOPIC` explains beyond single commands.
enum HelpTopic: String, CaseIterable {
  case codes
  case query
  case files

  /// The topic in a line.
  var abstract: String {
    switch self {
    case .codes: "How a code may be written."
    case .query: "What a search understands."
    case .files: "Which files errcat reads and writes."
    }
  }

  /// The whole text.
  var text: String {
    switch self {
    case .codes: Self.codesText
    case .query: Self.queryText
    case .files: Self.filesText
    }
  }

  private static let codesText = """
    How a code may be written.

    EXAMPLES:
      errcat 10016                     the code as documented
      errcat rest-api:10016            in one domain
      errcat acme/rest-api:10016       in one domain of one source
      errcat 0x80070005                as a number: hexadecimal
      errcat -2147024891               the same number, signed
      errcat INSUFFICIENT_BALANCE      by its symbol
      errcat '"error_code":10016'      as pasted from a log

    A code is looked up in this order, and the first kind that finds something
    answers:

      1. exactly as it is written
      2. without regard to case
      3. as a number: leading zeros, hexadecimal, signed and unsigned 32 bits
      4. by its symbol, or by an identifier in another column
      5. by a range or class that contains it: 4050 in 4000-4099, 503 in 5xx

    Quotes, commas, brackets and a key such as error_code= around a code are
    ignored. A number that begins with - is a code, not an option.

    docs/code-forms.md lists every form.
    """

  private static let queryText = """
    What a search understands.

    EXAMPLES:
      errcat search insufficient funds         both words, in any form
      errcat search '"order price"'            a phrase
      errcat search 'withdr*'                  words that begin with withdr
      errcat search order -market              without the word market
      errcat search order domain:rest-api      in one domain
      errcat search cause:rate-limit           all codes with this cause
      errcat search order -s acme -n 50        one source, up to 50 matches

    The best matches come first: codes that the query names, then texts with all
    of its words, then words that begin as typed, corrected spelling, and
    synonyms. Only if nothing else matches, texts with some of the words.

    code:, domain:, cause: and area: narrow a search, and so do -d, -c and -s.
    Values of one kind are alternatives; all kinds must match. Everything else is
    literal. --raw passes the query to SQLite's FTS5 instead.

    A search shows 20 matches unless -n says otherwise.
    """

  private static let filesText = """
    Which files errcat reads and writes.

    EXAMPLES:
      errcat import docs/                      write ./catalog.db
      errcat import docs/ --user               write your own catalog
      errcat 10016 --db acme.db                read another catalog
      errcat --sample 10016                    read the built-in sample

    The catalog that answers is the first of these:

      1. the file that --db names
      2. the file that $ERRCAT_DB names
      3. ./catalog.db
      4. $XDG_DATA_HOME/errcat/catalog.db, or ~/.local/share/errcat/catalog.db

    If none of them exists, errcat says where it looked and exits with 2. Reading
    never creates a file. import writes to --db, $ERRCAT_DB or ./catalog.db.

    Documents are Markdown (*.md, *.mdx, *.markdown) and records in CSV, TSV, JSON,
    JSON lines or YAML. A folder means all documents in it.
    - is standard input.

    A catalog is one SQLite file. docs/catalog-file.md describes it.
    """
}
