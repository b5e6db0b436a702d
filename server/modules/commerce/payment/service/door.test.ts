import { expect, it } from 'vitest'
import { silentLogger } from '../../../../platform/logger.ts'
import { createDoor } from './door.ts'

const tellWhere = async (fault: Error) => {
  const logged: unknown[] = []
  const tell = createDoor({
    db: { inWorkspace: async () => Promise.reject(fault) },
    logger: { ...silentLogger, error: (...about: unknown[]) => void logged.push(about) },
  } as never)
  const request = new Request('http://splot.test/hooks/payments/w1/stripe', { method: 'POST', body: '{}' })
  return { reply: await tell(request), logged }
}

it('a database that restarts takes no news: the provider is to tell them again', async () => {
  const { reply, logged } = await tellWhere(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }))
  expect(reply?.status).toBe(503)
  expect(reply?.headers.get('retry-after')).toBe('5')
  expect(logged).toEqual([])
})

it('a defect of ours is told again too, and stands in the log without what was told', async () => {
  const { reply, logged } = await tellWhere(new TypeError('anna@example.pl is not a function'))
  expect(reply?.status).toBe(500)
  expect(logged).toHaveLength(1)
  expect(JSON.stringify(logged)).not.toContain('anna@example.pl')
})
