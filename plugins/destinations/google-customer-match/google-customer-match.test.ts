import {
  type DestinationStandIn,
  sha256,
  testDestination,
} from '@splot/contract/plugin/destination-suite.testkit'
import { openHttpSink, type SinkAnswer, type SinkRequest } from '@splot/contract/plugin/http-sink'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openNetwork } from '../../open-network.testkit.ts'
import { googleCustomerMatch } from './index.ts'

const keys = {
  developerToken: 'dev-token-of-no-use',
  clientSecret: 'client-secret-of-no-use',
  refreshToken: '1//refresh',
}
const customerId = '1234567890'
const target = '7000000001'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const user = z.strictObject({
  userIdentifiers: z
    .array(z.union([z.strictObject({ hashedEmail: hash }), z.strictObject({ hashedPhoneNumber: hash })]))
    .min(1)
    .max(20),
})
const jobShape = z.object({
  job: z.object({
    type: z.literal('CUSTOMER_MATCH_USER_LIST'),
    customerMatchUserListMetadata: z.object({ userList: z.string(), consent: z.unknown().optional() }),
  }),
})
const operations = z.object({
  enablePartialFailure: z.literal(true),
  operations: z.array(z.union([z.strictObject({ create: user }), z.strictObject({ remove: user })])),
})
type Operation = z.output<typeof operations>['operations'][number]

/** The part of the Google Ads API that takes user data, as its public reference describes it. */
async function openGoogle(): Promise<DestinationStandIn> {
  const members = new Set<string>()
  const jobs = new Map<string, Operation[]>()
  let how: Parameters<DestinationStandIn['behave']>[0] = 'well'
  const answer = (status: number, body: object): SinkAnswer => ({ status, body: JSON.stringify(body) })
  const getToken = (request: SinkRequest): SinkAnswer | null => {
    if (request.path !== '/token') return null
    const isKnown = new URLSearchParams(request.body.toString()).get('refresh_token') === keys.refreshToken
    return isKnown
      ? answer(200, { access_token: 'ya29.short', expires_in: 3599, token_type: 'Bearer' })
      : answer(400, { error: 'invalid_grant' })
  }
  const accept = ({ headers, path, body }: SinkRequest): SinkAnswer => {
    if (headers.authorization !== 'Bearer ya29.short' || headers['developer-token'] !== keys.developerToken)
      return answer(401, { error: { status: 'UNAUTHENTICATED' } })
    if (path === '/customers:listAccessibleCustomers') return answer(200, { resourceNames: [] })
    if (how === 'refuse') return answer(403, { error: { status: 'PERMISSION_DENIED' } })
    const said: unknown = JSON.parse(body.toString())
    if (path === `/customers/${customerId}/offlineUserDataJobs:create`) {
      const { customerMatchUserListMetadata: meta } = jobShape.parse(said).job
      if (meta.userList !== `customers/${customerId}/userLists/${target}`)
        return answer(400, {
          error: { details: [{ errors: [{ errorCode: { offlineUserDataJobError: 'INVALID_USER_LIST' } }] }] },
        })
      const resourceName = `customers/${customerId}/offlineUserDataJobs/${jobs.size + 1}`
      jobs.set(resourceName, [])
      return answer(200, { resourceName })
    }
    const [, name = '', verb] = /^\/(.+):(addOperations|run)$/.exec(path) ?? []
    const job = jobs.get(name)
    if (job === undefined) return answer(404, {})
    if (verb === 'addOperations') job.push(...operations.parse(said).operations)
    else
      for (const one of job)
        for (const id of ('create' in one ? one.create : one.remove).userIdentifiers)
          members['create' in one ? 'add' : 'delete'](
            'hashedEmail' in id ? id.hashedEmail : id.hashedPhoneNumber,
          )
    return answer(200, verb === 'run' ? { name: 'operations/1' } : {})
  }
  const server = await openHttpSink(
    {
      ...{ port: 0, now: () => 0, keep: () => {} },
      behave: () => (how === 'well' || how === 'refuse' ? 'accept' : how === 'busy' ? 'temporary' : how),
    },
    { accept, prepare: getToken },
  )
  const url = `http://127.0.0.1:${server.port}`
  const network = openNetwork(`127.0.0.1:${server.port}`)
  return {
    ...{ members, network, target, otherTarget: '7000000002', keyName: 'refreshToken' },
    settings: { customerId, clientId: 'client', ...keys, url, tokenUrl: `${url}/token` },
    behave: (next) => {
      how = next
    },
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

testDestination(googleCustomerMatch, openGoogle)

it('leaves out the dots that mean nothing to Gmail, and to nobody else', () => {
  const write = (value: string) => googleCustomerMatch.hash('email', value, sha256)
  expect(write('Anna.No.wak@Gmail.com')).toBe(sha256('annanowak@gmail.com'))
  expect(write('anna.nowak@example.pl')).toBe(sha256('anna.nowak@example.pl'))
  expect(googleCustomerMatch.hash('phone', '+48 600 100 200', sha256)).toBe(sha256('+48600100200'))
})

it('takes the account as Google Ads writes it, and says which token was refused', async () => {
  await using there = await openGoogle()
  const held = new Map<string, AsyncDisposable>()
  const deps = {
    ...{ network: there.network, patienceMs: 5_000, log: () => {} },
    clock: { now: () => 0, monotonic: () => 0, sleep: () => new Promise<void>(() => {}) },
    hold<T extends AsyncDisposable>(key: string, make: () => T): T {
      const made = held.get(key) ?? make()
      held.set(key, made)
      // The key names what was made: the same type comes out that went in.
      return made as T
    },
  }
  const settings = { ...there.settings, customerId: '123-456-7890' }
  expect(await googleCustomerMatch.test(settings, deps)).toMatchObject({ isOk: true })
  const order = { act: 'leave', target, batchId: 'b', take: async () => [] } as const
  expect((await googleCustomerMatch.tell(order, settings, deps)).told).toMatchObject({ state: 'told' })
  const said = await googleCustomerMatch.test({ ...settings, developerToken: 'another' }, deps)
  expect(said).toMatchObject({ isOk: false, field: 'developerToken' })
})
