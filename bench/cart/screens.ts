import { openStream } from './wire.ts'

/** A change as the bench remembers it. Times by `performance.now()`. */
export interface Change {
  cart: number
  sentAt: number
  answeredAt: number
  version: string
}

export interface Screen {
  /** When it first showed this version of the cart or a later one; null where it never did. */
  findShown(version: string): number | null
  close(): void
}

/** Changes of a cart of one device are numbered: `…:17.m:0`. */
const readNumber = (version: string): number => Number(/:(\d+)\.m:/.exec(version)?.[1] ?? 0)

const begin = 'event: cart\n'
const mark = '"version":"'

/** An open screen of a cart: notes when it was told of what, once all of it has come. */
export async function watchCart(shop: string, token: string): Promise<Screen> {
  const shown: { n: number; at: number }[] = []
  let text = ''
  const close = await openStream(`${shop}/live?token=${token}`, (part) => {
    const at = performance.now()
    text += part
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end < 0) return
      const from = text.indexOf(begin)
      const version = from < 0 || from > end ? -1 : text.indexOf(mark, from)
      if (version >= 0 && version < end) {
        const start = version + mark.length
        shown.push({ n: readNumber(text.slice(start, text.indexOf('"', start))), at })
      }
      text = text.slice(end + 2)
    }
  })
  return {
    findShown(version) {
      const n = readNumber(version)
      return shown.find((one) => one.n >= n)?.at ?? null
    },
    close,
  }
}
