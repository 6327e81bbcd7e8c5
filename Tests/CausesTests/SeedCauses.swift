/// A careful reader's judgment of each row of the owner's document: its cause and its areas.
///
/// The descriptions themselves stay in the document; these rows name them by domain and code.
enum SeedCauses {
  /// One judged row.
  struct Row {
    var domain: String
    var code: String
    var cause: String
    var areas: [String]
  }

  /// All rows, in the document's order.
  static let rows: [Row] = table.split(separator: "\n").map { line in
    let cells = line.split(separator: "|").map { $0.trimmingSpaces() }
    return Row(
      domain: cells[0], code: cells[1], cause: cells[2],
      areas: cells.count > 3 ? cells[3].split(separator: " ").map(String.init) : [])
  }

  private static let table = """
    rest-api | 10000 | invalid-request | requests
    rest-api | 10001 | rate-limit | requests
    rest-api | 10002 | unavailable
    rest-api | 10004 | unspecified | requests
    rest-api | 10005 | authentication | security
    rest-api | 10006 | authentication | security
    rest-api | 10007 | authentication | security
    rest-api | 10008 | invalid-request | requests
    rest-api | 10009 | not-found | orders
    rest-api | 10010 | insufficient-funds | funds
    rest-api | 10011 | limit-exceeded
    rest-api | 10012 | unsupported
    rest-api | 10013 | unsupported | requests
    rest-api | 10014 | limit-exceeded | orders
    rest-api | 10015 | limit-exceeded | orders market-data
    rest-api | 10016 | insufficient-funds | funds
    rest-api | 10017 | permission | security
    rest-api | 10018 | limit-exceeded | lending
    rest-api | 10019 | permission | lending
    rest-api | 10020 | limit-exceeded
    rest-api | 10021 | limit-exceeded
    rest-api | 10023 | unavailable | market-data
    rest-api | 10024 | insufficient-funds | funds
    rest-api | 10025 | limit-exceeded | lending
    rest-api | 10026 | account-restricted | withdrawals lending
    rest-api | 10027 | account-restricted | withdrawals security
    rest-api | 10028 | limit-exceeded | withdrawals
    rest-api | 10029 | account-restricted | withdrawals lending account
    rest-api | 10031 | account-restricted | funds withdrawals
    rest-api | 10032 | authentication | security
    rest-api | 10033 | limit-exceeded | withdrawals
    rest-api | 10034 | limit-exceeded | withdrawals
    rest-api | 10035 | insufficient-funds | funds
    rest-api | 10036 | limit-exceeded | withdrawals
    rest-api | 10037 | authentication | security
    rest-api | 10040 | unspecified | withdrawals
    rest-api | 10041 | not-found | withdrawals
    rest-api | 10042 | authentication | security
    rest-api | 10043 | insufficient-funds | funds withdrawals account
    rest-api | 10044 | unspecified | lending
    rest-api | 10047 | permission | account
    rest-api | 10048 | not-found | withdrawals
    rest-api | 10049 | limit-exceeded | orders account
    rest-api | 10050 | conflict
    rest-api | 10051 | conflict | orders
    rest-api | 10052 | permission | withdrawals
    rest-api | 10064 | account-restricted | funds withdrawals
    rest-api | 10100 | account-restricted | account
    rest-api | 10101 | invalid-request | orders
    rest-api | 10102 | invalid-request
    rest-api | 10103 | authentication | orders security
    rest-api | 10106 | authentication | security
    rest-api | 10216 | unavailable | requests
    rest-api | 1002 | insufficient-funds | funds
    rest-api | 1003 | limit-exceeded | funds
    rest-api | 1004 | limit-exceeded | funds
    rest-api | 1007 | unavailable | market-data
    rest-api | 1008 | unavailable | market-data
    rest-api | 1009 | not-found | orders
    rest-api | 1010 | permission | orders account
    rest-api | 1011 | not-found | account
    rest-api | 1013 | invalid-request | orders
    rest-api | 1014 | authentication | security
    rest-api | 1015 | unavailable | market-data
    rest-api | 1017 | invalid-request
    rest-api | 1018 | unspecified | orders
    rest-api | 1019 | unspecified | orders
    rest-api | 1024 | not-found
    rest-api | 1025 | invalid-request | market-data
    rest-api | 1026 | invalid-request
    rest-api | 1027 | invalid-request | requests
    rest-api | 1028 | invalid-request
    rest-api | 1029 | unavailable
    rest-api | 1030 | account-restricted | lending contracts account
    rest-api | 1031 | insufficient-funds | funds
    rest-api | 1032 | permission | funds
    rest-api | 1035 | authentication | security
    rest-api | 1036 | authentication | security
    rest-api | 1037 | authentication | security
    rest-api | 1038 | authentication | security
    rest-api | 1039 | limit-exceeded | security
    rest-api | 1040 | authentication | security
    rest-api | 1041 | authentication | security
    rest-api | 1042 | limit-exceeded | security
    rest-api | 1043 | invalid-request | security
    rest-api | 1044 | authentication | security
    rest-api | 1045 | authentication | security
    rest-api | 1046 | authentication | security
    rest-api | 1048 | account-restricted | account
    rest-api | 1050 | conflict | orders
    rest-api | 1051 | conflict | orders
    rest-api | 1201 | account-restricted | account
    rest-api | 1202 | not-found | account
    rest-api | 1203 | insufficient-funds | funds
    rest-api | 1204 | invalid-request
    rest-api | 1205 | invalid-request | account
    rest-api | 1206 | account-restricted | withdrawals
    rest-api | 1207 | unsupported | funds
    rest-api | 1208 | not-found | account
    rest-api | 1209 | invalid-request | requests
    rest-api | 1216 | unavailable | orders
    rest-api | 1217 | limit-exceeded | orders market-data
    rest-api | 1218 | unspecified | orders
    rest-api | HTTP ERROR CODE 403 | rate-limit | security requests
    rest-api | Request Timed Out | rate-limit | security requests
    websocket-api | 10000 | invalid-request | requests
    websocket-api | 10001 | invalid-request | requests
    websocket-api | 10002 | authentication | security
    websocket-api | 10003 | conflict | account streaming requests
    websocket-api | 10004 | conflict | account streaming requests
    websocket-api | 10005 | authentication | security
    websocket-api | 10008 | invalid-request | requests
    websocket-api | 10009 | not-found | orders
    websocket-api | 10010 | insufficient-funds | funds
    websocket-api | 10011 | limit-exceeded | orders
    websocket-api | 10012 | unsupported
    websocket-api | 10014 | limit-exceeded | orders
    websocket-api | 10015 | unavailable | streaming
    websocket-api | 10016 | insufficient-funds | funds
    websocket-api | 10017 | permission | security streaming
    websocket-api | 10100 | account-restricted | account
    websocket-api | 10216 | permission | requests
    websocket-api | 10049 | limit-exceeded | orders account
    websocket-api | 20001 | not-found | account
    websocket-api | 20002 | account-restricted | account
    websocket-api | 20003 | account-restricted | contracts
    websocket-api | 20004 | account-restricted | contracts account
    websocket-api | 20005 | not-found | contracts account
    websocket-api | 20006 | invalid-request | requests
    websocket-api | 20007 | invalid-request | requests
    websocket-api | 20008 | insufficient-funds | funds contracts account
    websocket-api | 20009 | conflict | contracts
    websocket-api | 20010 | not-found | contracts
    websocket-api | 20011 | limit-exceeded | contracts
    websocket-api | 20012 | limit-exceeded | contracts
    websocket-api | 20013 | unavailable | contracts market-data
    websocket-api | 20014 | unavailable
    websocket-api | 20015 | not-found | orders
    websocket-api | 20016 | limit-exceeded | contracts
    websocket-api | 20017 | permission | orders security
    websocket-api | 20018 | limit-exceeded | orders
    websocket-api | 20019 | permission | security
    websocket-api | 20020 | authentication | security
    websocket-api | 20021 | not-found | market-data
    websocket-api | 20022 | invalid-request | requests
    websocket-api | 20023 | unspecified | lending account
    websocket-api | 20024 | authentication | security
    websocket-api | 20025 | invalid-request | contracts
    websocket-api | 20100 | unavailable | requests
    websocket-api | 20101 | invalid-request | requests
    websocket-api | 20102 | authentication | security
    websocket-api | 20103 | invalid-request | streaming
    websocket-api | 20104 | invalid-request | streaming
    websocket-api | 20107 | invalid-request | requests
    websocket-api | 20115 | invalid-request | market-data
    websocket-api | 20116 | invalid-request | requests
    websocket-api | 1002 | insufficient-funds | funds
    websocket-api | 1003 | limit-exceeded | funds
    websocket-api | 1004 | limit-exceeded | funds
    websocket-api | 1007 | unavailable | market-data
    websocket-api | 1008 | unavailable | market-data
    websocket-api | 1009 | not-found | orders
    websocket-api | 1010 | permission | orders account
    websocket-api | 1011 | not-found | account
    websocket-api | 1013 | invalid-request | orders
    websocket-api | 1014 | authentication | security
    websocket-api | 1015 | unavailable | market-data
    websocket-api | 1017 | invalid-request
    websocket-api | 1018 | unspecified | orders
    websocket-api | 1019 | unspecified | orders
    websocket-api | 1024 | not-found
    websocket-api | 1025 | invalid-request | market-data
    websocket-api | 1026 | invalid-request
    websocket-api | 1027 | invalid-request | requests
    websocket-api | 1028 | invalid-request
    websocket-api | 1029 | unavailable
    websocket-api | 1030 | account-restricted | lending contracts account
    websocket-api | 1031 | insufficient-funds | funds
    websocket-api | 1032 | permission | funds
    websocket-api | 1035 | authentication | security
    websocket-api | 1036 | authentication | security
    websocket-api | 1037 | authentication | security
    websocket-api | 1038 | authentication | security
    websocket-api | 1039 | limit-exceeded | security
    websocket-api | 1040 | authentication | security
    websocket-api | 1041 | authentication | security
    websocket-api | 1042 | limit-exceeded | security
    websocket-api | 1043 | invalid-request | security
    websocket-api | 1044 | authentication | security
    websocket-api | 1045 | authentication | security
    websocket-api | 1046 | authentication | security
    websocket-api | 1048 | account-restricted | account
    websocket-api | 1050 | conflict | orders
    websocket-api | 1051 | conflict | orders
    websocket-api | 1201 | account-restricted | account
    websocket-api | 1202 | not-found | account
    websocket-api | 1203 | insufficient-funds | funds
    websocket-api | 1204 | invalid-request
    websocket-api | 1205 | invalid-request | account
    websocket-api | 1206 | account-restricted | withdrawals
    websocket-api | 1207 | unsupported | funds
    websocket-api | 1208 | not-found | account
    websocket-api | 1209 | invalid-request | requests
    """
}
