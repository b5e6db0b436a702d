import type { Block, BlockDocument, LeafBlock, PlainBlock } from '../schema/blocks.ts'
import type { BrandKit } from '../schema/brand.ts'
import type { ContentLanguage } from '../schema/core.ts'
import { writeCondition } from './condition.ts'
import { findTemplateLink } from './links.ts'
import { pick } from './mail/leaf.ts'
import { words } from './mail/words.ts'
import { PageSheet } from './page-style.ts'
import { escapeAround, sanitiseHtml } from './sanitise.ts'

export interface PageOptions {
  language: ContentLanguage
  brand: BrandKit
  title: string
  description: string
  /** A picture for those who share it; empty = none. */
  picture: string
  isAiMade: boolean
}

/** Where the server puts what only it knows: its address, scripts, a form. */
export const headMark = '<!--splot-head-->'
export const formMark = (id: string): string => `<!--splot-form:${id}-->`
export const formMarks = /<!--splot-form:([0-9a-f-]{36})-->/g

const linkOf = (link: string): string => escapeAround(findTemplateLink(link) ?? '#')

/**
 * A landing page as HTML: semantic elements, one sheet of styles, nothing inline, so that a strict content security
 * policy lets it be. Liquid is left for the moment of showing. Pure.
 */
export function writePage(document: BlockDocument, options: PageOptions): string {
  const { brand, language, title, description, picture } = options
  const sheet = new PageSheet(brand, document.background)
  const flags = { next: 0 }
  const body = document.blocks.map((block) => writeBlock(block, { ...options, sheet, flags })).join('\n')
  const logo =
    brand.logoUrl === ''
      ? ''
      : `<header><img class="logo" src="${escapeAround(brand.logoUrl)}" alt="${escapeAround(brand.name)}"></header>`
  const footer = brand.footer[language] ?? ''
  const about = escapeAround(description)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeAround(title)}</title>
<meta name="description" content="${about}">
<meta property="og:type" content="website">
<meta property="og:title" content="${escapeAround(title)}">
<meta property="og:description" content="${about}">
<meta property="og:site_name" content="${escapeAround(brand.name)}">
${picture === '' ? '' : `<meta property="og:image" content="${linkOf(picture)}">`}${options.isAiMade ? '<meta name="ai-generated" content="text">' : ''}
${headMark}
<style>${sheet.write()}</style>
</head>
<body>
${logo}<main>
${body}
</main>
${footer === '' ? '' : `<footer><p>${escapeAround(footer)}</p></footer>`}
</body>
</html>`
}

interface Writing extends PageOptions {
  sheet: PageSheet
  flags: { next: number }
}

function writeBlock(block: Block, writing: Writing): string {
  if (block.kind !== 'dynamic') return writePlain(block, writing)
  const { flags } = writing
  const names = block.cases.map(() => `_when${flags.next++}`)
  const assigns = block.cases.map((branch, i) => writeCondition(branch.when, names[i] ?? '')).join('')
  const inside = (blocks: readonly PlainBlock[]) => blocks.map((one) => writePlain(one, writing)).join('\n')
  const branches = block.cases.map(
    (branch, i) => `{% ${i === 0 ? 'if' : 'elsif'} ${names[i]} %}${inside(branch.blocks)}`,
  )
  return `${assigns}${branches.join('')}{% else %}${inside(block.otherwise)}{% endif %}`
}

function writePlain(block: PlainBlock, writing: Writing): string {
  const show = block.show === undefined || block.show === 'always' ? '' : ` ${block.show}`
  if (block.kind !== 'columns') return `<div class="row${show}">${writeLeaf(block, writing)}</div>`
  const columns = block.columns.map(
    (column) => `<div>${column.map((one) => writeLeaf(one, writing)).join('\n')}</div>`,
  )
  return `<div class="row columns${show}">${columns.join('')}</div>`
}

function writeLeaf(block: LeafBlock, writing: Writing): string {
  const { language, sheet } = writing
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}${sheet.align(block.align)}>${escapeAround(pick(block.text, language))}</h${block.level}>`
    case 'text':
      return `<div${sheet.align(block.align)}>${sheet.liftStyles(sanitiseHtml(pick(block.html, language)))}</div>`
    case 'picture':
    case 'live_picture':
      return writePicture(block, writing)
    case 'button':
      return `<p${sheet.align(block.align ?? 'center')}><a class="button${sheet.colours(block.colour, block.textColour)}" href="${linkOf(block.link)}">${escapeAround(pick(block.label, language))}</a></p>`
    case 'divider':
      return '<hr>'
    case 'spacer':
      return `<div class="${sheet.height(block.height)}"></div>`
    case 'products':
      return writeProducts(block, language)
    case 'coupon':
      return `{% if coupon.code %}<p class="center">${escapeAround(pick(block.label, language))}<br><strong>{{ coupon.code }}</strong></p>{% endif %}`
    case 'stock':
      return `{% if store.name %}<p><strong>${escapeAround(pick(block.label, language))} {{ store.name }}</strong></p><ul>{% for item in store.stock limit: 5 %}<li>{{ item.name }}: {% if item.count > 0 %}${words.inStock[language]}{% else %}${words.outOfStock[language]}{% endif %}</li>{% endfor %}</ul>{% endif %}`
    case 'unsubscribe':
      return ''
    case 'form':
      return formMark(block.form)
  }
}

function writePicture(
  block: Extract<LeafBlock, { kind: 'picture' | 'live_picture' }>,
  { language, sheet }: Writing,
): string {
  const alt = block.isDecorative ? '' : escapeAround(pick(block.alt, language))
  const width = block.width === undefined ? '' : ` class="${sheet.width(block.width)}"`
  const picture = `<img src="${linkOf(block.url)}" alt="${alt}"${width} decoding="async">`
  return block.link === undefined ? picture : `<a href="${linkOf(block.link)}">${picture}</a>`
}

function writeProducts(block: Extract<LeafBlock, { kind: 'products' }>, language: ContentLanguage): string {
  const label = pick(block.button, language)
  const button =
    label === '' ? '' : `<a class="button" href="{{ item.url | safe_url }}">${escapeAround(label)}</a>`
  return `<div class="columns">{% for item in products.${block.source} limit: ${block.most} %}<div class="center"><a href="{{ item.url | safe_url }}"><img src="{{ item.pictureUrl | safe_url }}" alt="{{ item.name }}"></a><p><strong>{{ item.name }}</strong><br>{{ item.price | money }}</p>${button}</div>{% endfor %}</div>`
}
