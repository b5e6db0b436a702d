import type { LeafBlock, Localized } from '../../schema/blocks.ts'
import type { ContentLanguage } from '../../schema/core.ts'
import { findTemplateLink } from '../links.ts'
import { writeLiveSource } from '../live-picture.ts'
import { escapeAround, sanitiseHtml } from '../sanitise.ts'
import type { MailOptions } from './mjml.ts'
import { words } from './words.ts'

/** The text in the language asked for, or nothing: a missing language is found by the linter, not papered over. */
export const pick = (text: Localized, language: ContentLanguage): string => text[language] ?? ''

const linkOf = (link: string): string => escapeAround(findTemplateLink(link) ?? '#')
const sizes = { 1: '28px', 2: '20px', 3: '16px' } as const

/** One block as MJML components of a column. */
export function writeLeaf(block: LeafBlock, options: MailOptions): string {
  const { language, brand } = options
  switch (block.kind) {
    case 'heading': {
      const text = escapeAround(pick(block.text, language))
      const tag = `h${block.level}`
      return `<mj-text align="${block.align ?? 'left'}" font-size="${sizes[block.level]}" line-height="1.25" font-weight="700"><${tag} style="margin:0;font-size:inherit;line-height:inherit">${text}</${tag}></mj-text>`
    }
    case 'text':
      return `<mj-text align="${block.align ?? 'left'}">${sanitiseHtml(pick(block.html, language))}</mj-text>`
    case 'picture':
      return writePicture(block, linkOf(block.url), language)
    case 'live_picture':
      return writePicture(block, writeLiveSource(block), language)
    case 'button': {
      const { accent, onAccent } = brand.colours
      const colours = `background-color="${block.colour ?? accent}" color="${block.textColour ?? onAccent}"`
      const label = escapeAround(pick(block.label, language))
      return `<mj-button align="${block.align ?? 'center'}" href="${linkOf(block.link)}" ${colours} border-radius="6px" font-size="16px" inner-padding="12px 24px" rel="noopener">${label}</mj-button>`
    }
    case 'divider':
      return '<mj-divider border-width="1px" border-color="#e3dfda" />'
    case 'spacer':
      return `<mj-spacer height="${block.height}px" />`
    case 'products':
      return writeProducts(block, options)
    case 'coupon':
      return writeCoupon(block, language)
    case 'stock':
      return writeStock(block, language)
    case 'unsubscribe':
      return options.target === 'page' ? '' : writeUnsubscribe(block, options)
    case 'form':
      return ''
  }
}

type PictureBlock = Extract<LeafBlock, { kind: 'picture' | 'live_picture' }>

function writePicture(block: PictureBlock, source: string, language: ContentLanguage): string {
  const alt = block.isDecorative ? '' : escapeAround(pick(block.alt, language))
  const width = block.width === undefined ? '' : ` width="${block.width}px"`
  const href = block.link === undefined ? '' : ` href="${linkOf(block.link)}" rel="noopener"`
  return `<mj-image src="${source}" alt="${alt}"${width}${href} fluid-on-mobile="true" padding="0" />`
}

const raw = (liquid: string) => `<mj-raw>${liquid}</mj-raw>`

function writeProducts(block: Extract<LeafBlock, { kind: 'products' }>, options: MailOptions): string {
  const { brand, language } = options
  const label = pick(block.button, language)
  const button =
    label === ''
      ? ''
      : `<mj-button href="{{ item.url | safe_url }}" background-color="${brand.colours.accent}" color="${brand.colours.onAccent}" border-radius="6px">${escapeAround(label)}</mj-button>`
  return [
    raw(`{% for item in products.${block.source} limit: ${block.most} %}`),
    '<mj-image src="{{ item.pictureUrl | safe_url }}" alt="{{ item.name }}" href="{{ item.url | safe_url }}" width="240px" />',
    '<mj-text align="center"><strong>{{ item.name }}</strong><br />{{ item.price | money }}</mj-text>',
    button,
    raw('{% endfor %}'),
  ].join('\n')
}

function writeCoupon(block: Extract<LeafBlock, { kind: 'coupon' }>, language: ContentLanguage): string {
  const label = pick(block.label, language)
  return [
    raw('{% if coupon.code %}'),
    `<mj-text align="center">${escapeAround(label)}<br /><strong style="font-size:20px;letter-spacing:1px">{{ coupon.code }}</strong>{% if coupon.validUntil %}<br />${words.validUntil[language]} {{ coupon.validUntil | date: "%d.%m.%Y" }}{% endif %}</mj-text>`,
    raw('{% endif %}'),
  ].join('\n')
}

function writeStock(block: Extract<LeafBlock, { kind: 'stock' }>, language: ContentLanguage): string {
  return [
    raw('{% if store.name %}'),
    `<mj-text><strong>${escapeAround(pick(block.label, language))} {{ store.name }}</strong>{% for item in store.stock limit: 5 %}<br />{{ item.name }}: {% if item.count > 0 %}${words.inStock[language]}{% else %}${words.outOfStock[language]}{% endif %}{% endfor %}</mj-text>`,
    raw('{% endif %}'),
  ].join('\n')
}

function writeUnsubscribe(
  block: Extract<LeafBlock, { kind: 'unsubscribe' }>,
  { language, brand }: MailOptions,
): string {
  const own = pick(block.text, language)
  const footer = brand.footer[language] ?? ''
  const lines = [own, footer].filter((one) => one !== '').map((one) => `${escapeAround(one)}<br />`)
  return `<mj-text align="center" font-size="13px">${lines.join('')}<a href="{{ links.unsubscribe | safe_url }}">${words.unsubscribe[language]}</a> · <a href="{{ links.preferences | safe_url }}">${words.preferences[language]}</a></mj-text>`
}
