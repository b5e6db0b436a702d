import { SplotError } from '../../../platform/errors.ts'
import { nameExternally, normaliseIdentifier } from '../../collect/index.ts'
import type { CustomerConsents } from '../schema.ts'
import { listWordingRows } from '../store/policy.ts'
import type { ConsentDeps, KnownBirth } from './deps.ts'
import { acceptConsent, chooseNamed } from './desk.ts'
import { findBirths } from './find-births.ts'
import { listWordings, type ShownWording } from './policies.ts'
import { loadPolicy } from './policy.ts'
import { viewCustomer } from './view.ts'

/** Who chooses, and by which link. */
export interface Chooser {
  workspaceId: string
  /** Any birth of hers. */
  birth: string
  /** `preferences` in the preference centre, `link` for the one click of a mail. */
  method: 'preferences' | 'link'
  /** What proves it: the message the link stood in. */
  proof: string
}

export interface Answer {
  purpose: string
  channel: string
  isYes: boolean
}

/** How often she wants to hear from the shop; null = as it comes. */
export interface ChosenFrequency {
  contacts: number | null
  period: 'day' | 'week' | 'month'
  /** Nothing before then, milliseconds. */
  pausedUntil: number | null
}

/** What a customer says of herself, without a desk between: each resolves once it is committed. */
export interface Choices {
  /** Her consents, and the words a yes would be given to, by `purpose channel`. @throws SplotError `not_found` */
  see(workspaceId: string, birth: string, language: string): Promise<Seen>
  /** Yes and no to purposes on channels. A yes takes back an objection to the same. @throws `wording_unknown` */
  answer(who: Chooser, answers: readonly Answer[], language: string): Promise<void>
  /** No to one purpose on one channel, without a look at anything: what one click of a mail does. */
  withdraw(who: Chooser, about: { purpose: string; channel: string; messageId: string }): Promise<void>
  chooseFrequency(who: Chooser, chosen: ChosenFrequency): Promise<void>
  /** Article 21: absolute, to everything that rests on an interest or a consent. */
  object(who: Chooser, isRaised: boolean): Promise<void>
  /** Article 18. */
  restrict(who: Chooser, isRestricted: boolean): Promise<void>
  /** Traits she states of herself. */
  correct(who: Chooser, traits: Readonly<Record<string, string>>): Promise<void>
  /** A no from whoever types an address: the same for one we know and one we do not. @throws email_invalid, phone_invalid */
  withdrawAddress(workspaceId: string, typed: TypedAddress): Promise<void>
}

export interface TypedAddress {
  kind: 'email' | 'phone'
  value: string
}

export interface Seen {
  consents: CustomerConsents
  births: readonly KnownBirth[]
  wordings: ReadonlyMap<string, ShownWording>
}

export function createChoices(deps: ConsentDeps): Choices {
  const listCurrent = (workspaceId: string, language: string) =>
    deps.db.inWorkspace(workspaceId, async (tx) =>
      pickCurrent(
        listWordings(await loadPolicy(tx, workspaceId), await listWordingRows(tx, workspaceId)),
        language,
      ),
    )
  const say = async (who: Chooser, event: string, said: Said = {}) => {
    const births = await findBirths(deps, who.workspaceId, who.birth)
    await acceptConsent(deps, who.workspaceId, makeAct(deps, who, { births, event, ...said }))
  }
  const toggle = (on: string, off: string) => (who: Chooser, isOn: boolean) => say(who, isOn ? on : off)
  return {
    async see(workspaceId, birth, language) {
      const births = await findBirths(deps, workspaceId, birth)
      const consents = await viewCustomer(deps, workspaceId, birth, true)
      return { consents, births, wordings: await listCurrent(workspaceId, language) }
    },
    answer: (who, answers, language) => answer({ deps, say, listCurrent }, who, { answers, language }),
    withdraw: (who, about) => say(who, ...nameWithdrawal(about)),
    chooseFrequency: (who, { contacts, period, pausedUntil }) =>
      say(who, 'Contact Frequency Chosen', {
        properties: {
          ...(contacts === null ? {} : { contacts }),
          period,
          ...(pausedUntil === null ? {} : { paused_until: new Date(pausedUntil).toISOString() }),
        },
      }),
    object: toggle('Objection Raised', 'Objection Withdrawn'),
    restrict: toggle('Processing Restricted', 'Restriction Lifted'),
    async correct(who, traits) {
      const births = await findBirths(deps, who.workspaceId, who.birth)
      await acceptTraits(deps, who.workspaceId, { births, traits })
    },
    withdrawAddress: (workspaceId, typed) => withdrawAddress(deps, workspaceId, typed),
  }
}

/** A mailing list that was left has a name of its own, which tells of which message. */
function nameWithdrawal(about: { purpose: string; channel: string; messageId: string }): [string, Said] {
  const { purpose, channel, messageId } = about
  if (purpose === 'marketing' && channel === 'email')
    return ['Unsubscribed', { channel, properties: { email_id: messageId } }]
  if (purpose === 'marketing' && channel === 'sms')
    return ['SMS Unsubscribed', { channel, properties: { sms_id: messageId } }]
  return ['Consent Withdrawn', { channel, properties: { purpose, consent_channel: channel } }]
}

interface Said {
  channel?: string
  properties?: Readonly<Record<string, unknown>>
}

function makeAct(
  { ids, clock }: ConsentDeps,
  { method, proof }: Chooser,
  { births, event, channel, properties }: Said & { births: readonly KnownBirth[]; event: string },
) {
  const at = clock.now()
  // Each act is a message of its own: she may use one link twice, with a change of mind between.
  return {
    desk: 'preferences',
    event,
    messageId: ids.uuid(at),
    at,
    births: chooseNamed(births, channel),
    properties: { ...properties, obtained_by: method, proof },
  }
}

interface Answering {
  deps: ConsentDeps
  say(who: Chooser, event: string, said?: Said): Promise<void>
  listCurrent(workspaceId: string, language: string): Promise<ReadonlyMap<string, ShownWording>>
}

async function answer(
  { deps, say, listCurrent }: Answering,
  who: Chooser,
  { answers, language }: { answers: readonly Answer[]; language: string },
): Promise<void> {
  const wordings = await listCurrent(who.workspaceId, language)
  const seen = await viewCustomer(deps, who.workspaceId, who.birth, false)
  for (const { purpose, channel, isYes } of answers) {
    const known = seen.purposes.find((one) => one.id === purpose)
    const state = known?.channels.find((one) => one.channel === channel)
    if (known === undefined || state === undefined) throw new SplotError('purpose_unknown')
    const about = { purpose, consent_channel: channel }
    if (!isYes) {
      await say(who, 'Consent Withdrawn', { channel, properties: about })
      continue
    }
    const wording = wordings.get(`${purpose} ${channel}`)
    if (wording === undefined) throw new SplotError('wording_unknown')
    if (state.isObjected) await say(who, 'Objection Withdrawn', { channel, properties: about })
    const words = {
      wording_id: wording.id,
      wording_version: wording.version,
      wording_language: wording.language,
      wording_hash: wording.hash,
      ...(wording.noticeVersion === null ? {} : { notice_version: wording.noticeVersion }),
    }
    await say(who, 'Consent Granted', { channel, properties: { ...about, ...words } })
  }
}

/** The newest version of the words of each purpose and channel, in one language. */
export function pickCurrent(
  wordings: readonly ShownWording[],
  language: string,
): ReadonlyMap<string, ShownWording> {
  const current = new Map<string, ShownWording>()
  for (const one of wordings) {
    if (one.language !== language) continue
    const key = `${one.purpose} ${one.channel}`
    const known = current.get(key)
    const isNewer =
      known === undefined ||
      (one.createdAt ?? 0) > (known.createdAt ?? 0) ||
      (one.id === known.id && one.version > known.version)
    if (isNewer) current.set(key, one)
  }
  return current
}

/** Traits in the name of the shop, for all of her identifiers that are a person's. */
export async function acceptTraits(
  deps: ConsentDeps,
  workspaceId: string,
  { births, traits }: { births: readonly KnownBirth[]; traits: Readonly<Record<string, string>> },
): Promise<void> {
  const { region, currency } = await deps.settingsOf(workspaceId)
  const at = deps.clock.now()
  const body = {
    type: 'identify',
    messageId: deps.ids.uuid(at),
    timestamp: new Date(at).toISOString(),
    traits,
    context: {
      library: { name: 'preferences' },
      externalIds: chooseNamed(births, 'email').map(nameExternally),
    },
  }
  await deps.accept([{ workspaceId, desk: 'preferences', body, region, currency }])
}

async function withdrawAddress(
  deps: ConsentDeps,
  workspaceId: string,
  { kind, value }: TypedAddress,
): Promise<void> {
  const { region } = await deps.settingsOf(workspaceId)
  const read = normaliseIdentifier(kind, value, region)
  if (!read.ok) throw new SplotError(read.code, { path: 'body.address' })
  const at = deps.clock.now()
  const address = { birthId: '', root: '', kind, value: read.value }
  for (const channel of kind === 'email' ? ['email'] : ['sms', 'phone_human', 'phone_automated'])
    await acceptConsent(deps, workspaceId, {
      desk: 'preferences',
      event: 'Consent Withdrawn',
      messageId: deps.ids.uuid(at),
      at,
      births: [address],
      // Without a purpose it is a no to all of them.
      properties: { consent_channel: channel, obtained_by: 'typed' },
    })
}
