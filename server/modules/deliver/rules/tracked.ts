import { hash } from 'node:crypto'
import type { Parts } from './parts.ts'

/** A link's name: 64 bits of its address' hash. */
export const nameLink = (url: string): string =>
  Buffer.from(hash('sha256', url, 'hex').slice(0, 16), 'hex').toString('base64url')

/** Only these are led through us, and only here a click leads. */
export function isWebLink(url: string): boolean {
  if (url.length > 2_000 || !/^https?:\/\/[^\s"'<>\\]+$/i.test(url)) return false
  try {
    const { protocol, username, password } = new URL(url)
    return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
  } catch {
    return false
  }
}

export interface Rewriting {
  /** The address that stands instead; null = it stays as it is. */
  swap(url: string): string | null
  /** Of the picture that says it was opened; null = none. */
  pixel: string | null
}

const anchors = /<a\s[^>]*>/gi
const href = /(\shref=)(["'])(.*?)\2/i

/** The links of a mail led through us, and the picture before its end. What is quoted in attributes stays quoted. */
export function rewriteHtml(html: string, { swap, pixel }: Rewriting): string {
  const swapped = html.replace(anchors, (tag) =>
    tag.replace(href, (whole, before: string, quote: string, address: string) => {
      const instead = swap(decodeAttribute(address))
      return instead === null ? whole : `${before}${quote}${instead}${quote}`
    }),
  )
  if (pixel === null) return swapped
  const image = `<img src="${pixel}" width="1" height="1" alt="" style="display:block;border:0">`
  const end = swapped.toLowerCase().lastIndexOf('</body>')
  return end < 0 ? `${swapped}${image}` : `${swapped.slice(0, end)}${image}${swapped.slice(end)}`
}

/** Ampersands alone need decoding: our compiler writes no other entity into an address. */
const decodeAttribute = (text: string): string =>
  text.replace(/&(?:amp|#38|#x26);/gi, '&').replace(/&(?:quot|#34|#39);/gi, '"')

/** Addresses of the plain text, up to the white space after them. */
export function rewriteText(text: string, swap: Rewriting['swap']): string {
  return text.replace(/https?:\/\/[^\s<>"']+/gi, (found) => {
    const tail = /[.,;:!?)\]]+$/.exec(found)?.[0] ?? ''
    const address = tail === '' ? found : found.slice(0, -tail.length)
    const instead = swap(address)
    return instead === null ? found : `${instead}${tail}`
  })
}

/** Every link of a message: of its HTML, its text, and the one a notification leads to. */
export function swapLinks(parts: Parts, { swap, pixel }: Rewriting): Parts {
  const { html, text, link } = parts
  return {
    ...parts,
    ...(html === undefined ? {} : { html: rewriteHtml(html, { swap, pixel }) }),
    ...(text === undefined ? {} : { text: rewriteText(text, swap) }),
    ...(link === undefined ? {} : { link: swap(link) ?? link }),
  }
}

/** Where a link of a message leads, by its name; null where the message has no such link. */
export function findTarget(parts: Parts, linkId: string): string | null {
  let found: string | null = null
  const look = (url: string): null => {
    if (isWebLink(url) && nameLink(url) === linkId) found = url
    return null
  }
  swapLinks(parts, { swap: look, pixel: null })
  return found
}
