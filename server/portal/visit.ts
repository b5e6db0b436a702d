import type { Lang } from '@splot/contract/language'
import { type Frame, type Notice, notices } from '@splot/portal'
import type { Brand, PortalDeps } from './deps.ts'
import { readForm } from './read-form.ts'
import { stylePath } from './replies.ts'

/** A request for a page of the portal, as far as it can be read without a token. */
export interface Visit {
  request: Request
  remoteAddress: string
  isPost: boolean
  /** The address without its query. */
  path: string
  /** Asked for by the address; null where it says nothing. */
  language: Lang | null
  notice: Notice | null
  form: ReadonlyMap<string, string>
}

const noFields: ReadonlyMap<string, string> = new Map()
const readLanguage = (text: string | null): Lang | null => (text === 'pl' || text === 'en' ? text : null)

export async function readVisit(request: Request, remoteAddress: string): Promise<Visit> {
  const { pathname, searchParams } = new URL(request.url)
  const isPost = request.method === 'POST'
  const done = searchParams.get('done')
  return {
    request,
    remoteAddress,
    isPost,
    path: pathname,
    language: readLanguage(searchParams.get('lang')),
    notice: notices.find((one) => one === done) ?? null,
    form: isPost ? await readForm(request) : noFields,
  }
}

/** Chosen in the address, else her own, else the browser's, else the brand's. */
export function pickLanguage({ language, request }: Visit, own: string | null, brand: Brand): Lang {
  const browser = /^\s*(pl|en)\b/i.exec(request.headers.get('accept-language') ?? '')?.[1]?.toLowerCase()
  return language ?? readLanguage(own?.slice(0, 2) ?? null) ?? readLanguage(browser ?? null) ?? brand.language
}

export const makeFrame = (brand: Brand, language: Lang, path: string): Frame => ({
  language,
  brand: brand.name,
  timeZone: brand.timeZone,
  path,
  stylePath,
  askPath: `/p/${brand.id}`,
})

/** The workspace a link names, or the first one: a broken link still shows a page. */
export async function findBrand(deps: PortalDeps, workspaceId: string | null): Promise<Brand | null> {
  const named = workspaceId === null ? null : await deps.findBrand(workspaceId)
  return named ?? deps.findBrand('default')
}
