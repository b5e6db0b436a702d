/** What a row of a file says: texts by the name of their column or element, in lower case, each as often as it stands there. */
export type FileFields = Readonly<Record<string, readonly string[]>>

/** Readers of files; given, so that a source imports nothing. Each refuses half a file. */
export interface FileReaders {
  /** Rows of a CSV by its first line, with commas, semicolons or tabs. @throws PayloadFault with the line */
  listRows(bytes: Uint8Array): readonly FileFields[]
  /**
   * Elements of an XML document by these local names, each with the texts of its own children; what stands deeper is left
   * out, and nothing outside of the document is ever read. @throws PayloadFault
   */
  listElements(bytes: Uint8Array, names: readonly string[]): readonly FileFields[]
}

export interface GivenFile {
  /** As its sender calls it. */
  readonly name: string
  readonly bytes: Uint8Array
}
