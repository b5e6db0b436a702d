import type { Language } from '../../../../platform/errors.ts'
import { explainSkip } from '../rules/skip-words.ts'
import { listActs } from '../rules/state.ts'
import type { CampaignReply } from '../schema/api.ts'
import type { Campaign } from '../service/campaigns.ts'
import type { Check } from '../service/check.ts'
import type { ReadList } from '../service/read-list.ts'
import type { Results } from '../service/results.ts'

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
  const { campaign, progress, skips, kpi, measured, measuredAt } = results
  const { reasons: _, hold: __, ...counts } = progress
  const { goal } = campaign.plan
  return {
    campaign: showCampaign(campaign),
    progress: counts,
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

export function showList(list: ReadList, language: Language) {
  const { faults, createdAt, ...rest } = list
  return {
    ...rest,
    createdAt: iso(createdAt),
    faults: faults.map(({ fault, rows, first }) => ({
      fault,
      text: explainSkip(fault, language),
      rows,
      firstLine: first,
    })),
  }
}
