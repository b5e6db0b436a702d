import type { Lang } from '@splot/contract/language'
import { findTrait } from '@splot/contract/traits'
import type { Centre, ChannelChoice, Datum, FrequencyChoice, Notice, PurposeChoice } from '@splot/portal'
import { SplotError } from '../platform/errors.ts'
import type { Brand, PortalDeps } from './deps.ts'
import { nameTrait, writeTrait } from './trait-words.ts'
import { countEvents, countOrders, labels, wordChannel, wordDesk } from './words.ts'

type Seen = Awaited<ReturnType<PortalDeps['consent']['choices']['see']>>
type Consents = Seen['consents']
type Known = Awaited<ReturnType<PortalDeps['profile']['get']>>

export interface Viewer {
  brand: Brand
  birth: string
  grade: 'message' | 'own'
  language: Lang
}

/** Everything her page shows. @throws SplotError `not_found` where she is not known (any more) */
export async function viewCentre(deps: PortalDeps, viewer: Viewer, notice: Notice | null): Promise<Centre> {
  const { brand, birth, grade, language } = viewer
  const seesPii = grade === 'own'
  const [seen, known, requests, sources] = await Promise.all([
    deps.consent.choices.see(brand.id, birth, language),
    deps.profile.get(brand.id, birth, { seesPii, lang: language }),
    deps.consent.requests.listOf(brand.id, birth),
    deps.nameSources(brand.id),
  ])
  const codes = listStoreCodes(known)
  const stores = codes.length === 0 ? noStores : await deps.nameStores(brand.id, codes)
  const { consents, wordings } = seen
  const chosen = readFrequency(consents, deps.clock.now())
  const words = (key: string) => wordings.get(key)?.text.replaceAll('{administrator}', brand.name) ?? null
  return {
    grade,
    notice,
    name: known.name,
    isObjected: isObjected(consents),
    isRestricted: consents.isRestricted,
    purposes: listPurposes(consents, language, words),
    ...chosen,
    data: listData({ known, consents, language, timeZone: brand.timeZone, sources, stores }),
    requests: requests.map(showRequest),
  }
}

const noStores: ReadonlyMap<string, string> = new Map()

/** A store is told by its code, and read by its name. */
const listStoreCodes = ({ traits }: Known): string[] =>
  Object.entries(traits).flatMap(([key, value]) =>
    findTrait(key)?.name === 'preferredStore' && typeof value === 'string' ? [value.trim()] : [],
  )

type RequestRow = Awaited<ReturnType<PortalDeps['consent']['requests']['listOf']>>[number]

const kinds = ['access', 'export', 'rectify', 'restrict', 'object', 'erase'] as const
const states = ['open', 'done', 'refused', 'withdrawn'] as const

function showRequest({ kind, state, receivedAt, dueAt, closedAt }: RequestRow): Centre['requests'][number] {
  const iso = (ms: number) => new Date(ms).toISOString()
  return {
    kind: kinds.find((one) => one === kind) ?? 'access',
    state: states.find((one) => one === state) ?? 'open',
    receivedAt: iso(receivedAt),
    dueAt: iso(dueAt),
    closedAt: closedAt === null ? null : iso(closedAt),
  }
}

/** What may be agreed to or refused: purposes that rest on consent. */
const listAsked = ({ purposes }: Consents) => purposes.filter((one) => one.basis === 'consent')

const isObjected = (consents: Consents): boolean => {
  const all = listAsked(consents).flatMap((one) => one.channels)
  return all.length > 0 && all.every((one) => one.isObjected)
}

function listPurposes(
  consents: Consents,
  language: Lang,
  words: (key: string) => string | null,
): PurposeChoice[] {
  return listAsked(consents).map(({ id, name, channels }) => ({
    id,
    name: name[language],
    channels: channels
      .map((one) => ({
        ...readState(one),
        id: one.channel,
        name: wordChannel(one.channel, language),
        wording: words(`${id} ${one.channel}`),
      }))
      // Where there are no words to agree to, there is nothing to ask; a yes that stands can still be taken back.
      .filter(({ wording, isYes }) => wording !== null || isYes === true),
  }))
}

type State = Consents['purposes'][number]['channels'][number]

function readState({ status, since, isObjected }: State): Pick<ChannelChoice, 'isYes' | 'since' | 'remark'> {
  const remark = status === 'unconfirmed' || status === 'expired' ? status : null
  const isYes = isObjected || status === 'withdrawn' ? false : status === 'granted' ? true : null
  return { isYes, since, remark }
}

function readFrequency(
  { frequencies }: Consents,
  now: number,
): { frequency: FrequencyChoice; pausedUntil: string | null } {
  const own = frequencies.find((one) => one.purpose === '*')
  const pausedUntil = own?.pausedUntil ?? null
  if (pausedUntil !== null && Date.parse(pausedUntil) > now) return { frequency: 'pause', pausedUntil }
  const key = own?.max == null ? '' : `${own.max} ${own.period}`
  const known: Readonly<Record<string, FrequencyChoice>> = {
    '1 week': 'week',
    '2 month': 'twice_month',
    '1 month': 'month',
  }
  return { frequency: known[key] ?? 'any', pausedUntil: null }
}

interface Listing {
  known: Known
  consents: Consents
  language: Lang
  timeZone: string
  sources: ReadonlyMap<string, string>
  stores: ReadonlyMap<string, string>
}

/** What is stored of her, with what each datum is used for now and who told it. */
function listData(o: Listing): Datum[] {
  return [...listIdentifiers(o), ...listTraits(o), ...listBehaviour(o)]
}

/** Purposes that use a datum of these channels now: by a consent that stands, or without one. */
function listUses({ consents, language }: Listing, channels: readonly string[] | null): string[] {
  const used = consents.purposes
    .filter(({ basis, channels: own }) =>
      own.some((one) => {
        const isMeant = channels === null ? isFitting(one.channel) : channels.includes(one.channel)
        const stands = basis === 'consent' ? one.status === 'granted' && !one.isObjected : true
        return isMeant && stands
      }),
    )
    .map(({ name }) => name[language])
  if (consents.isRestricted || used.length === 0) return [labels.stored[language]]
  return used
}

/** Channels of purposes that look at what she is like and did, rather than write to her. */
const isFitting = (channel: string): boolean =>
  channel === 'any' || channel === 'onsite' || channel === 'messenger' || channel === 'ads'

/** Ad services are told of her by these two. */
const emailChannels = ['email', 'ads'] as const
const phoneChannels = ['sms', 'phone_human', 'phone_automated', 'ads'] as const

function listIdentifiers(o: Listing): Datum[] {
  const { known, language } = o
  const kindsShown = ['email', 'phone', 'card', 'user_id', 'external'] as const
  const named = known.identifiers.flatMap(({ kind, value, source, firstSeenAt }): Datum[] => {
    const shown = kindsShown.find((one) => one === kind)
    if (shown === undefined) return []
    const channels = shown === 'email' ? emailChannels : shown === 'phone' ? phoneChannels : null
    return [
      {
        label: labels[shown][language],
        value,
        source: wordSource(source, o),
        at: firstSeenAt,
        uses: listUses(o, channels),
      },
    ]
  })
  const devices = known.identifiers.filter(({ kind }) => kind === 'device_id' || kind === 'anonymous_id')
  if (devices.length === 0) return named
  const at = devices.map((one) => one.firstSeenAt).sort()[0] ?? null
  const uses = listUses(o, ['push', 'onsite', 'ads', 'any'])
  return [...named, { label: labels.device[language], value: String(devices.length), source: null, at, uses }]
}

function listTraits(o: Listing): Datum[] {
  const { known, language, timeZone, stores } = o
  const addresses = new Set(['email', 'phone'])
  return Object.entries(known.traits)
    .filter(([key]) => !addresses.has(key))
    .map(([key, value]) => {
      const told = known.traitSources[key]
      return {
        label: nameTrait(key, language),
        value: writeTrait(key, value, { language, timeZone, stores }),
        source: told === undefined ? null : wordSource(told.source, o),
        at: told?.at ?? null,
        uses: listUses(o, null),
      }
    })
}

function listBehaviour(o: Listing): Datum[] {
  const { computed } = o.known
  const uses = listUses(o, null)
  const at = computed.firstSeenAt
  const rows = [
    { label: labels.orders[o.language], count: computed.orders, text: countOrders },
    { label: labels.events[o.language], count: computed.events, text: countEvents },
  ]
  return rows
    .filter(({ count }) => count > 0)
    .map(({ label, count, text }) => ({ label, value: text(count, o.language), source: null, at, uses }))
}

/** Keys are known by name; what has none is told by what it is. */
const wordSource = (id: string, { sources, language }: Listing): string | null =>
  wordDesk(id, language) ?? sources.get(id) ?? null

/** She is not there: never was, or was erased. */
export const isUnknown = (error: unknown): boolean =>
  error instanceof SplotError && error.code === 'not_found'
