/** Endings of Polish nouns and adjectives, and of English words. */
const endings = new Set(
  `a ą e ę i o u y ach ami ą ego ej em emi emu ia iach iami ią ich ie iego iej iem iemu ię ii im imi io iom iowi iu om
   owi owie ów ych ym ymi cie s es 's ed ing er est`.split(/\s+/),
)
endings.add('')

/** How the last consonants of a stem change before an ending: "klient" – "kliencie", "sklep" – "sklepie". */
// biome-ignore format: a table of letters
const softened: readonly (readonly [hard: string, soft: string])[] = [
  ['st', 'ści'], ['t', 'ci'], ['d', 'dzi'], ['r', 'rz'], ['ł', 'l'], ['k', 'c'], ['k', 'cz'], ['g', 'dz'],
  ['g', 'ż'], ['ch', 'sz'], ['n', 'ń'], ['ń', 'ni'], ['ć', 'ci'], ['ś', 'si'], ['ź', 'zi'], ['s', 'ś'], ['z', 'ź'],
]

/** Stems under which forms of a word are found. The word comes in its base form, of any case. */
export function listStems(word: string): string[] {
  const base = word.toLocaleLowerCase('pl')
  const core = base.length > 3 ? base.replace(/[aąeęioóuy]$/u, '') : base
  const stems = new Set([core])
  for (const [hard, soft] of softened) if (core.endsWith(hard)) stems.add(core.slice(0, -hard.length) + soft)
  // A moving e and ó: "kupiec" – "kupca", "dowód" – "dowodu".
  stems.add(core.replace(/i?e([bcdfghjklłmnprstwzżźćńś])$/u, '$1'))
  stems.add(core.replace(/ó([^ó]{1,2})$/u, 'o$1'))
  return [...stems].filter((stem) => stem.length >= Math.min(3, base.length))
}

const wordPattern = /[\p{L}\p{N}]+(?:'[a-z]+)?/gu

export interface FoundWord {
  /** The base form that is forbidden. */
  word: string
  /** As it stands in the text. */
  found: string
  at: number
}

interface Phrase {
  word: string
  /** For each of its words, the stems it is found under. */
  stems: string[][]
}

/** Phrases by the first two letters of the stems of their first word: a text of thousands of words is read in one go. */
type Index = ReadonlyMap<string, readonly Phrase[]>

const indexes = new Map<string, Index>()

function indexOf(words: readonly string[]): Index {
  const key = words.join('\n')
  const known = indexes.get(key)
  if (known) return known
  const index = new Map<string, Phrase[]>()
  for (const word of words) {
    const phrase = { word, stems: (word.match(wordPattern) ?? []).map(listStems) }
    for (const start of new Set((phrase.stems[0] ?? []).map((stem) => stem.slice(0, 2))))
      index.set(start, [...(index.get(start) ?? []), phrase])
  }
  // One brand at a time is linted: its index is enough to remember.
  indexes.clear()
  indexes.set(key, index)
  return index
}

/** Where a text says one of the words, or phrases, in any of their forms. In order of appearance. */
export function findForms(text: string, words: readonly string[]): FoundWord[] {
  const index = indexOf(words)
  const tokens = [...text.matchAll(wordPattern)].map((match) => ({ text: match[0], at: match.index }))
  const lower = tokens.map((token) => token.text.toLocaleLowerCase('pl'))
  return tokens.flatMap((token, i) =>
    (index.get((lower[i] ?? '').slice(0, 2)) ?? []).flatMap(({ word, stems }) => {
      const last = tokens[i + stems.length - 1]
      const fits = last !== undefined && stems.every((some, j) => isForm(lower[i + j] ?? '', some))
      return fits ? [{ word, found: text.slice(token.at, last.at + last.text.length), at: token.at }] : []
    }),
  )
}

function isForm(token: string, stems: readonly string[]): boolean {
  return stems.some((stem) => token.startsWith(stem) && endings.has(token.slice(stem.length)))
}
