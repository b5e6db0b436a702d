import type { Db } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { scopesOfRole } from '../roles.ts'
import { readBearer } from '../rules/key.ts'
import { isJsonOrEmpty, isReading, readSameOrigin } from '../rules/origin.ts'
import { findMember } from '../store/members.ts'
import { listWorkspacesOf } from '../store/workspaces.ts'
import type { KeyAuth, Keys } from './keys.ts'
import type { Session, Sessions } from './sessions.ts'

export interface AuthenticateDeps {
  db: Db
  keys: Keys
  sessions: Sessions
  publicUrl: string | null
}

/**
 * Finds out who asks: a secret key in `Authorization: Bearer`, else the session cookie.
 * @returns null where there is neither
 * @throws key_unknown, rate_limited, key_kind (a write key), key_in_browser, origin_forbidden (a change asked from a foreign page)
 */
export function createAuthenticate(
  deps: AuthenticateDeps,
): (request: Request, remoteAddress: string) => Promise<Actor | null> {
  return async (request, remoteAddress) => {
    const key = readBearer(request.headers.get('authorization'))
    if (key !== null) return authenticateKey(deps, request, await deps.keys.authenticate(key, remoteAddress))
    const session = request.headers.has('cookie') ? await deps.sessions.find(request) : null
    if (!session) return null
    if (!isReading(request.method)) requireSameOrigin(request, deps.publicUrl, false)
    return findActor(deps.db, session)
  }
}

function authenticateKey(deps: AuthenticateDeps, request: Request, auth: KeyAuth | null): Actor {
  if (!auth) throw new SplotError('key_unknown')
  if (auth.kind === 'write') throw new SplotError('key_kind')
  // Our own API explorer may send one; any other page that does has given its secret away.
  if (
    request.headers.has('origin') &&
    !readSameOrigin(request.headers, listOwnHosts(request, deps.publicUrl))
  )
    throw new SplotError('key_in_browser')
  return { kind: 'key', id: auth.keyId, name: auth.name, workspaceId: auth.workspaceId, scopes: auth.scopes }
}

/** The member behind a session, in the session's workspace or the first of hers; null where she has none left. */
async function findActor(db: Db, session: Session): Promise<Actor | null> {
  return db.inPlatform(async (tx) => {
    const wanted = session.workspaceId && (await findMember(tx, session.workspaceId, session.userId))
    const workspaceId = wanted
      ? session.workspaceId
      : (await listWorkspacesOf(tx, session.userId))[0]?.workspace_id
    const member = wanted || (workspaceId && (await findMember(tx, workspaceId, session.userId)))
    if (!member || !workspaceId) return null
    const scopes = new Set(scopesOfRole[member.role])
    return { kind: 'member', id: member.user_id, name: member.name, workspaceId, scopes }
  })
}

/**
 * Refuses a change that a foreign page asks for.
 * @param isSilenceAllowed a request without a word about its origin passes: before sign-in, where no cookie is at stake
 */
export function requireSameOrigin(
  request: Request,
  publicUrl: string | null,
  isSilenceAllowed: boolean,
): void {
  const isOurs = readSameOrigin(request.headers, listOwnHosts(request, publicUrl))
  if (isOurs === false || (isOurs === null && !isSilenceAllowed)) throw new SplotError('origin_forbidden')
  if (!isJsonOrEmpty(request.headers)) throw new SplotError('origin_forbidden')
}

function listOwnHosts(request: Request, publicUrl: string | null): string[] {
  const own = [new URL(request.url).host]
  return publicUrl === null ? own : [...own, new URL(publicUrl).host]
}
