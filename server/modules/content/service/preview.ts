import type { Lang } from '@splot/contract/language'
import type { Rendered } from '../render/messages.ts'
import type { Variant } from '../rules/adapt.ts'
import { type ExplainedFinding, explainFindings } from '../rules/lint/findings.ts'
import { reportSms, type SmsReport } from '../rules/sms.ts'
import type { BrandKit } from '../schema/brand.ts'
import type { ContentChannel, ContentLanguage } from '../schema/core.ts'
import { findSet } from './compile.ts'
import type { ContentDeps } from './deps.ts'
import { addGoods, readLately, storeOf } from './person.ts'
import { inspectDraft } from './publish.ts'
import { makeCustomerData, makeTestData, type RecipientData } from './recipient-data.ts'
import { renderSet } from './render-set.ts'

export interface PreviewWish {
  id: string
  channel: ContentChannel | 'page'
  language: ContentLanguage
  /** Whose data; a made-up person's where nobody is named. */
  customerId: string | null
  /** Minutes since events, to try dynamic blocks with. */
  recent: Readonly<Record<string, number>>
  reader: { seesPii: boolean; lang: Lang }
}

export interface Preview {
  rendered: Rendered | null
  variant: Variant | null
  sms: SmsReport | null
  findings: ExplainedFinding[]
}

/** The draft as one customer would receive it on one channel. @throws not_found */
export async function previewDraft(
  deps: ContentDeps,
  workspaceId: string,
  wish: PreviewWish,
): Promise<Preview> {
  const { channel, language } = wish
  const inspected = await inspectDraft(deps, workspaceId, wish.id)
  const { brand } = inspected.source
  const set = findSet(inspected.compiled, channel, language)
  const data = await readPreviewData(deps, workspaceId, { wish, brand })
  const rendered = set === null ? null : ((await renderSet(deps, set, [data]))[0] ?? null)
  const price = brand.smsPartPriceMinor
  const text = channel === 'sms' && rendered?.ok ? rendered.parts.text : undefined
  const isOurs = (place: string) =>
    !/^\w+\.(pl|en)\./.test(place) || place.startsWith(`${channel}.${language}.`)
  return {
    rendered,
    variant: inspected.variants.find((one) => one.channel === channel && one.language === language) ?? null,
    sms: text === undefined ? null : reportSms(text, price === null ? null : BigInt(price)),
    findings: explainFindings(
      inspected.findings.filter((one) => isOurs(one.place)),
      wish.reader.lang,
    ),
  }
}

/** Data of the person a preview is for: a made-up one, or a customer as the reader may see her, her last minutes too. */
export async function readPreviewData(
  deps: ContentDeps,
  workspaceId: string,
  asked: { wish: Pick<PreviewWish, 'customerId' | 'reader' | 'recent'>; brand: BrandKit },
): Promise<RecipientData> {
  const { wish, brand } = asked
  const { currency } = await deps.settingsOf(workspaceId)
  if (wish.customerId === null) {
    const data = makeTestData(brand, currency)
    return { ...data, recent: { ...data.recent, ...wish.recent } }
  }
  const customer = await deps.customers.get(workspaceId, wish.customerId, wish.reader)
  // Her births are read in full, whoever looks: what comes of them is minutes, no person.
  const whole = await deps.customers.get(workspaceId, wish.customerId, { ...wish.reader, seesPii: true })
  const { recent, viewed } = await readLately(deps, workspaceId, whole)
  const shown = makeCustomerData(customer, brand, currency)
  const own = { ...shown, products: {}, recent: { ...recent, ...wish.recent } }
  delete own.coupon
  delete own.store
  const hers = { workspaceId, birth: wish.customerId, viewed, about: null, store: storeOf(shown.customer) }
  // What she has not got she would not be shown either.
  return addGoods(deps, own, { ...hers, language: shown.customer.language === 'en' ? 'en' : 'pl' })
}
