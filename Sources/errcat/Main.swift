import ArgumentParser
internal import ErrcatPlatform
import ErrorCatalog

/// The way in: rearranges the arguments, runs the verb, and decides the exit status.
@main
enum Main {
  static func main() {
    holdStandardDescriptors()
    // A reader that stops early (`errcat list | head`) is not an error; write(2) reports it instead.
    signal(SIGPIPE, SIG_IGN)
    // A file that grows too large is an error of write(2) as well.
    signal(SIGXFSZ, SIG_IGN)
    removeUnfinishedFilesOnSignals()
    Catalog.tuneProcess()
    exit(run(Array(processArguments(before: firstEnvironment).dropFirst())).rawValue)
  }

  /// Opens those of the descriptors 0 to 2 that were closed.
  ///
  /// Or a file opened later would take the place of standard output. Writing to them fails as it
  /// would have.
  private static func holdStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Removes a file that is not whole before a signal ends the process, unless that is ignored.
  private static func removeUnfinishedFilesOnSignals() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let earlier = signal(number) { number in
        UnfinishedFile.removeCurrent()
        signal(number, SIG_DFL)
        raise(number)
      }
      if unsafeBitCast(earlier, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Runs the arguments of one command line.
  static func run(_ arguments: [String]) -> ExitCode {
    guard !arguments.isEmpty else {
      StandardError.write(HelpText.root + "\n")
      return .trouble
    }
    let typed = TypedArguments(arguments)
    do {
      if let text = try CompletionScript.answer(arguments) {
        var output = Output()
        try output.write(text)
        try output.flush()
        return .success
      }
      if typed.verb == "help", typed.words.count == 1,
        let topic = HelpTopic(rawValue: typed.words[0])
      {
        var output = Output()
        try output.write(topic.text + "\n")
        try output.flush()
        return .success
      }
      try MistypedVerb.refuse(typed)
      let arguments = typed.arranged
      if let question = PlainQuestion(arguments) {
        try question.answer()
      } else {
        var command = try Self.command(of: arguments)
        try command.run()
      }
      return .success
    } catch {
      return exitStatus(of: error, typed)
    }
  }

  /// The command that arguments in argument-parser's order ask for.
  ///
  /// The command of the verb is asked first, alone: argument-parser would describe all verbs to
  /// itself otherwise, which takes longer than most answers. What the verb alone refuses, such as
  /// `--help`, the whole command line answers.
  private static func command(of arguments: [String]) throws -> any ParsableCommand {
    let verb = arguments.first
    let type = Errcat.configuration.subcommands.first { $0.configuration.commandName == verb }
    if let type, let command = try? type.parseAsRoot(Array(arguments.dropFirst())),
      Swift.type(of: command) == type
    {
      return command
    }
    return try Errcat.parseAsRoot(arguments)
  }

  /// Says what an error has to say, and returns the status to exit with: 0 for help that was asked
  /// for, 1 where a verb found nothing, 2 for trouble.
  private static func exitStatus(of error: any Error, _ typed: TypedArguments) -> ExitCode {
    switch error {
    case let code as ExitCode:
      return code
    case is ClosedPipe:
      return .success
    default:
      break
    }
    guard isOfArgumentParser(error) else {
      StandardError.say(ErrorHint.message(of: error))
      return .trouble
    }
    if Errcat.exitCode(for: error) == .success {
      // The caller asked for help, the version or a completion script.
      var output = Output()
      do {
        try output.write(HelpText.arranged(Errcat.fullMessage(for: error)) + "\n")
        try output.flush()
      } catch {
        return exitStatus(of: error, typed)
      }
      return .success
    }
    StandardError.say("\(UsageError(typed, refused: Errcat.message(for: error)))")
    return .trouble
  }

  /// Whether the words of an error are argument-parser's, which say how the verb is used.
  private static func isOfArgumentParser(_ error: any Error) -> Bool {
    String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }
}

extension ExitCode {
  /// Nothing was found, or there are differences or errors in a document.
  static let nothing = ExitCode(1)
  /// Usage, input and output, not a catalog.
  static let trouble = ExitCode(2)
}
