import { type Language, SplotError } from '../../../platform/errors.ts'
import { measureSms } from '../rules/gsm.ts'
import { type ExplainedFinding, explainFindings } from '../rules/lint/findings.ts'
import { dropLiquid } from '../rules/liquid-parts.ts'
import { contentDocument } from '../schema/document.ts'
import { findItem } from '../store/items.ts'
import { findVersion, listVersions } from '../store/versions.ts'
import { readBrand } from './brand.ts'
import type { Compiled } from './compile.ts'
import type { ContentDeps } from './deps.ts'
import { inspectContent } from './inspect.ts'
import { readVersionBrand } from './publish.ts'

/** A published message as whoever plans to send it must know it. */
export interface Described {
  itemId: string
  name: string
  version: number
  /** Milliseconds. */
  publishedAt: number
  purpose: 'marketing' | 'service'
  /** Channels it has a text for. */
  channels: string[]
  /** Its texts ask for something of the recipient: her name, her cart. */
  isPersonal: boolean
  /** Of its longest language, names left out; null where it has no SMS. */
  sms: { parts: number; partPriceMinor: number | null } | null
  findings: ExplainedFinding[]
}

const asksOfHer = /\b(customer|recent|products|coupon|store|order)\s*[.[]|_when/

/** The published version in figures and findings. @throws not_found where nothing is published */
export async function describePublished(
  deps: ContentDeps,
  workspaceId: string,
  itemId: string,
  language: Language,
): Promise<Described> {
  const { timeZone } = await deps.settingsOf(workspaceId)
  const read = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const item = await findItem(tx, itemId)
    if (item === null || item.archived_at !== null || item.published_version === null) return null
    const version = await findVersion(tx, itemId, item.published_version)
    const made = (await listVersions(tx, itemId)).find((one) => one.version === item.published_version)
    return version && made ? { item, version, made, brand: (await readBrand(tx)).kit } : null
  })
  if (read === null) throw new SplotError('not_found')
  const { item, version, made } = read
  const compiled: Compiled = JSON.parse(version.compiled)
  const document = contentDocument.parse(JSON.parse(version.document).document)
  const source = { kind: item.kind, document, brand: readVersionBrand(version.document), timeZone }
  const { findings } = await inspectContent(deps.render, source)
  const parts = measureParts(compiled)
  return {
    itemId,
    name: item.name,
    version: made.version,
    publishedAt: made.decided_at,
    purpose: document.core.purpose,
    channels: Object.keys(compiled),
    isPersonal: asksOfHer.test(version.compiled),
    sms: parts === null ? null : { parts, partPriceMinor: read.brand.smsPartPriceMinor },
    findings: explainFindings(findings, language),
  }
}

function measureParts({ sms }: Compiled): number | null {
  const sets = Object.values(sms ?? {})
  if (sets.length === 0) return null
  const texts = sets.map((set) => Object.entries(set.parts).filter(([name]) => name !== 'link'))
  const lengths = texts.map((parts) => parts.map(([, part]) => dropLiquid(part.source)).join(' '))
  return Math.max(...lengths.map((text) => measureSms(text).parts))
}
