extension TemporaryFolder {
  /// Runs git in a folder of this folder, without the settings of whoever runs the tests.
  ///
  /// - Parameters:
  ///   - arguments: The command of git, with its arguments.
  ///   - folder: The folder, relative to this one.
  ///   - date: When commits are made, such as `2020-03-01T12:00:00Z`.
  /// - Returns: What git writes, without the last line feed.
  /// - Throws: ``GitFailure`` if git fails.
  @discardableResult
  package func git(
    _ arguments: String..., in folder: String, date: String = "2020-01-01T00:00:00Z"
  ) throws -> String {
    var child = Child(command: ["git"] + arguments, folder: self(folder))
    child.environment = [
      "PATH": "/usr/bin:/bin", "HOME": self("home"), "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_AUTHOR_DATE": date,
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
      "GIT_COMMITTER_DATE": date,
    ]
    let outcome = try child.run()
    guard outcome.status == 0 else { throw GitFailure(arguments: arguments, error: outcome.err) }
    return outcome.out.hasSuffix("\n") ? String(outcome.out.dropLast()) : outcome.out
  }

  /// Makes a repository with all that is in a folder of this folder as its first commit.
  package func makeRepository(_ folder: String, date: String = "2020-01-01T00:00:00Z") throws {
    try git("init", "-q", "-b", "main", in: folder)
    try commit(folder, date: date)
  }

  /// Commits all that is in a repository.
  package func commit(_ folder: String, date: String) throws {
    try git("add", "-A", in: folder)
    try git("commit", "-q", "--allow-empty", "-m", "Change", in: folder, date: date)
  }
}

/// Git did not do what a test needs.
package struct GitFailure: Error {
  package var arguments: [String]
  package var error: String
}
