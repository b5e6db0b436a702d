import {
  type Batch,
  type DestinationDeps,
  defineDestination,
  type MatchKey,
  type Told,
} from '@splot/contract/plugin/destination'
import { type Held, judgeHeld, judgeHeldFault } from '@splot/contract/plugin/held'
import { phoneDigits, plainEmail } from '@splot/contract/plugin/match-keys'
import { getAccessToken } from '@splot/contract/plugin/refresh-token'
import { advanced, field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const config = z.strictObject({
  clientId: field.text({ pl: 'Identyfikator klienta', en: 'Client ID' }),
  clientSecret: field.secret({ pl: 'Hasło klienta', en: 'Client secret' }),
  refreshToken: field.secret({ pl: 'Token odświeżania', en: 'Refresh token' }),
  url: advanced(field.url({ pl: 'Adres API', en: 'Address of the API' })).default(
    'https://advertising-api-eu.amazon.com',
  ),
  tokenUrl: advanced(field.url({ pl: 'Adres tokenów', en: 'Address of tokens' })).default(
    'https://api.amazon.co.uk/auth/o2/token',
  ),
})
type Config = z.output<typeof config>

/** Advertiser audiences of Amazon DSP, by the data provider API. */
export const amazonAds = defineDestination({
  id: 'amazon-ads',
  label: { pl: 'Amazon Ads', en: 'Amazon Ads' },
  icon: 'shopping-bag',
  config,
  target: {
    label: { pl: 'Numer grupy odbiorców', en: 'Number of the audience' },
    hint: {
      pl: 'Nadany przez Amazon przy utworzeniu grupy',
      en: 'Given by Amazon when the audience was made',
    },
    pattern: /^\d{5,20}$/,
  },
  write: { email: plainEmail, phone: phoneDigits },
  most: 1_000,
  delay: {
    minutes: 48 * 60,
    says: {
      pl: 'Amazon uwzględnia zmianę zwykle w ciągu 24 do 48 godzin',
      en: 'Amazon usually needs 24 to 48 hours for a change',
    },
  },
  carry: (batch, settings, deps) => carry(batch, settings, deps).catch(judgeHeldFault),
  async test(settings, deps) {
    const token = await getToken(settings, deps).catch(judgeHeldFault)
    if (typeof token === 'string')
      return {
        isOk: true,
        says: { pl: 'Amazon przyjął dane logowania', en: 'Amazon accepted the credentials' },
      }
    const isKey = token.reason === 'auth_failed'
    return {
      isOk: false,
      says: isKey
        ? { pl: 'Amazon nie przyjął danych logowania', en: 'Amazon refused the credentials' }
        : { pl: 'Amazon teraz nie odpowiada', en: 'Amazon does not answer now' },
      field: isKey ? 'refreshToken' : 'tokenUrl',
    }
  },
})

const getToken = ({ tokenUrl, clientId, clientSecret, refreshToken }: Config, deps: DestinationDeps) =>
  getAccessToken({ url: tokenUrl, clientId, clientSecret, refreshToken }, deps)

/** Records first, by names of ours; then who of them is in the audience. */
async function carry(batch: Batch, settings: Config, deps: DestinationDeps): Promise<Told> {
  const token = await getToken(settings, deps)
  if (typeof token !== 'string') return token
  const keys = (await batch.take()).flatMap((one) => one.keys)
  if (keys.length === 0) return { state: 'told', refused: 0 }
  const calling = { settings, deps, token }
  if (batch.act === 'join') {
    const fault = await send(calling, {
      ...{ method: 'POST', path: '/dp/records/hashed/' },
      type: 'application/vnd.dpuploadhashedrecordsrequest.v3+json',
      body: {
        records: keys.map((key) => ({ externalId: nameOf(key), hashedRecords: [{ [key.kind]: key.hash }] })),
      },
    })
    if (fault !== null) return fault
  }
  const fault = await send(calling, {
    ...{ method: 'PATCH', path: '/v2/dp/audience', type: 'application/json' },
    body: {
      patches: keys.map((key) => ({
        op: batch.act === 'join' ? 'add' : 'remove',
        path: `/EXTERNAL_USER_ID-${nameOf(key)}/audiences`,
        value: [batch.target],
      })),
    },
  })
  return fault ?? { state: 'told', refused: 0 }
}

/** One record an identifier: whoever loses one of two stays by the other. */
const nameOf = ({ hash }: MatchKey): string => `splot-${hash}`

interface Call {
  method: 'POST' | 'PATCH'
  path: string
  type: string
  body: object
}

async function send(
  { settings, deps, token }: { settings: Config; deps: DestinationDeps; token: string },
  { method, path, type, body }: Call,
): Promise<Held | null> {
  const reply = await deps.network.call({
    ...{ url: settings.url.replace(/\/+$/, '') + path, method, timeoutMs: deps.patienceMs },
    headers: {
      authorization: `Bearer ${token}`,
      'amazon-advertising-api-clientid': settings.clientId,
      'content-type': type,
    },
    body: JSON.stringify(body),
  })
  return judgeHeld(reply, deps.clock.now())
}
