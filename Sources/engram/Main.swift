import EngramCLI

@main enum Main {
  static func main() { Program.main() }
}
