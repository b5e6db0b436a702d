import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { TemplateSet } from '../render/messages.ts'
import type { Variant } from '../rules/adapt.ts'
import { adaptAll, makeBody } from '../rules/default-body.ts'
import { findTemplateLink } from '../rules/links.ts'
import { writePlainText } from '../rules/mail/text.ts'
import { writePage } from '../rules/page-html.ts'
import { type BlockDocument, walkBlocks } from '../schema/blocks.ts'
import type { BrandKit } from '../schema/brand.ts'
import type { ContentChannel, ContentLanguage } from '../schema/core.ts'
import type { ContentDocument } from '../schema/document.ts'
import { compileMail } from './compile-mail.ts'

export type ItemKind = 'message' | 'page'

/** What is kept of a version for sending: channel → language → template set; a page is the channel `page`. */
export type Compiled = Record<string, Partial<Record<ContentLanguage, TemplateSet>>>

export interface Source {
  kind: ItemKind
  document: ContentDocument
  brand: BrandKit
  timeZone: string
}

export interface Made {
  variants: Variant[]
  body: BlockDocument
  compiled: Compiled
}

/** Variants, mail and template sets of a document. Liquid is left for the moment of sending. */
export async function compileContent(source: Source): Promise<Made> {
  const { document, kind } = source
  const { core, overrides, smsParts } = document
  // A mail's texts are needed where the mail is made from them, a page's for its title.
  const variants = adaptAll({
    core,
    channels: [...new Set([...document.channels, 'email' as const])],
    overrides,
    smsParts,
  })
  const body = document.body ?? makeBody(core, variants)
  const compiled: Compiled = {}
  for (const variant of variants) {
    const { channel, language } = variant
    if (channel === 'email') {
      const name = kind === 'page' ? 'page' : 'email'
      if (kind === 'page' || document.channels.includes('email'))
        compiled[name] = {
          ...compiled[name],
          [language]:
            kind === 'page' ? compilePage(source, body, variant) : await compileBody(source, body, variant),
        }
    } else compiled[channel] = { ...compiled[channel], [language]: compileTexts(source, variant) }
  }
  return { variants: variants.filter((one) => document.channels.includes(one.channel)), body, compiled }
}

const textOf = (variant: Variant, name: string) => variant.fields.find((one) => one.name === name)?.text ?? ''

function makeSet(source: Source, language: ContentLanguage, parts: TemplateSet['parts']): TemplateSet {
  return { parts, language, timeZone: source.timeZone, onMissing: source.document.onMissing }
}

function compileTexts(source: Source, variant: Variant): TemplateSet {
  const fields = variant.fields.map(({ name, text }) => [name, { source: text, escape: 'none' as const }])
  const link = { source: findTemplateLink(variant.link) ?? '', escape: 'none' as const }
  return makeSet(source, variant.language, { ...Object.fromEntries(fields), link })
}

const mails = new LRUCache<string, string>({
  max: 200,
  maxSize: 50_000_000,
  sizeCalculation: (one) => one.length + 1,
})

async function compileBody(source: Source, body: BlockDocument, variant: Variant): Promise<TemplateSet> {
  const { brand, document } = source
  const { language } = variant
  const options = {
    language,
    brand,
    subject: textOf(variant, 'subject'),
    preheader: textOf(variant, 'preheader'),
    target: 'mail' as const,
    isAiMade: document.aiMade.length > 0,
  }
  const key = hash('sha256', JSON.stringify([body, options]), 'hex')
  const html = mails.get(key) ?? (await compileMail(body, options))
  mails.set(key, html)
  return makeSet(source, language, {
    subject: { source: options.subject, escape: 'none' },
    html: { source: html, escape: 'html' },
    text: { source: writePlainText(body, language, brand), escape: 'none' as const },
  })
}

/** A page is seen by people nobody knows yet: what is not known of them is left out. */
function compilePage(source: Source, body: BlockDocument, variant: Variant): TemplateSet {
  const { brand, document } = source
  const { language } = variant
  const [picture = ''] = [
    ...document.core.pictures.map((one) => one.url),
    ...walkBlocks(body).flatMap(({ block }) => (block.kind === 'picture' ? [block.url] : [])),
  ]
  const title = textOf(variant, 'subject')
  const description = textOf(variant, 'preheader')
  const isAiMade = document.aiMade.length > 0
  const html = writePage(body, { language, brand, title, description, picture, isAiMade })
  const parts = {
    subject: { source: title, escape: 'none' as const },
    html: { source: html, escape: 'html' as const },
  }
  return { ...makeSet(source, language, parts), onMissing: 'empty' }
}

/** Whether the channel is one this item can be rendered for. */
export function findSet(
  compiled: Compiled,
  channel: ContentChannel | 'page',
  language: ContentLanguage,
): TemplateSet | null {
  const sets = compiled[channel]
  // T4: languages fall back: hers, else the other one there is.
  return sets?.[language] ?? sets?.pl ?? sets?.en ?? null
}
