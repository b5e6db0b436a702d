import type { AskedPurpose, BannerWords } from '../core.ts'
import { make } from '../dom.ts'

export interface Shown {
  words: BannerWords
  language: 'pl' | 'en'
  brand: string
  purposes: readonly AskedPurpose[]
  hasGpc: boolean
  /** What she chose before: a box is ticked only where she ticked it. */
  chosen: Readonly<Record<string, boolean>>
}

export interface Answers {
  refuse(): void
  agree(): void
  save(purposes: Readonly<Record<string, boolean>>): void
  details(): void
  close: (() => void) | null
}

const button = (kind: string, text: string, onClick: () => void) => {
  const made = make('button', { type: 'button', class: kind }, text)
  made.addEventListener('click', onClick)
  return made
}

const openBox = (title: string) => {
  const heading = make('h2', { id: 'title', tabindex: '-1' }, title)
  return make('div', { class: 'box', role: 'dialog', 'aria-labelledby': 'title' }, heading)
}

const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** The first sight: what is asked in one sentence, and both answers side by side. */
export function showQuestion(
  { words, language, brand, purposes, hasGpc }: Shown,
  answers: Answers,
): HTMLElement {
  const box = openBox(words.title)
  const names = purposes.map((one) => one.name[language].toLocaleLowerCase(language)).join(', ')
  box.append(
    make('p', {}, fill(words.text, { brand, purposes: names })),
    ...(hasGpc ? [make('p', {}, words.gpc)] : []),
    make(
      'div',
      { class: 'acts' },
      button('act', words.refuse, answers.refuse),
      button('act', words.agree, answers.agree),
      button('more', words.details, answers.details),
    ),
  )
  return box
}

/** Each purpose with the words that are agreed to. */
export function showDetails(shown: Shown, answers: Answers): HTMLElement {
  const { words, language, brand, purposes, hasGpc, chosen } = shown
  const box = openBox(words.detailsTitle)
  const boxes = purposes.map((purpose) => {
    const input = make('input', { type: 'checkbox', name: purpose.id })
    input.checked = chosen[purpose.id] === true
    const texts = new Set(purpose.wordings.map((one) => fill(one.text[language], { administrator: brand })))
    return {
      purpose,
      input,
      label: make(
        'label',
        {},
        input,
        make('span', {}, make('b', {}, purpose.name[language]), [...texts].join(' ')),
      ),
    }
  })
  const save = () =>
    answers.save(Object.fromEntries(boxes.map(({ purpose, input }) => [purpose.id, input.checked])))
  box.append(
    ...(hasGpc ? [make('p', {}, words.gpc)] : []),
    make('fieldset', { 'aria-labelledby': 'title' }, ...boxes.map((one) => one.label)),
    make(
      'div',
      { class: 'acts' },
      button('act', words.refuse, answers.refuse),
      button('act', words.agree, answers.agree),
      button('act', words.save, save),
      ...(answers.close === null ? [] : [button('more', words.close, answers.close)]),
    ),
  )
  return box
}

export const showReopen = (words: BannerWords, open: () => void): HTMLElement =>
  button('again', words.reopen, open)
