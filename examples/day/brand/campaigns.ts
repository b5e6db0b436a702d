import { circle } from '../plan/segments.ts'
import type { Api } from './api.ts'
import type { Published } from './set-up.ts'
import type { Bilingual } from './texts.ts'

const dayMs = 86_400_000

interface Planned {
  readonly name: Bilingual
  readonly plan: object
}

interface Course {
  readonly messages: Published
  /** Milliseconds. */
  readonly now: number
  /** Whom the brand writes to. */
  readonly audience: object
}

/** The winter newsletter, to those of its circle who may get it. */
const planNewsletter = ({ messages, now, audience }: Course): Planned => ({
  name: { pl: 'Zima w wełnie', en: 'Winter in wool' },
  plan: {
    goal: {
      why: 'Pokazać zimową kolekcję',
      kpi: 'clicks',
      target: 25,
      days: 7,
      deadline: new Date(now + 7 * dayMs).toISOString(),
    },
    audience,
    itemId: messages.get('newsletter'),
    channels: ['email'],
  },
})

/** The club's invitation: a sample first, the rest a day later, by text message where there is leave. */
const planClub = ({ messages, now, audience }: Course): Planned => ({
  name: { pl: 'Klub: podwójne punkty', en: 'Club: double points' },
  plan: {
    goal: {
      why: 'Ożywić klub przed świętami',
      kpi: 'orders',
      target: 30,
      days: 7,
      deadline: new Date(now + 14 * dayMs).toISOString(),
    },
    audience,
    itemId: messages.get('club'),
    channels: ['sms', 'email'],
    reach: 'first',
    sample: { size: { kind: 'percent', percent: 20 }, thenAfterHours: 24 },
  },
})

interface Draft {
  readonly id: string
  readonly revision: number
  readonly plan: object
}
interface Check {
  readonly problems: readonly string[]
  readonly counted: { readonly reachable: number }
}

export interface CampaignDeps {
  readonly api: Api
  readonly language: 'pl' | 'en'
  readonly now: () => number
  pause(ms: number): Promise<void>
  isStopped(): boolean
}

interface Channel {
  readonly channel: string
  readonly isSet: boolean
  readonly sink: object | null
}

/** The people are invented: what is for them goes to the local mailboxes, never to a provider somebody has set up. */
async function isLocal(api: Api): Promise<boolean> {
  const { items } = await api.ask<{ items: readonly Channel[] }>('GET', '/channels')
  return !items.some((one) => one.isSet) && items.some((one) => one.channel === 'email' && one.sink !== null)
}

/**
 * Sends the newsletter, and the club's invitation where it has not been sent yet: drafts as anybody makes them, launched with
 * the count of people they would reach, through the same gate.
 */
export async function sendCampaigns(deps: CampaignDeps, messages: Published): Promise<void> {
  if (!(await isLocal(deps.api))) return
  const course = { messages, now: deps.now(), audience: await findAudience(deps.api) }
  const at = writeMoment(course.now, deps.language)
  const club = planClub(course)
  const { items } = await deps.api.ask<{ items: { name: string }[] }>('GET', '/campaigns?limit=100')
  await launch(deps, planNewsletter(course), `, ${at}`)
  if (!items.some(({ name }) => name === club.name.pl || name === club.name.en)) await launch(deps, club, '')
}

/** Its circle; everybody where the segment was never made, or somebody has put it away. */
async function findAudience(api: Api): Promise<object> {
  const { items } = await api.ask<{ items: readonly { id: string; name: string }[] }>(
    'GET',
    '/segments?limit=200&archived=false',
  )
  const own = items.find(({ name }) => name === circle.pl || name === circle.en)
  return own === undefined ? { kind: 'everyone' } : { kind: 'segment', segmentId: own.id }
}

/** 22 lis, 17:09: which sending it is, by the shop's clock. */
const writeMoment = (now: number, language: 'pl' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-GB', {
    timeZone: 'Europe/Warsaw',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(now)

/** Resolves when its letters have left, or it turns out that some will not today. */
async function launch(deps: CampaignDeps, { name, plan }: Planned, mark: string): Promise<void> {
  const { api, language } = deps
  const whole = name[language] + mark
  const draft = await api.ask<Draft>('POST', '/campaigns', { body: { name: whole } })
  const body = { revision: draft.revision, name: whole, plan: { ...draft.plan, ...plan } }
  await api.ask('PUT', `/campaigns/${draft.id}`, { body })
  const confirmedPeople = await countPeople(deps, draft.id)
  if (confirmedPeople === 0) return
  await api.ask('POST', `/campaigns/${draft.id}/launch`, { body: { confirmedPeople } })
  for (let look = 0; look < mostLooks && !deps.isStopped(); look++) {
    await deps.pause(lookPauseMs)
    const { state } = await api.ask<{ state: string }>('GET', `/campaigns/${draft.id}`)
    if (!underWay.has(state)) return
  }
}

const underWay: ReadonlySet<string> = new Set(['scheduled', 'gathering', 'sending'])
const lookPauseMs = 1_000
const mostLooks = 60

const countPauseMs = 700
const mostCounts = 60

/** Whom it would reach, once what was just imported has arrived: until two counts agree. */
async function countPeople(deps: CampaignDeps, id: string): Promise<number> {
  let last = -1
  for (let count = 0; count < mostCounts && !deps.isStopped(); count++) {
    const { counted } = await deps.api.ask<Check>('GET', `/campaigns/${id}/check`)
    if (counted.reachable > 0 && counted.reachable === last) return last
    last = counted.reachable
    await deps.pause(countPauseMs)
  }
  return 0
}
