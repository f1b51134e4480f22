/// Where an export goes.
enum ExportStream: TextOutputStream {
  case file(NewFile)
  case output(Output)

  mutating func write(_ bytes: [UInt8]) {
    switch self {
    case .file(let file): file.write(bytes)
    case .output(let output): output.write(String(decoding: bytes, as: UTF8.self))
    }
  }

  mutating func write(_ text: String) {
    switch self {
    case .file(let file): file.write(text)
    case .output(let output): output.write(text)
    }
  }
}
