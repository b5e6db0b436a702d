import type { Lang } from '@splot/contract/language'
import type { Condition } from '@splot/contract/segment/condition'
import { type Names, sayLeaf } from '@splot/contract/segment/sentence'

export interface DiffLine {
  mark: 'same' | 'added' | 'removed'
  depth: number
  text: string
}

interface Line {
  depth: number
  text: string
}

const heads = {
  all: { pl: 'wszystko z:', en: 'all of:' },
  any: { pl: 'cokolwiek z:', en: 'any of:' },
  not: { pl: 'nie:', en: 'not:' },
} as const

/** A condition line by line, as an outline. */
export function writeOutline(condition: Condition, lang: Lang, names: Names, depth = 0): Line[] {
  if (condition.kind === 'not') {
    const [first, ...rest] = writeOutline(condition.of, lang, names, depth)
    return first === undefined ? [] : [{ depth, text: `${heads.not[lang]} ${first.text}` }, ...rest]
  }
  if (condition.kind !== 'all' && condition.kind !== 'any')
    return [{ depth, text: sayLeaf(condition, lang, names) }]
  const inner = condition.of.flatMap((one) => writeOutline(one, lang, names, depth + 1))
  return [{ depth, text: heads[condition.kind][lang] }, ...inner]
}

/** What changed from one condition to another: lines that stayed, came and went, by the longest run in common. */
export function diffLines(before: readonly Line[], after: readonly Line[]): DiffLine[] {
  const same = (a: Line | undefined, b: Line | undefined): boolean =>
    a !== undefined && b !== undefined && a.text === b.text && a.depth === b.depth
  const lengths = before.map(() => new Array<number>(after.length + 1).fill(0))
  lengths.push(new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row !== undefined)
        row[j] = same(before[i], after[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    if (old !== undefined && same(old, fresh)) {
      lines.push({ mark: 'same', ...old })
      i++
      j++
    } else if (fresh !== undefined && (old === undefined || at(i, j + 1) > at(i + 1, j))) {
      lines.push({ mark: 'added', ...fresh })
      j++
    } else if (old !== undefined) {
      lines.push({ mark: 'removed', ...old })
      i++
    }
  }
  return lines
}
