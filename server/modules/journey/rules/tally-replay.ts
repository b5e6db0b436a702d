import { placeUnit } from '@splot/contract/hash'
import type { JourneyChannel, Reach } from '@splot/contract/plugin/node'
import { gateReasons } from '@splot/contract/reasons'
import type { Played } from './play.ts'

/** What became of the messages a journey would have asked for. */
export type Verdict =
  | 'sent'
  | 'delayed'
  | 'capped'
  | 'without_consent'
  | 'no_address'
  | 'suppressed'
  | 'refused'

/** The gate's word, as the account of a replay sums it up. */
export function judge(reach: Reach): Verdict {
  switch (reach) {
    case 'open':
      return 'sent'
    case 'quiet_hours':
      return 'delayed'
    case 'capped':
      return 'capped'
    case 'no_address':
      return 'no_address'
    case 'suppressed':
      return 'suppressed'
    case 'withdrawn':
    case 'no_consent':
    case 'expired':
    case 'unconfirmed':
    case 'unverified':
    case 'unproven':
    case 'wording_missing':
    case 'objected':
      return 'without_consent'
    default:
      return 'refused'
  }
}

export interface ReplayFigures {
  entered: number
  /** Messages by what would have become of them. */
  messages: Record<Verdict, number>
  channels: { channel: JourneyChannel; sent: number }[]
  converted: number
  /** By node: how many came to it. */
  nodes: { node: string; people: number }[]
  exits: { reason: string; people: number }[]
}

/** Why a message was skipped; what is no word of the gate's counts as refused. */
const readReason = (because: string | null): Reach =>
  because !== null && Object.hasOwn(gateReasons, because) ? (because as keyof typeof gateReasons) : 'lapsed'

/** The account of a replay as it grows. */
export interface Replay {
  add(played: Played): void
  message(channel: JourneyChannel, verdict: Verdict): void
  figures(): ReplayFigures
}

const bump = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1)

/** @param isMessage is it a node that asks for messages? */
export function createReplay(isMessage: (node: string) => boolean): Replay {
  const [nodes, exits] = [new Map<string, number>(), new Map<string, number>()]
  const sent = new Map<JourneyChannel, number>()
  const messages: ReplayFigures['messages'] = {
    ...{ sent: 0, delayed: 0, capped: 0, without_consent: 0, no_address: 0, suppressed: 0, refused: 0 },
  }
  let [entered, converted] = [0, 0]
  return {
    add({ run, lines }) {
      entered++
      if (run.isGoal || run.reason === 'bought') converted++
      for (const node of new Set(lines.map((one) => one.node))) bump(nodes, node)
      for (const { node, output, because } of lines)
        if (output === 'skipped' && isMessage(node)) messages[judge(readReason(because))]++
      bump(exits, run.endedAt === null ? 'inside' : (run.reason ?? 'end'))
    },
    message(channel, verdict) {
      messages[verdict]++
      if (verdict === 'sent' || verdict === 'delayed') sent.set(channel, (sent.get(channel) ?? 0) + 1)
    },
    figures: () => ({
      ...{ entered, messages, converted },
      channels: [...sent].map(([channel, count]) => ({ channel, sent: count })),
      nodes: [...nodes].map(([node, people]) => ({ node, people })),
      exits: [...exits].map(([reason, people]) => ({ reason, people })).sort((a, b) => b.people - a.people),
    }),
  }
}

/** The same people each time a part of all is replayed. */
export const isReplayed = (root: string, share: number): boolean => placeUnit('replay', root) < share
