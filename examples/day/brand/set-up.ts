import type { Api } from './api.ts'
import { type Bilingual, brandKit, club, landing, type MessageName, messages } from './texts.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** The published messages, by their names here. */
export type Published = ReadonlyMap<MessageName, string>

const isNamed = (one: Named, name: Bilingual) => one.name === name.pl || one.name === name.en
const isMessage = (name: string): name is MessageName => Object.hasOwn(messages, name)

/** Brand, messages, form and page: made where they are not there yet. What somebody changed since stays as it is. */
export async function setUpBrand(api: Api, language: 'pl' | 'en'): Promise<Published> {
  await saveKit(api)
  const { items } = await api.ask<{ items: Named[] }>('GET', '/content?limit=200')
  const published = new Map<MessageName, string>()
  for (const [name, message] of Object.entries(messages)) {
    if (!isMessage(name)) continue
    const there = items.find((one) => isNamed(one, message.name))
    const { document } = message
    const made = {
      kind: 'message',
      name: message.name[language],
      labels: [message.labels[language]],
      document,
    }
    published.set(name, there?.id ?? (await publish(api, made)))
  }
  if (!items.some((one) => isNamed(one, landing.name))) await makePage(api, language)
  return published
}

/** A sample has to show life whenever somebody looks: this brand has no quiet hours. */
const awake = { hours: null, isSundayQuiet: false, isHolidayQuiet: false, holidays: 'pl' }

async function saveKit(api: Api): Promise<void> {
  const { revision } = await api.ask<{ revision: number }>('GET', '/brand')
  if (revision > 0) return
  await api.ask('PUT', '/brand', { body: { kit: brandKit }, revision })
  await api.ask('PUT', '/consents/settings', { body: { pack: 'pl', quiet: awake } })
}

async function publish(api: Api, made: object): Promise<string> {
  const { id, revision } = await api.ask<{ id: string; revision: number }>('POST', '/content', { body: made })
  await api.ask('POST', `/content/${id}/publish`, { body: { note: '' }, revision })
  return id
}

async function makePage(api: Api, language: 'pl' | 'en'): Promise<void> {
  const { items } = await api.ask<{ items: Named[] }>('GET', '/forms')
  const body = { name: club.name[language], definition: club.definition }
  const form =
    items.find((one) => isNamed(one, club.name)) ?? (await api.ask<Named>('POST', '/forms', { body }))
  const document = landing.makeDocument(form.id)
  const { name, labels } = landing
  const id = await publish(api, { kind: 'page', name: name[language], labels: [labels[language]], document })
  await api.ask('PUT', `/content/${id}/address`, { body: { slug: landing.slug } })
}
