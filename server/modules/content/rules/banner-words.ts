import type { BannerSettings } from '../schema/banner.ts'
import type { ContentLanguage } from '../schema/core.ts'

/** What the banner says by itself. `{brand}` is the shop's name, `{purposes}` what is asked for. */
export const defaultWords = {
  pl: {
    title: 'Twoja prywatność',
    text: '{brand} prosi o zgodę na użycie danych z tej przeglądarki w celach: {purposes}. Bez zgody strona działa tak samo, a wybór można zmienić w każdej chwili.',
    refuse: 'Odmawiam',
    agree: 'Zgadzam się',
    details: 'Szczegóły',
    detailsTitle: 'Twoje zgody',
    save: 'Zapisz wybór',
    reopen: 'Zgody',
    close: 'Zamknij',
    gpc: 'Przeglądarka prosi, aby nie przekazywać danych (Global Privacy Control). Szanujemy to i nie pytamy o reklamy.',
  },
  en: {
    title: 'Your privacy',
    text: '{brand} asks for your consent to use data of this browser for: {purposes}. Without it the site works the same, and you can change your choice at any time.',
    refuse: 'I refuse',
    agree: 'I agree',
    details: 'Details',
    detailsTitle: 'Your consents',
    save: 'Save my choice',
    reopen: 'Consents',
    close: 'Close',
    gpc: 'Your browser asks that data is not passed on (Global Privacy Control). We respect that and do not ask about ads.',
  },
} as const

export type BannerWords = Readonly<Record<keyof (typeof defaultWords)['pl'], string>>

/** The workspace's own words over ours. */
export function writeBannerWords({ texts }: BannerSettings): Readonly<Record<ContentLanguage, BannerWords>> {
  const own = (language: ContentLanguage) =>
    Object.fromEntries(Object.entries(texts[language] ?? {}).filter(([, text]) => text !== ''))
  return { pl: { ...defaultWords.pl, ...own('pl') }, en: { ...defaultWords.en, ...own('en') } }
}

/** Why words may not stand on a banner: refusing must be as plain as agreeing, and what is asked for must be said. */
export type BannerFault = 'no_refusal' | 'refusal_agrees' | 'unequal' | 'no_purposes'

const refusals =
  /(?<!\p{L})(?:nie|odm|odrzu|bez|rezygn|tylko niezb|no(?!\p{L})|refus|reject|declin|deny|without)|don[’']t|(?:only|just) (?:what is )?(?:necessary|needed|essential)/iu
const agreements = /(?<!\p{L})(?:zgadzam|zgoda|wyrażam|akcept|pozwalam|agree|accept|allow|ok|yes|tak)/iu
/** Which of its own accord says no: "nie zgadzam się", "don't accept". */
const negated =
  /(?<!\p{L})(?:nie (?:zgadzam|wyrażam|akcept|pozwalam)|bez (?:zgod|akcept)|(?:don[’']t|do not|not) (?:agree|accept|allow))/iu

/** The first fault of the words in a language, with the field it stands in; null where there is none. */
export function findBannerFault({
  refuse,
  agree,
  text,
}: Pick<BannerWords, 'refuse' | 'agree' | 'text'>): { field: 'refuse' | 'text'; fault: BannerFault } | null {
  if (!refusals.test(refuse)) return { field: 'refuse', fault: 'no_refusal' }
  if (agreements.test(refuse) && !negated.test(refuse)) return { field: 'refuse', fault: 'refusal_agrees' }
  // One word beside a sentence is a small button beside a large one.
  const [short = 0, long = 0] = [refuse.length, agree.length].sort((a, b) => a - b)
  if (long > 12 + short * 1.5) return { field: 'refuse', fault: 'unequal' }
  if (!text.includes('{purposes}')) return { field: 'text', fault: 'no_purposes' }
  return null
}
