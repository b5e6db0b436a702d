import { SplotError } from '../../../platform/errors.ts'
import type { Auth } from './auth.ts'

/** What a member types into her app, and what she keeps for the day she loses it. */
export interface Enrolment {
  /** Base32, for typing by hand. */
  secret: string
  /** otpauth://…, for a picture of it. */
  uri: string
  recoveryCodes: string[]
}

/** Who came in by a code. */
export interface CodeSignIn {
  userId: string
  name: string
  cookies: Headers
}

/** A code from an app on her phone, asked for after the password. */
export interface SecondFactor {
  /** Begins: nothing is asked of her before she has typed a first code. @throws `sign_in_failed`, `second_factor_on` */
  begin(request: Request, password: string): Promise<Enrolment>
  /** The first code: from now on it is asked for. @throws `code_wrong` @returns the cookies of her new session */
  confirm(request: Request, code: string): Promise<Headers>
  /** @throws `sign_in_failed` @returns the cookies of her new session */
  turnOff(request: Request, password: string): Promise<Headers>
  /** The second step of signing in. A recovery code works once. @throws `code_wrong`, `rate_limited` */
  signIn(request: Request, code: { code: string; isRecovery: boolean }): Promise<CodeSignIn>
}

interface Tools {
  authOf(request: Request): Promise<Auth>
  /** Of what better-auth answers only the cookies go out. */
  keepCookies(headers: Headers): Headers
}

export function createSecondFactor({ authOf, keepCookies }: Tools): SecondFactor {
  return {
    async begin(request, password) {
      const { api } = await authOf(request)
      const body = { password, method: 'totp' } as const
      const begun = await asked(api.enableTwoFactor({ body, headers: request.headers }), readRefusal)
      if (begun.method !== 'totp') throw new Error('Another second factor than asked for')
      const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
      return { secret, uri: begun.totpURI, recoveryCodes: begun.backupCodes }
    },
    async confirm(request, code) {
      const { api } = await authOf(request)
      const given = { body: { code: trim(code) }, headers: request.headers, returnHeaders: true } as const
      return keepCookies((await asked(api.verifyTOTP(given), () => 'code_wrong')).headers)
    },
    async turnOff(request, password) {
      const { api } = await authOf(request)
      const given = { body: { password }, headers: request.headers, returnHeaders: true } as const
      return keepCookies((await asked(api.disableTwoFactor(given), () => 'sign_in_failed')).headers)
    },
    async signIn(request, { code, isRecovery }) {
      const { api } = await authOf(request)
      const given = { body: { code: trim(code) }, headers: request.headers, returnHeaders: true } as const
      const { headers, response } = isRecovery
        ? await asked(api.verifyBackupCode(given), () => 'code_wrong')
        : await asked(api.verifyTOTP(given), () => 'code_wrong')
      return { userId: response.user.id, name: response.user.name, cookies: keepCookies(headers) }
    },
  }
}

/** As people type codes. */
const trim = (code: string): string => code.replace(/\s/g, '')

type Refusal = 'code_wrong' | 'sign_in_failed' | 'second_factor_on'

const readRefusal = (error: Error): Refusal =>
  /already/i.test(error.message) ? 'second_factor_on' : 'sign_in_failed'

async function asked<T>(answer: Promise<T>, refusal: (error: Error) => Refusal): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'APIError') throw error
    if ('statusCode' in error && error.statusCode === 429)
      throw new SplotError('rate_limited', { retryAfterS: 900 })
    throw new SplotError(refusal(error))
  }
}
