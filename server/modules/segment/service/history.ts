import { createCalendar } from '../rules/calendar.ts'
import { countDays, type FlipRow, listLatest } from '../store/history.ts'
import type { DeskDeps } from './desk-deps.ts'
import { getSegment } from './segments.ts'

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
  // By the clock of the place: beside a change of it a day has 23 or 25 hours.
  const midnights: number[] = []
  for (let { from } = calendar.periodOf('day', deps.clock.now()); midnights.length < days; ) {
    midnights.unshift(from)
    from = calendar.periodOf('day', from - 1).from
  }
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { people } = await getSegment(tx, id)
    const rows = new Map((await countDays(tx, id, midnights)).map((row) => [row.day, row]))
    const shown: DayOfSegment[] = []
    let then = people
    for (let day = days - 1; day >= 0; day--) {
      const { entered = 0, left = 0 } = rows.get(day) ?? {}
      shown.push({ day: calendar.dateOf(midnights[day] ?? 0).toString(), entered, left, people: then })
      then -= entered - left
    }
    return { days: shown.reverse(), latest: await listLatest(tx, id, mostLatest) }
  })
}
