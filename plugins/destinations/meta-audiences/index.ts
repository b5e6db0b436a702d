import {
  type Batch,
  type DestinationDeps,
  defineDestination,
  type Entry,
  type MatchKind,
  type Told,
} from '@splot/contract/plugin/destination'
import { type Held, held, judgeHeld, judgeHeldFault } from '@splot/contract/plugin/held'
import { phoneDigits, plainEmail } from '@splot/contract/plugin/match-keys'
import { type HttpReply, readJson } from '@splot/contract/plugin/network'
import { advanced, field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const config = z.strictObject({
  accessToken: field.secret(
    { pl: 'Token dostępu', en: 'Access token' },
    {
      pl: 'Użytkownika systemowego z uprawnieniem ads_management',
      en: 'Of a system user with the permission ads_management',
    },
  ),
  pixelId: field
    .text(
      { pl: 'Piksel Meta', en: 'Meta pixel' },
      {
        pl: 'Same cyfry. Na stronie wczyta się dopiero po zgodzie na reklamy. Puste: bez piksela',
        en: 'Digits only. It is loaded on the page after a yes to ads and not before. Empty: no pixel',
      },
    )
    .regex(/^\d{5,20}$/)
    .optional(),
  url: advanced(field.url({ pl: 'Adres API', en: 'Address of the API' })).default(
    'https://graph.facebook.com/v25.0',
  ),
})
type Config = z.output<typeof config>

const columns: Readonly<Record<MatchKind, string>> = { email: 'EMAIL', phone: 'PHONE' }

/** Custom audiences of Facebook and Instagram, by the Marketing API. */
export const metaAudiences = defineDestination({
  id: 'meta-audiences',
  label: { pl: 'Meta (Facebook, Instagram)', en: 'Meta (Facebook, Instagram)' },
  icon: 'megaphone',
  config,
  target: {
    label: { pl: 'Numer grupy niestandardowych odbiorców', en: 'Number of the custom audience' },
    hint: {
      pl: 'W Menedżerze reklam: Grupy odbiorców, kolumna „Identyfikator”',
      en: 'In Ads Manager: Audiences, the column “ID”',
    },
    pattern: /^\d{5,20}$/,
  },
  write: { email: plainEmail, phone: phoneDigits },
  most: 5_000,
  delay: {
    minutes: 24 * 60,
    says: {
      pl: 'Meta uwzględnia zmianę zwykle do 24 godzin',
      en: 'Meta usually needs up to 24 hours for a change',
    },
  },
  carry: (batch, settings, deps) => carry(batch, settings, deps),
  async test(settings, deps) {
    const reply = await call(settings, deps, { path: '/me', method: 'GET' }).catch(judgeHeldFault)
    const fault = 'status' in reply ? judge(reply, deps.clock.now()) : reply
    if (fault === null)
      return { isOk: true, says: { pl: 'Meta przyjęła token', en: 'Meta accepted the token' } }
    const isKey = fault.reason === 'auth_failed'
    return {
      isOk: false,
      says: isKey
        ? { pl: 'Meta nie przyjęła tokena', en: 'Meta refused the token' }
        : { pl: 'Meta teraz nie odpowiada', en: 'Meta does not answer now' },
      field: isKey ? 'accessToken' : 'url',
    }
  },
  tag: ({ pixelId }) =>
    pixelId === undefined
      ? null
      : {
          url: 'https://connect.facebook.net/en_US/fbevents.js',
          calls: [
            ['fbq', 'init', pixelId],
            ['fbq', 'track', 'PageView'],
          ],
        },
})

async function carry(batch: Batch, settings: Config, deps: DestinationDeps): Promise<Told> {
  const entries = await batch.take()
  if (entries.length === 0) return { state: 'told', refused: 0 }
  try {
    const reply = await call(settings, deps, {
      path: `/${batch.target}/users`,
      method: batch.act === 'join' ? 'POST' : 'DELETE',
      form: { payload: JSON.stringify(writeRows(entries)), session: JSON.stringify(session(batch, entries)) },
    })
    const fault = judge(reply, deps.clock.now())
    if (fault !== null) return fault
    const read = z.object({ num_invalid_entries: z.number().int().nonnegative() }).safeParse(readJson(reply))
    return read.success ? { state: 'told', refused: read.data.num_invalid_entries } : held('provider_garbled')
  } catch (error) {
    return judgeHeldFault(error)
  }
}

/** A row a person, a column a kind; empty where she has none of it. */
function writeRows(entries: readonly Entry[]) {
  const kinds = (['email', 'phone'] as const).filter((kind) =>
    entries.some(({ keys }) => keys.some((key) => key.kind === kind)),
  )
  // Whoever has two addresses stands in two rows.
  const data = entries.flatMap(({ keys }) => {
    const columnsOf = kinds.map((kind) => keys.filter((key) => key.kind === kind))
    const rows = Math.max(...columnsOf.map((own) => own.length))
    return Array.from({ length: rows }, (_, row) => columnsOf.map((own) => own[row]?.hash ?? ''))
  })
  return { schema: kinds.map((kind) => columns[kind]), data }
}

/** The session is a number: the last 52 bits of ours. */
const session = ({ batchId }: Batch, entries: readonly Entry[]) => ({
  session_id: Number(BigInt(`0x${batchId.replaceAll('-', '').slice(-13)}`)),
  ...{ batch_seq: 1, last_batch_flag: true, estimated_num_total: entries.length },
})

interface Call {
  path: string
  method: 'GET' | 'POST' | 'DELETE'
  form?: Readonly<Record<string, string>>
}

const call = (settings: Config, { network, patienceMs }: DestinationDeps, { path, method, form }: Call) =>
  network.call({
    ...{ url: settings.url.replace(/\/+$/, '') + path, method, timeoutMs: patienceMs },
    headers: {
      authorization: `Bearer ${settings.accessToken}`,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
  })

const errorBody = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
  }),
})

/** The Graph API says nearly everything with a 400: its code tells more. */
function judge(reply: HttpReply, nowMs: number): Held | null {
  const read = reply.status === 200 ? null : errorBody.safeParse(readJson(reply))
  if (read?.success !== true) return judgeHeld(reply, nowMs)
  const { code, error_subcode: sub, is_transient: isTransient } = read.data.error
  if (code === 190 || code === 102 || code === 10 || (code >= 200 && code < 300)) return held('auth_failed')
  if ([4, 17, 32, 613].includes(code) || (code >= 80_000 && code < 80_015)) return held('rate_limited')
  if (code === 1 || code === 2 || isTransient === true) return held('provider_error')
  if (sub === 1_713_230) return held('target_blocked')
  if (code === 100 && sub === 33) return held('target_gone')
  return held('provider_refused')
}
