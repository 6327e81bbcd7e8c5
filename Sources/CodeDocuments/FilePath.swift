internal import ErrcatPlatform

// Paths are taken apart by bytes: to Swift, "/" and an accent after it are one character.

/// The names that a path is made of.
package func pathComponents(_ path: String) -> [String] {
  path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
}

/// The path of something in a folder; a path that is absolute already stays.
package func pathJoining(_ folder: String, _ path: String) -> String {
  if path.utf8.first == UInt8(ascii: "/") { return path }
  return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
}

/// The rest of an absolute path below a folder that it lies in; empty for the folder.
package func pathRelative(_ path: String, to folder: String) -> String {
  let rest = path.utf8.dropFirst(folder.utf8.count)
  return String(Substring(rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest))
}

/// Removes `.`, `..` and doubled slashes, by the letters of the path alone.
package func normalized(_ absolute: String) -> String {
  var parts: [String] = []
  for part in pathComponents(absolute) where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(part) }
  }
  return "/" + parts.joined(separator: "/")
}

/// The absolute path of a folder with its symbolic links resolved; by its letters alone where there
/// is no such folder.
package func resolvedFolder(_ path: String) -> String {
  resolvedPath(path.isEmpty ? "." : path) ?? normalized(pathJoining(currentFolder(), path))
}

/// The folder of a file, symbolic links resolved, and the file's own name, which may be a link's.
package func resolvedFile(_ path: String) -> (folder: String, name: String) {
  let name = pathComponents(path).last ?? ""
  // Nothing ends in these but a folder, which is not there: so only the letters count.
  guard path.utf8.last != UInt8(ascii: "/"), name != ".", name != ".." else {
    let parts = pathComponents(normalized(pathJoining(currentFolder(), path)))
    return ("/" + parts.dropLast().joined(separator: "/"), parts.last ?? name)
  }
  return (resolvedFolder(String(Substring(path.utf8.dropLast(name.utf8.count)))), name)
}

private func currentFolder() -> String {
  guard let name = getcwd(nil, 0) else { return "/" }
  defer { free(name) }
  return String(path: name)
}
