import type { Effect } from '@splot/contract/plugin/node'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Asked, Run } from '../schema.ts'
import { insertOutbox, type OutboxRow } from '../store/outbox.ts'
import { insertTasks, type NewTask } from '../store/tasks.ts'
import type { Moving } from './advance.ts'
import type { JourneyDeps, JourneyMessage } from './deps.ts'
import { runName } from './facts.ts'

type WishDeps = Pick<JourneyDeps, 'hands' | 'gifts' | 'logger'>

/** What the steps of one transaction ask for: gathered, then handed on once. */
export interface Wishes {
  /** @returns the run with what it was given */
  add(one: Moving, asked: readonly Asked[]): Promise<Run>
  /** Asks for all of it, in the transaction of the steps. */
  hand(): Promise<void>
}

export function createWishes(deps: WishDeps, tx: WorkspaceTx, now: number): Wishes {
  const where = { tx, workspaceId: tx.workspaceId }
  const messages: { asked: JourneyMessage; itemId: string }[] = []
  const outbox: OutboxRow[] = []
  const tasks: (NewTask & { isHers: boolean })[] = []
  const put = (run: Run, { seq, effect }: Asked): void => {
    if (effect.kind === 'message') {
      messages.push({ asked: makeMessage(run, { seq, effect }, now), itemId: effect.itemId })
    } else if (effect.kind === 'task') tasks.push(makeTask(run, { seq, effect }, now))
    else {
      const { kind, ...body } = effect
      const { id, journeyId, birth } = run
      outbox.push({ run: id, seq, kind, journeyId, birth, body: JSON.stringify(body) })
    }
  }
  return {
    async add({ run }, asked) {
      let after = run
      for (const { seq, effect } of asked) {
        if (effect.kind === 'coupon') after = await giveCoupon(deps, tx, { run: after, seq, effect, now })
        else put(after, { seq, effect })
      }
      return after
    },
    async hand() {
      const versions = new Map<string, number | null>()
      for (const { itemId } of messages)
        if (!versions.has(itemId)) versions.set(itemId, await deps.hands.findPublished(where, itemId))
      const ready = messages.map(({ asked, itemId }) => {
        const version = versions.get(itemId) ?? null
        // Whoever asks about reach hears of it before; it was unpublished this very moment, and is asked about again.
        if (version === null) throw new SplotError('not_found', { path: `content ${itemId}` })
        return { ...asked, version }
      })
      if (ready.length > 0) await deps.hands.requestMessages(where, ready)
      await insertOutbox(tx, tx.workspaceId, outbox, now)
      await insertTasks(tx, tx.workspaceId, await findStores(deps, where, tasks), now)
    },
  }
}

type Of<K extends Effect['kind']> = { seq: number; effect: Extract<Effect, { kind: K }> }

function makeMessage(run: Run, { seq, effect }: Of<'message'>, now: number): JourneyMessage {
  return {
    run: runName(run.id),
    seq,
    birth: run.birth,
    journeyId: run.journeyId,
    channel: effect.channel,
    purpose: effect.purpose,
    lane: effect.lane,
    itemId: effect.itemId,
    language: effect.language,
    priority: effect.priority,
    version: 0,
    notBefore: now,
    expiresAt: now + effect.lifeMs,
    zone: run.zone,
    data: { ...effect.data, ...run.context.given },
  }
}

const makeTask = ({ id, journeyId, birth }: Run, { seq, effect }: Of<'task'>, now: number) => ({
  ...{ run: id, seq, journeyId, birth, desk: effect.desk },
  ...{ storeId: effect.store ?? null, isHers: effect.place === 'hers' },
  ...{ title: effect.title, note: effect.note, dueAt: now + effect.dueInMs },
})

/** Tasks of customers' own stores, by the store; of whoever has none it is every store's. */
async function findStores(
  { hands }: WishDeps,
  where: { tx: WorkspaceTx; workspaceId: string },
  tasks: readonly (NewTask & { isHers: boolean })[],
): Promise<NewTask[]> {
  const births = tasks.filter(({ isHers }) => isHers).map(({ birth }) => birth)
  if (births.length === 0) return [...tasks]
  const stores = await hands.homeStoresOf(where, [...new Set(births)])
  return tasks.map(({ isHers, ...task }) =>
    isHers ? { ...task, storeId: stores.get(task.birth) ?? null } : task,
  )
}

/** A code of her own; where the pool gives none any more she goes on without one. */
async function giveCoupon(
  deps: WishDeps,
  tx: WorkspaceTx,
  { run, seq, effect, now }: Of<'coupon'> & { run: Run; now: number },
): Promise<Run> {
  try {
    const ref = `${runName(run.id)}:${seq}`
    const { code, name, expiresAt } = await deps.gifts.giveCoupon(tx, {
      ...{ poolId: effect.couponId, birth: run.birth, ref, at: now },
    })
    const coupon = {
      code,
      name,
      ...(expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
    }
    return { ...run, context: { ...run.context, given: { ...run.context.given, [effect.as]: coupon } } }
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    deps.logger.warn({ code: error.code, journey: run.journeyId }, 'a journey could give no coupon')
    return run
  }
}
