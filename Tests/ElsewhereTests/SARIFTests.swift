import TestSupport
import Testing

/// The logs for code scanning, read by the model of SARIF 2.1.0 from PyPI.
@Suite struct SARIFTests {
  /// Reads a log, and refuses what the model does not have and values that SARIF does not allow.
  static let script = """
    import json, sys
    from sarif_pydantic import Sarif
    text = sys.stdin.read()
    log = Sarif.model_validate_json(text)
    def check(model, path):
        # The model lacks one property of a run.
        allowed = {"columnKind": "unicodeCodePoints"} if path == "log.runs" else {}
        assert (model.model_extra or {}) == allowed, (path, model.model_extra)
        for name in type(model).model_fields:
            value = getattr(model, name)
            for item in value if isinstance(value, list) else [value]:
                if hasattr(item, "model_fields_set"): check(item, path + "." + name)
    check(log, "log")
    for run in log.runs:
        for result in run.results:
            assert run.tool.driver.rules[result.rule_index].id == result.rule_id
            assert result.partial_fingerprints
    print(json.loads(text)["version"], sum(len(run.results) for run in log.runs))
    """

  @Test(arguments: [
    (["lint", "a.md"], 1), (["diff", "a.md", "b.md"], 3), (["audit", ".", "--db", "a.db"], 2),
  ])
  func `a log has nothing that SARIF does not have`(_ words: [String], _ count: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("| Code | Meaning |\n| --- | --- |\n| E1001 | A | B |\n", to: "a.md")
    try folder.write(
      "| Code | Meaning |\n| --- | --- |\n| E1002 | C |\n| E1003 | D |\n", to: "b.md")
    try folder.write("x = 'E1009 E1002'\n", to: "a b.py")
    try folder.errcat("import", "b.md", "--db", "a.db")
    let log = try folder.errcat(words + ["--format", "sarif"])
    let catalog = try ShippedCatalog()
    let outcome = try catalog.run(["python", "-c", Self.script], input: log.out)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out == "2.1.0 \(count)\n")
  }
}
