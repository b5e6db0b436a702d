import type { BlockDocument } from '../schema/blocks.ts'
import type { CoreMessage } from '../schema/core.ts'
import { languages } from '../schema/core.ts'
import { adaptMessage, type Variant } from './adapt.ts'
import { escapeAround } from './sanitise.ts'

/** The mail of a message that has no blocks of its own yet: picture, heading, text, button, way out. Pure. */
export function makeBody(core: CoreMessage, variants: readonly Variant[]): BlockDocument {
  const mails = variants.filter((one) => one.channel === 'email')
  const textOf = (name: string) =>
    Object.fromEntries(
      mails.map((one) => [one.language, one.fields.find((field) => field.name === name)?.text ?? '']),
    )
  const paragraphs = Object.fromEntries(
    Object.entries(textOf('body')).map(([language, text]) => [language, writeParagraphs(text)]),
  )
  const [first] = core.pictures
  return {
    blocks: [
      ...(first === undefined
        ? []
        : [{ kind: 'picture' as const, id: 'picture', url: first.url, alt: first.alt, isDecorative: false }]),
      { kind: 'heading', id: 'heading', level: 1, text: textOf('heading') },
      { kind: 'text', id: 'body', html: paragraphs },
      ...(core.link === ''
        ? []
        : [{ kind: 'button' as const, id: 'button', label: textOf('button'), link: core.link }]),
      { kind: 'unsubscribe', id: 'unsubscribe', text: {} },
    ],
  }
}

function writeParagraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((one) => one.trim() !== '')
    .map((one) => `<p>${escapeAround(one.trim()).replace(/\n/g, '<br />')}</p>`)
    .join('')
}

/** Every variant of the channels wanted, in every language the core has. */
export function adaptAll(given: {
  core: CoreMessage
  channels: readonly Variant['channel'][]
  overrides: Parameters<typeof adaptMessage>[1]['overrides']
  smsParts: number
}): Variant[] {
  return given.channels.flatMap((channel) =>
    languages.flatMap((language) => {
      const { overrides, smsParts } = given
      const variant = adaptMessage(given.core, {
        channel,
        language,
        ...(overrides && { overrides }),
        smsParts,
      })
      return variant === null ? [] : [variant]
    }),
  )
}
