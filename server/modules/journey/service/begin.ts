import type { Lang } from '@splot/contract/language'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { nameApart } from '../rules/name-apart.ts'
import { listNamesLike } from '../store/journeys.ts'
import { fillTemplate } from '../templates/fill.ts'
import { findTexts, type Written } from '../templates/find-texts.ts'
import { journeyTemplates } from '../templates/list.ts'
import type { JourneyTemplate } from '../templates/template.ts'
import type { ControlDeps } from './control-deps.ts'
import type { Member } from './deps.ts'
import { createDraft } from './journeys.ts'

/** What becomes of texts this template has left here before. */
export const textWishes = ['existing', 'new'] as const
export type TextWish = (typeof textWishes)[number]

interface Begun {
  templateId: string
  language: Lang
  texts: TextWish
  actor: Member
}

/**
 * A draft of a template, with its texts written and published and its segments made: what is left to choose, the check
 * names. @throws not_found
 */
export async function beginJourney(
  deps: ControlDeps,
  workspaceId: string,
  { templateId, language, texts, actor }: Begun,
): Promise<{ id: string }> {
  const template = journeyTemplates.find((one) => one.id === templateId)
  if (template === undefined) throw new SplotError('not_found', { path: 'body.template' })
  const stands = await fillStands(deps, workspaceId, { template, language, texts, actor })
  const graph = fillTemplate(template, language, stands)
  const taken = await deps.db.inWorkspace(workspaceId, (tx) => listNamesLike(tx, template.name[language]))
  const name = nameApart(template.name[language], taken)
  const { id } = await createDraft(deps, workspaceId, { name, graph }, actor)
  return { id }
}

async function fillStands(
  deps: ControlDeps,
  workspaceId: string,
  { template, language, texts, actor }: Omit<Begun, 'templateId'> & { template: JourneyTemplate },
): Promise<ReadonlyMap<string, string>> {
  const known = await deps.db.inWorkspace(workspaceId, (tx) => listWritten(deps, tx, [template]))
  const there = texts === 'existing' ? findTexts(template, known) : new Map<string, string>()
  const stands = new Map([...there].map(([key, id]) => [`text:${key}`, id]))
  const wanted = Object.entries(template.texts)
    .filter(([key]) => !there.has(key))
    .map(([key, { name, purpose, channels, pl, en }]) => ({
      ...{ key, purpose, channels, name: name[language], folder: template.name[language] },
      texts: { pl, en },
    }))
  for (const [key, id] of await deps.control.writeContent(workspaceId, wanted, actor))
    stands.set(`text:${key}`, id)
  for (const [key, { name, condition }] of Object.entries(template.segments)) {
    const segment = { name: name[language], condition }
    stands.set(`segment:${key}`, await deps.control.ensureSegment(workspaceId, segment, actor))
  }
  const [coupon] = await deps.db.inWorkspace(workspaceId, (tx) =>
    deps.control.listCoupons({ tx, workspaceId }),
  )
  if (coupon !== undefined) stands.set('coupon', coupon.id)
  return stands
}

/** How many texts of each template are here already, by its id. */
export async function countTexts(
  deps: Pick<ControlDeps, 'control'>,
  tx: WorkspaceTx,
): Promise<ReadonlyMap<string, number>> {
  const known = await listWritten(deps, tx, journeyTemplates)
  return new Map(journeyTemplates.map((one) => [one.id, findTexts(one, known).size]))
}

const listWritten = (
  { control }: Pick<ControlDeps, 'control'>,
  tx: WorkspaceTx,
  templates: readonly JourneyTemplate[],
): Promise<readonly Written[]> =>
  control.listContentIn(
    { tx, workspaceId: tx.workspaceId },
    templates.flatMap(({ name }) => [name.pl, name.en]),
  )
