/// The shells that errcat completes words in, each by a script that asks ``Completion``.
enum CompletionScript: String, CaseIterable {
  case bash
  case zsh
  case fish

  /// The arguments that ask for completions of the words that follow them.
  static let question = "---complete"

  /// The option that prints a script.
  static let option = "--generate-completion-script"

  /// Answers the two command lines that are about completion.
  ///
  /// ```swift
  /// let script = try CompletionScript.answer(["--generate-completion-script", "fish"])
  /// script?.split(separator: "\n").first               // "# fish completion for errcat"
  /// try CompletionScript.answer(["explain", "10016"])  // nil
  /// ```
  ///
  /// - Returns: What to print; nil for any other command line.
  /// - Throws: ``UsageError`` for a shell that it does not know.
  static func answer(_ arguments: [String]) throws -> String? {
    if arguments.first == question { return Completion(Array(arguments.dropFirst())).lines }
    // Wherever the option is, or argument-parser would answer it with a script of its own.
    let asked = arguments.prefix { $0 != "--" }.drop { argument in
      argument != option && !argument.hasPrefix(option + "=")
    }
    guard let first = asked.first else { return nil }
    let name =
      first == option ? asked.dropFirst().first ?? "" : String(first.dropFirst(option.count + 1))
    guard let script = CompletionScript(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("\(option) takes one of \(names), not '\(name)'")
    }
    return script.text
  }

  /// The script, to be read by the shell.
  var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    case .fish: Self.fishText
    }
  }

  // Readline replaces the text after the open quotation mark, or else after the last
  // character that bash splits words at, such as : and =. It writes there what it is given, so each
  // answer is escaped for that place; an answer that cannot be written there is left out: ! between
  // double quotes is history, and ' ends single ones.
  private static let bashText = #"""
    # bash completion for errcat

    # Reads a word as bash does: value is what it means, quote the quotation mark that is open at its
    # end, before the text before the place that is completed. place is empty where nothing is.
    _errcat_read() {
      local raw=$1 char next last='' i
      value='' quote='' before='' place=1
      for ((i = 0; i < ${#raw}; i++)); do
        char=${raw:i:1} next=${raw:i+1:1}
        if [[ $quote == \' ]]; then
          if [[ $char == \' ]]; then quote='' place=''; else value+=$char; fi
        elif [[ $char == \\ ]]; then
          if [[ $quote == \" && $next == [!\"\\\$\`] ]]; then
            value+=$char
          else
            value+=$next
            ((i += 1))
          fi
          char=''
        elif [[ $char == \" && $quote == \" ]]; then
          quote='' place=''
        elif [[ $char == \" || $char == \' && -z $quote ]]; then
          quote=$char before=$value place=1
          # $'...' and $"..." have rules of their own.
          if [[ $last == \$ ]]; then place=''; return; fi
        elif [[ -z $quote && $char == [\;\&\|\<\>\(\)\`] ]]; then
          place=''
          return
        else
          # Readline begins a word with the @ that it splits words at.
          if [[ -z $quote && $char == @ && $COMP_WORDBREAKS == *@* ]]; then before=$value; fi
          value+=$char
          if [[ -z $quote && $char != @ && $COMP_WORDBREAKS == *"$char"* ]]; then
            before=$value
          fi
        fi
        last=$char
      done
    }

    # Escapes an answer for the place that is completed; fails where it cannot be written there.
    _errcat_escape() {
      local char i
      escaped=''
      case $quote in
        \')
          [[ $1 != *\'* ]] || return
          escaped=$1
          ;;
        \")
          [[ $1 != *!* || $- != *H* ]] || return
          for ((i = 0; i < ${#1}; i++)); do
            char=${1:i:1}
            if [[ $char == [\"\\\$\`] ]]; then escaped+=\\; fi
            escaped+=$char
          done
          # Readline takes a mark at the end for the closing one.
          [[ $1 != *\" ]] || escaped+=\"
          ;;
        *) printf -v escaped %q "$1" ;;
      esac
    }

    _errcat() {
      local line=${COMP_LINE:0:COMP_POINT} piece='' answer word i
      local value quote before place escaped
      local -a words=()
      for piece in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if [[ ${#words[@]} -eq 0 || $line == [[:space:]]* ]]; then
          words+=('')
          line=${line#"${line%%[![:space:]]*}"}
        fi
        piece=${piece:0:${#line}}
        line=${line:${#piece}}
        words[${#words[@]}-1]+=$piece
      done
      for i in "${!words[@]}"; do
        _errcat_read "${words[i]}"
        words[i]=$value
      done
      local program=${words[0]/#\~/$HOME}

      COMPREPLY=()
      [[ -n $place ]] || return
      while IFS= read -r answer; do
        word=${answer%%$'\t'*}
        if [[ -z $word ]]; then
          compopt -o filenames
          while IFS= read -r word; do COMPREPLY+=("$word"); done < <(
            compgen -f -- "${value#"$before"}")
        elif [[ $word == "$before"?* ]] && _errcat_escape "${word#"$before"}"; then
          [[ $word != *[:=] ]] || compopt -o nospace
          COMPREPLY+=("$escaped")
        fi
      done < <("$program" ---complete "${words[@]:1}" 2>/dev/null)
    }

    complete -F _errcat errcat

    """#

  private static let zshText = #"""
    #compdef errcat
    # zsh completion for errcat

    _errcat() {
      local answer word help files
      local -a answers described open
      answers=("${(@f)$(${(Q)words[1]/#\~/$HOME} ---complete \
        "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
      for answer in $answers; do
        word=${answer%%$'\t'*}
        help=${answer#*$'\t'}
        if [[ -z $word ]]; then
          files=1
        elif [[ $word == *[:=] ]]; then
          open+=("${${word//\\/\\\\}//:/\\:}:$help")
        else
          described+=("${${word//\\/\\\\}//:/\\:}:$help")
        fi
      done
      local found=1
      if (( $#described )); then _describe -V errcat described && found=0; fi
      if (( $#open )); then _describe -V 'errcat prefix' open -S '' && found=0; fi
      if [[ -n $files ]]; then
        if [[ $PREFIX == -*=* ]]; then compset -P '*='; fi
        _files && found=0
      fi
      return found
    }

    if [[ $funcstack[1] == _errcat ]]; then
      _errcat "$@"
    else
      compdef _errcat errcat
    fi

    """#

  private static let fishText = #"""
    # fish completion for errcat

    function __errcat_complete
        set -l before (commandline -opc)
        set -l token (commandline -ct)
        # A quotation mark may be open.
        set -l current (string unescape -- $token; or string unescape -- $token\"
            or string unescape -- $token\')
        test (count $current) -gt 0; or set current ''
        set -l program (string replace -r '^~' $HOME -- $before[1])
        set -l files
        for answer in ($program ---complete $before[2..-1] "$current" 2>/dev/null)
            if string match -qr '^\t' -- $answer
                set files 1
            else
                echo -- $answer
            end
        end
        test -z "$files"; or __fish_complete_path (commandline -ct)
    end

    complete -c errcat -e
    complete -c errcat -k -f -a '(__errcat_complete)'

    """#
}
