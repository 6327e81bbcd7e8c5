internal import BuiltInFiles
internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// The parts of the page that ``Catalog/writeHTML(_:limit:to:)`` writes.
///
/// ``BuiltInFile`` has the style and the behavior: page.css, page.js, page-controls.js and
/// page-corrections.js.
struct HTMLPage {
  private let documents: [DocumentSummary]
  private let domains: [DomainSummary]
  private let shared: Set<String>
  private let areas: [String: String]
  private let causes: [Category]
  private let digest: String
  private let title: String?
  private let hasAdvice: Bool
  private var ids: PageIDs
  /// The causes of the codes written so far.
  private var used: Set<String> = []
  private var domainIDs: [DomainKey: String] = [:]
  private var counts: [DomainKey: Int] = [:]
  /// How many codes of the current domain are still to be written.
  private var rest = 0
  private var causeIDs: [String: String] = [:]
  private var causeHues: [String: Int] = [:]

  /// Starts a page.
  ///
  /// - Parameters:
  ///   - documents: The documents.
  ///   - domains: The domains, with the number of codes that the page has of each.
  ///   - shared: The slugs that domains of several documents have.
  ///   - categories: All categories.
  ///   - digest: The catalog's content digest.
  ///   - title: Its title; nil for that of the only document, or else a general one.
  ///   - hasAdvice: Whether to say what to do about a cause.
  init(
    documents: [DocumentSummary], domains: [DomainSummary], shared: Set<String>,
    categories: [Category], digest: String, title: String? = nil, hasAdvice: Bool = true
  ) {
    self.title = title
    self.hasAdvice = hasAdvice
    let written = Set(domains.map { [$0.source, $0.path] })
    self.documents = documents.filter { written.contains([$0.source, $0.path]) }
    self.domains = domains
    self.shared = shared
    self.digest = digest
    causes = categories.filter { $0.facet == .cause }
    areas = Dictionary(
      categories.filter { $0.facet == .area }.map { ($0.slug, $0.title) }
    ) { first, _ in first }
    ids = PageIDs(["codes", "causes", "documents", "controls", "search", "status", "none", "meant"])
    for (index, cause) in causes.enumerated() {
      causeIDs[cause.slug] = ids.add("cause:\(cause.slug)")
      causeHues[cause.slug] = index % Self.hues
    }
    for domain in domains {
      domainIDs[DomainKey(domain)] = ids.add(name(domain.source, domain.domain))
      counts[DomainKey(domain)] = domain.codes
    }
  }

  /// The name of a domain on the page and in addresses.
  private func name(_ source: String, _ domain: String) -> String {
    shared.contains(domain) ? "\(source)/\(domain)" : domain
  }

  private func codes(_ count: Int) -> String { "\(count) code\(count == 1 ? "" : "s")" }
}

// MARK: - The head

extension HTMLPage {
  /// The page's behavior, one script; its last part starts it.
  static let script =
    BuiltInFile.pageScript.bytes + BuiltInFile.pageCorrectionsScript.bytes
    + BuiltInFile.pageControlsScript.bytes

  /// The page up to its first code.
  func head() -> String {
    let style = BuiltInFile.pageStyle.text
    let policy =
      "default-src 'none'; style-src '\(Self.hash(BuiltInFile.pageStyle.bytes))'; "
      + "script-src '\(Self.hash(Self.script))'; base-uri 'none'; form-action 'none'"
    let title = escapedHTML(
      self.title
        ?? (documents.count == 1 ? documents[0].title ?? documents[0].source : "Error codes"))
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <a class="skip" href="#codes">Skip to the codes</a>
      <header>
      <h1 dir="auto">\(title)</h1>
      \(contents())
      </header>
      \(Self.controls)
      <main id="codes" tabindex="-1">

      """
  }

  /// How a Content-Security-Policy names a script or a style (CSP Level 3, section 2.3.1).
  static func hash(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return "sha256-" + base64(hash.bytes())
  }

  private func contents() -> String {
    let count = domains.reduce(0) { $0 + $1.codes }
    let tables = "\(domains.count) table\(domains.count == 1 ? "" : "s")"
    guard domains.count > 1 else { return "<p>\(codes(count))</p>" }
    let links = domains.map { domain in
      let id = domainIDs[DomainKey(domain)] ?? ""
      return "<li><a href=\"#\(fragment(id))\"><bdi>\(escapedHTML(domain.title))</bdi></a> "
        + "<span class=\"count\">\(domain.codes)</span></li>"
    }
    return """
      <p>\(codes(count)) in \(tables)</p>
      <nav aria-label="Tables">
      <details\(domains.count <= 8 ? " open" : "")><summary>Tables</summary>
      <ul>
      \(links.joined(separator: "\n"))
      </ul>
      </details>
      </nav>
      """
  }

  /// The elements that the script shows and fills.
  private static let controls = """
    <form id="controls" role="search" aria-label="Codes" hidden>
    <div class="bar">
    <label for="search">Search</label>
    <input id="search" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" \
    aria-describedby="keys" placeholder="a code, a name, or words">
    <output id="status" for="search"></output>
    </div>
    <div class="filters">
    <label>Source <select name="source"><option value="">All</option></select></label>
    <label>Table <select name="domain"><option value="">All</option></select></label>
    <label>Cause <select name="cause"><option value="">All</option></select></label>
    <label>Area <select name="area"><option value="">All</option></select></label>
    <label class="sort">Sort by <select name="sort"><option value="">Document</option>\
    <option value="code">Code</option><option value="description">Description</option>\
    <option value="cause">Cause</option><option value="domain">Table</option></select></label>
    <button type="reset">Show all</button>
    </div>
    <p id="keys"><kbd>/</kbd> search, <kbd>Esc</kbd> show all, <kbd>↓</kbd> <kbd>↑</kbd> go through \
    the codes, <kbd>Enter</kbd> open one and get its address</p>
    </form>
    """
}

// MARK: - Codes

extension HTMLPage {
  /// How many rows a part of a long list has; page.js has the same number.
  ///
  /// A browser lays out a part when it comes into sight. A list's first part has the heading and the
  /// rows that are left over, so that all others have as many as this.
  private static let partSize = 25

  /// The heading of a domain, with what comes before it.
  mutating func domain(_ entry: Entry, isFirst: Bool) -> String {
    let start =
      isFirst
      ? """
      <table role="table" aria-label="Error codes">
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" data-sort="code">Code</th>\
      <th role="columnheader" scope="col" data-sort="description">Description</th>\
      <th role="columnheader" scope="col" data-sort="cause">Cause</th>\
      <th role="columnheader" scope="col">Areas</th>\
      <th role="columnheader" scope="col" class="in" data-sort="domain">Table</th>\
      <th role="columnheader" scope="col" class="line">Line</th></tr></thead>

      """ : "</tbody>\n"
    let name = name(entry.source, entry.domain)
    let key = DomainKey(entry)
    let document = documents.first { $0.source == entry.source && $0.path == entry.path }
    var place = link(document) ?? "<bdi>\(escapedHTML(entry.path))</bdi>"
    if documents.contains(where: { $0.source != entry.source }) {
      place = "<bdi>\(escapedHTML(entry.source))</bdi> · " + place
    }
    rest = counts[key] ?? 0
    place += " · <span class=\"count\">\(codes(rest))</span>"
    return start + """
      <tbody role="rowgroup" id="\(escapedHTML(domainIDs[key] ?? ""))" data-name="\(escapedHTML(name))" data-source="\(escapedHTML(entry.source))">
      <tr role="row" class="heading"><th role="rowheader" scope="rowgroup" colspan="6" aria-colspan="6">\
      <h2 dir="auto">\(escapedHTML(entry.domainTitle))</h2><p>\(place)</p></th></tr>

      """
  }

  /// The row of a code.
  mutating func row(_ entry: Entry, notes: [CodeNote] = []) -> String {
    used.insert(entry.cause)
    let name = name(entry.source, entry.domain)
    let id = ids.add("\(name):\(entry.code)")
    // A long name breaks after its underscores.
    let symbol = entry.symbol.map {
      " <bdi class=\"symbol\">\(escapedHTML($0).replacing("_", with: "_<wbr>"))</bdi>"
    }
    let startsPart = rest % Self.partSize == 0 && rest < counts[DomainKey(entry)] ?? 0
    let part = startsPart ? "</tbody>\n<tbody role=\"rowgroup\" class=\"part\">\n" : ""
    rest -= 1
    let hue = entry.cause == "unspecified" ? "" : " h\(causeHues[entry.cause] ?? 0)"
    let causeID = fragment(causeIDs[entry.cause] ?? "causes")
    let areas = entry.areas.map { escapedHTML(self.areas[$0] ?? $0) }.joined(separator: ", ")
    return part + """
      <tr role="row" id="\(escapedHTML(id))" data-cause="\(escapedHTML(entry.cause))" \
      data-areas="\(escapedHTML(entry.areas.joined(separator: " ")))"><th role="rowheader" scope="row">\
      <a href="#\(fragment(id))"><bdi>\(escapedHTML(entry.code))</bdi></a>\(symbol ?? "")</th>\
      <td role="cell" dir="auto">\(escapedHTML(entry.description))\(attributes(entry, notes))</td>\
      <td role="cell"><a class="cause\(hue)" href="#\(causeID)">\(escapedHTML(entry.causeTitle))</a></td>\
      <td role="cell">\(areas)</td>\
      <td role="cell" class="in"><bdi>\(escapedHTML(name))</bdi></td>\
      <td role="cell" class="line">\(entry.line)</td></tr>

      """
  }

  /// How many colors page.css has for causes.
  private static let hues = 12

  private func attributes(_ entry: Entry, _ notes: [CodeNote]) -> String {
    guard !entry.attributes.isEmpty || !notes.isEmpty else { return "" }
    let pairs = entry.attributes.map { attribute in
      "<div><dt><bdi>\(escapedHTML(attribute.name))</bdi></dt> "
        + "<dd dir=\"auto\">\(escapedHTML(attribute.value))</dd></div>"
    }
    let noted = notes.map { note in
      "<div><dt>Note</dt> <dd dir=\"auto\">\(escapedHTML(note.summary))</dd></div>"
    }
    return " <dl>\((pairs + noted).joined(separator: " "))</dl>"
  }

  /// The path of a document, as a link where it is told where the document is published.
  private func link(_ document: DocumentSummary?) -> String? {
    guard let document else { return nil }
    let path = "<bdi>\(escapedHTML(document.path))</bdi>"
    guard let url = document.url,
      ["https://", "http://"].contains(where: { url.lowercased().hasPrefix($0) })
    else { return path }
    return "<a href=\"\(escapedHTML(url))\">\(path)</a>"
  }
}

// MARK: - The foot

extension HTMLPage {
  /// The page after its last code: the causes with their advice, and the documents.
  func foot(isEmpty: Bool) -> String {
    let script = String(decoding: Self.script, as: UTF8.self)
    let end = isEmpty ? "<p>No codes.</p>\n" : "</tbody>\n</table>\n"
    return """
      \(end)<p id="none" hidden>No matching codes. <button type="button">Show all</button></p>
      <p id="meant" hidden>Did you mean <button type="button"></button>?</p>
      </main>
      \(isEmpty ? "" : causesSection())<footer>
      \(isEmpty ? "" : documentsList())
      <p>Written by <code>errcat</code> from a catalog with the content digest \
      <code>\(digest)</code>.</p>
      </footer>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private func causesSection() -> String {
    let items = causes.filter { used.contains($0.slug) }.map { cause in
      """
      <div id="\(causeIDs[cause.slug] ?? "")"><dt>\(escapedHTML(cause.title))</dt>
      <dd>\(escapedHTML(cause.meaning))</dd>\(advice(cause))</div>
      """
    }
    return """
      <section id="causes" aria-labelledby="causes-title">
      <h2 id="causes-title">Causes, as inferred by errcat</h2>
      <p>errcat infers the cause of each code from the words of its description. A cause can be wrong; \
      the description is what the document says.</p>
      <dl>
      \(items.joined(separator: "\n"))
      </dl>
      </section>

      """
  }

  private func advice(_ cause: Category) -> String {
    hasAdvice && !cause.advice.isEmpty
      ? "\n<dd class=\"advice\">\(escapedHTML(cause.advice))</dd>" : ""
  }

  private func documentsList() -> String {
    var counts: [[String]: Int] = [:]
    for domain in domains { counts[[domain.source, domain.path], default: 0] += domain.codes }
    let items = documents.map { document in
      let count = counts[[document.source, document.path]] ?? 0
      let title = document.title.map { "<bdi>\(escapedHTML($0))</bdi>, " } ?? ""
      return "<li>\(title)\(link(document) ?? ""): \(codes(count)), "
        + "SHA-256 <code>\(escapedHTML(document.sha256))</code></li>"
    }
    return """
      <h2 id="documents">Documents</h2>
      <ul>
      \(items.joined(separator: "\n"))
      </ul>
      """
  }
}
