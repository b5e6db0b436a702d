/** A link that may leave in a message: these schemes only. */
const schemes: readonly string[] = ['https', 'http', 'mailto', 'tel']

/**
 * The address if it may be followed from a message, else null: an absolute https, http, mailto or tel address without
 * control characters, spaces or credentials. Relative addresses lead nowhere in a mail and are refused too.
 */
export function findSafeUrl(text: string): string | null {
  const address = text.trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (address === '' || address.length > 2000 || /[\u0000-\u0020\u007f\u2028\u2029<>"\\]/.test(address))
    return null
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme === undefined || !schemes.includes(scheme)) return null
  if (scheme === 'mailto') return /^mailto:[^@\s]+@[^@\s]+$/i.test(address) ? address : null
  if (scheme === 'tel') return /^tel:\+?[\d().-]+$/i.test(address) ? address : null
  return isWebAddress(address) ? address : null
}

function isWebAddress(address: string): boolean {
  if (!/^https?:\/\//i.test(address)) return false
  try {
    const url = new URL(address)
    return url.username === '' && url.password === '' && url.hostname !== ''
  } catch {
    return false
  }
}

const wholeOutput = /^\{\{-?([^{}%]+?)-?\}\}$/
const anyLiquid = /\{\{[^{}%]*\}\}/g

/**
 * A link of a template. Without Liquid it must be safe as it stands. As one whole output it is checked when it is
 * rendered. With outputs inside, scheme and host must be written out, outputs may fill the path and what follows.
 * @returns the link as it goes into the compiled template, or null where it is refused
 */
export function findTemplateLink(text: string): string | null {
  const link = text.trim()
  if (!/\{[{%]/.test(link)) return findSafeUrl(link)
  const output = wholeOutput.exec(link)?.[1]?.trim()
  if (output !== undefined) return `{{ ${output} | safe_url }}`
  if (/\{%/.test(link)) return null
  const probe = link.replace(anyLiquid, 'x')
  if (/[{}]/.test(probe) || findSafeUrl(probe) === null) return null
  return /^https?:\/\/[^/?#{}]+([/?#]|$)/i.test(link) ? link : null
}
