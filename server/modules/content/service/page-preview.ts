import { SplotError } from '../../../platform/errors.ts'
import { formMarks, headMark } from '../rules/page-html.ts'
import type { PreviewTokens } from '../rules/preview-token.ts'
import type { ContentLanguage } from '../schema/core.ts'
import type { Member } from './deps.ts'
import { type LoadedForm, loadForm } from './form-show.ts'
import { getItem } from './items.ts'
import type { PageDeps } from './page-deps.ts'

const hourMs = 3_600_000

const words = {
  pl: 'Podgląd szkicu. Formularz niczego tu nie wysyła, a link przestanie działać',
  en: 'A preview of a draft. The form sends nothing here, and the link stops working',
} as const

export interface PreviewLink {
  /** Below the server's address. */
  path: string
  expiresAt: number
}

/** A link by which somebody sees a page as it is drafted now, for some hours. @throws not_found, page_kind */
export function makePreviewLink(
  deps: Pick<PageDeps, 'db' | 'clock' | 'audit'> & { previews: PreviewTokens },
  workspaceId: string,
  { itemId, hours, actor }: { itemId: string; hours: number; actor: Member },
): Promise<PreviewLink> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    if ((await getItem(tx, itemId)).kind !== 'page') throw new SplotError('page_kind')
    const expiresAt = deps.clock.now() + hours * hourMs
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'page.preview_linked', target: itemId, detail: { hours } },
    )
    return { path: `/preview/${deps.previews.make({ workspaceId, itemId, expiresAt })}`, expiresAt }
  })
}

/** The draft a link shows, its forms drawn without a way to send them; null where the link leads nowhere (any more). */
export async function showPreview(
  deps: PageDeps & {
    previews: PreviewTokens
    drawForm(loaded: LoadedForm, language: ContentLanguage): string
  },
  token: string,
  language: ContentLanguage,
): Promise<string | null> {
  const shown = deps.previews.read(token, deps.clock.now())
  if (shown === null) return null
  const { workspaceId, itemId, expiresAt } = shown
  const html = await deps.sender.renderDraftPage(workspaceId, itemId, language)
  if (html === null) return null
  const forms = new Map<string, string>()
  for (const [, formId = ''] of html.matchAll(formMarks)) {
    const loaded = await loadForm(deps, { workspaceId, formId, language })
    forms.set(formId, loaded === null ? '' : deps.drawForm(loaded, language))
  }
  const until = new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ')
  const note = `<p class="preview-note" role="note">${words[language]} ${until} UTC.</p>`
  return html
    .replace(headMark, '<meta name="robots" content="noindex">')
    .replace('</style>', `${noteStyle}</style>`)
    .replace('<body>', () => `<body>\n${note}`)
    .replace(formMarks, (_, formId: string) => forms.get(formId) ?? '')
}

const noteStyle =
  '.preview-note{margin:0;padding:10px 16px;background:#231d18;color:#fff;font:14px/1.4 system-ui,sans-serif;text-align:center}'
