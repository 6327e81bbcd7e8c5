/// Documents with codes outside tables, and what a careful reader takes from them.
extension OutlineDocumentTests {
  static let cases = [
    Case(
      name: "sections with a text after the code, bullets and a paragraph",
      text: """
        # Error codes

        ## `E1001`: The key is unknown

        Ask for another key.

        ## E1002 - The key has expired

        ## [E1003] The key is not yours
        """, domains: ["error headings 3"],
      lines: [
        "E1001: The key is unknown", "E1002: The key has expired", "E1003: The key is not yours",
      ],
      attributes: ["text=Ask for another key."]),
    Case(
      name: "numbers with names, and bullets as descriptions",
      text: """
        # Errors

        ## 10xx - Keys

        #### \\-1000 KEY_UNKNOWN

        - No key was sent.

        #### \\-1001 KEY_EXPIRED

        - The key is too old.

        ## 11xx - Cards

        #### \\-1100 CARD_REFUSED

        - The card was refused.
        """, domains: ["10xx-keys headings 5", "11xx-cards headings 15"],
      lines: [
        "-1000 (KEY_UNKNOWN): No key was sent.", "-1001 (KEY_EXPIRED): The key is too old.",
        "-1100 (CARD_REFUSED): The card was refused.",
      ]),
    Case(
      name: "labeled paragraphs and items, in a document that does not mention errors",
      text: """
        # ORA-20000 to ORA-20999

        ## ORA-20001: no such key

        * Cause: The key is unknown.
        * Solution: Ask for a key.

        ORA-20002: no such card
        -----------------------

        **Cause:** The card is unknown.

        **Solution:** Order a card.

        ## ORA-20003: no such door
        """, domains: ["ora-20000-to-ora-20999 headings 3"],
      lines: ["ORA-20001: no such key", "ORA-20002: no such card", "ORA-20003: no such door"],
      attributes: [
        "Cause=The key is unknown.", "Solution=Ask for a key.",
      ]),
    Case(
      name: "names in capitals with hyphens, in bold and some without a text",
      text: """
        # Codes d'erreur

        - **ERR-ANY**
        - **ERR-KEY-UNKNOWN** (la clé est inconnue).
        - **ERR-KEY-EXPIRED**
        """, domains: ["codes-d-erreur list 3"],
      lines: ["ERR-ANY: ", "ERR-KEY-UNKNOWN: (la clé est inconnue).", "ERR-KEY-EXPIRED: "]),
    Case(
      name: "labels in another language, and names in camel case",
      text: """
        # 错误码

        ### InvalidKey

        错误原因：密钥无效。

        解决方法：更换密钥。

        ### CardRefused

        错误原因：卡被拒绝。

        解决方法：更换卡。

        ### `Forbidden`

        错误原因：没有权限。
        """, domains: ["错误码 headings 3"],
      lines: ["InvalidKey: 密钥无效。", "CardRefused: 卡被拒绝。", "Forbidden: 没有权限。"]),
    Case(
      name: "a table of fields in each section, and headings below the code",
      text: """
        # Failures

        ## KEY_UNKNOWN

        | Field | Value |
        |---|---|
        | Meaning | The key is unknown |
        | HTTP status | 401 |

        ## KEY_EXPIRED

        | Field | Value |
        |---|---|
        | Meaning | The key is too old |
        | HTTP status | 403 |

        ## KEY_LOCKED

        The key is locked.

        ### Solution

        Wait an hour.
        """, domains: ["failures headings 3"],
      lines: [
        "KEY_UNKNOWN: The key is unknown", "KEY_EXPIRED: The key is too old",
        "KEY_LOCKED: The key is locked.",
      ], attributes: ["HTTP status=401"]),
    Case(
      name: "several codes in a heading",
      text: """
        # Error codes

        ### 5-1000-0000 / 5-1000-0001

        !!! tip "The network is down"

            Try again later.

        ### 5-2000-0000

        !!! tip ""

            The disk is full.
        """ + "\n### 5-3000-0000\n", domains: ["error headings 3"],
      lines: [
        "5-1000-0000: The network is down Try again later.",
        "5-1000-0001: The network is down Try again later.", "5-2000-0000: The disk is full.",
        "5-3000-0000: ",
      ]),
    Case(
      name: "items with codes in bold, and items below them",
      text: """
        # Errors

        ## Keys

        - **3001**: The key is unknown
          - **Solution**: Ask for a key
        - **3002**: The key is too old
        - **3003**: The key is locked

        ## Cards

        - **3101**: The card is refused
        """, domains: ["keys list 5", "cards list 12"],
      lines: [
        "3001: The key is unknown", "3002: The key is too old", "3003: The key is locked",
        "3101: The card is refused",
      ], attributes: ["Solution=Ask for a key"]),
    Case(
      name: "items that words announce, with the text as a paragraph",
      text: """
        # Error codes

        * Error Number: 8001

            The memory is used up.

        * Error Number: 8002

            The lock is held.

        * Error Number: 8003

            The table is gone.
        """, domains: ["error list 3"],
      lines: [
        "8001: The memory is used up.", "8002: The lock is held.", "8003: The table is gone.",
      ]),
    Case(
      name: "a list that the line above announces",
      text: """
        # Usage

        The program ends with one of these exit codes:

        + 0: All went well
        + 1: A file could not be read
        + 2: An option is unknown
        """, domains: ["usage list 5"],
      lines: ["0: All went well", "1: A file could not be read", "2: An option is unknown"]),
    Case(
      name: "terms and definitions",
      text: """
        # Error codes

        NO_ERROR (0x00):

        : The peer closes.

        INTERNAL_ERROR (0x01):
        : The peer failed,
          and says so.

        FLOW_ERROR (0x02)
        : The peer sent too much.
        """, domains: ["error definitions 3"],
      lines: [
        "NO_ERROR: The peer closes.", "INTERNAL_ERROR: The peer failed, and says so.",
        "FLOW_ERROR: The peer sent too much.",
      ], attributes: ["qualifier=0x00"]),
    Case(
      name: "code that defines codes",
      text: """
        # Exit codes

        ```c
        #define EX_OK     0   /* it went well */
        #define EX_USAGE  64  /* the usage is wrong */
        #define EX_DATA   65  /* the data is wrong */
        ```

            CANCELED = 13, // the call was canceled
            TIMED_OUT = 14, // the call took too long
            NO_HOST = 15, // the host is unknown
        """, domains: ["exit lines 4"],
      lines: [
        "0 (EX_OK): it went well", "64 (EX_USAGE): the usage is wrong",
        "65 (EX_DATA): the data is wrong", "13 (CANCELED): the call was canceled",
        "14 (TIMED_OUT): the call took too long", "15 (NO_HOST): the host is unknown",
      ]),
    Case(
      name: "a header with tabs, guards and other directives",
      text: """
        # Errors of the bus

        ```c
        /* SPDX-License-Identifier: MIT */
        #ifndef BUS_ERRORS_H
        #define BUS_ERRORS_H
        #include <stdint.h>

        #define\tEBUSOFF\t\t1\t/* The bus is off */
        #define\tENOACK\t\t 2\t/* No node acknowledges */
        # define EBADCRC\t 3\t/* The checksum is wrong */

        #endif
        ```
        """, domains: ["errors-of-the-bus lines 9"],
      lines: [
        "1 (EBUSOFF): The bus is off", "2 (ENOACK): No node acknowledges",
        "3 (EBADCRC): The checksum is wrong",
      ]),
    Case(
      name: "comments above the codes that they describe",
      text: """
        # Errors of the pump

        ```proto
        syntax = "proto3";
        package pump;

        enum PumpError {
          // The pump runs dry.
          PUMP_DRY = 1;
          /**
           * The valve is stuck.
           * Free it by hand.
           */
          VALVE_STUCK = 2;
          MOTOR_HOT = 3;  // The motor is too hot.
        }
        ```
        """, domains: ["errors-of-the-pump lines 9"],
      lines: [
        "1 (PUMP_DRY): The pump runs dry.", "2 (VALVE_STUCK): The valve is stuck. Free it by hand.",
        "3 (MOTOR_HOT): The motor is too hot.",
      ]),
    Case(
      name: "a comment that heads a group describes no code of it",
      text: """
        # Errors of the oven

        ```c
        // Codes of the door
        DOOR_OPEN = 1, // the door is open
        DOOR_LOCKED = 2, // the door is locked
        // Codes of the heat
        TOO_HOT = 3,
        TOO_COLD = 4,
        FAN_STUCK = 5, // the fan is stuck
        LAMP_BROKEN = 6, // the lamp is broken
        PROBE_LOST = 7,
        ```
        """, domains: ["errors-of-the-oven lines 5"],
      lines: [
        "1 (DOOR_OPEN): the door is open", "2 (DOOR_LOCKED): the door is locked", "3 (TOO_HOT): ",
        "4 (TOO_COLD): ", "5 (FAN_STUCK): the fan is stuck",
        "6 (LAMP_BROKEN): the lamp is broken", "7 (PROBE_LOST): ",
      ]),
    Case(
      name: "lines of text",
      text: """
        # Error codes

        key-0001 - The key is unknown
        key-0002 - The key is too old

        card-0001 - The card is refused
        """, domains: ["error lines 3"],
      lines: [
        "key-0001: The key is unknown", "key-0002: The key is too old",
        "card-0001: The card is refused",
      ]),
    Case(
      name: "lines with blanks or tabs between code, name and text",
      text: """
        # Error numbers

            1  EPERM   Operation not permitted
            2\tENOENT\tNo such file
            3  ESRCH   No such process
        """, domains: ["error-numbers lines 3"],
      lines: [
        "1 (EPERM): Operation not permitted", "2 (ENOENT): No such file",
        "3 (ESRCH): No such process",
      ]),
    Case(
      name: "a page whose front matter has the code",
      text: """
        ---
        title: The sensor
        code: "E17"
        summary: The sensor failed
        severity: high
        ---

        # The sensor

        Call the service.
        """, domains: ["the-sensor page 3"], lines: ["E17: The sensor failed"],
      attributes: ["title=The sensor", "text=Call the service.", "severity=high"]),
    Case(
      name: "a page whose name is its heading",
      text: "# E0106: a lifetime is missing\n\nName the lifetime.\n", path: "errors/E0106.md",
      domains: ["e0106-a-lifetime-is-missing page 1"], lines: ["E0106: a lifetime is missing"]),
    Case(
      name: "a table and sections for the same codes",
      text: """
        # Error codes

        | Code | Description |
        |---|---|
        | KEY_UNKNOWN | The key is unknown |
        | KEY_EXPIRED | |
        | KEY_LOCKED | The key is locked |

        ## KEY_UNKNOWN

        Ask for a key.

        ## KEY_EXPIRED

        The key is too old.

        ## KEY_STOLEN

        The key is stolen.
        """, domains: ["error table 3", "error-2 headings 17"],
      lines: [
        "KEY_UNKNOWN: The key is unknown", "KEY_EXPIRED: The key is too old.",
        "KEY_LOCKED: The key is locked", "KEY_STOLEN: The key is stolen.",
      ], attributes: ["text=Ask for a key."]),
  ]
}
