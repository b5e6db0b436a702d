import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { ConsentChannel } from '../../../consent/index.ts'
import { listQuestions, readAnswers } from '../rules/reach.ts'
import { type CampaignDeps, whereOf } from './deps.ts'
import { listPeople, type Person } from './judge.ts'

/** What the gate would say now of people, by one birth of each: null where she may be reached, or only waits for the hour. */
export async function reachOf<C extends ConsentChannel>(
  deps: Pick<CampaignDeps, 'graph' | 'consent'>,
  tx: WorkspaceTx,
  asked: { purpose: string; channels: readonly C[]; births: readonly string[] },
): Promise<Map<string, Map<C, string | null>>> {
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
    people.flatMap(({ births }) => births),
  )
  const verdicts = new Map<string, Map<C, string | null>>()
  let next = 0
  for (const { person, channel, questions } of lines) {
    const { reason } = readAnswers(answers.slice(next, next + questions.length))
    next += questions.length
    const own = verdicts.get(person.root) ?? new Map<C, string | null>()
    verdicts.set(person.root, own)
    own.set(channel, isOnlyLater(reason) ? null : reason)
  }
  return indexBirths(people, asked.births, verdicts)
}

const isOnlyLater = (reason: string | null): boolean =>
  reason === 'quiet_hours' || reason === 'lagging' || reason === 'moving'

/** What is said of each person, by the births she was asked about. */
function indexBirths<V>(
  people: readonly Person[],
  births: readonly string[],
  verdicts: ReadonlyMap<string, V>,
): Map<string, V> {
  const rootOf = new Map(people.flatMap(({ root, births: own }) => own.map((one) => [one.birthId, root])))
  return new Map(
    births.flatMap((birth) => {
      const own = verdicts.get(rootOf.get(birth) ?? '')
      return own === undefined ? [] : [[birth, own] as const]
    }),
  )
}
