import type { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps, Member } from '../../service/deps.ts'
import { makeCode, readCode } from '../rules/code.ts'
import { type codesBody, type codesReply, type listCodesReply, poolBody } from '../schema.ts'
import { type CodeRow, insertCodes, listCodes } from '../store/codes.ts'
import { findPool, lockPool } from '../store/pools.ts'

type Asked = z.output<typeof codesBody>
type Added = z.output<typeof codesReply>

/** Bytes drawn for one code; some are passed over. */
const bytesOfCode = 24
/** Codes made or written at once: other requests get their turn between. */
const atOnce = 5_000
/** How many of the codes an answer names. */
const named = 20

/**
 * Codes drawn here, or brought from elsewhere; all in one transaction. A code that is there already stays whose it is.
 * @throws not_found
 */
export const addCodes = (
  deps: CommerceDeps,
  workspaceId: string,
  { id, body, actor }: { id: string; body: Asked; actor: Member },
): Promise<Added> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const pool = await lockPool(tx, id)
    if (pool === null) throw new SplotError('not_found', { path: 'params.id' })
    const { kind, most } = poolBody.parse(JSON.parse(pool.body))
    const of = { poolId: id, most: kind === 'single' ? 1 : most, at: deps.clock.now() }
    const added =
      body.kind === 'generate' ? await generate(deps, tx, body, of) : await importCodes(tx, body.codes, of)
    const detail = { codes: added.added }
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'coupons.added', target: id, detail })
    return added
  })

type Into = Parameters<typeof insertCodes>[2]

async function generate(
  { ids }: CommerceDeps,
  tx: WorkspaceTx,
  { count, prefix }: Extract<Asked, { kind: 'generate' }>,
  into: Into,
): Promise<Added> {
  const first: string[] = []
  let added = 0
  // A code that was drawn before is drawn anew, which one lot in some thousand millions will see.
  while (added < count) {
    const wanted = Math.min(atOnce, count - added)
    const bytes = Buffer.from(ids.secret(wanted * bytesOfCode), 'base64url')
    const codes = Array.from({ length: wanted }, (_, i) =>
      makeCode(prefix, bytes.subarray(i * bytesOfCode, (i + 1) * bytesOfCode)),
    )
    added += await insertCodes(tx, codes, into)
    first.push(...codes.slice(0, named - first.length))
  }
  return { added, known: 0, refused: [], codes: first }
}

async function importCodes(tx: WorkspaceTx, texts: readonly string[], into: Into): Promise<Added> {
  const read = texts.map((text) => ({ text, code: readCode(text) }))
  const codes = [...new Set(read.flatMap(({ code }) => (code === null ? [] : [code])))]
  let added = 0
  for (let from = 0; from < codes.length; from += atOnce)
    added += await insertCodes(tx, codes.slice(from, from + atOnce), into)
  const refused = read.flatMap(({ text, code }) => (code === null ? [text] : [])).slice(0, named)
  return { added, known: codes.length - added, refused, codes: codes.slice(0, named) }
}

/** Codes of a pool in their order. @throws not_found */
export const showCodes = (
  deps: CommerceDeps,
  workspaceId: string,
  asked: { id: string; after?: string | undefined; q?: string | undefined; limit: number },
): Promise<z.output<typeof listCodesReply>> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { id, after = '', q = '', limit } = asked
    if ((await findPool(tx, id)) === null) throw new SplotError('not_found', { path: 'params.id' })
    const prefix = q
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, '')
    const rows = await listCodes(tx, { poolId: id, after, prefix, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return {
      items: shown.map(({ code, birth, used, held, most, expiresAt }) => ({
        ...{ code, customerId: birth, used, held, most },
        expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
      })),
      nextCursor: rows.length > limit ? (shown.at(-1)?.code ?? null) : null,
    }
  })

const pageOfExport = 10_000

/** All codes of a pool as CSV, page by page: each of them letters and digits alone, which no spreadsheet runs. @throws not_found */
export async function exportCodes(deps: CommerceDeps, workspaceId: string, id: string): Promise<Response> {
  const pool = await deps.db.inWorkspace(workspaceId, (tx) => findPool(tx, id))
  if (pool === null) throw new SplotError('not_found', { path: 'params.id' })
  const read = (after: string) =>
    deps.db.inWorkspace(workspaceId, (tx) =>
      listCodes(tx, { poolId: id, after, prefix: '', limit: pageOfExport }),
    )
  let after: string | null = ''
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode('code,used,held,most,expires_at\r\n')),
    async pull(stream) {
      const rows = await read(after ?? '')
      if (rows.length > 0) stream.enqueue(encoder.encode(rows.map(writeRow).join('')))
      after = rows.at(-1)?.code ?? null
      if (rows.length < pageOfExport) stream.close()
    },
  })
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="coupons.csv"',
    ...{ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  }
  return new Response(body, { headers })
}

const writeRow = ({ code, used, held, most, expiresAt }: CodeRow) =>
  `${code},${used},${held},${most ?? ''},${expiresAt === null ? '' : new Date(expiresAt).toISOString()}\r\n`
