import { SaxesParser } from 'saxes'

/** No file of ours nests deeper, nor says more of one tag: what does is made to fill the memory. */
const deepest = 100
const mostAttributes = 200
/** Characters between two tags. */
const mostQuiet = 32 * 2 ** 20

/** What is made of a document, tag by tag; names as they stand there. */
export interface Heard {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  /** Text between tags, marked as such or not. */
  text(part: string): void
}

export interface XmlReader {
  write(part: string): void
  close(): void
  /** What a document has too much of. */
  refuse(): never
}

/**
 * Reads XML part by part. Entities of the document's own are refused, so nothing grows and nothing outside is read.
 * @param refuse throws; told the line where it makes no sense, or has no end
 */
export function openXml(heard: Heard, refuse: (line: number) => never): XmlReader {
  const parser = new SaxesParser()
  const give = () => refuse(parser.line)
  let depth = 0
  let attributes = 0
  let quiet = 0
  parser.on('error', give)
  parser.on('attribute', () => {
    quiet = 0
    if (++attributes > mostAttributes) give()
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    quiet = 0
    if (++depth > deepest) give()
    heard.open(tag.name, tag.attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    quiet = 0
    heard.close(name)
  })
  parser.on('text', heard.text)
  parser.on('cdata', heard.text)
  return {
    write(part) {
      quiet += part.length
      if (quiet > mostQuiet) give()
      parser.write(part)
    },
    close: () => void parser.close(),
    refuse: give,
  }
}
