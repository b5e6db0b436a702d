import type { Lang } from '@splot/contract/language'
import type { Rendered, TemplateSet } from '../render/messages.ts'
import type { Variant } from '../rules/adapt.ts'
import { type ExplainedFinding, explainFindings, findingTable } from '../rules/lint/findings.ts'
import { findLivePicture, listAsked } from '../rules/live-picture.ts'
import { reportSms, type SmsReport } from '../rules/sms.ts'
import type { BlockDocument } from '../schema/blocks.ts'
import type { ContentChannel, ContentLanguage } from '../schema/core.ts'
import type { ContentDocument } from '../schema/document.ts'
import { readBrand } from './brand.ts'
import type { ItemKind, Source } from './compile.ts'
import type { ContentDeps } from './deps.ts'
import { inspectContent } from './inspect.ts'
import { chooseUrl } from './live-pictures.ts'
import { readPreviewData } from './preview.ts'
import type { RecipientData } from './recipient-data.ts'
import { renderSet } from './render-set.ts'

export interface Trial {
  kind: ItemKind
  document: ContentDocument
  languages: readonly ContentLanguage[]
  customerId: string | null
  recent: Readonly<Record<string, number>>
  reader: { seesPii: boolean; lang: Lang }
}

interface Shown {
  channel: ContentChannel | 'page'
  language: ContentLanguage
  rendered: Rendered
  sms: SmsReport | null
}

export interface Tried {
  variants: Variant[]
  shown: Shown[]
  findings: ExplainedFinding[]
  isReady: boolean
  /** The mail's or the page's blocks, those made from the core message too. */
  body: BlockDocument
}

/** What becomes of a document nobody has saved yet: every channel's text and look for one person, and what is wrong. */
export async function tryDocument(deps: ContentDeps, workspaceId: string, trial: Trial): Promise<Tried> {
  const brand = (await deps.db.inWorkspace(workspaceId, readBrand)).kit
  const { timeZone } = await deps.settingsOf(workspaceId)
  const source: Source = { kind: trial.kind, document: trial.document, brand, timeZone }
  const made = await inspectContent(deps.render, source)
  const person = await readPreviewData(deps, workspaceId, { wish: trial, brand })
  const price = brand.smsPartPriceMinor
  const shown: Shown[] = []
  for (const [name, sets] of Object.entries(made.compiled))
    for (const language of trial.languages) {
      const channel = name as Shown['channel']
      const compiled = sets[language]
      if (compiled === undefined) continue
      const set = channel === 'email' ? withPreheader(compiled, made.variants) : compiled
      const asked = listAsked(set.parts.html?.source ?? '')
      const row = await addLive(deps, asked, { person, timeZone, body: made.body })
      const [rendered] = await renderSet(deps, set, [row])
      if (rendered === undefined) continue
      const text = channel === 'sms' && rendered.ok ? rendered.parts.text : undefined
      const sms = text === undefined ? null : reportSms(text, price === null ? null : BigInt(price))
      shown.push({ channel, language, rendered, sms })
    }
  const { variants, body, findings } = made
  const isReady = !findings.some((one) => findingTable[one.code].severity === 'error')
  return { variants, shown, body, isReady, findings: explainFindings(findings, trial.reader.lang) }
}

/** A mail's preheader stands inside its HTML; the preview shows it as the line of an inbox, so it is rendered by itself. */
function withPreheader(set: TemplateSet, variants: readonly Variant[]): TemplateSet {
  const variant = variants.find((one) => one.channel === 'email' && one.language === set.language)
  const source = variant?.fields.find((one) => one.name === 'preheader')?.text ?? ''
  return { ...set, parts: { ...set.parts, preheader: { source, escape: 'none' } } }
}

/** Pictures chosen at opening, as they would be chosen now. */
async function addLive(
  deps: ContentDeps,
  asked: readonly string[],
  { person, timeZone, body }: { person: RecipientData; timeZone: string; body: BlockDocument },
): Promise<object> {
  if (asked.length === 0) return person
  const live: Record<string, string> = {}
  for (const id of asked) {
    const block = findLivePicture(body, id)
    if (block !== null) live[id] = await chooseUrl(deps, block, { person, timeZone })
  }
  return { ...person, _live: live }
}
