import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import { type Quote, quoteVariants } from '../../catalog/index.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { sumFree } from '../../stock/index.ts'

export interface Looked {
  quotes: ReadonlyMap<string, Quote>
  /** Pieces free in all stores together; none for a variant whose stock nobody counts. */
  free: ReadonlyMap<string, number>
  currency: string
  timeZone: string
  /** The workspace's, in which facts are told: whoever reads them later is its people. */
  factLanguage: Language
}

/** What variants are, cost, and how many are left. */
export type Look = (tx: WorkspaceTx, skus: readonly string[], language: Language) => Promise<Looked>

type LookDeps = Pick<CommerceDeps, 'clock' | 'settingsOf'>

const mostRemembered = 50_000

interface Remembered {
  quote: Quote
  free: number | undefined
  until: number
}

/**
 * Looks at catalogue and stock; what was looked at a moment ago is remembered, for a cart that many watch is drawn many times
 * a second.
 * @param rememberMs 0: always anew, as a checkout has to
 */
export function createLook(deps: LookDeps, rememberMs = 1_000): Look {
  const known = new Map<string, Remembered>()
  const settings = rememberSettings(deps, rememberMs)
  return async (tx, skus, language) => {
    const { currency, timeZone, language: factLanguage } = await settings(tx)
    const now = deps.clock.monotonic()
    const keyOf = (sku: string) => `${tx.workspaceId}\n${language}\n${sku}`
    const quotes = new Map<string, Quote>()
    const free = new Map<string, number>()
    const note = (sku: string, one: Pick<Remembered, 'quote' | 'free'>) => {
      quotes.set(sku, one.quote)
      if (one.free !== undefined) free.set(sku, one.free)
    }
    const missing: string[] = []
    for (const sku of skus) {
      const one = known.get(keyOf(sku))
      if (one !== undefined && one.until > now) note(sku, one)
      else missing.push(sku)
    }
    if (missing.length === 0) return { quotes, free, currency, timeZone, factLanguage }
    const found = await quoteVariants(tx, missing, { currency, at: deps.clock.now(), language })
    const left = await sumFree(tx, missing)
    if (known.size > mostRemembered) known.clear()
    for (const [sku, quote] of found) {
      const one = { quote, free: left.get(sku), until: now + rememberMs }
      note(sku, one)
      if (rememberMs > 0) known.set(keyOf(sku), one)
    }
    return { quotes, free, currency, timeZone, factLanguage }
  }
}

function rememberSettings({ clock, settingsOf }: LookDeps, rememberMs: number) {
  const known = new Map<string, { settings: Awaited<ReturnType<typeof settingsOf>>; until: number }>()
  return async (tx: WorkspaceTx) => {
    const now = clock.monotonic()
    const one = known.get(tx.workspaceId)
    if (one !== undefined && one.until > now) return one.settings
    const settings = await settingsOf(tx.workspaceId, tx)
    known.set(tx.workspaceId, { settings, until: now + rememberMs })
    return settings
  }
}
