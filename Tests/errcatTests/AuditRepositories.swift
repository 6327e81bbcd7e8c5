// Long because it is a table of small repositories.

import Testing

/// A small repository, and what an audit of it finds.
struct AuditRepository: CustomTestStringConvertible {
  var name: String
  var files: [(path: String, text: String)]
  var options: [String]
  /// Path, line, column, rule and code of each finding.
  var findings: [String]

  var testDescription: String { name }
}

extension AuditRepository {
  static let all: [AuditRepository] = [
    AuditRepository(
      name: "Python, codes of a letter and digits",
      files: [
        (
          "docs/errors.md",
          #"""
          # Errors

          | Code | Meaning |
          | --- | --- |
          | E1001 | The user is unknown |
          | E1002 | The password is wrong |
          | E1003 | The account is locked |

          """#
        ),
        (
          "app/login.py",
          #"""
          """Login. E1999 is only an example here."""
          import logging

          # noqa: E1501
          UNKNOWN = "E1001"


          def check(user, password):
              if password is None:
                  raise ValueError("E1002: no password\nE1002")
              url = "https://example.com/x-E1777-y"
              print(f"E{user}")
              return fail('E1004')  # E1998 was here

          """#
        ),
        (
          "setup.cfg",
          #"""
          [flake8]
          ignore = E1203

          """#
        ),
        (
          "CHANGELOG.md",
          #"""
          E1003 and E1900 are new.

          """#
        ),
      ],
      options: [],
      findings: [
        "app/login.py:13:18 undocumented-code E1004",
        "docs/errors.md:7:1 unused-code E1003",
      ]),
    AuditRepository(
      name: "TypeScript, names with ERR_",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Description |
          | --- | --- |
          | `ERR_BACKEND_TIMEOUT` | The backend did not answer |
          | `ERR_BAD_GATEWAY` | The answer was wrong |
          | `ERR_CLOSED` | The stream is closed |

          """#
        ),
        (
          "src/errors.ts",
          #"""
          export const ERR_CODES = {
            /* ERR_OLD_NAME went away */
            ErrBackendTimeout: 'ERR_BACKEND_TIMEOUT',
          } as const;
          const ERROR_MESSAGES = { a: 1 };
          export function f(code: string) {
            if (code === `ERR_CLOSED`) return 1;
            throw new AppError("ERR_RATE_LIMITED", "it's too much");
          }

          """#
        ),
        (
          "src/errors.test.ts",
          #"""
          expect(code).toBe('ERR_BAD_GATEWAY'); expect(code).not.toBe('ERR_MADE_UP');

          """#
        ),
      ],
      options: [],
      findings: [
        "docs/errors.md:4:1 unused-code ERR_BAD_GATEWAY",
        "src/errors.ts:8:23 undocumented-code ERR_RATE_LIMITED",
      ]),
    AuditRepository(
      name: "Go, an enumeration in a file",
      files: [
        (
          "docs/codes.md",
          #"""
          | Code | Name | Meaning |
          | --- | --- | --- |
          | 1001 | BACKEND_TIMEOUT | The backend did not answer |
          | 1002 | USER_GONE | The user was deleted |
          | 1003 | QUOTA_EXCEEDED | Too many calls |

          """#
        ),
        (
          "errs/codes.go",
          #"""
          package errs

          // Code 1004 was removed.
          const (
          	BackendTimeout = 1001
          	UserGone       = 1002
          	TooLarge       = 1005
          )

          const maxTries = 3

          """#
        ),
        (
          "main.go",
          #"""
          package main

          func main() {
          	x := `1003 is not used in a number: 10030`
          	timeout := 2000
          }

          """#
        ),
      ],
      options: ["--in", "errs/codes.go"],
      findings: [
        "errs/codes.go:7:2 undocumented-code 1005"
      ]),
    AuditRepository(
      name: "Java, an enumeration with numbers",
      files: [
        (
          "docs/codes.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | 40001 | Not signed in |
          | 40002 | Not allowed |
          | 40003 | Gone |

          """#
        ),
        (
          "src/main/java/Codes.java",
          #"""
          package x;

          /** 40009 is reserved. */
          public enum Codes {
            NOT_SIGNED_IN(40001, "sign in"),
            NOT_ALLOWED(40002, "no"),
            MISSING(40003, "gone"),
            ABSENT(40003, "gone too"),
            TOO_MANY(40004, "slow down");

            private final int code;
          }

          """#
        ),
        (
          "src/test/java/CodesTest.java",
          #"""
          class CodesTest { int a = 40999; }

          """#
        ),
      ],
      options: ["--in", "src/main/java/Codes.java"],
      findings: [
        "src/main/java/Codes.java:8:3 used-twice 40003",
        "src/main/java/Codes.java:9:3 undocumented-code 40004",
      ]),
    AuditRepository(
      name: "Rust, lifetimes and tests in the file",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | PAY-001 | Card declined |
          | PAY-002 | Card expired |
          | PAY-003 | Wrong amount |

          """#
        ),
        (
          "src/lib.rs",
          #"""
          /* PAY-900 /* PAY-901 */ PAY-902 */
          fn f<'a>(x: &'a str) -> &'a str { // don't use PAY-903
              if x == "PAY-001" { "PAY-004" } else { "PAY-002" }
          }

          #[cfg(test)]
          mod tests {
              #[test]
              fn t() { assert_eq!(f("PAY-003"), "PAY-905"); }
          }

          """#
        ),
      ],
      options: [],
      findings: [
        "docs/errors.md:5:1 unused-code PAY-003",
        "src/lib.rs:3:26 undocumented-code PAY-004",
      ]),
    AuditRepository(
      name: "C, numbers below zero and guards",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Name | Meaning |
          | --- | --- | --- |
          | -1001 | ERR_NO_MEMORY | No memory |
          | -1002 | ERR_BUSY | Busy |
          | -1003 | ERR_LOST | Lost |
          | 0x80070005 | ERR_DENIED | Denied |

          """#
        ),
        (
          "include/err_codes.h",
          #"""
          #ifndef ERR_CODES_H
          #define ERR_CODES_H
          #define ERR_NO_MEMORY (-1001)
          #define ERR_FULL      (-1004)
          #define ERR_CHECK(x) do { if (x) return ERR_BUSY; } while (0)
          #endif /* ERR_CODES_H */

          """#
        ),
        (
          "src/main.c",
          #"""
          #include "err_codes.h"
          int f(int a) { ERR_CHECK(a); return -2147024891; }
          int g(int a) { return a -1003; } // ERR_GONE

          """#
        ),
      ],
      options: [],
      findings: [
        "docs/errors.md:5:1 unused-code -1003",
        "include/err_codes.h:4:9 undocumented-code ERR_FULL",
      ]),
    AuditRepository(
      name: "Ruby, names in kebab case",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | `user-not-found` | No such user |
          | `quota-exceeded` | Too much |
          | `card/declined` | No money |
          | `timeout` | Too slow |

          """#
        ),
        (
          "lib/app.rb",
          #"""
          =begin
          QuotaExceeded
          =end
          class UserNotFound < StandardError; end
          def pay(x) = raise("card/declined")  # quota_exceeded
          options = { timeout: 5 }

          """#
        ),
      ],
      options: [],
      findings: [
        "docs/errors.md:4:1 unused-code quota-exceeded"
      ]),
    AuditRepository(
      name: "Shell and SQL, with ranges",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | ORA-20001 | Wrong key |
          | ORA-20002 | Wrong value |
          | 4000-4099 | The partner failed |
          | 5001 | Down |

          """#
        ),
        (
          "db/check.sql",
          #"""
          -- ORA-20009 is for others
          RAISE_APPLICATION_ERROR('ORA-20001', 4050);
          SELECT 'it''s', 'ORA-20003' FROM dual;
          /* ORA-20002 */

          """#
        ),
        (
          "bin/run.sh",
          #"""
          #!/bin/sh
          # exit 5001
          if [ "$#" -lt 1 ]; then exit 1; fi  # ORA-20008
          echo "ORA-20002"; fail 4051

          """#
        ),
      ],
      options: ["--pattern", #"fail (\d+)"#],
      findings: [
        "bin/run.sh:4:24 covered-by-range 4051",
        "db/check.sql:3:18 undocumented-code ORA-20003",
        "docs/errors.md:6:1 unused-code 5001",
      ]),
    AuditRepository(
      name: "C#, a pattern and exemptions",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | 701 | No key |
          | 702 | No value |
          | 703 | No room |

          """#
        ),
        (
          "src/Api.cs",
          #"""
          class Api {
            // Fail(709)
            void A() => Fail(701);
            void B() => Fail(704);
            void C() => Fail(705);
          }

          """#
        ),
        (
          "allowed.md",
          #"""
          | Code | Reason |
          | --- | --- |
          | 705 | Internal |
          | shop/codes:702 | Raised by the database |
          | 799 | Nobody knows |

          """#
        ),
      ],
      options: ["--pattern", #"Fail\((\d+)\)"#, "--allow", "allowed.md"],
      findings: [
        "allowed.md:5:1 unneeded-exemption 799",
        "docs/errors.md:5:1 unused-code 703",
        "src/Api.cs:4:20 undocumented-code 704",
      ]),
    AuditRepository(
      name: "Swift, cases of an enumeration",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | BACKEND_TIMEOUT | The backend did not answer |
          | DISK_FULL | No room |
          | USER_GONE | The user was deleted |

          """#
        ),
        (
          "Sources/App/Failure.swift",
          #"""
          /// DISK_FULL is for disks.
          enum Failure: String {
            case backendTimeout
            case diskFull = "DISK_FULL", userGone
            case keyExpired = "KEY_EXPIRED"
          }
          func f(_ x: Failure) -> Int {
            switch x {
            case .backendTimeout: 1
            default: 0
            }
          }

          """#
        ),
        (
          "Tests/AppTests/FailureTests.swift",
          #"""
          let x = "DISK_LOST"

          """#
        ),
      ],
      options: ["--in", "Sources/App/Failure.swift"],
      findings: [
        "Sources/App/Failure.swift:5:8 undocumented-code KEY_EXPIRED"
      ]),
    AuditRepository(
      name: "PHP and YAML, keys of a map",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | 100101 | Wrong sign |
          | 100102 | Wrong time |

          """#
        ),
        (
          "config/messages.yml",
          #"""
          # 100199: gone
          100101: Wrong sign
          100103: "Wrong day: 100555"

          """#
        ),
        (
          "src/errors.php",
          #"""
          <?php
          # 100198
          return [
            100102 => 'Wrong time', // 100197 => ''
            100104 => 'Wrong year',
          ];

          """#
        ),
      ],
      options: ["--in", "config/messages.yml", "--in", "src/errors.php"],
      findings: [
        "config/messages.yml:3:1 undocumented-code 100103",
        "src/errors.php:5:3 undocumented-code 100104",
      ]),
    AuditRepository(
      name: "Kotlin, clean",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Name |
          | --- | --- |
          | 1 | ERR_A_FAILED |
          | 2 | ERR_B_FAILED |

          """#
        ),
        (
          "src/main/kotlin/Errors.kt",
          #"""
          enum class Errors(val code: Int) {
            ERR_A_FAILED(1),
            ERR_B_FAILED(2);
          }
          const val ERR_TABLE_NAME = "errors"

          """#
        ),
      ],
      options: [],
      findings: []),
    AuditRepository(
      name: "JavaScript, one code under two names",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | E2001 | Lost |
          | E2002 | Found |

          """#
        ),
        (
          "src/a.js",
          #"""
          export const LOST = "E2001";
          export const FOUND = "E2002";
          export const GONE = "E2001";
          const messages = { E2001: "lost", E2002: "found" };
          log({ code: "E2001" }); log({ status: "E2001" });

          """#
        ),
      ],
      options: [],
      findings: [
        "src/a.js:3:22 used-twice E2001"
      ]),
    AuditRepository(
      name: "Lua and Haskell, comments with dashes",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | E3001 | Lost |
          | E3002 | Found |
          | E3003 | Late |

          """#
        ),
        (
          "a.lua",
          #"""
          --[[ E3099
          E3098 ]]
          fail("E3001") -- E3097

          """#
        ),
        (
          "b.hs",
          #"""
          {- E3096 {- -} E3095 -}
          main = fail "E3002" -- E3003
          lookup' x = fail "E3004"

          """#
        ),
      ],
      options: [],
      findings: [
        "b.hs:3:19 undocumented-code E3004",
        "docs/errors.md:5:1 unused-code E3003",
      ]),
    AuditRepository(
      name: "Go and Python, constants that are counted",
      files: [
        (
          "docs/errors.md",
          #"""
          | Code | Meaning |
          | --- | --- |
          | BACKEND_TIMEOUT | The backend did not answer |
          | DISK_FULL | No room |
          | USER_GONE | The user was deleted |

          """#
        ),
        (
          "errs/errs.go",
          #"""
          package errs

          type Code int

          const (
          	BackendTimeout Code = iota // the first
          	DiskFull
          	KeyExpired
          )

          const UserGone Code = 7

          """#
        ),
        (
          "app/codes.py",
          #"""
          from enum import Enum, auto

          LOGGER = make()

          class Codes(Enum):
              DISK_FULL = auto()
              USER_GONE = "user_gone"
              KEY_LOST = auto()

          """#
        ),
      ],
      options: ["--in", "errs/errs.go", "--in", "app/codes.py"],
      findings: [
        "app/codes.py:8:5 undocumented-code KEY_LOST",
        "errs/errs.go:8:2 undocumented-code KeyExpired",
      ]),
  ]
}
