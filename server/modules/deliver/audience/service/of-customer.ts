import { SplotError } from '../../../../platform/errors.ts'
import { groupBy } from '../../../../platform/group-by.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { findStanding } from '../rules/standing.ts'
import type { OfCustomerView } from '../schema.ts'
import { listAudiences } from '../store/audiences.ts'
import { listDestinations } from '../store/destinations.ts'
import { listMembersOf, listToldOf } from '../store/of-customer.ts'
import type { AudienceDeps } from './deps.ts'
import { type Lang, wordFault, wordReason } from './words.ts'

const iso = (ms: number): string => new Date(ms).toISOString()

/** The audiences a customer is in, or is leaving, with what their platforms know of her. @throws not_found */
export const listOfCustomer = (
  deps: AudienceDeps,
  workspaceId: string,
  { customerId, lang }: { customerId: string; lang: Lang },
): Promise<OfCustomerView[]> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const whole = isUuid(customerId)
      ? await deps.graph.listClusters(tx, workspaceId, [customerId], 'service')
      : []
    if (whole.length === 0) throw new SplotError('not_found')
    const births = whole.map((one) => one.birthId)
    const members = groupBy(await listMembersOf(tx, births), (one) => one.id)
    const told = groupBy(await listToldOf(tx, births), (one) => one.id)
    const on = new Set((await listDestinations(tx)).filter((one) => one.is_enabled).map(({ id }) => id))
    const views: OfCustomerView[] = []
    for (const row of await listAudiences(tx)) {
      const standing = findStanding(members.get(row.id) ?? [], told.get(row.id) ?? [])
      if (standing === null) continue
      const destination = deps.destinations.find((one) => one.id === row.destinationId)
      const segment = row.segmentId === null ? null : await deps.findSegment(tx, row.segmentId)
      views.push({
        ...{ id: row.id, name: row.name, audienceState: row.state, state: standing.state },
        since: standing.since === null ? null : iso(standing.since),
        reason:
          standing.reason === null
            ? null
            : { code: standing.reason, says: wordReason(standing.reason, lang) },
        platform: {
          ...{ id: row.destinationId, label: destination?.label[lang] ?? row.destinationId },
          ...{ isEnabled: on.has(row.destinationId), delay: destination?.delay.says[lang] ?? '' },
        },
        segment: row.segmentId === null ? null : { id: row.segmentId, name: segment?.name ?? null },
        fault: row.fault === null ? null : { code: row.fault, says: wordFault(row.fault, lang) },
        retryAt: row.fault === null ? null : iso(row.retryAt),
      })
    }
    return views
  })
