/** A stretch of text that stayed, came or went. */
export interface Stretch {
  kind: 'same' | 'new' | 'gone'
  text: string
}

const split = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []

/** What changed from one wording to the next, word by word: the longest common run of words stays. */
export function diffWords(before: string, after: string): Stretch[] {
  const [a, b] = [split(before), split(after)]
  const length = makeLengths(a, b)
  const found: Stretch[] = []
  const put = (kind: Stretch['kind'], text: string): void => {
    const last = found.at(-1)
    if (last?.kind === kind) last.text += text
    else found.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      put('same', left)
      i++
      j++
    } else if (
      right !== undefined &&
      (left === undefined || (length[i]?.[j + 1] ?? 0) > (length[i + 1]?.[j] ?? 0))
    ) {
      put('new', right)
      j++
    } else if (left !== undefined) {
      put('gone', left)
      i++
    }
  }
  return found
}

/** Lengths of the longest common runs of the rests that begin at each pair of words. */
function makeLengths(a: readonly string[], b: readonly string[]): number[][] {
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = length[i]
      if (row === undefined) continue
      row[j] =
        a[i] === b[j] ? (length[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(length[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  return length
}
