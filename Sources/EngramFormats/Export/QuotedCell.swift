extension String {
  /// As a cell in quotes, the quotes within it doubled.
  var quotedCell: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
