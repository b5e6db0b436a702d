import type { Language } from '../../../platform/errors.ts'
import type { ContentDocument } from '../schema/document.ts'

export interface Change {
  /** `core.texts.pl.headline`, `overrides.sms.pl.text`, `body.<id of the block>.html.pl`. */
  place: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  before: string | null
  after: string | null
  /** The change as a sentence. */
  words: string
}

/** What changed from one version to another, field by field and block by block. Pure. */
export function diffDocuments(before: ContentDocument, after: ContentDocument, language: Language): Change[] {
  const [old, fresh] = [flatten(before), flatten(after)]
  const changes: Omit<Change, 'words'>[] = []
  for (const [place, value] of old)
    if (!fresh.has(place)) changes.push({ place, kind: 'removed', before: value, after: null })
  for (const [place, value] of fresh) {
    const was = old.get(place)
    if (was === undefined) changes.push({ place, kind: 'added', before: null, after: value })
    else if (was !== value)
      changes.push({ place, kind: place.endsWith('.#') ? 'moved' : 'changed', before: was, after: value })
  }
  return changes.map((one) => ({ ...one, words: describe(one, language) }))
}

/** Every leaf by its place; a block by its id, so that moving it is one change and not two of everything. */
function flatten(document: ContentDocument): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (value: unknown, place: string) => {
    if (Array.isArray(value)) {
      for (const [i, one] of value.entries()) {
        const id: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, 'id') : undefined
        const inner = `${place}.${typeof id === 'string' ? id : i}`
        if (typeof id === 'string') found.set(`${inner}.#`, String(i + 1))
        visit(one, inner)
      }
      if (value.length === 0) return
    } else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) visit(one, place === '' ? key : `${place}.${key}`)
    else if (value !== undefined && value !== null) found.set(place, String(value))
  }
  visit({ ...document, body: document.body?.blocks ?? [], background: document.body?.background }, '')
  return found
}

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  core: { pl: 'treść główna', en: 'core message' },
  overrides: { pl: 'własny tekst', en: 'own text' },
  body: { pl: 'blok', en: 'block' },
  channels: { pl: 'kanał', en: 'channel' },
  texts: { pl: 'tekst', en: 'text' },
  headline: { pl: 'nagłówek', en: 'headline' },
  message: { pl: 'przekaz', en: 'message' },
  offer: { pl: 'oferta', en: 'offer' },
  action: { pl: 'wezwanie', en: 'call to action' },
  link: { pl: 'odnośnik', en: 'link' },
  subject: { pl: 'temat', en: 'subject' },
  preheader: { pl: 'zajawka', en: 'preheader' },
  pictures: { pl: 'obraz', en: 'picture' },
  html: { pl: 'treść', en: 'text' },
  text: { pl: 'tekst', en: 'text' },
  alt: { pl: 'opis obrazu', en: 'alternative text' },
  label: { pl: 'napis', en: 'label' },
  tone: { pl: 'ton', en: 'tone' },
  pl: { pl: 'po polsku', en: 'in Polish' },
  en: { pl: 'po angielsku', en: 'in English' },
}

const acts: Readonly<Record<Change['kind'], Readonly<Record<Language, string>>>> = {
  added: { pl: 'dodano', en: 'added' },
  removed: { pl: 'usunięto', en: 'removed' },
  changed: { pl: 'zmieniono', en: 'changed' },
  moved: { pl: 'przeniesiono', en: 'moved' },
}

function describe(change: Omit<Change, 'words'>, language: Language): string {
  const path = change.place.split('.').filter((part) => part !== '#')
  const place = path.map((part) => names[part]?.[language] ?? part).join(', ')
  const act = acts[change.kind][language]
  const from = change.before === null ? '' : quote(change.before, language)
  const to = change.after === null ? '' : quote(change.after, language)
  const values = change.kind === 'changed' || change.kind === 'moved' ? `${from} → ${to}` : from + to
  return `${act.charAt(0).toUpperCase()}${act.slice(1)}: ${place}: ${values}`
}

function quote(text: string, language: Language): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text
  return language === 'pl' ? `„${short}”` : `“${short}”`
}
