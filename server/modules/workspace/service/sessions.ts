import { hash, verify } from '@node-rs/argon2'
import type { Language } from '../../../platform/errors.ts'
import { deleteSessions, setSessionWorkspace } from '../store/sessions.ts'
import { type Auth, type AuthDeps, createAuth } from './auth.ts'

/** A signed-in member's session. */
export interface Session {
  id: string
  userId: string
  name: string
  email: string
  language: Language
  /** The workspace it looks at; null = the first of hers. */
  workspaceId: string | null
}

/** Sessions and passwords: better-auth behind the few verbs we use. Its own router is never mounted. */
export interface Sessions {
  /** The session of the request's cookie. */
  find(request: Request): Promise<Session | null>
  /** The same, and the cookie that prolongs it, where it is time. */
  findAndProlong(request: Request): Promise<{ session: Session; cookies: Headers } | null>
  /** Checks e-mail and password, in the same time whatever is wrong. @returns null where they do not match */
  signIn(
    request: Request,
    who: { email: string; password: string },
  ): Promise<{ userId: string; cookies: Headers } | null>
  /** Opens a session for somebody proven by other means (a one-time link). */
  open(request: Request, userId: string, workspaceId: string | null): Promise<Headers>
  close(request: Request): Promise<Headers>
  setWorkspace(sessionId: string, workspaceId: string): Promise<void>
  /** Ends every session of the user, except one. */
  closeAll(userId: string, exceptId?: string): Promise<void>
  createUser(user: { name: string; email: string; language: Language }): Promise<string>
  hasPassword(userId: string): Promise<boolean>
  checkPassword(userId: string, password: string): Promise<boolean>
  setPassword(userId: string, password: string): Promise<void>
}

export function createSessions(deps: AuthDeps): Sessions {
  // The name and the flags of a cookie hang on https, and one server may be reached both ways: on the LAN and by name.
  const plain = createAuth(deps, false)
  const secure = createAuth(deps, true)
  const choose = (request: Request) => (isSecure(request, deps.publicUrl) ? secure : plain)
  const context = plain.$context
  return {
    find: async (request) =>
      showSession(
        await choose(request).api.getSession({ headers: request.headers, query: { disableRefresh: true } }),
      ),
    async findAndProlong(request) {
      const { headers, response } = await choose(request).api.getSession({
        headers: request.headers,
        returnHeaders: true,
      })
      const session = showSession(response)
      return session && { session, cookies: keepCookies(headers) }
    },
    signIn: (request, who) => signIn(choose(request), request, who),
    async open(request, userId, workspaceId) {
      const body = { userId, workspaceId }
      const { headers } = await choose(request).api.openSession({
        body,
        headers: request.headers,
        returnHeaders: true,
      })
      return keepCookies(headers)
    },
    async close(request) {
      const { headers } = await choose(request).api.signOut({ headers: request.headers, returnHeaders: true })
      return keepCookies(headers)
    },
    setWorkspace: (sessionId, workspaceId) =>
      deps.db.inPlatform((tx) => setSessionWorkspace(tx, sessionId, workspaceId)),
    closeAll: (userId, exceptId) => deps.db.inPlatform((tx) => deleteSessions(tx, userId, exceptId ?? null)),
    async createUser(user) {
      const made = await (await context).internalAdapter.createUser(
        { ...user, emailVerified: false },
        { method: 'splot-link' },
      )
      return made.id
    },
    hasPassword: async (userId) => (await findPassword(plain, userId)) !== null,
    async checkPassword(userId, password) {
      const stored = await findPassword(plain, userId)
      return stored !== null && verify(stored, password)
    },
    async setPassword(userId, password) {
      const { internalAdapter } = await context
      const hashed = await hash(password)
      if ((await findPassword(plain, userId)) !== null) return internalAdapter.updatePassword(userId, hashed)
      const account = { userId, accountId: userId, providerId: 'credential', password: hashed }
      await internalAdapter.linkAccount(account)
    },
  }
}

async function signIn(auth: Auth, request: Request, who: { email: string; password: string }) {
  try {
    const body = { email: who.email, password: who.password }
    const { headers, response } = await auth.api.signInEmail({
      body,
      headers: request.headers,
      returnHeaders: true,
    })
    return { userId: response.user.id, cookies: keepCookies(headers) }
  } catch (error) {
    if (error instanceof Error && error.name === 'APIError') return null
    throw error
  }
}

async function findPassword(auth: Auth, userId: string): Promise<string | null> {
  const accounts = await (await auth.$context).internalAdapter.findAccounts(userId)
  return accounts.find((one) => one.providerId === 'credential')?.password ?? null
}

/** Of what better-auth answers only the cookies go out. */
function keepCookies(headers: Headers): Headers {
  const kept = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of headers.getSetCookie()) kept.append('set-cookie', cookie)
  return kept
}

interface FoundSession {
  session: { id: string; workspaceId?: string | null | undefined }
  user: { id: string; name: string; email: string; language?: string | null | undefined }
}

function showSession(found: FoundSession | null): Session | null {
  if (!found) return null
  const { session, user } = found
  return {
    id: session.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    language: user.language === 'en' ? 'en' : 'pl',
    workspaceId: session.workspaceId ?? null,
  }
}

/** Does the browser speak https with us, perhaps through a proxy that ends it? */
function isSecure(request: Request, publicUrl: string | null): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  if (forwarded) return forwarded === 'https'
  const asked = new URL(request.url)
  const known = publicUrl === null ? null : new URL(publicUrl)
  return (known?.host === asked.host ? known : asked).protocol === 'https:'
}
