import type { ErrorCode } from '../../../../platform/errors.ts'
import { findUnstorable } from '../../../../platform/http/refuse-unstorable.ts'
import type { FaultCode } from '../rules/cells.ts'
import type { Thing } from '../rules/group.ts'
import {
  type Group,
  type Import,
  type Made,
  makeConsent,
  makeCustomer,
  makeOrder,
  makeProduct,
} from '../rules/make.ts'
import type { ImportKind } from '../rules/targets.ts'
import type { FaultRow } from '../store/imports.ts'
import type { Session } from './session.ts'

const makers: Readonly<Record<ImportKind, (group: Group, made: Import) => Made>> = {
  customers: makeCustomer,
  orders: makeOrder,
  products: makeProduct,
  consents: makeConsent,
}

/** Something that can be stored, and the lines it stands on. */
export interface Ready {
  lines: readonly number[]
  body: Readonly<Record<string, unknown>>
}

export interface Refused {
  lines: readonly number[]
  /** The line that is wrong. */
  at: number
  code: FaultCode | ErrorCode
  column: string | null
}

/** What of a lot can be stored, as far as the file itself tells. */
export function judgeLot(
  kind: ImportKind,
  things: readonly Thing[],
  session: Session,
): { ready: Ready[]; refused: Refused[] } {
  const ready: Ready[] = []
  const refused: Refused[] = []
  for (const thing of things) {
    if (!thing.ok) {
      refused.push({ lines: thing.lines, at: thing.at, ...thing.fault })
      continue
    }
    const { lines } = thing.group
    const made = makers[kind](thing.group, session.made)
    // Of events collect says so itself.
    const harm = made.ok && kind === 'products' ? findUnstorable(made.body) : null
    if (harm !== null) refused.push({ lines, at: lines[0] ?? 0, code: harm, column: null })
    else if (made.ok) ready.push({ lines, body: made.body })
    else refused.push({ lines, at: lines[0] ?? 0, code: made.code, column: findColumn(session, made.target) })
  }
  return { ready, refused }
}

const findColumn = ({ binding }: Session, target: string | null): string | null =>
  binding.places.find(({ id }) => id === target)?.column ?? null

/** Refusals of collect in the words of a file. */
const codes: Partial<Readonly<Record<ErrorCode, FaultCode>>> = {
  email_invalid: 'email_invalid',
  phone_invalid: 'phone_invalid',
  timestamp_future: 'instant_future',
  timestamp: 'instant_invalid',
}

/** A refusal by another room, at its column where its path tells which. */
export function readRefusal(
  session: Session,
  lines: readonly number[],
  { code, path }: { code: ErrorCode; path: string },
): Refused {
  const end = path.split('.').at(-1) ?? ''
  const byEnd: Readonly<Record<string, string>> = {
    loyaltyCard: 'card',
    userId: 'userId',
    total: 'total',
    order_id: 'orderId',
  }
  const column = findColumn(session, byEnd[end] ?? end)
  return { lines, at: lines[0] ?? 0, code: codes[code] ?? code, column }
}

/** Refusals as they are counted: each kind with its first lines. */
export function countFaults(refused: readonly Refused[]): FaultRow[] {
  const counted = new Map<string, FaultRow>()
  for (const { code, column, at, lines } of refused) {
    const key = `${code}\n${column ?? ''}`
    const known = counted.get(key) ?? { code, column: column ?? '', rowCount: 0, lines: [] }
    known.rowCount += lines.length
    if (known.lines.length < 10) known.lines.push(at)
    counted.set(key, known)
  }
  return [...counted.values()]
}

export const countRows = (some: readonly { lines: readonly number[] }[]): number =>
  some.reduce((sum, { lines }) => sum + lines.length, 0)
