import { z } from 'zod'
import { type Language, problemOf, SplotError } from '../../../../platform/errors.ts'
import { explainSkip } from '../rules/skip-words.ts'
import { listActs } from '../rules/state.ts'
import type { CampaignReply } from '../schema/api.ts'
import type { Campaign } from '../service/campaigns.ts'
import type { Check } from '../service/check.ts'
import type { Results } from '../service/results.ts'
import type { Coming } from '../service/upload-parts.ts'

const iso = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))

export function showCampaign(one: Campaign): CampaignReply {
  const { id, seriesId, name, state, revision, version, plan, total, asked, note, launchedBy, createdBy } =
    one
  return {
    id,
    seriesId,
    name,
    state,
    revision,
    version,
    plan,
    acts: listActs(one),
    total,
    asked,
    sample: one.limitTo,
    note,
    nextAt: isoOrNull(one.issueAt ?? one.nextAt),
    launchedAt: isoOrNull(one.launchedAt),
    launchedBy,
    endedAt: isoOrNull(one.endedAt),
    archivedAt: isoOrNull(one.archivedAt),
    createdAt: iso(one.createdAt),
    createdBy,
    updatedAt: iso(one.updatedAt),
  }
}

export function showCheck(check: Check, language: Language) {
  const word = (one: { reason: string; people: number }) => ({
    ...one,
    text: explainSkip(one.reason, language),
  })
  const { counted, message } = check
  return {
    ...check,
    findings: [...check.findings],
    counted: { ...counted, refused: counted.refused.map(word), later: counted.later.map(word) },
    message: message && { ...message, publishedAt: iso(message.publishedAt) },
    collisions: check.collisions.map((one) => ({ ...one, at: iso(one.at) })),
    dates: check.dates.map(iso),
  }
}

export function showResults(results: Results, language: Language) {
  const { campaign, progress, accounts, skips, kpi, measured, measuredAt } = results
  const { reasons: _, hold: __, ...counts } = progress
  const { goal } = campaign.plan
  return {
    campaign: showCampaign(campaign),
    progress: counts,
    accounts,
    skips: skips.map((one) => ({ ...one, text: explainSkip(one.reason, language) })),
    kpi: kpi === null || goal === null ? null : { ...kpi, kpi: goal.kpi, deadline: goal.deadline },
    measured: {
      orders: measured.orders,
      revenue: measured.revenue,
      leads: measured.leads,
      at: isoOrNull(measuredAt),
    },
  }
}

export function showList(list: Coming, language: Language) {
  const { faults, createdAt, fault: _, isBroken: __, ...rest } = list
  return {
    ...rest,
    failure: showFailure(list, language),
    createdAt: iso(createdAt),
    faults: faults.map(({ fault, rows, first }) => ({
      fault,
      text: explainSkip(fault, language),
      rows,
      firstLine: first,
    })),
  }
}

/** What the room wrote itself. */
const keptFault = z.object({
  code: z.enum([
    'duplicate_header',
    'list_columns',
    'list_empty',
    'list_spreadsheet',
    'list_too_long',
    'charset',
    'internal',
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

function showFailure({ fault, isBroken }: Coming, language: Language) {
  if (fault === null && !isBroken) return null
  const kept = fault === null ? null : keptFault.safeParse(JSON.parse(fault))
  const error = kept?.success
    ? new SplotError(kept.data.code, { values: kept.data.values })
    : new SplotError('list_broken')
  const { code, title, hint } = problemOf(error, language)
  return { code, title, hint }
}
