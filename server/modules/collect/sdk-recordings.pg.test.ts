import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kit, openCollect, writeKey } from '../../../tests/testkit/collect.ts'
import { checkoutRoot } from '../../platform/root.ts'

interface Recording {
  sdk: string
  method: string
  url: string
  headers: Record<string, string>
  gzip_on_wire: boolean
  body: string
}

const file = join(checkoutRoot, '../shared/data/events/sdk-requests.public.jsonl')
const recordings: Recording[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Recording)
      .filter((one) => one.url.startsWith('/v1/'))
  : []

const kept = ['content-type', 'content-encoding', 'origin', 'user-agent', 'anonymousid']

function headersOf(one: Recording): Record<string, string> {
  return Object.fromEntries(Object.entries(one.headers).filter(([name]) => kept.includes(name.toLowerCase())))
}

describe.skipIf(recordings.length === 0)(
  'requests recorded from official SDKs (skipped where ../shared/data is absent)',
  () => {
    let kit: Kit
    beforeAll(async () => {
      kit = await openCollect()
    })
    afterAll(() => kit.pg.close())

    it('sees every recording of the Segment wire', () => {
      expect(recordings.length).toBeGreaterThanOrEqual(15)
    })

    it.each(recordings.map((one, i) => [`${i} ${one.sdk} ${one.method} ${one.url}`, one] as const))(
      '%s',
      async (_, one) => {
        if (one.method === 'OPTIONS') {
          const asked = {
            origin: 'https://sklep.example',
            'access-control-request-headers': 'authorization,content-type',
          }
          const reply = await kit.collect.handle(
            new Request(`http://localhost${one.url}`, { method: 'OPTIONS', headers: asked }),
            { remoteAddress: '' },
          )
          expect(reply?.status).toBe(204)
          expect(reply?.headers.get('access-control-allow-headers')).toBe('authorization,content-type')
          return
        }
        const reply = await kit.post(
          one.url,
          one.gzip_on_wire ? gzipSync(one.body) : one.body,
          headersOf(one),
        )
        expect(reply).toMatchObject({ status: 200, body: { success: true, rejected: [] } })
        const sent = JSON.parse(one.body) as { batch?: unknown[] }
        expect(reply.body.accepted).toBe(sent.batch?.length ?? 1)
      },
    )

    it('stores each messageId once, whatever was repeated', async () => {
      await kit.drain()
      const ids = recordings
        .filter((one) => one.method === 'POST')
        .flatMap((one) => {
          const body = JSON.parse(one.body) as { batch?: { messageId: string }[]; messageId: string }
          return (body.batch ?? [body]).map((event) => event.messageId)
        })
      const tally = await kit.collect.getTally('default')
      expect(tally).toMatchObject({
        accepted: ids.length,
        applied: new Set(ids).size,
        duplicate: ids.length - new Set(ids).size,
        quarantined: 0,
      })
    })

    it('gives analytics.js its settings', async () => {
      const reply = await kit.collect.handle(
        new Request(`http://splot.example:4000/v1/projects/${writeKey}/settings`),
        { remoteAddress: '' },
      )
      expect(await reply?.json()).toMatchObject({
        integrations: {
          'Segment.io': { apiKey: writeKey, apiHost: 'splot.example:4000/v1', protocol: 'http' },
        },
      })
      const foreign = await kit.collect.handle(new Request('http://localhost/v1/projects/nobody/settings'), {
        remoteAddress: '',
      })
      expect(foreign?.status).toBe(401)
    })
  },
)
