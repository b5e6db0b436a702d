import { checkCondition } from '@splot/contract/segment/condition'
import { expect, test } from 'vitest'
import { journeyTemplates } from '../../../server/modules/journey/templates/list.ts'
import { createBody } from '../../../server/modules/segment/schema/api.ts'
import type { Api } from '../brand/api.ts'
import { club } from '../goods/club.ts'
import { plannedJourneys } from './journeys.ts'
import { plannedSegments } from './segments.ts'
import { setUpPlan } from './set-up.ts'

interface Asked {
  what: string
  body: Record<string, unknown>
}

/** A workspace with these segments and journeys in it. */
async function setUp(o: { segments?: string[]; journeys?: string[]; isStopped?: boolean } = {}) {
  const asked: Asked[] = []
  const named = (names: readonly string[] = []) => ({ items: names.map((name) => ({ id: name, name })) })
  const coupon = { id: 'gift', type: 'coupon', options: { coupon: 'powitanie', as: 'coupon' }, next: {} }
  const answers: Record<string, object> = {
    'GET /segments?limit=200&archived=false': named(o.segments),
    'GET /journeys?archived=true': named(o.journeys),
    'GET /journey-templates': { items: journeyTemplates.map(({ id, name }) => ({ id, name: name.pl })) },
    'POST /journey-templates': { id: 'j' },
    'GET /journeys/j': { revision: 1, name: 'J', graph: { nodes: [coupon] } },
    'PUT /journeys/j': { revision: 2 },
  }
  const api: Api = {
    async ask(method, path, more) {
      asked.push({ what: `${method} ${path}`, body: (more?.body ?? {}) as Asked['body'] })
      return (answers[`${method} ${path}`] ?? named()) as never
    },
  }
  await setUpPlan({ api, language: 'pl', isStopped: () => o.isStopped ?? false, tell: () => {} })
  return { asked, of: (what: string) => asked.filter((one) => one.what === what).map((one) => one.body) }
}

test('segments are what their route takes, in two folders; journeys are templates there are, with coupons there are', () => {
  for (const { name, about, folder, condition } of plannedSegments) {
    for (const lang of ['pl', 'en'] as const)
      createBody.parse({ name: name[lang], description: about[lang], folder: folder[lang], condition })
    expect(checkCondition(condition), name.en).toMatchObject({ ok: true })
  }
  expect(plannedSegments.length).toBe(10)
  expect(new Set(plannedSegments.map(({ folder }) => folder.pl)).size).toBe(2)
  const ids = journeyTemplates.map(({ id }) => id)
  for (const { template } of plannedJourneys) expect(ids).toContain(template)
  const pools: readonly string[] = club.pools.map(({ id }) => id)
  for (const { coupon } of plannedJourneys) if (coupon !== undefined) expect(pools).toContain(coupon)
})

test('all of it is made and launched once; what there is already stays as it is', async () => {
  const { of } = await setUp()
  expect(of('PUT /consents/settings')).toHaveLength(1)
  expect(of('POST /segments')).toHaveLength(10)
  expect(of('POST /journeys/j/launch')).toEqual(plannedJourneys.map(() => ({ revision: 2 })))
  const saved = of('PUT /journeys/j').map(({ graph }) => JSON.stringify(graph))
  expect(saved.filter((one) => one.includes('bon-50'))).toHaveLength(1)
  const again = await setUp({
    segments: plannedSegments.map(({ name }) => name.pl),
    journeys: journeyTemplates.map(({ name }) => name.pl),
  })
  expect(again.of('POST /segments')).toEqual([])
  expect(again.of('POST /journey-templates')).toEqual([])
  expect((await setUp({ isStopped: true })).of('POST /segments')).toEqual([])
})
