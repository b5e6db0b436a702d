import { hash, verify } from '@node-rs/argon2'
import type { Language } from '../../../platform/errors.ts'
import { deleteSessions, setSessionWorkspace } from '../store/sessions.ts'
import type { Auth, AuthDeps } from './auth.ts'
import { createSecondFactor, type SecondFactor } from './second-factor.ts'

/** A signed-in member's session. */
export interface Session {
  id: string
  userId: string
  name: string
  email: string
  language: Language
  /** The workspace it looks at; null = the first of hers. */
  workspaceId: string | null
  hasSecondFactor: boolean
}

/** By e-mail and password; `userId` is null where a code is still to be typed. */
export type SignedIn = { userId: string; name: string; cookies: Headers } | { userId: null; cookies: Headers }

/** Sessions and passwords: better-auth behind the few verbs we use. Its own router is never mounted. */
export interface Sessions {
  /** The session of the request's cookie. */
  find(request: Request): Promise<Session | null>
  /** The same, and the cookie that prolongs it, where it is time. */
  findAndProlong(request: Request): Promise<{ session: Session; cookies: Headers } | null>
  /** Checks e-mail and password, in the same time whatever is wrong. @returns null where they do not match */
  signIn(request: Request, who: { email: string; password: string }): Promise<SignedIn | null>
  secondFactor: SecondFactor
  /** Opens a session for somebody proven by other means (a one-time link). */
  open(request: Request, userId: string, workspaceId: string | null): Promise<Headers>
  close(request: Request): Promise<Headers>
  setWorkspace(sessionId: string, workspaceId: string): Promise<void>
  /** Ends every session of the user, except one. */
  closeAll(userId: string, exceptId?: string): Promise<void>
  createUser(user: { name: string; email: string; language: Language }): Promise<string>
  hasPassword(userId: string): Promise<boolean>
  /** Is a code asked for when she signs in? */
  hasSecondFactor(userId: string): Promise<boolean>
  checkPassword(userId: string, password: string): Promise<boolean>
  setPassword(userId: string, password: string): Promise<void>
}

export function createSessions(deps: AuthDeps): Sessions {
  const auth = createAuthLoader(deps)
  return {
    async find(request) {
      const { api } = await auth.of(request)
      return showSession(await api.getSession({ headers: request.headers, query: { disableRefresh: true } }))
    },
    async findAndProlong(request) {
      const { api } = await auth.of(request)
      const { headers, response } = await api.getSession({ headers: request.headers, returnHeaders: true })
      const session = showSession(response)
      return session && { session, cookies: keepCookies(headers) }
    },
    signIn: async (request, who) => signIn(await auth.of(request), request, who),
    secondFactor: createSecondFactor({ authOf: auth.of, keepCookies }),
    async open(request, userId, workspaceId) {
      const { api } = await auth.of(request)
      const asked = { body: { userId, workspaceId }, headers: request.headers, returnHeaders: true } as const
      return keepCookies((await api.openSession(asked)).headers)
    },
    async close(request) {
      const { api } = await auth.of(request)
      return keepCookies((await api.signOut({ headers: request.headers, returnHeaders: true })).headers)
    },
    setWorkspace: (sessionId, workspaceId) =>
      deps.db.inPlatform((tx) => setSessionWorkspace(tx, sessionId, workspaceId)),
    closeAll: (userId, exceptId) => deps.db.inPlatform((tx) => deleteSessions(tx, userId, exceptId ?? null)),
    async createUser(user) {
      const { internalAdapter } = await auth.context()
      const source = { method: 'splot-link' }
      return (await internalAdapter.createUser({ ...user, emailVerified: false }, source)).id
    },
    hasPassword: async (userId) => (await findPassword(await auth.context(), userId)) !== null,
    async hasSecondFactor(userId) {
      const user = await (await auth.context()).internalAdapter.findUserById(userId)
      return user !== null && 'twoFactorEnabled' in user && user.twoFactorEnabled === true
    },
    async checkPassword(userId, password) {
      const stored = await findPassword(await auth.context(), userId)
      return stored !== null && verify(stored, password)
    },
    async setPassword(userId, password) {
      const context = await auth.context()
      const hashed = await hash(password)
      if ((await findPassword(context, userId)) !== null)
        return context.internalAdapter.updatePassword(userId, hashed)
      const account = { userId, accountId: userId, providerId: 'credential', password: hashed }
      await context.internalAdapter.linkAccount(account)
    },
  }
}

type AuthContext = Awaited<Auth['$context']>

/** better-auth takes half a second to load: it is loaded when the first cookie or password comes, not at the start. */
function createAuthLoader(deps: AuthDeps) {
  // The name and the flags of a cookie hang on https, and one server may be reached both ways: on the LAN and by name.
  let loading: Promise<{ plain: Auth; secure: Auth }> | null = null
  const load = () => {
    loading ??= import('./auth.ts').then(({ createAuth }) => ({
      plain: createAuth(deps, false),
      secure: createAuth(deps, true),
    }))
    return loading
  }
  return {
    of: async (request: Request): Promise<Auth> =>
      (await load())[isSecure(request, deps.publicUrl) ? 'secure' : 'plain'],
    context: async (): Promise<AuthContext> => (await load()).plain.$context,
  }
}

async function signIn(
  auth: Auth,
  request: Request,
  who: { email: string; password: string },
): Promise<SignedIn | null> {
  try {
    const body = { email: who.email, password: who.password }
    const { headers, response } = await auth.api.signInEmail({
      body,
      headers: request.headers,
      returnHeaders: true,
    })
    const cookies = keepCookies(headers)
    if (!('user' in response)) return { userId: null, cookies }
    return { userId: response.user.id, name: response.user.name, cookies }
  } catch (error) {
    if (error instanceof Error && error.name === 'APIError') return null
    throw error
  }
}

async function findPassword(context: AuthContext, userId: string): Promise<string | null> {
  const accounts = await context.internalAdapter.findAccounts(userId)
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
  user: {
    id: string
    name: string
    email: string
    language?: string | null | undefined
    twoFactorEnabled?: boolean | null | undefined
  }
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
    hasSecondFactor: user.twoFactorEnabled === true,
  }
}

/** Does the browser speak https with us, perhaps through a proxy that ends it? The header is there only where the proxy is ours. */
function isSecure(request: Request, publicUrl: string | null): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  if (forwarded) return forwarded === 'https'
  const asked = new URL(request.url)
  const known = publicUrl === null ? null : new URL(publicUrl)
  return (known?.host === asked.host ? known : asked).protocol === 'https:'
}
