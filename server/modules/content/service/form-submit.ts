import { createHmac, hkdfSync } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { neighbourhoodOf } from '../../../platform/http/client-address.ts'
import { checkForm, type Filled, type Typed } from '../rules/form-check.ts'
import { keyOfConfirmation, makeFormEvents } from '../rules/form-events.ts'
import { trapName } from '../rules/form-html.ts'
import type { FormTokens } from '../rules/form-token.ts'
import type { FormWord } from '../rules/form-words.ts'
import { insertConfirmation, noteGrant } from '../store/form-confirmation.ts'
import { type FormPlace, type LoadedForm, tokenPlace } from './form-show.ts'
import type { PageDeps } from './page-deps.ts'

const dayMs = 86_400_000
/** Messages that an address or a number gets in a day at most, whoever types it, into whatever form. */
const mostMessages = 3

export interface Sending {
  place: FormPlace
  typed: Typed
  remoteAddress: string
  /** Truncated. */
  ip: string | null
  userAgent: string | null
  hasGpc: boolean
}

export type Sent =
  | { ok: true; isPending: boolean }
  | { ok: false; fault: FormWord | null; faults: Readonly<Record<string, FormWord>> }

const refuse = (fault: FormWord): Sent => ({ ok: false, fault, faults: {} })

/** Takes what was sent: whether it is a person's, whether it is right, then into the log. */
export function createFormSubmit(
  deps: PageDeps & { tokens: FormTokens; onWaiting(workspaceId: string): void },
) {
  // Who shows a proof has paid for it; who cannot (no script, no https) is let in more slowly.
  const proven = new RateLimiterMemory({ points: 30, duration: 600 })
  const plain = new RateLimiterMemory({ points: 6, duration: 600 })
  return async (loaded: LoadedForm, sending: Sending): Promise<Sent> => {
    const { place, typed, remoteAddress } = sending
    const verdict = deps.tokens.read(typed._token ?? '', {
      place: tokenPlace(place),
      now: deps.clock.now(),
      proof: typed._proof ?? '',
    })
    if (!verdict.ok) return refuse('again')
    const checked = checkForm(loaded.form.definition, typed, loaded.settings.region)
    if (!checked.ok) return { ok: false, fault: null, faults: checked.faults }
    const limiter = verdict.hasProof ? proven : plain
    if (!(await spend(limiter, neighbourhoodOf(remoteAddress)))) return refuse('many')
    // A program fell into the trap: it is told what a person is told, and nothing is kept.
    if ((typed[trapName] ?? '') !== '') return { ok: true, isPending: false }
    return store(deps, loaded, { ...sending, filled: checked.filled, nonce: verdict.nonce })
  }
}

async function spend(limiter: RateLimiterMemory, who: string): Promise<boolean> {
  try {
    await limiter.consume(who)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}

async function store(
  deps: PageDeps & { onWaiting(workspaceId: string): void },
  { form, settings, wordings }: LoadedForm,
  sent: Sending & { filled: Filled; nonce: string },
): Promise<Sent> {
  const { place, typed, filled, nonce } = sent
  const { workspaceId, language } = place
  const at = deps.clock.now()
  const claimed = typed._anonymous ?? ''
  // Somebody must be named: where neither an address nor an id is known, the submission stands for itself.
  const isNamed = filled.email !== null || filled.phone !== null
  const anonymousId = /^[\w-]{8,64}$/.test(claimed) ? claimed : isNamed ? null : `form-${nonce}`
  const page = { url: cut(typed._page), title: cut(typed._title), referrer: cut(typed._referrer) }
  const { bodies, asked } = makeFormEvents({
    form,
    filled,
    language,
    nonce,
    at,
    anonymousId,
    page,
    wordings,
  })
  const waiting = asked.map(({ way, at: index }) => ({ key: keyOfConfirmation(nonce, way), way, index }))
  const isPending = waiting.length > 0
  if (isPending) {
    const isNew = await deps.db.inWorkspace(workspaceId, async (tx) => {
      let isAnyNew = false
      for (const { key, way } of waiting) {
        const address = (way === 'email' ? filled.email : filled.phone) ?? ''
        const addressHash = hashAddress(deps.secret, workspaceId, address)
        const one = { nonce: key, formId: form.id, language, addressHash, at }
        if (await insertConfirmation(tx, { ...one, most: mostMessages, since: at - dayMs })) isAnyNew = true
      }
      return isAnyNew
    })
    // Sent twice by an impatient finger: the first has done it. One that broke off before the log had it is done now.
    if (!isNew) return { ok: true, isPending }
  }
  const browser = { ip: sent.ip, userAgent: sent.userAgent, hasGpc: sent.hasGpc }
  const { region, currency } = settings
  const positions = await deps.accept(
    bodies.map((body) => ({ workspaceId, desk: 'form', body, region, currency, browser })),
  )
  if (isPending) {
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      for (const { key, index } of waiting) await noteGrant(tx, key, positions[index] ?? 0)
    })
    deps.onWaiting(workspaceId)
  }
  return { ok: true, isPending }
}

const cut = (text: string | undefined): string => (text ?? '').replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 2_000)

/** Counts messages to an address without keeping the address. */
function hashAddress(secret: string, workspaceId: string, address: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'splot form addresses', 32))
  return createHmac('sha256', key).update(`${workspaceId} ${address}`).digest('hex')
}
