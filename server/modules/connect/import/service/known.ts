import { normaliseIdentifier } from '../../../collect/index.ts'
import { listBirthsOf } from '../../../identity/index.ts'
import type { ImportDeps } from './deps.ts'
import type { Ready } from './judge.ts'

/** How many of these rows are about somebody who is known already. */
export async function countKnown(
  deps: Pick<ImportDeps, 'db'>,
  workspaceId: string,
  { ready, region }: { ready: readonly Ready[]; region: string },
): Promise<number> {
  const named = ready.map(({ body }) => listIdentifiers(body, region))
  const refs = named.flat().map((one) => ({ workspaceId, ...one }))
  if (refs.length === 0) return 0
  const births = await deps.db.inWorkspace(workspaceId, (tx) => listBirthsOf(tx, refs))
  const known = new Set(births.map(({ kind, value }) => `${kind} ${value}`))
  return named.filter((some) => some.some(({ kind, value }) => known.has(`${kind} ${value}`))).length
}

type Kind = 'user_id' | 'card' | 'email' | 'phone'

function listIdentifiers(body: Ready['body'], region: string): { kind: Kind; value: string }[] {
  const context = readObject(body.context)
  const traits = { ...readObject(context.traits), ...readObject(body.traits) }
  const cards = Array.isArray(context.externalIds) ? context.externalIds.map(readObject) : []
  const written: [Kind, unknown][] = [
    ['user_id', body.userId],
    ['email', traits.email],
    ['phone', traits.phone],
    ...cards.flatMap(({ type, id }): [Kind, unknown][] => (type === 'card' ? [['card', id]] : [])),
  ]
  return written.flatMap(([kind, text]) => {
    if (typeof text !== 'string') return []
    const read = normaliseIdentifier(kind, text, region)
    return read.ok ? [{ kind, value: read.value }] : []
  })
}

const readObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
