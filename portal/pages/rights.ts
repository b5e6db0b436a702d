import { formTo, writeDay } from '../frame.ts'
import { html, type Markup } from '../html.ts'
import type { Centre, Frame, RequestEntry } from '../model.ts'
import { words } from '../words.ts'

/** What she may ask for. To object and to restrict takes nothing; to see or change data takes a link of her own. */
export function writeRights(frame: Frame, { grade, isObjected, isRestricted }: Centre): Markup {
  const t = words[frame.language].rights
  const toggle = (act: string, isOn: boolean, label: { on: string; off: string }) =>
    formTo(
      frame,
      act,
      html`<input type="hidden" name="is" value="${isOn ? 'off' : 'on'}"><div class="acts"><button>${isOn ? label.off : label.on}</button></div>`,
    )
  const part = (id: string, title: string, text: string, act: Markup) =>
    html`<details id="${id}"><summary>${title}</summary><p class="note">${text}</p>${act}</details>`
  const own = (act: Markup) => (grade === 'own' ? act : writeNeed(frame))
  return html`<section class="card" id="rights" aria-labelledby="rights-title"><h2 id="rights-title">${t.title}</h2><p class="note">${t.lead}</p><div class="rights">${part(
    'download',
    t.download,
    t.downloadText,
    own(
      formTo(
        frame,
        'export',
        html`<div class="acts"><button name="form" value="json">${t.asJson}</button><button name="form" value="page">${t.asPage}</button></div>`,
      ),
    ),
  )}${part('correct', t.correct, t.correctText, own(writeCorrection(frame)))}${part(
    'object',
    t.object,
    t.objectText,
    toggle('object', isObjected, { on: t.objectButton, off: t.unobjectButton }),
  )}${part('restrict', t.restrict, t.restrictText, toggle('restrict', isRestricted, { on: t.restrictButton, off: t.unrestrictButton }))}${part(
    'erase',
    t.erase,
    t.eraseText,
    own(
      html`<div class="acts"><a class="button" href="${frame.path}/erase?lang=${frame.language}">${t.eraseNext}</a></div>`,
    ),
  )}</div></section>`
}

const writeNeed = (frame: Frame): Markup =>
  html`<p>${words[frame.language].rights.needsLink}</p>${formTo(
    frame,
    'link',
    html`<div class="acts"><button>${words[frame.language].data.sendLink}</button></div>`,
  )}`

function writeCorrection(frame: Frame): Markup {
  const t = words[frame.language].rights
  const field = (o: { name: string; label: string; type: string; complete: string; hint?: string }) =>
    html`<div class="field"><label for="${o.name}">${o.label}</label><input id="${o.name}" name="${o.name}" type="${o.type}" autocomplete="${o.complete}" maxlength="320"${
      o.hint !== undefined && html` aria-describedby="${o.name}-hint"`
    }>${o.hint !== undefined && html`<span class="note" id="${o.name}-hint">${o.hint}</span>`}</div>`
  return formTo(
    frame,
    'correct',
    html`${field({ name: 'firstName', label: t.firstName, type: 'text', complete: 'given-name' })}${field({
      name: 'lastName',
      label: t.lastName,
      type: 'text',
      complete: 'family-name',
    })}${field({ name: 'email', label: t.email, type: 'email', complete: 'email', hint: t.emailHint })}${field(
      {
        name: 'phone',
        label: t.phone,
        type: 'tel',
        complete: 'tel',
        hint: t.phoneHint,
      },
    )}<div class="acts"><button>${t.correctSave}</button></div>`,
  )
}

/** What she asked for before, with its deadline. */
export function writeRequests(frame: Frame, { requests }: Centre): Markup {
  if (requests.length === 0) return html``
  const t = words[frame.language].requests
  return html`<section class="card" id="requests"><h2>${t.title}</h2><ul class="rows">${requests.map((one) => writeRequest(frame, one))}</ul></section>`
}

function writeRequest(frame: Frame, { kind, state, receivedAt, dueAt, closedAt }: RequestEntry): Markup {
  const t = words[frame.language].requests
  const end =
    closedAt === null
      ? html`${t.due} ${writeDay(frame, dueAt)}`
      : html`${t.closed} ${writeDay(frame, closedAt)}`
  return html`<li><div class="what"><b>${t.kind[kind]}</b> <span class="tag ${state === 'done' ? 'ok' : state === 'open' ? 'warn' : ''}">${t.state[state]}</span><div class="note">${t.received} ${writeDay(frame, receivedAt)}. ${end}.</div></div></li>`
}
