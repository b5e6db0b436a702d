import type { Condition } from '../schema/blocks.ts'
import type { SlotRule } from '../schema/slots.ts'
import { writeCondition } from './condition.ts'

/** Liquid that writes the number of the first case that holds, or nothing. */
export function writeChoice(cases: readonly { when: Condition }[]): string {
  const assigns = cases.map((one, i) => writeCondition(one.when, `_when${i}`)).join('')
  const branches = cases.map((_, i) => `${i === 0 ? '{% if' : '{% elsif'} _when${i} %}${i}`).join('')
  return cases.length === 0 ? '' : `${assigns}${branches}{% endif %}`
}

/** The messages of a slot in the order in which they are tried. @param choice what `writeChoice` wrote */
export function listCandidates({ cases, otherwise }: SlotRule, choice: string): string[] {
  const chosen = choice === '' ? undefined : cases[Number(choice)]?.itemId
  return [...new Set([chosen ?? [], otherwise ?? []].flat())]
}

/** Every message a rule may show. */
export const listNamed = (rules: readonly SlotRule[]): { itemId: string; path: string }[] =>
  rules.flatMap(({ cases, otherwise }, i) => [
    ...cases.map(({ itemId }, j) => ({ itemId, path: `body.slots.${i}.cases.${j}.itemId` })),
    ...(otherwise === null ? [] : [{ itemId: otherwise, path: `body.slots.${i}.otherwise` }]),
  ])
