import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { neighbourhoodOf } from '../../../platform/http/client-address.ts'
import { hashSecret } from '../../../platform/ids.ts'
import { deleteExpiredSessions } from '../store/sessions.ts'
import { listWorkspacesOf } from '../store/workspaces.ts'
import type { Audit } from './audit.ts'
import type { Sessions } from './sessions.ts'

export interface SignInAttempt {
  email: string
  password: string
  request: Request
  remoteAddress: string
}

export interface CodeAttempt {
  code: string
  isRecovery: boolean
  request: Request
  remoteAddress: string
}

/** How many attempts in a quarter of an hour: from one place at one account, at one account, from one place. */
export const signInLimits = { pair: 10, account: 50, address: 100 } as const
const windowS = 900

export interface SignIn {
  /**
   * @returns the cookies, and whether that was all: else a code is still to be typed
   * @throws sign_in_failed, whatever was wrong, in the same time; rate_limited
   */
  signIn(attempt: SignInAttempt): Promise<{ cookies: Headers; isDone: boolean }>
  /** The second step. @throws code_wrong, sign_in_failed, rate_limited */
  enterCode(attempt: CodeAttempt): Promise<Headers>
  /** Counts an attempt from this place: for what else costs a password's work. @throws rate_limited */
  countAttempt(remoteAddress: string): Promise<void>
}

export function createSignIn(deps: { db: Db; clock: Clock; audit: Audit; sessions: Sessions }): SignIn {
  const makeLimit = (points: number) => new RateLimiterMemory({ points, duration: windowS })
  const pairs = makeLimit(signInLimits.pair)
  const accounts = makeLimit(signInLimits.account)
  const addresses = makeLimit(signInLimits.address)
  return {
    countAttempt: (remoteAddress) => consume(addresses, neighbourhoodOf(remoteAddress)),
    async signIn({ email, password, request, remoteAddress }) {
      const account = hashSecret(email.toLowerCase())
      const place = neighbourhoodOf(remoteAddress)
      const pair = `${account} ${place}`
      await consume(addresses, place)
      await consume(pairs, pair)
      await consume(accounts, account)
      const opened = await deps.sessions.signIn(request, { email, password })
      if (!opened) throw new SplotError('sign_in_failed')
      const { userId, cookies } = opened
      if (userId === null) return { cookies, isDone: false }
      await letIn(deps, { userId, name: opened.name, by: 'password' })
      await Promise.all([pairs.delete(pair), accounts.delete(account)])
      return { cookies, isDone: true }
    },
    async enterCode({ request, remoteAddress, ...code }) {
      await consume(addresses, neighbourhoodOf(remoteAddress))
      const { userId, name, cookies } = await deps.sessions.secondFactor.signIn(request, code)
      await letIn(deps, { userId, name, by: code.isRecovery ? 'recovery_code' : 'code' })
      return cookies
    },
  }
}

type SignInDeps = Parameters<typeof createSignIn>[0]

/** A password alone does not let anybody in: she must be a member somewhere. @throws sign_in_failed */
async function letIn(
  deps: SignInDeps,
  { userId, name, by }: { userId: string; name: string; by: string },
): Promise<void> {
  const workspaces = await deps.db.inPlatform((tx) => listWorkspacesOf(tx, userId))
  const home = workspaces[0]?.workspace_id
  if (home === undefined) {
    await deps.sessions.closeAll(userId)
    throw new SplotError('sign_in_failed')
  }
  // Whoever never signs out leaves a row behind: it goes when the next one comes.
  await deps.db.inPlatform((tx) => deleteExpiredSessions(tx, deps.clock.now()))
  const entry = { action: 'session.opened', target: userId, detail: { by } }
  await deps.audit.record(home, { ...entry, actor: { kind: 'member', id: userId, name } })
}

async function consume(limit: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limit.consume(key)
  } catch (refused) {
    const waitMs = isRefusal(refused) ? refused.msBeforeNext : windowS * 1_000
    throw new SplotError('rate_limited', { retryAfterS: Math.max(1, Math.ceil(waitMs / 1_000)) })
  }
}

function isRefusal(value: unknown): value is RateLimiterRes {
  return typeof value === 'object' && value !== null && 'msBeforeNext' in value
}
