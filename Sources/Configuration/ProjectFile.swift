/// What `pratique.yaml` says: what to check, and where the seller's data is complete.
package struct ProjectFile: Sendable, Equatable {
  /// A name in the file, and where it stands.
  package struct Name: Sendable, Equatable {
    package let text: String
    package let place: Place

    package init(_ text: String, _ place: Place) { (self.text, self.place) = (text, place) }
  }

  /// A line and a column in Unicode scalars, both from 1.
  package struct Place: Sendable, Equatable, CustomStringConvertible {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

    package var description: String { "\(line):\(column)" }
  }

  /// Attributes of which what is not listed is none, perhaps only in some files or for some goods.
  package struct Complete: Sendable, Equatable {
    package let attributes: [Name]
    /// A pattern of file names; nil: every catalog.
    package let files: FilePattern?
    /// Only goods of this category, or beneath it.
    package let category: Name?

    package init(attributes: [Name], files: FilePattern? = nil, category: Name? = nil) {
      (self.attributes, self.files, self.category) = (attributes, files, category)
    }
  }

  /// As it was found: `catalogs/pratique.yaml`.
  package let path: String
  package var markets: [Name] = []
  package var platforms: [Name] = []
  /// The languages of the output.
  package var languages: [Name] = []
  package var complete: [Complete] = []

  package init(path: String) { self.path = path }

  /// The file's own name, for sentences about it.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// What is wrong with a project file, and where.
package struct ProjectFileError: Error, Sendable, Equatable {
  package let place: ProjectFile.Place
  package let english: String
  package let chinese: String

  package init(_ place: ProjectFile.Place, _ english: String, _ chinese: String) {
    (self.place, self.english, self.chinese) = (place, english, chinese)
  }
}
