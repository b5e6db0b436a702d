import type { Source, SourceRefusal } from '@splot/contract/plugin/source'
import { isEngineFault } from '../../../platform/db/index.ts'
import { type ErrorCode, problemOf, SplotError } from '../../../platform/errors.ts'
import { parseBody } from '../../../platform/http/parse-body.ts'
import { readBody } from '../../../platform/http/read-body.ts'
import { readLanguage } from '../../../platform/http/read-language.ts'
import { refuseUnstorable } from '../../../platform/http/refuse-unstorable.ts'
import { isUuid } from '../../../platform/ids.ts'
import { makeProofTools } from '../rules/proof-tools.ts'
import { findConnection, findDoor } from '../store/connections.ts'
import { findSource } from './connections.ts'
import type { Counter } from './count-refused.ts'
import type { ConnectDeps } from './deps.ts'
import { type Arrived, keepDeliveries } from './keep.ts'
import { openStored, readSettings } from './settings.ts'

const mostBytes = 2 ** 20

export interface DoorDeps extends ConnectDeps {
  nextOrder(): number
  counter: Counter
}

/**
 * Where other systems deliver: `/v1/sources/<connection>`. Raw bytes are verified by the source's own means before anything
 * is parsed; the answer leaves after COMMIT, so what was answered is never lost. Null for any other path.
 */
export function createSourceDoor(deps: DoorDeps): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const [, id] = /^\/v1\/sources\/([0-9a-f-]{36})\/?$/.exec(new URL(request.url).pathname) ?? []
    if (id === undefined) return null
    try {
      if (!isUuid(id)) throw new SplotError('not_found')
      // Some senders (ShipX) ask whether anybody is there before they use an address.
      if (request.method === 'GET' || request.method === 'HEAD') return await greet(deps, id)
      if (request.method !== 'POST') throw new SplotError('method_not_allowed')
      return Response.json(await take(deps, request, id))
    } catch (error) {
      const known = error instanceof SplotError ? error : toFault(deps, error)
      const problem = problemOf(known, readLanguage(request))
      const wait = known.place.retryAfterS
      const headers = {
        'content-type': 'application/problem+json',
        ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
      }
      return Response.json(problem, { status: problem.status, headers })
    }
  }
}

async function greet(deps: DoorDeps, id: string): Promise<Response> {
  if ((await deps.db.inPlatform((tx) => findDoor(tx, id))) === null) throw new SplotError('not_found')
  return Response.json({})
}

function toFault(deps: DoorDeps, error: unknown): SplotError {
  deps.logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a delivery failed')
  // The database restarts or cannot be reached: the sender keeps its delivery and comes back.
  const code = isEngineFault(error) ? 'overloaded' : 'internal'
  return new SplotError(code, { values: { id: '-' }, retryAfterS: 5 })
}

async function take(deps: DoorDeps, request: Request, id: string): Promise<object> {
  const workspaceId = await deps.db.inPlatform((tx) => findDoor(tx, id))
  if (workspaceId === null) throw new SplotError('not_found')
  const body = await readBody(request, mostBytes)
  const { source, settings } = await openConnection(deps, workspaceId, id)
  const counted = { workspaceId, connectionId: id }
  try {
    const arrived = verify(deps, { source, settings }, request, body)
    if (arrived === null) return { accepted: true }
    if (deps.isDiskFull()) throw new SplotError('overloaded', { retryAfterS: 60 })
    const fresh = await deps.db.inWorkspace(workspaceId, (tx) => keepDeliveries(deps, tx, id, [arrived]))
    return fresh === 0 ? { accepted: true, duplicate: true } : { accepted: true }
  } catch (error) {
    if (error instanceof SplotError && error.status < 500) deps.counter.count(counted, error.code)
    throw error
  }
}

/** @throws not_found for a connection that takes no requests, connection_incomplete */
async function openConnection(deps: DoorDeps, workspaceId: string, id: string) {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findConnection(tx, id)
    const source = row === null ? null : findSource(deps, row.kind)
    if (row === null || source?.verify == null) throw new SplotError('not_found')
    const settings = readSettings(source, await openStored(deps, tx, row))
    if (settings === null) throw new SplotError('connection_incomplete')
    return { source, settings }
  })
}

const codes: Readonly<Record<SourceRefusal, ErrorCode>> = {
  signature_missing: 'signature_missing',
  signature_wrong: 'signature_wrong',
  delivery_too_old: 'delivery_too_old',
  delivery_id_missing: 'delivery_id_missing',
}

/** @returns null for a greeting. @throws SplotError for what is not the sender's, or is no JSON */
function verify(
  deps: DoorDeps,
  { source, settings }: { source: Source; settings: unknown },
  request: Request,
  body: Buffer,
): Arrived | null {
  const url = new URL(request.url)
  const received = {
    headers: Object.fromEntries(request.headers),
    query: Object.fromEntries(url.searchParams),
    body,
  }
  const verdict = source.verify?.(received, settings, makeProofTools(deps.clock.now()))
  if (verdict === undefined || verdict.kind === 'greeting') return null
  if (verdict.kind === 'refused') throw new SplotError(codes[verdict.reason])
  const { id, topic } = verdict
  if (id.length > 300) throw new SplotError('delivery_id_missing')
  return {
    id,
    topic: topic === '' ? (url.searchParams.get('topic') ?? '') : topic,
    text: parseBody(body, refuseUnstorable).text,
  }
}
