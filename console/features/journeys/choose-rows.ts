import type { FiledSearch } from '../../app/searches.ts'
import { liesIn } from '../../kit/folder-path.ts'

/** Small letters without marks: `Ścieżka` is found by `sciezka`. */
const plain = (text: string): string =>
  text.toLocaleLowerCase('pl').replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')

interface Filed {
  readonly name: string
  readonly folder: string
}

/** Those in the open folder and below it whose name or folder holds each word that is asked for. */
export function chooseRows<Row extends Filed>(
  rows: readonly Row[],
  { q = '', folder = '' }: Pick<FiledSearch, 'q' | 'folder'>,
): Row[] {
  const words = plain(q).split(/\s+/)
  return rows.filter((row) => {
    const text = plain(`${row.name} ${row.folder}`)
    return liesIn(row.folder, folder) && words.every((word) => text.includes(word))
  })
}
