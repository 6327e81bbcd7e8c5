import TestSupport
import Testing

extension ShippedCatalog {
  /// Exports a catalog, opens the page, and runs lines of Python with `opened(address)` at hand.
  @discardableResult
  func browse(
    _ script: String, export: String = "errcat export -o codes.html", document: String = ""
  ) throws -> String {
    let outcome = try run(
      ["/bin/sh", "-e"],
      input: """
        cat > document.md <<'END'
        \(document)
        END
        \(export)
        cat > browse.py <<'END'
        import pathlib, shutil
        from playwright.sync_api import sync_playwright

        file = pathlib.Path("codes.html").absolute().as_uri()
        trouble = []

        def opened(address="", **options):
            page = browser.new_context(**options).new_page()
            page.on("pageerror", lambda error: trouble.append(str(error)))
            page.on("console", lambda message: trouble.append(message.text))
            page.on("dialog", lambda dialog: trouble.append(dialog.message))
            page.on("request", lambda asked: asked.url.startswith(file) or trouble.append(asked.url))
            page.goto(file + address)
            return page

        def codes(page):
            return page.locator("tbody > tr[id]:visible > th > a").all_text_contents()

        def status(page):
            return page.locator("#status").text_content()

        def focused(page):
            return page.evaluate("document.activeElement.textContent || document.activeElement.id")

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        \(script.split(separator: "\n", omittingEmptySubsequences: false)
          .map { "    " + $0 }.joined(separator: "\n"))
            assert not trouble, trouble
        END
        python browse.py
        """)
    #expect(outcome.status == 0, "\(outcome.err)")
    return outcome.out
  }
}
