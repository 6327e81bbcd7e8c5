import TestSupport
import Testing

/// The page of `errcat export --format html` in Chromium, driven as a reader would.
///
/// Each test starts a browser, so they run one at a time. A test that checks many things compares
/// the printed output; the other checks are assertions in the script.
@Suite(.serialized) struct HTMLPageTests {
  let catalog: ShippedCatalog

  init() throws {
    catalog = try ShippedCatalog()
  }

  @Test func `typing keeps the rows that have all words, in any case and accent`() throws {
    let shown = try catalog.browse(
      """
      page = opened()
      assert status(page) == "203 codes" and len(codes(page)) == 203
      for words in ["withdraw addr", "WITHDRÁW  addr", "insufficient", "coins insufficient", "1001", "zzz"]:
          page.locator("#search").fill("")
          page.locator("#search").press_sequentially(words)
          print(words, len(codes(page)), status(page), sep=": ")
      assert page.get_by_text("No matching codes.").is_visible()
      page.locator("#none button").click()
      assert len(codes(page)) == 203 and focused(page) == "search"
      page.locator("#search").fill("withdraw addr")
      marked = page.evaluate("[...CSS.highlights.get('found')].map((at) => at.startContainer.data.slice(at.startOffset, at.endOffset))")
      assert sorted(set(marked)) == ["Withdraw", "addr"], marked
      """)
    #expect(
      shown == """
        withdraw addr: 1: 1 of 203 codes
        WITHDRÁW  addr: 1: 1 of 203 codes
        insufficient: 14: 14 of 203 codes
        coins insufficient: 2: 2 of 203 codes
        1001: 17: 17 of 203 codes
        zzz: 0: 0 of 203 codes

        """)
  }

  @Test func `the typed code comes first and has its advice`() throws {
    try catalog.browse(
      """
      page = opened()
      page.locator("#search").fill("100")
      before = codes(page)
      page.locator("#search").fill("1003")
      assert codes(page)[:3] == ["1003", "1003", "10031"], codes(page)
      assert page.locator(".best .more").count() == 2
      text = page.locator(".best .more").first.text_content()
      assert "Check the limits that apply" in text, text
      assert "In REST API Error Code, seeds/error-code-for-spot.md:60" in text, text
      assert "Elsewhere: websocket-api:1003" in text, text
      page.locator("#search").fill("100")
      assert codes(page) == before and page.locator(".more").count() == 0
      """)
  }

  @Test func `symbols, numbers, other columns and other scripts are found`() throws {
    try catalog.browse(
      """
      page = opened()
      for words, found in [
          ("rate limit", ["-1003"]), ("too_many", ["-1003"]), ("exceeded", ["-1003"]),
          ("RateLimitExceeded", ["-1003"]), ("-1003", ["-1003"]), ("429", ["-1003"]),
          ("余额", ["7"]), ("不足", ["7"]), ("cafe", ["8"]), ("café", ["8"]), ("-", ["-1003", "7", "8"]),
      ]:
          page.locator("#search").fill(words)
          assert codes(page) == found, (words, codes(page))
      """, export: "errcat import document.md --db d.db && errcat export --db d.db -o codes.html",
      document: """
        | Code | Name | Description | HTTP status |
        |-|-|-|-|
        | -1003 | RateLimitExceeded | TOO_MANY requests | 429 |
        | 7 | | 账户余额不足 | |
        | 8 | | Café is closed | 503 |
        """)
  }

  @Test func `filters narrow each other, show counts, and are shared by address`() throws {
    try catalog.browse(
      """
      page = opened()
      page.get_by_role("combobox", name="Table").select_option("rest-api")
      assert len(codes(page)) == 105
      page.get_by_role("combobox", name="Cause").select_option(label="Insufficient funds (8)")
      assert len(codes(page)) == 8, status(page)
      page.get_by_role("combobox", name="Area").select_option("withdrawals")
      assert codes(page) == ["10043"], codes(page)
      page.locator("#search").fill("equity")
      page.wait_for_url("**q=equity**")
      assert page.url.endswith("?q=equity&domain=rest-api&cause=insufficient-funds&area=withdrawals"), page.url
      other = opened(page.url[len(file):])
      assert codes(other) == codes(page) and status(other) == status(page)
      assert other.get_by_role("combobox", name="Cause").input_value() == "insufficient-funds"
      page.get_by_role("button", name="Show all").click()
      assert len(codes(page)) == 203
      page.wait_for_url(file)
      strange = opened("?cause=nope&sort=nope&area=%E0%A4%A")
      assert len(codes(strange)) == 203
      """)
  }

  @Test func `columns sort up, down and back`() throws {
    try catalog.browse(
      """
      page = opened()
      before = codes(page)
      header = page.locator("th[data-sort=code]")
      header.get_by_role("button").click()
      up = codes(page)
      assert header.get_attribute("aria-sort") == "ascending"
      numbers = [int(code) for code in up if code.isdigit()]
      assert numbers == sorted(numbers) and up[-2:] == ["HTTP ERROR CODE 403", "Request Timed Out"], up[-3:]
      header.get_by_role("button").click()
      assert header.get_attribute("aria-sort") == "descending"
      assert codes(page)[0] == "Request Timed Out"
      page.wait_for_url("**?sort=-code")
      assert codes(opened("?sort=-code")) == codes(page)
      header.get_by_role("button").click()
      assert codes(page) == before and header.get_attribute("aria-sort") is None
      page.locator("th[data-sort=cause] button").click()
      causes = page.locator("tbody > tr[id] .cause").all_text_contents()
      assert causes == sorted(causes, key=str.lower)
      page.locator("#search").fill("1003")
      page.locator("#search").fill("")
      assert page.locator("tbody > tr[id] .cause").all_text_contents() == causes
      """)
  }

  @Test func `an address leads to its code, even if filtered out, by id, code or table`() throws {
    try catalog.browse(
      """
      def chosen(page):
          page.wait_for_selector("tr.chosen")
          row = page.locator("tr.chosen")
          assert row.count() == 1 and page.locator(".more:visible").count() == 1
          box = row.bounding_box()
          assert 50 <= box["y"] <= 700, box
          return row.get_attribute("id")

      page = opened("#websocket-api:10016")
      assert chosen(page) == "websocket-api:10016"
      assert focused(page) == "10016"
      page.get_by_role("link", name="rest-api:10016").click()
      page.wait_for_url("**#rest-api:10016")
      assert chosen(page) == "rest-api:10016"
      page.go_back()
      page.wait_for_url("**#websocket-api:10016")
      assert chosen(page) == "websocket-api:10016"
      page.locator("#search").fill("withdraw")
      page.evaluate("location.hash = 'rest-api:10000'")
      page.wait_for_function("document.getElementById('rest-api:10000').matches('.chosen')")
      assert len(codes(page)) == 203 and chosen(page) == "rest-api:10000"
      assert chosen(opened("?q=withdraw#rest-api:10000")) == "rest-api:10000"
      for address, id in [
          ("#10016", "rest-api:10016"), ("#REST-API:10016", "rest-api:10016"),
          ("#http error code 403", "rest-api:HTTP_ERROR_CODE_403"),
          ("#rest-api:HTTP_ERROR_CODE_403", "rest-api:HTTP_ERROR_CODE_403"),
      ]:
          page = opened(address)
          assert chosen(page) == id, address
          assert page.url.endswith("#" + id), page.url
      page = opened("?sort=code#websocket-api")
      assert page.get_by_role("heading", name="WebSocket API Error Code").is_visible()
      assert len(codes(opened("#nope%E0%A4%A"))) == 203
      """)
  }

  @Test func `everything works from the keyboard`() throws {
    try catalog.browse(
      """
      page = opened()
      press = page.keyboard.press
      press("Tab")
      assert focused(page) == "Skip to the codes"
      press("/")
      assert focused(page) == "search"
      page.keyboard.type("insuff/")
      assert page.locator("#search").input_value() == "insuff/"
      press("ArrowDown")
      first = focused(page)
      assert first == codes(page)[0], first
      press("ArrowDown")
      assert focused(page) == codes(page)[1]
      press("ArrowUp")
      press("Enter")
      page.wait_for_selector("tr.chosen .more")
      assert page.url.endswith("#rest-api:" + first), page.url
      press("Tab")
      cause = page.locator(":focus")
      assert cause.get_attribute("role") == "button" and cause.get_attribute("aria-expanded") == "true"
      press("Space")
      assert cause.get_attribute("aria-expanded") == "false" and page.locator(".more").count() == 0
      press("Enter")
      assert page.locator("#" + cause.get_attribute("aria-controls").replace(":", "\\\\:")).is_visible()
      press("Escape")
      assert focused(page) == "search" and len(codes(page)) == 203
      press("ArrowDown")
      press("ArrowUp")
      assert focused(page) == "search"
      """)
  }
}
