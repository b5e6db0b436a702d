import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { groupBy } from '../../../../platform/group-by.ts'
import { listQuestions, readAnswers, type Verdict } from '../rules/reach.ts'
import type { CampaignChannel, Plan } from '../schema/plan.ts'
import { type CampaignDeps, whereOf } from './deps.ts'

type KnownBirth = Awaited<ReturnType<CampaignDeps['graph']['listClusters']>>[number]

/** A person of an audience: one of her births, and all of them. */
export interface Person {
  birth: string
  root: string
  births: readonly KnownBirth[]
}

/** The people these births belong to, each once, in the order of the births; births nobody has any more are left out. */
export async function listPeople(
  deps: Pick<CampaignDeps, 'graph'>,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<Person[]> {
  const known = await deps.graph.listClusters(tx, tx.workspaceId, births, 'service')
  const byRoot = groupBy(known, (one) => one.root)
  const rootOf = new Map<string, string>()
  for (const { birthId, root } of known) rootOf.set(birthId, root)
  const people = new Map<string, Person>()
  for (const birth of births) {
    const root = rootOf.get(birth)
    if (root !== undefined && !people.has(root))
      people.set(root, { birth, root, births: byRoot.get(root) ?? [] })
  }
  return [...people.values()]
}

export type Judged = Person & { verdicts: ReadonlyMap<CampaignChannel, Verdict> }

/** What the gate would say of each of them now, channel by channel. */
export async function judgePeople(
  deps: Pick<CampaignDeps, 'consent'>,
  tx: WorkspaceTx,
  plan: Pick<Plan, 'purpose' | 'channels'>,
  people: readonly Person[],
): Promise<Judged[]> {
  const questions = people.map((person) =>
    plan.channels.map((channel) =>
      listQuestions(person.births, { birth: person.birth, purpose: plan.purpose, channel }),
    ),
  )
  const births = people.flatMap((one) => one.births)
  const answers = await deps.consent.explainAll(whereOf(tx), questions.flat(2), births)
  let next = 0
  return people.map((person, i) => {
    const verdicts = new Map<CampaignChannel, Verdict>()
    for (const [j, channel] of plan.channels.entries()) {
      const count = questions[i]?.[j]?.length ?? 0
      verdicts.set(channel, readAnswers(answers.slice(next, next + count)))
      next += count
    }
    return { ...person, verdicts }
  })
}

/** Can she be reached on any of them, if not now then later? */
export const isReachable = ({ verdicts }: Judged): boolean =>
  [...verdicts.values()].some((one) => one.reason === null || one.isPassing)
