export interface Way {
  readonly kind: 'phone' | 'whatsapp' | 'messenger' | 'email'
  readonly href: string
  readonly text: string
}

export interface Asked {
  readonly language: 'pl' | 'en'
  /** The page she asks from. */
  readonly about: { readonly title: string; readonly url: string }
  /** Her id of this device, where she allows one. */
  readonly ref: string | null
  readonly now: Date
}

const words = {
  pl: {
    phone: 'Zadzwoń',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    email: 'Napisz e-mail',
    about: 'Pytam o',
  },
  en: {
    phone: 'Call us',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    email: 'Write an e-mail',
    about: 'I ask about',
  },
} as const

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/**
 * Is somebody there? `Mon-Fri 09:00-17:00, Sat 10:00-14:00` in the shop's zone; always, where no hours are said.
 * @param zone IANA name
 */
export function isOpen(hours: string | undefined, now: Date, zone = 'Europe/Warsaw'): boolean {
  if (hours === undefined || hours.trim() === '') return true
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(now)
  const read = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const time = `${read('hour')}:${read('minute')}`
  const today = days.indexOf(read('weekday'))
  return hours.split(',').some((span) => {
    const [, first = '', last = first, from = '', to = ''] =
      /^\s*(\w{3})(?:-(\w{3}))?\s+(\d\d:\d\d)-(\d\d:\d\d)\s*$/.exec(span) ?? []
    const [begin, end] = [days.indexOf(first), days.indexOf(last === '' ? first : last)]
    if (begin < 0 || end < 0) return false
    const isDay = begin <= end ? today >= begin && today <= end : today >= begin || today <= end
    return isDay && time >= from && time < to
  })
}

/** The ways to the shop, the one in which somebody answers at once first; a telephone nobody picks up is not offered. */
export function listWays(data: Readonly<Record<string, string | undefined>>, asked: Asked): Way[] {
  const { language, about, ref, now } = asked
  const say = words[language]
  const text = encodeURIComponent(`${say.about}: ${about.title} ${about.url}`)
  const digits = (value: string) => value.replace(/\D/g, '')
  const ways: Way[] = []
  const { phone, whatsapp, messenger, email } = data
  if (phone && isOpen(data.hours, now, data.zone))
    ways.push({ kind: 'phone', href: `tel:${phone.replace(/[^\d+]/g, '')}`, text: `${say.phone}: ${phone}` })
  if (whatsapp)
    ways.push({
      kind: 'whatsapp',
      href: `https://wa.me/${digits(whatsapp)}?text=${text}`,
      text: say.whatsapp,
    })
  if (messenger && /^[\w.-]+$/.test(messenger)) {
    const mark = ref === null ? '' : `?ref=${encodeURIComponent(ref)}`
    ways.push({ kind: 'messenger', href: `https://m.me/${messenger}${mark}`, text: say.messenger })
  }
  if (email)
    ways.push({
      kind: 'email',
      href: `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(about.title)}&body=${text}`,
      text: say.email,
    })
  return ways
}
