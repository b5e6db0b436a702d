import { formTo, writePage } from '../frame.ts'
import { html, type Markup } from '../html.ts'
import type { Frame, Notice } from '../model.ts'
import { words } from '../words.ts'
import { writeNotice } from './centre.ts'

/** A page of one sentence, and the way on. */
const say = (frame: Frame, title: string, text: string, more: Markup = html``): string =>
  writePage(frame, title, html`<div class="card"><p role="status">${text}</p>${more}</div>`)

const wayOn = ({ askPath, language }: Frame, label: string): Markup =>
  html`<p><a href="${askPath}?lang=${language}">${label}</a></p>`

function writeEmailField(label: string): Markup {
  return html`<div class="field"><label for="address">${label}</label><input id="address" name="address" type="email" autocomplete="email" inputmode="email" maxlength="320" required></div>`
}

/** Where somebody without a working link asks for one. */
export function writeAsk(frame: Frame, o: { isBroken: boolean; notice: Notice | null }): string {
  const t = words[frame.language].ask
  return writePage(
    frame,
    t.title,
    html`${writeNotice(frame, o.notice)}${o.isBroken && html`<p class="say warn" role="alert">${t.broken}</p>`}<p class="lead">${t.lead(
      frame.brand,
    )}</p><div class="card">${formTo(
      { ...frame, path: frame.askPath },
      'ask',
      html`${writeEmailField(t.label)}<div class="acts"><button class="primary">${t.send}</button></div>`,
    )}</div>`,
  )
}

/** The same whether anybody is known by the address or not. */
export const writeAsked = (frame: Frame): string => {
  const t = words[frame.language].ask
  return say(frame, t.sent, t.sentText(frame.brand))
}

/** Asks once more before it unsubscribes: whoever fetches a page has not decided anything. */
export function writeUnsubscribe(frame: Frame, o: { what: string | null; centrePath: string }): string {
  const t = words[frame.language].unsubscribe
  return writePage(
    frame,
    t.title,
    html`<p class="lead">${t.lead(frame.brand, o.what ?? t.anything)}</p><div class="card">${formTo(
      frame,
      'unsubscribe',
      html`<div class="acts"><button class="primary">${t.button}</button></div>`,
    )}</div><p><a href="${o.centrePath}?lang=${frame.language}">${t.more}</a></p>`,
  )
}

export function writeUnsubscribed(frame: Frame, o: { centrePath: string }): string {
  const t = words[frame.language]
  return say(
    frame,
    t.unsubscribe.done,
    t.unsubscribe.doneText(frame.brand),
    html`<p><a href="${o.centrePath}?lang=${frame.language}">${t.centre.title}</a></p>`,
  )
}

/** Never a dead end: without a working link the address itself is enough. */
export function writeTypedUnsubscribe(
  frame: Frame,
  o: { formPath: string; isBroken: boolean; notice: Notice | null },
): string {
  const t = words[frame.language].unsubscribe
  return writePage(
    frame,
    t.typed,
    html`${writeNotice(frame, o.notice)}<p class="lead">${
      o.isBroken ? t.typedLead(frame.brand) : t.lead(frame.brand, t.anything)
    }</p><div class="card">${formTo(
      { ...frame, path: o.formPath },
      'unsubscribe',
      html`${writeEmailField(t.typedLabel)}<div class="acts"><button class="primary">${t.button}</button></div>`,
    )}</div>`,
  )
}

export const writeTypedUnsubscribed = (frame: Frame): string => {
  const t = words[frame.language].unsubscribe
  return say(frame, t.typedDone, t.typedDoneText(frame.brand))
}

export function writeConfirm(frame: Frame, state: 'ask' | 'done' | 'gone'): string {
  const t = words[frame.language].confirm
  if (state === 'done') return say(frame, t.done, t.doneText(frame.brand), wayOn(frame, t.askAgain))
  if (state === 'gone') return say(frame, t.gone, t.goneText, wayOn(frame, t.askAgain))
  return writePage(
    frame,
    t.title,
    html`<p class="lead">${t.lead(frame.brand)}</p><div class="card">${formTo(frame, 'confirm', html`<div class="acts"><button class="primary">${t.button}</button></div>`)}</div>`,
  )
}

export function writeAddressConfirm(
  frame: Frame,
  o: { state: 'ask' | 'done' | 'gone'; kind: 'email' | 'phone' },
): string {
  const t = words[frame.language].address
  if (o.state === 'done') return say(frame, t.done, t.doneText)
  if (o.state === 'gone') return say(frame, t.gone, t.goneText, wayOn(frame, words[frame.language].ask.title))
  return writePage(
    frame,
    t.title,
    html`<p class="lead">${t.lead(frame.brand, o.kind)}</p><div class="card">${formTo(frame, 'address', html`<div class="acts"><button class="primary">${t.button}</button></div>`)}</div>`,
  )
}

/** The second step of an erasure: what goes, what stays, and why. */
export function writeErase(frame: Frame, o: { centrePath: string; notice: Notice | null }): string {
  const t = words[frame.language].erase
  const list = (items: readonly string[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
  return writePage(
    frame,
    t.title,
    html`${writeNotice(frame, o.notice)}<p class="lead">${t.lead(frame.brand)}</p><section class="card"><h2>${t.goes}</h2>${list(t.goesList)}<h2>${t.stays}</h2>${list(
      t.staysList,
    )}<p class="note">${t.deadline}</p>${formTo(
      frame,
      'erase',
      html`<label class="check"><input type="checkbox" name="understood" value="yes" required><span>${t.check}</span></label><div class="acts" data-equal><a class="button" href="${o.centrePath}?lang=${frame.language}">${t.no}</a><button class="danger">${t.yes}</button></div>`,
    )}</section>`,
  )
}

/** What became of it: done, on its way, or not now, for a reason of the law. */
export const writeErased = (frame: Frame, state: 'done' | 'later' | 'held'): string => {
  const t = words[frame.language].erase
  const told = {
    done: [t.done, t.doneText],
    later: [t.later, t.laterText],
    held: [t.later, t.heldText],
  } as const
  return say(frame, ...told[state])
}

export const writeTooMany = (frame: Frame): string => {
  const t = words[frame.language]
  return say(frame, t.ask.title, t.notice.too_many)
}
