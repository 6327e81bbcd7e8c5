import TestSupport
import Testing

/// The page of `errcat export --format html` for everybody: without JavaScript, in dark mode, on a
/// phone, on paper, with a screen reader; and with malicious documents.
@Suite(.serialized) struct HTMLPageReadersTests {
  let catalog: ShippedCatalog

  init() throws {
    catalog = try ShippedCatalog()
  }

  @Test func `without JavaScript every code is there, and no control that would not work`() throws {
    try catalog.browse(
      """
      page = opened("#rest-api:10016", java_script_enabled=False)
      assert len(codes(page)) == 203
      assert page.locator("button:visible, input:visible, select:visible").count() == 0
      assert page.locator("[id='rest-api:10016']").bounding_box()["y"] < 200
      page.locator("[id='rest-api:10016'] .cause").click()
      cause = page.locator("[id='cause:insufficient-funds']")
      assert 0 <= cause.bounding_box()["y"] < 900
      assert "Do not retry unchanged" in cause.text_content()
      """)
  }

  @Test func `a document's text is shown and never run`() throws {
    try catalog.browse(
      """
      page = opened("?q=%3Cscript%3E&domain=%22%3E#666")
      page.locator("#search").fill("script")
      row = page.locator("tbody > tr[id]:visible")
      assert "<script>alert(1)</script>" in row.locator("td").first.text_content()
      page.locator("#search").fill("666")
      assert "other:666 Invalid <b onclick=alert(8)>" in page.locator(".best .more").first.text_content()
      assert "evil:666" in page.locator(".best .more").last.text_content()
      assert page.locator("main img, main script, main svg, main iframe").count() == 0
      assert page.locator("option img").count() == 0
      # The policy holds even for markup that came in some other way.
      page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(9)>')")
      page.wait_for_timeout(200)
      assert "9" not in trouble and any("inline event handler" in text for text in trouble), trouble
      trouble.clear()
      """, export: "errcat import document.md --db d.db && errcat export --db d.db -o codes.html",
      document: """
        ## Evil `<img src=x onerror=alert(3)>` Error Codes

        | Error code | `<svg onload=alert(4)>` | Description |
        |-|-|-|
        | 666 | `"><script>alert(5)</script>` | Request failed: `<script>alert(1)</script>` |
        | 667 | `javascript:alert(7)` | Order failed `</td></table></main><iframe srcdoc=x>` |
        | `668" onclick="alert(6)` | x | Key is invalid |
        | 669 | | Order is unknown |

        ## Other Error Codes

        | Error code | Description |
        |-|-|
        | 666 | Invalid `<b onclick=alert(8)>` |
        """)
  }

  @Test func `a phone needs no sideways scrolling and has large touch targets`() throws {
    try catalog.browse(
      """
      for address in ["", "?q=withdraw", "?q=10016", "?sort=cause", "#rest-api:10043"]:
          page = opened(address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
          assert page.evaluate("document.documentElement.scrollWidth") == 390, address
          for target in page.locator("th > a:visible, button:visible, select:visible, input:visible").all()[:20]:
              box = target.bounding_box()
              assert box["height"] >= 44 and box["width"] >= 44, (target.text_content(), box)
      page = opened(viewport={"width": 390, "height": 844})
      page.get_by_role("combobox", name="Sort by").select_option("code")
      assert codes(page)[:2] == ["1002", "1002"]
      # Zoomed to 400 %, a window of 1280 pixels is one of 320.
      assert opened(viewport={"width": 320, "height": 256}).evaluate("document.documentElement.scrollWidth") == 320
      """)
  }

  @Test func `paper has every code, the table head on each sheet, and no controls`() throws {
    let text = try catalog.browse(
      """
      import subprocess
      page = opened(color_scheme="dark")
      page.pdf(path="codes.pdf", format="A4", print_background=True)
      text = subprocess.run(["pdftotext", "-layout", "codes.pdf", "-"], capture_output=True, text=True).stdout
      sheets = text.rstrip("\\f").split("\\f")
      for code in codes(page):
          assert code.split(" ")[0] in text, code
      for sheet in sheets[:-2]:
          assert "Description" in sheet and "Cause" in sheet, sheet[:200]
      assert "Show all" not in text and "file://" not in text
      assert "Do not retry unchanged" in text
      page.emulate_media(media="print")
      assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") == "rgb(255, 255, 255)"
      page.locator("#search").evaluate("(box) => { box.value = 'equity'; box.dispatchEvent(new Event('input')); }")
      page.pdf(path="codes.pdf", format="A4")
      print(subprocess.run(["pdftotext", "codes.pdf", "-"], capture_output=True, text=True).stdout.count("Account equity"))
      """)
    #expect(text == "1\n")
  }

  @Test(arguments: ["light", "dark"])
  func `axe finds no accessibility problem, wide or narrow`(scheme: String) throws {
    try catalog.browse(
      """
      from axe_playwright_python.sync_playwright import Axe
      rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
      for width, address in [(1280, ""), (390, "?q=10016"), (1280, "?q=equity&sort=code"), (390, "?q=zzz")]:
          page = opened(address, color_scheme="\(scheme)", viewport={"width": width, "height": 900}, bypass_csp=True)
          # Parts that were never in sight have an estimated height, and their rows would overlap.
          for part in page.locator(".part:visible").all():
              part.scroll_into_view_if_needed()
              page.wait_for_timeout(50)
          found = Axe().run(page, options=rules)
          assert found.violations_count == 0, (width, address, found.generate_report())
          print("nothing at", address, flush=True)
      """, export: "errcat export -o codes.html -n 120")
  }

  @Test func `colors have enough contrast in both schemes`() throws {
    try catalog.browse(
      """
      contrasts = '''() => {
        const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const rgb = (color) => { context.clearRect(0, 0, 1, 1); context.fillStyle = color; context.fillRect(0, 0, 1, 1);
          return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3); };
        const light = (color) => rgb(color).map((part) => part / 255)
          .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
          .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
        return [...document.querySelectorAll(".cause, .heading p, .line, #status, td, h1, th a")].map((element) => {
          let behind = element;
          while (behind.parentElement && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
          const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(behind).backgroundColor)];
          return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), element.className];
        }).sort((a, b) => a[0] - b[0])[0];
      }'''
      for scheme in ["light", "dark"]:
          least = opened("#rest-api:10016", color_scheme=scheme).evaluate(contrasts)
          assert least[0] >= 4.5, (scheme, least)
      """)
  }

  @Test func `a screen reader's tree has a table with rows and headings`() throws {
    try catalog.browse(
      """
      page = opened()
      assert page.locator("html").get_attribute("lang") == "en"
      for role, name in [
          ("banner", None), ("search", "Codes"), ("main", None), ("table", "Error codes"), ("contentinfo", None),
          ("region", "Causes, as inferred by errcat"), ("navigation", "Tables"), ("searchbox", "Search"),
          ("heading", "REST API Error Code"), ("columnheader", "Description"), ("button", "Insufficient funds"),
      ]:
          assert page.get_by_role(role, name=name).count() >= 1, (role, name)
      assert page.get_by_role("row").count() == 203 + 1 + 2
      assert page.locator("#status").evaluate("(element) => element.tagName") == "OUTPUT"
      """)
  }

  /// 10,010 codes that have one of 97 descriptions.
  private static let longList = """
    python -c 'print("## Big Error Codes\\n\\n| Code | Description |\\n|-|-|"); [print(f"| {10000 + n} | Reason {n % 97} |") for n in range(10010)]' > big.md
    errcat import big.md --db big.db && errcat export --db big.db -o codes.html
    """

  @Test func `a long list is laid out part by part, and marked where it comes into sight`() throws {
    try catalog.browse(
      """
      page = opened()
      rows = page.locator("tbody").evaluate_all("(parts) => parts.map((part) => part.rows.length)")
      assert rows == [0, 11] + [25] * 400, rows
      page.locator("#search").fill("reason 96")
      found = [str(10096 + 97 * number) for number in range(103)]
      assert codes(page) == found, codes(page)
      # A part without a row takes no room, and one with a row takes that of a row.
      assert page.locator(".part:not([hidden])").count() == 103
      assert page.evaluate("document.querySelector('table').offsetHeight") < 103 * 80
      marks = "[...CSS.highlights.get('found')].some((at) => at.startContainer.parentElement.closest('tr').id === '%s')"
      last = "big:" + found[-1]
      assert page.evaluate(marks % ("big:" + found[0])) and not page.evaluate(marks % last)
      page.locator(f"[id='{last}']").scroll_into_view_if_needed()
      for _ in range(50):
          if page.evaluate(marks % last): break
          page.wait_for_timeout(100)
      assert page.evaluate(marks % last)
      page.locator("th[data-sort=code] button").click()
      page.locator("th[data-sort=code] button").click()
      assert codes(page) == found[::-1]
      page = opened("#18000")
      page.wait_for_selector("tr.chosen")
      page.wait_for_timeout(200)
      assert 50 <= page.locator("tr.chosen").bounding_box()["y"] <= 700
      assert codes(opened(java_script_enabled=False)) == [str(10000 + number) for number in range(10010)]
      """, export: Self.longList)
  }

  @Test func `ten thousand codes are searched and sorted`() throws {
    try catalog.browse(
      """
      page = opened()
      assert status(page) == "10010 codes"
      def type(words):
          page.locator("#search").press_sequentially(words)
      type("109")
      assert len(codes(page)) == 100
      type("99")
      assert codes(page) == ["10999"], codes(page)
      page.locator("#search").fill("")
      page.locator("th[data-sort=code] button").click()
      page.locator("th[data-sort=code] button").click()
      assert codes(page)[:2] == ["20009", "20008"]
      page.locator("th[data-sort=code] button").click()
      assert codes(page) == [str(10000 + number) for number in range(10010)]
      """, export: Self.longList)
  }
}
