import type { CapFacts } from './check-ground.ts'

const dayMs = 86_400_000

interface Message {
  readonly purpose: string
  readonly channel: string
}

/** Counts contacts by people and limits, over a clock that may stand anywhere. */
export function createLimits(caps: readonly CapFacts[], asksConsent: (purpose: string) => boolean) {
  const contacts = new Map<string, (Message & { at: number })[]>()
  return {
    /** Would one more message now be one too many? What a contract needs is not counted. */
    isFull(root: string, message: Message, at: number): boolean {
      if (!asksConsent(message.purpose)) return false
      const own = contacts.get(root) ?? []
      return caps.some(
        (cap) =>
          isMeant(cap, message) &&
          own.filter((one) => isMeant(cap, one) && one.at > at - cap.days * dayMs && one.at <= at).length >=
            cap.max,
      )
    },
    note(root: string, message: Message, at: number): void {
      contacts.set(root, [...(contacts.get(root) ?? []), { ...message, at }])
    },
  }
}

const isMeant = (cap: CapFacts, { purpose, channel }: Message): boolean =>
  (cap.purpose === null || cap.purpose === purpose) &&
  (cap.channels === null || cap.channels.includes(channel))
