import type { Block, BlockDocument, LeafBlock, PlainBlock } from '../../schema/blocks.ts'
import type { BrandKit } from '../../schema/brand.ts'
import type { ContentLanguage } from '../../schema/core.ts'
import { writeCondition } from '../condition.ts'
import { findSafeUrl } from '../links.ts'
import { escapeAround } from '../sanitise.ts'
import { darkStyle } from './dark.ts'
import { writeLeaf } from './leaf.ts'

export interface MailOptions {
  language: ContentLanguage
  brand: BrandKit
  subject: string
  preheader: string
  /** `page`: served by us, without what only a mail needs. */
  target: 'mail' | 'page'
  /** A model wrote some of it: said in a way machines read. @source AI Act, art. 50 */
  isAiMade?: boolean
}

/** The document as MJML in one language, Liquid left for the moment of sending. Pure. */
export function writeMjml(document: BlockDocument, options: MailOptions): string {
  const { brand, language } = options
  const flags = { next: 0 }
  const body = document.blocks.map((block) => writeBlock(block, options, flags)).join('\n')
  const page = document.background ?? brand.colours.page
  return `<mjml lang="${language}">
<mj-head>
<mj-title>${escapeAround(options.subject)}</mj-title>
<mj-preview>${escapeAround(options.preheader)}</mj-preview>
<mj-attributes>
<mj-all font-family="${brand.font}" />
<mj-text font-size="16px" line-height="1.5" color="${brand.colours.text}" css-class="s-text" />
<mj-section background-color="${brand.colours.ground}" padding="0" css-class="s-sheet" />
<mj-column padding="8px 0" />
</mj-attributes>
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">${options.isAiMade ? '<meta name="ai-generated" content="text">' : ''}</mj-raw>
<mj-style>${darkStyle}</mj-style>
</mj-head>
<mj-body width="600px" background-color="${page}" css-class="s-page">
${writeLogo(options)}${body}
</mj-body>
</mjml>`
}

function writeLogo({ brand }: MailOptions): string {
  const logo = findSafeUrl(brand.logoUrl)
  if (logo === null) return ''
  const alt = escapeAround(brand.name)
  return `<mj-section><mj-column><mj-image src="${escapeAround(logo)}" alt="${alt}" width="160px" /></mj-column></mj-section>\n`
}

function writeBlock(block: Block, options: MailOptions, flags: { next: number }): string {
  if (block.kind !== 'dynamic') return writePlain(block, options)
  const names = block.cases.map(() => `_when${flags.next++}`)
  const assigns = block.cases.map((branch, i) => writeCondition(branch.when, names[i] ?? '')).join('')
  const branches = block.cases.map((branch, i) => {
    const inner = branch.blocks.map((one) => writePlain(one, options)).join('\n')
    return `<mj-raw>${i === 0 ? `${assigns}{% if` : '{% elsif'} ${names[i]} %}</mj-raw>\n${inner}`
  })
  const otherwise = block.otherwise.map((one) => writePlain(one, options)).join('\n')
  return `${branches.join('\n')}\n<mj-raw>{% else %}</mj-raw>\n${otherwise}\n<mj-raw>{% endif %}</mj-raw>`
}

function writePlain(block: PlainBlock, options: MailOptions): string {
  const show = block.show === 'wide' ? ' s-wide' : block.show === 'narrow' ? ' s-narrow' : ''
  const section = (columns: string) => `<mj-section css-class="s-sheet${show}">${columns}</mj-section>`
  if (block.kind !== 'columns') return section(writeColumn([block], options))
  return section(block.columns.map((column) => writeColumn(column, options)).join(''))
}

function writeColumn(blocks: readonly LeafBlock[], options: MailOptions): string {
  return `<mj-column>${blocks.map((one) => writeLeaf(one, options)).join('\n')}</mj-column>`
}
