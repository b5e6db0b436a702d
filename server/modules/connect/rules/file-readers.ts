import { PayloadFault } from '@splot/contract/plugin/source'
import type { FileFields, FileReaders } from '@splot/contract/plugin/source-files'
import { SplotError } from '../../../platform/errors.ts'
import { openXml, type XmlReader } from './bounded-xml.ts'
import { readCsv, readWhole, readXml } from './read-file.ts'

/** Of one element's texts together: no feed describes a product in more. */
const mostCharacters = 200_000
const mostElements = 1_000_000
const mostFields = 1_000
const charactersAtOnce = 65_536

/** What sources read files with. */
export const fileReaders: FileReaders = {
  listRows(bytes) {
    try {
      return readCsv(readWhole(bytes)).map((row) => toFields(Object.entries(row)))
    } catch (error) {
      if (error instanceof SplotError) throw new PayloadFault(error.place.path ?? '')
      throw error
    }
  },
  listElements(bytes, names) {
    try {
      return readElements(readXml(bytes), new Set(names))
    } catch (error) {
      if (error instanceof SplotError) throw new PayloadFault('')
      throw error
    }
  },
}

function toFields(entries: readonly (readonly [string, unknown])[]): FileFields {
  const fields = new Map<string, string[]>()
  for (const [name, value] of entries)
    fields.set(name, [...(fields.get(name) ?? []), typeof value === 'string' ? value : String(value ?? '')])
  return Object.fromEntries(fields)
}

/** `g:price` and `price` are one name: feeds choose their prefix. */
const localOf = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

/** Elements of these names, each with what stands in its own children. */
function readElements(text: string, names: ReadonlySet<string>): FileFields[] {
  const found: FileFields[] = []
  /** Names from the element down to where the reader is; empty outside of one. */
  let path: string[] = []
  let entries: [string, string][] = []
  let words = ''
  let length = 0
  const heard = {
    open(name: string) {
      const local = localOf(name)
      if (path.length > 0) path.push(local)
      else if (names.has(local)) path = [local]
      if (path.length === 2) words = ''
    },
    text(part: string) {
      if (path.length !== 2) return
      length += part.length
      if (length > mostCharacters) xml.refuse()
      words += part
    },
    close() {
      if (path.length === 2) entries.push([path[1] ?? '', words.trim()])
      if (path.length === 1) {
        found.push(toFields(entries))
        entries = []
        length = 0
      }
      if (entries.length > mostFields || found.length > mostElements) xml.refuse()
      path.pop()
    },
  }
  const xml: XmlReader = openXml(heard, (line) => {
    throw new PayloadFault(`line ${line}`)
  })
  for (let i = 0; i < text.length; i += charactersAtOnce) xml.write(text.slice(i, i + charactersAtOnce))
  xml.close()
  return found
}
