import { carryOverHttp } from '@splot/contract/plugin/carry'
import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import { type HttpReply, NetworkFault, readJson } from '@splot/contract/plugin/network'
import { type FailureReason, failed, type Outcome } from '@splot/contract/plugin/outcome'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { createTokens, readAccount, TokenFault } from './access-token.ts'

const settings = z.strictObject({
  serviceAccount: field.secretText(
    { pl: 'Konto usługi (plik JSON)', en: 'Service account (JSON file)' },
    { pl: 'Firebase: Ustawienia projektu, Konta usługi', en: 'Firebase: Project settings, Service accounts' },
  ),
  url: field.url({ pl: 'Adres API', en: 'Address of the API' }).default('https://fcm.googleapis.com'),
  perSecond: field.perSecond(500).optional(),
})
type Settings = z.output<typeof settings>

const link = z
  .string()
  .max(2_000)
  .regex(/^[a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]+$/i, 'header_injection')
const content = z.strictObject({
  title: z.string().min(1).max(200),
  body: z.string().max(2_000),
  /** A page or a place in the app. */
  url: link.nullable(),
  image: link.optional(),
  ttlS: z.number().int().min(0).max(2_419_200).default(86_400),
  isUrgent: z.boolean().default(false),
})
type Content = z.output<typeof content>

const maxBytes = 4_096

/** Notifications of the Android app, and of others through Firebase (FCM HTTP v1). */
export const pushFcm = defineChannel({
  id: 'push-fcm',
  label: { pl: 'Powiadomienia w aplikacji (FCM)', en: 'App notifications (FCM)' },
  icon: 'smartphone',
  channel: 'push',
  addressKind: 'push_token',
  config: settings,
  content,
  limits: { maxBytes, perSecond: 500, concurrency: 100, isIdempotent: false },
  send: sendPush,
  test: testAccount,
  sink: async () => (await import('./sink.ts')).openFcmSink,
})

async function sendPush(
  message: Message<Content>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  const account = readAccount(config.serviceAccount)
  if (account === null) return failed('settings_invalid')
  const body = JSON.stringify({ message: makeMessage(message) })
  if (Buffer.byteLength(body) > maxBytes + 1_024) return failed('content_too_large')
  const tokens = deps.hold('tokens', () => createTokens(account, deps))
  let token: string
  try {
    token = await tokens.get()
  } catch (error) {
    return judgeTokenFault(error)
  }
  const request = {
    url: `${config.url.replace(/\/+$/, '')}/v1/projects/${account.project_id}/messages:send`,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  } as const
  return carryOverHttp(request, { deps, handOver, isIdempotent: false, read: readAnswer })
}

function makeMessage({ id, address, content }: Message<Content>) {
  const { title, body, url, image, ttlS, isUrgent } = content
  return {
    token: address,
    notification: { title, body, ...(image === undefined ? {} : { image }) },
    data: { messageId: id, ...(url === null ? {} : { url }) },
    android: { ttl: `${ttlS}s`, priority: isUrgent ? 'HIGH' : 'NORMAL' },
  }
}

/** Errors stand in `error.details[].errorCode`; the status alone does not tell a dead token from a wrong project. */
export function readAnswer(reply: HttpReply): Outcome | null {
  const json = readJson(reply)
  if (reply.status === 200)
    return typeof json?.name === 'string' ? { state: 'sent', providerId: json.name } : { state: 'unknown' }
  const code = findErrorCode(json?.error)
  const reason = code === null ? undefined : reasons[code]
  return reason === undefined || code === null ? null : failed(reason, { providerCode: code })
}

const reasons: Readonly<Record<string, FailureReason>> = {
  UNREGISTERED: 'address_gone',
  SENDER_ID_MISMATCH: 'auth_failed',
  INVALID_ARGUMENT: 'content_refused',
  THIRD_PARTY_AUTH_ERROR: 'auth_failed',
}

function findErrorCode(error: unknown): string | null {
  const shape = z.object({ details: z.array(z.object({ errorCode: z.string().optional() })).default([]) })
  const read = shape.safeParse(error)
  return read.data?.details.find((one) => one.errorCode !== undefined)?.errorCode ?? null
}

function judgeTokenFault(error: unknown): Outcome {
  if (error instanceof TokenFault)
    return (error.reply?.status ?? 400) >= 500
      ? failed('provider_error', { isRetryable: true })
      : failed('auth_failed')
  if (!(error instanceof NetworkFault)) throw error
  return error.code === 'url_forbidden'
    ? failed('url_forbidden')
    : failed('unreachable', { isRetryable: true })
}

async function testAccount(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  const account = readAccount(config.serviceAccount)
  if (account === null)
    return {
      isOk: false,
      says: {
        pl: 'To nie jest plik konta usługi Firebase',
        en: 'This is no service account file of Firebase',
      },
      field: 'serviceAccount',
    }
  try {
    await createTokens(account, deps).get()
    return {
      isOk: true,
      says: { pl: 'Google przyjęło konto usługi', en: 'Google accepted the service account' },
    }
  } catch (error) {
    if (!(error instanceof TokenFault || error instanceof NetworkFault)) throw error
    const isRefused = error instanceof TokenFault
    return {
      isOk: false,
      says: isRefused
        ? { pl: 'Google odrzuciło konto usługi', en: 'Google refused the service account' }
        : { pl: 'Nie można połączyć się z Google', en: 'Google cannot be reached' },
      field: 'serviceAccount',
    }
  }
}
