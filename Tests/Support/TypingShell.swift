import Foundation

/// A shell on its own terminal, in which lines are typed, completed and run.
package enum TypingShell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  /// The result of a typed line.
  package struct Line: Decodable {
    /// The text typed before the Tab key.
    package var typed: String
    /// The line after it; nil if the shell gave no answer.
    package var line: String?
    /// The command that the completed line ran; nil if nothing was completed or ran.
    package var ran: Run?
  }

  /// A run of errcat.
  package struct Run: Decodable {
    /// Its arguments.
    package var words: [String]
    /// Its exit status.
    package var status: Int32
    /// Its standard output.
    package var out: String
  }

  /// Types each line, presses the Tab key, and enters the line if that changed it.
  ///
  /// The shell has errcat's own completion script and no other setting. It runs in the folder, whose
  /// `catalog.db` is what errcat answers from.
  package func complete(_ typed: [String], in folder: TemporaryFolder) throws -> [Line] {
    let script = try folder.errcat("--generate-completion-script", rawValue).out
    try folder.write(script, to: self == .zsh ? "functions/_errcat" : "completion")
    try folder.write(Self.recorder, to: "bin/errcat")
    try folder.write(Self.typist, to: "typist.py")
    _ = try folder.shell("chmod +x bin/errcat")
    let outcome = try Child(
      command: ["python3", "typist.py", rawValue], folder: folder.path,
      input: Array(try JSONEncoder().encode(typed)),
      environment: [
        "PATH": "\(folder("bin")):/usr/bin:/bin", "HOME": folder.path, "TERM": "xterm",
        "LC_ALL": "C.UTF-8", "ERRCAT_TESTED": program,
      ]
    ).run()
    guard outcome.status == 0 else { throw ShellFailure(error: outcome.err) }
    return try JSONDecoder().decode([Line].self, from: Data(outcome.output))
  }

  private struct ShellFailure: Error {
    var error: String
  }

  /// Replaces errcat: runs it, and records its arguments and its output.
  private static let recorder = """
    #!/usr/bin/env python3
    import json, os, subprocess, sys
    program = os.environ["ERRCAT_TESTED"]
    if sys.argv[1:2] == ["---complete"]:
        os.execv(program, [program] + sys.argv[1:])
    done = subprocess.run([program] + sys.argv[1:], capture_output=True)
    with open("ran", "a") as file:
        file.write(json.dumps({
            "words": sys.argv[1:], "status": done.returncode, "out": done.stdout.decode()}) + "\\n")

    """

  private static let typist = #"""
    import json, os, pty, select, signal, sys, time

    shell, given = sys.argv[1], json.load(sys.stdin)
    SET_UP = {
        "bash": [
            ". ./completion", "bind 'set enable-bracketed-paste off'", "bind 'set bell-style none'",
            "bind 'set completion-query-items 0'",
            """bind -x '"\\C-t": printf "%s\\n" "$READLINE_LINE" >>lines'"""],
        "zsh": [
            "fpath=($PWD/functions $fpath)", "autoload -Uz compinit", "compinit -u -D",
            "unsetopt list_beep", "write-line() { print -r -- \"$BUFFER\" >>lines }",
            "zle -N write-line", "bindkey '^T' write-line", "bindkey '^U' kill-whole-line"],
        "fish": [
            "source ./completion", "bind \\ct 'commandline >>lines'",
            "bind \\cu 'commandline -r \"\"'"],
    }
    START = {
        "bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"],
        "fish": ["fish", "-i"]}
    for name in ("lines", "ran"):
        open(name, "w").close()
    process, terminal = pty.fork()
    if process == 0:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.execvp(START[shell][0], START[shell])

    def records(name):
        with open(name) as file:
            return file.read().split("\n")[:-1]

    # What the shell shows must be read, or it waits for that.
    def drain(seconds):
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            if select.select([terminal], [], [], rest)[0]:
                os.read(terminal, 65536)

    def send(text, seconds=0.02):
        os.write(terminal, text.encode())
        drain(seconds)

    def wait(name, count, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end and len(records(name)) < count:
            drain(0.02)
        return records(name)[-1] if len(records(name)) >= count else None

    for line in SET_UP[shell] + ["echo READY >>lines"]:
        send(line + "\n", 0.1)
    wait("lines", 1, 30)
    results = []
    for typed in given:
        result = {"typed": typed}
        send(typed)
        send("\t")
        count = len(records("lines"))
        send("\x14", 0)
        result["line"] = wait("lines", count + 1, 20)
        if result["line"] in (None, typed):
            send("\x15")
        else:
            count = len(records("ran"))
            send("\n", 0)
            ran = wait("ran", count + 1, 5)
            result["ran"] = json.loads(ran) if ran else None
            send("\x03" if ran is None else "")
        results.append(result)
        print(typed, file=sys.stderr, flush=True)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    print(json.dumps(results))

    """#
}
