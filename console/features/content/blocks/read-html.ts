const allowed = new Set(['p', 'br', 'strong', 'em', 'u', 's', 'a', 'ul', 'ol', 'li'])
const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em', del: 's', strike: 's', div: 'p' }
const piece = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)\b([^>]*)>|[^<]+|</gi
const silent = /<(script|style|template|title)\b[\s\S]*?(<\/\1\s*>|$)/gi

/**
 * Formatted text as nodes that may stand on the page: known marks only, links with their address, nothing that loads or
 * runs. Read piece by piece: the browser's own parser would already weigh the handlers of what is left out.
 */
export function readHtml(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  const open: Node[] = [fragment]
  for (const [text, slash, raw = '', attributes = ''] of html.replace(silent, '').matchAll(piece)) {
    const top = open.at(-1) ?? fragment
    if (raw === '') {
      if (!text.startsWith('<!--')) top.appendChild(document.createTextNode(decode(text)))
      continue
    }
    const name = sameAs[raw.toLowerCase()] ?? raw.toLowerCase()
    if (!allowed.has(name)) continue
    if (slash === '/') close(open, name)
    else {
      const made = makeElement(name, attributes)
      top.appendChild(made)
      if (name !== 'br') open.push(made)
    }
  }
  return fragment
}

/** Ends the nearest open mark of this name, with those inside it; one that was never opened ends nothing. */
function close(open: Node[], name: string): void {
  const at = open.findLastIndex((node) => node.nodeName.toLowerCase() === name)
  if (at > 0) open.length = at
}

function makeElement(name: string, attributes: string): HTMLElement {
  const element = document.createElement(name)
  const [, double, single] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes) ?? []
  const href = name === 'a' ? (double ?? single) : undefined
  // Kept as written, an output of Liquid too; nobody follows a link on the sheet.
  if (href !== undefined) element.dataset.href = decode(href)
  return element
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  apos: "'",
}

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|([a-z]{2,6}));/gi, (whole, code?: string, name?: string) =>
    code === undefined ? (entities[name?.toLowerCase() ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  )

/** What stands on the page as formatted text again. */
export function writeHtml(root: Node): string {
  return [...root.childNodes].map(writeNode).join('')
}

function writeNode(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escapeText(node.textContent ?? '')
  if (!(node instanceof HTMLElement)) return ''
  const raw = node.tagName.toLowerCase()
  const name = sameAs[raw] ?? raw
  const inner = writeHtml(node)
  if (!allowed.has(name)) return inner
  if (name === 'br') return '<br />'
  if (name !== 'a') return `<${name}>${inner}</${name}>`
  const href = node.dataset.href ?? node.getAttribute('href') ?? ''
  return `<a href="${escapeText(href).replaceAll('"', '&quot;')}">${inner}</a>`
}

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')
