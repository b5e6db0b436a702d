import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { ConsentChannel, GateRequest } from '../../../consent/index.ts'
import { listQuestions, readAnswers } from '../rules/reach.ts'
import { type CampaignDeps, whereOf } from './deps.ts'
import { listPeople } from './judge.ts'

/**
 * What the gate would say now of people, by the births asked about and channel: `open` where she may be reached, or only waits for the
 * hour; else why not. A storm asks about a million: nothing is made here that is not asked for.
 */
export async function reachOf<C extends ConsentChannel>(
  deps: Pick<CampaignDeps, 'graph' | 'consent'>,
  tx: WorkspaceTx,
  asked: { purpose: string; channels: readonly C[]; births: readonly string[] },
): Promise<Map<string, Map<C, string>>> {
  const { purpose, channels } = asked
  const people = await listPeople(deps, tx, asked.births)
  const questions: GateRequest[] = []
  const counts: number[] = []
  for (const { birth, births } of people)
    for (const channel of channels) {
      const own = listQuestions(births, { birth, purpose, channel })
      questions.push(...own)
      counts.push(own.length)
    }
  const all = people.flatMap(({ births }) => births)
  const answers = await deps.consent.explainAll(whereOf(tx), questions, all)
  const wanted = new Set(asked.births)
  const verdicts = new Map<string, Map<C, string>>()
  let next = 0
  for (const [i, { births }] of people.entries()) {
    const own = new Map<C, string>()
    for (const [j, channel] of channels.entries()) {
      const count = counts[i * channels.length + j] ?? 0
      const { reason } = readAnswers(answers.slice(next, next + count))
      own.set(channel, reason === null || isOnlyLater(reason) ? 'open' : reason)
      next += count
    }
    for (const { birthId } of births) if (wanted.has(birthId)) verdicts.set(birthId, own)
  }
  return verdicts
}

const isOnlyLater = (reason: string): boolean =>
  reason === 'quiet_hours' || reason === 'lagging' || reason === 'moving'
