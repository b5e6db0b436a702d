import type { World } from './world.ts'

/** A customer as anyone may see her, without ids that depend on where in the log she stands. */
export interface Portrait {
  identifiers: string[]
  traits: unknown
  computed: unknown
  timeline: string[]
}

interface CustomerJson {
  identifiers: { kind: string; value: string }[]
  traits: unknown
  computed: unknown
}

/** Every customer of the workspace by her first identifier. */
export async function takePortraits(world: World): Promise<Record<string, Portrait>> {
  const roots = await world.query<{ root: string }>(
    'SELECT DISTINCT root_service AS root FROM identity.identifier ORDER BY 1',
  )
  const portraits: Record<string, Portrait> = {}
  for (const { root } of roots) {
    const portrait = await takePortrait(world, root)
    portraits[portrait.identifiers[0] ?? root] = portrait
  }
  return portraits
}

export async function takePortrait(world: World, id: string): Promise<Portrait> {
  const reply = await world.call('GET', `/api/v1/customers/${id}`)
  if (reply.status !== 200) throw new Error(`Customer ${id}: ${reply.status} ${reply.text.slice(0, 200)}`)
  const customer = reply.json as unknown as CustomerJson
  const page = await world.call('GET', `/api/v1/customers/${id}/timeline?limit=200`)
  return {
    identifiers: customer.identifiers.map((one) => `${one.kind}|${one.value}`).sort(),
    traits: customer.traits,
    computed: customer.computed,
    timeline: (page.json.items as { messageId: string }[]).map((item) => item.messageId),
  }
}
