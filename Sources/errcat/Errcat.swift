import ArgumentParser

@main
struct Errcat: ParsableCommand {
  func run() throws { print("hello") }
}
