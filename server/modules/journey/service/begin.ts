import type { Lang } from '@splot/contract/language'
import { SplotError } from '../../../platform/errors.ts'
import { fillTemplate } from '../templates/fill.ts'
import { journeyTemplates } from '../templates/list.ts'
import type { JourneyTemplate } from '../templates/template.ts'
import type { ControlDeps } from './control-deps.ts'
import type { Member } from './deps.ts'
import { createDraft } from './journeys.ts'

/**
 * A draft of a template, with its texts written and published and its segments made: what is left to choose, the check
 * names. @throws not_found
 */
export async function beginJourney(
  deps: ControlDeps,
  workspaceId: string,
  { templateId, language, actor }: { templateId: string; language: Lang; actor: Member },
): Promise<{ id: string }> {
  const template = journeyTemplates.find((one) => one.id === templateId)
  if (template === undefined) throw new SplotError('not_found', { path: 'body.template' })
  const stands = await fillStands(deps, workspaceId, { template, language, actor })
  const graph = fillTemplate(template, language, stands)
  const { id } = await createDraft(deps, workspaceId, { name: template.name[language], graph }, actor)
  return { id }
}

async function fillStands(
  deps: ControlDeps,
  workspaceId: string,
  { template, language, actor }: { template: JourneyTemplate; language: Lang; actor: Member },
): Promise<ReadonlyMap<string, string>> {
  const stands = new Map<string, string>()
  const wanted = Object.entries(template.texts).map(([key, { name, purpose, channels, pl, en }]) => ({
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
