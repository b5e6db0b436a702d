import type { Lang } from '@splot/contract/language'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { RootedBirth } from '../customer-graph.ts'
import { cityOf, nameOf } from '../rules/person.ts'
import { combineTraits, findReserved } from '../rules/traits.ts'
import { listRecent } from '../store/timeline.ts'
import { readClusters } from './customer-rows.ts'
import type { ProfileDeps } from './deps.ts'
import { weaveCustomer } from './view.ts'

/** A customer as a message to her may speak of her. pii */
export interface Recipient {
  root: string
  /** Oldest first. */
  births: readonly RootedBirth[]
  customer: {
    firstName?: string
    lastName?: string
    name?: string
    city?: string
    language?: Lang
    stage?: string
    traits: Readonly<Record<string, unknown>>
  }
  /** Minutes since each event of the last day happened last. */
  recent: Readonly<Record<string, number>>
}

/** What costs more than traits, read where a template asks for it. */
export interface RecipientWish {
  stage: boolean
  recent: boolean
}

const recentMs = 86_400_000
/** Of each birth, newest first. */
const mostRecent = 40

/** Many customers at once, by any of their births; births nobody minted are left out. */
export async function listRecipients(
  deps: ProfileDeps,
  tx: WorkspaceTx,
  births: readonly string[],
  wish: RecipientWish,
): Promise<Map<string, Recipient>> {
  const now = deps.clock.now()
  const { customers } = await readClusters(deps.graph, tx, births)
  const settings = wish.stage ? await deps.settingsOf(tx.workspaceId, tx) : null
  const recent = wish.recent
    ? await readRecent(
        deps,
        tx,
        customers.flatMap((one) => one.births.map((birth) => birth.birthId)),
      )
    : new Map<string, [name: string, ts: number][]>()
  const found = new Map<string, Recipient>()
  for (const parts of customers) {
    const traits = combineTraits(parts.parts.traits)
    const stage = settings === null ? undefined : weaveCustomer(parts, now, settings).computed.stages.at(-1)
    const recipient: Recipient = {
      root: parts.id,
      births: parts.births,
      customer: {
        ...describePerson(traits),
        ...(settings === null ? {} : { stage: stage?.stage ?? 'anonymous' }),
        traits: Object.fromEntries([...traits].map(([key, trait]) => [key, trait.value])),
      },
      recent: countMinutes(
        parts.births.flatMap((birth) => recent.get(birth.birthId) ?? []),
        now,
      ),
    }
    for (const birth of parts.births) found.set(birth.birthId, recipient)
  }
  return found
}

function describePerson(traits: ReturnType<typeof combineTraits>): Omit<Recipient['customer'], 'traits'> {
  const name = nameOf(traits)
  const city = cityOf(traits)
  const spoken = findReserved(traits, 'language')
  const language = typeof spoken === 'string' ? spoken.slice(0, 2).toLowerCase() : null
  return {
    ...(name === null ? {} : { name: name.full }),
    ...(name?.given ? { firstName: name.given } : {}),
    ...(name?.family ? { lastName: name.family } : {}),
    ...(city === null ? {} : { city }),
    ...(language === 'pl' || language === 'en' ? { language } : {}),
  }
}

async function readRecent(
  deps: ProfileDeps,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<Map<string, [name: string, ts: number][]>> {
  const since = deps.clock.now() - recentMs
  const moments = await listRecent(tx, tx.workspaceId, { births, since, each: mostRecent })
  const records =
    moments.length === 0 ? [] : await deps.log.readAt(tx, [...new Set(moments.map((one) => one.pos))])
  const names = new Map(records.map((record) => [record.pos, deps.readEvent(record)?.event.name]))
  const found = new Map<string, [name: string, ts: number][]>()
  for (const { birth, ts, pos } of moments) {
    const name = names.get(pos)
    if (name === undefined) continue
    const own = found.get(birth)
    if (own === undefined) found.set(birth, [[name, ts]])
    else own.push([name, ts])
  }
  return found
}

function countMinutes(events: readonly (readonly [name: string, ts: number])[], now: number) {
  const newest = new Map<string, number>()
  for (const [name, ts] of events) newest.set(name, Math.max(newest.get(name) ?? 0, ts))
  return Object.fromEntries(
    [...newest].map(([name, ts]) => [name, Math.max(0, Math.floor((now - ts) / 60_000))]),
  )
}
