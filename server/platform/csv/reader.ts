/** A record of a file: its cells, and the line it begins on, counted from 1. */
export interface CsvRow {
  line: number
  cells: string[]
  /** A quote was opened and not closed within what a record may hold. */
  isTorn: boolean
}

/** No record is longer, characters: a quote that is never closed must not take the whole file for one cell. */
const mostChars = 65_536

/**
 * Reads records as they come, piece by piece, with memory for one record only. RFC 4180 with any delimiter: quoted cells may
 * hold delimiters, line breaks and doubled quotes; lines end with CR, LF or both; blank lines are no records.
 */
export class CsvReader {
  readonly #delimiter: string
  #cells: string[] = []
  #cell = ''
  #line = 1
  #startLine = 1
  #length = 0
  #isQuoted = false
  /** Within quotes a quote was met: it closes the cell, unless another follows. */
  #hasQuote = false
  #wasReturn = false
  #rows: CsvRow[] = []

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** The records that this piece of the text completes. */
  push(text: string): CsvRow[] {
    for (let at = 0; at < text.length; ) {
      const end = Math.max(at + 1, this.#findEnd(text, at))
      this.#takeRun(text, at, end)
      at = end
    }
    return this.#drain()
  }

  #takeRun(text: string, from: number, to: number): void {
    // One sign may mean something; a record that may be too long is looked at character by character.
    if (to - from === 1 || this.#length + to - from > mostChars)
      for (let at = from; at < to; at++) this.#take(text.charAt(at))
    else {
      this.#cell += text.slice(from, to)
      this.#length += to - from
      this.#wasReturn = false
    }
  }

  /** Where the run of characters ends that are a cell's own, whatever they are. */
  #findEnd(text: string, from: number): number {
    const delimiter = this.#isQuoted && !this.#hasQuote ? -1 : this.#delimiter.charCodeAt(0)
    let at = from
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 34 || code === 10 || code === 13 || code === delimiter) break
    }
    return at
  }

  /** The last record, where no line break follows it. */
  end(): CsvRow[] {
    const isTorn = this.#isQuoted && !this.#hasQuote
    this.#closeRow(isTorn)
    return this.#drain()
  }

  #drain(): CsvRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #take(char: string): void {
    const wasReturn = this.#wasReturn
    this.#wasReturn = char === '\r'
    if (char === '\n' && wasReturn) {
      if (this.#isQuoted && !this.#hasQuote) this.#cell += char
      return
    }
    const isBreak = char === '\n' || char === '\r'
    if (isBreak) this.#line++
    if (++this.#length > mostChars && this.#isQuoted) {
      this.#tear(isBreak)
      return
    }
    if (this.#isQuoted && !this.#hasQuote) {
      if (char === '"') this.#hasQuote = true
      else this.#cell += char
      return
    }
    this.#takeOpen(char, isBreak)
  }

  #takeOpen(char: string, isBreak: boolean): void {
    if (char === '"' && this.#hasQuote) {
      this.#hasQuote = false
      this.#cell += char
    } else if (char === '"' && this.#cell === '' && !this.#isQuoted) this.#isQuoted = true
    else if (char === this.#delimiter) this.#closeCell()
    else if (isBreak) this.#closeRow(false)
    else this.#cell += char
  }

  /** Gives the record up; at the next line break a new one begins. */
  #tear(isBreak: boolean): void {
    if (this.#cell.length <= mostChars) this.#cell = this.#cell.slice(0, 80)
    if (isBreak) this.#closeRow(true)
  }

  #closeCell(): void {
    this.#cells.push(this.#cell)
    this.#cell = ''
    this.#isQuoted = false
    this.#hasQuote = false
  }

  #closeRow(isTorn: boolean): void {
    const isBlank = this.#cells.length === 0 && this.#cell.trim() === '' && !this.#isQuoted
    this.#closeCell()
    if (!isBlank) this.#rows.push({ line: this.#startLine, cells: this.#cells, isTorn })
    this.#cells = []
    this.#length = 0
    this.#startLine = this.#line
  }
}

/** Which characters part cells; where they come out even, the one named first. */
const delimiters = [';', ',', '\t', '|']

/**
 * The character that parts the cells of a file, from its first lines: the one that stands in most of them equally often, outside quotes. A
 * title above the table holds any of them by chance, and amounts below hold commas.
 */
export function findDelimiter(head: string): string {
  const lines = head
    .split(/\r\n|\r|\n/, 20)
    .map((line) => line.replace(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '')
  const score = (char: string) => {
    const times = new Map<number, number>()
    for (const line of lines) {
      const count = line.split(char).length - 1
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1)
    }
    return Math.max(0, ...times.values())
  }
  const inFirst = (char: string) => (lines[0] ?? '').split(char).length
  return delimiters.reduce((best, one) => {
    const more = score(one) - score(best)
    return more > 0 || (more === 0 && inFirst(one) > inFirst(best)) ? one : best
  })
}

/** The delimiter a spreadsheet wrote above its header (`sep=;`); null where it wrote none. */
export const readDelimiterMark = (head: string): string | null =>
  /^\ufeff?"?sep=(.)"?(?:\r|\n|$)/i.exec(head)?.[1] ?? null
