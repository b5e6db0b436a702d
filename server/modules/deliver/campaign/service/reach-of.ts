import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { ConsentChannel } from '../../../consent/index.ts'
import { listQuestions, readAnswers } from '../rules/reach.ts'
import { type CampaignDeps, whereOf } from './deps.ts'
import { listPeople } from './judge.ts'

/** What the gate would say now of people, by one birth of each: null where she may be reached, or only waits for the hour. */
export async function reachOf(
  deps: Pick<CampaignDeps, 'graph' | 'consent'>,
  tx: WorkspaceTx,
  asked: { purpose: string; channels: readonly ConsentChannel[]; births: readonly string[] },
): Promise<Map<string, Map<ConsentChannel, string | null>>> {
  const people = await listPeople(deps, tx, asked.births)
  const lines = people.flatMap((person) =>
    asked.channels.map((channel) => ({
      ...{ person, channel },
      questions: listQuestions(person.births, { birth: person.birth, purpose: asked.purpose, channel }),
    })),
  )
  const answers = await deps.consent.explainAll(
    whereOf(tx),
    lines.flatMap(({ questions }) => questions),
  )
  const found = new Map<string, Map<ConsentChannel, string | null>>()
  let next = 0
  for (const { person, channel, questions } of lines) {
    const { reason } = readAnswers(answers.slice(next, next + questions.length))
    next += questions.length
    const open = reason === 'quiet_hours' || reason === 'lagging' || reason === 'moving' ? null : reason
    for (const birth of asked.births)
      if (person.births.some((one) => one.birthId === birth)) {
        const own = found.get(birth) ?? new Map<ConsentChannel, string | null>()
        found.set(birth, own)
        own.set(channel, open)
      }
  }
  return found
}
