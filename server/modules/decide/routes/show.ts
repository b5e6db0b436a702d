import type { z } from 'zod'
import { buckets, sizeOf } from '../rules/assign.ts'
import type { Figures } from '../rules/figures.ts'
import type { Experiment, HoldOut } from '../schema.ts'
import type * as api from './shapes.ts'

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

export function showExperiment(row: Experiment): z.input<typeof api.experimentReply> {
  const { id, name, hypothesis, layer, phase, previousId, state, segmentId, goal, windowDays } = row
  const { winner, note, createdBy, slots } = row
  return {
    ...{ id, name, hypothesis, layer, phase, previousId, state, segmentId, goal, windowDays },
    ...{ winner, note, createdBy, arms: [...row.arms], coverage: (sizeOf(slots) / buckets) * 100 },
    closed: row.closed.map(({ arm, guard, at }) => ({ arm, guard, at: iso(at) })),
    startedAt: isoOrNull(row.startedAt),
    endedAt: isoOrNull(row.endedAt),
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  }
}

export const showFigures = (row: Experiment, figures: Figures): z.input<typeof api.figuresReply> => ({
  ...showExperiment(row),
  figures: {
    ...figures,
    arms: figures.arms.map((one) => ({ ...one, guards: [...one.guards] })),
  },
})

/** Nobody is held out until somebody says so. */
export const showHoldOut = (one: HoldOut | null): z.input<typeof api.holdOutReply> => ({
  ...{ percent: one?.percent ?? 0, periodDays: one?.periodDays ?? 90, reason: one?.reason ?? '' },
  ...{ since: isoOrNull(one?.since ?? null), changedAt: isoOrNull(one?.changedAt ?? null) },
  changedBy: one?.changedBy ?? null,
})
