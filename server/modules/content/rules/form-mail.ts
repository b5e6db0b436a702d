import type { ContentLanguage } from '../schema/core.ts'
import { escapeHtml } from './sanitise.ts'

export interface ConfirmationMail {
  brand: string
  form: string
  url: string
  language: ContentLanguage
}

const words = {
  pl: {
    subject: 'Potwierdź zgodę',
    intro: (form: string) => `Ten adres podano w formularzu „${form}”.`,
    ask: 'Aby potwierdzić zgodę, otwórz ten link i użyj przycisku na stronie:',
    button: 'Potwierdzam',
    mistake: 'Jeśli to pomyłka, nic nie trzeba robić: bez potwierdzenia zgoda nie obowiązuje.',
    until: 'Link działa 7 dni.',
  },
  en: {
    subject: 'Confirm your consent',
    intro: (form: string) => `This address was given in the form “${form}”.`,
    ask: 'To confirm your consent, open this link and use the button on the page:',
    button: 'Confirm',
    mistake: 'If this is a mistake, there is nothing to do: without confirmation the consent does not hold.',
    until: 'The link works for 7 days.',
  },
} as const

/**
 * The text message of a double opt-in. Plain letters in both languages: one Polish letter more than doubles its price. Pure.
 */
export const writeShortConfirmation = ({
  brand,
  url,
  language,
}: ConfirmationMail): Record<string, string> => {
  const say = {
    pl: ['zgody z formularza potwierdza ten link:', 'Bez tego zgody nie ma.'],
    en: ['this link confirms the consents of the form:', 'Without it there is none.'],
  }[language]
  return { text: [`${brand === '' ? '' : `${brand}: `}${say[0]}`, url, say[1]].join(' ') }
}

/** The mail of a double opt-in. It asks for the confirmation and for nothing else: no offer, no picture. Pure. */
export function writeConfirmation({ brand, form, url, language }: ConfirmationMail): Record<string, string> {
  const say = words[language]
  const lines = [say.intro(form), say.ask]
  const after = [say.mistake, say.until, brand]
  const text = [...lines, url, ...after].join('\n\n')
  const paragraph = (line: string) => `<p>${escapeHtml(line)}</p>`
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${say.subject}</title></head>
<body style="font:16px/1.5 Arial,Helvetica,sans-serif;color:#231d18;max-width:560px;margin:24px auto;padding:0 16px">
${lines.map(paragraph).join('\n')}
<p><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#231d18;color:#ffffff;text-decoration:none">${say.button}</a></p>
${after.map(paragraph).join('\n')}
</body></html>`
  const subject = brand === '' ? say.subject : `${say.subject}: ${brand}`
  return { subject, text, html }
}
