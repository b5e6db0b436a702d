import { writeDay, writePage } from '../frame.ts'
import { html, type Markup } from '../html.ts'
import type { Centre, Frame } from '../model.ts'
import { words } from '../words.ts'
import { writeData } from './data.ts'

/** Her data to read and keep: the same as the page shows, then every table as it is stored. */
export function writeExport(
  frame: Frame,
  o: { centre: Centre; document: Readonly<Record<string, unknown>>; at: string },
): string {
  const t = words[frame.language].export
  return writePage(
    frame,
    t.title,
    html`<p class="lead">${t.lead(frame.brand)}</p><p>${t.made} ${writeDay(frame, o.at)}</p>${writeData(frame, o.centre)}<section class="card"><h2>${t.raw}</h2>${Object.entries(
      o.document,
    ).map(([name, rows]) => writeTable(name, rows))}</section>`,
  )
}

function writeTable(name: string, rows: unknown): Markup {
  const list: readonly unknown[] = Array.isArray(rows) ? rows : [rows]
  if (list.length === 0) return html``
  return html`<h3>${name}</h3>${list.map((row) => html`<dl>${writeFields(row)}</dl>`)}`
}

function writeFields(row: unknown): Markup {
  if (typeof row !== 'object' || row === null) return html`<div><dd>${String(row)}</dd></div>`
  return html`${Object.entries(row).map(([key, value]) =>
    value === null || value === ''
      ? null
      : html`<div><dt>${key}</dt><dd>${typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd></div>`,
  )}`
}
