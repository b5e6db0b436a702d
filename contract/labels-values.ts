import { couponReasons, couponUnmet } from './labels-coupon.ts'
import type { Bilingual, Lang } from './language.ts'
import { pluralPl } from './plural.ts'

const both = (pl: string, en: string): Bilingual => ({ pl, en })

/** Codes that senders use, in words; per property, for one code may mean two things. */
const codes: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  direction: {
    inbound: both('od klienta', 'from the customer'),
    outbound: both('do klienta', 'to the customer'),
  },
  payment_method: {
    blik: both('BLIK', 'BLIK'),
    card: both('karta', 'card'),
    cash: both('gotówka', 'cash'),
    transfer: both('przelew', 'transfer'),
    cash_on_delivery: both('za pobraniem', 'cash on delivery'),
    installments: both('raty', 'instalments'),
    in_store: both('w salonie', 'in the store'),
    on_delivery: both('przy odbiorze', 'on delivery'),
    terminal: both('karta', 'card'),
    gift_card: both('karta podarunkowa', 'gift card'),
    sandbox: both('płatność na próbę', 'sandbox payment'),
  },
  shipping_method: {
    courier: both('kurier', 'courier'),
    locker: both('automat paczkowy', 'parcel locker'),
    store: both('odbiór w sklepie', 'store pick-up'),
  },
  kind: {
    call: both('rozmowa', 'call'),
    visit: both('wizyta', 'visit'),
    note: both('notatka', 'note'),
    email: both('e-mail', 'e-mail'),
    letter: both('list', 'letter'),
    chat: both('czat', 'chat'),
    sms: both('SMS', 'SMS'),
    complaint: both('reklamacja', 'complaint'),
    return: both('zwrot', 'return'),
    question: both('pytanie', 'question'),
    praise: both('pochwała', 'praise'),
    qr: both('kod QR', 'QR code'),
    card: both('karta', 'card'),
    app: both('aplikacja', 'app'),
    nps: both('NPS', 'NPS'),
    csat: both('CSAT', 'CSAT'),
    ces: both('CES', 'CES'),
    fitting: both('przymiarka', 'fitting'),
    catalogue: both('katalog', 'catalogue'),
    comment: both('komentarz', 'comment'),
    like: both('polubienie', 'like'),
    share: both('udostępnienie', 'share'),
    household: both('gospodarstwo', 'household'),
  },
  reason: {
    expired: both('po terminie', 'expired'),
    size: both('zły rozmiar', 'wrong size'),
    changed_mind: both('zmiana zdania', 'change of mind'),
    mailbox_full: both('pełna skrzynka', 'mailbox full'),
    absent_subscriber: both('abonent niedostępny', 'subscriber absent'),
    unknown_address: both('nieznany adres', 'unknown address'),
    token_expired: both('nieważny token urządzenia', 'device token expired'),
    repaired: both('naprawiono', 'repaired'),
    illness: both('choroba', 'illness'),
    order: both('zamówienie', 'order'),
  },
  status: {
    waiting_for_customer: both('czeka na klienta', 'waiting for the customer'),
    in_progress: both('w toku', 'in progress'),
    open: both('otwarta', 'open'),
    closed: both('zamknięta', 'closed'),
  },
  purpose: {
    marketing: both('marketing', 'marketing'),
    profiling: both('dopasowanie oferty', 'a fitting offer'),
    advice: both('doradztwo w sklepie', 'advice in the store'),
    ads: both('reklamy w innych serwisach', 'ads elsewhere'),
    service: both('obsługa', 'service'),
    '*': both('wszystkie cele', 'all purposes'),
  },
  consent_channel: {
    email: both('e-mail', 'e-mail'),
    sms: both('SMS', 'SMS'),
    push: both('powiadomienia push', 'push'),
    phone_human: both('rozmowa telefoniczna', 'phone call'),
    phone_automated: both('telefon z automatu', 'automated call'),
    messenger: both('komunikator', 'messenger'),
    post: both('list', 'letter'),
    onsite: both('strona', 'on the site'),
    ads: both('reklamy', 'ads'),
    any: both('każdy kanał', 'any channel'),
    '*': both('wszystkie kanały', 'all channels'),
  },
  obtained_by: {
    form: both('w formularzu', 'by form'),
    banner: both('na banerze', 'by banner'),
    paper: both('na papierze', 'on paper'),
    call: both('przez telefon', 'by phone'),
    till: both('przy kasie', 'at the till'),
    double_opt_in: both('linkiem z e-maila', 'by the link in the mail'),
    import: both('z importu', 'by import'),
    desk: both('u pracownika', 'at a desk'),
    preferences: both('w ustawieniach', 'in the preferences'),
    link: both('linkiem z wiadomości', 'by the link in a message'),
    signal: both('z ustawień przeglądarki', 'by the browser'),
  },
  suppression: {
    bounce: both('adres nie przyjmuje poczty', 'the address takes no mail'),
    complaint: both('skarga odbiorcy', 'complaint'),
    manual: both('ręcznie', 'by hand'),
  },
  period: {
    day: both('na dzień', 'a day'),
    week: both('na tydzień', 'a week'),
    month: both('na miesiąc', 'a month'),
  },
  card_kind: {
    plastic: both('plastikowa', 'plastic'),
    app: both('w aplikacji', 'in the app'),
    wallet: both('w portfelu', 'in the wallet'),
  },
  platform: {
    meta: both('Meta', 'Meta'),
    facebook: both('Facebook', 'Facebook'),
    instagram: both('Instagram', 'Instagram'),
    google: both('Google', 'Google'),
    tiktok: both('TikTok', 'TikTok'),
    pinterest: both('Pinterest', 'Pinterest'),
  },
  share_via: { email: both('e-mailem', 'by e-mail') },
  medium: {
    web: both('na stronie', 'on the site'),
    messenger: both('Messenger', 'Messenger'),
    whatsapp: both('WhatsApp', 'WhatsApp'),
    telegram: both('Telegram', 'Telegram'),
  },
}

/** 245 -> '4 min 5 s'; from an hour on '1 h 12 min' ('1 godz. 12 min' in Polish). */
function formatSeconds(value: unknown, lang: Lang): string | null {
  const seconds = Math.round(Number(value))
  if (!Number.isFinite(seconds) || seconds < 0) return null
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return `${seconds} s`
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} ${lang === 'pl' ? 'godz.' : 'h'} ${minutes % 60} min`
}

function formatPoints(value: unknown, lang: Lang): string | null {
  const points = Number(value)
  if (!Number.isFinite(points)) return null
  if (lang === 'en') return `${points} ${points === 1 ? 'point' : 'points'}`
  return `${points} ${pluralPl(points, ['punkt', 'punkty', 'punktów'])}`
}

const formats: Readonly<Record<string, (value: unknown, lang: Lang) => string | null>> = {
  duration: formatSeconds,
  conversation_duration: formatSeconds,
  wait: (value, lang) => {
    const time = formatSeconds(value, lang)
    return time === null ? null : `${lang === 'pl' ? 'oczekiwanie' : 'waited'} ${time}`
  },
  points: formatPoints,
  balance: (value, lang) => {
    const points = formatPoints(value, lang)
    return points === null ? null : `${lang === 'pl' ? 'razem' : 'now'} ${points}`
  },
  expires_at: (value, lang) => {
    const at = new Date(String(value))
    if (Number.isNaN(at.getTime())) return null
    const day = { dateStyle: 'medium', timeZone: 'Europe/Warsaw' } as const
    return `${lang === 'pl' ? 'do' : 'until'} ${at.toLocaleDateString(lang === 'pl' ? 'pl-PL' : 'en-GB', day)}`
  },
  rating: (value) => `${String(value)}/5`,
  score: (value, lang) => `${lang === 'pl' ? 'ocena' : 'score'} ${String(value)}`,
}

const maxLength = 160

const shorten = (text: string): string =>
  text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).trimEnd()}…`

/** One property in words, or null where there is nothing to show. */
export function formatProperty(name: string, value: unknown, lang: Lang): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).trim()
  if (text === '') return null
  const format = formats[name]
  if (format !== undefined) return format(value, lang)
  const coupon = name === 'reason' && /^coupon_(\w+)$/.exec(text)?.[1]
  if (coupon) return (couponReasons[coupon] ?? couponUnmet)[lang]
  const group = codes[name]
  const code = group !== undefined && Object.hasOwn(group, text) ? group[text] : undefined
  return code?.[lang] ?? shorten(text)
}
