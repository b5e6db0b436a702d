import {
  type Batch,
  type DestinationDeps,
  defineDestination,
  type Entry,
  type Told,
} from '@splot/contract/plugin/destination'
import { type Held, held, judgeHeld, judgeHeldFault } from '@splot/contract/plugin/held'
import { googleEmail, phoneWithPlus } from '@splot/contract/plugin/match-keys'
import { readJson } from '@splot/contract/plugin/network'
import { getAccessToken } from '@splot/contract/plugin/refresh-token'
import { advanced, field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const account = (pl: string, en: string) =>
  field
    .text({ pl, en }, { pl: 'Dziesięć cyfr, jak 123-456-7890', en: 'Ten digits, like 123-456-7890' })
    .regex(/^\d{3}-?\d{3}-?\d{4}$/)

/** Google Ads shows an account with dashes; its API takes the digits alone. */
const digitsOf = (account: string): string => account.replaceAll('-', '')

const config = z.strictObject({
  customerId: account('Numer konta Google Ads', 'Google Ads account'),
  loginCustomerId: account('Numer konta menedżera', 'Manager account').optional(),
  developerToken: field.secret({ pl: 'Token dewelopera', en: 'Developer token' }),
  clientId: field.text({ pl: 'Identyfikator klienta OAuth', en: 'OAuth client ID' }),
  clientSecret: field.secret({ pl: 'Hasło klienta OAuth', en: 'OAuth client secret' }),
  refreshToken: field.secret({ pl: 'Token odświeżania', en: 'Refresh token' }),
  tagId: field
    .text(
      { pl: 'Tag Google Ads', en: 'Google Ads tag' },
      {
        pl: 'Zaczyna się od AW-. Na stronie wczyta się dopiero po zgodzie na reklamy. Puste: bez tagu',
        en: 'Begins with AW-. It is loaded on the page after a yes to ads and not before. Empty: no tag',
      },
    )
    .regex(/^AW-\d{5,15}$/)
    .optional(),
  url: advanced(field.url({ pl: 'Adres API', en: 'Address of the API' })).default(
    'https://googleads.googleapis.com/v21',
  ),
  tokenUrl: advanced(field.url({ pl: 'Adres tokenów', en: 'Address of tokens' })).default(
    'https://oauth2.googleapis.com/token',
  ),
})
type Config = z.output<typeof config>

/** Customer Match lists, by jobs of user data of the Google Ads API. */
export const googleCustomerMatch = defineDestination({
  id: 'google-customer-match',
  label: { pl: 'Google (wyszukiwarka, YouTube, Gmail)', en: 'Google (Search, YouTube, Gmail)' },
  icon: 'search',
  config,
  target: {
    label: { pl: 'Numer listy klientów', en: 'Number of the customer list' },
    hint: {
      pl: 'W Google Ads: Menedżer odbiorców, lista klientów; numer stoi w adresie strony jako userListId',
      en: 'In Google Ads: Audience manager, the customer list; its number stands in the address as userListId',
    },
    pattern: /^\d{5,20}$/,
  },
  write: { email: googleEmail, phone: phoneWithPlus },
  most: 5_000,
  delay: {
    minutes: 48 * 60,
    says: {
      pl: 'Google uwzględnia zmianę zwykle w ciągu 6 do 48 godzin',
      en: 'Google usually needs 6 to 48 hours for a change',
    },
  },
  carry: (batch, settings, deps) => carry(batch, settings, deps).catch(judgeHeldFault),
  async test(settings, deps) {
    const token = await getToken(settings, deps).catch(judgeHeldFault)
    const found =
      typeof token === 'string' ? await findAccount(settings, deps, token).catch(judgeHeldFault) : token
    if (found === null) return { isOk: true, says: { pl: 'Konto odpowiada', en: 'The account answers' } }
    if (found.reason !== 'auth_failed')
      return {
        isOk: false,
        says: { pl: 'Google teraz nie odpowiada', en: 'Google does not answer now' },
        field: 'url',
      }
    // With a token in hand it is the developer's that was refused.
    return typeof token === 'string'
      ? {
          isOk: false,
          says: {
            pl: 'Google wpuściło klienta OAuth, ale nie przyjęło tokena dewelopera',
            en: 'Google let the OAuth client in and refused the developer token',
          },
          field: 'developerToken',
        }
      : {
          isOk: false,
          says: {
            pl: 'Google nie przyjęło tokena odświeżania albo klienta OAuth',
            en: 'Google refused the refresh token or the OAuth client',
          },
          field: 'refreshToken',
        }
  },
  tag: ({ tagId }) =>
    tagId === undefined
      ? null
      : {
          url: `https://www.googletagmanager.com/gtag/js?id=${tagId}`,
          calls: [['gtag', 'config', tagId]],
        },
})

const getToken = ({ tokenUrl, clientId, clientSecret, refreshToken }: Config, deps: DestinationDeps) =>
  getAccessToken({ url: tokenUrl, clientId, clientSecret, refreshToken }, deps)

/** Job, people, start: nobody is in the list of whom the last call did not tell. */
async function carry(batch: Batch, settings: Config, deps: DestinationDeps): Promise<Told> {
  const token = await getToken(settings, deps)
  if (typeof token !== 'string') return token
  const calling = { settings, deps, token }
  const customerId = digitsOf(settings.customerId)
  const job = await post(calling, `customers/${customerId}/offlineUserDataJobs:create`, {
    job: {
      type: 'CUSTOMER_MATCH_USER_LIST',
      customerMatchUserListMetadata: {
        userList: `customers/${customerId}/userLists/${batch.target}`,
        // Whoever is in a batch has said yes to both; a removal takes nobody's yes for granted.
        ...(batch.act === 'join' ? { consent: { adUserData: 'GRANTED', adPersonalization: 'GRANTED' } } : {}),
      },
    },
  })
  if ('state' in job) return job
  const named = z.object({ resourceName: z.string().regex(/^customers\/\d+\/offlineUserDataJobs\/\d+$/) })
  const name = named.safeParse(job.body)
  if (!name.success) return held('provider_garbled')
  const entries = await batch.take()
  if (entries.length === 0) return { state: 'told', refused: 0 }
  const added = await post(calling, `${name.data.resourceName}:addOperations`, {
    enablePartialFailure: true,
    operations: entries.map((one) => ({ [batch.act === 'join' ? 'create' : 'remove']: writeUser(one) })),
  })
  if ('state' in added) return added
  const started = await post(calling, `${name.data.resourceName}:run`, {})
  return 'state' in started ? started : { state: 'told', refused: countRefused(added.body) }
}

const writeUser = ({ keys }: Entry) => ({
  userIdentifiers: keys.map(({ kind, hash }) =>
    kind === 'email' ? { hashedEmail: hash } : { hashedPhoneNumber: hash },
  ),
})

const partial = z.object({
  partialFailureError: z.object({
    details: z.array(z.object({ errors: z.array(z.unknown()).default([]) })).default([]),
  }),
})

function countRefused(body: unknown): number {
  const read = partial.safeParse(body)
  return read.success
    ? read.data.partialFailureError.details.reduce((sum, one) => sum + one.errors.length, 0)
    : 0
}

interface Calling {
  settings: Config
  deps: DestinationDeps
  token: string
}

async function post(
  calling: Calling,
  path: string,
  body: object,
): Promise<Held | { body: Readonly<Record<string, unknown>> | null }> {
  const { settings, deps, token } = calling
  const reply = await deps.network.call({
    ...{ url: `${settings.url.replace(/\/+$/, '')}/${path}`, method: 'POST', timeoutMs: deps.patienceMs },
    headers: headersOf(settings, token),
    body: JSON.stringify(body),
  })
  const read = readJson(reply)
  const fault = judgeHeld(reply, deps.clock.now())
  if (fault === null) return { body: read }
  const text = JSON.stringify(read ?? {})
  if (/USER_LIST_NOT_FOUND|INVALID_USER_LIST|CUSTOMER_NOT_FOUND|"NOT_FOUND"/.test(text))
    return held('target_gone')
  return fault
}

const headersOf = ({ developerToken, loginCustomerId }: Config, token: string) => ({
  authorization: `Bearer ${token}`,
  'developer-token': developerToken,
  'content-type': 'application/json',
  ...(loginCustomerId === undefined ? {} : { 'login-customer-id': digitsOf(loginCustomerId) }),
})

async function findAccount(settings: Config, deps: DestinationDeps, token: string): Promise<Held | null> {
  const reply = await deps.network.call({
    ...{ url: `${settings.url.replace(/\/+$/, '')}/customers:listAccessibleCustomers`, method: 'GET' },
    ...{ timeoutMs: deps.patienceMs, headers: headersOf(settings, token) },
  })
  return judgeHeld(reply, deps.clock.now())
}
