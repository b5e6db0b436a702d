import type { Block, BlockDocument, LeafBlock, PlainBlock } from '../../schema/blocks.ts'
import type { BrandKit } from '../../schema/brand.ts'
import type { ContentLanguage } from '../../schema/core.ts'
import { writeCondition } from '../condition.ts'
import { findTemplateLink } from '../links.ts'
import { writeAsText } from '../sanitise.ts'
import { pick } from './leaf.ts'
import { words } from './words.ts'

/** The plain-text part of a mail, made from its blocks; Liquid left for the moment of sending. Pure. */
export function writePlainText(document: BlockDocument, language: ContentLanguage, brand: BrandKit): string {
  const flags = { next: 0 }
  return document.blocks
    .map((block) => writeBlock(block, language, brand, flags))
    .filter((one) => one !== '')
    .join('\n\n')
}

function writeBlock(
  block: Block,
  language: ContentLanguage,
  brand: BrandKit,
  flags: { next: number },
): string {
  if (block.kind !== 'dynamic') return writePlain(block, language, brand)
  const inside = (blocks: readonly PlainBlock[]) =>
    blocks.map((one) => writePlain(one, language, brand)).join('\n\n')
  const names = block.cases.map(() => `_when${flags.next++}`)
  const assigns = block.cases.map((branch, i) => writeCondition(branch.when, names[i] ?? '')).join('')
  const branches = block.cases.map(
    (branch, i) => `${i === 0 ? '{% if' : '{% elsif'} ${names[i]} %}${inside(branch.blocks)}`,
  )
  return `${assigns}${branches.join('')}{% else %}${inside(block.otherwise)}{% endif %}`
}

function writePlain(block: PlainBlock, language: ContentLanguage, brand: BrandKit): string {
  if (block.kind !== 'columns') return writeLeafText(block, language, brand)
  return block.columns
    .flat()
    .map((one) => writeLeafText(one, language, brand))
    .filter((one) => one !== '')
    .join('\n\n')
}

function writeLeafText(block: LeafBlock, language: ContentLanguage, brand: BrandKit): string {
  switch (block.kind) {
    case 'heading':
      return pick(block.text, language)
    case 'text':
      return writeAsText(pick(block.html, language))
    case 'picture':
    case 'live_picture':
      return block.isDecorative ? '' : pick(block.alt, language)
    case 'button':
      return `${pick(block.label, language)}: ${findTemplateLink(block.link) ?? ''}`
    case 'divider':
      return '----------'
    case 'spacer':
    case 'form':
      return ''
    case 'products':
      return `{% for item in products.${block.source} limit: ${block.most} %}- {{ item.name }}, {{ item.price | money }}: {{ item.url | safe_url }}\n{% endfor %}`
    case 'coupon':
      return `{% if coupon.code %}${pick(block.label, language)} {{ coupon.code }}{% if coupon.validUntil %} (${words.validUntil[language]} {{ coupon.validUntil | date: "%d.%m.%Y" }}){% endif %}{% endif %}`
    case 'stock':
      return `{% if store.name %}${pick(block.label, language)} {{ store.name }}{% for item in store.stock limit: 5 %}\n- {{ item.name }}: {% if item.count > 0 %}${words.inStock[language]}{% else %}${words.outOfStock[language]}{% endif %}{% endfor %}{% endif %}`
    case 'unsubscribe':
      return [
        pick(block.text, language),
        brand.footer[language] ?? '',
        `${words.unsubscribe[language]}: {{ links.unsubscribe | safe_url }}`,
        `${words.preferences[language]}: {{ links.preferences | safe_url }}`,
      ]
        .filter((one) => one !== '')
        .join('\n')
  }
}
