import type { Loop } from '../../../../platform/jobs/loop.ts'
import { sendable } from '../../rules/parts.ts'
import { listDueLines } from '../../store/sending.ts'
import { createWorkspaceList } from '../workspace-list.ts'
import { type LaneLine, type LineDeps, runLine } from './line.ts'
import { recoverLost, retellLate } from './recover.ts'

export interface Sender {
  loop: Loop
  /** Runs every line once until nothing is due, and waits: for tests and for those who end with it. */
  drain(): Promise<void>
  /** Takes nothing more, lets what is being handed over end. */
  stop(): Promise<void>
}

const recoverEveryMs = 5_000
const pauseMs = 200

/**
 * Looks where something is due and lets one line run for each workspace, channel and lane: a line that is slow, dead or
 * long holds up nobody but itself. Transactional lines have no one before them; marketing gives way to them.
 */
export function createSender(given: Omit<LineDeps, 'isStopping' | 'giveWay'>): Sender {
  const running = new Map<string, Promise<void>>()
  let isStopping = false
  const nameOf = (line: LaneLine) => `${line.workspaceId} ${line.channel} ${line.lane}`
  const deps: LineDeps = {
    ...given,
    isStopping: () => isStopping,
    giveWay: async (line) => running.get(nameOf({ ...line, lane: 't' })),
  }
  const workspaces = createWorkspaceList(deps)
  const recovery = createRecovery(deps)
  const start = (line: LaneLine) => {
    const name = nameOf(line)
    if (running.has(name)) return
    const ended = runLine(deps, line)
      .catch((error: unknown) => {
        const kind = error instanceof Error ? error.name : 'unknown'
        deps.logger.error({ channel: line.channel, lane: line.lane, error: kind }, 'a line broke off')
      })
      .finally(() => running.delete(name))
    running.set(name, ended)
  }
  const turn = async (): Promise<boolean> => {
    if (isStopping) return false
    const ids = await workspaces()
    await recovery(ids)
    for (const line of await findDue(deps, ids)) start(line)
    return false
  }
  return {
    loop: { id: 'deliver.sender', pauseMs, turn },
    async drain() {
      await turn()
      while (running.size > 0) await Promise.all(running.values())
    },
    async stop() {
      isStopping = true
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}

/** Now and then: what a process that died left behind. */
function createRecovery(deps: LineDeps): (workspaceIds: readonly string[]) => Promise<void> {
  let at: number | null = null
  return async (workspaceIds) => {
    const now = deps.clock.monotonic()
    if (at !== null && now - at < recoverEveryMs) return
    at = now
    for (const id of workspaceIds) {
      const lost = await recoverLost(deps, id)
      if (lost > 0) deps.logger.warn({ lost }, 'hand-overs without an outcome')
      // A log that takes nothing now holds up no message.
      await retellLate(deps, id).catch((error: unknown) => {
        const kind = error instanceof Error ? error.name : 'unknown'
        deps.logger.warn({ error: kind }, 'what is sent was not told')
      })
    }
  }
}

async function findDue(deps: LineDeps, workspaceIds: readonly string[]): Promise<LaneLine[]> {
  if (workspaceIds.length === 0) return []
  const now = deps.clock.now()
  const found = await deps.db.inWorkspaces(workspaceIds, (tx) =>
    listDueLines(tx, workspaceIds, sendable, now),
  )
  return found.flatMap((line) => {
    const channel = sendable.find((name) => name === line.channel)
    return channel === undefined ? [] : [{ ...line, channel }]
  })
}
