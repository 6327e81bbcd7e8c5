/// A shell, and how to get its completions: it writes the completed lines to a file.
enum Shell: CaseIterable {
  case bash
  case zsh
  case fish

  /// Its script, below `share`.
  var script: String {
    switch self {
    case .bash: "bash-completion/completions/errcat"
    case .zsh: "zsh/site-functions/_errcat"
    case .fish: "fish/vendor_completions.d/errcat.fish"
    }
  }

  /// The command that starts it: bash runs without a terminal, so it cannot take the tester's.
  var command: [String] {
    switch self {
    case .bash: ["setsid", "--wait", "bash", "--norc", "--noprofile", "-i"]
    case .zsh: ["zsh", "-f"]
    case .fish: ["fish"]
    }
  }

  /// What the shell reads.
  ///
  /// In bash, Meta-* puts all completions into the line, and Control-T writes the line to the file.
  /// Zsh runs in its own terminal, where Control-X and Control-T do the same; fish prints them.
  func input(_ typed: [String]) -> String {
    switch self {
    case .bash:
      """
      . usr/share/\(script)
      bind -x '"\\C-t": printf "%s\\n" "$READLINE_LINE" >>completed; READLINE_LINE='
      \(typed.map { "\($0)\u{1B}*\u{14}" }.joined())
      exit 0

      """
    case .zsh:
      """
      zmodload zsh/zpty
      zpty shell 'zsh -d -i'
      zpty -r shell output '*READY*'
      while IFS= read -r line; do zpty -n -w shell "$line"$'\\x18\\x14'; done <typed
      zpty -n -w shell $'\\nexit 0\\n'
      while zpty -r shell output; do :; done

      """
    case .fish:
      """
      for line in (cat typed)
        set -l fitting (complete -C $line | string split -f 1 \\t)
        string join -- ' ' (string replace -r '[^ ]*$' '' -- $line) $fitting >>completed
      end
      exit 0

      """
    }
  }

  /// The start-up file of zsh.
  static let zshSetUp = """
    PROMPT='READY '
    fpath=($PWD/usr/share/zsh/site-functions $fpath)
    autoload -Uz compinit
    compinit -u -D
    zle -C all-matches complete-word _generic
    zstyle ':completion:all-matches:*' completer _all_matches _complete
    zstyle ':completion:all-matches:*' insert yes
    write-line() { print -r -- "$BUFFER" >>completed; BUFFER= }
    zle -N write-line
    bindkey '^X' all-matches
    bindkey '^T' write-line

    """
}
