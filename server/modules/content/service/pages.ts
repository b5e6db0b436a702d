import type { Loop } from '../../../platform/jobs/loop.ts'
import { writeThanks } from '../rules/form-html.ts'
import { writeFormStyle } from '../rules/form-style.ts'
import { createFormTokens } from '../rules/form-token.ts'
import { formWords } from '../rules/form-words.ts'
import { formMark, writePage } from '../rules/page-html.ts'
import { createPreviewTokens } from '../rules/preview-token.ts'
import { brandKit } from '../schema/brand.ts'
import type { ContentLanguage } from '../schema/core.ts'
import { createConfirmations } from './form-confirm.ts'
import { drawForm, type FormPlace, type LoadedForm, loadForm, nothingTyped, showForm } from './form-show.ts'
import { createFormSubmit, type Sending } from './form-submit.ts'
import type { PageDeps } from './page-deps.ts'
import { showPreview } from './page-preview.ts'
import { readPageScript } from './page-script.ts'
import { createPageShow, type PageAsked } from './page-show.ts'

/** Where the form is sent, and whether it is all there is on its page. */
interface Stand {
  action: string
  level: 1 | 2
}

/** What stands in a form's place. */
export interface FormView {
  html: string
  css: string
  /** It arrived. */
  isDone: boolean
}

/** Landing pages and forms, for anybody who opens them. */
export interface PageService {
  loop: Loop
  /** A published page, whole; null where there is none. */
  showPage(asked: PageAsked): Promise<string | null>
  /** The draft behind a preview link; null where it leads nowhere (any more). */
  showPreview(token: string, language: ContentLanguage): Promise<string | null>
  /** A form alone, for somebody's own page; null where there is none. */
  showForm(place: FormPlace, o: Stand & { url: string; referrer: string }): Promise<FormView | null>
  /** What stands in its place once it was sent. */
  sendForm(sending: Sending, stand: Stand): Promise<FormView | null>
  /** A page of ours around a form. */
  frame(place: FormPlace, view: FormView | null): Promise<string>
  /** What the page script is told of the workspace. */
  readScript(workspaceId: string): ReturnType<typeof readPageScript>
}

/** In a preview: nothing typed, and nowhere to send it. */
const drawPlain = (loaded: LoadedForm, language: ContentLanguage): string =>
  drawForm(loaded, { ...nothingTyped, language, token: '', action: '#', level: 2 })

export function createPageService(given: PageDeps): PageService {
  const deps = { ...given, tokens: createFormTokens(given.secret) }
  const previews = createPreviewTokens(given.secret)
  const confirmations = createConfirmations(deps)
  const submit = createFormSubmit({ ...deps, onWaiting: confirmations.note })
  const view = (loaded: LoadedForm, html: string, isDone: boolean): FormView => ({
    html,
    css: writeFormStyle(loaded.brand),
    isDone,
  })
  return {
    loop: confirmations.loop,
    showPage: createPageShow(deps),
    showPreview: (token, language) =>
      showPreview({ ...deps, previews, drawForm: drawPlain }, token, language),
    readScript: (workspaceId) => readPageScript(deps, workspaceId),
    async showForm(place, { url, referrer, ...stand }) {
      const loaded = await loadForm(deps, place)
      if (loaded === null) return null
      const typed = { _page: url, _referrer: referrer }
      return view(loaded, showForm(deps, loaded, { ...nothingTyped, ...stand, place, typed }), false)
    },
    async sendForm(sending, stand) {
      const { place, typed } = sending
      const loaded = await loadForm(deps, place)
      if (loaded === null) return null
      const sent = await submit(loaded, sending)
      if (sent.ok)
        return view(
          loaded,
          writeThanks(loaded.form.definition, {
            language: place.language,
            level: stand.level,
            isPending: sent.isPending,
          }),
          true,
        )
      const { fault, faults } = sent
      return view(loaded, showForm(deps, loaded, { ...stand, place, typed, fault, faults }), false)
    },
    async frame(place, shown) {
      const { language } = place
      const loaded = await loadForm(deps, place)
      const brand = loaded?.brand ?? brandKit.parse({})
      const title =
        loaded === null
          ? formWords[language].gone
          : (loaded.form.definition.title[language] ?? loaded.form.name)
      const blocks = [{ kind: 'form' as const, id: 'form', form: place.formId }]
      const page = writePage(
        { blocks },
        { language, brand, title, description: '', picture: '', isAiMade: false },
      )
      return page.replace(formMark(place.formId), () => shown?.html ?? `<p>${formWords[language].gone}</p>`)
    },
  }
}
