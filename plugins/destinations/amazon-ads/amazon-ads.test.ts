import { type DestinationStandIn, testDestination } from '@splot/contract/plugin/destination-suite.testkit'
import { openHttpSink, type SinkAnswer, type SinkRequest } from '@splot/contract/plugin/http-sink'
import { z } from 'zod'
import { openNetwork } from '../../open-network.testkit.ts'
import { amazonAds } from './index.ts'

const keys = { clientSecret: 'client-secret-of-no-use', refreshToken: 'Atzr|refresh' }
const target = '384759201'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const records = z.object({
  records: z.array(
    z.object({
      externalId: z.string(),
      hashedRecords: z
        .array(z.union([z.strictObject({ email: hash }), z.strictObject({ phone: hash })]))
        .length(1),
    }),
  ),
})
const patches = z.object({
  patches: z.array(
    z.object({
      op: z.enum(['add', 'remove']),
      path: z.string().regex(/^\/EXTERNAL_USER_ID-[\w-]+\/audiences$/),
      value: z.array(z.string()).length(1),
    }),
  ),
})

/** The data provider API, as its public reference describes it. */
async function openAmazon(): Promise<DestinationStandIn> {
  const members = new Set<string>()
  const known = new Map<string, string>()
  let how: Parameters<DestinationStandIn['behave']>[0] = 'well'
  const answer = (status: number, body: object = {}): SinkAnswer => ({ status, body: JSON.stringify(body) })
  const getToken = (request: SinkRequest): SinkAnswer | null => {
    if (request.path !== '/auth/o2/token') return null
    const isKnown = new URLSearchParams(request.body.toString()).get('refresh_token') === keys.refreshToken
    return isKnown
      ? answer(200, { access_token: 'Atza|short', expires_in: 3600 })
      : answer(400, { error: 'invalid_grant' })
  }
  const accept = ({ headers, path, method, body }: SinkRequest): SinkAnswer => {
    if (
      headers.authorization !== 'Bearer Atza|short' ||
      headers['amazon-advertising-api-clientid'] !== 'amzn1.client'
    )
      return answer(401)
    if (how === 'refuse') return answer(400)
    const said: unknown = JSON.parse(body.toString())
    if (method === 'POST' && path === '/dp/records/hashed/') {
      for (const { externalId, hashedRecords } of records.parse(said).records)
        for (const one of hashedRecords) known.set(externalId, 'email' in one ? one.email : one.phone)
      return answer(202, { requestId: 'r-1' })
    }
    if (method !== 'PATCH' || path !== '/v2/dp/audience') return answer(405)
    for (const { op, path: place, value } of patches.parse(said).patches) {
      if (value[0] !== target) return answer(404)
      const member = known.get(/EXTERNAL_USER_ID-([\w-]+)\//.exec(place)?.[1] ?? '')
      if (member !== undefined) members[op === 'add' ? 'add' : 'delete'](member)
    }
    return answer(202, { jobRequestId: 'j-1' })
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
    ...{ members, network, target, otherTarget: '384759202', keyName: 'refreshToken' },
    settings: { clientId: 'amzn1.client', ...keys, url, tokenUrl: `${url}/auth/o2/token` },
    behave: (next) => {
      how = next
    },
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

testDestination(amazonAds, openAmazon)
