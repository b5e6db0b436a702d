import { formTo, writeDay } from '../frame.ts'
import { html, type Markup } from '../html.ts'
import type { Centre, Datum, Frame } from '../model.ts'
import { words } from '../words.ts'

/** What is stored of her, datum by datum: where it comes from and what it is used for. */
export function writeData(frame: Frame, { grade, data }: Centre): Markup {
  const t = words[frame.language].data
  return html`<section class="card" id="data" aria-labelledby="data-title"><h2 id="data-title">${t.title}</h2><p class="note">${t.lead}</p>${
    grade === 'message' && writeLinkOffer(frame)
  }${data.length === 0 ? html`<p>${t.none}</p>` : html`<dl>${data.map((datum) => writeDatum(frame, datum))}</dl>`}</section>`
}

/** The identity check: a link to the address we have. */
export function writeLinkOffer(frame: Frame): Markup {
  const t = words[frame.language].data
  return html`<p>${t.masked}</p>${formTo(frame, 'link', html`<div class="acts"><button>${t.sendLink}</button></div>`)}`
}

function writeDatum(frame: Frame, { label, value, source, at, uses }: Datum): Markup {
  const t = words[frame.language].data
  return html`<div><dt>${label}</dt><dd class="value">${value}</dd>${
    uses.length > 0 && html`<dd class="note">${t.usedFor} ${uses.join(', ')}</dd>`
  }${source !== null && html`<dd class="note">${t.source(source)}${at !== null && html`, ${writeDay(frame, at)}`}</dd>`}</div>`
}
