import type { Api } from './api.ts'
import { saveKit } from './kit.ts'
import { type Bilingual, club, landing, type MessageName, messages } from './texts.ts'

interface Named {
  readonly id: string
  readonly name: string
}
interface Item extends Named {
  readonly revision: number
  readonly publishedVersion: number | null
}

/** The published messages, by their names here. */
export type Published = ReadonlyMap<MessageName, string>

const isNamed = (one: Named, name: Bilingual) => one.name === name.pl || one.name === name.en
const isMessage = (name: string): name is MessageName => Object.hasOwn(messages, name)

interface Writing {
  readonly api: Api
  readonly language: 'pl' | 'en'
  /** What is there already. */
  readonly items: readonly Item[]
}

/** Brand, messages, form and page: made where they are not there yet. What somebody changed since stays as it is. */
export async function setUpBrand(api: Api, language: 'pl' | 'en'): Promise<Published> {
  await saveKit(api)
  await stayAwake(api)
  const { items } = await api.ask<{ items: Item[] }>('GET', '/content?limit=200')
  const writing = { api, language, items }
  const published = new Map<MessageName, string>()
  for (const [name, message] of Object.entries(messages))
    if (isMessage(name)) published.set(name, await publish(writing, { kind: 'message', ...message }))
  await makePage(writing)
  return published
}

/** A sample has to show life whenever somebody looks: this brand has no quiet hours. */
const awake = { hours: null, isSundayQuiet: false, isHolidayQuiet: false, holidays: 'pl' }

/** Before anything is written, the first time only: what somebody sets after that stays. */
export async function stayAwake(api: Api): Promise<void> {
  const { items } = await api.ask<{ items: Item[] }>('GET', '/content?limit=1')
  if (items.length === 0) await api.ask('PUT', '/consents/settings', { body: { pack: 'pl', quiet: awake } })
}

interface Made {
  readonly kind: 'message' | 'page'
  readonly name: Bilingual
  readonly labels: Bilingual
  readonly document: object
}

/** Also one that was written when the day broke off, and not published any more. */
async function publish({ api, language, items }: Writing, made: Made): Promise<string> {
  const there = items.find((one) => isNamed(one, made.name))
  const body = { ...made, name: made.name[language], labels: [made.labels[language]] }
  const item = there ?? (await api.ask<Item>('POST', '/content', { body }))
  if (item.publishedVersion === null)
    await api.ask('POST', `/content/${item.id}/publish`, { body: { note: '' }, revision: item.revision })
  return item.id
}

async function makePage(writing: Writing): Promise<void> {
  const { api, language } = writing
  if (writing.items.some((one) => isNamed(one, landing.name) && one.publishedVersion !== null)) return
  const { items } = await api.ask<{ items: Named[] }>('GET', '/forms')
  const body = { name: club.name[language], definition: club.definition }
  const form =
    items.find((one) => isNamed(one, club.name)) ?? (await api.ask<Named>('POST', '/forms', { body }))
  const { name, labels } = landing
  const id = await publish(writing, { kind: 'page', name, labels, document: landing.makeDocument(form.id) })
  await api.ask('PUT', `/content/${id}/address`, { body: { slug: landing.slug } })
}
