import { createCalendar } from '../rules/calendar.ts'
import { countDays, type FlipRow, listLatest } from '../store/history.ts'
import type { DeskDeps } from './desk-deps.ts'
import { getSegment } from './segments.ts'

const dayMs = 86_400_000
const mostLatest = 50

export interface DayOfSegment {
  day: string
  entered: number
  left: number
  people: number
}

/** How a segment grew and shrank, day by day to today, and who came and went last. @throws not_found */
export async function readHistoryOf(
  deps: Pick<DeskDeps, 'db' | 'clock' | 'settingsOf'>,
  workspaceId: string,
  { id, days }: { id: string; days: number },
): Promise<{ days: DayOfSegment[]; latest: FlipRow[] }> {
  const { timeZone } = await deps.settingsOf(workspaceId)
  const calendar = createCalendar(timeZone)
  // Days of 24 hours to tonight's midnight: a chart may be an hour off beside a change of the clocks.
  const { to } = calendar.periodOf('day', deps.clock.now())
  const since = to - days * dayMs
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { people } = await getSegment(tx, id)
    const rows = new Map((await countDays(tx, id, { since, midnight: since })).map((row) => [row.day, row]))
    const shown: DayOfSegment[] = []
    let then = people
    for (let day = days - 1; day >= 0; day--) {
      const { entered = 0, left = 0 } = rows.get(day) ?? {}
      shown.push({ day: calendar.dateOf(since + day * dayMs).toString(), entered, left, people: then })
      then -= entered - left
    }
    return { days: shown.reverse(), latest: await listLatest(tx, id, mostLatest) }
  })
}
