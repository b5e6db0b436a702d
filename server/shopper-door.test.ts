import { expect, it } from 'vitest'
import { systemClock } from './platform/clock.ts'
import { silentLogger } from './platform/logger.ts'
import { createShopperDoor } from './shopper-door.ts'

const askWhere = async (fault: Error) => {
  const logged: unknown[] = []
  const door = createShopperDoor({
    shopRoutes: [],
    shoppers: { open: async () => Promise.reject(fault) } as never,
    authenticate: async () => Promise.reject(fault),
    logger: { ...silentLogger, error: (...about: unknown[]) => void logged.push(about) },
    clock: systemClock,
  })
  const request = new Request('http://splot.test/s/splot_wk_of_the_page/shop/cart')
  const reply = await door(request, { remoteAddress: '10.0.0.1' })
  return { reply, code: (await reply?.json())?.code, logged }
}

it('a database that restarts is no defect: the page is told to come again soon', async () => {
  const fault = Object.assign(new Error('terminating connection'), { code: '57P01' })
  const { reply, code, logged } = await askWhere(fault)
  expect(code).toBe('overloaded')
  expect(reply?.status).toBe(503)
  expect(Number(reply?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(logged).toEqual([])
})

it('a defect of ours is told without a word of what was asked', async () => {
  const { code, logged } = await askWhere(new TypeError('anna@example.pl is not a function'))
  expect(code).toBe('internal')
  expect(JSON.stringify(logged)).not.toContain('anna@example.pl')
  expect(logged).toHaveLength(1)
})
