import { formTo, writeDay, writePage } from '../frame.ts'
import { html, type Markup } from '../html.ts'
import {
  type Centre,
  type ChannelChoice,
  type Frame,
  frequencyChoices,
  type Notice,
  type PurposeChoice,
} from '../model.ts'
import { words } from '../words.ts'
import { writeData } from './data.ts'
import { writeRequests, writeRights } from './rights.ts'

/** Her preference centre: consents, frequency, language, data, rights. */
export function writeCentre(frame: Frame, centre: Centre): string {
  const t = words[frame.language].centre
  return writePage(
    frame,
    t.title,
    html`${writeNotice(frame, centre.notice)}<p class="lead">${t.lead(frame.brand)}</p>${
      centre.name !== null && html`<p>${t.hello(centre.name)}</p>`
    }${centre.isRestricted && html`<p class="say warn">${t.restricted}</p>`}${
      centre.isObjected && html`<p class="say warn">${t.objected}</p>`
    }${writeConsents(frame, centre)}${writeFrequency(frame, centre)}${writeLanguage(frame)}${writeData(frame, centre)}${writeRights(
      frame,
      centre,
    )}${writeRequests(frame, centre)}`,
  )
}

const bad: ReadonlySet<Notice> = new Set([
  'email_invalid',
  'phone_invalid',
  'text_invalid',
  'unchecked',
  'too_many',
  'late',
  'nothing_changed',
])

/** What was just done, spoken by screen readers too. */
export const writeNotice = ({ language }: Frame, notice: Notice | null): Markup =>
  notice === null
    ? html``
    : html`<p class="say${bad.has(notice) && ' warn'}" role="${bad.has(notice) ? 'alert' : 'status'}" tabindex="-1" autofocus>${words[language].notice[notice]}</p>`

function writeConsents(frame: Frame, { purposes }: Centre): Markup {
  const t = words[frame.language].centre
  if (purposes.length === 0) return html``
  return html`<section class="card" id="consents" aria-labelledby="consents-title"><h2 id="consents-title">${t.consents}</h2><p class="note">${t.consentsLead}</p>${formTo(
    frame,
    'consents',
    html`${purposes.map((purpose) => writePurpose(frame, purpose))}<div class="acts"><button class="primary" name="all" value="">${t.save}</button></div><div class="acts" data-equal><button name="all" value="no">${t.allNo}</button><button name="all" value="yes">${t.allYes}</button></div>`,
  )}</section>`
}

const writePurpose = (frame: Frame, { id, name, channels }: PurposeChoice): Markup =>
  html`<div class="purpose"><h3>${name}</h3><ul class="rows pairs">${channels.map((channel) => writeChannel(frame, id, channel))}</ul></div>`

function writeChannel(frame: Frame, purpose: string, channel: ChannelChoice): Markup {
  const t = words[frame.language].centre
  const field = `c:${purpose}:${channel.id}`
  const box = (value: 'yes' | 'no', label: string) => {
    const isChosen = channel.isYes === (value === 'yes')
    const isShut = value === 'yes' && channel.wording === null
    return html`<label><input type="radio" name="${field}" value="${value}"${isChosen && html` checked`}${isShut && html` disabled`}>${label}</label>`
  }
  return html`<li><div class="what" id="${field}:what"><b>${channel.name}</b> <span class="note">${writeState(frame, channel)}</span>${
    channel.wording !== null && html`<div class="note">${channel.wording}</div>`
  }</div><div class="pair" role="radiogroup" aria-labelledby="${field}:what">${box('no', t.no)}${box('yes', t.yes)}</div></li>`
}

function writeState(frame: Frame, { isYes, since, remark }: ChannelChoice): Markup {
  const t = words[frame.language].centre
  if (remark !== null) return html`${t[remark]}`
  if (isYes === null) return html`${t.unanswered}`
  return since === null ? html`` : html`${t.since} ${writeDay(frame, since)}`
}

function writeFrequency(frame: Frame, { frequency, pausedUntil }: Centre): Markup {
  const t = words[frame.language].centre
  return html`<section class="card" id="frequency"><h2>${t.frequency}</h2>${formTo(
    frame,
    'frequency',
    html`<fieldset><legend class="note">${t.frequencyLead}</legend><div class="list">${frequencyChoices.map(
      (each) =>
        html`<label><input type="radio" name="frequency" value="${each}"${each === frequency && html` checked`}><span>${t.frequencies[each]}</span></label>`,
    )}</div></fieldset>${
      pausedUntil !== null && html`<p class="note">${t.pausedUntil} ${writeDay(frame, pausedUntil)}</p>`
    }<div class="acts"><button>${t.saveChoice}</button></div>`,
  )}</section>`
}

function writeLanguage(frame: Frame): Markup {
  const t = words[frame.language].centre
  const box = (value: 'pl' | 'en', label: string) =>
    html`<label lang="${value}"><input type="radio" name="language" value="${value}"${frame.language === value && html` checked`}><span>${label}</span></label>`
  return html`<section class="card" id="language"><h2>${t.language}</h2>${formTo(
    frame,
    'language',
    html`<fieldset><legend class="note">${t.languageLead}</legend><div class="list">${box('pl', 'Polski')}${box('en', 'English')}</div></fieldset><div class="acts"><button>${t.saveChoice}</button></div>`,
  )}</section>`
}
