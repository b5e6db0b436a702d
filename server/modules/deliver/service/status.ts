import type { Lang } from '@splot/contract/language'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Marks } from '../rules/mark.ts'
import { readPace } from '../rules/pace.ts'
import { channelOf, sendable } from '../rules/parts.ts'
import { wordReason } from '../rules/reasons.ts'
import { joinSettings } from '../rules/settings.ts'
import { type HoldRow, listHolds, releaseHold } from '../store/holds.ts'
import { listLineStatus } from '../store/status.ts'
import { listViaTallies } from '../store/tallies.ts'
import type { Channels } from './channels.ts'
import type { SendDeps } from './deps.ts'
import type { Desks } from './send/desks.ts'
import { laneOf } from './send/settle.ts'

export interface StatusDeps extends SendDeps {
  marks: Marks
  desks: Pick<Desks, 'forget'>
}

const iso = (ms: number): string => new Date(ms).toISOString()

/** How sending fares, and how what stopped by itself goes on. */
export function createStatus(deps: StatusDeps, channels: Pick<Channels, 'list'>) {
  return {
    async get({ workspaceId, scopes }: Actor, lang: Lang) {
      const now = deps.clock.now()
      const states = await channels.list(workspaceId)
      const { lines, vias, holds } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
        lines: await listLineStatus(tx, workspaceId, sendable, now),
        vias: await listViaTallies(tx, workspaceId, now),
        holds: await listHolds(tx, workspaceId, 'channel'),
      }))
      return {
        lines: lines.map(({ lane, oldestDueAt, ...line }) => ({
          ...line,
          lane: laneOf(lane),
          oldestDueAt: oldestDueAt === null ? null : iso(oldestDueAt),
        })),
        channels: states.map(({ channel, isEnabled, isSet, stored, sinkSettings }) => {
          const { sent = 0, bounced = 0, complained = 0 } = vias.find((one) => one.via === channel.id) ?? {}
          return {
            id: channel.id,
            channel: channelOf(channel),
            isEnabled,
            perSecond: readPace(channel, isSet ? joinSettings(stored) : sinkSettings).perSecond,
            paused: showPause(holds.find((one) => one.id === channel.id) ?? null, lang),
            sent,
            bounced,
            complained,
            reportsUrl:
              channel.webhook === null || !scopes.has('channels:manage')
                ? null
                : `${deps.origin()}/hooks/channels/${workspaceId}/${channel.id}/${deps.marks.writeHook(workspaceId, channel.id)}`,
          }
        }),
      }
    },
    /** @throws not_found where it is not paused */
    async resume({ workspaceId, kind, id, name }: Actor, channelId: string): Promise<void> {
      await deps.db.inWorkspace(workspaceId, async (tx) => {
        const hold = { kind: 'channel' as const, id: channelId, at: deps.clock.now() }
        if ((await releaseHold(tx, workspaceId, hold)) === 0) throw new SplotError('not_found')
        const entry = { actor: { kind, id, name }, action: 'channel.resumed', target: channelId }
        await deps.audit.record({ tx, workspaceId }, entry)
      })
      deps.desks.forget(workspaceId)
    },
  }
}

const showPause = (hold: HoldRow | null, lang: Lang) =>
  hold === null ? null : { reason: hold.reason, text: wordReason(hold.reason, lang), since: iso(hold.at) }

export type Status = ReturnType<typeof createStatus>
