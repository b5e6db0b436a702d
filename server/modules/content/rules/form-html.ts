import type { ContentLanguage } from '../schema/core.ts'
import type { ConsentBox, FormDefinition, FormField } from '../schema/form.ts'
import { consentInput, fieldInput, type Typed } from './form-check.ts'
import { type FormWord, formWords } from './form-words.ts'
import { escapeHtml } from './sanitise.ts'

/** A form as one visitor sees it. */
export interface ShownForm {
  id: string
  definition: FormDefinition
  /** The words of each consent box, by its channel, the shop's name filled in. */
  wordings: Readonly<Record<string, string>>
  language: ContentLanguage
  /** 1 where it stands alone on its page. */
  level: 1 | 2
  token: string
  /** Where it is sent. */
  action: string
  typed: Typed
  faults: Readonly<Record<string, FormWord>>
  /** What is wrong with the whole of it. */
  fault: FormWord | null
}

const pick = (text: Partial<Record<ContentLanguage, string>>, language: ContentLanguage): string =>
  text[language] ?? text.pl ?? text.en ?? ''

/** The trap: a person does not see it, a program fills it in. */
export const trapName = 'company_url'
const hiddenNames = ['_page', '_title', '_referrer', '_anonymous', '_proof'] as const

/** The form as HTML that works without scripts, each fault at its field. Pure. */
export function writeForm(shown: ShownForm): string {
  const { definition, language, token, typed, id } = shown
  const words = formWords[language]
  const title = pick(definition.title, language)
  const hidden = hiddenNames.map(
    (name) => `<input type="hidden" name="${name}" value="${escapeHtml(typed[name] ?? '')}">`,
  )
  return `<form class="splot-form" method="post" action="${escapeHtml(shown.action)}" data-splot-form="${id}" accept-charset="utf-8" novalidate>
${title === '' ? '' : `<h${shown.level}>${escapeHtml(title)}</h${shown.level}>`}${writeFaults(shown)}
<input type="hidden" name="_token" value="${token}">${hidden.join('')}
<div class="trap" aria-hidden="true"><label>${words.trap}<input name="${trapName}" tabindex="-1" autocomplete="off"></label></div>
${definition.fields.map((field) => writeField(field, shown)).join('\n')}
${definition.consents.map((box) => writeConsent(box, shown)).join('\n')}
<button type="submit">${escapeHtml(pick(definition.button, language) || words.button)}</button>
</form>`
}

/** All that is wrong, first in the form, each leading to its field. */
function writeFaults({ fault, faults, definition, language }: ShownForm): string {
  const words = formWords[language]
  if (fault !== null) return `<div class="fault" role="alert" tabindex="-1" data-focus>${words[fault]}</div>`
  const marked = [
    ...definition.fields.map((one) => ({ input: fieldInput(one.name), label: pick(one.label, language) })),
    ...definition.consents.map((one) => ({ input: consentInput(one.channel), label: '' })),
  ].flatMap(({ input, label }) => {
    const found = faults[input]
    if (found === undefined) return []
    return [
      `<li><a href="#${input}">${escapeHtml(label === '' ? words[found] : `${label}: ${words[found]}`)}</a></li>`,
    ]
  })
  if (marked.length === 0) return ''
  return `<div class="fault" role="alert" tabindex="-1" data-focus>${words.faults}<ul>${marked.join('')}</ul></div>`
}

const autocomplete: Readonly<Partial<Record<FormField['kind'], string>>> = {
  email: 'email',
  phone: 'tel',
  first_name: 'given-name',
  last_name: 'family-name',
}

function writeField(field: FormField, { language, typed, faults }: ShownForm): string {
  const words = formWords[language]
  const input = fieldInput(field.name)
  const fault = faults[input]
  const hint = pick(field.hint, language)
  const described = [hint === '' ? '' : `${input}-hint`, fault === undefined ? '' : `${input}-fault`].filter(
    Boolean,
  )
  const marks = [
    `id="${input}" name="${input}"`,
    field.isRequired ? 'required aria-required="true"' : '',
    fault === undefined ? '' : 'aria-invalid="true"',
    described.length === 0 ? '' : `aria-describedby="${described.join(' ')}"`,
    autocomplete[field.kind] === undefined ? '' : `autocomplete="${autocomplete[field.kind]}"`,
  ]
    .filter(Boolean)
    .join(' ')
  const optional = field.isRequired ? '' : ` <span class="optional">${words.optional}</span>`
  return `<div class="field"><label for="${input}">${escapeHtml(pick(field.label, language))}${optional}</label>
${hint === '' ? '' : `<p class="hint" id="${input}-hint">${escapeHtml(hint)}</p>`}${writeControl(field, marks, { language, value: typed[input] ?? '' })}${writeFault(input, fault, language)}</div>`
}

function writeControl(
  field: FormField,
  marks: string,
  { language, value }: { language: ContentLanguage; value: string },
): string {
  if (field.kind === 'long_text') return `<textarea ${marks} rows="4">${escapeHtml(value)}</textarea>`
  if (field.kind === 'choice') {
    const options = field.options.map(
      (one) =>
        `<option value="${one.value}"${one.value === value ? ' selected' : ''}>${escapeHtml(pick(one.label, language))}</option>`,
    )
    return `<select ${marks}><option value="">${formWords[language].choose}</option>${options.join('')}</select>`
  }
  const types: Readonly<Partial<Record<FormField['kind'], string>>> = {
    email: 'email',
    phone: 'tel',
    date: 'date',
  }
  return `<input type="${types[field.kind] ?? 'text'}" ${marks} value="${escapeHtml(value)}">`
}

const writeFault = (input: string, fault: FormWord | undefined, language: ContentLanguage): string =>
  fault === undefined ? '' : `<p class="fault" id="${input}-fault">${formWords[language][fault]}</p>`

/** Ticked only where she ticked it herself and something else was wrong. */
function writeConsent(box: ConsentBox, { wordings, typed, faults, language }: ShownForm): string {
  const input = consentInput(box.channel)
  const fault = faults[input]
  const marks = [
    typed[input] === 'yes' ? ' checked' : '',
    box.isRequired ? ' required aria-required="true"' : '',
    fault === undefined ? '' : ` aria-invalid="true" aria-describedby="${input}-fault"`,
  ].join('')
  const optional = box.isRequired ? '' : ` <span class="optional">${formWords[language].optional}</span>`
  const words = escapeHtml(wordings[box.channel] ?? '')
  return `<div class="field"><label class="consent"><input type="checkbox" id="${input}" name="${input}" value="yes"${marks}><span>${words}${optional}</span></label>${writeFault(input, fault, language)}</div>`
}

/** Said in the form's place when it has arrived. */
export function writeThanks(
  definition: FormDefinition,
  { language, level, isPending }: { language: ContentLanguage; level: 1 | 2; isPending: boolean },
): string {
  const words = formWords[language]
  const own = pick(definition.thanks, language)
  return `<div class="splot-form" role="status"><h${level} tabindex="-1" data-focus>${words.thanksTitle}</h${level}>
<p>${escapeHtml(own === '' ? words.thanks : own)}</p>${isPending ? `<p>${words.confirm}</p>` : ''}</div>`
}
