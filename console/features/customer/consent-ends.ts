import type { Thread } from '../../kit/threads.ts'
import type { End } from '../../kit/weave/ends.ts'
import type { HistoryEntry } from '../consents/consent-api.ts'
import { isYes } from '../consents/consent-words.ts'

/** Which thread a channel of consent is drawn on; those that reach nobody by themselves are on none. */
const threadOfConsent: Readonly<Record<string, Thread>> = {
  email: 'email',
  sms: 'sms',
  push: 'push',
  messenger: 'chat',
  phone_human: 'call',
  phone_automated: 'call',
  ads: 'ads',
}

type Act = Pick<HistoryEntry, 'act' | 'purpose' | 'channel' | 'at' | 'pos' | 'flaw' | 'isPending'>

const ends = (act: Act['act']): boolean => act === 'withdraw' || act === 'object' || act === 'expire'
const isMeant = (said: string, one: string): boolean => said === '*' || said === one

/**
 * When which thread could not be used for want of consent: from the act that took back the last yes of its channel to
 * the next yes. A channel that never had one has no end.
 */
export function listEnds(history: readonly Act[]): End[] {
  const held = new Map<string, { purpose: string; channel: string; isGiven: boolean }>()
  const open = new Map<Thread, End>()
  const found: End[] = []
  const oldestFirst = [...history].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.pos - b.pos)
  for (const entry of oldestFirst) {
    const { act, purpose, channel, flaw, isPending } = entry
    const at = Date.parse(entry.at)
    if (isYes(act) && flaw === null && !isPending)
      held.set(`${purpose} ${channel}`, { purpose, channel, isGiven: true })
    if (ends(act))
      for (const one of held.values())
        if (isMeant(purpose, one.purpose) && isMeant(channel, one.channel)) one.isGiven = false
    for (const thread of new Set(Object.values(threadOfConsent))) {
      const mine = [...held.values()].filter((one) => threadOfConsent[one.channel] === thread)
      const isOver = mine.length > 0 && mine.every((one) => !one.isGiven)
      const current = open.get(thread)
      if (isOver && current === undefined) {
        const end: End = { thread, from: at, to: null }
        open.set(thread, end)
        found.push(end)
      }
      if (!isOver && current !== undefined) {
        current.to = at
        open.delete(thread)
      }
    }
  }
  return found
}
