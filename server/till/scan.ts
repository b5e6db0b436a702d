/** What a scan or a typed text may name, in the order in which it is asked. */
export interface Meanings {
  /** A card that turns: only who may use it up opens it. */
  isWallet: boolean
  identifiers: readonly { kind: 'card' | 'email' | 'phone' | 'user_id'; value: string }[]
  /** An EAN or a SKU; null where no code looks like it. */
  article: string | null
  /** Number of an order or a receipt, or what she shows at a pick-up. */
  order: string | null
}

const wallet = /^SW1[0-9A-HJKMNP-TV-Z]{48}$/
const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
/** Polish numbers as people say them, and any with its country. */
const phone = /^(?:\+\d{7,15}|(?:48)?\d{9})$/
/** What her own screen shows for the store to scan. */
const pickup = /^splot:pickup:[A-Z0-9-]{4,20}:\d{6}$/
const code = /^[\p{L}\d][\p{L}\d._/-]{2,63}$/u

/** Tells what a text may mean by its form alone; names of people are searched for as they are typed. */
export function readScan(text: string): Meanings {
  const word = text.trim()
  const bare = word.replace(/[\s()-]/g, '')
  const digits = /^\+?\d+$/.test(bare) ? bare : null
  const isCode = code.test(word)
  if (wallet.test(word)) return { isWallet: true, identifiers: [], article: null, order: null }
  if (pickup.test(word)) return { isWallet: false, identifiers: [], article: null, order: word }
  if (email.test(word))
    return { isWallet: false, identifiers: [{ kind: 'email', value: word }], article: null, order: null }
  const numbers = digits !== null && phone.test(digits) ? [{ kind: 'phone' as const, value: digits }] : []
  const cards =
    (isCode || digits !== null) && bare.length >= 4 ? [{ kind: 'card' as const, value: bare }] : []
  const accounts = isCode && digits === null ? [{ kind: 'user_id' as const, value: word }] : []
  return {
    isWallet: false,
    // Nine digits are a telephone far more often than a card; nobody's card is asked for by a telephone number.
    identifiers: [...numbers, ...cards, ...accounts],
    article: isCode || digits !== null ? (digits ?? word) : null,
    order: isCode || digits !== null ? word : null,
  }
}
