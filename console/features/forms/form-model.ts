import type { CreateFormBody, GetFormReply } from '../../app/api.gen.ts'

export type Form = GetFormReply
export type Definition = Form['definition']
export type Field = Definition['fields'][number]
export type FieldKind = Field['kind']
export type ConsentBox = Definition['consents'][number]
export type FormBody = CreateFormBody

export const fieldKinds = [
  'email',
  'phone',
  'first_name',
  'last_name',
  'text',
  'long_text',
  'choice',
  'date',
] as const satisfies readonly FieldKind[]

/** Channels a form asks consent for: to what, and with the field each one's address is typed into. */
export const boxChannels = [
  { channel: 'email', purpose: 'marketing', needs: 'email' },
  { channel: 'sms', purpose: 'marketing', needs: 'phone' },
  { channel: 'phone_human', purpose: 'marketing', needs: 'phone' },
  { channel: 'ads', purpose: 'ads', needs: 'email' },
] as const

export const leadKinds = ['newsletter', 'contact', 'fitting', 'test_drive'] as const

type Label = Record<'pl' | 'en', string>

/** What a field is called at first, and under which name it is kept. */
const beginnings: Readonly<Record<FieldKind, { name: string; label: Label }>> = {
  email: { name: 'email', label: { pl: 'E-mail', en: 'E-mail' } },
  phone: { name: 'phone', label: { pl: 'Telefon', en: 'Phone' } },
  first_name: { name: 'first_name', label: { pl: 'Imię', en: 'First name' } },
  last_name: { name: 'last_name', label: { pl: 'Nazwisko', en: 'Last name' } },
  text: { name: 'text', label: { pl: 'Temat', en: 'Subject' } },
  long_text: { name: 'message', label: { pl: 'Wiadomość', en: 'Message' } },
  choice: { name: 'choice', label: { pl: 'Co interesuje', en: 'Interested in' } },
  date: { name: 'date', label: { pl: 'Kiedy', en: 'When' } },
}

export function makeField(kind: FieldKind, taken: readonly Field[]): Field {
  const { name, label } = beginnings[kind]
  const used = new Set(taken.map((one) => one.name))
  let free = name
  for (let n = 2; used.has(free); n++) free = `${name}_${n}`
  const options = kind === 'choice' ? [{ value: 'option_1', label: { pl: 'Pierwsza', en: 'First' } }] : []
  return { kind, name: free, label, hint: {}, isRequired: kind === 'email', options }
}

/** A newsletter sign-up: the form most shops begin with. */
export const blankDefinition = (): Definition => ({
  title: { pl: 'Zapisz się do newslettera', en: 'Sign up for the newsletter' },
  fields: [makeField('email', []), makeField('first_name', [])],
  consents: [{ purpose: 'marketing', channel: 'email', isRequired: true }],
  button: { pl: 'Zapisuję się', en: 'Sign me up' },
  thanks: {},
  lead: 'newsletter',
})

/** What a shop puts into its page: the script once, the form where it should stand. */
export const writeEmbed = (o: { origin: string; writeKey: string; id: string }): string =>
  `<script src="${o.origin}/splot.js" data-key="${o.writeKey}"></script>\n<div data-splot-form="${o.id}"></div>`
