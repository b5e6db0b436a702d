import { SplotError } from '../../../platform/errors.ts'
import { isUuid } from '../../../platform/ids.ts'
import { listAsked } from '../../consent/index.ts'
import type { Typed } from '../rules/form-check.ts'
import type { GivenWording } from '../rules/form-events.ts'
import { writeForm } from '../rules/form-html.ts'
import type { FormTokens } from '../rules/form-token.ts'
import type { FormWord } from '../rules/form-words.ts'
import type { BrandKit } from '../schema/brand.ts'
import type { ContentLanguage } from '../schema/core.ts'
import { readBrand } from './brand.ts'
import { type Form, getForm } from './form-desk.ts'
import type { PageDeps, PageSettings } from './page-deps.ts'

/** A form with the words its boxes have now. */
export interface LoadedForm {
  form: Form
  brand: BrandKit
  settings: PageSettings
  /** What the shop is called. */
  shopName: string
  /** By channel. */
  wordings: Readonly<Record<string, GivenWording & { text: string }>>
}

export interface FormPlace {
  workspaceId: string
  formId: string
  language: ContentLanguage
}

/** Null where there is no such form, or no more. */
export async function loadForm(deps: PageDeps, place: FormPlace): Promise<LoadedForm | null> {
  const { workspaceId, formId, language } = place
  // Anybody may write an address.
  if (!isUuid(formId)) return null
  try {
    const form = await getForm(deps, workspaceId, formId)
    const settings = await deps.settingsOf(workspaceId)
    const { asked, brand } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      asked: await listAsked(tx, workspaceId),
      brand: (await readBrand(tx)).kit,
    }))
    const shopName = brand.name || settings.name
    const wordings = form.definition.consents.flatMap((box) => {
      const purpose = asked.purposes.find((one) => one.id === box.purpose)
      const found = purpose?.wordings.find((one) => one.channel === box.channel)
      if (found === undefined) return []
      const { id, version, noticeVersion } = found
      const text = found.text[language].replaceAll('{administrator}', shopName)
      return [[box.channel, { id, version, noticeVersion, hash: found.hash[language], text }] as const]
    })
    return { form, brand, settings, shopName, wordings: Object.fromEntries(wordings) }
  } catch (error) {
    if (error instanceof SplotError && (error.code === 'not_found' || error.code === 'workspace_unknown'))
      return null
    throw error
  }
}

export interface Faults {
  typed: Typed
  faults: Readonly<Record<string, FormWord>>
  fault: FormWord | null
}

export const nothingTyped: Faults = { typed: {}, faults: {}, fault: null }

/** What a form's token is made for. */
export const tokenPlace = (place: Pick<FormPlace, 'workspaceId' | 'formId'>): string =>
  `${place.workspaceId}/${place.formId}`

/** The form with a token of its own. A box whose purpose is no longer asked for is not shown. */
export function showForm(
  deps: Pick<PageDeps, 'clock' | 'ids'> & { tokens: FormTokens },
  loaded: LoadedForm,
  o: { place: FormPlace; action: string; level: 1 | 2 } & Faults,
): string {
  const token = deps.tokens.make(tokenPlace(o.place), deps.clock.now(), deps.ids.secret(12))
  return drawForm(loaded, { ...o, language: o.place.language, token })
}

/** The form as it looks, with whatever token: without one of ours it can be sent nowhere. */
export function drawForm(
  loaded: LoadedForm,
  o: { language: ContentLanguage; token: string; action: string; level: 1 | 2 } & Faults,
): string {
  const { definition } = loaded.form
  const consents = definition.consents.filter((box) => loaded.wordings[box.channel] !== undefined)
  // A page must be called something: a form alone on its page is called as the shop calls it among its own.
  const isNameless = o.level === 1 && !Object.values(definition.title).some((text) => text !== '')
  const title = isNameless ? { pl: loaded.form.name, en: loaded.form.name } : definition.title
  return writeForm({
    id: loaded.form.id,
    definition: { ...definition, title, consents },
    wordings: Object.fromEntries(
      Object.entries(loaded.wordings).map(([channel, one]) => [channel, one.text]),
    ),
    language: o.language,
    level: o.level,
    token: o.token,
    action: o.action,
    typed: o.typed,
    faults: o.faults,
    fault: o.fault,
  })
}
