import CEngramCurses
package import EngramScreens

/// The terminal that the program was started in, as a full screen; leaving scope gives it back.
///
/// There is one at a time, and one thread draws and reads.
package struct CursesTerminal: ~Copyable, Terminal {
  private var title: SafeText?

  /// Nil when standard input or output is no terminal, or one that cannot place text.
  package init?(theme: Theme, colour: Bool) {
    guard ec_open() else { return nil }
    let colours = colour ? Int(ec_colours()) : 0
    for emphasis in Emphasis.allCases {
      let look = theme.look(of: emphasis, colours: colours, hasDim: ec_has_dim())
      ec_style(emphasis.style, Int32(look.colour ?? -1), look.attributes)
    }
  }

  deinit { ec_close() }

  package var size: Size { Size(columns: Int(ec_columns()), rows: Int(ec_rows())) }

  package mutating func draw(_ frame: borrowing Frame) {
    if let title = frame.title, title != self.title { show(title) }
    ec_begin()
    for (row, line) in frame.lines.enumerated() {
      RowPainter(row: Int32(row)).paint(line)
    }
    ec_end(Int32(frame.cursor?.row ?? -1), Int32(frame.cursor?.column ?? -1))
  }

  package mutating func nextInput() -> Input {
    while true {
      if let input = read(waiting: -1) { return input }
    }
  }

  package mutating func nextInput(within milliseconds: Int) -> Input? {
    read(waiting: Int32(clamping: max(0, milliseconds)))
  }

  package mutating func bell() { ec_bell() }

  package mutating func handOver(_ body: () -> Void) {
    ec_leave()
    body()
    ec_return()
    if let title { show(title) }
  }

  private mutating func show(_ title: SafeText) {
    ec_title(title.text)
    self.title = title
  }

  private mutating func read(waiting milliseconds: Int32) -> Input? {
    var value: UInt32 = 0
    switch Int(ec_read(milliseconds, &value)) {
    case EC_CHARACTER: return Key(scalar: value).map { .key($0) }
    case EC_KEY: return Key(code: Int(value)).map { .key($0) }
    case EC_RESIZED: return .resized(size)
    case EC_RESUMED:
      if let title { show(title) }
      return .resumed
    case EC_INTERRUPT: return .ended(.interrupt)
    case EC_TERMINATE: return .ended(.terminate)
    case EC_HANG_UP: return .ended(.hangUp)
    default: return nil
    }
  }
}

/// Whether the file descriptor is a terminal.
package func isTerminal(_ descriptor: Int32) -> Bool { ec_is_terminal(descriptor) }

/// How wide the terminal behind the file descriptor is; nil when there is none or it does not tell.
package func terminalColumns(_ descriptor: Int32) -> Int? {
  var columns: Int32 = 0
  var rows: Int32 = 0
  guard ec_size(descriptor, &columns, &rows), columns > 0 else { return nil }
  return Int(columns)
}

extension Emphasis {
  /// Its number among the styles of the curses layer, where 0 is the terminal's own look.
  var style: Int32 {
    switch self {
    case .plain: 0
    case .strong: 1
    case .dim: 2
    case .accent: 3
    case .good: 4
    case .bad: 5
    case .inverse: 6
    }
  }
}

extension Theme.Look {
  fileprivate var attributes: Int32 {
    Int32((isBold ? EC_BOLD : 0) | (isDim ? EC_DIM : 0) | (isReversed ? EC_REVERSE : 0))
  }
}

extension Key {
  fileprivate init?(scalar value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return nil }
    switch value {
    case 0x09: self = .tab
    case 0x00: self = .control(" ")
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(value) + 0x60)))
    case 0x1B..<0x20: self = .control(Character(Unicode.Scalar(UInt8(value) + 0x40)))
    default: self = .character(Character(scalar))
    }
  }

  fileprivate init?(code: Int) {
    switch code {
    case EC_UP: self = .up
    case EC_DOWN: self = .down
    case EC_LEFT: self = .left
    case EC_RIGHT: self = .right
    case EC_PAGE_UP: self = .pageUp
    case EC_PAGE_DOWN: self = .pageDown
    case EC_HOME: self = .home
    case EC_END: self = .end
    case EC_DELETE: self = .delete
    case EC_BACKSPACE: self = .backspace
    case EC_ENTER: self = .enter
    case EC_BACK_TAB: self = .backTab
    case EC_ESCAPE: self = .escape
    default: return nil
    }
  }
}
