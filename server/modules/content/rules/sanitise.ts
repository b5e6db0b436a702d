import sanitizeHtml from 'sanitize-html'
import { findTemplateLink } from './links.ts'
import { protectLiquid, splitLiquid } from './liquid-parts.ts'

const colourStyle = [/^#[0-9a-f]{3,6}$/i]

/**
 * A marketer's formatted text as it may stand in a mail: paragraphs, lists, emphasis and links, nothing that runs, loads
 * or covers. Liquid stays; outputs in a link are checked when they are rendered.
 */
export function sanitiseHtml(html: string): string {
  const { text, restore } = protectLiquid(html)
  const links = keepLiquid()
  const clean = sanitizeHtml(text, {
    allowedTags: ['p', 'br', 'strong', 'b', 'em', 'i', 'u', 's', 'a', 'ul', 'ol', 'li', 'span', 'sub', 'sup'],
    allowedAttributes: { a: ['href', 'target', 'rel'], p: ['style'], span: ['style'] },
    allowedStyles: { '*': { color: colourStyle, 'text-align': [/^(left|right|center)$/] } },
    // Our own rule decides about links, below; the library must not lose what holds Liquid.
    allowedSchemesAppliedToAttributes: [],
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: true,
    nestingLimit: 40,
    transformTags: {
      a: (_, { href = '' }) => {
        const link = findTemplateLink(restore(href))
        const attribs: Record<string, string> =
          link === null ? {} : { href: links.protect(link), rel: 'noopener', target: '_blank' }
        return { tagName: 'a', attribs }
      },
    },
  })
  return links.restore(restore(clean))
}

/**
 * A link's Liquid may have gained a filter: it travels through the library once more. Its mark is a number of what was kept,
 * never the text itself: a mark that somebody wrote as entities brings nothing in.
 */
function keepLiquid() {
  const kept: string[] = []
  return {
    protect: (link: string): string =>
      splitLiquid(link)
        .map((part) => (part.isLiquid ? `\ue000x${kept.push(part.text) - 1}\ue001` : part.text))
        .join(''),
    restore: (html: string): string =>
      html.replace(/\ue000x(\d+)\ue001/g, (_, i: string) => kept[Number(i)] ?? ''),
  }
}

/** Any text as HTML text or attribute value; Liquid stays as it is. */
export function escapeAround(text: string): string {
  const { text: bare, restore } = protectLiquid(text)
  return restore(escapeHtml(bare))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char)
}

/** Formatted text as plain text: paragraphs parted, list items dashed, links written out. Liquid stays. */
export function writeAsText(html: string): string {
  const { text, restore } = protectLiquid(sanitiseHtml(html))
  const plain = text
    .replace(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, (_, href: string, label: string) =>
      stripTags(label) === href ? href : `${label} (${href})`,
    )
    .replace(/<li[^>]*>/g, '- ')
    .replace(/<br ?\/?>|<\/(li|ul|ol)>/g, '\n')
    .replace(/<\/p>/g, '\n\n')
  return restore(
    decodeEntities(stripTags(plain))
      .replace(/(?<![ \t])[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  )
}

const stripTags = (html: string) => html.replace(/<[^<>]*>/g, '')
const decodeEntities = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&amp;/g, '&')
