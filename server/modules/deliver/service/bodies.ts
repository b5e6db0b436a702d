import type { Tx } from '../../../platform/db/index.ts'
import type { Sealer } from '../../../platform/seal/index.ts'
import { packParts, unpackText } from '../rules/packed.ts'
import type { Parts } from '../rules/parts.ts'
import { listBodies, putBodies } from '../store/bodies.ts'

interface Where {
  tx: Tx
  workspaceId: string
}

/** Where a body stands, for its seal. */
export const placeOfBody = (messageId: string): string => `deliver.body.parts ${messageId}`

/** Keeps what customers get, readable for as long as their births have their keys. */
export async function keepBodies(
  sealer: Sealer,
  where: Where,
  bodies: readonly { id: string; birth: string; parts: Parts }[],
): Promise<void> {
  if (bodies.length === 0) return
  const keys = await sealer.provide(
    where,
    bodies.map((one) => one.birth),
  )
  await putBodies(
    where.tx,
    where.workspaceId,
    bodies.map(({ id, birth, parts }) => ({
      ...{ id, birth },
      parts: keys.seal(birth, placeOfBody(id), packParts(parts)),
    })),
  )
}

/** What was sent by these messages, by id; those that did not leave, or whose reader was erased, are not there. */
export async function readBodies(
  sealer: Sealer,
  where: Where,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, Parts>> {
  const found = new Map<string, Parts>()
  if (messageIds.length === 0) return found
  const rows = await listBodies(where.tx, where.workspaceId, messageIds)
  if (rows.length === 0) return found
  const keys = await sealer.load(where, [...new Set(rows.map((row) => row.birth))])
  for (const { id, birth, parts } of rows) {
    const text = keys.open(birth, placeOfBody(id), parts)
    if (text !== null) found.set(id, JSON.parse(unpackText(text)))
  }
  return found
}

/** What stands first in a message, as a list shows it. */
export const subjectOf = ({ subject, title, text }: Parts): string | null =>
  (subject ?? title ?? text)?.slice(0, 200) ?? null
