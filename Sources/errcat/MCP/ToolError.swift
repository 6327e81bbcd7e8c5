/// Why a tool has no answer, in words for the model that asked.
struct ToolError: Error {
  /// What is wrong, and what to do.
  var message: String
  /// Whether the arguments are wrong.
  var isAboutArguments = true

  init(_ message: String, isAboutArguments: Bool = true) {
    self.message = message
    self.isAboutArguments = isAboutArguments
  }
}
