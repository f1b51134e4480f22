/// How much may come out of a package; counted as it comes, whatever the package claims.
package enum UnpackLimit {
  package static let database = 512 << 20
  package static let mediaMap = 16 << 20
  package static let medium = 100 << 20
  /// Of one package in all.
  package static let total = 2 << 30

  /// From this size on, too many bytes out of one show that a file is made to fill the disk.
  ///
  /// Smaller ones are often honest: an emptied database packs to nearly nothing.
  static let suspiciousSize = 64 << 20
  static let suspiciousRatio = 200
}
