import { z } from 'zod'
import { conditionSchema } from '../journey/condition.ts'
import { duration, timeOfDay } from '../journey/duration.ts'
import { journeyChannels } from '../journey/effect.ts'
import { eventMatch } from '../journey/match.ts'
import type { Bilingual } from '../language.ts'
import type { NodeFieldKind } from './node-field-kinds.ts'

const look = (kind: NodeFieldKind, label: Bilingual, hint?: Bilingual) =>
  hint === undefined ? { kind, label } : { kind, label, hint }

const id = z.string().min(1).max(128)

/** Fields of a node's options: the side panel is drawn from them. Texts, numbers, flags and choices are those of settings. */
export const nodeField = {
  condition: (label: Bilingual, hint?: Bilingual) => conditionSchema.meta(look('condition', label, hint)),
  content: (label: Bilingual, hint?: Bilingual) => id.meta(look('content', label, hint)),
  segment: (label: Bilingual, hint?: Bilingual) => id.meta(look('segment', label, hint)),
  list: (label: Bilingual, hint?: Bilingual) => id.meta(look('list', label, hint)),
  audience: (label: Bilingual, hint?: Bilingual) => id.meta(look('audience', label, hint)),
  journey: (label: Bilingual, hint?: Bilingual) => id.meta(look('journey', label, hint)),
  coupon: (label: Bilingual, hint?: Bilingual) => id.meta(look('coupon', label, hint)),
  experiment: (label: Bilingual, hint?: Bilingual) => id.meta(look('experiment', label, hint)),
  store: (label: Bilingual, hint?: Bilingual) => id.meta(look('store', label, hint)),
  purpose: (label: Bilingual, hint?: Bilingual) =>
    z
      .string()
      .min(1)
      .max(64)
      .meta(look('purpose', label, hint)),
  event: (label: Bilingual, hint?: Bilingual) => eventMatch.meta(look('event', label, hint)),
  duration: (label: Bilingual, hint?: Bilingual) => duration.meta(look('duration', label, hint)),
  time: (label: Bilingual, hint?: Bilingual) => timeOfDay.meta(look('time', label, hint)),
  date: (label: Bilingual, hint?: Bilingual) => z.iso.date().meta(look('date', label, hint)),
  weekdays: (label: Bilingual, hint?: Bilingual) =>
    z
      .array(z.number().int().min(1).max(7))
      .max(7)
      .meta(look('weekdays', label, hint)),
  /** In order: the first on which she can be reached. */
  channels: (label: Bilingual, hint?: Bilingual) =>
    z
      .array(z.enum(journeyChannels))
      .min(1)
      .max(journeyChannels.length)
      .meta(look('channels', label, hint)),
} as const
