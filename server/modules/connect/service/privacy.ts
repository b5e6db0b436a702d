import { parseExact } from '@splot/contract/plugin/exact-json'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { dropBody, type KeptBody, listBodies } from '../store/deliveries.ts'
import type { ConnectDeps } from './deps.ts'
import { placeOfBody } from './keep.ts'

/** Each may be a megabyte: so many are held at once. */
const bodiesAtOnce = 100

/** Bodies that hold one of her identifiers go; their places and reasons stay. @returns how many */
export async function eraseBodies(
  deps: Pick<ConnectDeps, 'sealer' | 'graph'>,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<number> {
  const gone = new Set(births)
  const known = await deps.graph.listClusters(tx, tx.workspaceId, births, 'service')
  const words = known
    .filter((one) => gone.has(one.birthId))
    .map(({ kind, value }) =>
      (kind === 'external' ? value.slice(value.indexOf(':') + 1) : value).toLowerCase(),
    )
    .filter((word) => word.length >= 4)
  if (words.length === 0) return 0
  let dropped = 0
  for (let after: KeptBody | null = null; ; ) {
    const rows: KeptBody[] = await listBodies(tx, tx.workspaceId, { after, limit: bodiesAtOnce })
    for (const row of rows)
      if (await isAbout(deps, tx, row, words)) dropped += await dropBody(tx, tx.workspaceId, row)
    after = rows.at(-1) ?? null
    if (rows.length < bodiesAtOnce) return dropped
  }
}

async function isAbout(
  { sealer }: Pick<ConnectDeps, 'sealer'>,
  tx: WorkspaceTx,
  row: KeptBody,
  words: readonly string[],
): Promise<boolean> {
  const asked = { tx, workspaceId: tx.workspaceId }
  const text = await sealer.openForWorkspace(asked, placeOfBody(row.connectionId, row.id), row.body)
  // As it reads, not as it was spelt: some systems write `+` or `@` as a number.
  const lower = JSON.stringify(parseExact(text)).toLowerCase()
  const bare = lower.replace(/[\s()-]/g, '')
  return words.some((word) => lower.includes(word) || bare.includes(word.replace(/^\+48/, '')))
}
