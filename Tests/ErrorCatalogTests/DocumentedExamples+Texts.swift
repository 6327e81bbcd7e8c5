import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// The examples in the comments of the types that parse texts, in tables and in queries.
@Suite struct DocumentedTexts {
  @Test func `cells and queries hold codes`() throws {
    let claims = try Claims {
      let texts = CodeText.parse("ERROR_BAD_FORMAT 11 (0xB)")
      texts.map(\.code)  // ["11"]
      texts.first?.symbol  // "ERROR_BAD_FORMAT"
      texts.first?.attributes["hex"]  // "0xB"
      CodeQuery(#""error_code":10016,"#).text  // "10016"
      CodeQuery("0x80070005").numbers  // [2147942405, -2147024891]
      CodeQuery("503").isHeld(by: "5xx")  // true
      CodeQuery.looksLikeCode("invalid_grant")  // true
      CodeQuery.looksLikeCode("timeout")  // false
      CodeMentions.keyed(in: #"{"result":false,"error_code":10016}"#)  // ["10016"]
    }
    #expect(claims.wrong == [])
  }

  @Test func `a query is parsed, and its words get other spellings`() throws {
    let claims = try Claims {
      let query = SearchQuery(#"price "too low" -market domain:rest-api"#)
      query.terms  // [.word("price"), .phrase("too low")]
      query.excluded  // [.word("market")]
      Spellings.of("1,000,000")  // ["1000000"]
      Spellings.of("1000000")  // ["1,000,000"]
      Spellings.of("64KiB")  // ["64 KiB", "64Ki B"]
      Spellings.of("recv_window")  // ["recvwindow"]
      Spellings.of("startTime")  // ["start Time"]
      Spellings.of("STRASSE")  // ["straße"]
      Segmentation.segmented("API密钥")  // "API 密钥 钥 "
      Segmentation.segmented("no funds")  // nil
      NameWords.split("ERR_HTTPTimeout")  // "ERR_HTTP Timeout"
      NameWords.split("no_such_key")  // nil
      NameWords.split("2FA")  // nil
      SimplifiedCharacters.form(of: "餘") == "余"  // true
      ["10100", "1002", "-1"].sorted(by: inNaturalOrder)  // ["-1", "1002", "10100"]
    }
    #expect(claims.wrong == [])
  }

  @Test func `titles and paths become names`() throws {
    let claims = try Claims {
      slug("REST API Error Code")  // "rest-api-error-code"
      slug("币币交易错误代码")  // "币币交易错误代码"
      domainSlug("REST API Error Code")  // "rest-api"
      domainSlug("Error Codes")  // "error"
      textEncodedOnce("at Â±5%")  // "at ±5%"
      textEncodedOnce("à la carte")  // nil
      NormalizationForm.composed.scalars(of: "e\u{301}").count  // 1
      NormalizationForm.decomposed.scalars(of: "\u{E9}").count  // 2
    }
    #expect(claims.wrong == [])
  }

  @Test func `the header and the cells decide a table's role`() throws {
    let claims = try Claims {
      TableRole(of: TableSample(header: ["Error Code", "Description"], rows: [["10016", "Busy"]]))
        .codeColumn  // 0
    }
    #expect(claims.wrong == [])
  }
}
