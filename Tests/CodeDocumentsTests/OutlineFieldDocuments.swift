/// Documents in which a labeled text names the code, or a heading ends with it, and what a careful reader
/// takes from them.
extension OutlineDocumentTests {
  static let fieldCases = [
    Case(
      name: "ranges in hexadecimal, and labels of effects",
      text: """
        # Device errors

        ## 0x1000 No pressure

        **Cause**

        - The valve is closed.

        **Effect**

        - The pump stops.

        ## 0x1080-0x1088 No signal

        ## 0x2310 Too hot
        """, domains: ["device-errors headings 3"],
      lines: ["0x1000: No pressure", "0x1080-0x1088: No signal", "0x2310: Too hot"],
      attributes: ["Cause=The valve is closed.", "Effect=The pump stops."]),
    Case(
      name: "labels in bold that end with a period",
      text: """
        # Error codes

        ## E_ARC

        **Cause.** The radius is too small.

        **Fix.** Make it larger.

        ## E_LOOP

        **Cause.** The path crosses itself.

        ## E_SIZE

        **Cause.** The size is zero.
        """, domains: ["error headings 3"],
      lines: [
        "E_ARC: The radius is too small.", "E_LOOP: The path crosses itself.",
        "E_SIZE: The size is zero.",
      ], attributes: ["Fix=Make it larger."]),
    Case(
      name: "what failed in bold, on a line of its own, is no label",
      text: """
        # Error codes

        ## `KEY_UNKNOWN`

        **Invalid API Key**
        No such key was made.

        ## `KEY_EXPIRED` / `KEY_REVOKED`

        **Error message**
        The key is too old.

        ## `KEY_LOCKED`

        The key is locked.
        """, domains: ["error headings 3"],
      lines: [
        "KEY_UNKNOWN: Invalid API Key No such key was made.", "KEY_EXPIRED: The key is too old.",
        "KEY_REVOKED: The key is too old.", "KEY_LOCKED: The key is locked.",
      ]),
    Case(
      name: "several codes that are marked up each",
      text: """
        # Errors

        - `401`, `403`: not allowed
        - **404** / **410** - gone
        - `429`: too many
        - `500` or `502`
        """, domains: ["errors list 3"],
      lines: [
        "401: not allowed", "403: not allowed", "404: gone", "410: gone", "429: too many", "500: ",
        "502: ",
      ]),
    Case(
      name: "sections headed by titles, each with its code in an item",
      text: """
        # API errors

        ## Payments

        How we charge.

        ### No money left

        - **Error Code**: 1001
        - **HTTP Status**: 402
        - **Description**: The account is empty.

        ### The card is too old

        - **Error Code**: 1002
        - **HTTP Status**: 402

        ### The card is blocked

        - **Error Code**: 1003 - blocked by the bank
        - **HTTP Status**: 403
        - **Description**: The bank blocked the card.
        """, domains: ["payments headings 7"],
      lines: [
        "1001: The account is empty.", "1002: The card is too old",
        "1003: The bank blocked the card.",
      ],
      attributes: ["title=No money left", "HTTP Status=402"]),
    Case(
      name: "sections headed by titles, each with its code in a paragraph",
      text: """
        # Error reference

        ## The key is unknown

        **Code:** `KEY_UNKNOWN`

        **Cause:** No such key.

        ## The key has expired

        **Code:** `KEY_EXPIRED`

        **Cause:** The key is too old.

        ## Too many calls

        **Code:** `SLOW_DOWN`
        """, domains: ["error-reference headings 3"],
      lines: [
        "KEY_UNKNOWN: The key is unknown", "KEY_EXPIRED: The key has expired",
        "SLOW_DOWN: Too many calls",
      ],
      attributes: ["Cause=No such key."]),
    Case(
      name: "sections headed by titles, of which one has its code in the heading alone",
      text: """
        # Errors

        ## The card is too old

        - **Error Code**: 1001

        ## The card is blocked

        - **Error Code**: 1002

        ## 1003: The card was stolen

        ## 2. Refunds

        How we pay back.

        ## The account is empty

        - **Error Code**: 1004
        """, domains: ["errors headings 3"],
      lines: [
        "1001: The card is too old", "1002: The card is blocked", "1003: The card was stolen",
        "1004: The account is empty",
      ]),
    Case(
      name: "items of labeled lines",
      text: """
        # Error codes

        - Code: `E001`
          Message: The key is unknown
          Notes: Ask for another.
        - Code: `E002`
          Message: The key has expired
        - Code: `E003`
          Message: The key is not yours
        """, domains: ["error list 3"],
      lines: [
        "E001: The key is unknown", "E002: The key has expired", "E003: The key is not yours",
      ],
      attributes: ["Notes=Ask for another."]),
    Case(
      name: "paragraphs of labeled lines",
      text: """
        # Error codes

        Code: 1001
        Message: The key is unknown

        Code: 1002
        Message: The key has expired

        Code: 1003
        Message: The key is not yours
        """, domains: ["error lines 3"],
      lines: [
        "1001: The key is unknown", "1002: The key has expired", "1003: The key is not yours",
      ]),
    Case(
      name: "a field that repeats the code of its heading",
      text: """
        # Exit codes

        ## Exit code "0"

        Error code: 0 (Success)

        ## Exit code "1"

        Error code: 1 (Bad arguments)

        ## Exit code "12"

        Error code: 12
        """, domains: ["exit headings 3"],
      lines: ["0: Success", "1: Bad arguments", "12: "], attributes: []),
    Case(
      name: "headings that end with their codes",
      text: """
        # Troubleshooting errors

        ## "Connection refused" (E1001)

        Start the server.

        ## The card was declined [card_declined]

        ## Not found (HTTP 404)

        ## The key is unknown (`KEY_UNKNOWN`)

        ## 5. The card was stolen (E1005)

        ## Platforms (iOS)
        """, domains: ["troubleshooting-errors headings 3"],
      lines: [
        "E1001: \"Connection refused\"", "card_declined: The card was declined", "404: Not found",
        "KEY_UNKNOWN: The key is unknown", "E1005: The card was stolen",
      ],
      attributes: ["text=Start the server."]),
    Case(
      name: "the errors of a call, with their statuses at the end",
      text: """
        # Users

        ## Error responses

        ### Bad request (400)

        ```json
        {"error": "bad_request"}
        ```

        ### Unauthorized (401)

        The token is too old.

        ### Server error (500)
        """, domains: ["error-responses headings 5"],
      lines: ["400: Bad request", "401: Unauthorized", "500: Server error"]),
  ]
}
