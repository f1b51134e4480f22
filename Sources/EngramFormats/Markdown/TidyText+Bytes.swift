extension TidyText {
  /// The same of any bytes.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    Array(bytes).withUnsafeBufferPointer(TidyText.text)
  }
}
