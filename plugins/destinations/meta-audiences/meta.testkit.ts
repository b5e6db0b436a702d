import type { DestinationStandIn } from '@splot/contract/plugin/destination-suite.testkit'
import { openHttpSink, type SinkAnswer, type SinkRequest } from '@splot/contract/plugin/http-sink'
import { expect } from 'vitest'
import { z } from 'zod'
import { openNetwork } from '../../open-network.testkit.ts'

export const token = 'EAAB-token-of-no-use'
const target = '23850000000000001'
const payloadShape = z.object({
  schema: z.array(z.enum(['EMAIL', 'PHONE'])).min(1),
  data: z.array(z.array(z.string().regex(/^([0-9a-f]{64})?$/)).min(1)).max(10_000),
})
const sessionShape = z.object({
  session_id: z.number().int().positive(),
  batch_seq: z.literal(1),
  last_batch_flag: z.literal(true),
  estimated_num_total: z.number().int(),
})

const refuse = (status: number, error: object): SinkAnswer => ({ status, body: JSON.stringify({ error }) })

/** The Graph API, as its public reference describes it. */
export async function openMeta(): Promise<DestinationStandIn> {
  const members = new Set<string>()
  let how: Parameters<DestinationStandIn['behave']>[0] = 'well'
  const accept = (request: SinkRequest): SinkAnswer => {
    if (request.headers.authorization !== `Bearer ${token}`)
      return refuse(401, { code: 190, message: 'Invalid OAuth access token' })
    if (request.path === '/me') return { status: 200, body: '{"id":"1"}' }
    if (how === 'refuse') return refuse(400, { code: 100, error_subcode: 1_713_230 })
    if (request.path !== `/${target}/users`) return refuse(400, { code: 100, error_subcode: 33 })
    const form = new URLSearchParams(request.body.toString())
    const { schema, data } = payloadShape.parse(JSON.parse(form.get('payload') ?? ''))
    sessionShape.parse(JSON.parse(form.get('session') ?? ''))
    for (const row of data) {
      expect(row).toHaveLength(schema.length)
      for (const hash of row.filter((one) => one !== ''))
        if (request.method === 'POST') members.add(hash)
        else members.delete(hash)
    }
    return {
      status: 200,
      body: JSON.stringify({ audience_id: target, num_received: data.length, num_invalid_entries: 0 }),
    }
  }
  const server = await openHttpSink(
    {
      ...{ port: 0, now: () => 0, keep: () => {} },
      behave: () => (how === 'well' || how === 'refuse' ? 'accept' : how === 'busy' ? 'temporary' : how),
    },
    { accept },
  )
  const network = openNetwork(`127.0.0.1:${server.port}`)
  return {
    ...{ members, network, target, otherTarget: '99999', keyName: 'accessToken' },
    settings: { accessToken: token, pixelId: '1234567890', url: `http://127.0.0.1:${server.port}` },
    behave: (next) => {
      how = next
    },
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}
