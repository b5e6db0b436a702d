import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Loop } from '../../../../platform/jobs/loop.ts'
import {
  deleteAudience,
  findAudience,
  keepLease,
  leaseDue,
  listDueWorkspaces,
  noteFilled,
} from '../store/audiences.ts'
import { dropEverybody, putMembers } from '../store/members.ts'
import { dropUntold } from '../store/told.ts'
import type { AudienceDeps } from './deps.ts'
import { lookAtDue } from './look.ts'
import type { Platforms } from './platforms.ts'
import { tellJoining, tellLeaving } from './tell.ts'

export interface WorkDeps extends AudienceDeps {
  platforms: Platforms
}

const pauseMs = 1_000
/** Longer than an order may hang. */
const leaseMs = 120_000
/** A platform that hangs keeps no other waiting longer than this. */
const turnMs = 2_000
/** Orders to one platform before others have their turn. */
const ordersAtOnce = 20
const membersAtOnce = 1_000

export interface Work extends AsyncDisposable {
  loop: Loop
  /** Does all that is due now and waits for it: what the loop does by and by. */
  drain(): Promise<void>
}

/** Keeps every platform told: each audience by itself, so that one that hangs harms no other. */
export function createWork(deps: WorkDeps): Work {
  const running = new Map<string, Promise<void>>()
  let isStopping = false
  const start = (workspaceId: string, id: string): Promise<void> => {
    const key = `${workspaceId} ${id}`
    const done = work(deps, workspaceId, id)
      .catch((error: unknown) => {
        const code = error instanceof Error ? error.name : 'unknown'
        deps.logger.error({ audience: id, code }, 'an audience was not kept')
      })
      .finally(() => running.delete(key))
    running.set(key, done)
    return done
  }
  const startDue = async (): Promise<number> => {
    if (isStopping) return 0
    const now = deps.clock.now()
    const workspaces = await deps.worker.inPlatform((tx) => listDueWorkspaces(tx, now))
    let started = 0
    for (const workspaceId of workspaces) {
      const ids = await deps.db.inWorkspace(workspaceId, (tx) => leaseDue(tx, { until: now + leaseMs, now }))
      for (const id of ids) void start(workspaceId, id)
      started += ids.length
    }
    return started
  }
  const settled = () => Promise.all(running.values())
  return {
    loop: {
      id: 'deliver.audiences',
      pauseMs,
      async turn() {
        const started = await startDue()
        if (started === 0) return false
        const waiting = new AbortController()
        await Promise.race([settled(), deps.clock.sleep(turnMs, waiting.signal)])
        waiting.abort()
        return false
      },
    },
    async drain() {
      for (let turns = 0; turns < 50 && (await startDue()) > 0; turns++) await settled()
    },
    async [Symbol.asyncDispose]() {
      isStopping = true
      await settled()
      await deps.platforms[Symbol.asyncDispose]()
    },
  }
}

/** One audience: its segment's members taken down, who changed looked at, those who leave told, then those who join. */
async function work(deps: WorkDeps, workspaceId: string, id: string): Promise<void> {
  try {
    for (let orders = 0; orders < ordersAtOnce; orders++) if (!(await turn(deps, workspaceId, id))) return
  } finally {
    await deps.db.inWorkspace(workspaceId, (tx) => keepLease(tx, id, 0))
  }
}

/** @returns whether more may be done at once */
async function turn(deps: WorkDeps, workspaceId: string, id: string): Promise<boolean> {
  const { db, clock, platforms } = deps
  const isMore = await fill(deps, workspaceId, id)
  const [audience, platform] = await db.inWorkspace(workspaceId, async (tx) => {
    await keepLease(tx, id, clock.now() + leaseMs)
    const found = await findAudience(tx, id)
    return [found, found === null ? null : await platforms.find(tx, found.destinationId)] as const
  })
  if (audience === null) return false
  const destination = deps.destinations.find((one) => one.id === audience.destinationId)
  if (destination === undefined) return false
  const isDue = await db.inWorkspace(workspaceId, async (tx) => {
    const isMore = await lookAtDue(deps, tx, { audience, destination })
    await dropUntold(tx, id)
    return isMore
  })
  if (audience.state === 'ending' && (await db.inWorkspace(workspaceId, (tx) => clearAway(tx, id))))
    return false
  if (platform === null || audience.retryAt > clock.now()) return isMore || isDue
  const telling = { workspaceId, audience, platform }
  const left = await tellLeaving(deps, telling)
  if (left === 'told') return true
  const isJoined = left === 'none' && audience.state === 'on' && (await tellJoining(deps, telling))
  return isJoined || isMore || isDue
}

/** Takes away what has ended, once the platform knows nobody of it, with whoever was put in meanwhile. */
async function clearAway(tx: WorkspaceTx, id: string): Promise<boolean> {
  const isGone = (await deleteAudience(tx, id)) > 0
  if (isGone) await dropEverybody(tx, id)
  return isGone
}

/** The members a segment had before the audience was made of it. @returns whether there are more */
async function fill({ db, members, clock }: WorkDeps, workspaceId: string, id: string): Promise<boolean> {
  return db.inWorkspace(workspaceId, async (tx) => {
    const audience = await findAudience(tx, id)
    if (audience === null || audience.isFilled || audience.segmentId === null) return false
    const page = { after: audience.filledAfter, limit: membersAtOnce }
    const births = await members.page({ tx, workspaceId }, audience.segmentId, page)
    await putMembers(tx, workspaceId, { audienceId: id, births, now: clock.now() })
    const isFilled = births.length < membersAtOnce
    await noteFilled(tx, id, { after: births.at(-1) ?? audience.filledAfter, isFilled })
    return !isFilled
  })
}
