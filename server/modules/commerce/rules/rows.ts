import type { z } from 'zod'
import { type ErrorCode, explainError, type Language } from '../../../platform/errors.ts'
import { explainIssue } from '../../../platform/http/explain-issue.ts'
import type { RowAnswer } from '../schema.ts'

/** A row that can be read, and where it stood. */
export interface Row<T> {
  index: number
  id: string
  value: T
}

/** Answers of one feed, row by row, each given once. */
export interface Answers {
  refuse(index: number, id: string | null, code: ErrorCode, path?: string): void
  tell(index: number, id: string, outcome: Exclude<RowAnswer['outcome'], 'refused'>): void
  /** In the order of the rows. */
  list(): RowAnswer[]
  /** How many rows did something. */
  countDone(): number
}

export function createAnswers(language: Language): Answers & { add(answer: RowAnswer): void } {
  const answers = new Map<number, RowAnswer>()
  const add = (answer: RowAnswer) => void answers.set(answer.index, answer)
  return {
    add,
    refuse(index, id, code, path) {
      const { title, hint } = explainError(code, language)
      add({ index, id, outcome: 'refused', code, ...(path ? { path } : {}), hint: `${title}. ${hint}` })
    },
    tell: (index, id, outcome) => add({ index, id, outcome }),
    list: () => [...answers.values()].sort((a, b) => a.index - b.index),
    countDone: () =>
      [...answers.values()].filter(({ outcome }) => outcome === 'created' || outcome === 'changed').length,
  }
}

/**
 * Reads each row by itself: one that is wrong, or names what a row before it named, is answered and left out.
 * Sorted by id, so that feeds that come at once lock in one order.
 */
export function readRows<S extends z.ZodType>(
  schema: S,
  items: readonly unknown[],
  idOf: (value: z.output<S>, index: number) => string,
  language: Language,
): { rows: Row<z.output<S>>[]; answers: Answers } {
  const answers = createAnswers(language)
  const rows = new Map<string, Row<z.output<S>>>()
  for (const [index, item] of items.entries()) {
    const result = schema.safeParse(item)
    if (result.success) {
      const id = idOf(result.data, index)
      if (rows.has(id)) answers.refuse(index, id, 'row_repeated', `body.items.${index}`)
      else rows.set(id, { index, id, value: result.data })
      continue
    }
    const [issue] = result.error.issues
    const path = ['body.items', index, ...(issue?.path ?? [])].join('.')
    const hint = issue === undefined ? '' : explainIssue(issue, path)[language]
    answers.add({ index, id: readId(item), outcome: 'refused', code: 'invalid', path, hint })
  }
  return { rows: [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), answers }
}

/** What a row that cannot be read calls itself, where it says so. */
function readId(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null
  const id: unknown = Reflect.get(item, 'id') ?? Reflect.get(item, 'sku')
  return typeof id === 'string' && id.length <= 64 ? id : null
}
