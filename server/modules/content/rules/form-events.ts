import type { FormDefinition } from '../schema/form.ts'
import type { Filled } from './form-check.ts'

/** The words a consent was given to. */
export interface GivenWording {
  id: string
  version: number
  hash: string
  noticeVersion: string | null
}

export interface Submission {
  form: { id: string; name: string; revision: number; definition: FormDefinition }
  filled: Filled
  language: string
  /** One token, one submission: sent twice it has one effect. */
  nonce: string
  at: number
  /** Her id in the page script, where she allows one. */
  anonymousId: string | null
  page: { url: string; title: string; referrer: string }
  /** By channel. */
  wordings: Readonly<Record<string, GivenWording>>
}

type Json = Readonly<Record<string, unknown>>

/**
 * What a submitted form means, as events: the form, the lead, each consent. A consent for an address or a number waits for
 * its confirmation; whoever typed it has not shown that it is hers. Pure.
 */
export function makeFormEvents(sent: Submission): { bodies: Json[]; asked: AskedWay[] } {
  const { form, filled, nonce } = sent
  const track = (name: string, part: string, properties: Json): Json => ({
    type: 'track',
    event: name,
    messageId: `form-${nonce}-${part}`,
    timestamp: new Date(sent.at).toISOString(),
    ...(sent.anonymousId === null ? {} : { anonymousId: sent.anonymousId }),
    properties,
    context: makeContext(sent),
  })
  const campaign = readCampaign(sent.page.url)
  const named = { form_id: form.id, form_name: form.name, page_name: sent.page.title }
  const bodies = [track('Form Submitted', 'sent', { ...named, fields: listAnswers(sent) })]
  if (form.definition.lead !== null)
    bodies.push(
      track('Lead Created', 'lead', {
        lead_id: `form-${nonce}`,
        form_id: form.id,
        kind: form.definition.lead,
        ...(campaign?.name === undefined ? {} : { campaign_name: campaign.name }),
      }),
    )
  const asked: AskedWay[] = []
  for (const box of form.definition.consents) {
    const wording = sent.wordings[box.channel]
    if (!filled.consents.has(box.channel) || wording === undefined) continue
    const way = wayOf(box.channel, filled)
    // Ads find her by her e-mail alone: without one there is nothing to agree to, and nobody to ask.
    if (box.channel === 'ads' && way === null) continue
    if (way !== null && asked.every((one) => one.way !== way)) asked.push({ way, at: bodies.length })
    const isPending = way !== null
    bodies.push(track('Consent Granted', box.channel, describeGrant(sent, box, { wording, isPending })))
  }
  return { bodies, asked }
}

/** How a confirmation is asked for. */
export const confirmWays = ['email', 'sms'] as const
export type ConfirmWay = (typeof confirmWays)[number]

/** A confirmation to ask for, and which event is the first it confirms. */
export interface AskedWay {
  way: ConfirmWay
  at: number
}

/** Channels of consents that one message to an address confirms. */
const channelsOf: Readonly<Record<ConfirmWay, readonly string[]>> = {
  email: ['email', 'ads'],
  sms: ['sms', 'phone_human', 'phone_automated'],
}

function wayOf(channel: string, { email, phone }: Filled): ConfirmWay | null {
  const known = { email, sms: phone }
  return confirmWays.find((way) => known[way] !== null && channelsOf[way].includes(channel)) ?? null
}

/** A submission's confirmation by one way, as it is kept. */
export const keyOfConfirmation = (nonce: string, way: ConfirmWay): string => `${nonce}-${way}`

/** Which way it goes, and the ids of the events that may have given what it confirms. */
export function readConfirmationKey(key: string): { way: ConfirmWay; messageIds: string[] } {
  const way = confirmWays.find((one) => key.endsWith(`-${one}`)) ?? 'email'
  const nonce = key.slice(0, -way.length - 1)
  return { way, messageIds: channelsOf[way].map((channel) => `form-${nonce}-${channel}`) }
}

const describeGrant = (
  { form, language, page }: Submission,
  { purpose, channel }: { purpose: string; channel: string },
  { wording, isPending }: { wording: GivenWording; isPending: boolean },
): Json => ({
  purpose,
  consent_channel: channel,
  wording_id: wording.id,
  wording_version: wording.version,
  wording_language: language,
  wording_hash: wording.hash,
  ...(wording.noticeVersion === null ? {} : { notice_version: wording.noticeVersion }),
  obtained_by: 'form',
  ...(isPending ? { is_pending: true } : {}),
  proof: { form_id: form.id, form_revision: form.revision, page: page.url },
})

const traitOf = { email: 'email', phone: 'phone', first_name: 'firstName', last_name: 'lastName' } as const
const isTrait = (kind: string): kind is keyof typeof traitOf => kind in traitOf

/** What she is called and where she is reached says who she is; the rest is what she wanted to say. */
function makeContext({ form, filled, page, language }: Submission): Json {
  const traits: Record<string, string> = {}
  for (const { kind, name } of form.definition.fields) {
    const value = filled.values[name]
    if (isTrait(kind) && value !== undefined) traits[traitOf[kind]] ??= value
  }
  if (filled.email !== null) traits.email = filled.email
  if (filled.phone !== null) traits.phone = filled.phone
  const campaign = readCampaign(page.url)
  return {
    channel: 'web',
    library: { name: 'splot-form' },
    locale: language,
    page: describePage(page),
    ...(campaign === null ? {} : { campaign }),
    traits,
  }
}

const listAnswers = ({ form, filled }: Submission): Json =>
  Object.fromEntries(
    form.definition.fields
      .filter(({ kind }) => !isTrait(kind))
      .flatMap(({ name }) => (filled.values[name] === undefined ? [] : [[name, filled.values[name]]])),
  )

function describePage({ url, title, referrer }: Submission['page']): Json {
  if (!URL.canParse(url)) return { title, referrer }
  const { href, pathname, search } = new URL(url)
  return { url: href, path: pathname, search, title, referrer }
}

function readCampaign(address: string): Record<string, string> | null {
  if (!URL.canParse(address)) return null
  const found: Record<string, string> = {}
  for (const [name, value] of new URL(address).searchParams)
    if (name.startsWith('utm_')) found[name === 'utm_campaign' ? 'name' : name.slice(4)] = value.slice(0, 200)
  return Object.keys(found).length > 0 ? found : null
}
