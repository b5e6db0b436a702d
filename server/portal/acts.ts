import { type FrequencyChoice, frequencyChoices, type Notice, writeExport } from '@splot/portal'
import type { Chooser } from '../modules/consent/index.ts'
import type { PortalDeps } from './deps.ts'
import { type Address, readAddress, sendAddressLink, sendOwnLink } from './letters.ts'
import type { Limits } from './limits.ts'
import { replyWithFile } from './replies.ts'
import { type Viewer, viewCentre } from './view.ts'
import { makeFrame, type Visit } from './visit.ts'

/** The message by whose link she came, and what it was sent for. */
export interface Letter {
  messageId: string
  purpose: string
  channel: string
}

/** A form of hers, on her own page. */
export interface Act {
  deps: PortalDeps
  limits: Limits
  visit: Visit
  viewer: Viewer
  who: Chooser
  letter: Letter
}

/** What is said afterwards and where on the page; or a file. */
export type Outcome = { notice: Notice; at: string } | Response

const dayMs = 86_400_000
const pauseDays = 30

const acts: Readonly<Record<string, (act: Act) => Promise<Outcome>>> = {
  consents: answerConsents,
  frequency: chooseFrequency,
  language: chooseLanguage,
  link: askLink,
  object: (act) => toggle(act, 'object', { on: 'objected', off: 'unobjected' }),
  restrict: (act) => toggle(act, 'restrict', { on: 'restricted', off: 'unrestricted' }),
  export: (act) => own(act, handOut),
  correct: (act) => own(act, correct),
}

/** Carries out the form that was sent; one nobody knows does nothing. */
export async function carryOutAct(act: Act): Promise<Outcome> {
  const name = act.visit.form.get('act') ?? ''
  const run = Object.hasOwn(acts, name) ? acts[name] : undefined
  return run === undefined ? { notice: 'nothing_changed', at: 'main' } : run(act)
}

/** What shows or changes data takes a link that went to her own address. */
const own = (act: Act, run: (act: Act) => Promise<Outcome>): Promise<Outcome> =>
  act.viewer.grade === 'own' ? run(act) : askLink(act)

async function answerConsents({ deps, visit, viewer, who, letter }: Act): Promise<Outcome> {
  const { brand, birth, language } = viewer
  const { consents, wordings } = await deps.consent.choices.see(brand.id, birth, language)
  const all = visit.form.get('all')
  const answers = consents.purposes
    .filter((one) => one.basis === 'consent')
    .flatMap((purpose) =>
      purpose.channels.flatMap(({ channel, status, isObjected }) => {
        const said = all === 'yes' || all === 'no' ? all : visit.form.get(`c:${purpose.id}:${channel}`)
        if (said !== 'yes' && said !== 'no') return []
        const isYes = said === 'yes'
        const stood = isObjected || status === 'withdrawn' ? false : status === 'granted' ? true : null
        const isSayable = !isYes || wordings.has(`${purpose.id} ${channel}`)
        return isYes === stood || !isSayable ? [] : [{ purpose: purpose.id, channel, isYes }]
      }),
    )
  if (answers.length === 0) return { notice: 'nothing_changed', at: 'consents' }
  await deps.consent.choices.answer(who, answers, language)
  const hasLeft = answers.some(
    (one) => !one.isYes && one.purpose === letter.purpose && one.channel === letter.channel,
  )
  // What the letter was sent for she has ended by it: its campaign is to know.
  if (hasLeft) await deps.noteLeft(brand.id, letter.messageId)
  return { notice: 'saved', at: 'consents' }
}

const limitsOf: Readonly<Record<FrequencyChoice, { contacts: number | null; period: 'week' | 'month' }>> = {
  any: { contacts: null, period: 'week' },
  week: { contacts: 1, period: 'week' },
  twice_month: { contacts: 2, period: 'month' },
  month: { contacts: 1, period: 'month' },
  pause: { contacts: null, period: 'week' },
}

async function chooseFrequency({ deps, visit, who }: Act): Promise<Outcome> {
  const chosen = frequencyChoices.find((one) => one === visit.form.get('frequency'))
  if (chosen === undefined) return { notice: 'nothing_changed', at: 'frequency' }
  const pausedUntil = chosen === 'pause' ? deps.clock.now() + pauseDays * dayMs : null
  await deps.consent.choices.chooseFrequency(who, { ...limitsOf[chosen], pausedUntil })
  return { notice: 'saved', at: 'frequency' }
}

async function chooseLanguage({ deps, visit, who }: Act): Promise<Outcome> {
  const language = visit.form.get('language')
  if (language !== 'pl' && language !== 'en') return { notice: 'nothing_changed', at: 'language' }
  await deps.consent.choices.correct(who, { language })
  return { notice: 'saved', at: 'language' }
}

/** To the address of the birth this link was made for; where it has none, to another of hers. */
async function askLink({ deps, limits, viewer }: Act): Promise<Outcome> {
  const { brand, birth, language } = viewer
  const { births } = await deps.consent.choices.see(brand.id, birth, language)
  const emails = births.filter((one) => one.kind === 'email')
  const known = emails.find((one) => one.birthId === birth) ?? emails[0]
  if (known !== undefined) {
    const address: Address = { kind: 'email', value: known.value }
    await sendOwnLink(deps, { brand, address, language, limits })
  }
  return { notice: 'link_sent', at: 'main' }
}

/** Raised by her, it stands in the register; taken back, it is her choice alone. */
async function toggle(
  { deps, visit, viewer, who, letter }: Act,
  kind: 'object' | 'restrict',
  notice: { on: Notice; off: Notice },
): Promise<Outcome> {
  const isOn = visit.form.get('is') === 'on'
  if (!isOn) {
    await deps.consent.choices[kind](who, false)
    return { notice: notice.off, at: 'rights' }
  }
  await carryOutOwn(deps, viewer, { kind })
  if (kind === 'object') await deps.noteLeft(viewer.brand.id, letter.messageId)
  return { notice: notice.on, at: 'rights' }
}

/** A request of hers that is carried out at once, and stands in the register with its history. */
async function carryOutOwn(
  { consent }: PortalDeps,
  { brand, birth }: Viewer,
  asked: { kind: 'object' | 'restrict' | 'export' | 'rectify'; detail?: Record<string, string> },
) {
  const where = { workspaceId: brand.id, actor: 'herself' } as const
  const request = await consent.requests.receive(where, { ...asked, birth, via: 'portal', identity: 'link' })
  return consent.requests.carryOut({ ...where, id: request.id })
}

async function handOut({ deps, visit, viewer }: Act): Promise<Outcome> {
  const { document } = await carryOutOwn(deps, viewer, { kind: 'export' })
  const at = new Date(deps.clock.now()).toISOString()
  const name = `${viewer.brand.id}-${at.slice(0, 10)}`
  if (visit.form.get('form') !== 'page')
    return replyWithFile(`${name}.json`, 'application/json', JSON.stringify(document ?? {}, null, 2))
  const centre = await viewCentre(deps, viewer, null)
  const frame = makeFrame(viewer.brand, viewer.language, visit.path)
  const page = writeExport(frame, { centre, document: document ?? {}, at })
  return replyWithFile(`${name}.html`, 'text/html; charset=utf-8', page)
}

const mostLetters = 100

async function correct(act: Act): Promise<Outcome> {
  const { deps, visit, viewer } = act
  const names: Record<string, string> = {}
  for (const key of ['firstName', 'lastName']) {
    const text = visit.form.get(key)?.normalize('NFC').trim() ?? ''
    if (text.length > mostLetters) return { notice: 'text_invalid', at: 'correct' }
    if (text !== '') names[key] = text
  }
  const addresses: Address[] = []
  for (const kind of ['email', 'phone'] as const) {
    const typed = visit.form.get(kind)
    if (typed === undefined || typed.trim() === '') continue
    const address = readAddress(viewer.brand, kind, typed)
    if (address === null) return { notice: `${kind}_invalid`, at: 'correct' }
    addresses.push(address)
  }
  if (Object.keys(names).length > 0) await carryOutOwn(deps, viewer, { kind: 'rectify', detail: names })
  for (const address of addresses) await askNewAddress(act, address)
  if (addresses.length > 0) return { notice: 'address_sent', at: 'data' }
  return { notice: Object.keys(names).length > 0 ? 'corrected' : 'nothing_changed', at: 'data' }
}

/** Kept in the register, not in the link; carried out when the new address answers. */
async function askNewAddress({ deps, limits, viewer }: Act, address: Address): Promise<void> {
  const { brand, birth, language } = viewer
  if (!(await limits.mayWriteTo(brand.id, address.value))) return
  const request = await deps.consent.requests.receive(
    { workspaceId: brand.id, actor: 'herself' },
    {
      birth,
      kind: 'rectify',
      via: 'portal',
      identity: 'link',
      detail: { [address.kind]: address.value },
    },
  )
  await sendAddressLink(deps, { brand, birth, requestId: request.id, address, language })
}
