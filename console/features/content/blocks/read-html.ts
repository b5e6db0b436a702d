const allowed = new Set(['p', 'br', 'strong', 'em', 'u', 's', 'a', 'ul', 'ol', 'li'])
const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em', del: 's', strike: 's', div: 'p' }

/**
 * Formatted text as nodes that may stand on the page: known marks only, links with their address, nothing that loads or
 * runs. The text is parsed in a document of its own, where nothing happens.
 */
export function readHtml(html: string): DocumentFragment {
  const source = new DOMParser().parseFromString(html, 'text/html')
  const fragment = document.createDocumentFragment()
  copyInto(fragment, source.body)
  return fragment
}

function copyInto(target: Node, from: Node): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.appendChild(document.createTextNode(node.textContent ?? ''))
    if (!(node instanceof Element)) continue
    const raw = node.tagName.toLowerCase()
    if (raw === 'script' || raw === 'style' || raw === 'template') continue
    const name = sameAs[raw] ?? raw
    if (!allowed.has(name)) {
      copyInto(target, node)
      continue
    }
    const copy = document.createElement(name)
    const href = name === 'a' ? node.getAttribute('href') : null
    // Kept as written, an output of Liquid too; nobody follows a link on the sheet.
    if (href !== null) copy.dataset.href = href
    copyInto(copy, node)
    target.appendChild(copy)
  }
}

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
