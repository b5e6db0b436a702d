import { protectLiquid } from '../rules/liquid-parts.ts'
import { type MailOptions, writeMjml } from '../rules/mail/mjml.ts'
import type { BlockDocument } from '../schema/blocks.ts'

/**
 * Blocks → MJML → HTML that mail clients understand, at publishing. Liquid is kept out of the compiler's sight, so that
 * none of it is parsed, encoded or lost.
 * @throws Error where MJML refuses what we wrote: a defect of ours
 */
export async function compileMail(document: BlockDocument, options: MailOptions): Promise<string> {
  // Over half a second to load: not at every start.
  const { default: mjml2html } = await import('mjml')
  const { text, restore } = protectLiquid(writeMjml(document, options))
  const { html, errors } = await mjml2html(text, {
    validationLevel: 'soft',
    keepComments: false,
    minify: false,
    ignoreIncludes: true,
  })
  if (errors.length > 0) throw new Error(`MJML: ${errors[0]?.message ?? ''}`)
  return restore(html)
}
