import type { BatchNews } from './batch-news.ts'

/** How many of the newest events are looked at, and how many of them set aside are an alarm. */
const watched = 1_000
const alarming = 100

/**
 * Watches how many of the newest events were set aside. One bad event is a sender's matter; a hundred among a thousand
 * mean that a step is at fault, and nobody may find out by chance. They stay in the log and can be replayed.
 */
export function createSetAsideWatch() {
  let recent: { events: number; setAside: number }[] = []
  const sum = (of: 'events' | 'setAside') => recent.reduce((total, one) => total + one[of], 0)
  return {
    note({ applied, duplicate, quarantined }: BatchNews['counts']): void {
      recent.push({ events: applied + duplicate + quarantined, setAside: quarantined })
      while (recent[0] && sum('events') - recent[0].events >= watched) recent = recent.slice(1)
    },
    /** What an operator should know, or null. */
    findWarning(): string | null {
      const setAside = sum('setAside')
      if (setAside < alarming) return null
      return `${setAside} of the last ${sum('events')} events were set aside: a step fails on them (Live shows the reasons)`
    },
  }
}
