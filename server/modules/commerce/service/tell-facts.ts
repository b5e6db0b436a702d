import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { nameExternally } from '../../collect/index.ts'
import { type Fact, makeEvent } from '../rules/fact.ts'
import { deleteFacts, listFacts, listWorkspacesWithFacts, refuseFact } from '../store/facts.ts'
import type { CommerceDeps } from './deps.ts'

type TellDeps = Pick<CommerceDeps, 'db' | 'worker' | 'graph' | 'settingsOf' | 'accept' | 'logger'>

const factsAtOnce = 200

/** How long a change may wait before the timeline learns of it. */
const pauseMs = 250

/**
 * Tells the log what changed here. A fact is written in the transaction of its change and deleted once the log has it, so
 * that a crash at any moment tells it again under the same messageId: never lost, counted once.
 */
export const createFactLoop = (deps: TellDeps): Loop => ({
  id: 'commerce.facts',
  pauseMs,
  async turn() {
    let isMore = false
    await tryEach(await deps.worker.inPlatform((tx) => listWorkspacesWithFacts(tx)), async ({ id }) => {
      isMore = (await tellFacts(deps, id)) || isMore
    })
    return isMore
  },
})

/** @returns whether more may wait */
export async function tellFacts(deps: TellDeps, workspaceId: string): Promise<boolean> {
  const { facts, events } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const waiting = await listFacts(tx, factsAtOnce)
    return { facts: waiting, events: await wordFacts(deps, tx, waiting) }
  })
  if (facts.length === 0) return false
  const refused = await tell(deps, events)
  const told = facts.filter(({ id }) => !refused.has(id)).map(({ id }) => id)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await deleteFacts(tx, told)
    for (const [id, code] of refused) await refuseFact(tx, id, code)
  })
  return facts.length === factsAtOnce
}

/** Each told by the identifier its birth is, as any sender would. Who was erased meanwhile is not named. */
async function wordFacts(deps: TellDeps, tx: WorkspaceTx, facts: readonly Fact[]) {
  const { workspaceId } = tx
  const births = [...new Set(facts.flatMap(({ birth }) => (birth === null ? [] : [birth])))]
  const known = births.length === 0 ? [] : await deps.graph.listClusters(tx, workspaceId, births, 'service')
  const { region, currency } = await deps.settingsOf(workspaceId, tx)
  return facts.map((fact) => {
    const whose = known.filter(({ birthId }) => birthId === fact.birth).map(nameExternally)
    return {
      id: fact.id,
      event: { workspaceId, desk: 'commerce', body: makeEvent(fact, whose), region, currency },
    }
  })
}

/** All together; where the contract will not have one of them, each by itself. @returns codes of the refused by id */
async function tell(
  deps: TellDeps,
  events: Awaited<ReturnType<typeof wordFacts>>,
): Promise<ReadonlyMap<string, string>> {
  try {
    await deps.accept(events.map(({ event }) => event))
    return new Map()
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (events.length > 1) {
      const each: [string, string][] = []
      for (const one of events) each.push(...(await tell(deps, [one])))
      return new Map(each)
    }
    const [only] = events
    if (only === undefined) return new Map()
    deps.logger.error({ code: error.code, event: only.event.body.event }, 'a fact was refused')
    return new Map([[only.id, error.code]])
  }
}

/** What would be refused again. A server that is full or stopping is not. */
const isRefusal = (error: unknown): error is SplotError =>
  error instanceof SplotError && error.status >= 400 && error.status < 429
