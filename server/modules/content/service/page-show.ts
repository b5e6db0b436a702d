import { LRUCache } from 'lru-cache'
import type { FormTokens } from '../rules/form-token.ts'
import { formMarks } from '../rules/page-html.ts'
import type { ContentLanguage } from '../schema/core.ts'
import { findPage } from '../store/page-address.ts'
import { loadForm, nothingTyped, showForm } from './form-show.ts'
import type { PageDeps } from './page-deps.ts'
import { makeStranger } from './recipient-data.ts'

export interface PageAsked {
  workspaceId: string
  slug: string
  language: ContentLanguage
  /** The address the visitor asked for, whole: where she came from stands in it. */
  url: string
  referrer: string
}

/** Shows published pages, each form in them with a token of its own. Null where no page is at the address. */
export function createPageShow(deps: PageDeps & { tokens: FormTokens }) {
  // A published version never changes: what was made of it once is right for ever.
  const rendered = new LRUCache<string, string>({ max: 200 })
  const render = async (asked: PageAsked): Promise<string | null> => {
    const { workspaceId, slug, language } = asked
    const page = await deps.db.inWorkspace(workspaceId, (tx) => findPage(tx, slug))
    if (page === null) return null
    const { itemId, version } = page
    const key = `${workspaceId} ${itemId} ${version} ${language}`
    const known = rendered.get(key)
    if (known !== undefined) return known
    const message = { workspaceId, itemId, version, channel: 'page' as const, language }
    const { name } = await deps.settingsOf(workspaceId)
    const [made] = await deps.sender.renderFor(message, [makeStranger(name)])
    if (made?.ok !== true) return null
    const html = made.parts.html ?? ''
    rendered.set(key, html)
    return html
  }
  return async (asked: PageAsked): Promise<string | null> => {
    const html = await render(asked)
    if (html === null) return null
    const { workspaceId, language } = asked
    const forms = new Map<string, string>()
    for (const [, formId = ''] of html.matchAll(formMarks)) {
      const place = { workspaceId, formId, language }
      const loaded = await loadForm(deps, place)
      const typed = { _page: asked.url, _referrer: asked.referrer }
      const action = `/f/${workspaceId}/${formId}?lang=${language}`
      forms.set(
        formId,
        loaded === null ? '' : showForm(deps, loaded, { ...nothingTyped, place, action, typed, level: 2 }),
      )
    }
    return html.replace(formMarks, (_, formId: string) => forms.get(formId) ?? '')
  }
}
