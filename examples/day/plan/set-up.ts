import type { Api } from '../brand/api.ts'
import { stayAwake } from '../brand/set-up.ts'
import { type PlannedJourney, plannedJourneys } from './journeys.ts'
import { type PlannedSegment, plannedSegments } from './segments.ts'

interface Named {
  readonly id: string
  readonly name: string
}
interface Drawn extends Named {
  readonly revision: number
  readonly graph: Graph
}
interface Graph {
  readonly nodes: readonly { readonly type: string; readonly options: object }[]
}

export interface PlanDeps {
  readonly api: Api
  /** Segments and journeys are named in this one, and the tasks they set. */
  readonly language: 'pl' | 'en'
  isStopped(): boolean
  /** Segments and journeys that are there so far, of all. */
  tell(made: number, total: number): void
}

/** The brand's segments and journeys, launched: each made where none of its name is there, put away or not. */
export async function setUpPlan(deps: PlanDeps): Promise<void> {
  const total = plannedSegments.length + plannedJourneys.length
  let made = 0
  deps.tell(made, total)
  await stayAwake(deps.api)
  const segments = await listNames(deps, '/segments?limit=200&')
  for (const one of plannedSegments) {
    if (!deps.isStopped() && !segments.has(one.name[deps.language])) await makeSegment(deps, one)
    deps.tell(++made, total)
  }
  const journeys = await listNames(deps, '/journeys?')
  const { items: templates } = await deps.api.ask<{ items: Named[] }>('GET', '/journey-templates')
  for (const one of plannedJourneys) {
    const name = templates.find(({ id }) => id === one.template)?.name
    if (!deps.isStopped() && name !== undefined && !journeys.has(name)) await startJourney(deps, one)
    deps.tell(++made, total)
  }
}

async function listNames({ api }: PlanDeps, path: string): Promise<ReadonlySet<string>> {
  const lists = [false, true].map((isArchived) =>
    api.ask<{ items: Named[] }>('GET', `${path}archived=${isArchived}`),
  )
  return new Set((await Promise.all(lists)).flatMap(({ items }) => items.map((one) => one.name)))
}

const makeSegment = ({ api, language }: PlanDeps, one: PlannedSegment): Promise<unknown> =>
  api.ask('POST', '/segments', {
    body: {
      ...{ name: one.name[language], description: one.about[language], folder: one.folder[language] },
      condition: one.condition,
    },
  })

/** As a marketer does it: from a template, with a coupon of hers, into a folder, and off. */
async function startJourney({ api, language }: PlanDeps, planned: PlannedJourney): Promise<void> {
  const { id } = await api.ask<{ id: string }>('POST', '/journey-templates', {
    body: { template: planned.template },
  })
  const { revision, name, graph } = await api.ask<Drawn>('GET', `/journeys/${id}`)
  const saved = await api.ask<Drawn>('PUT', `/journeys/${id}`, {
    body: { revision, name, folder: planned.folder[language], graph: chooseCoupon(graph, planned.coupon) },
  })
  await api.ask('POST', `/journeys/${id}/launch`, { body: { revision: saved.revision } })
}

const chooseCoupon = (graph: Graph, coupon: string | undefined): Graph => ({
  ...graph,
  nodes: graph.nodes.map((one) =>
    one.type === 'coupon' && coupon !== undefined ? { ...one, options: { ...one.options, coupon } } : one,
  ),
})
