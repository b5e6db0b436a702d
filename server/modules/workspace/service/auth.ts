import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { z } from 'zod'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import { maxPasswordLength, minPasswordLength } from '../rules/password.ts'
import { createAuthDialect } from '../store/auth-dialect.ts'

export interface AuthDeps {
  db: Db
  clock: Clock
  ids: Ids
  /** Signs the cookies. */
  secret: string
  /** Address the console is reached by, where it is not the one in the request (behind a proxy). */
  publicUrl: string | null
}

const week = 7 * 24 * 3600

/** better-auth over our tables: no routes, no telemetry, no network, no addresses kept. */
export function createAuth(deps: AuthDeps, isHttps: boolean) {
  return betterAuth({
    appName: 'Splot',
    baseURL: deps.publicUrl ?? 'http://localhost',
    secret: deps.secret,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    database: {
      dialect: createAuthDialect(deps.db),
      type: 'postgres',
      schemaName: 'workspace',
      transaction: false,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
      password: { hash: (password) => hash(password), verify: (o) => verify(o.hash, o.password) },
    },
    ...models,
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => deps.ids.uuid(deps.clock.now()) },
      cookies: {
        session_token: {
          name: isHttps ? '__Host-splot_session' : 'splot_session',
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
        },
        // Between the password and the code.
        two_factor: {
          name: isHttps ? '__Host-splot_code' : 'splot_code',
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
        },
      },
    },
    plugins: [linkSignIn, twoFactor({ issuer: 'Splot', schema: secondFactor })],
  })
}

/** Our column names for better-auth's fields, and the two fields of our own. */
const models = {
  user: {
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    additionalFields: { language: { type: 'string', input: false, required: false } },
  },
  session: {
    expiresIn: week,
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
    additionalFields: {
      workspaceId: { type: 'string', input: false, required: false, fieldName: 'workspace_id' },
    },
  },
  account: {
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'user_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const

/** The same for the second factor's table. */
const secondFactor = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factor',
    fields: {
      backupCodes: 'backup_codes',
      userId: 'user_id',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const

/** Opens a session for a user whose one-time link was checked; reachable from this process only. */
const linkSignIn = {
  id: 'splot-link',
  endpoints: {
    openSession: createAuthEndpoint(
      '/splot/open-session',
      { method: 'POST', body: z.object({ userId: z.string(), workspaceId: z.string().nullable() }) },
      async (ctx) => {
        const { userId, workspaceId } = ctx.body
        const user = await ctx.context.internalAdapter.findUserById(userId)
        if (!user) throw ctx.error('NOT_FOUND')
        const session = await ctx.context.internalAdapter.createSession(userId, false, { workspaceId })
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ opened: true })
      },
    ),
  },
}

export type Auth = ReturnType<typeof createAuth>
