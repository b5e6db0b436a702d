import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import yauzl from 'yauzl'
import { SplotError } from '../../../../platform/errors.ts'
import { type Heard, openXml, type XmlReader } from '../../rules/bounded-xml.ts'
import type { RawRow } from '../rules/rows.ts'
import { readCellRef, readSerialDay, readSheetNumber } from '../rules/sheet.ts'
import type { Lines, Progress } from './open-rows.ts'

/** Unpacked, a sheet may be so large, and so many times its packed size: a bomb is refused by its own table of contents. */
const mostBytes = 2 * 2 ** 30
const mostRatio = 400
/** Texts that cells share lie in memory. */
const mostShared = 128 * 2 ** 20
const mostColumns = 1_000
const mostFormat = 255

/**
 * The first sheet of an XLSX file, row by row. Its packed parts are read as streams; only the texts that cells share are kept.
 * Files with macros are refused, formulas are never computed: what stands in the cell was computed by whoever saved it.
 * Office Open XML: ISO/IEC 29500-1, 18.3 (worksheets) and 18.4 (shared strings).
 * @throws sheet_refused
 */
export async function* readSheet(path: string, progress: Progress): Lines {
  const book = await openBook(path)
  try {
    const shared = await readShared(book)
    const days = await readDayStyles(book)
    const sheet = book.entries.get(await findFirstSheet(book))
    if (sheet === undefined) throw refuse('sheet')
    yield* readRows(await openEntry(book, sheet), { shared, days, progress, packed: sheet.compressedSize })
  } finally {
    book.zip.close()
  }
}

const refuse = (why: 'sheet' | 'macros' | 'size' | 'broken') =>
  new SplotError('sheet_refused', { values: { why } })

interface Book {
  zip: yauzl.ZipFile
  entries: Map<string, yauzl.Entry>
}

function openBook(path: string): Promise<Book> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error || zip === undefined) return reject(refuse('broken'))
      const entries = new Map<string, yauzl.Entry>()
      let total = 0
      const fail = (why: Parameters<typeof refuse>[0]) => {
        zip.close()
        reject(refuse(why))
      }
      zip.on('error', () => fail('broken'))
      zip.on('end', () => resolve({ zip, entries }))
      zip.on('entry', (entry: yauzl.Entry) => {
        total += entry.uncompressedSize
        const isBomb =
          entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > mostRatio * entry.compressedSize
        if (/vbaProject|\/macros?\//i.test(entry.fileName)) return fail('macros')
        if (total > mostBytes || isBomb || entries.size > 10_000) return fail('size')
        entries.set(entry.fileName, entry)
        zip.readEntry()
      })
      zip.readEntry()
    })
  })
}

function openEntry({ zip }: Book, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error || stream === undefined ? reject(refuse('broken')) : resolve(stream),
    )
  })
}

/** What cannot be unpacked to its end will not be the next time either. */
async function* readTexts(stream: Readable): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  try {
    for await (const chunk of stream) {
      // A part may be written in UTF-16: it is XML, and says so by its mark.
      decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8')
      yield decoder.decode(chunk, { stream: true })
    }
  } catch {
    throw refuse('broken')
  }
}

const openSheetXml = (heard: Partial<Heard>): XmlReader =>
  openXml({ open: ignore, close: ignore, text: ignore, ...heard }, () => {
    throw refuse('broken')
  })
const ignore = () => {}

/** Reads a part of the book that is kept in memory, or looked through; none is larger than the texts cells share. */
async function parseEntry(book: Book, entry: yauzl.Entry, heard: Partial<Heard>): Promise<void> {
  if (entry.uncompressedSize > mostShared) throw refuse('size')
  const xml = openSheetXml(heard)
  for await (const text of readTexts(await openEntry(book, entry))) xml.write(text)
  xml.close()
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

async function readShared(book: Book): Promise<string[]> {
  const entry = book.entries.get('xl/sharedStrings.xml')
  if (entry === undefined) return []
  const texts: string[] = []
  let text: string | null = null
  let isText = false
  await parseEntry(book, entry, {
    open(name) {
      if (local(name) === 'si') text = ''
      isText = local(name) === 't'
    },
    text(piece) {
      if (isText && text !== null) text += piece
    },
    close(name) {
      isText = false
      if (local(name) !== 'si') return
      texts.push(text ?? '')
      text = null
    },
  })
  return texts
}

/** Formats that show a number as a day. Built-in ones: ISO/IEC 29500-1, 18.8.30. */
const builtInDays = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** Which styles of cells show a number as a day, by their place. */
async function readDayStyles(book: Book): Promise<readonly boolean[]> {
  const entry = book.entries.get('xl/styles.xml')
  if (entry === undefined) return []
  const own = new Set<number>()
  const styles: boolean[] = []
  let isCells = false
  await parseEntry(book, entry, {
    open(name, attributes) {
      const id = Number(attributes.numFmtId ?? 0)
      if (
        local(name) === 'numFmt' &&
        /[ymdh]/i.test(
          String(attributes.formatCode)
            .slice(0, mostFormat)
            .replace(/\[[^\]]*\]|"[^"]*"/g, ''),
        )
      )
        own.add(id)
      if (local(name) === 'cellXfs') isCells = true
      if (isCells && local(name) === 'xf') styles.push(builtInDays.has(id) || own.has(id))
    },
    close(name) {
      if (local(name) === 'cellXfs') isCells = false
    },
  })
  return styles
}

/** The sheet that stands first in the book, by its relations. */
async function findFirstSheet(book: Book): Promise<string> {
  const usual = 'xl/worksheets/sheet1.xml'
  const list = book.entries.get('xl/workbook.xml')
  const relations = book.entries.get('xl/_rels/workbook.xml.rels')
  if (list === undefined || relations === undefined) return usual
  let first: string | null = null
  await parseEntry(book, list, {
    open(name, attributes) {
      if (local(name) === 'sheet') first ??= String(attributes['r:id'] ?? '')
    },
  })
  let target = usual
  await parseEntry(book, relations, {
    open(name, attributes) {
      if (local(name) === 'Relationship' && attributes.Id === first)
        target = `xl/${String(attributes.Target).replace(/^\/?(xl\/)?/, '')}`
    },
  })
  return target
}

interface Sheet {
  shared: readonly string[]
  days: readonly boolean[]
  progress: Progress
  packed: number
}

async function* readRows(stream: Readable, sheet: Sheet): Lines {
  const rows: RawRow[] = []
  const parser = createRowParser(sheet, (row) => rows.push(row))
  for await (const text of readTexts(stream)) {
    parser.write(text)
    const done = rows.splice(0)
    if (done.length > 0) yield done
  }
  parser.close()
  sheet.progress.bytes = sheet.packed
  yield rows.splice(0)
}

function createRowParser(sheet: Sheet, onRow: (row: RawRow) => void): XmlReader {
  let line = 0
  let cells: string[] = []
  let cell = { at: 0, type: '', style: 0, text: '' }
  let isValue = false
  return openSheetXml({
    open(name, attributes) {
      const tag = local(name)
      if (tag === 'row') {
        line = Number(attributes.r ?? line + 1)
        cells = []
      } else if (tag === 'c') {
        const at = attributes.r === undefined ? cells.length : readCellRef(String(attributes.r))
        cell = { at, type: String(attributes.t ?? 'n'), style: Number(attributes.s ?? 0), text: '' }
      } else isValue = tag === 'v' || tag === 't'
    },
    text(piece) {
      if (isValue) cell.text += piece
    },
    close(name) {
      const tag = local(name)
      isValue = false
      if (tag === 'c' && cell.at < mostColumns) {
        while (cells.length < cell.at) cells.push('')
        cells[cell.at] = showCell(cell, sheet)
      }
      if (tag === 'row' && cells.some((text) => text.trim() !== '')) onRow({ line, cells, isTorn: false })
    },
  })
}

function showCell(
  { type, style, text }: { type: string; style: number; text: string },
  sheet: Sheet,
): string {
  if (type === 's') return sheet.shared[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  if (type === 'e') return ''
  if (type === 'n' && sheet.days[style] === true && text !== '') return readSerialDay(Number(text)) ?? text
  return type === 'n' ? readSheetNumber(text) : text
}
